"""What holds of any text at all, with the shipped models."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from claimtrack.model import Article, Passage, Report
from claimtrack.parsing import StanzaParser
from claimtrack.pipeline import Pipeline
from claimtrack.reading import read
from claimtrack.storage import dumps, json_schema, loads

VALIDATOR = Draft202012Validator(json_schema())
PIPELINE = Pipeline()  # hypothesis wants no fixtures that outlive an example

# Pieces of news in any order make more odd constructions than a person thinks of.
_PIECES = """
    " “ ” ' ‘ ’ « » „ ( ) — – : , . ? …
    said says told denies asked wrote reports confirmed no|comment declined|to|comment according|to quoting
    zei zegt meldt volgens aldus ontkent vraagt schreef bevestigde naar|verluidt laat|weten wil|niet|reageren
    reportedly allegedly is|said|to zou wordt|gezegd that dat of whether if he she it they hij zij het|bedrijf
    the|mayor Ida|Holm Nordline Reuters The|Harbour|Post two|sources twee|bronnen an|insider een|ingewijde
    the|ferry|sank de|boot|zonk nobody|was|hurt 400|people 1.200|euro 3|per|cent on|Monday gisteren not niet
    READ|MORE: @holm https://example.org/x 🚢 \x00 \u200f \ud800
"""
pieces = [piece.replace("|", " ") for piece in _PIECES.split()]

sentences = st.lists(st.sampled_from(pieces), min_size=1, max_size=20).map(" ".join)
paragraphs = st.one_of(sentences, sentences, st.text(max_size=40))
texts = st.lists(paragraphs, min_size=1, max_size=4).map("\n\n".join)
languages = st.sampled_from(["en", "nl"])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(texts)
    assume(text.strip())
    return read(text, language=draw(languages))


def _passages(report: Report) -> Iterator[Passage]:
    for claim in report.claims:
        yield from (*claim.content, *claim.hedges)
        for link in claim.chain:
            yield from filter(None, (link.mention, link.cue))
    for source in report.sources:
        yield from source.mentions
    for notice in report.notices:
        yield from filter(None, (notice.passage,))
    yield from filter(None, (report.article.headline,))


@given(texts, languages)
def test_reading_alters_nothing(text: str, language: str) -> None:
    assume(text.strip())

    assert read(text, language=language).text == text


@given(articles())
def test_every_passage_is_verbatim_at_its_place(article: Article) -> None:
    for passage in _passages(PIPELINE.parse(article)):
        assert passage.text == article.text[passage.start : passage.end]
        assert passage.text


@given(articles())
def test_claims_stand_in_the_order_of_their_content_under_ids_of_their_own(article: Article) -> None:
    report = PIPELINE.parse(article)

    starts = [claim.content[0].start for claim in report.claims if claim.content]
    assert starts == sorted(starts)
    assert set(Counter(claim.id for claim in report.claims).values()) <= {1}
    assert all(report.source(link) for claim in report.claims for link in claim.chain if link.source)


@given(articles())
def test_a_report_reads_back_equal_and_fits_the_schema(article: Article) -> None:
    report = PIPELINE.parse(article)
    written = dumps(report)

    assert loads(written) == report
    assert VALIDATOR.is_valid(json.loads(written))


@given(st.lists(articles(), min_size=2, max_size=3))
def test_the_company_of_other_articles_changes_no_report(some: list[Article]) -> None:
    forth = PIPELINE.compare(*some).reports
    back = PIPELINE.compare(*reversed(some)).reports

    assert forth == back[::-1] == tuple(PIPELINE.parse(article) for article in some)


@given(articles(), articles())
def test_a_new_pipeline_gives_the_same_bytes(left: Article, right: Article) -> None:
    assert dumps(PIPELINE.compare(left, right)) == dumps(_FRESH.compare(left, right))


_FRESH = Pipeline(parser=StanzaParser())


@given(articles(), articles())
def test_a_table_reads_back_equal_and_fits_the_schema(left: Article, right: Article) -> None:
    table = PIPELINE.compare(left, right)
    written = dumps(table)

    assert loads(written) == table
    assert VALIDATOR.is_valid(json.loads(written))


@given(articles(), articles())
def test_swapping_the_articles_mirrors_the_table(left: Article, right: Article) -> None:
    forth = PIPELINE.compare(left, right)
    back = PIPELINE.compare(right, left)

    bare = [evolve(row, reasons=()) for row in forth.rows]
    mirrored = [evolve(row.mirrored(), reasons=()) for row in back.rows]
    assert Counter(bare) == Counter(mirrored)


@given(articles(), articles())
def test_every_claim_stands_in_a_row(left: Article, right: Article) -> None:
    table = PIPELINE.compare(left, right)

    for place, report in enumerate(table.reports):
        assert {id for row in table.rows for id in row.cells[place]} == {claim.id for claim in report.claims}


@given(articles(), articles())
def test_everything_can_be_printed(left: Article, right: Article) -> None:
    assert str(PIPELINE.compare(left, right)).encode("utf-8")
