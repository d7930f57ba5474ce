"""The figures, worked out by hand on a tiny article."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.evaluation.gold import GoldAttribution, GoldNoComment
from claimtrack.evaluation.judging import judge, judge_cues
from claimtrack.evaluation.scoring import Tally, figures, tally, tally_cues
from claimtrack.model import Claim
from tests.evaluation.tiny import (
    BY_ANN,
    BY_BO,
    BY_POST,
    GOLD,
    HOPE,
    ROAD,
    ROAD_GOLD,
    at,
    claim,
    link,
    passage,
    report,
    right_report,
)


def counts(found: Tally, name: str) -> tuple[int, int]:
    return found.right[name], found.of[name]


def test_all_is_right_where_the_claims_are_the_gold() -> None:
    found = figures([tally(judge(GOLD, right_report()))])

    wrong = {name for name, figure in found.items() if figure.value != 1.0}
    assert not wrong


def test_match_figures_by_hand() -> None:
    wrong = claim("c2", "Bo Ray hopes", BY_BO)
    found = figures([tally(judge(GOLD, report(claim("c1", ROAD, BY_POST, BY_ANN), wrong)))])

    assert (found["match precision"].right, found["match precision"].of) == (1, 2)
    assert (found["match recall"].right, found["match recall"].of) == (1, 3)
    assert found["match F1"].value == pytest.approx(2 * (1 / 2) * (1 / 3) / (1 / 2 + 1 / 3))
    # "theroadisclosed" is shared, "BoRayhopes" wrong; the rest of the Post's and Bo's words is missing.
    assert (found["char precision"].right, found["char precision"].of) == (15, 25)
    assert (found["char recall"].right, found["char recall"].of) == (15, 38 + 9)


def test_recall_is_counted_by_what_the_gold_says() -> None:
    found = tally(judge(GOLD, report(claim("c1", HOPE, BY_BO))))

    assert counts(found, "recall, indirect") == (0, 1)
    assert counts(found, "recall, person") == (0, 1)
    assert counts(found, "recall, with a cue") == (1, 3)
    assert "recall, direct" not in found.of


def test_parts_are_counted_only_of_what_is_found() -> None:
    found = tally(judge(GOLD, report(claim("c1", ROAD, BY_POST, link("s3", "Bo Ray", "said")))))

    assert counts(found, "source") == (0, 1)
    assert counts(found, "cue") == (1, 1)
    assert counts(found, "name") == (0, 1)
    assert counts(found, "kind") == (1, 1)


def test_a_chain_with_a_missing_rung_keeps_its_speaker() -> None:
    found = tally(judge(GOLD, report(claim("c1", ROAD, BY_ANN))))

    assert counts(found, "innermost speaker") == (1, 3)
    assert counts(found, "whole chain") == (0, 3)
    assert counts(found, "whole chain of found") == (0, 1)
    assert counts(found, "whole chain of several") == (0, 1)


def hedging(base: Claim) -> Claim:
    return evolve(base, hedges=(passage("hopes"),))


@pytest.mark.parametrize("hedged", [True, False])
def test_hedges_are_kept_and_none_added(hedged: bool) -> None:
    gold = evolve(GOLD, attributions=(evolve(ROAD_GOLD, hedged=hedged),))
    plain = claim("c1", ROAD, BY_POST, BY_ANN)

    with_hedge, without = tally(judge(gold, report(hedging(plain)))), tally(judge(gold, report(plain)))

    name = "hedge kept" if hedged else "no hedge added"
    assert counts(with_hedge, name) == (int(hedged), 1)
    assert counts(without, name) == (int(not hedged), 1)


def test_a_missed_hedged_claim_has_not_kept_its_hedge() -> None:
    gold = evolve(GOLD, attributions=(evolve(ROAD_GOLD, hedged=True),))

    assert counts(tally(judge(gold, report())), "hedge kept") == (0, 1)


@pytest.mark.parametrize(
    ("gold", "kept"),
    [
        (GoldNoComment("Ray", ()), True),
        (GoldNoComment("Ann Lee", ()), False),
        (GoldNoComment(None, (at("hopes"),)), True),
        (GoldNoComment(None, (at("said"),)), False),
    ],
)
def test_no_comment_is_known_by_name_or_place(gold: GoldNoComment, kept: bool) -> None:
    silent = evolve(claim("c1", HOPE, BY_BO), act="no_comment")

    found = tally(judge(evolve(GOLD, no_comments=(gold,)), report(silent)))

    assert counts(found, "no comment") == (int(kept), 1)


def test_spurious_is_the_share_of_all_attributed_claims_with_gold_that_is_complete() -> None:
    wrong, empty = claim("c2", "Bo Ray hopes", BY_BO), evolve(claim("c3", HOPE, BY_BO), content=())
    own = claim("c4", "The Post")
    gold = evolve(GOLD, counts_nested=True)

    found = tally(judge(gold, report(claim("c1", ROAD, BY_ANN), wrong, empty, own)))

    assert counts(found, "spurious") == (1, 3)


def test_gold_without_content_only_counts_cues_and_their_sources() -> None:
    gold = evolve(
        GOLD,
        attributions=(
            GoldAttribution("a1", (), source=(at("Ann Lee"),), cue=(at("said"),)),
            GoldAttribution("a2", (), source=(at("Bo Ray"),), cue=(at("hopes"),)),
        ),
    )

    found = tally_cues(judge_cues(gold, report(claim("c1", ROAD, BY_ANN))))

    assert counts(found, "cue found") == (1, 2)
    assert counts(found, "source of found cue") == (1, 1)
    assert set(found.of) == {"cue found", "source of found cue"}


# ── intervals ─────────────────────────────────────────────────────────────────────────────


def tallied(*rights: tuple[int, int]) -> list[Tally]:
    found = []
    for right, of in rights:
        one = Tally()
        one.add("source", right, of)
        found.append(one)
    return found


def test_shares_are_taken_over_all_articles_together() -> None:
    assert figures(tallied((1, 1), (0, 3)))["source"].value == pytest.approx(1 / 4)


def test_one_article_leaves_no_room_for_doubt_about_it() -> None:
    found = figures(tallied((3, 4)))["source"]

    assert found.low == found.high == found.value == 0.75


def test_articles_that_differ_widen_the_interval() -> None:
    alike = figures(tallied(*[(1, 2)] * 10))["source"]
    apart = figures(tallied(*[(0, 2), (2, 2)] * 5))["source"]

    assert alike.low == alike.high == 0.5
    assert apart.low < 0.3
    assert apart.high > 0.7


def test_a_name_without_a_case_has_no_figure() -> None:
    assert figures(tallied((0, 0))) == {}


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(5, 9)), min_size=1, max_size=8))
def test_intervals_hold_their_value_and_repeat(rights: list[tuple[int, int]]) -> None:
    found = figures(tallied(*rights), resamples=200, seed=3)

    assert found == figures(tallied(*rights), resamples=200, seed=3)
    assert 0 <= found["source"].low <= found["source"].high <= 1
