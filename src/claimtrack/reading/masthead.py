"""What the head of an article tells: outlet, day of publication, headline.

Nothing further down is asked for an outlet or a headline: there, names belong to the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile

from attrs import Factory, frozen

from claimtrack.reading.dates import find_dates
from claimtrack.reading.head import Head
from claimtrack.reading.labels import names_after_byline
from claimtrack.reading.names import Names
from claimtrack.reading.pieces import DATELINE_REASON, HEADER_REASON, OUTLET_REASON

_SHORTEST_HEADLINE = 3  # words, when there is a choice
_LONGEST_NEW_OUTLET = 3  # words of an outlet nobody knows
_WORDS_OF_A_PERSON = 2

DATE_REASON = "the day of publication"
NAME_REASON = "a name on its own"
KICKER_REASON = "a word above the headline"


@frozen
class Masthead:
    """What the head tells; whatever it does not tell is None.

    ``headline`` is the index of its piece; ``reasons`` say, by index, which further pieces are
    no prose.
    """

    publisher: str | None = None
    published: date | None = None
    headline: int | None = None
    reasons: Mapping[int, str] = Factory(dict)


def read_masthead(head: Head, names: Names) -> Masthead:
    """Tell the headline from names, days and labels around it."""
    outlets = _outlets_above(head, names)
    persons = [place for place in head.open_places(head.above) if names.is_person(head.pieces[place].text)]
    titles = [place for place in head.open_places(head.above) if place not in (*outlets, *persons)]
    headline = _choose_headline(titles, head)
    reasons = dict.fromkeys(head.labels, DATE_REASON) | dict.fromkeys(outlets, OUTLET_REASON)
    reasons |= dict.fromkeys(persons, NAME_REASON)
    if headline is not None:
        reasons |= _reasons_around(headline, titles, head, names)
    return Masthead(
        publisher=next(_publishers(headline, reasons, head, names), None),
        published=min((label.day for label in head.labels.values() if label.day), default=None)
        or _glued_day(head),
        headline=headline,
        reasons=reasons,
    )


def _outlets_above(head: Head, names: Names) -> list[int]:
    places = head.open_places(head.above)
    outlets = list(takewhile(lambda place: _names_outlet_above(place, head, names), places))
    last = head.pieces[outlets[-1]].text if outlets else ""
    # Headlines with Capitals Everywhere look like names; an article seldom comes without one.
    if len(outlets) == len(places) and _is_long(last) and (names.is_topic(last) or not names.is_outlet(last)):
        outlets.pop()
    return outlets


def _names_outlet_above(place: int, head: Head, names: Names) -> bool:
    line = head.pieces[place].text
    if not names.furniture.is_name(line):
        return False
    if not head.stands_beside_label(place):
        return names.is_outlet(line) and not names.is_topic(line)
    return names.is_outlet(line) or (len(line.split()) <= _LONGEST_NEW_OUTLET and names.may_be_outlet(line))


def _choose_headline(titles: Sequence[int], head: Head) -> int | None:
    """Take the first line that is more than a word or two, else the first."""
    return next(
        (place for place in titles if _is_long(head.pieces[place].text)), titles[0] if titles else None
    )


def _is_long(line: str) -> bool:
    return len(line.split()) >= _SHORTEST_HEADLINE


def _reasons_around(headline: int, titles: Sequence[int], head: Head, names: Names) -> dict[int, str]:
    reasons = {
        place: KICKER_REASON
        for place in titles
        if place < headline and len(head.pieces[place].text.split()) == 1
    }
    for place in [*(place for place in titles if place > headline), *head.open_places(head.between)]:
        reason = _reason_below(place, head, names)
        if reason:
            reasons[place] = reason
    return reasons


def _reason_below(place: int, head: Head, names: Names) -> str | None:
    """Say what a name under the headline is. Two words may be the writer's, who is no outlet."""
    line = head.pieces[place].text
    if not names.furniture.is_name(line):
        return None
    if names.is_outlet(line) and not names.is_topic(line):
        return OUTLET_REASON
    if names.is_person(line):
        return NAME_REASON
    if not (head.stands_beside_label(place) or head.is_attached(place)):
        return None
    is_no_person = len(line.split()) != _WORDS_OF_A_PERSON or names.begins_like_a_title(line)
    return OUTLET_REASON if is_no_person and names.may_be_outlet(line) else NAME_REASON


def _glued_day(head: Head) -> date | None:
    """Take the day from a crawler's header or a dateline; a month alone is none."""
    glued = (piece.text for piece in head.pieces if piece.reason in {HEADER_REASON, DATELINE_REASON})
    days = (found.day for words in glued for found in find_dates(words, day_first=False))
    return next(filter(None, days), None)


def _publishers(headline: int | None, reasons: Mapping[int, str], head: Head, names: Names) -> Iterator[str]:
    """Give the outlets the head names, the surest first: on lines of their own, beside a day, in a byline."""
    for place, piece in enumerate(head.pieces):
        if OUTLET_REASON in {piece.reason, reasons.get(place)}:
            yield piece.text.lstrip("| ")
    for place, label in head.labels.items():
        is_above = headline is not None and place < headline
        yield from (name for name in (*label.names, *label.listed) if _is_surely_outlet(name, names))
        yield from (name for name in label.names if _is_likely_outlet(name, names, is_above=is_above))
    for place in (*head.above, *head.between):
        if head.pieces[place].reason == "byline":
            yield from filter(names.is_outlet, names_after_byline(head.pieces[place].text, names))


def _is_surely_outlet(name: str, names: Names) -> bool:
    return names.is_outlet(name) or (names.begins_like_a_title(name) and names.may_be_outlet(name))


def _is_likely_outlet(name: str, names: Names, *, is_above: bool) -> bool:
    """Tell whether a name beside a day is the outlet's; below the headline two words may be the writer's."""
    return (is_above or len(name.split()) != _WORDS_OF_A_PERSON) and names.may_be_outlet(name)
