"""Sentence → the numbers in it, each with the words that it takes: "nine in ten", "12 to 20 million"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from claimtrack.matching.numerals import split_glued, value_of
from claimtrack.matching.vocabulary import Words
from claimtrack.model import Sentence, Word

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "%": "percent", "us$": "USD"}
# "half" or "a third" of something is a share, comparable with percentages.
_SHARES = {0.5, 0.25, 0.333, 0.2, 0.1}
_HALF = 0.5
_LARGEST_SHARE = 1000  # "one in a thousand"


@frozen
class Figure:
    """A number in a sentence, with the places of its words from the first to the last.

    ``low`` is where a range begins that ends at ``value``, ``whole`` what the figure is a part of:
    "12 of the 40". ``scale`` is the factor that a word such as "million" stands for. ``sign`` is the
    unit that is written with it, if any.
    """

    first: int
    last: int
    value: float
    sign: str = ""
    is_share: bool = False
    scale: float = 1.0
    low: float | None = None
    whole: float | None = None


def find_figures(sentence: Sentence, words: Words) -> Iterator[Figure]:
    """Find the numbers of a sentence in order, none inside another."""
    place = 0
    while place < len(sentence.words):
        figure = (
            _share_at(sentence, place, words)
            or _part_at(sentence, place, words)
            or _single_at(sentence, place, words)
            or _range_at(sentence, place, words)
        )
        if figure is None:
            place += 1
        else:
            yield figure
            place = figure.last + 1


def _range_at(sentence: Sentence, place: int, words: Words) -> Figure | None:
    """Read "12 to 20 million" and "between 5 and 10", and any number that begins no range."""
    low = _number_at(sentence, place, words)
    if low is None or low.last + 2 >= len(sentence.words):
        return low
    join = sentence.words[low.last + 1].text.lower()
    before = {word.text.lower() for word in sentence.words[max(0, place - 2) : place]}
    is_join = join in words.range_joins or (
        join in words.range_joins_between and before & words.range_openers
    )
    high = _number_at(sentence, low.last + 2, words)
    if high is None or not is_join or before & words.range_changes or len({low.sign, high.sign} - {""}) > 1:
        return low
    least = low.value * (high.scale if low.scale == 1.0 else 1.0)
    return evolve(high, first=low.first, low=least, sign=high.sign or low.sign) if least < high.value else low


def _share_at(sentence: Sentence, place: int, words: Words) -> Figure | None:
    """Read "nine in ten" and "two out of three"."""
    first = value_of(sentence.words[place].text, words)
    if first is None:
        return None
    for join in words.share_joins:
        parts = join.split()
        after = place + 1 + len(parts)
        between = [word.text.lower() for word in sentence.words[place + 1 : after]]
        whole = value_of(sentence.words[after].text, words) if after < len(sentence.words) else None
        if (
            between == parts
            and whole
            and 1 < whole <= _LARGEST_SHARE
            and first < whole
            and whole == int(whole)
        ):
            return Figure(place, after, 100 * first / whole, "percent", is_share=True)
    return None


def _part_at(sentence: Sentence, place: int, words: Words) -> Figure | None:
    """Read "12 of the 40 boats": both numbers count the same."""
    part = _number_at(sentence, place, words)
    if part is None or part.sign or part.is_share:
        return None
    for join in words.part_joins:
        start = part.last + 1 + len(join.split())
        between = [word.text.lower() for word in sentence.words[part.last + 1 : start]]
        whole = _number_at(sentence, start, words) if between == join.split() else None
        if whole and not whole.sign and part.value < whole.value and _counts_after(sentence, whole):
            scale = whole.scale if part.scale == 1.0 else 1.0  # "90 of the 650 million"
            return Figure(place, whole.last, part.value * scale, whole=whole.value)
    return None


def _counts_after(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether a number counts a noun behind it, as years do not."""
    head = sentence.head_of(sentence.words[figure.last])
    return head is not None and head.index > figure.last and head.upos == "NOUN"


def _single_at(sentence: Sentence, place: int, words: Words) -> Figure | None:
    """Read "within a minute" and "bijna een uur": one of a unit of time, where how long it takes is said."""
    word, after = (sentence.words[place : place + 2] + sentence.words[-1:])[:2]
    before = sentence.words[place - 1].text.lower() if place else ""
    is_single = word.text.lower() in words.ones and before in words.single_before
    return Figure(place, place, 1.0) if is_single and after.text.lower() in words.single_units else None


def _number_at(sentence: Sentence, place: int, words: Words) -> Figure | None:
    if place >= len(sentence.words):
        return None
    sign = _SIGNS.get(sentence.words[place].text.lower(), "")
    start = place + 1 if sign else place
    if start >= len(sentence.words):
        return None
    first = sentence.words[start]
    glued = split_glued(first.text)
    sign = _SIGNS.get(glued[0], sign) if glued else sign
    value = value_of(first.text, words)
    if value is None or _is_article(first, value):
        return None
    last, scale = start, 1.0
    while last + 1 < len(sentence.words):
        if _is_hyphened_scale(sentence.words[last + 1 : last + 3], words):  # "a 140-million contract"
            last += 1
        factor = words.scales.get(sentence.words[last + 1].text.lower())
        more, length = _more_of(sentence, last, value, words)
        if factor is not None:
            value, scale, length = value * factor, scale * factor, 1
        elif more is None:
            break
        else:
            value = more
        last += length
    return Figure(place, last, value, sign, not sign and value in _SHARES, scale)


def _is_hyphened_scale(following: Sequence[Word], words: Words) -> bool:
    return [word.text for word in following[:1]] == ["-"] and any(
        word.text.lower() in words.scales for word in following[1:]
    )


def _more_of(sentence: Sentence, last: int, value: float, words: Words) -> tuple[float | None, int]:
    """Read what goes on after a number: "two thirds", "thirty-five", "one and a half", "half a million"."""
    following = [word.text.lower() for word in sentence.words[last + 1 : last + 4]]
    scaled = _part_of_scale(following, value, words) if value in _SHARES else None
    if scaled:
        return scaled
    part = words.numbers.get(following[0]) if following else None
    if part is not None and part < _HALF and value in range(1, 10):
        return value * part, 1
    if " ".join(following) in words.halves:
        return value + _HALF, len(following)
    unit = words.numbers.get(following[1], 0.0) if len(following) > 1 and following[0] == "-" else 0.0
    if value in range(20, 100, 10) and unit in range(1, 10):
        return value + unit, 2
    return None, 0


def _part_of_scale(following: Sequence[str], part: float, words: Words) -> tuple[float, int] | None:
    """Read "half *a million*" and "a quarter *of a million*" as a number, with how many words that takes."""
    passed = {*words.ones, *words.part_joins}
    place = next((n for n, word in enumerate(following) if word not in passed), 0)
    factor = words.scales.get(following[place]) if place else None
    return (part * factor, place + 1) if factor else None


def _is_article(word: Word, value: float) -> bool:
    """Tell a Dutch "een" or an English pronoun "one" from the number: the tagger decides."""
    return value == 1 and not word.text[0].isdigit() and word.upos not in {"NUM", "ADJ"}
