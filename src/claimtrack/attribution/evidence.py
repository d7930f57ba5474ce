"""Content that a document shows: "uit cijfers blijkt dat …", "in de brief is te lezen dat …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.attribution.clauses import clause_words, has_finite_verb, span_of, tidy
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue, find_parts
from claimtrack.attribution.reporting import speech_of
from claimtrack.attribution.trees import child_of, hull, is_punctuation, noun_phrase, plain_lemma
from claimtrack.lexicons import CueWord, Lexicon
from claimtrack.model import Attribution, Credit, Sentence, Span, Word


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find clauses whose document stands behind a preposition, before or after the verb."""
    for sentence in context.sentences:
        lexicon = context.lexicon(sentence)
        for word in sentence.words:
            prepositions = _prepositions(word, sentence, lexicon)
            document = _document(word, prepositions, sentence, lexicon) if prepositions else None
            if document is not None and plain_lemma(document) not in lexicon.calendar:
                yield from _read(word, document, sentence, context)


def _prepositions(verb: Word, sentence: Sentence, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the prepositions that an evidence verb takes, alone or with more words ("komt naar voren")."""
    named = lexicon.evidence_verb_named(plain_lemma(verb), verb.text.lower())
    for name in lexicon.evidence_verbs:
        first, *more = name.split()
        if first == named and (not more or find_parts(more, verb, sentence)):
            return lexicon.evidence_verbs[name]
    return ()


def _document(verb: Word, prepositions: Sequence[str], sentence: Sentence, lexicon: Lexicon) -> Word | None:
    above = sentence.head_of(verb) if verb.deprel == "acl:relcl" else None
    for child in sentence.children(verb):
        case = child_of(child, sentence, "case")
        if above is not None and child.relation == "advmod" and child.text.lower() in lexicon.question_words:
            return above  # "de brief waarin staat dat P"
        if child.relation == "obl" and case is not None and case.text.lower() in prepositions:
            return child
        if child.relation == "advmod" and child.text.lower() in lexicon.pointers:
            return child
    return None


def _read(verb: Word, document: Word, sentence: Sentence, context: Context) -> Iterator[Attribution]:
    cue = Cue(verb, verb.span, CueWord(), sentence, parts=frozenset({verb.index}))
    clause = child_of(verb, sentence, "ccomp", "csubj") or _clause_behind(verb, sentence, context)
    words = clause_words(clause, cue, context) if clause is not None and clause.index > verb.index else []
    span = (
        span_of(words)
        or _before_comma(verb, document, sentence, context)
        or _sentence_before(verb, sentence, context)
    )
    content = tidy(context, span) if span else None
    mention = hull(noun_phrase(document, sentence))
    if content and not content.overlaps(mention):
        credits = (Credit(mention, verb.span),)
        yield Attribution((content,), credits, speech_of((content,), context), "speech", "evidence")


def _clause_behind(verb: Word, sentence: Sentence, context: Context) -> Word | None:
    """Give the clause of "… dat uit onderzoek blijkt dat P", which the tree hangs on the verb above."""
    behind = sentence.words[verb.index : verb.index + 1]
    opens = context.lexicon(sentence).complementisers
    opened = [w for w in behind if w.relation == "mark" and w.text.lower() in opens]
    return sentence.head_of(opened[0]) if opened else None


def _before_comma(verb: Word, document: Word, sentence: Sentence, context: Context) -> Span | None:
    """Read "P, staat er in de brief": the verb opens its clause and names something to be read."""
    lexicon = context.lexicon(sentence)
    lemmas = [plain_lemma(word) for word in noun_phrase(document, sentence)]
    read = any(lemma in lexicon.outlets or lexicon.is_document(lemma) for lemma in lemmas)
    clauses = (c for c in sentence.children(document) if c.relation == "acl")
    read = read or any(plain_lemma(clause) in lexicon.obtaining for clause in clauses)
    before = sentence.words[: verb.index - 1]
    set_off = bool(before) and is_punctuation(before[-1]) and document.index > verb.index
    return span_of(list(before)) if read and set_off and has_finite_verb(before) else None


def _sentence_before(verb: Word, sentence: Sentence, context: Context) -> Span | None:
    """Read "This emerges from …": the demonstrative stands for the sentence before."""
    subject = child_of(verb, sentence, "nsubj")
    if verb.deprel == "acl:relcl":
        return None  # "a sum that stands in the letter"
    if subject is None or subject.upos == "ADV":
        return None  # "Zo staat hij in de boeken"
    if subject.text.lower() not in context.lexicon(sentence).demonstratives:
        return None
    earlier = context.sentence_before(sentence)
    return earlier.span if earlier is not None else None
