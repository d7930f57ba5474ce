"""What the first and last lines of an article tell; the cases are prose in fixtures/reading."""

from __future__ import annotations

import pytest

from claimtrack.reading import read
from tests.reading.cases import HeadCase, head_cases

CASES = pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in head_cases()])


@CASES
def test_every_line_gets_its_role(case: HeadCase) -> None:
    article = read(case.text)

    found = [(block.role, article.passage(block.span).text) for block in article.blocks]

    assert found == list(case.roles)


@CASES
def test_outlet_and_day_are_taken_only_where_the_article_shows_them(case: HeadCase) -> None:
    article = read(case.text)

    assert article.publisher == case.outlet
    assert (article.published and article.published.isoformat()) == case.day


@CASES
def test_the_headline_is_the_block_of_that_role(case: HeadCase) -> None:
    article = read(case.text)

    headlines = [article.passage(block.span) for block in article.blocks if block.role == "headline"]

    assert ([article.headline] if article.headline else []) == headlines
