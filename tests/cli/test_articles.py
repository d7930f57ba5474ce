"""The commands that read articles, and what goes wrong with them."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from claimtrack.cli import asking
from claimtrack.formats import FORMATS
from claimtrack.parsing import StanzaParser
from claimtrack.parsing.shipped import SHIPPED
from claimtrack.storage import json_schema, loads
from tests.cli.running import FERRY, run

VALIDATOR = Draft202012Validator(json_schema())


# ── parse ─────────────────────────────────────────────────────────────────────────────────


def test_parse_prints_the_claims(ferry: str) -> None:
    result = run("parse", ferry)

    assert result.exit_code == 0
    assert "The ferry sank" in result.stdout
    assert "Ida Holm" in result.stdout
    assert result.stderr == ""


def test_parse_writes_json_of_the_published_schema(ferry: str) -> None:
    written = json.loads(run("parse", ferry, "--format", "json").stdout)

    VALIDATOR.validate(written)
    assert written["article"]["id"] == "ferry"


def test_parse_writes_a_line_per_article_in_the_order_given(ferry: str, veerboot: str) -> None:
    lines = run("parse", veerboot, ferry, "--format", "jsonl").stdout.splitlines()

    assert [loads(line).article.id for line in lines] == ["veerboot", "ferry"]  # type: ignore[union-attr]


def test_parse_writes_several_articles_as_a_list_in_json(ferry: str, veerboot: str) -> None:
    written = json.loads(run("parse", veerboot, ferry, "--format", "json").stdout)

    assert [report["article"]["id"] for report in written] == ["veerboot", "ferry"]


def test_parse_writes_several_articles_as_one_sheet_in_csv(ferry: str, veerboot: str) -> None:
    lines = list(csv.DictReader(io.StringIO(run("parse", ferry, veerboot, "--format", "csv").stdout)))

    assert [line["article"] for line in lines] == ["ferry", "ferry", "veerboot", "veerboot"]


def test_a_page_holds_one_report(ferry: str, veerboot: str) -> None:
    result = run("parse", ferry, veerboot, "--format", "html")

    assert result.exit_code == 1
    assert "html holds one report at a time" in result.stderr


def test_a_dash_reads_standard_input() -> None:
    result = run("parse", "-", "--format", "json", given=FERRY.encode())

    assert json.loads(result.stdout)["article"]["id"] == "stdin"


def test_the_language_can_be_given_once_for_all(ferry: str, veerboot: str) -> None:
    lines = run("parse", ferry, veerboot, "--language", "nl", "--format", "jsonl").stdout.splitlines()

    assert [json.loads(line)["article"]["language"] for line in lines] == ["nl", "nl"]


def test_the_language_can_be_given_for_each(ferry: str, veerboot: str) -> None:
    options = ("--language", "nl", "--language", "en", "--format", "jsonl")
    lines = run("parse", ferry, veerboot, *options).stdout.splitlines()

    assert [json.loads(line)["article"]["language"] for line in lines] == ["nl", "en"]


def test_the_encoding_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "koi8.txt"
    path.write_bytes("Ida said: вода".encode("koi8-r"))

    result = run("parse", str(path), "--encoding", "koi8-r", "--language", "en", "--format", "json")

    assert "вода" in json.loads(result.stdout)["article"]["text"]


# ── compare ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_compare_writes_every_format(ferry: str, veerboot: str, form: str) -> None:
    result = run("compare", ferry, veerboot, "--format", form)

    assert result.exit_code == 0
    assert "Niemand raakte gewond" in result.stdout


def test_compare_writes_json_of_the_published_schema(ferry: str, veerboot: str) -> None:
    written = json.loads(run("compare", ferry, veerboot, "--format", "json").stdout)

    VALIDATOR.validate(written)
    assert [article["article"]["id"] for article in written["articles"]] == ["ferry", "veerboot"]


def test_compare_takes_more_than_two(ferry: str, veerboot: str) -> None:
    written = json.loads(run("compare", ferry, veerboot, ferry, "--format", "json").stdout)

    assert {len(row["cells"]) for row in written["rows"]} == {3}


def test_compare_gives_the_same_bytes_again(ferry: str, veerboot: str) -> None:
    first, second = (run("compare", ferry, veerboot, "--format", "json").stdout_bytes for _ in range(2))

    assert first == second


def test_output_goes_to_a_file_as_utf_8(ferry: str, veerboot: str, tmp_path: Path) -> None:
    result = run("compare", ferry, veerboot, "--format", "json", "-o", str(tmp_path / "table.json"))

    assert result.stdout == ""
    assert loads((tmp_path / "table.json").read_text("utf-8"))


def test_the_demo_compares_the_two_reports_that_come_along() -> None:
    result = run("demo")

    assert result.exit_code == 0
    assert "harbour.en" in result.stdout
    assert "harbour.nl" in result.stdout


# ── what goes wrong ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("content", "explanation"),
    [
        (None, "there is no file"),
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 20, "not text but binary"),
        (b"Long. " * 2_000_000, "larger than"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_in_one_line(
    tmp_path: Path, content: bytes | None, explanation: str
) -> None:
    path = tmp_path / "report.txt"
    if content is not None:
        path.write_bytes(content)

    result = run("parse", str(path))

    assert result.exit_code == 1
    assert result.stdout == ""
    assert explanation in result.stderr
    assert "report.txt" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    result = run("parse", str(tmp_path))

    assert result.exit_code == 1
    assert "is a folder" in result.stderr


def test_the_limit_can_be_moved(ferry: str) -> None:
    assert run("parse", ferry, "--max-bytes", "20").exit_code == 1


def test_a_language_without_lexicon_is_an_error_that_lists_those_there_are(ferry: str) -> None:
    result = run("parse", ferry, "--language", "xx")

    assert result.exit_code == 1
    assert "'xx'; there are en, nl" in result.stderr


def test_one_report_is_no_comparison(ferry: str) -> None:
    result = run("compare", ferry)

    assert result.exit_code == 1
    assert "at least two reports" in result.stderr


def test_languages_for_some_of_the_articles_are_a_wrong_command_line(ferry: str) -> None:
    result = run("parse", ferry, ferry, ferry, "--language", "en", "--language", "nl")

    assert result.exit_code == 2
    assert "for each of the 3 articles" in result.stderr


def test_a_file_that_cannot_be_written_is_named(ferry: str, tmp_path: Path) -> None:
    result = run("parse", ferry, "-o", str(tmp_path / "no" / "such" / "folder.txt"))

    assert result.exit_code == 1
    assert "folder.txt" in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_altered_model_is_the_machines_fault(
    ferry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SHIPPED, tmp_path / "models")
    model = tmp_path / "models" / "en" / "tokenize.pt"
    content = bytearray(model.read_bytes())
    content[1000] ^= 1
    model.write_bytes(content)
    monkeypatch.setattr(asking, "StanzaParser", lambda **_: StanzaParser(directory=tmp_path / "models"))

    result = run("parse", ferry)

    assert result.exit_code == 3
    assert "tokenize.pt" in result.stderr
