"""Lines with what is glued to them cut off: crawlers' headers, datelines, picture links."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from attrs import frozen

from claimtrack.model import Span
from claimtrack.reading.furniture import Furniture
from claimtrack.reading.lines import cut_lines
from claimtrack.reading.names import is_known_outlet

# "date 2024-08 The minister …": a crawler's header glued in front of the first paragraph.
_CRAWLER_HEADER = regex.compile(
    r"""(?:date|datum|published|pubdate|timestamp) \s* [:=]? \s*
        \d{4}-\d\d (?:-\d\d)? (?:[T ]\d\d:\d\d\S*)? [\s|,;:.–-]*""",
    regex.VERBOSE | regex.IGNORECASE,
)
# "AMSTERDAM – ", "PORTLAND, Ore. - ", "LONDON, March 3 (Reuters) - ", "Den Haag (ANP) – ", "(AP) — "
_DATELINE = regex.compile(
    r"""(?: (?<capitals>\p{Lu}[\p{Lu}’'.]+ (?:[ -]\p{Lu}[\p{Lu}’'.]+){0,2})
          | \p{Lu}[\p{L}’'.-]+ (?:\ [\p{L}’'.-]+){0,3} )?+
        (?:,\ \p{Lu}[\p{L}.]+ (?:\ \d{1,2})? ){0,2}
        (?:\ ?\((?<agency>\p{L}[\p{L}\ .-]{1,30})\))?
        \s*[–—-]{1,2}\s+""",
    regex.VERBOSE,
)
# A picture in a tweet; its signature may follow: "pic.twitter.com/Ab1 — Ann Lee (@annlee)".
_LINK = regex.compile(r"(?:https?://)?pic\.(?:twitter|x)\.com/\w+|https?://t\.co/\w+", regex.IGNORECASE)

# A single capital before the stop is an initial or an abbreviation: "to the U.S."
_STOP = regex.compile(r"(?<!\b\p{Lu})[.…:;][\"'”’“‘»)\]]*$")
_LONGEST_HEADLINE = 200  # characters
_SHORTEST_SENTENCE = 5  # words
_DATELINED = 2  # paragraphs at the head: a standfirst may come before the one with the dateline

HEADER_REASON = "a crawler's header"
DATELINE_REASON = "a dateline"
LINK_REASON = "a link to a picture"


@frozen
class Piece:
    """A line of the article, or what is left of one; ``reason`` says why it is no prose.

    ``line`` is the index of its line. ``follows_blank`` if a blank line stands before that.
    """

    span: Span
    text: str
    line: int
    follows_blank: bool
    reason: str | None = None


def cut_pieces(text: str, furniture: Furniture) -> list[Piece]:
    """Cut a text into lines, and furniture off their ends. White space is in no piece."""
    pieces: list[Piece] = []
    paragraphs = 0
    for index, line in enumerate(cut_lines(text)):
        for span, reason in _cut_line(
            text, line.span, heads_text=index == 0, may_be_dated=paragraphs < _DATELINED
        ):
            words = text[span.start : span.end]
            reason = reason or furniture.reason_against(words)
            pieces.append(Piece(span, words, index, line.follows_blank, reason))
        paragraphs += is_paragraph(text[line.span.start : line.span.end])
    return pieces


def is_paragraph(line: str) -> bool:
    """Tell whether a line is a paragraph rather than a headline, name or label."""
    if len(line) > _LONGEST_HEADLINE:
        return True
    return len(line.split()) >= _SHORTEST_SENTENCE and bool(_STOP.search(line))


def _cut_line(
    text: str, line: Span, *, heads_text: bool, may_be_dated: bool
) -> Iterator[tuple[Span, str | None]]:
    start = line.start
    if heads_text and (header := _CRAWLER_HEADER.match(text, start, line.end)):
        yield _trimmed(text, *header.span()), HEADER_REASON
        start = header.end()
    if may_be_dated and (dateline := _match_dateline(text, start, line.end)):
        yield _trimmed(text, *dateline.span()), DATELINE_REASON
        start = dateline.end()
    yield from _cut_links(text, start, line.end)


def _match_dateline(text: str, start: int, end: int) -> regex.Match[str] | None:
    """Match the place and agency that head a paragraph; one of them must be plain to see."""
    found = _DATELINE.match(text, start, end)
    if found is None or not is_paragraph(text[found.end() : end]):
        return None
    return found if found["capitals"] or is_known_outlet(found["agency"] or "") else None


def _cut_links(text: str, start: int, end: int) -> Iterator[tuple[Span, str | None]]:
    for link in _LINK.finditer(text, start, end):
        if text[start : link.start()].strip():
            yield _trimmed(text, start, link.start()), None
        yield Span(*link.span()), LINK_REASON
        start = link.end()
    if text[start:end].strip():
        yield _trimmed(text, start, end), None


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(end - len(words.lstrip()), start + len(words.rstrip()))
