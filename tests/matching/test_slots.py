import pytest
from attrs import evolve

from claimtrack.matching.slots import read_claims
from claimtrack.model import Claim, Link, Report, Span
from tests.matching.helpers import Desk


@pytest.mark.parametrize(
    ("language", "sentence", "affirmed"),
    [
        ("en", "the minister signed the contract", True),
        ("en", "the minister never signed the contract", False),
        ("en", "the minister did not sign the contract", False),
        ("en", "the minister failed to sign the contract", False),
        ("en", "nobody was hurt", False),
        ("en", "the report is unfounded", False),
        ("en", "the fair drew no more than 40 visitors", True),
        ("nl", "de minister heeft het contract niet getekend", False),
        ("nl", "niemand raakte gewond", False),
        ("nl", "de trein rijdt vanaf mei niet meer", False),
        ("nl", "er is geen sprake van fraude", False),
    ],
)
def test_polarity_is_that_of_the_innermost_predicate(
    desk: Desk, language: str, sentence: str, affirmed: bool
) -> None:
    assert desk.read(sentence, language).slots.affirmed is affirmed


@pytest.mark.parametrize(
    ("language", "sentence", "status"),
    [
        ("en", "the council closed the pool", "fact"),
        ("en", "the council plans to close the pool", "planned"),
        ("en", "the council is considering closing the pool", "considered"),
        ("en", "the prosecutors demanded four years in prison", "demanded"),
        ("en", "the inspectors advised a pause", "demanded"),
        ("nl", "de gemeente overweegt het zwembad te sluiten", "considered"),
        ("nl", "de gemeente wil het zwembad sluiten", "demanded"),
        ("en", "the firm is considering a package of cuts", "considered"),
        ("en", "the minister considered the sum too high", "fact"),
        ("en", "the mayor wants a new bridge", "demanded"),
        ("nl", "de minister stelt een verbod voor", "demanded"),
        ("nl", "de provincie bereidt een vergunning voor", "planned"),
        ("nl", "het kabinet overweegt een verbod", "considered"),
        ("nl", "de bond eist een hoger loon", "demanded"),
        ("nl", "de botsing eiste drie levens", "fact"),
        ("nl", "de botsing eiste negentien gewonden", "fact"),
    ],
)
def test_status_tells_done_from_wanted(desk: Desk, language: str, sentence: str, status: str) -> None:
    assert desk.read(sentence, language).slots.status == status


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("de fabriek sluit in maart", "sluiten"),
        ("de wethouder stapt op", "opstappen"),
        ("de burgemeester treedt af", "aftreden"),
        ("de raad nam het voorstel aan", "aannemen"),
        ("hij overleed in het ziekenhuis", "overlijden"),
    ],
)
def test_a_verb_has_the_particle_that_is_said_and_no_other(desk: Desk, sentence: str, predicate: str) -> None:
    assert predicate in [token.key for token in desk.read(sentence, "nl").tokens]


@pytest.mark.parametrize(
    ("language", "sentence", "tense"),
    [
        ("en", "the bridge was closed", "past"),
        ("en", "the bridge has been closed", "past"),
        ("en", "the bridge is being closed", ""),
        ("en", "the bridge will be closed", "future"),
        ("nl", "de brug is gesloten", "past"),
        ("nl", "de brug wordt gesloten", ""),
        ("nl", "het personeel krijgt tot eind mei doorbetaald", ""),
    ],
)
def test_what_is_being_done_is_not_past(desk: Desk, language: str, sentence: str, tense: str) -> None:
    assert desk.read(sentence, language).tense == tense


@pytest.mark.parametrize(
    ("language", "sentence", "cue", "content", "status"),
    [
        ("en", "The union called for the pool to be closed.", "called", "the pool to be closed", "demanded"),
        ("en", "The union called on the mayor to resign.", "called", "the mayor to resign", "demanded"),
        ("en", "The port told crews to stay on board.", "told", "crews to stay on board", "demanded"),
        ("en", "The union called the pool a disgrace.", "called", "the pool a disgrace", "fact"),
        ("nl", "De bond riep de gemeente op in te grijpen.", "riep", "in te grijpen", "demanded"),
    ],
)
def test_a_deed_that_is_called_for_is_demanded(
    desk: Desk, language: str, sentence: str, cue: str, content: str, status: str
) -> None:
    report, parsed = desk.report([sentence], language)
    passages = [
        report.article.passage(Span(start, start + len(words)))
        for words in (cue, content)
        for start in [sentence.index(words)]
    ]
    claim = evolve(report.claims[0], content=(passages[1],), chain=(Link(None, None, passages[0]),))

    (reading,) = read_claims(evolve(report, claims=(claim,)), parsed)

    assert reading.slots.status == status


def test_a_bare_this_stands_for_the_claim_before_it(desk: Desk) -> None:
    report, parsed = desk.report(["The charger was faulty.", "This is denied."])
    article = report.article
    first = Claim("c1", (article.passage(Span(0, 22)),), language="en")
    second = Claim("c2", (article.passage(Span(24, 28)),), denied=True, language="en")

    readings = read_claims(Report(article, (first, second), ()), parsed)

    assert readings[1].slots.statement == "The charger was faulty"
    assert [reading.slots.affirmed for reading in readings] == [True, False]


def test_a_pronoun_in_a_relative_clause_brings_its_noun(desk: Desk) -> None:
    text = "The club was accused of fraud, which its chairman says it is unfounded."
    report, parsed = desk.report([text])
    start = text.index("it is unfounded")
    claim = Claim("c1", (report.article.passage(Span(start, len(text) - 1)),), language="en")

    (reading,) = read_claims(Report(report.article, (claim,), ()), parsed)

    assert "fraud" in {token.key for token in reading.tokens}
    assert not reading.slots.affirmed
