"""Small real values for tests: two reports written out by hand, and strategies that draw any."""

from __future__ import annotations

from datetime import date
from math import inf
from typing import Any, get_args

from attrs import evolve
from hypothesis import strategies as st

from claimtrack.model import (
    Act,
    Argument,
    Article,
    Block,
    Claim,
    ComparisonTable,
    Kind,
    Link,
    Moment,
    Notice,
    Passage,
    Quantity,
    Relation,
    Report,
    Role,
    Row,
    Slots,
    Source,
    Span,
    Speech,
    Support,
)

# ── by hand ───────────────────────────────────────────────────────────────────────────────

FERRY = """\
Ferry to Lunde cancelled – Reports

"The engine failed twice," captain Ida Holm told the Harbour Post.
The owner is said to have known. Nordline declined to comment.
The ferry carries 400 people a day.
"""

VEERBOOT = """\
Veerboot vaart niet

Volgens kapitein Ida Holm viel de motor tweemaal uit. Nordline ontkent dat er 400 mensen aan boord waren.
"""


def passage(article: Article, words: str) -> Passage:
    """Find words that stand in the article once."""
    start = article.text.index(words)
    return article.passage(Span(start, start + len(words)))


def _article(id: str, text: str, language: str, publisher: str | None) -> Article:
    lines = [line for line in text.splitlines() if line]
    starts = [text.index(line) for line in lines]
    blocks = tuple(
        Block(Span(start, start + len(line)), language, "prose" if start else "headline")
        for start, line in zip(starts, lines, strict=True)
    )
    article = Article(id, text, language, publisher, date(2024, 8, 3), blocks=blocks)
    return evolve(article, headline=article.passage(blocks[0].span))


def ferry() -> Report:
    """Give an English report: a quotation told to an outlet, hearsay, a no-comment line, an own claim."""
    article = _article("ferry", FERRY, "en", "Coast News")

    def at(words: str) -> Passage:
        return passage(article, words)

    post = Source("s1", "Harbour Post", "outlet", mentions=(at("the Harbour Post"),))
    holm = Source("s2", "Ida Holm", "person", mentions=(at("captain Ida Holm"),))
    nordline = Source("s3", "Nordline", "organization", mentions=(at("Nordline"),))
    told = (Link("s1", at("the Harbour Post"), None), Link("s2", at("captain Ida Holm"), at("told")))
    claims = (
        Claim("c1", (at("The engine failed twice"),), told, "direct", language="en", rule="quotation"),
        Claim(
            "c2",
            (at("The owner"), at("have known")),
            (Link(None, None, at("is said to")),),
            hedges=(at("is said to"),),
            language="en",
        ),
        Claim(
            "c3",
            (),
            (Link("s3", at("Nordline"), at("declined to comment")),),
            act="no_comment",
            language="en",
        ),
        Claim("c4", (at("The ferry carries 400 people a day."),), language="en"),
    )
    odd = (Notice(at("– Reports"), "nobody is named"), Notice(None, "short"))
    return Report(article, claims, (post, holm, nordline), odd, "by hand")


def veerboot() -> Report:
    """Give a Dutch report of the same event."""
    article = _article("veerboot", VEERBOOT, "nl", None)

    def at(words: str) -> Passage:
        return passage(article, words)

    holm = Source("s1", "Ida Holm", "person", mentions=(at("kapitein Ida Holm"),))
    nordline = Source("s2", "Nordline", "organization", mentions=(at("Nordline"),))
    claims = (
        Claim(
            "c1",
            (at("viel de motor tweemaal uit"),),
            (Link("s1", at("kapitein Ida Holm"), at("Volgens")),),
            language="nl",
        ),
        Claim(
            "c2",
            (at("er 400 mensen aan boord waren"),),
            (Link("s2", at("Nordline"), at("ontkent")),),
            denied=True,
            language="nl",
        ),
    )
    return Report(article, claims, (holm, nordline), parser="by hand")


def crossing() -> ComparisonTable:
    """Give the two reports side by side."""
    rows = (
        Row((("c1",), ("c1",)), "same", None, "same_origin", 0.91, ("both lead to Ida Holm",)),
        Row((("c4",), ("c2",)), "contradicts", "number", "unknown", 0.62, ("400 a day, 400 on board",)),
        Row((("c2",), ()), "only"),
        Row((("c3",), ()), "only"),
    )
    return ComparisonTable((ferry(), veerboot()), rows)


# ── any ───────────────────────────────────────────────────────────────────────────────────

# What news is made of, what breaks layouts, and everything else; surrogates by themselves come below.
_characters = st.one_of(
    st.sampled_from("aé .,\n\t“”\"'’‘«»|<&=+-@\\\r\0\x1b\x85\u2028\u200f\u202e中🚢"),
    st.characters(),
)
words = st.text(_characters, max_size=30)
_lone_surrogates = st.characters(categories=["Cs"]).map("x{}x".format)


def _choice(options: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(options))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = "".join(draw(st.lists(st.one_of(words, _lone_surrogates), max_size=6)))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4)))
    blocks = tuple(
        Block(Span(start, end), "en", draw(_choice(Role)), draw(st.none() | words))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )
    article = Article(
        draw(words), text, "en", draw(st.none() | words), draw(st.none() | st.dates()), blocks=blocks
    )
    headline = draw(st.none() | _passages(article))
    return evolve(article, headline=headline, notices=draw(_notices(article)))


@st.composite
def _passages(draw: st.DrawFn, article: Article) -> Passage:
    start = draw(st.integers(0, len(article.text)))
    return article.passage(Span(start, draw(st.integers(start, len(article.text)))))


def _several(article: Article) -> st.SearchStrategy[tuple[Passage, ...]]:
    return st.lists(_passages(article), max_size=2).map(tuple)


@st.composite
def _notices(draw: st.DrawFn, article: Article) -> tuple[Notice, ...]:
    places = draw(st.lists(st.none() | _passages(article), max_size=2))
    return tuple(Notice(place, draw(words)) for place in places)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    article = draw(articles())
    sources = tuple(
        Source(f"s{number}", draw(st.none() | words), draw(_choice(Kind)), draw(st.integers(1, 3)), mentions)
        for number, mentions in enumerate(draw(st.lists(_several(article), max_size=3)), start=1)
    )
    links = st.builds(
        Link,
        st.sampled_from([None, *(source.id for source in sources)]),
        st.none() | _passages(article),
        st.none() | _passages(article),
    )
    claims = tuple(
        Claim(
            f"c{number}",
            content,
            draw(st.lists(links, max_size=3).map(tuple)),
            draw(_choice(Speech)),
            draw(_choice(Act)),
            draw(_several(article)),
            draw(st.booleans()),
            draw(st.booleans()),
            language="en",
            rule=draw(st.none() | words),
        )
        for number, content in enumerate(draw(st.lists(_several(article), max_size=3)), start=1)
    )
    return Report(article, claims, sources, draw(_notices(article)), draw(words))


def _slots(report: Report) -> st.SearchStrategy[tuple[Slots, ...]]:
    passages = _passages(report.article)
    value = st.floats(0, 1e12)
    arguments = st.builds(Argument, st.sampled_from(["subject", "object", "oblique"]), words, passages)
    quantities = st.builds(Quantity, passages, value, value, value | st.just(inf), words, words)
    moments = st.builds(Moment, passages, st.none() | st.dates(), st.none() | st.dates(), dated=st.booleans())
    return st.tuples(
        *(
            st.builds(
                Slots,
                st.just(claim.id),
                words,
                words,
                st.lists(arguments, max_size=1).map(tuple),
                quantities=st.lists(quantities, max_size=1).map(tuple),
                moments=st.lists(moments, max_size=1).map(tuple),
                names=st.lists(words, max_size=1).map(tuple),
            )
            for claim in report.claims
        )
    )


def _rows(sides: tuple[Report, ...]) -> st.SearchStrategy[tuple[Row, ...]]:
    cells = st.tuples(*(_cell(side) for side in sides))
    reasons = st.lists(words, max_size=2).map(tuple)
    rows = st.builds(
        Row, cells, _choice(Relation), st.none() | words, _choice(Support), st.floats(0, 1), reasons
    )
    return st.lists(rows, max_size=3).map(tuple)


def _cell(side: Report) -> st.SearchStrategy[tuple[str, ...]]:
    ids = [claim.id for claim in side.claims]
    return st.lists(st.sampled_from(ids), max_size=2, unique=True).map(tuple) if ids else st.just(())


@st.composite
def tables(draw: st.DrawFn) -> ComparisonTable:
    sides = draw(st.lists(reports(), min_size=2, max_size=3).map(tuple))
    slots = tuple(draw(_slots(side)) for side in sides)
    return ComparisonTable(sides, draw(_rows(sides)), weaker=draw(_rows(sides)), slots=slots)
