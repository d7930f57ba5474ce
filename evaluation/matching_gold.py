"""Event pairs with gold made by hand, read and compared by the whole pipeline."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import frozen

from claimtrack.model import Claim, ComparisonTable, Row, Span
from claimtrack.pipeline import Pipeline


@frozen
class GoldMatch:
    """Two stretches of text that an annotator related, with what else may be said of them."""

    left: Span
    right: Span
    relation: str
    accepted: frozenset[str]
    support: str


def measure_gold(files: Sequence[Path]) -> None:
    """Run the pipeline on event pairs and look up each gold match among the rows."""
    pipeline = Pipeline()
    total: Counter[str] = Counter()
    for gold, left, right in zip(files[::3], files[1::3], files[2::3], strict=True):
        total += _count_gold(_gold_matches(gold), pipeline.compare(left, right))
    for relation in ("same", "contradicts"):
        called, right_ones = total[relation + " called"], total[relation + " right"]
        wanted, found = total[relation + " wanted"], total[relation + " found"]
        print(f"{relation:12} P {right_ones}/{called} R {found}/{wanted}")
    print(f"traps called same or contradicts: {total['trapped']}/{total['traps']}")
    print(f"support right where same is found: {total['support']}/{total['same found']}")


def _gold_matches(path: Path) -> list[GoldMatch]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    sides = [side for side in gold.values() if isinstance(side, dict) and "attributed" in side]
    places: list[dict[str, Span]] = []
    for side in sides:
        entries = [*side["attributed"], *side.get("own_voice", []), *side.get("no_comment", [])]
        spans = {entry["id"]: entry.get("content") for entry in entries}
        places.append({id: Span(c["start"], c["end"]) for id, c in spans.items() if c})
    return [
        GoldMatch(
            places[0][m["left"]],
            places[1][m["right"]],
            m["relation"],
            frozenset([*m.get("also", []), *m.get("accept", [])]),
            m.get("support", "unknown"),
        )
        for m in gold["matches"]
        if m["left"] in places[0] and m["right"] in places[1]
    ]


def _count_gold(gold: Iterable[GoldMatch], table: ComparisonTable) -> Counter[str]:
    matches = list(gold)
    found: Counter[str] = Counter()
    for row in (row for row in table.rows if row.relation in {"same", "contradicts"}):
        touching = [m for m in matches if _touches(m, row, table)]
        if touching:
            found[f"{row.relation} called"] += 1
            found[f"{row.relation} right"] += any(row.relation in {m.relation, *m.accepted} for m in touching)
    for m in matches:
        rows = [row for row in table.rows if _touches(m, row, table)]
        relations = {row.relation for row in rows}
        found[f"{m.relation} wanted"] += 1
        hit = bool(relations & {m.relation, *m.accepted})
        found[f"{m.relation} found"] += hit
        if m.relation == "same" and hit:
            found["support"] += any(row.support == m.support for row in rows)
        if m.relation == "different_scope":
            found["traps"] += 1
            found["trapped"] += bool(relations & {"same", "contradicts"} - m.accepted)
    return found


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
