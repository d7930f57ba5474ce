"""Turn attributions and sources into claims: the chain, the hedges, the article's own voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from attrs import frozen

from claimtrack.claims.hedges import find_hedges
from claimtrack.claims.nesting import hull, lineage, parents
from claimtrack.claims.own_voice import own_voice
from claimtrack.lexicons import Lexicon
from claimtrack.model import (
    Attribution,
    Claim,
    Credit,
    Link,
    Notice,
    ParsedArticle,
    Sentence,
    Span,
    Word,
)

DEEPEST = 8  # rungs; deeper chains are cut, with a notice


@frozen
class _Draft:
    """A claim before it has its number."""

    content: tuple[Span, ...]
    links: tuple[Link, ...]
    place: Span
    attribution: Attribution | None
    hedges: tuple[Span, ...] = ()


def build_claims(
    parsed: ParsedArticle,
    attributions: Sequence[Attribution],
    source_of: Mapping[Span, str],
    lexicons: Mapping[str, Lexicon],
) -> tuple[tuple[Claim, ...], tuple[Notice, ...]]:
    """Give the claims of an article in the order of their content, ids ``c1``, ``c2``, ….

    ``source_of`` names the source of each mention. What no attribution covers is the
    article's own voice, sentence by sentence.
    """
    around = parents(attributions)
    hedges = find_hedges(parsed, attributions, lexicons)
    drafts, notices = [], []
    for attribution in attributions:
        line = lineage(attribution, around)
        links = _each_once([link for a in line for link in _links(a, parsed, source_of)])
        if len(links) > DEEPEST:
            notices.append(
                Notice(parsed.article.passage(attribution.extent), f"chain cut to {DEEPEST} sources")
            )
        inherited = tuple(sorted({h for a in line for h in hedges[id(a)]}))
        drafts.append(
            _Draft(attribution.content, tuple(links[-DEEPEST:]), attribution.extent, attribution, inherited)
        )
    for spans, own in own_voice(parsed, attributions, lexicons):
        drafts.append(_Draft(spans, (), hull(spans), None, own))
    drafts.sort(key=_order)
    claims = tuple(_claim(draft, f"c{n}", parsed, lexicons) for n, draft in enumerate(_once(drafts), 1))
    return claims, tuple(notices)


def _once(drafts: Iterable[_Draft]) -> Iterator[_Draft]:
    """Keep one claim of a source that was mentioned in two halves: "vakbond Spoor | en | Bus"."""
    seen = set()
    for draft in drafts:
        sources = tuple(link.source for link in draft.links)
        cue = draft.links[-1].cue if draft.links else None
        said = (draft.content, sources, cue)
        if cue is None or None in sources or said not in seen:
            yield draft
        seen.add(said)


def _order(draft: _Draft) -> tuple[int, int, int, Span]:
    first = draft.content[0].start if draft.content else draft.place.start
    last = draft.content[-1].end if draft.content else draft.place.end
    return first, -last, len(draft.links), draft.place


def _claim(draft: _Draft, name: str, parsed: ParsedArticle, lexicons: Mapping[str, Lexicon]) -> Claim:
    found = draft.attribution
    language = _language_at(draft.place.start if not draft.content else draft.content[0].start, parsed)
    return Claim(
        id=name,
        content=tuple(parsed.article.passage(span) for span in draft.content),
        chain=draft.links,
        speech=found.speech if found else "indirect",
        act=found.act if found else "speech",
        hedges=tuple(parsed.article.passage(span) for span in draft.hedges),
        negated=_is_negated(draft.content, parsed, lexicons),
        denied=found.denied if found else False,
        language=language,
        rule=found.rule if found else None,
    )


def _language_at(offset: int, parsed: ParsedArticle) -> str:
    blocks = (block for block in parsed.article.blocks if block.span.start <= offset < block.span.end)
    return next((block.language for block in blocks), parsed.article.language)


def _links(attribution: Attribution, parsed: ParsedArticle, source_of: Mapping[Span, str]) -> list[Link]:
    if attribution.rule == "continued":
        return [_silent_link(credit, source_of) for credit in _inherited(attribution)]
    return [_link(credit, parsed, source_of) for credit in attribution.credits]


def _each_once(links: Sequence[Link]) -> list[Link]:
    """Leave out a rung that the next one repeats: "P, says Corvo, which adds Q", "Corvo spoke of what it
    called P"."""
    return [
        link
        for link, following in zip_longest(links, links[1:])
        if following is None or not _is_repeated(link, following)
    ]


def _is_repeated(link: Link, following: Link) -> bool:
    """Tell whether one source stands on two neighbouring rungs; nobody hears a thing from themselves."""
    is_same_source = link.source is not None and link.source == following.source
    return is_same_source or (link.mention is not None and link.mention == following.mention)


def _inherited(attribution: Attribution) -> tuple[Credit, ...]:
    while attribution.continues is not None:
        attribution = attribution.continues
    return attribution.credits


def _silent_link(credit: Credit, source_of: Mapping[Span, str]) -> Link:
    return Link(source_of.get(credit.mention) if credit.mention else None, None, None)


def _link(credit: Credit, parsed: ParsedArticle, source_of: Mapping[Span, str]) -> Link:
    mention = parsed.article.passage(credit.mention) if credit.mention else None
    cue = parsed.article.passage(credit.cue) if credit.cue else None
    return Link(source_of.get(credit.mention) if credit.mention else None, mention, cue)


def _is_negated(content: Sequence[Span], parsed: ParsedArticle, lexicons: Mapping[str, Lexicon]) -> bool:
    """Tell whether the first predicate of the content carries a negation of its own."""
    for sentence in parsed.sentences_at(content):
        lexicon = lexicons.get(sentence.language)
        if lexicon is None:
            continue
        words = [w for w in sentence.words if any(span.covers(w.span) for span in content)]
        if words:
            return any(_negates(w, lexicon) for w in _around_predicate(words, sentence))
    return False


def _around_predicate(words: list[Word], sentence: Sentence) -> Iterable[Word]:
    inside = {word.index for word in words}
    top = next((word for word in words if word.head not in inside), words[0])
    children = sentence.children(top)
    determiners = (
        d for child in children for d in sentence.children(child) if d.relation in {"det", "advmod"}
    )
    return [w for w in (*children, *determiners) if w.index in inside]


def _negates(word: Word, lexicon: Lexicon) -> bool:
    return word.lemma.lower() in lexicon.negations or word.text.lower() in lexicon.negations
