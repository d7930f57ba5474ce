"""Take the marks off what somebody says inside another's quotation: “He said: ‘Go home’,” she said."""

from __future__ import annotations

from attrs import evolve

from claimtrack.attribution.context import Context
from claimtrack.model import Attribution, Span

_PAIRS = {"‘": "’", "“": "”", "„": "”", "'": "'", '"': '"'}
_ENDS = " ,.;"  # between the last word and a mark, or behind it; a question keeps its mark


def unquoted(attribution: Attribution, context: Context) -> Attribution:
    """Leave out the inner marks around a content; words that they enclose are direct speech."""
    if len(attribution.content) != 1 or not _is_inside(attribution.content[0], context):
        return attribution
    content = attribution.content[0]
    inner, enclosed = _without_marks(content, context.text)
    if inner == content or not inner:
        return attribution
    return evolve(attribution, content=(inner,), speech="direct" if enclosed else attribution.speech)


def _is_inside(span: Span, context: Context) -> bool:
    return any(one.inner.covers(span) for one in context.quotations_in(span))


def _without_marks(span: Span, text: str) -> tuple[Span, bool]:
    """Give the words between a pair of marks, or in front of one that closes what began before."""
    start, end = span.start, span.end
    words = text[start:end].rstrip(_ENDS)
    last = start + len(words) - 1
    closes = text[start] in _PAIRS and words.endswith(_PAIRS[text[start]]) and len(words) > 1
    if closes:
        return Span(start + 1, _end_of_words(text, start + 1, last)), True
    dangling = words[-1:] in "’”" and words[-2:-1] in {",", ".", "!", "?"}
    opened = any(mark in words for mark in "‘“„")
    return (Span(start, _end_of_words(text, start, last)), True) if dangling and not opened else (span, False)


def _end_of_words(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(_ENDS))
