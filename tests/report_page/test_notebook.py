"""A prompt shows a line, a notebook a small table, and neither lets words be markup."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given

from claimtrack.model import Article, Claim, ComparisonTable, Report
from tests.report_page.reading import Page
from tests.report_page.spite import STRINGS, spiteful
from tests.values import crossing, ferry, reports

PIECES = {"p", "strong", "table", "thead", "tbody", "tr", "th", "td", "div", "blockquote", "br", "small"}


@pytest.mark.parametrize("value", [ferry().article, ferry().claims[0], ferry(), crossing()])
def test_a_notebook_shows_the_words(value: Article | Claim | Report | ComparisonTable) -> None:
    page = Page(value._repr_html_())

    assert page.kinds <= PIECES
    assert "The engine failed twice" in page.text


def test_a_long_table_is_cut_short_and_says_so() -> None:
    report = ferry()
    many = tuple(evolve(report.claims[3], id=f"c{number}") for number in range(20))

    assert "… and 8 more" in Page(evolve(report, claims=many)._repr_html_()).text


@pytest.mark.parametrize("words", STRINGS)
def test_harmful_words_stay_words(words: str) -> None:
    table = spiteful(words)
    report = table.reports[0]
    shown = [table._repr_html_(), report._repr_html_(), report.article._repr_html_()]

    for html in (*shown, *(claim._repr_html_() for claim in report.claims)):
        assert Page(html).kinds <= PIECES


@given(reports())
def test_a_prompt_shows_one_short_line(report: Report) -> None:
    table = ComparisonTable((report, report), ())

    assert len(repr(report).splitlines()) == len(repr(table).splitlines()) == 1
    assert all(len(repr(claim)) < 1000 for claim in report.claims)


def test_a_claim_is_known_by_its_words_and_chain() -> None:
    assert repr(ferry().claims[0]) == "<Claim c1 'The engine failed twice' by s1 › s2>"


def test_a_report_and_a_table_are_known_by_what_they_hold() -> None:
    assert repr(ferry()) == "<Report 'ferry': 4 claims, 3 sources>"
    assert repr(crossing()) == "<ComparisonTable of 'ferry', 'veerboot': 4 rows, 2 of them shared>"
