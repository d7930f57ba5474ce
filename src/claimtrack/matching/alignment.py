"""Judged pairs → rows: every claim with its best partner, and groups only where all agree with all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from attrs import frozen

from claimtrack.matching.relation import Judgement

# A claim's second-best partner gets a row of its own when it scores nearly as high as the best.
_NEARLY = 0.25
_FIRM = frozenset({"same", "contradicts"})
# Below this a pair is kept as a weaker one: of those that score just above it, half are about one matter.
# A contradiction, which a slot has to show as well, may score a little less.
LEAST_SCORE, _LEAST_OF_CLASH = 0.4, 0.3


@frozen
class Pair:
    """Two claims, as places in their reports, with how they relate and a key that names both texts."""

    left: int
    right: int
    judgement: Judgement
    key: tuple[str, str]


@frozen
class Aligned:
    """Pairs that make rows, and pairs that are too weak to."""

    rows: tuple[Pair, ...]
    weaker: tuple[Pair, ...]


def align(pairs: Iterable[Pair]) -> Aligned:
    """Choose the pairs that stand in the table.

    The strongest pair takes its two claims, and so on down; a claim taken already is used
    again only in a pair that is same or contradicting and, where it has such a partner already,
    nearly as strong. Ties go by the texts, so that swapping the sides changes nothing.
    """
    ranked = sorted(
        pairs,
        key=lambda pair: (
            -round(_strength(pair.judgement), 6),
            sorted(pair.key),
            pair.left + pair.right,
        ),
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    firmest: tuple[dict[int, float], dict[int, float]] = ({}, {})
    rows: list[Pair] = []
    weaker: list[Pair] = []
    for pair in ranked:
        strength = _strength(pair.judgement)
        if pair.judgement.relation is None or pair.judgement.score < _least(pair.judgement):
            weaker.append(pair)
        elif (pair.left not in taken[0] and pair.right not in taken[1]) or _is_second(pair, firmest):
            rows.append(pair)
            for place, side, best in zip((pair.left, pair.right), taken, firmest, strict=True):
                side.add(place)
                if pair.judgement.relation in _FIRM:
                    best.setdefault(place, strength)
        else:
            weaker.append(pair)
    return Aligned(tuple(rows), tuple(weaker))


def _least(judgement: Judgement) -> float:
    return _LEAST_OF_CLASH if judgement.relation == "contradicts" else LEAST_SCORE


def _strength(judgement: Judgement) -> float:
    """Prefer pairs that are surely about one matter and, among those, agreements and contradictions."""
    bonus = 0.1 if judgement.relation in _FIRM else 0.0
    return judgement.score + bonus


def _is_second(pair: Pair, firmest: tuple[Mapping[int, float], Mapping[int, float]]) -> bool:
    """Tell whether a pair may share its claims: what is merely related keeps nobody from agreeing."""
    if pair.judgement.relation not in _FIRM:
        return False
    rivals = [
        best[place] for best, place in zip(firmest, (pair.left, pair.right), strict=True) if place in best
    ]
    return _strength(pair.judgement) >= max(rivals, default=0.0) - _NEARLY


def grouped(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Merge pairs that are the same when every claim of one side pairs with every claim of the other."""
    linked = {(pair.left, pair.right) for pair in pairs if pair.judgement.relation == "same"}
    groups: list[list[Pair]] = []
    by_left: dict[int, set[int]] = {}  # the groups that a claim, or one linked to it, stands in
    by_right: dict[int, set[int]] = {}
    partners = _partners(linked)
    for pair in pairs:
        near = sorted(by_left.get(pair.left, set()) | by_right.get(pair.right, set()))
        home = next((place for place in near if _fits(pair, groups[place], linked)), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(pair)
        for left in (pair.left, *partners[1].get(pair.right, ())):
            by_left.setdefault(left, set()).add(home)
        for right in (pair.right, *partners[0].get(pair.left, ())):
            by_right.setdefault(right, set()).add(home)
    return groups


def _partners(linked: Iterable[tuple[int, int]]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Give for each claim of the left, and of the right, those it is linked to."""
    of_left: dict[int, set[int]] = {}
    of_right: dict[int, set[int]] = {}
    for left, right in linked:
        of_left.setdefault(left, set()).add(right)
        of_right.setdefault(right, set()).add(left)
    return of_left, of_right


def _fits(pair: Pair, group: Sequence[Pair], linked: Set[tuple[int, int]]) -> bool:
    """Tell whether a pair may join: all are "same", and all their claims pair with each other."""
    if any(member.judgement.relation != "same" for member in (pair, *group)):
        return False
    lefts = {member.left for member in group} | {pair.left}
    rights = {member.right for member in group} | {pair.right}
    return all((left, right) in linked for left in lefts for right in rights)
