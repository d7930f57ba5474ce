"""Patterns, pipes and kept reports as input; names of files that choose a format as output."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from claimtrack.storage import dumps, loads, save
from tests.cli.running import FERRY, run
from tests.values import crossing
from tests.values import ferry as kept_ferry

# ── in ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("ferry", "veerboot")
def test_a_pattern_finds_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    lines = run("parse", str(tmp_path / "*.txt"), "--format", "jsonl").stdout.splitlines()

    assert [json.loads(line)["article"]["id"] for line in lines] == ["ferry", "veerboot"]


def test_two_stars_look_into_folders(tmp_path: Path) -> None:
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    (tmp_path / "deep" / "deeper" / "found.txt").write_text(FERRY)

    written = json.loads(run("parse", str(tmp_path / "**" / "*.txt"), "-f", "json").stdout)

    assert written["article"]["id"] == "found"


def test_a_name_that_looks_like_a_pattern_is_a_name_where_there_is_such_a_file(tmp_path: Path) -> None:
    (tmp_path / "draft[1].txt").write_text(FERRY)

    assert run("parse", str(tmp_path / "draft[1].txt")).exit_code == 0


def test_a_pattern_that_nothing_fits_is_named(tmp_path: Path) -> None:
    result = run("parse", str(tmp_path / "*.doc"))

    assert result.exit_code == 1
    assert "no file fits" in result.stderr


def test_kept_reports_are_compared_as_they_are(tmp_path: Path) -> None:
    left = tmp_path / "left.json"
    save(kept_ferry(), left)

    written = json.loads(run("compare", str(left), "-", "-f", "json", given=FERRY.encode()).stdout)

    assert [claim["id"] for claim in written["articles"][0]["claims"]] == ["c1", "c2", "c3", "c4"]


def test_a_kept_comparison_is_written_anew_without_comparing(tmp_path: Path) -> None:
    path = tmp_path / "table.json"
    save(crossing().override(crossing().rows[0], relation="related", by="the desk"), path)

    assert "the desk" in run("compare", str(path)).stdout


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_one_command_writes_another_reads_from_a_pipe(ferry: str, veerboot: str, form: str) -> None:
    written = run("parse", ferry, veerboot, "-f", form).stdout_bytes

    again = run("parse", "-", "-f", "jsonl", given=written).stdout.splitlines()

    assert [json.loads(line)["article"]["id"] for line in again] == ["ferry", "veerboot"]


def test_the_limit_is_for_articles_and_not_for_what_was_kept() -> None:
    kept = dumps(crossing()).encode()

    assert run("compare", "-", "--max-bytes", "60", given=kept).exit_code == 0


@pytest.mark.parametrize("content", [b"", b"{", b'{"a": 1}', b"[1]", b"\xff"])
def test_json_of_another_kind_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content)

    result = run("parse", str(path))

    assert result.exit_code == 1
    assert "other.json" in result.stderr


# ── out ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.html", "<!doctype html>"),
        ("a.md", "## Contradictions"),
        ("a.csv", "row,relation"),
        ("a.json", "{"),
        ("a.tex", "\\subsection*"),
        ("a.report", "Contradictions\n┌"),
    ],
)
def test_the_name_of_the_output_chooses_the_format(tmp_path: Path, name: str, begins: str) -> None:
    save(crossing(), tmp_path / "table.json")

    run("compare", str(tmp_path / "table.json"), "-o", str(tmp_path / name))

    assert (tmp_path / name).read_text("utf-8").lstrip().startswith(begins)


def test_an_option_wins_over_the_name(tmp_path: Path) -> None:
    save(crossing(), tmp_path / "table.json")

    run("compare", str(tmp_path / "table.json"), "-f", "json", "-o", str(tmp_path / "a.txt"))

    assert loads((tmp_path / "a.txt").read_text("utf-8")) == crossing()


def test_a_workbook_goes_to_a_file(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    save(crossing(), tmp_path / "table.json")

    run("compare", str(tmp_path / "table.json"), "-o", str(tmp_path / "table.xlsx"))

    lines = list(openpyxl.load_workbook(tmp_path / "table.xlsx").active.values)
    assert [line[0] for line in lines] == ["row", 2, 1, 3, 4]


def test_reports_share_a_workbook(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    save(crossing(), tmp_path / "table.json")

    run("parse", str(tmp_path / "table.json"), "-o", str(tmp_path / "claims.xlsx"))

    lines = list(openpyxl.load_workbook(tmp_path / "claims.xlsx").active.values)
    assert {line[0] for line in lines[1:]} == {"ferry", "veerboot"}


def test_a_name_that_asks_for_what_a_command_does_not_write_is_refused(tmp_path: Path) -> None:
    save(crossing(), tmp_path / "table.json")

    result = run("sources", str(tmp_path / "table.json"), "-o", str(tmp_path / "sources.html"))

    assert result.exit_code == 1
    assert "not written as html" in result.stderr


@pytest.mark.parametrize("name", ["table.csv", "table.xlsx"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    save(crossing(), tmp_path / "table.json")

    result = run("compare", str(tmp_path / "table.json"), "-o", str(tmp_path / "none" / name))

    assert result.exit_code == 1
    assert f"{name} cannot be" in result.stderr or "openpyxl" in result.stderr


def test_a_workbook_is_no_text(ferry: str) -> None:
    result = run("parse", ferry, "-f", "xlsx")

    assert result.exit_code == 1
    assert "say with -o" in result.stderr


def test_a_byte_order_mark_stands_before_a_sheet_when_asked_for(tmp_path: Path) -> None:
    save(crossing(), tmp_path / "table.json")

    plain, marked = (
        run("compare", str(tmp_path / "table.json"), "-f", "csv", *bom) for bom in ((), ("--bom",))
    )

    assert marked.stdout_bytes == "\ufeff".encode() + plain.stdout_bytes
    assert next(csv.reader(plain.stdout.splitlines()))[0] == "row"


def test_a_dash_is_standard_output(tmp_path: Path) -> None:
    save(crossing(), tmp_path / "table.json")

    assert "Contradictions" in run("compare", str(tmp_path / "table.json"), "-o", "-").stdout
