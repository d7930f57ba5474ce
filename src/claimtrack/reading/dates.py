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
_DATE = regex.compile(
    r"""(?<![\w/.-])(?:
      (?<iso>\d{4}-\d\d-\d\d)(?=T\d|\D|$)
    | (?<numeric>\d{1,2}(?<mark>[-/.])\d{1,2}\g<mark>\d{4})(?!\d)
    | (?<textual>
        \d{1,2}(?:st|nd|rd|th|e)?\.?[ \xa0](?:of[ ])?\p{L}{3,}\.?,?[ \xa0]\d{4}
      | \d{1,2}-\p{L}{3,}-\d{2}(?:\d\d)?
      | \p{L}{3,}\.?[ \xa0]\d{1,2}(?:st|nd|rd|th)?,?[ \xa0]\d{4}
      )(?!\d)
    )""",
    regex.VERBOSE,
)
_TIME = regex.compile(
    r"""(?<!\d)T?\d{1,2}[:.h]\d\d (?:[:.]\d\d)? (?:\.\d+)? (?:Z|[+-]\d\d:?\d\d)? (?!\d)
      | (?<!\d)\d{1,2}\ ?[ap]\.?m\b\.?""",
    regex.VERBOSE | regex.IGNORECASE,
)


@frozen
class WrittenDate:
    """A day and where it is written; ``day`` is None if it can be read in two ways."""

    span: Span
    day: date | None


def find_dates(line: str, *, day_first: bool) -> Iterator[WrittenDate]:
    """Find the days that are written with day, month and year in a line, in order.

    "3/4/2025" has a ``day`` only if ``day_first``, "3/14/2025" always.
    """
    for match in _DATE.finditer(line):
        span = Span(*match.span())
        try:
            yield WrittenDate(span, _read(match, day_first))
        except ValueError:  # there is no such day
            continue


def without_times(text: str) -> str:
    """Leave out times of the day."""
    return str(_TIME.sub(" ", text))


def _read(match: regex.Match[str], day_first: bool) -> date | None:
    if match["iso"]:
        return date.fromisoformat(match["iso"])
    if match["numeric"]:
        return _read_numbers(match["numeric"], day_first)
    return _read_words(match["textual"])


def _read_numbers(text: str, day_first: bool) -> date | None:
    first, second, year = (int(part) for part in regex.split(r"[-/.]", text))
    if day_first or first > _LAST_MONTH:
        return date(year, second, first)
    return date(year, first, second) if second > _LAST_MONTH else None


def _read_words(text: str) -> date:
    found = _parser().get_date_data(text).date_obj
    if found is None:
        raise ValueError(f"no day: {text}")
    return date(found.year, found.month, found.day)


@cache
def _parser() -> DateDataParser:
    # Imported here, since few articles need it and it takes a tenth of a second to load.
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=list(languages()),
        settings={"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"},
    )
