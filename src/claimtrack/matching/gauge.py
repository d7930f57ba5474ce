"""Any encoder on one scale: how near "near" is differs from encoder to encoder.

The thresholds of comparison are written for the cosines of `SentenceEncoder`. Those of another
encoder are brought onto that scale by rank: what lies above nine tenths of its cosines between
claims lies above nine tenths of those of `SentenceEncoder`. ``training/relations.py`` makes the
curves, and ``coefficients.json`` keeps them per encoder.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from claimtrack.matching.embedder import Embedder, Vectors
from claimtrack.matching.fitted import load_tables


@frozen(eq=False)
class Curve:
    """A rising line through points, from an encoder's cosines to the scale; without points, no change."""

    given: NDArray[np.float64] = field(factory=lambda: np.zeros(0), converter=np.asarray)
    meant: NDArray[np.float64] = field(factory=lambda: np.zeros(0), converter=np.asarray)

    def __call__(self, cosines: NDArray[Any]) -> NDArray[Any]:
        """Give the cosines on the scale, in the shape they came in."""
        return np.interp(cosines, self.given, self.meant) if len(self.given) else cosines


AS_IT_IS = Curve()


@frozen(eq=False)
class Gauge:
    """An encoder with the curves for cosines between sentences and between single words."""

    embedder: Embedder
    of_sentences: Curve = AS_IT_IS
    of_words: Curve = AS_IT_IS

    @property
    def name(self) -> str:
        """Name the encoder."""
        return self.embedder.name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Give a row of unit length for each text, in order: shape (n, d)."""
        return self.embedder.embed(texts)

    def nearness(self, one: str, other: str) -> float:
        """Give the cosine of two sentences or phrases on the scale."""
        rows = self.embedder.embed([one, other])
        return float(self.of_sentences(np.asarray(rows[0] @ rows[1])))


def gauge_of(embedder: Embedder) -> Gauge:
    """Find the curves of an encoder.

    Raises:
        ModelError: nothing was fitted for it; the message names the encoders there are.
    """
    tables = load_tables(embedder.name)
    curves = {f"of_{kind}": Curve(*knots) for kind, knots in tables.get("curves", {}).items()}
    return Gauge(embedder, **curves)
