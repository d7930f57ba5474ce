"""Words → moments: days and periods a claim names, resolved against the day of publication.

The spans come from our own grammar; dateparser only reads what the grammar has found to be a date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import regex
from attrs import frozen

from claimtrack.matching.vocabulary import Words
from claimtrack.model import Moment, Passage, Span

# Only to give a day and month without a year a place to stand; a leap year, so that 29 February has one.
_ANY_YEAR = 2000
_SHORTEST_MONTH = 27  # days from the first to the last
_DATE_SETTINGS: dict[str, Any] = {"PREFER_DAY_OF_MONTH": "first", "DATE_ORDER": "DMY"}


@frozen
class _Grammar:
    absolute: regex.Pattern[str]
    month: regex.Pattern[str]
    weekday: regex.Pattern[str]
    relative: regex.Pattern[str]
    period: regex.Pattern[str]
    counted: regex.Pattern[str]
    year: regex.Pattern[str]


@frozen(eq=False)
class _Context:
    """What the days of a claim are read by."""

    text: str
    words: Words
    base: date | None
    tense: str


def moments(text: str, spans: Sequence[Span], words: Words, *, base: date | None, tense: str) -> list[Moment]:
    """Find the days and periods named inside the spans, in order, none inside another.

    ``base`` is the day of publication. ``tense`` ("past", "future" or "") says where the claim
    looks: a bare weekday is the next one in the future and else the last one, a day without a
    year the nearest that fits.
    """
    context = _Context(text, words, base, tense)
    found: list[Moment] = []
    for span in spans:
        taken: list[Span] = []
        for read in (
            _absolute,
            _months,
            _counted,
            _periods,
            _relative,
            _weekdays,
            _years,
        ):
            for moment in read(context, span):
                if not any(moment.passage.span.overlaps(other) for other in taken):
                    taken.append(moment.passage.span)
                    found.append(moment)
    return sorted(found, key=lambda moment: moment.passage)


@cache
def _grammar(words: Words) -> _Grammar:
    def any_of(names: Sequence[str]) -> str:
        return "|".join(regex.escape(name) for name in sorted(names, key=len, reverse=True))

    months = any_of(list(words.months))
    full = any_of(words.month_names)
    days = any_of(list(words.weekdays))
    ordinal = f"(?:{any_of(words.ordinals)})?"
    number = any_of([name for name, value in words.numbers.items() if value >= 1])
    kinds = any_of([word for word, unit in words.units.items() if unit in {"day", "week", "month", "year"}])
    which = any_of([*words.next_words, *words.last_words])
    way = any_of([*words.ago, *words.ahead])

    def whole(pattern: str) -> regex.Pattern[str]:
        return regex.compile(rf"(?<!\w)(?:{pattern})(?!\w)", regex.IGNORECASE)

    return _Grammar(
        absolute=whole(
            rf"(?P<day>\d{{1,2}}){ordinal}(?:\s+of)?\s+(?P<month>{months})\.?(?:,?\s+(?P<year>\d{{4}}))?"
            rf"|(?P<month>{months})\.?\s+(?P<day>\d{{1,2}}){ordinal}(?:,?\s+(?P<year>\d{{4}}))?"
            rf"|(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)"
        ),
        month=whole(rf"(?P<month>{full})(?:,?\s+(?P<year>(?:19|20)\d\d))?"),
        weekday=whole(rf"(?:(?P<which>{which})\s+)?(?P<day>{days})s?(?P<part>\w*)"),
        relative=whole(any_of(list(words.relative))),
        period=whole(any_of(list(words.periods))),
        counted=whole(rf"(?P<number>\d+|{number})\s+(?P<kind>(?:{kinds})\w{{0,2}})\s+(?P<way>{way})"),
        year=whole(r"(?:19|20)\d\d"),
    )


def _matches(
    pattern: regex.Pattern[str], text: str, span: Span
) -> Iterator[tuple[regex.Match[str], Passage]]:
    for match in pattern.finditer(text, span.start, span.end):
        yield match, Passage(Span(*match.span()), match.group())


def _absolute(context: _Context, span: Span) -> Iterator[Moment]:
    for match, passage in _matches(_grammar(context.words).absolute, context.text, span):
        dated = match["year"] is not None
        day = _read_date(match, context.words)
        if day is None:
            continue
        if not dated and context.base is not None:
            day = _nearest_year(day, context.base, context.tense)
        yield Moment(
            passage,
            day,
            day,
            None if dated else context.base,
            "words" if dated else _origin(context.base),
            dated or context.base is not None,
        )


def _read_date(match: regex.Match[str], words: Words) -> date | None:
    from dateparser.date import DateDataParser  # slow to import

    month = match["number"] or words.months[match["month"].lower()]
    written = f"{match['year'] or _ANY_YEAR}-{int(month):02d}-{int(match['day']):02d}"
    found = DateDataParser(languages=[words.language], settings=_DATE_SETTINGS).get_date_data(
        written, ["%Y-%m-%d"]
    )
    moment: datetime | None = found.date_obj
    return moment.date() if moment else None


def _nearest_year(day: date, base: date, tense: str) -> date:
    """Put a day without a year nearest to the base, on the side that the claim looks to, if it does."""
    days = [_in_year(day, base.year + step) for step in (-1, 0, 1)]
    fitting = {
        "past": [d for d in days if d <= base],
        "future": [d for d in days if d >= base],
    }
    return min(fitting.get(tense, days), key=lambda d: abs(d - base))


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, day=28)


def _months(context: _Context, span: Span) -> Iterator[Moment]:
    for match, passage in _matches(_grammar(context.words).month, context.text, span):
        if context.words.months_are_capitalised and passage.text[0].islower():
            continue  # "may", "march"
        dated = match["year"] is not None
        first = date(int(match["year"] or _ANY_YEAR), context.words.months[match["month"].lower()], 1)
        if not dated and context.base is not None:
            first = _nearest_year(first, context.base.replace(day=1), context.tense)
        yield Moment(
            passage,
            first,
            _end_of("month", first),
            None if dated else context.base,
            "words" if dated else _origin(context.base),
            dated or context.base is not None,
        )


def _counted(context: _Context, span: Span) -> Iterator[Moment]:
    for match, passage in _matches(_grammar(context.words).counted, context.text, span):
        number = match["number"].lower()
        count = int(number) if number.isdigit() else int(context.words.numbers[number])
        kind = next(
            (
                u
                for w, u in context.words.units.items()
                if match["kind"].lower().startswith(w) and u in _PERIODS
            ),
            "day",
        )
        sign = -1 if match["way"].lower() in context.words.ago else 1
        if context.base is None:
            yield Moment(passage, None, None)
        elif kind == "year":
            yield _period(passage, "year", sign * count, context.base)
        else:
            day = context.base + timedelta(days=sign * count * _PERIODS[kind])
            yield Moment(passage, day, day, context.base, "published")


_PERIODS = {"day": 1, "week": 7, "month": 30, "year": 365}


def _periods(context: _Context, span: Span) -> Iterator[Moment]:
    for _, passage in _matches(_grammar(context.words).period, context.text, span):
        kind, steps = context.words.periods[" ".join(passage.text.lower().split())]
        yield _period(passage, kind, steps, context.base)


def _period(passage: Passage, kind: str, steps: int, base: date | None) -> Moment:
    if base is None:
        return Moment(passage, None, None)
    if kind == "week":
        first = base - timedelta(days=base.weekday()) + timedelta(weeks=steps)
    elif kind == "month":
        months = base.year * 12 + base.month - 1 + steps
        first = date(months // 12, months % 12 + 1, 1)
    else:
        first = date(base.year + steps, 1, 1)
    return Moment(passage, first, _end_of(kind, first), base, "published")


def _end_of(kind: str, first: date) -> date:
    if kind == "week":
        return first + timedelta(days=6)
    if kind == "month":
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return date(first.year, 12, 31)


def _relative(context: _Context, span: Span) -> Iterator[Moment]:
    for _, passage in _matches(_grammar(context.words).relative, context.text, span):
        first, last = context.words.relative[" ".join(passage.text.lower().split())]
        if context.base is None:
            yield Moment(passage, None, None)
        else:
            yield Moment(
                passage,
                context.base + timedelta(days=first),
                context.base + timedelta(days=last),
                context.base,
                "published",
            )


def _weekdays(context: _Context, span: Span) -> Iterator[Moment]:
    for match, passage in _matches(_grammar(context.words).weekday, context.text, span):
        if context.base is None:
            yield Moment(passage, None, None)
            continue
        which = (match["which"] or "").lower()
        forward = which in context.words.next_words or (
            context.tense == "future" and which not in context.words.last_words
        )
        wanted = context.words.weekdays[match["day"].lower()]
        back = (context.base.weekday() - wanted) % 7
        day = (
            context.base + timedelta(days=(7 - back) % 7 or 7)
            if forward
            else context.base - timedelta(days=back)
        )
        yield Moment(passage, day, day, context.base, "published")


def _years(context: _Context, span: Span) -> Iterator[Moment]:
    for _, passage in _matches(_grammar(context.words).year, context.text, span):
        year = int(passage.text)
        yield Moment(passage, date(year, 1, 1), date(year, 12, 31), None, "words")


def _origin(base: date | None) -> Any:
    return "published" if base else "none"


def clash(left: Moment, right: Moment) -> bool | None:
    """Tell whether two moments exclude each other; None when that cannot be told."""
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return None
    if left.dated and right.dated:
        apart = left.last < right.first or right.last < left.first
        return apart and (_years_are_written(left, right) or _falls_otherwise(left, right))
    ours, theirs = (
        (left.first.month, left.first.day),
        (right.first.month, right.first.day),
    )
    if max((left.last - left.first).days, (right.last - right.first).days) > _SHORTEST_MONTH:
        return ours[0] != theirs[0]
    return ours != theirs


def _years_are_written(left: Moment, right: Moment) -> bool:
    return left.origin == right.origin == "words"


def _falls_otherwise(left: Moment, right: Moment) -> bool:
    """Tell apart by month and day, since one of the years is only the likeliest."""
    ours, theirs = (m.first and (m.first.month, m.first.day) for m in (left, right))
    return ours != theirs
