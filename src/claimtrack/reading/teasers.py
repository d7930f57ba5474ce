"""Titles of other articles that follow a label such as "Related articles" on lines of their own."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from claimtrack.reading.furniture import LINK_LABEL_REASON, is_quotation
from claimtrack.reading.pieces import Piece, is_paragraph

_LONGEST_LABEL = 3  # words; a longer one holds the title itself


def mark_teasers(pieces: Sequence[Piece]) -> list[Piece]:
    """Give the pieces, those that only point to other articles marked as no prose.

    A label within the article stands for the one line after it; below the last paragraph, for
    all that follow.
    """
    last = max((place for place, piece in enumerate(pieces) if _may_be_prose(piece)), default=-1)
    marked: list[Piece] = []
    is_listing = False
    for place, piece in enumerate(pieces):
        if is_listing and _is_title(piece):
            marked.append(evolve(piece, reason=LINK_LABEL_REASON))
            is_listing = place > last
        else:
            marked.append(piece)
            is_listing = _is_label(piece) or (is_listing and piece.reason is not None)
    return marked


def _is_label(piece: Piece) -> bool:
    return piece.reason == LINK_LABEL_REASON and len(piece.text.split()) <= _LONGEST_LABEL


def _is_title(piece: Piece) -> bool:
    return piece.reason is None and not is_paragraph(piece.text) and not is_quotation(piece.text)


def _may_be_prose(piece: Piece) -> bool:
    return piece.reason is None and is_paragraph(piece.text)
