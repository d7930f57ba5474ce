"""Words → quantities: figures and number words with their bounds, units and what they count."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

import regex
from attrs import frozen

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
    "hour": ("minute", 60.0),
    "week": ("day", 7.0),
    "year": ("month", 12.0),
}
# Measures that the news converts and rounds.
_LOOSE = {"mile", "foot"}
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "%": "percent"}
_FIGURE = regex.compile(r"\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?")
_SCORE = regex.compile(r"^\d{1,3}[-–]\d{1,3}$")
_GLUED = regex.compile(r"^(?P<sign>[$€£]|us\$)?(?P<figure>[\d.,]+)(?P<tail>\p{L}+|%)?$")
# "half" or "a third" of something is a share, comparable with percentages.
_SHARES = {0.5, 0.25, 0.333, 0.2, 0.1}
HALF = 0.5
LATEST_HOUR = 24
THOUSAND = 1000
_SHORTEST_NUMBER_WORD = 3  # letters; shorter pieces of compounds mislead
_LARGEST_SHARE = 1000  # "one in a thousand"
_FAHRENHEIT = "fahrenheit"
_YEARS = range(1800, 2101)


@frozen
class _Found:
    """A number in a sentence: the places of its words, from the first to the last."""

    first: int
    last: int
    value: float
    sign: str = ""
    is_share: bool = False


def quantities(sentence: Sentence, within: Sequence[Span], text: str, words: Words) -> list[Quantity]:
    """Read the quantities among the words of a sentence that lie in the given spans, in order.

    Years, days of a month, hours and figures put aside ("instead of 38") are none.
    """
    inside = [any(span.covers(word.span) for span in within) for word in sentence.words]
    return [
        _quantity(sentence, number, text, words)
        for number in _numbers(sentence, words)
        if inside[number.first] and inside[number.last] and not _is_no_amount(sentence, number, words)
    ]


def _is_no_amount(sentence: Sentence, number: _Found, words: Words) -> bool:
    return (
        _is_of_a_date(sentence, number, words)
        or _is_hour(sentence, number, words)
        or _is_put_aside(sentence, number, words)
        or _is_ordinal_part(sentence, number)
        or _is_of_a_name(sentence, number)
    )


def _is_of_a_name(sentence: Sentence, number: _Found) -> bool:
    """Tell "Meridian 3": a figure right behind a name, counting nothing."""
    before = sentence.words[number.first - 1] if number.first else None
    return (
        before is not None
        and before.upos == "PROPN"
        and number.first == number.last
        and sentence.words[number.first].relation in {"nummod", "flat", "nmod", "appos"}
        and sentence.words[number.first].head <= before.index
    )


def _is_hour(sentence: Sentence, number: _Found, words: Words) -> bool:
    """Tell a time of day: an hour word around, and nothing that is counted."""
    if not 0 < number.value <= LATEST_HOUR:
        return False
    before = sentence.words[number.first - 1].text.lower() if number.first else ""
    after = [word.text.lower() for word in sentence.words[number.last + 1 : number.last + 3]]
    names_hour = any(words.units.get(word) == "hour" for word in after[:1])
    if before in words.clock_before and (names_hour or _noun_counted(sentence, number) is None):
        return True
    is_half_past = number.value == HALF and before in words.clock_before
    return is_half_past or bool(words.clock_after & set(after))


def _is_put_aside(sentence: Sentence, number: _Found, words: Words) -> bool:
    near = " ".join(word.text for word in sentence.words[max(0, number.first - 4) : number.first])
    return any(match.end() >= len(near) - 1 for match in words.aside.finditer(near))


def _is_ordinal_part(sentence: Sentence, number: _Found) -> bool:
    """Tell "the first quarter" and "the last half", which are stretches of time, from shares."""
    before = sentence.words[number.first - 1] if number.first else None
    return number.is_share and before is not None and before.upos == "ADJ"


def _numbers(sentence: Sentence, words: Words) -> Iterator[_Found]:
    place = 0
    while place < len(sentence.words):
        number = _share_at(sentence, place, words) or _number_at(sentence, place, words)
        if number is None:
            place += 1
        else:
            yield number
            place = number.last + 1


def _share_at(sentence: Sentence, place: int, words: Words) -> _Found | None:
    """Read "nine in ten" and "two out of three"."""
    first = _value_of(sentence.words[place].text, words)
    if first is None:
        return None
    for join in words.share_joins:
        parts = join.split()
        after = place + 1 + len(parts)
        between = [word.text.lower() for word in sentence.words[place + 1 : after]]
        whole = _value_of(sentence.words[after].text, words) if after < len(sentence.words) else None
        if (
            between == parts
            and whole
            and 1 < whole <= _LARGEST_SHARE
            and first < whole
            and whole == int(whole)
        ):
            return _Found(place, after, 100 * first / whole, "percent", is_share=True)
    return None


def _number_at(sentence: Sentence, place: int, words: Words) -> _Found | None:
    sign, start = "", place
    text = sentence.words[place].text.lower()
    if text in _SIGNS or text == "us$":
        sign, start = _SIGNS.get(text, "USD"), place + 1
    if start >= len(sentence.words):
        return None
    glued = _GLUED.match(sentence.words[start].text.lower())
    if glued and glued["sign"]:
        sign = _SIGNS.get(glued["sign"], "USD")
    value = _value_of(sentence.words[start].text, words)
    if value is None or _is_article(sentence.words[start], value):
        return None
    last = start
    while last + 1 < len(sentence.words):
        factor = words.scales.get(sentence.words[last + 1].text.lower())
        more, length = _more_of(sentence, last, value, words)
        if factor is not None:
            value, length = value * factor, 1
        elif more is None:
            break
        else:
            value = more
        last += length
    return _Found(place, last, value, sign, is_share=not sign and value in _SHARES)


def _more_of(sentence: Sentence, last: int, value: float, words: Words) -> tuple[float | None, int]:
    """Read what goes on after a number: "two thirds", "thirty-five", "one and a half"."""
    following = [word.text.lower() for word in sentence.words[last + 1 : last + 4]]
    part = words.numbers.get(following[0]) if following else None
    if part is not None and part < HALF and value in range(1, 10):
        return value * part, 1
    if " ".join(following) in words.halves:
        return value + HALF, len(following)
    unit = words.numbers.get(following[1], 0.0) if len(following) > 1 and following[0] == "-" else 0.0
    if value in range(20, 100, 10) and unit in range(1, 10):
        return value + unit, 2
    return None, 0


def _is_article(word: Word, value: float) -> bool:
    """Tell a Dutch "een" or an English pronoun "one" from the number: the tagger decides."""
    return value == 1 and not word.text[0].isdigit() and word.upos not in {"NUM", "ADJ"}


@cache
def _value_of(text: str, words: Words) -> float | None:
    """Read one token: figures with separators, glued signs and scales, number words, compounds."""
    lower = text.lower()
    glued = _GLUED.match(lower)
    if glued:
        value = _figure(glued["figure"], words)
        tail = glued["tail"]
        if value is None or not tail:
            return value
        factor = words.scales.get(tail)
        return value * factor if factor else value if tail in words.units else None
    if lower in words.numbers:
        return words.numbers[lower]
    if lower in words.scales and lower.isalpha() and len(lower) > len("mln"):
        return words.scales[lower]
    return _compound(lower, words)


def _figure(text: str, words: Words) -> float | None:
    """Read digits with this language's separators, or with the other's where only those fit."""
    if not _FIGURE.fullmatch(text):
        return None
    thousands, decimals = words.thousands, words.decimals
    grouped = regex.fullmatch(
        rf"\d{{1,3}}(?:{regex.escape(thousands)}\d{{3}})+(?:{regex.escape(decimals)}\d+)?",
        text,
    )
    if grouped:
        return float(text.replace(thousands, "").replace(decimals, "."))
    other = regex.fullmatch(rf"\d{{1,3}}(?:{regex.escape(decimals)}\d{{3}}){{2,}}", text)
    plain = text.replace(decimals, "") if other else text.replace(decimals, ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _compound(text: str, words: Words) -> float | None:
    """Add up "thirty-five", "vijfendertig", "tweehonderd", "drieënhalf": parts out of the lexicon."""
    parts = _split(text.replace("ë", "e").replace("-", ""), words)
    if not parts:
        return None
    total = current = 0.0
    for part in parts:
        if part in words.scales:
            current = max(current, 1) * words.scales[part]
            total, current = (total + current, 0.0) if words.scales[part] >= THOUSAND else (total, current)
        else:
            current += words.numbers[part]
    return total + current


def _split(text: str, words: Words) -> list[str]:
    """Cut a compound into number words, joined by "en" or "and" where a language does; longest first."""
    known = [*words.numbers, *words.scales]
    if text in known and len(text) > 1:
        return [text]
    for head in sorted(
        (w for w in known if len(w) >= _SHORTEST_NUMBER_WORD and text.startswith(w)), key=len, reverse=True
    ):
        rest = text[len(head) :]
        for tail in (rest, rest.removeprefix("en"), rest.removeprefix("and")):
            parts = _split(tail, words) if tail else []
            if parts:
                return [head, *parts]
    return []


def _quantity(sentence: Sentence, number: _Found, text: str, words: Words) -> Quantity:
    low_factor, high_factor, start = _approximation(sentence, number, words)
    unit, counted, end = _what(sentence, number, words)
    value = number.value
    if number.is_share and not number.sign and unit == "":
        value, unit = 100 * value, "percent"
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


def _approximation(sentence: Sentence, number: _Found, words: Words) -> tuple[float, float, int]:
    """Find the approximator right before a number: its factors, and the place where it starts."""
    for length in (3, 2, 1):
        start = number.first - length
        phrase = " ".join(word.text.lower() for word in sentence.words[max(start, 0) : number.first])
        if start >= 0 and phrase in words.approximators:
            low, high = words.approximators[phrase]
            return low, high if math.isfinite(high) else 1e6, start
    return 1.0, 1.0, number.first


def _what(sentence: Sentence, number: _Found, words: Words) -> tuple[str, str, int]:
    """Find the unit, the noun counted and the place of the last word that says so."""
    glued = _GLUED.match(sentence.words[number.last].text.lower())
    tail = words.units.get((glued["tail"] or "") if glued else "", "")
    if number.sign or tail:
        return (
            number.sign or tail,
            _measured(sentence, sentence.words[number.last]),
            number.last,
        )
    unit, end = "", number.last
    for place in range(number.last + 1, min(number.last + 4, len(sentence.words))):
        word = sentence.words[place]
        found = _unit_of(word, words)
        if found:
            unit, end = found, place
        elif word.upos not in {"ADJ", "PUNCT", "SYM", "NUM", "DET", "ADP"} or unit:
            break
    if unit:
        return unit, _measured(sentence, sentence.words[end]), end
    noun = _noun_counted(sentence, number)
    return "", noun.lemma.lower() if noun else "", number.last


def _unit_of(word: Word, words: Words) -> str:
    forms = (word.lemma.lower(), word.text.lower(), word.text.lower().removesuffix("s"))
    return next((words.units[form] for form in forms if form in words.units), "")


def _noun_counted(sentence: Sentence, number: _Found) -> Word | None:
    head = sentence.head_of(sentence.words[number.last])
    if head is not None and head.upos in {"NOUN", "PROPN"}:
        return head
    following = sentence.words[number.last + 1 : number.last + 4]
    return next((word for word in following if word.upos == "NOUN"), None)


def _measured(sentence: Sentence, unit: Word) -> str:
    """Name what a measure is a measure of: the noun in "5 percent of the nurses"."""
    nouns = [word for word in sentence.children(unit) if word.relation == "nmod" and word.upos == "NOUN"]
    return nouns[0].lemma.lower() if nouns else ""


def _is_of_a_date(sentence: Sentence, number: _Found, words: Words) -> bool:
    """Tell whether a number is part of a date or a year: those are moments, not quantities."""
    near = sentence.words[max(0, number.first - 1) : number.last + 2]
    if number.first != number.last:
        return False
    word = sentence.words[number.first]
    if any(other.text.lower() in words.months and _names_month(other) for other in near if other is not word):
        return True
    return word.text.isdigit() and int(word.text) in _YEARS and not _counts(sentence, word)


def _names_month(word: Word) -> bool:
    """Tell May from "may", and "mrt" from other short words."""
    return word.upos in {"PROPN", "NOUN"} or word.text[0].isupper()


def _counts(sentence: Sentence, word: Word) -> bool:
    head = sentence.head_of(word)
    return word.relation == "nummod" and head is not None and head.index > word.index and head.upos == "NOUN"
