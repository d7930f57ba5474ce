"""The one command, from nothing to models that parse, on a handful of sentences."""

import json
from pathlib import Path

import pytest
from attrs import evolve

from claimtrack.model import Article, Block, Span
from claimtrack.parsing import StanzaParser
from tests.training.test_steps import SMALL
from tests.training.trees import HEADLINE, quotation
from training import depparse, pos, steps
from training.__main__ import main
from training.data import FORM
from training.loop import Plan
from training.recipes import PROCESSORS, RECIPES


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data, out = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("out")
    recipe = RECIPES["en"]
    for name in (*recipe.train, recipe.tuning, *recipe.tests):
        (data / f"{name}.conllu").write_text(HEADLINE * 8, "utf-8")
    words = sorted({row[FORM].lower() for row in quotation().words})
    vectors = {word: [float(word == other) for other in words] + [0.0] * 100 for word in words}
    (data / steps.GLOVE).parent.mkdir()
    (data / steps.GLOVE).write_text(json.dumps({"words": words, "vectors": vectors}), "utf-8")
    quick = Plan(epochs=2, rate=1e-2, words=60, score_every=2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pos, "SIZE", f"{SMALL} --share_hid --tag_emb_dim 0")
        patch.setattr(depparse, "SIZE", f"{SMALL} --no_linearization --no_distance")
        patch.setattr(steps, "PLANS", {"pos": quick, "depparse": evolve(quick, seed=2)})
        patch.setattr(steps, "STEPS", {"tokenize": 20, "lemma": 1})
        main(f"all --data {data} --out {out} --language en --threads 1 --release test".split())
    return out


def test_the_manifest_describes_every_model(directory: Path) -> None:
    manifest = json.loads((directory / "manifest.json").read_text("utf-8"))

    assert {entry["processor"] for entry in manifest["files"]} == set(PROCESSORS)
    assert set(manifest["scores"]) == set(RECIPES["en"].tests)
    assert manifest["version"] == "test"


def test_claimtrack_parses_with_what_was_made(directory: Path) -> None:
    text = "We can't wait."
    article = Article("one", text, "en", blocks=(Block(Span(0, len(text)), "en", "prose"),))

    (parsed,) = StanzaParser(directory=directory).parse([article])

    assert "".join(word.text for sentence in parsed.sentences for word in sentence.words).startswith("We")
