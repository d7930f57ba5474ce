"""Quotations in headlines: "Lee resigns: ‘It was enough’". The article below tells whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from claimtrack.attribution.clauses import tidy
from claimtrack.attribution.context import Context
from claimtrack.attribution.quotations import Quotation
from claimtrack.attribution.trees import child_of, hull, noun_phrase, words_in
from claimtrack.model import Attribution, Block, Credit, Span

_SAME = 0.6  # share of a headline's quotation whose words the quotation in the text must have
_FEWEST = 3  # words of a quotation in a headline; shorter ones are terms
_MARKS = (":", "–", "—", "-")


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find quotations set off by a colon or dash in a headline, or filling it.

    The speaker is who says the same in the text, else a person the headline names before the
    colon, else unknown.
    """
    taken = [span for attribution in found for span in attribution.content]
    for block in context.blocks:
        quotations = context.quotations_in(block.span) if block.role == "headline" else ()
        for quotation in quotations:
            content = tidy(context, quotation.inner)
            free = content is not None and not any(content.overlaps(span) for span in taken)
            if content is not None and free and _is_set_off(quotation, block, context):
                yield _credited(content, block, context, found)


def _is_set_off(quotation: Quotation, block: Block, context: Context) -> bool:
    before = context.text[block.span.start : quotation.outer.start].rstrip()
    after = context.text[quotation.outer.end : block.span.end].strip()
    long = len(context.text[quotation.inner.start : quotation.inner.end].split()) >= _FEWEST
    return long and ((not after and (not before or before.endswith(_MARKS))) or after.startswith(_MARKS))


def _credited(content: Span, block: Block, context: Context, found: Sequence[Attribution]) -> Attribution:
    origin = _said_below(content, block, context, found)
    if origin is not None:
        silent = (Credit(None, None),)
        return Attribution((content,), silent, "direct", "speech", "continued", continues=_speaker(origin))
    mention = _named_before(content, block, context)
    return Attribution((content,), (Credit(mention, None),), "direct", "speech", "headline")


def _speaker(origin: Attribution) -> Attribution:
    """Leave out the medium that was told: over the article, the words are the speaker's own."""
    while origin.continues is not None:
        origin = origin.continues
    return evolve(origin, credits=origin.credits[-1:])


def _said_below(
    content: Span, block: Block, context: Context, found: Sequence[Attribution]
) -> Attribution | None:
    """Give the quotation in the text that has most of the words; the first of equal ones."""
    words = _forms(content, context)
    below = [a for a in found if a.speech == "direct" and a.extent.start >= block.span.end]
    shares = [(len(words & set().union(*(_forms(s, context) for s in a.content))), a) for a in below]
    most = max((share for share, _ in shares), default=0)
    return next((a for share, a in shares if share == most), None) if most >= _SAME * len(words) else None


def _forms(span: Span, context: Context) -> set[str]:
    return {w.text.lower() for s in context.sentences_in(span) for w in words_in(s, span) if w.text.isalnum()}


def _named_before(content: Span, block: Block, context: Context) -> Span | None:
    """Give the person whom the clause before the colon is about."""
    for sentence in context.sentences_in(Span(block.span.start, content.start)):
        for verb in sentence.words:
            subject = child_of(verb, sentence, "nsubj")
            if subject is not None and subject.upos == "PROPN" and subject.span.end < content.start:
                return hull(noun_phrase(subject, sentence))
    return None
