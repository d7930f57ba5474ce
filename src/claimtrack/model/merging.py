"""Rows of two reports → rows of more: one matter in one row, however many reports have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product

from claimtrack.model.rows import Cell, Row, Support

# A claim's id with the place of its report.
_Node = tuple[int, str]
_Edges = Mapping[frozenset[_Node], Row]
# The claims of each report that has any here, by its place.
_Cells = Mapping[int, frozenset[str]]
# What tells that two claims lean on one origin.
ONE_ORIGIN = frozenset({"same_origin", "derived"})


def merged(rows: Iterable[Row], names: Sequence[str]) -> tuple[Row, ...]:
    """Put rows together where every two claims of different reports are joined by a row of their own.

    So nothing is merged through a third report: if a says what b says, and b what c says, then a
    and c must have been found to say it, too. In a row of contradictions, two reports may also
    be of one mind. The surest rows come first. Rows of two reports that find no company, or hold
    claims that the others have no answer to, and rows set by hand stay as they are. ``names`` are
    those of the reports.
    """
    flat = dict.fromkeys(part for row in rows for part in parted(row))
    ranked = sorted(flat, key=lambda row: _rank(row, names))
    pairs = [row for row in ranked if _is_pair(row)]
    edges: dict[frozenset[_Node], Row] = {}
    for row in pairs:
        for edge in _edges(row):
            edges.setdefault(edge, row)
    groups = _grouped(pairs, edges)
    whole = [_row(group, edges, names) for group in groups]
    left = (
        row for group, found in zip(groups, whole, strict=True) for row in group if not row.is_within(found)
    )
    return (*whole, *left, *(row for row in ranked if not _is_pair(row)))


def parted(row: Row) -> tuple[Row, ...]:
    """Give the rows that a row was put together from; itself, if it was not."""
    return row.parts or (row,)


def _is_pair(row: Row) -> bool:
    return row.by is None and sum(map(bool, row.cells)) == 2  # noqa: PLR2004


def _cells(row: Row) -> dict[int, frozenset[str]]:
    return {place: frozenset(cell) for place, cell in enumerate(row.cells) if cell}


def _edges(row: Row) -> Iterator[frozenset[_Node]]:
    return _across(_cells(row))


def _across(cells: _Cells) -> Iterator[frozenset[_Node]]:
    """Pair every claim with every claim of another report."""
    for one, other in combinations(sorted(cells), 2):
        yield from (frozenset({(one, a), (other, b)}) for a, b in product(cells[one], cells[other]))


def _rank(row: Row, names: Sequence[str]) -> tuple[object, ...]:
    """Put sure rows first; the rest of the key only serves to give one order whatever comes first."""
    cells = sorted((names[place], cell) for place, cell in enumerate(row.cells) if cell)
    return (-row.score, row.relation, cells)


def _grouped(pairs: Iterable[Row], edges: _Edges) -> list[list[Row]]:
    """Let each row join the first group that it fits, or else found one."""
    groups: list[list[Row]] = []
    homes: dict[_Node, set[int]] = {}  # the groups that a claim or one joined to it stands in
    near = _neighbours(edges)
    for row in pairs:
        nodes = {node for edge in _edges(row) for node in edge}
        likely = sorted({place for node in nodes for place in homes.get(node, ())})
        home = next((place for place in likely if _fits(row, groups[place], edges)), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(row)
        for node in nodes:
            for other in near[node]:
                homes.setdefault(other, set()).add(home)
    return groups


def _neighbours(edges: _Edges) -> dict[_Node, set[_Node]]:
    """Give for each claim itself and those that a row joins it to."""
    found: dict[_Node, set[_Node]] = {}
    for edge in edges:
        for node in edge:
            found.setdefault(node, set()).update(edge)
    return found


def _fits(row: Row, group: Sequence[Row], edges: _Edges) -> bool:
    """Tell whether a row may join: one relation, and no two claims that no row joins."""
    first = group[0]
    if row.relation != first.relation or (row.relation != "same" and row.detail != first.detail):
        return False
    cells = _common([*group, row])
    joined = (edges.get(edge) for edge in _across(cells))
    return all(cells.values()) and all(
        edge is not None and edge.relation in {row.relation, "same"} for edge in joined
    )


def _common(rows: Iterable[Row]) -> dict[int, frozenset[str]]:
    """Give for each report the claims that all rows with this report have."""
    found: dict[int, frozenset[str]] = {}
    for row in rows:
        for place, claims in _cells(row).items():
            found[place] = found.get(place, claims) & claims
    return found


def _row(group: Sequence[Row], edges: _Edges, names: Sequence[str]) -> Row:
    if len(group) == 1:
        return group[0]
    parts = sorted(group, key=lambda row: [not cell for cell in row.cells])
    found = _common(group)
    return Row(
        cells=tuple(_in_order(group, place, found.get(place)) for place in range(len(names))),
        relation=group[0].relation,
        detail=next((row.detail for row in group if row.detail), None),
        support=_support(found, edges),
        score=min(row.score for row in group),
        reasons=tuple(chain.from_iterable(_reasons(part, names) for part in parts)),
        parts=tuple(parts),
    )


def _in_order(group: Sequence[Row], place: int, claims: frozenset[str] | None) -> Cell:
    """Give the claims in the order that the rows have them in."""
    cell = next((row.cells[place] for row in group if row.cells[place]), ())
    return tuple(id for id in cell if claims and id in claims)


def _reasons(part: Row, names: Sequence[str]) -> Iterator[str]:
    """Say of which two reports a reason is about."""
    between = " and ".join(name for name, cell in zip(names, part.cells, strict=True) if cell)
    if part.reasons:
        yield f"{between}: {', '.join(part.reasons)}"


def _support(cells: _Cells, edges: _Edges) -> Support:
    """Judge what all reports together are worth: one origin if each leans on one that another has."""
    joined = [
        (one, other, {edges[edge].support for edge in _across({p: cells[p] for p in (one, other)})})
        for one, other in combinations(sorted(cells), 2)
    ]
    found = {support for _, _, supports in joined for support in supports}
    leaning = [(one, other) for one, other, supports in joined if supports & ONE_ORIGIN]
    if len(clusters(cells, leaning)) == 1:
        return "derived" if found == {"derived"} else "same_origin"
    return "independent" if "independent" in found else "unknown"


def clusters(members: Iterable[int], links: Iterable[tuple[int, int]]) -> list[set[int]]:
    """Sort members into sets that no link leaves, in the order of their first members."""
    found = [{member} for member in members]
    for one, other in links:
        ours, theirs = (next(own for own in found if member in own) for member in (one, other))
        if ours is not theirs:
            ours |= theirs
            found.remove(theirs)
    return sorted(found, key=min)
