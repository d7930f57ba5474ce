"""Claim → its clauses: the sentences and clauses of a longer claim that state something each by itself."""

from __future__ import annotations

from claimtrack.matching.reading import Clause
from claimtrack.matching.vocabulary import load_words
from claimtrack.model import Claim, Passage, Sentence, Span, Word


def cut_claim(claim: Claim, clause: Clause) -> list[tuple[Passage, ...]]:
    """Cut a claim into what its clauses cover of it; nothing for a single clause."""
    parts = [part for sentence, words in clause.pieces for part in _cut(sentence, words)]
    return [_passages(part, claim) for part in parts] if len(parts) > 1 else []


def _cut(sentence: Sentence, words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """Cut out of a sentence each clause with a subject of its own that states something, too."""
    inside = {word.index for word in words}
    clauses = [
        [w for w in sentence.subtree(top) if w.index in inside]
        for top in words
        if top.relation in _STATING and _has_subject(top, sentence) and not _is_conditional(top, sentence)
    ]
    taken = {word.index for clause in clauses for word in clause}
    rest = [word for word in words if word.index not in taken]
    return [tuple(part) for part in (rest, *clauses) if sum(word.upos != "PUNCT" for word in part) > 1]


# "She left and he stayed", "the boat, which he sold", "they met after he had called".
_STATING = {"conj", "acl", "advcl"}


def _has_subject(verb: Word, sentence: Sentence) -> bool:
    return any(child.relation == "nsubj" for child in sentence.children(verb))


def _is_conditional(verb: Word, sentence: Sentence) -> bool:
    conditions = load_words(sentence.language).conditions
    return any(child.text.lower() in conditions for child in sentence.children(verb))


def _passages(words: tuple[Word, ...], claim: Claim) -> tuple[Passage, ...]:
    """Cut out of the claim's passages what the words cover, one stretch of neighbours at a time."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and word.index == runs[-1][-1].index + 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    spans = [Span(run[0].span.start, max(word.span.end for word in run)) for run in runs]
    found = []
    for passage in claim.content:
        for span in spans:
            if passage.span.covers(span):
                start = span.start - passage.start
                found.append(Passage(span, passage.text[start : start + len(span)]))
    return tuple(found)
