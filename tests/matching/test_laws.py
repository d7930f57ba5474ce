"""What must hold whatever the reports say."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.model import ComparisonTable, Row
from tests.matching.helpers import Desk

ENGLISH = [
    "The fire started in the kitchen.",
    "Around 2,000 trees were destroyed.",
    "Nobody was injured.",
    "The mayor promised to rebuild the hotel.",
    "The hotel opened in 1903.",
    "Police questioned two waiters.",
]
DUTCH = [
    "De brand begon in de keuken.",
    "Ongeveer 3.500 bomen zijn vernietigd.",
    "Er raakte niemand gewond.",
    "Het hotel ging in 1903 open.",
    "De politie heeft twee obers ondervraagd.",
]
UNRELATED = "The bank in Karsland left its interest rate unchanged at 3.25 percent."


def shared(table: ComparisonTable) -> set[Row]:
    return {row for row in table.rows if row.is_shared}


def wordless(row: Row) -> Row:
    """Leave out the reasons, which name the left side first."""
    return evolve(row, reasons=())


@given(
    left=st.lists(st.sampled_from(ENGLISH), min_size=1, unique=True),
    right=st.lists(st.sampled_from(DUTCH), min_size=1, unique=True),
)
def test_swapping_the_reports_mirrors_the_table(desk: Desk, left: list[str], right: list[str]) -> None:
    ours, theirs = desk.report(left, "en"), desk.report(right, "nl", id="b")

    there, back = desk.compare(ours, theirs), desk.compare(theirs, ours)

    assert {wordless(row.mirrored()) for row in there.rows} == {wordless(row) for row in back.rows}


@given(left=st.lists(st.sampled_from(ENGLISH), min_size=1, unique=True))
def test_an_unrelated_paragraph_changes_no_other_row(desk: Desk, left: list[str]) -> None:
    theirs = desk.report(DUTCH, "nl", id="b")

    before = desk.compare(desk.report(left, "en"), theirs)
    after = desk.compare(desk.report([*left, UNRELATED], "en"), theirs)

    assert shared(before) == shared(after)


@given(left=st.lists(st.sampled_from(ENGLISH), min_size=1, unique=True))
def test_every_claim_stands_in_a_row(desk: Desk, left: list[str]) -> None:
    table = desk.compare(desk.report(left, "en"), desk.report(DUTCH, "nl", id="b"))

    for place, report in enumerate(table.reports):
        assert {claim.id for claim in report.claims} == {id for row in table.rows for id in row.cells[place]}


@pytest.mark.parametrize(
    "sentence", ["The mayor did not sign the contract.", "The bridge was not closed on Monday."]
)
def test_taking_out_a_not_turns_contradiction_into_agreement(desk: Desk, sentence: str) -> None:
    affirmed = {"The mayor did not sign the contract.": "The mayor did sign the contract."}.get(
        sentence, sentence.replace("not ", "")
    )

    assert desk.judge(sentence, affirmed).relation == "contradicts"
    assert desk.judge(sentence, sentence).relation == "same"
    assert desk.judge(affirmed, affirmed).relation == "same"


def test_the_same_article_twice_agrees_with_itself(desk: Desk) -> None:
    table = desk.compare(desk.report(ENGLISH, "en"), desk.report(ENGLISH, "en", id="b"))

    assert {(row.relation, row.cells[0] == row.cells[1]) for row in table.rows} == {("same", True)}


def test_no_text_is_matched_with_nothing(desk: Desk) -> None:
    table = desk.compare(desk.report(ENGLISH, "en"), desk.report([], "en", id="b"))

    assert [row.relation for row in table.rows] == ["only"] * len(ENGLISH)


def test_three_reports_have_three_cells(desk: Desk) -> None:
    sides = [
        desk.report(ENGLISH, "en"),
        desk.report(DUTCH, "nl", id="b"),
        desk.report(ENGLISH[:2], "en", id="c"),
    ]

    table = desk.compare(*sides)

    assert {len(row.cells) for row in table.rows} == {3}
