"""Hold one report's claims against one gold article: what was found, what is wrong, what is right.

A gold attribution is *found* when the content of a claim shares at least half of its
characters (intersection over union, white space aside). Claims that match nothing are wrong,
except in flat gold those inside another claim's content: such gold cannot have them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import regex
from attrs import frozen

from claimtrack.evaluation.gold import GoldArticle, GoldAttribution, GoldLink
from claimtrack.model import Claim, Link, Report, Source, Span

FOUND = 0.5  # intersection over union from which a content counts as found
TIGHT = 0.9

# Kinds without a name that annotators seldom tell apart.
_NAMELESS = frozenset({"unnamed", "collective", "unspecified"})
_LEADING_ARTICLE = regex.compile(r"^(?:the|de|het)\s+")
_SEVERAL_NAMES = ";"

Places = frozenset[int]


@frozen
class Verdict:
    """What was found of one gold attribution: the claims that match, the best first.

    ``overlap`` is that of the nearest claim, found or not.
    """

    gold: GoldAttribution
    claims: tuple[Claim, ...]
    overlap: float
    nearest: Claim | None


@frozen
class Judgement:
    """One article's verdicts, and what became of each attributed claim.

    ``excused`` claims match nothing but are not wrong either. ``shared``, ``predicted`` and
    ``wanted`` count characters of content: in both, in the claims, in the gold.
    """

    gold: GoldArticle
    report: Report
    verdicts: tuple[Verdict, ...]
    right: tuple[Claim, ...]
    wrong: tuple[Claim, ...]
    excused: tuple[Claim, ...]
    shared: int
    predicted: int
    wanted: int


def judge(gold: GoldArticle, report: Report) -> Judgement:
    """Compare all attributed claims of a report with the gold of the same text."""
    dropped = _covered(gold.discard)
    attributed = [claim for claim in report.claims if claim.chain]
    claims = [(c, _places(gold.text, [p.span for p in c.content]) - dropped) for c in attributed]
    claims = [(claim, places) for claim, places in claims if places]
    wanted = [(a, _places(gold.text, a.content) - dropped) for a in gold.attributions]
    wanted = [(attribution, places) for attribution, places in wanted if places]
    verdicts = tuple(_verdict(attribution, places, claims) for attribution, places in wanted)
    matched = {claim.id for verdict in verdicts for claim in verdict.claims}
    excused = {claim.id for claim, places in claims if _is_excused(claim, places, claims, gold)} - matched
    all_claimed = frozenset().union(*(places for _, places in claims))
    all_wanted = frozenset().union(*(places for _, places in wanted))
    return Judgement(
        gold,
        report,
        verdicts,
        right=tuple(claim for claim, _ in claims if claim.id in matched),
        wrong=tuple(claim for claim, _ in claims if claim.id not in matched | excused),
        excused=tuple(claim for claim, _ in claims if claim.id in excused),
        shared=len(all_claimed & all_wanted),
        predicted=len(all_claimed),
        wanted=len(all_wanted),
    )


def judge_cues(gold: GoldArticle, report: Report) -> Judgement:
    """Look only for the cues, in gold without contents; no claim is wrong, as such gold is not complete.

    A verdict's claims are those with the cue anywhere in their chain.
    """
    verdicts = []
    for attribution in gold.attributions:
        claims = tuple(claim for claim in report.claims if any_overlap(cues(claim), attribution.cue))
        verdicts.append(Verdict(attribution, claims, float(bool(claims)), None))
    return Judgement(gold, report, tuple(verdicts), (), (), (), 0, 0, 0)


def _covered(spans: Iterable[Span]) -> Places:
    return frozenset(place for span in spans for place in range(span.start, span.end))


def _places(text: str, spans: Iterable[Span]) -> Places:
    return frozenset(place for place in _covered(spans) if not text[place].isspace())


def _verdict(gold: GoldAttribution, wanted: Places, claims: Sequence[tuple[Claim, Places]]) -> Verdict:
    scored = [(len(wanted & places) / len(wanted | places), claim) for claim, places in claims]
    scored.sort(key=lambda scored_claim: -scored_claim[0])
    best, nearest = scored[0] if scored and scored[0][0] > 0 else (0.0, None)
    return Verdict(gold, tuple(claim for overlap, claim in scored if overlap >= FOUND), best, nearest)


def _is_excused(
    claim: Claim, places: Places, claims: Sequence[tuple[Claim, Places]], gold: GoldArticle
) -> bool:
    if not gold.counts_nested:
        return any(places < around for _, around in claims)
    touched = [p.span for p in claim.content] + [link.cue.span for link in claim.chain if link.cue]
    return claim.act == "no_comment" or any_overlap(touched, gold.optional)


def any_overlap(left: Iterable[Span], right: Sequence[Span]) -> bool:
    """Tell whether any of the first shares a code point with any of the second."""
    return any(one.overlaps(other) for one in left for other in right)


# ── who says it ───────────────────────────────────────────────────────────────────────────


def mentions(claim: Claim) -> list[Span]:
    """Give the places where the claim's sources are mentioned, outermost first."""
    return [link.mention.span for link in claim.chain if link.mention]


def cues(claim: Claim) -> list[Span]:
    """Give the places of the claim's cues, outermost first."""
    return [link.cue.span for link in claim.chain if link.cue]


def source_is_found(verdict: Verdict) -> bool:
    """Tell whether a rung of a matching claim, or the rung with the cue, has the gold source's place."""
    gold = verdict.gold
    links = [link for claim in verdict.claims for link in claim.chain if link.mention]
    if not gold.content:
        links = [link for link in links if link.cue and any_overlap([link.cue.span], gold.cue)]
    return any_overlap([link.mention.span for link in links if link.mention], gold.source)


def link_for(gold: GoldAttribution, claim: Claim) -> Link:
    """Give the rung that stands for the gold source: by its place, else the innermost."""
    placed = (link for link in claim.chain if link.mention and any_overlap([link.mention.span], gold.source))
    return next(placed, claim.chain[-1])


def is_same_name(left: str | None, right: str | None) -> bool:
    """Tell whether two names can be one: "Jack Dorsey" and "Dorsey" can, "Ann" and "Ann Lee" too.

    The last words must agree and one name hold all words of the other, or be a single word.
    Gold may give several names, divided by semicolons; one of them is enough.
    """
    if left and _SEVERAL_NAMES in left:
        return any(is_same_name(name, right) for name in left.split(_SEVERAL_NAMES))
    one, other = _name_words(left), _name_words(right)
    if not one or not other:
        return one == other
    nested = set(one) <= set(other) or set(other) <= set(one) or 1 in {len(one), len(other)}
    return one[-1] == other[-1] and nested


def _name_words(name: str | None) -> list[str]:
    bare: str = regex.sub(r"[^\w\s]", "", (name or "").casefold())
    words: list[str] = _LEADING_ARTICLE.sub("", bare).split()
    return words


def chain_fits(gold: GoldAttribution, claim: Claim, article: GoldArticle, report: Report) -> bool:
    """Tell whether a claim has the gold chain, rung by rung and none besides.

    Where the gold leaves out outlets that somebody told something, those rungs are left out
    of the claim's chain, too: they are the ones without a cue in front of one with.
    """
    got = claim.chain if article.tells_outlets else _without_told(claim.chain)
    wanted = [gold.chain, tuple(link for link in gold.chain if not link.implicit)]
    if gold.outer != "closed":
        got = got[-len(gold.chain) :]
    if gold.outer == "any" and speaker_fits(gold, claim, report):
        return True
    return any(chain and _rungs_fit(chain, got, report) for chain in wanted)


def rungs_are_placed(gold: GoldAttribution, claim: Claim, article: GoldArticle) -> bool:
    """Tell whether a claim has the gold chain by the places of its mentions, whoever they name.

    A rung that the gold mentions nowhere fits any.
    """
    got = claim.chain if article.tells_outlets else _without_told(claim.chain)
    return len(got) == len(gold.chain) and all(map(_is_placed, gold.chain, got))


def _is_placed(gold: GoldLink, link: Link) -> bool:
    return not gold.mention or (link.mention is not None and any_overlap([link.mention.span], gold.mention))


def _rungs_fit(gold: tuple[GoldLink, ...], chain: tuple[Link, ...], report: Report) -> bool:
    return len(gold) == len(chain) and all(map(partial(link_fits, report=report), gold, chain))


def speaker_fits(gold: GoldAttribution, claim: Claim, report: Report) -> bool:
    """Tell whether the innermost rung is right."""
    return link_fits(gold.chain[-1], claim.chain[-1], report)


def _without_told(chain: tuple[Link, ...]) -> tuple[Link, ...]:
    return tuple(link for link in chain[:-1] if link.cue) + chain[-1:]


def link_fits(gold: GoldLink, link: Link, report: Report) -> bool:
    """Tell whether a rung names the right source: by name, else by kind and place of mention."""
    source = report.source(link)
    if gold.kind == "unspecified":
        return source is None or source.kind == "unspecified"
    if gold.name:
        return is_same_name(gold.name, source.name if source else None)
    return _is_placed(gold, link) and _kind_fits(gold.kind, source)


def _kind_fits(gold: str | None, source: Source | None) -> bool:
    kind = source.kind if source else None
    return gold is None or kind == gold or {kind, gold} <= _NAMELESS
