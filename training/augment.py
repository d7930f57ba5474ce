"""Treebank sentences as a newspaper would set them; every change keeps the tree as it is.

Treebanks of web text hardly hold a curly quotation mark, an en dash or a headline without a full stop.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle

from attrs import evolve

from training.data import DEPREL, FORM, HEAD, MISC, UPOS, Row, Tree

QUOTE_FORMS = frozenset({'"', "''", "``", "“", "”"})
QUOTE_STYLES = (
    ("“", "”"),
    ("“", "”"),
    ("„", "”"),
    ("„", "“"),
    ("«", "»"),
    ("‘", "’"),
    ("”", "”"),
    ('"', "”"),
)
DASHES = ("–", "—")
NO_BREAK_SPACE = "\u00a0"

Change = Callable[[Tree, random.Random], Tree]


def news_variants(trees: Iterable[Tree], share: float, seed: int) -> Iterator[Tree]:
    """Yield the trees in order, about ``share`` of them changed in one way that applies."""
    rng = random.Random(seed)
    for tree in trees:
        yield vary(tree, rng) if rng.random() < share else tree


def vary(tree: Tree, rng: random.Random) -> Tree:
    """Apply one change by chance out of those that change something; the tree itself when none does."""
    variants = [variant for change in CHANGES if (variant := change(tree, rng)) != tree]
    return rng.choice(variants) if variants else tree


def set_quotes(tree: Tree, rng: random.Random) -> Tree:
    """Replace straight quotation marks by one style, opening and closing in turn."""
    marks = cycle(rng.choice(QUOTE_STYLES))
    return _with_forms(tree, lambda row: next(marks) if row[FORM] in QUOTE_FORMS else row[FORM])


def set_apostrophes(tree: Tree, _rng: random.Random) -> Tree:
    """Replace typewriter apostrophes inside words, ``don't`` and ``foto's``, by curly ones."""
    return _with_forms(tree, lambda row: row[FORM].replace("'", "’") if len(row[FORM]) > 1 else row[FORM])


def set_dashes(tree: Tree, rng: random.Random) -> Tree:
    """Replace a hyphen that stands alone by a dash."""
    dash = rng.choice(DASHES)
    return _with_forms(
        tree, lambda row: dash if row[FORM] in {"-", "--"} and row[UPOS] == "PUNCT" else row[FORM]
    )


def raise_names(tree: Tree, _rng: random.Random) -> Tree:
    """Set the name a sentence begins with in capitals, as a dateline is."""
    leading = _leading_names(tree.words)
    return _with_forms(tree, lambda row: row[FORM].upper() if row[0] in leading else row[FORM])


def _leading_names(words: Sequence[Row]) -> frozenset[str]:
    numbers = set()
    for row in words:
        if row[UPOS] != "PROPN":
            break
        numbers.add(row[0])
    return frozenset(numbers)


def drop_final_stop(tree: Tree, _rng: random.Random) -> Tree:
    """Leave out a full stop at the end, as headlines do; only when nothing hangs on it."""
    *rest, last = tree.rows
    hangs = any(row[HEAD] == last[0] for row in rest)
    if not rest or last[FORM] != "." or last[DEPREL] != "punct" or hangs or not last[0].isdigit():
        return tree
    return evolve(tree, comments=_without_text(tree.comments), rows=tuple(rest))


def shout(tree: Tree, _rng: random.Random) -> Tree:
    """Set a short sentence in capitals throughout, as some headlines are."""
    return _with_forms(tree, lambda row: row[FORM].upper()) if len(tree.words) <= SHORT else tree


SHORT = 8  # words; longer sentences in capitals are rare
CHANGES: tuple[Change, ...] = (
    set_quotes,
    set_quotes,
    set_apostrophes,
    set_dashes,
    raise_names,
    drop_final_stop,
    shout,
)


def _with_forms(tree: Tree, form: Callable[[Row], str]) -> Tree:
    rows = tuple((row[0], form(row), *row[FORM + 1 :]) for row in tree.rows)
    return tree if rows == tree.rows else evolve(tree, comments=_without_text(tree.comments), rows=rows)


def _without_text(comments: Sequence[str]) -> tuple[str, ...]:
    """Drop the comment with the sentence's text, which no longer is its text."""
    return tuple(line for line in comments if not line.startswith("# text ="))


def surface_rows(tree: Tree) -> Iterator[Row]:
    """Yield what is written: multi-word tokens instead of their words."""
    covered_to = 0
    for row in tree.rows:
        if "-" in row[0]:
            covered_to = int(row[0].split("-")[1])
            yield row
        elif int(row[0]) > covered_to:
            yield row


def surface_space(row: Row, rng: random.Random | None = None) -> str:
    """Give the space after a token; with ``rng``, now and then one that does not break after a number."""
    if "SpaceAfter=No" in row[MISC].split("|"):
        return ""
    return NO_BREAK_SPACE if rng and row[FORM].isdigit() and rng.random() < 0.1 else " "
