"""Gold in, figures out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimtrack import save
from claimtrack.exchange import to_brat
from claimtrack.pipeline import Pipeline
from tests.cli.running import FERRY, run

GOLD = {
    "id": "ferry",
    "lang": "en",
    "text": FERRY,
    "attributions": [
        {"id": "a1", "source": [[29, 45]], "cue": [[16, 28]], "content": [[0, 14]], "name": "Ida Holm"},
        {"id": "a2", "source": [], "cue": [], "content": [[47, 62]]},
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> str:
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD) + "\n", "utf-8")
    return str(tmp_path / "gold.jsonl")


def test_figures_come_with_counts_and_intervals(gold: str) -> None:
    shown = run("evaluate", gold).stdout

    assert "gold, en: 1 article" in shown
    (line,) = [line for line in shown.splitlines() if "match recall" in line]
    assert [cell.strip() for cell in line.split("│")[2:6]] == ["0.500", "0.50–0.50", "1", "2"]


def test_figures_come_for_programs(gold: str) -> None:
    (found,) = json.loads(run("evaluate", gold, "--format", "json").stdout)

    assert (found["language"], found["articles"]) == ("en", 1)
    assert found["figures"]["match precision"]["value"] == 1.0
    assert found["figures"]["name"]["right"] == 1


def test_mistakes_are_listed_with_their_place(gold: str) -> None:
    shown = run("evaluate", gold, "--mistakes").stdout

    assert "missed" in shown
    assert "Nobody was hurt" in shown
    assert "47" in shown


def test_kept_reports_are_judged_without_parsing(gold: str, tmp_path: Path, pipeline: Pipeline) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    save(pipeline.parse(tmp_path / "ferry.txt"), tmp_path / "reports.json")

    (found,) = json.loads(
        run("evaluate", gold, "--reports", str(tmp_path / "reports.json"), "-f", "json").stdout
    )

    assert found["figures"]["match recall"]["right"] == 1


def test_two_people_are_held_against_each_other(tmp_path: Path, pipeline: Pipeline) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    report = pipeline.parse(tmp_path / "ferry.txt")
    for person in ("anna", "bert"):
        (tmp_path / person).mkdir()
        text, annotations = to_brat(report)
        (tmp_path / person / "ferry.txt").write_text(text, "utf-8")
        (tmp_path / person / "ferry.ann").write_text(annotations, "utf-8")

    result = run("evaluate", str(tmp_path / "anna"), "--reports", str(tmp_path / "bert"), "-f", "json")

    (found,) = json.loads(result.stdout)
    assert found["figures"]["match F1"]["value"] == 1.0
    assert found["figures"]["whole chain"]["value"] == 1.0


@pytest.mark.parametrize(
    ("name", "content", "explanation"),
    [
        ("gold.txt", "words", "neither .jsonl, .json, .ann"),
        ("gold.jsonl", '{"id": "x"}', "it lacks 'attributions'"),
        ("gold.jsonl", "{", "gold.jsonl"),
        ("gold.json", "{}", "there is no gold"),
        ("gold.ann", "T1\tContent 0 3\tabc", "gold.txt"),
    ],
)
def test_what_is_no_gold_is_named_in_one_line(
    tmp_path: Path, name: str, content: str, explanation: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")

    result = run("evaluate", str(tmp_path / name))

    assert result.exit_code == 1
    assert explanation in result.stderr
    assert result.stderr.count("\n") == 1


def test_gold_that_is_not_there_is_named() -> None:
    assert "Error: there is no missing.jsonl\n" in run("evaluate", "missing.jsonl").stderr


def test_an_empty_folder_is_no_gold(tmp_path: Path) -> None:
    assert "holds none of .jsonl, .json, .ann, .marked.txt" in run("evaluate", str(tmp_path)).stderr


def test_reports_of_other_articles_are_no_answer(gold: str, tmp_path: Path, pipeline: Pipeline) -> None:
    save(pipeline.parse("The quay is closed."), tmp_path / "other.json")

    result = run("evaluate", gold, "--reports", str(tmp_path / "other.json"))

    assert result.exit_code == 1
    assert "nothing on the article 'ferry'" in result.stderr
