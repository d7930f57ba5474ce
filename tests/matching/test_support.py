from attrs import evolve

from claimtrack.matching.gauge import Gauge
from claimtrack.matching.support import support_of
from claimtrack.matching.titles import read_titles
from claimtrack.model import Claim, Link, Passage, Report, Source, Span
from tests.matching.helpers import Desk

LONG = "the ferry lost power in the strait and drifted for three hours before a tug arrived"


def claim_of(report: Report, *sources: Source) -> tuple[Claim, Report]:
    chain = tuple(Link(source.id, None, None) for source in sources)
    return evolve(report.claims[0], chain=chain), evolve(report, sources=sources)


def judged(
    desk: Desk, ours: tuple[Source, ...], theirs: tuple[Source, ...], text: str = "the ferry lost power"
) -> str:
    left, one = claim_of(desk.report([text])[0], *ours)
    right, other = claim_of(desk.report([text], id="b")[0], *theirs)
    return support_of(left, right, (one, other), ({}, {}), Gauge(desk.encoder))[0]


HOLM = Source("s1", "Ida Holm", "person")
BRIGADE = Source("s1", "Fire Brigade", "organization")
INSIDER = Source("s1", None, "unnamed")
REUTERS = Source("s2", "Reuters", "outlet")


def test_one_speaker_is_one_origin(desk: Desk) -> None:
    assert judged(desk, (HOLM,), (evolve(HOLM, name="Holm"),)) == "same_origin"


def test_a_shared_agency_is_one_origin(desk: Desk) -> None:
    assert judged(desk, (REUTERS, HOLM), (REUTERS, BRIGADE)) == "same_origin"


def test_two_named_sources_are_independent(desk: Desk) -> None:
    assert judged(desk, (HOLM,), (BRIGADE,)) == "independent"


def test_two_insiders_may_be_one(desk: Desk) -> None:
    assert judged(desk, (INSIDER,), (INSIDER,)) == "unknown"


def test_an_insider_may_be_the_one_named_elsewhere(desk: Desk) -> None:
    assert judged(desk, (INSIDER,), (HOLM,)) == "unknown"


def test_the_writers_own_words_tell_nothing_of_origins(desk: Desk) -> None:
    assert judged(desk, (), ()) == "unknown"


def test_taken_over_wording_is_derived(desk: Desk) -> None:
    assert judged(desk, (), (), LONG) == "derived"


def test_citing_the_other_outlet_is_derived(desk: Desk) -> None:
    left, one = claim_of(desk.report(["the ferry lost power"])[0], REUTERS)
    right, other = claim_of(desk.report(["the ferry lost power"], id="b")[0])
    other = evolve(other, article=evolve(other.article, publisher="Reuters"))

    assert support_of(left, right, (one, other), ({}, {}), Gauge(desk.encoder))[0] == "derived"


def test_a_person_speaks_for_the_organisation_in_his_title(desk: Desk) -> None:
    boss = Source("s1", "Ida Holm", "person", mentions=(Passage(Span(0, 22), "Nordline boss Ida Holm"),))
    company = Source("s2", "Nordline", "organization")
    left, one = claim_of(desk.report(["the bikes are safe"])[0], boss)
    one = evolve(one, sources=(boss, company))
    right, other = claim_of(desk.report(["the bikes are safe"], id="b")[0], evolve(company, id="s1"))

    assert support_of(left, right, (one, other), ({}, {}), Gauge(desk.encoder))[0] == "same_origin"


def test_a_spokesman_is_known_by_what_stands_beside_his_name(desk: Desk) -> None:
    text = "Brakel spokesman Jo Vos confirmed it. Vos, who met Ida Holm, left."
    report, parsed = desk.report([text])
    vos = Source("s1", "Jo Vos", "person")
    brakel = Source("s1", "Brakel", "organization")
    report = evolve(report, sources=(vos,))
    left, one = claim_of(report, vos)
    right, other = claim_of(desk.report(["the bikes are safe"], id="b")[0], brakel)

    titles = read_titles(report, parsed)

    assert not any("Holm" in phrase for phrases in titles.values() for phrase in phrases)
    assert support_of(left, right, (one, other), (titles, {}), Gauge(desk.encoder))[0] == "same_origin"
    assert support_of(left, right, (one, other), ({}, {}), Gauge(desk.encoder))[0] == "independent"


def test_a_leader_may_speak_for_the_body_that_the_other_report_names(desk: Desk) -> None:
    director = Source(
        "s1", "Ida Holm", "person", mentions=(Passage(Span(0, 26), "regional director Ida Holm"),)
    )
    resident = Source("s1", "Ida Holm", "person", mentions=(Passage(Span(0, 18), "resident Ida Holm"),))

    assert judged(desk, (director,), (BRIGADE,)) == "unknown"
    assert judged(desk, (resident,), (BRIGADE,)) == "independent"


def test_bodies_described_alike_are_likely_one(desk: Desk) -> None:
    ours, theirs = (
        Source("s1", name, "organization") for name in ("the economy ministry", "het ministerie van Economie")
    )

    assert judged(desk, (ours,), (theirs,)) == "same_origin"
    assert judged(desk, (ours,), (evolve(theirs, name="de politie"),)) == "independent"


def test_who_cites_the_other_report_has_it_from_there_whoever_spoke(desk: Desk) -> None:
    left, one = claim_of(desk.report(["the ferry lost power"])[0], REUTERS, HOLM)
    right, other = claim_of(desk.report(["the ferry lost power"], id="b")[0], HOLM)
    other = evolve(other, article=evolve(other.article, publisher="Reuters"))

    assert support_of(left, right, (one, other), ({}, {}), Gauge(desk.encoder))[0] == "derived"
