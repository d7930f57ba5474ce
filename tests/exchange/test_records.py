"""Rows for statistics, spreadsheets and papers hold every claim, and run nothing."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import given

from claimtrack.errors import InputError
from claimtrack.exchange import columns, records, to_pandas, to_polars
from claimtrack.extras import fetch
from claimtrack.formats import FORMATS, latex, xlsx
from claimtrack.model import ComparisonTable, Report
from tests.report_page.spite import STRINGS, spiteful
from tests.values import crossing, ferry, reports, tables

FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("//example.org")',
    "#N/A",
    "\t=1",
    "'=1",
    "1e5",
    "TRUE",
)


# ── rows ──────────────────────────────────────────────────────────────────────────────────


def test_a_claim_is_a_row_with_its_place_and_speaker() -> None:
    first = records(ferry())[0]

    assert (first["start"], first["end"], first["text"]) == (37, 60, "The engine failed twice")
    assert (first["speaker"], first["kind"], first["cue"], first["rungs"]) == (
        "Ida Holm",
        "person",
        "told",
        2,
    )
    assert first["authority"] == "Harbour Post › Ida Holm"


def test_what_is_not_known_is_none() -> None:
    hearsay, silence, own = records(ferry())[1:]

    assert (hearsay["speaker"], hearsay["kind"], hearsay["hedges"]) == (None, None, "is said to")
    assert (silence["start"], silence["text"]) == (None, "")
    assert (own["cue"], own["rungs"]) == (None, 0)


def test_a_row_of_a_comparison_has_its_sides() -> None:
    same, _, only, _ = records(crossing())

    assert (same["left_text"], same["right_text"]) == (
        "The engine failed twice",
        "viel de motor tweemaal uit",
    )
    assert (only["left_claims"], only["right_claims"]) == ("c2", None)


@given(reports() | tables())
def test_every_row_has_the_columns_in_order(value: Report | ComparisonTable) -> None:
    assert all(list(record) == list(columns(value)) for record in records(value))


# ── frames ────────────────────────────────────────────────────────────────────────────────


@given(reports() | tables())
def test_a_polars_frame_holds_what_the_records_hold(value: Report | ComparisonTable) -> None:
    pytest.importorskip("polars")

    frame = to_polars(value)

    assert frame.to_dicts() == records(value)
    assert frame.columns == list(columns(value))


def test_a_pandas_frame_counts_and_knows_what_is_missing() -> None:
    pytest.importorskip("pandas")

    frame = to_pandas(ferry())

    assert list(frame["speaker"].dropna()) == ["Ida Holm", "Nordline"]
    assert list(frame["start"].isna()) == [False, False, True, False]
    assert frame["denied"].sum() == 0


@given(reports() | tables())
def test_every_pandas_frame_has_a_line_per_record_and_fixed_types(value: Report | ComparisonTable) -> None:
    pytest.importorskip("pandas")
    empty = Report(ferry().article, (), ())

    frame = to_pandas(value)

    assert len(frame) == len(records(value))
    if isinstance(value, Report):
        assert list(frame.dtypes) == list(to_pandas(empty).dtypes)


def test_a_library_that_is_missing_is_named_with_its_extra() -> None:
    with pytest.raises(InputError, match=r"pip install 'claimtrack\[html\]'"):
        fetch("no_such_library", extra="html")


# ── workbooks ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("words", [*FORMULAS, *STRINGS])
def test_every_cell_of_a_workbook_stays_text(words: str, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")

    xlsx.save(spiteful(words), tmp_path / "table.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "table.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.quotePrefix for cell in cells if cell.data_type == "s")


def test_a_workbook_holds_the_records(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")

    xlsx.save(ferry(), tmp_path / "ferry.xlsx")

    header, *rows = openpyxl.load_workbook(tmp_path / "ferry.xlsx").active.iter_rows(values_only=True)
    found = [dict(zip(header, row, strict=True)) for row in rows]
    assert found == [
        {name: None if cell == "" else cell for name, cell in record.items()} for record in records(ferry())
    ]


@given(reports())
def test_any_report_can_be_opened_as_a_workbook(value: Report) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    written = io.BytesIO()

    xlsx.save(value, written)

    assert openpyxl.load_workbook(written).active.max_row == len(value.claims) + 1


# ── papers ────────────────────────────────────────────────────────────────────────────────

_COMMAND = re.compile(r"\\[A-Za-z]+|\\.", re.DOTALL)
_OURS = {
    *(
        f"\\{name}"
        for name in (
            "subsection",
            "begin",
            "end",
            "hline",
            "endhead",
            "dimexpr",
            "linewidth",
            "tabcolsep",
            "newline",
        )
    ),
    *(f"\\text{name}" for name in ("backslash", "asciicircum", "asciitilde", "less", "greater", "bar")),
    *("\\textasciigrave", "\\textquotedbl", "\\\\", "\\{", "\\}", "\\$", "\\&", "\\#", "\\%", "\\_"),
}


@pytest.mark.parametrize(
    "words", [*STRINGS, r"\input{/etc/passwd}", r"\\[1cm]", "50% & more", "$x_1^2$", "[1]"]
)
def test_nothing_in_an_article_is_a_command_of_latex(words: str) -> None:
    written = FORMATS["latex"](spiteful(words))

    assert set(_COMMAND.findall(written)) <= _OURS
    assert not re.search(r"\\\\\s*[\[*]", written)
    assert not re.search(r"(?<!\\)[#$%^_~`]", written)


def test_a_latex_table_has_a_column_per_report_and_its_words() -> None:
    written = latex.write(crossing())

    assert "The engine failed twice" in written
    assert written.count(r"\begin{longtable}") == written.count(r"\end{longtable}") > 1
    assert all(line.count(" & ") in {1, 2, 3} for line in written.splitlines() if line.endswith(r"\\"))
