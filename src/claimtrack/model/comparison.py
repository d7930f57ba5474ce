"""Reports side by side: what was compared, the rows, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from attrs import evolve, field, frozen
from attrs.validators import in_

from claimtrack.model.report import Claim, Notice, Passage, Report, Source

Relation = Literal["same", "contradicts", "different_scope", "related", "only"]
Support = Literal["independent", "same_origin", "derived", "unknown"]
Status = Literal["fact", "planned", "demanded", "considered", "possible"]
Cell = tuple[str, ...]

# ── what of a claim is compared ───────────────────────────────────────────────────────────


@frozen
class Quantity:
    """A number with what it counts: "nearly 5,000 books" runs from 4,750 to 5,000 ``book``.

    ``low`` and ``high`` are the bounds that the words allow, equal for an exact figure.
    ``unit`` is a canonical unit ("percent", "EUR", "minute") or, for a plain count, empty;
    ``counted`` is the lemma of the noun that is counted or measured.
    """

    passage: Passage
    value: float
    low: float
    high: float
    unit: str = ""
    counted: str = ""


@frozen
class Moment:
    """A day or a stretch of days that a claim names, both ends included.

    ``first`` and ``last`` are None when the words are relative and the report has no date.
    ``base`` is the day that relative words were counted from, ``origin`` where that day was
    found. Without ``dated`` the year is a guess, and only month and day may be compared.
    """

    passage: Passage
    first: date | None
    last: date | None
    base: date | None = None
    origin: Literal["words", "published", "none"] = "none"
    dated: bool = True


@frozen
class Argument:
    """One participant of what is claimed: its part in the clause, its head's lemma, its words."""

    role: Literal["subject", "object", "oblique"]
    head: str
    passage: Passage


@frozen
class Slots:
    """What of a claim is compared.

    ``statement`` is the content with what it leans on written out: a bare "this" gives way
    to the claim it points at, "we" to nobody. ``affirmed`` is False when the speaker asserts
    the opposite, be it by "not", by a denying cue or by words like "unfounded". ``status``
    tells done from planned, demanded, considered and merely possible. ``names`` are the
    canonical keys of persons, places and organisations.
    """

    claim: str
    statement: str
    predicate: str
    arguments: tuple[Argument, ...] = ()
    affirmed: bool = True
    status: Status = field(default="fact", validator=in_(get_args(Status)))
    hedged: bool = False
    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    names: tuple[str, ...] = ()


# ── rows ──────────────────────────────────────────────────────────────────────────────────


@frozen
class Row:
    """One line of a comparison: the claims of each report that belong together.

    ``cells`` has one tuple of claim ids per report, in the order of the reports; an empty
    cell means that this report has nothing of the kind. ``detail`` names what differs (see
    the concept page on relations), ``score`` is how sure the comparison is that these claims
    are about one matter, from 0 to 1, ``reasons`` say in words what the relation rests on.
    ``by`` names the person who set the relation by hand.
    """

    cells: tuple[Cell, ...]
    relation: Relation = field(validator=in_(get_args(Relation)))
    detail: str | None = None
    support: Support = field(default="unknown", validator=in_(get_args(Support)))
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    by: str | None = None

    def mirrored(self) -> Row:
        """Swap the sides."""
        return evolve(self, cells=self.cells[::-1])

    @property
    def is_shared(self) -> bool:
        """Tell whether at least two reports have a claim here."""
        return sum(map(bool, self.cells)) > 1


@frozen
class Matches:
    """What comparison found: rows with claims of several reports, and what it was found from.

    ``weaker`` holds pairs that scored too low for a row; ``slots`` has, per report, the slots
    of its claims in their order.
    """

    rows: tuple[Row, ...]
    weaker: tuple[Row, ...] = field(default=(), repr=False)
    slots: tuple[tuple[Slots, ...], ...] = field(default=(), repr=False)
    notices: tuple[Notice, ...] = ()


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


@frozen(repr=False)
class ComparisonTable:
    """Reports side by side: every claim of each stands in at least one row.

    ``weaker`` holds pairs that were looked at but scored too low for a row of their own; `at`
    brings them in. ``slots`` has, per report, the slots of its claims in their order.
    """

    reports: tuple[Report, ...]
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...] = ()
    weaker: tuple[Row, ...] = ()
    slots: tuple[tuple[Slots, ...], ...] = ()

    def __str__(self) -> str:
        from claimtrack.printing import draw

        return draw(self)

    def __repr__(self) -> str:
        ids = ", ".join(repr(report.article.id) for report in self.reports)
        shared = sum(row.is_shared for row in self.rows)
        return f"<ComparisonTable of {ids}: {len(self.rows)} rows, {shared} of them shared>"

    def _repr_html_(self) -> str:
        from claimtrack.report_page.notebook import show

        return show(self)

    def to_html(self) -> str:
        """Write one self-contained web page. See `claimtrack.report_page`."""
        from claimtrack.report_page import write

        return write(self)

    def same(self) -> tuple[Row, ...]:
        """Give the rows on which the reports agree."""
        return self._rows_of("same")

    def contradictions(self) -> tuple[Row, ...]:
        """Give the rows of which both sides cannot be true."""
        return self._rows_of("contradicts")

    def same_origin(self) -> tuple[Row, ...]:
        """Give the shared rows behind which stands one origin, however many reports carry them."""
        return tuple(row for row in self.rows if row.is_shared and row.support in {"same_origin", "derived"})

    def only_in(self, article: str | int) -> tuple[Row, ...]:
        """Give what one report alone has; the report is named by its article's id or its place."""
        place = self._place(article)
        return tuple(row for row in self._rows_of("only") if row.cells[place])

    def explain(self, row: Row) -> Explanation:
        """Lay the claims of a row and what was compared of them side by side."""
        claims = tuple(
            tuple(report.claim(id) for id in cell)
            for report, cell in zip(self.reports, row.cells, strict=True)
        )
        slots = tuple(
            tuple(known for known in own if known.claim in cell)
            for own, cell in zip(self.slots, row.cells, strict=False)
        )
        return Explanation(row, claims, slots)

    def at(self, *, threshold: float) -> ComparisonTable:
        """Keep the shared rows that score at least this much, without comparing anew.

        A lower threshold than the table was made with brings in weaker pairs. Rows set by
        hand stay whatever they score.
        """
        pairs = [row for row in (*self.rows, *self.weaker) if row.is_shared]
        kept = [row for row in pairs if row.by or row.score >= threshold]
        rest = [row for row in pairs if not (row.by or row.score >= threshold)]
        return self._with_shared(kept, weaker=rest)

    def without(self, *, source: str) -> ComparisonTable:
        """Show what still stands when nothing that rests on a source counts.

        ``source`` is a name or, for a source without one, words of a mention; letter case
        does not matter. Claims with it anywhere in their chain go, in every report.
        """
        reports = tuple(_without_source(report, source.casefold()) for report in self.reports)
        left = [{claim.id for claim in report.claims} for report in reports]
        kept = [_restricted(row, left) for row in self.rows]
        slots = tuple(
            tuple(known for known in own if known.claim in ids)
            for own, ids in zip(self.slots, left, strict=False)
        )
        table = evolve(self, reports=reports, slots=slots)
        weaker = [_restricted(row, left) for row in self.weaker]
        return table._with_shared(
            [row for row in kept if row.is_shared], weaker=[row for row in weaker if row.is_shared]
        )

    def override(
        self, row: Row, *, relation: Relation, by: str, detail: str | None = None
    ) -> ComparisonTable:
        """Set the relation of a row by hand; the row keeps its claims and names who did it."""
        changed = evolve(row, relation=relation, detail=detail, by=by)
        return self._replacing([changed])

    def reapply(self, earlier: ComparisonTable) -> ComparisonTable:
        """Carry over what was set by hand in an earlier table of the same reports."""
        known = [{claim.id for claim in report.claims} for report in self.reports]
        rows = [_restricted(row, known) for row in earlier.rows if row.by]
        return self._replacing([row for row in rows if any(row.cells)])

    def no_comments(self) -> tuple[tuple[Report, Claim], ...]:
        """List who declined, was silent or could not be reached, and in which report."""
        return tuple(
            (report, claim) for report in self.reports for claim in report.claims if claim.act == "no_comment"
        )

    def hedge_shifts(self) -> tuple[HedgeShift, ...]:
        """List the rows on which one report hedges what another states flatly."""
        found = []
        for row in self.same():
            hedges = tuple(
                tuple(hedge for claim in claims for hedge in claim.hedges)
                for claims in self.explain(row).claims
            )
            if row.detail == "hedge" or len(set(map(bool, hedges))) > 1:
                found.append(HedgeShift(row, hedges))
        return tuple(found)

    def questions(self) -> tuple[Question, ...]:
        """List what to follow up: contradictions first, then what rests on one unnamed origin."""
        clashes = [Question("contradiction", row, self._passages(row)) for row in self.contradictions()]
        lonely = [
            Question("single unnamed origin", row, self._passages(row))
            for row in self.rows
            if row.relation in {"same", "only"} and self._rests_on_one_unnamed(row)
        ]
        return (*clashes, *lonely)

    @cached_property
    def _order(self) -> tuple[dict[str, int], ...]:
        return tuple(
            {claim.id: place for place, claim in enumerate(report.claims)} for report in self.reports
        )

    def _rows_of(self, relation: Relation) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.relation == relation)

    def _place(self, article: str | int) -> int:
        ids = [report.article.id for report in self.reports]
        return article if isinstance(article, int) else ids.index(article)

    def _passages(self, row: Row) -> tuple[Passage, ...]:
        return tuple(p for claims in self.explain(row).claims for claim in claims for p in claim.content)

    def _rests_on_one_unnamed(self, row: Row) -> bool:
        ends = [
            (report.source(claim.chain[-1]) if claim.chain else None, claim)
            for report, claims in zip(self.reports, self.explain(row).claims, strict=True)
            for claim in claims
        ]
        return (
            bool(ends)
            and all(
                claim.chain and (source is None or (source.kind == "unnamed" and source.count == 1))
                for source, claim in ends
            )
            and (len(ends) == 1 or row.support != "independent")
        )

    def _replacing(self, changed: Iterable[Row]) -> ComparisonTable:
        changed = list(changed)
        cells = {row.cells for row in changed}
        shared = [row for row in self.rows if row.is_shared and row.cells not in cells]
        return self._with_shared([*shared, *changed], weaker=[r for r in self.weaker if r.cells not in cells])

    def _with_shared(self, shared: Iterable[Row], *, weaker: Iterable[Row]) -> ComparisonTable:
        rows = arranged(self.reports, shared)
        return evolve(self, rows=rows, weaker=tuple(sorted(weaker, key=lambda row: (-row.score, row.cells))))


def arranged(reports: tuple[Report, ...], rows: Iterable[Row]) -> tuple[Row, ...]:
    """Put rows in reading order and give every claim without a row one of its own.

    Shared rows come first, as the first report tells them; what a report has alone follows,
    report by report.
    """
    order = [{claim.id: place for place, claim in enumerate(report.claims)} for report in reports]

    def reading_order(row: Row) -> tuple[object, ...]:
        places = tuple(
            min((own[id] for id in cell), default=len(own))
            for own, cell in zip(order, row.cells, strict=True)
        )
        return (places, row.cells, row.relation)

    shared = sorted(rows, key=reading_order)
    taken = [{id for row in shared for id in row.cells[place]} for place in range(len(reports))]
    only = [
        Row(tuple((claim.id,) if here == place else () for here in range(len(reports))), "only")
        for place, report in enumerate(reports)
        for claim in report.claims
        if claim.id not in taken[place]
    ]
    return (*shared, *only)


def _restricted(row: Row, known: list[set[str]]) -> Row:
    cells = tuple(tuple(id for id in cell if id in ids) for cell, ids in zip(row.cells, known, strict=True))
    return evolve(row, cells=cells)


def _without_source(report: Report, words: str) -> Report:
    gone = {source.id for source in report.sources if words in _words_for(source)}
    claims = tuple(claim for claim in report.claims if not any(link.source in gone for link in claim.chain))
    return evolve(report, claims=claims)


def _words_for(source: Source) -> set[str]:
    """Give what a source may be called; mentions that are mere pronouns do no harm here."""
    return {source.name.casefold()} if source.name else {p.text.casefold() for p in source.mentions}
