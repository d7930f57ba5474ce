"""What must hold of any article and any mentions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.lexicons import load_lexicon
from claimtrack.model import Article, Block, ParsedArticle, Sentence, Span, Word
from claimtrack.sources import resolve
from tests.sources.cases import LANGUAGES, Case, parsed, read_cases

LEXICONS = {language: load_lexicon(language) for language in LANGUAGES}
CASES = [case for language in LANGUAGES for case in read_cases(language)]

NAMES = ["She", "it", "The", "Omar", "Omar’s", "RDS", "Twitter", "A.", "\ud800", "9"]
SMALL = ["company", "van", "boss", "two", "en", "de", "krant", "deze", "another", "insider", "é"]
MARKS = ["(", ")", ",", "“", "”", '"', "'", "-"]
WORDS = st.sampled_from(NAMES + SMALL + MARKS)
TAGS = st.sampled_from(["NOUN", "PROPN", "PRON", "DET", "ADP", "ADJ", "VERB", "PUNCT", "CCONJ", "NUM", "X"])
FEATURES = st.sampled_from(["", "Number=Plur", "Definite=Def", "Definite=Ind", "PronType=Rel", "Poss=Yes"])
RELATIONS = st.sampled_from(["nsubj", "root", "flat", "appos", "obl", "dep"])


@st.composite
def articles(draw: st.DrawFn) -> tuple[ParsedArticle, list[Span]]:
    """Any words with any tree, and spans that may or may not fit them."""
    language = draw(st.sampled_from(LANGUAGES))
    sentences, text = [], ""
    for drawn in draw(st.lists(st.lists(WORDS, min_size=1, max_size=9), max_size=4)):
        words = []
        for index, form in enumerate(drawn, start=1):
            span = Span(len(text), len(text) + len(form))
            head, relation = draw(st.integers(0, len(drawn))), draw(RELATIONS)
            words.append(Word(index, span, form, form.lower(), draw(TAGS), draw(FEATURES), head, relation))
            text += form + draw(st.sampled_from([" ", "", "\n"]))
        sentences.append(Sentence(tuple(words), language))
    publisher = draw(st.sampled_from([None, "De Krant", ""]))
    article = Article(
        "any", text, language, publisher=publisher, blocks=(Block(Span(0, len(text)), language, "prose"),)
    )
    edges = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edges, edges).map(lambda pair: Span(min(pair), max(pair))), max_size=8))
    return ParsedArticle(article, tuple(sentences), "any"), spans


@given(articles())
def test_every_mention_gets_a_source(drawn: tuple[ParsedArticle, list[Span]]) -> None:
    article, mentions = drawn

    resolution = resolve(article, mentions, LEXICONS)

    assert set(resolution.source_of) == set(mentions)
    assert set(resolution.source_of.values()) == {source.id for source in resolution.sources}


@given(articles())
def test_sources_are_numbered_by_their_first_mention(drawn: tuple[ParsedArticle, list[Span]]) -> None:
    article, mentions = drawn

    sources = resolve(article, mentions, LEXICONS).sources

    assert [source.id for source in sources] == [f"s{number}" for number in range(1, len(sources) + 1)]
    firsts = [source.mentions[0].span for source in sources]
    assert firsts == sorted(firsts)


@given(articles())
def test_a_source_lists_the_words_of_its_mentions(drawn: tuple[ParsedArticle, list[Span]]) -> None:
    article, mentions = drawn

    resolution = resolve(article, mentions, LEXICONS)

    for source in resolution.sources:
        assert [resolution.source_of[passage.span] for passage in source.mentions] == [source.id] * len(
            source.mentions
        )
        assert all(passage == article.article.passage(passage.span) for passage in source.mentions)


@given(st.sampled_from(CASES), st.randoms(use_true_random=False))
def test_the_order_of_mentions_does_not_matter(case: Case, random: object) -> None:
    spans = [mention.span for mention in case.mentions]
    shuffled = [*spans, *spans]
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert resolve(parsed(case), shuffled, LEXICONS) == resolve(parsed(case), spans, LEXICONS)


@given(st.sampled_from(CASES))
def test_an_unnamed_source_never_gets_a_name(case: Case) -> None:
    sources = resolve(parsed(case), [mention.span for mention in case.mentions], LEXICONS).sources

    assert [one for one in sources if one.kind in {"unnamed", "collective", "unspecified"} and one.name] == []
