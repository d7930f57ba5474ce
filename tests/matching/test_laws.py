"""What must hold whatever the reports say."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.model import ComparisonTable, Row
from claimtrack.pipeline import Pipeline
from claimtrack.reading import read
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
    mirrored = desk.compare(theirs, desk.report([*left, UNRELATED], "en"))

    assert shared(before) == shared(after)
    assert {wordless(row) for row in before.rows if row.is_shared} == {
        wordless(row.mirrored()) for row in mirrored.rows if row.is_shared
    }


@given(left=st.lists(st.sampled_from(ENGLISH), min_size=1, unique=True))
def test_every_claim_stands_in_a_row(desk: Desk, left: list[str]) -> None:
    table = desk.compare(desk.report(left, "en"), desk.report(DUTCH, "nl", id="b"))

    for place, report in enumerate(table.reports):
        assert {claim.id for claim in report.claims} == {id for row in table.rows for id in row.cells[place]}


NEGATED = [
    ("en", "The mayor did not sign the contract."),
    ("en", "The bridge was not closed on Monday."),
    ("en", "The pool is closing because it does not have enough visitors."),
    ("en", "The engineer who warned of the leak has not been dismissed."),
    ("en", "The delay was due to the storm and not to the strike."),
    ("nl", "De burgemeester heeft het contract niet getekend."),
    ("nl", "De staking die de bond met Pasen wilde houden, gaat niet door."),
    ("nl", "Het was niet de provincie die de vergunning weigerde."),
    ("nl", "De ambtenaren moeten een helm dragen, bezoekers hoeven dat niet."),
]


@pytest.mark.parametrize(("language", "sentence"), NEGATED)
def test_taking_out_a_not_on_one_side_turns_agreement_into_contradiction_and_back(
    desk: Desk, language: str, sentence: str
) -> None:
    affirmed = sentence.replace(" not ", " ").replace(" niet", "")
    (denying, affirming), (again, _) = (
        [desk.report([text], language, id=id) for text in (sentence, affirmed)] for id in "ab"
    )

    assert relations(desk.compare(denying, again)) == ["same"]
    assert relations(desk.compare(affirming, again)) == ["contradicts"]
    assert relations(desk.compare(affirming, desk.report([affirmed], language, id="b"))) == ["same"]


def relations(table: ComparisonTable) -> list[str]:
    return [row.relation for row in table.rows if row.is_shared]


VERBS = [
    (
        "en",
        "Ida Holm {} that the fire had started in the kitchen.",
        ("said", "stated", "claimed", "explained"),
    ),
    ("en", "The council {} that around 2,000 trees had been destroyed.", ("said", "reported", "announced")),
    (
        "nl",
        "Ida Holm {} dat de brand in de keuken was begonnen.",
        ("zei", "verklaarde", "stelde", "vertelde"),
    ),
    ("nl", "De gemeente {} dat ongeveer 2.000 bomen waren vernietigd.", ("zei", "meldde", "schreef")),
]


@pytest.mark.parametrize(("language", "sentence", "verbs"), VERBS)
def test_another_reporting_verb_changes_no_row(
    pipeline: Pipeline, language: str, sentence: str, verbs: tuple[str, ...]
) -> None:
    other = pipeline.parse(read("The fire started in the bar. De brand verwoestte 3.500 bomen.", id="b"))

    first, *rest = (
        pipeline.compare(read(sentence.format(verb), id="a", language=language), other).rows for verb in verbs
    )

    assert all(rows == first for rows in rest)


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
