"""Model files are used only as they were shipped."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from claimtrack.errors import ModelError
from claimtrack.parsing.shipped import checked_paths, load_manifest


@pytest.fixture
def models(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "pos.pt").write_bytes(b"weights")
    listed = {
        "language": "en",
        "processor": "pos",
        "path": "en/pos.pt",
        "sha256": sha256(b"weights").hexdigest(),
    }
    (tmp_path / "manifest.json").write_text(json.dumps({"version": "1", "files": [listed]}), "utf-8")
    return tmp_path


def test_the_shipped_models_are_as_their_manifest_says() -> None:
    manifest = load_manifest()

    assert {"en", "nl"} <= set(manifest.files)
    for language in manifest.files:
        assert {"tokenize", "pos", "lemma", "depparse"} <= set(checked_paths(manifest, language))


def test_files_are_found_by_processor(models: Path) -> None:
    assert checked_paths(load_manifest(models), "en") == {"pos": models / "en" / "pos.pt"}


def test_one_changed_byte_is_an_error(models: Path) -> None:
    (models / "en" / "pos.pt").write_bytes(b"weighty")

    with pytest.raises(ModelError, match=r"pos\.pt is not as it was shipped .* reinstall claimtrack"):
        checked_paths(load_manifest(models), "en")


def test_a_missing_file_is_an_error(models: Path) -> None:
    (models / "en" / "pos.pt").unlink()

    with pytest.raises(ModelError, match=r"pos\.pt cannot be read .* reinstall claimtrack"):
        checked_paths(load_manifest(models), "en")


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"version": "1", "files": [{"path": "pos.pt"}]}'])
def test_a_broken_manifest_is_an_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content, "utf-8")

    with pytest.raises(ModelError, match="no readable manifest"):
        load_manifest(tmp_path)


def test_a_directory_without_manifest_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no readable manifest"):
        load_manifest(tmp_path)
