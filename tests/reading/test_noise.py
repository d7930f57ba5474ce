"""Lines that are no prose of the article, and lines that only look so."""

from __future__ import annotations

import pytest

from claimtrack.reading import read

BEFORE = "The bridge will reopen on Monday, the council said."
AFTER = "Nobody knows how the crack came about, an engineer told the paper."


def role_of(line: str) -> str:
    """Give the role of a line between two paragraphs."""
    blocks = read(f"{BEFORE}\n\n{BEFORE}\n\n{line}\n\n{AFTER}", language="en").blocks
    return blocks[2].role


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: The ten best sleeper trains",
        "Read more »",
        "RELATED: Our favourite scooters under $2,000",
        "> Also read: Why bridges crack",
        "[Watch: Drone footage of the bridge]",
        "Lees ook: Zo kom je deze zomer op het eiland",
        "Lees ook Zo kom je deze zomer op het eiland",
        "LEES VERDER OP PAGINA 4",
        "Bekijk ook: de mooiste bruggen",
        "Photo: Tom Ashby/Meridian",
        "(Foto: Omroep Delta)",
        "Beeld: Zoë Bakker",
        "The bridge on Sunday. Photo: Tom Ashby",
        "Picture gallery: 14 images",
        "By Nora Quill",
        "By Nora Quill and Tom Ashby in Oldhaven",
        "By Nora Quill, political editor",
        "Door onze redactie",
        "Door Karim Haddou en Lot Verkade",
        "Van onze verslaggever",
        "Discuss",
        "12 comments",
        "1.204 reacties",
        "Share this story",
        "Deel dit bericht: Facebook X WhatsApp",
        "Advertisement",
        "Advertentie",
        "Sign up for our newsletter",
        "Abonneer je op onze nieuwsbrief",
        "© 2025 The Harbour Ledger. All rights reserved.",
        "Alle rechten voorbehouden",
        "Leestijd: 3 minuten",
        "4 min read",
        "Politics",
        "Home > News > Europe",
        "Binnenland",
        "https://example.org/bridges/2025?page=2",
        "pic.twitter.com/Ab1Cd2",
        "* * *",
        "———",
    ],
)
def test_a_line_that_is_no_prose_is_noise(line: str) -> None:
    assert role_of(line) == "noise"


@pytest.mark.parametrize(
    "line",
    [
        "Read more books, the minister told pupils.",
        "“Read more: it is good for you,” she said.",
        "Related costs rose by a third, the council said.",
        "Share prices fell after the news.",
        "Watch out for cracks, engineers said",
        "By Monday the bridge will be open.",
        "By and large the council agrees",
        "Door de storm viel het dak in.",
        "Door de brug te sluiten hoopt de gemeente geld te sparen",
        "Deel van het dak ingestort",
        "Foto van de brug ging de wereld over",
        "Photographs show a crack, the engineer said.",
        "Twelve comments were struck from the record.",
        "12 people were hurt",
        "More than four thousand people cross the bridge, the board said.",
        "Meer dan vierduizend mensen, aldus de gemeente",
        "Lees je dit, dan is het te laat, schreef hij.",
        "Politics is a dirty trade, he said.",
        "News of the crack spread quickly.",
        "Nora Quill: We found it by chance.",
        "Q: What did you do then?",
        "So glad it is open! — Ann Lee (@annlee) May 3, 2025",
        "Comment is free, the editor wrote",
    ],
)
def test_a_line_of_the_article_is_prose(line: str) -> None:
    assert role_of(line) == "prose"


def test_a_notice_says_why_a_line_was_left_out() -> None:
    article = read(f"{BEFORE}\n\nREAD MORE: Why bridges crack\n\n{AFTER}")

    assert [(notice.passage and notice.passage.text, notice.reason) for notice in article.notices] == [
        ("READ MORE: Why bridges crack", "no prose of the article: link to another article")
    ]


def test_the_title_under_a_label_is_left_out_with_it() -> None:
    article = read(
        f"{BEFORE}\n\nLees ook\n\nWaarom bruggen scheuren\n\nBrug weer open\n\n{AFTER}", language="en"
    )

    assert [block.role for block in article.blocks] == ["prose", "noise", "noise", "prose", "prose"]


def test_all_titles_below_the_last_paragraph_are_left_out() -> None:
    article = read(f"{BEFORE}\n\n{AFTER}\n\nRelated articles\nWhy bridges crack\nHow to cross the bay")

    assert [block.role for block in article.blocks] == ["prose", "prose", "noise", "noise", "noise"]


def test_a_quotation_under_a_label_stays() -> None:
    article = read(f"{BEFORE}\n\nRead more\n\n“It was luck”, said the mayor\n\n{AFTER}")

    assert [block.role for block in article.blocks] == ["prose", "noise", "prose", "prose"]


def test_a_picture_link_in_a_tweet_is_cut_out_of_it() -> None:
    article = read(f"{BEFORE}\n\nSo glad! pic.twitter.com/Ab1Cd2 — Ann Lee (@annlee) May 3, 2025\n\n{AFTER}")

    assert [(block.role, article.passage(block.span).text) for block in article.blocks[1:4]] == [
        ("prose", "So glad!"),
        ("noise", "pic.twitter.com/Ab1Cd2"),
        ("prose", "— Ann Lee (@annlee) May 3, 2025"),
    ]
