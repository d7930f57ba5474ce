"""Which claims are worth comparing: each with those of the other report that are nearest in meaning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimtrack.matching.embedder import Vectors
from claimtrack.matching.gauge import AS_IT_IS, Curve

# Neighbours looked at per claim and side; on parallel news the twin is among the first three in 99 of 100.
NEAREST = 8
# Below this cosine two claims share no more than a tone.
LEAST_COSINE = 0.22
_BLOCK = 512  # rows of the similarity matrix held at a time
# A matrix product may be off by so much, and by something else when the sides are swapped.
_ROUNDING = 1e-4


def candidates(ours: Vectors, theirs: Vectors, curve: Curve = AS_IT_IS) -> list[tuple[int, int, float]]:
    """List the pairs to compare as (row of ours, row of theirs, cosine on the scale), in order.

    Each row is paired with its nearest of the other side, so that the number of pairs grows
    with the number of claims, not with its square.
    """
    found = dict(_nearest(ours, theirs, curve))
    found.update({(i, j): cosine for (j, i), cosine in _nearest(theirs, ours, curve)})
    return [(i, j, cosine) for (i, j), cosine in sorted(found.items())]


def _nearest(ours: Vectors, theirs: Vectors, curve: Curve) -> Iterator[tuple[tuple[int, int], float]]:
    """Pick with a fast product whatever may be near enough, and rank that by its exact cosine."""
    if not len(theirs):
        return
    for start in range(0, len(ours), _BLOCK):
        block = curve(ours[start : start + _BLOCK] @ theirs.T)
        likely = block >= np.maximum(_weakest_neighbours(block), LEAST_COSINE)[:, None] - _ROUNDING
        for i, row in enumerate(likely, start=start):
            places = np.flatnonzero(row)
            cosines = curve(_cosines(ours[i], theirs[places]))
            for place in np.argsort(-cosines, kind="stable")[:NEAREST]:
                if cosines[place] >= LEAST_COSINE:
                    yield (i, int(places[place])), float(cosines[place])


def _weakest_neighbours(block: NDArray[Any]) -> NDArray[Any]:
    """Give the least cosine that still is among the nearest of each row."""
    place = max(0, block.shape[1] - NEAREST)
    return np.partition(block, place, axis=1)[:, place]


def _cosines(ours: NDArray[np.float32], theirs: Vectors) -> NDArray[np.float64]:
    """Give the same figure for two rows whichever side they stand on."""
    products = theirs.astype(np.float64) * ours.astype(np.float64)
    sums: NDArray[np.float64] = products.sum(axis=1)
    return sums
