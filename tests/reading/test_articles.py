"""The articles in fixtures/articles, which the whole library is tried on."""

from __future__ import annotations

from datetime import date

import pytest

from claimtrack.model import Article
from claimtrack.reading import read
from tests.reading.cases import FIXTURES


def article(name: str) -> Article:
    return read(FIXTURES / "articles" / f"{name}.txt")


@pytest.mark.parametrize(
    ("name", "publisher", "published", "headline"),
    [
        ("harbour.en", "Coastline", None, "Tidewing Chief Turns Down Minister’s Plea"),
        ("harbour.nl", None, None, None),
        ("festival-1.en", "Millbrook Herald", date(2024, 7, 6), "Millbrook stage roof falls"),
        ("festival-2.en", "Channel Nine News", date(2024, 7, 7), "‘It just folded’"),
        ("pool-1.nl", "Omroep Delta", date(2024, 10, 14), "Zwembad De Golf ontruimd"),
        ("pool-2.nl", "De Veldbode", date(2024, 10, 15), "Chloorwolk in zwembad"),
    ],
)
def test_the_head_of_each_article(
    name: str, publisher: str | None, published: date | None, headline: str | None
) -> None:
    found = article(name)

    assert (found.publisher, found.published) == (publisher, published)
    assert (found.headline and found.headline.text.startswith(headline or "?")) == (headline and True)


@pytest.mark.parametrize(
    ("name", "noise"),
    [
        (
            "harbour.en",
            [
                "Business",
                "Coastline",
                "READ MORE: Haver Bay Islanders Count the Cost of the New Timetable",
                "Discuss",
            ],
        ),
        ("harbour.nl", ["date 2025-04", "pic.twitter.com/Hv7Qk2LmZa"]),
        (
            "festival-1.en",
            [
                "By Nora Quill, Millbrook Herald | 6 July 2024",
                "Photo: Tom Ashby",
                "Related articles",
                "What to do with your festival ticket",
            ],
        ),
        ("pool-2.nl", ["De Veldbode | dinsdag 15 oktober 2024", "Deel dit artikel", "12 reacties"]),
    ],
)
def test_what_is_left_out_of_each_article(name: str, noise: list[str]) -> None:
    assert [notice.passage and notice.passage.text for notice in article(name).notices] == noise


def test_the_tweet_in_the_dutch_article_is_english() -> None:
    found = article("harbour.nl")

    english = [found.passage(block.span).text for block in found.blocks if block.language == "en"]

    assert [words[:9] for words in english] == ["Good talk", "— Ruben A"]
