"""The article is cut without losing a letter, and each piece knows the claims around it."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given

from claimtrack.model import Article, Block, Claim, Report, Span
from claimtrack.printing import printable
from claimtrack.report_page.passages import Piece, cut_blocks, paragraphs
from tests.values import articles, ferry, passage, reports


def _report(text: str, *claims: tuple[str, ...]) -> Report:
    article = Article("a", text, "en", blocks=(Block(Span(0, len(text)), "en", "prose"),))
    made = tuple(
        Claim(f"c{number}", tuple(passage(article, words) for words in parts), language="en")
        for number, parts in enumerate(claims)
    )
    return Report(article, made, ())


def _pieces(report: Report) -> list[Piece]:
    return [piece for paragraph in paragraphs(report) for piece in paragraph.pieces]


def test_a_claim_within_a_claim_comes_last() -> None:
    pieces = _pieces(_report("He said it rained.", ("it rained",), ("He said it rained",)))

    assert [(piece.text, piece.claims) for piece in pieces] == [
        ("He said ", (1,)),
        ("it rained", (1, 0)),
        (".", ()),
    ]


def test_claims_that_cross_are_cut_where_they_meet() -> None:
    pieces = _pieces(_report("one two three", ("one two",), ("two three",)))

    assert [(piece.text, piece.claims) for piece in pieces] == [
        ("one ", (0,)),
        ("two", (1, 0)),
        (" three", (1,)),
    ]


def test_a_broken_claim_ends_with_its_last_part() -> None:
    pieces = _pieces(_report("It rained, he said, all day.", ("It rained", "all day")))

    assert [piece.endings for piece in pieces if piece.claims] == [(), (0,)]


def test_a_claim_without_content_stands_where_its_speaker_was_silent() -> None:
    silent = next(piece for piece in _pieces(ferry()) if 2 in piece.claims)

    assert silent.text == "declined to comment"
    assert silent.endings == (2,)


def test_credits_and_hedges_are_told_apart_from_content() -> None:
    pieces = {piece.text: piece for piece in _pieces(ferry())}

    assert pieces["captain Ida Holm"].credits == (0,)
    assert not pieces["captain Ida Holm"].claims
    assert pieces["is said to"].hedge


def test_a_line_that_no_block_holds_is_shown_all_the_same() -> None:
    report = ferry()
    without = evolve(report, article=evolve(report.article, blocks=()))

    assert len(paragraphs(without)) == 4


@given(articles())
def test_blocks_hold_all_that_is_no_space(article: Article) -> None:
    kept = "".join(article.passage(block.span).text for block in cut_blocks(article))

    assert "".join(kept.split()) == "".join(article.text.split())


@given(reports())
def test_the_pieces_of_a_paragraph_are_its_text(report: Report) -> None:
    for paragraph in paragraphs(report):
        shown = "".join(piece.text for piece in paragraph.pieces)
        assert shown == printable(report.article.passage(paragraph.block.span).text)


@given(reports())
def test_the_pieces_of_a_claim_are_its_words(report: Report) -> None:
    pieces = _pieces(report)

    for number, claim in enumerate(report.claims):
        shown = "".join(piece.text for piece in pieces if number in piece.claims)
        if len(claim.content) == 1:
            assert "".join(shown.split()) == "".join(printable(claim.text).split())
