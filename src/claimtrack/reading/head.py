"""The head of an article: its first lines, and which of them stand side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex
from attrs import frozen

from claimtrack.reading.labels import Label, read_label
from claimtrack.reading.lines import Piece
from claimtrack.reading.names import Names

# A single capital before the stop is an initial or an abbreviation: "to the U.S."
_STOP = regex.compile(r"(?<!\b\p{Lu})[.…:;][\"'”’“‘»)\]]*$")
_LONGEST_HEADLINE = 200  # characters
_SHORTEST_SENTENCE = 5  # words


@frozen
class Head:
    """The lines from the first to the first paragraph, and those between it and the second.

    All places are indices of ``pieces``. ``foot`` holds what follows the last paragraph.
    """

    pieces: Sequence[Piece]
    above: range
    between: range
    foot: range
    labels: Mapping[int, Label]
    is_spaced: bool

    def open_places(self, places: range) -> list[int]:
        """Give the places that no phrase and no day explains."""
        return [place for place in places if self.pieces[place].reason is None and place not in self.labels]

    def stands_beside_label(self, place: int) -> bool:
        """Tell whether the line before or after holds a day or a byline."""
        near = [other for other in (place - 1, place + 1) if 0 <= other < len(self.pieces)]
        return any(other in self.labels or self.pieces[other].reason == "byline" for other in near)

    def is_attached(self, place: int) -> bool:
        """Tell whether a line clings to the one before, in an article that parts its paragraphs."""
        return self.is_spaced and place > 0 and self.pieces[place].line - self.pieces[place - 1].line == 1


def find_head(pieces: Sequence[Piece], names: Names, *, day_first: bool) -> Head | None:
    """Find the head of an article, None if the article has no paragraph."""
    body = [place for place, piece in enumerate(pieces) if piece.reason is None and is_paragraph(piece.text)]
    if not body:
        return None
    first, second = (body * 2)[:2] if len(body) == 1 else body[:2]
    above, between, foot = range(first), range(first + 1, second), range(body[-1] + 1, len(pieces))
    labels = {
        place: label
        for place in (*above, *between, *foot)
        if pieces[place].reason is None
        and (label := read_label(pieces[place].text, names, day_first=day_first))
        and (place not in foot or label.is_explicit)
    }
    return Head(pieces, above, between, foot, labels, _is_spaced(pieces, body))


def is_paragraph(line: str) -> bool:
    """Tell whether a line is a paragraph rather than a headline, name or label."""
    if len(line) > _LONGEST_HEADLINE:
        return True
    return len(line.split()) >= _SHORTEST_SENTENCE and bool(_STOP.search(line))


def _is_spaced(pieces: Sequence[Piece], body: Sequence[int]) -> bool:
    """Tell whether blank lines part most paragraphs."""
    gaps = [pieces[later].line - pieces[later - 1].line > 1 for later in body[1:]]
    return 2 * sum(gaps) > len(gaps)
