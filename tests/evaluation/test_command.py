"""The whole command, on a parse drawn by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner

from claimtrack import read
from claimtrack.model import Article, ParsedArticle
from claimtrack.parsing import StanzaParser
from evaluation.attribution import main
from evaluation.parse_cache import CachedParser
from tests.evaluation.tiny import ARTICLE, HOPE, PASSED_ON, ROAD, TEXT, at, parsed


class HandDrawn:
    """Give the tiny article's trees under the name of another parser, and count how often."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.asked = 0

    def parse(self, articles: Iterable[Article]) -> Iterator[ParsedArticle]:
        for article in articles:
            self.asked += 1
            yield evolve(parsed(article), parser=self.name)


def span(words: str) -> list[list[int]]:
    return [[at(words).start, at(words).end]]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Write gold for the tiny article."""
    rows = [
        ("a1", PASSED_ON, "The Post", "wrote"),
        ("a2", ROAD, "Ann Lee", "said"),
        ("a3", HOPE, "Bo Ray", "hopes"),
    ]
    attributions = [
        {"id": id, "content": span(content), "source": span(source), "cue": span(cue), "speech": "indirect"}
        for id, content, source, cue in rows
    ]
    path = tmp_path / "tiny.jsonl"
    path.write_text(json.dumps({"id": "tiny", "text": TEXT, "lang": "en", "attributions": attributions}))
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Keep the parse where the command looks for the shipped parser's."""
    kept = CachedParser(HandDrawn(StanzaParser().name), tmp_path / "cache")
    list(kept.parse([read(TEXT, id="tiny", language="en")]))
    return tmp_path / "cache"


def run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_figures_are_printed_as_a_table(gold: Path, cache: Path) -> None:
    rows = [line.split() for line in run(gold, "--cache", cache, "--counts").splitlines()]

    assert rows[0] == ["tiny", "en"]
    assert ["articles", "1"] in rows
    assert ["match", "recall", "1.000", "3/3"] in rows


def test_the_table_can_be_pasted_into_a_page(gold: Path, cache: Path) -> None:
    rows = [line.split() for line in run(gold, "--cache", cache, "--markdown").splitlines()]

    assert ["|", "articles", "|", "1", "|"] in rows


def test_tables_by_cue_follow_on_request(gold: Path, cache: Path) -> None:
    rows = [line.split() for line in run(gold, "--cache", cache, "--cues").splitlines()]

    assert ["reporting", "3", "0", "1.00"] in rows
    assert ["hope", "1", "0", "1.00"] in rows


@pytest.fixture
def absent(gold: Path) -> Path:
    """Add to the gold what is nobody's claim, so that it is missed."""
    article = json.loads(gold.read_text())
    miss = {"id": "a4", "content": span("Bo"), "source": [], "cue": span("closed"), "speech": "indirect"}
    article["attributions"].append(miss)
    gold.write_text(json.dumps(article))
    return gold


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        ((), True),
        (("--only", "misses", "--cue", "closed"), True),
        (("--only", "false-positives"), False),
        (("--cue", "say"), False),
        (("--rule", "noun"), False),
    ],
)
def test_errors_are_chosen_by_sort_cue_and_rule(
    absent: Path, cache: Path, choice: tuple[str, ...], shown: bool
) -> None:
    output = run(absent, "--cache", cache, "--errors", "5", *choice)

    assert ("── misses · tiny (en) · cue 'closed' · gold a4" in output) is shown


def test_the_figures_are_printed_as_json(gold: Path, cache: Path) -> None:
    found = json.loads(run(gold, "--cache", cache, "--json"))

    assert found["tiny en"]["articles"] == 1
    assert found["tiny en"]["figures"]["match recall"]["of"] == 3


def test_predictions_are_written_as_json_lines(gold: Path, cache: Path, tmp_path: Path) -> None:
    run(gold, "--cache", cache, "--predictions", tmp_path / "out.jsonl")

    (line,) = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["article"]["id"] == "tiny"


def test_an_unknown_form_of_gold_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gold.csv").touch()

    result = CliRunner().invoke(main, [str(tmp_path / "gold.csv")])

    assert result.exit_code == 2
    assert "neither .jsonl, .json, .ann" in result.output


def test_an_article_is_parsed_once_and_given_back_the_same(tmp_path: Path) -> None:
    drawn = HandDrawn("by hand")

    (first,) = CachedParser(drawn, tmp_path).parse([ARTICLE])
    (again,) = CachedParser(drawn, tmp_path).parse([ARTICLE])

    assert drawn.asked == 1
    assert first == again == parsed()


def test_without_a_directory_an_article_asked_for_twice_is_parsed_once() -> None:
    drawn = HandDrawn("by hand")
    parser = CachedParser(drawn, None)

    for article in (ARTICLE, ARTICLE, evolve(ARTICLE, id="other")):
        list(parser.parse([article]))

    assert drawn.asked == 2


def test_another_text_or_parser_is_parsed_anew(tmp_path: Path) -> None:
    drawn, other = HandDrawn("by hand"), HandDrawn("another hand")
    list(CachedParser(drawn, tmp_path).parse([ARTICLE]))

    list(CachedParser(drawn, tmp_path).parse([evolve(ARTICLE, text=TEXT + " ")]))
    list(CachedParser(other, tmp_path).parse([ARTICLE]))

    assert (drawn.asked, other.asked) == (2, 1)
