"""Workbooks for spreadsheets, with the columns of `claimtrack.exchange.records`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any

from claimtrack.exchange.records import CLAIM_COLUMNS, Record, Value, columns, records
from claimtrack.extras import fetch
from claimtrack.model import ComparisonTable, Report

# What XML 1.0, and with it a workbook, cannot hold.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_767  # characters; a limit of the format
_WIDEST = 60  # characters; wider columns do not fit a screen
_NARROWEST = 8


def save(value: Report | ComparisonTable | Sequence[Report], path: Path | str | IO[bytes]) -> None:
    """Write a comparison, a report or several as an ``.xlsx`` file: a header, a line per record.

    What looks like a formula is text, and stays text when the cell is edited. Cells are cut at
    32,767 characters, the most that the format allows.

    Raises:
        InputError: openpyxl is not installed.
    """
    if isinstance(value, ComparisonTable):
        save_records(records(value), columns(value), path, title="comparison")
    else:
        reports = [value] if isinstance(value, Report) else value
        found = [record for report in reports for record in records(report)]
        save_records(found, CLAIM_COLUMNS, path, title="claims")


def save_records(
    found: Iterable[Record], header: Iterable[str], path: Path | str | IO[bytes], *, title: str
) -> None:
    """Write any records as `save` does, on a sheet with this title."""
    openpyxl = fetch("openpyxl", extra="xlsx")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    lines: list[list[Value]] = [list(header), *(list(record.values()) for record in found)]
    for number, line in enumerate(lines, start=1):
        for place, cell in enumerate(line, start=1):
            _fill(sheet.cell(number, place), cell)
    _lay_out(openpyxl, sheet, lines)
    book.save(path)


def _fill(cell: Any, value: Value) -> None:
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = _IMPOSSIBLE.sub("\ufffd", value)[:_LONGEST_CELL]
    cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
    cell.quotePrefix = True


def _lay_out(openpyxl: Any, sheet: Any, lines: list[list[Value]]) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for place, column in enumerate(zip(*lines, strict=True), start=1):
        longest = max(len(str(cell)) for cell in column)
        letter = openpyxl.utils.get_column_letter(place)
        sheet.column_dimensions[letter].width = min(max(longest, _NARROWEST), _WIDEST)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = openpyxl.styles.Alignment(vertical="top", wrap_text=True)
            cell.font = openpyxl.styles.Font(bold=cell.row == 1)
