"""Read content that is no clause: an object, a judgement on it, what a document shows."""

from __future__ import annotations

from claimtrack.attribution.clauses import has_verb, phrase_words, span_of
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue, dependents
from claimtrack.attribution.trees import child_of, hull, is_passive, plain_lemma, subject_of
from claimtrack.lexicons import Lexicon
from claimtrack.model import Span, Word

_NAMED = frozenset({"obj", "iobj", "xcomp", "ccomp"})


def predicate(cue: Cue, context: Context) -> tuple[Span | None, ...]:
    """Read "called P a disgrace" and "dat noemt ze onzin": what is named, and what it is called behind it."""
    named = [c for c in dependents(cue) if c.relation in _NAMED and c.index > cue.word.index]
    meets = "clause" in cue.entry.frames  # may mean a finding: "vond hem dood", but "vindt dat onzin"
    if meets and named and not _stands_for_clause(named[0], context.lexicon(cue.sentence)):
        return ()
    words = [word for head in named for word in phrase_words(head, cue, context)]
    fronted = [c for c in dependents(cue) if c.relation in _NAMED and _stands_before(c, cue, context)]
    if fronted and named:
        return (span_of(fronted), span_of(words))
    return (span_of(words),) if len(named) > 1 or _is_quoted_behind(words, context) else ()


def _stands_for_clause(word: Word, lexicon: Lexicon) -> bool:
    form = word.text.lower()
    return form in lexicon.demonstratives or lexicon.pronouns.get(form) == "neut"


def _stands_before(word: Word, cue: Cue, context: Context) -> bool:
    listed = word.text.lower() in context.lexicon(cue.sentence).demonstratives
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
        content = child_of(cue.word, sentence, "obj", "ccomp", "xcomp")
    if content is None or content.index in cue.parts:
        return ()
    if "object" not in cue.entry.frames and not (
        _is_matter(content, cue, context) or _is_shown(content, cue, context)
    ):
        return ()
    if content.upos == "PRON" and content.text.lower() not in context.lexicon(cue.sentence).demonstratives:
        return ()
    if any(has_complementiser(c, cue, context.lexicon(sentence)) for c in sentence.children(content)):
        return ()  # "repeated their warning that P": the noun has content of its own
    return (span_of(phrase_words(content, cue, context)),)


def _is_matter(word: Word, cue: Cue, context: Context) -> bool:
    """Tell a noun phrase for what may be or happen from a person, a name and a bare noun."""
    described = any(child.relation not in {"punct", "case"} for child in cue.sentence.children(word))
    lexicon = context.lexicon(cue.sentence)
    speaks = lexicon.lists_speaker(plain_lemma(word), word.text.lower())
    to_come = plain_lemma(word) in lexicon.documents and _is_indefinite(word, cue)  # "an inquiry"
    return word.upos == "NOUN" and described and (not speaks or to_come)


def _is_indefinite(word: Word, cue: Cue) -> bool:
    return any(child.feature("Definite") == "Ind" for child in cue.sentence.children(word))


def _is_shown(word: Word, cue: Cue, context: Context) -> bool:
    """Tell somebody whom a document shows doing something ("polls show Holm beating Stern")."""
    shown = "shown" in cue.entry.frames and word.upos == "PROPN" and word.index > cue.word.index
    return shown and has_verb(phrase_words(word, cue, context))


def document_speaks(cue: Cue, context: Context) -> bool:
    subject = subject_of(cue.word, cue.sentence)
    return subject is not None and plain_lemma(subject) in context.lexicon(cue.sentence).documents


def has_complementiser(head: Word, cue: Cue, lexicon: Lexicon) -> bool:
    mark = child_of(head, cue.sentence, "mark")
    return mark is not None and mark.text.lower() in lexicon.complementisers
