"""Two reports → judged pairs: every claim beside those it may have to do with, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from claimtrack.matching.alignment import Pair
from claimtrack.matching.candidates import candidates
from claimtrack.matching.classifier import Classifier, load_classifier
from claimtrack.matching.denials import affirmed, judge_denials, weighed
from claimtrack.matching.features import Features, features_of
from claimtrack.matching.gauge import Gauge
from claimtrack.matching.headlines import with_twins
from claimtrack.matching.likeness import SAME_DEED, Likeness
from claimtrack.matching.oppositions import opposite_words
from claimtrack.matching.reading import Reading
from claimtrack.matching.relation import Judgement, judge
from claimtrack.matching.silence import judge_silence
from claimtrack.matching.standing import Places, survey
from claimtrack.matching.word_vectors import WordVectors
from claimtrack.matching.wording import is_turned_around
from claimtrack.model import Report


@frozen
class Facet:
    """A claim, or one clause of it, with the claim's place in its report."""

    place: int
    reading: Reading


@frozen(eq=False)
class _Comparison:
    """Two readings side by side, with the log odds that they are about one matter.

    What is most alike ranks highest; but a clause that one side denies, above one that both have.
    """

    likeness: Likeness
    features: Features
    odds: float
    is_turned_around: bool

    @property
    def rank(self) -> tuple[bool, float]:
        return (self.is_turned_around, self.odds)

    @property
    def key(self) -> tuple[str, str]:
        return (self.likeness.left.slots.statement, self.likeness.right.slots.statement)


def judge_pairs(
    reports: tuple[Report, Report], sides: tuple[Sequence[Facet], Sequence[Facet]], gauge: Gauge
) -> list[Pair]:
    """Judge every candidate pair of two reports, by those of its clauses that are most alike."""
    classifier = load_classifier(gauge.name)
    likenesses = list(_likenesses(sides, gauge))
    around = survey(reports, _with_places(sides), _nearest(likenesses))
    best: dict[Places, _Comparison] = {}
    for places, likeness in likenesses:
        features = features_of(likeness)
        odds = around.odds(likeness, features, places)
        found = _Comparison(likeness, features, odds, is_turned_around(likeness))
        if places not in best or found.rank > best[places].rank:
            best[places] = found
    judged = [
        Pair(*places, _judged(found, classifier), found.key)
        for places, found in sorted(best.items(), key=lambda entry: entry[0])
    ]
    judged = list(with_twins(judged, reports, gauge))
    settled = [*judge_silence(reports, gauge), *_denied(reports, sides, judged, gauge)]
    known = {(i, j) for i, j, _ in settled}
    judged = [pair for pair in judged if (pair.left, pair.right) not in known]
    return judged + [Pair(i, j, judgement, (f"{i}", f"{j}")) for i, j, judgement in settled]


def _judged(found: _Comparison, classifier: Classifier) -> Judgement:
    """Judge two claims; where one side denies what it says, also by what it would say without."""
    likeness = found.likeness
    plain = judge(likeness, found.features, classifier, odds=found.odds)
    sides = likeness.left, likeness.right
    is_denied = sides[0].claim.denied != sides[1].claim.denied
    if not is_denied or any(side.points_at or not side.has_verb for side in sides):
        return plain
    bare = evolve(likeness, left=affirmed(likeness.left), right=affirmed(likeness.right))
    if opposite_words(bare) or bare.left.polarity != bare.right.polarity:
        return plain  # "denied that it was late" and "it came at once", or "it was not late"
    features = features_of(bare)
    if features.predicate and not (bare.is_one_deed or features.deed >= SAME_DEED):
        return plain  # "denied that he had ignored the advice" and "he had had advice"
    return weighed(plain, judge(bare, features, classifier, odds=found.odds))


def _with_places(
    sides: tuple[Sequence[Facet], Sequence[Facet]],
) -> tuple[list[tuple[int, Reading]], list[tuple[int, Reading]]]:
    left, right = ([(facet.place, facet.reading) for facet in side] for side in sides)
    return left, right


def _nearest(likenesses: Sequence[tuple[Places, Likeness]]) -> dict[Places, float]:
    """Give for each two claims the cosine of those of their clauses that are nearest to each other."""
    found: dict[Places, float] = {}
    for places, likeness in likenesses:
        found[places] = max(found.get(places, -1.0), likeness.cosine)
    return found


def _denied(
    reports: tuple[Report, Report],
    sides: tuple[Sequence[Facet], Sequence[Facet]],
    judged: Sequence[Pair],
    gauge: Gauge,
) -> Iterator[tuple[int, int, Judgement]]:
    left, right = ({claim.id: place for place, claim in enumerate(report.claims)} for report in reports)
    readings = (tuple(f.reading for f in sides[0]), tuple(f.reading for f in sides[1]))
    ids = [[claim.id for claim in report.claims] for report in reports]
    known = {(ids[0][pair.left], ids[1][pair.right]): pair.judgement for pair in judged}
    for ours, theirs, judgement in judge_denials(reports, readings, known, gauge):
        yield left[ours], right[theirs], judgement


def _likenesses(
    sides: tuple[Sequence[Facet], Sequence[Facet]], gauge: Gauge
) -> Iterator[tuple[Places, Likeness]]:
    left, right = ([facet.reading for facet in side] for side in sides)
    ours, theirs = (gauge.embed([reading.slots.statement for reading in side]) for side in (left, right))
    close = candidates(ours, theirs, gauge.of_sentences)
    used = [left[i] for i in sorted({i for i, _, _ in close})]
    used += [right[j] for j in sorted({j for _, j, _ in close})]
    words = WordVectors.of(used, gauge)
    for i, j, cosine in close:
        scores = words.matrix(left[i].tokens, right[j].tokens)
        yield (sides[0][i].place, sides[1][j].place), Likeness(left[i], right[j], cosine, scores)
