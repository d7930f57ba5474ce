"""The commands that look at what was found: report, sources, explain."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given

from claimtrack.exchange import source_records
from claimtrack.formats import explanation
from claimtrack.model import ComparisonTable
from claimtrack.printing import draw_sections, numbered
from claimtrack.storage import save
from tests.cli.running import run
from tests.report_page.spite import STRINGS, spiteful
from tests.values import crossing, tables
from tests.values import ferry as kept_ferry


@pytest.fixture
def table(tmp_path: Path) -> str:
    save(crossing(), tmp_path / "table.json")
    return str(tmp_path / "table.json")


# ── report ────────────────────────────────────────────────────────────────────────────────


def test_report_writes_the_page_of_a_kept_comparison(table: str, tmp_path: Path) -> None:
    run("report", table, "-o", str(tmp_path / "page"))

    assert (tmp_path / "page").read_text("utf-8") == crossing().to_html() + "\n"


def test_report_writes_the_page_of_one_article(ferry: str) -> None:
    page = run("report", ferry).stdout

    assert "Ida Holm" in page
    assert "Relation" not in page


def test_report_compares_several_articles(ferry: str, veerboot: str) -> None:
    assert "Niemand raakte gewond" in run("report", ferry, veerboot).stdout


# ── sources ───────────────────────────────────────────────────────────────────────────────


def test_sources_counts_who_speaks_and_who_passes_on(table: str) -> None:
    found = {line["words"]: line for line in json.loads(run("sources", table, "-f", "json").stdout)}

    assert found["captain Ida Holm"]["speaks"] == 1
    assert found["captain Ida Holm"]["through"] == "Harbour Post"
    assert found["the Harbour Post"]["speaks"] == 0
    assert found["the Harbour Post"]["passes_on"] == 1


def test_sources_come_one_table_an_article(table: str) -> None:
    shown = run("sources", table).stdout

    assert shown.index("Sources of Coast News") < shown.index("Ida Holm") < shown.index("veerboot")
    assert "1: 1 no comment" in shown


def test_sources_come_as_one_sheet(table: str, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    lines = list(csv.DictReader(io.StringIO(run("sources", table, "-f", "csv").stdout)))
    run("sources", table, "-o", str(tmp_path / "sources.xlsx"))

    cells = list(openpyxl.load_workbook(tmp_path / "sources.xlsx").active.values)
    assert list(lines[0]) == list(cells[0])
    assert [line["article"] for line in lines] == [line[0] for line in cells[1:]]


# ── explain ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("what", ["1", "ferry:c4", "400 PEOPLE a day"])
def test_a_row_is_found_by_number_claim_or_words(table: str, what: str) -> None:
    shown = run("explain", table, what).stdout

    assert "Row 1" in shown
    assert "400 a day, 400 on board" in shown
    assert "Row 2" not in shown


def test_an_id_that_both_reports_have_finds_the_rows_of_both(table: str) -> None:
    shown = run("explain", table, "c2").stdout

    assert "Row 1" in shown
    assert "Row 3" in shown


def test_without_a_choice_all_shared_rows_are_explained(table: str) -> None:
    shown = run("explain", table).stdout

    assert shown.index("Row 1") < shown.index("Row 2")
    assert "Row 3" not in shown


def test_an_explanation_shows_slots_and_what_came_near(ferry: str, veerboot: str, tmp_path: Path) -> None:
    path = str(tmp_path / "both.json")
    run("compare", ferry, veerboot, "-o", path)

    (found,) = json.loads(run("explain", path, "ferry:c1", "-f", "json").stdout)
    shown = run("explain", path, "ferry:c1").stdout

    predicate = found["slots"][0][0]["predicate"]
    assert predicate
    assert predicate in shown


def test_what_cannot_be_explained_is_said(table: str, tmp_path: Path) -> None:
    save(kept_ferry(), tmp_path / "one.json")

    nothing, alone = run("explain", table, "99"), run("explain", str(tmp_path / "one.json"))

    assert (nothing.exit_code, alone.exit_code) == (1, 1)
    assert "rows run from 1 to 4" in nothing.stderr
    assert "ferry:c1" in nothing.stderr
    assert "is no comparison" in alone.stderr


# ── whatever an article holds ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", ["sources", "explain"])
@pytest.mark.parametrize("form", ["plain", "markdown", "latex"])
def test_harmful_words_stay_words(tmp_path: Path, command: str, form: str) -> None:
    for words in STRINGS:
        save(spiteful(words), tmp_path / "table.json")
        shown = run(command, str(tmp_path / "table.json"), "-f", form).stdout
        assert not [mark for mark in shown if category(mark) in {"Cc", "Cs"} and mark != "\n"]
        assert form != "markdown" or not re.search(r"(?<!\\)<(?!br>)", shown)


def test_no_cell_of_sources_is_a_formula(tmp_path: Path) -> None:
    for words in STRINGS:
        save(spiteful(words), tmp_path / "table.json")
        lines = csv.reader(io.StringIO(run("sources", str(tmp_path / "table.json"), "-f", "csv").stdout))
        assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@"))]


@given(tables())
def test_every_row_and_source_of_any_table_can_be_shown(table: ComparisonTable) -> None:
    for number, row in numbered(table):
        laid_out = list(explanation.sections(table, number, row))
        assert draw_sections(laid_out, width=100)
        json.dumps(explanation.as_json(table, number, row))
    for report in table.reports:
        assert sum(int(line["speaks"] or 0) for line in source_records(report)) == len(report.claims)
