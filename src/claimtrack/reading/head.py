"""The head of an article: its first lines, and which of them stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from claimtrack.reading.furniture import BYLINE_REASON
from claimtrack.reading.labels import Label, read_label
from claimtrack.reading.names import Names
from claimtrack.reading.pieces import Piece, is_paragraph


@frozen
class Head:
    """The lines ``above`` the first paragraph, and those ``between`` it and the second.

    Places are indices of ``pieces``; ``labels`` are those with a day of publication, at the
    foot of the article, too. ``is_spaced`` if blank lines part most paragraphs.
    """

    pieces: Sequence[Piece]
    above: range
    between: range
    labels: Mapping[int, Label]
    is_spaced: bool
    names: Names

    def line(self, place: int) -> str:
        """Give the words at a place."""
        return self.pieces[place].text

    def open_places(self, places: Iterable[int]) -> list[int]:
        """Pick the places that no phrase and no day explains."""
        return [place for place in places if self.pieces[place].reason is None and place not in self.labels]

    def stands_beside_label(self, place: int) -> bool:
        """Tell whether the line before or after holds a day or a byline."""
        near = [other for other in (place - 1, place + 1) if 0 <= other < len(self.pieces)]
        return any(other in self.labels or self.pieces[other].reason == BYLINE_REASON for other in near)

    def is_attached(self, place: int) -> bool:
        """Tell whether a line clings to the one before, in an article that parts its paragraphs."""
        return self.is_spaced and not self.pieces[place].follows_blank


def find_head(pieces: Sequence[Piece], names: Names, *, day_first: bool) -> Head | None:
    """Find the head of an article, None if the article has no paragraph."""
    body = [
        place
        for place, piece in enumerate(pieces)
        if piece.reason is None and is_paragraph(piece.text)
        if not read_label(piece.text, names, day_first=day_first)  # "March 12, 2025, 4:40 p.m."
    ]
    if not body:
        return None
    above = range(body[0])
    between = range(body[0] + 1, min(body[1:2], default=0))
    labels = {
        place: label
        for place, piece in enumerate(pieces)
        if piece.reason is None
        and (place in above or place in between or place > body[-1])
        and (label := read_label(piece.text, names, day_first=day_first))
        and (label.is_explicit or place < body[-1])
    }
    return Head(pieces, above, between, labels, _is_spaced(pieces, body), names)


def _is_spaced(pieces: Sequence[Piece], body: Sequence[int]) -> bool:
    later = body[1:]
    return 2 * sum(pieces[place].follows_blank for place in later) > len(later)
