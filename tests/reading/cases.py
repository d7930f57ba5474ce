"""Read ``fixtures/reading/heads.txt``: articles whose lines say which role they should get."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

FIXTURES = Path(__file__).parents[2] / "fixtures"


@frozen
class HeadCase:
    """An article with what reading it should find; ``roles`` hold role and words of each block."""

    name: str
    text: str
    outlet: str | None
    day: str | None
    roles: tuple[tuple[str, str], ...]


def head_cases() -> list[HeadCase]:
    """Give the cases in the order of the file."""
    _, *chunks = (FIXTURES / "reading" / "heads.txt").read_text(encoding="utf-8").split("\n== ")
    return [_read_case(chunk.rstrip().split("\n")) for chunk in chunks]


def _read_case(lines: list[str]) -> HeadCase:
    name, outlet, day, *article = lines
    rows = [_read_row(line) for line in article]
    return HeadCase(
        name,
        "".join(_as_text(rows)),
        outlet.removeprefix("outlet:").strip() or None,
        day.removeprefix("day:").strip() or None,
        tuple((role.removeprefix("+ "), words.strip()) for role, words in rows if words.strip()),
    )


def _read_row(line: str) -> tuple[str, str]:
    role, _, words = line.partition("|")
    return role.strip(), words.removeprefix(" ")


def _as_text(rows: list[tuple[str, str]]) -> Iterator[str]:
    """Join the rows again; a role with "+" goes on in the line before."""
    for place, (role, words) in enumerate(rows):
        if place:
            yield " " if role.startswith("+") else "\n"
        yield words
