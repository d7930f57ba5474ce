"""Rows for statistics: one claim, or one row of a comparison, with a named value per column.

Words stand as the article has them; nothing is escaped, since a data frame runs nothing. Before
you write a frame as CSV for a spreadsheet, remember that a spreadsheet runs what looks like a
formula; the formats "csv" and "xlsx" guard against that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extras import fetch
from claimtrack.model import Claim, ComparisonTable, Report, Row
from claimtrack.printing import authority, numbered

if TYPE_CHECKING:
    import pandas
    import polars

Value = str | int | float | bool | None
Record = dict[str, Value]

_BETWEEN = "; "
_SIDES = ("left", "right")
# No file and no data frame can hold a surrogate by itself.
_SURROGATE = re.compile(r"[\ud800-\udfff]")

# Frames get their columns' types from here, so that empty ones have the same as full ones.
CLAIM_COLUMNS: dict[str, type] = {
    "article": str,
    "publisher": str,
    "published": str,
    "claim": str,
    "start": int,
    "end": int,
    "text": str,
    "speaker": str,
    "kind": str,
    "authority": str,
    "rungs": int,
    "cue": str,
    "speech": str,
    "act": str,
    "hedges": str,
    "negated": bool,
    "denied": bool,
    "language": str,
    "rule": str,
}
_ROW_COLUMNS: dict[str, type] = {
    "row": int,
    "relation": str,
    "detail": str,
    "support": str,
    "score": float,
    "reasons": str,
    "by": str,
}
_SIDE_COLUMNS = ("article", "claims", "text", "authority")


def records(value: Report | ComparisonTable) -> list[Record]:
    """Give a dictionary per claim of a report or per row of a comparison, all with the same keys.

    They stand in the order of ``claims`` or ``rows``; ``row`` is the number that tables and pages show.
    Several things in one cell are joined by "; ", several claims by line breaks. The columns of
    a comparison's reports begin with ``left_`` and ``right_``, those of more than two with
    ``1_``, ``2_`` and so on. None stands for what is not known. Surrogates are replaced by U+FFFD.
    """
    if isinstance(value, Report):
        found = [_of_claim(value, claim) for claim in value.claims]
    else:
        numbers = {id(row): number for number, row in numbered(value)}
        found = [_of_row(value, numbers[id(row)], row) for row in value.rows]
    return [{name: sound(cell) for name, cell in record.items()} for record in found]


def columns(value: Report | ComparisonTable) -> dict[str, type]:
    """Name the columns of `records` in order, each with the type of what is in it."""
    if isinstance(value, Report):
        return CLAIM_COLUMNS
    sides = [f"{side}_{name}" for side in _side_names(value) for name in _SIDE_COLUMNS]
    return _ROW_COLUMNS | dict.fromkeys(sides, str)


def to_pandas(value: Report | ComparisonTable) -> pandas.DataFrame:
    """Give the `records` as a data frame of pandas; what is not known is missing there.

    Raises:
        InputError: pandas is not installed.
    """
    library = fetch("pandas", extra="pandas")
    names = {str: "string", int: "Int64", float: "float64", bool: "bool"}
    types = {name: names[kind] for name, kind in columns(value).items()}
    frame: pandas.DataFrame = library.DataFrame(records(value), columns=list(types)).astype(types)
    return frame


def to_polars(value: Report | ComparisonTable) -> polars.DataFrame:
    """Give the `records` as a data frame of polars; what is not known is null there.

    Raises:
        InputError: polars is not installed.
    """
    library = fetch("polars", extra="polars")
    names = {str: library.String, int: library.Int64, float: library.Float64, bool: library.Boolean}
    schema = {name: names[kind] for name, kind in columns(value).items()}
    frame: polars.DataFrame = library.DataFrame(records(value), schema=schema)
    return frame


def _of_claim(report: Report, claim: Claim) -> Record:
    article = report.article
    speaker = report.source(claim.chain[-1]) if claim.chain else None
    cues = [link.cue.text for link in claim.chain if link.cue]
    return {
        "article": article.id,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "claim": claim.id,
        "start": claim.content[0].start if claim.content else None,
        "end": claim.content[-1].end if claim.content else None,
        "text": claim.text,
        "speaker": speaker.name if speaker else None,
        "kind": speaker.kind if speaker else None,
        "authority": authority(report, claim),
        "rungs": len(claim.chain),
        "cue": _BETWEEN.join(cues) or None,
        "speech": claim.speech,
        "act": claim.act,
        "hedges": _BETWEEN.join(hedge.text for hedge in claim.hedges) or None,
        "negated": claim.negated,
        "denied": claim.denied,
        "language": claim.language,
        "rule": claim.rule,
    }


def _of_row(table: ComparisonTable, number: int, row: Row) -> Record:
    record: Record = {
        "row": number,
        "relation": row.relation,
        "detail": row.detail,
        "support": row.support,
        "score": row.score,
        "reasons": _BETWEEN.join(row.reasons) or None,
        "by": row.by,
    }
    for side, report, ids in zip(_side_names(table), table.reports, row.cells, strict=True):
        record |= {f"{side}_{name}": cell for name, cell in _of_side(report, ids).items()}
    return record


def _of_side(report: Report, ids: tuple[str, ...]) -> dict[str, str | None]:
    claims = [report.claim(id) for id in ids]
    return {
        "article": report.article.id,
        "claims": _BETWEEN.join(ids) or None,
        "text": "\n".join(claim.text for claim in claims) or None,
        "authority": "\n".join(authority(report, claim) for claim in claims) or None,
    }


def _side_names(table: ComparisonTable) -> tuple[str, ...]:
    if len(table.reports) == len(_SIDES):
        return _SIDES
    return tuple(str(place) for place, _ in enumerate(table.reports, start=1))


def sound(value: Value) -> Value:
    """Replace what no file and no data frame can hold."""
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value
