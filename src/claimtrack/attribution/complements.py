"""Read what a reporting verb reports: clause, infinitive, phrase, judgement or object.

The complement is read off the tree where the tree shows one, and off commas, colons and
complementisers where it does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.attribution.clauses import (
    clause_words,
    has_verb,
    phrase_words,
    span_of,
    tidy,
)
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue, dependents
from claimtrack.attribution.endings import added_in
from claimtrack.attribution.infinitives import gerund, has_te, open_complement
from claimtrack.attribution.nominals import nominal_after
from claimtrack.attribution.objects import (
    document_speaks,
    has_complementiser,
    object_of,
    placed,
    predicate,
    way,
)
from claimtrack.attribution.pointing import fronted_demonstrative, points_back, sentence_before
from claimtrack.attribution.prepositional import anticipated, prepositional
from claimtrack.attribution.trees import (
    VERBAL,
    child_of,
    hull,
    is_passive,
    is_punctuation,
    plain_lemma,
)
from claimtrack.lexicons import Lexicon
from claimtrack.model import Span, Word

_AFTER_CUE = 12  # words between a cue and its complementiser: "told reporters in Brussels on Monday that"
_PAIR = 2  # commas around an insertion
_PAST_SPEAKER = 30  # the same where a speaker with a relative clause stands in between
_OPENING = frozenset({"ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN"})  # tags that open a clause
_COUNT = 3  # words within which a count begins: "at least 110 prisoners"


def content_of(cue: Cue, context: Context) -> tuple[Span, ...]:
    """Give what a cue reports, by the first of its frames that the words around it fill.

    Empty when none is filled, and when the tagger took the cue for no verb.
    """
    if not cue.sure or any(_is_reaction(child, cue) for child in dependents(cue)):
        return ()
    pointing = points_back(cue, context.lexicon(cue.sentence))
    if pointing is not None:
        return (pointing.span,) if cue.entry.stance == "denying" else ()
    return _by_frames(cue, context)


def _by_frames(cue: Cue, context: Context) -> tuple[Span, ...]:
    lexicon, frames = context.lexicon(cue.sentence), cue.entry.frames
    spans: tuple[Span | None, ...] = ()
    if "clause" in frames:
        spans = (
            fronted_demonstrative(cue, context)
            or _complement(cue, context, lexicon)
            or _fronted_clause(cue, context)
            or _after_word(cue, context)
            or _told_clause(cue, context)
            or _torn_clause(cue, context)
            or _bare_clause(cue, context)
            or sentence_before(cue, context)
        )
    if not spans and "quote" in frames and not frames & {"aside", "matter", "object"}:
        spans = _marked_clause(cue, context)
    if not spans and "open" in frames:
        spans = open_complement(cue, context)
    if not spans and "clause" in frames:
        spans = gerund(cue, context)
    if not spans and cue.entry.prepositions:
        spans = _fronted_clause(cue, context) or anticipated(cue, context) or prepositional(cue, context)
    if not spans and "predicate" in frames:
        spans = _fronted_judgement(cue, context) or predicate(cue, context)
    if not spans and "way" in frames:
        spans = way(cue, context)
    if not spans and (
        frames & {"object", "matter", "wish"}
        or ("figure" in frames and not cue.entry.prepositions)
        or ("shown" in frames and document_speaks(cue, context))
    ):
        spans = placed(cue, context) or object_of(cue, context)
    tidied = (tidy(context, span) for span in spans if span)
    found = tuple(span for span in tidied if span)
    text = "".join(context.text[span.start : span.end] for span in found)
    empty = text.lower() in lexicon.demonstratives and cue.entry.stance not in {"denying", "endorsing"}
    return () if empty else found  # "he has reported that" tells less than "he denies that"


def _complement(cue: Cue, context: Context, lexicon: Lexicon) -> tuple[Span | None, ...]:
    """Read the clausal complement off the tree; a clause behind an infinitive only adds to that."""
    for child in dependents(cue):
        if child.relation == "xcomp" and "open" in cue.entry.frames and has_te(child, cue):
            return ()
        clause = child.relation == "ccomp" or (
            child.relation == "csubj" and is_passive(cue.word, cue.sentence)
        )
        clause = clause or (
            child.relation in {"parataxis", "advcl"} and has_complementiser(child, cue, lexicon)
        )
        clause = clause or _is_free_relative(child, cue, lexicon)
        if clause and _is_behind_topic(child, cue, context):
            continue
        if clause and child.index > cue.word.index and plain_lemma(child) not in lexicon.citing:
            return (span_of(clause_words(child, cue, context)),)
    return ()


def _is_reaction(clause: Word, cue: Cue) -> bool:
    """Tell "Asked about the leak, the mayor walked away", which tells no answer."""
    subject = child_of(clause, cue.sentence, "nsubj")
    bare = cue.word.index == 1 and child_of(cue.word, cue.sentence, "nsubj") is None
    if subject is None or not bare or clause.relation != "ccomp":
        return False
    opening = cue.sentence.subtree(subject)[0]
    return cue.sentence.words[opening.index - 2].text == ","


def _marked_clause(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "sneered that P" and "hit back that P": with its complementiser any verb of manner reports."""
    lexicon = context.lexicon(cue.sentence)
    for clause in (c for c in dependents(cue) if c.relation == "ccomp" and c.index > cue.word.index):
        mark = child_of(clause, cue.sentence, "mark")
        if mark is not None and mark.upos == "SCONJ" and mark.text.lower() in lexicon.complementisers:
            return (span_of(clause_words(clause, cue, context)),)
    return ()


def _is_free_relative(word: Word, cue: Cue, lexicon: Lexicon) -> bool:
    """Tell whether a question hangs below its own opening word ("asked why P")."""
    below = cue.sentence.children(word)
    return word.text.lower() in lexicon.question_words and any(
        c.deprel in {"acl:relcl", "advcl:relcl"} for c in below
    )


def _after_word(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "said on Monday that P" and "said: P" off the complementiser or the colon."""
    words, lexicon = cue.sentence.words, context.lexicon(cue.sentence)
    cited = False
    for place in range(cue.word.index, min(cue.word.index + _PAST_SPEAKER, len(words))):
        word = words[place]
        cited = cited or plain_lemma(word) in lexicon.citing
        if word.upos == "VERB" and word.index not in cue.parts and not (cited or _describes_noun(word)):
            return ()
        behind_comma = word.upos in {"SCONJ", "PRON"} and words[place - 1].text == ","
        if place >= cue.word.index + _AFTER_CUE and not behind_comma:
            continue
        opens = _opens_clause(word, cue, context) or (
            word.text == ":" and not _is_filled(place, cue, context)
        )
        if opens and has_verb(words[place + 1 :]):
            behind = [w for w in words[place + 1 :] if w.index not in cue.parts]
            end = added_in(behind, cue, context) or len(words)
            return (span_of([w for w in behind if w.index <= end]),)
    return ()


def _describes_noun(verb: Word) -> bool:
    """Tell a participle before its noun and a relative clause: "said Ann Lee, who runs the mill, that P"."""
    return verb.relation == "amod" or verb.deprel == "acl:relcl"


def _opens_clause(word: Word, cue: Cue, context: Context) -> bool:
    """Tell a complementiser from a relative pronoun, which small parsers see in "wrote to X that P"."""
    lexicon = context.lexicon(cue.sentence)
    if word.text.lower() not in lexicon.complementisers or word.upos not in {"SCONJ", "PRON", "DET"}:
        return False
    if word.upos == "DET":
        return _is_unlike(word, cue)
    between = cue.sentence.words[cue.word.index : word.index - 1]
    inserted = sum(w.text == "," for w in between) == _PAIR  # "reported, on the word of X, that P"
    if word.upos == "PRON" and between and between[-1].text == "," and not inserted:
        return False  # "wants a stadium, that …"
    tells = "open" in cue.entry.frames  # its object is who is told
    has_object = any(w.relation == "obj" and w.head in cue.parts for w in between) and not tells
    takes_noun = "object" in cue.entry.frames or has_object or _has_topic(word.index - 1, cue)
    behind_day = bool(between) and plain_lemma(between[-1]) in lexicon.calendar  # "said this week that P"
    cites = not has_object and _is_behind_basis(word, between, cue, context)
    return word.upos == "SCONJ" or behind_day or cites or (bool(between) and not takes_noun)


def _is_unlike(determiner: Word, cue: Cue) -> bool:
    """Tell the "that" of "fear that dogs bark", no determiner: the noun is of another number."""
    noun = cue.sentence.head_of(determiner)
    return noun is not None and noun.feature("Number") == "Plur" and determiner.head > determiner.index


def _is_behind_basis(word: Word, between: Sequence[Word], cue: Cue, context: Context) -> bool:
    """Tell the "dat" of "meldt op basis van een rapport dat P" from one that describes the report.

    In "P, meldt X op basis van een rapport dat Q" the verb has its content before it.
    """
    phrases = context.find_phrases(cue.sentence, context.lexicon(cue.sentence).citing_phrases)
    cites = bool(between) and any(hull(between).covers(phrase) for phrase in phrases)
    fronted = any(w.upos in VERBAL for w in cue.sentence.words[: min(cue.parts) - 1])
    return cites and (word.relation == "mark" or not fronted)


def _has_topic(place: int, cue: Cue) -> bool:
    """Tell whether a preposition of the cue names what it is about, before a place ("warns of haste: …")."""
    return any(w.text.lower() in cue.entry.prepositions for w in cue.sentence.words[cue.word.index : place])


def _is_filled(place: int, cue: Cue, context: Context) -> bool:
    """Tell whether a cue has its content before a place: a topic, or an object that is not told anything."""
    lexicon, frames = context.lexicon(cue.sentence), cue.entry.frames
    takes_noun = bool(frames & {"object", "matter", "predicate"})
    for child in dependents(cue) if takes_noun else ():
        if child.relation == "obj" and cue.word.index < child.index <= place:
            form = child.text.lower()
            told = child.upos == "PROPN" or lexicon.lists_speaker(plain_lemma(child), form)
            ahead = form in lexicon.demonstratives and not (frames & {"predicate"})  # "She said this: P"
            if not told and not (ahead and cue.entry.stance != "denying"):
                return True
    return _has_topic(place, cue)


def _is_behind_topic(clause: Word, cue: Cue, context: Context) -> bool:
    """Tell a clause behind a colon from content, where the cue has that ("warns of haste: it may …")."""
    colons = [w.index for w in cue.sentence.words[cue.word.index : clause.index] if w.text == ":"]
    return bool(colons) and _is_filled(colons[0] - 1, cue, context)


def _told_clause(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "told the judges he had slept" where the tree describes the judges by it."""
    pronouns = context.lexicon(cue.sentence).pronouns
    told = [c for c in dependents(cue) if c.relation in {"obj", "iobj"} and c.index > cue.word.index]
    for clause in (c for one in told for c in cue.sentence.children(one) if c.deprel == "acl:relcl"):
        subject = child_of(clause, cue.sentence, "nsubj")
        linked = any(pronouns.get(w.text.lower()) == "rel" for w in cue.sentence.children(clause))
        if "open" in cue.entry.frames and subject is not None and subject.upos == "PRON" and not linked:
            return (span_of(clause_words(clause, cue, context)),)
    return ()


def _torn_clause(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "said most ships carried oil" where the tree takes the clause's subject for an object."""
    subject = next((c for c in dependents(cue) if _may_be_subject(c, cue)), None)
    second = subject is not None and subject.relation == "nsubj"
    run = nominal_after(max(cue.parts), cue.sentence, limit=_COUNT if second else 1)
    if subject is None or subject not in run or {"object", "open"} & cue.entry.frames:
        return ()
    words = cue.sentence.words
    behind = next((w for w in words[run[-1].index :] if w.relation != "advmod"), None)
    if behind is None or not (_is_predicate(behind, cue) or (second and behind.upos == "VERB")):
        return ()
    return (span_of(clause_words(subject, cue, context)),)


def _may_be_subject(word: Word, cue: Cue) -> bool:
    """Tell what the tree took for an object, an adjunct or a second subject."""
    first = child_of(cue.word, cue.sentence, "nsubj")
    second = word.relation == "nsubj" and first is not None and first.index < cue.word.index < word.index
    return second or word.relation in {"obj", "obl"}


def _fronted_clause(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "Dat P, ontkent hij": a clause with a complementiser in front of the whole sentence."""
    words, lexicon = cue.sentence.words, context.lexicon(cue.sentence)
    clause = cue.sentence.head_of(words[0])
    opens = words[0].text.lower() in lexicon.complementisers and words[0].relation == "mark"
    commas = [w.index for w in words[: cue.word.index - 1] if w.text == ","]
    if not opens or not commas or clause is None or clause.head not in cue.parts:
        return ()
    return (span_of(list(words[1 : commas[-1] - 1])),) if clause.index < commas[-1] else ()


def _fronted_judgement(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "Dat P, noemt X onzin": a clause in front, and what it is called."""
    clause = _fronted_clause(cue, context)
    behind = [c for c in dependents(cue) if c.index > cue.word.index]
    called = [c for c in behind if c.relation in {"obj", "xcomp"}]
    words = [word for one in called[-1:] for word in phrase_words(one, cue, context)]
    return (*clause, span_of(words)) if clause and words else ()


def _bare_clause(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "said closing it could help" where the tree has lost the clause: up to the next separator."""
    words = cue.sentence.words
    subject = child_of(cue.word, cue.sentence, "nsubj")
    spoken = cue.entry.act == "speech" and not {"object", "open"} & cue.entry.frames
    acts = child_of(cue.word, cue.sentence, "obj", "iobj") is not None or cue.word.relation == "acl"
    if not spoken or acts or subject is None or subject.index > cue.word.index:
        return ()
    rest = words[max(cue.parts) :]
    ends = (w.index for w in rest if is_punctuation(w) and context.quotation_around(w) is None)
    behind = words[max(cue.parts) : next(ends, len(words) + 1) - 1]
    opened = bool(behind) and (behind[0].upos in _OPENING or behind[0].feature("VerbForm") == "Ger")
    timely = opened and plain_lemma(behind[0]) in context.lexicon(cue.sentence).calendar
    return (span_of(list(behind)),) if opened and not timely and _is_statement(behind) else ()


def _is_statement(words: Sequence[Word]) -> bool:
    """Tell whether a finite verb follows that no conjunction or relative pronoun opens a clause for."""
    for word in words[1:]:
        if word.upos in {"SCONJ", "CCONJ"} or word.feature("PronType") == "Rel":
            return False
        if word.upos in VERBAL and word.feature("VerbForm") == "Fin" and word.deprel != "acl:relcl":
            return True
    return False


def _is_predicate(word: Word, cue: Cue) -> bool:
    """Tell whether a verb behind a noun says something of it: finite, or with an object of its own."""
    if word.upos not in VERBAL or word.index in cue.parts:
        return False
    return word.feature("VerbForm") == "Fin" or child_of(word, cue.sentence, "obj") is not None
