"""Lines that hold a day of publication and names: "3 February 2025 | Rail Europe Today"."""

from __future__ import annotations

from datetime import date

import regex
from attrs import frozen

from claimtrack.reading.dates import WrittenDate, find_dates, without_times
from claimtrack.reading.names import Names

_LONGEST = 120  # characters
# On a line with so many bars, what stands between them may be a section; of so many words at most.
_BARS, _LONGEST_RUBRIC = 2, 3
_CELL_EDGE = regex.compile(r"[|·•\t]|\s[/–—-]\s|:\s|\s{2,}")
_COMMA = regex.compile(r",(?:\s+|$)")
# "— Ann Lee (@annlee) 3 May 2025" signs a quotation.
_SIGNATURE = regex.compile(r"\s*[–—]")
_AROUND = " \t\xa0,.;:()[]|"


@frozen
class Label:
    """What a line with a day tells besides.

    ``listed`` are names that a comma parts from the rest: "Leeds, 3 May 2025" may tell the
    place of writing. ``is_explicit`` if the line calls the day one of publication; ``day`` is
    None if it can be read in two ways.
    """

    day: date | None
    names: tuple[str, ...]
    listed: tuple[str, ...]
    is_explicit: bool


def read_label(line: str, names: Names, *, day_first: bool) -> Label | None:
    """Read a line that holds days, names and set phrases and nothing else, or give None.

    Of several days the earliest counts: the others are revisions.
    """
    written = _days_on(line, day_first=day_first)
    if not written:
        return None
    cells = [_parts(cell, names) for cell in _CELL_EDGE.split(_without_days(line, written))]
    if line.count("|") >= _BARS:
        cells = [[part for part in parts if not _is_rubric(part, names)] for parts in cells]
    if not all(names.is_name(part) for parts in cells for part in parts if part):
        return None
    return Label(
        min((found.day for found in written if found.day), default=None),
        tuple(parts[0] for parts in cells if len(parts) == 1 and parts[0]),
        tuple(part for parts in cells if len(parts) > 1 for part in parts if part),
        any(_bare_word(word) in names.furniture.publication_words for word in line.split()),
    )


def names_after_byline(line: str, names: Names) -> list[str]:
    """Give the names behind the first on a line: "By Ann Lee, Gadgetly"."""
    parts = [part for cell in _CELL_EDGE.split(line) for part in _parts(cell, names)]
    return [part for part in parts[1:] if names.is_name(part)]


def _days_on(line: str, *, day_first: bool) -> list[WrittenDate]:
    if len(line) > _LONGEST or _SIGNATURE.match(line):
        return []
    return list(find_dates(line, day_first=day_first))


def _without_days(line: str, written: list[WrittenDate]) -> str:
    starts = [0, *(found.span.end for found in written)]
    ends = [*(found.span.start for found in written), len(line)]
    return without_times("|".join(line[start:end] for start, end in zip(starts, ends, strict=True)))


def _parts(cell: str, names: Names) -> list[str]:
    """Cut a cell at its commas; bylines, sections and the words around a day leave nothing."""
    return [_bare(part, names) for part in _COMMA.split(cell)]


def _bare(part: str, names: Names) -> str:
    if names.furniture.reason_against(part) or names.furniture.describes_medium(part.strip(_AROUND)):
        return ""
    words = part.strip(_AROUND).split()
    while words and _bare_word(words[0]) in names.furniture.date_words:
        del words[0]
    while words and _bare_word(words[-1]) in names.furniture.date_words:
        del words[-1]
    return " ".join(words)


def _is_rubric(part: str, names: Names) -> bool:
    """Tell a section that no list has: "Harbour Wire | Clinical trials | 3 May 2025"."""
    return part[:1].isupper() and len(part.split()) <= _LONGEST_RUBRIC and not names.is_name(part)


def _bare_word(word: str) -> str:
    return word.strip(_AROUND).casefold()
