"""Words → times of day: "11 p.m.", "shortly after 04:00", "om negen uur 's avonds", "kwart voor vijf"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import regex
from attrs import frozen

from claimtrack.matching.vocabulary import Words
from claimtrack.model import Passage, Span

_HOUR, _HALF_DAY, _DAY = 60, 720, 1440  # minutes
_NOON = 12
# How far from the time written it may be meant: a full hour is a rounder word than "3:20".
_WRITTEN, _ROUND, _ABOUT = 5, 10, 25
_AROUND = 4  # words before a time among which "about" and "in the evening" are looked for


@frozen
class Hour:
    """A time of day, in minutes from midnight; without ``half_known``, morning or evening may be meant."""

    passage: Passage
    minute: int
    half_known: bool
    slack: int


def find_hours(text: str, spans: Sequence[Span], words: Words) -> Iterator[Hour]:
    """Find the times of day inside the spans, in order; those of another time zone are left out."""
    for span in spans:
        for match in _pattern(words).finditer(text, span.start, span.end):
            after = text[match.end() : span.end].lower().split()[:1]
            if not {word.strip(".,;:") for word in after} & words.clock.zones:
                yield _hour(match, text, span, words)


def hours_agree(left: Iterable[Hour], right: Iterable[Hour]) -> bool | None:
    """Tell whether some time on either side can be the same; None when a side names none."""
    pairs = [(a, b) for b in right for a in left] if (left := tuple(left)) else []
    return any(_fit(a, b) for a, b in pairs) if pairs else None


def _fit(left: Hour, right: Hour) -> bool:
    around = _DAY if left.half_known and right.half_known else _HALF_DAY
    apart = abs(left.minute - right.minute) % around
    return min(apart, around - apart) <= left.slack + right.slack


def _hour(match: regex.Match[str], text: str, span: Span, words: Words) -> Hour:
    hour, minute = _read(match, words)
    near = text[span.start : match.start()].lower().split()[-_AROUND:]
    half = words.clock.halves.get(" ".join((match["half"] or "").lower().split()))
    is_sure = (
        half is not None or match["name"] is not None or hour > _NOON or (match["hour"] or "").startswith("0")
    )
    if half is not None and hour <= _NOON:
        hour = hour % _NOON + half
    slack = _ABOUT if set(near) & words.clock.about else _WRITTEN if minute else _ROUND
    passage = Passage(Span(*match.span()), match.group())
    return Hour(passage, (hour * _HOUR + minute) % _DAY, is_sure, slack)


def _read(match: regex.Match[str], words: Words) -> tuple[int, int]:
    """Read hour and minute off the groups; "half negen" and "kwart voor vijf" come before the hour."""
    if match["name"]:
        return words.clock.named[match["name"].lower()], 0
    hour = _number(match["hour"] or match["full"] or match["spoken"], words)
    minute = int(match["minute"] or 0)
    if match["half_to"]:
        hour, minute = hour + words.clock.half_hour[0], words.clock.half_hour[1]
    if match["more"]:
        more = _QUARTER if match["more"].lower() in words.clock.quarters else _number(match["more"], words)
        minute += more if match["way"].lower() in words.clock.past else -more
    return hour, minute


_QUARTER = 15


def _number(text: str, words: Words) -> int:
    return int(text) if text.isdigit() else int(words.numbers[text.lower()])


@cache
def _pattern(words: Words) -> regex.Pattern[str]:
    """Compile the ways to write a time: in figures, with its half of the day, or in words."""
    clock = words.clock
    small = _any_of(name for name, value in words.numbers.items() if value in range(1, 13))
    more = _any_of([*clock.quarters, *(n for n, value in words.numbers.items() if value in range(1, 26))])
    half = rf"(?:\s*(?P<half>{_any_of(clock.halves)}))"
    unit = rf"(?:\s*(?:{_any_of(clock.units)})(?!\w))"
    opening = rf"(?<=(?:{_any_of(clock.opening)})\s)"
    # "4.50 euros" and "at 9.45 percent" are no times.
    measured = _any_of(word for word, unit in words.units.items() if unit != "hour")
    figures = rf"(?P<hour>[01]?\d|2[0-4])(?:(?P<colon>:)|\.)(?P<minute>[0-5]\d)(?!\d)(?!\s*(?:{measured}))"
    before = rf"(?:(?P<more>\d{{1,2}}|{more})\s+(?P<way>{_any_of([*clock.past, *clock.to])})\s+)"
    half_to = rf"(?:(?P<half_to>{_any_of(clock.half_to)})\s+)"
    spoken = rf"(?P<spoken>1\d|2[0-4]|[1-9]|{small})"
    return regex.compile(
        rf"(?<![\w.,:])(?:"
        rf"{figures}(?:{unit}?{half}|{unit}|(?<=:\d\d)|(?<={_any_of(clock.opening)}\s[\d.]+))"
        rf"|(?P<full>1[0-2]|[1-9]|{small}){unit}?{half}"
        rf"|{opening}(?:{before}{half_to}?{spoken}|{half_to}{spoken}|{spoken}(?={unit})){unit}?{half}?"
        rf"|(?P<name>{_any_of(clock.named)})"
        rf")(?!\w)",
        regex.IGNORECASE,
    )


def _any_of(names: Iterable[str]) -> str:
    return "|".join(regex.escape(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"
