"""The easy case of finding a dependency tree."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]


def greedy_heads(scores: Scores) -> NDArray[np.intp] | None:
    """Give each word the head it likes best, if that makes a tree with one root; else None.

    ``scores[word, head]`` is how well a head suits a word; place 0 stands for the root. No
    tree can score higher than one that is every word's first choice. The first of equals wins.
    """
    choices = scores.copy()
    np.fill_diagonal(choices, -np.inf)
    heads = choices.argmax(axis=1)
    heads[0] = 0
    has_one_root = np.count_nonzero(heads[1:] == 0) == 1
    return heads if has_one_root and _all_lead_to_root(heads) else None


def _all_lead_to_root(heads: NDArray[np.intp]) -> bool:
    """Climb from every word at once, twice as far each time; who goes round in a cycle never arrives."""
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return not reached.any()
