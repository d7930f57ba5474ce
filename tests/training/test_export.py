"""Half precision, and a manifest that describes what it lies beside."""

import json
from hashlib import sha256
from pathlib import Path

import torch
from attrs import evolve

from training.export import export, halve, manifest_entries, write_manifest
from training.recipes import RECIPES
from training.vectors import load_vectors, save_vectors


def test_floats_are_halved_wherever_they_are_and_nothing_else_changes() -> None:
    floats = torch.ones(2)
    content = {"model": {"w": floats}, "order": torch.tensor([1]), "vocab": ["a"], "pair": (floats, 3)}

    found = halve(content)

    assert found["model"]["w"].dtype == torch.float16
    assert found["pair"][0].dtype == torch.float16
    assert found["order"].dtype == torch.int64
    assert found["vocab"] == ["a"]


def test_an_exported_file_loads_without_running_code(tmp_path: Path) -> None:
    torch.save({"model": {"w": torch.full((3,), 0.5)}, "config": {"hidden_dim": 4}}, tmp_path / "pos.pt")

    found = torch.load(export(tmp_path / "pos.pt", tmp_path / "out" / "pos.pt"), weights_only=True)

    assert found["model"]["w"].tolist() == [0.5, 0.5, 0.5]
    assert found["config"] == {"hidden_dim": 4}


def test_the_manifest_gives_size_digest_licence_and_settings(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    content = {"model": {}, "config": {"hidden_dim": 200, "dropout": 0.25, "save_dir": "somewhere"}}
    torch.save(content, tmp_path / "nl" / "pos.pt")

    path = write_manifest(tmp_path, RECIPES, "2026.11.1", {"nl_alpino-ud-test": {"LAS": 80.0}})

    manifest = json.loads(path.read_text("utf-8"))
    (entry,) = manifest["files"]
    assert entry["sha256"] == sha256((tmp_path / "nl" / "pos.pt").read_bytes()).hexdigest()
    assert entry["bytes"] == (tmp_path / "nl" / "pos.pt").stat().st_size
    assert entry["settings"] == {"hidden_dim": 200, "dropout": 0.25}
    assert entry["licence"] == "CC-BY-SA-4.0"
    assert manifest["scores"] == {"nl_alpino-ud-test": {"LAS": 80.0}}


def test_vectors_are_described_by_their_own_source(tmp_path: Path) -> None:
    save_vectors(["zei"], torch.ones(1, 4).numpy(), tmp_path / "en" / "pretrain.pt")

    path = write_manifest(tmp_path, {"en": evolve(RECIPES["en"])}, "1", {})

    (entry,) = json.loads(path.read_text("utf-8"))["files"]
    assert entry["settings"] == {"rows": 5, "dimensions": 4}
    assert entry["licence"] == "MIT"


def test_saved_vectors_load_in_full_precision(tmp_path: Path) -> None:
    save_vectors(["zei", "volgens"], torch.tensor([[1.0, 2.0], [3.0, 4.0]]).numpy(), tmp_path / "pretrain.pt")

    vectors = load_vectors(tmp_path / "pretrain.pt")

    assert vectors.emb.dtype == torch.float32
    assert vectors.emb[vectors.vocab["volgens"]].tolist() == [3.0, 4.0]


def test_a_file_taken_from_elsewhere_keeps_its_description(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    torch.save({"model": {}, "config": {}}, tmp_path / "nl" / "pos.pt")
    digest = sha256((tmp_path / "nl" / "pos.pt").read_bytes()).hexdigest()
    (tmp_path / "start").mkdir()
    (tmp_path / "start" / "manifest.json").write_text(
        json.dumps({"files": [{"sha256": digest, "note": "older"}]})
    )

    path = write_manifest(tmp_path, RECIPES, "1", {}, manifest_entries(tmp_path / "start"))

    assert json.loads(path.read_text("utf-8"))["files"] == [{"sha256": digest, "note": "older"}]


def test_without_a_directory_to_start_from_nothing_is_known() -> None:
    assert manifest_entries(None) == []
