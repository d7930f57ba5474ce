"""Likeness → the figures that the relation is judged by; the same whichever side comes first."""

from __future__ import annotations

import numpy as np
from attrs import asdict, frozen
from numpy.typing import NDArray

from claimtrack.matching.bounds import Bound, may_agree
from claimtrack.matching.dates import clash
from claimtrack.matching.likeness import Likeness
from claimtrack.matching.names import same_name
from claimtrack.matching.oppositions import contrasting_words, opposite_words, turns
from claimtrack.matching.reading import Reading
from claimtrack.model import Moment, Quantity

# Cosine from which two nouns count the same things.
COUNTS_ALIKE = 0.6
# Factor within which bounded figures speak of one amount.
_ONE_SIZE = 1.5
_EXACT_BELOW = 100  # plain counts up to here are not rounded in the news
# Two moments further apart than this belong to different years of a thing that comes every year.
_ANOTHER_YEAR = 300  # days


@frozen
class Features:
    """What speaks for and against the relations; counts are capped, scores run from 0 to 1."""

    cosine: float
    covered_less: float
    covered_more: float
    predicate: float
    subject: float
    object: float
    subject_role: float
    names_shared: float
    names_apart: float
    names_extra: float
    numbers_agree: float
    numbers_clash: float
    numbers_extra: float
    days_agree: float
    days_clash: float
    days_extra: float
    years_apart: float
    polarity: float
    turned: float
    turned_weakly: float
    agreed: float
    opposite_attribute: float
    opposite_negation: float
    contrast: float
    contrast_status: float
    status: float
    tense: float
    hedge: float
    extent: float
    obligation: float
    swapped: float
    left_over_core: float
    left_over_modifiers: float
    left_over_both: float
    one_event: float
    other_doer: float

    def row(self) -> NDArray[np.float64]:
        """Give the values in the order of the fields, followed by the products that logistic needs."""
        plain = np.array(list(asdict(self).values()), dtype=np.float64)
        alike = self.covered_less
        products = [
            alike * alike,
            alike * self.turned,
            alike * self.turned_weakly,
            alike * self.contrast,
            alike * self.numbers_clash,
            alike * self.numbers_agree,
            alike * self.days_clash,
            alike * self.opposite_attribute,
            alike * self.opposite_negation,
            alike * self.status,
            self.cosine * self.turned,
            self.cosine * self.covered_less,
        ]
        return np.concatenate([plain, products])


def features_of(likeness: Likeness) -> Features:
    """Work out the figures for one pair."""
    left, right = likeness.left, likeness.right
    less, more = sorted(likeness.coverage)
    numbers = compare_numbers(likeness)
    days_agree, days_clash, years_apart = _days(left, right)
    attribute, negation = _opposites(likeness)
    turned, turned_weakly, agreed = turns(likeness)
    contrasts = contrasting_words(likeness)
    core, modifiers, both = _left_over(likeness)
    return Features(
        cosine=likeness.cosine,
        covered_less=less,
        covered_more=more,
        predicate=likeness.best("predicate") or 0.0,
        subject=_or_middling(likeness.best("subject")),
        object=_or_middling(likeness.best("object")),
        subject_role=_or_middling(likeness.best("subject", same_part=True)),
        names_shared=_capped(len(_shared_names(left, right))),
        names_apart=_capped(min(_lone_names(left, right), _lone_names(right, left))),
        names_extra=_capped(abs(_lone_names(left, right) - _lone_names(right, left))),
        numbers_agree=_capped(len(numbers.agreeing)),
        numbers_clash=_capped(len(numbers.clashing)),
        numbers_extra=_capped(numbers.extra),
        days_agree=days_agree,
        days_clash=days_clash,
        days_extra=float(bool(left.slots.moments) != bool(right.slots.moments)),
        years_apart=years_apart,
        polarity=float(left.polarity != right.polarity),
        turned=turned,
        turned_weakly=turned_weakly,
        agreed=agreed,
        opposite_attribute=attribute,
        opposite_negation=negation,
        contrast=_capped(sum(c.slot != "status" for c in contrasts)),
        contrast_status=_capped(sum(c.slot == "status" for c in contrasts)),
        status=float(status_differs(left, right)),
        tense=float({left.tense, right.tense} == {"past", "future"}),
        hedge=float(left.slots.hedged != right.slots.hedged),
        extent=float((left.all_of and right.some_of) or (right.all_of and left.some_of)),
        obligation=float(
            left.polarity == right.polarity == 1 and ((left.must and right.may) or (right.must and left.may))
        ),
        swapped=float(_is_swapped(likeness)),
        left_over_core=core,
        left_over_modifiers=modifiers,
        left_over_both=both,
        one_event=likeness.one_event,
        other_doer=float(not likeness.shares_doer),
    )


def _capped(count: int) -> float:
    return min(count, 2) / 2


def _or_middling(score: float | None) -> float:
    """Let a part that one side lacks tell nothing."""
    return 0.5 if score is None else score


# ── names ─────────────────────────────────────────────────────────────────────────────────


def _shared_names(left: Reading, right: Reading) -> list[str]:
    return [name for name in left.slots.names if any(same_name(name, other) for other in right.slots.names)]


def _lone_names(one: Reading, other: Reading) -> int:
    """Count names that the other side does not have, not even as an ordinary word."""
    return sum(not any(same_name(name, token.key) for token in other.tokens) for name in one.slots.names)


# ── numbers ───────────────────────────────────────────────────────────────────────────────


@frozen
class Numbers:
    """Quantities of one kind on both sides: which agree, which clash, how many have no counterpart."""

    agreeing: tuple[tuple[Quantity, Quantity], ...]
    clashing: tuple[tuple[Quantity, Quantity], ...]
    extra: int


def compare_numbers(likeness: Likeness) -> Numbers:
    """Set quantities of the same unit, or counting like things, against each other; agreement first."""
    left, right = (
        list(likeness.left.slots.quantities),
        list(likeness.right.slots.quantities),
    )
    agreeing = _paired(left, right, likeness, agree=True)
    # "Six injured, among them a girl of four": once figures agree, the rest count other things.
    clashing = [] if agreeing else _paired(left, right, likeness, agree=False)
    return Numbers(tuple(agreeing), tuple(clashing), len(left) + len(right))


def _paired(
    left: list[Quantity], right: list[Quantity], likeness: Likeness, *, agree: bool
) -> list[tuple[Quantity, Quantity]]:
    """Take matching pairs out of both lists."""
    found = []
    for ours in tuple(left):
        for theirs in tuple(right):
            if not _comparable(ours, theirs, likeness):
                continue
            fits = quantities_agree(ours, theirs)
            if (fits and _is_one_size(ours, theirs)) if agree else not fits:
                found.append((ours, theirs))
                left.remove(ours)
                right.remove(theirs)
                break
    return found


def _comparable(left: Quantity, right: Quantity, likeness: Likeness) -> bool:
    if left.unit != right.unit:
        return False
    if left.counted == right.counted or (left.unit and not (left.counted and right.counted)):
        return True
    if not left.counted or not right.counted:
        return quantities_agree(left, right)
    return _word_score(left.counted, right.counted, likeness) >= COUNTS_ALIKE


def _word_score(left: str, right: str, likeness: Likeness) -> float:
    rows = [i for i, token in enumerate(likeness.left.tokens) if token.key == left]
    columns = [j for j, token in enumerate(likeness.right.tokens) if token.key == right]
    return float(likeness.scores[np.ix_(rows, columns)].max()) if rows and columns else 0.0


def quantities_agree(left: Quantity, right: Quantity) -> bool:
    """Tell whether some figure fits both, allowing for rounding in the coarser of the two."""
    slack = max(_slack(left), _slack(right))
    return left.low - slack <= right.high and right.low - slack <= left.high


def _is_one_size(left: Quantity, right: Quantity) -> bool:
    """Tell figures that bear each other out from bounds so wide that they merely allow each other.

    "At least 384" and "more than 1,000" can both be true, and say nothing for each other.
    """
    small, large = sorted((abs(left.value), abs(right.value)))
    return large <= _ONE_SIZE * small


def _slack(quantity: Quantity) -> float:
    """Allow half of the last digit written, at most 2.5 percent, and nothing on small counts."""
    value = abs(quantity.value)
    if value < _EXACT_BELOW and float(value).is_integer() and not quantity.unit:
        return 0.0
    digits = f"{value:.6g}".replace(".", "").strip("0").split("e")[0]
    magnitude = np.floor(np.log10(value)) if value else 0.0
    last_place = 10.0 ** (magnitude - max(0, len(digits) - 1))
    return float(min(0.5 * last_place, 0.025 * value))


# ── days ──────────────────────────────────────────────────────────────────────────────────


def _days(left: Reading, right: Reading) -> tuple[float, float, float]:
    """Tell whether days agree, clash, and lie a year apart."""
    verdicts = [
        (_clash(a, b, bounds), a, b)
        for a, bound in zip(left.slots.moments, left.bounds, strict=True)
        for b, other in zip(right.slots.moments, right.bounds, strict=True)
        for bounds in [(bound, other)]
    ]
    known = [verdict for verdict, _, _ in verdicts if verdict is not None]
    clashes = bool(known) and all(known)
    apart = [
        abs((a.first - b.first).days)
        for verdict, a, b in verdicts
        if verdict and a.dated and b.dated and a.first and b.first
    ]
    return (
        float(bool(known) and not clashes),
        float(clashes),
        float(clashes and min(apart, default=0) > _ANOTHER_YEAR),
    )


def _clash(left: Moment, right: Moment, bounds: tuple[Bound, Bound]) -> bool | None:
    if clash(left, right) is None:
        return None
    apart = bool(clash(left, right)) and not _is_one_weekday(left, right)
    return None if apart and may_agree(left, right, bounds) else apart


def _is_one_weekday(left: Moment, right: Moment) -> bool:
    """Tell "Friday" from "Friday" only by dates: which one is meant is guessed by the tense."""
    if not (left.base and right.base and left.first and right.first and left.last and right.last):
        return False
    single = left.first == left.last and right.first == right.last
    return single and abs((left.first - right.first).days) == _WEEK


_WEEK = 7  # days

# ── polarity, status ──────────────────────────────────────────────────────────────────────


def _opposites(likeness: Likeness) -> tuple[float, float]:
    """Look for words that cannot both be true, as attribute and as negation."""
    slots = {clash.slot for clash in opposite_words(likeness)}
    return float("attribute" in slots), float("negation" in slots)


def status_differs(left: Reading, right: Reading) -> bool:
    """Tell planned, demanded or considered from each other and from what is stated as a fact.

    A plan and what is going to happen are one: only a fact of the past differs from a plan.
    """
    ours, theirs = left.slots.status, right.slots.status
    if {ours, theirs} == {"fact", "planned"}:
        return (left if ours == "fact" else right).tense == "past"
    return ours != theirs


def _is_swapped(likeness: Likeness) -> bool:
    """Tell whether each side's subject is the other's object: "A beat B" and "B beat A"."""
    names = [
        (
            {t.key for t in r.tokens if t.part == "subject" and t.is_name},
            {t.key for t in r.tokens if t.part in {"object", "oblique"} and t.is_name},
        )
        for r in (likeness.left, likeness.right)
    ]
    (our_subjects, our_objects), (their_subjects, their_objects) = names
    return _meet(our_subjects, their_objects) and _meet(their_subjects, our_objects)


def _meet(left: set[str], right: set[str]) -> bool:
    return any(same_name(a, b) for a in left for b in right)


def _left_over(likeness: Likeness) -> tuple[float, float, float]:
    """Weigh the words without an answer: in the core, among the modifiers, and on both sides at once."""
    ours, theirs = likeness.unanswered
    core = [sum(t.part in {"predicate", "subject", "object"} for t in side) for side in (ours, theirs)]
    modifiers = [sum(t.part in {"modifier", "oblique"} for t in side) for side in (ours, theirs)]
    both = min(len(ours), len(theirs))
    return _scaled(sum(core)), _scaled(sum(modifiers)), _scaled(both)


def _scaled(count: int) -> float:
    return min(count, 4) / 4
