"""The little language that lines around an article are described in.

A phrase fits a whole line, whatever its case; "…" stands for anything or nothing, "#" for a
number, "@" for names.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

# "Ann", "O’Hara", "J.P.", "BBC", "iPlayer", "gadgets.com", "ann.lee@gadgets.com"
_NAME = r"(?:\p{L}?\p{Lu}[\p{L}\p{M}\p{N}’'.&-]*|\p{L}+\.\p{L}{2,4}|[\w.+-]+@[\w.-]+\w)"
_BETWEEN = r"[\s,|&/+]+"
_MOST_NAMES = 15

_PLACEHOLDERS = {
    " …": r"(?:(?<!\w)|(?!\w)).*",  # not in the middle of a word
    "…": r".*",
    "#": r"\d[\d.,:]*[km]?",
    "@": r"(?&names)",
    " ": r"\s+",
}
_PART = regex.compile(r" …|[…#@ ]|[^…#@ ]+")

# Brackets, bullets and arrows may surround a line; quotation marks may not.
_OPENING = r"[\s>»›→▶►•·*\[({#–—-]*"
_CLOSING = r"[\s.:!>»›→▶►…*\])}]*"


def compile_names(joiners: Iterable[str]) -> regex.Pattern[str]:
    """Compile the shape of one or more names, with the lower-case words that may stand between."""
    return regex.compile(_names_pattern(joiners))


def compile_phrases(phrases: Iterable[str], joiners: Iterable[str]) -> regex.Pattern[str]:
    """Compile phrases into one pattern that is to fit a whole line."""
    choices = "|".join(map(_as_pattern, phrases))
    return regex.compile(
        rf"(?(DEFINE)(?<names>(?-i:{_names_pattern(joiners)}))){_OPENING}(?:{choices}){_CLOSING}",
        regex.IGNORECASE | regex.DOTALL,
    )


def _names_pattern(joiners: Iterable[str]) -> str:
    words = "|".join(regex.escape(word) for word in sorted(joiners))
    return rf"{_NAME}(?:{_BETWEEN}(?:{_NAME}|(?:{words})(?!\w))){{0,{_MOST_NAMES - 1}}}"


def _as_pattern(phrase: str) -> str:
    return "".join(_PLACEHOLDERS.get(part) or regex.escape(part) for part in _PART.findall(phrase))
