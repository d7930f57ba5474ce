"""Who leads to whom, drawn as a graph in layers: reports to the left, speakers to the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import fmean

from attrs import frozen

from claimtrack.model import ComparisonTable, Report
from claimtrack.printing import legible
from claimtrack.report_page.contents import NOBODY, source_name

# Units of the drawing, which are CSS pixels when it is not scaled.
COLUMN, LINE, WIDTH, HEIGHT, MARGIN = 314, 38, 236, 28, 4
_LETTERS = 30  # that fit into a box
_PAIR = 2

_Key = tuple[object, ...]
_Step = tuple[_Key, _Key]
_Mention = tuple[int, str | None]  # a report's place and a source's id
_Chains = Sequence[tuple[int, Sequence[_Key]]]


@frozen
class Node:
    """A report, a source or, where sources of several reports have one name, all of them."""

    label: str
    kind: str
    reports: tuple[str, ...]
    column: int
    line: float

    @property
    def is_shared(self) -> bool:
        return len(self.reports) > 1

    @property
    def x(self) -> int:
        return MARGIN + self.column * COLUMN

    @property
    def y(self) -> float:
        return round(MARGIN + self.line * LINE, 1)

    @property
    def short(self) -> str:
        """Give as much of the label as the box has room for."""
        return self.label if len(self.label) <= _LETTERS else f"{self.label[: _LETTERS - 1].rstrip()}…"


@frozen
class Edge:
    """``upper`` passes on what ``lower`` says, in so many claims; ``bends`` keep clear of boxes."""

    upper: Node
    lower: Node
    claims: int
    bends: tuple[Node, ...] = ()

    @property
    def path(self) -> str:
        """Go from right sides to left sides, but to the right side of what is not further right."""
        way = (self.upper, *self.bends, self.lower)
        start = f"M{self.upper.x + WIDTH} {_middle(self.upper):g}"
        straight = dict.fromkeys(self.bends, f"h{WIDTH}")
        return start + "".join(_curve(here, there) + straight.get(there, "") for here, there in pairwise(way))

    @property
    def breadth(self) -> float:
        """Draw an edge broader the more it carries, up to a limit."""
        return min(1 + 0.5 * (self.claims - 1), 5)


@frozen
class Graph:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    lines: float

    @property
    def width(self) -> int:
        # A line that leads back swings out to the right of the last column.
        swing = COLUMN - WIDTH if any(edge.lower.x <= edge.upper.x for edge in self.edges) else 0
        return max((node.x for node in self.nodes), default=0) + WIDTH + MARGIN + swing

    @property
    def height(self) -> float:
        return round(2 * MARGIN + self.lines * LINE)


def draw_graph(table: ComparisonTable, names: Sequence[str]) -> Graph:
    """Put each report left, and each source as far right as its longest chain has it."""
    known = _keys(table)
    chains = [
        (place, [(place,), *(known[place, link.source] for link in claim.chain)])
        for place, report in enumerate(table.reports)
        for claim in report.claims
        if claim.chain
    ]
    carried = Counter(step for _, chain in chains for step in pairwise(chain) if step[0] != step[1])
    columns, heard = _columns(chains), _heard(chains, names)
    ways = {step: _way(step, columns) for step in carried}
    lines = _lines(columns, [step for way in ways.values() for step in pairwise(way)])
    labels = _labels(table.reports, names, known)
    nodes = {
        key: Node(*labels.get(key, ("", "")), heard.get(key, ()), column, lines[key])
        for key, column in columns.items()
    }
    edges = tuple(
        Edge(nodes[upper], nodes[lower], count, tuple(nodes[key] for key in ways[upper, lower][1:-1]))
        for (upper, lower), count in carried.items()
    )
    boxes = tuple(node for key, node in nodes.items() if key in labels)
    return Graph(boxes, edges, max(lines.values(), default=0) + 1)


def _keys(table: ComparisonTable) -> dict[_Mention, _Key]:
    """Give each report's sources the keys of their boxes.

    A name is one box in every report, an outlet the box of its own report; who has no name, and
    nobody, are known in one report only.
    """
    outlets = {
        legible(report.article.publisher).casefold(): place
        for place, report in enumerate(table.reports)
        if report.article.publisher
    }
    keys: dict[_Mention, _Key] = {}
    for place, report in enumerate(table.reports):
        keys[place, None] = (place, None)
        for source in report.sources:
            name = legible(source.name or "").casefold()
            named: _Key = (outlets[name],) if name in outlets else ("name", name)
            keys[place, source.id] = named if name else (place, source.id)
    return _joined(table, keys)


def _joined(table: ComparisonTable, keys: dict[_Mention, _Key]) -> dict[_Mention, _Key]:
    """Join bodies that a row has found to be one under two names, such as in two languages.

    Only where each side rests on one body alone: what else would their common origin be?
    """
    for row in table.rows:
        sides = [(place, table.reports[place].claim(cell[0])) for place, cell in enumerate(row.cells) if cell]
        alone = [(place, claim.chain[0].source) for place, claim in sides if len(claim.chain) == 1]
        if row.support == "same_origin" and len(sides) == len(alone) == _PAIR and _are_bodies(table, alone):
            left, right = (keys[mention] for mention in alone)
            keys = {mention: left if key == right else key for mention, key in keys.items()}
    return keys


def _are_bodies(table: ComparisonTable, mentions: Sequence[_Mention]) -> bool:
    kinds = {
        (place, source.id): source.kind
        for place, report in enumerate(table.reports)
        for source in report.sources
    }
    return all(kinds.get((place, id or "")) in {"organization", "outlet"} for place, id in mentions)


def _labels(
    reports: Sequence[Report], names: Sequence[str], keys: Mapping[_Mention, _Key]
) -> dict[_Key, tuple[str, str]]:
    labels: dict[_Key, tuple[str, str]] = {(place,): (name, "report") for place, name in enumerate(names)}
    for place, report in enumerate(reports):
        labels[place, None] = (NOBODY, "unspecified")
        for source in report.sources:
            labels.setdefault(keys[place, source.id], (source_name(source), source.kind))
    return labels


def _columns(chains: _Chains) -> dict[_Key, int]:
    columns: dict[_Key, int] = {}
    for _, chain in chains:
        for column, key in enumerate(chain):
            columns[key] = 0 if len(key) == 1 else max(column, columns.get(key, 0))
    return columns


def _heard(chains: _Chains, names: Sequence[str]) -> dict[_Key, tuple[str, ...]]:
    """List for each key the reports that lead there."""
    heard: dict[_Key, dict[str, None]] = {}
    for place, chain in chains:
        for key in chain[1:]:
            heard.setdefault(key, {})[names[place]] = None
    return {key: tuple(reports) for key, reports in heard.items()}


def _way(step: _Step, columns: dict[_Key, int]) -> list[_Key]:
    """Lead through a free place in every column between; the places are added to the columns."""
    upper, lower = step
    between: dict[_Key, int] = {
        ("bend", upper, lower, c): c for c in range(columns[upper] + 1, columns[lower])
    }
    columns.update(between)
    return [upper, *between, lower]


def _lines(columns: Mapping[_Key, int], steps: Sequence[_Step]) -> dict[_Key, float]:
    """Order each column by what leads there, and spread it over the height of the fullest."""
    lines: dict[_Key, float] = {}
    filled: dict[int, list[_Key]] = {column: [] for column in sorted(set(columns.values()))}
    for key, column in columns.items():
        filled[column].append(key)
    tallest = max((sum(map(_room, keys)) for keys in filled.values()), default=0)
    for own in filled.values():
        leading = {key: [lines[a] for a, b in steps if b == key and a in lines] for key in own}
        spread, passed = tallest / sum(map(_room, own)), 0.0
        for key in sorted(own, key=lambda key: fmean(leading[key] or [0])):
            lines[key] = spread * (passed + _room(key) / 2) - 0.5
            passed += _room(key)
    return lines


def _room(key: _Key) -> float:
    """Give what a key takes of a line; where edges only pass, less will do."""
    return 0.4 if key[0] == "bend" else 1


def _middle(node: Node) -> float:
    return node.y + HEIGHT / 2


def _curve(here: Node, there: Node) -> str:
    forward = there.column > here.column
    x, to_x = here.x + WIDTH, there.x + (0 if forward else WIDTH)
    bend = (COLUMN - WIDTH) * 0.6
    to_bend = to_x - bend if forward else to_x + bend
    return f"C{x + bend:g} {_middle(here):g} {to_bend:g} {_middle(there):g} {to_x} {_middle(there):g}"
