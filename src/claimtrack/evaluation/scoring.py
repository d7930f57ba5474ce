"""From judgements to figures: shares of what is right, with bootstrap intervals over articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from claimtrack.evaluation.gold import GoldNoComment
from claimtrack.evaluation.judging import (
    TIGHT,
    Judgement,
    Verdict,
    any_overlap,
    chain_fits,
    cues,
    is_same_name,
    link_for,
    rungs_are_placed,
    source_is_found,
    speaker_fits,
)
from claimtrack.model import Claim, Report

RESAMPLES = 1000
_LEVEL = (2.5, 97.5)  # percentiles of a 95 % interval

# Each F1 with the two shares it is made of.
_F1 = {
    "match F1": ("match precision", "match recall"),
    "char F1": ("char precision", "char recall"),
}

_ORDER = (
    "match precision",
    "match recall",
    "char precision",
    "char recall",
    "found tightly",
    "spurious",
    "source",
    "name",
    "kind",
    "cue",
    "speech",
    "act",
    "innermost speaker",
    "whole chain",
    "whole chain of found",
    "whole chain by place",
    "whole chain of several",
    "hedge kept",
    "no hedge added",
    "no comment",
    "cue found",
    "source of found cue",
)


class Tally:
    """Counts of one article, by name: how many were right, of how many."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.of: Counter[str] = Counter()

    def add(self, name: str, right: int, of: int = 1) -> None:
        """Count some more under a name."""
        self.right[name] += right
        self.of[name] += of


@frozen
class Figure:
    """A share, or an F1 of two, with its 95 % interval; ``right`` and ``of`` are 0 for an F1."""

    value: float
    low: float
    high: float
    right: int = 0
    of: int = 0


def tally(judgement: Judgement) -> Tally:
    """Count what one article shows about every figure."""
    found = Tally()
    _tally_matches(judgement, found)
    for verdict in judgement.verdicts:
        _tally_recall(verdict, found)
        if verdict.claims:
            _tally_parts(verdict, judgement.report, found)
        if verdict.gold.chain:
            _tally_chain(verdict, judgement, found)
    for no_comment in judgement.gold.no_comments:
        found.add("no comment", _is_kept(no_comment, judgement.report))
    if judgement.gold.counts_nested:
        attributed = sum(bool(claim.chain) for claim in judgement.report.claims)
        found.add("spurious", len(judgement.wrong), attributed)
    return found


def tally_cues(judgement: Judgement) -> Tally:
    """Count only which cues were found, and whose source is right; see `judge_cues`."""
    found = Tally()
    for verdict in judgement.verdicts:
        found.add("cue found", bool(verdict.claims))
        if verdict.claims and verdict.gold.source:
            found.add("source of found cue", source_is_found(verdict))
    return found


def _tally_matches(judgement: Judgement, found: Tally) -> None:
    right, wrong = len(judgement.right), len(judgement.wrong)
    found.add("match precision", right, right + wrong)
    found.add("char precision", judgement.shared, judgement.predicted)
    found.add("char recall", judgement.shared, judgement.wanted)


def _tally_recall(verdict: Verdict, found: Tally) -> None:
    gold, is_found = verdict.gold, bool(verdict.claims)
    found.add("match recall", is_found)
    found.add("found tightly", verdict.overlap >= TIGHT)
    groups = [gold.speech, gold.act, gold.kind, "with a cue" if gold.cue else "without a cue"]
    for group in [*groups, "speech cues" if gold.is_speech_cue else None]:
        if group:
            found.add(f"recall, {group}", is_found)


def _tally_parts(verdict: Verdict, report: Report, found: Tally) -> None:
    gold, best = verdict.gold, verdict.claims[0]
    if gold.source:
        found.add("source", source_is_found(verdict))
    if gold.cue:
        found.add("cue", any(any_overlap(cues(claim), gold.cue) for claim in verdict.claims))
    sources = [report.source(link_for(gold, claim)) for claim in verdict.claims]
    if gold.name:
        found.add("name", any(source and is_same_name(gold.name, source.name) for source in sources))
    if gold.kind:
        kinds = {source.kind if source else "unspecified" for source in sources}
        found.add("kind", gold.kind in kinds)
    if gold.speech:
        found.add("speech", gold.speech == best.speech)
    if gold.act:
        found.add("act", gold.act == best.act)


def _tally_chain(verdict: Verdict, judgement: Judgement, found: Tally) -> None:
    gold, report = verdict.gold, judgement.report
    speaking = [claim for claim in verdict.claims if speaker_fits(gold, claim, report)]
    whole = [claim for claim in verdict.claims if chain_fits(gold, claim, judgement.gold, report)]
    found.add("innermost speaker", bool(speaking))
    found.add("whole chain", bool(whole))
    if verdict.claims:
        found.add("whole chain of found", bool(whole))
        placed = any(rungs_are_placed(gold, claim, judgement.gold) for claim in verdict.claims)
        found.add("whole chain by place", placed)
    if len(gold.chain) > 1:
        found.add("whole chain of several", bool(whole))
    _tally_hedges(gold.hedged, (whole or speaking or verdict.claims or (None,))[0], found)


def _tally_hedges(hedged: bool | None, claim: Claim | None, found: Tally) -> None:
    if hedged:
        found.add("hedge kept", bool(claim and claim.hedges))
    elif hedged is not None and claim:
        found.add("no hedge added", not claim.hedges)


def _is_kept(gold: GoldNoComment, report: Report) -> bool:
    """Tell whether a claim says that somebody did not comment: with the same name, or that cue."""
    claims = [claim for claim in report.claims if claim.act == "no_comment"]
    sources = [report.source(link) for claim in claims for link in claim.chain]
    named = any(source and gold.name and is_same_name(gold.name, source.name) for source in sources)
    return named or any(any_overlap(cues(claim), gold.cue) for claim in claims)


# ── figures ───────────────────────────────────────────────────────────────────────────────


def figures(tallies: Sequence[Tally], *, resamples: int = RESAMPLES, seed: int = 0) -> Mapping[str, Figure]:
    """Add up the articles' tallies; the intervals come from drawing articles with replacement.

    A name without a single case has no figure.
    """
    names = sorted({name for one in tallies for name in one.of}, key=_place)
    right = np.array([[one.right[name] for name in names] for one in tallies], float)
    of = np.array([[one.of[name] for name in names] for one in tallies], float)
    draws = _draws(len(tallies), resamples, seed)
    sums = draws @ right, draws @ of
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = dict(zip(names, (sums[0] / sums[1]).T, strict=True))
        counts = {name: (int(sums[0][0, at]), int(sums[1][0, at])) for at, name in enumerate(names)}
        known = {name: _figure(shares[name], *counts[name]) for name in names if counts[name][1]}
        f1 = {name: _f1(shares[p], shares[r]) for name, (p, r) in _F1.items() if p in known and r in known}
    return {**{name: _figure(values) for name, values in f1.items()}, **known}


def _place(name: str) -> tuple[int, str]:
    """Put the names of the page first, in its order; recall by group follows by the alphabet."""
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)


def _draws(articles: int, resamples: int, seed: int) -> NDArray[np.float64]:
    """Weigh the articles: once each in the first row, then as often as they were drawn."""
    drawn = np.random.default_rng(seed).multinomial(articles, np.full(articles, 1 / articles), resamples)
    return np.vstack([np.ones(articles), drawn])


def _f1(precision: NDArray[np.float64], recall: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.nan_to_num(2 * precision * recall / (precision + recall))


def _figure(values: NDArray[np.float64], right: int = 0, of: int = 0) -> Figure:
    known = values[1:][~np.isnan(values[1:])]
    low, high = np.percentile(known, _LEVEL) if known.size else (values[0], values[0])
    return Figure(float(values[0]), float(low), float(high), right, of)
