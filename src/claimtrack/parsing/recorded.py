"""Parses kept in files: CoNLL-U out and in, and a parser that reads them back.

Written are the ten columns of Universal Dependencies with each token's place in the article
as ``TokenRange=start:end`` in MISC. Read is any such file, whoever wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import conllu
import regex
from conllu.exceptions import ParseException

from claimtrack.errors import InputError
from claimtrack.model import Article, ParsedArticle, Sentence, Span, Word

_UNWRITABLE = regex.compile(r"[\s\p{Cc}]+")  # would break a line or a column


class RecordedParser:
    """Give back parses recorded as CoNLL-U, looked up by the article's id."""

    name = "recorded"

    def __init__(self, recordings: Mapping[str, str]) -> None:
        self._recordings = recordings

    @classmethod
    def from_directory(cls, directory: Path) -> RecordedParser:
        """Read every ``.conllu`` file of a directory; its stem is the article's id."""
        return cls({path.stem: path.read_text("utf-8") for path in sorted(directory.glob("*.conllu"))})

    def parse(self, articles: Iterable[Article]) -> Iterator[ParsedArticle]:
        """Look the articles up, lazily.

        Raises:
            InputError: an article has no recording, or one of another text.
        """
        return map(self._parse, articles)

    def _parse(self, article: Article) -> ParsedArticle:
        if article.id not in self._recordings:
            raise InputError(f"no recorded parse of {article.id!r}")
        return from_conllu(self._recordings[article.id], article)


def to_conllu(parsed: ParsedArticle) -> str:
    """Write an article's parse as CoNLL-U, ending in a blank line unless it is empty."""
    header = f"# newdoc id = {_on_one_line(parsed.article.id)}\n# parser = {_on_one_line(parsed.parser)}\n"
    sentences = [_write_sentence(parsed.article, sentence) for sentence in parsed.sentences]
    return header + "\n".join(sentences) + "\n" if sentences else ""


def from_conllu(recording: str, article: Article) -> ParsedArticle:
    """Read a parse of this very article.

    Raises:
        InputError: the recording is no CoNLL-U, lacks token ranges, or is of another text.
    """
    try:
        found = conllu.parse(recording)
        sentences = tuple(_read_sentence(sentence, article) for sentence in found)
    except (ParseException, KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(f"the recorded parse of {article.id!r} cannot be used: {error}") from error
    parser = found[0].metadata.get("parser") if found else None
    return ParsedArticle(article, sentences, parser or "recorded")


def _write_sentence(article: Article, sentence: Sentence) -> str:
    text = _on_one_line(article.passage(sentence.span).text)
    rows = [f"# lang = {sentence.language}", f"# text = {text}"]
    for span, words in groupby(sentence.words, key=lambda word: word.span):
        rows += _write_token(article, span, list(words))
    return "".join(f"{row}\n" for row in rows)


def _write_token(article: Article, span: Span, words: list[Word]) -> Iterator[str]:
    place = f"TokenRange={span.start}:{span.end}"
    if len(words) > 1:
        form = _on_one_line(article.passage(span).text)
        yield "\t".join([f"{words[0].index}-{words[-1].index}", form, *"_" * 7, place])
        place = "_"
    for word in words:
        texts = [_on_one_line(text) or "_" for text in (word.text, word.lemma)]
        head = [word.feats or "_", str(word.head), word.deprel]
        yield "\t".join([str(word.index), *texts, word.upos, "_", *head, "_", place])


def _read_sentence(sentence: conllu.TokenList, article: Article) -> Sentence:
    words: list[Word] = []
    span, last_covered = Span(0, 0), 0
    for row in sentence:
        if isinstance(row["id"], int):
            if row["id"] > last_covered:
                span = _read_span(row, article)
            words.append(_read_word(row, span, article, alone=row["id"] > last_covered))
        elif "-" in row["id"]:
            span, last_covered = _read_span(row, article), row["id"][2]
    return Sentence(tuple(words), sentence.metadata.get("lang") or article.language)


def _read_span(row: Mapping[str, Any], article: Article) -> Span:
    start, _, end = row["misc"]["TokenRange"].partition(":")
    span = Span(int(start), int(end))
    text = article.passage(span).text
    if _on_one_line(text) != row["form"]:
        raise ValueError(f"at {start}:{end} the article has {text!r}, the recording {row['form']!r}")
    return span


def _read_word(row: Mapping[str, Any], span: Span, article: Article, *, alone: bool) -> Word:
    feats = "|".join(f"{name}={value}" for name, value in (row["feats"] or {}).items())
    return Word(
        index=row["id"],
        span=span,
        text=article.passage(span).text if alone else row["form"],
        lemma=row["lemma"],
        upos=row["upos"],
        feats=feats,
        head=row["head"],
        deprel=row["deprel"],
    )


def _on_one_line(text: str) -> str:
    return str(_UNWRITABLE.sub(" ", text)).strip()
