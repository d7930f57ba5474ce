"""Two readings side by side: which words answer which, and what is left over."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

import numpy as np
from attrs import evolve, field, frozen
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from claimtrack.matching.reading import Part, Reading, Token
from claimtrack.matching.word_vectors import ONE_KIND

# Cosine between single words from which they can stand for each other: translations and near
# synonyms mostly score .6 and up ("gewond"/"injured" .83, "levy"/"tax" .47), other words under .4.
ANSWERS = 0.45
# How much a word's absence tells, by its part; asides often stand on one side only.
WEIGHTS: Mapping[Part, float] = {
    "predicate": 1.0,
    "subject": 1.2,
    "object": 1.2,
    "oblique": 0.9,
    "modifier": 0.7,
    "aside": 0.4,
}
_NAME_WEIGHT = 1.3
# Cosine from which two words can stand for one thing in the core of a claim.
SAME_ONE = 0.42
# The same for what happens: verbs are closer to each other than nouns are.
SAME_DEED = 0.6
# A word of the core answers one of a side clause only when nothing in the core does.
_ASIDE_PENALTY = 0.15
# Cosine below which two objects are not one thing, "plan" and "budget".
_OTHER_THING = 0.55
_DEED: tuple[Part, ...] = ("predicate", "object")
_CORE: tuple[Part, ...] = ("subject", "predicate", "object", "oblique")
# Names that two claims must share to tell of one event, whatever else their words do.
_PARTICIPANTS = 2


Scores = NDArray[np.float64]
Side = tuple[Scores, Sequence[Token], Sequence[Token]]


@frozen(eq=False)
class Likeness:
    """How the words of two readings answer each other.

    ``scores`` has shape (words left, words right); ``answers`` are the places of the words
    that stand for each other, one to one.
    """

    left: Reading
    right: Reading
    cosine: float
    scores: NDArray[np.float64] = field(repr=False)

    @cached_property
    def answers(self) -> tuple[tuple[int, int], ...]:
        if not self.scores.size:
            return ()
        fitting = np.where(self.scores >= ANSWERS, self.scores - _ASIDE_PENALTY * self._is_aside_of_core, 0.0)
        # Squared: one word that surely answers counts for more than two that may.
        rows, columns = linear_sum_assignment(-np.round(fitting**2, 6))
        return tuple(
            (int(i), int(j)) for i, j in zip(rows, columns, strict=True) if self.scores[i, j] >= ANSWERS
        )

    @property
    def _sides(self) -> tuple[Side, Side]:
        """Give the scores with our words and theirs, seen from either side."""
        return (
            (self.scores, self.left.tokens, self.right.tokens),
            (self.scores.T, self.right.tokens, self.left.tokens),
        )

    @property
    def _is_aside_of_core(self) -> NDArray[np.bool_]:
        ours, theirs = (np.array([t.part == "aside" for t in r.tokens]) for r in (self.left, self.right))
        different: NDArray[np.bool_] = ours[:, None] != theirs[None, :]
        return different

    @cached_property
    def coverage(self) -> tuple[float, float]:
        """Share the weight of each side's words that the other side answers, by how well."""
        ours = self._told_otherwise(self.left.tokens, self.right.tokens)
        theirs = self._told_otherwise(self.right.tokens, self.left.tokens)
        ours |= {i: self.scores[i, j] for i, j in self.answers}
        theirs |= {j: self.scores[i, j] for i, j in self.answers}
        return _covered(self.left.tokens, ours), _covered(self.right.tokens, theirs)

    def _told_otherwise(self, ours: Sequence[Token], theirs: Sequence[Token]) -> dict[int, float]:
        """Let all words of a phrase be answered by whatever tells of the same event: "lose their jobs"."""
        told = frozenset().union(*(token.events for token in theirs))
        return {place: ONE_KIND for place, token in enumerate(ours) if token.events & told}

    @cached_property
    def unanswered(self) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
        """List the words of each side that nothing on the other comes near to."""
        best_left = self.scores.max(axis=1, initial=0.0)
        best_right = self.scores.max(axis=0, initial=0.0)
        return (
            tuple(t for t, best in zip(self.left.tokens, best_left, strict=True) if best < ANSWERS),
            tuple(t for t, best in zip(self.right.tokens, best_right, strict=True) if best < ANSWERS),
        )

    @cached_property
    def shares_participants(self) -> bool:
        """Tell whether the claims can be about the same ones.

        They are not when neither subject is answered at all, or when one is answered only by
        the owner of the other: "the treasurer" and "the treasurer's assistant".
        """
        found = [_subject_answered(*side) for side in self._sides]
        known = [answered for answered in found if answered is not None]
        owned = any(_is_owner_of_other(*side) for side in self._sides)
        return not owned and (len(known) < len(self._sides) or any(known))

    @cached_property
    def narrowings(self) -> tuple[Token, ...]:
        """List what narrows a subject or object on one side only, the other naming it without."""
        keys = [{token.key for token in r.tokens} for r in (self.left, self.right)]
        paired = {(self.left.tokens[i].key, self.right.tokens[j].key) for i, j in self.answers}
        answered = [keys[0] & keys[1] | {pair[side] for pair in paired} for side in (0, 1)]
        return tuple(
            token
            for side, tokens in enumerate(self.unanswered)
            for token in tokens
            if token.part == "modifier"
            and token.under in {"subject", "object"}
            and token.over in answered[side]
        )

    @cached_property
    def shares_doer(self) -> bool:
        """Tell whether a subject of either side is answered by the core of the other, or there is none."""
        known = [
            _best_between(*side, ("subject",), _CORE) >= SAME_ONE
            for side in self._sides
            if any(token.part == "subject" for token in side[1])
        ]
        return len(known) < len(self._sides) or any(known)

    @cached_property
    def one_event(self) -> float:
        """Say how much speaks for one event, from 0 to 1, whatever the other words do.

        It is 1 where the core of both tells of one kind of event with two names in common, and a half
        where one person does something of one kind on both sides.
        """
        names = len({(ours.key, theirs.key) for ours, theirs in self._same_ones})
        if names >= _PARTICIPANTS and self._shares_kind(_DEED):
            return 1.0
        is_one_doer = any(ours.part == theirs.part == "subject" for ours, theirs in self._same_ones)
        return 0.5 if is_one_doer and self._shares_kind((*_DEED, "oblique")) else 0.0

    @property
    def _same_ones(self) -> list[tuple[Token, Token]]:
        """Pair up the names of both sides, and the roles that stand for them."""
        firm = [(i, j) for i, j in self.answers if self.scores[i, j] >= ONE_KIND]
        pairs = [(self.left.tokens[i], self.right.tokens[j]) for i, j in firm]
        return [(ours, theirs) for ours, theirs in pairs if ours.is_name or theirs.is_name]

    def _shares_kind(self, parts: Sequence[Part]) -> bool:
        ours, theirs = (
            {kind for token in reading.tokens if token.part in parts for kind in token.events}
            for reading in (self.left, self.right)
        )
        return bool(ours & theirs)

    @cached_property
    def is_one_deed(self) -> bool:
        """Tell whether a predicate is answered, in any clause, by its lemma or its kind of event."""
        return any(
            _best_between(*side, ("predicate",), (*_DEED, "aside")) >= ONE_KIND for side in self._sides
        )

    @cached_property
    def shares_predicate(self) -> bool:
        """Tell whether what is said to happen on one side is answered by the core of the other."""
        rows, columns = _deeds(self.left.tokens), _deeds(self.right.tokens)
        return bool(self.scores[rows][:, columns].max(initial=0.0) >= SAME_DEED)

    def without(self, ours: Collection[Token], theirs: Collection[Token]) -> Likeness:
        """Leave out words of each side, to see what the rest has in common."""
        sides = (self.left, {token.span for token in ours}), (self.right, {token.span for token in theirs})
        rows, columns = ([token.span not in spans for token in r.tokens] for r, spans in sides)
        left, right = (
            evolve(r, tokens=tuple(t for t in r.tokens if t.span not in spans)) for r, spans in sides
        )
        return evolve(self, left=left, right=right, scores=self.scores[np.ix_(rows, columns)])

    @property
    def is_verbatim(self) -> bool:
        """Tell whether both say the same words and stand behind them alike."""
        ours, theirs = self.left, self.right
        said = ours.slots.statement.casefold() == theirs.slots.statement.casefold()
        return said and ours.claim.denied == theirs.claim.denied

    @cached_property
    def core_answered(self) -> tuple[bool, bool]:
        """Tell of each side whether everything in its core has something like it on the other."""
        left, right = (
            all(
                scores[i].max(initial=0.0) >= (SAME_DEED if token.part == "predicate" else SAME_ONE)
                for i, token in enumerate(tokens)
                if token.part in _core_parts(tokens)
            )
            for scores, tokens, _ in self._sides
        )
        return left, right

    @cached_property
    def shares_thing(self) -> bool:
        """Tell whether what is done is done to like things, where both sides name one as their object."""
        sides = [
            [i for i, t in enumerate(r.tokens) if t.part == "object" and t.upos in _NAMING]
            for r in (self.left, self.right)
        ]
        if not all(sides):
            return True
        scores = self.scores
        return bool(scores[sides[0]].max() >= _OTHER_THING or scores[:, sides[1]].max() >= _OTHER_THING)

    def best(self, part: Part, *, same_part: bool = False) -> float | None:
        """Score how well the words of a part are answered on the worse side; None if a side has none."""
        sides = []
        for scores, ours, theirs in self._sides:
            rows = [i for i, token in enumerate(ours) if token.part == part]
            columns = [j for j, token in enumerate(theirs) if not same_part or token.part == part]
            if not rows or not columns:
                return None
            sides.append(float(scores[rows][:, columns].max(axis=1).mean()))
        return min(sides)


def _deeds(tokens: Sequence[Token]) -> list[int]:
    """Find the words that tell what is done; where the verb is light, adjectives do ("gets a *new* one")."""
    is_light = not any(token.part == "predicate" for token in tokens)
    return [
        place
        for place, token in enumerate(tokens)
        if token.part in _DEED or (is_light and token.part == "modifier" and token.upos == "ADJ")
    ]


def _core_parts(tokens: Sequence[Token]) -> set[Part]:
    """Name the parts that say what happens: where a verb is light, that is what stands beside it."""
    says = any(token.part in _DEED for token in tokens)
    return {"subject", "predicate", "object"} if says else {"subject", "oblique", "modifier"}


def _covered(tokens: Sequence[Token], answered: Mapping[int, float]) -> float:
    total = sum(weight_of(token) for token in tokens)
    if not total:
        return 0.0
    return float(
        sum(weight_of(token) * answered.get(place, 0.0) for place, token in enumerate(tokens)) / total
    )


def weight_of(token: Token) -> float:
    """Tell how much a word's absence on the other side tells."""
    return WEIGHTS[token.part] * (_NAME_WEIGHT if token.is_name else 1.0)


def _best_between(
    scores: Scores,
    ours: Sequence[Token],
    theirs: Sequence[Token],
    parts: Sequence[Part],
    others: Sequence[Part],
) -> float:
    rows = [i for i, token in enumerate(ours) if token.part in parts]
    columns = [j for j, token in enumerate(theirs) if token.part in others]
    return float(scores[rows][:, columns].max()) if rows and columns else 0.0


def _subject_answered(scores: Scores, ours: Sequence[Token], theirs: Sequence[Token]) -> bool | None:
    """Tell whether a noun or name of the other side can stand for the subject; None without a subject."""
    rows = [i for i, token in enumerate(ours) if token.part == "subject"]
    columns = [j for j, token in enumerate(theirs) if token.upos in _NAMING]
    if not rows or not theirs:
        return None
    return bool(scores[rows][:, columns].max(initial=0.0) >= SAME_ONE)


_NAMING = {"NOUN", "PROPN", "PRON", "NUM"}


def _is_owner_of_other(scores: Scores, ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Tell whether our subject is rather an owner ("'s", "of") of their subject than that subject itself."""
    rows = [i for i, token in enumerate(ours) if token.part == "subject"]
    owners = [j for j, t in enumerate(theirs) if t.relation == "nmod" and t.under == "subject"]
    subjects = [j for j, t in enumerate(theirs) if t.part == "subject"]
    if not rows or not owners or not subjects:
        return False
    owned = scores[rows][:, owners].max()
    return bool(owned > _THE_SAME and scores[rows][:, subjects].max() < _OTHER_PERSON)


_OTHER_PERSON = 0.8
_THE_SAME = 0.9
