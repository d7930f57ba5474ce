"""Articles as web pages."""

from __future__ import annotations

import socket
import sys
from datetime import date
from pathlib import Path

import pytest

from claimtrack.errors import InputError
from claimtrack.model import Article
from claimtrack.reading import read, read_html, web
from tests.report_page.spite import STRINGS

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
PARAGRAPH = (
    "The ferry stayed in port because its engine had failed twice, the harbour office said on Friday. "
)


@pytest.fixture(autouse=True)
def _with_trafilatura() -> None:
    pytest.importorskip("trafilatura")


@pytest.fixture(scope="module")
def ferry() -> Article:
    pytest.importorskip("trafilatura")
    return read(PAGES / "ferry.en.html")


def test_a_page_tells_title_outlet_day_and_language(ferry: Article) -> None:
    assert ferry.headline
    assert ferry.headline.text == "Night ferry to Lunde cancelled after engine failure"
    assert (ferry.id, ferry.publisher, ferry.published) == ("ferry.en", "Coast Courier", date(2024, 8, 3))
    assert ferry.language == "en"


def test_the_text_is_the_article_alone_with_embedded_posts(ferry: Article) -> None:
    assert "nobody tells us anything \N{SHIP}" in ferry.text
    for furniture in ("Weather", "All rights reserved", "changed by a script", "color"):
        assert furniture not in ferry.text


def test_blocks_stand_in_the_text_that_was_taken_out(ferry: Article) -> None:
    prose = [ferry.passage(block.span).text for block in ferry.blocks if block.role == "prose"]

    assert any(words.startswith("“We will not leave port with a single engine,”") for words in prose)


def test_a_page_is_decoded_as_it_declares() -> None:
    article = read(PAGES / "veerboot.nl.html")

    assert "‘Met één motor varen wij niet’" in article.text
    assert (article.language, article.publisher) == ("nl", "De Kustbode")


def test_what_the_caller_knows_wins() -> None:
    article = read_html(
        (PAGES / "ferry.en.html").read_bytes(), id="x", publisher="The Quay", published=date(2024, 8, 4)
    )

    assert (article.id, article.publisher, article.published) == ("x", "The Quay", date(2024, 8, 4))


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    page = f"<html><head><link rel=stylesheet href=//example.org/x></head><p>{PARAGRAPH * 4}</p></html>"

    assert "engine had failed" in read_html(page).text


@pytest.mark.parametrize("words", STRINGS)
def test_a_hostile_page_gives_its_article(words: str) -> None:
    page = f"<html><body><article><p>{PARAGRAPH}</p><p>{words}</p><p>{PARAGRAPH}</p></article></body></html>"

    article = read_html(page)

    assert "its engine had failed twice" in article.text
    assert all(article.passage(block.span).text for block in article.blocks)


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(InputError, match="no article on the page"):
        read_html("<html><body><img src='x.png'></body></html>")


def test_a_page_that_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "LARGEST_PAGE", 1000)

    with pytest.raises(InputError, match="larger than 1,000 bytes"):
        read_html(b"<p>" + b"x" * 2000, max_bytes=5000)


def test_a_file_that_is_missing_is_named() -> None:
    with pytest.raises(InputError, match=r"no file 'no-such-page\.html'"):
        read(Path("no-such-page.html"))


def test_without_trafilatura_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    with pytest.raises(InputError, match=r"claimtrack\[html\]"):
        read(PAGES / "ferry.en.html")
