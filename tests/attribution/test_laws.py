"""What holds of attribution on any text and any tree, however wrong the parser was."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.attribution import find_attributions
from claimtrack.claims import DEEPEST, build_claims
from claimtrack.lexicons import Lexicon
from claimtrack.model import (
    Article,
    Attribution,
    Block,
    Claim,
    Notice,
    ParsedArticle,
    Passage,
    Sentence,
    Span,
    Word,
)
from tests.attribution.cases import LEXICONS

# Every rule has a chance when cues, sources and marks stand in any order.
_SAID = "said says told asked denied wrote reported noting citing obtained accused wants claim refusal"
_ZEI = "zei zegt meldt vroeg ontkent schreef liet weten gaf aan volgens aldus blijkt lezen wil bewering weigering"
_PHRASES = """
    according|to reportedly is|said|to declined|to|comment as|shown|by did|not|respond by|all|accounts
    naar|verluidt wil|niet|reageren blijkt|uit zou niet|bereikbaar in|de|ogen|van onthoudt|zich|van|commentaar
"""
_SOURCES = "Ida Holm Reuters NOS police he she it they who die dat two sources twee bronnen insider memo brief"
_REST = "that dat of whether if and en but maar not niet door by of van to te om the de rain boat sank zonk 3 ’s"
_MARKS = "“ ” \" ‘ ’ ' « » „ `` '' , : ; . ? – — ( ) …"
TOKENS = [
    token.replace("|", " ") for pool in (_SAID, _ZEI, _PHRASES, _SOURCES, _REST, _MARKS) for token in pool.split()
]

_UPOS = "NOUN PROPN PRON VERB AUX ADJ ADV ADP SCONJ CCONJ DET NUM PART PUNCT X".split()
_RELATIONS = """
    root nsubj nsubj:pass csubj obj iobj obl obl:agent ccomp xcomp advcl acl acl:relcl parataxis conj cc mark case
    aux aux:pass cop det amod nmod nmod:poss appos flat fixed compound:prt advmod punct expl dep
""".split()
_FEATURES = ["", "VerbForm=Fin", "VerbForm=Part", "VerbForm=Ger", "VerbForm=Inf", "PronType=Rel", "Tense=Past"]
_ROLES = st.sampled_from(["prose", "prose", "prose", "headline", "noise"])


@st.composite
def _sentences(draw: st.DrawFn, start: int, language: str) -> tuple[str, Sentence]:
    """Draw words of the lexicons with any tags and any heads, cycles and missing roots included."""
    tokens = draw(st.lists(st.sampled_from(TOKENS) | st.text(min_size=1, max_size=4), min_size=1, max_size=14))
    text, words = "", []
    for index, token in enumerate(tokens, start=1):
        space = " " if text and draw(st.integers(0, 4)) else ""
        span = Span(start + len(text) + len(space), start + len(text) + len(space) + len(token))
        text += space + token
        head, deprel = draw(st.integers(0, len(tokens))), draw(st.sampled_from(_RELATIONS))
        upos, feats = draw(st.sampled_from(_UPOS)), draw(st.sampled_from(_FEATURES))
        words.append(Word(index, span, token, draw(_lemmas(token)), upos, feats, head, deprel))
    return text, Sentence(tuple(words), language)


def _lemmas(token: str) -> st.SearchStrategy[str]:
    """Draw a lemma, right or wrong."""
    return st.sampled_from([token, token, token.lower(), "say", "zeggen", "cite", "be", "laten", "source", ""])


@st.composite
def parses(draw: st.DrawFn) -> ParsedArticle:
    """Draw an article of a few blocks, each with sentences in one language or none at all."""
    text, blocks, sentences = "", [], []
    for _ in range(draw(st.integers(1, 4))):
        start, language = len(text), draw(st.sampled_from(["en", "nl", "xx"]))
        role = draw(_ROLES)
        for _ in range(draw(st.integers(0, 2))):
            words, sentence = draw(_sentences(len(text), language))
            text += words + " "
            sentences += [] if role == "noise" else [sentence]
        text += draw(st.sampled_from(["", "x", "(“"]))
        if len(text) > start:
            blocks.append(Block(Span(start, len(text)), language, role))
        text += draw(st.sampled_from(["\n", "\n\n"]))
    article = Article("drawn", text, "en", blocks=tuple(blocks))
    return ParsedArticle(article, tuple(sentences), "drawn")


def _run(parsed: ParsedArticle) -> tuple[tuple[Attribution, ...], tuple[Claim, ...], tuple[Notice, ...]]:
    attributions, odd_quotations = find_attributions(parsed, LEXICONS)
    mentions = [credit.mention for a in attributions for credit in a.credits if credit.mention]
    source_of = {mention: f"s{number}" for number, mention in enumerate(sorted(set(mentions)))}
    claims, odd_chains = build_claims(parsed, attributions, source_of, LEXICONS)
    return attributions, claims, (*odd_quotations, *odd_chains)


def _passages(claims: tuple[Claim, ...], notices: tuple[Notice, ...]) -> Iterator[Passage]:
    for claim in claims:
        yield from (*claim.content, *claim.hedges)
        for link in claim.chain:
            yield from filter(None, (link.mention, link.cue))
    yield from (notice.passage for notice in notices if notice.passage)


@settings(max_examples=150)
@given(parses())
def test_every_passage_stands_in_the_article(parsed: ParsedArticle) -> None:
    _, claims, notices = _run(parsed)

    for passage in _passages(claims, notices):
        assert passage.text
        assert passage == parsed.article.passage(passage.span)
        assert passage.end <= len(parsed.article.text)


@settings(max_examples=60)
@given(parses())
def test_claims_are_numbered_in_the_order_of_their_content(parsed: ParsedArticle) -> None:
    _, claims, _ = _run(parsed)

    starts = [claim.content[0].start for claim in claims if claim.content]
    assert starts == sorted(starts)
    assert [claim.id for claim in claims] == [f"c{number}" for number in range(1, len(claims) + 1)]


@settings(max_examples=60)
@given(parses())
def test_every_link_leads_to_a_source_or_is_openly_nobodys(parsed: ParsedArticle) -> None:
    _, claims, _ = _run(parsed)

    for claim in claims:
        assert len(claim.chain) <= DEEPEST
        for link in claim.chain:
            assert link.source is not None or link.mention is None


@settings(max_examples=60)
@given(parses())
def test_content_is_in_order_and_holds_something_to_read(parsed: ParsedArticle) -> None:
    attributions, claims, _ = _run(parsed)

    for claim in claims:
        assert list(claim.content) == sorted(claim.content)
        assert all(any(c.isalnum() for c in passage.text) for passage in claim.content)
    assert all(attribution.content or attribution.act == "no_comment" for attribution in attributions)


@settings(max_examples=60)
@given(parses())
def test_nothing_is_credited_to_its_own_source(parsed: ParsedArticle) -> None:
    """Content never holds the cue that credits it to somebody."""
    attributions, _, _ = _run(parsed)

    for attribution in attributions:
        cues = [credit.cue for credit in attribution.credits if credit.cue and credit.mention]
        assert not any(span.covers(cue) for span in attribution.content for cue in cues)


@settings(max_examples=40)
@given(parses())
def test_the_same_parse_gives_the_same_claims(parsed: ParsedArticle) -> None:
    again = ParsedArticle(parsed.article, parsed.sentences, parsed.parser)

    assert _run(parsed) == _run(again)


@settings(max_examples=40)
@given(parses())
def test_sentences_without_a_lexicon_are_passed_over(parsed: ParsedArticle) -> None:
    lexicons: dict[str, Lexicon] = {}

    attributions, _ = find_attributions(parsed, lexicons)

    assert [a for a in attributions if a.rule != "continued"] == []


@settings(max_examples=60)
@given(st.text(max_size=80), st.sampled_from(["en", "nl"]))
def test_any_text_can_be_read_without_a_parse(text: str, language: str) -> None:
    """A parser may find no sentences at all."""
    blocks = (Block(Span(0, len(text)), language, "prose"),) if text else ()
    parsed = ParsedArticle(Article("any", text, language, blocks=blocks), (), "none")

    _, claims, notices = _run(parsed)

    for passage in _passages(claims, notices):
        assert passage == parsed.article.passage(passage.span)
