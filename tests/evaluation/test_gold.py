"""Gold in its two JSON forms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimtrack.evaluation.gold import (
    GoldArticle,
    GoldLink,
    by_language,
    common_article,
    pair_article,
    read_common,
    read_pair,
)
from claimtrack.model import Span


def attribution(id: str, content: list[int], **more: Any) -> dict[str, Any]:
    return {"id": id, "content": [content], "source": [], "cue": [], **more}


def article(*attributions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "one", "text": "x" * 99, "lang": "nl", "attributions": list(attributions), **more}


def test_the_common_form_is_read_whole() -> None:
    found = common_article(
        article(
            {
                "id": "a1",
                "content": [[10, 20], [25, 30]],
                "source": [[0, 3]],
                "cue": [[4, 8]],
                "speech": "mixed",
                "act": "no_comment",
                "kind": "person",
                "name": "Ann Lee",
                "hedge": [[21, 22]],
                "cue_speech": True,
            },
            discard=[[40, 50]],
        ),
        nests=False,
    )

    (only,) = found.attributions
    assert (found.language, found.discard) == ("nl", (Span(40, 50),))
    assert only.content == (Span(10, 20), Span(25, 30))
    assert (only.source, only.cue) == ((Span(0, 3),), (Span(4, 8),))
    assert (only.speech, only.act, only.kind, only.name) == ("mixed", "no_comment", "person", "Ann Lee")
    assert only.hedged
    assert only.is_speech_cue
    assert only.chain == ()
    assert [no_comment.cue for no_comment in found.no_comments] == [(Span(4, 8),)]


def test_what_the_gold_does_not_say_stays_unknown() -> None:
    (only,) = common_article(article(attribution("a1", [0, 5])), nests=False).attributions

    assert (only.speech, only.act, only.hedged) == (None, None, None)


def chains(*attributions: dict[str, Any]) -> list[list[str | None]]:
    found = common_article(article(*attributions), nests=True)
    return [[link.name for link in one.chain] for one in found.attributions]


def test_a_chain_climbs_to_the_outermost_reporter() -> None:
    assert chains(
        attribution("a1", [0, 50], name="Post"),
        attribution("a2", [10, 40], name="Ann", nested_in="a1"),
        attribution("a3", [20, 30], name="Bo", nested_in="a2"),
    ) == [["Post"], ["Post", "Ann"], ["Post", "Ann", "Bo"]]


def test_the_chain_of_a_cited_source_stands_with_the_source_alone() -> None:
    assert chains(
        attribution("a1", [0, 50], name="Post"), attribution("a2", [0, 50], name="Ann", nested_in="a1")
    ) == [[], ["Post", "Ann"]]


def test_gold_that_nests_in_a_circle_is_read_all_the_same() -> None:
    found = chains(attribution("a1", [0, 9], nested_in="a2"), attribution("a2", [0, 8], nested_in="a1"))

    assert all(found)


def test_an_article_without_nesting_has_chains_of_one_where_others_nest(tmp_path: Path) -> None:
    nested = article(attribution("a1", [0, 50]), attribution("a2", [10, 40], nested_in="a1"))
    flat = article(attribution("b1", [0, 5], name="Bo"))
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{json.dumps(nested)}\n\n{json.dumps(flat)}\n")

    *_, last = read_common(path)

    assert last.attributions[0].chain == (GoldLink((), "Bo", None),)


def test_a_line_separator_inside_a_text_ends_no_article(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(article(attribution("a1", [0, 5])) | {"text": "a\u2028b"}, ensure_ascii=False))

    assert [one.text for one in read_common(path)] == ["a\u2028b"]


def test_sets_are_split_by_language() -> None:
    articles = [GoldArticle(id, "", language, ()) for id, language in [("a", "nl"), ("b", "en"), ("c", "nl")]]

    found = by_language("set", articles)

    assert [(one.language, [a.id for a in one.articles]) for one in found] == [
        ("en", ["b"]),
        ("nl", ["a", "c"]),
    ]


# ── event pairs ───────────────────────────────────────────────────────────────────────────


def place(start: int, end: int) -> dict[str, Any]:
    return {"text": "…", "start": start, "end": end}


SIDE: dict[str, Any] = {
    "article": "one.en.txt",
    "lang": "en",
    "attributed": [
        {
            "id": "L1",
            "content": place(0, 30),
            "content_parts": [place(0, 10), place(20, 30)],
            "speech": "direct",
            "hedge": "reportedly",
            "chain": [
                {"name": "Post", "kind": "outlet", "implicit": True},
                {"name": None, "kind": "unnamed", "mention": place(12, 15)},
            ],
        },
        {"id": "L2", "content": place(40, 50), "chain": [{"name": "Bo", "kind": "person"}], "outer_ok": True},
        {"id": "L3", "content": place(60, 70), "chain": [{"kind": "person"}], "outer_optional": True},
    ],
    "no_comment": [
        {"id": "L9", "sources": [{"name": "Nordline"}, {"name": "the mayor"}]},
        {"id": "L10", "cue_spans": [place(95, 98)], "sources": [{"name": None, "mention": place(93, 95)}]},
    ],
    "optional": [{"cue": place(80, 85)}, {"cue_spans": [place(90, 92)]}],
}


def test_one_side_of_a_pair_is_read_whole() -> None:
    found = pair_article(SIDE, "x" * 99)

    first, second, third = found.attributions
    assert first.content == (Span(0, 10), Span(20, 30))
    assert first.source == (Span(12, 15),)
    assert first.chain == (
        GoldLink((), "Post", "outlet", implicit=True),
        GoldLink((Span(12, 15),), None, "unnamed"),
    )
    assert (first.hedged, second.hedged) == (True, False)
    assert (first.outer, second.outer, third.outer) == ("closed", "open", "any")
    assert [one.name for one in found.no_comments] == ["Nordline", "the mayor", None]
    assert [one.cue for one in found.no_comments] == [(), (), (Span(95, 98),)]
    assert found.optional == (Span(80, 85), Span(90, 92))


def test_texts_lie_beside_the_pair_or_where_they_are_said_to_lie(tmp_path: Path) -> None:
    gold, texts = tmp_path / "gold", tmp_path / "texts"
    gold.mkdir()
    texts.mkdir()
    (gold / "pair.json").write_text(
        json.dumps({"left": SIDE, "right": SIDE | {"article": "two.txt"}, "matches": []})
    )
    (gold / "one.en.txt").write_bytes(b"\xef\xbb\xbfLeft\r\n")
    (texts / "two.txt").write_text("Right")

    found = list(read_pair(gold / "pair.json", texts))

    assert [(one.id, one.text) for one in found] == [("one.en", "Left\r\n"), ("two", "Right")]


def test_a_missing_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "pair.json").write_text(json.dumps({"left": SIDE}))

    with pytest.raises(FileNotFoundError, match=r"one\.en\.txt"):
        list(read_pair(tmp_path / "pair.json"))
