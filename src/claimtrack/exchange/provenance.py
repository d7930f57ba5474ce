"""Chains as W3C PROV: by way of whom a claim got into the article.

What the article says is an entity. Each rung of its chain is one more, the claim as that source
gave it, attributed to the source and derived from the next one inwards; the innermost is the
primary source. `actedOnBehalfOf` is not used: who passes words on does not act for the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from claimtrack.extras import fetch
from claimtrack.model import Claim, Kind, Link, Report, Source
from claimtrack.printing import legible, wording

if TYPE_CHECKING:
    from prov.model import ProvDocument

_NAMESPACE = "urn:claimtrack:"
_AGENTS: dict[Kind, str] = {
    "person": "prov:Person",
    "organization": "prov:Organization",
    "outlet": "prov:Organization",
}
_ARTICLE = "ct:article"
_PUBLISHER = "ct:publisher"
# All but what any notation of PROV takes in a name.
_ODD = re.compile(r"[^A-Za-z0-9]")


def to_prov(report: Report) -> ProvDocument:
    """Give a document of the `prov` package; its ``serialize`` writes PROV-JSON, ``get_provn`` PROV-N.

    A rung that nobody is named for is attributed to nobody. A claim in the article's own voice is
    attributed to its publisher, if that is known. Labels stand on one line, without controls.

    Raises:
        InputError: prov is not installed.
    """
    document: ProvDocument = fetch("prov.model", extra="provenance").ProvDocument()
    document.add_namespace("ct", _NAMESPACE)
    writer = _Writer(report, document)
    writer.write_article()
    for source in report.sources:
        writer.write_source(source)
    for claim in report.claims:
        writer.write_claim(claim)
    return document


@frozen
class _Writer:
    """Adds the parts of one report to its document."""

    report: Report
    document: Any

    def write_article(self) -> None:
        article = self.report.article
        self._write("entity", _ARTICLE, legible(article.id), kind="prov:Collection")
        if article.publisher:
            self._write("agent", _PUBLISHER, legible(article.publisher), kind="prov:Organization")
            self.document.wasAttributedTo(_ARTICLE, _PUBLISHER)

    def write_source(self, source: Source) -> None:
        words = source.name or next((mention.text for mention in source.mentions), source.kind)
        about = {"ct:kind": source.kind}
        self._write(
            "agent", _named("source", source.id), legible(words), about, kind=_AGENTS.get(source.kind)
        )

    def write_claim(self, claim: Claim) -> None:
        name = _named("claim", claim.id)
        about = {"ct:speech": claim.speech, "ct:act": claim.act, "ct:denied": claim.denied}
        self._write("entity", name, wording(claim), about)
        self.document.hadMember(_ARTICLE, name)
        if not claim.chain and self.report.article.publisher:
            self.document.wasAttributedTo(name, _PUBLISHER)
        rungs = [f"{name}.{place}" for place, _ in enumerate(claim.chain, start=1)]
        for rung, link in zip(rungs, claim.chain, strict=True):
            self._write_rung(rung, link)
        for outer, inner in pairwise([name, *rungs]):
            self.document.wasDerivedFrom(outer, inner)
        if rungs:
            self.document.hadPrimarySource(name, rungs[-1])

    def _write_rung(self, rung: str, link: Link) -> None:
        source = self.report.source(link)
        cue = legible(link.cue.text) if link.cue else "as passed on"
        self._write("entity", rung, cue)
        if source:
            self.document.wasAttributedTo(rung, _named("source", source.id))

    def _write(
        self,
        make: Literal["entity", "agent"],
        name: str,
        label: str,
        about: Mapping[str, object] | None = None,
        *,
        kind: str | None = None,
    ) -> None:
        attributes: list[tuple[str, object]] = [("prov:label", label), *(about or {}).items()]
        if kind:
            attributes.append(("prov:type", self.document.valid_qualified_name(kind)))
        getattr(self.document, make)(name, attributes)


def _named(kind: str, id: str) -> str:
    """Name a thing by its id; what a name cannot hold becomes its number in hexadecimal."""
    return f"ct:{kind}.{_ODD.sub(lambda odd: f'.{ord(odd[0]):x}.', id)}"
