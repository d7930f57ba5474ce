"""Which attribution stands inside the content of which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimtrack.model import Attribution, ParsedArticle, Sentence, Span


def hull(spans: Sequence[Span]) -> Span:
    """Run from the first span to the last. There must be one."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def parents(attributions: Sequence[Attribution]) -> dict[int, Attribution | None]:
    """Give, by identity, the attribution whose content most narrowly holds the whole of another."""
    holders = sorted((a for a in attributions if a.content), key=lambda a: hull(a.content))
    found: dict[int, Attribution | None] = {}
    around: list[Attribution] = []
    reached = 0
    for inner in sorted(attributions, key=lambda a: a.extent):
        start = inner.extent.start
        while reached < len(holders) and hull(holders[reached].content).start <= start:
            around.append(holders[reached])
            reached += 1
        around = [outer for outer in around if hull(outer.content).end > start]
        holding = (outer for outer in around if outer is not inner and encloses(outer, inner))
        found[id(inner)] = min(
            holding, key=lambda outer: (len(hull(outer.content)), outer.extent), default=None
        )
    return found


def by_sentence(
    parsed: ParsedArticle, attributions: Sequence[Attribution]
) -> Iterator[tuple[Sentence, list[Attribution]]]:
    """Give each sentence with the attributions that reach into it."""
    waiting = sorted(((a.extent, at) for at, a in enumerate(attributions)), reverse=True)
    reaching: list[tuple[Span, int]] = []
    for sentence in parsed.sentences:
        while waiting and waiting[-1][0].start < sentence.span.end:
            reaching.append(waiting.pop())
        reaching = [one for one in reaching if one[0].end > sentence.span.start]
        yield sentence, [attributions[at] for _, at in sorted(reaching, key=lambda one: one[1])]


def encloses(outer: Attribution, inner: Attribution) -> bool:
    """Tell whether an attribution stands wholly in the content of another."""
    if not outer.content or inner.continues is outer or inner.credits == outer.credits:
        return False
    if outer.denied and _looks_back(outer):
        return False
    return hull(outer.content).covers(inner.extent) and not hull(inner.content or outer.content).covers(
        outer.extent
    )


def _looks_back(attribution: Attribution) -> bool:
    """Tell "Reuters reports P. The firm denies that": it denies P, and reports no Reuters."""
    cue = attribution.credits[-1].cue
    return cue is not None and cue.start >= hull(attribution.content).end


def lineage(attribution: Attribution, parents: Mapping[int, Attribution | None]) -> list[Attribution]:
    """Give the attributions around this one, the outermost first, itself last."""
    line, above = [attribution], parents[id(attribution)]
    while above is not None and not any(above is one for one in line):
        line.insert(0, above)
        above = parents[id(above)]
    return line
