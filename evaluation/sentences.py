"""Measure where sentences end: the tokenizer alone, with second thoughts, and splitter libraries.

    python evaluation/sentences.py [--data DIR]

Always measures the news paragraphs in ``probe/``; with ``--data`` the test sets of Universal
Dependencies there, too. Libraries (pysbd, sentencex, syntok) are measured if they are
installed. Figures are F1 of whole sentences.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import conllu

sys.path.insert(0, str(Path(__file__).parent.parent))  # to be run as a file, from anywhere

from claimtrack.model import Article, Block, Span
from claimtrack.parsing import StanzaParser, splitting
from evaluation.attribution_probe import PROBE
from evaluation.parser import TREEBANKS, read_text
from evaluation.treebanks import sentence_text

# A paragraph as its sentences, each with the white space after it.
Paragraph = list[str]
Splitter = Callable[[str], list[str]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--data", type=Path, help="directory of the treebanks")
    directory: Path | None = options.parse_args().data
    parser = StanzaParser()
    for language in ("en", "nl"):
        sets = {f"{language}_news": read_news(language)}
        if directory:
            names = [name for name in TREEBANKS if name.startswith(language)]
            sets |= {name: read_treebank(read_text(directory, TREEBANKS[name])) for name in names}
        for name, paragraphs in sets.items():
            for splitter, split in splitters(language, parser):
                print(f"{name:<14} {splitter:<24} {100 * sentence_f1(paragraphs, split):5.1f}", flush=True)


def read_news(language: str) -> list[Paragraph]:
    """Read our own news paragraphs, one a line."""
    lines = (PROBE / f"sentences_{language}.txt").read_text("utf-8").splitlines()
    texts = [line for line in lines if line and not line.startswith("#")]
    return [[f"{sentence.strip()} " for sentence in text.split("‖")] for text in texts]


def read_treebank(content: str) -> list[Paragraph]:
    """Read a treebank's paragraphs; one that marks none is a single paragraph."""
    paragraphs: list[Paragraph] = []
    for sentence in conllu.parse(content):
        if not paragraphs or any(key.startswith(("newdoc", "newpar")) for key in sentence.metadata):
            paragraphs.append([])
        paragraphs[-1].append(sentence_text(sentence))
    return paragraphs


def sentence_f1(paragraphs: list[Paragraph], split: Splitter) -> float:
    """Count a sentence as found when both of its ends are, white space aside."""
    right = expected = found = 0
    for paragraph in paragraphs:
        gold, system = _places(paragraph), _places(split("".join(paragraph)))
        right += len(gold & system)
        expected += len(gold)
        found += len(system)
    return 2 * right / (expected + found)


def _places(sentences: list[str]) -> set[tuple[int, int]]:
    places: set[tuple[int, int]] = set()
    start = 0
    for sentence in sentences:
        end = start + len("".join(sentence.split()))
        if end > start:
            places.add((start, end))
        start = end
    return places


def splitters(language: str, parser: StanzaParser) -> Iterator[tuple[str, Splitter]]:
    """Give what is to be compared, by name."""

    def settled(text: str) -> list[str]:
        return parsed_sentences(text, language, parser)

    def first_cut(text: str) -> list[str]:
        with no_second_thoughts():
            return parsed_sentences(text, language, parser)

    yield "tokenizer", first_cut
    yield "with second thoughts", settled
    yield from libraries(language)


def parsed_sentences(text: str, language: str, parser: StanzaParser) -> list[str]:
    """Parse a text as one block and give its sentences."""
    whole = Article("paragraph", text, language, blocks=(Block(Span(0, len(text)), language, "prose"),))
    (parsed,) = parser.parse([whole])
    return [whole.passage(sentence.span).text for sentence in parsed.sentences]


@contextmanager
def no_second_thoughts() -> Iterator[None]:
    """Leave the tokenizer's cuts as they are for a while."""
    joins, cuts = splitting.JOINS, splitting.CUTS
    splitting.JOINS = splitting.CUTS = ()
    try:
        yield
    finally:
        splitting.JOINS, splitting.CUTS = joins, cuts


def libraries(language: str) -> Iterator[tuple[str, Splitter]]:
    """Give the splitter libraries that are installed."""
    for name, make in (("pysbd", _pysbd), ("sentencex", _sentencex), ("syntok", _syntok)):
        try:
            yield name, make(language)
        except ImportError:
            print(f"({name} is not installed)", file=sys.stderr)


def _pysbd(language: str) -> Splitter:
    segmenter = import_module("pysbd").Segmenter(language=language, clean=False)
    return lambda text: list(segmenter.segment(text))


def _sentencex(language: str) -> Splitter:
    segment = import_module("sentencex").segment
    return lambda text: list(segment(language, text))


def _syntok(_: str) -> Splitter:
    process = import_module("syntok.segmenter").process

    def split(text: str) -> list[str]:
        return ["".join(token.value for token in sentence) for part in process(text) for sentence in part]

    return split


if __name__ == "__main__":
    main()
