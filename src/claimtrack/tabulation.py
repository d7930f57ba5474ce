"""Report* + Matches → ComparisonTable: one matter a row, in reading order, and a row for each other claim."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.model import ComparisonTable, Matches, Report
from claimtrack.model.comparison import arranged
from claimtrack.model.merging import merged


def tabulate(reports: Sequence[Report], matches: Matches) -> ComparisonTable:
    """Lay reports side by side: shared rows as the first report tells them, then what each has alone."""
    own = tuple(reports)
    notices = (*(notice for report in own for notice in report.notices), *matches.notices)
    rows = merged(matches.rows, [report.article.id for report in own])
    return ComparisonTable(own, arranged(own, rows), notices, matches.weaker, matches.slots, matches.origins)
