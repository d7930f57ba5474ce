"""Annotations for brat: what is written reads back, here and by the reader of gold."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

from claimtrack.errors import InputError
from claimtrack.evaluation.brat import read_brat
from claimtrack.exchange import from_brat, to_brat
from claimtrack.exchange.standoff import parse_standoff
from claimtrack.model import Article, Claim, Link, Passage, Report, Source
from tests.report_page.spite import STRINGS, spiteful
from tests.values import ferry, passage, reports, veerboot

SAID = "Ann Lee says Bo Holm told the Post there was no fire. He left, she adds."


def nested() -> Report:
    """Give an attribution inside another's content, and a speaker with an outlet between."""
    article = Article("fire", SAID, "en")

    def at(words: str) -> Passage:
        return passage(article, words)

    ann, bo = (
        Source("s1", "Ann Lee", "person", 1, (at("Ann Lee"),)),
        Source("s2", None, "unnamed", 2, (at("Bo Holm"),)),
    )
    post = Source("s3", "Post", "outlet", 1, (at("the Post"),))
    said = Link("s1", at("Ann Lee"), at("says"))
    told = (said, Link("s3", at("the Post"), None), Link("s2", at("Bo Holm"), at("told")))
    claims = (
        Claim(
            "c1", (at("Bo Holm told the Post there was no fire"),), (said,), language="en", rule="annotated"
        ),
        Claim("c2", (at("there was no fire"),), told, negated=True, language="en", rule="annotated"),
        Claim("c3", (at("He left"),), (Link("s1", at("she"), at("adds")),), language="en", rule="annotated"),
    )
    return Report(
        article, claims, (evolve(ann, mentions=(at("Ann Lee"), at("she"))), bo, post), parser="annotated"
    )


def back(report: Report) -> Report:
    text, annotations = to_brat(report)
    assert text == report.article.text
    return from_brat(annotations, report.article)


def test_chains_sources_and_attributes_come_back() -> None:
    assert back(nested()) == nested()


def test_what_is_quoted_denied_hedged_and_unspoken_comes_back() -> None:
    for report in (ferry(), veerboot()):
        attributed = [claim for claim in report.claims if claim.chain]
        found = back(report).claims

        assert [(c.content, c.speech, c.act, c.denied, c.hedges) for c in found] == [
            (c.content, c.speech, c.act, c.denied, c.hedges) for c in attributed
        ]
        assert [[(link.mention, link.cue) for link in c.chain] for c in found] == [
            [(link.mention, link.cue) for link in c.chain] for c in attributed
        ]


def test_the_reader_of_gold_sees_the_same_chains(tmp_path: Path) -> None:
    text, annotations = to_brat(nested())
    (tmp_path / "fire.txt").write_text(text, "utf-8", newline="")
    (tmp_path / "fire.ann").write_text(annotations, "utf-8")

    gold = read_brat(tmp_path / "fire.ann", "en")

    spans = {a.content: [link.mention for link in a.chain] for a in gold.attributions}
    claims = nested().claims
    for claim in claims:
        speaker = claim.chain[-1].mention
        assert speaker
        assert spans[tuple(p.span for p in claim.content)][-1] == (speaker.span,)
    assert len(spans) == len(claims)


def test_a_content_that_runs_over_a_line_end_is_cut_there_and_joined_again() -> None:
    article = Article("lines", "Ann says it\r\nrained.", "en")
    content = article.passage(evolve(passage(article, "it").span, end=19))
    link = Link("s1", passage(article, "Ann"), passage(article, "says"))
    report = Report(
        article, (Claim("c1", (content,), (link,), language="en"),), (Source("s1", "Ann", "person"),)
    )

    _, annotations = to_brat(report)

    assert "Content 9 11;13 19\tit rained" in annotations
    assert back(report).claims[0].content == (content,)


def test_an_own_voice_is_not_annotated() -> None:
    assert "400 people" not in to_brat(ferry())[1]


def test_a_content_without_source_or_cue_is_the_articles_own_voice() -> None:
    (claim,) = from_brat("T1\tContent 0 7\tAnn Lee\n", nested().article).claims

    assert claim.chain == ()


def test_contents_that_stand_in_each_other_end_the_chain() -> None:
    bounds = "T1\tContent 0 7\tAnn Lee\nT2\tCue 8 12\tsays\n"
    lines = f"{bounds}R1\tHasCue Arg1:T1 Arg2:T2\nR2\tNestedIn Arg1:T1 Arg2:T1\n"

    (claim,) = from_brat(lines, nested().article).claims

    assert len(claim.chain) == 1


@pytest.mark.parametrize(
    ("annotations", "why"),
    [
        ("T1\tContent 0 7\tBob Lee\n", "reads 'Ann Lee'"),
        ("T1\tContent 0\tAnn\n", "line 1"),
        ("T1\tContent 0 7\tAnn Lee\nR1\tHasCue Arg1:T1 Arg2:T9\n", "leads to T9"),
        ("T1\tContent 0 7\tAnn Lee\nA1\tSpeech T1 sung\n", "sung"),
        ("T1\tSource 0 7\tAnn Lee\nA1\tKind T1 wizard\n", "wizard"),
    ],
)
def test_annotations_that_cannot_be_used_say_why(annotations: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        from_brat(annotations, nested().article)


@pytest.mark.parametrize("words", STRINGS)
def test_no_word_of_an_article_becomes_a_line_of_its_own(words: str) -> None:
    report = spiteful(f"{words}\nT99\tContent 0 1\tx").reports[0]
    text, annotations = to_brat(report)

    assert "T99" not in parse_standoff(annotations, text).bounds


@given(reports())
def test_whatever_is_written_can_be_read(report: Report) -> None:
    found = back(report)

    assert len(found.claims) <= sum(bool(claim.chain) for claim in report.claims)
    assert {link.source for claim in found.claims for link in claim.chain} - {None} <= {
        s.id for s in found.sources
    }
