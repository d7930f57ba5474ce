"""What must hold of every lexicon file, whoever adds a word to it."""

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations, groupby, pairwise

import pytest
import regex

from claimtrack.lexicons import CueWord, Lexicon, languages, load_lexicon

IN_AN_ORDER_OF_THEIR_OWN = {"numbers", "verb_endings"}
LISTS_OF_NAMES = {"outlet_names"}
SPEAKER_CLASSES = ("roles", "outlets", "organizations", "companies", "documents", "anonymous", "collectives")
PRONOUN_CLASSES = {"masc", "fem", "fem_or_plur", "plur", "neut", "speaker", "speakers", "rel"}

_OPENS = regex.compile(r"\[(?P<name>\w+)\]|(?P<name>\w+) = \[")
_ENTRY = regex.compile(r'\s*(?:"(?P<key>(?:[^"\\]|\\.)*)"|(?P<key>[\w-]+))(?: = .*[^\[]|,)')

every_lexicon = pytest.mark.parametrize("lexicon", [load_lexicon(language) for language in languages()])
every_file = pytest.mark.parametrize("language", languages())


def lines_of(language: str) -> list[str]:
    return files("claimtrack.lexicons").joinpath(f"{language}.toml").read_text(encoding="utf-8").splitlines()


def groups_of(language: str) -> Iterator[tuple[str, list[str]]]:
    """Give the words of each run of lines without a comment or blank between, with their list's name."""
    name = ""
    for is_entry, lines in groupby(lines_of(language), key=lambda line: bool(_ENTRY.fullmatch(line))):
        for line in lines if not is_entry else ():
            if opening := _OPENS.fullmatch(line):
                name = opening["name"]
        if is_entry:
            yield name, [match["key"] for line in lines if (match := _ENTRY.fullmatch(line))]


def words_of(lexicon: Lexicon) -> dict[str, list[str]]:
    """Give every list and the keys of every table, but the names that keep their capitals."""
    found: dict[str, list[str]] = {}
    for name, words in groups_of(lexicon.language):
        found.setdefault(name, []).extend(words)
    return found


@every_file
def test_words_stand_in_alphabetical_order_within_their_group(language: str) -> None:
    wrong = [
        f"{name}: {first!r} before {second!r}"
        for name, words in groups_of(language)
        for first, second in pairwise(words)
        if name not in IN_AN_ORDER_OF_THEIR_OWN and first.casefold() > second.casefold()
    ]

    assert wrong == []


@every_file
def test_every_line_is_an_entry_a_comment_or_an_edge(language: str) -> None:
    odd = [line for line in lines_of(language) if not _ENTRY.fullmatch(line) and not _OPENS.fullmatch(line)]

    assert [line for line in odd if line.strip() not in {"", "]"} and not line.strip().startswith("#")] == []


@every_file
def test_no_word_stands_twice_in_a_list(language: str) -> None:
    for name, words in words_of(load_lexicon(language)).items():
        repeated = [word for word, count in Counter(word.casefold() for word in words).items() if count > 1]
        assert repeated == [], name


@every_file
def test_only_names_have_capitals(language: str) -> None:
    for name, words in words_of(load_lexicon(language)).items():
        assert name in LISTS_OF_NAMES or [word for word in words if word != word.lower()] == [], name


@every_file
def test_words_are_parted_by_single_spaces(language: str) -> None:
    for name, words in words_of(load_lexicon(language)).items():
        assert [word for word in words if word != " ".join(word.split())] == [], name


@every_file
def test_every_list_and_table_opens_with_a_comment(language: str) -> None:
    lines = lines_of(language)

    openings = [(line, after) for line, after in pairwise(lines) if _OPENS.fullmatch(line)]

    assert [line for line, after in openings if not after.strip().startswith("#")] == []


@every_file
def test_an_apostrophe_is_matched_straight_and_curly(language: str) -> None:
    for name, words in words_of(load_lexicon(language)).items():
        if name.endswith("_phrases"):
            assert [word for word in words if "'" in word and word.replace("'", "’") not in words] == [], name


@every_lexicon
def test_a_word_reports_speech_or_attitude_as_verb_and_noun_alike(lexicon: Lexicon) -> None:
    def manner(cue: CueWord) -> tuple[str, str]:
        return cue.act, cue.stance

    shared = lexicon.verbs.keys() & lexicon.nouns.keys()

    assert [
        word for word in sorted(shared) if manner(lexicon.verbs[word]) != manner(lexicon.nouns[word])
    ] == []


@every_lexicon
def test_every_cue_takes_some_content(lexicon: Lexicon) -> None:
    cues = {**lexicon.verbs, **lexicon.nouns}

    assert [word for word, cue in cues.items() if not cue.frames and not cue.prepositions] == []


@every_lexicon
def test_forms_lead_to_verbs_that_are_listed(lexicon: Lexicon) -> None:
    assert sorted(set(lexicon.verb_forms.values()) - lexicon.verbs.keys()) == []


@every_lexicon
@pytest.mark.parametrize(("left", "right"), list(combinations(SPEAKER_CLASSES, 2)))
def test_a_noun_is_one_kind_of_speaker(lexicon: Lexicon, left: str, right: str) -> None:
    assert sorted(getattr(lexicon, left) & getattr(lexicon, right)) == []


@every_lexicon
def test_genders_agree_with_first_names_and_pronouns_in_their_labels(lexicon: Lexicon) -> None:
    assert set(lexicon.first_names.values()) == {"masc", "fem"}
    assert set(lexicon.genders.values()) == {"masc", "fem"}
    assert set(lexicon.pronouns.values()) <= PRONOUN_CLASSES


@every_lexicon
def test_numbers_count_from_one_to_twenty_at_least(lexicon: Lexicon) -> None:
    assert set(range(1, 21)) <= set(lexicon.numbers.values())


@every_lexicon
def test_titles_are_written_without_their_dots(lexicon: Lexicon) -> None:
    assert [title for title in lexicon.titles if title.endswith(".")] == []


@every_lexicon
def test_a_lexicon_is_broad(lexicon: Lexicon) -> None:
    assert len(lexicon.verbs) > 400
    assert len(lexicon.nouns) > 100
    assert len(lexicon.outlet_names) > 300
    assert len(lexicon.first_names) > 500
