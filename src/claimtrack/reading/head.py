"""The head of an article: its first lines, and which of them stand side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from claimtrack.reading.labels import Label, read_label
from claimtrack.reading.names import Names
from claimtrack.reading.pieces import Piece, is_paragraph


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
        return self.is_spaced and not self.pieces[place].follows_blank


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


def _is_spaced(pieces: Sequence[Piece], body: Sequence[int]) -> bool:
    """Tell whether blank lines part most paragraphs."""
    later = body[1:]
    return 2 * sum(pieces[place].follows_blank for place in later) > len(later)
