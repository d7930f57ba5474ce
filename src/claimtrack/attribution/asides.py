"""Read what stands right behind a source: whom it cites, who got the document.

", dat zich baseert op twee bronnen", "which the BBC has seen", "in handen van deze krant". Trees often
fail in such clauses, so the words are read in their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from attrs import evolve

from claimtrack.attribution.context import Context
from claimtrack.attribution.mentions import is_outlet, own_words
from claimtrack.attribution.nominals import head_of_run, nominal_after, phrases_after
from claimtrack.attribution.trees import NOMINAL, VERBAL, hull, is_punctuation, plain_lemma, words_in
from claimtrack.model import Attribution, Credit, Sentence, Span, Word

_REFLEXIVE = "Reflex"


def without_aside(attribution: Attribution, sentence: Sentence, context: Context) -> Attribution:
    """Take out of the content the clause in which its source cites somebody."""
    mention = attribution.credits[-1].mention
    if mention is None or _citing_verb(mention, sentence, context) is None:
        return attribution
    place = Span(mention.end, aside_behind(mention, sentence, context)[-1].span.end)
    kept = tuple(span for span in attribution.content if not place.covers(span))
    return evolve(attribution, content=kept) if kept else attribution


def cited_behind(mention: Span, sentence: Sentence, context: Context) -> list[Credit]:
    """Give who is cited in the clause behind a mention: "Novum, dat twee ambtenaren sprak"."""
    verb = _citing_verb(mention, sentence, context)
    if verb is None:
        return []
    aside = aside_behind(mention, sentence, context)
    end = aside[-1].index
    behind = [phrase for phrase in phrases_after(verb.index, sentence) if phrase[-1].index <= end]
    source = behind[0] if behind else _opening(aside[: aside.index(verb)], sentence)
    if not source or all(word.upos == "PRON" for word in source):
        return []
    if source[-1].upos == "NUM":  # "drie betrokkenen", which taggers take for a participle
        counted = sentence.words[source[-1].index : source[-1].index + 1]
        known = context.lexicon(sentence)
        source = [*source, *(word for word in counted if known.lists_speaker(word.text.lower()))]
    return [Credit(own_words(hull(source), sentence, context), verb.span)]


def holder_of(mention: Span, sentence: Sentence, context: Context) -> list[Credit]:
    """Give who holds a document: "a memo in the hands of X", "het rapport, dat X inzag"."""
    lexicon = context.lexicon(sentence)
    words = words_in(sentence, mention)
    if not words:
        return []
    head = head_of_run(words, sentence)
    if not lexicon.is_document(plain_lemma(head)) and head.upos != "PRON":
        return []
    aside = aside_behind(mention, sentence, context)
    reach = aside[-1].span.end if aside else mention.end
    held = lexicon.pattern(lexicon.holding_phrases)
    for found in held.finditer(context.text, mention.start, sentence.span.end):
        if found.start() > reach + len(", "):
            break
        last = max(word.index for word in sentence.words if word.span.end <= found.end())
        for phrase in phrases_after(last, sentence, limit=1)[:1]:
            return [Credit(own_words(hull(phrase), sentence, context), Span(found.start(), found.end()))]
    return _getter(aside, sentence, context)


def _getter(aside: Sequence[Word], sentence: Sentence, context: Context) -> list[Credit]:
    lexicon = context.lexicon(sentence)
    had = next((word for word in aside if {plain_lemma(word), word.text.lower()} & lexicon.obtaining), None)
    if had is None:
        return []
    getter = _opening(aside[: aside.index(had)], sentence)
    is_medium = bool(getter) and is_outlet(head_of_run(getter, sentence), sentence, context)
    return [Credit(hull(getter), had.span)] if is_medium else []


def aside_behind(mention: Span, sentence: Sentence, context: Context) -> list[Word]:
    """Give the words of a relative clause right behind a mention, up to the next mark, pronoun left out."""
    pronouns = context.lexicon(sentence).pronouns
    behind = [word for word in sentence.words if word.span.start >= mention.end]
    opened = behind[1:] if behind and behind[0].text == "," else behind
    if not opened or pronouns.get(opened[0].text.lower()) != "rel":
        return []
    is_mistagged = opened is not behind and opened[0].upos == "SCONJ"  # "Novum, dat …"
    if opened[0].upos != "PRON" and not is_mistagged:
        return []
    return list(takewhile(lambda word: not is_punctuation(word), opened[1:]))


def _citing_verb(mention: Span, sentence: Sentence, context: Context) -> Word | None:
    """Give the verb by which the clause behind a mention cites somebody.

    "Spoke to" does so behind a medium alone.
    """
    lexicon = context.lexicon(sentence)
    words = words_in(sentence, mention)
    is_medium = bool(words) and is_outlet(head_of_run(words, sentence), sentence, context)
    citing = lexicon.citing | (lexicon.consulting if is_medium else frozenset())
    aside = aside_behind(mention, sentence, context)
    return next((word for word in aside if word.upos in VERBAL and plain_lemma(word) in citing), None)


def _opening(words: Sequence[Word], sentence: Sentence) -> list[Word]:
    """Give the first noun phrase of a clause's words, behind "zich" and prepositions."""
    rest = list(dropwhile(lambda word: word.feature(_REFLEXIVE) == "Yes" or word.upos == "ADP", words))
    if not rest:
        return []
    run = nominal_after(rest[0].index - 1, sentence, limit=1)
    inside = [word for word in run if word in rest]
    return inside if any(word.upos in NOMINAL for word in inside) else []
