"""Tagger and parser from a handful of sentences: not good, but made, exported and loaded by Stanza."""

from pathlib import Path

import pytest
import torch
from attrs import evolve

from tests.training.trees import HEADLINE, quotation
from training import depparse, pos, steps
from training.data import FORM, Tree
from training.export import export
from training.loop import Plan
from training.networks import prepare_torch
from training.noise import rate_for
from training.pos import accuracy, load_tagger, tag
from training.recipes import RECIPES
from training.steps import Workshop
from training.vectors import load_vectors, save_vectors

SMALL = (
    "--hidden_dim 20 --num_layers 1 --char_hidden_dim 10 --char_emb_dim 10 --transformed_dim 10 "
    "--word_emb_dim 10 --word_cutoff 1 --deep_biaff_hidden_dim 20 --dropout 0.1 --word_dropout 0.1"
)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Train on eight copies of one sentence; the plans are cut to seconds."""
    prepare_torch(1)
    data, work = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("work")
    (data / "few.conllu").write_text(HEADLINE * 8, "utf-8")
    words = [row[FORM].lower() for row in quotation().words]
    save_vectors(words, torch.eye(len(words), 20).numpy(), work / "pretrain.pt")
    recipe = evolve(RECIPES["en"], train=("few",), tuning="few")
    return Workshop(recipe, data, work)


@pytest.fixture(scope="module")
def made(shop: Workshop) -> Workshop:
    quick = Plan(epochs=25, rate=2e-2, words=60, score_every=25)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pos, "SIZE", f"{SMALL} --share_hid --tag_emb_dim 0")
        patch.setattr(depparse, "SIZE", f"{SMALL} --no_linearization --no_distance")
        patch.setattr(steps, "PLANS", {"pos": quick, "depparse": evolve(quick, epochs=3, score_every=3)})
        shop.make("pos")
        shop.make("depparse")
    return shop


def tagged_correctly(trees: list[Tree], path: Path, vectors: Path) -> float:
    table = load_vectors(vectors)
    return accuracy(trees, tag(trees, load_tagger(path, table), table))


def test_the_tagger_has_learnt_its_sentence(made: Workshop) -> None:
    assert tagged_correctly(made.train, made.model("pos"), made.model("pretrain")) > 0.9


def test_half_precision_tags_alike(made: Workshop, tmp_path: Path) -> None:
    halved = export(made.model("pos"), tmp_path / "pos.pt")

    assert halved.stat().st_size < made.model("pos").stat().st_size
    assert tagged_correctly(made.train, halved, made.model("pretrain")) > 0.9


def test_a_made_model_is_not_made_again(made: Workshop) -> None:
    before = made.model("depparse").stat().st_mtime_ns

    made.make("depparse")

    assert made.model("depparse").stat().st_mtime_ns == before


def test_dropout_brings_a_tagger_down_to_the_accuracy_asked_for(made: Workshop) -> None:
    tagger = load_tagger(made.model("pos"), made.vectors)

    assert rate_for(made.train, 0.6, tagger, made.vectors) > 0.1
    assert rate_for(made.train, 1.01, tagger, made.vectors) == 0.0
