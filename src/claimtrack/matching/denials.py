"""Retorts like "that is untrue": whatever relates to the claim they answer relates to them the other way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import product

from attrs import evolve

from claimtrack.matching.gauge import Gauge
from claimtrack.matching.reading import Reading
from claimtrack.matching.relation import Judgement
from claimtrack.matching.silence import shared_source
from claimtrack.model import Report

# Cosine from which what is denied can be one matter; the same source denying, it need not be close.
_LIKELY = 0.35
_SCORE = 0.75
_LESS = 0.9
# Score from which what is merely related to a claim is about the same as what answers it.
_ONE_MATTER = 0.9

Sides = tuple[Sequence[Reading], Sequence[Reading]]
Judged = Mapping[tuple[str, str], Judgement]


def judge_denials(
    reports: tuple[Report, Report], sides: Sides, judged: Judged, gauge: Gauge
) -> Iterator[tuple[str, str, Judgement]]:
    """Relate what only answers a claim before it to the claims of the other report.

    Gives ids of claims; ``judged`` has the relations of all others. Whoever calls a claim untrue
    contradicts all who say the same, and agrees with all who call it untrue as well.
    """
    retorts = [[r for r in side if r.points_at and r.is_whole] for side in sides]
    known = {(o, t): judgement for o, t, judgement in _denied_by_one(reports, retorts, gauge)}
    denied = [{claim.id for claim in report.claims if claim.denied} for report in reports]
    answers = [_answers(side, own) for side, own in zip(retorts, denied, strict=True)]
    for (left, right), found in judged.items():
        ours, theirs = (
            [(id, False), *own.get(id, ())] for id, own in zip((left, right), answers, strict=True)
        )
        for (one, turns), (other, turns_too) in product(ours, theirs):
            if (one, other) != (left, right):
                known.setdefault((one, other), _answering(_settled(found), turned=turns != turns_too))
    yield from ((ours, theirs, judgement) for (ours, theirs), judgement in known.items())


def affirmed(reading: Reading) -> Reading:
    """Give what a claim would say if it were not denied."""
    if not reading.claim.denied:
        return reading
    tokens = tuple(evolve(token, negated=not token.negated) for token in reading.tokens)
    slots = evolve(reading.slots, affirmed=not reading.slots.affirmed)
    return evolve(reading, claim=evolve(reading.claim, denied=False), tokens=tokens, slots=slots)


def weighed(plain: Judgement, bare: Judgement) -> Judgement:
    """Relate a claim to one that is denied, given how they relate as they are and without the denial."""
    return _answering(bare, turned=True) if bare.relation == "same" else plain


def _answers(retorts: Iterable[Reading], denied: Set[str]) -> Mapping[str, Sequence[tuple[str, bool]]]:
    """Give for each claim those that answer it, with whether they turn it around.

    Who calls untrue what is denied already says so once more.
    """
    found: dict[str, list[tuple[str, bool]]] = {}
    for retort in retorts:
        turns = (retort.retort == "untrue") != (retort.points_at in denied)
        found.setdefault(str(retort.points_at), []).append((retort.claim.id, turns))
    return found


def _settled(found: Judgement) -> Judgement:
    """Take what is surely one matter, and clashes in nothing, for the same: a retort is about the matter."""
    is_sure = found.relation == "related" and found.score >= _ONE_MATTER
    return evolve(found, relation="same", score=_LESS * found.score) if is_sure else found


def _answering(found: Judgement, *, turned: bool) -> Judgement:
    """Say how a retort relates to what relates so to the claim that it answers."""
    if found.relation == "same":
        reasons = ("one side denies it", *found.reasons) if turned else found.reasons
        return evolve(
            found,
            relation="contradicts" if turned else "same",
            detail="negation" if turned else found.detail,
            reasons=reasons,
        )
    if found.relation == "contradicts" and (not turned or found.detail == "negation"):
        return evolve(found, relation="same", detail=None) if turned else found
    score = _LESS * found.score  # the claim itself goes first
    return evolve(found, relation="related" if found.relation else None, detail=None, score=score)


def _denied_by_one(
    reports: tuple[Report, Report], retorts: Iterable[Sequence[Reading]], gauge: Gauge
) -> Iterator[tuple[str, str, Judgement]]:
    """Pair up what one source denies in both reports by a retort: it is one denial.

    Each contradicts what the other one denies. Nothing is said of a source that denies more than
    one thing so.
    """
    left, right = ([r for r in side if r.retort == "untrue"] for side in retorts)
    for ours, theirs in product(left, right):
        name = shared_source(ours.claim, reports[0], theirs.claim, reports[1])
        if name and _are_alone(ours, theirs, left, right) and _is_likely(ours, theirs, gauge):
            yield (
                ours.claim.id,
                theirs.claim.id,
                Judgement("same", None, _SCORE, (f"{name} denies it in both",)),
            )
            denied = Judgement("contradicts", "negation", _SCORE, (f"{name} denies it",))
            yield ours.claim.id, str(theirs.points_at), denied
            yield str(ours.points_at), theirs.claim.id, denied


def _are_alone(ours: Reading, theirs: Reading, left: Sequence[Reading], right: Sequence[Reading]) -> bool:
    return all(
        one is other or one.claim.chain[-1].source != other.claim.chain[-1].source
        for one, side in ((ours, left), (theirs, right))
        for other in side
    )


def _is_likely(ours: Reading, theirs: Reading, gauge: Gauge) -> bool:
    return gauge.nearness(ours.slots.statement, theirs.slots.statement) >= _LIKELY
