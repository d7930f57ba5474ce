"""The words that tell why or how: "because of *the weather*", "door *een lek*", "via *a false e-mail*"."""

from __future__ import annotations

from claimtrack.matching.vocabulary import Words
from claimtrack.model import Sentence


def words_of_grounds(sentence: Sentence, words: Words) -> frozenset[int]:
    """Give the indices of the words behind what opens a reason, a cause, a means or who did it."""
    opened = [
        sentence.head_of(word)
        for word in sentence.words
        if word.relation in {"case", "mark"} and word.text.lower() in words.grounds
    ]
    return frozenset(
        word.index
        for head in opened
        if head is not None and head.relation in _GIVING
        for word in sentence.subtree(head)
    )


# What stands beside a deed; behind a noun, "by" and "door" tell of whose it is ("a novel by").
_GIVING = {"obl", "advcl"}
