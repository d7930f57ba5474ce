"""The page holds all that the table does, asks for nothing, and lets nobody's words be more than words."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from attrs import evolve
from hypothesis import given

from claimtrack import report_page
from claimtrack.model import ComparisonTable, Report
from claimtrack.printing import legible
from tests.report_page.reading import Page
from tests.report_page.spite import STRINGS, spiteful
from tests.values import crossing, ferry, reports, tables

MADE_OF = Page(report_page.write(spiteful("plain"))).kinds | Page(report_page.write(crossing())).kinds


def test_the_page_shows_every_claim_relation_and_authority() -> None:
    page = Page(report_page.write(crossing()))

    assert "The engine failed twice" in page.text
    assert "er 400 mensen aan boord waren" in page.text
    assert "contradicts: number" in page.text
    assert "Harbour Post" in page.text
    assert "Ida Holm (“captain Ida Holm”) told" in page.text


def test_a_report_alone_has_a_page_without_relations() -> None:
    page = Page(ferry().to_html())

    assert "only here" not in page.text
    assert len(page.marked("class", "claim")) == len(ferry().claims) + 1  # the silence stands twice


def test_three_reports_have_a_column_each() -> None:
    table = crossing()
    third = evolve(ferry(), article=evolve(ferry().article, id="third", publisher="The Third"))
    rows = tuple(evolve(row, cells=(*row.cells, ())) for row in table.rows)

    page = Page(ComparisonTable((*table.reports, third), rows).to_html())

    assert page.marked("role", "columnheader") == ["th"] * 5


def test_every_link_leads_somewhere_on_the_page() -> None:
    page = Page(report_page.write(crossing()))

    assert {link.removeprefix("#") for link in page.attributes("href")} <= set(page.attributes("id"))


def test_ids_are_unique() -> None:
    ids = Page(report_page.write(crossing())).attributes("id")

    assert len(ids) == len(set(ids))


def test_passages_carry_their_language() -> None:
    page = Page(report_page.write(crossing()))

    assert page.marked("lang", "nl").count("article") == page.marked("lang", "en").count("article") == 1
    assert "p" in page.marked("lang", "nl")


def test_the_policy_lets_in_this_style_and_script_alone() -> None:
    html = report_page.write(crossing())
    policy = next(a["content"] for t, a in Page(html).tags if t == "meta" and "http-equiv" in a)

    for tag in ("style", "script"):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_nothing_on_the_page_has_an_address_outside_it() -> None:
    page = Page(report_page.write(crossing()))

    assert not [link for link in page.attributes("href") if not link.startswith("#")]
    assert not page.attributes("src")
    assert "url(" not in report_page.write(crossing())


@pytest.mark.parametrize("words", STRINGS)
def test_harmful_words_stay_words(words: str) -> None:
    html = report_page.write(spiteful(words))
    page = Page(html)

    assert page.kinds <= MADE_OF
    assert html.count("<script>") == html.count("</script>") == 1
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert " ".join(legible(words).split()) in page.text
    assert html.encode()


@given(reports() | tables())
def test_any_value_makes_a_page_of_the_same_tags(value: Report | ComparisonTable) -> None:
    html = report_page.write(value)

    assert Page(html).kinds <= MADE_OF
    assert html.encode()


def test_the_same_table_makes_the_same_page() -> None:
    assert report_page.write(crossing()) == report_page.write(crossing())


def test_an_empty_report_makes_a_page() -> None:
    page = Page(evolve(ferry(), claims=(), sources=(), notices=()).to_html())

    assert "No claims." in page.text
    assert "No claim is attributed to anybody." in page.text
    assert "Nothing odd was met." in page.text
