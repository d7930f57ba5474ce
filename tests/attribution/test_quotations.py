"""Pairing of quotation marks: every typography in use, and marks that lost their partner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.attribution.quotations import find_quotations
from tests.parsing.articles import article

MARKS = "“”„‟«»\"‘’‚‛‹›'`"


def _inner(text: str) -> list[str]:
    """Give what stands between marks; a quotation left open ends in an ellipsis."""
    found, _ = find_quotations(article(text))
    return [text[q.inner.start : q.inner.end] + ("" if q.closed else "…") for q in found]


def _open_marks(text: str) -> list[str]:
    _, notices = find_quotations(article(text))
    return [notice.passage.text for notice in notices if notice.passage]


@pytest.mark.parametrize(
    "quotation",
    [
        "“We lost”",
        '"We lost"',
        "«We lost»",
        "»We lost«",
        "„We lost”",
        "„We lost“",
        '„We lost"',
        "``We lost''",
        "''We lost''",
        '``We lost"',
        '“We lost"',
        '"We lost”',
        "‘We lost’",
        "'We lost'",
        "‚We lost‘",
        "‹We lost›",
        "`We lost'",
    ],
)
def test_marks_of_one_family_pair_whatever_their_shape(quotation: str) -> None:
    assert _inner(f"Then he said {quotation} and left.") == ["We lost"]


@pytest.mark.parametrize("quotation", ["»We lost«", "”We lost”"])
def test_marks_may_point_the_other_way(quotation: str) -> None:
    assert _inner(f"Then he said {quotation} and left.") == ["We lost"]


@pytest.mark.xfail(reason="the closing mark of an empty quotation is passed over")
def test_an_empty_quotation_does_not_run_on() -> None:
    assert _inner("She typed “” and sent it.") in ([], [""])


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“They said ‘no’ twice,” she said.", ["They said ‘no’ twice,"]),
        ("‘They said “no” twice,’ she said.", ["They said “no” twice,"]),
        ("\"It's the dogs' food,\" she said.", ["It's the dogs' food,"]),
        ("‘The dog’s food’ was gone.", ["The dog’s food"]),
        ("'t Was laat, zei hij. ‘Ik ging ’s avonds.’", ["Ik ging ’s avonds."]),
        ("The players’ union and the ’90s were over.", []),
        ("Rock ’n’ roll is back.", []),
        ('A 6\'2" guard and a 4" pipe.', []),
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ("(“In brackets”)", ["In brackets"]),
        ("—“After a dash”", ["After a dash"]),
        ('He said: "Go." "Why?" she asked.', ["Go.", "Why?"]),
    ],
)
def test_marks_within_words_and_within_quotations_end_nothing(text: str, inner: list[str]) -> None:
    assert _inner(text) == inner


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = "“We waited and waited.\n\nNobody came, she said. “Not one.”"

    assert _inner(text) == ["We waited and waited.…", "Not one."]


def test_a_mark_that_nothing_closes_is_noticed() -> None:
    assert _open_marks("“We waited and waited.\n\nNobody came.") == ["“"]


def test_a_mark_at_each_paragraph_is_no_oddity() -> None:
    text = "“We waited and waited.\n\n“Nobody came.”"

    assert _open_marks(text) == []
    assert _inner(text) == ["We waited and waited.…", "Nobody came."]


def test_a_quotation_runs_over_a_line_break() -> None:
    assert _inner("“We waited\nand waited,” she said.") == ["We waited\nand waited,"]


def test_a_quotation_runs_over_no_empty_line() -> None:
    assert _inner("“We waited\n\nand waited,” she said.") == ["We waited…"]


def test_a_second_opening_mark_ends_the_first() -> None:
    assert _inner("“We waited, she said. “Nobody came.”") == ["We waited, she said.…", "Nobody came."]


def test_a_closing_mark_alone_opens_nothing() -> None:
    text = "We waited,” she said. Nobody came."

    assert _inner(text) == []


# ── laws ──────────────────────────────────────────────────────────────────────────────────

_pieces = st.sampled_from([*MARKS, "``", "''", " ", "\n", "\n\n", ". ", ", ", "went", "It", "’s", "2"])
texts = st.one_of(st.lists(_pieces, max_size=25).map("".join), st.text(max_size=40))


@given(texts)
def test_quotations_stand_in_order_inside_the_text(text: str) -> None:
    found, _ = find_quotations(article(text))

    edges = [edge for q in found for edge in (q.outer.start, q.inner.start, q.inner.end, q.outer.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


@given(texts)
def test_a_quotation_begins_with_a_mark_and_a_closed_one_ends_with_one(text: str) -> None:
    found, _ = find_quotations(article(text))

    for quotation in found:
        assert text[quotation.outer.start] in MARKS
        assert not quotation.closed or text[quotation.outer.end - 1] in MARKS


@given(texts)
def test_an_open_quotation_stays_in_its_block(text: str) -> None:
    own = article(text)
    found, _ = find_quotations(own)

    for quotation in found:
        assert quotation.closed or any(block.span.covers(quotation.outer) for block in own.blocks)


@given(texts)
def test_no_quotation_runs_over_an_empty_line(text: str) -> None:
    found, _ = find_quotations(article(text))

    assert not [q for q in found if "\n\n" in text[q.outer.start : q.outer.end]]


@given(st.sampled_from(MARKS), st.lists(st.sampled_from(["It rained.", "She’s home.", "No."]), min_size=1))
def test_one_odd_mark_changes_no_other_paragraph(mark: str, others: list[str]) -> None:
    quoting = [f"“{words}” he said." for words in others]
    whole = "\n\n".join(quoting)

    changed = _inner(f"{mark}It was {mark} late\n\n{whole}")

    assert changed[-len(others) :] == _inner(whole)
