"""Measure attribution against gold, and browse the errors.

    python evaluation/attribution.py GOLD... [--cache DIR] [--errors N --only misses] [--json]

GOLD is JSON Lines in the common form, a JSON file of an event pair, brat standoff (``.ann``),
lines with marks (``.marked.txt``), or a directory of such files. See docs/how-well-it-works.md for
what the figures mean.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Literal, get_args

import click
from attrs import asdict, evolve, field, frozen
from tabulate import tabulate

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, too

from claimtrack import InputError, Pipeline, Report, read
from claimtrack.evaluation import Figure, GoldArticle, GoldSet, evaluate, read_gold
from claimtrack.evaluation.scoring import RESAMPLES
from claimtrack.model import ParsedArticle
from claimtrack.parsing import Parser, StanzaParser
from claimtrack.storage import dumps
from evaluation.attribution_errors import (
    Count,
    Mistake,
    Reading,
    Sort,
    by_cue,
    by_gold_cue,
    by_rule,
    mistakes,
    show,
)
from evaluation.parse_cache import CachedParser

_MOST_CUES = 15  # rows of the tables by cue


@frozen
class Request:
    """What was asked for on the command line."""

    gold: tuple[Path, ...]
    texts: Path | None
    language: str | None
    article: str | None
    limit: int | None
    cache: Path | None
    resamples: int
    seed: int
    form: Literal["table", "markdown", "json"]
    counts: bool
    cues: bool
    errors: int
    only: str | None
    rule: str | None
    cue: str | None
    predictions: Path | None

    def wants(self, mistake: Mistake) -> bool:
        """Tell whether a mistake is of the kind that was asked for."""
        asked = ((self.only, mistake.sort), (self.rule, mistake.rule), (self.cue, mistake.cue))
        return all(wanted in {None, found} for wanted, found in asked)


@frozen
class Measured:
    """One gold set, its articles as read, and their figures."""

    gold: GoldSet
    readings: tuple[Reading, ...] = field(repr=False)
    figures: Mapping[str, Figure]

    @property
    def title(self) -> str:
        return f"{self.gold.name} {self.gold.language}"


@click.command(help=__doc__, context_settings={"max_content_width": 100})
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--texts", type=click.Path(path_type=Path), help="Directory of the texts of event pairs.")
@click.option("--language", help="Only this language; for brat files theirs (default en).")
@click.option("--article", help="Only articles whose id holds this.")
@click.option("--limit", type=int, help="Only the first N articles of each set.")
@click.option("--cache", type=click.Path(path_type=Path), help="Directory to keep parses in.")
@click.option("--resamples", default=RESAMPLES, show_default=True, help="Draws for the intervals.")
@click.option("--seed", default=0, show_default=True, help="Seed of the draws.")
@click.option("--table", "form", flag_value="table", default="table", help="Print a table (the default).")
@click.option("--markdown", "form", flag_value="markdown", help="Print the table as markdown.")
@click.option("--json", "form", flag_value="json", help="Print the figures as JSON, and nothing else.")
@click.option("--counts", is_flag=True, help="Show of how many each share is, not its interval.")
@click.option("--cues", is_flag=True, help="Print tables by rule and by cue.")
@click.option("--errors", type=int, default=0, help="Show up to N errors of each set.")
@click.option("--only", type=click.Choice(get_args(Sort)), help="Only errors of this sort.")
@click.option("--rule", help="Only errors on claims of this rule.")
@click.option("--cue", help="Only errors whose cue has these lemmas.")
@click.option("--predictions", type=click.Path(path_type=Path), help="Write the reports as JSON Lines.")
def main(**asked: Any) -> None:
    request = Request(**asked)
    sets = [one for path in request.gold for one in _read(path, request)]
    parser = CachedParser(StanzaParser(), request.cache)
    chosen = (_chosen_from(one, request) for one in sets)
    measured = [measure(one, parser, request.resamples, request.seed) for one in chosen if one.articles]
    if request.predictions:
        _write_predictions(measured, request.predictions)
    if request.form == "json":
        click.echo(figures_as_json(measured))
    else:
        _print(measured, request)


def _print(measured: Sequence[Measured], request: Request) -> None:
    form = "github" if request.form == "markdown" else "simple"
    click.echo(table(measured, _counted if request.counts else _bounded, form))
    for one in measured:
        if request.cues:
            click.echo(cue_tables(one))
        wanted = (m for reading in one.readings for m in mistakes(reading) if request.wants(m))
        for mistake in islice(wanted, request.errors):
            click.echo(f"\n{show(mistake)}")


def _write_predictions(measured: Sequence[Measured], path: Path) -> None:
    reports = [reading.judgement.report for one in measured for reading in one.readings]
    path.write_text("".join(f"{dumps(report, indent=None)}\n" for report in reports), "utf-8")


def _read(path: Path, request: Request) -> Sequence[GoldSet]:
    try:
        return read_gold(path, texts=request.texts, language=request.language)
    except InputError as error:
        raise click.UsageError(str(error)) from error


def _chosen_from(gold: GoldSet, request: Request) -> GoldSet:
    articles = [one for one in gold.articles if (request.article or "") in one.id]
    return evolve(gold, articles=tuple(articles[: request.limit]))


def measure(gold: GoldSet, parser: Parser, resamples: int = RESAMPLES, seed: int = 0) -> Measured:
    """Run claimtrack over a gold set's texts and score what it finds."""
    pipeline = Pipeline(parser=parser)
    parses: list[ParsedArticle] = []

    def find(article: GoldArticle) -> Report:
        source = read(article.text, id=article.id, language=article.language)
        parses.extend(parser.parse([source]))
        return pipeline.parse(source)

    found = evaluate(gold, find, resamples=resamples, seed=seed)
    return Measured(gold, tuple(map(Reading, parses, found.judgements)), found.figures)


# ── printing ──────────────────────────────────────────────────────────────────────────────


def table(measured: Sequence[Measured], show_figure: Callable[[Figure], str], form: str) -> str:
    """Print all sets side by side, a figure a row; ``form`` is one of tabulate's."""
    names = list(dict.fromkeys(name for one in measured for name in one.figures))

    def cell(name: str, one: Measured) -> str:
        return show_figure(one.figures[name]) if name in one.figures else ""

    rows = [[name, *(cell(name, one) for one in measured)] for name in names]
    articles = ["articles", *(str(len(one.gold.articles)) for one in measured)]
    titles = ["", *(one.title for one in measured)]
    return tabulate([articles, *rows], titles, tablefmt=form, disable_numparse=True)


def _bounded(figure: Figure) -> str:
    return f"{figure.value:.3f} [{figure.low:.2f} {figure.high:.2f}]"


def _counted(figure: Figure) -> str:
    return f"{figure.value:.3f} {figure.right}/{figure.of}" if figure.of else f"{figure.value:.3f}"


def cue_tables(measured: Measured) -> str:
    """Print where claims are wrong by rule and by cue, and which gold cues are missed."""
    readings = measured.readings
    return "\n\n".join(
        (
            _counts("claims by rule", by_rule(readings), "right", "wrong"),
            _counts("claims by cue", by_cue(readings)[:_MOST_CUES], "right", "wrong"),
            _counts("gold by cue", by_gold_cue(readings)[:_MOST_CUES], "found", "missed"),
        )
    )


def _counts(title: str, counts: Sequence[Count], right: str, wrong: str) -> str:
    rows = [[count.key, count.right, count.wrong, f"{count.share:.2f}"] for count in counts]
    return "\n" + tabulate(rows, [title, right, wrong, "share"], disable_numparse=True)


def figures_as_json(measured: Sequence[Measured]) -> str:
    """Write the figures as JSON, set by set."""
    found: dict[str, Any] = {
        one.title: {
            "articles": len(one.gold.articles),
            "figures": {name: asdict(figure) for name, figure in one.figures.items()},
            "rules": {count.key: [count.right, count.wrong] for count in by_rule(one.readings)},
        }
        for one in measured
    }
    return json.dumps(found, indent=2, ensure_ascii=False)


if __name__ == "__main__":
    main()
