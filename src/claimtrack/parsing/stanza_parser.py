"""Parse with Stanza: the one module that knows Stanza and torch, and imports them only when used."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol, cast

from attrs import frozen

from claimtrack.errors import LanguageError, ModelError
from claimtrack.model import Article, Block, Notice, ParsedArticle, Sentence, Span
from claimtrack.parsing.legible import Legible, make_legible
from claimtrack.parsing.shipped import SHIPPED, Manifest, checked_paths, load_manifest
from claimtrack.parsing.stanza_words import deal_tokens, read_words
from claimtrack.parsing.trees import Scores, greedy_heads

if TYPE_CHECKING:
    from types import ModuleType

    from stanza import Document, Pipeline

# The tokenizer runs by itself first, so that sentence boundaries can be settled in between.
_TOKENIZER = "tokenize"
_ANNOTATORS = ("mwt", "pos", "lemma", "depparse")
_SETTINGS: dict[str, Any] = {"use_gpu": False, "download_method": None, "logging_level": "ERROR"}


class StanzaParser:
    """Parse with models that are loaded once, each language at its first use.

    Without ``package`` the models shipped with claimtrack are used, or those of another
    ``directory`` laid out like them, manifest included. With ``package`` it is one of
    Stanza's own ("default", "default_accurate", …), from ``directory`` or else from where
    Stanza keeps its downloads; see `download`.

    Computes on one core, so that an article gives the same parse on every machine of a kind
    and whatever other articles are parsed with it. For one thread at a time.
    """

    def __init__(self, *, package: str | None = None, directory: Path | None = None) -> None:
        self._models: _Models
        if package is None:
            self._models = _ShippedModels(load_manifest(directory or SHIPPED))
        else:
            self._models = _OfficialModels(package, directory)
        self._loaded: dict[str, Pipeline] = {}

    @property
    def name(self) -> str:
        """Name the models and the version of Stanza that runs them."""
        return f"stanza {version('stanza')}, {self._models.name}"

    def parse(self, articles: Iterable[Article]) -> Iterator[ParsedArticle]:
        """Parse lazily, one article at a time.

        A block in a language without a model is parsed as the article's own language, and a
        notice says so.

        Raises:
            LanguageError: an article's own language has no model.
            ModelError: a model is missing, altered or cannot be loaded.
        """
        return map(self._parse, articles)

    def _parse(self, article: Article) -> ParsedArticle:
        blocks = [block for block in article.blocks if block.role != "noise"]
        if blocks and not self._models.offer(article.language):
            raise LanguageError(self._models.explain_absence(article.language))
        sentences: list[Sentence] = []
        for language, spans in self._spans_by_language(article, blocks).items():
            sentences += self._sentences(article.text, spans, language)
        notices = [_unreadable(article, block) for block in blocks if not self._models.offer(block.language)]
        in_order = sorted(sentences, key=lambda sentence: sentence.span)
        return ParsedArticle(article, tuple(in_order), self.name, tuple(notices))

    def _spans_by_language(self, article: Article, blocks: Iterable[Block]) -> dict[str, list[Span]]:
        spans: dict[str, list[Span]] = {}
        for block in blocks:
            language = block.language if self._models.offer(block.language) else article.language
            spans.setdefault(language, []).append(block.span)
        return spans

    def _sentences(self, text: str, spans: Iterable[Span], language: str) -> Iterator[Sentence]:
        legible = make_legible(text, spans)
        if legible.text:
            for sentence in _annotate(self._pipeline(language), legible).sentences:
                yield Sentence(tuple(read_words(sentence, legible, text)), language)

    def _pipeline(self, language: str) -> Pipeline:
        if language not in self._loaded:
            self._loaded[language] = self._models.load(language)
        return self._loaded[language]


def download(language: str, *, package: str = "default", directory: Path | None = None) -> Path:
    """Fetch a package of Stanza's official models; nothing else here ever goes online.

    Returns the directory that now holds them.

    Raises:
        ModelError: the hub cannot be reached, or has no such language or package.
    """
    target = directory or _official_directory()
    try:
        _import_stanza().download(language, model_dir=str(target), package=package, logging_level="ERROR")
    except Exception as error:  # Stanza's errors share no base, and its HTTP client's come through
        raise ModelError(
            f"Stanza's package {package!r} for {language!r} could not be downloaded to {target} "
            f"({type(error).__name__}: {error}); check the language's code and the connection, "
            "or use the models shipped with claimtrack"
        ) from error
    return target


# ── where models come from ────────────────────────────────────────────────────────────────


class _Models(Protocol):
    @property
    def name(self) -> str: ...

    def offer(self, language: str) -> bool: ...

    def explain_absence(self, language: str) -> str: ...

    def load(self, language: str) -> Pipeline: ...


@frozen
class _ShippedModels:
    manifest: Manifest

    @property
    def name(self) -> str:
        return f"claimtrack models {self.manifest.version}"

    def offer(self, language: str) -> bool:
        return language in self.manifest.files

    def explain_absence(self, language: str) -> str:
        available = ", ".join(sorted(self.manifest.files))
        return f"no parser models for {language!r}; there are {available}"

    def load(self, language: str) -> Pipeline:
        paths = {processor: str(path) for processor, path in checked_paths(self.manifest, language).items()}
        vectors = paths.pop("pretrain")
        options = {f"{processor}_model_path": path for processor, path in paths.items()}
        options |= {"pos_pretrain_path": vectors, "depparse_pretrain_path": vectors}
        with TemporaryDirectory() as scratch, _model_errors(f"the models in {self.manifest.directory}"):
            # Stanza insists on an index of its own models; an empty one will do.
            index = Path(scratch, "resources.json")
            index.write_text("{}", "utf-8")
            return _import_stanza().Pipeline(
                language,
                processors=",".join(paths),
                package=None,
                resources_filepath=str(index),
                allow_unknown_language=True,
                foundation_cache=_cache_vectors(vectors),
                **options,
                **_SETTINGS,
            )


@frozen
class _OfficialModels:
    package: str
    directory: Path | None

    @property
    def name(self) -> str:
        return f"Stanza's package {self.package!r}"

    def _home(self) -> Path:
        return self.directory or _official_directory()

    def offer(self, language: str) -> bool:
        return (self._home() / language).is_dir()

    def explain_absence(self, language: str) -> str:
        return f"no parser models for {language!r} in {self._home()}; try {_download_command(language)}"

    def load(self, language: str) -> Pipeline:
        remedy = f"Stanza's package {self.package!r} for {language!r}; try {_download_command(language)}"
        with _model_errors(remedy):
            return _import_stanza().Pipeline(
                language,
                dir=str(self._home()),
                package=None,
                processors=dict.fromkeys((_TOKENIZER, *_ANNOTATORS[1:]), self.package),
                **_SETTINGS,
            )


def _download_command(language: str) -> str:
    return f"`claimtrack models download {language}`"


def _official_directory() -> Path:
    _import_stanza()
    from stanza.resources.common import DEFAULT_MODEL_DIR

    return Path(DEFAULT_MODEL_DIR)


def _cache_vectors(path: str) -> Any:
    """Load word vectors kept at half precision; Stanza computes in single precision."""
    from stanza.models.common.foundation_cache import FoundationCache

    cache = FoundationCache()
    pretrain = cache.load_pretrain(path)
    pretrain._emb = pretrain.emb.float()
    return cache


@contextmanager
def _model_errors(what: str) -> Iterator[None]:
    try:
        yield
    except ModelError:
        raise
    except Exception as error:  # Stanza's and torch's errors share no base
        raise ModelError(f"cannot load {what} ({type(error).__name__}: {error})") from error


def _import_stanza() -> ModuleType:
    """Import Stanza and leave logging as it was; on import it adds a handler and sets a level."""
    logger = logging.getLogger("stanza")
    level, handlers = logger.level, list(logger.handlers)
    with warnings.catch_warnings():
        # In a notebook without widgets its progress bars, which are not used, complain.
        warnings.filterwarnings("ignore", message="IProgress not found")
        import stanza

    logger.setLevel(level)
    logger.handlers[:] = handlers
    return cast("ModuleType", stanza)


# ── from text to words ────────────────────────────────────────────────────────────────────


def _annotate(pipeline: Pipeline, legible: Legible) -> Document:
    from stanza import Document

    with _one_core(), _greedy_trees():
        tokenized = pipeline.processors[_TOKENIZER].process(legible.text)
        document = Document(deal_tokens(tokenized.to_dict(), legible), text=legible.text)
        return pipeline.process(document, processors=_ANNOTATORS)


@contextmanager
def _one_core() -> Iterator[None]:
    """Keep torch to one core for a while: sums split over several may round differently."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@contextmanager
def _greedy_trees() -> Iterator[None]:
    """Let Stanza search for a tree only where taking each word's best head does not give one.

    The same trees come out, in two thirds of the time.
    """
    from stanza.models.depparse import model

    search = model.chuliu_edmonds_one_root

    def best_heads(scores: Scores) -> Any:
        heads = greedy_heads(scores)
        return search(scores) if heads is None else heads

    model.chuliu_edmonds_one_root = best_heads
    try:
        yield
    finally:
        model.chuliu_edmonds_one_root = search


def _unreadable(article: Article, block: Block) -> Notice:
    reason = f"no parser model for {block.language!r}; parsed as {article.language!r}"
    return Notice(article.passage(block.span), reason)
