"""What stands above and around the body: section, outlet, date, byline, headline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import regex
from attrs import frozen

from claimtrack.reading.dates import find_dates, without_times
from claimtrack.reading.furniture import Furniture
from claimtrack.reading.lines import Piece

_SEPARATORS = regex.compile(r"\s*[|·•—–/\n\t]\s*|,\s+|\s-\s|\s{2,}|:\s+")
_SENTENCE_END = regex.compile(r"(?<!\b\p{Lu})[.…:;][\"'”’“‘»)\]]*$")
_LONGEST_HEADLINE = 200  # characters
_SHORTEST_SENTENCE = 5  # words


@frozen
class Masthead:
    """What the lines around the body tell.

    ``headline`` is the index of its piece; ``reasons`` say, by index, which further pieces are
    no prose.
    """

    publisher: str | None
    published: date | None
    headline: int | None
    reasons: dict[int, str]


def read_masthead(pieces: Sequence[Piece], *, furniture: Furniture, day_first: bool) -> Masthead:
    body = next((i for i, piece in enumerate(pieces) if piece.reason is None and is_body(piece.text)), None)
    if body is None:
        return Masthead(None, None, None, {})
    reasons: dict[int, str] = {}
    published = None
    for i, piece in enumerate(pieces[:body]):
        found = list(find_dates(piece.text, day_first=day_first))
        if found and len(piece.text) < 80:
            published = published or found[0].day
            reasons[i] = "date"
    left = [i for i in range(body) if pieces[i].reason is None and i not in reasons]
    return Masthead(None, published, left[0] if left else None, reasons)


def is_body(text: str) -> bool:
    """Tell whether a line is a paragraph rather than a headline, name or label."""
    if len(text) > _LONGEST_HEADLINE:
        return True
    return len(text.split()) >= _SHORTEST_SENTENCE and bool(_SENTENCE_END.search(text))
