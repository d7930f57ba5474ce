"""How likely two claims are about one matter, given what else their reports say.

In two reports of one event every claim is a little like every other: they share the cast and the
topic. What counts is how much more two claims have in common than their neighbours have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from math import fsum, log1p, sqrt

from attrs import frozen

from claimtrack.matching.candidates import LEAST_COSINE
from claimtrack.matching.features import Features
from claimtrack.matching.likeness import Likeness, weight_of
from claimtrack.matching.origins import find_origins
from claimtrack.matching.reading import Reading, Token
from claimtrack.matching.word_vectors import ONE_KIND
from claimtrack.model import Claim, Report

# Log odds, fitted by logistic regression on pairs of reports with gold, and rounded.
_BASE = -2.75
_NEARER = 12.5  # times the cosine above that of the neighbours
_WORDS_SHARED = 1.8  # times the logarithm of what the shared words weigh
_ONE_SOURCE = 2.5  # for a source that says nothing else
_AGREEING, _CLASHING = 1.8, 1.7  # figures, or days, of like things
_ONE_DEED = 1.3  # the verb of one side is answered by its like
_ONE_EVENT = 3.0
_PARTIAL = -0.7  # for each side that is only a clause of its claim: long claims have many chances
# Reports put first what all of them tell, and go on with what each has of its own: of two claims the later
# one counts, by how deep in its report it stands. The fourth is half-way down, most are near the bottom.
_DEEP, _USUAL_DEPTH, _HALFWAY = -1.5, 0.8, 3
# Neighbours whose cosines make up how crowded a claim stands. Claims that are too far away to be
# candidates, of which a report may have any number, all count the same.
_NEIGHBOURS = 4
_FAR = LEAST_COSINE

Places = tuple[int, int]


@frozen(eq=False)
class Surroundings:
    """What two reports say around a pair of claims; each field has one entry per report.

    ``crowding`` tells how near to a claim those of the other report are on average, by the claim's
    place, ``spread`` in how many claims a word stands, ``voices`` who stands behind a claim and
    ``shares`` how many claims someone stands behind.
    """

    crowding: tuple[Mapping[int, float], Mapping[int, float]] = ({}, {})
    spread: tuple[Mapping[str, int], Mapping[str, int]] = ({}, {})
    voices: tuple[Sequence[frozenset[int]], Sequence[frozenset[int]]] = ((), ())
    shares: tuple[Mapping[int, int], Mapping[int, int]] = ({}, {})

    def odds(self, likeness: Likeness, features: Features, places: Places | None = None) -> float:
        """Give the log odds that two claims are about one matter; those without places stand alone."""
        agrees = features.numbers_agree > 0 or features.days_agree > 0
        clashes = features.numbers_clash > 0 and not agrees
        partial = (not likeness.left.is_whole) + (not likeness.right.is_whole)
        return (
            _BASE
            + _NEARER * (likeness.cosine - self._crowding(places))
            + _WORDS_SHARED * log1p(self._shared_words(likeness))
            + _ONE_SOURCE * (self._shared_voice(places) if places else 0.0)
            + _AGREEING * agrees
            + _CLASHING * clashes
            + _ONE_DEED * (likeness.is_one_deed or _denies_deed(likeness))
            + _ONE_EVENT * features.one_event
            + _PARTIAL * partial
            + _DEEP * (_depth(places) - _USUAL_DEPTH)
        )

    def _crowding(self, places: Places | None) -> float:
        if places is None:
            return _FAR
        return sum(own.get(place, _FAR) for own, place in zip(self.crowding, places, strict=True)) / 2

    def _shared_words(self, likeness: Likeness) -> float:
        """Weigh the words that answer each other: the more claims have one, the less it tells."""
        found = []
        for i, j in likeness.answers:
            ours, theirs = likeness.left.tokens[i], likeness.right.tokens[j]
            spread = max(self.spread[0].get(_word(ours), 1), self.spread[1].get(_word(theirs), 1))
            weight = min(weight_of(ours), weight_of(theirs))
            found.append(likeness.scores[i, j] ** 2 * weight / sqrt(spread))
        return fsum(found)

    def _shared_voice(self, places: Places) -> float:
        """Tell how much it says that one source stands behind both: little, if it is behind many."""
        ours, theirs = (own[place] for own, place in zip(self.voices, places, strict=True))
        shared = (max(own[voice] for own in self.shares) for voice in ours & theirs)
        return max((1 / sqrt(share) for share in shared), default=0.0)


ALONE = Surroundings()


def _depth(places: Places | None) -> float:
    """Tell how far down the later one of two claims stands, from 0 to 1; those without places as usual."""
    return max(places) / (max(places) + _HALFWAY) if places else _USUAL_DEPTH


def survey(
    reports: tuple[Report, Report],
    sides: tuple[Iterable[tuple[int, Reading]], Iterable[tuple[int, Reading]]],
    close: Mapping[Places, float],
) -> Surroundings:
    """Look at all that two reports say: readings with their places, and the cosines of near claims."""
    voices = _voices(reports)
    return Surroundings(
        crowding=(_crowding(close, 0, _pointers(sides[1])), _crowding(close, 1, _pointers(sides[0]))),
        spread=(_spread(sides[0]), _spread(sides[1])),
        voices=voices,
        shares=(Counter(v for own in voices[0] for v in own), Counter(v for own in voices[1] for v in own)),
    )


def _pointers(readings: Iterable[tuple[int, Reading]]) -> set[int]:
    """Find what leans on the words of another claim ("denied that"), and would count it twice."""
    return {
        place
        for place, reading in readings
        if reading.points_at or (reading.is_whole and reading.slots.statement != reading.claim.text)
    }


def _denies_deed(likeness: Likeness) -> bool:
    """Tell whether one side calls untrue what the other says: "the accusations of bias are unfounded"."""
    sides = (likeness.left, likeness.right), (likeness.right, likeness.left)
    answers = [(i, j) for i, j in likeness.answers if likeness.scores[i, j] >= ONE_KIND]
    denied = (
        (ours.calls_untrue, (theirs.tokens[pair[1 - side]].part == "predicate" for pair in answers))
        for side, (ours, theirs) in enumerate(sides)
    )
    return any(untrue and any(deeds) for untrue, deeds in denied)


def _crowding(close: Mapping[Places, float], side: int, pointers: Set[int]) -> dict[int, float]:
    cosines: dict[int, list[float]] = {}
    for places, cosine in close.items():
        if places[1 - side] not in pointers:
            cosines.setdefault(places[side], []).append(max(cosine, _FAR))
    return {place: _average(own) for place, own in cosines.items()}


def _average(cosines: Sequence[float]) -> float:
    nearest = sorted(cosines, reverse=True)[:_NEIGHBOURS]
    return (sum(nearest) + _FAR * (_NEIGHBOURS - len(nearest))) / _NEIGHBOURS


def _spread(readings: Iterable[tuple[int, Reading]]) -> Counter[str]:
    found = {(place, _word(token)) for place, reading in readings for token in reading.tokens}
    return Counter(word for _, word in found)


def _word(token: Token) -> str:
    """Know a name by its last word, since articles name people in full but once."""
    return token.key.split(" ")[-1] if token.is_name else token.key


def _voices(reports: tuple[Report, Report]) -> tuple[list[frozenset[int]], list[frozenset[int]]]:
    """Tell which named sources stand behind each claim, by numbers that both reports share."""
    numbers = {
        source: number
        for number, origin in enumerate(find_origins(reports))
        if origin.name
        for source in origin.sources
    }

    def behind(claim: Claim, place: int) -> frozenset[int]:
        known = ((place, link.source) for link in claim.chain if link.source)
        return frozenset(numbers[source] for source in known if source in numbers)

    left, right = ([behind(claim, place) for claim in report.claims] for place, report in enumerate(reports))
    return left, right
