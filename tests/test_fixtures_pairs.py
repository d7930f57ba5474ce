"""The claim pairs in fixtures/pairs keep the form and the balance that their README promises."""

import hashlib
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

DIRECTORY = Path(__file__).parents[1] / "fixtures" / "pairs"
FILES = ("en-en", "nl-nl", "en-nl")

DETAILS: dict[str, set[str | None]] = {
    "same": {None, "hedge", "specificity"},
    "contradicts": {"negation", "number", "date", "actor", "attribute", "cause", "modality"},
    "different_scope": {"event", "time", "measure", "population", "status", "topic", "actor"},
    "related": {None},
    "unrelated": {None},
}
REQUIRED = {"id", "left", "right", "relation", "split"}
OPTIONAL = {"detail", "left_date", "right_date"}

# Least and greatest share of each relation in a file.
BALANCE = {
    "same": (0.28, 0.42),
    "contradicts": (0.18, 0.30),
    "different_scope": (0.18, 0.30),
    "related": (0.06, 0.14),
    "unrelated": (0.06, 0.14),
}

Pair = dict[str, Any]


def pairs_in(name: str) -> list[Pair]:
    pairs: list[Pair] = tomllib.loads((DIRECTORY / f"{name}.toml").read_text("utf-8"))["pair"]
    return pairs


def story(pair: Pair) -> str:
    return str(pair["id"]).split("/")[1]


def split_of(name: str) -> str:
    """Put a story in the part its name asks for; README.md, "The split"."""
    digest = hashlib.sha256(f"29:{name}".encode()).hexdigest()
    return "held" if int(digest, 16) % 5 == 0 else "dev"


def negated(text: str) -> bool:
    words = {"not", "no", "never", "nobody", "none", "cannot", "niet", "geen", "nooit", "niemand"}
    return not words.isdisjoint(text.lower().split())


@pytest.mark.parametrize("name", FILES)
def test_a_file_names_the_languages_of_its_sides(name: str) -> None:
    head = tomllib.loads((DIRECTORY / f"{name}.toml").read_text("utf-8"))

    assert f"{head['left_language']}-{head['right_language']}" == name


@pytest.mark.parametrize("name", FILES)
def test_a_pair_has_the_fields_of_the_data_card(name: str) -> None:
    odd = [pair["id"] for pair in pairs_in(name) if not REQUIRED <= pair.keys() <= REQUIRED | OPTIONAL]

    assert odd == []


@pytest.mark.parametrize("name", FILES)
def test_a_detail_belongs_to_its_relation(name: str) -> None:
    odd = [pair["id"] for pair in pairs_in(name) if pair.get("detail") not in DETAILS[pair["relation"]]]

    assert odd == []


@pytest.mark.parametrize("name", FILES)
def test_an_id_tells_the_file_and_the_place_in_the_story(name: str) -> None:
    told: Counter[str] = Counter()
    for pair in pairs_in(name):
        told[story(pair)] += 1
        assert pair["id"] == f"{name}/{story(pair)}/{told[story(pair)]}"


def test_an_id_is_given_once() -> None:
    given = Counter(pair["id"] for name in FILES for pair in pairs_in(name))

    assert [id for id, times in given.items() if times > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_no_two_pairs_join_the_same_sentences(name: str) -> None:
    def key(pair: Pair) -> frozenset[tuple[str, date | None]]:
        return frozenset((pair[side].casefold(), pair.get(f"{side}_date")) for side in ("left", "right"))

    joined = Counter(key(pair) for pair in pairs_in(name))

    assert [sorted(text for text, _ in both) for both, times in joined.items() if times > 1] == []
    assert all(len(both) == 2 for both in joined)


@pytest.mark.parametrize("name", FILES)
def test_a_sentence_is_a_bare_claim(name: str) -> None:
    odd = [
        text
        for pair in pairs_in(name)
        for text in (pair["left"], pair["right"])
        if text != " ".join(text.split()) or text.endswith((".", ",")) or not 4 <= len(text.split()) <= 35
    ]

    assert odd == []


@pytest.mark.parametrize("name", FILES)
def test_reports_with_dates_have_them_on_both_sides(name: str) -> None:
    for pair in pairs_in(name):
        dates = [pair[field] for field in ("left_date", "right_date") if field in pair]
        assert len(dates) in (0, 2), pair["id"]
        assert all(isinstance(day, date) for day in dates), pair["id"]


@pytest.mark.parametrize("name", FILES)
def test_a_story_is_held_or_not_by_its_name(name: str) -> None:
    asked = {pair["id"]: split_of(story(pair)) for pair in pairs_in(name)}
    wrong = {pair["id"]: asked[pair["id"]] for pair in pairs_in(name) if pair["split"] != asked[pair["id"]]}

    assert wrong == {}, "these pairs belong in the part shown"


@pytest.mark.parametrize("name", FILES)
def test_no_sentence_of_a_held_pair_is_met_elsewhere_in_development(name: str) -> None:
    def sentences(split: str, among: tuple[str, ...]) -> set[str]:
        pairs = (pair for file in among for pair in pairs_in(file) if pair["split"] == split)
        return {text for pair in pairs for text in (pair["left"], pair["right"])}

    assert sentences("held", (name,)) & sentences("dev", FILES) == set()


@pytest.mark.parametrize("name", FILES)
def test_relations_keep_their_share(name: str) -> None:
    pairs = pairs_in(name)
    counts = Counter(pair["relation"] for pair in pairs)
    shares = {relation: count / len(pairs) for relation, count in counts.items()}

    assert shares.keys() == BALANCE.keys()
    assert all(low <= shares[relation] <= high for relation, (low, high) in BALANCE.items()), shares


@pytest.mark.parametrize("name", FILES)
def test_every_detail_has_cases(name: str) -> None:
    told = Counter((pair["relation"], pair.get("detail")) for pair in pairs_in(name))
    expected = [(relation, detail) for relation, details in DETAILS.items() for detail in details]

    assert [case for case in expected if told[case] < 5] == []


@pytest.mark.parametrize("name", FILES)
def test_about_a_fifth_is_held(name: str) -> None:
    pairs = pairs_in(name)
    held = sum(pair["split"] == "held" for pair in pairs) / len(pairs)

    assert 0.15 <= held <= 0.28


@pytest.mark.parametrize("relation", ["same", "contradicts", "different_scope"])
def test_a_negation_on_one_side_or_on_both_occurs_with_every_relation(relation: str) -> None:
    pairs = [pair for name in FILES for pair in pairs_in(name) if pair["relation"] == relation]
    sides = Counter(negated(pair["left"]) + negated(pair["right"]) for pair in pairs)

    assert min(sides[0], sides[1], sides[2]) >= 5, sides


@pytest.mark.parametrize("name", FILES)
def test_length_does_not_give_the_relation_away(name: str) -> None:
    lengths: dict[str, list[int]] = {relation: [] for relation in DETAILS}
    for pair in pairs_in(name):
        lengths[pair["relation"]].append(len(pair["left"].split()) + len(pair["right"].split()))
    means = {relation: sum(words) / len(words) for relation, words in lengths.items()}

    assert max(means.values()) - min(means.values()) < 6, means
