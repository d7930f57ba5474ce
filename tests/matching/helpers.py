"""Short ways to bring prose before the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from claimtrack.matching import SentenceEncoder, match
from claimtrack.matching.classifier import load_classifier
from claimtrack.matching.features import features_of
from claimtrack.matching.gauge import Gauge
from claimtrack.matching.likeness import Likeness
from claimtrack.matching.reading import Reading
from claimtrack.matching.relation import Judgement, judge
from claimtrack.matching.slots import read_claims
from claimtrack.matching.standing import ALONE
from claimtrack.matching.word_vectors import WordVectors
from claimtrack.model import Article, Block, Claim, ComparisonTable, Link, ParsedArticle, Report, Source, Span
from claimtrack.parsing import StanzaParser
from claimtrack.tabulation import tabulate

A_WEDNESDAY = date(2024, 5, 15)


@frozen
class Desk:
    """A parser and an encoder at work on claims given as plain sentences."""

    parser: StanzaParser
    encoder: SentenceEncoder

    def report(
        self, sentences: Sequence[str], language: str = "en", *, source: str | None = None, id: str = "a"
    ) -> tuple[Report, ParsedArticle]:
        """Make each sentence a claim, of a source if one is named."""
        spans, start = [], 0
        for sentence in sentences:
            spans.append(Span(start, start + len(sentence)))
            start += len(sentence) + 1
        blocks = tuple(Block(span, language, "prose") for span in spans)
        article = Article(id, "\n".join(sentences), language, published=A_WEDNESDAY, blocks=blocks)
        chain = (Link("s1", None, None),) if source else ()
        claims = tuple(
            Claim(f"c{n}", (article.passage(span),), chain, language=language)
            for n, span in enumerate(spans, 1)
        )
        sources = (Source("s1", source, "person"),) if source else ()
        return Report(article, claims, sources), next(iter(self.parser.parse([article])))

    def read(self, sentence: str, language: str = "en") -> Reading:
        return read_claims(*self.report([sentence], language))[0]

    def likeness(self, left: str, right: str, languages: tuple[str, str] = ("en", "en")) -> Likeness:
        ours, theirs = self.read(left, languages[0]), self.read(right, languages[1])
        gauge = Gauge(self.encoder)
        cosine = gauge.nearness(ours.slots.statement, theirs.slots.statement)
        words = WordVectors.of([ours, theirs], gauge)
        return Likeness(ours, theirs, cosine, words.matrix(ours.tokens, theirs.tokens))

    def judge(self, left: str, right: str, languages: tuple[str, str] = ("en", "en")) -> Judgement:
        likeness = self.likeness(left, right, languages)
        features = features_of(likeness)
        odds = ALONE.odds(likeness, features)
        return judge(likeness, features, load_classifier(self.encoder.name), odds=odds)

    def compare(self, *sides: tuple[Report, ParsedArticle]) -> ComparisonTable:
        reports, parsed = zip(*sides, strict=True)
        return tabulate(reports, match(reports, parsed, embedder=self.encoder))
