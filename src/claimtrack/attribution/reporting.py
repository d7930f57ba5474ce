"""Indirect speech and attitudes around a reporting verb."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from attrs import evolve

from claimtrack.attribution.clauses import has_finite_verb, span_of, tidy
from claimtrack.attribution.complements import content_of
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue, find_cues, is_negated
from claimtrack.attribution.mentions import is_outlet
from claimtrack.attribution.silences import find_silences
from claimtrack.attribution.speakers import credits_of, is_accused, is_asked, is_told, speakers_of
from claimtrack.attribution.trees import (
    VERBAL,
    child_of,
    is_passive,
    is_said_to,
    plain_lemma,
    subject_of,
    words_in,
)
from claimtrack.lexicons import Lexicon
from claimtrack.model import Attribution, Span, Speech, Word

_APART = frozenset({":", ";"})
_OUTRIGHT = frozenset({"own_account", "parenthesis", "phrase"})  # name a source for a clause of its own


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find what verbs of saying and thinking report, in any order of cue, source and content."""
    for sentence in context.sentences:
        for cue in find_cues(sentence, context.lexicon(sentence)):
            if reports(cue, context):
                yield from _unless_read(cue, context, found)


def _unless_read(cue: Cue, context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Read a cue that is free, or that a quotation has and that reports a clause besides.

    "She denies that P: “Q”" has two contents.
    """
    holders = [a for a in found if any(c.cue and cue.span.overlaps(c.cue) for c in a.credits)]
    quoted = [span for attribution in holders for span in attribution.content]
    if all(attribution.rule == "quotation" for attribution in holders):
        for attribution in _read(cue, context, found):
            apart = not any(span.overlaps(other) for span in attribution.content for other in quoted)
            if not holders or (apart and attribution.extent.end <= min(quoted).start):
                yield attribution


def _keeps_name(cue: Cue, context: Context) -> bool:
    """Tell whether a cue is about the source's own name ("who asked not to be identified")."""
    phrases = list(context.find_phrases(cue.sentence, context.lexicon(cue.sentence).basis_phrases))
    above = [w for w in cue.sentence.ancestors(cue.word) if w.index < cue.word.index]
    depends = cue.word.relation in {"advcl", "xcomp"}
    reason = depends and child_of(cue.word, cue.sentence, "mark") is not None
    around = [cue.word, *above[:1]] if reason else [cue.word]  # "… because he fears for his job"
    return any(phrase.overlaps(word.span) for phrase in phrases for word in around)


def reports(cue: Cue, context: Context) -> bool:
    """Tell whether a cue credits somebody: not "did not say", nor "I hope" inside a quotation."""
    lexicon = context.lexicon(cue.sentence)
    silent = is_negated(cue, lexicon) and cue.entry.act == "speech" and cue.entry.stance != "denying"
    hearsay = plain_lemma(cue.word) in lexicon.hearsay_verbs and is_said_to(cue.word, cue.sentence)
    cites = plain_lemma(cue.word) in lexicon.citing and cue.word.feature("VerbForm") in {"Part", "Ger"}
    cites = cites and child_of(cue.word, cue.sentence, "nsubj", "aux") is None  # names an inner source
    gathers = plain_lemma(cue.word) in lexicon.gathering and not _is_in_print(cue, context)
    return (
        not silent
        and not _is_of_nobody(cue, lexicon)
        and not (gathers and "clause" in cue.entry.frames)
        and not hearsay
        and not cites
        and not _speaks_for_itself(cue, context, lexicon)
        and not _tells_kinds(cue, context)
        and not _is_yet_to_come(cue, lexicon)
        and not _is_out_of_reach(cue, lexicon)
        and not _keeps_name(cue, context)
        and not _keeps_silent(cue, context)
    )


def _keeps_silent(cue: Cue, context: Context) -> bool:
    """Tell "accused the firm of declining to comment" from what the firm says."""
    return any(silence.covers(cue.span) for silence in find_silences(cue.sentence, context))


def _is_of_nobody(cue: Cue, lexicon: Lexicon) -> bool:
    """Tell "neither side expects P" and "no official said P" from what somebody says."""
    subject = child_of(cue.word, cue.sentence, "nsubj")
    if subject is None or cue.entry.stance == "denying":
        return False
    marks = [subject, *(c for c in cue.sentence.children(subject) if c.relation in {"det", "advmod"})]
    return any(word.text.lower() in lexicon.negations for word in marks)


def _is_in_print(cue: Cue, context: Context) -> bool:
    """Tell "The Gazette understands that P" from what anybody understands."""
    subject = subject_of(cue.word, cue.sentence)
    return subject is not None and is_outlet(subject, cue.sentence, context)


def _is_yet_to_come(cue: Cue, lexicon: Lexicon) -> bool:
    """Tell whether somebody is only asked, has or means to speak ("asked the judges to dismiss the case")."""
    sentence, governor = cue.sentence, cue.sentence.head_of(cue.word)
    helping = (c for c in sentence.children(cue.word) if c.relation == "aux" and c.feature("Tense") != "Past")
    if cue.entry.act == "speech" and any(plain_lemma(aux) in lexicon.obliging for aux in helping):
        return True
    mark = child_of(cue.word, sentence, "mark")
    planned = mark is not None and mark.upos == "PART" and child_of(cue.word, sentence, "cop") is not None
    if planned and cue.word.upos == "VERB":
        return True  # "a leaflet is to explain P"
    infinitive = cue.word.feature("VerbForm") == "Inf" or (mark is not None and mark.upos == "PART")
    if governor is None or cue.word.relation not in {"xcomp", "advcl"} or not infinitive:
        return False
    asked = child_of(governor, sentence, "obj", "iobj")
    entry = lexicon.verbs.get(lexicon.verb_named(plain_lemma(governor), governor.text.lower()) or "")
    tells = entry is not None and entry.act == "speech" and "clause" in entry.frames
    if entry is not None and tells and "open" not in entry.frames:
        return False  # "e-mailed staff to say that P"
    if cue.word.relation == "xcomp" and asked is not None and governor.index < asked.index < cue.word.index:
        return True
    return entry is not None and "open" in entry.frames


def _is_out_of_reach(cue: Cue, lexicon: Lexicon) -> bool:
    """Tell "has not been able to confirm P" from "is able to confirm P"."""
    able = cue.sentence.head_of(cue.word)
    if able is None or cue.word.relation != "xcomp" or able.upos != "ADJ" or cue.entry.act != "speech":
        return False
    return any(child.text.lower() in lexicon.negations for child in cue.sentence.children(able))


def _tells_kinds(cue: Cue, context: Context) -> bool:
    """Tell whether an attitude only says which people are meant ("people who want to fly")."""
    described = cue.entry.act == "attitude" and cue.word.deprel == "acl:relcl"
    behind = cue.sentence.words[cue.word.index : cue.word.index + 1]
    if behind and behind[0].upos in VERBAL and behind[0].feature("VerbForm") != "Inf":
        return False  # "a dam which engineers believe is leaking"
    return described and all(speaker.head.upos != "PROPN" for speaker in speakers_of(cue, context))


def _read(cue: Cue, context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    whole = (before_another(span, cue, context, found) for span in content_of(cue, context))
    spans = (inside_outer(span, cue, context, found) for span in whole)
    content = tuple(span for span in spans if span)
    silence = [c.cue for a in found if a.act == "no_comment" for c in a.credits if c.cue]
    if content and not any(span.overlaps(silent) for span in content for silent in silence):
        said = list(attributions(cue, content, context, "reporting"))
        yield from said
        yield from _retorts(cue, said, context, found)


def _retorts(
    cue: Cue, said: Sequence[Attribution], context: Context, found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Read the Q of "denied the charge: Q" and "spreekt dat tegen: Q": who denies says how it is."""
    behind = (w for w in cue.sentence.words[cue.word.index :] if w.text == ":")
    colon = next((w for w in behind if context.quotation_around(w) is None), None)
    words = list(cue.sentence.words[colon.index :]) if colon is not None else []
    span = span_of(words) if has_finite_verb(words) else None
    retort = tidy(context, span) if span is not None else None
    if retort is None or cue.entry.act != "speech":
        return
    for denial in said if not _is_credited(retort, found) else ():
        if denial.denied and denial.content[-1].end <= retort.start:
            speech = speech_of((retort,), context)
            yield evolve(denial, content=(retort,), speech=speech, denied=False)


def _is_credited(span: Span, found: Sequence[Attribution]) -> bool:
    """Tell whether somebody is named or quoted inside a span already."""
    cues = (credit.cue for attribution in found for credit in attribution.credits)
    return any(cue is not None and span.overlaps(cue) for cue in cues) or any(
        span.overlaps(part) for attribution in found for part in attribution.content
    )


def attributions(
    cue: Cue, content: tuple[Span, ...], context: Context, rule: str, within: Collection[Word] | None = None
) -> Iterator[Attribution]:
    """Credit content to each speaker of a cue; only "was told that" may leave its speaker out."""
    negated = is_negated(cue, context.lexicon(cue.sentence))
    for credits in credits_of(cue, context, within):
        if credits[0].mention is not None or _may_lack_speaker(cue, context, rule):
            yield Attribution(
                content=content,
                credits=credits,
                speech=speech_of(content, context),
                act=cue.entry.act,
                rule=rule,
                denied=(cue.entry.stance == "denying") != negated,
            )


def before_another(span: Span, cue: Cue, context: Context, found: Sequence[Attribution]) -> Span:
    """End content where a clause with a source of its own follows a mark: "said P: Q, according to X".

    What follows a denial and a colon is not denied, whoever says it.
    """
    marks = [
        word
        for word in words_in(cue.sentence, span)
        if word.text in _APART and context.quotation_around(word) is None
    ]
    others = {a.content[0].start for a in found if a.rule in _OUTRIGHT and a.content}
    for mark in marks:
        behind = cue.sentence.words[mark.index :]
        credited = bool(behind) and behind[0].span.start in others
        if credited or (mark.text == ":" and cue.entry.stance == "denying" and has_finite_verb(behind)):
            return Span(span.start, mark.span.start)
    return span


def inside_outer(span: Span, cue: Cue, context: Context, found: Sequence[Attribution]) -> Span | None:
    """Keep content within the quotation of its cue, and clear of sources around ("…, according to X")."""
    around = context.quotation_around(cue.word)
    if around is not None and around.inner.overlaps(span):
        span = Span(max(span.start, around.inner.start), min(span.end, around.inner.end))
    outer = [a for a in found if any(part.covers(cue.span) for part in a.content)]
    for credit in (credit for attribution in outer for credit in attribution.credits):
        for place in (credit.cue, credit.mention):
            if place is not None and span.overlaps(place) and place.start > cue.span.start:
                span = Span(span.start, max(span.start, place.start))
    return tidy(context, span)


def _may_lack_speaker(cue: Cue, context: Context, rule: str) -> bool:
    """Tell "was told that P", and "the court heard that P", where those who speak are known to."""
    if cue.entry.told_by:
        subject = subject_of(cue.word, cue.sentence)
        listed = context.lexicon(cue.sentence).hearers
        return len(cue.parts) > 1 or (subject is not None and plain_lemma(subject) in listed)
    if is_accused(cue):
        return True
    told = is_passive(cue.word, cue.sentence) or is_asked(cue) or is_told(cue, context)
    clause = child_of(cue.word, cue.sentence, "ccomp", "csubj") is not None
    return told and (clause or rule == "parenthesis")


def _speaks_for_itself(cue: Cue, context: Context, lexicon: Lexicon) -> bool:
    """Tell whether a speaker talks of himself inside his own quotation: "I hope", not "I told them"."""
    around = context.quotation_around(cue.word)
    if around is None or _was_said(cue, around.outer):
        return False
    return any(
        lexicon.pronouns.get(s.head.text.lower(), "").startswith("speaker") for s in speakers_of(cue, context)
    )


def _was_said(cue: Cue, quotation: Span) -> bool:
    """Tell words that were said before from what is said now: "I told them that P", not "I hope".

    Who "has reported the leak" tells a deed; the "says Ann Lee" behind the quotation is no clause of it.
    """
    clauses = (c for c in cue.sentence.children(cue.word) if c.relation in {"ccomp", "parataxis"})
    if not any(quotation.covers(clause.span) for clause in clauses):
        return False
    verbs = (cue.word, *(c for c in cue.sentence.children(cue.word) if c.relation == "aux"))
    past = any(verb.feature("Tense") == "Past" and verb.feature("VerbForm") == "Fin" for verb in verbs)
    perfect = cue.word.feature("VerbForm") == "Part" and len(verbs) > 1
    return cue.entry.act == "speech" and (past or perfect)


def speech_of(content: Sequence[Span], context: Context) -> Speech:
    """Call content direct when quotation marks hold all of it, mixed when they hold some."""
    quotations = [q for span in content for q in context.quotations_in(span)]
    if not quotations:
        return "indirect"
    inside = all(any(q.outer.covers(span) for q in quotations) for span in content)
    return "direct" if inside else "mixed"
