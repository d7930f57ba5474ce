"""How sure a pair is of being about one matter, given what stands around it."""

from __future__ import annotations

from attrs import evolve

from claimtrack.matching.features import features_of
from claimtrack.matching.standing import ALONE, Surroundings
from tests.matching.helpers import Desk

MAYOR = "The mayor opened the bridge."
BURGEMEESTER = "De burgemeester heeft de brug geopend."


def odds(desk: Desk, around: Surroundings, left: str = MAYOR, right: str = BURGEMEESTER) -> float:
    likeness = desk.likeness(left, right, ("en", "nl"))
    return around.odds(likeness, features_of(likeness), (0, 0))


BARE = Surroundings(voices=([frozenset()], [frozenset()]))


def test_a_pair_among_many_like_it_is_less_sure(desk: Desk) -> None:
    crowded = evolve(BARE, crowding=({0: 0.6}, {0: 0.6}))

    assert odds(desk, crowded) < odds(desk, BARE)


def test_words_that_many_claims_have_tell_less(desk: Desk) -> None:
    common = evolve(BARE, spread=({"mayor": 9, "bridge": 9}, {}))

    assert odds(desk, common) < odds(desk, BARE)


def test_one_source_speaks_for_one_matter_and_more_so_if_it_says_little(desk: Desk) -> None:
    seldom, often = (
        evolve(BARE, voices=([frozenset({7})], [frozenset({7})]), shares=({7: times}, {7: 1}))
        for times in (1, 9)
    )

    assert odds(desk, BARE) < odds(desk, often) < odds(desk, seldom)


def test_claims_deep_in_a_report_are_less_likely_about_one_matter(desk: Desk) -> None:
    likeness = desk.likeness("The mayor opened the bridge.", "De burgemeester opende de brug.")
    around = evolve(BARE, voices=([frozenset()] * 30, [frozenset()] * 30))

    early, late, later = (around.odds(likeness, features_of(likeness), (0, place)) for place in (1, 9, 29))
    mirrored = around.odds(likeness, features_of(likeness), (29, 0))

    assert early > late > later == mirrored


def test_figures_that_agree_speak_for_one_matter(desk: Desk) -> None:
    agreeing = odds(desk, BARE, "Twelve people were hurt.", "Twaalf mensen raakten gewond.")

    assert agreeing > odds(desk, BARE, "Some people were hurt.", "Er raakten mensen gewond.")


def test_what_calls_a_charge_untrue_belongs_to_the_charge(desk: Desk) -> None:
    left = desk.likeness("The referee was biased.", "The bias is unfounded.")
    left = evolve(left, right=evolve(left.right, calls_untrue=True))

    plain = evolve(left, right=evolve(left.right, calls_untrue=False))

    assert ALONE.odds(left, features_of(left)) > ALONE.odds(plain, features_of(plain))
