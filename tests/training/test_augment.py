"""Setting treebank sentences as news does, without harming the tree."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.training.trees import any_tree, quotation
from training.augment import (
    CHANGES,
    NO_BREAK_SPACE,
    QUOTE_STYLES,
    Change,
    drop_final_stop,
    news_variants,
    raise_names,
    set_apostrophes,
    set_dashes,
    set_quotes,
    surface_rows,
    surface_space,
)
from training.data import FORM, HEAD, Tree


def forms(tree: Tree) -> list[str]:
    return [row[FORM] for row in tree.rows]


@given(any_tree(), st.sampled_from(CHANGES), st.integers(0, 99))
def test_a_change_leaves_every_head_in_the_tree(tree: Tree, change: Change, seed: int) -> None:
    changed = change(tree, random.Random(seed))

    numbers = {row[0] for row in changed.words}
    assert all(row[HEAD] == "0" or row[HEAD] in numbers for row in changed.words)
    assert sum(row[HEAD] == "0" for row in changed.words) == 1


@given(any_tree(), st.sampled_from(CHANGES), st.integers(0, 99))
def test_a_change_touches_only_forms_and_the_last_stop(tree: Tree, change: Change, seed: int) -> None:
    changed = change(tree, random.Random(seed))

    kept = tree.rows[: len(changed.rows)]
    assert len(tree.rows) - len(changed.rows) in (0, 1)
    assert [row[2:] for row in changed.rows] == [row[2:] for row in kept]


def test_quotation_marks_open_and_close() -> None:
    changed = [set_quotes(quotation(), random.Random(seed)) for seed in range(40)]

    assert {(tree.words[0][FORM], tree.words[6][FORM]) for tree in changed} == set(QUOTE_STYLES)


def test_apostrophes_curl_inside_words_and_in_the_token_that_is_written() -> None:
    changed = set_apostrophes(quotation(), random.Random(0))

    assert "can’t" in forms(changed)
    assert "n’t" in forms(changed)


def test_a_lone_hyphen_becomes_a_dash() -> None:
    assert forms(set_dashes(quotation(), random.Random(0)))[11] in {"–", "—"}


def test_only_a_name_at_the_beginning_is_set_in_capitals() -> None:
    tree = quotation()
    first = ("1", "Brussel", "Brussel", "PROPN", *tree.rows[0][4:])
    opening = Tree((), (first, *tree.rows[1:]))

    assert forms(raise_names(tree, random.Random(0))) == forms(tree)
    assert forms(raise_names(opening, random.Random(0)))[0] == "BRUSSEL"


def test_a_headline_loses_its_full_stop_and_the_comment_with_its_text() -> None:
    changed = drop_final_stop(quotation(), random.Random(0))

    assert forms(changed)[-1] == "twice"
    assert changed.comments == ()


def test_a_full_stop_that_something_hangs_on_stays() -> None:
    tree = quotation()
    *others, twice, stop = tree.rows
    hanging = Tree((), (*others, (*twice[:HEAD], "13", *twice[HEAD + 1 :]), stop))

    assert drop_final_stop(hanging, random.Random(0)) == hanging


@pytest.mark.parametrize(("share", "changed"), [(0.0, 0), (1.0, 20)])
def test_the_share_of_changed_sentences_is_the_one_asked_for(share: float, changed: int) -> None:
    trees = [quotation()] * 20

    variants = list(news_variants(trees, share, seed=1))

    assert sum(variant != tree for variant, tree in zip(variants, trees, strict=True)) == changed


def test_the_same_seed_gives_the_same_variants() -> None:
    trees = [quotation()] * 20

    assert list(news_variants(trees, 0.5, seed=3)) == list(news_variants(trees, 0.5, seed=3))


def test_what_is_written_of_a_contraction_is_the_contraction() -> None:
    assert [row[FORM] for row in surface_rows(quotation())][:4] == ['"', "We", "can't", "wait"]


def test_now_and_then_the_space_after_a_number_does_not_break() -> None:
    row = ("1", "12", "12", "NUM", "_", "_", "0", "root", "_", "_")
    rng = random.Random(1)

    assert {surface_space(row, rng) for _ in range(200)} == {" ", NO_BREAK_SPACE}
    assert surface_space(row) == " "
