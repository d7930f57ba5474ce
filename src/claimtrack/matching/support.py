"""Whether two claims rest on one origin: who stands behind each, and whether those meet."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen
from rapidfuzz import fuzz

from claimtrack.matching.names import name_key, same_name
from claimtrack.model import Claim, Report, Source, Support

# Token-sort ratio from which wording counts as taken over, and how many words that needs: shorter
# sentences of the news agree by chance ("nobody was hurt").
_VERBATIM = 90
_WORDS_FOR_REUSE = 8
_NAMED = {"person", "organization", "outlet", "document"}


@frozen
class Origin:
    """One rung behind a claim: what it is called, if anything, and its kind."""

    key: str | None
    kind: str
    count: int
    affiliations: tuple[str, ...] = ()

    def meets(self, other: Origin) -> bool:
        """Tell whether two origins are one, or speak for one organisation."""
        ours = (*((self.key,) if self.key else ()), *self.affiliations)
        theirs = (*((other.key,) if other.key else ()), *other.affiliations)
        return any(same_name(a, b) for a in ours for b in theirs)


def support_of(left: Claim, right: Claim, reports: tuple[Report, Report]) -> tuple[Support, str | None]:
    """Judge what two claims together are worth, with the reason in words, if there is one."""
    ours, theirs = list(origins(left, reports[0])), list(origins(right, reports[1]))
    shared = next((a for a in ours for b in theirs if a.meets(b)), None)
    if shared is not None:
        return "same_origin", f"both lead to {_shown(shared, left, reports[0])}"
    cited = _cited_outlet(ours, reports[1]) or _cited_outlet(theirs, reports[0])
    if cited:
        return "derived", f"one report cites {cited}"
    if _is_reused(left, right):
        return "derived", "the wording is the same"
    if ours and theirs and _are_distinct(ours[-1], theirs[-1]):
        return "independent", "the sources differ"
    return "unknown", None


def origins(claim: Claim, report: Report) -> Iterator[Origin]:
    """Give the sources behind a claim, outermost first; hearsay without a source gives none."""
    for link in claim.chain:
        source = report.source(link)
        if source is not None:
            key = name_key(source.name) if source.name else None
            yield Origin(key, source.kind, source.count, _affiliations(source, report))


def _affiliations(source: Source, report: Report) -> tuple[str, ...]:
    """Name the organisations that a person's mentions place them in ("Nordline boss Ida Holm")."""
    if source.kind not in {"person", "document", "unnamed"}:
        return ()
    mentions = " ".join(passage.text for passage in source.mentions).casefold().split()
    words = {word.strip("’'s,.") for word in mentions} | set(mentions)
    return tuple(
        name_key(other.name)
        for other in report.sources
        if other.kind == "organization" and other.name and other.name.casefold() in words
    )


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
    """Tell sources apart: one is named, and the other no anonymous person, who might be anybody."""
    anonymous = {"unnamed", "unspecified"}
    return bool(left.key or right.key) and not anonymous & {left.kind, right.kind}


def _shown(origin: Origin, claim: Claim, report: Report) -> str:
    for link in claim.chain:
        source = report.source(link)
        if source is not None and source.name and name_key(source.name) == origin.key:
            return source.name
    return origin.key or "one origin"
