"""Tags for the parser's training data that are as often wrong, and in the same places, as tags in use.

A parser trained on gold tags, or on the tags a tagger gives to its own training data, trusts tags that are
not to be trusted in use; that cost up to ten points of LAS. Jackknifing, a tagger for each part of the data
that has not seen it, takes as long as training the parser. This takes a minute: the tagger tags its own
training data with dropout left on, at the rate that makes it as accurate there as it is on unseen text.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from attrs import evolve
from stanza.models.common.dropout import WordDropout
from stanza.models.common.pretrain import Pretrain
from stanza.models.pos.model import Tagger
from stanza.models.pos.trainer import Trainer
from torch import nn

from training.data import FORM, LEMMA, UPOS, Tags, Tree, retag
from training.pos import accuracy, tag

SAMPLE = 400  # sentences on which the rate is sought
STEPS = 6  # halvings of the interval, to about a hundredth


def noisy_trees(
    trees: Sequence[Tree], target: float, tagger: Trainer, vectors: Pretrain, seed: int
) -> list[Tree]:
    """Give the trees with tags of accuracy ``target``, and the lemmas that go with those tags."""
    sample = random.Random(seed).sample(list(trees), min(SAMPLE, len(trees)))
    rate = rate_for(sample, target, tagger, vectors)
    lemmas = usual_lemmas(trees)
    torch.manual_seed(seed)
    with dropout(tagger.model, rate):
        tagged = tag(trees, tagger, vectors)
    return [retag(tree, lemmatized(tree, tags, lemmas)) for tree, tags in zip(trees, tagged, strict=True)]


def rate_for(sample: Sequence[Tree], target: float, tagger: Trainer, vectors: Pretrain) -> float:
    """Find the dropout that brings the tagger's accuracy on ``sample`` to ``target``, or 0."""
    low, high = 0.0, 0.6
    for _ in range(STEPS):
        rate = (low + high) / 2
        torch.manual_seed(0)
        with dropout(tagger.model, rate):
            found = accuracy(sample, tag(sample, tagger, vectors))
        low, high = (rate, high) if found > target else (low, rate)
    return low


@contextmanager
def dropout(model: Tagger, rate: float) -> Iterator[None]:
    """Leave dropout on, also that of whole words, at ``rate``."""
    gates = [gate for gate in model.modules() if isinstance(gate, nn.Dropout | WordDropout)]
    before = [_rate(gate) for gate in gates]
    for gate in gates:
        _set_rate(gate, rate)
    model.train()
    try:
        yield
    finally:
        model.eval()
        for gate, old in zip(gates, before, strict=True):
            _set_rate(gate, old)


def _rate(gate: Any) -> float:
    return float(gate.dropprob if isinstance(gate, WordDropout) else gate.p)


def _set_rate(gate: nn.Module, rate: float) -> None:
    setattr(gate, "dropprob" if isinstance(gate, WordDropout) else "p", rate)


def usual_lemmas(trees: Iterable[Tree]) -> dict[tuple[str, str], str]:
    """Give the most frequent lemma of every word form with its part of speech."""
    counted: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for tree in trees:
        for row in tree.words:
            counted[row[FORM], row[UPOS]][row[LEMMA]] += 1
    return {key: lemmas.most_common(1)[0][0] for key, lemmas in counted.items()}


def lemmatized(tree: Tree, tags: Sequence[Tags], lemmas: dict[tuple[str, str], str]) -> list[Tags]:
    """Give every word the lemma that goes with its given tag, where one is known."""
    return [
        evolve(said, lemma=lemmas.get((row[FORM], said.upos), said.lemma))
        for row, said in zip(tree.words, tags, strict=True)
    ]
