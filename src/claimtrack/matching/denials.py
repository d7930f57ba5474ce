"""Bare denials: where both reports say that Voltari denied "this", it is one denial of one matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from claimtrack.matching.embedder import Embedder
from claimtrack.matching.reading import Reading
from claimtrack.matching.relation import Judgement
from claimtrack.matching.silence import shared_source
from claimtrack.model import Report

# Cosine from which what is denied can be one matter; the same source denying, it need not be close.
_LIKELY = 0.35
_SCORE = 0.75


def judge_denials(
    reports: tuple[Report, Report], sides: tuple[Sequence[Reading], Sequence[Reading]], embedder: Embedder
) -> Iterator[tuple[str, str, Judgement]]:
    """Pair up what one source denies in both reports, by a pointer at what was said before.

    Gives ids of claims. The two denials are the same, and each contradicts what the other one
    denies. Nothing is said of a source that denies more than one thing so.
    """
    left, right = ([r for r in side if r.points_at and r.claim.denied and r.is_whole] for side in sides)
    for ours, theirs in product(left, right):
        name = shared_source(ours.claim, reports[0], theirs.claim, reports[1])
        if name and _are_alone(ours, theirs, left, right) and _is_likely(ours, theirs, embedder):
            yield (
                ours.claim.id,
                theirs.claim.id,
                Judgement("same", None, _SCORE, (f"{name} denies it in both",)),
            )
            denied = Judgement("contradicts", "negation", _SCORE, (f"{name} denies it",))
            yield ours.claim.id, str(theirs.points_at), denied
            yield str(ours.points_at), theirs.claim.id, denied


def _are_alone(ours: Reading, theirs: Reading, left: Sequence[Reading], right: Sequence[Reading]) -> bool:
    return all(
        one is other or one.claim.chain[-1].source != other.claim.chain[-1].source
        for one, side in ((ours, left), (theirs, right))
        for other in side
    )


def _is_likely(ours: Reading, theirs: Reading, embedder: Embedder) -> bool:
    rows = embedder.embed([ours.slots.statement, theirs.slots.statement])
    return float(rows[0] @ rows[1]) >= _LIKELY
