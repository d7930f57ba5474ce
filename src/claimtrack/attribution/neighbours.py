"""Tell where, beside a source phrase, another source has a clause of its own: "Volgens X P, volgens Y Q"."""

from __future__ import annotations

from claimtrack.attribution.clauses import has_verb
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import find_cues
from claimtrack.attribution.trees import child_of, noun_phrase
from claimtrack.model import Sentence, Span, Word


def before_neighbour(after: list[Word], sentence: Sentence, context: Context) -> list[Word]:
    """Leave out what another says behind a comma: "According to X P, Y says Q"."""
    starts = [*_phrases(sentence, context), *_reports(sentence, context)]
    behind = [start for start in starts if any(word.index == start for word in after)]
    ends = [start for start in sorted(behind) if sentence.words[start - 2].text == ","]
    if not ends:
        return after
    kept = [word for word in after if word.index < ends[0]]
    return kept if has_verb(kept) else after


def behind_neighbour(before: list[Word], phrase: Span, sentence: Sentence, context: Context) -> list[Word]:
    """Leave out what the same words credit to another in front: "Volgens X P, volgens Y Q"."""
    cue = next((w for w in sentence.words if w.span.start == phrase.start), None)
    opening = before[0] if before else None
    if cue is None or opening is None or opening.text.lower() != cue.text.lower():
        return before
    apart = before[-1].text == "," and opening.index in _phrases(sentence, context)
    return [] if apart and has_verb(before) else before


def _phrases(sentence: Sentence, context: Context) -> list[int]:
    """Give where source phrases begin."""
    cues = list(context.find_phrases(sentence, context.lexicon(sentence).source_phrases))
    return [w.index for w in sentence.words if any(w.span.start == cue.start for cue in cues)]


def _reports(sentence: Sentence, context: Context) -> list[int]:
    """Give where main clauses begin in which somebody says something."""
    found = []
    for cue in find_cues(sentence, context.lexicon(sentence)):
        subject = child_of(cue.word, sentence, "nsubj")
        told = child_of(cue.word, sentence, "ccomp")
        main = cue.sure and cue.word.relation in {"conj", "parataxis"} and "clause" in cue.entry.frames
        if main and subject is not None and told is not None and subject.index < cue.word.index < told.index:
            found.append(noun_phrase(subject, sentence)[0].index)
    return found
