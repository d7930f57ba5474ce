"""Measure how long comparing two reports takes, and how much memory.

    python evaluation/speed.py [LEFT RIGHT] [--json]

Without files it takes the two reports of `claimtrack demo`. Of each figure there is the time that
one waits, and the time that the processor works, which other programs on the machine hardly change.
Peak memory is that of the process of the cold start.
"""

from __future__ import annotations

import json
import platform
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter

import click
from tabulate import tabulate

from claimtrack import Pipeline, read

ARTICLES = Path(__file__).resolve().parents[1] / "fixtures" / "articles"
PAIR = (ARTICLES / "harbour.en.txt", ARTICLES / "harbour.nl.txt")
REPEATS = 5  # the fastest counts: whatever else runs only adds
_COMMAND = "import sys; from claimtrack.cli import main; main(['compare', *sys.argv[1:], '--format', 'json'])"


Times = tuple[float, float]
Figure = str | int | Times


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(paths: tuple[Path, ...], as_json: bool) -> None:
    figures = measure(paths or PAIR)
    if as_json:
        click.echo(json.dumps(figures, indent=2))
    else:
        rows = [
            (name, *(figure if isinstance(figure, tuple) else (figure,))) for name, figure in figures.items()
        ]
        click.echo(tabulate(rows, ("figure", "waited", "processor"), disable_numparse=True))


def measure(paths: tuple[Path, ...]) -> dict[str, Figure]:
    """Take every figure; see the module for what they mean."""
    articles = [read(path) for path in paths]
    pipeline = Pipeline()
    cold = _seconds(lambda: _run(_COMMAND, *map(str, paths)))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT / 1e6
    first = _seconds(lambda: pipeline.compare(*articles))
    second = _fastest(lambda: pipeline.compare(*articles))
    parsing = _fastest(lambda: [pipeline.parse(article) for article in articles])
    importing = _fastest(lambda: _run("import claimtrack")), _fastest(lambda: _run("pass"))
    words = sum(len(article.text.split()) for article in articles)
    return {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "words in the articles": words,
        "peak memory of a cold start, MB": round(memory),
        "import claimtrack, s": _rounded(loaded - bare for loaded, bare in zip(*importing, strict=True)),
        "comparison from a cold start, s": _rounded(cold),
        "first comparison in a process, s": _rounded(first),
        "further comparison, s": _rounded(second),
        "words read as claims per second": _rounded((words / seconds for seconds in parsing), 0),
    }


_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes; macOS counts bytes, Linux kilobytes


def _run(code: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.DEVNULL)


def _seconds(work: Callable[[], object]) -> Times:
    """Take the time that one waits, and that the processor works, here and in what is started."""
    waited, worked = perf_counter(), _worked()
    work()
    return perf_counter() - waited, _worked() - worked


def _worked() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def _fastest(work: Callable[[], object]) -> Times:
    waited, worked = zip(*(_seconds(work) for _ in range(REPEATS)), strict=True)
    return min(waited), min(worked)


def _rounded(times: Iterable[float], digits: int = 2) -> Times:
    waited, worked = (round(seconds, digits) for seconds in times)
    return waited, worked


if __name__ == "__main__":
    main()
