"""From the text to its claims: the values of one report, in the order of the flow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from attrs import Attribute, field, frozen
from attrs.validators import in_

SCHEMA = "claimtrack/1"

_REPR = 60  # characters of a claim that tell it from others at a prompt

Role = Literal["prose", "headline", "noise"]
Speech = Literal["direct", "indirect", "mixed"]
Act = Literal["speech", "attitude", "no_comment"]
Kind = Literal["person", "organization", "outlet", "document", "unnamed", "collective", "unspecified"]


# ── places in a text ──────────────────────────────────────────────────────────────────────


@frozen(order=True)
class Span:
    """Mark the code points from ``start`` up to, not including, ``end``."""

    start: int
    end: int = field()

    @end.validator
    def _ends_after_it_starts(self, _: Attribute[int], end: int) -> None:
        if not 0 <= self.start <= end:
            raise ValueError(f"a span cannot run from {self.start} to {end}")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies inside, edges included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@frozen(order=True)
class Passage:
    """Words with their place: ``text`` is what the article holds at ``span``, verbatim."""

    span: Span
    text: str

    @property
    def start(self) -> int:
        """Give the place of the first code point."""
        return self.span.start

    @property
    def end(self) -> int:
        """Give the place after the last code point."""
        return self.span.end


@frozen(order=True)
class Notice:
    """Tell a reader what was odd or left out, and where; the passage may be unknown."""

    passage: Passage | None
    reason: str


# ── the article as read ───────────────────────────────────────────────────────────────────


@frozen
class Block:
    """One line or paragraph: a hard boundary for sentences and quotations.

    ``role`` is "noise" for lines that are no prose of the article ("READ MORE: …", section
    names, bylines, picture links); ``reason`` then says why. Blocks never overlap and stand
    in the order of the text; blank lines belong to none.
    """

    span: Span
    language: str
    role: Role = field(validator=in_(get_args(Role)))
    reason: str | None = None


@frozen
class Article:
    """Hold a report as it was read. ``text`` is never altered.

    ``language`` is an ISO 639-1 code. ``publisher`` is who prints (a *source* is who
    speaks), ``published`` the day of publication; both are None unless the article shows
    them or the caller gives them.
    """

    id: str
    text: str = field(repr=False)
    language: str
    publisher: str | None = None
    published: date | None = None
    headline: Passage | None = None
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    notices: tuple[Notice, ...] = field(default=(), repr=False)

    def passage(self, span: Span) -> Passage:
        """Cut out the words at ``span``."""
        return Passage(span, self.text[span.start : span.end])

    def _repr_html_(self) -> str:
        from claimtrack.report_page.notebook import show

        return show(self)


# ── the article as parsed ─────────────────────────────────────────────────────────────────


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


# ── who says what ─────────────────────────────────────────────────────────────────────────


@frozen
class Credit:
    """One rung of a chain as found in the text, its source not yet identified.

    Both parts may be missing: no ``mention`` for hearsay and continued quotations, no
    ``cue`` for an outlet that somebody "told" something.
    """

    mention: Span | None
    cue: Span | None


@frozen
class Attribution:
    """One thing a rule found: content laid at the door of somebody other than the writer.

    ``credits`` run from the outermost reporter to the innermost speaker *as this one
    construction names them*; attributions around it are added later. ``content`` has
    several spans when a cue breaks it. ``rule`` names the rule. ``continues`` is the cue of
    the attribution whose speaker a quotation without a cue of its own inherits.
    """

    content: tuple[Span, ...]
    credits: tuple[Credit, ...]
    speech: Speech = field(validator=in_(get_args(Speech)))
    act: Act = field(validator=in_(get_args(Act)))
    rule: str
    hedges: tuple[Span, ...] = ()
    denied: bool = False
    continues: Attribution | None = None

    @property
    def extent(self) -> Span:
        """Run over content, cues and mentions."""
        spans = [*self.content]
        for credit in self.credits:
            spans += [span for span in (credit.mention, credit.cue) if span]
        return Span(min(span.start for span in spans), max(span.end for span in spans))


@frozen
class Source:
    """Somebody or something that claims are credited to.

    ``name`` is the fullest name the article gives, None where it gives none; nobody
    anonymous is ever identified. ``count`` is 2 for "two independent sources".
    """

    id: str
    name: str | None
    kind: Kind = field(validator=in_(get_args(Kind)))
    count: int = 1
    mentions: tuple[Passage, ...] = ()


@frozen
class Link:
    """One rung of a chain; ``source`` is the id of a `Source`, None when nobody is named."""

    source: str | None
    mention: Passage | None
    cue: Passage | None


@frozen(repr=False)
class Claim:
    """What somebody is said to have said, with who passes it on.

    ``chain`` runs from the outermost reporter to the innermost speaker; an empty chain is
    the article's own voice. ``denied`` means that the cue itself negates the content
    ("denied that …"), ``negated`` that the content's own predicate is negated. ``content``
    is empty only for a no-comment line that names no topic.
    """

    id: str
    content: tuple[Passage, ...]
    chain: tuple[Link, ...] = ()
    speech: Speech = field(default="indirect", validator=in_(get_args(Speech)))
    act: Act = field(default="speech", validator=in_(get_args(Act)))
    hedges: tuple[Passage, ...] = ()
    negated: bool = False
    denied: bool = False
    language: str = field(kw_only=True)
    rule: str | None = None

    @property
    def text(self) -> str:
        """Join the passages of the content as a reader would, an ellipsis at each break."""
        return " … ".join(passage.text for passage in self.content)

    @property
    def asserts_content(self) -> bool:
        """Tell whether the speaker stands behind the content rather than denying it."""
        return not self.denied

    def __repr__(self) -> str:
        chain = " › ".join(link.source or "nobody named" for link in self.chain) or "own voice"
        text = self.text if len(self.text) <= _REPR else f"{self.text[:_REPR]}…"
        return f"<Claim {self.id} {text!r} by {chain}>"

    def _repr_html_(self) -> str:
        from claimtrack.report_page.notebook import show

        return show(self)


@frozen(repr=False)
class Report:
    """An article read as claims: what `claimtrack.parse` gives.

    ``claims`` stand in the order of their content; ``sources`` in the order of their ids.
    """

    article: Article
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    notices: tuple[Notice, ...] = ()
    parser: str = ""

    def __str__(self) -> str:
        from claimtrack.printing import draw

        return draw(self)

    def __repr__(self) -> str:
        return f"<Report {self.article.id!r}: {len(self.claims)} claims, {len(self.sources)} sources>"

    def _repr_html_(self) -> str:
        from claimtrack.report_page.notebook import show

        return show(self)

    def to_html(self) -> str:
        """Write one self-contained web page. See `claimtrack.report_page`."""
        from claimtrack.report_page import write

        return write(self)

    @cached_property
    def _sources_by_id(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _claims_by_id(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    def source(self, link: Link) -> Source | None:
        """Give the source of a link, None when nobody is named."""
        return self._sources_by_id[link.source] if link.source else None

    def claim(self, id: str) -> Claim:
        """Look up a claim. Raises KeyError for an id that the report does not hold."""
        return self._claims_by_id[id]
