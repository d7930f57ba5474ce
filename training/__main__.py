"""``python -m training all --data DIR --out DIR``: make, score and export the models that are shipped."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import copy
from typing import Any

from training.data import read_treebank
from training.evaluate import load_pipeline, score
from training.export import export, manifest_entries, write_manifest
from training.networks import prepare_torch
from training.recipes import PROCESSORS, RECIPES
from training.steps import Workshop


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    prepare_torch(options.threads)
    shops = [_workshop(options, language) for language in options.language]
    if options.what != "ship":
        for shop in shops:
            wanted = shop.processors() if options.what == "all" else [options.what]
            for name in wanted:
                print(f"{shop.recipe.language} {name}: {shop.make(name)}", flush=True)
    if options.what in {"all", "ship"}:
        ship(shops, options.out, options.release, manifest_entries(options.start))


def ship(shops: Sequence[Workshop], out: Path, release: str, known: Sequence[Mapping[str, Any]]) -> None:
    """Export every model made, score each language's together from raw text, and write the manifest.

    A file that is one of the ``known`` entries of another manifest is described as it is there.
    """
    scores = {}
    for shop in shops:
        language = shop.recipe.language
        (out / language).mkdir(parents=True, exist_ok=True)
        for name in shop.processors():
            if name in shop.keep:
                copy(shop.model(name), out / language / f"{name}.pt")
            else:
                export(shop.model(name), out / language / f"{name}.pt")
        pipeline = load_pipeline(out / language, language)
        for test in shop.recipe.tests:
            scores[test] = score(pipeline, read_treebank(shop.data, test))
            print(test, json.dumps(scores[test]), flush=True)
    write_manifest(out, RECIPES, release, scores, known)


def _workshop(options: argparse.Namespace, language: str) -> Workshop:
    return Workshop(
        RECIPES[language],
        options.data,
        options.out / "work" / language,
        start=options.start / language if options.start else None,
        keep=frozenset(options.keep),
        seed=options.seed,
        minutes=options.minutes,
        device=options.device,
    )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    add = parser.add_argument
    add("what", choices=("all", "ship", *PROCESSORS), help="everything, one model, or only export and score")
    add("--data", type=Path, required=True, help="directory of treebanks, .conllu or .conllu.xz")
    add(
        "--out", type=Path, required=True, help="directory for models and manifest; its work/ holds the state"
    )
    add("--language", nargs="+", choices=tuple(RECIPES), default=list(RECIPES))
    add("--start", type=Path, help="directory of trained models to start from")
    add("--keep", nargs="+", choices=PROCESSORS, default=[], help="models to take from --start as they are")
    add("--minutes", type=float, help="anneal over at most so many minutes for tagger and parser each")
    add("--seed", type=int, default=1)
    add("--threads", type=int, default=os.cpu_count() or 1)
    add("--device", default="cpu", help="cpu or cuda")
    add("--release", default="0", help="version of the models, for the manifest")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
