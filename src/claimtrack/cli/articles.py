"""Commands that read articles: parse, compare, report, demo."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

import click

from claimtrack.cli.answering import ALL, BOM, FORMAT, OUTPUT, chosen_format, write_text, write_values
from claimtrack.cli.asking import QUIET, Request, with_articles
from claimtrack.model import ComparisonTable


@click.command()
@with_articles
@FORMAT
@OUTPUT
@BOM
def parse(request: Request, form: str | None, output: Path | None, bom: bool) -> None:
    """Read articles as claims, each with its chain of sources.

    FILE is plain text or a saved web page (.html); - reads standard input, and patterns such as
    "news/**/*.txt" find files where the shell does not. Reports that were kept as JSON (.json,
    .jsonl) are not parsed again, but written in the format asked for.

    \b
    Examples:
      claimtrack parse report.txt
      claimtrack parse *.txt -o reports.jsonl
      claimtrack parse reports.jsonl --format csv --bom -o claims.csv
      curl -s https://example.org/report.txt | claimtrack parse - --language nl
    """
    wanted = chosen_format(form, output, ALL)
    write_values(request.reports(request.values()), wanted, output, bom=bom)


@click.command()
@with_articles
@FORMAT
@OUTPUT
@BOM
def compare(request: Request, form: str | None, output: Path | None, bom: bool) -> None:
    """Lay two reports or more side by side, claim by claim.

    FILE is as for `claimtrack parse`; a report that was kept as JSON brings its claims as they
    are, also corrected ones. A comparison that was kept is only written anew.

    \b
    Examples:
      claimtrack compare report-a.txt report-b.txt
      claimtrack compare report-a.txt report-b.txt -o table.html
      claimtrack compare guardian.txt nos.txt --language en --language nl
      claimtrack compare report-a.txt report-b.txt -o table.json
      claimtrack compare table.json -o table.xlsx
    """
    wanted = chosen_format(form, output, ALL)
    write_values(request.table(request.values()), wanted, output, bom=bom)


@click.command()
@with_articles
@OUTPUT
def report(request: Request, output: Path | None) -> None:
    """Write a web page: of one article, or of several compared.

    The page is one file that needs nothing from outside. FILE is as for `claimtrack compare`; a
    comparison or report that was kept as JSON needs no parsing.

    \b
    Examples:
      claimtrack report report.txt -o report.html
      claimtrack report report-a.txt report-b.txt -o table.html
      claimtrack report table.json > table.html
    """
    if output is None and sys.stdout.isatty():
        raise click.UsageError("the page is not for a terminal; say with -o which file it is to become")
    values = request.values()
    if len(values) == 1 and not isinstance(values[0], ComparisonTable):
        (value,) = request.reports(values)
        write_text(value.to_html(), output)
    else:
        write_text(request.table(values).to_html(), output)


@click.command()
@FORMAT
@OUTPUT
@QUIET
def demo(form: str | None, output: Path | None, quiet: bool) -> None:
    """Compare the English and the Dutch report that come along.

    \b
    Examples:
      claimtrack demo
      claimtrack demo -o demo.html
    """
    paths = tuple(str(_demo_folder() / name) for name in ("harbour.en.txt", "harbour.nl.txt"))
    request = Request(paths, quiet=quiet)
    wanted = chosen_format(form, output, ALL)
    write_values(request.table(request.values()), wanted, output)


def _demo_folder() -> Path:
    shipped = Path(str(files("claimtrack"))) / "demo"
    # A checkout has the articles where the wheel takes them from.
    return shipped if shipped.is_dir() else Path(__file__).parents[3] / "fixtures" / "articles"
