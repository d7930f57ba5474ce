"""Quotations without a cue: they go on with whoever spoke last, or nobody known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.attribution.clauses import tidy
from claimtrack.attribution.context import Context
from claimtrack.attribution.direct import ends_sentence, is_speech
from claimtrack.attribution.quotations import Quotation
from claimtrack.model import Attribution, Credit, Sentence, Span

_CARRIES = frozenset({"quotation", "reporting", "parenthesis", "continued", "phrase"})


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find full-sentence quotations that no rule has credited, like the second of `“A,” he said. “B.”`

    The speaker is inherited when the last sentence before the quotation, in its paragraph or
    at the end of the one before, credits somebody; otherwise it stays unknown.
    """
    known = list(found)
    for paragraph in context.paragraphs:
        for quotation in context.quotations_in(paragraph):
            content = tidy(context, quotation.inner)
            if content and _stands_alone(quotation, content, paragraph, context, known):
                earlier = _speaking_before(quotation, paragraph, context, known)
                goes_on = earlier is not None and ends_sentence(quotation, context)
                if not (goes_on or is_speech(quotation, context)):
                    continue
                credited = Attribution(
                    (content,), (Credit(None, None),), "direct", "speech", "continued", continues=earlier
                )
                known.append(credited)
                yield credited


def _stands_alone(
    quotation: Quotation, content: Span, paragraph: Span, context: Context, known: Sequence[Attribution]
) -> bool:
    """Tell whether a quotation begins a sentence and no content holds it yet."""
    before = context.text[paragraph.start : quotation.outer.start].rstrip()
    starts_sentence = not before or before[-1] in '.!?:”"»'
    credited = any(span.covers(content) for a in known for span in a.content)
    return starts_sentence and not credited


def _speaking_before(
    quotation: Quotation, paragraph: Span, context: Context, known: Sequence[Attribution]
) -> Attribution | None:
    """Give the attribution of the sentence right before a quotation, if it has just one speaker.

    A sentence between that credits and names nobody leaves the speaker of its paragraph in mind.
    """
    sentence = _sentence_before(quotation.outer.start, context)
    if sentence is None:
        return None
    near = _ending_in(sentence, quotation, known)
    if not near and paragraph.covers(sentence.span) and not _names_somebody(sentence):
        sentence = _sentence_before(sentence.span.start, context)
        inside = sentence is not None and paragraph.covers(sentence.span)
        near = _ending_in(sentence, quotation, known) if sentence is not None and inside else []
    speakers = {a.credits[-1].mention for a in near}
    return max(near, key=lambda a: a.extent.end) if len(speakers) == 1 else None


def _sentence_before(place: int, context: Context) -> Sentence | None:
    return context.sentence_at(max(0, len(context.text[:place].rstrip()) - 1))


def _ending_in(sentence: Sentence, quotation: Quotation, known: Sequence[Attribution]) -> list[Attribution]:
    """Give the outer attributions that begin or go on in a sentence in front of a quotation."""
    near = [
        a for a in known if a.rule in _CARRIES and sentence.span.start < a.extent.end <= quotation.outer.start
    ]
    return [a for a in near if not any(a is not o and _inside(a, o) for o in near)]


def _names_somebody(sentence: Sentence) -> bool:
    """Tell a sentence with a subject of its own name, who may be the one that speaks next."""
    return any(word.relation == "nsubj" and word.upos == "PROPN" for word in sentence.words)


def _inside(inner: Attribution, outer: Attribution) -> bool:
    return any(span.covers(inner.extent) for span in outer.content)
