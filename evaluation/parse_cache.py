"""Parses kept on disk: parsing takes nearly all the time of an evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from claimtrack.model import Article, ParsedArticle
from claimtrack.parsing import Parser, from_conllu, to_conllu


class CachedParser:
    """Parse what is not in a directory yet, and keep it there as CoNLL-U.

    Without a directory only the last parse is remembered, for who asks twice in a row. Else a
    parse is found again by the parser's name and by what it was given: text, blocks and
    languages. Empty the directory when the parser's own code changes under the same name.
    """

    def __init__(self, parser: Parser, directory: Path | None) -> None:
        self._parser = parser
        self._directory = directory
        self._last: ParsedArticle | None = None
        if directory:
            directory.mkdir(parents=True, exist_ok=True)

    @property
    def name(self) -> str:
        return self._parser.name

    def parse(self, articles: Iterable[Article]) -> Iterator[ParsedArticle]:
        """Give each article's parse, from the directory if it is there."""
        return map(self._parse, articles)

    def _parse(self, article: Article) -> ParsedArticle:
        if self._last is None or self._last.article != article:
            self._last = self._from(self._directory, article) if self._directory else self._new(article)
        return self._last

    def _new(self, article: Article) -> ParsedArticle:
        (parsed,) = self._parser.parse([article])
        return parsed

    def _from(self, directory: Path, article: Article) -> ParsedArticle:
        kept = directory / f"{self._key(article)}.conllu"
        if not kept.exists():
            kept.write_text(to_conllu(self._new(article)), "utf-8")
        return from_conllu(kept.read_text("utf-8"), article)

    def _key(self, article: Article) -> str:
        blocks = [(block.span, block.language, block.role) for block in article.blocks]
        given = (self.name, article.language, article.text, blocks)
        return sha256(repr(given).encode("utf-8", "surrogatepass")).hexdigest()[:24]
