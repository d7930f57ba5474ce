"""Find who is credited with what: `ParsedArticle` → `Attribution`s.

One rule, one file. Each rule sees what the rules before it found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimtrack.attribution import (
    chains,
    continuing,
    direct,
    evidence,
    headlines,
    hearsay,
    labels,
    no_comment,
    nominal,
    parentheses,
    phrases,
    questions,
    relatives,
    reporting,
    verdicts,
)
from claimtrack.attribution.context import Context
from claimtrack.attribution.inner_speech import unquoted
from claimtrack.attribution.quotations import find_quotations
from claimtrack.attribution.settling import settle
from claimtrack.lexicons import Lexicon
from claimtrack.model import Attribution, Notice, ParsedArticle, Span

RULES = (
    labels.find,  # first: typography alone settles who signs a post or speaks in an interview
    no_comment.find,  # before the verbs: "declined to say whether" reports nothing
    direct.find,  # a quotation is certain, and hides verbs inside it
    questions.find,  # before the verbs: who is asked is not who asks
    parentheses.find,
    phrases.find,
    evidence.find,
    relatives.find,  # before the verbs, which would take the clause for an object
    verdicts.find,  # before the verbs: in "Zo luidt het oordeel van X" the view is not who speaks
    reporting.find,  # after phrases and parentheses, which show where the content of other cues must end
    nominal.find,
    continuing.find,  # behind all that may name the speaker of a quotation without a cue
    headlines.find,  # behind the quotations that headlines repeat
    hearsay.find,  # last: hearsay in a sentence that is credited already is only a hedge
)


def find_attributions(
    parsed: ParsedArticle, lexicons: Mapping[str, Lexicon]
) -> tuple[tuple[Attribution, ...], tuple[Notice, ...]]:
    """Find every attribution, in the order of the text, and what was odd about the quotations.

    Sentences in a language without a lexicon in ``lexicons`` are passed over.
    """
    quotations, notices = find_quotations(parsed.article)
    context = Context(parsed, lexicons, quotations)
    found: list[Attribution] = []
    for find in RULES:
        plain = (unquoted(attribution, context) for attribution in find(context, found))
        completed = [chains.complete(attribution, context) for attribution in plain]
        answered = (chains.answered(attribution, context) for attribution in completed)
        found += [*completed, *(one for one in answered if one is not None)]
    return settle(found), notices


def speakers_of_quotations(attributions: Iterable[Attribution]) -> dict[Span, Span]:
    """Give the mention of who says each passage of direct speech, where it has one."""
    found = {}
    for attribution in attributions:
        origin = attribution
        while origin.continues is not None:
            origin = origin.continues
        mention = origin.credits[-1].mention
        if attribution.speech == "direct" and mention is not None:
            found.update(dict.fromkeys(attribution.content, mention))
    return found
