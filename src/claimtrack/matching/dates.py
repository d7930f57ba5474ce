"""Words → moments: days and periods a claim names, resolved against the day of publication.

The spans come from our own patterns; dateparser only reads what they have found to be a date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import regex
from attrs import frozen

from claimtrack.matching.calendar import Calendar, calendar_of, matches
from claimtrack.matching.stretches import edges_differ, find_seasons, stretched
from claimtrack.matching.vocabulary import Words
from claimtrack.model import DatedBy, DateOrigin, Moment, Passage, Span

# Only to give a day and month without a year a place to stand; a leap year, so that 29 February has one.
_ANY_YEAR = 2000
_SHORTEST_YEAR = 360  # days
_SHORTEST_MONTH = 27  # days from the first to the last
_DATE_SETTINGS: dict[str, Any] = {"PREFER_DAY_OF_MONTH": "first", "DATE_ORDER": "DMY"}
_PERIODS = {"day": 1, "week": 7, "month": 30, "year": 365}
# Nobody counts the days of "two weeks ago", let alone of "a month ago": so many either way.
_VAGUE = {"day": 0, "week": 3, "month": 10}


@frozen(eq=False)
class _Context:
    """What the days of a claim are read by."""

    text: str
    words: Words
    calendar: Calendar
    base: date | None
    origin: DateOrigin
    tense: str

    def relative(self, passage: Passage, first: date, last: date) -> Moment:
        """Say that days were counted from the base."""
        return Moment(passage, first, last, self.base, self.origin)

    def written(self, passage: Passage, first: date, last: date, *, year: bool) -> Moment:
        """Say that days stand in the words, though perhaps without their year."""
        if year:
            return Moment(passage, first, last, None, "words")
        return Moment(passage, first, last, self.base, self.origin, dated=self.base is not None)


def moments(
    text: str,
    spans: Sequence[Span],
    words: Words,
    *,
    base: date | None,
    origin: DatedBy | None = None,
    tense: str,
) -> list[Moment]:
    """Find the days and periods named inside the spans, in order, none inside another.

    ``base`` is the day of publication, ``origin`` where that was found. ``tense`` ("past",
    "future" or "") says where the claim looks: a bare weekday is the next one in the future and
    else the last one, a day without a year the nearest that fits.
    """
    context = _Context(text, words, calendar_of(words), base, (origin or "given") if base else "none", tense)
    found: list[Moment] = []
    for span in spans:
        taken: list[Span] = []
        for read in _READERS:
            for moment in read(context, span):
                if not any(moment.passage.span.overlaps(other) for other in taken):
                    taken.append(moment.passage.span)
                    found.append(moment)
    return stretched(sorted(found, key=lambda moment: moment.passage), text, spans, words)


# ── days and months by name ───────────────────────────────────────────────────────────────


def _absolute(context: _Context, span: Span) -> Iterator[Moment]:
    for match, passage in matches(context.calendar.absolute, context.text, span):
        day = _read_date(match, context.words)
        if day is None:
            continue
        named = match["weekday"] and context.words.weekdays[match["weekday"].lower()]
        if match["year"] is None and context.base is not None:
            day = _nearest_year(day, context.base, context.tense)
        moment = context.written(passage, day, day, year=match["year"] is not None)
        # "Tuesday 23 April", when that is no Tuesday: the year is another one than it seems.
        fits = named is None or not moment.dated or day.weekday() == named
        yield moment if fits else Moment(passage, day, day, moment.base, moment.origin, dated=False)


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
    for match, passage in matches(context.calendar.month, context.text, span):
        if context.words.months_are_capitalised and passage.text[0].islower():
            continue  # "may", "march"
        first = date(int(match["year"] or _ANY_YEAR), context.words.months[match["month"].lower()], 1)
        if match["year"] is None and context.base is not None:
            first = _nearest_year(first, context.base.replace(day=1), context.tense)
        yield context.written(passage, first, _end_of("month", first), year=match["year"] is not None)


def _years(context: _Context, span: Span) -> Iterator[Moment]:
    for _, passage in matches(context.calendar.year, context.text, span):
        year = int(passage.text)
        yield context.written(passage, date(year, 1, 1), date(year, 12, 31), year=True)


# ── days counted from the base ────────────────────────────────────────────────────────────


def _counted(context: _Context, span: Span) -> Iterator[Moment]:
    for match, passage in matches(context.calendar.counted, context.text, span):
        way = match["way"].lower()
        if context.tense not in context.words.ahead_before.get(way, (context.tense,)):
            continue  # "was built in three weeks"
        if context.base is None or way in context.words.elsewhere:
            yield Moment(passage, None, None)  # "two days earlier": than what the story tells of
            continue
        number = match["number"].lower()
        count = 1 if number in context.words.ones else int(context.words.numbers.get(number, 0) or number)
        kind = context.words.counted[match["kind"].lower()]
        steps = -count if way in context.words.ago else count
        if kind == "year":
            yield context.relative(passage, *_period("year", steps, context.base))
        else:
            day = _moved(context.base, kind, steps)
            vague = timedelta(days=_VAGUE[kind])
            yield context.relative(passage, day - vague, day + vague)


def _moved(base: date, kind: str, steps: int) -> date:
    return base + timedelta(days=steps * _PERIODS[kind])


def _periods(context: _Context, span: Span) -> Iterator[Moment]:
    for _, passage in matches(context.calendar.period, context.text, span):
        kind, steps = context.words.periods[_phrase(passage.text)]
        if context.base is None:
            yield Moment(passage, None, None)
        else:
            yield context.relative(passage, *_period(kind, steps, context.base))


def _period(kind: str, steps: int, base: date) -> tuple[date, date]:
    if kind == "week":
        first = base - timedelta(days=base.weekday()) + timedelta(weeks=steps)
    elif kind == "month":
        months = base.year * 12 + base.month - 1 + steps
        first = date(months // 12, months % 12 + 1, 1)
    else:
        first = date(base.year + steps, 1, 1)
    return first, _end_of(kind, first)


def _end_of(kind: str, first: date) -> date:
    if kind == "week":
        return first + timedelta(days=6)
    if kind == "month":
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return date(first.year, 12, 31)


def _relative(context: _Context, span: Span) -> Iterator[Moment]:
    for _, passage in matches(context.calendar.relative, context.text, span):
        first, last = context.words.relative[_phrase(passage.text)]
        if context.base is None:
            yield Moment(passage, None, None)
        else:
            days = (context.base + timedelta(days=steps) for steps in (first, last))
            yield context.relative(passage, *days)


def _seasons(context: _Context, span: Span) -> Iterator[Moment]:
    named = matches(context.calendar.season, context.text, span)
    for passage, first, last in find_seasons(named, context.words, context.base, context.tense):
        if first is None or last is None:
            yield Moment(passage, None, None)
        else:
            yield context.relative(passage, first, last)


def _weekdays_of_periods(context: _Context, span: Span) -> Iterator[Moment]:
    """Read "Tuesday last week" and "vorige week dinsdag"; of a longer period that says too little."""
    for match, passage in matches(context.calendar.weekday_of_period, context.text, span):
        kind, steps = context.words.periods[_phrase(match["period"])]
        if context.base is None or kind != "week":
            yield Moment(passage, None, None)
        else:
            monday, _ = _period(kind, steps, context.base)
            day = monday + timedelta(days=context.words.weekdays[match["day"].lower()])
            yield context.relative(passage, day, day)


def _weekdays(context: _Context, span: Span) -> Iterator[Moment]:
    for match, passage in matches(context.calendar.weekday, context.text, span):
        if context.base is None:
            yield Moment(passage, None, None)
            continue
        which = (match["which"] or "").lower()
        forward = which in context.words.next_words or (
            context.tense == "future" and which not in context.words.last_words
        )
        wanted = context.words.weekdays[match["day"].lower()]
        back = (context.base.weekday() - wanted) % 7
        steps = (7 - back) % 7 or 7 if forward else -back
        day = _moved(context.base, "day", steps)
        yield context.relative(passage, day, day)


def _phrase(text: str) -> str:
    return " ".join(text.lower().split())


# What says more goes first: its words are then taken.
_READERS = (
    _absolute,
    _months,
    _counted,
    _weekdays_of_periods,
    _periods,
    _relative,
    _seasons,
    _weekdays,
    _years,
)


# ── two moments ───────────────────────────────────────────────────────────────────────────


def clash(left: Moment, right: Moment) -> bool | None:
    """Tell whether two moments exclude each other; None when that cannot be told."""
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return None
    if left.dated and right.dated:
        apart = left.last < right.first or right.last < left.first
        return (apart and (_years_are_written(left, right) or _falls_otherwise(left, right))) or edges_differ(
            left, right
        )
    ours, theirs = (
        (left.first.month, left.first.day),
        (right.first.month, right.first.day),
    )
    if max((left.last - left.first).days, (right.last - right.first).days) > _SHORTEST_MONTH:
        return ours[0] != theirs[0]
    return ours != theirs


def _years_are_written(left: Moment, right: Moment) -> bool:
    return left.origin == right.origin == "words"


def _length(moment: Moment) -> int:
    return (moment.last - moment.first).days if moment.first and moment.last else 0


def _falls_otherwise(left: Moment, right: Moment) -> bool:
    """Tell apart by month and day, since one of the years is only the likeliest; long periods name theirs."""
    if max(_length(left), _length(right)) > _SHORTEST_YEAR:
        return True
    ours, theirs = (m.first and (m.first.month, m.first.day) for m in (left, right))
    return ours != theirs
