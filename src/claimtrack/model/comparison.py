"""Reports side by side, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from attrs import evolve, frozen

from claimtrack.errors import InputError
from claimtrack.model.article import Notice, Passage
from claimtrack.model.merging import clusters, merged, parted
from claimtrack.model.nesting import Wrappers, find_wrappers
from claimtrack.model.origins import Origins, origins_behind
from claimtrack.model.overrides import carried_over
from claimtrack.model.report import Claim, Report
from claimtrack.model.rows import Cell, Explanation, HedgeShift, Origin, Question, Relation, Row
from claimtrack.model.slots import Slots


@frozen(repr=False)
class ComparisonTable:
    """Reports side by side: every claim of each stands in at least one row.

    ``weaker`` holds pairs that were looked at but scored too low for a row of their own; `at`
    brings them in. ``slots`` has, per report, the slots of its claims in their order. ``origins``
    tell who the sources are across reports.
    """

    reports: tuple[Report, ...]
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...] = ()
    weaker: tuple[Row, ...] = ()
    slots: tuple[tuple[Slots, ...], ...] = ()
    origins: tuple[Origin, ...] = ()

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

    def origins_of(self, row: Row) -> Origins:
        """Draw who stands behind a row, and tell from how many origins its reports have it."""
        pairs = (pair for pair in self._shared if pair.meets(row))
        return origins_behind(row, self.reports, self.origins, pairs)

    def only_in(self, article: str | int) -> tuple[Row, ...]:
        """Give what one report alone has; the report is named by its article's id or its place.

        Raises:
            InputError: there is no such report.
        """
        place = self._place(article)
        return tuple(row for row in self._rows_of("only") if row.cells[place])

    def missing_from(self, article: str | int) -> tuple[Row, ...]:
        """Give what at least two other reports have and this one has not; for three reports and more.

        Raises:
            InputError: there is no such report.
        """
        place = self._place(article)
        return tuple(row for row in self.rows if row.is_shared and not row.cells[place])

    def explain(self, row: Row) -> Explanation:
        """Lay the claims of a row and what was compared of them side by side."""
        slots = tuple(
            tuple(own[id] for id in cell if id in own)
            for own, cell in zip(self._slots_by_claim, row.cells, strict=False)
        )
        return Explanation(row, self._claims(row), slots)

    def statements(self, row: Row) -> tuple[tuple[Claim, ...], ...]:
        """Give what each report says in a row, every statement once.

        Of "Holm insisted that P" and P that is P, which has the longer chain; of a bare phrase
        and the claim around it, the claim around it.
        """
        return tuple(
            tuple(claim for claim in cell if claim.id not in self._repeats(place, cell))
            for place, cell in enumerate(self._claims(row))
        )

    def _repeats(self, place: int, cell: Sequence[Claim]) -> set[str]:
        """Find the claims of a cell that another one of it says as well."""
        ids = {claim.id for claim in cell}
        slots = self._slots_by_claim[place] if place < len(self.slots) else {}
        found: set[str] = set()
        for inner, outers in self._wrappers[place].items():
            around = ids.intersection(outers)
            if inner in ids and around:
                is_phrase = inner in slots and not slots[inner].arguments
                found |= {inner} if is_phrase else around
        return found

    def at(self, *, threshold: float) -> ComparisonTable:
        """Keep the shared rows that score at least this much, without comparing anew.

        A lower threshold than the table was made with brings in weaker pairs. Rows set by
        hand stay whatever they score.
        """
        kept: list[Row] = []
        rest: list[Row] = []
        for row in (*self._shared, *self.weaker):
            (kept if row.by or row.score >= threshold else rest).append(row)
        return self._with_shared(kept, weaker=rest)

    def without(self, *, source: str) -> ComparisonTable:
        """Show what still stands when nothing that rests on a source counts.

        ``source`` is a name or, for a source without one, the words of a mention; see
        `Source.is_called`. Claims with it anywhere in their chain go, in every report, whatever
        name it has there.

        Raises:
            InputError: no report has such a source; the message lists those that have names.
        """
        gone = self._sources_called(source)
        reports = tuple(
            _without_sources(report, {id for home, id in gone if home == place})
            for place, report in enumerate(self.reports)
        )
        left = [{claim.id for claim in report.claims} for report in reports]
        kept = [_restricted(row, left) for row in self._shared]
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
        """Set the relation of a row by hand; the row keeps its claims and names who did it.

        Rows that hold nothing but claims of this one are gone from the new table.
        """
        return self._replacing([evolve(row, relation=relation, detail=detail, by=by, parts=())])

    def reapply(self, earlier: ComparisonTable) -> ComparisonTable:
        """Carry over what was set by hand in an earlier table of the same articles.

        Claims are known again by their place in the text, whatever their ids are now. A row of
        which a claim or an article is missing is not carried over; a notice says so.
        """
        found, lost = carried_over(earlier, self.reports)
        return evolve(self._replacing(found), notices=(*self.notices, *lost))

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
                tuple(hedge for claim in claims for hedge in claim.hedges) for claims in self._claims(row)
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
    def _wrappers(self) -> tuple[Wrappers, ...]:
        return tuple(map(find_wrappers, self.reports))

    @cached_property
    def _slots_by_claim(self) -> tuple[dict[str, Slots], ...]:
        return tuple({slots.claim: slots for slots in own} for own in self.slots)

    @property
    def _shared(self) -> tuple[Row, ...]:
        """Give the shared rows as they were found, those of two reports not put together."""
        return tuple(part for row in self.rows if row.is_shared for part in parted(row))

    def _claims(self, row: Row) -> tuple[tuple[Claim, ...], ...]:
        return tuple(
            tuple(report.claim(id) for id in cell)
            for report, cell in zip(self.reports, row.cells, strict=True)
        )

    def _rows_of(self, relation: Relation) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.relation == relation)

    def _place(self, article: str | int) -> int:
        ids = [report.article.id for report in self.reports]
        if isinstance(article, int) and -len(ids) <= article < len(ids):
            return article
        if article not in ids:
            raise InputError(f"no report {article!r}; there are {', '.join(map(repr, ids))}")
        return ids.index(str(article))

    def _sources_called(self, words: str) -> set[tuple[int, str]]:
        """Find sources by the place of their report and their id; those that are one with them, too."""
        known = [(place, source) for place, report in enumerate(self.reports) for source in report.sources]
        called = {(place, source.id) for place, source in known if source.is_called(words)}
        if not called:
            names = sorted({source.name for _, source in known if source.name})
            raise InputError(f"no source {words!r}; there are {', '.join(names) or 'none with a name'}")
        return called.union(*(origin.sources for origin in self.origins if called & {*origin.sources}))

    def _passages(self, row: Row) -> tuple[Passage, ...]:
        return tuple(p for claims in self._claims(row) for claim in claims for p in claim.content)

    def _rests_on_one_unnamed(self, row: Row) -> bool:
        ends = [
            (report.source(claim.chain[-1]) if claim.chain else None, claim)
            for report, claims in zip(self.reports, self._claims(row), strict=True)
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
        by_hand = tuple(changed)

        def stays(row: Row) -> bool:
            return not any(row.is_within(other) for other in by_hand)

        return self._with_shared(
            [*filter(stays, self._shared), *by_hand], weaker=[*filter(stays, self.weaker)]
        )

    def _with_shared(self, shared: Iterable[Row], *, weaker: Iterable[Row]) -> ComparisonTable:
        rows = merged(shared, [report.article.id for report in self.reports])
        rest = sorted(weaker, key=lambda row: (-row.score, row.cells))
        return evolve(self, rows=arranged(self.reports, rows), weaker=tuple(rest))


def arranged(reports: tuple[Report, ...], rows: Iterable[Row]) -> tuple[Row, ...]:
    """Put rows in reading order and give every claim without a row one of its own.

    A claim that only wraps another stands in the row of that one. Shared rows come first, as the
    first report tells them; what a report has alone follows, report by report.
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
        Row(tuple(cell if here == place else () for here in range(len(reports))), "only")
        for place, report in enumerate(reports)
        for cell in _alone(report, taken[place])
    ]
    return (*shared, *only)


def _alone(report: Report, taken: set[str]) -> Iterator[Cell]:
    """Give the claims that stand in no row yet, each with those that only wrap it."""
    places = {claim.id: place for place, claim in enumerate(report.claims) if claim.id not in taken}
    nested = ((outer, inner) for inner, outers in find_wrappers(report).items() for outer in outers)
    links = [(places[outer], places[inner]) for outer, inner in nested if {outer, inner} <= places.keys()]
    for group in clusters(places.values(), links):
        yield tuple(report.claims[place].id for place in sorted(group))


def _restricted(row: Row, known: list[set[str]]) -> Row:
    cells = tuple(tuple(id for id in cell if id in ids) for cell, ids in zip(row.cells, known, strict=True))
    return evolve(row, cells=cells)


def _without_sources(report: Report, gone: set[str]) -> Report:
    claims = tuple(claim for claim in report.claims if not any(link.source in gone for link in claim.chain))
    return evolve(report, claims=claims)
