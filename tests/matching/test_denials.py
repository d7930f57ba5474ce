import pytest
from attrs import evolve

from claimtrack.matching.slots import read_claims
from claimtrack.model import Link, ParsedArticle, Report, Source, Span
from tests.matching.helpers import Desk


def denying(desk: Desk, sentences: list[str], language: str, id: str) -> tuple[Report, ParsedArticle]:
    """Let Voltari deny the last sentence, which only points at the one before."""
    report, parsed = desk.report(sentences, language, source="Voltari", id=id)
    first, *rest, last = report.claims
    return evolve(report, claims=(evolve(first, chain=()), *rest, evolve(last, denied=True))), parsed


def test_one_source_that_denies_this_in_both_reports_denies_one_thing(desk: Desk) -> None:
    english = denying(desk, ["Engineers saw the cracks in the boiler in 2019.", "this"], "en", "en")
    dutch = denying(desk, ["Het bedrijf kende de scheuren in de ketel al in 2019.", "dat"], "nl", "nl")

    table = desk.compare(english, dutch)

    assert [row.cells for row in table.same() if row.cells == (("c2",), ("c2",))]
    assert (("c2",), ("c1",)) in [row.cells for row in table.contradictions()]


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        ("that is not true", "en"),
        ("the allegation “a wicked lie”", "en"),
        ("the report as pure fiction", "en"),
        ("dat ‘klinkklare onzin’", "nl"),
        ("die lezing klopt niet", "nl"),
        ("dat verhaal is uit de lucht gegrepen", "nl"),
    ],
)
def test_who_calls_a_claim_untrue_contradicts_all_who_say_it(desk: Desk, answer: str, language: str) -> None:
    said = {
        "en": "the harbour master had ignored three warnings about the pier",
        "nl": "de havenmeester had drie waarschuwingen over de pier genegeerd",
    }
    left = desk.report([said[language], answer], language, id="left")
    right = desk.report(["the harbour master ignored three warnings about the pier"], id="right")

    table = desk.compare(left, right)

    assert (("c1",), ("c1",)) in [row.cells for row in table.same()]
    assert [(row.cells, row.detail) for row in table.contradictions()] == [((("c2",), ("c1",)), "negation")]


def test_a_noun_for_something_said_is_no_retort_unless_it_is_denied(desk: Desk) -> None:
    report, parsed = desk.report(["the harbour master had ignored three warnings", "the report"])

    readings = read_claims(report, parsed)

    assert [reading.points_at for reading in readings] == [None, None]


def test_a_retort_answers_what_was_said_of_whoever_gives_it(desk: Desk) -> None:
    said = ["the flour came from a mill in Brenn.", "the ovens are clean.", "The mill denies that claim."]
    report, parsed = desk.report(said, source="Ida Holm")
    claim, mill = (
        report.article.passage(Span(start, start + len(words)))
        for words in ("that claim", "The mill")
        for start in [report.article.text.index(words)]
    )
    chain = (Link("s2", mill, None),)
    denial = evolve(report.claims[2], content=(claim,), chain=chain, denied=True)
    sources = (*report.sources, Source("s2", None, "organization"))

    readings = read_claims(evolve(report, claims=(*report.claims[:2], denial), sources=sources), parsed)

    assert readings[2].points_at == "c1"


def test_a_retort_to_what_is_surely_one_matter_needs_no_like_words(desk: Desk) -> None:
    left = desk.report(["the burglar alarm had been dead for weeks", "that is not true"], id="left")
    right = desk.report(["het alarm werkte al weken niet"], "nl", id="right")

    table = desk.compare(left, right)

    assert (("c2",), ("c1",)) in [row.cells for row in table.contradictions()]


def test_who_denies_one_deed_says_nothing_of_another(desk: Desk) -> None:
    report, parsed = desk.report(["the harbour master had ignored the warning about the pier"], id="left")
    left = evolve(report, claims=(evolve(report.claims[0], denied=True),)), parsed
    right = desk.report(["the harbour master had written the warning about the pier"], id="right")

    table = desk.compare(left, right)

    assert list(table.contradictions()) == []


def test_who_denies_a_claim_agrees_with_who_says_that_it_is_not_so(desk: Desk) -> None:
    report, parsed = desk.report(["the stolen bicycle is his"], id="left")
    left = evolve(report, claims=(evolve(report.claims[0], denied=True),)), parsed
    right = desk.report(["de gestolen fiets is niet van hem"], "nl", id="right")

    table = desk.compare(left, right)

    assert [row.relation for row in table.rows if row.is_shared] == ["same"]
