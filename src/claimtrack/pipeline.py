"""The whole flow on one page: the only place that knows every step."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

from claimtrack.attribution import find_attributions, speakers_of_quotations
from claimtrack.attribution.chains import told_outlets
from claimtrack.claims import build_claims
from claimtrack.errors import InputError
from claimtrack.lexicons import Lexicon, languages, load_lexicon
from claimtrack.matching import Embedder, SentenceEncoder, match
from claimtrack.model import Article, ComparisonTable, Notice, ParsedArticle, Report
from claimtrack.parsing import Parser, StanzaParser
from claimtrack.reading import read
from claimtrack.sources import resolve
from claimtrack.tabulation import tabulate

Source = str | bytes | os.PathLike[str] | Article

_FEWEST = 2  # reports of a comparison


class Pipeline:
    """Parse and compare with models that are loaded once, at their first use.

    ``lexicons`` replace the shipped ones of their languages. For one thread at a time.
    """

    def __init__(
        self,
        *,
        parser: Parser | None = None,
        lexicons: Mapping[str, Lexicon] | None = None,
        embedder: Embedder | None = None,
    ) -> None:
        self._parser = parser or StanzaParser()
        self._own_lexicons = dict(lexicons or {})
        self._embedder = embedder or SentenceEncoder()

    @cached_property
    def _lexicons(self) -> dict[str, Lexicon]:
        shipped = {language: load_lexicon(language) for language in languages()}
        return shipped | self._own_lexicons

    def parse(self, source: Source) -> Report:
        """Read an article as claims. What you know of a text or file is for `read` to hear.

        Raises:
            InputError, LanguageError: the source cannot be read; see `read`.
            ModelError: a model is missing or was altered.
        """
        return self._find_claims(self._parse([_as_article(source)])[0])

    def compare(self, *sources: Source | Report) -> ComparisonTable:
        """Lay two reports or more side by side, claim by claim.

        The claims of a `Report` are taken as they are, be it loaded or corrected by hand.

        Raises:
            InputError: fewer than two sources, or one that cannot be read; see `read`.
            LanguageError, ModelError: as for `parse`.
        """
        if len(sources) < _FEWEST:
            raise InputError("a comparison needs at least two reports")
        known = [source if isinstance(source, Report) else None for source in sources]
        parsed = self._parse(
            source.article if isinstance(source, Report) else _as_article(source) for source in sources
        )
        reports = [report or self._find_claims(own) for report, own in zip(known, parsed, strict=True)]
        return tabulate(reports, match(reports, parsed, embedder=self._embedder))

    def _parse(self, articles: Iterable[Article]) -> list[ParsedArticle]:
        # Every article is read before the first is parsed: an error should not take its time.
        return list(self._parser.parse(list(articles)))

    def _find_claims(self, parsed: ParsedArticle) -> Report:
        attributions, odd_quotations = find_attributions(parsed, self._lexicons)
        mentions = (credit.mention for found in attributions for credit in found.credits if credit.mention)
        speakers = speakers_of_quotations(attributions)
        resolution = resolve(
            parsed, mentions, self._lexicons, speakers=speakers, outlets=told_outlets(attributions)
        )
        claims, odd_chains = build_claims(parsed, attributions, resolution.source_of, self._lexicons)
        notices = (*parsed.article.notices, *parsed.notices, *odd_quotations, *odd_chains)
        in_order = tuple(sorted(notices, key=_place))
        return Report(parsed.article, claims, resolution.sources, in_order, parsed.parser)


def parse(source: Source) -> Report:
    """Read an article as claims, with the shipped models. See `Pipeline.parse`."""
    return _default().parse(source)


def compare(*sources: Source | Report) -> ComparisonTable:
    """Lay two reports or more side by side, with the shipped models. See `Pipeline.compare`."""
    return _default().compare(*sources)


@cache
def _default() -> Pipeline:
    return Pipeline()


def _as_article(source: Source) -> Article:
    return source if isinstance(source, Article) else read(source)


def _place(notice: Notice) -> tuple[int, int, str]:
    """Put notices in the order of the text, those without a place first."""
    return (*((notice.passage.start, notice.passage.end) if notice.passage else (-1, -1)), notice.reason)
