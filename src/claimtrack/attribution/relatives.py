"""Reports inside relative clauses: "a stadium which critics say would cost millions"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.attribution.clauses import span_of, tidy
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue, find_cues
from claimtrack.attribution.reporting import attributions, reports
from claimtrack.attribution.trees import NOMINAL, VERBAL, is_punctuation
from claimtrack.model import Attribution, Word

_NEAR = 8  # words between the relative pronoun and the verb: "who the union of dockers in Delft says"


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find what is said of the noun that a relative clause stands at; the pronoun stays out."""
    taken = [credit.cue for attribution in found for credit in attribution.credits if credit.cue]
    for sentence in context.sentences:
        for cue in find_cues(sentence, context.lexicon(sentence)):
            free = not any(cue.span.overlaps(span) for span in taken)
            speaker = _speaker(cue, context) if free and cue.sure else []
            if speaker and "clause" in cue.entry.frames and reports(cue, context):
                yield from _read(cue, speaker, context)


def _speaker(cue: Cue, context: Context) -> list[Word]:
    """Give the words between a relative pronoun and the cue, if they can be no more than its subject."""
    pronouns = context.lexicon(cue.sentence).pronouns
    before = cue.sentence.words[max(0, cue.word.index - 1 - _NEAR) : cue.word.index - 1]
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if pronouns.get(word.text.lower()) == "rel" and word.upos == "PRON":
            return list(before[place + 1 :])
        if word.upos in VERBAL | {"SCONJ"} or is_punctuation(word):
            return []
    return []


def _read(cue: Cue, speaker: list[Word], context: Context) -> Iterator[Attribution]:
    words = _predicate(cue, context)
    span = span_of(words)
    content = tidy(context, span) if span else None
    if content is not None and any(word.upos in NOMINAL for word in speaker):
        yield from attributions(cue, (content,), context, "relative", within=speaker)


def _predicate(cue: Cue, context: Context) -> list[Word]:
    """Give the verb right behind the cue with what follows, to the next separator or the main clause."""
    words = cue.sentence.words
    behind = words[cue.word.index : cue.word.index + 1]
    if not behind or behind[0].upos not in VERBAL or behind[0].feature("VerbForm") == "Inf":
        return []
    ends = (w.index for w in words[cue.word.index :] if is_punctuation(w) and not context.quotation_around(w))
    end = next(ends, len(words) + 1)
    return list(words[cue.word.index : end - 1])
