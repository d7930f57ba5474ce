"""The command evaluate: gold in, figures out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click
from attrs import asdict

from claimtrack.cli.answering import OUTPUT, chosen_format, format_option, write_sections, write_text
from claimtrack.cli.asking import PACKAGE, QUIET, kept_reports, watched_pipeline
from claimtrack.errors import InputError
from claimtrack.evaluation import Evaluation, Figure, GoldArticle, GoldSet, Judgement, read_gold
from claimtrack.evaluation import evaluate as judge_all
from claimtrack.exchange import from_brat
from claimtrack.model import Report
from claimtrack.printing import Section, authority, legible, wording
from claimtrack.reading import read

_FORMATS = ("plain", "markdown", "latex", "json")
_LONGEST = 120  # characters of a mistake


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--language", metavar="CODE", help="Of brat's texts, else English; leaves out all others.")
@click.option("--texts", type=click.Path(path_type=Path), help="Where an event pair's articles lie.")
@click.option(
    "--reports",
    "kept",
    type=click.Path(path_type=Path),
    help="Judge these instead of parsing: reports kept as JSON, or another person's gold in brat.",
)
@click.option("--mistakes", is_flag=True, help="List what was missed and what is wrong, too.")
@PACKAGE
@QUIET
@format_option(_FORMATS)
@OUTPUT
def evaluate(
    gold: Sequence[Path],
    language: str | None,
    texts: Path | None,
    kept: Path | None,
    mistakes: bool,
    package: str | None,
    quiet: bool,
    form: str | None,
    output: Path | None,
) -> None:
    """Measure claims and sources against annotated gold.

    GOLD is JSON Lines with an article a line, brat standoff (.ann beside .txt), the JSON of an
    event pair, lines with marks (.marked.txt), or a directory of such files. Each share comes
    with of how many it is, and with the interval that holds 95 % of what other articles of the
    same kind would give.

    \b
    Examples:
      claimtrack evaluate gold.jsonl
      claimtrack evaluate annotated/ --language nl --mistakes
      claimtrack evaluate anna/ --reports bert/
      claimtrack evaluate gold.jsonl --format json -o figures.json
    """
    wanted = chosen_format(form, output, _FORMATS)
    sets = [one for path in gold for one in read_gold(path, texts=texts, language=language)]
    if not sets:
        raise InputError(f"there is no gold in {', '.join(map(str, gold))}")
    articles = sum(len(one.articles) for one in sets)
    with watched_pipeline(0 if kept else articles, package=package, quiet=quiet) as pipeline:

        def parse(article: GoldArticle) -> Report:
            return pipeline.parse(read(article.text, id=article.id, language=article.language))

        find = _finder(kept) if kept else parse
        found = [judge_all(one, find) for one in sets]
    if wanted == "json":
        write_text(json.dumps(_as_json(found), ensure_ascii=False, indent=2), output)
    else:
        write_sections(_sections(found, mistakes), wanted, output)


def _finder(path: Path) -> Callable[[GoldArticle], Report]:
    """Look up reports by their article's id; in a directory of brat's files, by the file's name."""
    reports = {} if path.is_dir() else {report.article.id: report for report in kept_reports(path)}

    def find(article: GoldArticle) -> Report:
        annotated = path / f"{article.id}.ann"
        if path.is_dir() and annotated.is_file():
            source = read(article.text, id=article.id, language=article.language)
            return from_brat(annotated.read_text("utf-8"), source)
        if article.id not in reports:
            raise InputError(f"{path} has nothing on the article {article.id!r}")
        if reports[article.id].article.text != article.text:
            raise InputError(f"the text of {article.id!r} in {path} is not that of the gold")
        return reports[article.id]

    return find


# ── figures ───────────────────────────────────────────────────────────────────────────────


def _sections(found: Sequence[Evaluation], mistakes: bool) -> Iterator[Section]:
    for one in found:
        rows = tuple((name, *_shown(figure)) for name, figure in one.figures.items())
        yield Section(_title(one.gold), ("figure", "share", "95 %", "right", "of"), rows)
        wrong = tuple(row for judgement in one.judgements for row in _mistakes(judgement))
        if mistakes and wrong:
            yield Section("Mistakes", ("article", "place", "what", "words", "who"), wrong)


def _title(gold: GoldSet) -> str:
    articles = len(gold.articles)
    return f"{legible(gold.name)}, {gold.language}: {articles} article{'' if articles == 1 else 's'}"


def _shown(figure: Figure) -> tuple[str, ...]:
    counts = (str(figure.right), str(figure.of)) if figure.of else ("", "")
    return (f"{figure.value:.3f}", f"{figure.low:.2f}–{figure.high:.2f}", *counts)


def _mistakes(judgement: Judgement) -> Iterator[tuple[str, ...]]:
    """List gold that no claim matches, then claims that match no gold."""
    text, id = judgement.gold.text, legible(judgement.gold.id)
    for verdict in judgement.verdicts:
        if not verdict.claims:
            gold = verdict.gold
            spans = gold.content or gold.cue
            words = " … ".join(text[span.start : span.end] for span in spans)
            said_by = gold.name or " ".join(text[span.start : span.end] for span in gold.source)
            yield (id, str(spans[0].start) if spans else "", "missed", _short(words), _short(said_by))
    for claim in judgement.wrong:
        place = str(claim.content[0].start) if claim.content else ""
        yield (id, place, "wrong", _short(wording(claim)), authority(judgement.report, claim))


def _short(words: str) -> str:
    shown = legible(words)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _as_json(found: Iterable[Evaluation]) -> list[Mapping[str, object]]:
    return [
        {
            "name": one.gold.name,
            "language": one.gold.language,
            "articles": len(one.gold.articles),
            "figures": {name: asdict(figure) for name, figure in one.figures.items()},
        }
        for one in found
    ]
