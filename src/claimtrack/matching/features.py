"""Likeness → the figures that the relation is judged by; the same whichever side comes first."""

from __future__ import annotations

import numpy as np
from attrs import asdict, frozen
from numpy.typing import NDArray

from claimtrack.matching.bounds import Bound, may_agree
from claimtrack.matching.counts import compare_numbers
from claimtrack.matching.dates import clash
from claimtrack.matching.exchanges import exchanges, swapped
from claimtrack.matching.hours import hours_agree
from claimtrack.matching.likeness import Likeness
from claimtrack.matching.names import same_name
from claimtrack.matching.oppositions import contrasting_words, opposite_words, turns
from claimtrack.matching.reading import Reading
from claimtrack.model import Moment

# Two moments further apart than this belong to different years of a thing that comes every year.
_ANOTHER_YEAR = 300  # days


@frozen
class Features:
    """What speaks for and against the relations; counts are capped, scores run from 0 to 1."""

    cosine: float
    covered_less: float
    covered_more: float
    predicate: float
    deed: float
    subject: float
    object: float
    subject_role: float
    names_shared: float
    names_apart: float
    names_extra: float
    numbers_agree: float
    numbers_clash: float
    numbers_extra: float
    numbers_apart: float
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
    replaced_subject: float
    replaced_predicate: float
    replaced_complement: float
    replaced_modifier: float
    weakest_less: float
    weakest_more: float
    exact: float
    one_language: float

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
            self.one_language * self.weakest_less,
            self.one_language * self.weakest_more,
            self.one_language * self.exact,
            self.exact * self.weakest_less,
            self.exact * self.weakest_more,
            self.cosine * self.weakest_less,
            self.cosine * self.one_language,
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
    exchanged = exchanges(likeness)
    return Features(
        cosine=likeness.cosine,
        covered_less=less,
        covered_more=more,
        predicate=likeness.best("predicate") or 0.0,
        deed=exchanged.deed,
        subject=_or_middling(likeness.best("subject")),
        object=_or_middling(likeness.best("object")),
        subject_role=_or_middling(likeness.best("subject", same_part=True)),
        names_shared=_capped(len(_shared_names(left, right))),
        names_apart=_capped(min(_lone_names(left, right), _lone_names(right, left))),
        names_extra=_capped(abs(_lone_names(left, right) - _lone_names(right, left))),
        numbers_agree=_capped(len(numbers.agreeing)),
        numbers_clash=_capped(len(numbers.clashing)),
        numbers_extra=_capped(numbers.extra),
        numbers_apart=float(numbers.apart),
        days_agree=days_agree,
        days_clash=max(days_clash, float(hours_clash(likeness))),
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
        status=float(status_differs(left, right, alike=bool(numbers.agreeing))),
        tense=float({left.tense, right.tense} == {"past", "future"}),
        hedge=float(left.slots.hedged != right.slots.hedged),
        extent=float((left.all_of and right.some_of) or (right.all_of and left.some_of)),
        obligation=float(
            left.polarity == right.polarity == 1 and ((left.must and right.may) or (right.must and left.may))
        ),
        swapped=swapped(likeness),
        left_over_core=core,
        left_over_modifiers=modifiers,
        left_over_both=both,
        one_event=likeness.one_event,
        other_doer=float(not likeness.shares_doer),
        replaced_subject=exchanged.subject,
        replaced_predicate=exchanged.predicate,
        replaced_complement=exchanged.complement,
        replaced_modifier=exchanged.modifier,
        weakest_less=exchanged.weakest[0],
        weakest_more=exchanged.weakest[1],
        exact=exchanged.exact,
        one_language=float(left.language == right.language),
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


# ── days ──────────────────────────────────────────────────────────────────────────────────


def _days(left: Reading, right: Reading) -> tuple[float, float, float]:
    """Tell whether days agree, clash, and set things apart that come every year.

    Those are figures, and what happened "last year" or "five years ago"; a year that is written
    out dates one event.
    """
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
    counts = bool(left.slots.quantities and right.slots.quantities)
    written = all(m.origin == "words" for r in (left, right) for m in r.slots.moments)
    repeatable = counts or ("past" in {left.tense, right.tense} and not written)
    return (
        float(bool(known) and not clashes),
        float(clashes),
        float(repeatable and clashes and min(apart, default=0) > _ANOTHER_YEAR),
    )


def _clash(left: Moment, right: Moment, bounds: tuple[Bound, Bound]) -> bool | None:
    if clash(left, right) is None:
        return None
    apart = bool(clash(left, right)) and not _is_one_weekday(left, right)
    return None if apart and may_agree(left, right, bounds) else apart


def hours_clash(likeness: Likeness) -> bool:
    """Tell whether one deed is told at two times of day; an event has a time for each of its stages."""
    is_one = likeness.is_one_deed or likeness.shares_predicate
    return is_one and hours_agree(likeness.left.hours, likeness.right.hours) is False


def _is_one_weekday(left: Moment, right: Moment) -> bool:
    """Tell "Friday" from "Friday" only by dates: which one is meant is guessed by the tense."""
    if not (left.base and right.base and left.first and right.first and left.last and right.last):
        return False
    if any(map(str.isdigit, left.passage.text + right.passage.text)):
        return False
    single = left.first == left.last and right.first == right.last
    return single and abs((left.first - right.first).days) == _WEEK


_WEEK = 7  # days

# ── polarity, status ──────────────────────────────────────────────────────────────────────


def _opposites(likeness: Likeness) -> tuple[float, float]:
    """Look for words that cannot both be true, as attribute and as negation."""
    slots = {clash.slot for clash in opposite_words(likeness)}
    return float("attribute" in slots), float("negation" in slots)


def status_differs(left: Reading, right: Reading, *, alike: bool) -> bool:
    """Tell planned, demanded or considered from each other and from what is stated as a fact.

    A plan and what is going to happen are one: only a fact of the past differs from a plan. So it is
    with what is asked for, where figures are ``alike``: "seeking €12m", "claims 12 million euros".
    """
    ours, theirs = left.slots.status, right.slots.status
    if alike or {ours, theirs} == {"fact", "planned"}:
        return ours != theirs and any(r.slots.status == "fact" and r.tense == "past" for r in (left, right))
    return ours != theirs


def _left_over(likeness: Likeness) -> tuple[float, float, float]:
    """Weigh the words without an answer: in the core, among the modifiers, and on both sides at once."""
    ours, theirs = likeness.unanswered
    core = [sum(t.part in {"predicate", "subject", "object"} for t in side) for side in (ours, theirs)]
    modifiers = [sum(t.part in {"modifier", "oblique"} for t in side) for side in (ours, theirs)]
    both = min(len(ours), len(theirs))
    return _scaled(sum(core)), _scaled(sum(modifiers)), _scaled(both)


def _scaled(count: int) -> float:
    return min(count, 4) / 4
