"""What the pipeline asks of a parser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from claimtrack.model import Article, ParsedArticle


class Parser(Protocol):
    """Turn articles into sentences with words and trees.

    One parsed article comes out for each that goes in, in the same order, and depends on
    nothing but its own article.
    """

    @property
    def name(self) -> str:
        """Name the parser and the version of its models; stands in every result."""
        ...

    def parse(self, articles: Iterable[Article]) -> Iterator[ParsedArticle]:
        """Parse lazily, one article at a time.

        Raises:
            LanguageError: an article's own language has no model.
            ModelError: a model is missing, altered or cannot be loaded.
        """
        ...
