"""Days written out in full, such as a masthead or a byline shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import regex
from attrs import frozen

from claimtrack.lexicons import languages
from claimtrack.model import Span

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_LAST_MONTH = 12
_CENTURY = 2000
_DATE = regex.compile(
    r"""(?<![\w/.-])(?:
      (?<iso>\d{4}-\d\d-\d\d)(?=T\d|\D|$)
    | (?<numeric>\d{1,2}(?<mark>[-/.])\d{1,2}\g<mark>\d{2}(?:\d\d)?)(?!\d)
    | (?<words>
        \d{1,2}(?:st|nd|rd|th|e)?\.?[ \xa0](?:of[ ])?\p{L}{3,}\.?
      | \d{1,2}-\p{L}{3,}(?=-)
      | \p{L}{3,}\.?[ \xa0]\d{1,2}(?:st|nd|rd|th)?(?![\d:.]\d)
      )(?:[ ,\xa0-]+(?<year>\d{4}|['’]?\d{2})(?![\w:]))?(?!\w)
    )""",
    regex.VERBOSE,
)
_TIME = regex.compile(
    r"""(?<!\d)T?\d{1,2}[:.h]\d\d (?:[:.]\d\d)? (?:\.\d+)? (?:Z|[+-]\d\d:?\d\d|\ ?[ap]\.?m\b\.?)? (?!\d)
      | (?<!\d)\d{1,2}\ ?[ap]\.?m\b\.?""",
    regex.VERBOSE | regex.IGNORECASE,
)


@frozen
class WrittenDate:
    """A day and where it is written; ``day`` is None without a year, or if it can be read in two ways."""

    span: Span
    day: date | None


def find_dates(line: str, *, day_first: bool) -> Iterator[WrittenDate]:
    """Find the days that are written out in a line, in order.

    "3 May" has no ``day``, "3/4/2025" only if ``day_first``, "3/14/2025" always. Two digits
    count as a year of this century.
    """
    position = 0
    while match := _DATE.search(line, position):
        try:
            yield WrittenDate(Span(*match.span()), _read(match, day_first))
            position = match.end()
        except ValueError:  # no such day: "Tuesday 15" before "October 2024", "31 June"
            position = match.start() + 1


def without_times(text: str) -> str:
    """Leave out times of the day."""
    return str(_TIME.sub(" ", text))


def _read(match: regex.Match[str], day_first: bool) -> date | None:
    if match["iso"]:
        return date.fromisoformat(match["iso"])
    if match["numeric"]:
        return _read_numbers(match["numeric"], day_first)
    return _read_words(match["words"], match["year"])


def _read_numbers(text: str, day_first: bool) -> date | None:
    first, second, year = (int(part) for part in regex.split(r"[-/.]", text))
    year += _CENTURY if year < _CENTURY else 0
    if day_first or first > _LAST_MONTH:
        return date(year, second, first)
    return date(year, first, second) if second > _LAST_MONTH else None


def _read_words(day_and_month: str, year: str | None) -> date | None:
    words = day_and_month.replace("-", " ").replace(" of ", " ")
    # A leap year, so that every day of a month will do.
    found = _parser().get_date_data(f"{words} 2000").date_obj
    if found is None:
        raise ValueError(f"no day: {day_and_month}")
    if year is None:
        return None
    number = int(year.strip("'’"))
    return date(number if number >= _CENTURY / 2 else number + _CENTURY, found.month, found.day)


@cache
def _parser() -> DateDataParser:
    # Imported here, since few articles need it and it takes a tenth of a second to load.
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=list(languages()),
        settings={
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],  # not "33 hours" ago
        },
    )
