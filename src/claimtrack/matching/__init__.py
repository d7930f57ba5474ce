"""Claim* → Row*: which claims of different reports are about one matter, and how they relate."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from attrs import frozen

from claimtrack.matching.alignment import Aligned, Pair, align, grouped
from claimtrack.matching.candidates import candidates, mutually_nearest
from claimtrack.matching.classifier import load_classifier
from claimtrack.matching.embedder import Embedder, SentenceEncoder
from claimtrack.matching.features import Features, features_of
from claimtrack.matching.likeness import Likeness, WordVectors
from claimtrack.matching.nesting import inner_claims
from claimtrack.matching.reading import Reading
from claimtrack.matching.relation import judge, standing
from claimtrack.matching.silence import judge_silence
from claimtrack.matching.slots import read_claims, read_facets
from claimtrack.matching.support import support_of
from claimtrack.model import Matches, ParsedArticle, Report, Row

__all__ = ["Embedder", "SentenceEncoder", "match"]


def match(reports: Sequence[Report], parsed: Sequence[ParsedArticle], *, embedder: Embedder) -> Matches:
    """Find the rows that two or more reports share, each pair of reports compared by itself.

    ``parsed`` holds the words of each report's article, in the same order. Claims without a
    partner get no row here; `claimtrack.tabulation` gives them one.

    Raises:
        LanguageError: there are no words to compare a claim's language.
        ModelError: there are no coefficients for the encoder.
    """
    readings = [read_claims(report, own) for report, own in zip(reports, parsed, strict=True)]
    facets = [_facets(*own) for own in zip(readings, reports, parsed, strict=True)]
    rows: list[Row] = []
    weaker: list[Row] = []
    for one, other in combinations(range(len(reports)), 2):
        places = (one, other)
        sides = (facets[one], facets[other])
        own = (reports[one], reports[other])
        found = align(_judged(own, sides, embedder))
        rows += _rows(found, places, own, len(reports))
        weaker += [
            _row([pair], places, own, len(reports)) for pair in found.weaker if pair.judgement.relation
        ]
    slots = tuple(tuple(reading.slots for reading in side) for side in readings)
    return Matches(tuple(rows), tuple(weaker), slots)


def _judged(
    reports: tuple[Report, Report], sides: tuple[Sequence[Facet], Sequence[Facet]], embedder: Embedder
) -> list[Pair]:
    """Judge every candidate pair of two reports, by those of its clauses that are most alike."""
    left, right = ([facet.reading for facet in side] for side in sides)
    vectors = [embedder.embed([reading.slots.statement for reading in side]) for side in (left, right)]
    close = candidates(*vectors)
    used = [left[i] for i in sorted({i for i, _, _ in close})] + [
        right[j] for j in sorted({j for _, j, _ in close})
    ]
    words = WordVectors.of(used, embedder)
    classifier = load_classifier(embedder.name)
    best: dict[tuple[int, int], Comparison] = {}
    for i, j, cosine in close:
        likeness = Likeness(left[i], right[j], cosine, words.matrix(left[i].tokens, right[j].tokens))
        features = features_of(likeness)
        found = Comparison(likeness, features, standing(features, classifier))
        places = (sides[0][i].place, sides[1][j].place)
        if places not in best or found.odds > best[places].odds:
            best[places] = found
    nearest = mutually_nearest({places: found.odds for places, found in best.items()})
    judged = [
        Pair(
            *places,
            judge(found.likeness, found.features, classifier, nearest=places in nearest),
            found.key,
        )
        for places, found in sorted(best.items(), key=lambda entry: entry[0])
    ]
    silences = judge_silence(reports, embedder)
    return judged + [Pair(i, j, judgement, (f"{i}", f"{j}")) for i, j, judgement in silences]


@frozen
class Facet:
    """A claim, or one clause of it, with the claim's place in its report."""

    place: int
    reading: Reading


@frozen(eq=False)
class Comparison:
    """Two readings side by side, with the log odds that they are about one matter."""

    likeness: Likeness
    features: Features
    odds: float

    @property
    def key(self) -> tuple[str, str]:
        return (self.likeness.left.slots.statement, self.likeness.right.slots.statement)


def _facets(readings: Sequence[Reading], report: Report, parsed: ParsedArticle) -> list[Facet]:
    return [
        Facet(place, facet)
        for place, reading in enumerate(readings)
        if _is_compared(reading, report)
        for facet in (reading, *read_facets(reading, report, parsed))
    ]


def _is_compared(reading: Reading, report: Report) -> bool:
    """Leave out silence, which is judged by who kept it, and claims that only wrap another."""
    return (
        reading.claim.act != "no_comment"
        and not inner_claims(reading.claim, report)
        and _says_something(reading)
    )


def _says_something(reading: Reading) -> bool:
    """Pass over fragments: a claim needs a word of matter that is no name."""
    return not all(token.is_name for token in reading.tokens)


def _rows(found: Aligned, places: tuple[int, int], reports: tuple[Report, Report], width: int) -> list[Row]:
    return [_row(group, places, reports, width) for group in grouped(found.rows)]


def _row(
    pairs: Sequence[Pair],
    places: tuple[int, int],
    reports: tuple[Report, Report],
    width: int,
) -> Row:
    cells: list[tuple[str, ...]] = [()] * width
    for place, report, chosen in (
        (places[0], reports[0], {pair.left for pair in pairs}),
        (places[1], reports[1], {pair.right for pair in pairs}),
    ):
        cells[place] = _with_wrappers(report, sorted(chosen))
    best = max(pairs, key=lambda pair: pair.judgement.score)
    support, why = support_of(reports[0].claims[best.left], reports[1].claims[best.right], reports)
    reasons = (*best.judgement.reasons, *((why,) if why else ()))
    judgement = best.judgement
    assert judgement.relation is not None
    score = float(np.round(judgement.score, 3))
    return Row(tuple(cells), judgement.relation, judgement.detail, support, score, reasons)


def _with_wrappers(report: Report, places: Sequence[int]) -> tuple[str, ...]:
    """Let claims that only wrap one of these stand beside it: "Holm insisted that P" beside P."""
    chosen = {report.claims[place].id for place in places}
    wrappers = {
        claim.id for claim in report.claims if chosen & {inner.id for inner in inner_claims(claim, report)}
    }
    return tuple(claim.id for claim in report.claims if claim.id in chosen | wrappers)
