"""Who stands behind a row: the graph from the reports inwards, and how many origins it comes down to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from attrs import frozen

from claimtrack.model.merging import ONE_ORIGIN, clusters
from claimtrack.model.report import Claim, Report
from claimtrack.model.rows import Origin, Row

# A report is named by its place.
Node = int | Origin


@frozen
class Origins:
    """The origins behind a row, as a graph: outlet → agency → insider → document.

    Each edge leads from who passes something on to whom it comes from: from a report, by its
    place, to the outermost source of a chain, and on to the innermost; from an outlet that is
    cited to its own report. ``groups`` are the reports that lean on one origin: their chains
    meet, or one has it from the other. Two groups are two origins for certain only if
    ``is_certain``; else nobody can tell whether an insider, or the writer, has it from the same.
    """

    reports: tuple[int, ...]
    edges: tuple[tuple[Node, Node], ...]
    groups: tuple[tuple[int, ...], ...]
    is_certain: bool

    @property
    def count(self) -> int:
        """Give the number of origins, the greatest that it can be if that is not certain.

        Copies of an article, and reports that cite each other, do not add to it.
        """
        return len(self.groups)

    @property
    def innermost(self) -> tuple[Origin, ...]:
        """Give those at the end of a chain, in order."""
        passing = {upper for upper, _ in self.edges}
        ends = (lower for _, lower in self.edges if lower not in passing)
        return tuple(dict.fromkeys(end for end in ends if isinstance(end, Origin)))

    def __str__(self) -> str:
        limit = "" if self.is_certain else "at most "
        return f"{_counted(len(self.reports), 'report')}, {limit}{_counted(self.count, 'origin')}"


def origins_behind(
    row: Row, reports: Sequence[Report], known: Iterable[Origin], pairs: Iterable[Row]
) -> Origins:
    """Draw the graph of a row; ``pairs`` are the rows of two reports that say what these share."""
    homes = {source: origin for origin in known for source in origin.sources}
    places = tuple(place for place, cell in enumerate(row.cells) if cell)
    edges = dict.fromkeys(
        edge
        for place in places
        for id in row.cells[place]
        for edge in _edges(place, reports[place].claim(id), reports[place], homes, places)
    )
    support: dict[frozenset[int], set[str]] = {}
    for pair in pairs:
        support.setdefault(frozenset(p for p, cell in enumerate(pair.cells) if cell), set()).add(pair.support)
    leaning = [two for two in combinations(places, 2) if support.get(frozenset(two), set()) & ONE_ORIGIN]
    groups = [tuple(sorted(group)) for group in clusters(places, leaning)]
    apart = (
        any("independent" in support.get(frozenset({a, b}), ()) for a in ours for b in theirs)
        for ours, theirs in combinations(groups, 2)
    )
    return Origins(places, tuple(edges), tuple(groups), all(apart))


def _edges(
    place: int, claim: Claim, report: Report, homes: dict[tuple[int, str], Origin], places: Sequence[int]
) -> Iterator[tuple[Node, Node]]:
    sources = [report.source(link) for link in claim.chain]
    own = [homes.get((place, s.id), Origin(s.name, s.kind, ((place, s.id),))) for s in sources if s]
    chain: list[Node] = [place, *own]
    yield from pairwise(chain)
    for origin in own:
        yield from ((origin, other) for other in origin.publishes if other in places and other != place)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
