"""Which claims are worth comparing: each with those of the other report that are nearest in meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from claimtrack.matching.embedder import Vectors

# Neighbours looked at per claim and side; on parallel news the twin is among the first three in 99 of 100.
NEAREST = 8
# Below this cosine two claims share no more than a tone.
LEAST_COSINE = 0.22
_BLOCK = 512  # rows of the similarity matrix held at a time


def candidates(
    ours: Vectors, theirs: Vectors, *, least: float = LEAST_COSINE
) -> list[tuple[int, int, float]]:
    """List the pairs to compare as (row of ours, row of theirs, cosine), in order.

    Each row is paired with its nearest of the other side, so that the number of pairs grows
    with the number of claims, not with its square.
    """
    found = dict(_nearest(ours, theirs, least))
    found.update({(i, j): cosine for (j, i), cosine in _nearest(theirs, ours, least)})
    return [(i, j, cosine) for (i, j), cosine in sorted(found.items())]


def _nearest(ours: Vectors, theirs: Vectors, least: float) -> Iterator[tuple[tuple[int, int], float]]:
    for start in range(0, len(ours), _BLOCK):
        # Not a matrix product: that would round differently when the sides are swapped.
        block = np.einsum("id,jd->ij", ours[start : start + _BLOCK], theirs).astype(np.float64)
        for i, row in enumerate(block, start=start):
            for j in np.argsort(-row, kind="stable")[:NEAREST]:
                if row[j] >= least:
                    yield (i, int(j)), float(row[j])


def mutually_nearest(odds: Mapping[tuple[int, int], float]) -> set[tuple[int, int]]:
    """Pick the pairs of which neither side has a better partner; all of them, should some tie."""
    left: dict[int, float] = {}
    right: dict[int, float] = {}
    for (i, j), chance in odds.items():
        left[i] = max(left.get(i, chance), chance)
        right[j] = max(right.get(j, chance), chance)
    return {(i, j) for (i, j), chance in odds.items() if chance == left[i] == right[j]}
