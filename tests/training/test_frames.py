"""Sentences that report something, put together from pieces of trees."""

import random

import pytest

from claimtrack.lexicons import load_lexicon
from training.data import DEPREL, FORM, HEAD, UPOS, Row, Tree
from training.frames import Frame, Place, compose, framed, gather, read_frames
from training.phrases import Grown, clauses, embedded, first_constituent

FEATS = {
    "PAST": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "SAID": "Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin",
    "SAY": "Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin",
    "SING": "Number=Sing",
    "PLUR": "Number=Plur",
}


def tree(text: str) -> Tree:
    """Write a tree as "form/lemma/UPOS/FEATS/head/label" with spaces between the words."""
    rows = []
    for number, word in enumerate(text.split(), 1):
        form, lemma, upos, feats, head, label = word.split("/")
        rows.append((str(number), form, lemma, upos, upos, FEATS.get(feats, feats), head, label, "_", "_"))
    return Tree((), tuple(rows))


ENGLISH = [
    tree(
        "The/the/DET/_/2/det mayor/mayor/NOUN/SING/3/nsubj said/say/VERB/SAID/0/root "
        "that/that/SCONJ/_/6/mark tolls/toll/NOUN/PLUR/6/nsubj "
        "rose/rise/VERB/PAST/3/ccomp !/!/PUNCT/_/3/punct"
    ),
    tree(
        "Ann/Ann/PROPN/SING/4/nsubj and/and/CCONJ/_/3/cc Bo/Bo/PROPN/SING/1/conj said/say/VERB/SAY/0/root "
        "on/on/ADP/_/6/case Monday/Monday/PROPN/SING/4/obl that/that/SCONJ/_/9/mark "
        "it/it/PRON/SING/9/nsubj rained/rain/VERB/PAST/4/ccomp !/!/PUNCT/_/4/punct"
    ),
    tree(
        "Two/two/NUM/_/2/nummod ferries/ferry/NOUN/PLUR/3/nsubj sank/sink/VERB/PAST/0/root "
        "near/near/ADP/_/6/case the/the/DET/_/6/det pier/pier/NOUN/SING/3/obl ././PUNCT/_/3/punct"
    ),
]
DUTCH = tree(
    "Zij/zij/PRON/SING/2/nsubj zei/zeggen/VERB/SAID/0/root ,/,/PUNCT/_/9/punct dat/dat/SCONJ/_/9/mark "
    "de/de/DET/_/6/det boten/boot/NOUN/PLUR/9/nsubj maandag/maandag/NOUN/SING/9/obl "
    "niet/niet/ADV/_/9/advmod voeren/varen/VERB/PAST/2/ccomp ././PUNCT/_/2/punct"
)
SAID_THAT = """\
# 1 NP said that S
speaker    2 nsubj
past       0 root
that/SCONJ 4 mark
clause     2 ccomp
./PUNCT    2 punct"""


def frame(text: str) -> Frame:
    lines = (line.split() for line in text.split("\n")[1:])
    return Frame("test", 1.0, tuple(Place(what, int(head), label) for what, head, label in lines))


def composed(text: str, seed: int = 0) -> list[Row]:
    found = compose(frame(text), gather(ENGLISH, load_lexicon("en")), random.Random(seed))
    assert found is not None
    return list(found.rows)


def words(rows: list[Row]) -> str:
    return " ".join(row[FORM] for row in rows)


def arcs(rows: list[Row]) -> list[str]:
    forms = {row[0]: row[FORM] for row in rows} | {"0": "-"}
    return [f"{row[FORM]} {row[DEPREL]} {forms[row[HEAD]]}" for row in rows]


def test_a_statement_is_reported_by_a_speaker() -> None:
    rows = composed(SAID_THAT)

    assert words(rows).endswith("said that two ferries sank near the pier .")
    assert {"said root -", "that mark sank", "sank ccomp said", "two nummod ferries", ". punct said"} <= set(
        arcs(rows)
    )


@pytest.mark.parametrize("seed", range(8))
def test_the_verb_agrees_with_its_speaker(seed: int) -> None:
    rows = composed(SAID_THAT, seed)

    joined = any(row[DEPREL] == "conj" for row in rows)
    (said,) = (row for row in rows if row[FORM] == "said")
    assert ("Number=Plur" in said[5]) == joined


def test_a_sentence_begins_with_a_capital() -> None:
    rows = composed("# 1 S, NP said\nclause 3 ccomp\nspeaker 3 nsubj\npast 0 root\n!/PUNCT 3 punct")

    assert words(rows).startswith("Two ferries sank near the pier ")


def test_a_statement_parts_around_what_is_set_into_it() -> None:
    rows = composed("# 1 S, NP said, S\naround 0 root\nspeaker 3 nsubj\npast 1 parataxis\n!/PUNCT 1 punct")

    assert words(rows).startswith("Two ferries ")
    assert words(rows).endswith("said sank near the pier !")
    assert {"sank root -", "said parataxis sank", "! punct sank"} <= set(arcs(rows))


def test_an_adjunct_keeps_its_label() -> None:
    rows = composed("# 1 NP said on Monday\nspeaker 2 nsubj\npast 0 root\nadjunct 2 =\n!/PUNCT 2 punct")

    assert words(rows).endswith("said on Monday !")
    assert "Monday obl said" in arcs(rows)


def test_a_statement_is_a_whole_sentence_without_its_stop_and_its_capital() -> None:
    found = [words(list(clause.rows)) for tree in ENGLISH for clause in clauses(Grown.of(tree))]

    assert "two ferries sank near the pier" in found


def test_what_follows_a_conjunction_comes_without_it() -> None:
    (found,) = embedded(Grown.of(DUTCH))

    assert words(list(found.rows)) == "de boten maandag niet voeren"
    assert found.top[FORM] == "voeren"


def test_a_sentence_with_one_phrase_before_its_verb_can_be_turned() -> None:
    (statement,) = clauses(Grown.of(ENGLISH[2]))

    assert first_constituent(statement) == 2


def test_words_that_are_no_neighbours_are_no_phrase() -> None:
    grown = Grown.of(DUTCH)

    assert grown.phrase([5, 8]) is None
    assert grown.phrase([4, 5]) is not None


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_frames_of_a_language_are_trees(language: str) -> None:
    frames = read_frames(language)

    for known in frames:
        heads = [place.head for place in known.places]
        assert heads.count(0) == 1, known.name
        assert max(heads) <= len(heads), known.name
        assert all(place.head != at for at, place in enumerate(known.places, 1)), known.name


def test_new_sentences_are_the_same_for_the_same_seed() -> None:
    lexicon = load_lexicon("en")
    first, again = (framed(ENGLISH, [frame(SAID_THAT)], lexicon, 2.0, 5) for _ in range(2))

    assert first == again
    assert len(first) == 6
    assert all(row[UPOS] != "_" for tree in first for row in tree.rows)


def test_trees_with_nothing_to_report_give_no_new_ones() -> None:
    assert framed(ENGLISH[2:], read_frames("en"), load_lexicon("en"), 1.0, 1) == []


def test_a_language_without_frames_has_none() -> None:
    assert read_frames("eo") == []
