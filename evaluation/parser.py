"""Measure the parser: from raw text with the official scorer, and on the attribution probe.

    python evaluation/parser.py --data DIR [--json] [--only en_pud probe_nl …] [--misses]

DIR holds test files of Universal Dependencies named as released, plain or packed with xz.
Scores of treebanks run from 0 to 100, those of the probe from 0 to 1.
"""

from __future__ import annotations

import argparse
import io
import json
import lzma
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from udtools import udeval

sys.path.insert(0, str(Path(__file__).parent.parent))  # to be run as a file, from anywhere

from claimtrack.parsing import Parser, StanzaParser, to_conllu
from evaluation.attribution_probe import Verdict, judge_probe
from evaluation.treebanks import read_documents

TREEBANKS = {
    "en_ewt": "en_ewt-ud-test.conllu",
    "en_pud": "en_pud-ud-test.conllu",
    "nl_alpino": "nl_alpino-ud-test.conllu",
    "nl_lassysmall": "nl_lassysmall-ud-test.conllu",
}
METRICS = ("LAS", "UPOS", "Sentences")
PROBES = {"probe_en": "en", "probe_nl": "nl"}

Figures = Mapping[str, float] | float


def main() -> None:
    options = _options()
    parser = StanzaParser(package=options.package, directory=options.models)
    figures: dict[str, Figures] = {}
    for name in options.only or [*TREEBANKS, *PROBES]:
        if name in PROBES:
            verdicts = judge_probe(PROBES[name], parser)
            figures[name] = round(share_right(verdicts), 3)
            if options.misses:
                print(*describe_misses(verdicts), sep="\n", file=sys.stderr)
        else:
            figures[name] = score_treebank(read_text(options.data, TREEBANKS[name]), name[:2], parser)
    print(json.dumps(figures) if options.json else "\n".join(describe(figures)))


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="directory of the treebanks")
    options.add_argument("--json", action="store_true", help="print one JSON object")
    options.add_argument("--only", nargs="+", choices=[*TREEBANKS, *PROBES], help="measure these alone")
    options.add_argument("--misses", action="store_true", help="show what the probe found wrong, on stderr")
    options.add_argument("--models", type=Path, help="directory of models with their manifest")
    options.add_argument("--package", help="one of Stanza's own packages instead, such as default")
    return options.parse_args()


def read_text(directory: Path, name: str) -> str:
    """Read a treebank, plain or as ``.xz``."""
    plain = directory / name
    return (
        plain.read_text("utf-8")
        if plain.exists()
        else lzma.open(f"{plain}.xz", "rt", encoding="utf-8").read()
    )


def score_treebank(gold: str, language: str, parser: Parser) -> dict[str, float]:
    """Parse the treebank's raw text, document by document, and score it against the trees."""
    parsed = parser.parse(read_documents(gold, language))
    system = "".join(to_conllu(document) for document in parsed)
    scores = udeval.evaluate(_load(gold), _load(system))
    return {metric: round(100 * scores[metric].f1, 2) for metric in METRICS}


def _load(conllu: str) -> object:
    return udeval.load_conllu(io.StringIO(conllu), "", {})


def share_right(verdicts: list[Verdict]) -> float:
    """Give the share of sentences with verb, subject and complement right."""
    return sum(verdict.is_right for verdict in verdicts) / len(verdicts)


def describe_misses(verdicts: list[Verdict]) -> Iterator[str]:
    """Write a line for each wrong sentence, with what was wrong, then a line of totals."""
    parts = ("verb", "subject", "complement")
    for verdict in verdicts:
        wrong = [part for part in parts if not getattr(verdict, part)]
        if wrong:
            yield f"{', '.join(wrong):<25} {verdict.case.text}"
    rights = (f"{part} {sum(getattr(verdict, part) for verdict in verdicts)}" for part in parts)
    yield f"right of {len(verdicts)}: {', '.join(rights)}"


def describe(figures: Mapping[str, Figures]) -> Iterator[str]:
    """Write a line for each figure."""
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield f"{name:<14} " + "  ".join(f"{metric} {score:.2f}" for metric, score in value.items())
        else:
            yield f"{name:<14} {value:.3f}"


if __name__ == "__main__":
    main()
