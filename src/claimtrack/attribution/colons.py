"""Tell what belongs together around a colon or semicolon: "P, says X: Q", "X says P; Q, said Y"."""

from __future__ import annotations

from claimtrack.attribution.clauses import has_finite_verb, tidy
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue, find_cues
from claimtrack.attribution.speakers import is_inverted
from claimtrack.attribution.trees import child_of, hull
from claimtrack.model import Span, Word


def up_to_colon(parts: list[list[Word]], cue: Cue, context: Context) -> list[list[Word]]:
    """End the text at the colon behind a cue: in "P, says Ann Lee: Q" no comma shows where Q ends."""
    colon = _colon_behind(cue, context)
    if colon is None:
        return parts
    cut = ([w for w in part if w.index < colon.index] for part in parts)
    return [part for part in cut if part]


def reason(cue: Cue, context: Context) -> tuple[Span, ...]:
    """Give the Q of "P, says Ann Lee: Q", where nobody else is named for it; a denial does not hold for Q."""
    colon = _colon_behind(cue, context)
    if colon is None or cue.entry.stance == "denying":
        return ()
    words = list(cue.sentence.words[colon.index :])
    lexicon = context.lexicon(cue.sentence)
    phrases = context.find_phrases(cue.sentence, lexicon.source_phrases)
    others = any(phrase.start > colon.span.start for phrase in phrases)
    others = others or any(
        _names_speaker(o, context) for o in find_cues(cue.sentence, lexicon) if o.word in words
    )
    quoted = any(context.quotation_around(word) for word in words)
    if others or quoted or not has_finite_verb(words):
        return ()
    tidied = tidy(context, hull(words))
    return (tidied,) if tidied is not None else ()


def behind_report(words: list[Word], cue: Cue, context: Context) -> list[Word]:
    """Leave out what somebody else reports before a semicolon: "Ann Lee says P; Q, said Bo Ray"."""
    earlier = cue.sentence.words[: cue.word.index]
    marks = [w.index for w in earlier if w.text == ";" and context.quotation_around(w) is None]
    behind = [w for w in words if w.index > max(marks, default=0)]
    others = find_cues(cue.sentence, context.lexicon(cue.sentence))
    verbs = [other.word for other in others if other.sure and "clause" in other.entry.frames]
    reported = any(verb in words and verb not in behind for verb in verbs)
    return behind if reported and has_finite_verb(behind) else words


def _names_speaker(cue: Cue, context: Context) -> bool:
    return is_inverted(cue, context) or child_of(cue.word, cue.sentence, "ccomp") is not None


def _colon_behind(cue: Cue, context: Context) -> Word | None:
    behind = (w for w in cue.sentence.words[cue.word.index :] if w.text == ":")
    return next((w for w in behind if context.quotation_around(w) is None), None)
