"""An article's text cut into paragraphs and pieces, so that overlapping claims can be told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from attrs import field, frozen

from claimtrack.model import Article, Block, Claim, Passage, Report, Span
from claimtrack.printing import legible, printable


@frozen
class Piece:
    """A stretch of text inside which nothing begins or ends.

    Claims are known by their place in the report. ``claims`` are those whose content this is,
    outermost first; ``credits`` those whose speaker or cue this is; ``endings`` those that are
    over after it.
    """

    text: str
    claims: tuple[int, ...] = ()
    credits: tuple[int, ...] = ()
    endings: tuple[int, ...] = ()
    hedge: bool = False


@frozen
class Paragraph:
    """A block of the article, or a line that no block holds."""

    block: Block
    pieces: tuple[Piece, ...]

    @property
    def reason(self) -> str:
        """Say why it is no prose, empty if it is."""
        return legible(self.block.reason or "")


@frozen
class _Marks:
    """Where claims, their credits and hedges stand."""

    contents: list[tuple[Span, int]] = field(factory=list)
    credits: list[tuple[Span, int]] = field(factory=list)
    hedges: list[tuple[Span, int]] = field(factory=list)
    endings: dict[int, list[int]] = field(factory=dict)

    def cuts(self, within: Span) -> list[int]:
        spans = [span for span, _ in (*self.contents, *self.credits, *self.hedges)]
        edges = {edge for span in spans for edge in (span.start, span.end)} | set(self.endings)
        return sorted({within.start, within.end} | {e for e in edges if within.start < e < within.end})

    def inside(self, within: Span) -> _Marks:
        """Keep what touches a paragraph, so that long articles are not searched for every piece."""
        return _Marks(
            _touching(self.contents, within),
            _touching(self.credits, within),
            _touching(self.hedges, within),
            {end: own for end, own in self.endings.items() if within.start < end <= within.end},
        )


def paragraphs(report: Report) -> tuple[Paragraph, ...]:
    """Cut a report's article into paragraphs; blank lines are left out."""
    marks = _marks(report.claims)
    return tuple(
        Paragraph(block, _pieces(report.article, block.span, marks.inside(block.span)))
        for block in cut_blocks(report.article)
    )


def place(claim: Claim) -> tuple[Passage, ...]:
    """Give where a claim stands: its content or, should it have none, what its speaker did."""
    spoken = claim.chain[-1] if claim.chain else None
    credit = spoken and (spoken.cue or spoken.mention)
    return claim.content or ((credit,) if credit else ())


def _marks(claims: Iterable[Claim]) -> _Marks:
    marks = _Marks()
    for number, claim in enumerate(claims):
        standing = place(claim)
        marks.contents.extend((passage.span, number) for passage in standing)
        marks.hedges.extend((hedge.span, number) for hedge in claim.hedges)
        for link in claim.chain:
            found = (part for part in (link.mention, link.cue) if part)
            marks.credits.extend((passage.span, number) for passage in found)
        if standing:
            marks.endings.setdefault(standing[-1].end, []).append(number)
    # The longest first, and so the innermost claim last.
    marks.contents.sort(key=lambda mark: (-len(mark[0]), mark[1]))
    return marks


def cut_blocks(article: Article) -> Iterator[Block]:
    """Give the blocks in order, and as prose each line that none holds; empty ones are left out."""
    end = 0
    for block in article.blocks:
        yield from _lines(article, Span(end, block.span.start))
        if block.span:
            yield block
        end = block.span.end
    yield from _lines(article, Span(end, len(article.text)))


def _lines(article: Article, gap: Span) -> Iterator[Block]:
    start = gap.start
    for line in article.text[gap.start : gap.end].splitlines(keepends=True):
        if line.strip():
            yield Block(Span(start, start + len(line)), article.language, "prose")
        start += len(line)


def _pieces(article: Article, span: Span, marks: _Marks) -> tuple[Piece, ...]:
    cuts = marks.cuts(span)
    return tuple(_piece(article, Span(*edges), marks) for edges in pairwise(cuts))


def _piece(article: Article, span: Span, marks: _Marks) -> Piece:
    return Piece(
        printable(article.passage(span).text),
        _covering(marks.contents, span),
        _covering(marks.credits, span),
        tuple(marks.endings.get(span.end, ())),
        bool(_covering(marks.hedges, span)),
    )


def _covering(marks: Iterable[tuple[Span, int]], span: Span) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for marked, number in marks if marked.covers(span)))


def _touching(marks: Iterable[tuple[Span, int]], within: Span) -> list[tuple[Span, int]]:
    return [mark for mark in marks if mark[0].overlaps(within)]
