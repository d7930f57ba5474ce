"""Articles and passages in two languages."""

from __future__ import annotations

import pytest

from claimtrack.reading import read

DUTCH = "De brug blijft dicht tot mei, meldt de gemeente. Niemand weet hoe de scheur is ontstaan."
ENGLISH = "The bridge stays shut until May, the council says. Nobody knows how the crack came about."
TWEET = "So sorry for everybody on the islands, but we really had no choice this time. Boats from six!"
SIGNATURE = "— Ann Lee (@annlee) May 3, 2025"


def languages_of(text: str) -> list[str]:
    return [block.language for block in read(text).blocks]


@pytest.mark.parametrize(("text", "language"), [(DUTCH, "nl"), (ENGLISH, "en")])
def test_the_language_of_an_article_is_identified(text: str, language: str) -> None:
    assert read(text).language == language


def test_an_english_tweet_in_a_dutch_article_is_english() -> None:
    assert languages_of(f"{DUTCH}\n\n{TWEET} {SIGNATURE}\n\n{DUTCH}\n\n{DUTCH}") == ["nl", "en", "nl", "nl"]


def test_a_tweet_and_its_signature_share_a_language() -> None:
    text = f"{DUTCH}\n\n{TWEET} pic.twitter.com/Ab1Cd2 {SIGNATURE}\n\n{DUTCH}\n\n{DUTCH}"

    assert languages_of(text) == ["nl", "en", "nl", "en", "nl", "nl"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("“Stop the boats”", id="a short quotation"),
        pytest.param("The Harbour Ledger", id="a name"),
        pytest.param("Tidewing opent Experience Center in Oudhaven", id="a mixed line"),
    ],
)
def test_a_line_that_tells_little_keeps_the_language_of_its_article(line: str) -> None:
    assert set(languages_of(f"{DUTCH}\n\n{line}\n\n{DUTCH}")) == {"nl"}


def test_passages_are_told_apart_whatever_language_the_caller_names() -> None:
    article = read(f"{DUTCH}\n\n{TWEET}", language="nl")

    assert [block.language for block in article.blocks] == ["nl", "en"]
