"""Claims about claims: "Holm insisted that P" wraps P, and P is what gets compared."""

from __future__ import annotations

from claimtrack.model import Claim, Report

# Share of a wrapper's characters that its inner claim covers; the rest is speaker, cue and "that".
_MOSTLY = 0.55


def inner_claims(claim: Claim, report: Report) -> tuple[Claim, ...]:
    """Give the claim that this one wraps: longer chain, inside its content, most of its length."""
    return tuple(
        other
        for other in report.claims
        if len(other.chain) > len(claim.chain)
        and other.content
        and _is_inside(other, claim)
        and _length(other) >= _MOSTLY * _length(claim)
    )


def _is_inside(inner: Claim, outer: Claim) -> bool:
    return all(any(p.span.covers(q.span) for p in outer.content) for q in inner.content)


def _length(claim: Claim) -> int:
    return sum(len(passage.text) for passage in claim.content)
