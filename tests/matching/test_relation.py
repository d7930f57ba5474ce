"""Pairs written for these tests; fixtures/pairs measures, this shows."""

import pytest
from attrs import evolve

from claimtrack.matching.clashes import clashes
from claimtrack.matching.features import features_of
from claimtrack.matching.oppositions import put_aside
from tests.matching.helpers import Desk


@pytest.mark.parametrize(
    ("left", "right", "languages"),
    [
        ("around 2,000 trees were destroyed", "some 3,500 trees were destroyed", ("en", "en")),
        ("the mayor signed the treaty", "the mayor did not sign the treaty", ("en", "en")),
        ("around 2,000 trees were destroyed", "ongeveer 3.500 bomen zijn vernietigd", ("en", "nl")),
        ("de brug is gesloten", "de brug is niet gesloten", ("nl", "nl")),
        ("the teacher hit the pupil", "the pupil hit the teacher", ("en", "en")),
        ("the teacher hit the pupil", "de leraar werd door de leerling geslagen", ("en", "nl")),
        ("the pool closes in 2027", "the pool closes in 2031", ("en", "en")),
        ("building of the pier will start in 2025", "work on the pier will start in 2026", ("en", "en")),
        ("the raid lasted almost ten minutes", "de overval duurde nog geen vier minuten", ("en", "nl")),
        ("the festival will go ahead on Saturday", "het festival op zaterdag is afgelast", ("en", "nl")),
        ("the cup final went ahead", "the cup final was put off", ("en", "en")),
        ("de voorzitter legt haar functie neer", "de voorzitter blijft aan", ("nl", "nl")),
        (
            "the growers had their best year in a decade",
            "the growers had their worst year in a decade",
            ("en", "en"),
        ),
        ("de club heeft zich aan de regels gehouden", "de club heeft de regels overtreden", ("nl", "nl")),
        ("the skipper had met strong winds", "de schipper had windstil weer getroffen", ("en", "nl")),
        (
            "it was not the bank but the city that paid for the park",
            "the bank paid for the park",
            ("en", "en"),
        ),
        ("niet de sneeuw maar het zout brak de brug", "the snow broke the bridge", ("nl", "en")),
        ("de boot vertrekt niet om acht uur maar om negen uur", "de boot vertrekt om acht uur", ("nl", "nl")),
        (
            "the baker was fined because he sold bad bread",
            "the baker was fined because of a fire",
            ("en", "en"),
        ),
        ("the mast was still to be raised", "the mast had already been raised", ("en", "en")),
        (
            "guns shelled the town of Marn on Friday night and killed four farmers",
            "in Marn zijn vrijdagnacht zes boeren omgekomen bij een beschieting",
            ("en", "nl"),
        ),
        ("the mill sold fewer sacks of flour", "the mill sold more sacks of flour", ("en", "en")),
        ("the siren went off late", "de sirene ging meteen af", ("en", "nl")),
        ("tea with milk lowers the risk of gout", "tea with milk increases the risk of gout", ("en", "en")),
    ],
)
def test_both_cannot_be_true(desk: Desk, left: str, right: str, languages: tuple[str, str]) -> None:
    assert desk.judge(left, right, languages).relation == "contradicts"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the council closed the pool", "the council considered closing the pool"),
        ("twelve people were injured in the crash", "fifteen people were killed in the crash"),
        ("women in the valley live to be 83", "men in the valley live to be 79"),
        ("the profit rose to 4 million euros last year", "the turnover rose to 9 million euros last year"),
        ("a tenth of the power came from coal last year", "a third of the power came from coal in 2010"),
        ("thefts fell last year", "thefts rose in the first months of this year"),
        ("the farm has not yet sold its herd", "the farm sold its herd on Monday"),
        (
            "the ferry costs the port 2 million euros a year",
            "the ferry costs the port 2 million euros a month",
        ),
        ("the port lost 3 million euros in 2023", "the port lost 3 million euros in the autumn of 2023"),
        ("the mill in Tarn will close in March", "the mill in Tarn will open a museum in March"),
        ("the insurer offered a reward of 500 euros", "the insurer is considering a reward of 500 euros"),
        ("some 80 sailors were moved to another ship", "at least 110 sailors joined in the mutiny"),
        ("so far 40 bodies have been found in the mine", "in the mine 62 bodies have been found"),
        (
            "the mill sold fewer sacks in the first quarter",
            "the mill sold more sacks in the second quarter",
        ),
        ("nine million people in France read the paper", "60 million readers across Europe"),
    ],
)
def test_what_only_looks_like_a_contradiction(desk: Desk, left: str, right: str) -> None:
    assert desk.judge(left, right).relation not in {"same", "contradicts"}


@pytest.mark.parametrize(
    ("left", "right", "languages"),
    [
        ("the fire started in the kitchen", "de brand begon in de keuken", ("en", "nl")),
        ("the baker met the butcher", "the butcher met the baker", ("en", "en")),
        ("almost 5,000 people came to the concert", "4,950 people came to the concert", ("en", "en")),
        ("de trein vertrok om acht uur", "the train left at eight", ("nl", "en")),
        (
            "the roof fell in not because of the snow but because of rot",
            "the roof fell in because of rot",
            ("en", "en"),
        ),
        ("niet de sneeuw maar het zout brak de brug", "the salt broke the bridge", ("nl", "en")),
        ("the two dairy firms will merge", "de twee zuivelbedrijven gaan fuseren", ("en", "nl")),
    ],
)
def test_one_check_would_serve_both(desk: Desk, left: str, right: str, languages: tuple[str, str]) -> None:
    assert desk.judge(left, right, languages).relation == "same"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the union left the talks with the bank", "it was the bank that left the talks with the union"),
        ("the lake was open all summer", "the council wants to open a school"),
        ("the tower will be 90 metres tall", "the tower will not be taller than 90 metres"),
        ("the bakery sold 1,200 loaves on Monday", "on Monday the baker put his takings at 500 euros"),
    ],
)
def test_what_is_neither_said_nor_denied_stays_related(desk: Desk, left: str, right: str) -> None:
    assert desk.judge(left, right).relation in {"related", None}


@pytest.mark.parametrize(
    ("left", "right", "languages"),
    [
        (
            "the show was cancelled because of the rain",
            "het optreden is afgelast wegens geldgebrek",
            ("en", "nl"),
        ),
        ("the dealer was poisoned by his neighbour", "the dealer was poisoned by a rival", ("en", "en")),
        (
            "de inbrekers kwamen binnen via het dak",
            "de inbrekers kwamen binnen via een kelderluik",
            ("nl", "nl"),
        ),
    ],
)
def test_other_grounds_are_found(desk: Desk, left: str, right: str, languages: tuple[str, str]) -> None:
    likeness = desk.likeness(left, right, languages)

    assert "cause" in {found.slot for found in clashes(likeness, features_of(likeness))}


def test_a_plan_and_a_fact_differ_only_about_one_deed(desk: Desk) -> None:
    plan = desk.judge("the council wants to close the pool", "the council closed the pool")
    other = desk.judge("the council wants to close the pool", "the director left the pool in silence")

    assert (plan.relation, plan.detail) == ("different_scope", "status")
    assert other.detail != "status"


def test_a_hedge_on_one_side_is_named(desk: Desk) -> None:
    judgement = desk.judge("the factory may close in March", "the factory will close in March")

    assert (judgement.relation, judgement.detail) == ("same", "hedge")


def test_a_contradiction_says_which_words_clash(desk: Desk) -> None:
    judgement = desk.judge("around 2,000 trees were destroyed", "some 3,500 trees were destroyed")

    assert judgement.detail == "number"
    assert "2,000" in judgement.reasons[0]
    assert "3,500" in judgement.reasons[0]


def test_strangers_have_nothing_to_do_with_each_other(desk: Desk) -> None:
    assert desk.judge("the fire started in the kitchen", "the bank raised its interest rate").relation is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("58 percent of the farmers support the plan", "41 percent of the Danes support the plan"),
        ("the firm cuts 1,200 jobs worldwide", "the firm cuts 800 jobs"),
        ("this spring he lost 23 sheep to the wolf", "he lost 32 sheep to the wolf in three years"),
        ("Halden cuts 1,200 jobs at the factory", "Brenn cuts 800 jobs at the factory"),
        (
            "nine goats were saved from the barn",
            "they saved twenty goats from the barn and the old mill",
        ),
        ("the lake fell 4.2 percent on Wednesday", "the lake rose 1.8 percent on Thursday"),
    ],
)
def test_figures_of_another_group_place_or_stretch_of_time_do_not_clash(
    desk: Desk, left: str, right: str
) -> None:
    assert desk.judge(left, right).relation == "different_scope"


def test_who_denies_a_claim_contradicts_whoever_makes_it(desk: Desk) -> None:
    said = "three of the lost boxes held lithium batteries"
    left = desk.report([said], id="left")
    report, parsed = desk.report(["there were lithium batteries in the lost boxes"], id="right")
    right = evolve(report, claims=(evolve(report.claims[0], denied=True),)), parsed

    (row,) = desk.compare(left, right).rows

    assert (row.relation, row.detail) == ("contradicts", "negation")
    assert "one side denies it" in row.reasons


@pytest.mark.parametrize(
    ("left", "right", "languages"),
    [
        (
            "the ferry sank because of a leak",
            "the ferry sank because of the storm, and not because of a leak",
            ("en", "en"),
        ),
        (
            "the mayor stepped down over the tunnel",
            "de burgemeester stapte op vanwege zijn gezondheid en niet vanwege de tunnel",
            ("en", "nl"),
        ),
    ],
)
def test_what_one_side_puts_aside_the_other_may_not_say(
    desk: Desk, left: str, right: str, languages: tuple[str, str]
) -> None:
    assert desk.judge(left, right, languages).relation == "contradicts"


def test_nothing_is_put_aside_where_the_deed_itself_is_not_done(desk: Desk) -> None:
    likeness = desk.likeness("the ferry sank because of a leak", "the ferry did not sink because of a leak")

    assert put_aside(likeness) is None


@pytest.mark.parametrize(
    ("denied", "said", "language"),
    [
        ("he has anything to do with the forged letter", "he has nothing to do with the letter", "en"),
        ("hij iets met de valse brief te maken heeft", "hij met de brief niets te maken heeft", "nl"),
    ],
)
def test_who_denies_it_and_who_says_that_it_is_not_so_agree(
    desk: Desk, denied: str, said: str, language: str
) -> None:
    report, parsed = desk.report([denied], language, id="left")
    left = evolve(report, claims=(evolve(report.claims[0], denied=True),)), parsed

    table = desk.compare(left, desk.report([said], language, id="right"))

    assert not table.contradictions()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the mayor had dinner with the builder in June", "the mayor has never met the builder"),
        ("hackers took the records of 4,000 patients", "no patient records were stolen in the attack"),
    ],
)
def test_what_may_contradict_is_not_the_same_however_near_it_is(desk: Desk, left: str, right: str) -> None:
    assert desk.judge(left, right).relation != "same"
