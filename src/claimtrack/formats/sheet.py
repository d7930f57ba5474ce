"""Comma-separated values for spreadsheets and statistics: one claim or one row of a comparison a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from claimtrack.model import Claim, ComparisonTable, Report
from claimtrack.printing import authority, legible, numbered, wording

# A spreadsheet takes a cell that begins like this for a formula, and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(value: Report | ComparisonTable) -> str:
    """Write a report or a comparison as CSV with a header; what looks like a formula is made text."""
    return write_lines(_of_report(value) if isinstance(value, Report) else _of_table(value))


def write_lines(lines: Iterable[Iterable[str]]) -> str:
    """Write lines of cells, made safe as in `write`."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(map(_safe, lines))
    return written.getvalue().removesuffix("\n")


def join(sheets: Sequence[str]) -> str:
    """Put sheets with the same columns below each other, the header once."""
    header = sheets[0].partition("\n")[0]
    return "\n".join([header, *filter(None, (sheet.partition("\n")[2] for sheet in sheets))])


def _safe(cells: Iterable[str]) -> list[str]:
    """Put an apostrophe before what a spreadsheet would calculate."""
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]


def _of_report(report: Report) -> Iterator[tuple[str, ...]]:
    yield ("article", "claim", "start", "end", "says", "authority", "kind", "speech", "act", "rule")
    for claim in report.claims:
        yield (
            legible(report.article.id),
            legible(claim.id),
            str(claim.content[0].start) if claim.content else "",
            str(claim.content[-1].end) if claim.content else "",
            wording(claim),
            authority(report, claim),
            _kind(report, claim),
            claim.speech,
            claim.act,
            legible(claim.rule or ""),
        )


def _kind(report: Report, claim: Claim) -> str:
    source = report.source(claim.chain[-1]) if claim.chain else None
    return source.kind if source else ""


def _of_table(table: ComparisonTable) -> Iterator[tuple[str, ...]]:
    columns = ("claims", "says", "authority")
    ids = [legible(report.article.id) for report in table.reports]
    yield (
        "row",
        "relation",
        "detail",
        "support",
        "score",
        "reasons",
        *(f"{id} {column}" for id in ids for column in columns),
    )
    for number, row in numbered(table):
        cells = [
            cell for report, ids in zip(table.reports, row.cells, strict=True) for cell in _cell(report, ids)
        ]
        reasons = "; ".join(map(legible, row.reasons))
        detail, score = legible(row.detail or ""), f"{row.score:.3f}"
        yield (str(number), row.relation, detail, row.support, score, reasons, *cells)


def _cell(report: Report, ids: tuple[str, ...]) -> tuple[str, str, str]:
    claims = [report.claim(id) for id in ids]
    return (
        " ".join(legible(id) for id in ids),
        "\n".join(map(wording, claims)),
        "\n".join(authority(report, claim) for claim in claims),
    )
