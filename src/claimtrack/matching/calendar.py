"""The patterns of days and periods in a language, made from its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import regex
from attrs import frozen

from claimtrack.matching.vocabulary import Words
from claimtrack.model import Passage, Span


@frozen
class Calendar:
    """One pattern for each way to name a day; the groups are what `claimtrack.matching.dates` reads."""

    absolute: regex.Pattern[str]
    month: regex.Pattern[str]
    counted: regex.Pattern[str]
    weekday_of_period: regex.Pattern[str]
    period: regex.Pattern[str]
    relative: regex.Pattern[str]
    season: regex.Pattern[str]
    weekday: regex.Pattern[str]
    year: regex.Pattern[str]


@cache
def calendar_of(words: Words) -> Calendar:
    """Compile the patterns of a language."""
    months, full = _any_of(words.months), _any_of(words.month_names)
    days, periods = _any_of(words.weekdays), _any_of(words.periods)
    ordinal = f"(?:{_any_of(words.ordinals)})?"
    number = _any_of([*words.ones, *(name for name, value in words.numbers.items() if value >= 1)])
    which = _any_of([*words.next_words, *words.last_words])
    way = _any_of([*words.ago, *words.ahead, *words.elsewhere])
    stretch = rf"(?P<number>\d+|{number})\s+(?P<kind>{_any_of(words.counted)})"
    month = rf"(?:(?P<month>{full})|(?P<month>{months})\.?)"
    weekday = rf"(?:(?P<weekday>{days})\w*,?\s+)?"
    return Calendar(
        absolute=_whole(
            rf"{weekday}(?P<day>\d{{1,2}}){ordinal}(?:\s+of)?\s+{month}(?:,?\s+(?P<year>\d{{4}}))?"
            rf"|{weekday}{month}\s+(?P<day>\d{{1,2}}){ordinal}(?:,?\s+(?P<year>\d{{4}}))?"
            rf"|(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)"
        ),
        month=_whole(rf"(?P<month>{full})(?:,?\s+(?P<year>(?:19|20)\d\d))?"),
        counted=_whole(rf"{stretch}\s+(?P<way>{way})|(?P<way>{_any_of(words.ahead_before)})\s+{stretch}"),
        weekday_of_period=_whole(
            rf"(?P<day>{days})\w*\s+(?P<period>{periods})|(?P<period>{periods})\s+(?P<day>{days})\w*"
        ),
        period=_whole(periods),
        relative=_whole(_any_of(words.relative)),
        season=_whole(
            rf"(?:(?P<which>{which})\s+|(?:{_any_of(words.season_before)})\s+)(?P<season>{_any_of(words.seasons)})"
            rf"(?!\s+(?:{_any_of(words.part_links)}|(?:19|20)\d\d)\b)"
        ),
        weekday=_whole(rf"(?:(?P<which>{which})\s+)?(?P<day>{days})s?(?P<part>\w*)"),
        # Further back, a bare figure may count anything.
        year=_whole(rf"(?:19|20)\d\d|(?<=\b(?:{_any_of(words.year_before)})\s)1[5-8]\d\d"),
    )


def matches(pattern: regex.Pattern[str], text: str, span: Span) -> Iterator[tuple[regex.Match[str], Passage]]:
    """Find a pattern inside a span, with what it covers."""
    for match in pattern.finditer(text, span.start, span.end):
        yield match, Passage(Span(*match.span()), match.group())


def _any_of(names: Iterable[str]) -> str:
    return "|".join(regex.escape(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"


def _whole(pattern: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{pattern})(?!\w)", regex.IGNORECASE)
