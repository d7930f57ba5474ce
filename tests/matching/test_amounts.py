import pytest

from claimtrack.matching.counts import compare_numbers
from tests.matching.helpers import Desk

CASES = [
    ("en", "almost 5,000 people came", 5000, 4500, 5000, ""),
    ("en", "the deal is worth $2.4bn", 2.4e9, 2.4e9, 2.4e9, "USD"),
    ("en", "the deal is worth 2,400 million dollars", 2.4e9, 2.4e9, 2.4e9, "USD"),
    ("en", "unemployment fell to 6.2 percent", 6.2, 6.2, 6.2, "percent"),
    ("en", "the fee rose by 15 per cent", 15, 15, 15, "percent"),
    ("en", "nine in ten of the volunteers were protected", 90, 90, 90, "percent"),
    ("en", "no more than sixty lives were lost", 60, 0, 60, ""),
    ("nl", "er kwamen bijna 5.000 mensen", 5000, 4500, 5000, ""),
    ("nl", "de haven kost 3,6 miljard euro", 3.6e9, 3.6e9, 3.6e9, "EUR"),
    ("nl", "er gaan tweehonderd grenswachten naar het oosten", 200, 200, 200, ""),
    ("nl", "vijfendertig boeren kwamen", 35, 35, 35, ""),
    ("nl", "het duurde bijna tweeëneenhalf jaar", 30, 27, 30, "month"),
    ("nl", "de prijs stijgt in januari zes procent", 6, 6, 6, "percent"),
    ("nl", "de daders kregen acht ton", 800_000, 800_000, 800_000, "EUR"),
    ("nl", "het schip had acht ton graan aan boord", 8000, 8000, 8000, "kilogram"),
    ("en", "they will pay 12 to 20 million dollars", 20e6, 12e6, 20e6, "USD"),
    ("nl", "de brug kost tussen de 5 en 8 miljoen euro", 8e6, 5e6, 8e6, "EUR"),
    ("nl", "meer dan de helft van de leden stemde", 50, 50, 62.5, "percent"),
    ("en", "a third of the members voted", 100 / 3, 31.6, 35, "percent"),
    ("en", "nearly a quarter of the staff left", 25, 22.5, 25, "percent"),
    ("en", "it cost more than half a million dollars", 500_000, 500_000, 625_000, "USD"),
    ("en", "a quarter of a million people fled", 250_000, 250_000, 250_000, ""),
    ("nl", "het kostte een half miljoen euro", 500_000, 500_000, 500_000, "EUR"),
    ("en", "women here live to be 83.2 years old", 83.2 * 12, 83.2 * 12, 83.2 * 12, "month"),
    ("en", "the alarm sounded within a minute", 1, 1, 1, "minute"),
    ("nl", "de brand was binnen een uur uit", 60, 60, 60, "minute"),
    ("en", "a 34-year-old man was hurt", 34, 34, 34, "age"),
    ("en", "Andre Holt, 36, was hurt", 36, 36, 36, "age"),
    ("nl", "Frank Storm (54) is opgestapt", 54, 54, 54, "age"),
    ("en", "some 0.9 metric tons of gas got out", 900, 810, 990, "kilogram"),
    ("nl", "een 39-jarige vrouw raakte gewond", 39, 39, 39, "age"),
]


@pytest.mark.parametrize(("language", "sentence", "value", "low", "high", "unit"), CASES)
def test_a_quantity_has_a_value_bounds_and_a_unit(
    desk: Desk, language: str, sentence: str, value: float, low: float, high: float, unit: str
) -> None:
    (quantity,) = desk.read(sentence, language).slots.quantities

    assert quantity.unit == unit
    assert [quantity.value, quantity.low, quantity.high] == pytest.approx([value, low, high], rel=2e-3)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "the fire broke out in 1987"),
        ("en", "the company was founded on 23 April"),
        ("nl", "de schietpartij begon om half acht"),
        ("nl", "er is een man gezien"),
        ("en", "the 640 Swift made its first flight"),
        ("en", "Halden's 640 made its first flight"),
    ],
)
def test_years_days_hours_and_articles_are_no_quantities(desk: Desk, language: str, sentence: str) -> None:
    assert desk.read(sentence, language).slots.quantities == ()


def test_miles_and_kilometres_agree(desk: Desk) -> None:
    judgement = desk.judge("the marchers walked twenty miles", "the marchers walked 32 kilometres")

    assert judgement.relation == "same"


def test_a_passage_of_a_quantity_is_verbatim(desk: Desk) -> None:
    reading = desk.read("at least six boats had caught fire")

    (quantity,) = reading.slots.quantities

    assert quantity.passage.text == "at least six"
    assert reading.claim.text[quantity.passage.start : quantity.passage.end] == "at least six"


@pytest.mark.parametrize(
    ("language", "sentence", "values"),
    [
        ("en", "three of the 40 sailors fell ill", [3, 7.5, 40]),
        ("nl", "23 van de 92 leden stemden tegen", [23, 25, 92]),
        ("en", "90 of the 360 million euros has been paid", [90e6, 25, 360e6]),
    ],
)
def test_a_part_of_a_whole_is_a_number_and_a_share(
    desk: Desk, language: str, sentence: str, values: list[float]
) -> None:
    found = desk.read(sentence, language).slots.quantities

    assert [quantity.value for quantity in found] == pytest.approx(values)
    assert [quantity.unit == "percent" for quantity in found] == [False, True, False]


def test_ages_clash_where_they_can_be_one_persons(desk: Desk) -> None:
    one = desk.likeness("the police shot a 34-year-old man", "the police shot a 36-year-old man")
    other = desk.likeness("Ann Lee, 34, left the ship", "Bo Ray, 36, left the ship")

    assert len(compare_numbers(one).clashing) == 1
    assert compare_numbers(other).clashing == ()


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        ("de storing duurde zes weken", "de storing duurde twee maanden", True),
        ("de storing duurde twaalf weken", "de storing duurde drie maanden", False),
        ("de storing duurde 48 uur", "de storing duurde twee dagen", False),
        ("de storing duurde minstens een maand", "de storing duurde twee weken", True),
    ],
)
def test_stretches_of_time_are_compared_in_any_units(
    desk: Desk, left: str, right: str, *, clash: bool
) -> None:
    numbers = compare_numbers(desk.likeness(left, right, ("nl", "nl")))

    assert bool(numbers.clashing) is clash
    assert bool(numbers.agreeing) is not clash


@pytest.mark.parametrize(
    "sentence", ["According to Nocturne, 62,000 people came", "Brenn, 12 points ahead, won"]
)
def test_a_figure_behind_a_name_need_be_no_age(desk: Desk, sentence: str) -> None:
    assert all(quantity.unit != "age" for quantity in desk.read(sentence).slots.quantities)


def test_a_large_figure_that_both_give_counts_one_thing(desk: Desk) -> None:
    judgement = desk.judge(
        "the rule will apply to about 1,800 farms", "het gaat om zo'n 1800 bedrijven", ("en", "nl")
    )

    assert judgement.reasons[0].startswith("“about 1,800” fits")


def test_what_is_asked_for_is_one_thing_where_its_figure_is(desk: Desk) -> None:
    judgement = desk.judge(
        "the museum is seeking €900,000 in damages from the builder",
        "het museum claimt 900.000 euro schade bij de bouwer",
        ("en", "nl"),
    )

    assert judgement.relation == "same"


def test_figures_of_what_one_subject_has_clash_whatever_the_verb(desk: Desk) -> None:
    judgement = desk.judge(
        "the night boats carried eleven passengers on average",
        "de nachtboten telden gemiddeld zestig passagiers",
        ("en", "nl"),
    )

    assert (judgement.relation, judgement.detail) == ("contradicts", "number")


def test_a_day_s_figure_is_not_that_of_all_days_since(desk: Desk) -> None:
    judgement = desk.judge(
        "on Sunday the divers searched 60 square miles of the lake",
        "the divers have searched 140 square miles of the lake since Saturday",
    )

    assert judgement.relation == "different_scope"
