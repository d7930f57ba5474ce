"""Who says what: attributions as found, and the claims, chains and sources of a report."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal, get_args

from attrs import field, frozen
from attrs.validators import in_

from claimtrack.model.article import Article, Notice, Passage, Span

SCHEMA = "claimtrack/1"

_REPR = 60  # characters of a claim that tell it from others at a prompt

Speech = Literal["direct", "indirect", "mixed"]
Act = Literal["speech", "attitude", "no_comment"]
Kind = Literal["person", "organization", "outlet", "document", "unnamed", "collective", "unspecified"]


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

    def is_called(self, words: str) -> bool:
        """Tell whether somebody means this source: by its name, with or without "the" or first names.

        A source without a name is meant by the whole of a mention. Letter case does not matter.
        """
        asked, name = words.casefold().split(), (self.name or "").casefold().split()
        if not name:
            mentions = (mention.text.casefold().split() for mention in self.mentions)
            return words == self.name or asked in mentions
        shortest = min(len(asked), len(name))
        return shortest > 0 and asked[-shortest:] == name[-shortest:]


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
