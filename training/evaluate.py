"""Scores from raw text by the official scorer, with the models as they will be shipped."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import stanza
from stanza.models.common.foundation_cache import FoundationCache
from stanza.utils.conll import CoNLL
from udtools.udeval import evaluate, load_conllu_file

from training.characters import PARAGRAPH, label, paragraphs
from training.data import Tree, write_treebank

MEASURES = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")


def load_pipeline(directory: Path, language: str, **more: Any) -> stanza.Pipeline:
    """Load the models of ``directory`` (``tokenize.pt``, ``pos.pt``, …) with nothing fetched."""
    vectors = directory / "pretrain.pt"
    cache = FoundationCache()
    table = cache.load_pretrain(str(vectors))
    table._emb = table.emb.float()
    found = [
        name
        for name in ("tokenize", "mwt", "pos", "lemma", "depparse")
        if (directory / f"{name}.pt").exists()
    ]
    paths: dict[str, str] = {f"{name}_model_path": str(directory / f"{name}.pt") for name in found}
    paths |= {f"{name}_pretrain_path": str(vectors) for name in ("pos", "depparse")}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as resources:
        resources.write("{}")
        resources.flush()
        return stanza.Pipeline(
            language,
            dir=str(directory),
            processors=",".join(found),
            resources_filepath=resources.name,
            allow_unknown_language=True,
            download_method=None,
            use_gpu=False,
            logging_level="ERROR",
            foundation_cache=cache,
            **(paths | more),
        )


def raw_text(trees: Sequence[Tree]) -> str:
    """Write the trees as running text; paragraphs only where the treebank marks them."""
    marked = any("# newpar" in line for tree in trees for line in tree.comments)
    groups: Iterable[Sequence[Tree]] = paragraphs(trees, NEVER) if marked else [trees]
    return PARAGRAPH.join("".join(label(tree).text for tree in group).strip() for group in groups)


def restore_long_tokens(parsed: Any, text: str) -> None:
    """Write very long tokens as the text has them; Stanza gives a web address of 400 letters as ``<UNK>``."""
    for token in parsed.iter_tokens():
        if token.text == "<UNK>":
            token.text = text[token.start_char : token.end_char]
            token.words[0].text = token.text


class _Never:
    def random(self) -> float:
        return 1.0


NEVER: Any = _Never()


def score(pipeline: stanza.Pipeline, gold: Sequence[Tree]) -> dict[str, float]:
    """Parse the raw text and give F1 in per cent, with ``words_per_second`` of wall-clock time."""
    text = raw_text(gold)
    begun = time.monotonic()
    parsed = pipeline(text)
    seconds = time.monotonic() - begun
    restore_long_tokens(parsed, text)
    with tempfile.TemporaryDirectory() as name:
        found = Path(name) / "found.conllu"
        CoNLL.write_doc2conll(parsed, str(found))
        expected = write_treebank(gold, Path(name) / "gold.conllu")
        scores = evaluate(load_conllu_file(str(expected)), load_conllu_file(str(found)))
    figures = {measure: round(100 * scores[measure].f1, 2) for measure in MEASURES}
    return figures | {"words_per_second": round(parsed.num_words / seconds)}
