"""What the page says in words: reports, rows, claims with their ladders, and sources to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import frozen

from claimtrack.model import Claim, ComparisonTable, Link, Notice, Relation, Report, Row, Source
from claimtrack.printing import HEADINGS, legible, numbered
from claimtrack.report_page.passages import Paragraph, Piece, paragraphs

OWN_VOICE = "own voice"
NOBODY = "nobody named"

# Kept apart by a sign as well as by a colour.
SIGNS = {"same": "=", "contradicts": "≠", "different_scope": "◇", "related": "~", "only": "·"}
_TELLING = (*HEADINGS, "only")
_QUOTES = frozenset('“”„"«»')
_COUNTED: Mapping[Relation, str] = {
    "contradicts": "contradicting",
    "same": "the same",
    "different_scope": "of different scope",
    "related": "related",
}
_SPEECH = {"direct": "quoted", "indirect": "paraphrased", "mixed": "partly quoted"}


@frozen
class Rung:
    """One step of a ladder: who passes a claim on, in which words, with which doubt."""

    name: str
    kind: str = ""
    mention: str = ""
    cue: str = ""
    hedges: tuple[str, ...] = ()


@frozen
class ShownClaim:
    """A claim as the page tells it. ``key`` is the same in table and text."""

    key: str
    claim: Claim
    ladder: tuple[Rung, ...]
    kinds: tuple[str, ...]
    sources: tuple[int, ...]
    placed: bool
    statement: str = ""

    @property
    def reading(self) -> str:
        """Say what the claim was compared as, where its own words lean on others: "that", "deze"."""
        read, own = legible(self.statement), legible(self.claim.text)
        return read if read != own else ""

    @property
    def words(self) -> str:
        text = legible(self.claim.text)
        if self.claim.speech != "direct" or not text:
            return text
        return f"{'' if text[0] in _QUOTES else '“'}{text}{'' if text[-1] in _QUOTES else '”'}"

    @property
    def tags(self) -> tuple[str, ...]:
        """Say what a reader must not miss, and how the words were come by."""
        if self.claim.act == "no_comment":
            return ("no comment",)
        return (
            *(["denied"] if self.claim.denied else []),
            *(["attitude"] if self.claim.act == "attitude" else []),
            *([_SPEECH[self.claim.speech]] if self.claim.chain else []),
        )


@frozen
class ShownRow:
    """A row with its claims; ``repeated`` are the keys of those that only wrap another one of it."""

    number: int
    row: Row
    cells: tuple[tuple[ShownClaim, ...], ...]
    repeated: frozenset[str] = frozenset()

    @property
    def sign(self) -> str:
        return SIGNS[self.row.relation]

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(sorted({kind for cell in self.cells for claim in cell for kind in claim.kinds}))


@frozen
class ShownReport:
    """A report with its text cut up, and the rows in which each of its claims stands."""

    place: int
    name: str
    report: Report
    paragraphs: tuple[Paragraph, ...]
    rows: tuple[tuple[ShownRow, ...], ...]

    @property
    def headline(self) -> str:
        return legible(self.report.article.headline.text) if self.report.article.headline else ""

    def relation(self, claim: int) -> str:
        """Give the relation that colours a claim: the most telling of its rows'."""
        return min((row.row.relation for row in self.rows[claim]), key=_TELLING.index, default="only")

    def endings(self, piece: Piece) -> tuple[tuple[int, tuple[ShownRow, ...]], ...]:
        """Give the claims that end with a piece, each with the rows that none before it stands in."""
        told: set[int] = set()
        found = []
        for claim in piece.endings:
            found.append((claim, tuple(row for row in self.rows[claim] if row.number not in told)))
            told |= {row.number for row in self.rows[claim]}
        return tuple(found)


@frozen
class Contents:
    """Everything the page shows of a table, in reading order."""

    table: ComparisonTable

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Call each report by its outlet, by its id if that is not known or not enough."""
        articles = [report.article for report in self.table.reports]
        outlets = Counter(article.publisher for article in articles)
        return tuple(
            legible(article.publisher)
            if article.publisher and outlets[article.publisher] == 1
            else legible(article.id) or f"report {number}"
            for number, article in enumerate(articles, start=1)
        )

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Give whom one can do without, as `ComparisonTable.without` knows them, each with its kind."""
        found: dict[str, tuple[str, str]] = {}
        for report in self.table.reports:
            for source in _heard(report):
                words = source.name or "".join(mention.text for mention in source.mentions[:1])
                if words:
                    found.setdefault(words.casefold(), (words, source.kind))
        return dict(found.values())

    @cached_property
    def groups(self) -> Mapping[str, tuple[ShownRow, ...]]:
        """Give the rows under headings: what is shared, relation by relation, then what each has alone."""
        alone = (f"Only in {name}" for name in self.names)
        found: dict[str, list[ShownRow]] = {heading: [] for heading in (*HEADINGS.values(), *alone)}
        for number, row in numbered(self.table):
            found[self._heading(row)].append(self._row(number, row))
        return {heading: tuple(rows) for heading, rows in found.items() if rows}

    @cached_property
    def rows(self) -> tuple[ShownRow, ...]:
        return tuple(row for rows in self.groups.values() for row in rows)

    @property
    def tally(self) -> tuple[str, ...]:
        """Count the shared rows in words, relation by relation."""
        found = Counter(row.relation for row in self.table.rows if row.is_shared)
        return tuple(f"{found[relation]} {words}" for relation, words in _COUNTED.items() if found[relation])

    @cached_property
    def reports(self) -> tuple[ShownReport, ...]:
        return tuple(
            ShownReport(
                place,
                self.names[place],
                report,
                self._paragraphs[place],
                tuple(self._rows_of(place, claim) for claim in report.claims),
            )
            for place, report in enumerate(self.table.reports)
        )

    @cached_property
    def no_comments(self) -> tuple[tuple[str, ShownClaim], ...]:
        places = {id(report): place for place, report in enumerate(self.table.reports)}
        found = [(places[id(report)], claim) for report, claim in self.table.no_comments()]
        return tuple((self.names[place], self._claims[place][claim.id]) for place, claim in found)

    @cached_property
    def notices(self) -> tuple[tuple[str, Notice], ...]:
        """List what was odd, report by report, then what concerns the comparison."""
        own = [
            (name, notice)
            for name, report in zip(self.names, self.table.reports, strict=True)
            for notice in report.notices
        ]
        known = [notice for _, notice in own]
        return (*own, *(("comparison", notice) for notice in self.table.notices if notice not in known))

    @cached_property
    def _paragraphs(self) -> tuple[tuple[Paragraph, ...], ...]:
        return tuple(map(paragraphs, self.table.reports))

    @cached_property
    def _claims(self) -> tuple[Mapping[str, ShownClaim], ...]:
        leaning = self._leaning()
        return tuple(
            {claim.id: shown for claim, shown in zip(report.claims, self._shown(place, leaning), strict=True)}
            for place, report in enumerate(self.table.reports)
        )

    def _shown(self, place: int, leaning: list[list[set[str]]]) -> Iterator[ShownClaim]:
        report = self.table.reports[place]
        slots = self.table.slots[place] if place < len(self.table.slots) else ()
        statements = {own.claim: own.statement for own in slots}
        placed = {end for p in self._paragraphs[place] for piece in p.pieces for end in piece.endings}
        for number, claim in enumerate(report.claims):
            yield ShownClaim(
                f"{place}-{number}",
                claim,
                ladder(report, claim, self.names[place]),
                _kinds(report, claim),
                tuple(n for n, lost in enumerate(leaning) if claim.id in lost[place]),
                number in placed,
                statements.get(claim.id, ""),
            )

    def _leaning(self) -> list[list[set[str]]]:
        """List for each source, report by report, the claims that fall without it."""
        every = [{claim.id for claim in report.claims} for report in self.table.reports]
        return [
            [own - {claim.id for claim in left.claims} for own, left in zip(every, rest.reports, strict=True)]
            for rest in (self.table.without(source=words) for words in self.sources)
        ]

    def _heading(self, row: Row) -> str:
        if row.is_shared and row.relation in HEADINGS:
            return HEADINGS[row.relation]
        first = next((place for place, cell in enumerate(row.cells) if cell), 0)
        return f"Only in {self.names[first]}"

    def _cells(self, row: Row) -> tuple[tuple[ShownClaim, ...], ...]:
        return tuple(tuple(self._claims[place][id] for id in cell) for place, cell in enumerate(row.cells))

    def _row(self, number: int, row: Row) -> ShownRow:
        """Let a cell begin with what is stated, and repeat after that what is around it."""
        stated = {
            self._claims[place][claim.id].key
            for place, claims in enumerate(self.table.statements(row))
            for claim in claims
        }
        cells = self._cells(row)
        ordered = tuple(tuple(sorted(cell, key=lambda claim: claim.key not in stated)) for cell in cells)
        every = {claim.key for cell in cells for claim in cell}
        return ShownRow(number, row, ordered, frozenset(every - stated))

    def _rows_of(self, place: int, claim: Claim) -> tuple[ShownRow, ...]:
        return tuple(row for row in self.rows if claim.id in row.row.cells[place])


def ladder(report: Report, claim: Claim, name: str) -> tuple[Rung, ...]:
    """Lead from the report down to who speaks.

    A hedge stands at the rung whose cue it is; any other is the report's own.
    """
    rungs = [_rung(report, link, claim) for link in claim.chain]
    placed = {hedge for rung in rungs for hedge in rung.hedges}
    own = tuple(text for hedge in claim.hedges if (text := legible(hedge.text)) not in placed)
    return (Rung(name, "" if rungs else OWN_VOICE, hedges=own), *rungs)


def _rung(report: Report, link: Link, claim: Claim) -> Rung:
    cue = link.cue
    hedges = tuple(legible(h.text) for h in claim.hedges if cue and cue.span.overlaps(h.span))
    said = legible(cue.text) if cue else ""
    mention = legible(link.mention.text) if link.mention else ""
    source = report.source(link)
    if source is None:
        return Rung(NOBODY, "", mention, "" if said in hedges else said, hedges)
    name = source_name(source, mention)
    return Rung(name, source.kind, "" if mention == name else mention, "" if said in hedges else said, hedges)


def source_name(source: Source, mention: str = "") -> str:
    """Call a source by its name or, without one, as this or its first mention does."""
    first = "".join(passage.text for passage in source.mentions[:1])
    return legible(source.name or "") or mention or legible(first) or source.kind


def _kinds(report: Report, claim: Claim) -> tuple[str, ...]:
    sources = [report.source(link) for link in claim.chain]
    return tuple(sorted({source.kind if source else "unspecified" for source in sources})) or (OWN_VOICE,)


def _heard(report: Report) -> Iterator[Source]:
    """Give the sources of a report that speak or pass something on, in the order of their claims."""
    links = (link for claim in report.claims for link in claim.chain)
    found = dict.fromkeys(link.source for link in links if link.source)
    return (source for id in found for source in report.sources if source.id == id)
