"""What sets two claims apart that are about one matter: another scope, or what only looks like a clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations, product

from attrs import frozen

from claimtrack.matching.counts import compare_numbers, counted_besides, group_apart
from claimtrack.matching.features import Features, hours_clash
from claimtrack.matching.hours import Hour
from claimtrack.matching.likeness import SAME_DEED, Likeness
from claimtrack.matching.oppositions import (
    contrasting_words,
    is_done_to_another,
    opposite_words,
)
from claimtrack.matching.reading import Reading, Token
from claimtrack.model import Moment

# Cosine from which whole claims paraphrase each other, whatever their single words do.
PARAPHRASE = 0.65
# Cosine from which nearest claims without any difference that shows are taken for the same.
CLOSE = 0.58
# Share of the words, on the side that says more, that the other must answer short of a paraphrase.
HALF_COVERED = 0.35
# Days from publication beyond which a time named on one side only means another occasion.
ANOTHER_TIME = 60
# The shortest stretch that figures are given for as part of a longer one.
A_MONTH = 27  # days from the first to the last


@frozen
class Finding:
    """A slot in which two claims differ, and how, in words for the reader.

    ``is_all`` tells that everything else in them is the same, ``is_of_one_deed`` that one kind of thing
    happened to what they count.
    """

    slot: str
    reason: str
    is_all: bool = False
    is_of_one_deed: bool = False


def days_in_words(likeness: Likeness) -> str:
    sides = (likeness.left, likeness.right)
    ours, theirs = (_named(r.hours if hours_clash(likeness) else r.slots.moments) for r in sides)
    return f"“{ours}” against “{theirs}”"


def _named(times: Sequence[Moment | Hour]) -> str:
    return ", ".join(time.passage.text for time in times)


# ── what speaks for another scope ─────────────────────────────────────────────────────────


def scopes(likeness: Likeness, features: Features) -> Iterator[Finding]:
    left, right = likeness.left, likeness.right
    if _is_one_matter(likeness, features):
        yield from _statuses(left, right, features)
    if _counts_otherwise(likeness):
        yield Finding("time", "counted over other stretches of time")
    # Other figures for another day are those of another occasion: "3 percent down on Monday".
    another_period = features.days_clash and (_measures_periods(likeness) or features.numbers_apart)
    if features.years_apart or another_period or (features.tense and features.days_clash):
        yield Finding("time", days_in_words(likeness))
    for clash in contrasting_words(likeness):
        yield Finding(clash.slot, f"“{clash.left.key}” against “{clash.right.key}”")
    if _leaves_out(likeness):
        yield Finding("population", "one side leaves out what the other is about")
    groups = group_apart(likeness)
    if groups:
        yield Finding("population", f"“{groups[0].passage.text}” and “{groups[1].passage.text}” of others")
    if features.extent:
        yield Finding("population", "all of them on one side, some on the other")
    if left.often != right.often:
        yield Finding("population", "once on one side, many times on the other")
    agrees = features.names_shared or features.numbers_agree or features.days_agree
    if features.names_apart and not agrees and _names_stand_alike(likeness):
        yield Finding("event", "different names")


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


def _statuses(left: Reading, right: Reading, features: Features) -> Iterator[Finding]:
    """Tell a plan from a fact, and what is not so yet from what is."""
    if features.status:
        yield Finding("status", f"{left.slots.status} against {right.slots.status}")
    for ours, theirs in permutations((left, right)):
        is_over = not theirs.pending and theirs.polarity > 0 and theirs.tense != "future"
        if ours.pending and is_over and not theirs.already:
            yield Finding("status", "not yet so on one side")


def _counts_otherwise(likeness: Likeness) -> bool:
    """Tell a figure a month from one a year, and a quarter's from that of its year."""
    left, right = likeness.left, likeness.right
    if not (left.slots.quantities and right.slots.quantities):
        return False
    if left.rates and right.rates and not left.rates & right.rates:
        return True
    pairs = product(left.slots.moments, right.slots.moments)
    return any(_is_part(a, b) or _is_part(b, a) for a, b in pairs)


def _is_part(part: Moment, whole: Moment) -> bool:
    if not (part.first and part.last and whole.first and whole.last):
        return False
    days, all_days = (part.last - part.first).days, (whole.last - whole.first).days
    return days >= A_MONTH and all_days >= 2 * days and whole.first <= part.first and part.last <= whole.last


def _leaves_out(likeness: Likeness) -> bool:
    tokens = likeness.left.tokens, likeness.right.tokens
    return any(tokens[0][i].outside != tokens[1][j].outside for i, j in likeness.answers)


def gaps(likeness: Likeness, features: Features, clash: Finding) -> Iterator[Finding]:
    """Find what keeps a contradiction from being one: nobody says that both mean the same thing."""
    # "The members *of the club*" are just more fully named; "*youth* unemployment" is another thing.
    # "Strong" narrows the winds of "strong winds", but is what "calm" clashes with.
    opposites = {word.key for pair in opposite_words(likeness) for word in (pair.left, pair.right)}
    opposites |= {t.key for r in (likeness.left, likeness.right) for t in r.tokens if t.span in r.compared}
    narrowings = [
        t.key for t in likeness.narrowings if t.relation != "nmod" and not opposites & {t.key, t.over}
    ]
    if narrowings:
        narrowing = ", ".join(narrowings)
        yield Finding("population", f"“{narrowing}” on one side only")
    is_paraphrase = likeness.cosine >= PARAPHRASE and all(likeness.core_answered)
    if not (likeness.shares_participants or is_paraphrase or _subjects_share_name(likeness)):
        yield Finding("actor", "not about the same ones")
    if clash.slot == "number":
        yield from _other_counts(likeness)
    opposed = any(is_done_to_another(word, likeness) for word in opposite_words(likeness))
    if opposed or not likeness.shares_thing:
        yield Finding("event", "not about the same thing")
    # "Nine million people in Britain" and "sixty million in Europe" are counted in two places.
    is_elsewhere = features.names_apart and clash.slot == "number" and not likeness.is_one_deed
    if (features.names_apart == 1.0 or is_elsewhere) and features.cosine < PARAPHRASE:
        yield Finding("event", "different names")
    if features.status:
        yield Finding("status", "not one is done, planned or demanded as the other is")
    if features.days_clash and clash.slot != "date":
        yield Finding("time", days_in_words(likeness))
    if features.tense and not _is_called_off(likeness):
        yield Finding("time", "past on one side, future on the other")
    another_time = elsewhen(likeness)
    if another_time:
        yield another_time


def _subjects_share_name(likeness: Likeness) -> bool:
    """Tell whether one name says which both subjects are: "the play Hamlet", "Hamlet's first night"."""
    pairs = ((likeness.left.tokens[i], likeness.right.tokens[j]) for i, j in likeness.answers)
    return any(
        ours.is_name and theirs.is_name and all("subject" in {t.part, t.under} for t in (ours, theirs))
        for ours, theirs in pairs
    )


def _is_called_off(likeness: Likeness) -> bool:
    """Tell whether a side says of what was to come that it will not: its past tense is no other time."""
    return any(token.undone for r in (likeness.left, likeness.right) for token in r.tokens)


def _other_counts(likeness: Likeness) -> Iterator[Finding]:
    """Find what shows that two figures need not count one thing: another body, area or stretch of time."""
    readings = (likeness.left, likeness.right)
    for ours, theirs, lone in zip(readings, reversed(readings), likeness.unanswered, strict=True):
        rivals = [token for token in theirs.tokens if token.part == "subject" and token.is_name]
        for name in (token for token in lone if token.part == "subject" and token.is_name):
            if rivals and not _is_dateline(name, ours):
                yield Finding("actor", f"“{name.key}” and “{rivals[0].key}”")
    if likeness.left.everywhere != likeness.right.everywhere:
        yield Finding("population", "everywhere on one side only")
    if likeness.left.partial != likeness.right.partial:
        yield Finding("population", "some of them on one side")
    for added in counted_besides(likeness):
        yield Finding("population", f"“{added.key}” on one side only")
    if any(_lasts_longer(*side) or _adds_up(*side) for side in permutations((likeness.left, likeness.right))):
        yield Finding("time", "over a longer time on one side")


def _is_dateline(name: Token, reading: Reading) -> bool:
    """Tell "LONDON Three men …", where the place is nobody's doing."""
    first = reading.claim.content[0]
    return name.span.start == first.start and first.text.split()[0].isupper()


def _lasts_longer(ours: Reading, theirs: Reading) -> bool:
    """Tell "in three years" from "this spring"."""
    spans = [q.value * _DAYS[q.unit] for q in ours.slots.quantities if q.unit in _DAYS]
    days = [(m.last - m.first).days + 1 for m in theirs.slots.moments if m.first and m.last]
    return bool(spans and days) and max(days) < max(spans)


_DAYS = {"day": 1, "month": 30}


def _adds_up(ours: Reading, theirs: Reading) -> bool:
    """Tell "since Saturday" from "on Sunday"."""
    on_a_day = bool(theirs.slots.moments) and not any(theirs.bounds)
    return on_a_day and "from" in ours.bounds


def elsewhen(likeness: Likeness) -> Finding | None:
    """Find a time well before or after the report that only one side names."""
    left, right = likeness.left, likeness.right
    if bool(left.slots.moments) == bool(right.slots.moments):
        return None
    timed = left if left.slots.moments else right
    if any(timed.bounds) or not _is_elsewhen(timed.slots.moments):
        return None
    return Finding("time", f"“{_named(timed.slots.moments)}” on one side only")


def _is_elsewhen(moments: tuple[Moment, ...]) -> bool:
    """Tell a time well before or after the report: "five years ago"."""
    far = (m for m in moments if m.base and m.last and abs((m.base - m.last).days) > ANOTHER_TIME)
    return any(
        not (m.first and m.base and m.last and m.first <= m.base <= m.last) for m in far
    )  # "this year"


def other_counts(likeness: Likeness) -> Finding | None:
    """Find figures that would clash, had the claims more in common: they count other people or parts."""
    for ours, theirs in compare_numbers(likeness).clashing:
        return Finding("population", f"“{ours.passage.text}” and “{theirs.passage.text}” of different things")
    return None
