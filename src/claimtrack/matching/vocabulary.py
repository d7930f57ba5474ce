"""The words that comparison rests on, read from ``words/``: one file per language, and two across languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import regex
from attrs import field, frozen

from claimtrack.errors import LanguageError, LexiconError
from claimtrack.model import Status

_SHARED = {"exonyms", "opposites"}


@frozen(eq=False)
class Words:
    """What one language says of negation, numbers, days and status. Lemmas in lower case.

    ``units`` runs from a unit's word to its canonical name, ``approximators`` from a phrase to
    the factors for a figure's bounds. ``relative`` gives days from the base, ``periods`` a
    kind of period and how many of it from the base.
    """

    language: str
    negations: frozenset[str]
    untrue: frozenset[str]
    failing: frozenset[str]
    aside: regex.Pattern[str] = field(repr=False)
    status: Mapping[str, frozenset[str]]
    must: frozenset[str]
    may: frozenset[str]
    future: frozenset[str]
    future_phrases: regex.Pattern[str] = field(repr=False)
    thousands: str
    decimals: str
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    approximators: Mapping[str, tuple[float, float]]
    share_joins: tuple[str, ...]
    units: Mapping[str, str]
    months: Mapping[str, int]
    month_names: tuple[str, ...]
    months_are_capitalised: bool
    weekdays: Mapping[str, int]
    ordinals: tuple[str, ...]
    next_words: tuple[str, ...]
    last_words: tuple[str, ...]
    bounds: frozenset[str]
    relative: Mapping[str, tuple[int, int]]
    periods: Mapping[str, tuple[str, int]]
    ago: tuple[str, ...]
    ahead: tuple[str, ...]
    claim_pointers: frozenset[str]
    noun_pointers: frozenset[str]
    person_pointers: frozenset[str]
    light: frozenset[str]
    all_words: frozenset[str]
    some_words: frozenset[str]
    cause_phrases: regex.Pattern[str] = field(repr=False)
    cause_verbs: frozenset[str]

    def statuses_of(self, lemma: str) -> frozenset[Status]:
        """Give the statuses that a verb or adverb confers on what hangs on it."""
        return frozenset(status for status, lemmas in self.status.items() if lemma in lemmas)  # type: ignore[misc]


@frozen
class Opposites:
    """Words that cannot both be true: lemma → the poles it stands at, as (pair, side)."""

    poles: Mapping[str, frozenset[tuple[int, int]]]
    slots: tuple[str, ...]

    def between(self, left: str, right: str) -> str | None:
        """Name the slot in which two lemmas clash, None if they do not; agreeing poles win."""
        ours, theirs = self.poles.get(left, frozenset()), self.poles.get(right, frozenset())
        if ours & theirs:
            return None
        clashes = sorted(pair for pair, side in ours if (pair, 1 - side) in theirs)
        return self.slots[clashes[0]] if clashes else None

    def agree(self, left: str, right: str) -> bool:
        """Tell whether two lemmas stand at the same pole."""
        return bool(self.poles.get(left, frozenset()) & self.poles.get(right, frozenset()))


def phrase_pattern(phrases: Iterable[str]) -> regex.Pattern[str]:
    """Compile phrases into one pattern: whole words, any case, longest first."""
    words = "|".join(
        regex.escape(phrase, special_only=True).replace(" ", r"\s+")
        for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    )
    return regex.compile(rf"(?<!\w)(?:{words or '(?!)'})(?!\w)", regex.IGNORECASE)


@cache
def load_words(language: str) -> Words:
    """Read the words of a language.

    Raises:
        LanguageError: there is no file for it; the message lists those there are.
        LexiconError: the file breaks the format; the message names file and key.
    """
    if language not in _languages():
        raise LanguageError(f"no words to compare {language!r}; there are {', '.join(sorted(_languages()))}")
    try:
        return _assemble(language, _read_toml(language))
    except KeyError as error:
        raise LexiconError(f"words/{language}.toml: {error} is missing") from error


@cache
def load_opposites() -> Opposites:
    """Read the opposites of all languages together. Raises LexiconError for a broken file."""
    poles: dict[str, set[tuple[int, int]]] = {}
    slots = []
    for number, pair in enumerate(_read_toml("opposites")["pair"]):
        slots.append(pair["slot"])
        for side, name in enumerate(("one", "other")):
            for lemma in (lemma for lemmas in pair[name].values() for lemma in lemmas):
                poles.setdefault(lemma, set()).add((number, side))
    return Opposites({lemma: frozenset(found) for lemma, found in poles.items()}, tuple(slots))


@cache
def load_exonyms() -> Mapping[str, str]:
    """Read the names that differ between languages: casefolded name → casefolded key."""
    groups = _read_toml("exonyms")["groups"]
    return {name.casefold(): group[0].casefold() for group in groups for name in group}


@cache
def _languages() -> frozenset[str]:
    names = (entry.name for entry in (files(__package__) / "words").iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml")) - _SHARED


def _read_toml(name: str) -> dict[str, Any]:
    text = (files(__package__) / "words" / f"{name}.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}.toml is not TOML: {error}") from error


def _assemble(language: str, tables: dict[str, Any]) -> Words:
    number, time, pointing = tables["number"], tables["time"], tables["pointing"]
    status = {
        key: frozenset(tables["status"].get(key, ()))
        for key in ("planned", "demanded", "considered", "possible")
    }
    return Words(
        language=language,
        negations=frozenset(tables["negations"]),
        untrue=frozenset(tables["untrue"]),
        failing=frozenset(tables["failing"]),
        aside=phrase_pattern(tables["aside_phrases"]),
        status=status,
        must=frozenset(tables["status"]["must"]),
        may=frozenset(tables["status"]["may"]),
        future=frozenset(tables["future"]["lemmas"]),
        future_phrases=phrase_pattern(tables["future"]["phrases"]),
        thousands=number["thousands"],
        decimals=number["decimals"],
        numbers=number["words"],
        scales=number["scales"],
        approximators={phrase: (low, high) for phrase, (low, high) in number["approximators"].items()},
        share_joins=tuple(number["shares"]["joins"]),
        units={word: unit for unit, words in tables["units"].items() for word in words},
        months={
            name: place
            for names in (time["months"], time["month_short"])
            for place, name in enumerate(names, start=1)
        },
        month_names=tuple(time["months"]),
        months_are_capitalised=time["months_are_capitalised"],
        weekdays={name: place for place, name in enumerate(time["weekdays"])},
        ordinals=tuple(time["ordinals"]),
        next_words=tuple(time["next"]),
        last_words=tuple(time["last"]),
        bounds=frozenset(time["bounds"]),
        relative={phrase: (first, last) for phrase, (first, last) in time["relative"].items()},
        periods={phrase: (kind, steps) for phrase, (kind, steps) in time["periods"].items()},
        ago=tuple(time["counted"]["ago"]),
        ahead=tuple(time["counted"]["ahead"]),
        claim_pointers=frozenset(pointing["claims"]),
        noun_pointers=frozenset(pointing["nouns"]),
        person_pointers=frozenset(pointing["persons"]),
        light=frozenset(tables["light"]["lemmas"]),
        all_words=frozenset(tables["extent"]["all"]),
        some_words=frozenset(tables["extent"]["some"]),
        cause_phrases=phrase_pattern(tables["causes"]["phrases"]),
        cause_verbs=frozenset(tables["causes"]["verbs"]),
    )
