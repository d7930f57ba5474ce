"""Two claims at a time: labelled pairs, and sentences of one event or another."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from tabulate import tabulate as lay_out

from claimtrack.matching.classifier import load_classifier
from claimtrack.matching.embedder import Embedder, SentenceEncoder
from claimtrack.matching.features import features_of
from claimtrack.matching.gauge import gauge_of
from claimtrack.matching.relation import Judgement, judge
from claimtrack.matching.standing import ALONE
from claimtrack.parsing import StanzaParser
from evaluation.claim_pairs import ONE_DAY, ClaimPair, PairReader, load_pairs

RELATIONS = ("same", "contradicts", "different_scope")


# ── labelled pairs ────────────────────────────────────────────────────────────────────────


def measure_pairs(split: str, errors: str | None, encoder: Embedder) -> None:
    """Judge each pair as if the two were each other's nearest claims."""
    pairs = load_pairs("held" if split == "held" else "dev")
    reader, classifier = PairReader(StanzaParser(), gauge_of(encoder)), load_classifier(encoder.name)
    judged = []
    chances = []
    for sides in reader.sides(pairs):
        likeness = reader.between(*sides)
        features = features_of(likeness)
        judged.append(judge(likeness, features, classifier, odds=ALONE.odds(likeness, features)))
        chances.append(classifier.verdicts(features)["contradicts"])
    _print_relations(pairs, judged)
    _print_details(pairs, judged)
    _print_calibration(chances, [pair.relation == "contradicts" for pair in pairs])
    if errors:
        _print_errors(pairs, judged, errors)


def _print_relations(pairs: Sequence[ClaimPair], judged: Sequence[Judgement]) -> None:
    languages = sorted({pair.languages for pair in pairs})
    table = []
    for relation in RELATIONS:
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


# ── same event or another ─────────────────────────────────────────────────────────────────


def measure_events(path: Path, step: int) -> None:
    """Rank sentence pairs by the odds that they are about one matter."""
    with path.open(encoding="utf-8", newline="") as lines:
        pairs = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[::step]
    reader = PairReader(StanzaParser(), gauge_of(SentenceEncoder()))
    odds, same = [], []
    for pair in pairs:
        texts = (pair["text_a"], pair["text_b"])
        left, right = (reader.reading(text, "en", ONE_DAY) for text in texts)
        likeness = reader.between(left, right)
        odds.append(ALONE.odds(likeness, features_of(likeness)))
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
