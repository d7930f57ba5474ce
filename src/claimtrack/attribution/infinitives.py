"""Read verbs without a tense: "promised to P", "urged X to P", "recalled doing P"."""

from __future__ import annotations

from claimtrack.attribution.clauses import phrase_words, span_of
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue, dependents
from claimtrack.attribution.trees import VERBAL, child_of, noun_phrase, plain_lemma
from claimtrack.model import Span, Word


def open_complement(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "promised to P" and "urged X to P"; the one who is urged belongs to the content."""
    sentence = cue.sentence
    told = _told_to(cue, context)
    if told is not None:
        return (span_of(phrase_words(told, cue, context)),)
    behind = (c for c in dependents(cue) if c.index > cue.word.index)
    head = next((c for c in behind if c.relation in {"xcomp", "ccomp", "advcl"}), None)
    if head is None or not _is_infinitive(head, cue):
        return ()
    if plain_lemma(head) in context.lexicon(cue.sentence).citing or _is_set_off(head, cue):
        return ()
    if _befalls(head, cue, context):
        return ()
    words = _with_negation(phrase_words(head, cue, context), cue, context)
    words = _behind_subject(words, head, cue)
    words = _behind_occasion(words, head, cue, context)
    receiver = child_of(cue.word, sentence, "obj", "iobj") or _appealed_to(cue)
    if receiver is not None and words and receiver.index in range(cue.word.index, words[0].index):
        words = noun_phrase(receiver, sentence) + words
    return (span_of(words),) if words else ()


def _befalls(head: Word, cue: Cue, context: Context) -> bool:
    """Tell "threatened to collapse" and "dreigt gesloten te worden" from what somebody threatens to do."""
    lexicon = context.lexicon(cue.sentence)
    parts, lemma = cue.sentence.children(head), plain_lemma(head)
    helping = {plain_lemma(part) for part in parts if part.relation in {"aux", "cop"}}
    joined = {f"{plain_lemma(part)}{lemma}" for part in parts if part.relation == "compound"}
    apart = {f"{part.text.lower()} {lemma}" for part in parts}
    happens = not lexicon.befalling.isdisjoint({lemma, *helping, *joined, *apart})
    return happens and plain_lemma(cue.word) in lexicon.foreboding


def _behind_subject(words: list[Word], head: Word, cue: Cue) -> list[Word]:
    """Leave out who wants it in "In mei wil de stad de brug laten slopen"."""
    subject = child_of(head, cue.sentence, "nsubj")
    if subject is None or child_of(cue.word, cue.sentence, "nsubj") is not None:
        return words
    phrase = noun_phrase(subject, cue.sentence)
    beside = phrase[0].index == cue.word.index + 1
    return [word for word in words if word.index > phrase[-1].index] if beside else words


def _behind_occasion(words: list[Word], head: Word, cue: Cue, context: Context) -> list[Word]:
    """Leave out when and where it was said: "zei dinsdag in de raad het rapport niet te kennen"."""
    thing = child_of(head, cue.sentence, "obj")
    past = child_of(head, cue.sentence, "aux") is not None  # "zegt in mei een brief te hebben gestuurd"
    if thing is None or past or cue.entry.act != "speech" or not words:
        return words
    airing = context.lexicon(cue.sentence).airing
    start = cue.sentence.subtree(thing)[0].index
    before = [w for w in words if w.index < start]
    tops = [w for w in before if w.head == head.index]
    cases = [child_of(top, cue.sentence, "case") for top in tops]
    placed = all(case is None or case.text.lower() in airing for case in cases)
    adverbial = bool(tops) and all(top.relation == "obl" for top in tops)
    return [w for w in words if w.index >= start] if adverbial and placed else words


def _with_negation(words: list[Word], cue: Cue, context: Context) -> list[Word]:
    """Take in the "niet" of "zegt niet te weten", which the tree hangs on the cue."""
    before = cue.sentence.words[words[0].index - 2 : words[0].index - 1] if words else ()
    negates = any(w.text.lower() in context.lexicon(cue.sentence).negations for w in before)
    return [*before, *words] if negates and before[0].index > cue.word.index else words


def _told_to(cue: Cue, context: Context) -> Word | None:
    """Give who is told to do something, where the tree hangs that on them ("asked a judge to block P")."""
    lexicon, behind = context.lexicon(cue.sentence), (c for c in dependents(cue) if c.index > cue.word.index)
    for one in (c for c in behind if c.relation in {"obj", "iobj", "nsubj"}):
        aims = [c for c in cue.sentence.children(one) if c.relation == "acl" and has_te(c, cue)]
        listed = one.upos == "PROPN" or lexicon.lists_speaker(plain_lemma(one), one.text.lower())
        if aims and (listed or cue.entry.act == "attitude"):  # "expect the data to be sold"
            return one
    return None


def _appealed_to(cue: Cue) -> Word | None:
    """Give who stands behind a preposition next to the cue ("called on X to P")."""
    for child in dependents(cue):
        case = child_of(child, cue.sentence, "case") if child.relation == "obl" else None
        if case is not None and case.index == max(cue.parts) + 1:
            return child
    return None


def _is_infinitive(head: Word, cue: Cue) -> bool:
    """Tell whether a complement is a clause: a verb, or something that it says is so ("to be a star")."""
    return head.upos in VERBAL or child_of(head, cue.sentence, "mark", "cop") is not None


def _is_set_off(head: Word, cue: Cue) -> bool:
    """Tell whether a participle behind a comma only looks like a complement."""
    before = cue.sentence.words[head.index - 2] if head.index > 1 else head
    return before.text == "," and head.feature("VerbForm") in {"Ger", "Part"}


def has_te(verb: Word, cue: Cue) -> bool:
    """Tell an infinitive with its mark, behind the cue and not set off by a comma."""
    between = cue.sentence.words[cue.word.index : verb.index - 1]
    forms = {w.feature("VerbForm") for w in (verb, *cue.sentence.children(verb)) if w.upos in VERBAL}
    marked = child_of(verb, cue.sentence, "mark") is not None and "Inf" in forms and "Fin" not in forms
    return marked and bool(between) and not any(w.text == "," for w in between)


def gerund(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "recalled hearing a bang" and "is considering closing the bridge"."""
    behind = cue.sentence.words[max(cue.parts) : max(cue.parts) + 1]
    held = {"xcomp", "advcl"} if "object" in cue.entry.frames else {"xcomp"}
    if not behind or behind[0].relation not in held or behind[0].head not in cue.parts:
        return ()
    ongoing = behind[0].feature("VerbForm") == "Ger" or behind[0].feature("Tense") == "Pres"
    whole = child_of(behind[0], cue.sentence, "obj", "obl", "ccomp", "xcomp") is not None
    return (span_of(phrase_words(behind[0], cue, context)),) if ongoing and whole else ()
