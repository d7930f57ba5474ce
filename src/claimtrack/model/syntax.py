"""The words of an article, with their trees: what parsing makes of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from claimtrack.model.article import Article, Notice, Span


@frozen
class Word:
    """One syntactic word of Universal Dependencies.

    ``index`` counts from 1 within the sentence; ``head`` is the index of the governor, 0 for
    the root. Words of a multi-word token all carry the token's span. ``feats`` is the
    CoNLL-U column, such as ``"Number=Plur|Person=3"``, empty if there is none.
    """

    index: int
    span: Span
    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str

    @property
    def relation(self) -> str:
        """Give the relation without its subtype: ``nsubj`` for ``nsubj:pass``."""
        return self.deprel.partition(":")[0]

    def feature(self, name: str) -> str | None:
        """Look up one morphological feature, such as ``"Number"``."""
        return dict(pair.split("=", 1) for pair in self.feats.split("|") if "=" in pair).get(name)


@frozen
class Sentence:
    """The words of one sentence in order, with their tree. Never crosses a `Block`."""

    words: tuple[Word, ...]
    language: str

    @cached_property
    def span(self) -> Span:
        """Run from the first word to the last."""
        return Span(self.words[0].span.start, max(word.span.end for word in self.words))

    @cached_property
    def _children(self) -> Mapping[int, tuple[Word, ...]]:
        found: dict[int, list[Word]] = {}
        for word in self.words:
            found.setdefault(word.head, []).append(word)
        return {head: tuple(words) for head, words in found.items()}

    @property
    def root(self) -> Word:
        """Give the word that governs the sentence; the first, should a parser give several."""
        return self.children(0)[0] if self.children(0) else self.words[0]

    def children(self, head: Word | int) -> tuple[Word, ...]:
        """Give the direct dependents of a word (or an index), in order."""
        return self._children.get(head if isinstance(head, int) else head.index, ())

    def head_of(self, word: Word) -> Word | None:
        """Give the governor, None for the root."""
        return self.words[word.head - 1] if 0 < word.head <= len(self.words) else None

    def subtree(self, top: Word) -> tuple[Word, ...]:
        """Give ``top`` and all that hangs below it, in order. Ends on a cyclic tree, too."""
        seen = {top.index}
        waiting = [top]
        while waiting:
            for child in self.children(waiting.pop()):
                if child.index not in seen:
                    seen.add(child.index)
                    waiting.append(child)
        return tuple(word for word in self.words if word.index in seen)

    def ancestors(self, word: Word) -> Iterator[Word]:
        """Climb from the governor to the root, each word once."""
        seen = {word.index}
        above = self.head_of(word)
        while above is not None and above.index not in seen:
            seen.add(above.index)
            yield above
            above = self.head_of(above)


@frozen
class ParsedArticle:
    """An article with its sentences in order; noise blocks have none."""

    article: Article
    sentences: tuple[Sentence, ...] = field(repr=False)
    parser: str
    notices: tuple[Notice, ...] = field(default=(), repr=False)

    def sentences_at(self, spans: Iterable[Span]) -> tuple[Sentence, ...]:
        """Give the sentences that share at least one code point with any of the spans, in order."""
        places = {
            place
            for span in spans
            for place in range(bisect_left(self._ends, span.start), bisect_right(self._starts, span.end))
            if self.sentences[place].span.overlaps(span)
        }
        return tuple(self.sentences[place] for place in sorted(places))

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def _ends(self) -> list[int]:
        return [sentence.span.end for sentence in self.sentences]
