"""What a resolution tells beside names and kinds."""

from __future__ import annotations

from attrs import evolve

from claimtrack.lexicons import load_lexicon
from claimtrack.model import Article, ParsedArticle, Source
from claimtrack.sources import resolve
from tests.sources.cases import LANGUAGES, parsed, read_cases

LEXICONS = {language: load_lexicon(language) for language in LANGUAGES}
CASES = {case.name: case for language in LANGUAGES for case in read_cases(language)}


def sources_of(name: str, publisher: str | None = None) -> tuple[Source, ...]:
    case = CASES[name]
    parse = parsed(case)
    printed = evolve(parse, article=evolve(parse.article, publisher=publisher))
    return resolve(printed, [mention.span for mention in case.mentions], LEXICONS).sources


def test_a_numeral_counts_the_sources() -> None:
    assert sources_of("counted sources")[0].count == 2
    assert sources_of("twee bronnen zijn er twee")[0].count == 2


def test_people_who_speak_together_are_counted() -> None:
    assert sources_of("two who speak together are counted")[0].count == 2


def test_this_newspaper_is_the_publisher() -> None:
    named = sources_of("de krant zelf", publisher="Havenstadse Courant")

    assert [(source.name, source.kind) for source in named] == [("Havenstadse Courant", "outlet")]


def test_this_newspaper_has_no_name_when_nobody_is_known_to_print_it() -> None:
    assert sources_of("de krant zelf")[0].name is None


def test_no_mentions_make_no_sources() -> None:
    resolution = resolve(parsed(CASES["counted sources"]), [], LEXICONS)

    assert resolution.sources == ()
    assert resolution.source_of == {}


def test_an_article_without_sentences_still_has_its_mentions() -> None:
    case = CASES["counted sources"]
    empty = ParsedArticle(Article("empty", case.article.text, "en"), (), "none")

    resolution = resolve(empty, [mention.span for mention in case.mentions], LEXICONS)

    assert [(source.name, source.kind) for source in resolution.sources] == [(None, "unspecified")]


def test_a_lexicon_taught_at_run_time_is_used() -> None:
    case = CASES["a role nobody is given stays unnamed"]
    taught = LEXICONS["en"].extended(organizations={"headmaster"})

    found = resolve(parsed(case), [mention.span for mention in case.mentions], {**LEXICONS, "en": taught})

    assert found.sources[0].kind == "organization"


def test_whoever_is_told_something_is_a_news_medium() -> None:
    case = CASES["nobody is meant by it"]
    first, *_ = mentions = [mention.span for mention in case.mentions]

    found = resolve(parsed(case), mentions, LEXICONS, outlets=[first])

    assert [(source.name, source.kind) for source in found.sources] == [("Brackley", "outlet")]


def test_a_part_of_the_publisher_s_name_is_the_publisher() -> None:
    (source,) = sources_of("nobody is meant by it", publisher="Brackley Chronicle")

    assert source.kind == "outlet"


def test_the_last_word_of_the_publisher_s_name_is_it_in_full() -> None:
    (source,) = sources_of("nobody is meant by it", publisher="The Harbour Brackley")

    assert source.name == "The Harbour Brackley"
