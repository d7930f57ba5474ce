"""Where sentences end: second thoughts about the cuts a trained tokenizer makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

# A parser's time and memory grow with the square of a sentence's length; no sentence of our
# treebanks is longer than 160 words, tables and lists in articles are.
LONGEST_SENTENCE = 200  # tokens

Tokens = Sequence[str]
Witness = Callable[[Tokens, Tokens], bool]


def settle_sentences(sentences: Sequence[Tokens]) -> list[int]:
    """Give the lengths in tokens of the sentences of one paragraph, none above `LONGEST_SENTENCE`.

    Takes the sentences as first cut, each as its tokens' text. Cuts may be taken back or
    added; the tokens stay as they are, in their order.
    """
    settled: list[list[str]] = []
    for sentence in sentences:
        if settled and _belong_together(settled[-1], sentence):
            settled[-1].extend(sentence)
        else:
            settled.append(list(sentence))
    return [length for sentence in settled for length in _bearable_lengths(sentence)]


def _belong_together(before: Tokens, after: Tokens) -> bool:
    return any(joins(before, after) for joins in JOINS)


def _has_no_word(before: Tokens, after: Tokens) -> bool:
    """Tell whether one side is punctuation alone, such as a closing mark left behind."""
    return not _has_letters(before) or not _has_letters(after)


def _has_letters(tokens: Tokens) -> bool:
    return any(character.isalnum() for token in tokens for character in token)


JOINS: tuple[Witness, ...] = (_has_no_word,)


def _bearable_lengths(sentence: Tokens) -> Iterator[int]:
    """Cut an endless sentence after its last comma or semicolon within the limit, or at the limit."""
    start = 0
    while len(sentence) - start > LONGEST_SENTENCE:
        end = start + LONGEST_SENTENCE
        pauses = [place for place in range(start, end) if sentence[place] in {",", ";", "|"}]
        cut = pauses[-1] + 1 if pauses else end
        yield cut - start
        start = cut
    yield len(sentence) - start
