"""Read content that is no clause: an object, a judgement on it, what a document shows."""

from __future__ import annotations

from itertools import takewhile

from claimtrack.attribution.clauses import has_verb, phrase_words, span_of
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue, dependents
from claimtrack.attribution.infinitives import has_te
from claimtrack.attribution.trees import (
    child_of,
    hull,
    is_passive,
    is_punctuation,
    noun_phrase,
    plain_lemma,
    subject_of,
)
from claimtrack.lexicons import Lexicon
from claimtrack.model import Span, Word

_PAIR = 2  # a thing, and what it is called
_COMPOUND = 5  # letters from which a noun may be the last part of a compound
_NAMED = frozenset({"obj", "iobj", "xcomp", "ccomp"})


def predicate(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "called P a disgrace" and "dat noemt ze onzin": what is named, and what it is called behind it."""
    named = [c for c in dependents(cue) if _is_named(c, cue, context)]
    meets = "met" in cue.entry.frames  # may mean a finding: "vond hem dood", but "vindt dat onzin"
    if meets and not (named and _stands_for_clause(named[0], context.lexicon(cue.sentence))):
        return _judgement(cue, context)
    words = [word for head in named for word in phrase_words(head, cue, context)]
    if _is_interrupted(named, cue):
        return (span_of(noun_phrase(named[0], cue.sentence)), span_of(phrase_words(named[1], cue, context)))
    if any(c.feature("Reflex") == "Yes" for c in named) and named[-1].upos == "PROPN":
        return ()  # "calls itself the Union of Tanners": a name, no judgement
    fronted = [c for c in dependents(cue) if c.relation in _NAMED and _stands_before(c, cue, context)]
    if fronted and named:
        return (span_of(fronted), span_of(words))
    called = len(named) > 1 or _is_quoted_behind(words, context) or _is_called_behind(named, cue)
    return (span_of(words),) if called else ()


def _is_interrupted(named: list[Word], cue: Cue) -> bool:
    """Tell "called the state of the dyke on Monday in the council “grave”": when and where it was said."""
    if len(named) != _PAIR or named[0].relation != "obj" or named[1].relation not in {"xcomp", "obj"}:
        return False
    between = cue.sentence.words[named[0].index : named[1].index - 1]
    outside = [w for w in between if w.relation == "obl" and w.head in cue.parts]
    return bool(outside) and outside[0].index < cue.sentence.subtree(named[1])[0].index


def _is_called_behind(named: list[Word], cue: Cue) -> bool:
    """Tell "deemed the sale of the mill a mistake" and "considered a cut premature", hung on each other."""
    graded = (one for one in named if one.upos == "ADJ")
    below = (w for one in graded for w in cue.sentence.subtree(one) if w.index < one.index)
    if any(word.upos == "NOUN" and word.relation in {"obl", "nsubj"} for word in below):
        return True
    apposed = (w for one in named for w in cue.sentence.subtree(one) if w.relation == "appos")
    firsts = (cue.sentence.subtree(word)[0] for word in apposed)
    return any(cue.sentence.words[first.index - 2].text != "," for first in firsts)


def _is_named(word: Word, cue: Cue, context: Context) -> bool:
    """Tell what a cue names; "called the plan a mistake" may have the mistake for a measure."""
    unmarked = word.deprel == "obl:unmarked" and child_of(word, cue.sentence, "det") is not None
    dated = plain_lemma(word) in context.lexicon(cue.sentence).calendar
    return (word.relation in _NAMED or (unmarked and not dated)) and word.index > cue.word.index


def _judgement(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "vindt de boete te laag" and "dat hij de boete te laag vond": a thing, and then how it is.

    What was found in the past may have been met ("vond de deur dicht"), unless it is graded.
    """
    thing = child_of(cue.word, cue.sentence, "obj")
    judged = next((c for c in dependents(cue) if c is not thing and _is_judged(c, cue)), None)
    if thing is None or judged is None:
        return ()
    quoted = thing.upos == "PROPN" and context.quotations_in(judged.span)
    if not quoted and not _is_thing(thing, context.lexicon(cue.sentence)):
        return ()
    graded = any(c.relation == "advmod" for c in cue.sentence.children(judged))
    graded = graded or bool(context.quotations_in(judged.span))
    past = cue.word.feature("Tense") == "Past" or cue.word.feature("VerbForm") != "Fin"
    on_one_side = (thing.index > cue.word.index) == (judged.index > cue.word.index)
    if thing.index > judged.index or not on_one_side or not (graded or not past):
        return ()
    words = phrase_words(thing, cue, context) + phrase_words(judged, cue, context)
    return (span_of(words),)


def _is_judged(word: Word, cue: Cue) -> bool:
    """Tell how a thing is ("too low") or what it is ("a mistake")."""
    if word.upos == "ADJ":
        return word.relation in {"xcomp", "advmod"}
    indefinite = any(c.feature("Definite") == "Ind" for c in cue.sentence.children(word))
    return word.upos == "NOUN" and indefinite and word.relation in {"obj", "xcomp"}


def _is_thing(word: Word, lexicon: Lexicon) -> bool:
    lemma = plain_lemma(word)
    speaks = lexicon.lists_speaker(lemma, word.text.lower()) and not lexicon.is_document(lemma)
    return word.upos == "NOUN" and not speaks


def _stands_for_clause(word: Word, lexicon: Lexicon) -> bool:
    form = word.text.lower()
    return form in lexicon.demonstratives or lexicon.pronouns.get(form) == "neut"


def _stands_before(word: Word, cue: Cue, context: Context) -> bool:
    listed = word.text.lower() in context.lexicon(cue.sentence).demonstratives and word.upos != "ADV"
    return listed and word.index < cue.word.index


def _is_quoted_behind(words: list[Word], context: Context) -> bool:
    """Tell whether what something is called stands in quotation marks."""
    return bool(words) and any(
        q.outer.start > words[0].span.start for q in context.quotations_in(hull(words))
    )


def object_of(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "criticised P" and "hailed P as Q"; a passive cue has its content for subject."""
    sentence = cue.sentence
    if is_passive(cue.word, sentence):
        content = next((c for c in sentence.children(cue.word) if c.deprel == "nsubj:pass"), None)
    else:
        content = (
            child_of(cue.word, sentence, "obj", "ccomp", "xcomp")
            or _measured(cue)
            or _urged(cue, context)
            or _taken_for_subject(cue)
        )
    if content is None or content.index in cue.parts:
        return ()
    if "object" not in cue.entry.frames and not _fills(content, cue, context):
        return ()
    if cue.entry.stance == "denying" and _is_sent_away(content, cue, context):
        return ()
    stands_in = content.text.lower() in context.lexicon(cue.sentence).demonstratives
    free = child_of(content, cue.sentence, "acl") is not None  # "denounced what it called a raid"
    if content.upos == "PRON" and not (stands_in or free):
        return ()
    if any(has_complementiser(c, cue, context.lexicon(sentence)) for c in sentence.children(content)):
        return ()  # "repeated their warning that P": the noun has content of its own
    words = phrase_words(content, cue, context) + _torn_clause(content, cue, context)
    return (span_of(words), _raised(content, cue, context))


def _torn_clause(noun: Word, cue: Cue, context: Context) -> list[Word]:
    """Give the clause of "dismissed a claim in the Post that P", which the tree hangs on the verb."""
    lexicon, last = context.lexicon(cue.sentence), cue.sentence.subtree(noun)[-1]
    if plain_lemma(noun) not in lexicon.nouns:
        return []
    for clause in (c for c in dependents(cue) if c.relation == "ccomp"):
        mark = child_of(clause, cue.sentence, "mark")
        if mark is not None and mark.index == last.index + 1 and has_complementiser(clause, cue, lexicon):
            return list(cue.sentence.subtree(clause))
    return []


def _is_sent_away(word: Word, cue: Cue, context: Context) -> bool:
    """Tell "dismissed the clerk", of somebody, from "dismissed the report"."""
    lexicon, lemma = context.lexicon(cue.sentence), plain_lemma(word)
    person = lemma in lexicon.roles | lexicon.anonymous | lexicon.collectives
    return word.upos == "NOUN" and person and not lexicon.is_document(lemma)


def way(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "wil met de bewoners om de tafel": phrases behind the cue, and no verb of their own."""
    behind = [c for c in dependents(cue) if c.index > cue.word.index]
    phrases = [c for c in behind if c.relation == "obl" and child_of(c, cue.sentence, "case") is not None]
    held = any(c.relation in {"obj", "xcomp", "ccomp", "advcl"} for c in dependents(cue))
    words = [word for phrase in phrases for word in phrase_words(phrase, cue, context)]
    dated = any(plain_lemma(word) in context.lexicon(cue.sentence).calendar for word in words)
    return () if held or dated else (span_of(words),)


def _urged(cue: Cue, context: Context) -> Word | None:
    """Read "urged caution", where the tree takes the object for who is urged."""
    receiver = child_of(cue.word, cue.sentence, "iobj")
    lexicon = context.lexicon(cue.sentence)
    named = "object" in cue.entry.frames and receiver is not None and receiver.upos == "PROPN"
    return receiver if receiver is not None and (named or _is_thing(receiver, lexicon)) else None


def _taken_for_subject(cue: Cue) -> Word | None:
    """Read "The union, too, criticised the trade", where the tree gives the verb two subjects."""
    subjects = [c for c in cue.sentence.children(cue.word) if c.deprel == "nsubj"]
    two = len(subjects) > 1 and subjects[0].index < cue.word.index < subjects[1].index
    return subjects[1] if two else None


def placed(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "polls show Holm far ahead of Stern": a name right behind the cue, and where it stands."""
    words = cue.sentence.words[cue.word.index :]
    ends = (i for i, w in enumerate(words) if is_punctuation(w) and not context.quotation_around(w))
    words = words[: next((i for i in ends if words[i].text != "-"), len(words))]
    name = list(takewhile(lambda w: w.upos == "PROPN", words))
    behind = words[len(name) : len(name) + 1]
    counted = any(word.upos == "NUM" for word in words)  # "with a lead of five points", not "in a car"
    placing = bool(behind) and (behind[0].upos in {"ADV", "ADJ"} or (behind[0].upos == "ADP" and counted))
    shown = name and placing and document_speaks(cue, context)
    return (span_of(list(words)),) if shown else ()


def _measured(cue: Cue) -> Word | None:
    """Read "eist twaalf jaar cel", where the tree takes the object for a time: so long of what."""
    for child in dependents(cue):
        counted = child.relation == "obl" and child_of(child, cue.sentence, "nummod") is not None
        bare = child_of(child, cue.sentence, "case") is None and child.index > cue.word.index
        behind = cue.sentence.words[child.index : child.index + 1]
        case = behind[0] if behind and behind[0].relation == "case" else None
        of_what = child_of(child, cue.sentence, "nmod") is not None or case is not None
        if counted and bare and of_what:
            return child
    return None


def _raised(subject: Word, cue: Cue, context: Context) -> Span | None:
    """Give the infinitive of "The firm was reported by X to be losing money"."""
    if "clause" not in cue.entry.frames or not is_passive(cue.word, cue.sentence):
        return None
    behind = [c for c in dependents(cue) if c.index > cue.word.index > subject.index]
    aim = next((c for c in behind if c.relation in {"advcl", "xcomp"} and has_te(c, cue)), None)
    return span_of(phrase_words(aim, cue, context)) if aim is not None else None


def _fills(content: Word, cue: Cue, context: Context) -> bool:
    """Tell whether a noun is of the kind that a cue takes: what may happen, what is shown, what is wanted."""
    matter = cue.entry.frames & {"matter", "shown"} and _is_matter(content, cue, context)
    counted = "figure" in cue.entry.frames and child_of(content, cue.sentence, "nummod") is not None
    return bool(matter) or counted or _is_shown(content, cue, context) or _is_wish(content, cue, context)


def _is_matter(word: Word, cue: Cue, context: Context) -> bool:
    """Tell a noun phrase for what may be or happen from a person, a name and a bare noun."""
    described = any(
        child.relation not in {"punct", "case"} and child.feature("PronType") != "Dem"
        for child in (*cue.sentence.children(word), *_torn_off(word, cue, context))
    )  # "supports this decision" says nothing without what went before
    lexicon = context.lexicon(cue.sentence)
    speaks = lexicon.lists_speaker(plain_lemma(word), word.text.lower())
    to_come = lexicon.is_document(plain_lemma(word)) and _is_indefinite(word, cue)  # "an inquiry"
    counted = (
        word.upos in {"ADJ", "NUM"} and child_of(word, cue.sentence, "nmod") is not None
    )  # "the first of"
    doing = word.feature("VerbForm") == "Ger" and word.relation == "xcomp"  # "favour giving them a vote"
    return (word.upos == "NOUN" or counted or doing) and described and (not speaks or to_come)


def _torn_off(word: Word, cue: Cue, context: Context) -> list[Word]:
    """Give the phrase right behind a noun ("belooft geld voor gezinnen") that the tree hangs on the verb."""
    behind = cue.sentence.words[word.index : word.index + 1]
    phrases = [c for c in dependents(cue) if c.relation == "obl" and c.index > word.index]
    calendar = context.lexicon(cue.sentence).calendar
    return [
        phrase
        for phrase in phrases
        if cue.sentence.subtree(phrase)[0] in behind
        and behind[0].relation == "case"
        and plain_lemma(phrase) not in calendar
    ]


def _is_wish(word: Word, cue: Cue, context: Context) -> bool:
    """Tell "wants an inquiry", "wil een spoeddebat" from "wants a bicycle"."""
    lexicon, lemma = context.lexicon(cue.sentence), plain_lemma(word)
    listed = lemma in lexicon.wishes or any(len(w) >= _COMPOUND and lemma.endswith(w) for w in lexicon.wishes)
    known = any(child.feature("Definite") == "Def" for child in cue.sentence.children(word))  # "the votes"
    return "wish" in cue.entry.frames and word.upos == "NOUN" and listed and not known


def _is_indefinite(word: Word, cue: Cue) -> bool:
    return any(child.feature("Definite") == "Ind" for child in cue.sentence.children(word))


def _is_shown(word: Word, cue: Cue, context: Context) -> bool:
    """Tell somebody whom a document shows doing something ("polls show Holm beating Stern")."""
    shown = "shown" in cue.entry.frames and word.upos == "PROPN" and word.index > cue.word.index
    return shown and has_verb(phrase_words(word, cue, context))


def document_speaks(cue: Cue, context: Context) -> bool:
    subject, lexicon = subject_of(cue.word, cue.sentence), context.lexicon(cue.sentence)
    if subject is None:
        return False
    parts = (c for c in cue.sentence.children(subject) if c.relation == "nmod" and c.upos == "NOUN")
    gathered = any(c.feature("Number") == "Plur" and lexicon.is_document(plain_lemma(c)) for c in parts)
    return lexicon.is_document(plain_lemma(subject)) or gathered  # "a batch of e-mails"


def has_complementiser(head: Word, cue: Cue, lexicon: Lexicon) -> bool:
    mark = child_of(head, cue.sentence, "mark")
    return mark is not None and mark.text.lower() in lexicon.complementisers
