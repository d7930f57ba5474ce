"""Claim* → Row*: which claims of different reports are about one matter, and how they relate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from attrs import frozen

from claimtrack.matching.alignment import Pair, align, grouped
from claimtrack.matching.embedder import Embedder, SentenceEncoder
from claimtrack.matching.gauge import Gauge, gauge_of
from claimtrack.matching.judging import Facet, judge_pairs
from claimtrack.matching.odd_days import odd_days
from claimtrack.matching.origins import are_copies, find_origins
from claimtrack.matching.reading import Reading
from claimtrack.matching.slots import read_claims, read_facets
from claimtrack.matching.support import support_of
from claimtrack.matching.titles import Titles, read_titles
from claimtrack.matching.transformer import TransformerEncoder
from claimtrack.model import Matches, ParsedArticle, Report, Row, Support
from claimtrack.model.nesting import Wrappers, find_wrappers

__all__ = ["Embedder", "SentenceEncoder", "TransformerEncoder", "match"]


def match(reports: Sequence[Report], parsed: Sequence[ParsedArticle], *, embedder: Embedder) -> Matches:
    """Find the rows that two reports share, each pair of reports compared by itself.

    ``parsed`` holds the words of each report's article, in the same order. Rows that tell of one
    matter in more reports are put together, and claims without a partner get rows of their own,
    by `claimtrack.tabulation`.

    Raises:
        LanguageError: there are no words to compare a claim's language.
        ModelError: there are no coefficients for the encoder.
    """
    gauge = gauge_of(embedder)
    sides = [_read_side(*own) for own in zip(range(len(reports)), reports, parsed, strict=True)]
    rows: list[Row] = []
    weaker: list[Row] = []
    for left, right in combinations(sides, 2):
        couple = _Couple(left, right, len(sides), are_copies(left.report, right.report), gauge)
        found = align(judge_pairs((left.report, right.report), (left.facets, right.facets), gauge))
        rows += [couple.row(group) for group in grouped(found.rows)]
        weaker += [couple.row([pair]) for pair in found.weaker if pair.judgement.relation]
    slots = tuple(tuple(reading.slots for reading in side.readings) for side in sides)
    odd = (notice for side in sides for notice in odd_days(side.readings, side.report.article))
    return Matches(tuple(rows), tuple(weaker), slots, tuple(dict.fromkeys(odd)), find_origins(reports))


@frozen(eq=False)
class _Side:
    """A report as the comparison reads it, with its place among the reports."""

    place: int
    report: Report
    readings: tuple[Reading, ...]
    facets: tuple[Facet, ...]
    companions: Mapping[str, Sequence[str]]
    titles: Titles


def _read_side(place: int, report: Report, parsed: ParsedArticle) -> _Side:
    readings = read_claims(report, parsed)
    companions = _companions(find_wrappers(report), readings)
    beside = {id for ids in companions.values() for id in ids}
    facets = tuple(
        Facet(place, facet)
        for place, reading in enumerate(readings)
        if reading.claim.id not in beside and _is_compared(reading)
        for facet in (reading, *read_facets(reading, report, parsed))
    )
    return _Side(place, report, readings, facets, companions, read_titles(report, parsed))


def _companions(wrappers: Wrappers, readings: Sequence[Reading]) -> Mapping[str, Sequence[str]]:
    """Say which claims stand in the rows of another and are not compared themselves.

    A statement takes those along that only wrap it ("Holm insisted that P"). A bare phrase goes with
    its wrapper, which says more: "five million" with "the hackers demand five million".
    """
    phrases = {reading.claim.id for reading in readings if not reading.says_something}
    found: dict[str, list[str]] = {}
    for inner, outers in wrappers.items():
        if inner in phrases:
            found.setdefault(outers[-1], []).append(inner)
        else:
            found.setdefault(inner, []).extend(outers)
    return found


def _is_compared(reading: Reading) -> bool:
    """Leave out silence, which is judged by who kept it, and fragments: a name alone says nothing."""
    return reading.claim.act != "no_comment" and not all(token.is_name for token in reading.tokens)


@frozen(eq=False)
class _Couple:
    """Two reports of so many, and whether one is a copy of the other."""

    left: _Side
    right: _Side
    width: int
    are_copies: bool
    gauge: Gauge

    def row(self, pairs: Sequence[Pair]) -> Row:
        """Put judged pairs into one row, which relates as the surest of them does."""
        cells: list[tuple[str, ...]] = [()] * self.width
        cells[self.left.place] = _with_wrappers(self.left, {pair.left for pair in pairs})
        cells[self.right.place] = _with_wrappers(self.right, {pair.right for pair in pairs})
        best = max(pairs, key=lambda pair: pair.judgement.score)
        support, why = self._support(best)
        relation = best.judgement.relation
        assert relation is not None
        reasons = (*best.judgement.reasons, *((why,) if why else ()))
        score = round(best.judgement.score, 3)
        return Row(tuple(cells), relation, best.judgement.detail, support, score, reasons)

    def _support(self, pair: Pair) -> tuple[Support, str | None]:
        left, right = self.left.report, self.right.report
        claims = left.claims[pair.left], right.claims[pair.right]
        titles = self.left.titles, self.right.titles
        found, why = support_of(*claims, (left, right), titles, self.gauge)
        if self.are_copies and found in {"independent", "unknown"}:
            return "derived", "one article is mostly the other, word for word"
        return found, why


def _with_wrappers(side: _Side, places: set[int]) -> tuple[str, ...]:
    """Let claims that only wrap one of these stand beside it: "Holm insisted that P" beside P."""
    chosen = {side.report.claims[place].id for place in places}
    shown = chosen | {other for id in chosen for other in side.companions.get(id, ())}
    if len(shown) == 1:
        return tuple(shown)
    return tuple(claim.id for claim in side.report.claims if claim.id in shown)
