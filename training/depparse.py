"""The parser: building, training and applying it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from attrs import frozen
from stanza.models.common.pretrain import Pretrain
from stanza.models.depparse.data import DataLoader, Dataset
from stanza.models.depparse.trainer import GraphTrainer, Trainer
from stanza.models.parser import parse_args

from training.data import DEPREL, HEAD, Tree, buckets, document
from training.loop import Batches, Plan, Training, fit
from training.networks import parser_loss, settings
from training.transfer import Start, start_from

# The label scorer costs most in use, and grows with the square of its hidden layer.
SIZE = (
    "--hidden_dim 200 --num_layers 2 --char_hidden_dim 100 --char_emb_dim 50 --transformed_dim 100 "
    "--word_emb_dim 64 --word_cutoff 3 --tag_emb_dim 50 --deep_biaff_hidden_dim 100 "
    "--no_linearization --no_distance --dropout 0.25 --word_dropout 0.15"
)

Heads = list[tuple[int, str]]


def train_parser(
    versions: Sequence[Sequence[Tree]],
    tuning: Sequence[Tree],
    vectors: Pretrain,
    best: Path,
    plan: Plan,
    *,
    shorthand: str,
    start: Start | None = None,
    device: str = "cpu",
) -> float:
    """Train a parser into ``best`` and return its LAS on ``tuning``.

    ``versions`` are the same trees with different tags or typography; every sentence is seen in one of
    them at a time. The last one gives the vocabulary. ``tuning`` should have predicted tags.
    """
    arguments = settings(parse_args, SIZE, shorthand, device)
    torch.manual_seed(plan.seed)
    vocab = Dataset(document(versions[-1]), arguments, vectors).vocab
    data = [Dataset(document(trees), arguments, vectors, vocab=vocab, evaluation=True) for trees in versions]
    trainer = GraphTrainer(args=arguments, vocab=vocab, pretrain=vectors, device=arguments["device"])
    if start:
        start_from(trainer.model, start, vectors)

    def batches(_epoch: int, rng: random.Random) -> Batches:
        return _Lazy(data, buckets(data[0].lengths, plan.words, rng), rng)

    training = Training(
        trainer.model,
        batches,
        lambda batch: parser_loss(trainer.model, batch),
        lambda: attachment(tuning, parse(tuning, trainer, vectors)),
        lambda path: trainer.save(str(path)),
    )
    return fit(training, plan, best)


@frozen
class _Lazy:
    """Batches that are put together when they are needed, each sentence in a version chosen by chance."""

    versions: Sequence[Dataset]
    numbers: list[list[int]]
    rng: random.Random

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Any]:
        for batch in self.numbers:
            yield DataLoader.collate([self.rng.choice(self.versions)[number] for number in batch])


def load_parser(path: Path, vectors: Pretrain) -> Trainer:
    trainer = Trainer.load(str(path), vectors, args={"device": "cpu"}, device="cpu")
    trainer.model.float().eval()
    return trainer


def parse(trees: Sequence[Tree], trainer: Trainer, vectors: Pretrain, words: int = 1000) -> list[Heads]:
    """Parse the trees' words with the tags they carry; one (head, label) for each word."""
    data = Dataset(document(trees), trainer.args, vectors, vocab=trainer.vocab, evaluation=True)
    found: dict[int, Heads] = {}
    trainer.model.eval()
    with torch.inference_mode():
        for numbers in buckets(data.lengths, words, random.Random(0)):
            parsed = trainer.predict(DataLoader.collate([data[number] for number in numbers]))
            found.update(zip(numbers, parsed, strict=True))
    return [found[i] for i in range(len(trees))]


def attachment(gold: Iterable[Tree], parsed: Iterable[Heads]) -> float:
    """Give the share of words with the right head and label; subtypes of labels are not looked at."""
    right = total = 0
    for tree, heads in zip(gold, parsed, strict=True):
        for row, (head, label) in zip(tree.words, heads, strict=True):
            right += int(row[HEAD]) == int(head) and row[DEPREL].split(":")[0] == label.split(":")[0]
            total += 1
    return right / total
