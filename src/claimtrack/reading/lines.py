"""The lines of a text, with what is glued to their ends cut off."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from attrs import frozen

from claimtrack.model import Span

_LINE = regex.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")

# A crawler's header glued in front of the first paragraph: "date 2024-08 The minister …".
_CRAWLER_HEADER = regex.compile(
    r"(?:(?:date|datum|published|pubdate|timestamp)\s*[:=]?\s*\d{4}-\d\d(?:-\d\d)?(?:[T ]\d\d:\d\d\S*)?[\s|,;:.-]*)",
    regex.IGNORECASE,
)
# "AMSTERDAM (Reuters) – ", "LONDON, March 3 (AP) - ", "DEN HAAG – "
_DATELINE = regex.compile(
    r"(?:\p{Lu}[\p{L}\p{M}’'., \d-]{0,50}\(\p{Lu}[\p{L}\p{M}/ -]{1,30}\)|\(\p{Lu}[\p{L} ]{1,20}\)|\p{Lu}[\p{Lu}’' /-]{2,30}(?:,\s\p{Lu}[\p{L}.]+)?)"
    r"\s*[–—-]{1,2}\s+(?=\S)"
)
_PICTURE_LINK = regex.compile(r"(?:https?://)?pic\.(?:twitter|x)\.com/\w+|https?://t\.co/\w+", regex.IGNORECASE)
_ADDRESS = regex.compile(r"(?:https?://|www\.)\S+", regex.IGNORECASE)

HEADER_REASON = "a crawler's header"
DATELINE_REASON = "a dateline"
LINK_REASON = "a link to a picture or page"


@frozen
class Piece:
    """A line of the article, or what is left of one when furniture is cut off.

    ``line`` counts lines; ``reason`` says why the piece is no prose.
    """

    span: Span
    text: str
    line: int
    reason: str | None = None


def cut_pieces(text: str) -> list[Piece]:
    """Cut a text at its line ends, and furniture off its lines. White space is in no piece."""
    pieces: list[Piece] = []
    for number, match in enumerate(_LINE.finditer(text)):
        pieces += _cut_line(text, match.start(), match.end(), number, is_first=not pieces)
    return pieces


def _cut_line(text: str, start: int, end: int, number: int, *, is_first: bool) -> Iterator[Piece]:
    for from_, to, reason in _cuts(text, start, end, is_first=is_first):
        words = text[from_:to]
        left = from_ + len(words) - len(words.lstrip())
        right = left + len(words.strip())
        if left < right:
            yield Piece(Span(left, right), text[left:right], number, reason)


def _cuts(text: str, start: int, end: int, *, is_first: bool) -> Iterator[tuple[int, int, str | None]]:
    while start < end and text[start].isspace():
        start += 1
    header = _CRAWLER_HEADER.match(text, start, end) if is_first else None
    if header:
        yield start, header.end(), HEADER_REASON
        start = header.end()
    for link in _PICTURE_LINK.finditer(text, start, end):
        yield start, link.start(), None
        yield *link.span(), LINK_REASON
        start = link.end()
    yield start, end, None
