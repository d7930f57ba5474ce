import pytest

from claimtrack.matching.names import name_key, same_name


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the White House", "het Witte Huis"),
        ("president Adair", "Adair"),
        ("Keulen", "Cologne"),
        ("Ruth Adair", "Adair"),
        ("Zelensky", "Zelenskyy"),
        ("the Dutch", "Nederlandse"),
        ("European Union", "EU"),
    ],
)
def test_one_name_in_two_spellings(left: str, right: str) -> None:
    keys = name_key(left), name_key(right)

    assert same_name(*keys) or same_name(*keys[::-1])


@pytest.mark.parametrize(
    ("left", "right"), [("Iran", "Iraq"), ("Jan Smit", "Piet Smit"), ("Poland", "Holland")]
)
def test_names_that_only_look_alike(left: str, right: str) -> None:
    assert not same_name(name_key(left), name_key(right))


def test_names_link_whichever_comes_first() -> None:
    assert same_name("ruth adair", "adair") == same_name("adair", "ruth adair")
