"""What README shows works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimtrack import cli, load
from tests.pages import PAGES, ROOT, blocks

README = (ROOT / "README.md").read_text("utf-8")


def test_the_python_runs_and_prints_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    monkeypatch.chdir(tmp_path)
    (shown,) = blocks(ROOT / "README.md", "python")

    shown.run({})

    assert "Only in" in capsys.readouterr().out
    assert load("table.json")


def test_every_path_it_names_exists() -> None:
    paths = re.findall(r"`((?:src|scripts|training|evaluation|docs|fixtures)/[\w./*-]*)`", README)

    assert paths
    assert [path for path in paths if not list(ROOT.glob(path))] == []


def test_every_command_it_shows_is_one() -> None:
    shown = set(re.findall(r"^ {4}claimtrack (\w+)", README, re.MULTILINE))

    assert shown
    assert shown <= set(cli.main.commands)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []
