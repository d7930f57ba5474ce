"""What somebody was asked: "Asked whether P, X said …", "Gevraagd of P, …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.attribution.clauses import has_verb, span_of, tidy
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue, find_cues
from claimtrack.attribution.nominals import nominal_after
from claimtrack.attribution.reporting import speech_of
from claimtrack.attribution.trees import child_of, hull
from claimtrack.model import Attribution, Credit, Span, Word

_FRONT = 2  # words into a sentence within which the participle stands: "When asked whether P, …"
_NEAR = 7  # words between it and the question word: "Asked by reporters in Delft whether"


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find the questions that open a sentence. Who asks is named by an agent, or by nobody."""
    taken = [credit.cue for attribution in found for credit in attribution.credits if credit.cue]
    for sentence in context.sentences:
        for cue in find_cues(sentence, context.lexicon(sentence)):
            if cue.word.index > _FRONT:
                break
            if _is_participle(cue) and not any(cue.span.overlaps(span) for span in taken):
                yield from _read(cue, context)


def _is_participle(cue: Cue) -> bool:
    """Tell a participle that who is asked is left to. At the head of a sentence it may be tagged finite."""
    bare = child_of(cue.word, cue.sentence, "nsubj", "aux") is None
    form = cue.word.feature("VerbForm")
    return cue.sure and bare and "open" in cue.entry.frames and form in {"Part", "Fin"}


def _read(cue: Cue, context: Context) -> Iterator[Attribution]:
    words = _question(cue, context)
    span = span_of(words)
    content = tidy(context, span) if span else None
    if content is not None and has_verb(words):
        credit = Credit(_asker(cue, context), cue.span)
        yield Attribution((content,), (credit,), speech_of((content,), context), "speech", "question")


def _question(cue: Cue, context: Context) -> list[Word]:
    """Give the words from the question word to the comma behind its verb; empty without a main clause."""
    words, lexicon = cue.sentence.words, context.lexicon(cue.sentence)
    near = words[cue.word.index : cue.word.index + _NEAR]
    opening = next((w.index for w in near if w.text.lower() in lexicon.question_words), None)
    if opening is None:
        return []
    commas = (w for w in words[opening:] if w.text == "," and context.quotation_around(w) is None)
    end = next((w.index for w in commas if has_verb(words[opening : w.index - 1])), None)
    main = end is not None and has_verb(words[end:])
    return list(words[opening - 1 : end - 1]) if main and end is not None else []


def _asker(cue: Cue, context: Context) -> Span | None:
    following = cue.sentence.words[cue.word.index : cue.word.index + 1]
    if not following or following[0].text.lower() not in context.lexicon(cue.sentence).agents:
        return None
    run = nominal_after(following[0].index, cue.sentence)
    return hull(run) if run else None
