from __future__ import annotations

from attrs import evolve

from claimtrack.model import (
    Article,
    Claim,
    ComparisonTable,
    Link,
    Matches,
    Passage,
    Report,
    Row,
    Source,
    Span,
)
from claimtrack.tabulation import tabulate


def report(id: str, *texts: str, hedged: frozenset[str] = frozenset()) -> Report:
    """Make claims c1, c2, … of the sources s1 (named), s2 (an insider), s1, …"""
    sources = (Source("s1", "Harbour Post", "outlet"), Source("s2", None, "unnamed"))
    claims = tuple(
        Claim(
            f"c{n}",
            (Passage(Span(0, len(text)), text),),
            (Link(f"s{2 - n % 2}", None, None),),
            language="en",
            hedges=(Passage(Span(0, 2), text[:2]),) if text in hedged else (),
        )
        for n, text in enumerate(texts, 1)
    )
    return Report(Article(id, " ".join(texts), "en"), claims, sources)


LEFT = report("left", "the kitchen burnt", "trees were lost", "nobody was hurt")
RIGHT = report(
    "right",
    "3,500 trees were lost",
    "the fire began in the kitchen",
    hedged=frozenset({"3,500 trees were lost"}),
)
AGREE = Row((("c1",), ("c2",)), "same", support="same_origin", score=0.9)
CLASH = Row((("c2",), ("c1",)), "contradicts", "number", "independent", 0.7)
WEAK = Row((("c3",), ("c2",)), "related", score=0.2)


def table(*rows: Row, weaker: tuple[Row, ...] = ()) -> ComparisonTable:
    return tabulate([LEFT, RIGHT], Matches(rows, weaker))


def test_shared_rows_come_first_as_the_first_report_tells_them() -> None:
    assert table(CLASH, AGREE).rows[:2] == (AGREE, CLASH)


def test_a_claim_without_a_partner_stands_alone() -> None:
    assert table(AGREE, CLASH).rows[-1] == Row((("c3",), ()), "only")


def test_rows_are_found_by_what_they_say() -> None:
    made = table(AGREE, CLASH)

    assert made.same() == (AGREE,)
    assert made.contradictions() == (CLASH,)
    assert made.same_origin() == (AGREE,)
    assert [row.cells for row in made.only_in("left")] == [(("c3",), ())]
    assert made.only_in(1) == ()


def test_an_explanation_lays_the_claims_side_by_side() -> None:
    explained = table(AGREE).explain(AGREE)

    assert [[claim.text for claim in cell] for cell in explained.claims] == [
        ["the kitchen burnt"],
        ["the fire began in the kitchen"],
    ]
    assert (explained.score, explained.reasons) == (0.9, ())


def test_a_higher_threshold_lets_a_row_fall_apart() -> None:
    made = table(AGREE, CLASH).at(threshold=0.8)

    assert [row.relation for row in made.rows] == ["same", "only", "only", "only"]


def test_a_lower_threshold_brings_weaker_pairs_in_and_back_out() -> None:
    made = table(AGREE, CLASH, weaker=(WEAK,))

    assert WEAK in made.at(threshold=0.1).rows
    assert made.at(threshold=0.1).at(threshold=0.5).rows == made.rows


def test_what_stands_without_a_source() -> None:
    made = table(AGREE, CLASH).without(source="harbour post")

    assert [[claim.id for claim in own.claims] for own in made.reports] == [["c2"], ["c2"]]
    assert {row.relation for row in made.rows} == {"only"}


def test_a_relation_set_by_hand_survives_thresholds_and_reruns() -> None:
    made = table(AGREE, CLASH)

    changed = made.override(CLASH, relation="different_scope", detail="measure", by="eb")

    assert changed.contradictions() == ()
    assert (
        evolve(CLASH, relation="different_scope", detail="measure", by="eb")
        in changed.at(threshold=0.99).rows
    )
    assert made.reapply(changed).rows == changed.rows


def test_questions_start_with_contradictions() -> None:
    asked = table(AGREE, CLASH).questions()

    assert asked[0].reason == "contradiction"
    assert [passage.text for passage in asked[0].passages] == ["trees were lost", "3,500 trees were lost"]


def test_what_one_insider_alone_says_is_asked_about() -> None:
    lonely = [
        question.row.cells for question in table().questions() if question.reason == "single unnamed origin"
    ]

    assert lonely == [(("c2",), ()), ((), ("c2",))]


def test_a_hedge_lost_on_the_way_is_listed() -> None:
    agreed = evolve(CLASH, relation="same", detail="hedge")

    (shift,) = table(agreed).hedge_shifts()

    assert [bool(hedges) for hedges in shift.hedges] == [False, True]


def test_silence_is_kept_in_a_ledger() -> None:
    quiet = evolve(LEFT, claims=(evolve(LEFT.claims[0], act="no_comment"), *LEFT.claims[1:]))

    made = tabulate([quiet, RIGHT], Matches(()))

    assert [claim.id for _, claim in made.no_comments()] == ["c1"]


def test_a_mirrored_row_swaps_its_cells() -> None:
    assert AGREE.mirrored().cells == AGREE.cells[::-1]
    assert AGREE.mirrored().mirrored() == AGREE
