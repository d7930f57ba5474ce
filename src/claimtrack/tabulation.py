"""Report* + Matches → ComparisonTable: rows in reading order, and one for every claim that has none."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.model import ComparisonTable, Matches, Report
from claimtrack.model.comparison import arranged


def tabulate(reports: Sequence[Report], matches: Matches) -> ComparisonTable:
    """Lay reports side by side: shared rows as the first report tells them, then what each has alone."""
    own = tuple(reports)
    notices = (*(notice for report in own for notice in report.notices), *matches.notices)
    return ComparisonTable(own, arranged(own, matches.rows), notices, matches.weaker, matches.slots)
