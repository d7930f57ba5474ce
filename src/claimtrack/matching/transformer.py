"""Any encoder of the library sentence-transformers, for those who have it installed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from claimtrack.errors import ModelError
from claimtrack.extras import fetch
from claimtrack.matching.embedder import Vectors


class TransformerEncoder:
    """A model of sentence-transformers, named as on its hub or by the folder that holds it.

    Loaded at the first use, from this machine alone; `download` fetches it. Texts are encoded one
    by one, so that no row depends on its neighbours, and rows are remembered.
    """

    def __init__(self, model: str, *, revision: str | None = None, device: str = "cpu") -> None:
        self.name = f"{model}@{revision}" if revision else model
        self._place: dict[str, Any] = {"revision": revision, "device": device}
        self._model = model
        self._known: dict[str, Vectors] = {}

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Give a row of unit length for each text, in order: shape (n, dimensions of the model).

        Raises:
            InputError: sentence-transformers is not installed.
            ModelError: the model is not on this machine, or cannot be loaded.
        """
        for text in dict.fromkeys(texts):
            if text not in self._known:
                encodable = text.encode("utf-8", "replace").decode("utf-8")
                rows = self._encoder.encode(
                    [encodable], normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
                )
                self._known[text] = np.asarray(rows[0], dtype=np.float32)
        if not texts:
            return np.zeros((0, self._encoder.get_sentence_embedding_dimension()), dtype=np.float32)
        return np.stack([self._known[text] for text in texts])

    def download(self) -> None:
        """Fetch the model from its hub; needs the internet, once.

        Raises:
            InputError: sentence-transformers is not installed.
            ModelError: the hub cannot be reached, or has no such model.
        """
        self._load(local_files_only=False)

    @cached_property
    def _encoder(self) -> Any:
        return self._load(local_files_only=True)

    def _load(self, *, local_files_only: bool) -> Any:
        library = fetch("sentence_transformers", extra="transformers")
        try:
            return library.SentenceTransformer(self._model, local_files_only=local_files_only, **self._place)
        except (OSError, ValueError, RuntimeError) as error:
            help = "download() fetches it" if local_files_only else "is its name right, and the hub in reach?"
            raise ModelError(f"the encoder {self.name!r} cannot be loaded; {help} ({error})") from error
