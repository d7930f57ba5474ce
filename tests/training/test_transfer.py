"""Starting a network from another with other words and tags."""

from types import SimpleNamespace

import numpy as np
import torch
from stanza.models.common.pretrain import PretrainedWordVocab
from torch import nn

from training.transfer import between_vectors, inherit


class Small(nn.Module):
    """A network with the parameters of a tagger that matter here."""

    def __init__(self, words: list[str], tags: list[str]) -> None:
        super().__init__()
        self.word_emb = nn.Embedding(len(words), 2)
        self.upos_clf = nn.Linear(3, len(tags))
        self.hidden = nn.Linear(2, 3)
        units = SimpleNamespace
        self.vocab = {
            "word": units(_id2unit=words),
            "upos": units(_id2unit=tags),
            "xpos": units(_id2unit=[]),
            "feats": units(_id2unit=[]),
        }


def test_rows_follow_their_word_and_their_tag() -> None:
    old = Small(["the", "says"], ["NOUN", "VERB"])
    new = Small(["says", "new", "the"], ["VERB", "X"])
    fresh = new.word_emb.weight[1].detach().clone()

    inherit(new, old.state_dict(), old.vocab)

    assert torch.equal(new.word_emb.weight[0], old.word_emb.weight[1])
    assert torch.equal(new.word_emb.weight[2], old.word_emb.weight[0])
    assert torch.equal(new.word_emb.weight[1], fresh)
    assert torch.equal(new.upos_clf.bias[0], old.upos_clf.bias[1])
    assert torch.equal(new.hidden.weight, old.hidden.weight)


def test_the_map_between_vectors_is_found_from_common_words() -> None:
    rng = np.random.default_rng(1)
    words = [f"w{number}" for number in range(20)]
    turn = rng.normal(size=(3, 2))
    right = rng.normal(size=(24, 2)).astype(np.float32)
    left = (right @ turn.T).astype(np.float32)
    old = SimpleNamespace(vocab=PretrainedWordVocab(words), emb=torch.from_numpy(left))
    new = SimpleNamespace(vocab=PretrainedWordVocab(words), emb=torch.from_numpy(right))

    found = between_vectors(old, new)

    assert np.allclose(found.numpy(), turn, atol=1e-4)
