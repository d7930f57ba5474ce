"""Trimming of content to what was said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.attribution.clauses import tidy
from claimtrack.attribution.context import Context
from claimtrack.attribution.quotations import find_quotations
from claimtrack.model import ParsedArticle, Span
from tests.parsing.articles import article


def _context(text: str) -> Context:
    own = article(text)
    return Context(ParsedArticle(own, (), "none"), {}, find_quotations(own)[0])


def _tidied(text: str) -> str | None:
    """Trim a whole text."""
    span = tidy(_context(text), Span(0, len(text)))
    return text[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("  it rained , ", "it rained"),
        ("it rained.", "it rained"),
        ("did it rain?", "did it rain?"),
        ("it rained!", "it rained!"),
        ("and then…", "and then"),
        ("– it rained –", "it rained"),
        ("“It rained.”", "It rained"),
        ("“It rained,” ", "It rained"),
        ("“Did it rain?”", "Did it rain?"),
        ("the “big rain” came", "the “big rain” came"),
        ("it was “wet”", "it was “wet”"),
        ("“wet” it was", "“wet” it was"),
        ("“One.” “Two.”", "“One.” “Two.”"),
        ("in the U.S.", "in the U.S."),
        ("(it rained)", "(it rained)"),
        ("…,.”", None),
        ("", None),
    ],
)
def test_content_loses_its_wrapping_and_nothing_else(text: str, content: str | None) -> None:
    assert _tidied(text) == content


def test_content_that_breaks_off_inside_a_quotation_runs_to_its_end() -> None:
    text = "it was “a wet and windy day” after all"

    span = tidy(_context(text), Span(0, text.index(" and windy")))

    assert span is not None
    assert text[span.start : span.end] == "it was “a wet and windy day”"


# ── laws ──────────────────────────────────────────────────────────────────────────────────

texts = st.text(st.one_of(st.sampled_from("“”\"'’«».,:;–-()… aB1\n"), st.characters()), max_size=30)


@given(texts, st.data())
def test_tidied_content_begins_and_ends_with_what_can_be_read(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    span = tidy(_context(text), Span(start, end))

    if span is not None:
        content = text[span.start : span.end]
        assert any(character.isalnum() for character in content)
        assert content == content.strip()
        assert span.end <= len(text)


@given(texts)
def test_trimming_twice_is_trimming_once(text: str) -> None:
    context = _context(text)

    once = tidy(context, Span(0, len(text)))

    assert once is None or tidy(context, once) == once
