"""What was set by hand → the table of a later run, whose claims may have other ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from claimtrack.model.article import Notice
from claimtrack.model.report import Claim, Report
from claimtrack.model.rows import Cell, Row

if TYPE_CHECKING:
    from claimtrack.model.comparison import ComparisonTable

# Share of the characters of two contents that both must have for the claims to be one.
_MOSTLY = 0.8


def carried_over(
    earlier: ComparisonTable, reports: Sequence[Report]
) -> tuple[tuple[Row, ...], tuple[Notice, ...]]:
    """Give the rows set by hand with the ids of these reports, and notices on those that are lost."""
    known = {report.article.id: place for place, report in enumerate(reports)}
    places = [known.get(report.article.id) for report in earlier.reports]
    found: list[Row] = []
    lost: list[Notice] = []
    for row in earlier.rows:
        if row.by:
            moved = _moved(row, earlier.reports, reports, places)
            (found.append(moved) if moved else lost.append(_notice(row, earlier.reports)))
    return tuple(found), tuple(lost)


def _moved(
    row: Row, before: Sequence[Report], now: Sequence[Report], places: Sequence[int | None]
) -> Row | None:
    cells: list[Cell] = [()] * len(now)
    for old, cell, place in zip(before, row.cells, places, strict=True):
        if not cell:
            continue
        if place is None:
            return None
        ids = [_again(old.claim(id), old, now[place]) for id in cell]
        if None in ids:
            return None
        cells[place] = tuple(id for id in ids if id)
    return evolve(row, cells=tuple(cells))


def _again(claim: Claim, before: Report, now: Report) -> str | None:
    """Find the claim whose content shares most with an earlier one's, if it is most of both."""
    if before.article.text != now.article.text:
        return next((other.id for other in now.claims if other.text == claim.text), None)
    best = max(now.claims, key=lambda other: _shared(claim, other), default=None)
    return best.id if best and _shared(claim, best) >= _MOSTLY else None


def _shared(one: Claim, other: Claim) -> float:
    ours, theirs = ({n for p in claim.content for n in range(p.start, p.end)} for claim in (one, other))
    return len(ours & theirs) / len(ours | theirs) if ours or theirs else float(one.id == other.id)


def _notice(row: Row, reports: Sequence[Report]) -> Notice:
    first = next((report.claim(cell[0]) for report, cell in zip(reports, row.cells, strict=True) if cell))
    where = first.content[0] if first.content else None
    return Notice(where, f"set to {row.relation} by {row.by}, and not found again")
