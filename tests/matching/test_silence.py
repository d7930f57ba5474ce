from attrs import evolve

from claimtrack.matching import SentenceEncoder
from claimtrack.matching.gauge import Gauge
from claimtrack.matching.silence import judge_silence
from tests.matching.helpers import Desk


def silent(desk: Desk, topic: str, source: str, id: str = "a"):  # type: ignore[no-untyped-def]
    report = desk.report([topic], source=source, id=id)[0]
    return evolve(report, claims=tuple(evolve(claim, act="no_comment") for claim in report.claims))


def test_silence_of_one_source_on_one_matter_is_the_same(desk: Desk, encoder: SentenceEncoder) -> None:
    reports = (
        silent(desk, "the closure of the plant", "Nordline"),
        silent(desk, "the plant's closure", "Nordline"),
    )

    ((_, _, judgement),) = judge_silence(reports, Gauge(encoder))

    assert judgement.relation == "same"


def test_silence_on_another_matter_is_another_scope(desk: Desk, encoder: SentenceEncoder) -> None:
    reports = (
        silent(desk, "the closure of the plant", "Nordline"),
        silent(desk, "the minister's visit", "Nordline"),
    )

    ((_, _, judgement),) = judge_silence(reports, Gauge(encoder))

    assert (judgement.relation, judgement.detail) == ("different_scope", "topic")


def test_silence_of_two_sources_is_no_match(desk: Desk, encoder: SentenceEncoder) -> None:
    reports = (silent(desk, "the closure", "Nordline"), silent(desk, "the closure", "Harbour Power"))

    assert list(judge_silence(reports, Gauge(encoder))) == []
