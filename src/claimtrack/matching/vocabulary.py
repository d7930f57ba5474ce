"""The words that comparison rests on, from ``words/``: a file per language, and four across languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import regex
from attrs import field, frozen

from claimtrack.errors import LanguageError, LexiconError
from claimtrack.matching.clock_words import Clock, part_pattern, read_clock
from claimtrack.model import Status

_SHARED = {"contrasts", "events", "exonyms", "opposites"}


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
    untrue_phrases: regex.Pattern[str] = field(repr=False)
    true: frozenset[str]
    failing: frozenset[str]
    intending: frozenset[str]
    undoing: frozenset[str]
    ceasing: frozenset[str]
    outside: frozenset[str]
    contrasting: frozenset[str]
    causing: frozenset[str]
    grounds: frozenset[str]
    privatives: frozenset[str]
    particles_lead: bool
    particles: frozenset[str]
    aside: regex.Pattern[str] = field(repr=False)
    mere: regex.Pattern[str] = field(repr=False)
    conditions: frozenset[str]
    leaders: tuple[str, ...]
    status: Mapping[str, frozenset[str]]
    status_alone: Mapping[str, str]
    wishing: frozenset[str]
    calling: frozenset[str]
    tolls: frozenset[str]
    must: frozenset[str]
    may: frozenset[str]
    pending: regex.Pattern[str] = field(repr=False)
    already: frozenset[str]
    rates: Mapping[str, regex.Pattern[str]] = field(repr=False)
    future: frozenset[str]
    perfect: frozenset[str]
    future_phrases: regex.Pattern[str] = field(repr=False)
    thousands: str
    decimals: str
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    approximators: Mapping[str, tuple[float, float]]
    share_joins: tuple[str, ...]
    part_joins: tuple[str, ...]
    single_before: frozenset[str]
    single_units: frozenset[str]
    halves: frozenset[str]
    halved: str
    range_joins: frozenset[str]
    range_joins_between: frozenset[str]
    range_openers: frozenset[str]
    range_changes: frozenset[str]
    units: Mapping[str, str]
    money_units: frozenset[str]
    age: regex.Pattern[str] = field(repr=False)
    weighing: frozenset[str]
    months: Mapping[str, int]
    month_names: tuple[str, ...]
    months_are_capitalised: bool
    weekdays: Mapping[str, int]
    ordinals: tuple[str, ...]
    next_words: tuple[str, ...]
    seasons: Mapping[str, tuple[int, int]]
    season_before: tuple[str, ...]
    parts: Mapping[str, tuple[float, float]]
    part_links: tuple[str, ...]
    part_before: regex.Pattern[str] = field(repr=False)
    time_joins: frozenset[str]
    last_words: tuple[str, ...]
    earliest: frozenset[str]
    afters: frozenset[str]
    latest: frozenset[str]
    deadlines: frozenset[str]
    untils: frozenset[str]
    relative: Mapping[str, tuple[int, int]]
    periods: Mapping[str, tuple[str, int]]
    clock_before: frozenset[str]
    clock_after: frozenset[str]
    clock: Clock = field(repr=False)
    ones: tuple[str, ...]
    ago: tuple[str, ...]
    ahead: tuple[str, ...]
    ahead_before: Mapping[str, Sequence[str]]
    year_before: tuple[str, ...]
    elsewhere: tuple[str, ...]
    counted: Mapping[str, str]
    claim_pointers: frozenset[str]
    claim_nouns: frozenset[str]
    noun_pointers: frozenset[str]
    person_pointers: frozenset[str]
    relatives: frozenset[str]
    light: frozenset[str]
    mutual: frozenset[str]
    all_words: frozenset[str]
    some_words: frozenset[str]
    often_words: frozenset[str]
    everywhere_words: frozenset[str]
    partial: regex.Pattern[str] = field(repr=False)
    more: frozenset[str]
    less: frozenset[str]

    def statuses_of(self, lemma: str) -> frozenset[Status]:
        """Give the statuses that a verb or adverb confers on what hangs on it."""
        return frozenset(status for status, lemmas in self.status.items() if lemma in lemmas)  # type: ignore[misc]


@frozen(eq=False)
class Events:
    """Kinds of event by the words of one language: single lemmas, and phrases as tuples of lemmas."""

    words: Mapping[str, frozenset[str]] = field(repr=False)
    phrases: Mapping[tuple[str, ...], frozenset[str]] = field(repr=False)


def phrase_pattern(phrases: Iterable[str]) -> regex.Pattern[str]:
    """Compile phrases into one pattern: whole words, any case, longest first."""
    words = "|".join(
        r"\s+".join(regex.escape(word, special_only=True) for word in phrase.split())
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
        return _assemble(language, read_toml(language))
    except KeyError as error:
        raise LexiconError(f"words/{language}.toml: {error} is missing") from error


@cache
def load_events(language: str) -> Events:
    """Read the words for kinds of event in one language. Raises LexiconError for a broken file."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for event in read_toml("events")["event"]:
        for entry in event.get(language, ()):
            lemmas = tuple(entry.split())
            found[lemmas] = found.get(lemmas, frozenset()) | {event["name"]}
    single = {lemmas[0]: names for lemmas, names in found.items() if len(lemmas) == 1}
    return Events(single, {lemmas: names for lemmas, names in found.items() if len(lemmas) > 1})


@cache
def load_exonyms() -> Mapping[str, str]:
    """Read the names that differ between languages: casefolded name → casefolded key."""
    groups = read_toml("exonyms")["groups"]
    return {name.casefold(): group[0].casefold() for group in groups for name in group}


@cache
def _languages() -> frozenset[str]:
    names = (entry.name for entry in (files(__package__) / "words").iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml")) - _SHARED


def read_toml(name: str) -> dict[str, Any]:
    """Read a file of words. Raises LexiconError for one that is not TOML."""
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
        untrue_phrases=phrase_pattern(tables["untrue_phrases"]),
        true=frozenset(tables["true"]),
        failing=frozenset(tables["failing"]),
        intending=frozenset(tables["intending"]),
        undoing=frozenset(tables["undoing"]),
        ceasing=frozenset(tables["ceasing"]),
        outside=frozenset(tables["outside"]),
        contrasting=frozenset(tables["contrasting"]),
        causing=frozenset(tables["causing"]),
        grounds=frozenset(tables["grounds"]),
        privatives=frozenset(tables["privatives"]),
        particles_lead=tables["particles_lead"],
        particles=frozenset(tables["particles"]),
        aside=phrase_pattern(tables["aside_phrases"]),
        mere=phrase_pattern(tables["mere_phrases"]),
        conditions=frozenset(tables["conditions"]),
        leaders=tuple(tables["leaders"]),
        status=status,
        status_alone={
            lemma: status for status, lemmas in tables["status"]["alone"].items() for lemma in lemmas
        },
        wishing=frozenset(tables["status"]["wishing"]),
        calling=frozenset(tables["status"]["calling"]),
        tolls=frozenset(tables["status"]["tolls"]),
        must=frozenset(tables["status"]["must"]),
        may=frozenset(tables["status"]["may"]),
        pending=phrase_pattern(tables["status"]["pending"]),
        already=frozenset(tables["status"]["already"]),
        rates={rate: phrase_pattern(phrases) for rate, phrases in tables["rates"].items()},
        future=frozenset(tables["future"]["lemmas"]),
        perfect=frozenset(tables["perfect"]["lemmas"]),
        future_phrases=phrase_pattern(tables["future"]["phrases"]),
        thousands=number["thousands"],
        decimals=number["decimals"],
        numbers=number["words"],
        scales=number["scales"],
        approximators={phrase: (low, high) for phrase, (low, high) in number["approximators"].items()},
        share_joins=tuple(number["shares"]["joins"]),
        part_joins=tuple(number["shares"]["part_joins"]),
        single_before=frozenset(number["singles"]["before"]),
        single_units=frozenset(number["singles"]["units"]),
        halves=frozenset(number["halves"]["phrases"]),
        halved=number["halves"]["joint"],
        range_joins=frozenset(number["ranges"]["joins"]),
        range_joins_between=frozenset(number["ranges"]["joins_between"]),
        range_openers=frozenset(number["ranges"]["openers"]),
        range_changes=frozenset(number["ranges"]["changes"]),
        units={word: unit for unit, words in tables["units"].items() for word in words},
        age=regex.compile(tables["ages"]["pattern"], regex.IGNORECASE),
        money_units=frozenset(tables["money"]["units"]),
        weighing=frozenset(tables["money"]["weighing"]),
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
        seasons={name: (first, last) for name, (first, last) in time["seasons"].items()},
        season_before=tuple(time["season_before"]),
        parts={name: (low, high) for name, (low, high) in time["parts"].items()},
        part_links=tuple(time["part_links"]),
        part_before=part_pattern((*time["parts"], *time["seasons"]), time["part_links"]),
        time_joins=frozenset(time["range_joins"]),
        earliest=frozenset(time["bounds"]["earliest"]),
        afters=frozenset(time["bounds"]["afters"]),
        latest=frozenset(time["bounds"]["latest"]),
        deadlines=frozenset(time["bounds"]["deadlines"]),
        untils=frozenset(time["bounds"]["untils"]),
        relative={phrase: (first, last) for phrase, (first, last) in time["relative"].items()},
        periods={phrase: (kind, steps) for phrase, (kind, steps) in time["periods"].items()},
        clock_before=frozenset(time["clock"]["before"]),
        clock_after=frozenset(time["clock"]["after"]),
        clock=read_clock(time["clock"]),
        ones=tuple(time["counted"]["one"]),
        ago=tuple(time["counted"]["ago"]),
        ahead=tuple(time["counted"]["ahead"]),
        ahead_before=time["counted"]["ahead_before"],
        year_before=tuple(time["counted"]["year_before"]),
        elsewhere=tuple(time["counted"]["elsewhere"]),
        counted={word: kind for kind, own in time["counted"]["kinds"].items() for word in own},
        claim_pointers=frozenset(pointing["claims"]),
        claim_nouns=frozenset(pointing["claim_nouns"]),
        noun_pointers=frozenset(pointing["nouns"]),
        person_pointers=frozenset(pointing["persons"]),
        relatives=frozenset(pointing["relatives"]),
        light=frozenset(tables["light"]["lemmas"]),
        mutual=frozenset(tables["mutual"]["lemmas"]),
        all_words=frozenset(tables["extent"]["all"]),
        some_words=frozenset(tables["extent"]["some"]),
        often_words=frozenset(tables["extent"]["often"]),
        everywhere_words=frozenset(tables["extent"]["everywhere"]),
        partial=phrase_pattern(tables["extent"]["partial"]),
        more=frozenset(tables["extent"]["more"]),
        less=frozenset(tables["extent"]["less"]),
    )
