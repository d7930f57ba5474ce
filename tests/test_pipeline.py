"""The flow as a whole, with the shipped models."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from claimtrack.errors import InputError
from claimtrack.lexicons import load_lexicon
from claimtrack.model import Report
from claimtrack.parsing import StanzaParser
from claimtrack.pipeline import Pipeline, compare, parse
from claimtrack.reading import read
from claimtrack.storage import dumps, loads

TEXT = "The ferry sank, according to captain Ida Holm. Nobody was hurt."
DUTCH = "De veerboot is gezonken, aldus kapitein Ida Holm. Niemand raakte gewond."


def _speakers(report: Report) -> list[str | None]:
    sources = [report.source(link) for claim in report.claims for link in claim.chain]
    return [source.name if source else None for source in sources]


@pytest.mark.parametrize(("text", "language"), [(TEXT, "en"), (DUTCH, "nl")])
def test_an_article_is_read_as_claims_with_sources(pipeline: Pipeline, text: str, language: str) -> None:
    report = pipeline.parse(text)

    assert report.article.language == language
    assert len(report.claims) == 2
    assert _speakers(report) == ["Ida Holm"]


def test_text_bytes_file_and_article_give_the_same_claims(pipeline: Pipeline, tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, "utf-8")

    found = [pipeline.parse(source).claims for source in (TEXT, TEXT.encode(), path, read(TEXT))]

    assert found == [found[0]] * 4


def test_the_name_of_a_file_is_no_article(pipeline: Pipeline, tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, "utf-8")

    with pytest.raises(InputError, match="name of a file"):
        pipeline.parse(str(path))


def test_a_text_may_be_longer_than_a_name(pipeline: Pipeline) -> None:
    assert pipeline.parse("é" * 250).claims == ()


def test_two_reports_share_what_both_say(pipeline: Pipeline) -> None:
    table = pipeline.compare(TEXT, DUTCH)

    shared = [row.cells for row in table.same()]
    assert (("c2",), ("c2",)) in shared
    assert not table.contradictions()


def test_every_claim_stands_in_a_row(pipeline: Pipeline) -> None:
    table = pipeline.compare(TEXT, "The harbour is closed, a spokesman said.")

    for place, report in enumerate(table.reports):
        in_rows = {id for row in table.rows for id in row.cells[place]}
        assert in_rows == {claim.id for claim in report.claims}


def test_one_report_is_no_comparison(pipeline: Pipeline) -> None:
    with pytest.raises(InputError, match="at least two"):
        pipeline.compare(TEXT)


def test_the_same_article_twice_is_one_origin(pipeline: Pipeline) -> None:
    table = pipeline.compare(TEXT, TEXT)

    assert {row.relation for row in table.rows} == {"same"}
    assert "independent" not in {row.support for row in table.rows}


def test_a_report_corrected_by_hand_is_compared_as_it_is(pipeline: Pipeline) -> None:
    report = pipeline.parse(TEXT)
    corrected = evolve(report, claims=report.claims[:1])

    table = pipeline.compare(corrected, DUTCH)

    assert table.reports[0] == corrected


def test_a_stored_report_compares_like_a_new_one(pipeline: Pipeline) -> None:
    stored = loads(dumps(pipeline.parse(TEXT)))
    assert isinstance(stored, Report)

    assert pipeline.compare(stored, DUTCH) == pipeline.compare(read(TEXT), DUTCH)


def test_a_lexicon_of_ones_own_takes_the_place_of_the_shipped_one(parser: StanzaParser) -> None:
    text = "The ferry sank, in the telling of captain Ida Holm."
    lexicon = load_lexicon("en").extended(source_phrases=("in the telling of",))

    assert _speakers(Pipeline(parser=parser).parse(text)) == []
    assert _speakers(Pipeline(parser=parser, lexicons={"en": lexicon}).parse(text)) == ["Ida Holm"]


def test_notices_stand_in_the_order_of_the_text(pipeline: Pipeline) -> None:
    report = pipeline.parse(f"READ MORE: Storm warning\n\n“{TEXT}\n\n{TEXT}\n\nREAD MORE: Ferry history")

    places = [notice.passage.start for notice in report.notices if notice.passage]
    assert len(places) == 3
    assert places == sorted(places)


def test_without_a_pipeline_the_shipped_models_are_used() -> None:
    assert compare(TEXT, DUTCH).reports[0] == parse(TEXT)
