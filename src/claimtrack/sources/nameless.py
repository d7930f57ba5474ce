"""Referents that an article describes without a name, and which of them a noun comes back to."""

from __future__ import annotations

from claimtrack.model import Kind
from claimtrack.sources.discourse import Discourse, Referent
from claimtrack.sources.phrases import Phrase
from claimtrack.sources.register import Named

LEAD = 2  # sentences, headline and first, that describe whom the next ones name


def new_referent(phrase: Phrase, kind: Kind, name: str | None = None) -> Referent:
    heads = frozenset(phrase.head.forms) if phrase.head else frozenset()
    return Referent(kind, name, phrase.gender, phrase.is_plural, phrase.count or 1, heads)


def called_before(phrase: Phrase, discourse: Discourse) -> list[Referent]:
    """Give the nameless referents that the article has called by the same noun."""
    if phrase.head is None or phrase.is_other or phrase.determiner in {"indefinite", "none"}:
        return []
    return [
        one
        for one in discourse.before(phrase.span)
        if one.named is None and one.heads & set(phrase.head.forms) and one.is_plural == phrase.is_plural
    ]


def is_introduced(entry: Named, phrase: Phrase, discourse: Discourse) -> bool:
    """Tell whether a reader knows somebody by now; only what opens an article tells of who comes later."""
    here, first = discourse.place_of(phrase.span), entry.places[0]
    return first.start <= phrase.span.end or here < LEAD or discourse.place_of(first) <= here + 1


def one_of(candidates: list[Referent], phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Choose the only candidate, or the only one that is near, or in the headline.

    Of two banks in one sentence "the bank" may be either, whichever is the subject.
    """
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    near = discourse.nearest(phrase.span, candidates)
    return near[0] if len(near) == 1 else _of_headline(candidates, discourse)


def _of_headline(candidates: list[Referent], discourse: Discourse) -> Referent | None:
    """Choose the only one that the headline names: the article is about it."""
    headline = discourse.parsed.article.headline
    named = [
        one
        for one in candidates
        if headline and one.named and any(headline.span.covers(place) for place in one.named.places)
    ]
    return named[0] if len(named) == 1 else None
