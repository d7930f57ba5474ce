"""How well reports agree with gold that people annotated: `read_gold`, then `evaluate`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from attrs import frozen

from claimtrack.errors import InputError
from claimtrack.evaluation.brat import read_brat
from claimtrack.evaluation.gold import (
    GoldArticle,
    GoldAttribution,
    GoldLink,
    GoldNoComment,
    GoldSet,
    by_language,
    read_common,
    read_pair,
)
from claimtrack.evaluation.judging import Judgement, Verdict, judge, judge_cues
from claimtrack.evaluation.marked import MARKED, read_marked
from claimtrack.evaluation.scoring import RESAMPLES, Figure, figures, tally, tally_cues
from claimtrack.model import Report

__all__ = [
    "Evaluation",
    "Figure",
    "GoldArticle",
    "GoldAttribution",
    "GoldLink",
    "GoldNoComment",
    "GoldSet",
    "Judgement",
    "Verdict",
    "evaluate",
    "read_gold",
]

_FORMS = (".jsonl", ".json", ".ann", MARKED)


@frozen
class Evaluation:
    """A set whose articles are judged one by one, in their order, and the figures that makes."""

    gold: GoldSet
    judgements: tuple[Judgement, ...]
    figures: Mapping[str, Figure]


def read_gold(
    path: Path | str, *, texts: Path | None = None, language: str | None = None
) -> tuple[GoldSet, ...]:
    """Read gold as one set per language: a file of any form, or a directory of such files.

    The forms are JSON Lines, an event pair's JSON, brat standoff, and lines with marks in them.
    ``texts`` is where an event pair's articles lie, if not beside it. ``language`` is that of
    brat's texts, which do not tell it (else English), and leaves out sets of any other.

    Raises:
        InputError: a file is missing, of another form, or breaks its own.
    """
    path = Path(path)
    try:
        sets = by_language(path.stem, _articles(path, texts, language))
    except InputError:
        raise
    except OSError as error:
        raise InputError(f"{error.filename or path} cannot be read: {error.strerror}") from error
    except KeyError as error:
        raise InputError(f"{path} is no gold of a known form: it lacks {error}") from error
    except (TypeError, ValueError) as error:
        raise InputError(f"{path}: {error}") from error
    return tuple(one for one in sets if language in {None, one.language})


def evaluate(
    gold: GoldSet,
    find: Callable[[GoldArticle], Report],
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Evaluation:
    """Judge what is found in each article of a set, and add it up.

    A set without contents is judged by its cues alone. The figures' intervals hold 95 % of what
    drawing the articles anew, ``resamples`` times, gives.
    """
    judge_one, tally_one = (judge, tally) if gold.has_content else (judge_cues, tally_cues)
    judgements = tuple(judge_one(article, find(article)) for article in gold.articles)
    found = figures([tally_one(judgement) for judgement in judgements], resamples=resamples, seed=seed)
    return Evaluation(gold, judgements, found)


def _articles(path: Path, texts: Path | None, language: str | None) -> Iterator[GoldArticle]:
    if not path.exists():
        raise InputError(f"there is no {path}")
    if path.is_dir():
        inside = sorted(file for form in _FORMS for file in path.glob(f"*{form}"))
        if not inside:
            raise InputError(f"{path} holds none of {', '.join(_FORMS)}")
        for file in inside:
            yield from _articles(file, texts, language)
    elif path.suffix == ".jsonl":
        yield from read_common(path)
    elif path.suffix == ".json":
        yield from read_pair(path, texts)
    elif path.suffix == ".ann":
        yield read_brat(path, language or "en")
    elif path.name.endswith(MARKED):
        yield from read_marked(path)
    else:
        raise InputError(f"{path} is neither {', '.join(_FORMS)} nor a directory of such files")
