from __future__ import annotations

import numpy as np

from claimtrack.matching.candidates import LEAST_COSINE, NEAREST, candidates
from claimtrack.matching.embedder import Vectors


def vectors(count: int, seed: int, width: int = 8) -> Vectors:
    rows = np.random.default_rng(seed).normal(size=(count, width))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def test_each_claim_meets_its_nearest() -> None:
    ours, theirs = vectors(40, seed=1), vectors(30, seed=2)
    found = {(i, j) for i, j, _ in candidates(ours, theirs)}

    for i, row in enumerate(ours.astype(np.float64) @ theirs.astype(np.float64).T):
        nearest = [int(j) for j in np.argsort(-row)[:NEAREST] if row[j] >= LEAST_COSINE]
        assert {(i, j) for j in nearest} <= found


def test_swapping_the_sides_swaps_the_pairs_to_the_last_bit() -> None:
    ours, theirs = vectors(700, seed=3), vectors(50, seed=4)

    assert {(j, i, cosine) for i, j, cosine in candidates(ours, theirs)} == {*candidates(theirs, ours)}


def test_pairs_grow_with_the_claims() -> None:
    copies = np.repeat(vectors(1, seed=5), 200, axis=0)

    assert len(candidates(copies, copies)) <= 2 * NEAREST * 200


def test_nothing_is_near_to_nothing() -> None:
    assert candidates(vectors(3, seed=6), vectors(0, seed=6)) == []
