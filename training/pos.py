"""The tagger: building, training and applying it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from attrs import frozen
from stanza.models.common.pretrain import Pretrain
from stanza.models.common.utils import unsort
from stanza.models.pos.data import Dataset
from stanza.models.pos.model import Tagger
from stanza.models.pos.trainer import Trainer, unpack_batch
from stanza.models.tagger import parse_args

from training.data import FEATS, LEMMA, UPOS, XPOS, Tags, Tree, buckets, document
from training.loop import Batches, Plan, Training, fit
from training.networks import settings
from training.transfer import Start, start_from

# With the usual dropout of 0.5, and 0.33 of words, a model of this size fits its training data hardly better
# than unseen text.
SIZE = (
    "--share_hid --tag_emb_dim 0 --hidden_dim 200 --num_layers 2 --char_hidden_dim 100 --char_emb_dim 50 "
    "--transformed_dim 100 --word_emb_dim 64 --word_cutoff 3 --deep_biaff_hidden_dim 200 "
    "--augment_nopunct 0.25 --dropout 0.25 --word_dropout 0.15"
)


def train_tagger(
    train: Sequence[Tree],
    tuning: Sequence[Tree],
    vectors: Pretrain,
    best: Path,
    plan: Plan,
    *,
    shorthand: str,
    start: Start | None = None,
    device: str = "cpu",
) -> float:
    """Train a tagger into ``best`` and return its score on ``tuning``; see ``fit`` for resuming."""
    arguments = settings(parse_args, SIZE, shorthand, device)
    doc = document(train)
    torch.manual_seed(plan.seed)
    trainer = Trainer(arguments, Dataset.init_vocab([doc], arguments), vectors, device=arguments["device"])
    if start:
        start_from(trainer.model, start, vectors)
    data = Dataset(doc, arguments, vectors, vocab=trainer.vocab)
    lengths = [len(tree.words) for tree in train]

    def batches(_epoch: int, rng: random.Random) -> Batches:
        return _Lazy(data, buckets(lengths, plan.words, rng))

    training = Training(
        trainer.model,
        batches,
        lambda batch: tagger_loss(trainer.model, batch),
        lambda: accuracy(tuning, tag(tuning, trainer, vectors)),
        lambda path: trainer.save(str(path)),
    )
    return fit(training, plan, best)


@frozen
class _Lazy:
    """Batches that are put together when they are needed."""

    data: Dataset
    numbers: list[list[int]]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Any]:
        return (self.data.collate_fn([self.data[number] for number in batch]) for batch in self.numbers)


def tagger_loss(model: Tagger, batch: Any) -> torch.Tensor:
    """Give Stanza's own loss: the sum over tag columns of the mean over words."""
    device = next(model.parameters()).device
    inputs, _, order, sentlens, wordlens, text = unpack_batch(batch, device)
    loss: torch.Tensor = model(*inputs, order, sentlens, wordlens, text)[0]
    return loss


def load_tagger(path: Path, vectors: Pretrain) -> Trainer:
    trainer = Trainer(model_file=str(path), pretrain=vectors, device="cpu", args={"lr": 0.0})
    trainer.model.float().eval()
    return trainer


def tag(trees: Sequence[Tree], trainer: Trainer, vectors: Pretrain, words: int = 3000) -> list[list[Tags]]:
    """Tag the trees' words in the mode the model is in; lemmas are those of the trees."""
    data = Dataset(document(trees), trainer.args, vectors, vocab=trainer.vocab, evaluation=True)
    lengths = [len(tree.words) for tree in trees]
    found: dict[int, list[list[str]]] = {}
    with torch.inference_mode():
        for numbers in buckets(lengths, words, random.Random(0)):
            tagged = _predict(trainer, data.collate_fn([data[number] for number in numbers]))
            found.update(zip(numbers, tagged, strict=True))
    return [
        [
            Tags(upos, xpos, feats, row[LEMMA])
            for (upos, xpos, feats), row in zip(found[i], tree.words, strict=True)
        ]
        for i, tree in enumerate(trees)
    ]


def _predict(trainer: Trainer, batch: Any) -> list[list[list[str]]]:
    """Give the tags of every word of every sentence; unlike Stanza's own, leaves the model's mode alone."""
    device = next(trainer.model.parameters()).device
    inputs, original, order, sentlens, wordlens, text = unpack_batch(batch, device)
    columns = trainer.model(*inputs[:4], None, inputs[5], order, sentlens, wordlens, text)[1]
    names = [
        [trainer.vocab[name].unmap(row) for row in column.tolist()]
        for name, column in zip(trainer.model.tag_names, columns, strict=True)
    ]
    words = [
        list(zip(*(column[i][:length] for column in names), strict=True)) for i, length in enumerate(sentlens)
    ]
    return unsort(words, original)


def accuracy(gold: Iterable[Tree], tagged: Iterable[Sequence[Tags]]) -> float:
    """Give the mean accuracy of part of speech, language-specific tag and features, the first twice."""
    right = total = 0
    for tree, tags in zip(gold, tagged, strict=True):
        for row, said in zip(tree.words, tags, strict=True):
            right += 2 * (row[UPOS] == said.upos) + (row[XPOS] == said.xpos) + (row[FEATS] == said.feats)
            total += 4
    return right / total
