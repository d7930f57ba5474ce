"""Claims about claims: "Holm insisted that P" wraps P, and P is what gets compared."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from claimtrack.model import Claim, Report

# Share of a wrapper's characters that its inner claim covers; the rest is speaker, cue and "that".
_MOSTLY = 0.55

Wrappers = Mapping[str, tuple[str, ...]]


def find_wrappers(report: Report) -> Wrappers:
    """Give for each claim that is wrapped the ids of those that wrap it, in order.

    A wrapper has the shorter chain, and the claim inside it makes up most of its length.
    """
    found: dict[str, list[str]] = {}
    for outer, inner in _inside_each_other(report):
        if len(inner.chain) > len(outer.chain) and _length(inner) >= _MOSTLY * _length(outer):
            found.setdefault(inner.id, []).append(outer.id)
    return {id: tuple(wrappers) for id, wrappers in found.items()}


def _inside_each_other(report: Report) -> Iterator[tuple[Claim, Claim]]:
    """Give the pairs of claims of which the second stands inside the first."""
    claims = sorted((claim for claim in report.claims if claim.content), key=_start)
    starts = [_start(claim) for claim in claims]
    for outer in (claim for claim in report.claims if claim.content):
        end = max(passage.end for passage in outer.content)
        for inner in claims[bisect_left(starts, _start(outer)) : bisect_right(starts, end)]:
            if _is_inside(inner, outer):
                yield outer, inner


def _start(claim: Claim) -> int:
    return min(passage.start for passage in claim.content)


def _is_inside(inner: Claim, outer: Claim) -> bool:
    return all(any(p.span.covers(q.span) for p in outer.content) for q in inner.content)


def _length(claim: Claim) -> int:
    return sum(len(passage.text) for passage in claim.content)
