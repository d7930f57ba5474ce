"""Names across languages and spellings: "het Witte Huis" is "the White House"."""

from __future__ import annotations

from functools import lru_cache

import regex
from rapidfuzz.distance import JaroWinkler

from claimtrack.matching.vocabulary import load_exonyms

# Jaro-Winkler: "Zelensky"/"Zelenskyy" .98, "Oekraïne"/"Ukraine" .78, "Iran"/"Irak" .88, "Holm"/"Hulme" .80.
SAME_SPELLING = 0.93
# Short names that differ in a letter are different names.
_SHORTEST_FUZZY = 6  # characters

_EDGE = regex.compile(r"^(?:the|de|het|een|an?)\s+|(?:['’]s?|s['’])$", regex.IGNORECASE)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Give the form under which a name is compared: case folded, no article or genitive, exonyms unified."""
    folded = _EDGE.sub("", " ".join(name.split())).casefold()
    exonyms = load_exonyms()
    if folded in exonyms:
        return exonyms[folded]
    bare = folded.removesuffix("s") if folded.removesuffix("s") in exonyms else folded
    return exonyms.get(bare, bare)


@lru_cache(maxsize=65536)
def same_name(left: str, right: str) -> bool:
    """Tell whether two keys can name one thing: equal, one the tail of the other, or spelt otherwise."""
    if left == right:
        return True
    ours, theirs = left.split(), right.split()
    shorter, longer = sorted((ours, theirs), key=len)
    if len(shorter) < len(longer):
        return _spelt_alike(longer[-len(shorter) :], shorter) or _is_acronym(shorter, longer)
    return len(shorter) == len(longer) and _spelt_alike(ours, theirs)


def _spelt_alike(left: list[str], right: list[str]) -> bool:
    return all(
        a == b or (min(len(a), len(b)) >= _SHORTEST_FUZZY and JaroWinkler.similarity(a, b) >= SAME_SPELLING)
        for a, b in zip(left, right, strict=True)
    )


def _is_acronym(short: list[str], long: list[str]) -> bool:
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)
