"""From a text, file or bytes to an `Article`: decoding, language, masthead and noise."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from attrs import evolve

from claimtrack.model import Article, Block, DatedBy, Notice, Passage, Role
from claimtrack.reading.decoding import load
from claimtrack.reading.furniture import load_furniture
from claimtrack.reading.head import find_head
from claimtrack.reading.languages import check_language, identify, identify_passage
from claimtrack.reading.masthead import Masthead, read_masthead
from claimtrack.reading.names import Names
from claimtrack.reading.pieces import Piece, cut_pieces
from claimtrack.reading.teasers import mark_teasers
from claimtrack.reading.web import is_page, load_page

__all__ = ["read", "read_html"]

_DOUBT = "the article is dated {0:%Y-%m-%d}, too; days are counted from {1:%Y-%m-%d} ({2})"


def read(
    source: str | bytes | os.PathLike[str],
    *,
    id: str | None = None,
    language: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    encoding: str | None = None,
    max_bytes: int = 10_000_000,
) -> Article:
    """Read one article: a string is its text, a `Path` its file, bytes are decoded.

    Bytes count as UTF-8 unless a byte-order mark or their form says otherwise; then
    ``encoding`` is tried, last cp1252. What the caller gives (``language``, ``publisher``,
    ``published``) wins over what the article shows. ``id`` is the file's name without its last
    suffix, or else follows from the text. Lines that are no prose of the article become noise
    blocks, each with a `Notice`. A file whose name ends in ``.html`` is read by `read_html`.

    Raises:
        InputError: the source is missing, a folder, binary, blank or above ``max_bytes``.
        LanguageError: there is no lexicon for ``language``, or for the one that a long article
            is surely written in.
    """
    if language is not None:
        check_language(language)
    if is_page(source):
        return read_html(
            source,
            id=id,
            language=language,
            publisher=publisher,
            published=published,
            encoding=encoding,
            max_bytes=max_bytes,
        )
    text = load(source, encoding=encoding, max_bytes=max_bytes)
    article = Article(id or _id_of(source, text), text, language or identify(text))
    pieces = mark_teasers(cut_pieces(text, load_furniture()))
    masthead = _masthead(pieces, article)
    blocks = _blocks(pieces, masthead, article.language)
    dated: tuple[tuple[date, DatedBy], ...] = ((published, "given"),) if published else masthead.days
    return evolve(
        article,
        publisher=publisher or masthead.publisher,
        published=dated[0][0] if dated else None,
        dated_by=dated[0][1] if dated else None,
        headline=_headline(article, pieces, masthead),
        blocks=blocks,
        notices=(*_notices(article, blocks), *_doubts([*dated, *masthead.days])),
    )


def read_html(
    source: str | bytes | os.PathLike[str],
    *,
    id: str | None = None,
    language: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    encoding: str | None = None,
    max_bytes: int = 10_000_000,
) -> Article:
    """Read the article of a web page that you have: its file, bytes or HTML. Nothing is fetched.

    The article's text is what was taken out of the page: title first, a paragraph a line, embedded
    posts kept. Outlet, day and language are those that the page declares, unless you give them.

    Raises:
        InputError: as for `read`; the page holds no article or is larger than 20 MB, or trafilatura
            is not installed.
        LanguageError: as for `read`.
    """
    page = load_page(source, encoding=encoding, max_bytes=max_bytes)
    article = read(
        page.text,
        id=id or _id_of(source, page.text),
        language=language or page.language,
        publisher=publisher or page.outlet,
        published=published or page.published,
        max_bytes=max_bytes,
    )
    declared = published is None and page.published is not None
    return evolve(article, dated_by="header") if declared else article


def _id_of(source: str | bytes | os.PathLike[str], text: str) -> str:
    if isinstance(source, str | bytes):
        return "text-" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Path(source).stem


def _masthead(pieces: Sequence[Piece], article: Article) -> Masthead:
    furniture = load_furniture()
    names = Names(furniture, "\n".join(piece.text for piece in pieces if piece.reason is None))
    head = find_head(pieces, names, day_first=article.language in furniture.day_first)
    return read_masthead(head) if head else Masthead()


def _headline(article: Article, pieces: Sequence[Piece], masthead: Masthead) -> Passage | None:
    return None if masthead.headline is None else article.passage(pieces[masthead.headline].span)


def _blocks(pieces: Sequence[Piece], masthead: Masthead, language: str) -> tuple[Block, ...]:
    languages = _languages_by_line(pieces, language)
    blocks = []
    for place, piece in enumerate(pieces):
        reason = piece.reason or masthead.reasons.get(place)
        role: Role = "noise" if reason else "headline" if place == masthead.headline else "prose"
        blocks.append(Block(piece.span, language if reason else languages[piece.line], role, reason))
    return tuple(blocks)


def _languages_by_line(pieces: Sequence[Piece], language: str) -> dict[int, str]:
    """Name the language of each line's prose, so that a tweet and its signature share one."""
    prose = (piece for piece in pieces if piece.reason is None)
    return {
        line: identify_passage(" ".join(piece.text for piece in rest), within=language)
        for line, rest in groupby(prose, key=attrgetter("line"))
    }


def _notices(article: Article, blocks: Sequence[Block]) -> list[Notice]:
    return [
        Notice(article.passage(block.span), f"no prose of the article: {block.reason}")
        for block in blocks
        if block.role == "noise"
    ]


def _doubts(days: Sequence[tuple[date, DatedBy]]) -> list[Notice]:
    """Tell of other days of publication than the one that relative days are counted from."""
    others = sorted({day for day, _ in days} - {day for day, _ in days[:1]})
    return [Notice(None, _DOUBT.format(other, *days[0])) for other in others]
