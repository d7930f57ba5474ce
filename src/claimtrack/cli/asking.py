"""What commands are asked to read: files, patterns, standard input, and reports that were kept."""

from __future__ import annotations

import glob
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from attrs import fields_dict, frozen

from claimtrack.errors import InputError
from claimtrack.model import Article, ComparisonTable, ParsedArticle, Report
from claimtrack.parsing import Parser, StanzaParser
from claimtrack.reading import read
from claimtrack.storage import loads

if TYPE_CHECKING:
    from claimtrack.pipeline import Pipeline

MAX_BYTES = 10_000_000

_STDIN = "-"
_KEPT = (".json", ".jsonl")
# What `--format json` and `jsonl` begin with; no article does.
_OURS = re.compile(rb'\s*(\[\s*)?\{\s*"schema":\s*"claimtrack/')

Value = Article | Report | ComparisonTable
Option = Callable[[Callable[..., None]], Callable[..., None]]


@frozen
class Request:
    """Which articles a command is to read, and how."""

    paths: tuple[str, ...]
    languages: tuple[str, ...] = ()
    encoding: str | None = None
    max_bytes: int = MAX_BYTES
    package: str | None = None
    quiet: bool = False

    def values(self) -> list[Value]:
        """Read everything; nothing is parsed yet, so that an error does not take its time."""
        paths = list(expanded(self.paths))
        languages: Sequence[str | None] = self.languages or [None]
        if len(languages) == 1:
            languages = [*languages] * len(paths)
        if len(languages) != len(paths):
            raise click.UsageError(f"give --language once, or for each of the {len(paths)} articles")
        return [value for one in map(self._read, paths, languages) for value in one]

    def reports(self, values: Iterable[Value]) -> list[Report]:
        """Parse articles; take kept reports, and those of a kept comparison, as they are."""
        parts = [part for value in values for part in _parts(value)]
        with self._pipeline(sum(isinstance(part, Article) for part in parts)) as pipeline:
            return [part if isinstance(part, Report) else pipeline.parse(part) for part in parts]

    def table(self, values: Sequence[Value]) -> ComparisonTable:
        """Compare all there is; a kept comparison alone is taken as it is."""
        if len(values) == 1 and isinstance(values[0], ComparisonTable):
            return values[0]
        parts = [part for value in values for part in _parts(value)]
        with self._pipeline(len(parts)) as pipeline:  # the articles of kept reports are parsed, too
            return pipeline.compare(*parts)

    def _pipeline(self, articles: int) -> AbstractContextManager[Pipeline]:
        return watched_pipeline(articles, package=self.package, quiet=self.quiet)

    def _read(self, path: str, language: str | None) -> list[Value]:
        content = sys.stdin.buffer.read(self.max_bytes + 1) if path == _STDIN else None
        if content is None and Path(path).suffix in _KEPT:
            content = _bytes_of(path)
        if content is not None and path != _STDIN:
            return [*kept(content, path)]
        if content is not None and _OURS.match(content):
            return [*kept(content + sys.stdin.buffer.read(), "standard input")]
        article = read(
            Path(path) if content is None else content,
            id="stdin" if path == _STDIN else None,
            language=language,
            encoding=self.encoding,
            max_bytes=self.max_bytes,
        )
        return [article]


def with_articles(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments and options that become a `Request`, its first argument."""

    @wraps(command)
    def call(**options: Any) -> None:
        asked = {name: options.pop(name) for name in fields_dict(Request)}
        command(Request(**asked), **options)

    made: Callable[..., None] = call
    for add in reversed(_SHARED):
        made = add(made)
    return made


FILES = click.Path(allow_dash=True)
QUIET: Option = click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
PACKAGE: Option = click.option(
    "--package",
    metavar="NAME",
    help="Parse with this package of Stanza's own models; see `claimtrack models download`.",
)
_SHARED: tuple[Option, ...] = (
    click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=FILES),
    click.option(
        "--language",
        "languages",
        multiple=True,
        metavar="CODE",
        help="ISO 639-1; once for all articles, or once for each in order. Identified if not given.",
    ),
    click.option("--encoding", metavar="NAME", help="Tried on files that are not UTF-8."),
    click.option("--max-bytes", default=MAX_BYTES, show_default=True, help="Refuse longer articles."),
    PACKAGE,
    QUIET,
)


def expanded(paths: Iterable[str]) -> Iterator[str]:
    """Find what patterns stand for that no shell has expanded; ``**`` stands for folders within folders.

    Raises:
        InputError: nothing fits a pattern.
    """
    for path in paths:
        if not glob.has_magic(path) or Path(path).exists():
            yield path
            continue
        # A path's own glob takes no absolute pattern.
        fitting = glob.glob(path, recursive=True)  # noqa: PTH207
        found = sorted(file for file in fitting if Path(file).is_file())
        if not found:
            raise InputError(f"no file fits {path}")
        yield from found


def kept(content: bytes, name: str) -> list[Report | ComparisonTable]:
    """Read what the formats json and jsonl have written, one value or several.

    Raises:
        InputError: it is something else; says what.
    """
    try:
        values = [loads(json.dumps(found)) for found in _documents(content.decode("utf-8-sig"))]
    except ValueError as error:
        raise InputError(f"{name} is nothing that claimtrack has kept: {error}") from error
    if not values:
        raise InputError(f"{name} is empty")
    return values


def kept_reports(path: Path) -> Iterator[Report]:
    """Read reports that were kept, those of comparisons included."""
    for value in kept(_bytes_of(str(path)), str(path)):
        yield from [value] if isinstance(value, Report) else value.reports


def _documents(text: str) -> Iterator[object]:
    """Give each value of a text of JSON, of JSON Lines, or of a list."""
    decoder = json.JSONDecoder()
    rest = text.lstrip()
    while rest:
        found, end = decoder.raw_decode(rest)
        yield from found if isinstance(found, list) else [found]
        rest = rest[end:].lstrip()


def _bytes_of(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error


def _parts(value: Value) -> tuple[Article | Report, ...]:
    return value.reports if isinstance(value, ComparisonTable) else (value,)


# ── work, watched ─────────────────────────────────────────────────────────────────────────


@contextmanager
def watched_pipeline(articles: int, *, package: str | None, quiet: bool) -> Iterator[Pipeline]:
    """Give a pipeline that shows on a terminal how many articles it has parsed; elsewhere nothing."""
    from claimtrack.pipeline import Pipeline  # with it come libraries that help and completion do without

    hidden = quiet or not sys.stderr.isatty()
    with click.progressbar(length=articles, label="Reading", file=sys.stderr, hidden=hidden) as bar:
        yield Pipeline(parser=_Watched(StanzaParser(package=package), bar.update))


@frozen
class _Watched:
    """A parser that tells when it has parsed an article."""

    parser: Parser
    tell: Callable[[int], None]

    @property
    def name(self) -> str:
        return self.parser.name

    def parse(self, articles: Iterable[Article]) -> Iterator[ParsedArticle]:
        for parsed in self.parser.parse(articles):
            self.tell(1)
            yield parsed
