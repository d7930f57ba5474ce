"""Parses written by hand: one line of ``form/UPOS/head/relation`` per sentence."""

from __future__ import annotations

from claimtrack.model import Article, Block, ParsedArticle, Sentence, Span, Word


def tagged(*rows: str, language: str = "en") -> ParsedArticle:
    """Read sentences of a line each; words are parted by spaces in the article, too.

    A form may carry its lemma and its features: ``was=be/AUX/3/cop``, ``it/PRON/2/nsubj/Case=Nom``.
    """
    words = [[_fields(token) for token in row.split()] for row in rows]
    text = "\n".join(" ".join(fields[0] for fields in row) for row in words)
    sentences: list[Sentence] = []
    start = 0
    for row in words:
        sentences.append(_sentence(row, start, language))
        start = sentences[-1].span.end + 1
    blocks = tuple(Block(sentence.span, language, "prose") for sentence in sentences)
    return ParsedArticle(Article("tagged", text, language, blocks=blocks), tuple(sentences), "by hand")


def _fields(token: str) -> list[str]:
    form, *rest = token.split("/")
    form, _, lemma = form.partition("=")
    return [form, lemma or form.lower(), *rest]


def _sentence(row: list[list[str]], start: int, language: str) -> Sentence:
    words: list[Word] = []
    for index, (form, lemma, upos, head, deprel, *feats) in enumerate(row, start=1):
        span = Span(start, start + len(form))
        words.append(Word(index, span, form, lemma, upos, "".join(feats), int(head), deprel))
        start = span.end + 1
    return Sentence(tuple(words), language)


def at(parsed: ParsedArticle, words: str, *, after: str = "") -> Span:
    """Find the place of words that stand in the article once, at least behind ``after``."""
    text = parsed.article.text
    start = text.index(words, text.index(after))
    return Span(start, start + len(words))
