from __future__ import annotations

import pytest
from attrs import evolve

from claimtrack.errors import InputError
from claimtrack.model import (
    Argument,
    Article,
    Claim,
    ComparisonTable,
    Link,
    Matches,
    Origin,
    Passage,
    Report,
    Row,
    Slots,
    Source,
    Span,
)
from claimtrack.tabulation import tabulate


def report(id: str, *texts: str, hedged: frozenset[str] = frozenset()) -> Report:
    """Make claims c1, c2, … of the sources s1 (named), s2 (an insider), s1, …"""
    sources = (Source("s1", "Harbour Post", "outlet"), Source("s2", None, "unnamed"))
    starts = [len(" ".join((*texts[:n], ""))) for n in range(len(texts))]
    claims = tuple(
        Claim(
            f"c{n}",
            (Passage(Span(start, start + len(text)), text),),
            (Link(f"s{2 - n % 2}", None, None),),
            language="en",
            hedges=(Passage(Span(start, start + 2), text[:2]),) if text in hedged else (),
        )
        for n, (start, text) in enumerate(zip(starts, texts, strict=True), 1)
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
PHRASE = Passage(Span(0, 4), "Holm")
CLASH = Row((("c2",), ("c1",)), "contradicts", "number", "independent", 0.7)
WEAK = Row((("c3",), ("c2",)), "related", score=0.2)


def table(*rows: Row, weaker: tuple[Row, ...] = ()) -> ComparisonTable:
    return tabulate([LEFT, RIGHT], Matches(rows, weaker))


def test_shared_rows_come_first_as_the_first_report_tells_them() -> None:
    assert table(CLASH, AGREE).rows[:2] == (AGREE, CLASH)


def test_a_claim_without_a_partner_stands_alone() -> None:
    assert table(AGREE, CLASH).rows[-1] == Row((("c3",), ()), "only")


def nested() -> Report:
    text = "Holm said that the ferry was safe"
    outer, inner = Passage(Span(0, len(text)), text), Passage(Span(15, len(text)), text[15:])
    rungs = (Link("s2", None, None), Link("s1", None, None))
    claims = (
        Claim("c1", (outer,), rungs[:1], language="en"),
        Claim("c2", (inner,), rungs, language="en"),
    )
    return Report(Article("nested", text, "en"), claims, LEFT.sources)


def test_a_claim_that_only_wraps_another_stands_in_its_row_and_is_not_stated_twice() -> None:
    made = tabulate([nested(), RIGHT], Matches(()))

    (alone,) = made.only_in("nested")

    assert alone.cells == (("c1", "c2"), ())
    assert [claim.id for claim in made.statements(alone)[0]] == ["c2"]
    assert "Holm said" not in str(made)


def test_a_bare_phrase_is_not_stated_beside_the_claim_around_it() -> None:
    slots = ((Slots("c1", "", "say", (Argument("subject", "holm", PHRASE),)), Slots("c2", "", "ferry")), ())
    made = tabulate([nested(), RIGHT], Matches((), slots=slots))

    (alone,) = made.only_in("nested")

    assert [claim.id for claim in made.statements(alone)[0]] == ["c1"]


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


@pytest.mark.parametrize("words", ["the Harbour Post", "post"])
def test_a_source_is_found_with_an_article_and_by_the_end_of_its_name(words: str) -> None:
    assert table(AGREE).without(source=words) == table(AGREE).without(source="Harbour Post")


def test_a_source_goes_under_all_its_names() -> None:
    post = Origin("Harbour Post", "outlet", ((0, "s1"), (1, "s1")))
    other = evolve(RIGHT, sources=(evolve(RIGHT.sources[0], name="De Havenpost"), *RIGHT.sources[1:]))

    made = tabulate([LEFT, other], Matches((AGREE,), origins=(post,))).without(source="Havenpost")

    assert [[claim.id for claim in own.claims] for own in made.reports] == [["c2"], ["c2"]]


def test_a_source_that_no_report_has_is_no_proof_of_anything() -> None:
    with pytest.raises(InputError, match="no source 'Daily'; there are Harbour Post"):
        table(AGREE).without(source="Daily")


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


THIRD = report("third", "3,500 trees were lost")
TWICE = (
    evolve(CLASH, cells=(("c2",), ("c1",), ())),
    evolve(CLASH, cells=(("c2",), (), ("c1",)), score=0.6),
    Row(((), ("c1",), ("c1",)), "same", score=0.9),
)


def test_a_table_of_three_puts_into_one_row_what_belongs_together() -> None:
    made = tabulate([LEFT, RIGHT, THIRD], Matches(TWICE))

    assert [row.cells for row in made.contradictions()] == [(("c2",), ("c1",), ("c1",))]
    assert [row.cells for row in made.same()] == [((), ("c1",), ("c1",))]
    assert made.same() == made.missing_from("left")


def test_a_threshold_takes_a_row_of_three_apart() -> None:
    made = tabulate([LEFT, RIGHT, THIRD], Matches(TWICE))

    higher = made.at(threshold=0.65)

    assert [row.cells for row in higher.contradictions()] == [(("c2",), ("c1",), ())]
    assert higher.at(threshold=0.5) == evolve(made, weaker=())


def test_a_relation_set_by_hand_stands_for_all_that_its_row_holds() -> None:
    made = tabulate([LEFT, RIGHT, THIRD], Matches(TWICE))
    (clash,) = made.contradictions()

    changed = made.override(clash, relation="different_scope", by="eb")

    assert [row.relation for row in changed.rows if row.is_shared] == ["different_scope"]
    assert made.reapply(changed).rows == changed.rows


def test_a_relation_set_by_hand_finds_its_claims_under_new_ids() -> None:
    changed = table(AGREE, CLASH).override(CLASH, relation="related", by="eb")
    renamed = evolve(LEFT, claims=tuple(evolve(claim, id=f"x{claim.id}") for claim in LEFT.claims))

    again = tabulate([RIGHT, renamed], Matches(())).reapply(changed)

    assert [row.cells for row in again.rows if row.by] == [(("c1",), ("xc2",))]


def test_a_relation_set_by_hand_whose_claims_are_gone_leaves_a_notice() -> None:
    changed = table(AGREE, CLASH).override(CLASH, relation="related", by="eb")
    shorter = evolve(LEFT, claims=LEFT.claims[:1])

    again = tabulate([shorter, RIGHT], Matches(())).reapply(changed)

    assert not any(row.by for row in again.rows)
    assert [notice.reason for notice in again.notices] == ["set to related by eb, and not found again"]


def test_an_unknown_report_is_named_with_those_there_are() -> None:
    with pytest.raises(InputError, match="no report 'centre'; there are 'left', 'right'"):
        table(AGREE).only_in("centre")
