"""Reports as annotations for brat, and annotations as reports: gold to correct and to measure with.

Text bounds are ``Content``, ``Cue``, ``Source`` and ``Hedge``. A ``Content`` leads to its parts by
``HasSource``, ``HasCue`` and ``HasHedge``; where there is none, as in a bare "declined to
comment", its cue stands for it. ``NestedIn`` leads to the content that an attribution stands in,
whose chain comes before its own. Whoever else stands between, such as the outlet that somebody
"told" something, is reached from the inner source by ``CitedBy``. Attributes are ``Speech``,
``Act``, ``Negated`` and ``Denied`` of a content, ``Kind`` and ``Count`` of a source; a note on a
source is its full name, ``Equiv`` joins the bounds of one source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import field, frozen

from claimtrack.errors import InputError
from claimtrack.exchange.standoff import Standoff, parse_standoff, write_standoff
from claimtrack.model import Article, Claim, Link, Passage, Report, Source, Span

_LINE = re.compile(r"[^\r\n]+")

# ── out ───────────────────────────────────────────────────────────────────────────────────


def to_brat(report: Report) -> tuple[str, str]:
    """Give what belongs in the ``.txt`` and the ``.ann`` file; write both as UTF-8, line ends as they are.

    What the article says in its own voice is not annotated. A rung in the middle of a chain for
    which the article has no words is left out.
    """
    writer = _Writer(report)
    claims = [claim for claim in report.claims if claim.chain]
    anchors = {claim.id: anchor for claim in claims if (anchor := writer.anchor(claim))}
    for claim in claims:
        if claim.id in anchors:
            outer = _claim_around(claim, [other for other in claims if other.id in anchors])
            if outer:
                writer.found.relations.append(("NestedIn", anchors[claim.id], anchors[outer.id]))
            writer.write_chain(anchors[claim.id], claim.chain[len(outer.chain) if outer else 0 :])
    writer.join_sources()
    return report.article.text, write_standoff(writer.found, report.article.text)


def _claim_around(claim: Claim, others: Iterable[Claim]) -> Claim | None:
    """Give the claim whose content holds this one and whose chain this one's continues: the narrowest."""
    around = [
        other
        for other in others
        if len(other.chain) < len(claim.chain)
        and other.chain == claim.chain[: len(other.chain)]
        and claim.content
        and all(any(o.span.covers(own.span) for o in other.content) for own in claim.content)
    ]
    return max(around, key=lambda other: len(other.chain), default=None)


@frozen
class _Writer:
    """Collects the annotations of one report."""

    report: Report
    found: Standoff = field(factory=Standoff)
    bounds_of: dict[str, list[str]] = field(factory=dict)

    def anchor(self, claim: Claim) -> str | None:
        """Write a claim's content, or the cue that stands for it, with what is said about it."""
        cue = claim.chain[-1].cue
        cues = [cue] if cue else []
        anchor = self._bound("Content", claim.content) if claim.content else self._bound("Cue", cues)
        if anchor is None:
            return None
        about: dict[str, str] = {"Speech": claim.speech, "Act": claim.act}
        about |= {name: "" for name, holds in (("Negated", claim.negated), ("Denied", claim.denied)) if holds}
        self.found.attributes.update({(anchor, name): value for name, value in about.items()})
        for hedge in claim.hedges:
            bound = self._bound("Hedge", [hedge])
            if bound:
                self.found.relations.append(("HasHedge", anchor, bound))
        return anchor

    def write_chain(self, anchor: str, chain: Sequence[Link]) -> None:
        """Write rungs from the speaker outwards, each led to by the one before."""
        *outer, speaker = chain
        holder = self._lead("HasSource", anchor, speaker) or anchor
        if self.found.bounds[anchor][0] == "Content":
            self._add_cue(anchor, speaker)
        for link in reversed(outer):
            source = self._lead("CitedBy", holder, link)
            if source:
                self._add_cue(source, link)
                holder = source

    def join_sources(self) -> None:
        """Tell which bounds are one source, as names alone cannot."""
        self.found.equivalent.extend(tuple(ids) for ids in self.bounds_of.values() if len(ids) > 1)

    def _lead(self, relation: str, holder: str, link: Link) -> str | None:
        """Write the source of a rung where the text names it here or, failing that, first."""
        source = self.report.source(link)
        mentions = [link.mention] if link.mention else source.mentions[:1] if source else ()
        bound = self._bound("Source", mentions)
        if bound is None:
            return None
        self.found.relations.append((relation, holder, bound))
        if source:
            self._describe(bound, source)
        return bound

    def _describe(self, bound: str, source: Source) -> None:
        self.bounds_of.setdefault(source.id, []).append(bound)
        self.found.attributes[bound, "Kind"] = source.kind
        if source.count > 1:
            self.found.attributes[bound, "Count"] = str(source.count)
        if source.name:
            self.found.notes[bound] = source.name

    def _add_cue(self, holder: str, link: Link) -> None:
        cue = self._bound("Cue", [link.cue]) if link.cue else None
        if cue:
            self.found.relations.append(("HasCue", holder, cue))

    def _bound(self, kind: str, passages: Iterable[Passage]) -> str | None:
        """Add a text bound, cut at line ends, as brat cannot show one that runs over them."""
        spans = [
            Span(passage.start + line.start(), passage.start + line.end())
            for passage in passages
            for line in _LINE.finditer(passage.text)
        ]
        return self.found.bound(kind, spans) if spans else None


# ── in ────────────────────────────────────────────────────────────────────────────────────


def from_brat(annotations: str, article: Article) -> Report:
    """Read the annotations of this very article as claims with their chains.

    Where an annotation has several sources or a source several parts, the first counts. Bounds
    of one source are those joined by ``Equiv``, noted with one name, or at one place. A content
    without source is the article's own voice, one with a cue alone is hearsay.

    Raises:
        InputError: a line breaks the format, or the annotations are of another text.
    """
    reader = _Reader(article, parse_standoff(annotations, article.text, name=article.id))
    try:
        return reader.report()
    except ValueError as error:  # an attribute has a value that the model does not know
        raise InputError(f"the annotations of {article.id!r} cannot be used: {error}") from error


class _Reader:
    """Turns the annotations of one article into its claims."""

    def __init__(self, article: Article, found: Standoff) -> None:
        self.article = article
        self.found = found
        self.spans = {id: self._joined(spans) for id, (_, spans) in found.bounds.items()}
        self.groups = self._group_sources()
        self.names = {group: f"s{number}" for number, group in enumerate(self.groups, start=1)}
        self.source_of = {bound: self.names[group] for group in self.groups for bound in group}

    def report(self) -> Report:
        claims = [self._claim(anchor, f"c{number}") for number, anchor in enumerate(self._anchors(), start=1)]
        sources = tuple(self._source(group) for group in self.groups)
        return Report(self.article, tuple(claims), sources, parser="annotated")

    def _anchors(self) -> list[str]:
        """List contents, and cues that stand for one, in the order of the text."""
        taken = {end for kind, _, end in self.found.relations if kind == "HasCue"}
        kinds = {id: kind for id, (kind, _) in self.found.bounds.items()}
        anchors = [
            id for id, kind in kinds.items() if kind == "Content" or (kind == "Cue" and id not in taken)
        ]
        return sorted(anchors, key=lambda id: self.spans[id])

    def _claim(self, anchor: str, id: str) -> Claim:
        has_content = self.found.bounds[anchor][0] == "Content"
        about = {name: value for (target, name), value in self.found.attributes.items() if target == anchor}
        hedges = [
            hedge for bound in self.found.targets("HasHedge", anchor) for hedge in self._passages(bound)
        ]
        options: dict[str, Any] = {name.lower(): about[name] for name in ("Speech", "Act") if about.get(name)}
        return Claim(
            id,
            self._passages(anchor) if has_content else (),
            self._chain(anchor, ()),
            hedges=tuple(sorted(hedges)),
            negated="Negated" in about,
            denied="Denied" in about,
            language=self.article.language,
            rule="annotated",
            **options,
        )

    def _chain(self, anchor: str, inner: tuple[str, ...]) -> tuple[Link, ...]:
        """Climb from a content to those it stands in; a circle of them ends where it began."""
        around = [outer for outer in self.found.targets("NestedIn", anchor) if outer not in (*inner, anchor)]
        outer = self._chain(around[0], (*inner, anchor)) if around else ()
        return (*outer, *self._own_chain(anchor))

    def _own_chain(self, anchor: str) -> tuple[Link, ...]:
        is_cue = self.found.bounds[anchor][0] == "Cue"
        sources = sorted(self.found.targets("HasSource", anchor), key=lambda id: self.spans[id])
        cue = anchor if is_cue else self._first("HasCue", anchor)
        source = sources[0] if sources else None
        rungs = [self._link(source, cue)] if source or cue or self._first("CitedBy", anchor) else []
        holder, seen = self._first("CitedBy", source or anchor), set[str]()
        while holder and holder not in seen:
            seen.add(holder)
            rungs.append(self._link(holder, self._first("HasCue", holder)))
            holder = self._first("CitedBy", holder)
        return tuple(reversed(rungs))

    def _link(self, source: str | None, cue: str | None) -> Link:
        return Link(
            self.source_of.get(source or ""),
            self._passages(source)[0] if source else None,
            self._passages(cue)[0] if cue else None,
        )

    def _first(self, relation: str, start: str) -> str | None:
        return min(self.found.targets(relation, start), key=lambda id: self.spans[id], default=None)

    def _passages(self, bound: str) -> tuple[Passage, ...]:
        return tuple(self.article.passage(span) for span in self.spans[bound])

    def _joined(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Undo the cuts at line ends."""
        joined: list[Span] = []
        for span in spans:
            between = self.article.text[joined[-1].end : span.start] if joined else ""
            if joined and joined[-1].end < span.start and not between.strip("\r\n"):
                span = Span(joined.pop().start, span.end)
            joined.append(span)
        return tuple(joined)

    def _group_sources(self) -> list[tuple[str, ...]]:
        """Group the bounds of each source, in the order of the text."""
        bounds = sorted(
            (id for id, (kind, _) in self.found.bounds.items() if kind == "Source"), key=self._place
        )
        group_of: dict[str, tuple[str, ...]] = {bound: (bound,) for bound in bounds}
        for joined in [*self.found.equivalent, *self._alike(bounds)]:
            groups = dict.fromkeys(group_of[bound] for bound in joined if bound in group_of)
            merged = tuple(sorted((bound for group in groups for bound in group), key=self._place))
            group_of |= dict.fromkeys(merged, merged)
        return list(dict.fromkeys(group_of[bound] for bound in bounds))

    def _alike(self, bounds: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """Give the bounds that share a name or a place."""
        shared: dict[object, list[str]] = {}
        for bound in bounds:
            shared.setdefault(self.spans[bound], []).append(bound)
            if bound in self.found.notes:
                shared.setdefault(self.found.notes[bound], []).append(bound)
        yield from map(tuple, shared.values())

    def _place(self, bound: str) -> tuple[tuple[Span, ...], str]:
        return (self.spans[bound], bound)

    def _source(self, group: tuple[str, ...]) -> Source:
        known = self.found.attributes
        kinds = [known[bound, "Kind"] for bound in group if (bound, "Kind") in known]
        counts = [int(known[bound, "Count"]) for bound in group if (bound, "Count") in known]
        names = [self.found.notes[bound] for bound in group if bound in self.found.notes]
        mentions = dict.fromkeys(self._passages(bound)[0] for bound in group)
        return Source(
            self.names[group],
            names[0] if names else None,
            kinds[0] if kinds else "unspecified",  # type: ignore[arg-type]  # the model checks it
            max(counts, default=1),
            tuple(mentions),
        )
