"""The lines of a text; what an editor broke to fit a page counts as one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex
from attrs import evolve, frozen

from claimtrack.model import Span

_LINE = regex.compile(r"([^\r\n\x0b\x0c\x85\u2028\u2029]*)(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|\Z)")
_WIDEST_PAGE = 120  # characters; editors wrap at 60 to 100
_FEWEST_WRAPS = 3  # fewer could be chance


@frozen
class Line:
    """A line without the white space around it; ``follows_blank`` if a blank line stands before."""

    span: Span
    follows_blank: bool


def cut_lines(text: str) -> list[Line]:
    """Give the lines that hold anything, in order; white space at their ends is in none."""
    lines = list(_filled_lines(text))
    width = max((len(line.span) for line in lines), default=0)
    wraps = [_wraps(first, second, width, text) for first, second in pairwise(lines)]
    return list(_joined(lines, wraps)) if _is_wrapped(lines, wraps, width, text) else lines


def _filled_lines(text: str) -> Iterator[Line]:
    follows_blank = False
    for match in _LINE.finditer(text):
        words = match[1].lstrip()
        start = match.end(1) - len(words)
        if words:
            yield Line(Span(start, start + len(words.rstrip())), follows_blank)
        follows_blank = not words


def _wraps(first: Line, second: Line, width: int, text: str) -> bool:
    """Tell whether the second line stands apart only since its first word found no room."""
    if second.follows_blank:
        return False
    first_word = text[second.span.start : second.span.end].split(maxsplit=1)[0]
    return len(first.span) + 1 + len(first_word) > width


def _is_wrapped(lines: Sequence[Line], wraps: Sequence[bool], width: int, text: str) -> bool:
    """Tell whether the text was wrapped: most lines that filled the page go on in lower case."""
    going_on = [
        text[line.span.start].islower() for line, wrapped in zip(lines[1:], wraps, strict=True) if wrapped
    ]
    return width <= _WIDEST_PAGE and len(going_on) >= _FEWEST_WRAPS and 2 * sum(going_on) > len(going_on)


def _joined(lines: Sequence[Line], wraps: Sequence[bool]) -> Iterator[Line]:
    whole = lines[0]
    for line, wrapped in zip(lines[1:], wraps, strict=True):
        if wrapped:
            whole = evolve(whole, span=Span(whole.span.start, line.span.end))
        else:
            yield whole
            whole = line
    yield whole
