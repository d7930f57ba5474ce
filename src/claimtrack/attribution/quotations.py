"""Pair quotation marks, block by block.

Marks in real news are unbalanced and mixed (opens “ closes "), so they are paired one by one
from the left, never by parity; a quotation that is not closed ends with its block, so that
one odd mark cannot swallow an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import regex
from attrs import frozen

from claimtrack.model import Article, Block, Notice, Span

Family = Literal["double", "single"]

# `` and '' are the typewriter's and the older news wires' double marks; the latter may be torn.
_MARK = regex.compile(r"``|''|' '(?!\w)|[“”„‟«»\"]|[‘’‚‛‹›'`]")
_TYPED = frozenset({"''", "' '"})
_DOUBLE = frozenset('“”„‟«»"') | {"``"} | _TYPED
# Marks that open, whatever stands around them. “ and ‘ also close after „ and ‚.
_OPENS_ONLY = frozenset("“„‘‚") | {"``"}
_GUILLEMETS = frozenset("«»‹›")
_CLOSES_LOW = {"„": '“”"', "‚": "‘’'"}
# Words that begin with an apostrophe: 's avonds, 't, 'n, 'em, '90s.
_CLIPPED = regex.compile(r"(?:[stnmkrd]|em|er|ns|til|cause|tis|twas|\d\ds?)(?!\w)")
_LONGEST = 1500  # code points a quotation may run on over line breaks; longer ones have lost their mark
_BEFORE_OPENING = frozenset("([{–—-/:;,.…>=|")


@frozen
class Quotation:
    """Words between marks: ``inner`` without them, ``outer`` with them.

    ``closed`` is False when the block ended first; then both spans end with the block.
    """

    inner: Span
    outer: Span
    closed: bool


@frozen
class _Mark:
    start: int
    text: str
    opens: bool
    closes: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def family(self) -> Family:
        return "double" if self.text in _DOUBLE else "single"


def find_quotations(article: Article) -> tuple[tuple[Quotation, ...], tuple[Notice, ...]]:
    """Give the outermost quotations in order, and a notice for each mark left open.

    A quotation may run on over line breaks to a mark that can only close it; past an empty
    line it never does. One left open is no oddity when the next block opens with a mark
    again: that is how a quotation over several paragraphs is set.
    """
    blocks = [block for block in article.blocks if block.role != "noise"]
    found = [q for stretch in _stretches(article.text, blocks) for q in _pair(article.text, stretch)]
    notices = []
    for quotation in found:
        following = next((b for b in blocks if b.span.start >= quotation.outer.end), None)
        if not quotation.closed and not _reopens(article.text, following):
            mark = article.passage(Span(quotation.outer.start, quotation.inner.start))
            notices.append(Notice(mark, "quotation is not closed in its paragraph"))
    return tuple(found), tuple(notices)


def _stretches(text: str, blocks: Sequence[Block]) -> Iterator[list[Span]]:
    """Group blocks that only a line break parts."""
    stretch: list[Span] = []
    for block in blocks:
        if stretch and text[stretch[-1].end : block.span.start].count("\n") != 1:
            yield stretch
            stretch = []
        stretch.append(block.span)
    if stretch:
        yield stretch


def _reopens(text: str, block: Block | None) -> bool:
    return block is not None and _MARK.match(text, block.span.start) is not None


def _pair(text: str, stretch: Sequence[Span]) -> Iterator[Quotation]:
    """Pair the marks of a stretch; marks of another family inside a quotation belong to it."""
    opening: _Mark | None = None
    for mark in (mark for block in stretch for mark in _marks(text, block)):
        if opening is None:
            opening = mark if mark.opens else None
        elif mark.family == opening.family and mark.closes and _may_close(opening, mark, stretch):
            yield _quotation(opening, mark.start, mark.end, closed=True)
            opening = None
        elif mark.family == opening.family and mark.opens and not _is_low(opening):
            # Opened again without having been closed: the first one ended unnoticed before.
            end = min(_block_end(opening, stretch), len(text[: mark.start].rstrip()))
            yield _quotation(opening, end, end, closed=False)
            opening = mark
        elif mark.start > _block_end(opening, stretch) and mark.opens:
            yield _left_open(opening, stretch)
            opening = mark
    if opening is not None and opening.end < _block_end(opening, stretch):
        yield _left_open(opening, stretch)


def _left_open(opening: _Mark, stretch: Sequence[Span]) -> Quotation:
    end = _block_end(opening, stretch)
    return _quotation(opening, end, end, closed=False)


def _block_end(mark: _Mark, stretch: Sequence[Span]) -> int:
    return next(block.end for block in stretch if block.start <= mark.start < block.end)


def _may_close(opening: _Mark, mark: _Mark, stretch: Sequence[Span]) -> bool:
    elsewhere = mark.start > _block_end(opening, stretch)
    if elsewhere and (mark.opens or mark.start - opening.end > _LONGEST):
        return False
    return mark.start > opening.end and mark.text in _CLOSES_LOW.get(opening.text, mark.text)


def _is_low(mark: _Mark) -> bool:
    return mark.text in _CLOSES_LOW


def _quotation(opening: _Mark, inner_end: int, outer_end: int, *, closed: bool) -> Quotation:
    return Quotation(Span(opening.end, inner_end), Span(opening.start, outer_end), closed)


def _marks(text: str, block: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, block.start, block.end):
        before = text[match.start() - 1] if match.start() > block.start else " "
        after = text[match.end()] if match.end() < block.end else " "
        mark = _read_mark(match.group(), match.start(), before, after, text)
        if mark.opens or mark.closes:
            yield mark


def _read_mark(sign: str, start: int, before: str, after: str, text: str) -> _Mark:
    """Tell by the characters around a mark whether it may open or close a quotation."""
    clipped = sign in "'’‘" and _CLIPPED.match(text, start + len(sign)) is not None
    room_before = before.isspace() or before in _BEFORE_OPENING or _MARK.match(before) is not None
    begins = room_before and not after.isspace() and not clipped
    ends = not before.isspace() and not after.isalnum()
    if sign in _GUILLEMETS:
        # »We lost« and «We lost» are both in use; « We lost » has blanks inside.
        opens = begins or (sign in "«‹" and room_before)
        return _Mark(start, sign, opens, not opens)
    if sign in _OPENS_ONLY:
        return _Mark(
            start,
            sign,
            begins or (sign != "‘" and not clipped),
            ends and (not room_before or before in ",.!?") and sign in "“‘",
        )
    if sign == "”":
        return _Mark(start, sign, before.isspace() and not after.isspace(), True)  # ”We lost” is in use, too
    if sign == "’":
        # It opens a quotation only by a slip of the keyboard.
        return _Mark(start, sign, begins and not ends and before.isspace() and after.isupper(), ends)
    if sign in _TYPED:
        return _Mark(start, sign, begins and sign == "''", ends or after.isspace())
    return _Mark(start, sign, begins, ends)
