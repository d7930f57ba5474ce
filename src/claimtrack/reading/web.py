"""From a web page to its article: trafilatura finds the text, and what the page says of itself."""

from __future__ import annotations

import codecs
import os
from datetime import date
from pathlib import Path
from typing import Any

import regex
from attrs import frozen

from claimtrack.errors import InputError
from claimtrack.extras import fetch
from claimtrack.lexicons import languages
from claimtrack.reading.decoding import load

SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
LARGEST_PAGE = 20_000_000  # bytes; beyond, trafilatura gives nothing and does not say why

_CHARSET = regex.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", regex.IGNORECASE)
_HEAD = 4096  # bytes; the standard wants the declaration within 1024

# Only dates that the page declares; a day found somewhere in its text may be any. The last one is
# given so that the result does not hang on the day of reading.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


@frozen
class Page:
    """The article of a web page, and what the page declares; a language only if we have a lexicon for it."""

    text: str
    outlet: str | None
    published: date | None
    language: str | None


def load_page(source: str | bytes | os.PathLike[str], *, encoding: str | None, max_bytes: int) -> Page:
    """Decode a page as it declares and take its article out: the title, then a paragraph a line.

    Embedded posts stay; menus, comments, tables and scripts do not. Nothing is fetched.

    Raises:
        InputError: the source cannot be read, is larger than 20 MB, or holds no article; or
            trafilatura is not installed.
    """
    trafilatura = fetch("trafilatura", extra="html")
    html = load(
        source, encoding=encoding or _declared_encoding(source), max_bytes=min(max_bytes, LARGEST_PAGE)
    )
    language = _language(fetch("trafilatura.utils", extra="html").load_html(html))
    found = trafilatura.bare_extraction(
        html, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
    )
    if found is None or not (found.text or "").strip():
        raise InputError("there is no article on the page; save its text in a file and read that")
    return Page(_with_title(found.text, found.title), found.sitename or None, _day(found.date), language)


def is_page(source: str | bytes | os.PathLike[str]) -> bool:
    """Tell whether a file's name says that it is a web page."""
    return not isinstance(source, str | bytes) and Path(source).suffix.lower() in SUFFIXES


def _declared_encoding(source: str | bytes | os.PathLike[str]) -> str | None:
    found = _CHARSET.search(_head(source))
    if found is None:
        return None
    try:
        return codecs.lookup(found[1].decode("ascii", "replace")).name
    except LookupError:
        return None


def _head(source: str | bytes | os.PathLike[str]) -> bytes:
    if isinstance(source, str):
        return b""
    if isinstance(source, bytes):
        return source[:_HEAD]
    try:
        with Path(source).open("rb") as file:
            return file.read(_HEAD)
    except (OSError, ValueError):
        return b""  # `load` says what is wrong with it


def _language(tree: Any) -> str | None:
    declared = "" if tree is None else str(tree.get("lang") or "")
    code = declared.partition("-")[0].lower()
    return code if code in languages() else None


def _with_title(text: str, title: str | None) -> str:
    return text if not title or text.startswith(title) else f"{title}\n\n{text}"


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
