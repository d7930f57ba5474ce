"""Commands that look at what was found: sources, explain."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from claimtrack.cli.answering import (
    BOM,
    OUTPUT,
    chosen_format,
    format_option,
    write_sections,
    write_text,
    writing,
)
from claimtrack.cli.asking import FILES, Request, with_articles
from claimtrack.errors import InputError
from claimtrack.exchange import source_records
from claimtrack.exchange.records import Record
from claimtrack.exchange.voices import SOURCE_COLUMNS
from claimtrack.formats import explanation, sheet, xlsx
from claimtrack.model import ComparisonTable, Report, Row
from claimtrack.printing import Section, legible, numbered, title

_SOURCE_FORMATS = ("plain", "markdown", "latex", "csv", "json", "xlsx")
_EXPLANATION_FORMATS = ("plain", "markdown", "latex", "json")


# ── sources ───────────────────────────────────────────────────────────────────────────────


@click.command()
@with_articles
@format_option(_SOURCE_FORMATS)
@OUTPUT
@BOM
def sources(request: Request, form: str | None, output: Path | None, bom: bool) -> None:
    """List who speaks how often, of what kind, through whom.

    FILE is as for `claimtrack parse`. Claims are counted by their innermost speaker: how many,
    how many of them in quotation marks, hedged, or a mere "no comment"; and by those on the way:
    how many each passes on for others.

    \b
    Examples:
      claimtrack sources report.txt
      claimtrack sources "news/*.txt" --format csv -o sources.csv
      claimtrack sources table.json
    """
    wanted = chosen_format(form, output, _SOURCE_FORMATS)
    reports = request.reports(request.values())
    found = [record for report in reports for record in source_records(report)]
    if wanted == "json":
        write_text(json.dumps(found, ensure_ascii=False, indent=2), output)
    elif wanted == "csv":
        write_text(sheet.write_lines([SOURCE_COLUMNS, *map(_words, found)]), output, bom=bom)
    elif wanted == "xlsx":
        with writing(output):
            xlsx.save_records(found, SOURCE_COLUMNS, str(output), title="sources")
    else:
        write_sections(map(_source_section, reports), wanted, output)


def _words(record: Record) -> list[str]:
    return ["" if cell is None else legible(str(cell)) for cell in record.values()]


def _source_section(report: Report) -> Section:
    header = ("source", "kind", "speaks", "passes on", "through")
    rows = tuple(_source_row(record) for record in source_records(report))
    return Section(f"Sources of {title(report.article)}", header, rows)


def _source_row(record: Record) -> tuple[str, ...]:
    name = legible(str(record["name"] or record["words"] or ""))
    several = f" ({record['count']})" if record["count"] not in {1, None} else ""
    ways = [(record[column], column.replace("_", " ")) for column in ("quoted", "hedged", "no_comment")]
    how = ", ".join(f"{times} {way}" for times, way in ways if times)
    speaks = str(record["speaks"] or "") + (f": {how}" if how else "")
    through = "\n".join(legible(str(record["through"] or "")).split("; "))
    return (f"{name}{several}", str(record["kind"]), speaks, str(record["passes_on"] or ""), through)


# ── explain ───────────────────────────────────────────────────────────────────────────────


@click.command()
@click.argument("table", type=FILES)
@click.argument("what", nargs=-1)
@format_option(_EXPLANATION_FORMATS)
@OUTPUT
def explain(table: str, what: Sequence[str], form: str | None, output: Path | None) -> None:
    """Tell why rows of a comparison say what they say.

    TABLE is a comparison that was kept as JSON; - reads it from standard input. WHAT is the
    number of a row, the id of a claim, or words that a claim holds; without it, all shared rows.
    Shown are the claims with what was read from them (who, what, numbers, days, status), the
    reasons, and, for a claim that stands alone, what came near.

    \b
    Examples:
      claimtrack compare report-a.txt report-b.txt -o table.json
      claimtrack explain table.json 1
      claimtrack explain table.json report-a:c4
      claimtrack explain table.json "night boats" --format json
    """
    wanted = chosen_format(form, output, _EXPLANATION_FORMATS)
    kept = _kept_table(table)
    rows = [found for word in what for found in _rows(kept, word)] if what else _shared(kept)
    if wanted == "json":
        found = [explanation.as_json(kept, number, row) for number, row in rows]
        write_text(json.dumps(found, ensure_ascii=False, indent=2), output)
    else:
        laid_out = (section for number, row in rows for section in explanation.sections(kept, number, row))
        write_sections(laid_out, wanted, output)


def _kept_table(path: str) -> ComparisonTable:
    values = Request((path,)).values()
    if len(values) != 1 or not isinstance(values[0], ComparisonTable):
        raise InputError(f"{path} is no comparison; make one with: claimtrack compare A B -o table.json")
    return values[0]


def _rows(table: ComparisonTable, what: str) -> list[tuple[int, Row]]:
    rows = explanation.chosen(table, what)
    if not rows:
        raise InputError(
            f"no row is {what!r}: rows run from 1 to {len(table.rows)}, claims are called like "
            f"{_a_claim(table)}, and no claim holds these words"
        )
    return rows


def _a_claim(table: ComparisonTable) -> str:
    return next(
        (f"{report.article.id}:{claim.id}" for report in table.reports for claim in report.claims), "a:c1"
    )


def _shared(table: ComparisonTable) -> list[tuple[int, Row]]:
    return [(number, row) for number, row in numbered(table) if row.is_shared]
