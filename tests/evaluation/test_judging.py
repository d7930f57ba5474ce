"""What counts as found, wrong or excused, and when a chain is right."""

from __future__ import annotations

from typing import Literal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.evaluation.gold import GoldArticle, GoldAttribution, GoldLink
from claimtrack.evaluation.judging import (
    chain_fits,
    is_same_name,
    judge,
    judge_cues,
    link_fits,
    rungs_are_placed,
    source_is_found,
)
from claimtrack.model import Link, Source
from tests.evaluation.tiny import (
    ANN,
    BY_ANN,
    BY_BO,
    BY_POST,
    GOLD,
    HOPE,
    PASSED_ON,
    ROAD,
    ROAD_GOLD,
    TEXT,
    at,
    claim,
    link,
    report,
    right_report,
)

ROAD_ONLY = evolve(GOLD, attributions=(ROAD_GOLD,))


def test_a_report_with_just_the_gold_has_nothing_wrong() -> None:
    found = judge(GOLD, right_report())

    assert [verdict.overlap for verdict in found.verdicts] == [1.0, 1.0, 1.0]
    assert [c.id for c in found.right] == ["c1", "c2", "c3"]
    assert not found.wrong
    assert found.shared == found.predicted == found.wanted


def test_half_of_the_characters_make_a_find() -> None:
    shorter = claim("c1", "road is", BY_ANN)  # 6 of 15 characters
    longer = claim("c2", "road is closed", BY_ANN)  # 12 of 15

    assert not judge(ROAD_ONLY, report(shorter)).verdicts[0].claims
    assert judge(ROAD_ONLY, report(longer)).verdicts[0].claims == (longer,)
    assert judge(ROAD_ONLY, report(longer)).verdicts[0].overlap == pytest.approx(12 / 15)


def test_the_best_of_several_finds_comes_first() -> None:
    longer, exact = claim("c1", "Lee said the road is closed", BY_POST), claim("c2", ROAD, BY_ANN)

    (verdict,) = judge(ROAD_ONLY, report(longer, exact)).verdicts

    assert verdict.claims == (exact, longer)


def test_the_nearest_claim_is_named_even_if_it_does_not_count() -> None:
    short = claim("c1", "road", BY_ANN)

    (verdict,) = judge(ROAD_ONLY, report(short)).verdicts

    assert (verdict.claims, verdict.nearest) == ((), short)


def test_flat_gold_excuses_what_lies_inside_another_claim() -> None:
    around, inside = claim("c1", PASSED_ON, BY_POST), claim("c2", "closed", BY_ANN)
    flat = evolve(GOLD, attributions=GOLD.attributions[:1])

    found = judge(flat, report(around, inside))
    strict = judge(evolve(flat, counts_nested=True), report(around, inside))

    assert (found.excused, found.wrong) == ((inside,), ())
    assert (strict.excused, strict.wrong) == ((), (inside,))


def test_gold_of_pairs_excuses_optional_cues_and_no_comment() -> None:
    silent = evolve(claim("c1", "it reopens", BY_BO), act="no_comment")
    optional = claim("c2", "the road is closed", BY_ANN)
    gold = GoldArticle("tiny", TEXT, "en", (), optional=(at("said"),), counts_nested=True)

    assert judge(gold, report(silent, optional)).excused == (silent, optional)


def test_the_articles_own_voice_is_not_judged() -> None:
    assert not judge(GOLD, report(claim("c1", HOPE))).wrong


def test_discarded_text_counts_for_neither_side() -> None:
    gold = evolve(GOLD, discard=(at(HOPE),))

    found = judge(gold, report(claim("c1", HOPE, BY_BO)))

    assert len(found.verdicts) == len(GOLD.attributions) - 1
    assert not found.wrong


@given(st.lists(st.sampled_from([PASSED_ON, ROAD, HOPE, "Bo Ray hopes", "closed"]), max_size=6))
def test_each_attributed_claim_gets_one_judgement(contents: list[str]) -> None:
    claims = [claim(f"c{n}", words, BY_BO) for n, words in enumerate(contents)]

    found = judge(GOLD, report(*claims))

    judged = [c.id for c in found.right + found.wrong + found.excused]
    assert sorted(judged) == sorted(c.id for c in claims)
    assert found.shared <= min(found.predicted, found.wanted)


# ── names ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Jack Dorsey", "Dorsey"),
        ("the White House", "White House"),
        ("Dr. Ida Holm", "Ida Holm"),
        ("NOS; Trouw", "Trouw"),
        (None, None),
    ],
)
def test_names_that_can_be_one(left: str | None, right: str | None) -> None:
    assert is_same_name(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Ann Lee", "Bo Lee"), ("Ann Lee", "Ann"), ("Ann Lee", None), (None, "Ann"), ("NOS; Trouw", "AP")],
)
def test_names_that_cannot_be_one(left: str | None, right: str | None) -> None:
    assert not is_same_name(left, right)


# ── chains ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("chain", "fits"),
    [
        ((BY_POST, BY_ANN), True),
        ((BY_ANN,), False),
        ((BY_ANN, BY_POST), False),
        ((BY_BO, BY_POST, BY_ANN), False),
    ],
)
def test_a_chain_is_right_rung_by_rung_or_not_at_all(chain: tuple[Link, ...], fits: bool) -> None:
    assert chain_fits(ROAD_GOLD, claim("c1", ROAD, *chain), GOLD, report()) is fits


@pytest.mark.parametrize(("outer", "fits"), [("closed", False), ("open", True), ("any", True)])
def test_gold_may_leave_open_what_stands_before_its_chain(
    outer: Literal["closed", "open", "any"], fits: bool
) -> None:
    gold = evolve(ROAD_GOLD, outer=outer)

    assert chain_fits(gold, claim("c1", ROAD, BY_BO, BY_POST, BY_ANN), GOLD, report()) is fits


def test_a_gold_chain_of_which_only_the_speaker_is_sure() -> None:
    gold = evolve(ROAD_GOLD, outer="any")

    assert chain_fits(gold, claim("c1", ROAD, BY_ANN), GOLD, report())
    assert not chain_fits(gold, claim("c1", ROAD, BY_POST), GOLD, report())


def test_an_implicit_rung_may_be_missing() -> None:
    post, ann = ROAD_GOLD.chain
    gold = evolve(ROAD_GOLD, chain=(evolve(post, implicit=True), ann))

    assert chain_fits(gold, claim("c1", ROAD, BY_ANN), GOLD, report())
    assert chain_fits(gold, claim("c1", ROAD, BY_POST, BY_ANN), GOLD, report())


def test_the_outlet_that_was_told_counts_only_where_the_gold_has_such_outlets() -> None:
    told = claim("c1", ROAD, link("s1", "The Post", None), BY_ANN)
    gold = evolve(ROAD_GOLD, chain=ROAD_GOLD.chain[1:])

    assert chain_fits(gold, told, GOLD, report())
    assert not chain_fits(gold, told, evolve(GOLD, tells_outlets=True), report())


def test_a_chain_can_be_right_by_place_with_a_wrong_name() -> None:
    misread = claim("c1", ROAD, BY_POST, link("s3", "Ann Lee", "said"))

    assert rungs_are_placed(ROAD_GOLD, misread, GOLD)
    assert not chain_fits(ROAD_GOLD, misread, GOLD, report())


@pytest.mark.parametrize(
    ("gold", "fits"),
    [
        (GoldLink((at("Ann Lee"),), None, "collective"), True),  # annotators take one for the other
        (GoldLink((at("Ann Lee"),), None, "person"), False),
        (GoldLink((at("Bo Ray"),), None, "unnamed"), False),
        (GoldLink((at("Ann Lee"),)), True),
    ],
)
def test_a_nameless_source_is_right_by_kind_and_place(gold: GoldLink, fits: bool) -> None:
    insider = evolve(report(), sources=(Source("s2", None, "unnamed"),))

    assert link_fits(gold, BY_ANN, insider) is fits


def test_hearsay_fits_only_nobody() -> None:
    hearsay = GoldLink((), None, "unspecified")

    assert link_fits(hearsay, link(None, None, "said"), report())
    assert not link_fits(hearsay, BY_ANN, evolve(report(), sources=(ANN,)))


# ── gold without content ──────────────────────────────────────────────────────────────────


def test_a_cue_is_found_wherever_it_stands_in_a_chain() -> None:
    gold = evolve(
        GOLD, attributions=(GoldAttribution("a", (), source=(at("The Post"),), cue=(at("wrote"),)),)
    )

    (verdict,) = judge_cues(gold, right_report()).verdicts

    assert [c.id for c in verdict.claims] == ["c1", "c2"]
    assert source_is_found(verdict)


def test_the_source_of_a_cue_is_that_of_its_own_rung() -> None:
    gold = evolve(GOLD, attributions=(GoldAttribution("a", (), source=(at("The Post"),), cue=(at("said"),)),))

    (verdict,) = judge_cues(gold, right_report()).verdicts

    assert verdict.claims
    assert not source_is_found(verdict)
