"""The shape that the design promises, where a type checker cannot see it."""

from __future__ import annotations

import ast
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

import claimtrack
from claimtrack.lexicons import languages
from claimtrack.parsing import StanzaParser
from claimtrack.pipeline import Pipeline

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in MODULES}


def _loaded_after(statement: str) -> set[str]:
    shown = subprocess.run(
        [sys.executable, "-c", f"{statement}; import sys; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )
    return set(shown.stdout.split())


def test_importing_claimtrack_loads_no_library() -> None:
    loaded = _loaded_after("import claimtrack")

    assert not {"torch", "stanza", "numpy", "scipy", "attrs"} & loaded


@pytest.mark.parametrize("module", ["claimtrack.pipeline", "claimtrack.cli"])
def test_nothing_loads_torch_or_stanza_before_there_is_an_article(module: str) -> None:
    assert not {"torch", "stanza"} & _loaded_after(f"import {module}")


def test_the_interface_is_small_and_explained() -> None:
    assert len(claimtrack.__all__) <= 20
    for name in claimtrack.__all__:
        assert getattr(claimtrack, name).__doc__


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'verdict'"):
        getattr(claimtrack, "verdict")  # noqa: B009


def _compared_with(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Give every string that something is compared or matched with, and its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare | ast.MatchValue):
            for part in ast.walk(node):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value, part.lineno


def test_no_code_asks_which_language_it_reads() -> None:
    asked = [
        f"{path.relative_to(ROOT)}:{line}"
        for path, tree in TREES.items()
        for words, line in _compared_with(tree)
        if words in languages()
    ]

    assert asked == []


def test_the_search_for_languages_finds_them() -> None:
    found = [words for words, _ in _compared_with(ast.parse("x = 1 if y in {'nl', 'de'} else z == 'en'"))]

    assert sorted(found) == ["de", "en", "nl"]


def _imported() -> set[str]:
    names: set[str] = set()
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "fetch":
                names.add(ast.literal_eval(node.args[0]).partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"claimtrack"}


def _declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = chain.from_iterable(project["optional-dependencies"].values())
    names = (requirement.partition(";")[0] for requirement in (*project["dependencies"], *extras))
    return {name.split("[")[0].split(">")[0].split("=")[0].strip().lower() for name in names}


def test_every_dependency_is_used_and_every_library_declared() -> None:
    distributions = packages_distributions()
    used = {distribution for name in _imported() for distribution in distributions.get(name, [name])}

    # A library that is not installed here is known by its module only.
    assert {name.lower().replace("_", "-") for name in used} == _declared()


def test_nothing_goes_online(monkeypatch: pytest.MonkeyPatch, parser: StanzaParser) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)

    table = Pipeline(parser=parser).compare("It rained, she said.", "Het regende, zei ze.")

    assert table.rows
