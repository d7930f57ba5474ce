"""What holds of attribution on any text and any tree, however wrong the parser was."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve
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
    Role,
    Sentence,
    Span,
    Word,
)
from tests.attribution.cases import LEXICONS, Case, find_claims, groups, parse, read_group, show

# Words with their lemma and tag; every rule has a chance when they stand in any order.
_POOLS = {
    "VERB": """
        said=say says=say told=tell asked=ask denied=deny wrote=write citing=cite noting=note obtained=obtain
        accused=accuse wants=want zei=zeggen zegt=zeggen meldt=melden vroeg=vragen ontkent=ontkennen
        liet=laten weten gaf=geven blijkt=blijken lezen wil=willen sank=sink zonk=zinken
    """,
    "NOUN": "claim refusal memo police sources=source rain boat bewering weigering brief bronnen=bron",
    "PROPN": "Ida Holm Reuters NOS Nordline Monday",
    "PRON": "he she it they who hij zij het die dat dit this hun his",
    "ADP": "by of to in on for door van tegen aan om according|to volgens aldus blijkt|uit as|shown|by",
    "SCONJ": "that dat of whether if",
    "CCONJ": "and but en maar",
    "ADV": "reportedly not niet naar|verluidt no|comment by|all|accounts",
    "AUX": "is was=be did=do zou=zullen is|said|to",
    "X": "declined|to|comment did|not|respond wil|niet|reageren onthoudt|zich|van|commentaar de the two ’s 3",
    "PUNCT": "“ ” \" ‘ ’ ' « » „ `` '' , : ; . ? – — ( ) …",
}
_TOKENS = [(token.replace("|", " "), upos) for upos, pool in _POOLS.items() for token in pool.split()]
_UPOS = [*_POOLS, "ADJ", "DET", "NUM", "PART", "SYM"]
_RELATIONS = """
    root nsubj nsubj:pass csubj obj iobj obl obl:agent ccomp xcomp advcl acl acl:relcl parataxis conj cc mark
    case aux aux:pass cop det amod nmod nmod:poss appos flat fixed compound:prt advmod punct expl dep
"""
_FEATURES = " VerbForm=Fin VerbForm=Part VerbForm=Ger VerbForm=Inf PronType=Rel Tense=Past"
_ROLES: list[Role] = ["prose", "prose", "prose", "headline", "noise"]
_CASES = [case for group in groups() for case in read_group(group)]

_relations = st.sampled_from(_RELATIONS.split())
_features = st.sampled_from(_FEATURES.split(" "))


@st.composite
def _words(draw: st.DrawFn, index: int, count: int, start: int) -> Word:
    """Draw a word of the lexicons, mostly with its tag and lemma, on any head."""
    known = st.sampled_from(_TOKENS)
    token, upos = draw(known | known | st.tuples(st.text(min_size=1, max_size=4), st.sampled_from(_UPOS)))
    form, _, lemma = token.partition("=") if len(token) > 1 else (token, "", "")
    head, deprel = draw(st.integers(0, count)), draw(_relations)
    span = Span(start, start + len(form or token))
    return Word(index, span, form or token, lemma or token, upos, draw(_features), head, deprel)


@st.composite
def _sentences(draw: st.DrawFn, start: int, language: str) -> tuple[str, Sentence]:
    """Draw words on any heads, cycles and missing roots included."""
    count = draw(st.integers(1, 14))
    text, words = "", []
    for index in range(1, count + 1):
        text += " " if text and draw(st.integers(0, 4)) else ""
        words.append(draw(_words(index, count, start + len(text))))
        text += words[-1].text
    return text, Sentence(tuple(words), language)


@st.composite
def _drawn(draw: st.DrawFn) -> ParsedArticle:
    """Draw an article of a few blocks, each with sentences in one language or none at all."""
    text, blocks, sentences = "", [], []
    for _ in range(draw(st.integers(1, 4))):
        start, language = len(text), draw(st.sampled_from(["en", "nl", "xx"]))
        role = draw(st.sampled_from(_ROLES))
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


@st.composite
def _damaged(draw: st.DrawFn) -> ParsedArticle:
    """Draw a case of the fixtures and hang some of its words elsewhere, under other names."""
    parsed = parse(draw(st.sampled_from(_CASES)))
    return evolve(parsed, sentences=tuple(draw(_damage(sentence)) for sentence in parsed.sentences))


@st.composite
def _damage(draw: st.DrawFn, sentence: Sentence) -> Sentence:
    words = list(sentence.words)
    for place in draw(st.lists(st.integers(0, len(words) - 1), max_size=6)):
        head, deprel = draw(st.integers(0, len(words))), draw(_relations)
        upos = draw(st.sampled_from([words[place].upos, *_UPOS]))
        words[place] = evolve(words[place], head=head, deprel=deprel, upos=upos)
    return evolve(sentence, words=tuple(words))


def parses() -> st.SearchStrategy[ParsedArticle]:
    """Draw any parse: made up, or one of real text with some of it wrong."""
    return st.one_of(_drawn(), _damaged(), _damaged())


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


@settings(max_examples=60)
@given(parses())
def test_every_passage_stands_in_the_article(parsed: ParsedArticle) -> None:
    _, claims, notices = _run(parsed)

    for passage in _passages(claims, notices):
        assert passage.text
        assert passage == parsed.article.passage(passage.span)
        assert passage.end <= len(parsed.article.text)


@settings(max_examples=25)
@given(parses())
def test_claims_are_numbered_in_the_order_of_their_content(parsed: ParsedArticle) -> None:
    _, claims, _ = _run(parsed)

    starts = [claim.content[0].start for claim in claims if claim.content]
    assert starts == sorted(starts)
    assert [claim.id for claim in claims] == [f"c{number}" for number in range(1, len(claims) + 1)]


@settings(max_examples=25)
@given(parses())
def test_every_link_leads_to_a_source_or_is_openly_nobodys(parsed: ParsedArticle) -> None:
    _, claims, _ = _run(parsed)

    for claim in claims:
        assert len(claim.chain) <= DEEPEST
        for link in claim.chain:
            assert link.source is not None or link.mention is None


@settings(max_examples=25)
@given(parses())
def test_content_is_in_order_and_holds_something_to_read(parsed: ParsedArticle) -> None:
    attributions, claims, _ = _run(parsed)

    for claim in claims:
        assert list(claim.content) == sorted(claim.content)
        assert all(any(c.isalnum() for c in passage.text) for passage in claim.content)
    assert all(attribution.content or attribution.act == "no_comment" for attribution in attributions)


@settings(max_examples=25)
@given(parses())
def test_nothing_is_credited_to_its_own_source(parsed: ParsedArticle) -> None:
    """Content never holds the cue that credits it to somebody."""
    attributions, _, _ = _run(parsed)

    for attribution in attributions:
        cues = [credit.cue for credit in attribution.credits if credit.cue and credit.mention]
        assert not any(span.covers(cue) for span in attribution.content for cue in cues)


@settings(max_examples=15)
@given(parses())
def test_the_same_parse_gives_the_same_claims(parsed: ParsedArticle) -> None:
    again = ParsedArticle(parsed.article, parsed.sentences, parsed.parser)

    assert _run(parsed) == _run(again)


@settings(max_examples=25)
@given(parses())
def test_without_a_lexicon_typography_alone_speaks(parsed: ParsedArticle) -> None:
    lexicons: dict[str, Lexicon] = {}

    attributions, _ = find_attributions(parsed, lexicons)

    assert {attribution.rule for attribution in attributions} <= {"continued", "signed post"}


@settings(max_examples=25)
@given(st.text(max_size=80), st.sampled_from(["en", "nl"]))
def test_any_text_can_be_read_without_a_parse(text: str, language: str) -> None:
    """A parser may find no sentences at all."""
    blocks = (Block(Span(0, len(text)), language, "prose"),) if text else ()
    parsed = ParsedArticle(Article("any", text, language, blocks=blocks), (), "none")

    _, claims, notices = _run(parsed)

    for passage in _passages(claims, notices):
        assert passage == parsed.article.passage(passage.span)


def _shifted(parsed: ParsedArticle, before: str) -> ParsedArticle:
    """Put a paragraph without sentences before an article."""
    by = len(before) + 2

    def moved(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    blocks = (evolve(block, span=moved(block.span)) for block in parsed.article.blocks)
    first = Block(Span(0, len(before)), parsed.article.language, "prose")
    article = evolve(parsed.article, text=f"{before}\n\n{parsed.article.text}", blocks=(first, *blocks))
    sentences = (
        evolve(s, words=tuple(evolve(word, span=moved(word.span)) for word in s.words))
        for s in parsed.sentences
    )
    return evolve(parsed, article=article, sentences=tuple(sentences))


@settings(max_examples=60)
@given(
    st.sampled_from(_CASES), st.sampled_from("“”„\"«»‘’'`"), st.sampled_from(["It was {}late", "{}So it was"])
)
def test_an_odd_mark_leaves_the_claims_of_other_paragraphs_alone(case: Case, mark: str, words: str) -> None:
    parsed = parse(case)
    claims = [show(claim) for claim in find_claims(parsed)]

    changed = [show(claim) for claim in find_claims(_shifted(parsed, words.format(mark)))]

    assert changed[len(changed) - len(claims) :] == claims
