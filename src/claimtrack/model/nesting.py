"""Claims about claims: "Holm insisted that P" wraps P, and P is what gets compared and shown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping

from claimtrack.model.report import Claim, Report

# Share of a wrapper's characters that its inner claims cover; the rest is speaker, cues and "that".
_MOSTLY = 0.5

Wrappers = Mapping[str, tuple[str, ...]]


def find_wrappers(report: Report) -> Wrappers:
    """Give for each claim that is wrapped the ids of those that wrap it, in order.

    A wrapper has the shorter chain, and the claim inside it makes up most of its length. Where it
    takes several for that ("Holm replied that P, adding that Q"), it wraps the first of them.
    """
    found: dict[str, list[str]] = {}
    for outer, inner in _inside_each_other(report):
        for wrapped in _wrapped(outer, inner):
            found.setdefault(wrapped.id, []).append(outer.id)
    return {id: tuple(wrappers) for id, wrappers in found.items()}


def _wrapped(outer: Claim, inner: list[Claim]) -> list[Claim]:
    by_itself = [claim for claim in inner if _is_most(outer, [claim])]
    return by_itself or (inner[:1] if _is_most(outer, inner) else [])


def _is_most(outer: Claim, inner: Iterable[Claim]) -> bool:
    """Tell whether claims together make up most of one around them; what two share counts once."""
    covered = {place for claim in inner for p in claim.content for place in range(p.start, p.end)}
    return len(covered) >= _MOSTLY * sum(len(passage.text) for passage in outer.content)


def _inside_each_other(report: Report) -> Iterator[tuple[Claim, list[Claim]]]:
    """Give each claim with those of a longer chain that stand inside it, in the order of the text."""
    claims = sorted((claim for claim in report.claims if claim.content), key=_start)
    starts = [_start(claim) for claim in claims]
    for outer in (claim for claim in report.claims if claim.content):
        end = max(passage.end for passage in outer.content)
        near = claims[bisect_left(starts, _start(outer)) : bisect_right(starts, end)]
        yield outer, [c for c in near if len(c.chain) > len(outer.chain) and _is_inside(c, outer)]


def _start(claim: Claim) -> int:
    return min(passage.start for passage in claim.content)


def _is_inside(inner: Claim, outer: Claim) -> bool:
    return all(any(p.span.covers(q.span) for p in outer.content) for q in inner.content)
