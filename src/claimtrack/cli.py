"""The command line: arguments → pipeline → format."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from importlib.resources import files
from pathlib import Path
from typing import Any

import click
from attrs import frozen
from tabulate import tabulate

from claimtrack.errors import ClaimtrackError, InputError, LanguageError
from claimtrack.formats import FORMATS, write_reports
from claimtrack.model import Article, ComparisonTable, ParsedArticle
from claimtrack.parsing import Parser, StanzaParser, download
from claimtrack.parsing.shipped import checked_paths, load_manifest
from claimtrack.printing import legible
from claimtrack.reading import read

EXIT_CODES = """
\b
Exit codes:
  0  done
  1  an article, option or output file cannot be used, or its language is not known
  2  the command line is wrong
  3  a model is missing, altered or cannot be loaded
"""


class _Program(click.Group):
    """Turn what claimtrack raises on purpose into one line on standard error and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # whoever read our output has seen enough; click leaves quietly
        except (InputError, LanguageError, OSError) as error:
            raise click.ClickException(legible(str(error))) from error
        except ClaimtrackError as error:
            raise _MachineFailure(legible(str(error))) from error


class _MachineFailure(click.ClickException):
    exit_code = 3


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.version_option(package_name="claimtrack")
def main() -> None:
    """Read news reports as attributed claims, and compare reports claim by claim.

    Everything happens on this machine; only `models download` goes online.

    \b
    Examples:
      claimtrack demo
      claimtrack parse report.txt
      claimtrack compare report-a.txt report-b.txt --format html -o table.html
    """


# ── options that commands share ───────────────────────────────────────────────────────────


@frozen
class _Request:
    """What somebody asks of `parse` or `compare`."""

    paths: tuple[Path, ...]
    languages: tuple[str, ...]
    encoding: str | None
    max_bytes: int
    package: str | None
    form: str
    output: Path | None

    def articles(self) -> list[Article]:
        languages: Sequence[str | None] = self.languages or [None]
        if len(languages) == 1:
            languages = [*languages] * len(self.paths)
        if len(languages) != len(self.paths):
            raise click.UsageError(f"give --language once, or for each of the {len(self.paths)} articles")
        return list(map(self._article, self.paths, languages))

    def _article(self, path: Path, language: str | None) -> Article:
        from_stdin = str(path) == "-"
        source = sys.stdin.buffer.read(self.max_bytes + 1) if from_stdin else path
        return read(
            source,
            id="stdin" if from_stdin else None,
            language=language,
            encoding=self.encoding,
            max_bytes=self.max_bytes,
        )


_FORMAT = click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="plain", show_default=True
)
_OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead."
)
_SHARED: tuple[Callable[[Callable[..., None]], Callable[..., None]], ...] = (
    click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)),
    click.option(
        "--language",
        "languages",
        multiple=True,
        metavar="CODE",
        help="ISO 639-1; once for all articles, or once for each in order. Identified if not given.",
    ),
    click.option("--encoding", metavar="NAME", help="Tried on files that are not UTF-8."),
    click.option("--max-bytes", default=10_000_000, show_default=True, help="Refuse longer articles."),
    click.option(
        "--package",
        metavar="NAME",
        help="Parse with this package of Stanza's own models; see `claimtrack models download`.",
    ),
    _FORMAT,
    _OUTPUT,
)


def _with_options(command: Callable[[_Request], None]) -> Callable[..., None]:
    @wraps(command)
    def call(**options: Any) -> None:
        command(_Request(**options))

    for add in reversed(_SHARED):
        call = add(call)
    return call


# ── commands ──────────────────────────────────────────────────────────────────────────────


@main.command("parse")
@_with_options
def parse_files(request: _Request) -> None:
    """Read articles as claims, each with its chain of sources.

    FILE is plain text; - reads standard input.

    \b
    Examples:
      claimtrack parse report.txt
      claimtrack parse *.txt --format jsonl -o reports.jsonl
      curl -s https://example.org/report.txt | claimtrack parse - --language nl
    """
    from claimtrack.pipeline import Pipeline

    articles = request.articles()
    with _progress(StanzaParser(package=request.package), len(articles)) as parser:
        pipeline = Pipeline(parser=parser)
        reports = [pipeline.parse(article) for article in articles]
    _write(write_reports(reports, request.form), request.output)


@main.command("compare")
@_with_options
def compare_files(request: _Request) -> None:
    """Lay two reports or more side by side, claim by claim.

    FILE is plain text; - reads standard input.

    \b
    Examples:
      claimtrack compare report-a.txt report-b.txt
      claimtrack compare guardian.txt nos.txt --language en --language nl
      claimtrack compare report-a.txt report-b.txt --format html -o table.html
    """
    table = _compare(request.articles(), package=request.package)
    _write(FORMATS[request.form](table), request.output)


@main.command()
@_FORMAT
@_OUTPUT
def demo(form: str, output: Path | None) -> None:
    """Compare the English and the Dutch report that come along."""
    articles = [read(_demo_folder() / name) for name in ("harbour.en.txt", "harbour.nl.txt")]
    _write(FORMATS[form](_compare(articles)), output)


def _demo_folder() -> Path:
    shipped = Path(str(files("claimtrack"))) / "demo"
    # A checkout has the articles where the wheel takes them from.
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "fixtures" / "articles"


@main.group()
def models() -> None:
    """List, check or download the parser's models."""


@models.command("list")
def list_models() -> None:
    """List the models that come with claimtrack."""
    manifest = load_manifest()
    rows = [
        (language, file.processor, file.path, f"{(manifest.directory / file.path).stat().st_size / 1e6:.1f}")
        for language, own in sorted(manifest.files.items())
        for file in own
    ]
    click.echo(f"version {manifest.version}\n")
    click.echo(tabulate(rows, ("language", "processor", "file", "MB"), disable_numparse=True))


@models.command("check")
def check_models() -> None:
    """Compare every model file with its SHA-256."""
    manifest = load_manifest()
    for language in sorted(manifest.files):
        click.echo(f"{language}: {len(checked_paths(manifest, language))} files are as they were shipped")


@models.command("download")
@click.argument("language")
@click.option("--package", default="default", show_default=True, help="One of Stanza's packages.")
def download_models(language: str, package: str) -> None:
    """Fetch Stanza's own models for LANGUAGE, an ISO 639-1 code; needs the internet.

    \b
    Example:
      claimtrack models download en
      claimtrack parse report.txt --package default
    """
    click.echo(f"The models for {language} are in {download(language, package=package)}.")


# ── work and output ───────────────────────────────────────────────────────────────────────


def _compare(articles: Sequence[Article], *, package: str | None = None) -> ComparisonTable:
    from claimtrack.pipeline import Pipeline

    with _progress(StanzaParser(package=package), len(articles)) as parser:
        return Pipeline(parser=parser).compare(*articles)


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


@contextmanager
def _progress(parser: Parser, articles: int) -> Iterator[Parser]:
    """Show on a terminal how many articles are parsed; elsewhere nothing."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=articles, label="Reading", file=sys.stderr, hidden=hidden) as bar:
        yield _Watched(parser, bar.update)


def _write(text: str, output: Path | None) -> None:
    if output is not None:
        output.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    else:
        # A file or pipe gets UTF-8 whatever the locale; a terminal knows its own encoding.
        click.echo(text if sys.stdout.isatty() else text.encode())
