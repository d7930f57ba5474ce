"""What the head of an article tells: outlet, day of publication, headline.

Nothing further down is asked for an outlet or a headline: there, names belong to the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile

import regex
from attrs import Factory, frozen

from claimtrack.model import DatedBy
from claimtrack.reading.dates import find_dates
from claimtrack.reading.furniture import BYLINE_REASON
from claimtrack.reading.head import Head
from claimtrack.reading.labels import names_after_byline
from claimtrack.reading.names import Names
from claimtrack.reading.pieces import DATELINE_REASON, HEADER_REASON, OUTLET_REASON

_SHORTEST_HEADLINE = 3  # words, when there is a choice
_LONGEST_NEW_OUTLET = 3  # words of an outlet nobody knows

_JOINING = frozenset("&|/")

DATE_REASON = "the day of publication"
NAME_REASON = "a name on its own"
KICKER_REASON = "a word above the headline"
_AGENCY = regex.compile(r"\((?<name>[^()]+)\)")  # "LEEDS (Harbour Wire) - "
_GLUED: Mapping[str, DatedBy] = {HEADER_REASON: "header", DATELINE_REASON: "text"}
# "Harbour Wire | World", "HARBOUR WIRE — WORLD"
_TRAIL = regex.compile(r"\||\s[–—]\s")


@frozen
class Masthead:
    """What the head tells; whatever it does not tell is None.

    ``headline`` is the index of its piece; ``reasons`` say, by index, which further pieces are
    no prose. ``days`` are all that the head tells, with where; the first is that of publication.
    """

    publisher: str | None = None
    days: tuple[tuple[date, DatedBy], ...] = ()
    headline: int | None = None
    reasons: Mapping[int, str] = Factory(dict)


def read_masthead(head: Head) -> Masthead:
    """Tell the headline from the names and days around it."""
    trails = [place for place in head.open_places(head.above) if _outlet_on_trail(place, head)]
    places = [place for place in head.open_places(head.above) if place not in trails]
    outlets = _outlets_above(places, head)
    persons = [place for place in places if head.names.is_person(head.line(place))]
    titles = [place for place in places if place not in (*outlets, *persons)]
    headline = _choose_headline(titles, head)
    reasons = {
        **dict.fromkeys(head.labels, DATE_REASON),
        **dict.fromkeys((*trails, *outlets), OUTLET_REASON),
        **dict.fromkeys(persons, NAME_REASON),
        **_reasons_around(headline, titles, head),
    }
    return Masthead(
        publisher=next(_publishers(headline, reasons, head), None),
        days=tuple(_days(head)),
        headline=headline,
        reasons=reasons,
    )


# ── which line is what ────────────────────────────────────────────────────────────────────


def _outlet_on_trail(place: int, head: Head) -> str | None:
    """Give the outlet beside a section, or beside what it says of itself: "Harbour Wire | World"."""
    furniture, line = head.names.furniture, head.line(place)
    name = furniture.beside_section(line) if _TRAIL.search(line) else None
    if name is None and (found := furniture.with_remark(line)):
        name = found[0] if found[1] or head.names.is_outlet(found[0]) else None
    return name if name is not None and len(name.split()) <= _LONGEST_NEW_OUTLET else None


def _outlets_above(places: Sequence[int], head: Head) -> list[int]:
    outlets = list(takewhile(lambda place: _names_outlet_above(place, head), places))
    if outlets and outlets == list(places) and _may_be_headline(head.line(outlets[-1]), head.names):
        outlets.pop()
    return outlets


def _names_outlet_above(place: int, head: Head) -> bool:
    line, names = head.line(place), head.names
    if not names.is_name(line):
        return False
    is_told = place == 0 and names.is_told(line)
    opens = is_told or (place == 0 and names.begins_like_a_title(line))
    if not head.stands_beside_label(place):
        return is_told or (names.is_outlet(line) and (opens or not names.is_topic(line)))
    is_short = len(line.split()) <= _LONGEST_NEW_OUTLET
    return names.is_outlet(line) or (is_short and (opens or names.may_be_outlet(line)))


def _may_be_headline(name: str, names: Names) -> bool:
    """Tell whether a name could be a headline, Since Some Sites Write Them Like This."""
    return _is_long(name) and (names.is_topic(name) or not names.is_outlet(name))


def _choose_headline(titles: Sequence[int], head: Head) -> int | None:
    """Take the first line that is more than a word or two, else the first."""
    long = [place for place in titles if _is_long(head.line(place))]
    return next((place for place in long if not _is_kicker(place, head)), next(iter((*long, *titles)), None))


def _is_kicker(place: int, head: Head) -> bool:
    """Tell a word, or names that a mark joins: "Mergers & Acquisitions"."""
    line = head.line(place)
    joined = head.names.is_name(line) and not _JOINING.isdisjoint(line.split())
    return joined or len(line.split()) == 1


def _is_long(line: str) -> bool:
    return len(line.split()) >= _SHORTEST_HEADLINE


def _reasons_around(headline: int | None, titles: Sequence[int], head: Head) -> dict[int, str]:
    """Say which lines above and below the headline are no prose; a second title is."""
    if headline is None:
        return {}
    kickers = [place for place in titles if place < headline and _is_kicker(place, head)]
    below = [*(place for place in titles if place > headline), *head.open_places(head.between)]
    reasons = {place: _reason_below(place, head) for place in below}
    return dict.fromkeys(kickers, KICKER_REASON) | {place: why for place, why in reasons.items() if why}


def _reason_below(place: int, head: Head) -> str | None:
    """Say what a name under the headline is. Two words may be the writer's, who is no outlet."""
    line, names = head.line(place), head.names
    if not names.is_name(line):
        return None
    if names.is_outlet(line) and not names.is_topic(line):
        return OUTLET_REASON
    if names.is_person(line):
        return NAME_REASON
    if not (head.stands_beside_label(place) or head.is_attached(place)):
        return None
    return OUTLET_REASON if names.may_be_outlet(line) and not names.may_be_person(line) else NAME_REASON


# ── what the lines tell ───────────────────────────────────────────────────────────────────


def _days(head: Head) -> Iterator[tuple[date, DatedBy]]:
    """Give the days on lines of their own, the earliest first, then those glued to prose, in order.

    A crawler's header belongs to the head, a dateline to the text; a month alone is no day.
    """
    yield from ((day, "header") for day in sorted({label.day for label in head.labels.values() if label.day}))
    for piece in head.pieces:
        where = _GLUED.get(piece.reason or "")
        if where:
            days = (found.day for found in find_dates(piece.text, day_first=False))
            yield from ((day, where) for day in days if day)


def _publishers(headline: int | None, reasons: Mapping[int, str], head: Head) -> Iterator[str]:
    """Give the outlets the head names, the surest first: on their own, beside a day, in a byline."""
    for place, piece in enumerate(head.pieces):
        if OUTLET_REASON in {piece.reason, reasons.get(place)}:
            yield _outlet_on_trail(place, head) or piece.text.lstrip("| ")
    for place in head.labels:
        yield from _publishers_on_label(place, headline, head)
    for place in (*head.above, *head.between):
        if head.pieces[place].reason == BYLINE_REASON:
            yield from filter(head.names.is_outlet, names_after_byline(head.line(place), head.names))
    for piece in head.pieces:
        if piece.reason == DATELINE_REASON and (agency := _AGENCY.search(piece.text)):
            yield agency["name"]


def _publishers_on_label(place: int, headline: int | None, head: Head) -> Iterator[str]:
    """Give the sure names on a line with a day, then those that are no person's and no place's."""
    label, names = head.labels[place], head.names
    is_above = headline is not None and place < headline
    for name in (*label.names, *label.listed):
        if names.is_outlet(name) or (names.begins_like_a_title(name) and names.may_be_outlet(name)):
            yield name
    for name in label.names:
        if names.may_be_outlet(name) and (is_above or not names.may_be_person(name)):
            yield name
