"""What models are shown, and how it leads back to the article."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.model import Span
from claimtrack.parsing.legible import LONGEST_RUN, Legible, make_legible


def shown(text: str) -> str:
    return make_legible(text, [Span(0, len(text))]).text


def test_plain_text_is_shown_as_it_is() -> None:
    assert shown("She said so.") == "She said so."


def test_white_space_and_control_characters_become_one_space() -> None:
    assert shown("\tShe\x00said \x85\u00a0\r\nso. ") == "She said so."


def test_invisible_characters_are_not_shown() -> None:
    assert shown("\u202eShe sa\u00adid\u200f so.\u200b") == "She said so."


def test_a_lone_surrogate_is_shown_as_a_replacement_character() -> None:
    assert shown("She \ud800 said") == "She \ufffd said"


def test_an_endless_run_is_shown_by_its_two_ends() -> None:
    text = "See " + "a" * 30_000 + "z" * 30_000 + " now"

    legible = make_legible(text, [Span(0, len(text))])

    run = legible.text.split(" ")[1]
    assert len(run) == LONGEST_RUN
    assert legible.span(4, 4 + len(run)) == Span(4, 60_004)


def test_lines_become_paragraphs_and_empty_ones_vanish() -> None:
    text = "One.\n \u200b \nTwo."

    legible = make_legible(text, [Span(0, 4), Span(5, 8), Span(9, 13)])

    assert legible.text == "One.\n\nTwo."
    assert [legible.paragraph(place) for place in (0, 3, 6, 9)] == [1, 1, 2, 2]


def test_lines_that_are_left_out_are_not_shown() -> None:
    assert make_legible("One.\nTwo.\nSix.", [Span(0, 4), Span(10, 14)]).text == "One.\n\nSix."


@given(st.text(alphabet=st.characters(), max_size=60))
def test_every_character_shown_stands_where_it_says(text: str) -> None:
    legible = make_legible(text, [Span(0, len(text))])

    assert len(legible.places) == len(legible.text)
    assert list(legible.places) == sorted(set(legible.places))
    for place, character in enumerate(legible.text):
        assert text[legible.places[place]] == character or is_stand_in(legible, place)


def is_stand_in(legible: Legible, place: int) -> bool:
    return legible.text[place] in {" ", "\ufffd", "'", '"'}
