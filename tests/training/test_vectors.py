"""Which words get vectors, and vectors made of pieces."""

import json
from pathlib import Path

import numpy as np

from tests.training.trees import quotation
from training.vectors import frequent_words, glove_vectors, piece_vectors, ranked_words


def test_the_treebanks_words_come_first_and_the_rest_by_rank() -> None:
    found = frequent_words([quotation(), quotation()], ["the", "Said", "of"])

    assert found[0] == '"'
    assert "said" in found[:12]
    assert found.count("said") == 1
    assert found[-2:] == ["the", "of"]


def test_only_words_with_a_vector_are_taken(tmp_path: Path) -> None:
    table = {"words": ["the", "said"], "vectors": {"the": [0.5] * 102, "said": [1.0] * 102}}
    (tmp_path / "glove.json").write_text(json.dumps(table))

    words, vectors = glove_vectors([quotation()], tmp_path / "glove.json", limit=5)

    assert words == ["said", "the"]
    assert vectors.shape == (2, 100)


def test_words_with_the_same_first_and_last_piece_share_a_vector() -> None:
    pieces = np.random.default_rng(1).normal(size=(4, 8)).astype(np.float32)
    encoded = {"kraanwater": [1, 2], "kraankoudwater": [1, 3, 2], "kraan": [1], "": []}

    found = piece_vectors(list(encoded), encoded.__getitem__, pieces, parts=2)

    assert found.shape == (4, 4)
    assert np.allclose(found[0], found[1])
    assert not np.allclose(found[0], found[2])


def test_without_a_word_list_only_the_treebanks_words_count(tmp_path: Path) -> None:
    assert ranked_words(tmp_path, "nl") == []
