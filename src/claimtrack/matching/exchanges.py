"""Words that changed places between two claims, and words that something else stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from claimtrack.matching.likeness import SAME_DEED, Likeness
from claimtrack.matching.poles import load_opposites
from claimtrack.matching.reading import Part, Token
from claimtrack.matching.vocabulary import load_words

# Cosine below which a word has no real counterpart, only something of the same field.
_COUNTERPART = 0.6
# By how much two words must answer each other better crosswise to have changed places.
_CROSSWISE = 0.2
# How well each must then answer the other: where one does it to the other, and where the tie is looser.
_LIKELY_ONE, _SURELY_ONE = 0.5, 0.8
# What one lemma, or two of one kind of event, score at least.
_ONE_LEMMA = 0.8
# From here on two words are one, rounding aside.
_THE_SAME = 0.99
_CORE: tuple[Part, ...] = ("subject", "predicate", "object", "oblique")


@frozen
class Exchanges:
    """How much of each part was replaced, from 0 to 1, and how well the least of the core is answered.

    ``weakest`` has the figures of the side that is answered worse and of the one answered better;
    ``exact`` is the share of the answers that are the same word, ``deed`` how well two predicates
    answer each other.
    """

    subject: float
    predicate: float
    complement: float
    modifier: float
    weakest: tuple[float, float]
    exact: float
    deed: float


def exchanges(likeness: Likeness) -> Exchanges:
    """Look for words without a counterpart that stand in the same part on both sides."""
    return Exchanges(
        subject=_replaced(likeness, ("subject",)),
        predicate=_replaced(likeness, ("predicate",)),
        complement=_replaced(likeness, ("object", "oblique")),
        modifier=_replaced(likeness, ("modifier",)),
        weakest=_weakest(likeness),
        exact=_exact(likeness),
        deed=_deed_score(likeness),
    )


def _replaced(likeness: Likeness, parts: Sequence[Part]) -> float:
    scores = likeness.scores
    rows = _lone(scores, likeness.left.tokens, parts)
    columns = _lone(scores.T, likeness.right.tokens, parts)
    if not rows or not columns:
        return 0.0
    return 1.0 - float(scores[np.ix_(rows, columns)].max())


def _lone(scores: NDArray[np.float64], tokens: Sequence[Token], parts: Sequence[Part]) -> list[int]:
    return [
        i
        for i, token in enumerate(tokens)
        if token.part in parts and scores[i].max(initial=0.0) < _COUNTERPART
    ]


def _weakest(likeness: Likeness) -> tuple[float, float]:
    sides = [
        min(
            (float(scores[i].max(initial=0.0)) for i, token in enumerate(tokens) if token.part in _CORE),
            default=0.5,
        )
        for scores, tokens in (
            (likeness.scores, likeness.left.tokens),
            (likeness.scores.T, likeness.right.tokens),
        )
    ]
    return min(sides), max(sides)


def _deed_score(likeness: Likeness) -> float:
    rows, columns = (
        [i for i, token in enumerate(r.tokens) if token.part == "predicate"]
        for r in (likeness.left, likeness.right)
    )
    return float(likeness.scores[np.ix_(rows, columns)].max(initial=0.0))


def _exact(likeness: Likeness) -> float:
    found = [likeness.scores[i, j] for i, j in likeness.answers]
    return float(np.mean([score >= _THE_SAME for score in found])) if found else 0.0


def swapped(likeness: Likeness) -> float:
    """Tell whether the parties to one deed have changed places: "A hit B" and "A was hit by B".

    It is 1 where one does it to the other, and a half where the tie is looser: "A parted from B".
    """
    found = (
        _crosswise(likeness, ours, theirs)
        for ours, theirs in product(_deeds(likeness.left.tokens), _deeds(likeness.right.tokens))
        if _is_one_deed(likeness, ours, theirs)
    )
    return max(found, default=0.0)


@frozen
class _Deed:
    """The places of a deed's doer, of whom it is done to or with, and of its verb."""

    doer: int
    partner: int
    verb: int


def _deeds(tokens: Sequence[Token]) -> Iterator[_Deed]:
    for doer, token in enumerate(tokens):
        verb = next((place for place, other in enumerate(tokens) if other.span == token.deed), None)
        if token.role == "doer" and verb is not None:
            yield from (_Deed(doer, place, verb) for place in _partners(tokens, token))


def _partners(tokens: Sequence[Token], doer: Token) -> Iterator[int]:
    """Find whom the deed is done to, or who stands beside its verb in another way."""
    for place, token in enumerate(tokens):
        is_done_to = token.role == "done to" and token.deed == doer.deed
        if token is not doer and (is_done_to or _is_beside_verb(token)):
            yield place


def _is_beside_verb(token: Token) -> bool:
    return token.role is None and token.part in {"object", "oblique"} and token.upos in {"NOUN", "PROPN"}


def _is_one_deed(likeness: Likeness, ours: _Deed, theirs: _Deed) -> bool:
    left, right = likeness.left, likeness.right
    mutual = load_words(left.language).mutual | load_words(right.language).mutual
    a, b = left.tokens[ours.verb], right.tokens[theirs.verb]
    if {a.key, b.key} & mutual or load_opposites().between(a.key, b.key) or a.negated != b.negated:
        return False
    one_language = left.language == right.language  # there, "beat" and "lose to" are alike and not the same
    return bool(likeness.scores[ours.verb, theirs.verb] >= (_ONE_LEMMA if one_language else SAME_DEED))


def _crosswise(likeness: Likeness, ours: _Deed, theirs: _Deed) -> float:
    scores = likeness.scores
    straight = scores[ours.doer, theirs.doer] + scores[ours.partner, theirs.partner]
    crosswise = [scores[ours.doer, theirs.partner], scores[ours.partner, theirs.doer]]
    if sum(crosswise) - straight < _CROSSWISE:
        return 0.0
    partners = likeness.left.tokens[ours.partner], likeness.right.tokens[theirs.partner]
    if all(token.role for token in partners):
        return float(min(crosswise) >= _LIKELY_ONE)
    return 0.5 if min(crosswise) >= _SURELY_ONE else 0.0
