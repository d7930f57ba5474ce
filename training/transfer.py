"""Starting a network from one trained on other data: rows are matched by the word or tag they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from attrs import frozen
from stanza.models.common.pretrain import Pretrain
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE, CompositeVocab
from stanza.models.pos.vocab import MultiVocab

# parameter → vocabulary, and the axis along which its units lie
_TABLES = {
    "word_emb.weight": ("word", 0),
    "lemma_emb.weight": ("lemma", 0),
    "charmodel.char_emb.weight": ("char", 0),
    "upos_emb.weight": ("upos", 0),
    "upos_clf.weight": ("upos", 0),
    "upos_clf.bias": ("upos", 0),
    "deprel.scorer.W_bilin.weight": ("deprel", 2),
    "deprel.scorer.W_bilin.bias": ("deprel", 0),
}
_TAG_TABLES = {
    "xpos": ("xpos_emb{}.weight", "tag_clf.xpos{}.weight", "tag_clf.xpos{}.bias"),
    "feats": ("ufeats_emb{}.weight", "tag_clf.feats{}.weight", "tag_clf.feats{}.bias"),
}


@frozen
class Start:
    """A tagger or parser to start from, and the vectors it was trained with."""

    model: Path
    vectors: Pretrain


def start_from(model: Any, start: Start, vectors: Pretrain) -> None:
    """Start a tagger or parser from a trained one, its view of the vectors carried over to the new ones."""
    stored = torch.load(start.model, weights_only=True)
    old = {name: value.float() for name, value in stored["model"].items()}
    view = "trans_pretrained.weight"
    if view in old:
        old[view] = old[view] @ between_vectors(start.vectors, vectors)
    inherit(model, old, MultiVocab.load_state_dict(stored["vocab"]))


def inherit(model: Any, old: dict[str, torch.Tensor], old_vocab: Any) -> int:
    """Copy into ``model`` what ``old`` knows, and return how many of its parameters got something."""
    state = model.state_dict()
    before = {key: (name, axis, units) for key, name, axis, units in _tables(old_vocab)}
    after = {name: (key, axis, units) for key, name, axis, units in _tables(model.vocab)}
    copied = 0
    for name, value in state.items():
        if name in after:
            copied += _copy_units(value, after[name], old, before)
        elif name in old and old[name].shape == value.shape:
            value.copy_(old[name])
            copied += 1
    return copied


def _tables(vocab: Any) -> Iterator[tuple[str, str, int, list[str]]]:
    """Yield a key that is the same for both networks, the parameter, the axis and the units along it."""
    for name, (kind, axis) in _TABLES.items():
        if kind in vocab:
            units = list(vocab[kind]._id2unit)
            yield name, name, axis, units[VOCAB_PREFIX_SIZE:] if kind == "deprel" else units
    for kind, names in _TAG_TABLES.items():
        for name in names:
            yield from _tag_tables(name, vocab[kind])


def _tag_tables(name: str, vocab: Any) -> Iterator[tuple[str, str, int, list[str]]]:
    if not isinstance(vocab, CompositeVocab):
        yield name, name.format(""), 0, list(vocab._id2unit)
        return
    for number, (feature, units) in enumerate(vocab._id2unit.items()):
        yield f"{name} {feature}", name.format(f".{number}"), 0, list(units)


def _copy_units(value: torch.Tensor, table: Any, old: dict[str, torch.Tensor], before: Any) -> int:
    key, axis, units = table
    if key not in before or before[key][0] not in old:
        return 0
    name, _, known = before[key]
    place = {unit: number for number, unit in enumerate(known)}
    shared = [(number, place[unit]) for number, unit in enumerate(units) if unit in place]
    to, source = (torch.tensor(side) for side in zip(*shared, strict=True))
    value.index_copy_(axis, to, old[name].to(value.dtype).index_select(axis, source))
    return 1


def between_vectors(old: Pretrain, new: Pretrain) -> torch.Tensor:
    """Find the linear map from the new vectors to the old ones that fits their common words best."""
    common = [word for word in new.vocab._id2unit if word in old.vocab._unit2id]
    left = np.stack([new.emb[new.vocab[word]].numpy() for word in common])
    right = np.stack([old.emb[old.vocab[word]].numpy() for word in common])
    fitted, *_ = np.linalg.lstsq(left, right, rcond=None)
    return torch.from_numpy(fitted.T.astype(np.float32))
