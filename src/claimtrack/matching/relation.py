"""Likeness → relation: what is a contradiction, what only looks like one, with the reasons in words.

Scope comes first. A contradiction is only called when the model finds it likely *and* a slot
shows it: silence is cheaper than a false alarm.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from attrs import frozen

from claimtrack.matching.classifier import Classifier, Verdict
from claimtrack.matching.counts import compare_numbers
from claimtrack.matching.features import Features, status_differs
from claimtrack.matching.likeness import SAME_DEED, Likeness
from claimtrack.matching.oppositions import contrasting_words, opposite_words
from claimtrack.matching.wording import is_turned_around
from claimtrack.model import Moment, Relation

# evaluation/matching.py shows precision and recall over these.
SURE_OF_CONTRADICTION = 0.5
LEAST_CONTRADICTION = 0.4
SURE_OF_SAME = 0.3
LEAST_SAME = 0.15
CLASH_OVER_SAME = 1.2
# The same where a negation that answers none speaks against it.
LIKELY_SAME = 0.5
SCOPE_OVER_SAME = 3.0
OTHER_OVER_SAME = 1.0
# Cosine from which whole claims paraphrase each other, whatever their single words do.
PARAPHRASE = 0.65
# Cosine from which nearest claims without any difference that shows are taken for the same.
CLOSE = 0.58
# Share of the words, on the side that says more, that the other must answer short of a paraphrase.
HALF_COVERED = 0.35
# Share of the words answered on one side from which opposites can be all that differs, and how much of
# what narrows may be left over.
LARGELY_COVERED, A_FEW_LEFT = 0.6, 0.25
# The same, from which a "not" on one side can be all that differs.
MOSTLY_COVERED = 0.63
# Cosine from which a shared predicate is enough for that, with two shared names and without.
NEAR, NEARER = 0.42, 0.5
# Share of the words answered on both sides from which short claims say one thing, whatever their cosine.
WORD_FOR_WORD = 0.75
# Share of the words answered on one side from which the other says all that it says.
CONTAINED, NEARLY_CONTAINED = 0.9, 0.8
# How much more of one side than of the other has an answer when one says more.
WIDER = 0.3
# Log odds below which two claims share a topic, but no matter, and below which they have nothing to do
# with each other; a bare "not" takes more to contradict.
ONE_MATTER = -0.85
ONE_TOPIC = -2.3
SURE_OF_MATTER = 2.5
# What odds and the chance of being the same must make up together, be one low and the other high.
SURENESS, LEAST_SURENESS = 6.0, 2.5
# Log odds from which claims can be the same though what happens in them has no close answer.
MATTER_OF_SAME = 0.6
# Log odds from which a difference is a contradiction: days and figures differ between any two claims.
MATTER_OF_NEGATION, MATTER_OF_CLASH = -0.5, 0.5
HALF = 0.5
# Days from publication beyond which a time named on one side only means another occasion.
ANOTHER_TIME = 60


@frozen
class Judgement:
    """The relation of two claims, the chance that they are about one matter, and why."""

    relation: Relation | None
    detail: str | None
    score: float
    reasons: tuple[str, ...]


@frozen
class _Finding:
    """A slot in which two claims differ, and how, in words for the reader."""

    slot: str
    reason: str


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
    relation, finding = _decide(likeness, features, chances)
    if relation == "same" and not _is_sure_of_same(likeness, features, odds, chances):
        return Judgement("related", None, score, shared)
    if relation == "contradicts" and finding and odds < _matter_of(finding):
        return Judgement("related", None, score, shared)
    detail = _shade(likeness, features) if relation == "same" else finding.slot if finding else None
    reasons = (finding.reason,) if finding and finding.reason else ()
    return Judgement(relation, detail, score, (*reasons, *shared))


def _is_sure_of_same(
    likeness: Likeness, features: Features, odds: float, chances: Mapping[Verdict, float]
) -> bool:
    """Tell whether reports and words together speak for one thing; the same words need nothing else."""
    if likeness.is_verbatim:
        return True
    answered = likeness.is_one_deed or likeness.shares_predicate or features.numbers_agree
    return bool(answered or odds >= MATTER_OF_SAME) and odds + SURENESS * chances["same"] >= LEAST_SURENESS


def _matter_of(clash: _Finding) -> float:
    return MATTER_OF_NEGATION if clash.slot == "negation" else MATTER_OF_CLASH


def _of_one_matter(chances: Mapping[Verdict, float]) -> Mapping[Verdict, float]:
    """Leave out what the reports around two claims speak against: that they are about different matters."""
    rest = 1.0 - chances["other"]
    return {verdict: 0.0 if verdict == "other" else chance / rest for verdict, chance in chances.items()}


def _decide(
    likeness: Likeness, features: Features, chances: Mapping[Verdict, float]
) -> tuple[Relation, _Finding | None]:
    """Weigh what was found: another scope before a contradiction, and no contradiction without a slot."""
    if likeness.is_verbatim:
        return "same", None
    if is_turned_around(likeness):
        return "contradicts", _Finding("negation", "the same words but for a “not”")
    scope = next(_scopes(likeness, features), None)
    if scope:
        return "different_scope", scope
    clash = next(_clashes(likeness, features), None)
    if clash:
        gap = next(_gaps(likeness, features, clash), None)
        sure = features.swapped == 1.0 or _is_likely(chances)
        return ("different_scope", gap) if gap else ("contradicts", clash) if sure else ("related", None)
    return _agree(likeness, features, chances)


def _is_likely(chances: Mapping[Verdict, float]) -> bool:
    """Tell whether the model takes claims that clash, if they are about one matter, for a contradiction."""
    least = max(LEAST_CONTRADICTION, SURE_OF_CONTRADICTION * (1.0 - chances["other"]))
    return chances["contradicts"] >= least


def _agree(
    likeness: Likeness, features: Features, chances: Mapping[Verdict, float]
) -> tuple[Relation, _Finding | None]:
    """Tell what is the same from what is only alike, where nothing clashes."""
    if likeness.says_little or _is_unlike(features, chances):
        return "related", None
    if features.one_event == 1.0 and not features.days_clash:
        return "same", None
    if not (_means_one_thing(likeness, features) or chances["same"] >= SURE_OF_SAME):
        return "related", None
    elsewhen = _elsewhen(likeness)
    if elsewhen:
        return "different_scope", elsewhen
    if chances["different_scope"] > SCOPE_OVER_SAME * chances["same"]:
        return "different_scope", _Finding("topic", "alike in words, but likely of another scope")
    unlike = features.cosine < CLOSE and chances["other"] > OTHER_OVER_SAME * chances["same"]
    return ("related" if unlike or chances["same"] < LEAST_SAME else "same"), None


def _is_unlike(features: Features, chances: Mapping[Verdict, float]) -> bool:
    """Tell whether something speaks against one thing that is no slot to show."""
    turned = features.turned or features.turned_weakly or features.polarity
    if features.swapped or features.status or (turned and chances["same"] < LIKELY_SAME):
        return True
    other_figures = features.numbers_apart and features.cosine < PARAPHRASE
    return other_figures or chances["contradicts"] > CLASH_OVER_SAME * chances["same"]


def _means_one_thing(likeness: Likeness, features: Features) -> bool:
    """Tell whether two claims say one thing of their matter, and not two things."""
    if likeness.cosine >= PARAPHRASE:
        return True
    if features.covered_less >= WORD_FOR_WORD and all(likeness.core_answered):
        return True
    if features.numbers_agree and likeness.cosine >= CLOSE:
        return True
    if features.covered_less < HALF_COVERED or not any(likeness.core_answered):
        return False
    if features.tense or not likeness.shares_doer:
        return False
    if likeness.is_one_deed and features.covered_less >= HALF:
        return True
    if features.numbers_agree or features.covered_more >= CONTAINED:
        return True
    return likeness.shares_predicate and likeness.cosine >= (NEAR if features.names_shared == 1.0 else NEARER)


def _shade(likeness: Likeness, features: Features) -> str | None:
    if features.hedge:
        return "hedge"
    extra = features.numbers_extra or features.days_extra or features.names_extra
    wider = features.covered_more - features.covered_less > WIDER
    partly = not (likeness.left.is_whole and likeness.right.is_whole)
    return "specificity" if extra or wider or partly else None


# ── what speaks for a contradiction ───────────────────────────────────────────────────────


def _clashes(likeness: Likeness, features: Features) -> Iterator[_Finding]:
    opposites = opposite_words(likeness)
    firm = any(likeness.core_answered) or likeness.shares_predicate or likeness.cosine >= PARAPHRASE
    turned = firm and _is_otherwise_one(likeness, features)
    turned &= features.turned > HALF or (features.turned_weakly > HALF and _is_near(likeness))
    about_one = likeness.cosine >= NEARER or all(likeness.core_answered)
    for ours, theirs in compare_numbers(likeness).clashing if about_one else ():
        yield _Finding("number", f"“{ours.passage.text}” against “{theirs.passage.text}”")
    for clash in opposites if _is_said_alike(features) else ():
        yield _Finding(clash.slot, f"“{clash.left.key}” against “{clash.right.key}”")
    if turned:
        yield _Finding("negation", "one side says that it is not so")
    if features.days_clash:
        yield _Finding("date", _days_in_words(likeness))
    if features.obligation:
        yield _Finding("modality", "obliged on one side, free on the other")
    if features.swapped == 1.0:
        yield _Finding("actor", "who did it to whom is the other way round")


def _is_said_alike(features: Features) -> bool:
    """Tell whether opposites are all that differs: nothing that narrows was replaced or left out."""
    narrowed = features.replaced_modifier or features.left_over_modifiers > A_FEW_LEFT
    return not narrowed and features.covered_more >= LARGELY_COVERED


def _is_otherwise_one(likeness: Likeness, features: Features) -> bool:
    """Tell whether two claims say one thing but for the negation on one side.

    Figures that agree stand for one thing said in two ways: "not above 90 metres" and "90 metres".
    What is called untrue need not be repeated word for word.
    """
    if features.numbers_agree:
        return False
    if features.replaced_subject or features.replaced_predicate or features.replaced_complement:
        return False  # "approved for adults" and "not approved for children"
    if likeness.left.calls_untrue or likeness.right.calls_untrue:
        return True
    if features.covered_more >= CONTAINED:
        return True
    nearly = features.covered_less >= MOSTLY_COVERED or likeness.cosine >= CLOSE or likeness.is_one_deed
    return nearly and features.covered_more >= NEARLY_CONTAINED


def _is_near(likeness: Likeness) -> bool:
    """Tell whether a negation that only part of the words share can be about one statement."""
    deictic = any(len(reading.claim.text.split()) == 1 for reading in (likeness.left, likeness.right))
    return likeness.cosine >= NEARER or likeness.shares_predicate or deictic


def _days_in_words(likeness: Likeness) -> str:
    ours, theirs = (_named(r.slots.moments) for r in (likeness.left, likeness.right))
    return f"“{ours}” against “{theirs}”"


def _named(moments: tuple[Moment, ...]) -> str:
    return ", ".join(moment.passage.text for moment in moments)


# ── what speaks for another scope ─────────────────────────────────────────────────────────


def _scopes(likeness: Likeness, features: Features) -> Iterator[_Finding]:
    left, right = likeness.left, likeness.right
    if status_differs(left, right) and _is_one_matter(likeness, features):
        yield _Finding("status", f"{left.slots.status} against {right.slots.status}")
    another_period = features.days_clash and _measures_periods(likeness)
    if features.years_apart or another_period or (features.tense and features.days_clash):
        yield _Finding("time", _days_in_words(likeness))
    for clash in contrasting_words(likeness):
        yield _Finding(clash.slot, f"“{clash.left.key}” against “{clash.right.key}”")
    if _leaves_out(likeness):
        yield _Finding("population", "one side leaves out what the other is about")
    if features.extent:
        yield _Finding("population", "all of them on one side, some on the other")
    if left.often != right.often:
        yield _Finding("population", "once on one side, many times on the other")
    if features.names_apart and not features.names_shared and _names_stand_alike(likeness):
        yield _Finding("event", "different names")


def _names_stand_alike(likeness: Likeness) -> bool:
    """Tell whether names stand in one part beside one deed; elsewhere, reports just name different things."""
    if likeness.cosine >= PARAPHRASE or not likeness.shares_predicate:
        return False
    ours, theirs = ({t.part for t in r.tokens if t.is_name} for r in (likeness.left, likeness.right))
    return bool(ours & theirs)


def _is_one_matter(likeness: Likeness, features: Features) -> bool:
    """Tell whether two claims are about one deed or one measure, whatever became of it."""
    if likeness.cosine >= PARAPHRASE or features.numbers_agree:
        return True
    return features.deed >= SAME_DEED and features.covered_less >= HALF_COVERED


def _measures_periods(likeness: Likeness) -> bool:
    """Tell figures for two stretches of time ("6.2 percent in April") from the days of one event."""
    sides = (likeness.left.slots, likeness.right.slots)
    return all(side.quantities and any(m.first != m.last for m in side.moments) for side in sides)


def _leaves_out(likeness: Likeness) -> bool:
    tokens = likeness.left.tokens, likeness.right.tokens
    return any(tokens[0][i].outside != tokens[1][j].outside for i, j in likeness.answers)


def _gaps(likeness: Likeness, features: Features, clash: _Finding) -> Iterator[_Finding]:
    """Find what keeps a contradiction from being one: nobody says that both mean the same thing."""
    # "The members *of the club*" are just more fully named; "*youth* unemployment" is another thing.
    narrowings = [token.key for token in likeness.narrowings if token.relation != "nmod"]
    if narrowings:
        narrowing = ", ".join(narrowings)
        yield _Finding("population", f"“{narrowing}” on one side only")
    if not likeness.shares_participants:
        yield _Finding("actor", "not about the same ones")
    if not likeness.shares_thing:
        yield _Finding("event", "not about the same thing")
    if features.names_apart == 1.0 and features.cosine < PARAPHRASE:
        yield _Finding("event", "different names")
    if features.status:
        yield _Finding("status", "not one is done, planned or demanded as the other is")
    if features.days_clash and clash.slot != "date":
        yield _Finding("time", _days_in_words(likeness))
    if features.tense:
        yield _Finding("time", "past on one side, future on the other")
    elsewhen = _elsewhen(likeness)
    if elsewhen:
        yield elsewhen


def _elsewhen(likeness: Likeness) -> _Finding | None:
    """Find a time well before or after the report that only one side names."""
    left, right = likeness.left, likeness.right
    if bool(left.slots.moments) == bool(right.slots.moments):
        return None
    timed = left if left.slots.moments else right
    if any(timed.bounds) or not _is_elsewhen(timed.slots.moments):
        return None
    return _Finding("time", f"“{_named(timed.slots.moments)}” on one side only")


def _is_elsewhen(moments: tuple[Moment, ...]) -> bool:
    """Tell a time well before or after the report: "five years ago"."""
    return any(m.base and m.last and abs((m.base - m.last).days) > ANOTHER_TIME for m in moments)


# ── what both sides share ─────────────────────────────────────────────────────────────────


def _agreements(likeness: Likeness, features: Features) -> Iterator[str]:
    for ours, theirs in compare_numbers(likeness).agreeing:
        yield f"“{ours.passage.text}” fits “{theirs.passage.text}”"
    if features.hedge:
        yield "hedged on one side only"
    yield f"likeness {likeness.cosine:.2f}"
