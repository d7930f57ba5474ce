"""Pieces of gold trees that new sentences can be put together from: clauses, noun phrases, cues, words."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import define, evolve, field, frozen

from training.data import DEPREL, FEATS, FORM, HEAD, LEMMA, UPOS, XPOS, Row, Tree

LENGTHS = {
    "clause": (4, 22),
    "speaker": (1, 12),
    "name": (1, 6),
    "person": (1, 4),
    "adjunct": (1, 6),
}  # words
NEVER_IN_CLAUSES = frozenset({"parataxis", "discourse", "vocative", "list", "dep", "orphan", "goeswith"})
LEVEL = 0.75  # power of a kind's number that its chance goes with
ASKING = ("PronType=Int", "PronType=Rel")
MARKS = frozenset('"“”„«»‘’`:;()[]?!…') | {"``", "''", "...", "--", "-LRB-"}


@frozen
class Phrase:
    """Words numbered from 1 that hang together; the one with head 0 is its head."""

    rows: tuple[Row, ...]

    @property
    def top(self) -> Row:
        return next(row for row in self.rows if row[HEAD] == "0")

    @property
    def shape(self) -> tuple[str, ...]:
        """How the words hang together, whatever they are."""
        return (self.top[UPOS], *(row[DEPREL] for row in self.rows))

    @classmethod
    def of(cls, row: Row) -> Phrase:
        """Take a word by itself."""
        return cls((("1", *row[FORM:HEAD], "0", row[DEPREL], "_", "_"),))

    def without_final_marks(self) -> Phrase:
        """Leave out punctuation at the end that nothing hangs on."""
        rows = self.rows
        while len(rows) > 1 and rows[-1][DEPREL] == "punct":
            rows = rows[:-1]
        return evolve(self, rows=rows)


@define
class Grown:
    """A tree whose words know what hangs on them; words are named by their place, from 0."""

    words: tuple[Row, ...]
    below: dict[int, list[int]] = field(factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, tree: Tree) -> Grown:
        grown = cls(tree.words)
        for place, row in enumerate(grown.words):
            grown.below[int(row[HEAD]) - 1].append(place)
        return grown

    def children(self, place: int, *labels: str) -> list[int]:
        return [child for child in self.below[place] if self.words[child][DEPREL].split(":")[0] in labels]

    def under(self, place: int) -> list[int]:
        """List the places of a word and of all that hangs on it, in order."""
        found, waiting = [], [place]
        while waiting:
            found.append(waiting.pop())
            waiting += self.below[found[-1]]
        return sorted(found)

    def gathered(self, places: Sequence[int]) -> Phrase:
        """Take words out of the tree; those that hang on none of them become heads."""
        number = {place: str(at) for at, place in enumerate(places, 1)}
        picked = [self.words[place] for place in places]
        heads = [number.get(int(row[HEAD]) - 1, "0") for row in picked]
        return Phrase(
            tuple(
                (str(at), *row[FORM:HEAD], head, row[DEPREL], "_", "_")
                for at, (row, head) in enumerate(zip(picked, heads, strict=True), 1)
            )
        )

    def phrase(self, places: Sequence[int]) -> Phrase | None:
        """Take neighbouring words out; none unless they are neighbours and hang on one of them."""
        if not places or places[-1] - places[0] + 1 != len(places):
            return None
        phrase = self.gathered(places)
        return phrase if sum(row[HEAD] == "0" for row in phrase.rows) == 1 else None


@frozen
class Pool:
    """Phrases to draw from; rare kinds come somewhat oftener than by their number, common ones less."""

    kinds: tuple[tuple[Phrase, ...], ...]
    weights: tuple[float, ...]

    @classmethod
    def of(cls, found: Iterable[tuple[object, Phrase]]) -> Pool:
        grouped: defaultdict[object, list[Phrase]] = defaultdict(list)
        for kind, phrase in found:
            grouped[kind].append(phrase)
        kinds = tuple(tuple(group) for group in grouped.values())
        return cls(kinds, tuple(len(group) ** LEVEL for group in kinds))

    def draw(self, rng: random.Random) -> Phrase:
        return rng.choice(rng.choices(self.kinds, self.weights)[0])


def is_fit(phrase: Phrase | None, kind: str) -> bool:
    """Tell whether a phrase is of a usual length and free of marks that a frame would clash with."""
    if phrase is None:
        return False
    low, high = LENGTHS[kind]
    asks = kind != "clause" and any(feat in phrase.rows[0][FEATS] for feat in ASKING)
    return low <= len(phrase.rows) <= high and not asks and all(row[FORM] not in MARKS for row in phrase.rows)


def is_finite(grown: Grown, place: int) -> bool:
    helpers = [place, *grown.children(place, "aux", "cop")]
    return any("VerbForm=Fin" in grown.words[helper][FEATS] for helper in helpers)


def lowered(row: Row) -> Row:
    """Undo the capital of a sentence's first word, unless the word is written with one anyway."""
    form = row[FORM]
    capital = row[UPOS] == "PROPN" or row[LEMMA][:1].isupper() or (not form[1:].islower() and len(form) > 1)
    return row if capital else (row[0], form.lower(), *row[FORM + 1 :])


def clauses(grown: Grown) -> Iterator[Phrase]:
    """Yield the statement that a whole sentence makes, without its full stop."""
    (root,) = grown.below[-1][:1] or [0]
    *_, last = grown.words
    labels = {grown.words[child][DEPREL].split(":")[0] for child in grown.below[root]}
    stated = last[FORM] == "." and int(last[HEAD]) == root + 1 and is_finite(grown, root)
    begun = grown.words[0][UPOS] not in {"CCONJ", "PUNCT", "INTJ"}
    if stated and begun and "nsubj" in labels and not labels & NEVER_IN_CLAUSES:
        phrase = grown.phrase(range(len(grown.words) - 1))
        if phrase and is_fit(phrase, "clause"):
            yield evolve(phrase, rows=(lowered(phrase.rows[0]), *phrase.rows[1:]))


def first_constituent(clause: Phrase) -> int:
    """Count the words of what stands before a clause's finite verb; 0 when that is not one phrase."""
    grown = Grown.of(Tree((), clause.rows))
    for child in grown.below[grown.below[-1][0]]:
        front = grown.under(child)
        if front == list(range(len(front))) and _is_finite_verb(clause.rows[len(front)]):
            return len(front)
    return 0


def _is_finite_verb(row: Row) -> bool:
    return row[UPOS] in {"VERB", "AUX"} and "VerbForm=Fin" in row[FEATS]


def inverted(clause: Phrase) -> Iterator[Phrase]:
    """Yield a clause without what stands before its finite verb, when its subject follows the verb."""
    grown = Grown.of(Tree((), clause.rows))
    length = first_constituent(clause)
    subjects = grown.children(grown.below[-1][0], "nsubj")
    rest = grown.phrase(range(length, len(grown.words)))
    if length and rest and subjects and min(subjects) > length:
        yield rest


def embedded(grown: Grown) -> Iterator[Phrase]:
    """Yield finite clauses that a conjunction opens, in the order of words they then have, without it."""
    for place, row in enumerate(grown.words):
        marks = [child for child in grown.children(place, "mark") if grown.words[child][UPOS] == "SCONJ"]
        if not marks or row[DEPREL].split(":")[0] not in {"ccomp", "advcl", "acl", "csubj"}:
            continue
        inside = [at for at in grown.under(place) if at > marks[0]]
        phrase = grown.phrase(inside)
        if phrase and grown.children(place, "nsubj") and is_finite(grown, place) and len(marks) == 1:
            phrase = phrase.without_final_marks()
            if is_fit(phrase, "clause"):
                yield phrase


def noun_phrases(grown: Grown, labels: Collection[str]) -> Iterator[Phrase]:
    """Yield the phrases with one of the labels, without the preposition that opens them."""
    for place, row in enumerate(grown.words):
        if row[DEPREL] in labels:
            inside = grown.under(place)
            if grown.words[inside[0]][DEPREL] == "case":
                inside = inside[1:]
            phrase = grown.phrase(inside)
            if phrase:
                first = phrase.rows[0]
                yield _closed(
                    evolve(phrase, rows=(lowered(first) if inside[0] == 0 else first, *phrase.rows[1:]))
                )


def _closed(phrase: Phrase) -> Phrase:
    """Leave a comma at the end only where it closes what another one opens."""
    marks = sum(row[UPOS] == "PUNCT" for row in phrase.rows)
    return phrase.without_final_marks() if marks == 1 else phrase


def usual_words(trees: Iterable[Tree]) -> dict[tuple[str, str, str], list[tuple[str, Phrase]]]:
    """Give for every (form, part of speech, label) its tags, with the word so tagged, the usual first."""
    counted: defaultdict[tuple[str, str, str], Counter[Row]] = defaultdict(Counter)
    for tree in trees:
        for row in tree.words:
            counted[row[FORM].lower(), row[UPOS], row[DEPREL]][row[LEMMA : FEATS + 1]] += 1
    return {
        (form, upos, label): [
            (tags[XPOS - LEMMA], Phrase.of(("1", form, *tags, "0", label))) for tags, _ in ways.most_common()
        ]
        for (form, upos, label), ways in counted.items()
    }
