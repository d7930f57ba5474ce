"""The error browser."""

from __future__ import annotations

from attrs import evolve

from claimtrack.evaluation.gold import GoldArticle
from claimtrack.evaluation.judging import judge
from claimtrack.model import Claim, Sentence, Span, Word
from evaluation.attribution_errors import (
    NO_CUE,
    Count,
    Reading,
    by_cue,
    by_gold_cue,
    by_rule,
    cue_lemmas,
    draw_tree,
    mistakes,
    show,
)
from tests.evaluation.tiny import (
    BY_ANN,
    BY_BO,
    BY_POST,
    GOLD,
    HOPE,
    PASSED_ON,
    ROAD,
    ROAD_GOLD,
    at,
    claim,
    link,
    parsed,
    passage,
    report,
    right_report,
)

WRONG = evolve(claim("c9", "Bo Ray hopes", BY_BO), rule="noun")


def reading(*claims: Claim, gold: GoldArticle = GOLD) -> Reading:
    return Reading(parsed(), judge(gold, report(*claims)))


def sorts(found: Reading) -> list[tuple[str, str | None, str | None]]:
    return [(m.sort, m.gold.id if m.gold else None, m.claim.id if m.claim else None) for m in mistakes(found)]


def test_a_right_report_has_no_mistakes() -> None:
    assert not sorts(reading(*right_report().claims))


def test_misses_come_with_the_nearest_claim_and_false_positives_without_gold() -> None:
    found = reading(claim("c1", "closed", BY_ANN), claim("c2", HOPE, BY_BO))

    assert sorts(found) == [
        ("misses", "a1", "c1"),
        ("misses", "a2", "c1"),
        ("false-positives", None, "c1"),
    ]


def test_a_find_with_a_wrong_source_shows_among_sources_and_chains() -> None:
    found = reading(claim("c1", ROAD, BY_POST, BY_BO), gold=evolve(GOLD, attributions=(ROAD_GOLD,)))

    assert sorts(found) == [("sources", "a2", "c1"), ("chains", "a2", "c1")]


def test_an_added_hedge_is_a_mistake() -> None:
    hedged = evolve(claim("c1", ROAD, BY_POST, BY_ANN), hedges=(passage("hopes"),))

    assert sorts(reading(hedged, gold=evolve(GOLD, attributions=(ROAD_GOLD,)))) == [("hedges", "a2", "c1")]


def test_rules_are_counted_with_the_most_wrong_first() -> None:
    found = reading(claim("c1", PASSED_ON, BY_POST), claim("c2", HOPE, BY_BO), WRONG)

    assert by_rule([found]) == [Count("noun", 0, 1), Count("reporting", 2, 0)]


def test_cues_are_counted_by_lemma() -> None:
    found = reading(claim("c1", PASSED_ON, BY_POST), WRONG, claim("c3", ROAD, link(None, None, None)))

    assert by_cue([found]) == [Count("hope", 0, 1), Count("write", 1, 0), Count(NO_CUE, 1, 0)]
    assert by_gold_cue([found]) == [Count("hope", 0, 1), Count("say", 1, 0), Count("write", 1, 0)]


def test_the_lemmas_of_a_cue_in_parts_are_joined() -> None:
    assert cue_lemmas([at("wrote"), at("said")], parsed()) == "write say"
    assert cue_lemmas([], parsed()) == NO_CUE


def test_a_mistake_shows_its_words_tree_and_rule() -> None:
    found = next(m for m in mistakes(reading(WRONG)) if m.sort == "false-positives")

    shown = show(found)

    assert "rule noun" in shown
    assert "⟦{Bo Ray} ‹hopes›⟧ it reopens." in shown
    assert "nsubj: Bo PROPN" in shown
    assert "storm" not in shown


def test_a_miss_shows_gold_and_nearest_claim() -> None:
    found = next(m for m in mistakes(reading(claim("c1", "road", BY_BO))) if m.gold is ROAD_GOLD)

    shown = show(found)

    assert "gold:  Post ▸ Ann Lee ▸ the road is closed" in shown
    assert "claim: Bo Ray (person) ▸ road" in shown
    assert "⟦the road is closed⟧" in shown
    assert "nearest overlaps 0.27, rule reporting" in shown


def test_a_tree_that_is_a_circle_is_drawn_all_the_same() -> None:
    words = tuple(
        Word(index, Span(index, index + 1), str(index), str(index), "X", "", head, "dep")
        for index, head in [(1, 2), (2, 1)]
    )

    assert list(draw_tree(Sentence(words, "en"))) == ["     1 dep: 1 X", "     2   dep: 2 X"]
