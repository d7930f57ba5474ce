"""Likeness → relation: what is a contradiction, what only looks like one, with the reasons in words.

Scope comes first. A contradiction is only called when the model finds it likely *and* a slot
shows it: silence is cheaper than a false alarm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from claimtrack.matching.classifier import Classifier, Verdict
from claimtrack.matching.features import (
    Features,
    compare_numbers,
    contrasting_words,
    features_of,
    opposite_words,
    status_differs,
)
from claimtrack.matching.likeness import Likeness
from claimtrack.matching.reading import Token
from claimtrack.model import Moment, Relation

# evaluation/matching.py shows precision and recall over these.
SURE_OF_CONTRADICTION = 0.45
SURE_OF_SAME = 0.40
HALF = 0.5


@frozen
class Judgement:
    """The relation of two claims, how sure it is that they are about one matter, and why."""

    relation: Relation | None
    detail: str | None
    score: float
    sureness: float
    reasons: tuple[str, ...]


@frozen
class _Evidence:
    slot: str
    reason: str


def judge(likeness: Likeness, classifier: Classifier) -> Judgement:
    """Decide how two claims relate; the relation is None when they have nothing to do with each other."""
    features = features_of(likeness)
    chances = classifier.judge(features)
    score = chances["same"] + chances["contradicts"] + chances["different_scope"]
    clashes = list(_clashes(likeness, features))
    scopes = list(_scopes(likeness, features))
    relation, detail = _decide(features, chances, clashes, scopes)
    named = clashes if relation == "contradicts" else scopes if relation == "different_scope" else []
    reasons = tuple(dict.fromkeys(evidence.reason for evidence in named if evidence.slot == detail))
    shown = (*reasons, *_agreements(likeness, features)) if relation else ()
    return Judgement(relation, detail, score, max(chances.values()), shown)


def _decide(
    features: Features, chances: Mapping[Verdict, float], clashes: list[_Evidence], scopes: list[_Evidence]
) -> tuple[Relation | None, str | None]:
    likely = max(chances, key=lambda verdict: chances[verdict])
    if clashes and not scopes and chances["contradicts"] >= SURE_OF_CONTRADICTION:
        return "contradicts", clashes[0].slot
    if likely == "same" and chances["same"] >= SURE_OF_SAME and not (clashes or scopes):
        return "same", _shade(features)
    if likely in {"same", "contradicts", "different_scope"}:
        if scopes:
            return "different_scope", scopes[0].slot
        return ("different_scope", "topic") if likely == "different_scope" else ("related", None)
    return ("related", None) if likely == "related" else (None, None)


def _shade(features: Features) -> str | None:
    if features.hedge:
        return "hedge"
    extra = features.numbers_extra or features.days_extra or features.names_extra
    wider = features.covered_more - features.covered_less > 0.3
    return "specificity" if extra or wider else None


# ── what speaks for a contradiction ───────────────────────────────────────────────────────


def _clashes(likeness: Likeness, features: Features) -> Iterator[_Evidence]:
    opposites = opposite_words(likeness)
    turned = features.turned > HALF or features.turned_weakly > HALF
    for ours, theirs in compare_numbers(likeness).clashing:
        yield _Evidence("number", f"“{ours.passage.text}” against “{theirs.passage.text}”")
    for clash in opposites:
        yield _Evidence(clash.slot, f"“{clash.left.key}” against “{clash.right.key}”")
    if turned:
        yield _Evidence("negation", "one side says that it is not so")
    if features.days_clash:
        yield _Evidence("date", _days_in_words(likeness))
    if features.obligation:
        yield _Evidence("modality", "obliged on one side, free on the other")
    if features.swapped:
        yield _Evidence("actor", "who did it to whom is the other way round")


def _days_in_words(likeness: Likeness) -> str:
    ours, theirs = (_named(r.slots.moments) for r in (likeness.left, likeness.right))
    return f"“{ours}” against “{theirs}”"


def _named(moments: tuple[Moment, ...]) -> str:
    return ", ".join(moment.passage.text for moment in moments)


# ── what speaks for another scope ─────────────────────────────────────────────────────────


def _scopes(likeness: Likeness, features: Features) -> Iterator[_Evidence]:
    if status_differs(likeness.left, likeness.right):
        yield _Evidence("status", f"{likeness.left.slots.status} against {likeness.right.slots.status}")
    if features.years_apart:
        yield _Evidence("time", _days_in_words(likeness))
    for clash in contrasting_words(likeness):
        yield _Evidence(clash.slot, f"“{clash.left.key}” against “{clash.right.key}”")
    if features.extent:
        yield _Evidence("population", "all of them on one side, some on the other")
    ours, theirs = likeness.unanswered
    if _core(ours) and _core(theirs):
        yield _Evidence(
            "actor" if _subjects(ours) and _subjects(theirs) else "event", _words_apart(ours, theirs)
        )
    if features.names_apart:
        yield _Evidence("event", "different names")


def _core(tokens: tuple[Token, ...]) -> list[Token]:
    return [token for token in tokens if token.part in {"subject", "object", "predicate"}]


def _subjects(tokens: tuple[Token, ...]) -> bool:
    return any(token.part == "subject" for token in tokens)


def _words_apart(ours: tuple[Token, ...], theirs: tuple[Token, ...]) -> str:
    sides = (", ".join(token.key for token in _core(side)) for side in (ours, theirs))
    return " against ".join(f"“{side}”" for side in sides)


# ── what both sides share ─────────────────────────────────────────────────────────────────


def _agreements(likeness: Likeness, features: Features) -> Iterator[str]:
    for ours, theirs in compare_numbers(likeness).agreeing:
        yield f"“{ours.passage.text}” fits “{theirs.passage.text}”"
    if features.hedge:
        yield "hedged on one side only"
    yield f"likeness {likeness.cosine:.2f}"
