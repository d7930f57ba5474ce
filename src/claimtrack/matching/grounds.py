"""The words that tell why or how: "because of *the weather*", "door *een lek*", "via *a false e-mail*"."""

from __future__ import annotations

from claimtrack.matching.vocabulary import Words
from claimtrack.model import Sentence, Word


def words_of_grounds(sentence: Sentence, words: Words) -> frozenset[int]:
    """Give the indices of the words behind what opens a reason, a cause, a means or who did it.

    What "causes" something, or is "the culprit", is a cause as well.
    """
    opened = [
        head
        for word in sentence.words
        if word.relation in {"case", "mark"} and word.text.lower() in words.grounds
        for head in [sentence.head_of(word)]
        if head is not None and head.relation in _GIVING
    ]
    causes = (_cause_beside(word, sentence) for word in sentence.words if word.lemma.lower() in words.causing)
    heads = (*opened, *(cause for cause in causes if cause))
    return frozenset(word.index for head in heads for word in sentence.subtree(head))


def _cause_beside(word: Word, sentence: Sentence) -> Word | None:
    """Find the cause in "*salt* caused it" and "the culprit is *salt*", whichever is the subject."""
    own = sentence.children(word)
    if word.upos == "VERB":
        is_passive = any(child.deprel == "aux:pass" for child in own)
        return None if is_passive else next((c for c in own if c.deprel == "nsubj"), None)
    if any(child.relation == "cop" for child in own):
        return next((child for child in own if child.relation == "nsubj"), None)
    return None


# What stands beside a deed; behind a noun, "by" and "door" tell of whose it is ("a novel by").
_GIVING = {"obl", "advcl"}
