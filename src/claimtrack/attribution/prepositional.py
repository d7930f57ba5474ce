"""Read content behind a preposition: "complained about P", "accused X of P", "klaagt erover dat P"."""

from __future__ import annotations

from claimtrack.attribution.clauses import phrase_words, span_of, without_complementiser
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue, dependents
from claimtrack.attribution.trees import (
    acts_on,
    agent_of,
    antecedent,
    child_of,
    hull,
    is_passive,
    noun_phrase,
    plain_lemma,
)
from claimtrack.model import Span, Word

_SUBORDINATE = frozenset({"acl", "advcl", "ccomp", "csubj"})
_DATE = 3  # words behind a preposition within which a date shows itself


def prepositional(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "complained about P", "accused X of P" and "P is described by X as Q"."""
    sentence = cue.sentence
    for child in _complements(cue, context):
        case = child_of(child, sentence, "case", "mark") or _likening(child, cue)
        if case is None or case.text.lower() not in cue.entry.prepositions or _stands_in_front(child, cue):
            continue
        words = _without_agent(
            [w for w in phrase_words(child, cue, context) if w.index > case.index], cue, context
        )
        dated = any(plain_lemma(word) in context.lexicon(sentence).calendar for word in words[:_DATE])
        dated = dated and child_of(child, sentence, "nmod", "amod") is None  # "blamed it on years of cuts"
        if "figure" in cue.entry.frames and not any(word.upos == "NUM" for word in words):
            continue
        if dated and not context.quotations_in(hull(words)):
            continue  # "called her on 23 April"
        judged = _judged(cue, context)
        if judged is not None:
            return (judged, span_of([case, *words]))
        accused = child_of(cue.word, sentence, "obj", "iobj") or _acted_on(cue)
        own = accused is not None and accused.index in cue.parts  # "voiced concern about P"
        if accused is not None and not own and not _is_apart(accused, case, cue):
            words = phrase_words(accused, cue, context) + words
        return (span_of(words),)
    return ()


def _stands_in_front(word: Word, cue: Cue) -> bool:
    """Tell "Over de brug klaagde hij" from "die hem van diefstal beschuldigt", where the verb is last."""
    subject = child_of(cue.word, cue.sentence, "nsubj")
    verb_last = cue.word.relation in _SUBORDINATE and subject is not None and subject.index < word.index
    return word.index < cue.word.index and not verb_last


def _is_apart(accused: Word, case: Word, cue: Cue) -> bool:
    """Tell whether the accused and the preposition stand on two sides of the cue."""
    return not (cue.word.index < accused.index < case.index or accused.index < case.index < cue.word.index)


def _judged(cue: Cue, context: Context) -> Span | None:
    """Give who "was accused of P" or "is seen as Q"; not who was only told or asked."""
    sentence, subject = cue.sentence, child_of(cue.word, cue.sentence, "nsubj")
    if subject is None or "open" in cue.entry.frames or not is_passive(cue.word, sentence):
        return None
    named = antecedent(subject, sentence)
    words = noun_phrase(named, sentence) if named is not subject else phrase_words(subject, cue, context)
    return span_of(words)


def anticipated(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "verdenkt hem ervan te hebben geslapen" and "klaagt erover dat P"."""
    anticipating = context.lexicon(cue.sentence).anticipating
    behind = cue.sentence.words[cue.word.index :]
    adverb = next((w for w in behind if anticipating.get(w.text.lower()) in cue.entry.prepositions), None)
    clauses = (c for c in dependents(cue) if c.relation in {"ccomp", "xcomp", "advcl", "acl"})
    clause = next((c for c in clauses if adverb is not None and c.index > adverb.index), None)
    if adverb is None or clause is None:
        return ()
    opens = context.lexicon(cue.sentence).complementisers
    words = without_complementiser(
        [w for w in phrase_words(clause, cue, context) if w.index > adverb.index], opens
    )
    accused = child_of(cue.word, cue.sentence, "obj", "iobj")
    if accused is not None and cue.word.index < accused.index < adverb.index:
        words = noun_phrase(accused, cue.sentence) + words
    return (span_of(words),)


def _complements(cue: Cue, context: Context) -> list[Word]:
    """Give what hangs on a cue, then what small parsers hang on its object, or on the day it was said."""
    found = dependents(cue)
    agents = {"obl:agent"} if is_passive(cue.word, cue.sentence) else set()
    objects = [child for child in found if child.relation in {"obj", "iobj"} or child.deprel in agents]
    calendar = context.lexicon(cue.sentence).calendar
    dates = [child for child in found if child.relation == "obl" and plain_lemma(child) in calendar]
    if cue.entry.frames:
        below = [c for one in objects for c in cue.sentence.children(one)]
    else:
        below = [w for one in objects for w in cue.sentence.subtree(one)]
    clausal = "clause" in cue.entry.frames and "figure" not in cue.entry.frames
    torn_off = {"acl", "advcl"} if clausal else {"acl", "advcl", "nmod", "obl"}
    of_dates = [c for date in dates for c in cue.sentence.children(date) if c.relation == "nmod"]
    return found + [child for child in below if child.relation in torn_off] + of_dates


def _acted_on(cue: Cue) -> Word | None:
    """Give the object of "describing the team as able", a subject to some parsers."""
    subject = child_of(cue.word, cue.sentence, "nsubj")
    return subject if subject is not None and acts_on(cue.word, subject) else None


def _likening(word: Word, cue: Cue) -> Word | None:
    """Give the "as" of "regards the plan as dangerous", an adverb to some parsers."""
    before = (c for c in cue.sentence.children(word) if c.relation == "advmod" and c.index == word.index - 1)
    return next((c for c in before if word.upos == "ADJ" and c.text.lower() in cue.entry.prepositions), None)


def _without_agent(words: list[Word], cue: Cue, context: Context) -> list[Word]:
    """Leave out who acts in a passive ("accused of fraud by two clients")."""
    agent = agent_of(cue.word, cue.sentence, context.lexicon(cue.sentence).agents)
    case = child_of(agent, cue.sentence, "case") if agent is not None else None
    if case is None or not words or case.index < words[0].index:
        return words
    return [word for word in words if word.index < case.index]
