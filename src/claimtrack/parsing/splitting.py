"""Where sentences end: second thoughts about the cuts of a trained tokenizer.

The tokenizer was measured against splitter libraries and is the better judge (see
``docs/parsing.md``). What it gets wrong in news is of a few kinds, each of them a witness
below: those in `JOINS` take a cut back, those in `CUTS` add one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from importlib.resources import files

from attrs import frozen

# A parser's time and memory grow with the square of a sentence's length. No sentence of the
# treebanks we train on is longer than 160 tokens; tables and lists in articles are.
LONGEST_SENTENCE = 200

# Those who add a cut look no further back; a paragraph may be one sentence of a hundred thousand tokens.
_SEEN_BEFORE_A_CUT = 3

_OPENING = frozenset("“\"‘'„«‹([")
_CLOSING = frozenset("”\"’'»›)]")
_FINAL = frozenset(".!?…")
_APOSTROPHES = frozenset("’'")
_SINGLE_OPENING = frozenset("‘'‚")


@frozen
class Token:
    """What a witness may look at; ``spaced`` tells whether white space stands before it."""

    text: str
    spaced: bool

    @property
    def is_capitalised(self) -> bool:
        return self.text[:1].isupper()

    @property
    def closes(self) -> bool:
        """Tell whether it is a mark that ends a quotation or a bracket."""
        return bool(self.text) and set(self.text) <= _CLOSING

    @property
    def ends(self) -> bool:
        """Tell whether it is the stop of a sentence."""
        return bool(self.text) and set(self.text) <= _FINAL


Tokens = Sequence[Token]
Witness = Callable[[Tokens, Tokens, Collection[str]], bool]


def settle_sentences(sentences: Sequence[Tokens], ordinary: Collection[str]) -> list[int]:
    """Give the lengths in tokens of the sentences of one paragraph, none above `LONGEST_SENTENCE`.

    Takes the sentences as first cut, and the words that the article writes in lower case.
    Tokens stay as they are, in their order.
    """
    settled: list[list[Token]] = []
    for part in [part for sentence in sentences for part in _cut(sentence, ordinary)]:
        if settled and any(joins(settled[-1], part, ordinary) for joins in JOINS):
            settled[-1].extend(part)
        else:
            settled.append(list(part))
    return [length for sentence in settled for length in _bearable_lengths(sentence)]


def _cut(sentence: Tokens, ordinary: Collection[str]) -> Iterator[Tokens]:
    start = 0
    for place in range(1, len(sentence)):
        before = sentence[max(start, place - _SEEN_BEFORE_A_CUT) : place]
        if any(cuts(before, sentence[place : place + 1], ordinary) for cuts in CUTS):
            yield sentence[start:place]
            start = place
    yield sentence[start:]


# ── witnesses: what stands before the place, what after it, what is an ordinary word ───────


def _is_left_behind(before: Tokens, after: Tokens, _: Collection[str]) -> bool:
    """Tell whether closing marks have lost their sentence, or opening ones theirs."""
    return not _has_word(before) or all(token.closes or token.ends for token in after)


def _introduces_quotation(before: Tokens, after: Tokens, _: Collection[str]) -> bool:
    """Tell whether a colon leads to a quotation: who speaks belongs to what is said."""
    return before[-1].text == ":" and after[0].text in _OPENING


def _goes_on_after_comma(before: Tokens, _after: Tokens, _: Collection[str]) -> bool:
    """Tell whether only a quotation has ended, and with a comma: ‘the word means “you,” | he said’."""
    last = next((token for token in reversed(before) if not token.closes), None)
    return before[-1].closes and last is not None and last.text == ","


def _abbreviates(before: Tokens, _after: Tokens, _: Collection[str]) -> bool:
    """Tell whether the last word cannot be a last one: "Prof. | A. B. Clarke"."""
    last = before[-1].text
    if last == "." and len(before) > 1 and not before[-1].spaced:
        last = before[-2].text + last
    return last.lower() in _words_of("never_last")


def _owns(before: Tokens, after: Tokens, _: Collection[str]) -> bool:
    """Tell whether an apostrophe was taken for the end of a quotation: "The Miners’ | Union"."""
    if len(before) == 1 or before[-1].text not in _APOSTROPHES or before[-1].spaced:
        return False
    opened = any(token.text in _SINGLE_OPENING for token in before[:-1])
    return before[-2].text.endswith("s") and not opened and after[0].spaced


def _is_inside_name(before: Tokens, after: Tokens, ordinary: Collection[str]) -> bool:
    """Tell whether a cut without any stop falls before a capital: "The Washington | Post reports".

    A heading that ran into its text is cut likewise: it stands in capitals, or it ends with a name
    or a number, before an ordinary word that opens sentences.
    """
    last, following = before[-1].text, after[0]
    if not last[-1:].isalnum() or not following.is_capitalised or _is_in_capitals(before):
        return False
    word = following.text.lower()
    return last[:1].islower() or word not in ordinary or word not in _words_of("openers")


def _is_in_capitals(tokens: Tokens) -> bool:
    return not any(character.islower() for token in tokens for character in token.text)


def _follows_closed_quotation(before: Tokens, after: Tokens, _: Collection[str]) -> bool:
    """Tell whether a sentence ended within the quotation: ‘“No.” Nobody asked.’

    A speaker named after a quotation comes after a comma, so a full stop is needed.
    """
    closed = len(before) > 1 and before[-1].closes and not before[-1].spaced and before[-2].text == "."
    return closed and after[0].spaced and after[0].is_capitalised


def _follows_full_stop(before: Tokens, after: Tokens, _: Collection[str]) -> bool:
    """Tell whether a full stop, held apart from its word, stands before a capital or a quotation.

    The one in "1. The" numbers a list.
    """
    stopped = len(before) > len("1.") and before[-1].text == "." and not before[-1].spaced
    return stopped and after[0].spaced and (after[0].is_capitalised or after[0].text in _OPENING)


def _follows_letter_for_name(before: Tokens, after: Tokens, ordinary: Collection[str]) -> bool:
    """Tell a network with a letter for its name from an initial: "wrote on X. | His lawyer", "by J. Roe"."""
    named = len(before) > 1 and before[-1].text.lower() in _words_of("letters_for_names")
    on_it = named and before[-2].text.lower() in _words_of("before_letters")
    return on_it and after[0].is_capitalised and after[0].text.lower() in ordinary


JOINS: tuple[Witness, ...] = (
    _is_left_behind,
    _introduces_quotation,
    _goes_on_after_comma,
    _abbreviates,
    _owns,
    _is_inside_name,
)
CUTS: tuple[Witness, ...] = (_follows_closed_quotation, _follows_full_stop, _follows_letter_for_name)


def _has_word(tokens: Tokens) -> bool:
    return any(character.isalnum() for token in tokens for character in token.text)


@cache
def _words_of(name: str) -> frozenset[str]:
    content = (files(__package__) / "abbreviations.toml").read_text("utf-8")
    return frozenset(tomllib.loads(content)[name])


def _bearable_lengths(sentence: Tokens) -> Iterator[int]:
    """Cut an endless sentence after the last pause within the limit, or else at the limit."""
    start = 0
    while len(sentence) - start > LONGEST_SENTENCE:
        end = start + LONGEST_SENTENCE
        pauses = [place for place in range(start, end) if sentence[place].text in {",", ";", "|"}]
        cut = pauses[-1] + 1 if pauses else end
        yield cut - start
        start = cut
    yield len(sentence) - start
