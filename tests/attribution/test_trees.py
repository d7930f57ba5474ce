"""Reading phrases and subjects off trees, right ones and wrong ones."""

from __future__ import annotations

import pytest

from claimtrack.attribution.nominals import phrases_after
from claimtrack.attribution.trees import conjuncts, noun_phrase, subject_of
from claimtrack.model import Sentence, Word
from tests.attribution.tagged import tagged


def _sentence(row: str) -> Sentence:
    return tagged(row).sentences[0]


def _shown(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


WARNED = _sentence(
    "The/DET/2/det mayor/NOUN/8/nsubj ,/PUNCT/4/punct Ida/PROPN/2/appos Holm/PROPN/4/flat ,/PUNCT/4/punct "
    "had/AUX/8/aux warned=warn/VERB/0/root and/CCONJ/10/cc left=leave/VERB/8/conj"
)


def test_a_noun_phrase_holds_its_apposition() -> None:
    assert _shown(noun_phrase(WARNED.words[1], WARNED)) == "The mayor , Ida Holm"


def test_a_noun_phrase_leaves_its_relative_clause_out() -> None:
    row = "a/DET/2/det man/NOUN/5/nsubj who/PRON/4/nsubj knew/VERB/2/acl:relcl left/VERB/0/root"
    sentence = _sentence(row)

    assert _shown(noun_phrase(sentence.words[1], sentence)) == "a man"


def test_a_noun_phrase_keeps_a_reduced_modifier() -> None:
    sentence = _sentence("a/DET/2/det man/NOUN/0/root briefed/VERB/2/acl on/ADP/5/case it/PRON/3/obl")

    assert _shown(noun_phrase(sentence.words[1], sentence)) == "a man briefed on it"


def test_a_noun_phrase_is_an_unbroken_stretch() -> None:
    sentence = _sentence("the/DET/2/det mayor/NOUN/3/nsubj left/VERB/0/root alone/ADJ/2/amod")

    assert _shown(noun_phrase(sentence.words[1], sentence)) == "the mayor"


def test_coordination_needs_a_conjunction() -> None:
    pair = _sentence("Ann/PROPN/0/root and/CCONJ/3/cc Bea/PROPN/1/conj")
    row = _sentence("Ann/PROPN/0/root ,/PUNCT/3/punct Bea/PROPN/1/conj")

    assert _shown(conjuncts(pair.words[0], pair)) == "Ann Bea"
    assert _shown(conjuncts(row.words[0], row)) == "Ann"


def test_coordinated_phrases_are_read_apart() -> None:
    sentence = _sentence(
        "volgens/ADP/3/case de/DET/3/det politie/NOUN/0/root en/CCONJ/6/cc de/DET/6/det brandweer/NOUN/3/conj"
    )

    assert [_shown(phrase) for phrase in phrases_after(1, sentence)] == ["de politie", "de brandweer"]


def test_a_verb_shares_the_subject_of_the_verb_it_is_coordinated_with() -> None:
    subject = subject_of(WARNED.words[9], WARNED)

    assert subject is not None
    assert subject.text == "mayor"


@pytest.mark.parametrize(
    "row",
    [
        "said=say/VERB/2/conj left=leave/VERB/1/conj",
        "said=say/VERB/1/xcomp",
        "said=say/VERB/3/ccomp left=leave/VERB/1/conj went=go/VERB/2/advcl",
    ],
)
def test_nobody_is_the_subject_in_a_cycle(row: str) -> None:
    sentence = _sentence(row)

    assert subject_of(sentence.words[0], sentence) is None
