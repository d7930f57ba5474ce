from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.matching import SentenceEncoder

TEXTS = [
    "ferry",
    "the ferry lost power in the strait and drifted for three hours before a tug arrived",
    "de veerboot",
    "",
    "x\ud800y",
    "word " * 340,
    "a text that is much too long for any company " * 60,
    *(f"number {n} of {'many ' * n}" for n in range(30)),
]


@given(st.lists(st.sampled_from(TEXTS), min_size=1))
def test_a_text_gets_the_same_row_whatever_stands_beside_it(
    encoder: SentenceEncoder, texts: list[str]
) -> None:
    alone = {text: encoder.embed([text])[0] for text in texts}
    fresh = SentenceEncoder()
    fresh._encoder = encoder._encoder

    for text, row in zip(texts, fresh.embed(texts), strict=True):
        assert np.array_equal(row, alone[text])


def test_rows_have_unit_length(encoder: SentenceEncoder) -> None:
    assert np.allclose(np.linalg.norm(encoder.embed(TEXTS), axis=1), 1.0, atol=1e-5)


def test_no_text_has_no_row(encoder: SentenceEncoder) -> None:
    assert encoder.embed([]).shape == (0, 512)
