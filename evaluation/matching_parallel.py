"""Whole reports without gold: parallel documents as twins and strangers, and ever longer ones."""

from __future__ import annotations

import csv
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from tabulate import tabulate as lay_out

from claimtrack.matching import match
from claimtrack.matching.candidates import candidates
from claimtrack.matching.embedder import SentenceEncoder
from claimtrack.model import Article, Block, Claim, ComparisonTable, ParsedArticle, Report, Span
from claimtrack.parsing import StanzaParser
from claimtrack.tabulation import tabulate
from evaluation.claim_pairs import load_pairs

SIZES = (60, 250, 1000, 2500, 5000)


# ── parallel documents ────────────────────────────────────────────────────────────────────


def measure_parallel(path: Path, most: int) -> None:
    """Compare each document with its translation, and with the translation of another document."""
    documents = _parallel_documents(path)[:most]
    encoder, parser = SentenceEncoder(), StanzaParser()
    sides = [
        tuple(_report(texts, language, parser) for texts, language in document) for document in documents
    ]
    twins: Counter[str] = Counter()
    strangers: Counter[str] = Counter()
    for place, (english, dutch) in enumerate(sides):
        table = _compare(english, dutch, encoder)
        twins += _count_twins(table)
        # Half the set away, so that neighbours on one topic do not meet.
        foreign = sides[(place + len(sides) // 2) % len(sides)][1]
        strangers += _count_strangers(_compare(english, foreign, encoder))
    total = twins["claims"]
    print(f"{len(documents)} documents, {total} claims with a twin")
    print(f"best match is the twin   {twins['best'] / total:.3f}")
    print(f"twins called same        {twins['same'] / total:.3f}")
    print(f"twins called contradicts {twins['contradicts'] / total:.4f}")
    called = strangers["same"] + strangers["contradicts"]
    print(f"strangers: {called} same or contradicts in {strangers['pairs']} candidate pairs", end=" ")
    print(f"= {called / max(1, strangers['pairs']):.4f}")


def _parallel_documents(path: Path) -> list[list[tuple[list[str], str]]]:
    texts: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            texts[line["doc"]].append((line["en"], line["nl"]))
    return [
        [([english for english, _ in pairs], "en"), ([dutch for _, dutch in pairs], "nl")]
        for pairs in texts.values()
    ]


def _report(sentences: Sequence[str], language: str, parser: StanzaParser) -> tuple[Report, ParsedArticle]:
    """Make each sentence a claim in the article's own voice."""
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    blocks = tuple(Block(span, language, "prose") for span in spans)
    article = Article("parallel", "\n".join(sentences), language, blocks=blocks)
    claims = tuple(
        Claim(f"c{number}", (article.passage(span),), language=language) for number, span in enumerate(spans)
    )
    return Report(article, claims, ()), next(iter(parser.parse([article])))


def _compare(
    left: tuple[Report, ParsedArticle], right: tuple[Report, ParsedArticle], encoder: SentenceEncoder
) -> ComparisonTable:
    reports, parsed = (left[0], right[0]), (left[1], right[1])
    return tabulate(reports, match(reports, parsed, embedder=encoder))


def _count_twins(table: ComparisonTable) -> Counter[str]:
    found: Counter[str] = Counter(claims=len(table.reports[0].claims))
    for claim in table.reports[0].claims:
        rows = [row for row in table.rows if row.is_shared and claim.id in row.cells[0]]
        best = max(rows, key=lambda row: row.score, default=None)
        found["best"] += best is not None and claim.id in best.cells[1]
        own = {row.relation for row in rows if claim.id in row.cells[1]}
        found["same"] += "same" in own
        found["contradicts"] += "contradicts" in own
    return found


def _count_strangers(table: ComparisonTable) -> Counter[str]:
    found = Counter(row.relation for row in table.rows if row.is_shared)
    counts: Counter[str] = Counter({str(relation): number for relation, number in found.items()})
    counts["pairs"] = sum(row.is_shared for row in table.rows) + len(table.weaker)
    return counts


# ── scaling ───────────────────────────────────────────────────────────────────────────────


def measure_scaling() -> None:
    """Align ever more claims, sentences of the labelled pairs; parsing and loading do not count."""
    encoder, parser = SentenceEncoder(), StanzaParser()
    pairs = [*load_pairs("dev"), *load_pairs("held")]
    english = [pair.left for pair in pairs if pair.languages[0] == "en"]
    dutch = [pair.right for pair in pairs if pair.languages[1] == "nl"]
    table = []
    for size in SIZES:
        sides = [
            _report([*islice(cycle(texts), size)], language, parser)
            for texts, language in ((english, "en"), (dutch, "nl"))
        ]
        vectors = [encoder.embed([claim.text for claim in report.claims]) for report, _ in sides]
        start = time.process_time()
        near = len(candidates(vectors[0], vectors[1]))
        between = time.process_time()
        _compare(sides[0], sides[1], encoder)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        table.append([size, near, between - start, time.process_time() - between, peak])
    headers = ["claims a side", "candidate pairs", "finding them, s", "whole alignment, s", "peak, MB"]
    print(lay_out(table, headers=headers, floatfmt=".2f"))
