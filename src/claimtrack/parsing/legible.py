"""Text as a trained model can read it, with the way back to the article.

Models meet characters in use that no treebank holds: NUL, lone surrogates, direction marks,
tokens of fifty thousand characters. They are shown something readable instead, while every
character keeps its place in the article, so that offsets are carried and never searched for.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable

import regex
from attrs import frozen

from claimtrack.model import Span

# What separates words: white space and control characters.
_RUN = regex.compile(r"[^\s\p{Cc}]+")

# Treebanks hold hardly a curly mark, so the models read straight ones better.
_STRAIGHT = dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛", "'")

# Character models pad each batch to its longest word; a run beyond this is shown by its two ends.
LONGEST_RUN = 160
_SHOWN_OF_EACH_END = LONGEST_RUN // 2

# Stanza's own mark between paragraphs.
_PARAGRAPH_BREAK = "\n\n"


@frozen
class Legible:
    """Readable characters, and for each of them its place in the article.

    ``paragraphs`` are the offsets in ``text`` where paragraphs start.
    """

    text: str
    places: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Find where in the article the characters from ``start`` up to ``end`` stand."""
        return Span(self.places[start], self.places[end - 1] + 1)

    def paragraph(self, start: int) -> int:
        """Number the paragraph that holds the character at ``start``, from 1."""
        return bisect_right(self.paragraphs, start)


def make_legible(text: str, lines: Iterable[Span]) -> Legible:
    """Show the lines as paragraphs: single spaces, no invisible characters, no endless runs.

    A line with nothing to show leaves no paragraph.
    """
    shown: list[str] = []
    places: list[int] = []
    paragraphs: list[int] = []
    for readable in filter(None, (_readable_places(text, line) for line in lines)):
        if shown:
            shown += _PARAGRAPH_BREAK
            places += [readable[0]] * len(_PARAGRAPH_BREAK)
        paragraphs.append(len(shown))
        shown += [_show(text[place]) for place in readable]
        places += readable
    return Legible("".join(shown), tuple(places), tuple(paragraphs))


def _readable_places(text: str, line: Span) -> list[int]:
    found: list[int] = []
    for run in _RUN.finditer(text, line.start, line.end):
        visible = [place for place in range(*run.span()) if unicodedata.category(text[place]) != "Cf"]
        if visible and found:
            found.append(run.start() - 1)  # the white space before the run
        found += _ends_of(visible)
    return found


def _ends_of(places: list[int]) -> list[int]:
    if len(places) <= LONGEST_RUN:
        return places
    return places[:_SHOWN_OF_EACH_END] + places[-_SHOWN_OF_EACH_END:]


def _show(character: str) -> str:
    if character in _STRAIGHT:
        return _STRAIGHT[character]
    if unicodedata.category(character) == "Cs":
        return "\N{REPLACEMENT CHARACTER}"
    return " " if not _RUN.match(character) else character
