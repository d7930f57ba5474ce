"""Claims that only answer one before: "this", "that claim is a lie", "the report as 'pure fiction'"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import evolve

from claimtrack.matching.reading import Clause, Reading, Retort
from claimtrack.matching.vocabulary import Words
from claimtrack.model import Sentence, Word

# A retort is no longer than this: what says more, says something of its own.
_LONGEST = 9  # words
# Who answers a claim does so at once.
_REACH = 400  # characters
_EMPTY = {"PUNCT", "DET", "AUX", "ADP", "PART", "SCONJ", "SYM"}
_SHADES = {"ADJ", "ADV", "INTJ"}


def find_retort(clause: Clause, words: Words, *, denied: bool) -> Retort | None:
    """Tell what a claim says of the one that it points at; None if it says something of its own.

    "Dat klopt niet" and "the allegation 'flatly wrong'" turn it around. A noun for what was said
    ("that claim") must be denied: alone, it may be any.
    """
    own = [word for word in clause.words if word.upos != "PUNCT"]
    if not own or len(own) > _LONGEST:
        return None
    verdict = _verdict(own, words)
    pointing = [word for word in own if _says(word, words.claim_pointers)]
    nouns = [word for word in own if _names_claim(word, clause.sentence, words)]
    known = {word.index for word in (*pointing, *nouns, *verdict)}
    rest = [word for word in own if word.index not in known and word.upos not in _EMPTY]
    turns = denied != bool(verdict)
    says_more = any(word.upos not in _SHADES or not verdict for word in rest)
    if says_more or not (pointing or (nouns and turns)):
        return None
    return "untrue" if turns else "so"


def _verdict(own: Sequence[Word], words: Words) -> list[Word]:
    """Find the words by which a claim calls another untrue."""
    text = " ".join(word.text for word in own)
    phrase = words.untrue_phrases.search(text)
    if phrase:
        said = set(phrase.group().lower().split())
        return [word for word in own if word.text.lower() in said]
    untrue = [word for word in own if _says(word, words.untrue)]
    negators = [word for word in own if _says(word, words.negations)]
    true = [word for word in own if _says(word, words.true)]
    if negators and (untrue or not true):
        return []
    return untrue or ([*negators, *true] if negators else [])


def _says(word: Word, lemmas: Collection[str]) -> bool:
    return word.lemma.lower() in lemmas or word.text.lower() in lemmas


def _names_claim(word: Word, sentence: Sentence, words: Words) -> bool:
    """Know "that claim" and "the allegation": a noun for something said, that has been said before."""
    if not _says(word, words.claim_nouns):
        return False
    return any(
        child.feature("Definite") == "Def" or child.feature("PronType") == "Dem"
        for child in sentence.children(word)
    )


def filled_in(reading: Reading, before: Sequence[Reading]) -> Reading:
    """Let a retort stand for the claim that it answers, turned around if it calls that untrue."""
    if reading.retort is None or not reading.claim.content or reading.claim.act == "no_comment":
        return reading
    pointed = _answered(reading, before)
    if pointed is None:
        return reading
    turned = (reading.retort == "untrue") != pointed.claim.denied
    slots = evolve(
        pointed.slots,
        claim=reading.claim.id,
        affirmed=pointed.slots.affirmed != turned,
        hedged=bool(reading.claim.hedges),
    )
    tokens = tuple(evolve(token, negated=token.negated != turned) for token in pointed.tokens)
    return evolve(
        pointed,
        claim=reading.claim,
        slots=slots,
        tokens=tokens,
        points_at=pointed.claim.id,
        retort=reading.retort,
    )


def _answered(reading: Reading, before: Sequence[Reading]) -> Reading | None:
    """Find the claim that a retort answers: the last before it that says something, of somebody else.

    Of what its speaker has said just before, that is the one about whoever answers ("the supplier
    rejected that claim"), and of those that end together, the one with a subject and a source.
    """
    start = reading.claim.content[0].start
    near = [r for r in before if r.points_at is None and _can_be_answered(r, reading, start)]
    last = max(near, key=lambda r: r.claim.content[-1].end, default=None)
    if last is None:
        return None
    about = [r for r in near if _speaker(r) == _speaker(last) and _names(r, reading)]
    end = max(r.claim.content[-1].end for r in about or [last])
    ending = [r for r in about or near if r.claim.content[-1].end >= end - _MARKS]
    return max(ending, key=_aptness)


def _speaker(reading: Reading) -> str | None:
    return reading.claim.chain[-1].source if reading.claim.chain else None


def _names(reading: Reading, retort: Reading) -> bool:
    """Tell whether a claim names its answerer by a word of how he is called there."""
    mention = retort.claim.chain[-1].mention if retort.claim.chain else None
    called = {word.strip(",.") for word in mention.text.lower().split()} if mention else set()
    return any(token.upos in {"NOUN", "PROPN"} and token.key in called for token in reading.tokens)


# Quotation marks and full stops between the ends of two claims that end together.
_MARKS = 3  # characters


def _can_be_answered(reading: Reading, retort: Reading, start: int) -> bool:
    if not reading.claim.content or reading.is_fragment or len(reading.tokens) < _SAYING:
        return False
    end = reading.claim.content[-1].end
    speaker = _speaker(reading)
    is_other = speaker is None or speaker != _speaker(retort) or reading.claim.denied
    return start - _REACH <= end <= start and is_other


# Words that carry matter, from which a claim can be answered.
_SAYING = 2


def _aptness(reading: Reading) -> tuple[bool, bool, int]:
    return reading.has_subject, bool(reading.claim.chain), -len(reading.claim.text)
