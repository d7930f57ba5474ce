"""Hearsay: content that goes round without anybody being named ("reportedly", "naar verluidt")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.attribution.clauses import tidy
from claimtrack.attribution.context import Context
from claimtrack.attribution.endings import is_held_against
from claimtrack.attribution.reporting import speech_of
from claimtrack.attribution.silences import find_silences
from claimtrack.attribution.trees import child_of, is_punctuation, is_said_to, plain_lemma
from claimtrack.lexicons import Lexicon
from claimtrack.model import Attribution, Credit, Sentence, Span, Word


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find sentences that rest on hearsay alone.

    Where a sentence is credited to somebody already, hearsay in it is only a hedge.
    """
    for sentence in context.sentences:
        cue = hearsay_cue(sentence, context)
        if cue is None or any(_is_credited(cue, a) for a in found):
            continue
        content = _content(cue, sentence, context, found)
        if content:
            yield Attribution(
                content, (Credit(None, cue),), speech_of(content, context), "speech", "hearsay", hedges=(cue,)
            )


def _is_credited(cue: Span, attribution: Attribution) -> bool:
    """Tell hearsay inside what somebody says, and words that name a source: "volgens berichten in X"."""
    named = [span for credit in attribution.credits for span in (credit.cue, credit.mention) if span]
    return any(part.covers(cue) for part in attribution.content) or any(cue.overlaps(span) for span in named)


def hearsay_cue(sentence: Sentence, context: Context) -> Span | None:
    """Give the first sign of hearsay outside quotations."""
    lexicon = context.lexicon(sentence)
    spans = [*context.find_phrases(sentence, lexicon.hearsay_phrases), *_verbal_cues(sentence, lexicon)]
    return min(
        (s for s in spans if not any(q.inner.covers(s) for q in context.quotations_in(s))), default=None
    )


def _verbal_cues(sentence: Sentence, lexicon: Lexicon) -> Iterator[Span]:
    for word in sentence.words:
        if word.lemma.lower() in lexicon.hearsay_verbs and is_said_to(word, sentence):
            auxiliary = sentence.words[word.index - 2] if word.index > 1 else word
            yield Span(auxiliary.span.start, _infinitive_mark(word, sentence))
        elif word.lemma.lower() in lexicon.hearsay_modals and (
            _is_perfect(word, sentence, lexicon)
            or _tells_state(word, sentence, lexicon)
            or _is_so_by_now(word, sentence, lexicon)
        ):
            yield word.span


def _infinitive_mark(word: Word, sentence: Sentence) -> int:
    return sentence.words[word.index].span.end if word.index < len(sentence.words) else word.span.end


def _is_perfect(modal: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "zou hebben gezegd" from "zou zeggen": a perfect infinitive in the modal's clause."""
    governor = sentence.head_of(modal)
    if governor is None or modal.feature("Tense") == "Pres":
        return False
    siblings = sentence.children(governor)
    auxiliaries = [s for s in siblings if s.relation == "aux" and s is not modal]
    auxiliaries = [s for s in auxiliaries if plain_lemma(s) not in lexicon.becoming]
    verbs = [governor, *(s for s in siblings if s.relation == "cop")]
    perfect = any(verb.feature("VerbForm") == "Part" for verb in verbs) and bool(auxiliaries)
    helped = governor.feature("VerbForm") == "Inf" and child_of(governor, sentence, "xcomp") is not None
    perfect = perfect or (helped and any(plain_lemma(a) in lexicon.perfects for a in auxiliaries))
    return perfect and not any(_is_condition(s, sentence, lexicon) for s in siblings)


def _is_condition(clause: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "als hij sliep", and "had hij geslapen" without a word that opens it, from "toen hij sliep"."""
    mark = child_of(clause, sentence, "mark")
    return clause.relation == "advcl" and (mark is None or mark.text.lower() in lexicon.conditions)


def _tells_state(modal: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "De partij zou een plan overwegen": said of somebody definite, now, on no condition."""
    verb = sentence.head_of(modal)
    if verb is None or verb.relation != "root" or verb.feature("VerbForm") != "Inf":
        return False
    if modal.feature("Tense") == "Pres":
        return False
    children = sentence.children(verb)
    subject = next((child for child in children if child.relation == "nsubj"), None)
    alone = all(
        child is modal or child.relation not in {"aux", "advcl", "ccomp", "cop"} for child in children
    )
    about = (w for child in children if child.relation in {"advmod", "obl"} for w in sentence.subtree(child))
    timed = any(plain_lemma(word) in lexicon.calendar for word in about)
    return alone and not timed and subject is not None and _is_definite(subject, sentence)


def _is_so_by_now(modal: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "Het schip zou al onderweg zijn" from "zou al in mei varen" and "ze zou al blij zijn met P"."""
    governor = sentence.head_of(modal)
    if governor is None or governor.relation != "root" or modal.feature("Tense") == "Pres":
        return False
    children = sentence.children(governor)
    subject = next((child for child in children if child.relation == "nsubj"), None)
    named = subject is not None and subject.upos != "PRON"
    by_now = named and any(child.text.lower() in lexicon.by_now for child in children)
    open_ended = any(child.relation in {"advcl", "ccomp", "csubj"} for child in children)
    alone = all(child is modal or child.relation != "aux" for child in children)
    timed = any(plain_lemma(word) in lexicon.calendar for word in sentence.subtree(governor))
    return by_now and alone and not open_ended and not timed


def _is_definite(subject: Word, sentence: Sentence) -> bool:
    marks = sentence.children(subject)
    known = any(m.feature("Definite") == "Def" or m.feature("Poss") == "Yes" for m in marks)
    return subject.upos == "PROPN" or (subject.upos == "NOUN" and known)


def _stands_against(word: Word, sentence: Sentence, context: Context) -> bool:
    """Tell "reportedly P, although X says Q" and "…, although X would not comment"."""
    if is_held_against(word, sentence, context):
        return True
    set_off = sentence.words[word.index - 2].text == ","
    opens = set_off and word.text.lower() in context.lexicon(sentence).conceding
    silences = find_silences(sentence, context) if opens else []
    return any(silence.start > word.span.end for silence in silences)


def _start(cue: Span, sentence: Sentence, context: Context, found: Sequence[Attribution]) -> int:
    """Give where a cue's own clause begins behind "P, says X:" or "P, says X;"."""
    marks = (w for w in sentence.words if w.text in {":", ";"} and w.span.end <= cue.start)
    last = max((m.span.end for m in marks if context.quotation_around(m) is None), default=0)
    credited = any(part.end <= last and sentence.span.covers(part) for a in found for part in a.content)
    return last if credited else 0


def _content(
    cue: Span, sentence: Sentence, context: Context, found: Sequence[Attribution]
) -> tuple[Span, ...]:
    """Give the sentence, or what follows "P, says X:"; a cue at its edge stays out."""
    start = _start(cue, sentence, context, found)
    words = [w for w in sentence.words if w.text.strip() and w.span.start >= start]
    inner = [w for w in words if not cue.covers(w.span)]
    if not inner:
        return ()
    against = (w for w in inner[1:] if w.span.start > cue.end and _stands_against(w, sentence, context))
    last = next((w.span.start for w in against), sentence.span.end)
    complementisers = context.lexicon(sentence).complementisers
    while len(inner) > 1 and (is_punctuation(inner[0]) or inner[0].text.lower() in complementisers):
        inner = inner[1:]
    start = inner[0].span.start if cue.start <= words[0].span.start else words[0].span.start
    span = tidy(context, Span(start, last))
    return (span,) if span else ()
