"""Encoders whose cosines mean something else, brought onto one scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from claimtrack.errors import ModelError
from claimtrack.matching import SentenceEncoder
from claimtrack.matching.embedder import Vectors
from claimtrack.matching.gauge import Curve, Gauge, gauge_of
from tests.matching.helpers import Desk
from training.relations import fit_curves

SENTENCES = (
    "The ferry sank off the coast on Friday.",
    "Eleven passengers were injured when the ferry went down.",
    "The mayor wants a new bridge.",
    "The council will decide on the bridge in May.",
    "Prices of bread rose by four per cent.",
    "A fire destroyed the library.",
    "The library was burnt to the ground.",
)


class Squeezed:
    """An encoder that finds everything alike: the cosines of another, between a half and one."""

    name = "squeezed"

    def __init__(self, encoder: SentenceEncoder) -> None:
        self._encoder = encoder

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = self._encoder.embed(texts)
        return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32) / np.float32(np.sqrt(2))


def test_the_encoder_that_comes_along_is_the_scale(encoder: SentenceEncoder) -> None:
    one, other = SENTENCES[:2]
    rows = encoder.embed([one, other])
    assert gauge_of(encoder).nearness(one, other) == pytest.approx(float(rows[0] @ rows[1]))


def test_an_encoder_that_nothing_was_fitted_for_is_refused(encoder: SentenceEncoder) -> None:
    with pytest.raises(ModelError, match="no coefficients for the encoder 'squeezed'"):
        gauge_of(Squeezed(encoder))


def test_curves_by_rank_undo_what_an_encoder_does_to_cosines(desk: Desk, encoder: SentenceEncoder) -> None:
    readings = [desk.read(sentence) for sentence in SENTENCES]
    squeezed = Squeezed(encoder)

    curves = fit_curves([*zip(readings, readings[::-1], strict=True)], squeezed)

    gauge = Gauge(squeezed, *(Curve(*curves[kind]) for kind in ("sentences", "words")))
    for one in SENTENCES:
        for other in SENTENCES:
            assert gauge.nearness(one, other) == pytest.approx(Gauge(encoder).nearness(one, other), abs=0.02)


def test_a_curve_keeps_the_order_and_the_shape() -> None:
    curve = Curve([-1.0, 0.5, 1.0], [-1.0, 0.0, 1.0])
    cosines = np.array([[0.2, 0.5], [0.75, 1.0]])
    assert curve(cosines).tolist() == [[pytest.approx(-0.2), 0.0], [0.5, 1.0]]
