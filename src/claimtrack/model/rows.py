"""Rows of a comparison, and what is said about them."""

from __future__ import annotations

from typing import Literal, get_args

from attrs import evolve, field, frozen
from attrs.validators import in_

from claimtrack.model.article import Notice, Passage
from claimtrack.model.report import Claim, Kind
from claimtrack.model.slots import Slots

Relation = Literal["same", "contradicts", "different_scope", "related", "only"]
Support = Literal["independent", "same_origin", "derived", "unknown"]
Cell = tuple[str, ...]


@frozen
class Row:
    """One line of a comparison: the claims of each report that belong together.

    ``cells`` has one tuple of claim ids per report, in the order of the reports; an empty
    cell means that this report has nothing of the kind. ``detail`` names what differs (see
    the concept page on relations), ``score`` is how sure the comparison is that these claims
    are about one matter, from 0 to 1, ``reasons`` say in words what the relation rests on.
    ``by`` names the person who set the relation by hand. A row of more than two reports has as
    ``parts`` the rows of two that it was put together from.
    """

    cells: tuple[Cell, ...]
    relation: Relation = field(validator=in_(get_args(Relation)))
    detail: str | None = None
    support: Support = field(default="unknown", validator=in_(get_args(Support)))
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    by: str | None = None
    parts: tuple[Row, ...] = field(default=(), repr=False)

    def mirrored(self) -> Row:
        """Turn the order of the reports around."""
        parts = tuple(part.mirrored() for part in self.parts[::-1])
        return evolve(self, cells=self.cells[::-1], parts=parts)

    def is_within(self, other: Row) -> bool:
        """Tell whether the other row has all the claims of this one."""
        return all(set(ours) <= set(theirs) for ours, theirs in zip(self.cells, other.cells, strict=True))

    def meets(self, other: Row) -> bool:
        """Tell whether the other row has claims of each report that this one has claims of."""
        return all(
            not ours or {*ours} & {*theirs} for ours, theirs in zip(self.cells, other.cells, strict=True)
        )

    @property
    def is_shared(self) -> bool:
        """Tell whether at least two reports have a claim here."""
        return sum(map(bool, self.cells)) > 1


@frozen
class Origin:
    """Somebody or something that claims lead to, as one across all reports of a table.

    ``sources`` tells under which id each report has it, as (place of the report, id); ``publishes``
    which reports are its own, where it is an outlet that another report cites.
    """

    name: str | None
    kind: Kind = field(validator=in_(get_args(Kind)))
    sources: tuple[tuple[int, str], ...] = ()
    publishes: tuple[int, ...] = ()


@frozen
class Matches:
    """What comparison found: rows with claims of two reports each, and what it was found from.

    ``weaker`` holds pairs that scored too low for a row; ``slots`` has, per report, the slots
    of its claims in their order; ``origins`` tell who the sources are across reports.
    """

    rows: tuple[Row, ...]
    weaker: tuple[Row, ...] = field(default=(), repr=False)
    slots: tuple[tuple[Slots, ...], ...] = field(default=(), repr=False)
    notices: tuple[Notice, ...] = ()
    origins: tuple[Origin, ...] = field(default=(), repr=False)


@frozen
class Explanation:
    """Why a row says what it says: per report the claims with their slots; reasons and score."""

    row: Row
    claims: tuple[tuple[Claim, ...], ...]
    slots: tuple[tuple[Slots, ...], ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Say in words what the relation rests on."""
        return self.row.reasons

    @property
    def score(self) -> float:
        """Tell how sure it is that the claims are about one matter, from 0 to 1."""
        return self.row.score


@frozen
class HedgeShift:
    """A matter that one report states flatly and another with distance; ``hedges`` per report."""

    row: Row
    hedges: tuple[tuple[Passage, ...], ...]


@frozen
class Question:
    """Something to follow up, with the passages that raise it."""

    reason: Literal["contradiction", "single unnamed origin"]
    row: Row
    passages: tuple[Passage, ...]
