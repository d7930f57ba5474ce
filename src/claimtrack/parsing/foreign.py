"""Parses that somebody already has, from Stanza or spaCy, as a `ParsedArticle`.

Neither library is imported: what counts is what the documents hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from attrs import evolve

from claimtrack.errors import InputError
from claimtrack.model import Article, Block, ParsedArticle, Sentence, Span, Word

# Relations of Universal Dependencies, version 2; https://universaldependencies.org/u/dep/
_RELATIONS = frozenset(
    """acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse
    dislocated expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis
    punct reparandum root vocative xcomp""".split()  # noqa: SIM905  # one line for each is too many
)


def from_stanza(document: Any, article: Article) -> ParsedArticle:
    """Take over a Stanza ``Document`` of this very text, with lemmas and trees.

    Sentences are cut where a block of the article ends; what stands in no prose is left out.

    Raises:
        InputError: the document is of another text, or lacks a layer.
    """
    _check_text(document.text, article)
    return _parsed(article, map(_words_of_stanza, document.sentences), "stanza")


def from_spacy(document: Any, article: Article) -> ParsedArticle:
    """Take over a spaCy ``Doc`` of this very text, parsed with Universal Dependencies.

    Sentences are cut as in `from_stanza`. Many models of spaCy, the English ones among them, use
    other relations ("dobj", "nsubjpass"); our rules would misread these, so they are refused.

    Raises:
        InputError: the document is of another text, lacks a layer, or uses other relations.
    """
    _check_text(document.text, article)
    return _parsed(article, map(_words_of_spacy, document.sents), "spacy")


def _check_text(text: str, article: Article) -> None:
    if text != article.text:
        raise InputError(f"the parse is not of the text of {article.id!r}; parse article.text as it is")


# ── what the libraries hold ───────────────────────────────────────────────────────────────


def _words_of_stanza(sentence: Any) -> Iterator[Word]:
    for token in sentence.tokens:
        for word in token.words:
            yield Word(
                index=word.id,
                span=Span(token.start_char, token.end_char),
                text=word.text,
                lemma=word.lemma or word.text,
                upos=word.upos or "",
                feats=word.feats or "",
                head=-1 if word.head is None else word.head,
                deprel=word.deprel or "",
            )


def _words_of_spacy(sentence: Any) -> Iterator[Word]:
    tokens = [token for token in sentence if not token.is_space]
    index_of = {token.i: index for index, token in enumerate(tokens, start=1)}
    for token in tokens:
        is_root = token.head.i == token.i
        yield Word(
            index=index_of[token.i],
            span=Span(token.idx, token.idx + len(token.text)),
            text=token.text,
            lemma=token.lemma_ or token.text,
            upos=token.pos_,
            feats=str(token.morph),
            head=0 if is_root else index_of.get(token.head.i, 0),
            deprel="root" if is_root else token.dep_,
        )


# ── what we make of it ────────────────────────────────────────────────────────────────────


def _parsed(article: Article, sentences: Iterable[Iterable[Word]], parser: str) -> ParsedArticle:
    found = tuple(
        sentence for words in sentences for sentence in _cut(_checked(list(words), article), article)
    )
    return ParsedArticle(article, found, parser)


def _checked(words: list[Word], article: Article) -> list[Word]:
    unparsed = [word for word in words if not word.upos or not word.deprel or word.head < 0]
    if unparsed:
        raise InputError(f"the parse of {article.id!r} lacks tags or heads, first at {unparsed[0].text!r}")
    foreign = sorted({word.deprel for word in words if word.relation not in _RELATIONS})
    if foreign:
        raise InputError(
            f"the parse of {article.id!r} has relations that are not of Universal Dependencies: "
            f"{', '.join(foreign)}; use a model trained on a treebank of that scheme"
        )
    return words


def _cut(words: list[Word], article: Article) -> Iterator[Sentence]:
    """Cut a sentence where a block ends, and leave out what stands in no block of prose."""
    prose = [block for block in article.blocks if block.role != "noise"]

    def block_of(word: Word) -> Block | None:
        return next((block for block in prose if block.span.covers(word.span)), None)

    for block, own in groupby(words, key=block_of):
        if block is not None:
            yield Sentence(tuple(_with_one_root(list(own))), block.language)


def _with_one_root(words: list[Word]) -> Iterator[Word]:
    """Number words anew. The first whose governor is elsewhere is the root; others hang from it."""
    index_of = {word.index: index for index, word in enumerate(words, start=1)}
    root = next((word.index for word in words if word.head not in index_of), words[0].index)
    for word in words:
        if word.index == root:
            head, deprel = 0, "root"
        elif word.head in index_of:
            head, deprel = index_of[word.head], word.deprel
        else:
            head, deprel = index_of[root], "parataxis"
        yield evolve(word, index=index_of[word.index], head=head, deprel=deprel)
