"""Read demonstratives that stand for the sentence before: "Dat meldt X", "That is what X says"."""

from __future__ import annotations

from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue, dependents
from claimtrack.attribution.trees import child_of, is_punctuation, plain_lemma
from claimtrack.lexicons import Lexicon
from claimtrack.model import Span, Word

_PAIR = 2  # a demonstrative and the mark behind it
_FRONT = 3  # words into a sentence within which a cue refers back by a demonstrative
_OPENING = 5  # the same for "that, at least, is what"


def points_back(cue: Cue, lexicon: Lexicon) -> Word | None:
    """Give the "that" of "denied that, saying Q" and "weerspreekt dat: Q", which opens no clause."""
    behind = cue.sentence.words[cue.word.index : cue.word.index + 3]
    if len(behind) <= _PAIR or behind[0].text.lower() not in lexicon.demonstratives:
        return None
    reports = lexicon.verb_named(plain_lemma(behind[2]), behind[2].text.lower()) is not None
    ongoing = reports and behind[2].feature("VerbForm") in {"Ger", "Part"}
    goes_on = behind[1].upos == "CCONJ" and behind[2].feature("VerbForm") == "Fin"  # "ontkent dat en stelt Q"
    ends = goes_on or behind[1].text == ":" or (behind[1].text == "," and ongoing)
    return behind[0] if ends else None


def fronted_demonstrative(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "Dat bevestigde X, nadat een krant het had gemeld": the object comes first."""
    first = cue.sentence.words[0]
    beside = first.relation == "obj" and cue.word.index == first.index + 1
    return sentence_before(cue, context) if beside else ()


def sentence_before(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "Dat meldt X", "So the mayor says" and "That is what X says"."""
    lexicon = context.lexicon(cue.sentence)
    points = _stands_for_content(cue, lexicon) or _is_what_is_said(cue, lexicon)
    earlier = context.sentence_before(cue.sentence) if points else None
    return (earlier.span,) if earlier is not None else ()


def _stands_for_content(cue: Cue, lexicon: Lexicon) -> bool:
    first = cue.sentence.words[0]
    if first.text.lower() not in lexicon.demonstratives or first.head not in cue.parts:
        return False
    if first.upos == "ADV":
        return _says_nothing_else(cue, first, lexicon)
    return cue.word.index <= _FRONT or (first.upos == "PRON" and first.relation == "obj")


def _says_nothing_else(cue: Cue, first: Word, lexicon: Lexicon) -> bool:
    """Tell "So the mayor says." from "So she told the police of it": who, when, where and to whom at most."""
    others = [c for c in dependents(cue) if c is not first and not is_punctuation(c)]
    subject = child_of(cue.word, cue.sentence, "nsubj")
    return subject is not None and all(_says_when_or_where(other, cue, lexicon) for other in others)


def _says_when_or_where(word: Word, cue: Cue, lexicon: Lexicon) -> bool:
    case = child_of(word, cue.sentence, "case")
    placed = (
        case is not None and case.text.lower() in (lexicon.airing | lexicon.telling) - cue.entry.prepositions
    )
    dated = plain_lemma(word) in lexicon.calendar
    return word.relation in {"aux", "nsubj"} or (word.relation in {"obl", "advmod"} and (placed or dated))


def _is_what_is_said(cue: Cue, lexicon: Lexicon) -> bool:
    """Read "That is what X says" and "Dat is wat X zegt", whichever of the two the tree puts on top."""
    top = cue.sentence.head_of(cue.word) if cue.word.deprel == "acl:relcl" else None
    if top is None or child_of(top, cue.sentence, "cop") is None:
        return False
    around = [top, *cue.sentence.children(top)]
    own = dependents(cue)
    points = next((w for w in around if w.text.lower() in lexicon.demonstratives), None)
    asks = next((w for w in (*around, *own) if w.text.lower() in lexicon.question_words), None)
    negated = any(w.text.lower() in lexicon.negations for w in (*around, *own))
    if points is None or asks is None or negated:
        return False
    return points.index <= _OPENING and points.index < asks.index < cue.word.index
