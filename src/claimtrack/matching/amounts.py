"""Words → quantities: figures and number words with their bounds, units and what they count."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from attrs import evolve

from claimtrack.matching.cast import is_name
from claimtrack.matching.figures import Figure, find_figures
from claimtrack.matching.numerals import split_glued
from claimtrack.matching.vocabulary import Words
from claimtrack.model import Passage, Quantity, Sentence, Span, Word

# Metres, kilograms and the like, each in the smallest unit of its kind.
_CONVERSIONS = {
    "mile": ("metre", 1609.34),
    "kilometre": ("metre", 1000.0),
    "centimetre": ("metre", 0.01),
    "millimetre": ("metre", 0.001),
    "foot": ("metre", 0.3048),
    "tonne": ("kilogram", 1000.0),
    "ton of money": ("EUR", 100_000.0),
    "hour": ("minute", 60.0),
    "week": ("day", 7.0),
    "year": ("month", 12.0),
}
# Measures that the news converts and rounds.
_LOOSE = {"mile", "foot"}
_HALF = 0.5
# How far from "a third" or "a quarter" the share may be that is meant.
_FRACTION = 0.95, 1.05
_LATEST_HOUR = 24
_FAHRENHEIT = "fahrenheit"
_YEARS = range(1800, 2101)


def quantities(sentence: Sentence, within: Sequence[Span], text: str, words: Words) -> list[Quantity]:
    """Read the quantities among the words of a sentence that lie in the given spans, in order.

    Years, days of a month, hours and figures put aside ("instead of 38") are none.
    """
    inside = [any(span.covers(word.span) for span in within) for word in sentence.words]
    return [
        quantity
        for number in find_figures(sentence, words)
        if inside[number.first] and inside[number.last] and not _is_no_amount(sentence, number, words)
        for quantity in _quantities(sentence, number, text, words)
    ]


def _quantities(sentence: Sentence, number: Figure, text: str, words: Words) -> list[Quantity]:
    """Read "12 of the 40 boats" as twelve boats, as a share of them, and as forty."""
    found = _quantity(sentence, number, text, words)
    if number.whole is None:
        return [found]
    share = 100 * number.value / number.whole
    whole = evolve(found, value=number.whole, low=number.whole, high=number.whole)
    return [found, evolve(found, value=share, low=share, high=share, unit="percent", counted=""), whole]


def _is_no_amount(sentence: Sentence, number: Figure, words: Words) -> bool:
    return (
        _is_of_a_date(sentence, number, words)
        or _is_hour(sentence, number, words)
        or _is_put_aside(sentence, number, words)
        or _is_ordinal_part(sentence, number)
        or _is_of_a_name(sentence, number)
    )


def _is_of_a_name(sentence: Sentence, number: Figure) -> bool:
    """Tell "Meridian 3", "the 640 Swift" and "Halden's 640": a figure beside a name, counting nothing."""
    word = sentence.words[number.first]
    if number.first != number.last or number.sign:
        return False
    before = sentence.words[number.first - 1] if number.first else None
    follows = before is not None and before.upos == "PROPN" and word.head <= before.index
    if follows and word.relation in {"nummod", "flat", "nmod", "appos"}:
        return True
    head = sentence.head_of(word)
    if (
        head is not None
        and is_name(head)
        and head.feature("Number") != "Plur"
        and word.relation in _BESIDE_NAME
    ):
        return word.text.isdigit()
    return any(child.relation == "nmod" and is_name(child) for child in sentence.children(word))


_BESIDE_NAME = {"nummod", "flat", "compound", "nmod"}


def _is_hour(sentence: Sentence, number: Figure, words: Words) -> bool:
    """Tell a time of day: an hour word around, and nothing that is counted."""
    if not 0 < number.value <= _LATEST_HOUR:
        return False
    before = sentence.words[number.first - 1].text.lower() if number.first else ""
    after = [word.text.lower() for word in sentence.words[number.last + 1 : number.last + 3]]
    names_hour = any(words.units.get(word) == "hour" for word in after[:1])
    if before in words.clock_before and (names_hour or _noun_counted(sentence, number) is None):
        return True
    is_half_past = number.value == _HALF and before in words.clock_before
    return is_half_past or bool(words.clock_after & set(after))


def _is_put_aside(sentence: Sentence, number: Figure, words: Words) -> bool:
    near = " ".join(word.text for word in sentence.words[max(0, number.first - 4) : number.first])
    return any(match.end() >= len(near) - 1 for match in words.aside.finditer(near))


def _is_ordinal_part(sentence: Sentence, number: Figure) -> bool:
    """Tell "the first quarter" and "the last half", which are stretches of time, from shares."""
    before = sentence.words[number.first - 1] if number.first else None
    return number.is_share and before is not None and before.upos == "ADJ"


def _quantity(sentence: Sentence, number: Figure, text: str, words: Words) -> Quantity:
    low_factor, high_factor, start = _approximation(sentence, number, words)
    unit, counted, end = _what(sentence, number, words)
    value = number.value
    if number.low is not None:
        low_factor *= number.low / value
    if number.is_share and not number.sign and unit == "":
        value, unit = 100 * value, "percent"
        if (
            low_factor == high_factor == 1.0 and number.last == number.first
        ):  # "a third", but not "nine in ten"
            low_factor, high_factor = _FRACTION
    if unit == _FAHRENHEIT:
        value, unit = (value - 32) * 5 / 9, "degree"
    if _is_round(value) and low_factor == high_factor == 1.0 and unit in _LOOSE:
        low_factor, high_factor = 0.98, 1.02
    unit, factor = _CONVERSIONS.get(unit, (unit, 1.0))
    low, high = sorted((value * factor * low_factor, value * factor * high_factor))
    span = Span(
        sentence.words[start].span.start,
        max(sentence.words[end].span.end, sentence.words[number.last].span.end),
    )
    return Quantity(
        Passage(span, text[span.start : span.end]),
        value * factor,
        low,
        high,
        unit,
        counted,
    )


def _is_round(value: float) -> bool:
    return value >= 1 and float(f"{value:.2g}") == value


def _approximation(sentence: Sentence, number: Figure, words: Words) -> tuple[float, float, int]:
    """Find the approximator right before a number or its article: its factors, and where it starts."""
    article = number.first > 0 and _is_passed_over(sentence.words[number.first - 1], number)
    for length, end in product((3, 2, 1), (number.first, number.first - article)):
        start = end - length
        phrase = " ".join(word.text.lower() for word in sentence.words[max(start, 0) : end])
        if start >= 0 and phrase in words.approximators:
            low, high = words.approximators[phrase]
            return low, high if math.isfinite(high) else 1e6, start
    return 1.0, 1.0, number.first


def _is_passed_over(article: Word, number: Figure) -> bool:
    """Tell "more than *the* half" and "almost *a* third" from "over *a* 140-million deal"."""
    return article.upos in {"DET", "NUM"} and (number.is_share or article.feature("Definite") == "Def")


def _what(sentence: Sentence, number: Figure, words: Words) -> tuple[str, str, int]:
    """Find the unit, the noun counted and the place of the last word that says so."""
    glued = split_glued(sentence.words[number.last].text)
    tail = words.units.get(glued[1], "") if glued else ""
    if number.sign or tail:
        return (
            number.sign or tail,
            _measured(sentence, sentence.words[number.last]),
            number.last,
        )
    unit, end = "", number.last
    for place in range(number.last + 1, min(number.last + 4, len(sentence.words))):
        word = sentence.words[place]
        pair = " ".join(other.text.lower() for other in sentence.words[place : place + 2])
        found = _unit_of(word, words)
        if " " in pair and pair in words.units:  # "per cent"
            return words.units[pair], _measured(sentence, word), place + 1
        if found:
            unit, end = _as_money(found, sentence, word, words), place
        elif word.upos not in {"ADJ", "PUNCT", "SYM", "NUM", "DET", "ADP"} or unit:
            break
    if unit:
        return unit, _measured(sentence, sentence.words[end]), end
    noun = _noun_counted(sentence, number)
    return "", noun.lemma.lower() if noun else "", number.last


def _as_money(unit: str, sentence: Sentence, word: Word, words: Words) -> str:
    """Read "acht ton" as a sum, where nothing is weighed by it."""
    if word.text.lower() not in words.money_units:
        return unit
    near = sentence.words[max(0, word.index - 6) : word.index + 2]
    is_weight = any(other.lemma.lower() in words.weighing for other in near)
    follows = sentence.words[word.index : word.index + 1]
    return unit if is_weight or any(other.upos in {"NOUN", "ADJ"} for other in follows) else "ton of money"


def _unit_of(word: Word, words: Words) -> str:
    forms = (word.lemma.lower(), word.text.lower(), word.text.lower().removesuffix("s"))
    return next((words.units[form] for form in forms if form in words.units), "")


def _noun_counted(sentence: Sentence, number: Figure) -> Word | None:
    head = sentence.head_of(sentence.words[number.last])
    follows = _noun_after(sentence, number)
    if head is not None and head.upos in {"NOUN", "PROPN"} and (head.index > number.last or follows is None):
        return head
    return follows


def _noun_after(sentence: Sentence, number: Figure) -> Word | None:
    for word in sentence.words[number.last + 1 : number.last + 4]:
        if word.upos in {"VERB", "AUX", "NUM", "PUNCT"}:  # "the two have 13,500 members"
            return None
        if word.upos == "NOUN":
            return word
    return None


def _measured(sentence: Sentence, unit: Word) -> str:
    """Name what a measure is a measure of: the noun in "5 percent of the nurses"."""
    nouns = [w for w in sentence.children(unit) if w.relation == "nmod" and w.upos in {"NOUN", "PROPN"}]
    return nouns[0].lemma.lower() if nouns else ""


def _is_of_a_date(sentence: Sentence, number: Figure, words: Words) -> bool:
    """Tell whether a number is part of a date or a year: those are moments, not quantities."""
    near = sentence.words[max(0, number.first - 1) : number.last + 2]
    if number.first != number.last:
        return False
    word = sentence.words[number.first]
    beside_month = any(o.text.lower() in words.months and _names_month(o) for o in near if o is not word)
    if beside_month:
        return not _measures(sentence, number, words)
    return word.text.isdigit() and int(word.text) in _YEARS and not _counts(sentence, word)


def _measures(sentence: Sentence, number: Figure, words: Words) -> bool:
    """Tell "in January six percent" from "January 6": a unit follows, or a sign stands with it."""
    after = sentence.words[number.last + 1 : number.last + 2]
    return bool(number.sign) or any(_unit_of(word, words) for word in after)


def _names_month(word: Word) -> bool:
    """Tell May from "may", and "mrt" from other short words."""
    return word.upos in {"PROPN", "NOUN"} or word.text[0].isupper()


def _counts(sentence: Sentence, word: Word) -> bool:
    head = sentence.head_of(word)
    return word.relation == "nummod" and head is not None and head.index > word.index and head.upos == "NOUN"
