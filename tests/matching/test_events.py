import pytest

from claimtrack.matching.slots import read_claims
from tests.matching.helpers import Desk


def kinds(desk: Desk, sentence: str, language: str) -> set[str]:
    return {kind for token in desk.read(sentence, language).tokens for kind in token.events}


@pytest.mark.parametrize(
    ("english", "dutch", "kind"),
    [
        ("the envoy met the rebel leader", "de gezant had een gesprek met de rebellenleider", "meeting"),
        ("forty welders will lose their jobs", "veertig lassers komen op straat te staan", "lose job"),
        ("tickets will be refunded", "bezoekers krijgen hun geld terug", "refund"),
    ],
)
def test_one_kind_of_event_is_known_in_both_languages(
    desk: Desk, english: str, dutch: str, kind: str
) -> None:
    assert kind in kinds(desk, english, "en") & kinds(desk, dutch, "nl")


def test_a_phrase_needs_all_its_words(desk: Desk) -> None:
    assert "lose job" not in kinds(desk, "the job was done in a day", "en")


def test_a_pronoun_stands_for_the_last_person_who_was_a_subject(desk: Desk) -> None:
    report, parsed = desk.report(["Mayor Ida Lund opened the bridge.", "Later she met the divers."])

    last = read_claims(report, parsed)[-1]

    assert [name for name in last.slots.names if name.endswith("ida lund")]


def test_one_meeting_is_found_under_different_words(desk: Desk) -> None:
    english = desk.report(["Mayor Ida Lund met minister Piet Storm on the quay."], id="en")
    dutch = desk.report(["Burgemeester Lund voerde overleg met Storm."], "nl", id="nl")

    (row,) = desk.compare(english, dutch).same()

    assert row.relation == "same"


def test_a_role_stands_for_the_person_who_has_it(desk: Desk) -> None:
    english = desk.report(["Ida Lund met the minister on the quay."], id="en")
    dutch = desk.report(["Lund voerde overleg met minister Storm."], "nl", id="nl")

    (row,) = desk.compare(english, dutch).same()

    assert row.relation == "same"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the pool will stay shut until at least June", "the pool will not open before August"),
        ("the ferry stopped sailing", "the ferry no longer sails"),
        ("the mill will stay open", "the mill will not be shut down"),
        ("the inspector failed to check the lift", "the lift was not checked by the inspector"),
    ],
)
def test_what_can_both_be_true_is_no_contradiction(desk: Desk, left: str, right: str) -> None:
    assert desk.judge(left, right).relation != "contradicts"


def test_nothing_but_negates_nothing(desk: Desk) -> None:
    assert desk.read("Lund posted the picture nowhere else but on her own page").slots.affirmed


def test_a_relative_clause_is_compared_by_itself(desk: Desk) -> None:
    english = desk.report(
        ["The news came days after her trip to Brenn, where Ida Lund met Piet Storm."], id="en"
    )
    dutch = desk.report(["Ida Lund voerde overleg met Piet Storm."], "nl", id="nl")

    (row,) = desk.compare(english, dutch).same()

    assert row.detail == "specificity"
