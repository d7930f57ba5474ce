"""Ladders, groups and names; and that nobody is left out otherwise than the table itself does it."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given

from claimtrack.model import ComparisonTable, Link, Notice, Passage, Row, Slots
from claimtrack.report_page.contents import Contents, Rung, ladder
from claimtrack.report_page.passages import Piece
from tests.values import crossing, ferry, passage, tables, veerboot


def test_a_ladder_leads_from_the_report_to_the_speaker() -> None:
    report = ferry()

    assert ladder(report, report.claim("c1"), "Coast News") == (
        Rung("Coast News"),
        Rung("Harbour Post", "outlet", "the Harbour Post"),
        Rung("Ida Holm", "person", "captain Ida Holm", "told"),
    )


def test_a_hedge_that_is_the_cue_stands_at_its_rung() -> None:
    report = ferry()

    assert ladder(report, report.claim("c2"), "Coast News")[1] == Rung("nobody named", hedges=("is said to",))


def test_another_hedge_is_the_reports_own() -> None:
    report = ferry()
    claim = evolve(report.claim("c1"), hedges=(passage(report.article, "– Reports"),))

    top, *rest = ladder(report, claim, "Coast News")

    assert top.hedges == ("– Reports",)
    assert not any(rung.hedges for rung in rest)


def test_a_claim_of_nobody_else_is_in_the_reports_own_voice() -> None:
    report = ferry()

    assert ladder(report, report.claim("c4"), "Coast News") == (Rung("Coast News", "own voice"),)


def test_two_reports_of_one_outlet_are_called_by_their_ids() -> None:
    twice = tuple(evolve(r, article=evolve(r.article, publisher="Coast")) for r in (ferry(), veerboot()))

    assert Contents(evolve(crossing(), reports=twice)).names == ("ferry", "veerboot")


def test_rows_stand_under_headings_and_are_numbered_in_that_order() -> None:
    groups = Contents(crossing()).groups

    assert [(title, [row.number for row in rows]) for title, rows in groups.items()] == [
        ("Contradictions", [1]),
        ("What both say", [2]),
        ("Only in Coast News", [3, 4]),
    ]


def test_shared_rows_are_counted_relation_by_relation() -> None:
    assert Contents(crossing()).tally == ("1 contradicting", "1 the same")


@given(tables())
def test_no_row_is_lost_or_doubled(table: ComparisonTable) -> None:
    shown = [row.row for row in Contents(table).rows]

    assert sorted(map(id, shown)) == sorted(map(id, table.rows))


def test_a_row_is_told_once_where_several_of_its_claims_end() -> None:
    table = crossing()
    both = Row((("c1", "c2"), ("c1",)), "same")
    report = Contents(evolve(table, rows=(both,))).reports[0]

    endings = report.endings(Piece("failed twice", endings=(0, 1)))

    assert [(claim, len(rows)) for claim, rows in endings] == [(0, 1), (1, 0)]


def test_a_claim_has_the_colour_of_its_most_telling_row() -> None:
    rows = (Row((("c1",), ("c1",)), "related"), Row((("c1",), ("c2",)), "contradicts"))
    report = Contents(evolve(crossing(), rows=rows)).reports[0]

    assert report.relation(0) == "contradicts"
    assert report.relation(1) == "only"


def test_quotation_marks_are_not_doubled() -> None:
    claim = ferry().claims[0]
    passage = Passage(claim.content[0].span, "It failed.”")
    report = evolve(ferry(), claims=(evolve(claim, content=(passage,)),))
    table = ComparisonTable((report,), (Row((("c1",),), "only"),))

    assert Contents(table).rows[0].cells[0][0].words == "“It failed.”"


def test_a_notice_of_the_comparison_is_told_from_those_of_reports() -> None:
    table = crossing()
    odd = Notice(None, "the models differ")

    notices = Contents(evolve(table, notices=(*table.reports[0].notices, odd))).notices

    assert notices == (*(("Coast News", own) for own in table.reports[0].notices), ("comparison", odd))


def test_what_a_claim_was_compared_as_shows_where_its_words_lean_on_others() -> None:
    table = crossing()
    read = (
        Slots("c3", "the ferry is old that it is", "old"),
        Slots("c4", table.reports[0].claim("c4").text, "carry"),
    )

    shown = Contents(evolve(table, slots=(read, ())))

    readings = {claim.claim.id: claim.reading for row in shown.rows for claim in row.cells[0]}
    assert readings == {"c1": "", "c2": "", "c3": "the ferry is old that it is", "c4": ""}


def test_who_could_be_left_out_is_listed_once() -> None:
    assert list(Contents(crossing()).sources) == ["Harbour Post", "Ida Holm", "Nordline"]


@given(tables())
def test_claims_lean_on_the_sources_without_which_the_table_loses_them(table: ComparisonTable) -> None:
    contents = Contents(table)
    claims = [claim for row in contents.rows for cell in row.cells for claim in cell]

    for number, words in enumerate(contents.sources):
        left = table.without(source=words).reports
        for claim in claims:
            place = int(claim.key.split("-")[0])
            stands = claim.claim in left[place].claims
            assert stands is not (number in claim.sources)


def test_a_link_to_nobody_has_no_name() -> None:
    report = ferry()
    claim = evolve(report.claim("c4"), chain=(Link(None, None, None),))

    assert ladder(report, claim, "Coast News")[1] == Rung("nobody named")
