"""The lines of a text, with what is glued to their ends cut off."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from attrs import frozen

from claimtrack.model import Span

_LINE = regex.compile(r"([^\r\n\x0b\x0c\x85\u2028\u2029]*)(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|\Z)")

# A crawler's header glued in front of the first paragraph: "date 2024-08 The minister …".
_CRAWLER_HEADER = regex.compile(
    r"""\s* (?:date|datum|published|pubdate|timestamp) \s* [:=]? \s*
        \d{4}-\d\d (?:-\d\d)? (?:[T ]\d\d:\d\d\S*)? [\s|,;:.–-]*""",
    regex.VERBOSE | regex.IGNORECASE,
)
# A picture in a tweet; its signature may follow: "pic.twitter.com/Ab1 — Ann Lee (@annlee)".
_LINK = regex.compile(r"(?:https?://)?pic\.(?:twitter|x)\.com/\w+|https?://t\.co/\w+", regex.IGNORECASE)

HEADER_REASON = "a crawler's header"
LINK_REASON = "a link to a picture"


@frozen
class Piece:
    """A line of the article, or what is left of one when furniture is cut off.

    ``line`` counts all lines of the text, blank ones too; ``reason`` says why the piece is no prose.
    """

    span: Span
    text: str
    line: int
    reason: str | None = None


def cut_pieces(text: str) -> list[Piece]:
    """Cut a text at its line ends, and furniture off its lines. White space is in no piece."""
    pieces: list[Piece] = []
    for number, match in enumerate(_LINE.finditer(text)):
        pieces += _cut_line(text, Span(*match.span(1)), number, is_first=not pieces)
    return pieces


def _cut_line(text: str, line: Span, number: int, *, is_first: bool) -> Iterator[Piece]:
    for span, reason in _cuts(text, line, is_first=is_first):
        words = text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end:
            yield Piece(Span(start, end), text[start:end], number, reason)


def _cuts(text: str, line: Span, *, is_first: bool) -> Iterator[tuple[Span, str | None]]:
    start = line.start
    header = _CRAWLER_HEADER.match(text, start, line.end) if is_first else None
    if header:
        yield Span(*header.span()), HEADER_REASON
        start = header.end()
    for link in _LINK.finditer(text, start, line.end):
        yield Span(start, link.start()), None
        yield Span(*link.span()), LINK_REASON
        start = link.end()
    yield Span(start, line.end), None
