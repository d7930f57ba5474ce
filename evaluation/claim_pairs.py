"""Read the labelled claim pairs and bring each before the comparison, as two one-claim reports."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Literal

from attrs import evolve, frozen

from claimtrack.matching.embedder import Embedder, SentenceEncoder
from claimtrack.matching.gauge import Gauge
from claimtrack.matching.likeness import Likeness
from claimtrack.matching.reading import Reading
from claimtrack.matching.slots import read_claims
from claimtrack.matching.transformer import TransformerEncoder
from claimtrack.matching.word_vectors import WordVectors
from claimtrack.model import Article, Block, Claim, ParsedArticle, Passage, Report, Span
from claimtrack.parsing import Parser

PAIRS = Path(__file__).parent.parent / "fixtures" / "pairs"
Split = Literal["dev", "held"]

# Most pairs name no day of publication; both reports then came out on this one, a Wednesday.
ONE_DAY = date(2024, 5, 15)


@frozen
class ClaimPair:
    """Two claims with their languages, days of publication and labels."""

    id: str
    left: str
    right: str
    languages: tuple[str, str]
    relation: str
    detail: str | None
    days: tuple[date, date]

    @property
    def story(self) -> str:
        """Name the story; pairs of one story share sentences and must not be split in training."""
        return self.id.split("/")[1]


def load_pairs(split: Split, directory: Path = PAIRS) -> list[ClaimPair]:
    """Read the pairs of one split, in the order of the files."""
    return [
        _pair(entry, (tables["left_language"], tables["right_language"]))
        for path in sorted(directory.glob("*.toml"))
        for tables in [tomllib.loads(path.read_text(encoding="utf-8"))]
        for entry in tables["pair"]
        if entry["split"] == split
    ]


def _pair(entry: dict[str, object], languages: tuple[str, str]) -> ClaimPair:
    days = [entry.get(key, ONE_DAY) for key in ("left_date", "right_date")]
    detail = entry.get("detail")
    return ClaimPair(
        str(entry["id"]),
        str(entry["left"]),
        str(entry["right"]),
        languages,
        str(entry["relation"]),
        str(detail) if detail else None,
        (days[0], days[1]),  # type: ignore[arg-type]
    )


def load_encoder(model: str | None) -> Embedder:
    """Take the shipped encoder, or a model of sentence-transformers."""
    return TransformerEncoder(model) if model else SentenceEncoder()


class PairReader:
    """Parse, read and embed claims, each text once."""

    def __init__(self, parser: Parser, gauge: Gauge) -> None:
        self._parser = parser
        self._gauge = gauge
        self._parsed: dict[tuple[str, str], ParsedArticle] = {}

    def sides(self, pairs: Iterable[ClaimPair]) -> list[tuple[Reading, Reading]]:
        """Read the two claims of each pair."""
        return [
            (
                self.reading(pair.left, pair.languages[0], pair.days[0]),
                self.reading(pair.right, pair.languages[1], pair.days[1]),
            )
            for pair in pairs
        ]

    def between(self, left: Reading, right: Reading) -> Likeness:
        """Set any two readings side by side."""
        cosine = self._gauge.nearness(left.slots.statement, right.slots.statement)
        words = WordVectors.of([left, right], self._gauge)
        return Likeness(left, right, cosine, words.matrix(left.tokens, right.tokens))

    def reading(self, text: str, language: str, day: date) -> Reading:
        """Read one text as a claim in nobody's voice."""
        parsed = self._parse(text, language)
        article = evolve(parsed.article, published=day, dated_by="given")
        claim = Claim("c1", (Passage(Span(0, len(text)), text),), language=language)
        return read_claims(Report(article, (claim,), ()), evolve(parsed, article=article))[0]

    def _parse(self, text: str, language: str) -> ParsedArticle:
        key = (text, language)
        if key not in self._parsed:
            article = Article("claim", text, language, blocks=(Block(Span(0, len(text)), language, "prose"),))
            self._parsed[key] = next(iter(self._parser.parse([article])))
        return self._parsed[key]
