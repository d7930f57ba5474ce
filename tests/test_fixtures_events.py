"""The annotated event pairs: what stands in them is there, and the programs can read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimtrack.evaluation import read_gold
from evaluation.matching_gold import read_pair

EVENTS = Path(__file__).parent.parent / "fixtures/events"
GOLDS = sorted(EVENTS.glob("*/*.json"))
RELATIONS = {"same", "contradicts", "different_scope", "related"}


def places(found: object) -> Iterator[tuple[str, int, int]]:
    if isinstance(found, dict) and "start" in found:
        yield found["text"], found["start"], found["end"]
    elif isinstance(found, dict | list):
        for part in found.values() if isinstance(found, dict) else found:
            yield from places(part)


def sides(path: Path) -> list[dict[str, Any]]:
    gold = json.loads(path.read_text("utf-8"))
    return [gold["left"], gold["right"]]


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.stem)
def test_every_passage_stands_at_its_place(path: Path) -> None:
    for side in sides(path):
        text = (path.parent / side["article"]).read_bytes().decode()
        found = list(places(side))
        assert found
        assert [words for words, start, end in found if text[start:end] != words] == []


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.stem)
def test_lines_that_are_no_claims_stand_in_the_text(path: Path) -> None:
    for side in sides(path):
        text = (path.parent / side["article"]).read_bytes().decode()
        assert [line for line in side["not_claims"] if line not in text] == []


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.stem)
def test_matches_join_claims_there_are(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    known = [{entry["id"] for key in KINDS for entry in side[key]} for side in sides(path)]

    assert all(match["left"] in known[0] and match["right"] in known[1] for match in gold["matches"])
    assert all({match["relation"], *(match.get("accept") or ())} <= RELATIONS for match in gold["matches"])
    assert read_pair(path, path.parent).matches


KINDS = ("attributed", "own_voice", "no_comment")


@pytest.mark.parametrize(("split", "articles"), [("dev", 162), ("held", 54)])
def test_both_splits_are_read_as_gold(split: str, articles: int) -> None:
    sets = read_gold(EVENTS / split)

    assert sum(len(one.articles) for one in sets) == articles
    assert {one.language for one in sets} == {"en", "nl"}
