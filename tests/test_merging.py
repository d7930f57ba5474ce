"""Rows of two reports put together to rows of more."""

from __future__ import annotations

from itertools import permutations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.model import Relation, Row, Support
from claimtrack.model.merging import merged

NAMES = ("a", "b", "c")


def row(
    cells: str,
    relation: Relation = "same",
    detail: str | None = None,
    support: Support = "unknown",
    score: float = 0.8,
) -> Row:
    """Write cells as "1 2 -": claim c1 of the first report, c2 of the second, none of the third."""
    found = tuple(() if cell == "-" else (f"c{cell}",) for cell in cells.split())
    return Row(found, relation, detail, support, score, ("likeness 0.70",))


def cells(rows: tuple[Row, ...]) -> set[str]:
    return {" ".join("".join(cell)[1:] or "-" for cell in row.cells) for row in rows}


def test_what_all_three_say_is_one_row() -> None:
    parts = (row("1 1 -"), row("1 - 1", score=0.6), row("- 1 1", detail="hedge"))

    (found,) = merged(parts, NAMES)

    assert found.cells == (("c1",), ("c1",), ("c1",))
    assert (found.relation, found.detail, found.score) == ("same", "hedge", 0.6)
    assert set(found.parts) == set(parts)
    assert "a and c: likeness 0.70" in found.reasons


def test_nothing_is_merged_through_a_third_report() -> None:
    assert cells(merged((row("1 1 -"), row("- 1 1")), NAMES)) == {"1 1 -", "- 1 1"}


def test_two_of_one_mind_against_a_third_are_one_contradiction_and_one_agreement() -> None:
    clash = [row("1 1 -", "contradicts", "number"), row("- 1 1", "contradicts", "number")]

    found = merged((*clash, row("1 - 1")), NAMES)

    assert {(r.relation, r.detail) for r in found} == {("contradicts", "number"), ("same", None)}
    assert cells(found) == {"1 1 1", "1 - 1"}


def test_a_claim_that_only_one_other_report_answers_keeps_its_row() -> None:
    wide = evolve(row("1 - 1"), cells=(("c1", "c2"), (), ("c1",)))

    found = merged((wide, row("1 1 -"), row("- 1 1")), NAMES)

    assert {own.cells for own in found} == {(("c1",), ("c1",), ("c1",)), wide.cells}
    assert set(merged(found, NAMES)) == set(found)


def test_contradictions_in_different_slots_stay_apart() -> None:
    clash = [row("1 1 -", "contradicts", "number"), row("- 1 1", "contradicts", "date")]

    assert cells(merged((*clash, row("1 - 1")), NAMES)) == {"1 1 -", "- 1 1", "1 - 1"}


def test_two_claims_of_one_report_stay_in_rows_of_their_own() -> None:
    rows = (row("1 1 -"), row("1 - 1"), row("- 1 1"), row("2 1 -", score=0.5))

    assert cells(merged(rows, NAMES)) == {"1 1 1", "2 1 -"}


def test_three_reports_with_one_origin_do_not_count_as_two() -> None:
    leaning: list[Row] = [row("1 1 -", support="same_origin"), row("1 - 1", support="derived")]

    assert merged((*leaning, row("- 1 1", support="independent")), NAMES)[0].support == "same_origin"
    assert merged((*leaning, row("- 1 1")), NAMES)[0].support == "same_origin"


def test_a_third_report_with_a_source_of_its_own_makes_support_independent() -> None:
    rows = (row("1 1 -", support="same_origin"), row("1 - 1", support="independent"), row("- 1 1"))

    assert merged(rows, NAMES)[0].support == "independent"


def test_merging_again_changes_nothing() -> None:
    once = merged((row("1 1 -"), row("1 - 1"), row("- 1 1"), row("2 2 -", "related")), NAMES)

    assert set(merged(once, NAMES)) == set(once)


def test_a_row_set_by_hand_is_left_alone() -> None:
    by_hand = evolve(row("1 1 -", "related"), by="eb")

    assert by_hand in merged((by_hand, row("1 - 1"), row("- 1 1")), NAMES)


_PAIRS = ["{} {} -", "{} - {}", "- {} {}"]
_ROWS = st.builds(
    lambda form, one, other, relation, score: row(form.format(one, other), relation, score=score),
    st.sampled_from(_PAIRS),
    st.integers(1, 3),
    st.integers(1, 3),
    st.sampled_from(["same", "contradicts", "related"]),
    st.sampled_from([0.5, 0.7, 0.9]),
)


@given(st.lists(_ROWS, max_size=12, unique_by=lambda own: own.cells))
def test_the_order_of_rows_and_reports_does_not_matter(rows: list[Row]) -> None:
    there = merged(rows, NAMES)

    assert set(merged(rows[::-1], NAMES)) == set(there)
    for order in permutations(range(3)):
        turned = [_turned(own, order) for own in rows]
        back = merged(turned, [NAMES[place] for place in order])
        assert {_bare(own) for own in back} == {_bare(_turned(own, order)) for own in there}


def _turned(own: Row, order: tuple[int, ...]) -> Row:
    return evolve(own, cells=tuple(own.cells[place] for place in order))


def _bare(own: Row) -> Row:
    return evolve(own, reasons=(), parts=())


@given(st.lists(_ROWS, max_size=12, unique_by=lambda own: own.cells))
def test_every_two_cells_of_a_row_were_found_to_belong_together(rows: list[Row]) -> None:
    found = {own.cells: own.relation for own in rows}

    for own in merged(rows, NAMES):
        filled = [place for place, cell in enumerate(own.cells) if cell]
        for one in filled:
            for other in filled:
                if one < other:
                    pair = tuple(
                        cell if place in (one, other) else () for place, cell in enumerate(own.cells)
                    )
                    assert found[pair] in {own.relation, "same"}
