"""Claim* → Row*: which claims of different reports are about one matter, and how they relate."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from claimtrack.matching.alignment import Aligned, Pair, align, grouped
from claimtrack.matching.candidates import candidates, mutually_nearest
from claimtrack.matching.classifier import load_classifier
from claimtrack.matching.embedder import Embedder, SentenceEncoder
from claimtrack.matching.features import features_of
from claimtrack.matching.likeness import Likeness, WordVectors
from claimtrack.matching.nesting import inner_claims
from claimtrack.matching.reading import Reading
from claimtrack.matching.relation import Judgement, judge, standing
from claimtrack.matching.silence import judge_silence
from claimtrack.matching.slots import read_claims
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
    rows: list[Row] = []
    weaker: list[Row] = []
    for one, other in combinations(range(len(reports)), 2):
        places = (one, other)
        sides = (readings[one], readings[other])
        own = (reports[one], reports[other])
        found = align(_judged(own, sides, embedder))
        rows += _rows(found, places, own, len(reports))
        weaker += [
            _row([pair], places, own, len(reports)) for pair in found.weaker if pair.judgement.relation
        ]
    slots = tuple(tuple(reading.slots for reading in side) for side in readings)
    return Matches(tuple(rows), tuple(weaker), slots)


def _judged(
    reports: tuple[Report, Report],
    sides: tuple[Sequence[Reading], Sequence[Reading]],
    embedder: Embedder,
) -> list[Pair]:
    """Judge every candidate pair of two reports."""
    compared = [
        [place for place, reading in enumerate(side) if _is_compared(reading, report)]
        for side, report in zip(sides, reports, strict=True)
    ]
    left, right = ([side[place] for place in places] for side, places in zip(sides, compared, strict=True))
    vectors = [embedder.embed([reading.slots.statement for reading in side]) for side in (left, right)]
    close = candidates(left, right, vectors)
    used = [left[i] for i in sorted({i for i, _, _ in close})] + [
        right[j] for j in sorted({j for _, j, _ in close})
    ]
    words = WordVectors.of(used, embedder)
    classifier = load_classifier(embedder.name)
    likenesses = [
        Likeness(left[i], right[j], cosine, words.matrix(left[i].tokens, right[j].tokens))
        for i, j, cosine in close
    ]
    features = [features_of(likeness) for likeness in likenesses]
    odds = [standing(own, classifier) for own in features]
    nearest = mutually_nearest([(i, j) for i, j, _ in close], odds)
    pairs = [
        _pair(
            compared[0][i],
            compared[1][j],
            likeness,
            judge(likeness, own, classifier, nearest=(i, j) in nearest),
        )
        for (i, j, _), likeness, own in zip(close, likenesses, features, strict=True)
    ]
    silences = judge_silence(reports, embedder)
    return pairs + [Pair(i, j, judgement, (f"{i}", f"{j}")) for i, j, judgement in silences]


def _is_compared(reading: Reading, report: Report) -> bool:
    """Leave out silence, which is judged by who kept it, and claims that only wrap another."""
    return (
        reading.claim.act != "no_comment" and not inner_claims(reading.claim, report) and bool(reading.tokens)
    )


def _pair(i: int, j: int, likeness: Likeness, judgement: Judgement) -> Pair:
    return Pair(i, j, judgement, (likeness.left.slots.statement, likeness.right.slots.statement))


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
    """Let claims that only wrap one of these stand beside it: "Dorsey insisted that P" beside P."""
    chosen = {report.claims[place].id for place in places}
    wrappers = {
        claim.id for claim in report.claims if chosen & {inner.id for inner in inner_claims(claim, report)}
    }
    return tuple(claim.id for claim in report.claims if claim.id in chosen | wrappers)
