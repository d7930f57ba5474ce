"""What a lexicon answers, how it grows, and what a broken file is told."""

import pytest
from attrs import fields

from claimtrack.errors import LanguageError, LexiconError
from claimtrack.lexicons import CueWord, Lexicon, languages, load_lexicon, read_lexicon

EMPTY = {entry.name: "{}" if "Mapping" in str(entry.type) else "[]" for entry in fields(Lexicon)[1:]}


def toml(**entries: str) -> str:
    """Write the smallest lexicon there can be, with some entries put as they are given."""
    return "\n".join(f"{name} = {entry}" for name, entry in (EMPTY | entries).items())


@pytest.fixture
def smallest() -> Lexicon:
    return read_lexicon(toml(), "xx")


# ── reading ───────────────────────────────────────────────────────────────────────────────


def test_english_and_dutch_have_a_lexicon() -> None:
    assert languages() == ("en", "nl")


def test_a_lexicon_is_read_once() -> None:
    assert load_lexicon("nl") is load_lexicon("nl")


def test_a_verb_with_nothing_but_a_stance_takes_clauses_and_quotations() -> None:
    lexicon = read_lexicon(toml(verbs='{ admit = "endorsing" }'), "xx")

    assert lexicon.verbs["admit"] == CueWord("endorsing", "speech", ["clause", "quote"], [])


def test_a_verb_can_say_more_of_itself() -> None:
    entry = '{ act = "attitude", frames = ["open"], prepositions = ["about", "for"] }'
    lexicon = read_lexicon(toml(verbs=f"{{ fret = {entry} }}"), "xx")

    assert lexicon.verbs["fret"] == CueWord("neutral", "attitude", {"open"}, {"for", "about"})


def test_a_language_without_a_lexicon_is_told_those_there_are() -> None:
    with pytest.raises(LanguageError, match="no lexicon for 'tlh'; there are en, nl"):
        load_lexicon("tlh")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("verbs = [", "xx.toml is not TOML"),
        (toml().replace("citing = []", ""), "xx.toml: 'citing' is missing"),
        (toml(sighting="[]"), "xx.toml: 'sighting' is not known"),
        (toml(citing='"cite"'), "xx.toml: 'citing' must be a list of words"),
        (toml(citing="[1]"), "xx.toml: 'citing' must be a list of words"),
        (toml(verbs="[]"), "xx.toml: 'verbs' must be a table"),
        (toml(verbs='{ say = "sarcastic" }'), "xx.toml: 'say' cannot be read: 'stance' must be in"),
        (toml(verbs='{ say = { act = "deed" } }'), "xx.toml: 'say' cannot be read: 'act' must be in"),
        (toml(nouns='{ say = { frames = ["that"] } }'), "xx.toml: 'say' cannot be read: 'frames' must be in"),
        (toml(verbs='{ say = { frame = ["clause"] } }'), "xx.toml: 'say' cannot be read: .*'frame'"),
        (toml(verbs='{ say = { prepositions = "of" } }'), "xx.toml: 'say' cannot be read: a list of words"),
        (toml(verbs="{ say = 1 }"), "xx.toml: 'say' cannot be read"),
    ],
)
def test_a_broken_file_is_told_which_key_is_wrong(text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        read_lexicon(text, "xx")


# ── growing ───────────────────────────────────────────────────────────────────────────────


def test_extending_adds_to_sets_phrases_and_tables_alike() -> None:
    lexicon = load_lexicon("en").extended(
        anonymous={"sockpuppet"}, hedge_phrases=("if you please",), verbs={"skeet": CueWord()}
    )

    assert {"sockpuppet", "insider"} <= lexicon.anonymous
    assert {"if you please", "allegedly"} <= set(lexicon.hedge_phrases)
    assert lexicon.verbs["skeet"] == CueWord()
    assert "say" in lexicon.verbs


def test_extending_replaces_what_a_word_said_before() -> None:
    lexicon = load_lexicon("en").extended(verbs={"claim": CueWord("neutral")})

    assert lexicon.verbs["claim"].stance == "neutral"


def test_extending_leaves_the_shared_lexicon_as_it_was() -> None:
    load_lexicon("en").extended(anonymous={"sockpuppet"})

    assert "sockpuppet" not in load_lexicon("en").anonymous


def test_an_extended_lexicon_matches_its_new_phrases() -> None:
    before = load_lexicon("en")
    before.pattern(before.hedge_phrases)

    after = before.extended(hedge_phrases=("if you please",))

    assert after.pattern(after.hedge_phrases).search("He is, if you please, a prince.")


# ── matching phrases ──────────────────────────────────────────────────────────────────────


def test_phrases_match_whole_words_in_any_case_and_over_line_breaks(smallest: Lexicon) -> None:
    lexicon = smallest.extended(source_phrases=("according to",))
    pattern = lexicon.pattern(lexicon.source_phrases)

    assert [found.group() for found in pattern.finditer("According\nto him, accordingly to")] == [
        "According\nto"
    ]


def test_the_longest_phrase_wins(smallest: Lexicon) -> None:
    lexicon = smallest.extended(hedge_phrases=("is said to", "is said to have"))
    pattern = lexicon.pattern(lexicon.hedge_phrases)

    assert [found.group() for found in pattern.finditer("He is said to have left.")] == ["is said to have"]


def test_no_phrases_match_nothing(smallest: Lexicon) -> None:
    assert smallest.pattern(smallest.hedge_phrases).search("He is said to have left.") is None


def test_the_case_of_a_name_counts() -> None:
    lexicon = load_lexicon("en")
    pattern = lexicon.pattern(lexicon.outlet_names)

    assert pattern.search("The Economist says so.")
    assert not pattern.search("That is what the economist says.")


# ── cues of several words, and forms that a lemmatizer got wrong ──────────────────────────


def test_cues_of_several_words_are_found_by_their_first_the_longest_first(smallest: Lexicon) -> None:
    lexicon = smallest.extended(
        verbs={"point out": CueWord(), "point out again": CueWord(), "say": CueWord()}
    )

    assert lexicon.longer_verbs == {"point": ("point out again", "point out")}


@pytest.mark.parametrize(
    ("language", "lemma", "form", "verb"),
    [
        ("en", "say", "said", "say"),
        ("en", "blasted", "blasted", "blast"),
        ("en", "accus", "accused", "accuse"),
        ("en", "swore", "swore", "swear"),
        ("nl", "zegde", "zei", "zeggen"),
        ("nl", "verklaart", "verklaart", "verklaren"),
        ("nl", "melden", "meldt", "melden"),
    ],
)
def test_a_form_leads_to_its_verb_where_the_lemma_fails(
    language: str, lemma: str, form: str, verb: str
) -> None:
    assert load_lexicon(language).verb_named(lemma, form) == verb


def test_a_verb_that_reports_nothing_has_no_entry() -> None:
    assert load_lexicon("en").verb_named("walk", "walked") is None
