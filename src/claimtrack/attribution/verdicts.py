"""Whose view the sentence before is: "P. That is the conclusion of X", "P. Zo luidt het oordeel van X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.attribution.clauses import has_finite_verb, tidy
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue
from claimtrack.attribution.nominal import holder_of
from claimtrack.attribution.reporting import speech_of
from claimtrack.attribution.trees import child_of, hull, is_punctuation, noun_phrase, plain_lemma
from claimtrack.lexicons import CueWord, Lexicon
from claimtrack.model import Attribution, Credit, Sentence, Span, Word


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find short sentences that only say whose view the one before them is, where nobody has it yet."""
    for sentence in context.sentences:
        noun = _verdict(sentence, context.lexicon(sentence))
        earlier = context.sentence_before(sentence) if noun is not None else None
        content = tidy(context, earlier.span) if earlier is not None else None
        if noun is None or earlier is None or content is None or not has_finite_verb(earlier.words):
            continue
        if not _is_credited(content, found) and context.quotation_around(noun) is None:
            yield from _read(noun, content, sentence, context)


def _is_credited(content: Span, found: Sequence[Attribution]) -> bool:
    return any(span.overlaps(content) for attribution in found for span in attribution.content)


def _verdict(sentence: Sentence, lexicon: Lexicon) -> Word | None:
    """Give the noun of "That is the view of X" and of "Zo luidt het oordeel van X"."""
    first = sentence.words[0]
    above = sentence.head_of(first)
    if above is None or first.text.lower() not in lexicon.demonstratives:
        return None
    called = first.relation == "nsubj" and child_of(above, sentence, "cop") is not None
    runs = first.upos == "ADV" and above.index == first.index + 1
    noun = above if called else child_of(above, sentence, "nsubj") if runs else None
    if noun is None or plain_lemma(noun) not in lexicon.verdicts:
        return None
    said = {w.index for w in sentence.subtree(noun)} | {first.index, above.index}
    more = (w for w in sentence.words if w.index not in said and not is_punctuation(w))
    negated = any(w.text.lower() in lexicon.negations for w in sentence.words)
    return noun if not negated and all(plain_lemma(w) in lexicon.calendar for w in more) else None


def _read(noun: Word, content: Span, sentence: Sentence, context: Context) -> Iterator[Attribution]:
    cue = Cue(noun, noun.span, CueWord(), sentence, parts=frozenset({noun.index}))
    holder = holder_of(cue, context)
    if holder is not None and _can_judge(holder, context.lexicon(sentence)):
        verb = sentence.head_of(noun) if noun.relation == "nsubj" else None
        credits = (Credit(hull(noun_phrase(holder, sentence, stop=cue.parts)), hull([verb or noun, noun])),)
        yield Attribution((content,), credits, speech_of((content,), context), "speech", "noun")


def _can_judge(word: Word, lexicon: Lexicon) -> bool:
    """Tell the view of the judge from the message of the film."""
    named = word.upos == "PROPN" or lexicon.lists_speaker(plain_lemma(word), word.text.lower())
    return named or lexicon.is_document(plain_lemma(word))
