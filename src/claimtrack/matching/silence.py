"""No-comment lines: matched by who was silent, told apart by what they were silent about."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from claimtrack.matching.gauge import Gauge
from claimtrack.matching.names import name_key, same_name
from claimtrack.matching.relation import Judgement
from claimtrack.model import Claim, Report

# Cosine from which two topics are one.
_ONE_TOPIC = 0.6


def judge_silence(reports: tuple[Report, Report], gauge: Gauge) -> Iterator[tuple[int, int, Judgement]]:
    """Compare the no-comment lines of two reports: those of one source pair up, whatever the topic."""
    left, right = reports
    for (i, ours), (j, theirs) in product(_silent(left), _silent(right)):
        shared = shared_source(ours, left, theirs, right)
        if shared:
            yield i, j, _judgement(ours, theirs, shared, gauge)


def _silent(report: Report) -> list[tuple[int, Claim]]:
    return [(place, claim) for place, claim in enumerate(report.claims) if claim.act == "no_comment"]


def shared_source(ours: Claim, left: Report, theirs: Claim, right: Report) -> str | None:
    """Name somebody who stands behind both claims, as the first report calls him."""
    for name in _names(ours, left):
        if any(same_name(name_key(name), name_key(other)) for other in _names(theirs, right)):
            return name
    return None


def _names(claim: Claim, report: Report) -> list[str]:
    sources = (report.source(link) for link in claim.chain)
    return [source.name for source in sources if source is not None and source.name]


def _judgement(ours: Claim, theirs: Claim, name: str, gauge: Gauge) -> Judgement:
    """Call it the same only when both lines say what the question was, and it was one question."""
    reason = f"{name} gives no comment in both"
    if ours.content and theirs.content and gauge.nearness(ours.text, theirs.text) >= _ONE_TOPIC:
        return Judgement("same", None, 0.8, (reason,))
    return Judgement(
        "different_scope",
        "topic",
        0.6,
        (reason, "the matter is not known to be the same"),
    )
