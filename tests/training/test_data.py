"""Reading treebanks, giving words other tags, and batches."""

import lzma
import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.training.trees import HEADLINE, any_tree, quotation
from training.data import HEAD, UPOS, Tags, Tree, buckets, conllu_text, parse_treebank, read_treebank, retag
from training.noise import lemmatized, usual_lemmas

TAGGED = Tags("X", "x", "A=B", "l")


def test_packed_and_plain_treebanks_read_alike(tmp_path: Path) -> None:
    (tmp_path / "plain.conllu").write_text(HEADLINE, "utf-8")
    (tmp_path / "packed.conllu.xz").write_bytes(lzma.compress(HEADLINE.encode()))

    assert read_treebank(tmp_path, "plain") == read_treebank(tmp_path, "packed") == [quotation()]


@given(st.lists(any_tree(), min_size=1, max_size=4))
def test_writing_and_reading_gives_the_trees_back(trees: list[Tree]) -> None:
    assert parse_treebank(conllu_text(trees)) == trees


def test_empty_nodes_are_left_out() -> None:
    with_empty = HEADLINE.replace("9\tMayor", "8.1\tsaid\tsay\tVERB\t_\t_\t_\t_\t_\t_\n9\tMayor")

    assert parse_treebank(with_empty) == [quotation()]


def test_new_tags_leave_heads_and_contractions_alone() -> None:
    tree = quotation()

    found = retag(tree, [TAGGED] * len(tree.words))

    assert [row[HEAD:] for row in found.rows] == [row[HEAD:] for row in tree.rows]
    assert {row[UPOS] for row in found.words} == {"X"}
    assert found.rows[2] == tree.rows[2]


def test_a_wrong_tag_brings_its_own_lemma() -> None:
    tree = quotation()
    said = [TAGGED] * 7 + [Tags("NOUN", "NN", "_", "said")] + [TAGGED] * 5

    found = lemmatized(tree, said, {("said", "NOUN"): "saying", ("said", "VERB"): "say"})

    assert found[7].lemma == "saying"
    assert found[0].lemma == "l"


def test_the_usual_lemma_is_the_most_frequent() -> None:
    assert usual_lemmas([quotation()])["said", "VERB"] == "say"


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60), st.integers(40, 100), st.integers(0, 9))
def test_batches_hold_each_sentence_once_and_keep_their_size(
    lengths: list[int], words: int, seed: int
) -> None:
    batches = buckets(lengths, words, random.Random(seed))

    assert sorted(number for batch in batches for number in batch) == list(range(len(lengths)))
    assert all(sum(lengths[number] for number in batch) <= words for batch in batches)
