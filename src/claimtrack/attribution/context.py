"""What every rule looks at: one parsed article, its lexicons, its quotations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import takewhile

import regex
from attrs import field, frozen

from claimtrack.attribution.quotations import Quotation
from claimtrack.lexicons import Lexicon
from claimtrack.model import Block, ParsedArticle, Sentence, Span, Word

_PARTS = regex.compile(r"[|()·•]")  # "News | Radio Dale", "DEN HELDER, 9 Oct (Harbourline)"
_STOPS = frozenset(".?!\"”’'»")  # end sentences, not labels
_LONGEST_LABEL = 15  # words; what stands over an article is shorter, headlines and all


@frozen
class Context:
    """One article as the rules see it. Sentences and blocks without a lexicon are left out."""

    parsed: ParsedArticle
    lexicons: Mapping[str, Lexicon]
    quotations: tuple[Quotation, ...] = field(repr=False)

    @property
    def text(self) -> str:
        return self.parsed.article.text

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(s for s in self.parsed.sentences if s.language in self.lexicons and s.words)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        prose = (block for block in self.parsed.article.blocks if block.role != "noise")
        return tuple(block for block in prose if block.language in self.lexicons)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Give the blocks, those that one quotation runs through joined."""
        joined: list[Span] = []
        for block in self.blocks:
            last = joined[-1] if joined else None
            if last and any(
                q.outer.start < last.end and q.outer.end > block.span.start for q in self.quotations
            ):
                joined[-1] = Span(last.start, block.span.end)
            else:
                joined.append(block.span)
        return tuple(joined)

    def lexicon(self, sentence: Sentence) -> Lexicon:
        return self.lexicons[sentence.language]

    def find_phrases(self, sentence: Sentence, phrases: tuple[str, ...]) -> Iterator[Span]:
        """Find phrases of the lexicon in a sentence, the longest at each place, in order."""
        pattern = self.lexicon(sentence).pattern(phrases)
        for match in pattern.finditer(self.text, sentence.span.start, sentence.span.end):
            yield Span(match.start(), match.end())

    def sentence_at(self, offset: int) -> Sentence | None:
        """Give the sentence that holds an offset; the last one before it in a gap."""
        place = bisect_right(self._starts, offset)
        return self.sentences[place - 1] if place else None

    def sentence_before(self, sentence: Sentence) -> Sentence | None:
        place = bisect_right(self._starts, sentence.span.start) - 1
        return self.sentences[place - 1] if place > 0 else None

    def sentences_in(self, span: Span) -> Iterator[Sentence]:
        """Give the sentences that share a code point with ``span``."""
        place = max(0, bisect_right(self._starts, span.start) - 1)
        for sentence in self.sentences[place:]:
            if sentence.span.start >= span.end:
                return
            if sentence.span.overlaps(span):
                yield sentence

    @cached_property
    def publisher_names(self) -> tuple[list[str], ...]:
        """Give what the publisher may be called: its name, or the short lines over an article without one."""
        publisher = self.parsed.article.publisher
        if publisher:
            return (publisher.partition(",")[0].casefold().split(),)
        lines = (self.text[block.span.start : block.span.end] for block in self.parsed.article.blocks)
        labels = takewhile(
            lambda line: len(line.split()) <= _LONGEST_LABEL and line[-1:] not in _STOPS, lines
        )
        parts = (part for line in labels for part in _PARTS.split(line))
        return tuple(part.casefold().split() for part in parts if "," not in part)

    @cached_property
    def _quotation_ends(self) -> list[int]:
        return [quotation.outer.end for quotation in self.quotations]

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """Give the quotations that share a code point with ``span``. They never overlap."""
        found = []
        for quotation in self.quotations[bisect_right(self._quotation_ends, span.start) :]:
            if quotation.outer.start >= span.end:
                break
            found.append(quotation)
        return tuple(q for q in found if span.overlaps(q.outer))

    def quotation_around(self, word: Word) -> Quotation | None:
        """Give the quotation that a word stands in."""
        return next((q for q in self.quotations_in(word.span) if q.outer.covers(word.span)), None)
