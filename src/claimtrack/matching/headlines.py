"""Headline and lead mostly tell one thing: whoever says the one says the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product

from attrs import evolve

from claimtrack.matching.alignment import Pair
from claimtrack.matching.gauge import Gauge
from claimtrack.model import Report

# Cosine from which headline and lead tell one thing: a headline may be about what comes further down.
_ALIKE = 0.6
# How surely the twin must be the same, and how near the other at least.
_SURE, _LEAST = 0.7, 0.2
# How much of the twin's score the other gets.
_SHARE = 0.8


def with_twins(pairs: Sequence[Pair], reports: tuple[Report, Report], gauge: Gauge) -> Iterator[Pair]:
    """Let a headline be the same as what its lead is the same as, and the other way round.

    That goes for pairs that nothing but their distance keeps from being the same.
    """
    twins = [find_opening(report, gauge) for report in reports]
    same = {(p.left, p.right): p.judgement.score for p in pairs if p.judgement.relation == "same"}
    for pair in pairs:
        score = max(_scores_of_twins(pair, same, twins), default=0.0)
        is_near = pair.judgement.relation == "related" and pair.judgement.score >= _LEAST
        if is_near and score >= _SURE:
            shared = max(pair.judgement.score, _SHARE * score)
            reasons = ("headline and lead tell one thing", *pair.judgement.reasons)
            judgement = evolve(
                pair.judgement, relation="same", detail="specificity", score=shared, reasons=reasons
            )
            yield evolve(pair, judgement=judgement)
        else:
            yield pair


def _scores_of_twins(
    pair: Pair, same: Mapping[tuple[int, int], float], twins: Sequence[Collection[int]]
) -> Iterator[float]:
    if pair.left in twins[0]:
        yield from (same[other, pair.right] for other in twins[0] if (other, pair.right) in same)
    if pair.right in twins[1]:
        yield from (same[pair.left, other] for other in twins[1] if (pair.left, other) in same)


def find_opening(report: Report, gauge: Gauge) -> list[int]:
    """Give the places of claims in the headline, and in the first statement below, that tell one thing."""
    headline = report.article.headline
    told = [(place, claim) for place, claim in enumerate(report.claims) if claim.content]
    if headline is None:
        return []
    above = [place for place, claim in told if headline.span.covers(claim.content[0].span)]
    below = [(place, claim) for place, claim in told if claim.content[0].start >= headline.end]
    start = min((claim.content[0].start for _, claim in below), default=0)
    end = max((claim.content[-1].end for _, claim in below if claim.content[0].start == start), default=0)
    lead = [place for place, claim in below if claim.content[-1].end <= end]
    alike = [
        {one, other}
        for one, other in product(above, lead)
        if gauge.nearness(report.claims[one].text, report.claims[other].text) >= _ALIKE
    ]
    return sorted(set().union(*alike))
