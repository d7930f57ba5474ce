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

from claimtrack.reading.phrases import compile_names, compile_phrases

_QUOTATION_MARKS = ('"', "'", "“", "”", "„", "‘", "’", "‚", "«", "»", "‹")
_ADDRESS = regex.compile(r"(?:https?://|www\.)\S+", regex.IGNORECASE)
_MOST_WORDS_OF_A_NAME = 6
_LONGEST = 250  # characters; phrases that end in "…" must not take a paragraph

# Reasons in the files that other lines depend on.
BYLINE_REASON = "byline"
LINK_LABEL_REASON = "link to another article"


@frozen
class Furniture:
    """The phrases of all languages, ready to match. Words are case folded.

    ``day_first`` holds the languages in which "3/4/2025" is surely the third of April.
    """

    noise: tuple[tuple[str, regex.Pattern[str]], ...]
    sections: frozenset[str]
    outlets: frozenset[str]
    outlet_openings: frozenset[str]
    outlet_endings: tuple[str, ...]
    determiners: frozenset[str]
    told: frozenset[str]
    descriptions: frozenset[str]
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
        if len(line) > _LONGEST or is_quotation(line):
            return None
        if self.is_section(line):
            return "the name of a section"
        return self._reason(line) or self._reason_of_steps(line)

    def _reason(self, line: str) -> str | None:
        return next((reason for reason, pattern in self.noise if pattern.fullmatch(line)), None)

    def _reason_of_steps(self, line: str) -> str | None:
        """Take a bar of buttons for what its first is: "Share | Print | 34 comments"."""
        reasons = [self._reason(step) for step in _steps(line)]
        return reasons[0] if len(reasons) > 1 and all(reasons) else None

    def is_name(self, line: str) -> bool:
        """Tell whether a line looks like a name and holds nothing else."""
        return len(line.split()) <= _MOST_WORDS_OF_A_NAME and bool(self.names.fullmatch(line))

    def is_section(self, line: str) -> bool:
        """Tell whether a line is a section's name, or a trail of them ("News > World")."""
        steps = [step.casefold() for step in _steps(line)]
        return all(step in self.sections for step in steps) and any(steps)

    def describes_medium(self, words: str) -> bool:
        """Tell what an outlet says of itself: "newsletter for trustees"."""
        return bool(words) and words.split()[0].casefold() in self.descriptions and words[0].islower()

    def beside_section(self, line: str) -> str | None:
        """Give the name beside a section's: "Harbour Wire" of "Harbour Wire | World"."""
        steps = _steps(line, dashes=True)
        names = [step for step in steps if step.casefold() not in self.sections]
        return names[0] if len(names) == 1 < len(steps) and self.is_name(names[0]) else None

    def with_remark(self, line: str) -> tuple[str, bool] | None:
        """Give the name that a line opens with, and whether it is surely an outlet's.

        Behind it stands a byline, what the outlet says of itself, or one word: "Harbour Wire • By our
        reporters", "Podium – news for musicians", "Harbour Wire / Alerts".
        """
        name, *rest = _steps(line, dashes=True) or [""]
        if not rest or not self.is_name(name):
            return None
        sure = any(self.describes_medium(step) or self.reason_against(step) == BYLINE_REASON for step in rest)
        short = all(len(step.split()) == 1 and step[0].isupper() for step in rest)
        return (name, sure) if sure or short else None


def _steps(line: str, *, dashes: bool = False) -> list[str]:
    marks = r"[>»›/|·•]|\s[–—]\s" if dashes else r"[>»›/|·•]"
    return [step.strip() for step in regex.split(marks, line) if step.strip()]


def is_quotation(line: str) -> bool:
    """Tell whether a line begins with a quotation mark: somebody speaks, whatever the words."""
    return line.startswith(_QUOTATION_MARKS)


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
        outlet_openings=_folded(names, "outlet_openings"),
        outlet_endings=tuple(sorted(_folded(names, "outlet_endings"))),
        determiners=_folded(names, "determiners"),
        told=_folded(names, "told"),
        descriptions=_folded(names, "descriptions"),
        joiners=joiners,
        offices=offices,
        publication_words=publication,
        date_words=publication | _folded(dates, "around"),
        day_first=frozenset(code for code, table in tables.items() if table["dates"]["day_first"]),
        names=compile_names(joiners | offices),
    )


def _tables() -> dict[str, Mapping[str, Any]]:
    folder = files(__package__).joinpath("furniture")
    named = sorted((file.name, file.read_text(encoding="utf-8")) for file in folder.iterdir())
    return {name.removesuffix(".toml"): tomllib.loads(text) for name, text in named if name.endswith(".toml")}


def _folded(tables: Iterable[Mapping[str, Any]], key: str) -> frozenset[str]:
    return frozenset(word.casefold() for table in tables for word in table[key])


def _compile_noise(
    tables: list[Mapping[str, list[str]]], joiners: frozenset[str]
) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    reasons = {reason: None for table in tables for reason in table}
    return tuple(
        (reason, compile_phrases([phrase for table in tables for phrase in table.get(reason, ())], joiners))
        for reason in reasons
    )
