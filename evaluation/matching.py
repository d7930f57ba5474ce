"""How well claims are matched and related: ``python -m evaluation.matching COMMAND …``.

::

    pairs [--split held] [--errors contradicts]   labelled pairs of fixtures/pairs: P, R, F1, calibration
    parallel ntrex_en_nl.tsv                       parallel documents: best match, same, strangers
    events ecbplus_pairs_dev.tsv                   same event against another of its kind: AUC
    gold GOLD.json … [--texts DIR]                 event pairs with hand-made gold, or directories of them
    scaling                                        time, memory and candidate pairs up to 5,000 claims a side
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, too

from evaluation.claim_pairs import load_encoder
from evaluation.matching_gold import measure_gold
from evaluation.matching_pairs import RELATIONS, measure_events, measure_pairs
from evaluation.matching_parallel import measure_parallel, measure_scaling


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.matching",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True)
    pairs = commands.add_parser("pairs")
    pairs.add_argument("--split", choices=("dev", "held"), default="dev")
    pairs.add_argument("--errors", choices=RELATIONS, help="print the pairs wrongly called this, and why")
    pairs.add_argument(
        "--encoder", metavar="MODEL", help="a model of sentence-transformers, with coefficients"
    )
    pairs.set_defaults(
        run=lambda given: measure_pairs(given.split, given.errors, load_encoder(given.encoder))
    )
    parallel = commands.add_parser("parallel")
    parallel.add_argument("file", type=Path)
    parallel.add_argument("--documents", type=int, default=1000, help="no more than these, for a quick look")
    parallel.set_defaults(run=lambda given: measure_parallel(given.file, given.documents))
    events = commands.add_parser("events")
    events.add_argument("file", type=Path)
    events.add_argument("--step", type=int, default=1, help="take every so many pairs, for a quick look")
    events.set_defaults(run=lambda given: measure_events(given.file, given.step))
    gold = commands.add_parser("gold")
    gold.add_argument("gold", type=Path, nargs="+")
    gold.add_argument("--texts", type=Path, help="where the reports lie, if not beside the gold")
    gold.set_defaults(run=lambda given: measure_gold(given.gold, given.texts))
    commands.add_parser("scaling").set_defaults(run=lambda _: measure_scaling())
    given = parser.parse_args()
    given.run(given)


if __name__ == "__main__":
    main()
