"""Pair quotation marks, block by block.

Marks in real news are unbalanced and mixed (opens “ closes "), so they are paired one by one
from the left, never by parity; a quotation never outlives its block, so that one odd mark
cannot swallow an article.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import regex
from attrs import frozen

from claimtrack.model import Article, Block, Notice, Passage, Span

Family = Literal["double", "single"]

# `` and '' are the typewriter's and the older news wires' double marks.
_MARK = regex.compile(r"``|''|[“”„‟«»\"]|[‘’‚‛‹›'`]")
_DOUBLE = frozenset("“”„‟«»\"") | {"``", "''"}
# Marks that can only open or only close, whatever stands around them. “ also closes after „.
_OPENS_ONLY = frozenset("“„«‘‚‹") | {"``"}
_CLOSES_ONLY = frozenset("”»›")
_CLOSES_LOW = {"„": "“”\"", "‚": "‘’'"}
# Words that begin with an apostrophe: 's avonds, 't, 'n, 'em, '90s.
_CLIPPED = regex.compile(r"(?:[stnmkrd]|em|er|ns|til|cause|tis|twas|\d\ds?)(?!\w)")
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

    A quotation left open is no oddity when the next block opens with a mark again: that is
    how a quotation over several paragraphs is set.
    """
    blocks = [block for block in article.blocks if block.role != "noise"]
    found: list[Quotation] = []
    notices: list[Notice] = []
    for place, block in enumerate(blocks):
        quotations = list(_pair(article.text, block.span))
        found += quotations
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        for quotation in quotations:
            if not quotation.closed and not _reopens(article.text, following):
                mark = article.passage(Span(quotation.outer.start, quotation.inner.start))
                notices.append(Notice(mark, "quotation is not closed in its paragraph"))
    return tuple(found), tuple(notices)


def _reopens(text: str, block: Block | None) -> bool:
    return block is not None and _MARK.match(text, block.span.start) is not None


def _pair(text: str, block: Span) -> Iterator[Quotation]:
    """Pair the marks of one block; marks of another family inside a quotation belong to it."""
    opening: _Mark | None = None
    for mark in _marks(text, block):
        if opening is None:
            opening = mark if mark.opens else None
        elif mark.family == opening.family and mark.closes and _may_close(opening, mark):
            yield _quotation(opening, mark.start, mark.end, closed=True)
            opening = None
        elif mark.family == opening.family and mark.opens and not _is_low(opening):
            # Opened again without having been closed: the first one ended unnoticed before.
            yield _quotation(opening, *_unclosed_end(text, opening, mark.start), closed=False)
            opening = mark
    if opening is not None and opening.end < block.end:
        yield _quotation(opening, block.end, block.end, closed=False)


def _may_close(opening: _Mark, mark: _Mark) -> bool:
    return mark.start > opening.end and mark.text in _CLOSES_LOW.get(opening.text, mark.text)


def _is_low(mark: _Mark) -> bool:
    return mark.text in _CLOSES_LOW


def _unclosed_end(text: str, opening: _Mark, limit: int) -> tuple[int, int]:
    end = len(text[:limit].rstrip())
    return max(end, opening.end), max(end, opening.end)


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
    end = start + len(sign)
    clipped = sign in "'’‘" and _CLIPPED.match(text, end) is not None
    room_before = before.isspace() or before in _BEFORE_OPENING or _MARK.match(before) is not None
    opens = sign not in _CLOSES_ONLY and room_before and not after.isspace() and not clipped
    closes = sign not in _OPENS_ONLY - {"“", "‘"} and not before.isspace() and not after.isalnum()
    if sign in _OPENS_ONLY:
        opens = not clipped and not (before.isalnum() and sign == "‘")
        closes = closes and not room_before
    if sign in _CLOSES_ONLY:
        opens = sign in "»›" and room_before and not after.isspace()
        closes = True
    elif sign == "’" and opens and not closes:
        # ’Tis the closing sign: it opens a quotation only by a slip of the keyboard.
        opens = before.isspace() and after.isupper()
    return _Mark(start, sign, opens, closes)


def notice_passage(article: Article, quotation: Quotation) -> Passage:
    """Give the opening mark of a quotation as readers are shown it."""
    return article.passage(Span(quotation.outer.start, quotation.inner.start))
