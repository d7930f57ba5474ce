"""Figures of two claims side by side: which agree, which clash, and which count other things."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import chain

import numpy as np
from attrs import evolve, frozen

from claimtrack.matching.ages import AGE
from claimtrack.matching.likeness import SAME_DEED, SAME_ONE, Likeness
from claimtrack.matching.names import same_name
from claimtrack.matching.poles import load_contrasts
from claimtrack.matching.reading import Reading, Token
from claimtrack.matching.word_vectors import ONE_KIND
from claimtrack.model import Quantity

# Cosine from which two nouns count the same things.
COUNTS_ALIKE = 0.6
# Factor within which bounded figures speak of one amount.
_ONE_SIZE = 1.5
_EXACT_BELOW = 100  # plain counts up to here are not rounded in the news
_TELLING = 1000  # figures from here on are seldom alike by chance
# What a verb takes, as parts and as relations.
_TAKEN, _ARGUMENTS = {"subject", "object", "oblique"}, {"nsubj", "obj", "obl"}

_Places = tuple[int | None, int | None]  # of a token on either side
# Units of time with their days, and how far from that a count of them may be: months differ, and nobody
# counts the hours of "two days".
_TIMES = {"minute": 1 / 1440, "day": 1.0, "month": 30.4}
_IN_OTHER_UNITS = 0.1


@frozen
class Numbers:
    """Quantities of one kind on both sides: which agree, which clash, how many have no counterpart.

    Both sides have figures that are ``apart`` when none fits another, whatever they count.
    """

    agreeing: tuple[tuple[Quantity, Quantity], ...]
    clashing: tuple[tuple[Quantity, Quantity], ...]
    extra: int
    apart: bool


def compare_numbers(likeness: Likeness) -> Numbers:
    """Set quantities of the same unit, or counting like things, against each other; agreement first."""
    left, right = (
        list(likeness.left.slots.quantities),
        list(likeness.right.slots.quantities),
    )
    if not _is_one_age(left, right, likeness):
        left, right = ([q for q in side if q.unit != AGE] for side in (left, right))
    if not {q.unit for q in left} & {q.unit for q in right} & _TIMES.keys():
        left, right = ([_in_days(q) for q in side] for side in (left, right))
    apart = bool(left and right) and not any(quantities_agree(a, b) for a in left for b in right)
    agreeing = _paired(left, right, likeness, agree=True)
    # "Six injured, among them a girl of four": once figures agree, the rest count other things.
    # A stretch of time on both sides speaks for nothing but itself.
    if all(ours.unit in _TIMES for ours, _ in agreeing):
        left, right = ([q for q in side if not agreeing or q.unit not in _TIMES] for side in (left, right))
        clashing = _paired(left, right, likeness, agree=False)
    else:
        clashing = []
    return Numbers(tuple(agreeing), tuple(clashing), len(left) + len(right), apart)


def _in_days(quantity: Quantity) -> Quantity:
    """Bring a stretch of time onto one scale, for a side that counts it in other units than the other."""
    if quantity.unit not in _TIMES or quantity.unit == "day":
        return quantity
    days = _TIMES[quantity.unit]
    low, high = (1 - _IN_OTHER_UNITS) * days * quantity.low, (1 + _IN_OTHER_UNITS) * days * quantity.high
    return evolve(quantity, value=days * quantity.value, low=low, high=high, unit="day")


def _is_one_age(left: list[Quantity], right: list[Quantity], likeness: Likeness) -> bool:
    """Tell whether the ages on both sides can be one person's: one each, and no two other names."""
    names = [[t.key for t in r.tokens if t.is_name] for r in (likeness.left, likeness.right)]
    shared = any(same_name(ours, theirs) for ours in names[0] for theirs in names[1])
    single = all(sum(q.unit == AGE for q in side) == 1 for side in (left, right))
    return single and (shared or not all(names))


def _paired(
    left: list[Quantity], right: list[Quantity], likeness: Likeness, *, agree: bool
) -> list[tuple[Quantity, Quantity]]:
    """Take matching pairs out of both lists."""
    found = []
    for ours in tuple(left):
        for theirs in tuple(right):
            if not (_comparable(ours, theirs, likeness) or (not agree and are_of_groups(ours, theirs))):
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
        return _leaves_out_unit(left, right) and quantities_agree(left, right)
    if left.counted == right.counted or (left.unit and not (left.counted and right.counted)):
        return True
    if not left.counted or not right.counted:
        return quantities_agree(left, right)
    if load_contrasts().agree(left.counted, right.counted) or _is_one_telling_figure(left, right):
        return True
    return _word_score(left.counted, right.counted, likeness) >= COUNTS_ALIKE


def are_of_groups(left: Quantity, right: Quantity) -> bool:
    """Tell shares of two groups that both are named: "58 percent of farmers", "41 percent of the Danes"."""
    return left.unit == right.unit == "percent" and bool(left.counted and right.counted)


def group_apart(likeness: Likeness) -> tuple[Quantity, Quantity] | None:
    """Find shares that differ because they are shares of different groups."""
    clashing = compare_numbers(likeness).clashing
    return next(
        (pair for pair in clashing if are_of_groups(*pair) and not _comparable(*pair, likeness)), None
    )


def counted_besides(likeness: Likeness) -> Iterator[Token]:
    """Find what the larger figure counts in besides what both name: "31 people from lifts *and trams*"."""
    left, right = (
        _added(reading, {pair[side] for pair in likeness.answers})
        for side, reading in enumerate((likeness.left, likeness.right))
    )
    for ours, theirs in compare_numbers(likeness).clashing:
        larger = ours if ours.value > theirs.value else theirs
        added, lacking = (left, right) if larger is ours else (right, left)
        if larger.counted and not larger.unit and not lacking:
            yield from added


def count_other_deeds(ours: Quantity, theirs: Quantity, likeness: Likeness) -> bool:
    """Tell "80 prisoners were moved" from "110 prisoners joined in": what they did is not alike.

    Not where something else beside the two verbs is: "18 were taken to hospital", "21 are in hospital".
    """
    counted = _counted(ours, likeness.left), _counted(theirs, likeness.right)
    alike = _deeds_alike(counted, likeness)
    if alike is None or alike >= SAME_DEED:
        return False
    tokens = likeness.left.tokens, likeness.right.tokens
    if _are_had_by_one(counted, likeness):
        return False  # "the boats carried eleven passengers", "the boats had sixty"
    beside = ((i, j) for i, j in likeness.answers if {tokens[0][i].part, tokens[1][j].part} <= _TAKEN)
    return not any((i, j) != counted and likeness.scores[i, j] >= COUNTS_ALIKE for i, j in beside)


def _are_had_by_one(counted: _Places, likeness: Likeness) -> bool:
    """Tell whether both figures count what one and the same subject has or does."""
    tokens = likeness.left.tokens, likeness.right.tokens
    objects = (p is not None and own[p].part == "object" for p, own in zip(counted, tokens, strict=True))
    return all(objects) and (likeness.best("subject", same_part=True) or 0.0) >= SAME_ONE


def count_one_deed(ours: Quantity, theirs: Quantity, likeness: Likeness) -> bool:
    """Tell whether one kind of thing happened to what both figures count: "killed 3", "5 were killed"."""
    counted = _counted(ours, likeness.left), _counted(theirs, likeness.right)
    return (_deeds_alike(counted, likeness) or 0.0) >= ONE_KIND


def _deeds_alike(counted: _Places, likeness: Likeness) -> float | None:
    """Score how like the verbs are that take what is counted; None where a side has none."""
    ours, theirs = (_deed_of(p, r) for p, r in zip(counted, (likeness.left, likeness.right), strict=True))
    return None if ours is None or theirs is None else float(likeness.scores[ours, theirs])


def _counted(quantity: Quantity, reading: Reading) -> int | None:
    """Find the word that says what is counted: the first behind the figure."""
    start = quantity.passage.start
    return next(
        (i for i, t in enumerate(reading.tokens) if t.key == quantity.counted and t.span.start >= start), None
    )


def _deed_of(place: int | None, reading: Reading) -> int | None:
    """Find the verb that takes what is counted or, in a bare phrase, that describes it."""
    if place is None:
        return None
    counted, verbs = reading.tokens[place], [i for i, t in enumerate(reading.tokens) if t.upos == "VERB"]
    takes = (i for i in verbs if reading.tokens[i].key == counted.over and counted.relation in _ARGUMENTS)
    describes = (i for i in verbs if reading.tokens[i].over == counted.key)
    return next(chain(takes, describes), None)


def _added(reading: Reading, answered: Set[int]) -> list[Token]:
    """List the nouns that "and" adds, without an answer, to what has one."""
    named = {reading.tokens[place].key for place in answered}
    alone = (token for place, token in enumerate(reading.tokens) if place not in answered)
    return [t for t in alone if t.relation == "conj" and t.upos == "NOUN" and t.over in named]


def _leaves_out_unit(left: Quantity, right: Quantity) -> bool:
    """Tell "three million" beside "three million euros": the figure alone says which is meant."""
    bare = [quantity for quantity in (left, right) if not quantity.unit and not quantity.counted]
    return len(bare) == 1 and bare[0].value >= _TELLING


def _is_one_telling_figure(left: Quantity, right: Quantity) -> bool:
    """Tell "1,800 farms" and "1,800 businesses": a large figure that two reports share counts one thing."""
    return left.value == right.value >= _TELLING


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
