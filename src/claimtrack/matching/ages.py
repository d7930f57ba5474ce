"""Words → ages: "a 34-year-old man", "Andre Mills, 36,", "Frank Terhorst (54)", "een 39-jarige vrouw"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from claimtrack.matching.cast import is_name
from claimtrack.matching.vocabulary import Words
from claimtrack.model import Passage, Quantity, Sentence, Span

AGE = "age"
# "Mills, 36," and "Terhorst (54)".
_BESIDE_NAME = regex.compile(r"\s?[,(]\s?(?P<years>\d\d)(?=\s?(?:,(?!\d)|[).;]))")


def find_ages(sentence: Sentence, text: str, words: Words) -> Iterator[Quantity]:
    """Find how old somebody is said to be: by a word for it, or by a bare figure beside a name."""
    for match in words.age.finditer(text, sentence.span.start, sentence.span.end):
        yield _age(match, *match.span())
    for word in sentence.words:
        match = _BESIDE_NAME.match(text, word.span.end, sentence.span.end) if is_name(word) else None
        if match:
            yield _age(match, *match.span("years"))


def _age(match: regex.Match[str], start: int, end: int) -> Quantity:
    years = float(match["years"])
    return Quantity(Passage(Span(start, end), match.string[start:end]), years, years, years, AGE)
