from attrs import evolve

from claimtrack.matching.alignment import Pair
from claimtrack.matching.gauge import Gauge
from claimtrack.matching.headlines import find_opening, with_twins
from claimtrack.matching.relation import Judgement
from claimtrack.model import Report, Span
from tests.matching.helpers import Desk

ENGLISH = ["Harbour chief quits", "The head of the port resigned on Monday.", "The cranes stood still."]
DUTCH = ["De havendirecteur is maandag opgestapt.", "De kranen stonden stil."]


def headed(desk: Desk) -> Report:
    report, _ = desk.report(ENGLISH)
    headline = report.article.passage(Span(0, len(ENGLISH[0])))
    return evolve(report, article=evolve(report.article, headline=headline))


def judged(left: int, right: int, relation: str, score: float) -> Pair:
    return Pair(left, right, Judgement(relation, None, score, ()), ("", ""))  # type: ignore[arg-type]


def test_an_article_opens_with_its_headline_and_what_is_told_first_below(desk: Desk) -> None:
    report = headed(desk)

    assert find_opening(report, Gauge(desk.encoder)) == [0, 1]
    assert find_opening(desk.report(ENGLISH)[0], Gauge(desk.encoder)) == []


def test_a_headline_about_something_further_down_is_no_twin_of_the_lead(desk: Desk) -> None:
    report, _ = desk.report(["Cranes stand still for a day", *ENGLISH[1:]])
    headline = report.article.passage(Span(0, len("Cranes stand still for a day")))

    opening = evolve(report, article=evolve(report.article, headline=headline))

    assert find_opening(opening, Gauge(desk.encoder)) == []


def test_a_headline_is_the_same_as_what_its_lead_is_the_same_as(desk: Desk) -> None:
    reports = headed(desk), desk.report(DUTCH, "nl")[0]
    lead, headline, cranes = (
        judged(1, 0, "same", 0.9),
        judged(0, 0, "related", 0.3),
        judged(2, 0, "related", 0.3),
    )

    found = list(with_twins([lead, headline, cranes], reports, Gauge(desk.encoder)))

    assert [pair.judgement.relation for pair in found] == ["same", "same", "related"]
    assert found[1].judgement.score > headline.judgement.score


def test_what_is_hardly_the_same_lends_its_headline_nothing(desk: Desk) -> None:
    reports = headed(desk), desk.report(DUTCH, "nl")[0]

    found = list(
        with_twins([judged(1, 0, "same", 0.5), judged(0, 0, "related", 0.3)], reports, Gauge(desk.encoder))
    )

    assert [pair.judgement.relation for pair in found] == ["same", "related"]
