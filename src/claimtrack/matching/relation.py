"""Likeness → relation: what is a contradiction, what only looks like one, with the reasons in words.

Scope comes first. A contradiction is only called when the model finds it likely *and* a slot
shows it: silence is cheaper than a false alarm.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from attrs import frozen

from claimtrack.matching.clashes import clashes, compared_apart
from claimtrack.matching.classifier import Classifier, Verdict
from claimtrack.matching.counts import compare_numbers
from claimtrack.matching.differences import (
    CLOSE,
    Finding,
    elsewhen,
    gaps,
    other_counts,
    scopes,
)
from claimtrack.matching.features import Features
from claimtrack.matching.likeness import Likeness
from claimtrack.matching.oppositions import opposite_words
from claimtrack.matching.wording import is_turned_around
from claimtrack.model import Relation

# evaluation/matching.py shows precision and recall over these.
SURE_OF_CONTRADICTION = 0.5
LEAST_CONTRADICTION = 0.4
LEAST_OF_OPPOSITES = 0.25  # where nothing else differs
# How much more of one side than of the other has an answer when one says more.
WIDER = 0.3
# Log odds below which two claims share a topic, but no matter, and below which they have nothing to do
# with each other; a bare "not" takes more to contradict.
ONE_MATTER = -0.85
ONE_TOPIC = -2.3
SURE_OF_MATTER, LIKELY_ONE_MATTER = 2.5, 2.0
# What the log odds must make up, with what the model and single features say, for one statement. Fitted by
# logistic regression on pairs of reports with gold, like those odds, and rounded.
# Short reports stand apart in few words, so that odds can be of any height: beyond some they tell no more.
OF_SAME, OF_CLASH, HIGHEST_ODDS, LEAST_SURE = 2.0, -2.0, 2.5, 0.9
SPEAKS_AGAINST: Mapping[str, float] = {
    "numbers_extra": -1.0,
    "days_extra": -1.0,
    "polarity": -1.2,
    "names_apart": -0.5,
    "hedge": -0.7,
    "status": -2.0,
}
# Log odds from which a difference is a contradiction: days and figures differ between any two claims,
# less between two that tell of one deed.
MATTER_OF_NEGATION, MATTER_OF_CLASH, MATTER_OF_DEED = -0.5, 0.5, 0.2


@frozen
class Judgement:
    """The relation of two claims, the chance that they are about one matter, and why."""

    relation: Relation | None
    detail: str | None
    score: float
    reasons: tuple[str, ...]


def judge(likeness: Likeness, features: Features, classifier: Classifier, *, odds: float) -> Judgement:
    """Decide how two claims relate; the relation is None when they have nothing to do with each other.

    ``odds`` are the log odds that they are about one matter.
    """
    score = 1.0 / (1.0 + math.exp(-odds))
    shared = tuple(_agreements(likeness, features))
    if odds < ONE_MATTER:
        return Judgement("related" if odds > ONE_TOPIC else None, None, score, shared)
    chances = classifier.verdicts(features)
    if odds >= SURE_OF_MATTER:
        chances = _of_one_matter(chances)
    relation, finding = _decide(likeness, features, chances, odds)
    if relation == "contradicts" and finding and odds < _matter_of(finding, likeness):
        return Judgement("related", None, score, shared)
    if relation == "related" and odds >= MATTER_OF_CLASH:
        finding = other_counts(likeness)
        relation = "different_scope" if finding else relation
    detail = _shade(likeness, features) if relation == "same" else finding.slot if finding else None
    reasons = (finding.reason,) if finding and finding.reason else ()
    return Judgement(relation, detail, score, (*reasons, *shared))


def _matter_of(clash: Finding, likeness: Likeness) -> float:
    if clash.slot == "negation":
        return MATTER_OF_NEGATION
    return MATTER_OF_DEED if likeness.is_one_deed else MATTER_OF_CLASH


def _of_one_matter(chances: Mapping[Verdict, float]) -> Mapping[Verdict, float]:
    """Leave out what the reports around two claims speak against: that they are about different matters."""
    rest = 1.0 - chances["other"]
    return {verdict: 0.0 if verdict == "other" else chance / rest for verdict, chance in chances.items()}


def _decide(
    likeness: Likeness, features: Features, chances: Mapping[Verdict, float], odds: float
) -> tuple[Relation, Finding | None]:
    """Weigh what was found: another scope before a contradiction, and no contradiction without a slot."""
    if likeness.is_verbatim:
        return "same", None
    if is_turned_around(likeness):
        return "contradicts", Finding("negation", "the same words but for a “not”")
    scope = next(scopes(likeness, features), None)
    if scope:
        return "different_scope", scope
    clash = next(clashes(likeness, features), None)
    if clash:
        gap = next(gaps(likeness, features, clash), None)
        sure = (
            features.swapped == 1.0
            or _is_likely(chances)
            or _is_all_that_differs(likeness, clash, chances, odds)
            or (clash.is_of_one_deed and odds >= LIKELY_ONE_MATTER and not features.names_apart)
        )
        return ("different_scope", gap) if gap else ("contradicts", clash) if sure else ("related", None)
    return _agree(likeness, features, chances, odds)


def _is_all_that_differs(
    likeness: Likeness, clash: Finding, chances: Mapping[Verdict, float], odds: float
) -> bool:
    """Tell whether reports and words leave nothing but a figure, or a pair of opposites, that differs."""
    if odds < SURE_OF_MATTER or likeness.cosine < CLOSE:
        return False
    is_figure = clash.slot == "number" and all(likeness.core_answered)
    return is_figure or (clash.is_all and chances["contradicts"] >= LEAST_OF_OPPOSITES)


def _is_likely(chances: Mapping[Verdict, float]) -> bool:
    """Tell whether the model takes claims that clash, if they are about one matter, for a contradiction."""
    least = max(LEAST_CONTRADICTION, SURE_OF_CONTRADICTION * (1.0 - chances["other"]))
    return chances["contradicts"] >= least


def _agree(
    likeness: Likeness, features: Features, chances: Mapping[Verdict, float], odds: float
) -> tuple[Relation, Finding | None]:
    """Tell what is the same from what is only alike, where no slot clashes."""
    if features.one_event == 1.0 and not features.days_clash:
        return "same", None
    is_other = bool(opposite_words(likeness)) or compared_apart(likeness) is not None
    if features.swapped or features.turned or features.numbers_apart or is_other:
        return "related", None
    another_time = elsewhen(likeness)
    if another_time:
        return "different_scope", another_time
    return ("same" if _sureness(features, chances, odds) >= LEAST_SURE else "related"), None


def _sureness(features: Features, chances: Mapping[Verdict, float], odds: float) -> float:
    against: float = sum(weight * getattr(features, name) for name, weight in SPEAKS_AGAINST.items())
    return min(odds, HIGHEST_ODDS) + OF_SAME * chances["same"] + OF_CLASH * chances["contradicts"] + against


def _shade(likeness: Likeness, features: Features) -> str | None:
    if features.hedge:
        return "hedge"
    extra = features.numbers_extra or features.days_extra or features.names_extra
    wider = features.covered_more - features.covered_less > WIDER
    partly = not (likeness.left.is_whole and likeness.right.is_whole)
    return "specificity" if extra or wider or partly else None


# ── what both sides share ─────────────────────────────────────────────────────────────────


def _agreements(likeness: Likeness, features: Features) -> Iterator[str]:
    for ours, theirs in compare_numbers(likeness).agreeing:
        yield f"“{ours.passage.text}” fits “{theirs.passage.text}”"
    if features.hedge:
        yield "hedged on one side only"
    yield f"likeness {likeness.cosine:.2f}"
