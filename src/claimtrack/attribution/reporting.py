"""Indirect speech and attitudes around a reporting verb.

The complement is read off the tree where the tree shows one, and off commas, colons and
complementisers where it does not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from claimtrack.attribution.clauses import clause_words, has_verb, phrase_words, span_of, tidy
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue, dependents, find_cues, is_negated
from claimtrack.attribution.speakers import credits_of, speakers_of
from claimtrack.attribution.trees import VERBAL, agent_of, child_of, hull, is_passive, is_said_to, plain_lemma
from claimtrack.lexicons import Lexicon
from claimtrack.model import Attribution, Span, Speech, Word

_AFTER_CUE = 8  # words between a cue and its complementiser: "told reporters in Brussels on Monday that"
_DATE = 3  # words behind a preposition within which a date shows itself
_FRONT = 3  # words into a sentence within which a cue refers back by a demonstrative


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find what verbs of saying and thinking report, in any order of cue, source and content."""
    taken = [credit.cue for attribution in found for credit in attribution.credits if credit.cue]
    for sentence in context.sentences:
        for cue in find_cues(sentence, context.lexicon(sentence)):
            if not any(cue.span.overlaps(span) for span in taken) and reports(cue, context):
                yield from _read(cue, context, found)


def reports(cue: Cue, context: Context) -> bool:
    """Tell whether a cue credits somebody: not "did not say", nor "I hope" inside a quotation."""
    lexicon = context.lexicon(cue.sentence)
    silent = is_negated(cue, lexicon) and cue.entry.act == "speech" and cue.entry.stance != "denying"
    hearsay = plain_lemma(cue.word) in lexicon.hearsay_verbs and is_said_to(cue.word, cue.sentence)
    return (
        not silent
        and not hearsay
        and not _speaks_for_itself(cue, context, lexicon)
        and not _tells_kinds(cue, context)
    )


def _tells_kinds(cue: Cue, context: Context) -> bool:
    """Tell whether an attitude only says which people are meant ("people who want to fly")."""
    described = cue.entry.act == "attitude" and cue.word.deprel == "acl:relcl"
    return described and all(speaker.head.upos != "PROPN" for speaker in speakers_of(cue, context))


def _read(cue: Cue, context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    lexicon = context.lexicon(cue.sentence)
    spans = (inside_outer(span, cue, context, found) for span in _content(cue, context, lexicon))
    content = tuple(span for span in spans if span)
    silence = [c.cue for a in found if a.act == "no_comment" for c in a.credits if c.cue]
    if content and not any(span.overlaps(silent) for span in content for silent in silence):
        yield from attributions(cue, content, context, "reporting")


def attributions(
    cue: Cue, content: tuple[Span, ...], context: Context, rule: str, within: Collection[Word] | None = None
) -> Iterator[Attribution]:
    """Credit content to each speaker of a cue; only "was told that" may leave its speaker out."""
    negated = is_negated(cue, context.lexicon(cue.sentence))
    for credits in credits_of(cue, context, within):
        if credits[0].mention is not None or _may_lack_speaker(cue):
            yield Attribution(
                content=content,
                credits=credits,
                speech=speech_of(content, context),
                act=cue.entry.act,
                rule=rule,
                denied=(cue.entry.stance == "denying") != negated,
            )


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


def _may_lack_speaker(cue: Cue) -> bool:
    return (
        is_passive(cue.word, cue.sentence) and child_of(cue.word, cue.sentence, "ccomp", "csubj") is not None
    )


def _speaks_for_itself(cue: Cue, context: Context, lexicon: Lexicon) -> bool:
    """Tell whether a speaker talks of himself inside his own quotation ("I hope")."""
    if context.quotation_around(cue.word) is None:
        return False
    return any(
        lexicon.pronouns.get(s.head.text.lower(), "").startswith("speaker") for s in speakers_of(cue, context)
    )


def speech_of(content: Sequence[Span], context: Context) -> Speech:
    """Call content direct when quotation marks hold all of it, mixed when they hold some."""
    quotations = [q for span in content for q in context.quotations_in(span)]
    if not quotations:
        return "indirect"
    inside = all(any(q.outer.covers(span) for q in quotations) for span in content)
    return "direct" if inside else "mixed"


def _content(cue: Cue, context: Context, lexicon: Lexicon) -> tuple[Span, ...]:
    if not cue.sure:
        return ()
    frames = cue.entry.frames
    spans: tuple[Span | None, ...] = ()
    if "clause" in frames:
        spans = (
            _complement(cue, context, lexicon) or _after_word(cue, lexicon) or _sentence_before(cue, context)
        )
    if not spans and "open" in frames:
        spans = _open_complement(cue, context)
    if not spans and cue.entry.prepositions:
        spans = _prepositional(cue, context)
    if not spans and "predicate" in frames:
        spans = _predicate(cue, context)
    if not spans and "object" in frames:
        spans = _object(cue, context)
    tidied = (tidy(context, span) for span in spans if span)
    return tuple(span for span in tidied if span)


def _sentence_before(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "That is what X says" and "Dat meldt X": the demonstrative stands for the sentence before."""
    first = cue.sentence.words[0]
    nearby = cue.word.index <= _FRONT
    if first.text.lower() not in context.lexicon(cue.sentence).demonstratives or not nearby:
        return ()
    earlier = context.sentence_before(cue.sentence)
    return (earlier.span,) if earlier is not None and first.head in cue.parts else ()


def _complement(cue: Cue, context: Context, lexicon: Lexicon) -> tuple[Span | None, ...]:
    """Read the clausal complement off the tree."""
    for child in dependents(cue):
        clause = child.relation == "ccomp" or (
            child.relation == "csubj" and is_passive(cue.word, cue.sentence)
        )
        clause = clause or (
            child.relation in {"parataxis", "advcl"} and _has_complementiser(child, cue, lexicon)
        )
        if clause and child.index > cue.word.index and plain_lemma(child) not in lexicon.citing:
            return (span_of(clause_words(child, cue, context)),)
    return ()


def _has_complementiser(head: Word, cue: Cue, lexicon: Lexicon) -> bool:
    mark = child_of(head, cue.sentence, "mark")
    return mark is not None and mark.text.lower() in lexicon.complementisers


def _after_word(cue: Cue, lexicon: Lexicon) -> tuple[Span | None, ...]:
    """Read "said on Monday that P" and "said: P" off the complementiser or the colon."""
    words = cue.sentence.words
    cited = False
    for place in range(cue.word.index, min(cue.word.index + _AFTER_CUE, len(words))):
        word = words[place]
        cited = cited or plain_lemma(word) in lexicon.citing
        if word.upos == "VERB" and word.index not in cue.parts and not cited:
            return ()
        opens = word.text == ":" or (word.text.lower() in lexicon.complementisers and word.upos == "SCONJ")
        if opens and has_verb(words[place + 1 :]):
            return (span_of([w for w in words[place + 1 :] if w.index not in cue.parts]),)
    return ()


def _open_complement(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "promised to P" and "urged X to P"; the one who is urged belongs to the content."""
    sentence = cue.sentence
    head = next((c for c in dependents(cue) if c.relation in {"xcomp", "ccomp", "advcl"}), None)
    if head is None or head.index < cue.word.index or not _is_infinitive(head, cue):
        return ()
    if plain_lemma(head) in context.lexicon(cue.sentence).citing or _is_set_off(head, cue):
        return ()
    words = phrase_words(head, cue, context)
    receiver = child_of(cue.word, sentence, "obj", "iobj")
    if receiver is not None and words and receiver.index in range(cue.word.index, words[0].index):
        words = phrase_words(receiver, cue, context) + words
    return (span_of(words),)


def _is_infinitive(head: Word, cue: Cue) -> bool:
    """Tell whether a complement is a clause: a verb, or something that it says is so ("to be a star")."""
    return head.upos in VERBAL or child_of(head, cue.sentence, "mark", "cop") is not None


def _is_set_off(head: Word, cue: Cue) -> bool:
    """Tell whether a participle behind a comma only looks like a complement."""
    before = cue.sentence.words[head.index - 2] if head.index > 1 else head
    return before.text == "," and head.feature("VerbForm") in {"Ger", "Part"}


def _prepositional(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "complained about P" and "accused X of P"."""
    sentence = cue.sentence
    for child in dependents(cue):
        case = child_of(child, sentence, "case", "mark")
        if child.index < cue.word.index or case is None or case.text.lower() not in cue.entry.prepositions:
            continue
        words = _without_agent(
            [w for w in phrase_words(child, cue, context) if w.index > case.index], cue, context
        )
        if any(plain_lemma(word) in context.lexicon(sentence).calendar for word in words[:_DATE]):
            continue  # "called her on 23 April"
        accused = child_of(cue.word, sentence, "obj", "iobj")
        if accused is not None and cue.word.index < accused.index < case.index:
            words = phrase_words(accused, cue, context) + words
        return (span_of(words),)
    return ()


def _predicate(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "called P a disgrace": what is named, and what it is called right behind it."""
    named = [
        c for c in dependents(cue) if c.relation in {"obj", "xcomp", "ccomp"} and c.index > cue.word.index
    ]
    words = [word for head in named for word in phrase_words(head, cue, context)]
    return (span_of(words),) if len(named) > 1 or _is_quoted_behind(words, context) else ()


def _is_quoted_behind(words: list[Word], context: Context) -> bool:
    """Tell whether what something is called stands in quotation marks."""
    return bool(words) and any(
        q.outer.start > words[0].span.start for q in context.quotations_in(hull(words))
    )


def _without_agent(words: list[Word], cue: Cue, context: Context) -> list[Word]:
    """Leave out who acts in a passive ("accused of fraud by two clients")."""
    agent = agent_of(cue.word, cue.sentence, context.lexicon(cue.sentence).agents)
    case = child_of(agent, cue.sentence, "case") if agent is not None else None
    if case is None or case.index < cue.word.index:
        return words
    return [word for word in words if word.index < case.index]


def _object(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "criticised P" and "hailed P as Q"; a passive cue has its content for subject."""
    sentence = cue.sentence
    if is_passive(cue.word, sentence):
        content = next((c for c in sentence.children(cue.word) if c.deprel == "nsubj:pass"), None)
    else:
        content = child_of(cue.word, sentence, "obj", "ccomp", "xcomp")
    if content is None or content.index in cue.parts:
        return ()
    if content.upos == "PRON" and content.text.lower() not in context.lexicon(cue.sentence).demonstratives:
        return ()
    if any(_has_complementiser(c, cue, context.lexicon(sentence)) for c in sentence.children(content)):
        return ()  # "repeated their warning that P": the noun has content of its own
    return (span_of(phrase_words(content, cue, context)),)
