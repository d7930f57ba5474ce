"""Direct speech: quotations whose cue stands beside them.

A quotation is tied to a cue by its typography first (a comma or question mark before the
closing mark, a colon before the opening one), because parsers lose their way around
quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from claimtrack.attribution.clauses import tidy
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue, find_cues
from claimtrack.attribution.nominals import phrases_after
from claimtrack.attribution.quotations import Quotation
from claimtrack.attribution.speakers import credits_of
from claimtrack.attribution.trees import VERBAL, hull, is_punctuation, noun_phrase, plain_lemma, words_in
from claimtrack.lexicons import Lexicon
from claimtrack.model import Attribution, Credit, Sentence, Span, Speech, Word

_GOES_ON = ",!?…–—-"
_CLOSING_MARKS = "'’\"”"
_LONGEST_LEAD = 14  # words between a cue and the colon or comma before its quotation
_LONGEST_TAIL = 12  # words between the closing mark and the cue
_LONGEST_NAME = 6  # words of a name with title and role before a colon
_HALF = 2
_SENTENCE_LIKE = 5  # words from which a quotation without a cue counts as speech, not as scare quotes


@frozen
class _Place:
    """A quotation with the words of its block that stand before and after it."""

    quotation: Quotation
    before: tuple[Word, ...]
    after: tuple[Word, ...]


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find quotations with a cue of their own, which is nobody's name ("“…” – report")."""
    names = [credit.mention for one in found for credit in one.credits if credit.mention]
    for paragraph in context.paragraphs:
        for attribution in _read_paragraph(paragraph, context):
            cue = attribution.credits[-1].cue
            if cue is None or not any(cue.overlaps(name) for name in names):
                yield attribution


def _read_paragraph(paragraph: Span, context: Context) -> list[Attribution]:
    found: list[Attribution] = []
    for place in _places(paragraph, context):
        spoken = found[-1] if found else None
        own = _with_cue(place, context)
        if spoken and ((own and own[0].credits == spoken.credits) or (not own and _goes_on(place, context))):
            found[-1] = evolve(spoken, content=(*spoken.content, *_content(place, context)))
        else:
            found += own
    return found


def _goes_on(place: _Place, context: Context) -> bool:
    """Tell whether a quotation goes on with the sentence that its reporting clause breaks."""
    is_broken = not any(word.text in {".", "!", "?"} for word in place.before)
    return is_broken and is_speech(place.quotation, context)


def ends_sentence(quotation: Quotation, context: Context) -> bool:
    """Tell a quotation that is a sentence to its stop, "We will win.", from a term."""
    return context.text[quotation.inner.start : quotation.inner.end].rstrip()[-1:] in {".", "!", "?", "…"}


def _content(place: _Place, context: Context) -> tuple[Span, ...]:
    content = tidy(context, place.quotation.inner)
    return (content,) if content else ()


def _places(paragraph: Span, context: Context) -> Iterator[_Place]:
    quotations = context.quotations_in(paragraph)
    words = [w for s in context.sentences_in(paragraph) for w in s.words]
    for index, quotation in enumerate(quotations):
        left = quotations[index - 1].outer.end if index else paragraph.start
        right = quotations[index + 1].outer.start if index + 1 < len(quotations) else paragraph.end
        before = tuple(w for w in words if left <= w.span.start and w.span.end <= quotation.outer.start)
        after = tuple(w for w in words if quotation.outer.end <= w.span.start and w.span.end <= right)
        yield _Place(quotation, before, after)


def _with_cue(place: _Place, context: Context) -> list[Attribution]:
    content = _content(place, context)
    if not content:
        return []
    shouted = _shouted_credits(place, context)
    tail = [] if shouted else _tail_credits(place, context)
    begun = _last_sentence(place.before)
    if tail and begun and (_ends_phrase(place, context) or _opens_with_verb(place, begun, context)):
        span = Span(begun[0].span.start, place.quotation.outer.end)
        named = [c.mention for credits in tail for c in credits if c.mention]
        stated = any(word.upos in VERBAL for word in begun) or _opens_with_verb(place, begun, context)
        if any(span.overlaps(mention) for mention in named) or not (stated or _holds_verb(place, context)):
            return []  # `Ann Lee, author of “Fog,” said P`
        content = tuple(filter(None, [tidy(context, span)])) if stated else content
        speech: Speech = "mixed" if stated else "direct"
        return [Attribution(content, credits, speech, "speech", "quotation") for credits in tail]
    credited = tail or shouted or _lead_credits(place, context)
    return [Attribution(content, credits, "direct", "speech", "quotation") for credits in credited]


def _ends_phrase(place: _Place, context: Context) -> bool:
    """Tell whether a quotation ends words begun outside it (`he called it “a mess,” said X`)."""
    return context.text[: place.quotation.outer.start].rstrip()[-1:].isalnum()


def _opens_with_verb(place: _Place, begun: list[Word], context: Context) -> bool:
    """Tell a quotation that says what a subject outside does: `The clerk, 40, “sold us out,” said X`."""
    inner = place.quotation.inner
    first = next((w for s in context.sentences_in(inner) for w in words_in(s, inner)), None)
    nominal = any(word.upos in {"NOUN", "PROPN", "PRON"} for word in begun)
    lower = first is not None and first.text[:1].islower() and first.upos in VERBAL
    return lower and nominal and begun[-1].text == ","


def _holds_verb(place: _Place, context: Context) -> bool:
    inner = place.quotation.inner
    return any(w.upos in VERBAL for s in context.sentences_in(inner) for w in words_in(s, inner))


def _tail_credits(place: _Place, context: Context) -> list[tuple[Credit, ...]]:
    """Read `"…," said X`, `"…," X said` and `"…", aldus X`."""
    inner = context.text[place.quotation.inner.start : place.quotation.inner.end].rstrip()
    inner = inner.rstrip(_CLOSING_MARKS)  # those of a quotation within: ‘…,’”
    following = context.text[place.quotation.outer.end : place.quotation.outer.end + 2].strip()
    joined = (
        inner[-1:] in _GOES_ON or following[:1] in _GOES_ON or (inner[-1:] == "." and following[:1].islower())
    )
    if not place.quotation.closed or not joined:
        return []
    gap = _until_sentence_end(
        [w for w in place.after if any(c.isalnum() for c in w.text) or w.text in ".!?;:"]
    )
    if gap and gap[0].upos == "CCONJ":
        return []  # `called it “safe”, but noted that P`
    return _phrase_credits(gap[:_LONGEST_TAIL], context) or _cue_credits(
        gap[:_LONGEST_TAIL], context, first=True
    )


def _shouted_credits(place: _Place, context: Context) -> list[tuple[Credit, ...]]:
    """Read `terwijl de menigte “Lang leve de koning” riep`: the verb last, its subject before."""
    cues = _cues_among(list(place.after[:1]), context) if _is_shouted(place, place.after[:1], context) else []
    subject = next((w for w in reversed(place.before) if w.relation != "advmod"), None)
    if not cues or subject is None or subject.relation != "nsubj":
        return []
    speaker = noun_phrase(subject, cues[0].sentence)
    return [(Credit(hull(speaker), cues[0].span),)] if subject in cues[0].sentence.words else []


def _lead_credits(place: _Place, context: Context) -> list[tuple[Credit, ...]]:
    """Read `X said: "…"`, `X added, "…"` and `X said "…"` with a full sentence."""
    text = context.text[: place.quotation.outer.start].rstrip()
    gap = _last_sentence(place.before)
    if not gap or not gap[-1].span.end >= len(text):
        return []
    joined = text[-1:] in ":,"
    starts_sentence = context.text[place.quotation.inner.start : place.quotation.inner.start + 1].isupper()
    spoken = is_speech(place.quotation, context) or _is_shouted(place, gap[-1:], context)
    if not joined and not (starts_sentence and spoken):
        return []
    credits = _cue_credits(gap, context, first=False) or _name_credits(gap)
    if not credits and text[-1:] == ":":
        return _subject_credits(place, gap, context)
    if joined or not credits:
        return credits
    last_cue = credits[0][-1].cue
    return credits if last_cue and not context.text[last_cue.end : len(text)].strip() else []


def _is_shouted(place: _Place, beside: Sequence[Word], context: Context) -> bool:
    """Tell `groups chanting “No way, no way”` from `wrote “War and Peace”`, a title."""
    cues = _cues_among(list(beside), context)
    words = context.text[place.quotation.inner.start : place.quotation.inner.end].split()
    plain = sum(word[:1].islower() for word in words[1:])
    cried = bool(words) and words[-1].endswith(("!", "?"))
    loud = plain > len(words) / _HALF or (cried and plain == len(words) / _HALF)
    return bool(cues) and "predicate" not in cues[0].entry.frames and loud


def _subject_credits(place: _Place, gap: list[Word], context: Context) -> list[tuple[Credit, ...]]:
    """Read `The baker shrugs: “Bread is bread.”`: no cue, but one person whom the clause is about."""
    sentence = context.sentence_at(gap[0].span.start)
    if sentence is None or not (ends_sentence(place.quotation, context) and _holds_verb(place, context)):
        return []
    lexicon = context.lexicon(sentence)
    subjects = [w for w in gap if w.relation == "nsubj" and sentence.words[w.index - 1] is w]
    if len(subjects) != 1 or not _can_say(subjects[0], lexicon):
        return []
    return [(Credit(hull(noun_phrase(subjects[0], sentence)), gap[-1].span),)]


def _can_say(word: Word, lexicon: Lexicon) -> bool:
    listed = word.upos == "PROPN" or lexicon.lists_speaker(plain_lemma(word), word.text.lower())
    return listed or lexicon.pronouns.get(word.text.lower()) in {"masc", "fem", "fem_or_plur"}


def _name_credits(gap: list[Word]) -> list[tuple[Credit, ...]]:
    """Read `X: "…"`, a name and nothing more before the colon."""
    dash = max((i for i, word in enumerate(gap) if word.text in "-–—"), default=-1)
    words = [w for w in gap[dash + 1 :] if not is_punctuation(w)]
    nominal = all(w.upos in {"PROPN", "DET", "ADJ", "NOUN", "CCONJ"} for w in words)
    named = nominal and bool(words) and words[-1].upos == "PROPN"
    if gap[-1].text != ":" or not named or len(words) > _LONGEST_NAME:
        return []
    return [(Credit(hull(words), gap[-1].span),)]


def _until_sentence_end(words: list[Word]) -> list[Word]:
    end = next((i for i, word in enumerate(words) if word.text in ".!?;"), len(words))
    return words[:end]


def _last_sentence(words: Sequence[Word]) -> list[Word]:
    start = next((i + 1 for i in range(len(words) - 2, -1, -1) if words[i].text in {".", "!", "?"}), 0)
    return list(words[start:])


def _cue_credits(gap: list[Word], context: Context, *, first: bool) -> list[tuple[Credit, ...]]:
    """Credit the first or last cue of a gap, unless another verb stands in between."""
    near = gap if first else gap[-_LONGEST_LEAD:]
    cues = [
        cue
        for cue in _cues_among(near, context)
        if "quote" in cue.entry.frames or "clause" in cue.entry.frames
    ]
    if not cues or (first and _has_other_verb(gap, cues[0])):
        return []
    cue = cues[0] if first else cues[-1]
    credits = credits_of(cue, context, within=gap)
    opening = _opening_name(gap, cue) if first and credits[0][0].mention is None else []
    return [(Credit(hull(opening), cue.span),)] if opening else credits


def _opening_name(gap: list[Word], cue: Cue) -> list[Word]:
    """Read the name or noun right behind a quotation, when more about it stands before the cue."""
    start = next((i for i, word in enumerate(gap) if not is_punctuation(word)), 0)
    end = next((i for i, word in enumerate(gap) if i > start and word.text == ","), 0)
    name = gap[start:end]
    nominal = bool(name) and name[-1].upos in {"PROPN", "NOUN"} and name[-1].index < cue.word.index
    return name if nominal and len(name) <= _LONGEST_NAME else []


def _has_other_verb(gap: list[Word], cue: Cue) -> bool:
    before = gap[: gap.index(cue.word)]
    verbs = [word for word in before if word.upos == "VERB" and word.relation not in {"acl", "amod", "case"}]
    return any(not _stands_before_noun(verb, cue.sentence) for verb in verbs)


def _stands_before_noun(verb: Word, sentence: Sentence) -> bool:
    """Tell whether a participle only describes the next word ("managing director")."""
    following = sentence.words[verb.index : verb.index + 1]
    return verb.feature("VerbForm") in {"Part", "Ger"} and bool(following) and following[0].upos == "NOUN"


def _cues_among(gap: list[Word], context: Context) -> list[Cue]:
    if not gap:
        return []
    sentences = context.sentences_in(hull(gap))
    return [
        c
        for s in sentences
        for c in find_cues(s, context.lexicon(s))
        if c.word in gap and c.entry.act == "speech"
    ]


def _phrase_credits(gap: list[Word], context: Context) -> list[tuple[Credit, ...]]:
    """Read a source phrase right behind the quotation ("aldus X", "according to X")."""
    if not gap:
        return []
    sentence = context.sentence_at(gap[0].span.start)
    if sentence is None:
        return []
    pattern = context.lexicon(sentence).pattern(context.lexicon(sentence).trailing_source_phrases)
    match = pattern.match(context.text, gap[0].span.start)
    if match is None:
        return []
    position = max((w.index for w in sentence.words if w.span.end <= match.end()), default=0)
    cue = Span(match.start(), match.end())
    return [(Credit(hull(phrase), cue),) for phrase in phrases_after(position, sentence)]


def is_speech(quotation: Quotation, context: Context) -> bool:
    """Tell speech from titles and scare quotes when no cue stands by."""
    inner = context.text[quotation.inner.start : quotation.inner.end].strip()
    ended = inner.rstrip(_CLOSING_MARKS)[-1:] in tuple(".!?,…")
    return len(inner.split()) >= _SENTENCE_LIKE and (ended or not quotation.closed)
