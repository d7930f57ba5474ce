"""How well claims are matched and related: ``python -m evaluation.matching COMMAND …``.

::

    pairs [--split held] [--errors contradicts]   labelled pairs of fixtures/pairs: P, R, F1, calibration
    parallel ntrex_en_nl.tsv                       parallel documents: best match, same, strangers
    events ecbplus_pairs_dev.tsv                   same event against another of its kind: AUC
    gold GOLD.json LEFT.txt RIGHT.txt …          event pairs with hand-made gold, the whole pipeline
    scaling                                        time, memory and candidate pairs up to 5,000 claims a side
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import cycle, islice, pairwise
from pathlib import Path

import numpy as np
from attrs import frozen
from tabulate import tabulate as lay_out

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, too

from claimtrack.matching import match
from claimtrack.matching.candidates import candidates
from claimtrack.matching.classifier import load_classifier
from claimtrack.matching.embedder import SentenceEncoder
from claimtrack.matching.features import features_of
from claimtrack.matching.relation import Judgement, judge, standing
from claimtrack.model import (
    Article,
    Block,
    Claim,
    ComparisonTable,
    ParsedArticle,
    Report,
    Row,
    Span,
)
from claimtrack.parsing import StanzaParser
from claimtrack.pipeline import Pipeline
from claimtrack.tabulation import tabulate
from evaluation.claim_pairs import ONE_DAY, ClaimPair, PairReader, load_pairs

_RELATIONS = ("same", "contradicts", "different_scope")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.matching",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True)
    pairs = commands.add_parser("pairs")
    pairs.add_argument("--split", choices=("dev", "held"), default="dev")
    pairs.add_argument("--errors", choices=_RELATIONS, help="print the pairs wrongly called this, and why")
    pairs.set_defaults(run=lambda given: measure_pairs(given.split, given.errors))
    parallel = commands.add_parser("parallel")
    parallel.add_argument("file", type=Path)
    parallel.add_argument("--documents", type=int, default=1000, help="no more than these, for a quick look")
    parallel.set_defaults(run=lambda given: measure_parallel(given.file, given.documents))
    events = commands.add_parser("events")
    events.add_argument("file", type=Path)
    events.add_argument("--step", type=int, default=1, help="take every so many pairs, for a quick look")
    events.set_defaults(run=lambda given: measure_events(given.file, given.step))
    gold = commands.add_parser("gold")
    gold.add_argument("files", type=Path, nargs="+", metavar="GOLD LEFT RIGHT")
    gold.set_defaults(run=lambda given: measure_gold(given.files))
    commands.add_parser("scaling").set_defaults(run=lambda _: measure_scaling())
    given = parser.parse_args()
    given.run(given)


# ── labelled pairs ────────────────────────────────────────────────────────────────────────


def measure_pairs(split: str, errors: str | None) -> None:
    """Judge each pair as if the two were each other's nearest claims."""
    pairs = load_pairs("held" if split == "held" else "dev")
    encoder = SentenceEncoder()
    reader, classifier = PairReader(StanzaParser(), encoder), load_classifier(encoder.name)
    judged = []
    chances = []
    for pair in pairs:
        likeness = reader.likeness(pair)
        features = features_of(likeness)
        judged.append(judge(likeness, features, classifier, nearest=True))
        chances.append(classifier.verdicts(features)["contradicts"])
    _print_relations(pairs, judged)
    _print_details(pairs, judged)
    _print_calibration(chances, [pair.relation == "contradicts" for pair in pairs])
    if errors:
        _print_errors(pairs, judged, errors)


def _print_relations(pairs: Sequence[ClaimPair], judged: Sequence[Judgement]) -> None:
    languages = sorted({pair.languages for pair in pairs})
    table = []
    for relation in _RELATIONS:
        for tongue in (None, *languages):
            own = [(p, j) for p, j in zip(pairs, judged, strict=True) if tongue in (None, p.languages)]
            table.append([relation, "–".join(tongue) if tongue else "all", *_scores(own, relation)])
    print(
        lay_out(table, headers=["relation", "languages", "pairs", "called", "P", "R", "F1"], floatfmt=".2f")
    )


def _scores(judged: Sequence[tuple[ClaimPair, Judgement]], relation: str) -> list[float]:
    wanted = sum(pair.relation == relation for pair, _ in judged)
    called = sum(judgement.relation == relation for _, judgement in judged)
    right = sum(pair.relation == relation == judgement.relation for pair, judgement in judged)
    precision, recall = right / max(1, called), right / max(1, wanted)
    return [wanted, called, precision, recall, 2 * precision * recall / max(1e-9, precision + recall)]


def _print_details(pairs: Sequence[ClaimPair], judged: Sequence[Judgement]) -> None:
    """Show how many pairs of each detail get their relation, and their detail with it."""
    rows: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for pair, judgement in zip(pairs, judged, strict=True):
        row = rows[pair.relation, pair.detail or "–"]
        row["pairs"] += 1
        row["relation"] += judgement.relation == pair.relation
        row["detail"] += (judgement.relation, judgement.detail) == (pair.relation, pair.detail)
    table = [[*key, row["pairs"], row["relation"], row["detail"]] for key, row in sorted(rows.items())]
    print("\n" + lay_out(table, headers=["relation", "detail", "pairs", "relation right", "detail too"]))


def _print_calibration(chances: Sequence[float], true: Sequence[bool]) -> None:
    """Set the chance that the model gives a contradiction against how often it is one."""
    edges = np.linspace(0.0, 1.0, 11)
    table = []
    for low, high in pairwise(edges):
        inside = [was for chance, was in zip(chances, true, strict=True) if low <= chance < high]
        if inside:
            share = sum(inside) / len(inside)
            table.append([f"{low:.1f}–{high:.1f}", len(inside), share, "█" * round(20 * share)])
    print("\n" + lay_out(table, headers=["chance given", "pairs", "contradictions", ""], floatfmt=".2f"))


def _print_errors(pairs: Sequence[ClaimPair], judged: Sequence[Judgement], relation: str) -> None:
    for pair, judgement in zip(pairs, judged, strict=True):
        if judgement.relation == relation != pair.relation:
            print(f"\n{pair.id}: {pair.relation} {pair.detail or ''}")
            print(f"  called {relation} {judgement.detail or ''}")
            print(f"  {pair.left}\n  {pair.right}\n  {'; '.join(judgement.reasons)}")


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


# ── same event or another ─────────────────────────────────────────────────────────────────


def measure_events(path: Path, step: int) -> None:
    """Rank sentence pairs by the odds that they are about one matter."""
    with path.open(encoding="utf-8", newline="") as lines:
        pairs = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[::step]
    encoder = SentenceEncoder()
    reader, classifier = PairReader(StanzaParser(), encoder), load_classifier(encoder.name)
    odds, same = [], []
    for pair in pairs:
        texts = (pair["text_a"], pair["text_b"])
        left, right = (reader.reading(text, "en", ONE_DAY) for text in texts)
        odds.append(standing(features_of(reader.between(left, right)), classifier))
        same.append(pair["label"] == "1")
    print(f"{len(pairs)} pairs, {sum(same)} of one event: AUC {area_under_curve(odds, same):.3f}")


def area_under_curve(scores: Sequence[float], true: Sequence[bool]) -> float:
    """Give the chance that a true one scores above a false one; ties count half."""
    values, positive = np.asarray(scores), np.asarray(true)
    order = np.argsort(values, kind="stable")
    ranks = np.empty(len(values))
    ranks[order] = np.arange(1, len(values) + 1)
    for value in np.unique(values):
        ranks[values == value] = ranks[values == value].mean()
    ours, theirs = positive.sum(), (~positive).sum()
    return float((ranks[positive].sum() - ours * (ours + 1) / 2) / (ours * theirs))


# ── event pairs with gold ─────────────────────────────────────────────────────────────────


@frozen
class GoldMatch:
    """Two stretches of text that an annotator related, with what else may be said of them."""

    left: Span
    right: Span
    relation: str
    accepted: frozenset[str]
    support: str


def measure_gold(files: Sequence[Path]) -> None:
    """Run the pipeline on event pairs and look up each gold match among the rows."""
    pipeline = Pipeline()
    total: Counter[str] = Counter()
    for gold, left, right in zip(files[::3], files[1::3], files[2::3], strict=True):
        total += _count_gold(_gold_matches(gold), pipeline.compare(left, right))
    for relation in ("same", "contradicts"):
        called, right_ones = total[relation + " called"], total[relation + " right"]
        wanted, found = total[relation + " wanted"], total[relation + " found"]
        print(f"{relation:12} P {right_ones}/{called} R {found}/{wanted}")
    print(f"traps called same or contradicts: {total['trapped']}/{total['traps']}")
    print(f"support right where same is found: {total['support']}/{total['same found']}")


def _gold_matches(path: Path) -> list[GoldMatch]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    sides = [side for side in gold.values() if isinstance(side, dict) and "attributed" in side]
    places: list[dict[str, Span]] = []
    for side in sides:
        entries = [*side["attributed"], *side.get("own_voice", []), *side.get("no_comment", [])]
        spans = {entry["id"]: entry.get("content") for entry in entries}
        places.append({id: Span(c["start"], c["end"]) for id, c in spans.items() if c})
    return [
        GoldMatch(
            places[0][m["left"]],
            places[1][m["right"]],
            m["relation"],
            frozenset([*m.get("also", []), *m.get("accept", [])]),
            m.get("support", "unknown"),
        )
        for m in gold["matches"]
        if m["left"] in places[0] and m["right"] in places[1]
    ]


def _count_gold(gold: Iterable[GoldMatch], table: ComparisonTable) -> Counter[str]:
    matches = list(gold)
    found: Counter[str] = Counter()
    for row in (row for row in table.rows if row.relation in {"same", "contradicts"}):
        touching = [m for m in matches if _touches(m, row, table)]
        if touching:
            found[f"{row.relation} called"] += 1
            found[f"{row.relation} right"] += any(row.relation in {m.relation, *m.accepted} for m in touching)
    for m in matches:
        rows = [row for row in table.rows if _touches(m, row, table)]
        relations = {row.relation for row in rows}
        found[f"{m.relation} wanted"] += 1
        hit = bool(relations & {m.relation, *m.accepted})
        found[f"{m.relation} found"] += hit
        if m.relation == "same" and hit:
            found["support"] += any(row.support == m.support for row in rows)
        if m.relation == "different_scope":
            found["traps"] += 1
            found["trapped"] += bool(relations & {"same", "contradicts"} - m.accepted)
    return found


def _touches(gold: GoldMatch, row: Row, table: ComparisonTable) -> bool:
    spans = (gold.left, gold.right)
    return row.is_shared and all(
        any(_is_at(report.claim(id), span) for id in cell)
        for report, cell, span in zip(table.reports, row.cells, spans, strict=True)
    )


def _is_at(claim: Claim, span: Span) -> bool:
    """Tell whether claim and gold share at least half of the characters that either has."""
    own = {place for p in claim.content for place in range(p.start, p.end)}
    gold = set(range(span.start, span.end))
    return 2 * len(own & gold) >= len(own | gold)


# ── scaling ───────────────────────────────────────────────────────────────────────────────


SIZES = (60, 250, 1000, 2500, 5000)


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


if __name__ == "__main__":
    main()
