"""What is saved comes back equal, in the published schema; what was tampered with does not come back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from jsonschema import Draft202012Validator

from claimtrack.errors import InputError
from claimtrack.model import ComparisonTable, Report
from claimtrack.storage import dumps, json_schema, load, loads, save
from tests.values import crossing, ferry, reports, tables

VALIDATOR = Draft202012Validator(json_schema())


@given(reports() | tables())
def test_what_is_written_reads_back_equal(value: Report | ComparisonTable) -> None:
    assert loads(dumps(value)) == value


@given(reports() | tables())
def test_what_is_written_fits_the_published_schema(value: Report | ComparisonTable) -> None:
    VALIDATOR.validate(json.loads(dumps(value)))


@given(reports() | tables())
def test_without_an_indent_it_is_one_line_for_every_reader(value: Report | ComparisonTable) -> None:
    written = dumps(value, indent=None)

    assert len(written.splitlines()) == 1
    assert loads(written) == value


@given(reports() | tables())
def test_what_is_written_can_be_encoded(value: Report | ComparisonTable) -> None:
    assert loads(dumps(value).encode("utf-8").decode("utf-8")) == value


def test_a_saved_file_loads_equal(tmp_path: Path) -> None:
    save(crossing(), tmp_path / "crossing.json")

    assert load(tmp_path / "crossing.json") == crossing()


def test_the_published_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("name", ["article", "claims", "sources", "notices"])
def test_the_published_schema_misses_what_is_missing(name: str) -> None:
    written = json.loads(dumps(ferry()))
    del written[name]

    assert not VALIDATOR.is_valid(written)


def test_a_report_reads_as_the_contract_shows_it() -> None:
    written = json.loads(dumps(ferry()))

    assert list(written) == ["schema", "article", "claims", "sources", "notices", "parser"]
    assert written["article"]["headline"] == {
        "start": 0,
        "end": 34,
        "text": "Ferry to Lunde cancelled – Reports",
    }
    assert written["claims"][0]["chain"][1] == {
        "source": "s2",
        "mention": {"start": 63, "end": 79, "text": "captain Ida Holm"},
        "cue": {"start": 80, "end": 84, "text": "told"},
    }


def test_two_articles_are_a_left_and_a_right() -> None:
    written = json.loads(dumps(crossing()))

    assert written["rows"][2] == {
        "left": ["c2"],
        "right": [],
        "relation": "only",
        "detail": None,
        "support": "unknown",
        "score": 0.0,
        "reasons": [],
        "by": None,
    }


def test_more_fields_are_passed_over() -> None:
    written = json.loads(dumps(ferry()))
    written["claims"][0]["checked_by"] = "desk"

    assert loads(json.dumps(written)) == ferry()


def _broken(*path: str | int, by: Any) -> str:
    written = json.loads(dumps(crossing()))
    place = written
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = by
    return json.dumps(written)


@pytest.mark.parametrize(
    ("text", "explanation"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "schema claimtrack/1"),
        (_broken("schema", by="claimtrack/2"), "schema claimtrack/1"),
        (_broken("articles", 0, "article", "text", by="Another text."), "not the one"),
        (_broken("articles", 0, "claims", 0, "content", 0, "text", by="The engine held"), "does not read"),
        (_broken("articles", 0, "claims", 0, "content", 0, "start", by=90), "claims"),
        (_broken("articles", 0, "claims", 0, "content", 0, "start", by="37"), "claims"),
        (_broken("articles", 0, "claims", 0, "negated", by="no"), "negated"),
        (_broken("articles", 0, "claims", 0, "speech", by="whispered"), "speech"),
        (_broken("articles", 0, "claims", 0, "chain", 0, "source", by="s9"), "no source 's9'"),
        (_broken("articles", 0, "article", "published", by="last week"), "published"),
        (_broken("articles", by=None), "reports"),
        (_broken("rows", 0, "left", by=["c9"]), "no claim 'c9'"),
        (_broken("rows", 0, "score", by="high"), "score"),
        (_broken("rows", 0, "cells", by=[["c1"]]), "1 cells for 2 articles"),
        (_broken("rows", by=7), "rows"),
    ],
)
def test_what_does_not_agree_with_itself_is_refused_and_the_place_named(text: str, explanation: str) -> None:
    with pytest.raises(InputError, match=explanation):
        loads(text)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.json cannot be read"):
        load(tmp_path / "nowhere.json")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    Path(tmp_path, "binary.json").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(InputError, match=r"binary\.json"):
        load(tmp_path / "binary.json")


def test_characters_that_json_would_join_are_refused() -> None:
    split = evolve(ferry(), parser="\ud83d\udea2")

    with pytest.raises(InputError, match="surrogate pair"):
        dumps(split)
