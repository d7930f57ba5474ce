"""Whether two claims rest on one origin: who stands behind each, and whether those meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex
from attrs import frozen
from rapidfuzz import fuzz

from claimtrack.matching.gauge import Gauge
from claimtrack.matching.names import name_key, same_name
from claimtrack.matching.titles import Titles
from claimtrack.matching.vocabulary import load_words
from claimtrack.model import Claim, Report, Source, Support

# Token-sort ratio from which wording counts as taken over, and how many words that needs: shorter
# sentences of the news agree by chance ("nobody was hurt").
_VERBATIM = 90
_WORDS_FOR_REUSE = 8
# Cosine from which two descriptions are of one body, where their claims share a row: "economy
# ministry" and "ministerie van Economische Zaken" .83, "fire service" and "politie" .31.
_ONE_BODY = 0.6
_DESCRIBED = frozenset({"organization", "collective", "document"})
_SPEAKING_FOR = frozenset({"person", "document", "unnamed"})


@frozen
class Origin:
    """One rung behind a claim: what it is called, if anything, its kind, and whom it speaks for.

    ``leads_some_body`` marks a person who speaks for a body that the report does not name beside them.
    """

    key: str | None
    kind: str
    description: str
    affiliations: tuple[str, ...] = ()
    leads_some_body: bool = False

    def meets(self, other: Origin) -> bool:
        """Tell whether two origins are one, or speak for one organisation."""
        ours = (*((self.key,) if self.key else ()), *self.affiliations)
        theirs = (*((other.key,) if other.key else ()), *other.affiliations)
        return any(same_name(a, b) for a in ours for b in theirs)


def support_of(
    left: Claim,
    right: Claim,
    reports: tuple[Report, Report],
    titles: tuple[Titles, Titles],
    gauge: Gauge,
) -> tuple[Support, str | None]:
    """Judge what two claims together are worth, with the reason in words, if there is one.

    ``titles`` tell what persons are called beside their names, in each report.
    """
    bodies = _bodies(reports)
    ours, theirs = (
        list(origins(claim, report, own, bodies))
        for claim, report, own in zip((left, right), reports, titles, strict=True)
    )
    cited = _cited_outlet(ours, reports[1]) or _cited_outlet(theirs, reports[0])
    if cited:
        return "derived", f"one report cites {cited}"
    shared = next((a for a in ours for b in theirs if a.meets(b)), None)
    if shared is not None:
        return "same_origin", f"both lead to {_shown(shared, left, reports[0])}"
    if _is_reused(left, right):
        return "derived", "the wording is the same"
    if ours and theirs and _are_one_body(ours[-1], theirs[-1], gauge):
        return "same_origin", f"“{ours[-1].description}” is likely “{theirs[-1].description}”"
    if ours and theirs and _are_distinct(ours[-1], theirs[-1]):
        return "independent", "the sources differ"
    return "unknown", None


def origins(claim: Claim, report: Report, titles: Titles, bodies: frozenset[str]) -> Iterator[Origin]:
    """Give the sources behind a claim, outermost first; hearsay without a source gives none."""
    for link in claim.chain:
        source = report.source(link)
        if source is not None:
            key = name_key(source.name) if source.name else None
            first = "".join(mention.text for mention in source.mentions[:1])
            called = [*titles.get(source.id, frozenset()), *(mention.text for mention in source.mentions)]
            affiliations = _affiliations(source, called, bodies)
            leads = source.kind == "person" and not affiliations and _is_leader(called, claim.language)
            yield Origin(key, source.kind, source.name or first, affiliations, leads)


def _bodies(reports: tuple[Report, Report]) -> frozenset[str]:
    known = (source for report in reports for source in report.sources)
    return frozenset(name_key(s.name) for s in known if s.kind == "organization" and s.name)


def _affiliations(source: Source, called: Iterable[str], bodies: frozenset[str]) -> tuple[str, ...]:
    """Name the bodies that the words about a person or document belong it to ("Nordline boss Ida Holm")."""
    if source.kind not in _SPEAKING_FOR:
        return ()
    words = [f" {_WORDS_APART.sub(' ', phrase.casefold())} " for phrase in called]
    return tuple(sorted(body for body in bodies if any(f" {body} " in own for own in words)))


def _is_leader(called: Iterable[str], language: str) -> bool:
    leaders = load_words(language).leaders
    return any(word.endswith(leaders) for phrase in called for word in phrase.casefold().split())


# Genitives and marks, which would hide a name among the words of a phrase.
_WORDS_APART = regex.compile(r"['’]s?\b|[^\w-]+")


def _are_one_body(left: Origin, right: Origin, gauge: Gauge) -> bool:
    if not {left.kind, right.kind} <= _DESCRIBED or not (left.description and right.description):
        return False
    return gauge.nearness(left.description, right.description) >= _ONE_BODY


def _cited_outlet(chain: list[Origin], report: Report) -> str | None:
    publisher = report.article.publisher
    if publisher and any(origin.key and same_name(origin.key, name_key(publisher)) for origin in chain):
        return publisher
    return None


def _is_reused(left: Claim, right: Claim) -> bool:
    if (
        left.language != right.language
        or min(len(left.text.split()), len(right.text.split())) < _WORDS_FOR_REUSE
    ):
        return False
    return fuzz.token_sort_ratio(left.text.casefold(), right.text.casefold()) >= _VERBATIM


def _are_distinct(left: Origin, right: Origin) -> bool:
    """Tell sources apart: one is named, and the other no anonymous person, who might be anybody.

    Nor may one lead a body that the other can be.
    """
    kinds = {left.kind, right.kind}
    if "organization" in kinds and (left.leads_some_body or right.leads_some_body):
        return False
    return bool(left.key or right.key) and not kinds & {"unnamed", "unspecified"}


def _shown(origin: Origin, claim: Claim, report: Report) -> str:
    for link in claim.chain:
        source = report.source(link)
        if source is not None and source.name and name_key(source.name) == origin.key:
            return source.name
    return origin.key or "one origin"
