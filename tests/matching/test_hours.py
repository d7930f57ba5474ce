import pytest

from claimtrack.matching.hours import find_hours, hours_agree
from claimtrack.matching.vocabulary import load_words
from claimtrack.model import Span
from tests.matching.helpers import Desk


def minutes(text: str, language: str) -> list[int]:
    return [hour.minute for hour in find_hours(text, [Span(0, len(text))], load_words(language))]


@pytest.mark.parametrize(
    ("language", "text", "hour", "minute"),
    [
        ("en", "the boat left at 11 p.m.", 23, 0),
        ("en", "shortly after 04:00", 4, 0),
        ("en", "called at about 9.45pm", 21, 45),
        ("en", "at half past eight", 8, 30),
        ("en", "at a quarter to five", 4, 45),
        ("en", "around noon", 12, 0),
        ("nl", "om negen uur 's avonds", 21, 0),
        ("nl", "om half negen", 8, 30),
        ("nl", "rond kwart voor vijf", 4, 45),
        ("nl", "om vijf voor half zes", 5, 25),
        ("nl", "om 14.30 uur", 14, 30),
        ("nl", "even na middernacht", 0, 0),
    ],
)
def test_a_time_of_day_is_read_in_figures_and_in_words(
    language: str, text: str, hour: int, minute: int
) -> None:
    assert minutes(text, language) == [60 * hour + minute]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the ticket costs 4.50 euros"),
        ("en", "it was shown at nine fairs"),
        ("nl", "de reis duurde negen uur"),
        ("nl", "de rente staat op 4,25 procent"),
        ("en", "off the coast at 11:20 GMT"),
    ],
)
def test_sums_durations_and_other_time_zones_are_no_times_of_day(language: str, text: str) -> None:
    assert minutes(text, language) == []


def test_a_time_may_be_rounded_and_leave_its_half_of_the_day_open() -> None:
    words, text = load_words("en"), "at 11 p.m., at 11.05pm, at half past eleven, at 11:00"
    eleven, five_past, half_past, either = find_hours(text, [Span(0, len(text))], words)

    assert hours_agree([eleven], [five_past])
    assert hours_agree([eleven], [either])
    assert hours_agree([eleven], [half_past]) is False
    assert hours_agree([eleven], []) is None


def test_one_deed_at_two_times_of_day_is_a_contradiction(desk: Desk) -> None:
    judgement = desk.judge(
        "the cargo ship left the port of Brenn at 11 p.m. on Friday",
        "het vrachtschip vertrok vrijdag om negen uur 's avonds uit de haven van Brenn",
        ("en", "nl"),
    )

    assert (judgement.relation, judgement.detail) == ("contradicts", "date")
    assert "“11 p.m.” against “negen uur 's avonds”" in judgement.reasons
