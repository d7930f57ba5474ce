"""The model files that come with claimtrack, checked against their manifest before use."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from attrs import frozen

from claimtrack.errors import ModelError

SHIPPED = Path(str(files("claimtrack") / "models"))

_REMEDY = "reinstall claimtrack, or name another directory of models"


@frozen
class ModelFile:
    """One file of a language's models; ``path`` is relative to the manifest's directory."""

    processor: str
    path: str
    sha256: str


@frozen
class Manifest:
    """Which files serve which language, and where they lie."""

    directory: Path
    version: str
    files: Mapping[str, tuple[ModelFile, ...]]


def load_manifest(directory: Path = SHIPPED) -> Manifest:
    """Read ``manifest.json``.

    Raises:
        ModelError: it is missing or not in the format.
    """
    try:
        content = json.loads((directory / "manifest.json").read_text("utf-8"))
        found: dict[str, tuple[ModelFile, ...]] = {}
        for entry in content["files"]:
            listed = ModelFile(entry["processor"], entry["path"], entry["sha256"])
            found[entry["language"]] = (*found.get(entry["language"], ()), listed)
        return Manifest(directory, content["version"], found)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"no readable manifest of models in {directory} ({error!r}); {_REMEDY}") from error


def checked_paths(manifest: Manifest, language: str) -> dict[str, Path]:
    """Give the path of each processor's file, all of them compared with their SHA-256.

    Raises:
        ModelError: a file is missing or has changed by as much as a byte.
    """
    return {file.processor: _checked(file, manifest.directory) for file in manifest.files[language]}


def _checked(file: ModelFile, directory: Path) -> Path:
    path = directory / file.path
    try:
        found = sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"the model file {path} cannot be read ({error.strerror}); {_REMEDY}") from error
    if found != file.sha256:
        raise ModelError(f"the model file {path} is not as it was shipped (its SHA-256 differs); {_REMEDY}")
    return path
