"""What was learnt from labelled pairs: how claims relate, by what their slots say.

A logistic model, kept per encoder and fitted by ``training/relations.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray
from scipy.special import softmax

from claimtrack.matching.features import Features
from claimtrack.matching.fitted import load_tables

Verdict = Literal["same", "contradicts", "different_scope", "other"]
VERDICTS: tuple[Verdict, ...] = ("same", "contradicts", "different_scope", "other")


@frozen(eq=False)
class Classifier:
    """The coefficients for one encoder.

    ``weights`` has shape (features, verdicts) and takes features of mean 0 and scale 1.
    """

    mean: NDArray[np.float64] = field(repr=False)
    scale: NDArray[np.float64] = field(repr=False)
    weights: NDArray[np.float64] = field(repr=False)
    bias: NDArray[np.float64] = field(repr=False)

    def verdicts(self, features: Features) -> Mapping[Verdict, float]:
        """Give the probability of each verdict for claims that are alike; they add up to 1."""
        standard = (features.row() - self.mean) / self.scale
        chances = softmax(standard @ self.weights + self.bias)
        return dict(zip(VERDICTS, (float(chance) for chance in chances), strict=True))


def load_classifier(encoder: str) -> Classifier:
    """Read the coefficients for an encoder; raises as `load_tables` does."""
    tables = load_tables(encoder)
    return Classifier(**{name: np.array(tables[name]) for name in ("mean", "scale", "weights", "bias")})
