"""Models as they are shipped: half precision, and a manifest that says what each one is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch

from training.recipes import PROCESSORS, Credit, Recipe

SHARE_ALIKE = "CC-BY-SA-4.0"
# What describes a network; the rest of Stanza's settings are paths and options that were not used.
DESCRIBED = (
    "hidden_dim", "num_layers", "char_hidden_dim", "char_emb_dim", "transformed_dim", "word_emb_dim",
    "word_cutoff", "tag_emb_dim", "deep_biaff_hidden_dim", "emb_dim", "dropout", "word_dropout",
)  # fmt: skip


def halve(content: Any) -> Any:
    """Turn every tensor of floats inside to half precision; everything else stays."""
    if isinstance(content, torch.Tensor):
        return content.half() if content.is_floating_point() else content
    kind: Any = type(content)
    if isinstance(content, Mapping):
        return kind((key, halve(value)) for key, value in content.items())
    if isinstance(content, list | tuple):
        return kind(halve(value) for value in content)
    return content


def export(source: Path, target: Path) -> Path:
    """Write a model in half precision, without the state of its training."""
    content = torch.load(source, map_location="cpu", weights_only=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(halve(content), target, _use_new_zipfile_serialization=False)
    return target


def describe(directory: Path, recipe: Recipe, processor: str) -> dict[str, Any]:
    """Describe one file for the manifest."""
    path = directory / recipe.language / f"{processor}.pt"
    content = path.read_bytes()
    credits = (recipe.vectors,) if processor == "pretrain" else recipe.credits
    return {
        "language": recipe.language,
        "processor": processor,
        "path": f"{recipe.language}/{processor}.pt",
        "bytes": len(content),
        "sha256": sha256(content).hexdigest(),
        "trained_on": [_named(credit) for credit in credits],
        "licence": recipe.vectors.licence if processor == "pretrain" else SHARE_ALIKE,
        "settings": _settings(path, processor),
    }


def _named(credit: Credit) -> str:
    return f"{credit.name}, {credit.by} ({credit.licence})"


def _settings(path: Path, processor: str) -> dict[str, Any]:
    content = torch.load(path, map_location="cpu", weights_only=True)
    if processor == "pretrain":
        rows, size = content["emb"].shape
        return {"rows": rows, "dimensions": size}
    stored = content["config"]
    return {name: stored[name] for name in DESCRIBED if stored.get(name) is not None}


def manifest_entries(directory: Path | None) -> list[dict[str, Any]]:
    """Read the descriptions of files in a directory of models; none without a directory or manifest."""
    path = directory / "manifest.json" if directory else None
    if path is None or not path.exists():
        return []
    entries: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["files"]
    return entries


def write_manifest(
    directory: Path,
    recipes: Mapping[str, Recipe],
    release: str,
    scores: Mapping[str, Mapping[str, Any]],
    known: Iterable[Mapping[str, Any]] = (),
) -> Path:
    """Describe every model file in ``directory`` and the scores of each language's models together.

    A file with the digest of a ``known`` entry, of another manifest, keeps that entry's description.
    """
    entries = {entry["sha256"]: entry for entry in known}
    described = [
        describe(directory, recipe, processor)
        for recipe in recipes.values()
        for processor in PROCESSORS
        if (directory / recipe.language / f"{processor}.pt").exists()
    ]
    files = [entries.get(entry["sha256"], entry) for entry in described]
    versions = {name: version(name).split("+")[0] for name in ("stanza", "torch")}
    manifest = {"version": release, "versions": versions, "scores": scores, "files": files}
    path = directory / "manifest.json"
    path.write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", "utf-8")
    return path
