"""Treebanks as values: reading them, giving words other tags, writing what Stanza reads."""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import evolve, frozen
from stanza.models.common.doc import Document
from stanza.utils.conll import CoNLL

FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, MISC = 1, 2, 3, 4, 5, 6, 7, 9

Row = tuple[str, ...]


@frozen
class Tags:
    """What a tagger and a lemmatizer say of one word."""

    upos: str
    xpos: str
    feats: str
    lemma: str


@frozen
class Tree:
    """One sentence of a treebank: comment lines, and rows of ten columns, multi-word tokens among them."""

    comments: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def words(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row[0].isdigit())

    def conllu(self) -> str:
        return "\n".join([*self.comments, *("\t".join(row) for row in self.rows)]) + "\n\n"


def read_treebank(directory: Path, name: str) -> list[Tree]:
    """Read ``name.conllu`` or ``name.conllu.xz``, leaving out empty nodes."""
    packed = directory / f"{name}.conllu.xz"
    text = lzma.decompress(packed.read_bytes()).decode() if packed.exists() else None
    return parse_treebank(text or (directory / f"{name}.conllu").read_text("utf-8"))


def parse_treebank(text: str) -> list[Tree]:
    """Split CoNLL-U text into trees."""
    blocks = (block.split("\n") for block in text.strip("\n").split("\n\n"))
    return [_tree(lines) for lines in blocks if lines != [""]]


def _tree(lines: Sequence[str]) -> Tree:
    rows = (tuple(line.split("\t")) for line in lines if not line.startswith("#"))
    comments = tuple(line for line in lines if line.startswith("#"))
    return Tree(comments, tuple(row for row in rows if "." not in row[0]))


def retag(tree: Tree, tags: Sequence[Tags]) -> Tree:
    """Replace tags and lemmas, one ``Tags`` for each word; heads and labels stay."""
    given = iter(tags)
    return evolve(tree, rows=tuple(_retagged(row, given) for row in tree.rows))


def _retagged(row: Row, given: Iterable[Tags]) -> Row:
    if not row[0].isdigit():
        return row
    tags = next(iter(given))
    return (row[0], row[FORM], tags.lemma, tags.upos, tags.xpos, tags.feats, *row[HEAD:])


def conllu_text(trees: Iterable[Tree]) -> str:
    return "".join(tree.conllu() for tree in trees)


def write_treebank(trees: Iterable[Tree], path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(conllu_text(trees), "utf-8")
    return path


def document(trees: Iterable[Tree]) -> Document:
    """Give the trees as Stanza's own document."""
    return CoNLL.conll2doc(input_str=conllu_text(trees))


def buckets(lengths: Sequence[int], budget: int, rng: random.Random) -> list[list[int]]:
    """Group sentence numbers of similar length into batches of about ``budget`` words, in random order.

    Lengths are jittered by up to a tenth, so that the batches differ from one epoch to the next.
    """
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] * rng.uniform(0.9, 1.1))
    batches: list[list[int]] = [[]]
    filled = 0
    for number in order:
        if filled and filled + lengths[number] > budget:
            batches.append([])
            filled = 0
        batches[-1].append(number)
        filled += lengths[number]
    rng.shuffle(batches)
    return batches
