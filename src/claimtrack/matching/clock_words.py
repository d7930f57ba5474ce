"""The words of a language file that tell the time of day and the parts of a month or year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import regex
from attrs import frozen


@frozen(eq=False)
class Clock:
    """How one language tells the time.

    ``opening`` stands before a time that has no other mark, ``halves`` gives the hours that a
    half of the day adds, ``half_hour`` what "half" means: hours and minutes.
    """

    opening: frozenset[str]
    units: frozenset[str]
    halves: Mapping[str, int]
    named: Mapping[str, int]
    quarters: frozenset[str]
    past: frozenset[str]
    to: frozenset[str]
    half_to: frozenset[str]
    half_hour: tuple[int, int]
    about: frozenset[str]
    zones: frozenset[str]


def read_clock(table: dict[str, Any]) -> Clock:
    """Read the table ``time.clock``. Raises KeyError for what is missing."""
    hours, minutes = table["half_hour"]
    return Clock(
        **{
            name: frozenset(table[name])
            for name in ("opening", "units", "quarters", "past", "to", "half_to", "about", "zones")
        },
        halves=table["halves"],
        named=table["named"],
        half_hour=(hours, minutes),
    )


def part_pattern(names: Iterable[str], links: Iterable[str]) -> regex.Pattern[str]:
    """Compile what may stand before a month or year, up to that: "the end of", "najaar"."""
    named = "|".join(
        r"\s+".join(map(regex.escape, name.split())) for name in sorted(names, key=len, reverse=True)
    )
    linked = "|".join(map(regex.escape, links))
    return regex.compile(rf"(?<!\w)(?P<part>{named})(?:\s+(?:{linked}))*[\s-]+$", regex.IGNORECASE)
