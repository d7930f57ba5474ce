"""Keep one attribution where several rules found the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import evolve

from claimtrack.model import Attribution, Span

_STRETCH = 1000  # code points; any number does
_SAME = 0.8  # share of code points from which two contents count as one


def settle(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Drop what repeats an earlier rule's find and what credits a source with itself.

    Earlier rules win. The rest comes in the order of the text.
    """
    kept: list[Attribution] = []
    near: defaultdict[int, list[Attribution]] = defaultdict(list)
    for attribution in found:
        stretches = _stretches(attribution.content)
        rivals = (other for stretch in stretches for other in near[stretch])
        if not _eats_itself(attribution) and not any(_repeats(attribution, other) for other in rivals):
            kept.append(attribution)
            for stretch in stretches:
                near[stretch].append(attribution)
    kept = [one for one in kept if not any(_eats_source(one, other) for other in kept)]
    return tuple(sorted(_within_parentheses(kept), key=lambda a: (a.extent, a.content, a.rule)))


def _eats_source(attribution: Attribution, other: Attribution) -> bool:
    """Tell content that is but another's source: "According to Bell, who knows | , Roe threatened P"."""
    cue, mention = other.credits[-1].cue, other.credits[-1].mention
    if other.rule != "phrase" or cue is None or mention is None or not attribution.content:
        return False
    held = [span for span in attribution.content if span.start == cue.start and span.covers(mention)]
    return bool(held) and not any(span.overlaps(said) for span in held for said in other.content)


def _within_parentheses(found: Sequence[Attribution]) -> Iterator[Attribution]:
    """End what stands in front of ", zo meldt X" where X's content ends: the "zo" is nobody's."""
    limits = [(one.content[0], one.extent.end) for one in found if one.rule == "parenthesis" and one.content]
    behind = [(content, end) for content, end in limits if content.end < end]
    for attribution in found:
        yield evolve(attribution, content=tuple(_cut(span, behind) for span in attribution.content))


def _cut(span: Span, limits: Sequence[tuple[Span, int]]) -> Span:
    """Cut a passage that begins inside a content and ends in the words that credit it."""
    ends = (
        content.end for content, end in limits if content.start < span.start < content.end < span.end <= end
    )
    return Span(span.start, min(ends, default=span.end))


def _stretches(content: Sequence[Span]) -> set[int]:
    """Number the stretches of text that content lies in; what shares none cannot be the same."""
    return {at for span in content for at in range(span.start // _STRETCH, span.end // _STRETCH + 1)}


def _eats_itself(attribution: Attribution) -> bool:
    """Tell whether content holds its own cue or speaker, as a wrong tree may have it."""
    if attribution.rule == "own_account":
        return False  # who is spoken of is who speaks
    named = [credit for credit in attribution.credits if credit.cue and credit.mention]
    own = [span for credit in named for span in (credit.cue, credit.mention) if span]
    return any(content.covers(span) for span in own for content in attribution.content)


def _repeats(attribution: Attribution, other: Attribution) -> bool:
    same_speaker = attribution.credits[-1].mention == other.credits[-1].mention
    nobody = attribution.credits[-1].mention is None or other.credits[-1].mention is None
    echoed = attribution.rule == "noun"  # "repeated their warning that P": the verb has credited P already
    if any(span.covers(credit.cue) for span in attribution.content for credit in other.credits if credit.cue):
        return False  # "He reportedly pressed X to P" holds what it seems to repeat
    return (same_speaker or nobody or echoed) and overlap(attribution.content, other.content) >= _SAME


def overlap(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Share of code points in common (Jaccard), from 0 to 1; 0 if both are empty."""
    first = {at for span in left for at in range(span.start, span.end)}
    second = {at for span in right for at in range(span.start, span.end)}
    return len(first & second) / len(first | second) if first | second else 0.0
