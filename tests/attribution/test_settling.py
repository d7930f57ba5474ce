"""Of several finds of the same thing one is kept."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.attribution.settling import overlap, settle
from claimtrack.model import Attribution, Credit, Span

MAYOR, OWNER, SAID, WARNED = Span(0, 9), Span(30, 39), Span(10, 14), Span(40, 46)
RAIN, STORM = Span(50, 70), Span(80, 99)


def _found(
    *content: Span, by: Span | None = MAYOR, cue: Span | None = SAID, rule: str = "first"
) -> Attribution:
    return Attribution(content, (Credit(by, cue),), "indirect", "speech", rule)


def test_the_earlier_rule_wins() -> None:
    first, second = _found(RAIN), _found(RAIN, rule="second")

    assert settle([first, second]) == (first,)


def test_nearly_the_same_content_of_one_speaker_counts_as_the_same() -> None:
    first, second = _found(RAIN), _found(Span(RAIN.start, RAIN.end - 2), rule="second")

    assert settle([first, second]) == (first,)


def test_two_speakers_may_say_the_same() -> None:
    both = _found(RAIN), _found(RAIN, by=OWNER)

    assert set(settle(both)) == set(both)


def test_somebody_unknown_gives_way_to_whoever_is_named() -> None:
    named, nameless = _found(RAIN), _found(RAIN, by=None, rule="hearsay")

    assert settle([named, nameless]) == (named,)


def test_one_speaker_may_say_two_things() -> None:
    both = _found(RAIN), _found(STORM)

    assert settle(both) == both


def test_content_that_holds_its_own_cue_is_dropped() -> None:
    assert settle([_found(Span(SAID.start, RAIN.end))]) == ()


def test_hearsay_may_stand_amid_its_content() -> None:
    hearsay = _found(Span(0, 70), by=None, cue=SAID)

    assert settle([hearsay]) == (hearsay,)


def test_what_is_kept_comes_in_the_order_of_the_text() -> None:
    late, early = _found(STORM, by=OWNER, cue=WARNED), _found(RAIN)

    assert settle([late, early]) == (early, late)


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: Span(pair[0], sum(pair)))
finds = st.builds(_found, spans, by=st.none() | spans, cue=st.none() | spans, rule=st.sampled_from("abc"))


@given(st.lists(finds, max_size=6))
def test_settling_keeps_finds_as_they_are(found: list[Attribution]) -> None:
    kept = settle(found)

    assert all(attribution in found for attribution in kept)
    assert settle(kept) == kept
    assert list(kept) == sorted(kept, key=lambda a: a.extent)


@given(st.lists(spans, max_size=3), st.lists(spans, max_size=3))
def test_overlap_is_a_share_and_the_same_from_both_sides(left: list[Span], right: list[Span]) -> None:
    assert overlap(left, right) == overlap(right, left)
    assert 0 <= overlap(left, right) <= 1
    assert overlap(left, left) == (1 if left else 0)


def test_overlap_counts_common_code_points() -> None:
    assert overlap([Span(0, 10)], [Span(5, 15)]) == 5 / 15
    assert overlap([Span(0, 10)], [Span(10, 20)]) == 0


def test_the_rest_of_an_attribution_does_not_matter_to_what_repeats_it() -> None:
    first = _found(RAIN)

    assert settle([first, evolve(first, denied=True, rule="second")]) == (first,)
