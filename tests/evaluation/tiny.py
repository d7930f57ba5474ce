"""One tiny article with two attributed claims, and the means to annotate it."""

from __future__ import annotations

from claimtrack.evaluation.gold import GoldArticle, GoldAttribution, GoldLink
from claimtrack.model import (
    Article,
    Block,
    Claim,
    Link,
    ParsedArticle,
    Passage,
    Report,
    Sentence,
    Source,
    Span,
    Word,
)

TEXT = "The Post wrote that after the storm Ann Lee said the road is closed. Bo Ray hopes it reopens."
ARTICLE = Article("tiny", TEXT, "en", blocks=(Block(Span(0, len(TEXT)), "en", "prose"),))

POST = Source("s1", "The Post", "outlet")
ANN = Source("s2", "Ann Lee", "person")
BO = Source("s3", "Bo Ray", "person")

PASSED_ON = "after the storm Ann Lee said the road is closed"
ROAD = "the road is closed"
HOPE = "it reopens"


def at(words: str) -> Span:
    """Find words in the text, the first time they stand there."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def passage(words: str) -> Passage:
    return ARTICLE.passage(at(words))


def link(source: str | None, mention: str | None, cue: str | None) -> Link:
    return Link(source, passage(mention) if mention else None, passage(cue) if cue else None)


BY_POST = link("s1", "The Post", "wrote")
BY_ANN = link("s2", "Ann Lee", "said")
BY_BO = link("s3", "Bo Ray", "hopes")


def claim(id: str, content: str, *chain: Link) -> Claim:
    return Claim(id, (passage(content),), chain, language="en", rule="reporting")


def report(*claims: Claim) -> Report:
    return Report(ARTICLE, claims, (POST, ANN, BO))


def right_report() -> Report:
    """Claim all that the gold below has, and nothing else."""
    return report(
        claim("c1", PASSED_ON, BY_POST), claim("c2", ROAD, BY_POST, BY_ANN), claim("c3", HOPE, BY_BO)
    )


BY_POST_GOLD = GoldLink((at("The Post"),), "Post", "outlet")
BY_ANN_GOLD = GoldLink((at("Ann Lee"),), "Ann Lee", "person")
BY_BO_GOLD = GoldLink((at("Bo Ray"),), "Bo Ray", "person")

ROAD_GOLD = GoldAttribution(
    "a2",
    content=(at(ROAD),),
    source=(at("Ann Lee"),),
    cue=(at("said"),),
    speech="indirect",
    act="speech",
    kind="person",
    name="Ann Lee",
    hedged=False,
    chain=(BY_POST_GOLD, BY_ANN_GOLD),
)
GOLD = GoldArticle(
    "tiny",
    TEXT,
    "en",
    (
        GoldAttribution("a1", (at(PASSED_ON),), (at("The Post"),), (at("wrote"),), chain=(BY_POST_GOLD,)),
        ROAD_GOLD,
        GoldAttribution("a3", (at(HOPE),), (at("Bo Ray"),), (at("hopes"),), chain=(BY_BO_GOLD,)),
    ),
)

_TREES = (
    (
        ("The", "the", "DET", 2, "det"),
        ("Post", "Post", "PROPN", 3, "nsubj"),
        ("wrote", "write", "VERB", 0, "root"),
        ("that", "that", "SCONJ", 10, "mark"),
        ("after", "after", "ADP", 7, "case"),
        ("the", "the", "DET", 7, "det"),
        ("storm", "storm", "NOUN", 10, "obl"),
        ("Ann", "Ann", "PROPN", 10, "nsubj"),
        ("Lee", "Lee", "PROPN", 8, "flat"),
        ("said", "say", "VERB", 3, "ccomp"),
        ("the", "the", "DET", 12, "det"),
        ("road", "road", "NOUN", 14, "nsubj"),
        ("is", "be", "AUX", 14, "cop"),
        ("closed", "closed", "ADJ", 10, "ccomp"),
        (".", ".", "PUNCT", 3, "punct"),
    ),
    (
        ("Bo", "Bo", "PROPN", 3, "nsubj"),
        ("Ray", "Ray", "PROPN", 1, "flat"),
        ("hopes", "hope", "VERB", 0, "root"),
        ("it", "it", "PRON", 5, "nsubj"),
        ("reopens", "reopen", "VERB", 3, "ccomp"),
        (".", ".", "PUNCT", 3, "punct"),
    ),
)


def parsed(article: Article = ARTICLE) -> ParsedArticle:
    """Give the article's trees, drawn by hand."""
    sentences, place = [], 0
    for tree in _TREES:
        words = []
        for index, (form, lemma, upos, head, deprel) in enumerate(tree, 1):
            start = TEXT.index(form, place)
            place = start + len(form)
            words.append(Word(index, Span(start, place), form, lemma, upos, "", head, deprel))
        sentences.append(Sentence(tuple(words), "en"))
    return ParsedArticle(article, tuple(sentences), "by hand")
