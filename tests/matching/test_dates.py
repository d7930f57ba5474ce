from datetime import date

import pytest

from claimtrack.matching.dates import clash, moments
from claimtrack.matching.vocabulary import load_words
from claimtrack.model import Moment, Span

A_WEDNESDAY = date(2024, 5, 15)


def read(text: str, language: str, base: date | None = A_WEDNESDAY, tense: str = "past") -> list[Moment]:
    return moments(text, [Span(0, len(text))], load_words(language), base=base, tense=tense)


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "yesterday", date(2024, 5, 14), date(2024, 5, 14)),
        ("en", "on Tuesday", date(2024, 5, 14), date(2024, 5, 14)),
        ("en", "last week", date(2024, 5, 6), date(2024, 5, 12)),
        ("en", "on 23 April", date(2024, 4, 23), date(2024, 4, 23)),
        ("en", "on April 23, 2019", date(2019, 4, 23), date(2019, 4, 23)),
        ("en", "in 1987", date(1987, 1, 1), date(1987, 12, 31)),
        ("en", "five years ago", date(2019, 1, 1), date(2019, 12, 31)),
        ("nl", "gisteren", date(2024, 5, 14), date(2024, 5, 14)),
        ("nl", "op dinsdag", date(2024, 5, 14), date(2024, 5, 14)),
        ("nl", "vorig jaar", date(2023, 1, 1), date(2023, 12, 31)),
        ("nl", "op 3 februari 2025", date(2025, 2, 3), date(2025, 2, 3)),
        ("nl", "eergisteren", date(2024, 5, 13), date(2024, 5, 13)),
    ],
)
def test_a_day_is_resolved_against_the_day_of_publication(
    language: str, text: str, first: date, last: date
) -> None:
    (moment,) = read(text, language)

    assert (moment.first, moment.last) == (first, last)


def test_a_weekday_ahead_is_the_next_one() -> None:
    (moment,) = read("on Tuesday", "en", tense="future")

    assert moment.first == date(2024, 5, 21)


def test_a_moment_keeps_its_base_and_where_that_came_from() -> None:
    relative, absolute = read("yesterday, and on 3 May 2019", "en")

    assert (relative.base, relative.origin) == (A_WEDNESDAY, "published")
    assert (absolute.base, absolute.origin) == (None, "words")


def test_without_a_base_a_weekday_stays_open() -> None:
    (moment,) = read("on Tuesday", "en", base=None)

    assert moment.first is None


def test_without_a_base_month_and_day_can_still_clash() -> None:
    (april,), (may,) = read("on 1 April", "en", base=None), read("op 1 mei", "nl", base=None)

    assert clash(april, may)
    assert not clash(april, april)


def test_the_verb_may_is_no_month() -> None:
    assert read("they may leave", "en") == []
