"""What the documentation shows works as it stands there, and the reference leaves nothing out."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
import shlex
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import pytest
from attrs import evolve
from click.testing import CliRunner

import claimtrack
from claimtrack import InputError, cli, model
from claimtrack.exchange import to_brat
from claimtrack.matching import SentenceEncoder
from claimtrack.model import Article, ComparisonTable, ParsedArticle
from claimtrack.parsing import Parser, StanzaParser
from claimtrack.printing import draw
from claimtrack.storage import dumps
from tests.pages import PAGES, ROOT, Block, blocks, commands

DOCS = ROOT / "docs"
REFERENCE = (DOCS / "api.md").read_text("utf-8")
COMMANDS = [(page, command) for page in PAGES for command in commands(page)]
WITH_PYTHON = [page for page in PAGES if page.name != "README.md" and blocks(page, "python")]

GOLD = {
    "id": "ferry",
    "text": "Ann Lee said the road is closed.",
    "attributions": [{"id": "a1", "source": [[0, 7]], "cue": [[8, 12]], "content": [[13, 31]]}],
}

# Commands that cannot be tried here, by how they begin.
NOT_RUN = {
    "scripts/": "makes an environment, and may go online",
    "source ": "belongs to an interactive shell",
    "pip install": "goes online",
    "pytest": "would run this test, too",
    "claimtrack models download": "goes online",
    "python evaluation/": "wants data sets that do not come along, or minutes",
    "python -m evaluation.": "wants data sets that do not come along, or minutes",
    "python -m training": "takes hours",
}


class Remembering:
    """Parse each text once, whatever article it is part of: pages show the same few texts."""

    name = "remembering"

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self._known: dict[object, ParsedArticle] = {}

    def parse(self, articles: Iterable[Article]) -> Iterator[ParsedArticle]:
        for article in articles:
            key = (article.text, article.blocks)
            if key not in self._known:
                (self._known[key],) = self._parser.parse([article])
            yield evolve(self._known[key], article=article)


@pytest.fixture(scope="module")
def remembering(parser: StanzaParser) -> Remembering:
    return Remembering(parser)


@pytest.fixture(scope="module")
def kept(remembering: Remembering, encoder: SentenceEncoder) -> ComparisonTable:
    """Compare what the pages call report-a.txt and report-b.txt."""
    articles = ROOT / "fixtures" / "articles"
    pages = zip(("report-a", "report-b"), ("harbour.en.txt", "harbour.nl.txt"), strict=True)
    sources = [evolve(claimtrack.read(articles / name), id=id) for id, name in pages]
    return claimtrack.Pipeline(parser=remembering, embedder=encoder).compare(*sources)


@pytest.fixture
def desk(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    remembering: Remembering,
    encoder: SentenceEncoder,
    kept: ComparisonTable,
) -> Path:
    """Stand where a reader stands: beside the fixtures, with articles called as the pages call them."""
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    articles = ROOT / "fixtures" / "articles"
    for name in ("report.txt", "report-a.txt"):
        shutil.copy(articles / "harbour.en.txt", tmp_path / name)
    shutil.copy(articles / "harbour.nl.txt", tmp_path / "report-b.txt")
    monkeypatch.chdir(tmp_path)
    for home in ("claimtrack.cli.asking", "claimtrack.pipeline", "claimtrack.parsing"):
        monkeypatch.setattr(f"{home}.StanzaParser", lambda **_: remembering)
    monkeypatch.setattr("claimtrack.pipeline.SentenceEncoder", lambda: encoder)
    monkeypatch.setattr("claimtrack.pipeline._default", claimtrack.Pipeline)
    claimtrack.save(kept, "table.json")
    Path("reports.jsonl").write_text("".join(f"{dumps(one, indent=None)}\n" for one in kept.reports), "utf-8")
    Path("gold.jsonl").write_text(json.dumps(GOLD), "utf-8")
    for person in ("anna", "bert"):
        Path(person).mkdir()
        text, annotations = to_brat(kept.reports[0])
        Path(person, "report-a.txt").write_text(text, "utf-8", newline="")
        Path(person, "report-a.ann").write_text(annotations, "utf-8")
    return tmp_path


# ── what is shown ─────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("page", WITH_PYTHON, ids=lambda page: page.stem)
def test_the_python_on_a_page_runs_from_top_to_bottom(page: Path) -> None:
    names: dict[str, object] = {"__name__": page.stem}

    try:
        for block in blocks(page, "python"):
            if not block.not_run:
                block.run(names)
    except InputError as error:
        if "pip install 'claimtrack[" not in str(error):
            raise
        pytest.skip(str(error))  # an extra that not everybody has


@pytest.mark.parametrize("page", [ROOT / "README.md", DOCS / "tutorial.md"], ids=lambda page: page.stem)
def test_the_table_on_a_page_is_the_one_that_is_printed(
    page: Path, remembering: Remembering, encoder: SentenceEncoder
) -> None:
    (shown,) = re.findall(r"^Contradictions\n┌.*?^└[^\n]*", page.read_text("utf-8"), re.M | re.S)
    articles = (ROOT / "fixtures" / "articles" / f"harbour.{language}.txt" for language in ("en", "nl"))
    table = claimtrack.Pipeline(parser=remembering, embedder=encoder).compare(*articles)

    assert shown in draw(table, width=max(map(len, shown.splitlines())) + 1)


def test_the_page_of_two_articles_can_be_mailed(kept: ComparisonTable) -> None:
    assert len(kept.to_html().encode()) < 200_000


def test_a_block_says_where_it_stands_and_why_it_is_not_run(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("One.\n\n1. two\n\n   ```python\n   # not run: goes online\n   x = 1\n   ```\n")

    assert blocks(page, "python") == [Block(page, "python", 6, "# not run: goes online\nx = 1\n")]
    assert blocks(page, "python")[0].not_run == "goes online"


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("page", "command"), [(page, command) for page, command in COMMANDS if command.startswith("claimtrack ")]
)
def test_a_command_does_what_it_is_shown_for(page: Path, command: str) -> None:
    if any(command.startswith(beginning) for beginning in NOT_RUN):
        pytest.skip(next(reason for beginning, reason in NOT_RUN.items() if command.startswith(beginning)))

    result = CliRunner().invoke(cli.main, list(_words(command)), prog_name="claimtrack")

    assert result.exit_code == 0, f"{page.name}: {result.output}"


def _words(command: str) -> Iterator[str]:
    """Split as a shell would, wildcards and comments included."""
    for word in shlex.split(command, comments=True)[1:]:
        found = sorted(map(str, Path().glob(word))) if "*" in word else []
        yield from found or [word]


def test_every_other_command_is_known_not_to_be_run_and_starts_something_that_exists() -> None:
    others = [command for _, command in COMMANDS if not command.startswith("claimtrack ")]

    assert [command for command in others if not command.startswith(tuple(NOT_RUN))] == []
    started = [re.match(r"(?:python )?((?:scripts|evaluation)/[\w.]+)", command) for command in others]
    assert [found[1] for found in started if found and not (ROOT / found[1]).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_to_a_heading_finds_it(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)", page.read_text("utf-8"))

    assert [
        (path, anchor)
        for path, anchor in links
        if anchor not in _anchors(page.parent / path if path else page)
    ] == []


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#{1,3} (.*)", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_notebook_runs_and_stays_small() -> None:
    reason = "executing the notebook needs the dependency group docs"
    nbclient = pytest.importorskip("nbclient", reason=reason)
    nbformat = pytest.importorskip("nbformat", reason=reason)
    path = DOCS / "example.ipynb"

    notebook = nbformat.read(path, as_version=4)
    done = nbclient.NotebookClient(notebook, resources={"metadata": {"path": str(DOCS)}}).execute()

    assert all(cell.outputs for cell in done.cells if cell.cell_type == "code" and cell.metadata.get("shows"))
    complaints = [
        out.text for cell in done.cells for out in cell.get("outputs", ()) if out.get("name") == "stderr"
    ]
    assert complaints == []
    assert path.stat().st_size < 200_000


# ── the reference ─────────────────────────────────────────────────────────────────────────


# What is not for users to import; the rest of the package is, or what its ``__all__`` names of it.
INTERNAL = {"attribution", "claims", "cli", "extras", "models", "printing", "tabulation"}


def _public() -> dict[str, object]:
    found = {f"claimtrack.{name}": getattr(claimtrack, name) for name in claimtrack.__all__}
    for part in pkgutil.iter_modules(claimtrack.__path__):
        if part.name in INTERNAL:
            continue
        module = importlib.import_module(f"claimtrack.{part.name}")
        for name in getattr(module, "__all__", vars(module)):
            thing = vars(module)[name]
            if not name.startswith("_") and _is_at_home(thing, module.__name__):
                found.setdefault(f"claimtrack.{part.name}.{name}", thing)
    return found


def _is_at_home(thing: object, module: str) -> bool:
    return (inspect.isclass(thing) or inspect.isfunction(thing)) and thing.__module__.startswith(module)


def _documented(reference: str) -> set[int]:
    names = re.findall(r"auto(?:class|function|exception):: ([\w.]+)", reference)
    return {id(_found(name if "." in name else f"claimtrack.{name}")) for name in names}


def _found(name: str) -> object:
    home, _, last = name.rpartition(".")
    return getattr(importlib.import_module(home), last)


def _left_out(reference: str) -> list[str]:
    documented = _documented(reference)
    return [name for name, thing in _public().items() if id(thing) not in documented]


def test_the_reference_names_every_public_class_and_function() -> None:
    assert _left_out(REFERENCE) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (".. autoclass:: Claim\n", "claimtrack.Claim"),
        (".. autofunction:: claimtrack.exchange.to_brat\n", "claimtrack.exchange.to_brat"),
        (".. autoexception:: claimtrack.errors.LexiconError\n", "claimtrack.errors.LexiconError"),
    ],
)
def test_a_name_that_the_reference_leaves_out_is_noticed(line: str, name: str) -> None:
    assert line in REFERENCE

    assert name in _left_out(REFERENCE.replace(line, ""))


def test_every_part_of_the_package_that_is_kept_from_users_exists() -> None:
    assert {part.name for part in pkgutil.iter_modules(claimtrack.__path__)} >= INTERNAL


def test_every_public_class_function_method_and_property_has_a_docstring() -> None:
    documented = _documented(REFERENCE)
    found = [(name, thing) for name, thing in _public().items() if id(thing) in documented]
    members = [
        (f"{name}.{member}", value)
        for name, thing in found
        if inspect.isclass(thing)
        for member, value in vars(thing).items()
        if not member.startswith("_") and (inspect.isfunction(value) or isinstance(value, property))
    ]

    assert [name for name, thing in [*found, *members] if not inspect.getdoc(thing)] == []


@pytest.mark.parametrize("name", [name for name in model.__all__ if get_args(getattr(model, name))])
def test_the_reference_lists_the_values_of_each_type(name: str) -> None:
    (row,) = re.findall(rf"^\| `{name}` \|([^|]*)\|", REFERENCE, re.M)

    assert tuple(re.findall(r"`(\w+)`", row)) == get_args(getattr(model, name))


def test_the_reference_lists_every_format() -> None:
    from claimtrack.formats import FORMATS

    assert [name for name in FORMATS if f"`{name}`" not in REFERENCE] == []
