from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from claimtrack.errors import InputError, ModelError
from claimtrack.matching import TransformerEncoder


class Model:
    """Give each text the row of its length, as long as it is on this machine."""

    here = True

    def __init__(self, model: str, *, local_files_only: bool, **_: str | None) -> None:
        if local_files_only and not self.here:
            raise OSError("no such folder")
        if model == "nobody/nothing":
            raise OSError("We couldn't connect to the hub")

    def encode(self, texts: list[str], **_: Any) -> np.ndarray[Any, Any]:
        return np.array([[len(text), 1.0] / np.hypot(len(text), 1.0) for text in texts])

    def get_sentence_embedding_dimension(self) -> int:
        return 2


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    library = SimpleNamespace(SentenceTransformer=Model)
    monkeypatch.setitem(sys.modules, "sentence_transformers", library)
    return library


@pytest.mark.usefixtures("library")
def test_rows_come_in_the_order_of_the_texts() -> None:
    rows = TransformerEncoder("somebody/model").embed(["a", "abc", "a", "\ud800"])

    assert rows.shape == (4, 2)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0)
    assert (rows[0] == rows[2]).all()


@pytest.mark.usefixtures("library")
def test_no_text_has_no_row() -> None:
    assert TransformerEncoder("somebody/model").embed([]).shape == (0, 2)


def test_a_model_that_is_not_here_is_not_fetched_unasked(library: SimpleNamespace) -> None:
    library.SentenceTransformer = type("Elsewhere", (Model,), {"here": False})
    encoder = TransformerEncoder("somebody/model")

    encoder.download()
    with pytest.raises(ModelError, match="'somebody/model' cannot be loaded; download\\(\\) fetches it"):
        encoder.embed(["a"])


@pytest.mark.usefixtures("library")
def test_a_hub_out_of_reach_is_told() -> None:
    with pytest.raises(ModelError, match="is its name right, and the hub in reach"):
        TransformerEncoder("nobody/nothing").download()


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)

    with pytest.raises(InputError, match=r"pip install 'claimtrack\[transformers\]'"):
        TransformerEncoder("somebody/model").embed(["a"])


def test_a_revision_is_part_of_the_name() -> None:
    assert TransformerEncoder("somebody/model", revision="v2").name == "somebody/model@v2"
