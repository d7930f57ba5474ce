"""Event pairs with gold made by hand, read and compared by the whole pipeline."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from claimtrack.model import Claim, ComparisonTable, Row, Span
from claimtrack.pipeline import Pipeline

SURE = ("same", "contradicts")


@frozen
class GoldMatch:
    """Two stretches of text that an annotator related, with what else may be said of them."""

    left: Span
    right: Span
    relation: str
    accepted: frozenset[str]
    support: str


@frozen
class GoldPair:
    """Two reports, where their annotated claims stand, and the matches between these.

    "same" and "contradicts" are annotated wherever they hold between annotated claims.
    """

    texts: tuple[Path, Path]
    claims: tuple[tuple[Span, ...], tuple[Span, ...]]
    matches: tuple[GoldMatch, ...]


def measure_gold(golds: Sequence[Path], texts: Path | None) -> None:
    """Run the pipeline on event pairs and look up each gold match among the rows."""
    pipeline = Pipeline()
    total: Counter[str] = Counter()
    for path in golds:
        for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
            pair = read_pair(file, texts or file.parent)
            total += _count_gold(pair, pipeline.compare(*pair.texts))
    for relation in SURE:
        called, right = total[relation + " called"], total[relation + " right"]
        wanted, found = total[relation + " wanted"], total[relation + " found"]
        print(f"{relation:12} P {_share(right, called)} R {_share(found, wanted)}")
    print(f"traps called same or contradicts: {_share(total['trapped'], total['traps'])}")
    print(f"support right where same is found: {_share(total['support'], total['same found'])}")


def _share(right: int, of: int) -> str:
    return f"{right}/{of} = {right / max(1, of):.2f}"


def read_pair(path: Path, texts: Path) -> GoldPair:
    """Read the gold of two reports, whose files lie in ``texts``."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    left, right = (side for side in gold.values() if isinstance(side, dict) and "attributed" in side)
    ours, theirs = _places(left), _places(right)
    matches = tuple(
        GoldMatch(
            ours[m["left"]],
            theirs[m["right"]],
            m["relation"],
            frozenset([*m.get("also", []), *(m.get("accept") or [])]),
            m.get("support", "unknown"),
        )
        for m in gold["matches"]
        if m["left"] in ours and m["right"] in theirs
    )
    files = (texts / left["article"], texts / right["article"])
    return GoldPair(files, (tuple(ours.values()), tuple(theirs.values())), matches)


def _places(side: Mapping[str, Any]) -> Mapping[str, Span]:
    entries = [*side["attributed"], *side.get("own_voice", []), *side.get("no_comment", [])]
    spans = {entry["id"]: entry.get("content") for entry in entries}
    return {id: Span(c["start"], c["end"]) for id, c in spans.items() if c}


def _count_gold(gold: GoldPair, table: ComparisonTable) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in (row for row in table.rows if row.relation in SURE):
        touching = [m for m in gold.matches if _touches(m, row, table)]
        if touching or _is_annotated(row, gold, table):
            found[f"{row.relation} called"] += 1
            found[f"{row.relation} right"] += any(row.relation in {m.relation, *m.accepted} for m in touching)
    for m in gold.matches:
        rows = [row for row in table.rows if _touches(m, row, table)]
        relations = {row.relation for row in rows}
        found[f"{m.relation} wanted"] += 1
        hit = bool(relations & {m.relation, *m.accepted})
        found[f"{m.relation} found"] += hit
        if m.relation == "same" and hit:
            found["support"] += any(row.support == m.support for row in rows)
        if m.relation == "different_scope":
            found["traps"] += 1
            found["trapped"] += bool(relations & {*SURE} - m.accepted)
    return found


def _is_annotated(row: Row, gold: GoldPair, table: ComparisonTable) -> bool:
    """Tell whether both sides of a row have claims that an annotator saw."""
    return row.is_shared and all(
        any(_is_at(report.claim(id), span) for id in cell for span in spans)
        for report, cell, spans in zip(table.reports, row.cells, gold.claims, strict=True)
    )


def _touches(gold: GoldMatch, row: Row, table: ComparisonTable) -> bool:
    spans = (gold.left, gold.right)
    return row.is_shared and all(
        any(_is_at(report.claim(id), span) for id in cell)
        for report, cell, span in zip(table.reports, row.cells, spans, strict=True)
    )


def _is_at(claim: Claim, span: Span) -> bool:
    """Tell whether claim and gold share at least half of the characters that either has."""
    own = {place for p in claim.content for place in range(p.start, p.end)}
    gold = set(range(span.start, span.end))
    return 2 * len(own & gold) >= len(own | gold)
