"""A claim as the comparison reads it: its words with their parts, and the slots made from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from attrs import evolve, field, frozen

from claimtrack.matching.bounds import Bound
from claimtrack.matching.cast import NOBODY, Cast, is_name
from claimtrack.matching.doings import Role, cleft_verb, roles_in
from claimtrack.matching.events import events_of
from claimtrack.matching.grounds import words_of_grounds
from claimtrack.matching.hours import Hour
from claimtrack.matching.lemmas import lemma_of
from claimtrack.matching.names import name_key
from claimtrack.matching.polarity import (
    is_ceasing,
    is_untrue,
    negated_words,
    undone_words,
    words_outside,
    words_put_aside,
)
from claimtrack.matching.vocabulary import Words
from claimtrack.model import Claim, ParsedArticle, Sentence, Slots, Span, Word

Part = Literal["predicate", "subject", "object", "oblique", "modifier", "aside"]
# What a claim makes of one before it, when it says nothing else.
Retort = Literal["so", "untrue"]
_CONTENT = {"NOUN", "VERB", "ADJ", "PROPN", "ADV", "NUM"}
_SIDE_CLAUSES = {"advcl", "acl", "parataxis", "appos", "conj"}
_CORE: dict[str, Part] = {
    "nsubj": "subject",
    "csubj": "subject",
    "obj": "object",
    "iobj": "object",
    "xcomp": "object",
    "ccomp": "object",
    "obl": "oblique",
}


@frozen
class Token:
    """A word, or the words of one name, that carries matter.

    ``key`` is a lemma or a name's key, ``form`` the word as written if it is a noun or adjective.

    ``negated`` tells that its clause, or the word itself, is said not to be so, ``put_aside`` that it is
    the word's own phrase: "by her, not *by the owner*"; ``undone`` tells that its clause forbids or cancels
    it, ``ceasing`` that it is so no longer, ``outside`` that a preposition leaves it out, ``ground`` that it
    is given as why or how. ``under`` is the part that the word's governor plays, ``over`` that governor's
    lemma, ``relation`` what ties it to that; what describes a name has no ``under``. ``events`` are the
    kinds of event that it tells of, ``roles`` what else a person is called. ``role`` tells a doer from whom
    it is done to, and ``deed`` where the verb stands that says what.
    """

    key: str
    part: Part
    is_name: bool
    span: Span
    upos: str
    negated: bool = False
    put_aside: bool = False
    undone: bool = False
    ceasing: bool = False
    outside: bool = False
    ground: bool = False
    is_plural: bool = False
    under: Part | None = None
    over: str = ""
    relation: str = ""
    events: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    form: str = ""
    role: Role | None = None
    deed: Span | None = None


@frozen
class Clause:
    """The words of a claim with the sentence each belongs to, and the word that heads them."""

    pieces: tuple[tuple[Sentence, tuple[Word, ...]], ...]
    sentence: Sentence
    head: Word

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for _, words in self.pieces for word in words)

    def own(self, word: Word) -> tuple[Word, ...]:
        """Give the dependents of a word in the heading sentence that belong to the claim."""
        inside = {w.index for s, words in self.pieces if s is self.sentence for w in words}
        return tuple(child for child in self.sentence.children(word) if child.index in inside)


@frozen
class Reading:
    """Everything that a comparison knows of one claim.

    ``polarity`` is 1 for what is asserted to hold and -1 for the opposite. ``tense`` is
    "past", "future", or "" when the words do not tell. A reading of one clause or sentence of a
    longer claim is not ``is_whole``. A ``retort`` says nothing of its own
    ("this", "that claim is false"), and ``points_at`` is the id of the claim that it answers.
    ``bounds`` has one entry for each of the moments, ``hours`` are times of day. ``calls_untrue``
    tells that the claim is no more than that something is not true; ``compared`` says of words, by their
    spans, whether there is more or less of them; without ``has_verb`` it is a mere phrase.
    """

    claim: Claim
    slots: Slots
    tokens: tuple[Token, ...]
    language: str
    tense: str
    must: bool = False
    may: bool = False
    all_of: bool = False
    some_of: bool = False
    often: bool = False
    everywhere: bool = False
    partial: bool = False
    compared: Mapping[Span, bool] = field(factory=dict)
    pending: bool = False
    already: bool = False
    rates: frozenset[str] = frozenset()
    calls_untrue: bool = False
    is_fragment: bool = False
    has_verb: bool = False
    is_whole: bool = True
    retort: Retort | None = None
    points_at: str | None = None
    bounds: tuple[Bound, ...] = ()
    hours: tuple[Hour, ...] = ()
    cast: Cast = field(default=NOBODY, repr=False)

    @property
    def says_something(self) -> bool:
        """Tell a clause from a bare phrase, which says nothing without the claim that it is part of."""
        return any(token.part == "predicate" and token.upos in {"VERB", "ADJ"} for token in self.tokens)

    @property
    def has_subject(self) -> bool:
        return any(argument.role == "subject" for argument in self.slots.arguments)

    @property
    def polarity(self) -> int:
        return 1 if self.slots.affirmed else -1


def clause_of(content: Sequence[Span], parsed: ParsedArticle) -> Clause | None:
    """Find the words inside the spans; the head is the first word whose governor lies outside."""
    pieces = []
    for sentence in parsed.sentences_at(content):
        words = tuple(w for w in sentence.words if any(s.covers(w.span) for s in content))
        if any(word.upos != "PUNCT" for word in words):
            pieces.append((sentence, words))
    if not pieces:
        return None
    sentence, words = pieces[0]
    return Clause(tuple(pieces), sentence, _head(sentence, words))


def _head(sentence: Sentence, words: Sequence[Word]) -> Word:
    """Choose among the tops the one that governs most of the words; the first, should two tie."""
    inside = {word.index for word in words}
    tops = [word for word in words if word.head not in inside and word.upos != "PUNCT"]
    if not tops:
        return words[0]
    sizes = {top.index: sum(word.index in inside for word in sentence.subtree(top)) for top in tops}
    return max(tops, key=lambda top: (sizes[top.index], -top.index))


def tokens_of(
    clause: Clause,
    predicates: Iterable[Word],
    skipped: Sequence[Span],
    words: Words,
    cast: Cast = NOBODY,
) -> tuple[Token, ...]:
    """List what of a claim carries matter, in order, each name as one token, persons for their pronouns."""
    found: list[Token] = []
    heads = {word.index for word in predicates}
    for sentence, own in clause.pieces:
        parts = _parts(
            sentence,
            own,
            clause.head if sentence is clause.sentence else _head(sentence, own),
            heads,
        )
        negated = negated_words(sentence, own, words, skipped)
        put_aside = words_put_aside(sentence, own, words, skipped)
        undone = undone_words(sentence, words)
        outside = words_outside(sentence, words)
        grounds = words_of_grounds(sentence, words)
        ceasing = is_ceasing(own, words)
        events = events_of(sentence, own, words)
        doings = roles_in(sentence)
        for run in _runs(own):
            token = _person(run[0], parts, cast) or _token(run, sentence, parts, words)
            role, deed = doings.get(_outermost(run).index, (None, None))
            if token and not any(span.overlaps(token.span) for span in skipped):
                found.append(
                    evolve(
                        token,
                        negated=run[0].index in negated,
                        put_aside=run[0].index in put_aside,
                        undone=run[0].index in undone,
                        ceasing=ceasing,
                        outside=run[0].index in outside,
                        ground=run[0].index in grounds,
                        is_plural=run[-1].feature("Number") == "Plur",
                        under=_part_above(run, sentence, parts),
                        over=_lemma_above(run, sentence, words),
                        relation=_outermost(run).relation,
                        form=run[0].text.lower() if token.upos in {"NOUN", "ADJ"} else token.key,
                        events=events.get(run[0].index, frozenset()),
                        roles=cast.roles_of(token.key) if token.is_name else frozenset(),
                        role=role,
                        deed=deed,
                    )
                )
    return tuple(found)


def _part_above(run: Sequence[Word], sentence: Sentence, parts: dict[int, Part]) -> Part | None:
    above = sentence.head_of(_outermost(run))
    return None if above is None or is_name(above) else parts.get(above.index)


def _lemma_above(run: Sequence[Word], sentence: Sentence, words: Words) -> str:
    above = sentence.head_of(_outermost(run))
    return lemma_of(above, sentence, words) if above else ""


def _outermost(run: Sequence[Word]) -> Word:
    inside = {word.index for word in run}
    return next((word for word in run if word.head not in inside), run[0])


def _runs(words: Sequence[Word]) -> list[list[Word]]:
    """Group neighbouring proper nouns of one name; every other word stands alone."""
    runs: list[list[Word]] = []
    for word in words:
        before = runs[-1][-1] if runs else None
        joins = before is not None and is_name(before) and is_name(word) and word.index == before.index + 1
        if joins and word.relation in {"flat", "compound", "nmod", "appos", "amod"} | {
            "nsubj",
            "obj",
            "obl",
            "root",
        }:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _person(word: Word, parts: dict[int, Part], cast: Cast) -> Token | None:
    """Read a pronoun as the name of the person it stands for."""
    key = cast.persons.get(word.span)
    return Token(key, parts.get(word.index, "modifier"), True, word.span, "PROPN") if key else None


def _token(run: Sequence[Word], sentence: Sentence, parts: dict[int, Part], words: Words) -> Token | None:
    first = run[0]
    span = Span(first.span.start, run[-1].span.end)
    part = min((parts.get(word.index, "modifier") for word in run), key=_PART_ORDER.index)
    if is_name(first):
        return Token(name_key(" ".join(word.text for word in run)), part, True, span, "PROPN")
    lemma = lemma_of(first, sentence, words)
    if _is_everybody(first, part):
        return Token(lemma, part, False, span, "PRON", form=lemma)
    if (
        first.upos not in _CONTENT
        or lemma in words.light
        or lemma in words.negations
        or "possible" in words.statuses_of(lemma)
        or (lemma in words.failing and any(c.relation == "xcomp" for c in sentence.children(first)))
        or not any(map(str.isalnum, lemma))
    ):
        return None
    if first.upos == "NUM" or first.text[0].isdigit() or is_untrue(first, words):
        return None
    is_exonym = first.text[0].isupper() and name_key(first.text) != first.text.casefold()
    return Token(name_key(first.text) if is_exonym else lemma, part, is_exonym, span, first.upos)


def _is_everybody(word: Word, part: Part) -> bool:
    """Keep "everyone" and "ieder" as subjects: who paid for himself is nobody in particular."""
    return part == "subject" and word.upos == "PRON" and word.feature("PronType") in {"Tot", "Ind"}


_PART_ORDER: tuple[Part, ...] = (
    "predicate",
    "subject",
    "object",
    "oblique",
    "modifier",
    "aside",
)


def _parts(sentence: Sentence, own: Sequence[Word], head: Word, predicates: set[int]) -> dict[int, Part]:
    """Say of each word what part it plays: arguments by their relation, what hangs below is a modifier."""
    parts: dict[int, Part] = {}
    inside = {word.index for word in own}
    verb = cleft_verb(head, sentence)
    waiting: list[tuple[Word, Part]] = (
        [(head, "subject"), (verb, "predicate")] if verb else [(head, "predicate")]
    )
    seen: set[int] = set()
    while waiting:
        word, part = waiting.pop()
        if word.index in seen:
            continue
        seen.add(word.index)
        parts[word.index] = part
        for child in sentence.children(word):
            waiting.append((child, _part_of(child, part, predicates)))
    return {index: part for index, part in parts.items() if index in inside}


def _part_of(child: Word, part: Part, predicates: set[int]) -> Part:
    if child.index in predicates:
        return "predicate"
    if part == "predicate":
        if child.relation in _CORE:
            return _CORE[child.relation]
        return "aside" if child.relation in _SIDE_CLAUSES else "modifier"
    if part == "aside" or (child.relation in _SIDE_CLAUSES and child.relation not in {"appos", "conj"}):
        return "aside"
    return part if child.relation in {"conj", "flat", "appos"} else "modifier"
