"""Lines with what is glued to them cut off: crawlers' headers, datelines, picture links."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from attrs import frozen

from claimtrack.model import Span
from claimtrack.reading.dates import find_dates
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
    r"""(?: (?<capitals>\p{Lu}[\p{Lu}’'.]+ (?:[ /-]\p{Lu}[\p{Lu}’'.]+){0,2})
          | \p{Lu}[\p{L}’'.-]+ (?:\ [\p{L}’'.-]+){0,3} )?+
        (?:,\ \p{Lu}[\p{L}.]+ )?
        (?<day>,\ (?:\p{L}{3,}\.?\ \d{1,2}|\d{1,2}\ \p{L}{3,}\.?) (?:,?\ \d{4})? )?
        (?:\ ?\((?<agency>\p{L}[\p{L}\ .-]{1,30})\))?
        \s*[–—-]{1,2}\s+ (?=[\p{Lu}\p{N}\p{P}])""",
    regex.VERBOSE,
)
# A picture in a tweet; its signature may follow: "pic.twitter.com/Ab1 — Ann Lee (@annlee)".
_LINK = regex.compile(r"(?:https?://)?pic\.(?:twitter|x)\.com/\w+|https?://t\.co/\w+", regex.IGNORECASE)
# "Night ferries to return | The Harbour Ledger"
_SITE = regex.compile(r"\s\|\s+(?<name>[^|]+)\Z")

# The stop of an abbreviation does not end a headline: "… to the U.S."
_STOP = regex.compile(r"(?<!\b\p{Lu}\. ?\p{Lu})[.…:;][\"'”’“‘»)\]]*$")
_TURN = regex.compile(r"\p{Lu}:\s")  # "Q: ", "A: " in an interview
_LONGEST_HEADLINE = 200  # characters
_SHORTEST_SENTENCE = 5  # words
_SHORTEST_TITLE = 4  # words, with the name of a site behind
_DATELINED = 4  # paragraphs at the head: standfirsts may come before the one with the dateline

HEADER_REASON = "a crawler's header"
DATELINE_REASON = "a dateline"
LINK_REASON = "a link to a picture"
OUTLET_REASON = "the name of the outlet"


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
        for span, reason in _cut_line(text, line.span, paragraphs, furniture):
            words = text[span.start : span.end]
            reason = reason or furniture.reason_against(words)
            pieces.append(Piece(span, words, index, line.follows_blank, reason))
        paragraphs += is_paragraph(text[line.span.start : line.span.end])
    return pieces


def is_paragraph(line: str) -> bool:
    """Tell whether a line is a paragraph rather than a headline, name or label."""
    if len(line) > _LONGEST_HEADLINE or _TURN.match(line):
        return True
    return len(line.split()) >= _SHORTEST_SENTENCE and bool(_STOP.search(line))


def _cut_line(
    text: str, line: Span, paragraphs: int, furniture: Furniture
) -> Iterator[tuple[Span, str | None]]:
    """Cut a line that stands below so many paragraphs."""
    start, end = line.start, line.end
    if paragraphs == 0 and (header := _CRAWLER_HEADER.match(text, start, end)):
        yield _trimmed(text, start, header.end()), HEADER_REASON
        start = header.end()
    if paragraphs < _DATELINED and (dateline := _match_dateline(text, start, end)):
        yield _trimmed(text, start, dateline.end()), DATELINE_REASON
        start = dateline.end()
    site = _match_site(text, start, end, furniture) if paragraphs == 0 else None
    yield from _cut_links(text, start, site.start() if site else end)
    if site:
        yield _trimmed(text, site.start(), end), OUTLET_REASON


def _match_dateline(text: str, start: int, end: int) -> regex.Match[str] | None:
    """Match the place, day and agency that head a paragraph; one of them must be plain to see."""
    found = _DATELINE.match(text, start, end)
    if found is None or not is_paragraph(text[found.end() : end]):
        return None
    is_plain = found["capitals"] or found["day"] or is_known_outlet(found["agency"] or "")
    return found if is_plain else None


def _match_site(text: str, start: int, end: int, furniture: Furniture) -> regex.Match[str] | None:
    """Match the name of a site behind a headline, as in the title of its page."""
    found = _SITE.search(text, start, end)
    if found is None or not furniture.is_name(found["name"]):
        return None
    title = text[start : found.start()]
    is_title = len(title.split()) >= _SHORTEST_TITLE and not any(find_dates(title, day_first=True))
    return found if is_title else None


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
