"""Stretches of time in several words: "the second half of 2025", "eind juni", "between 2018 and 2021"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import regex
from attrs import evolve

from claimtrack.matching.vocabulary import Words
from claimtrack.model import Moment, Passage, Span

# Where the end of a year begins nobody says: so much of the stretch either way.
_BLUR = 0.08
_SHORTEST = 27  # days; only months and years have parts
_SEVERAL_YEARS = 400  # days
_YEAR = timedelta(days=365)
_LONGEST_OPENER = 20  # characters before a moment in which "between" or "van" may stand


def stretched(found: Sequence[Moment], text: str, spans: Sequence[Span], words: Words) -> list[Moment]:
    """Cut moments down to the part that is named of them, and make one of the two ends of a range."""
    parts = (_part_of(moment, text, spans, words) for moment in found)
    return list(_joined(list(parts), text, spans, words))


def _part_of(moment: Moment, text: str, spans: Sequence[Span], words: Words) -> Moment:
    """Read what stands right before a month or a year: "early", "the end of", "najaar"."""
    if moment.first is None or moment.last is None or (moment.last - moment.first).days < _SHORTEST:
        return moment
    begin = next(span.start for span in spans if span.covers(moment.passage.span))
    match = words.part_before.search(text, begin, moment.passage.start)
    if match is None:
        return moment
    name = " ".join(match["part"].lower().split())
    first, last = (
        _season(moment.first, words.seasons[name])
        if name in words.seasons
        else _share(moment.first, moment.last, words.parts[name])
    )
    return evolve(
        moment, passage=_between(match.start("part"), moment.passage.end, text), first=first, last=last
    )


def _share(first: date, last: date, share: tuple[float, float]) -> tuple[date, date]:
    days = (last - first).days
    low, high = max(0.0, share[0] - _BLUR), min(1.0, share[1] + _BLUR)
    return first + timedelta(days=int(low * days)), first + timedelta(days=int(high * days))


def _season(year: date, months: tuple[int, int]) -> tuple[date, date]:
    """Give the season of a year from its first month to the third week of its last."""
    first, last = months
    end = date(year.year + (last < first), last, 21)
    return date(year.year, first, 1), end


def find_seasons(
    matches: Iterable[tuple[regex.Match[str], Passage]], words: Words, base: date | None, tense: str
) -> Iterator[tuple[Passage, date | None, date | None]]:
    """Read a season without a year: the nearest one that fits what stands before it and the tense."""
    for match, passage in matches:
        if base is None:
            yield passage, None, None
            continue
        which = (match["which"] or "").lower()
        seasons = [
            _season(date(base.year + step, 1, 1), words.seasons[match["season"].lower()])
            for step in (-2, -1, 0, 1, 2)
        ]
        past = [season for season in seasons if season[0] <= base]
        future = [season for season in seasons if season[1] >= base]
        if which in words.last_words or (tense == "past" and which not in words.next_words):
            yield (passage, *past[-1])
        elif which in words.next_words or tense == "future":
            yield (passage, *future[0])
        else:
            yield (passage, *min(seasons, key=lambda season: abs((season[0] - base).days)))


def _joined(found: list[Moment], text: str, spans: Sequence[Span], words: Words) -> Iterator[Moment]:
    while found:
        moment, *found = found
        end = _after(moment, found[0]) if found else None
        if end and _is_range(moment, end, text, spans, words):
            _, *found = found
            whole = _between(moment.passage.start, end.passage.end, text)
            moment = evolve(end, passage=whole, first=moment.first, dated=moment.dated and end.dated)
        yield moment


def _after(start: Moment, end: Moment) -> Moment:
    """Move the end of a range on by a year where its own was only guessed: "between October and March"."""
    if end.origin == "words" or not (start.last and end.first and end.last) or end.first > start.last:
        return end
    if (end.last - end.first).days >= _SEVERAL_YEARS or end.first.day != 1:
        return end
    return evolve(end, first=end.first + _YEAR, last=end.last + _YEAR)


def _is_range(start: Moment, end: Moment, text: str, spans: Sequence[Span], words: Words) -> bool:
    if not (start.first and start.last and end.first and end.last) or end.first <= start.last:
        return False
    if not any(span.covers(start.passage.span) and span.covers(end.passage.span) for span in spans):
        return False
    join = " ".join(text[start.passage.end : end.passage.start].lower().split())
    before = text[max(0, start.passage.start - _LONGEST_OPENER) : start.passage.start].lower().split()
    is_between = join in words.range_joins_between and bool(set(before) & words.range_openers)
    return is_between or join in words.time_joins


def _between(start: int, end: int, text: str) -> Passage:
    return Passage(Span(start, end), text[start:end])


def edges_differ(left: Moment, right: Moment) -> bool:
    """Tell whether two ranges of years begin or end in other years, though they overlap."""
    if not (left.first and left.last and right.first and right.last):
        return False
    if min((m.last - m.first).days for m in (left, right) if m.first and m.last) < _SEVERAL_YEARS:
        return False
    return left.first.year != right.first.year or left.last.year != right.last.year
