"""The models that read characters, trained by Stanza's own commands."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen
from stanza.models import lemmatizer, mwt_expander, tokenizer
from stanza.utils.training.run_tokenizer import default_feat_funcs

from training.augment import drop_final_stop, news_variants, surface_rows, surface_space
from training.data import FEATS, FORM, LEMMA, UPOS, Tree, write_treebank

PARAGRAPH = "\n\n"
SENTENCES = 8  # in a paragraph, on average, where the treebank does not mark paragraphs


@frozen
class Labelled:
    """Running text, a digit for each character: 1 ends a token, 2 a sentence; 3 and 4 after a contraction."""

    text: str
    labels: str


def label(tree: Tree, rng: random.Random | None = None) -> Labelled:
    """Write one sentence, the space after it included."""
    text, labels = "", ""
    rows = list(surface_rows(tree))
    for number, row in enumerate(rows):
        space = surface_space(row, rng)
        end = 1 + (number == len(rows) - 1) + 2 * ("-" in row[0])
        text += row[FORM] + space
        labels += "0" * (len(row[FORM]) - 1) + str(end) + "0" * len(space)
    return Labelled(text, labels)


def paragraphs(trees: Sequence[Tree], rng: random.Random) -> Iterator[list[Tree]]:
    """Group sentences as the treebank does; where it says nothing, in paragraphs of chance length."""
    marked = any(_opens(tree) for tree in trees)
    current: list[Tree] = []
    for tree in trees:
        opens = _opens(tree) if marked else rng.random() < 1 / SENTENCES
        if current and opens:
            yield current
            current = []
        current.append(tree)
    yield current


def _opens(tree: Tree) -> bool:
    return any(line.startswith(("# newpar", "# newdoc")) for line in tree.comments)


def label_all(trees: Sequence[Tree], rng: random.Random | None = None) -> Labelled:
    """Write the sentences as running text in paragraphs.

    With ``rng``, some spaces do not break, and some paragraphs are headlines without a full stop.
    """
    texts, labels = [], []
    for paragraph in paragraphs(trees, rng or random.Random(0)):
        if rng and len(paragraph) == 1:
            paragraph = [drop_final_stop(paragraph[0], rng)]
        written = [label(tree, rng) for tree in paragraph]
        last = written[-1]
        spare = len(last.text) - len(last.text.rstrip())
        texts.append("".join(part.text for part in written)[: -spare or None])
        labels.append("".join(part.labels for part in written)[: -spare or None])
    return Labelled(PARAGRAPH.join(texts) + "\n", PARAGRAPH.join(labels) + "\n")


def expansions(trees: Iterable[Tree]) -> list[tuple[tuple[str, tuple[str, ...]], int]]:
    """Count every multi-word token with its words in lower case."""
    return list(Counter(pair for tree in trees for pair in _expansions(tree)).items())


def _expansions(tree: Tree) -> Iterator[tuple[str, tuple[str, ...]]]:
    forms = {row[0]: row[FORM].lower() for row in tree.words}
    for row in tree.rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            yield row[FORM], tuple(forms[str(number)] for number in range(first, last + 1))


def train_tokenizer(
    train: Sequence[Sequence[Tree]], tuning: Sequence[Tree], best: Path, shorthand: str, steps: int, seed: int
) -> None:
    """Train Stanza's tokenizer; each treebank is written twice, as it is and as news sets it."""
    rng = random.Random(seed)
    plain = [label_all(trees) for trees in train]
    news = [label_all(list(news_variants(trees, 0.5, seed)), rng) for trees in train]
    work, language = best.parent, shorthand.split("_")[0]
    _write_labelled(_joined([*plain, *news]), work / "tokenize-train")
    _write_labelled(label_all(tuning), work / "tokenize-tuning")
    gold = write_treebank(tuning, work / "tokenize-tuning.conllu")
    words = work / "tokenize-tuning.json"
    words.write_text(json.dumps(expansions(tuning)), "utf-8")
    features = default_feat_funcs(language)
    tokenizer.main(
        f"--txt_file {work}/tokenize-train.txt --label_file {work}/tokenize-train.labels "
        f"--dev_txt_file {work}/tokenize-tuning.txt --dev_label_file {work}/tokenize-tuning.labels "
        f"--dev_conll_gold {gold} --mwt_json_file {words} --lang {language} --shorthand {shorthand} "
        f"--max_seqlen 300 --batch_size 32 --steps {steps} --eval_steps 500 --anneal 0.8 --seed {seed} --cpu "
        f"--save_dir {work} --save_name {best.name}".split()
        + (["--feat_funcs", ",".join(features)] if features else [])
    )


def _joined(parts: Iterable[Labelled]) -> Labelled:
    parts = list(parts)
    return Labelled("\n".join(part.text for part in parts), "\n".join(part.labels for part in parts))


def _write_labelled(labelled: Labelled, path: Path) -> None:
    path.with_suffix(".txt").write_text(labelled.text, "utf-8")
    path.with_suffix(".labels").write_text(labelled.labels, "utf-8")


def train_expander(
    train: Sequence[Tree], tuning: Sequence[Tree], best: Path, shorthand: str, seed: int
) -> None:
    """Train Stanza's expander of multi-word tokens."""
    seen, unseen = _written(train, tuning, best)
    mwt_expander.main(
        f"--train_file {seen} --eval_file {unseen} --gold_file {unseen} --lang {shorthand.split('_')[0]} "
        f"--shorthand {shorthand} --num_epoch 8 --seed {seed} --cpu "
        f"--save_dir {best.parent} --save_name {best.name}".split()
    )


def train_lemmatizer(
    train: Sequence[Tree], tuning: Sequence[Tree], best: Path, shorthand: str, epochs: int, seed: int
) -> None:
    """Train Stanza's lemmatizer on each (form, tag, lemma) once: an eighth of the time, the same result."""
    seen, unseen = _written(distinct_words(train), tuning, best)
    lemmatizer.main(
        f"--train_file {seen} --eval_file {unseen} --shorthand {shorthand} --hidden_dim 100 --emb_dim 50 "
        f"--num_epoch {epochs} --seed {seed} --cpu --save_dir {best.parent} --save_name {best.name}".split()
    )


def distinct_words(trees: Iterable[Tree]) -> list[Tree]:
    """Give a tree of one word for every different (form, tag, features, lemma), in order of appearance."""
    rows = dict.fromkeys(
        ("1", *row[FORM : FEATS + 1], "0", "root", "_", "_") for tree in trees for row in tree.words
    )
    return [Tree((), (row,)) for row in rows if row[LEMMA] != "_" or row[UPOS] == "PUNCT"]


def _written(train: Sequence[Tree], tuning: Sequence[Tree], best: Path) -> tuple[Path, Path]:
    names = (f"{best.stem}-train.conllu", f"{best.stem}-tuning.conllu")
    return (write_treebank(train, best.parent / names[0]), write_treebank(tuning, best.parent / names[1]))
