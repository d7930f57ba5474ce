"""Two statements word by word: what is left when the words that both have are taken away."""

from __future__ import annotations

from collections import Counter

import regex

from claimtrack.matching.likeness import Likeness
from claimtrack.matching.vocabulary import Words, load_words

_WORD = regex.compile(r"\w+?(?=n['’]t\b)|n['’]t\b|\w+", regex.IGNORECASE)


def is_turned_around(likeness: Likeness) -> bool:
    """Tell whether two claims are one in all words but a "not".

    Whatever the tree makes of that "not", they cannot both hold.
    """
    left, right = likeness.left, likeness.right
    if left.language != right.language or left.claim.denied != right.claim.denied:
        return False
    return _differs_by_negation(left.slots.statement, right.slots.statement, load_words(left.language))


def _differs_by_negation(left: str, right: str, words: Words) -> bool:
    """Tell whether an odd number of negations is all that one side has more, articles aside ("no", "a")."""
    ours, theirs = (Counter(_words(text)) for text in (left, right))
    apart = (ours - theirs) + (theirs - ours)
    rest = {word for word in apart if word not in words.negations}
    return (apart.total() - sum(apart[word] for word in rest)) % 2 == 1 and rest <= {*words.ones}


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
