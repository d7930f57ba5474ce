"""Days as bounds: "not before August" leaves September open, "by October" leaves December out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from claimtrack.matching.vocabulary import Words
from claimtrack.model import Moment, Span

# "from": that day or later. "by": that day or earlier. "until": up to that day. Else the day itself is meant.
Bound = Literal["from", "by", "until", ""]

# Words around a day among which its bound is looked for, and those right before it.
_AROUND, _BEFORE = 4, 2


def bound_of(moment: Moment, spans: Sequence[Span], text: str, words: Words, *, negated: bool) -> Bound:
    """Read what the words around a day inside the spans make of it.

    ``negated`` tells that the clause is: "not open before August" opens in August or later.
    """
    span = next(span for span in spans if span.covers(moment.passage.span))
    before = _words_of(text[span.start : moment.passage.start])
    after = _words_of(text[moment.passage.end : span.end])
    near = {*before[-_AROUND:], *after[:_AROUND]}
    if near & words.earliest or words.afters.intersection(before[-_AROUND:]):
        return "from"
    if near & words.latest:
        return "by"
    if set(before[-_BEFORE:]) & words.untils or moment.passage.text.lower().split()[0] in words.untils:
        return "until"
    if set(before[-1:]) & words.range_openers:  # "deden zich voor tussen 2018 en 2021"
        return ""
    if set(before[-_BEFORE:]) & words.deadlines:
        return "from" if negated else "by"
    return ""


def _words_of(text: str) -> list[str]:
    """Cut into words, bare of the marks around them: "the ‘latest’ date"."""
    bare = (word.strip(_MARKS) for word in text.lower().split())
    return [word for word in bare if word]


_MARKS = ".,;:()‘’“”'\"«»"


def may_agree(left: Moment, right: Moment, bounds: tuple[Bound, Bound]) -> bool:
    """Tell whether two days that differ can both be true as the bounds they are."""
    if left.first is None or right.first is None:
        return False
    (first, earlier), (second, later) = sorted(
        zip((left, right), bounds, strict=True), key=lambda side: side[0].first or date.min
    )
    if earlier == later == "by":  # "before 2032" is by the end of 2031
        return bool(first.last and second.first and (second.first - first.last).days <= 1)
    return earlier == "from" or (later == "by" and earlier == "")
