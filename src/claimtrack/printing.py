"""How claims, reports and tables read in words, and how they are laid out on a terminal.

A value and its printed form may know each other: this is what ``print(report)`` and
``print(table)`` show. Every tabular format starts from the same `sections`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from shutil import get_terminal_size

from attrs import frozen
from tabulate import tabulate

from claimtrack.model import Article, Claim, ComparisonTable, Link, Notice, Relation, Report, Row

_SPACE = re.compile(r"\s+")
# Controls (a terminal obeys them) and surrogates (nothing can encode them).
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# An override or isolate that is not closed would turn the rest of the line around.
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")

# What an editor looks for comes first.
HEADINGS: Mapping[Relation, str] = {
    "contradicts": "Contradictions",
    "same": "What both say",
    "different_scope": "Alike, but of different scope",
    "related": "On one matter",
}

_FALLBACK = (100, 24)  # columns and lines, where there is no terminal
_NARROWEST = 12  # columns of a cell; narrower ones break most words
_GRID = 3  # characters that a column's border and padding take


@frozen
class Section:
    """One table with its heading. Cells are text, a line break between their parts."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sections(value: Report | ComparisonTable) -> tuple[Section, ...]:
    """Lay out a report as its claims and notices, a table relation by relation.

    What only one report has comes after what they share. Sections without rows are left out.
    """
    laid_out = _of_report(value) if isinstance(value, Report) else _of_table(value)
    return tuple(section for section in laid_out if section.rows)


def draw(value: Report | ComparisonTable, *, width: int | None = None) -> str:
    """Draw the sections as text, wrapped to so many columns: the terminal's, if not given."""
    return draw_sections(sections(value), width=width) or "No claims."


def draw_sections(laid_out: Iterable[Section], *, width: int | None = None) -> str:
    """Draw sections below each other, as `draw` does."""
    width = width or get_terminal_size(_FALLBACK).columns
    return "\n\n".join(_draw_section(section, width) for section in laid_out)


# ── in words ──────────────────────────────────────────────────────────────────────────────


def legible(text: str) -> str:
    """Bring text onto one line and make it harmless, as `printable` does."""
    return printable(text).strip()


def printable(text: str) -> str:
    """Make what steers a terminal harmless, and leave out what turns a line around.

    White space becomes spaces. For showing only: the result is no longer verbatim.
    """
    return _TURNING.sub("", _UNPRINTABLE.sub("\ufffd", _SPACE.sub(" ", text)))


def title(article: Article) -> str:
    """Name an article as a reader would: its publisher, id and language."""
    known = [article.publisher, article.id, article.language]
    return ", ".join(legible(part) for part in known if part)


def wording(claim: Claim) -> str:
    """Give a claim's content with what a reader must not miss: denied, hedged, quoted, unspoken."""
    text = legible(claim.text)
    if claim.speech == "direct" and text:
        text = f"“{text}”"
    marks = [
        *(["no comment"] if claim.act == "no_comment" else []),
        *(["denied"] if claim.denied else []),
        *[f"hedged: {legible(hedge.text)}" for hedge in claim.hedges],
    ]
    return " ".join([text, f"({'; '.join(marks)})"] if marks else [text]).strip()


def authority(report: Report, claim: Claim) -> str:
    """Say on whose authority a claim stands, from the outermost reporter to the speaker."""
    return " › ".join(link_name(report, link) for link in claim.chain) or "own voice"


def link_name(report: Report, link: Link) -> str:
    """Call who stands on a rung by name, else by the article's words here, else by kind."""
    source = report.source(link)
    if source is None:
        return f"hearsay, “{legible(link.cue.text)}”" if link.cue else "nobody named"
    shown = [link.mention] if link.mention else source.mentions[:1]
    return legible(source.name or "".join(mention.text for mention in shown)) or source.kind


def verdict(row: Row) -> str:
    """Say how the sides of a row relate, and from how many origins."""
    relation = row.relation.replace("_", " ")
    return f"{relation}: {legible(row.detail)}" if row.detail else relation


def support(row: Row) -> str:
    """Say what is known of the origins behind a row."""
    return "origins unknown" if row.support == "unknown" else row.support.replace("_", " ")


def numbered(table: ComparisonTable) -> tuple[tuple[int, Row], ...]:
    """Count the rows as a reader meets them: relation by relation, then what each report has alone."""

    def part(row: Row) -> int:
        if row.is_shared and row.relation in HEADINGS:
            return list(HEADINGS).index(row.relation)
        return len(HEADINGS) + next((place for place, cell in enumerate(row.cells) if cell), 0)

    return tuple(enumerate(sorted(table.rows, key=part), start=1))


# ── in sections ───────────────────────────────────────────────────────────────────────────


def _of_report(report: Report) -> Iterator[Section]:
    claims = tuple((legible(claim.id), wording(claim), authority(report, claim)) for claim in report.claims)
    yield Section(f"Claims of {title(report.article)}", ("", "what is said", "on whose authority"), claims)
    yield _notices("Notices", report.notices)


def _of_table(table: ComparisonTable) -> Iterator[Section]:
    titles = tuple(title(report.article) for report in table.reports)
    rows = numbered(table)
    for relation, heading in HEADINGS.items():
        shared = [(number, row) for number, row in rows if row.is_shared and row.relation == relation]
        laid_out = tuple((str(number), *_cells(table, row), _relation(row)) for number, row in shared)
        yield Section(heading, ("", *titles, "relation"), laid_out)
    for place, report in enumerate(table.reports):
        alone = [(number, row) for number, row in rows if row.relation == "only" or not row.is_shared]
        claims = [(number, claim) for number, row in alone for claim in table.statements(row)[place]]
        said = tuple((str(number), wording(claim), authority(report, claim)) for number, claim in claims)
        yield Section(f"Only in {titles[place]}", ("", "what is said", "on whose authority"), said)
    yield _notices("Notices", table.notices)


def _cells(table: ComparisonTable, row: Row) -> Iterator[str]:
    for report, claims in zip(table.reports, table.statements(row), strict=True):
        yield "\n".join(f"{wording(claim)}\n— {authority(report, claim)}" for claim in claims)


def _relation(row: Row) -> str:
    by_hand = [f"set by {legible(row.by)}"] if row.by else []
    return "\n".join([verdict(row), support(row), *by_hand, *map(legible, row.reasons)])


def _notices(heading: str, notices: Sequence[Notice]) -> Section:
    rows = tuple((legible(n.passage.text) if n.passage else "", legible(n.reason)) for n in notices)
    return Section(heading, ("where", "what"), rows)


# ── on a terminal ─────────────────────────────────────────────────────────────────────────


@frozen
class _Verbatim:
    """Text that tabulate cannot take for a number: a cell "1,000" would make it stop."""

    text: str

    def __str__(self) -> str:
        return self.text


def _draw_section(section: Section, width: int) -> str:
    widths = _column_widths(section, width)
    # Rows of one line each need no rules between them.
    fits = all(
        _longest_line(cell) <= room for row in section.rows for cell, room in zip(row, widths, strict=True)
    )
    is_flat = fits and not any("\n" in cell for row in section.rows for cell in row)
    grid = tabulate(
        [[_Verbatim(cell) for cell in row] for row in section.rows],
        section.header,
        tablefmt="simple_outline" if is_flat else "simple_grid",
        maxcolwidths=widths,
        maxheadercolwidths=widths,
        disable_numparse=True,
    )
    return f"{section.title}\n{grid}"


def _column_widths(section: Section, width: int) -> list[int]:
    """Give short columns what they need, and share the rest among the others."""
    room = width - _GRID * len(section.header) - 1
    needed = [max(map(_longest_line, column)) for column in zip(section.header, *section.rows, strict=True)]
    widths: dict[int, int] = {}
    for place in sorted(range(len(needed)), key=lambda place: (needed[place], place)):
        share = (room - sum(widths.values())) // (len(needed) - len(widths))
        widths[place] = min(needed[place], max(share, _NARROWEST))
    return [widths[place] for place in range(len(needed))]


def _longest_line(cell: str) -> int:
    return max(map(len, cell.split("\n")))
