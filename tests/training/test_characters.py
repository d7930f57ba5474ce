"""Running text and labels for the tokenizer."""

import random

from hypothesis import given

from tests.training.trees import any_tree, quotation
from training.characters import PARAGRAPH, distinct_words, expansions, label, label_all
from training.data import FORM, Tree


def test_each_token_ends_with_its_label() -> None:
    found = label(quotation())

    assert found.text == '"We can\'t wait," said Mayor Lowe - twice. '
    ends = [number for number, digit in enumerate(found.labels) if digit != "0"]
    starts = [0, *(end + 1 for end in ends[:-1])]
    pieces = [found.text[start : end + 1].strip() for start, end in zip(starts, ends, strict=True)]
    assert pieces == ['"', "We", "can't", "wait", ",", '"', "said", "Mayor", "Lowe", "-", "twice", "."]


def test_a_contraction_and_the_end_of_a_sentence_have_labels_of_their_own() -> None:
    found = label(quotation())

    assert found.labels[found.text.index("can't") + 4] == "3"
    assert found.labels[found.text.rindex(".")] == "2"


@given(any_tree())
def test_every_character_has_a_label(tree: Tree) -> None:
    found = label_all([tree, tree])

    assert len(found.text) == len(found.labels)
    assert sum(digit in "24" for digit in found.labels) == 2


def test_paragraphs_begin_where_the_treebank_says() -> None:
    opening = Tree(("# newpar",), quotation().rows)

    found = label_all([opening, quotation(), opening])

    assert found.text.count(PARAGRAPH) == 1
    assert found.labels.count(PARAGRAPH) == 1


def test_a_paragraph_of_one_sentence_may_be_a_headline() -> None:
    found = label_all([Tree(("# newpar",), quotation().rows)], random.Random(1))

    assert found.text.strip().endswith("twice")
    assert found.labels.strip().endswith("2")


def test_contractions_are_counted_with_their_words() -> None:
    assert expansions([quotation(), quotation()]) == [(("can't", ("ca", "n't")), 2)]


def test_the_lemmatizer_sees_each_word_once() -> None:
    found = distinct_words([quotation(), quotation()])

    assert len(found) == len(quotation().words)
    assert [tree.rows[0][FORM] for tree in found] == [row[FORM] for row in quotation().words]
    assert all(len(tree.words) == 1 for tree in found)
