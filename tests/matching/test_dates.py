from datetime import date

import pytest

from claimtrack.matching.bounds import may_agree
from claimtrack.matching.dates import clash, moments
from claimtrack.matching.vocabulary import load_words
from claimtrack.model import Moment, Span
from tests.matching.helpers import Desk

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
        ("en", "in 1787", date(1787, 1, 1), date(1787, 12, 31)),
        ("nl", "sinds 1648", date(1648, 1, 1), date(1648, 12, 31)),
        ("en", "five years ago", date(2019, 1, 1), date(2019, 12, 31)),
        ("nl", "gisteren", date(2024, 5, 14), date(2024, 5, 14)),
        ("nl", "op dinsdag", date(2024, 5, 14), date(2024, 5, 14)),
        ("nl", "vorig jaar", date(2023, 1, 1), date(2023, 12, 31)),
        ("nl", "op 3 februari 2025", date(2025, 2, 3), date(2025, 2, 3)),
        ("nl", "eergisteren", date(2024, 5, 13), date(2024, 5, 13)),
        ("en", "Tuesday last week", date(2024, 5, 7), date(2024, 5, 7)),
        ("nl", "vorige week dinsdag", date(2024, 5, 7), date(2024, 5, 7)),
        ("en", "on Tuesday 23 April", date(2024, 4, 23), date(2024, 4, 23)),
        ("nl", "op dinsdagavond 23 april", date(2024, 4, 23), date(2024, 4, 23)),
        ("en", "three days ago", date(2024, 5, 12), date(2024, 5, 12)),
        ("en", "A month ago", date(2024, 4, 5), date(2024, 4, 25)),
        ("nl", "een maand geleden", date(2024, 4, 5), date(2024, 4, 25)),
        ("nl", "twee weken terug", date(2024, 4, 28), date(2024, 5, 4)),
        ("en", "between 2018 and 2021", date(2018, 1, 1), date(2021, 12, 31)),
        ("nl", "in de jaren 2016 tot en met 2021", date(2016, 1, 1), date(2021, 12, 31)),
        ("en", "in the spring of 2025", date(2025, 3, 1), date(2025, 6, 21)),
        ("nl", "in het najaar van 2026", date(2026, 9, 1), date(2026, 12, 21)),
        ("en", "last summer", date(2023, 6, 1), date(2023, 9, 21)),
        ("nl", "afgelopen zomer", date(2023, 6, 1), date(2023, 9, 21)),
        ("en", "in the second half of 2025", date(2025, 6, 2), date(2025, 12, 31)),
        ("en", "from October to March", date(2023, 10, 1), date(2024, 3, 31)),
        ("nl", "eind april", date(2024, 4, 18), date(2024, 4, 30)),
    ],
)
def test_a_day_is_resolved_against_the_day_of_publication(
    language: str, text: str, first: date, last: date
) -> None:
    (moment,) = read(text, language)

    assert (moment.first, moment.last) == (first, last)


@pytest.mark.parametrize(("language", "text"), [("en", "in three weeks"), ("nl", "over drie weken")])
def test_a_period_ahead_is_a_day_where_the_claim_looks_ahead(language: str, text: str) -> None:
    (moment,) = read(text, language, tense="future")

    assert (moment.first, moment.last) == (date(2024, 6, 2), date(2024, 6, 8))
    assert read(text, language, tense="past") == []


def test_a_weekday_ahead_is_the_next_one() -> None:
    (moment,) = read("on Tuesday", "en", tense="future")

    assert moment.first == date(2024, 5, 21)


def test_a_moment_keeps_its_base_and_where_that_came_from() -> None:
    text = "yesterday, and on 3 May 2019"
    relative, absolute = moments(
        text, [Span(0, len(text))], load_words("en"), base=A_WEDNESDAY, origin="header", tense="past"
    )

    assert (relative.base, relative.origin) == (A_WEDNESDAY, "header")
    assert (absolute.base, absolute.origin) == (None, "words")


def test_a_base_that_nobody_explains_was_given() -> None:
    assert [moment.origin for moment in read("yesterday", "en")] == ["given"]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "two days earlier"), ("en", "a year later"), ("nl", "een dag eerder")]
)
def test_days_counted_from_another_event_stay_open(language: str, text: str) -> None:
    (moment,) = read(text, language)

    assert (moment.first, moment.base) == (None, None)


def test_a_weekday_that_falls_otherwise_leaves_the_year_open() -> None:
    (moment,) = read("on Friday 23 April", "en")

    assert (moment.first, moment.dated) == (date(2024, 4, 23), False)


def test_without_a_base_a_weekday_stays_open() -> None:
    (moment,) = read("on Tuesday", "en", base=None)

    assert moment.first is None


def test_without_a_base_month_and_day_can_still_clash() -> None:
    (april,), (may,) = read("on 1 April", "en", base=None), read("op 1 mei", "nl", base=None)

    assert clash(april, may)
    assert not clash(april, april)


def test_a_day_that_does_not_fit_the_day_of_publication_is_told(desk: Desk) -> None:
    report = desk.report(
        ["The bridge closed on Friday 23 April.", "The hotel opened on 3 June 2024.", "It rained on Monday."]
    )

    notices = desk.compare(report, desk.report([], id="b")).notices

    assert [notice.passage.text for notice in notices if notice.passage] == ["Friday 23 April", "3 June 2024"]


def test_the_verb_may_is_no_month() -> None:
    assert read("they may leave", "en") == []


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("between 2018 and 2021", "between 2016 and 2021", True),
        ("between 2018 and 2021", "in 2019", False),
        ("in April 2026", "in the autumn of 2026", True),
        ("in October 2026", "in the autumn of 2026", False),
        ("at the end of 2025", "in early 2025", True),
    ],
)
def test_stretches_of_time_exclude_each_other_by_their_ends(left: str, right: str, apart: bool) -> None:
    (ours,), (theirs,) = read(left, "en"), read(right, "en")

    assert clash(ours, theirs) is apart


def test_a_deadline_is_one_in_quotation_marks_too(desk: Desk) -> None:
    english = desk.read("the lift must open ‘at the latest by 1 January 2028’")
    dutch = desk.read("de lift moet ‘uiterlijk 1 januari 2028’ opengaan", "nl")

    assert (english.bounds, dutch.bounds) == (("by",), ("by",))


def test_a_season_that_describes_a_thing_is_no_time() -> None:
    assert read("the winter timetable", "en") == []


def test_a_deadline_before_a_year_is_one_by_the_end_of_the_year_before() -> None:
    (before,), (until,) = read("before 2032", "en"), read("by the end of 2031", "en")

    assert may_agree(before, until, ("by", "by"))
    assert not may_agree(before, read("by the end of 2029", "en")[0], ("by", "by"))
