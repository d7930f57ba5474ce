"""A greedy tree is given only where it is one, and is then the best."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from claimtrack.parsing.trees import Scores, greedy_heads

SMALL = st.integers(2, 5).flatmap(lambda n: arrays(np.float64, (n, n), elements=st.integers(-9, 9)))


def scores_for(*heads: int) -> Scores:
    """Make each word like one head best; the first number is the head of word 1."""
    scores = np.zeros((len(heads) + 1, len(heads) + 1))
    for word, head in enumerate(heads, start=1):
        scores[word, head] = 1.0
    return scores


def found(*heads: int) -> list[int] | None:
    tree = greedy_heads(scores_for(*heads))
    return None if tree is None else tree.tolist()


def test_first_choices_that_make_a_tree_are_given() -> None:
    assert found(2, 0, 2, 3) == [0, 2, 0, 2, 3]


def test_a_cycle_is_no_tree() -> None:
    assert found(0, 3, 2) is None


def test_two_roots_are_no_tree() -> None:
    assert found(0, 0, 1) is None


def test_no_root_is_no_tree() -> None:
    assert found(2, 1) is None


def test_no_word_is_its_own_head() -> None:
    assert found(1, 1) == [0, 0, 1]


def is_tree(heads: tuple[int, ...]) -> bool:
    """Tell it the slow way: climb from each word in turn."""
    for word in range(1, len(heads)):
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word]
        if word:
            return False
    return heads[1:].count(0) == 1


@given(SMALL)
def test_no_tree_scores_higher(scores: Scores) -> None:
    heads = greedy_heads(scores)
    if heads is None:
        return

    size = len(scores)
    trees = [(0, *rest) for rest in product(range(size), repeat=size - 1) if is_tree((0, *rest))]
    best = max(sum(scores[word, tree[word]] for word in range(1, size)) for tree in trees)
    assert tuple(heads) in trees
    assert sum(scores[word, heads[word]] for word in range(1, size)) == best
