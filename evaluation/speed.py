"""Measure how long comparing two reports takes, and how much memory.

    python evaluation/speed.py [LEFT RIGHT] [--json]

Without files it takes the two reports of `claimtrack demo`. Times are wall-clock; run it on
an idle machine. Peak memory is that of the process of the cold start.
"""

from __future__ import annotations

import json
import platform
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import click
from tabulate import tabulate

from claimtrack import Pipeline, read

ARTICLES = Path(__file__).resolve().parents[1] / "fixtures" / "articles"
PAIR = (ARTICLES / "harbour.en.txt", ARTICLES / "harbour.nl.txt")
REPEATS = 5  # the fastest counts: whatever else runs only adds
_COMMAND = "import sys; from claimtrack.cli import main; main(['compare', *sys.argv[1:], '--format', 'json'])"


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(paths: tuple[Path, ...], as_json: bool) -> None:
    figures = measure(paths or PAIR)
    if as_json:
        click.echo(json.dumps(figures, indent=2))
    else:
        click.echo(tabulate(figures.items(), ("figure", "value"), disable_numparse=True))


def measure(paths: tuple[Path, ...]) -> dict[str, str | float]:
    """Take every figure; see the module for what they mean."""
    articles = [read(path) for path in paths]
    pipeline = Pipeline()
    cold = _seconds(lambda: _run(_COMMAND, *map(str, paths)))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT / 1e6
    first = _seconds(lambda: pipeline.compare(*articles))
    second = _fastest(lambda: pipeline.compare(*articles))
    parsing = _fastest(lambda: [pipeline.parse(article) for article in articles])
    importing = _fastest(lambda: _run("import claimtrack")) - _fastest(lambda: _run("pass"))
    words = sum(len(article.text.split()) for article in articles)
    return {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "words in the articles": words,
        "import claimtrack, s": round(importing, 3),
        "comparison from a cold start, s": round(cold, 2),
        "peak memory of that, MB": round(memory),
        "first comparison in a process, s": round(first, 2),
        "further comparison, s": round(second, 2),
        "words read as claims per second": round(words / parsing),
    }


_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes; macOS counts bytes, Linux kilobytes


def _run(code: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.DEVNULL)


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _fastest(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _ in range(REPEATS))


if __name__ == "__main__":
    main()
