"""What an editor calls furniture: lines around an article that are no prose of it.

The phrases are data, in ``furniture/<language>.toml``; this module reads them and says which
lines they fit. All languages are tried on every line, since sites mix them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import regex
from attrs import frozen

# A name: "Ann", "O’Hara", "J.P.", "BBC", "iPlayer", "L1", "gadgets.com".
_NAME = r"(?:\p{L}?\p{Lu}[\p{L}\p{N}’'.&-]*|\p{L}+\.\p{L}{2,4})"
_QUOTATION_MARKS = ('"', "'", "“", "”", "„", "‘", "’", "‚", "«", "»", "‹")
_ADDRESS = regex.compile(r"(?:https?://|www\.)\S+", regex.IGNORECASE)
_LONGEST = 250  # characters; phrases that end in "…" must not take a paragraph


@frozen
class Furniture:
    """The phrases of all languages, ready to match. Words are case folded.

    ``day_first`` holds the languages in which "3/4/2025" is surely the third of April.
    """

    noise: tuple[tuple[str, regex.Pattern[str]], ...]
    sections: frozenset[str]
    outlets: frozenset[str]
    outlet_endings: tuple[str, ...]
    determiners: frozenset[str]
    joiners: frozenset[str]
    offices: frozenset[str]
    publication_words: frozenset[str]
    date_words: frozenset[str]
    day_first: frozenset[str]
    names: regex.Pattern[str]

    def reason_against(self, line: str) -> str | None:
        """Say why a line is no prose of the article, None if nothing tells."""
        if not any(character.isalnum() for character in line):
            return "a line without words"
        if _ADDRESS.fullmatch(line):
            return "an address"
        if len(line) > _LONGEST or line.startswith(_QUOTATION_MARKS):
            return None
        if self.is_section(line):
            return "the name of a section"
        return next((reason for reason, pattern in self.noise if pattern.fullmatch(line)), None)

    def is_section(self, line: str) -> bool:
        """Tell whether a line is a section's name, or a trail of them ("News > World")."""
        steps = [step.strip().casefold() for step in regex.split(r"[>»›/|·•]", line)]
        return all(step in self.sections for step in steps if step) and any(steps)


@cache
def load_furniture() -> Furniture:
    """Read the phrases of every language."""
    tables = _tables()
    names = [table["names"] for table in tables.values()]
    dates = [table["dates"] for table in tables.values()]
    publication = _folded(dates, "publication")
    joiners = _folded(names, "joiners")
    offices = _folded(names, "offices")
    return Furniture(
        noise=_compile_noise([table["noise"] for table in tables.values()], joiners | offices),
        sections=_folded(names, "sections"),
        outlets=_folded(names, "outlets"),
        outlet_endings=tuple(sorted(_folded(names, "outlet_endings"))),
        determiners=_folded(names, "determiners"),
        joiners=joiners,
        offices=offices,
        publication_words=publication,
        date_words=publication | _folded(dates, "around"),
        day_first=frozenset(code for code, table in tables.items() if table["dates"]["day_first"]),
        names=regex.compile(_names_joined_by(joiners | offices)),
    )


def _tables() -> dict[str, Mapping[str, Any]]:
    folder = files(__package__).joinpath("furniture")
    named = sorted((file.name, file.read_text(encoding="utf-8")) for file in folder.iterdir())
    return {name.removesuffix(".toml"): tomllib.loads(text) for name, text in named if name.endswith(".toml")}


def _folded(tables: Iterable[Mapping[str, Any]], key: str) -> frozenset[str]:
    return frozenset(word.casefold() for table in tables for word in table[key])


def _compile_noise(
    tables: list[Mapping[str, list[str]]], lower_case: frozenset[str]
) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    reasons = {reason: None for table in tables for reason in table}
    return tuple(
        (reason, _compile([phrase for table in tables for phrase in table.get(reason, ())], lower_case))
        for reason in reasons
    )


def _compile(phrases: list[str], lower_case: frozenset[str]) -> regex.Pattern[str]:
    choices = "|".join(_as_pattern(phrase, _names_joined_by(lower_case)) for phrase in phrases)
    # Brackets, bullets and arrows may surround the line; quotation marks may not.
    return regex.compile(
        rf"[\s>»›→▶►•·*\[({{#–—-]*(?:{choices})[\s.:!>»›→▶►…*\])}}]*", regex.IGNORECASE | regex.DOTALL
    )


def _names_joined_by(lower_case: frozenset[str]) -> str:
    words = "|".join(regex.escape(word, special_only=True) for word in sorted(lower_case))
    return rf"(?-i:{_NAME}(?:[\s,|&/+]+(?:{_NAME}|(?:{words})(?!\w))){{0,14}})"


def _as_pattern(phrase: str, names: str) -> str:
    placeholders = {" …": r"(?:(?<!\w)|(?!\w)).*", "…": ".*", "#": r"\d[\d.,]*[km]?", "@": names, " ": r"\s+"}
    parts = regex.findall(r" …|[…#@ ]|[^…#@ ]+", phrase)
    return "".join(placeholders.get(part) or regex.escape(part, special_only=True) for part in parts)
