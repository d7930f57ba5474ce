"""What every test of the command line shares: models that are loaded once, and two articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.cli import asking
from claimtrack.matching import SentenceEncoder
from claimtrack.parsing import StanzaParser
from tests.cli.running import FERRY, VEERBOOT


@pytest.fixture(autouse=True)
def _models_loaded_once(
    monkeypatch: pytest.MonkeyPatch, parser: StanzaParser, encoder: SentenceEncoder
) -> None:
    monkeypatch.setattr(asking, "StanzaParser", lambda **_: parser)
    monkeypatch.setattr("claimtrack.pipeline.SentenceEncoder", lambda: encoder)


@pytest.fixture
def ferry(tmp_path: Path) -> str:
    path = tmp_path / "ferry.txt"
    path.write_text(FERRY, "utf-8")
    return str(path)


@pytest.fixture
def veerboot(tmp_path: Path) -> str:
    path = tmp_path / "veerboot.txt"
    path.write_text(VEERBOOT, "utf-8")
    return str(path)
