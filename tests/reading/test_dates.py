"""Days as lines around an article write them."""

from __future__ import annotations

import pytest

from claimtrack.reading.dates import find_dates, without_times


def days_in(line: str, *, day_first: bool = True) -> list[tuple[str, str | None]]:
    found = find_dates(line, day_first=day_first)
    return [
        (line[date.span.start : date.span.end], date.day.isoformat() if date.day else None) for date in found
    ]


@pytest.mark.parametrize(
    ("line", "written", "day"),
    [
        ("3 February 2025", "3 February 2025", "2025-02-03"),
        ("Tuesday, September 1, 2015", "September 1, 2015", "2015-09-01"),
        ("donderdag 11 juli 2024", "11 juli 2024", "2024-07-11"),
        ("Mon 4 Mar 2024, 14:05", "4 Mar 2024", "2024-03-04"),
        ("Sept. 3, 2024", "Sept. 3, 2024", "2024-09-03"),
        ("3rd of May 2024", "3rd of May 2024", "2024-05-03"),
        ("1 mrt 2024", "1 mrt 2024", "2024-03-01"),
        ("01-Mar-08", "01-Mar-08", "2008-03-01"),
        ("3 mei '24", "3 mei '24", "2024-05-03"),
        ("3\xa0mei\xa02024", "3\xa0mei\xa02024", "2024-05-03"),
        ("2024-05-03T09:30:00Z", "2024-05-03", "2024-05-03"),
        ("3-5-2024", "3-5-2024", "2024-05-03"),
        ("03.05.24", "03.05.24", "2024-05-03"),
        ("3 May", "3 May", None),
    ],
)
def test_a_day_is_read(line: str, written: str, day: str | None) -> None:
    assert days_in(line) == [(written, day)]


@pytest.mark.parametrize(
    "line",
    [
        "31 June 2024",
        "29 Feb 2023",
        "2024-13-01",
        "May 2024",
        "Apollo 13",
        "12 people",
        "3 Boeing 2024",
        "33 uur",
    ],
)
def test_what_is_no_day_is_not_read(line: str) -> None:
    assert days_in(line) == []


@pytest.mark.parametrize(
    ("line", "day"), [("3/4/2025", None), ("14/3/2025", "2025-03-14"), ("3/14/2025", "2025-03-14")]
)
def test_day_and_month_in_numbers_are_not_guessed(line: str, day: str | None) -> None:
    assert days_in(line, day_first=False) == [(line, day)]


def test_several_days_are_read_in_order() -> None:
    line = "Published 3 May 2024, updated 4 May 2024"

    assert [day for _, day in days_in(line)] == ["2024-05-03", "2024-05-04"]


@pytest.mark.parametrize("time", ["14:05", "14.05", "8:05 a.m.", "8 pm", "T09:30:00Z", "18:20:11+02:00"])
def test_times_are_left_out(time: str) -> None:
    assert without_times(f"at {time} sharp").split() == ["at", "sharp"]
