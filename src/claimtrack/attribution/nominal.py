"""Reporting nouns: "the claim that …", "his refusal to …", "critici's vrees dat …"."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence

from claimtrack.attribution.clauses import closed_clause_words, span_of, tidy
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue
from claimtrack.attribution.mentions import is_outlet
from claimtrack.attribution.reporting import speech_of
from claimtrack.attribution.trees import (
    NOMINAL,
    VERBAL,
    child_of,
    hull,
    is_passive,
    is_punctuation,
    noun_phrase,
    plain_lemma,
    subject_of,
)
from claimtrack.lexicons import Lexicon
from claimtrack.model import Attribution, Credit, Sentence, Span, Word

_NEAR = 8  # words between a noun and the complementiser behind its copula


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find content that hangs on a reporting noun.

    Without a clause of its own the noun must show its holder ("critics' fear of …").
    """
    for sentence in context.sentences:
        lexicon = context.lexicon(sentence)
        for word in sentence.words:
            entry = lexicon.nouns.get(word.lemma.lower().replace("_", ""))
            if entry is not None and word.upos == "NOUN":
                cue = Cue(word, word.span, entry, sentence, parts=frozenset({word.index}))
                for attribution in _read(cue, context):
                    if not _is_read(attribution, cue, found):
                        yield attribution


def _is_read(attribution: Attribution, cue: Cue, found: Sequence[Attribution]) -> bool:
    """Tell whether a verb has read the noun: as part of it ("voiced concern"), or with the same source.

    Who "supports the plan to build" is not the one who plans.
    """
    content, mention = attribution.content, attribution.credits[-1].mention
    owned = any(c.deprel == "nmod:poss" for c in cue.sentence.children(cue.word))  # "repeated their call"
    for other in found:
        outer = other.credits[-1]
        around = outer.cue is not None and outer.cue.covers(cue.span)
        inside = any(span.covers(cue.span) for span in other.content) and outer.mention == mention
        if (around or (inside and not owned)) and any(a.overlaps(b) for a in content for b in other.content):
            return True
    return False


def _read(cue: Cue, context: Context) -> Iterator[Attribution]:
    holder = holder_of(cue, context)
    words = _clause(cue, context) or (_predicated(cue, context) if holder is not None else [])
    if not words and holder is not None:
        words = _open_clause(cue, context)
    if not words and holder is not None and (holder.deprel == "nmod:poss" or _is_voiced(cue, context)):
        words = _after_preposition(cue, context)
    span = span_of(words)
    content = tidy(context, span) if span else None
    if content is None or (holder is None and cue.entry.act == "attitude"):
        return
    mention = hull(noun_phrase(holder, cue.sentence, stop=cue.parts)) if holder is not None else None
    if mention is not None and content.overlaps(mention):
        return
    yield Attribution(
        (content,),
        (Credit(mention, _cue_span(cue, context)),),
        speech_of((content,), context),
        cue.entry.act,
        "noun",
        denied=cue.entry.stance == "denying",
    )


def holder_of(cue: Cue, context: Context) -> Word | None:
    """Find whose claim it is: a possessor, or the subject of the verb that has the noun for object.

    The subject comes before a pronoun ("The doctors repeated their warning").
    """
    sentence, noun = cue.sentence, cue.word
    possessor = next((c for c in sentence.children(noun) if c.deprel == "nmod:poss"), None)
    if possessor is not None and possessor.upos != "PRON":
        return possessor
    return (
        _behind_preposition(cue, context)
        or _medium(cue, context)
        or _subject_of_governor(noun, sentence, context.lexicon(sentence).obtaining)
        or possessor
        or _in_whom_it_lives(cue, context)
    )


def _medium(cue: Cue, context: Context) -> Word | None:
    """Read "dismissed a claim in the Post that P": the paper makes it."""
    airing = context.lexicon(cue.sentence).airing if cue.entry.act == "speech" else frozenset()
    for child in cue.sentence.children(cue.word):
        case = child_of(child, cue.sentence, "case")
        placed = child.relation == "nmod" and case is not None and case.text.lower() in airing
        if placed and is_outlet(child, cue.sentence, context):
            return child
    return None


def _in_whom_it_lives(cue: Cue, context: Context) -> Word | None:
    """Read "Onder ouders leeft de vrees dat P"; the noun is the subject."""
    among = context.lexicon(cue.sentence).among
    verb = cue.sentence.head_of(cue.word) if cue.word.relation == "nsubj" else None
    for child in cue.sentence.children(verb) if verb is not None else ():
        case = child_of(child, cue.sentence, "case")
        if child.relation == "obl" and case is not None and case.text.lower() in among:
            return child
    return None


def _behind_preposition(cue: Cue, context: Context) -> Word | None:
    lexicon = context.lexicon(cue.sentence)
    voices = lexicon.holders | (lexicon.among if cue.entry.act == "attitude" else frozenset())
    holders = voices - cue.entry.prepositions  # "criticism of P" has P behind it
    for child in cue.sentence.children(cue.word):
        case = child_of(child, cue.sentence, "case")
        if child.relation == "nmod" and case is not None and case.text.lower() in holders:
            return child
    return None


def _subject_of_governor(noun: Word, sentence: Sentence, getting: Collection[str]) -> Word | None:
    """Give who has the noun for object, but for who only got it ("kreeg bericht dat P")."""
    verb = sentence.head_of(noun)
    if (
        verb is None
        or verb.upos not in VERBAL
        or noun.relation not in {"obj", "obl"}
        or plain_lemma(verb) in getting
        or is_passive(verb, sentence)
    ):
        return None
    subject = subject_of(verb, sentence)
    return subject if subject is not None and subject.upos in NOMINAL else None


def _clause(cue: Cue, context: Context) -> list[Word]:
    """Give the finite clause behind the noun, off the tree or off a complementiser next to it."""
    if "clause" not in cue.entry.frames:
        return []
    complementisers = context.lexicon(cue.sentence).complementisers
    holder = _behind_preposition(cue, context)
    below = cue.sentence.children(holder) if holder is not None else ()  # "fear among growers that P"
    for child in (*cue.sentence.children(cue.word), *below):
        mark = child_of(child, cue.sentence, "mark")
        clausal = child.relation in {"acl", "ccomp", "advcl"} and child.deprel != "acl:relcl"
        if clausal and mark is not None and mark.text.lower() in complementisers:
            return closed_clause_words(child, cue, context)
        if child.deprel == "acl:relcl" and _is_content(child, cue, context):
            return closed_clause_words(child, cue, context)
    torn = _torn_clause(cue, complementisers)
    if torn is not None:
        return closed_clause_words(torn, cue, context)
    following = cue.sentence.words[cue.word.index : cue.word.index + 1]
    if following and following[0].upos == "SCONJ" and following[0].text.lower() in complementisers:
        governor = cue.sentence.head_of(following[0])
        whole = governor is not None and not _is_got(governor, following[0], context.lexicon(cue.sentence))
        return closed_clause_words(governor, cue, context) if governor is not None and whole else []
    return []


def _is_got(verb: Word, link: Word, lexicon: Lexicon) -> bool:
    """Tell "a report that the paper has seen", where the link is what was seen, from what it says."""
    return link.relation == "obj" and plain_lemma(verb) in lexicon.obtaining


def _torn_clause(cue: Cue, complementisers: Collection[str]) -> Word | None:
    """Give the clause of "dismissed a claim in the Post that P", which the tree hangs on the verb."""
    verb = cue.sentence.head_of(cue.word) if cue.word.relation == "obj" else None
    phrase = cue.sentence.subtree(cue.word)
    for clause in cue.sentence.children(verb) if verb is not None else ():
        mark = child_of(clause, cue.sentence, "mark")
        if clause.relation == "ccomp" and mark is not None and mark.index == phrase[-1].index + 1:
            return clause if mark.text.lower() in complementisers else None
    return None


def _is_content(verb: Word, cue: Cue, context: Context) -> bool:
    """Tell "issued a warning that the dam could break" from "a warning that the mayor gave".

    The clause is complete without the noun: it has a subject and needs no object.
    """
    sentence = cue.sentence
    above = sentence.head_of(verb) or cue.word
    holder = _behind_preposition(cue, context)
    last = noun_phrase(holder, sentence)[-1].index if holder is not None and holder.index < verb.index else 0
    opening = sentence.words[max(above.index, cue.word.index, last) :][:1]
    if not opening or opening[0].text.lower() not in context.lexicon(sentence).complementisers:
        return False
    subjects = [c for c in sentence.children(verb) if c.relation == "nsubj" and c is not opening[0]]
    objects = [c for c in sentence.children(verb) if c.relation == "obj" and c is not opening[0]]
    modal = any(c.relation == "aux" and c.feature("VerbForm") == "Fin" for c in sentence.children(verb))
    whole = bool(objects) or is_passive(verb, sentence) or child_of(verb, sentence, "cop") is not None
    return bool(subjects) and (whole or (modal and verb.feature("VerbForm") == "Inf"))


def _predicated(cue: Cue, context: Context) -> list[Word]:
    """Read "Her fear is that P": the clause behind a complementiser that follows a copula."""
    words = cue.sentence.words
    if "clause" not in cue.entry.frames or cue.word.relation not in {"nsubj", "root"}:
        return []
    complementisers = context.lexicon(cue.sentence).complementisers
    for copula, opening in itertools.pairwise(words[cue.word.index : cue.word.index + _NEAR]):
        if is_punctuation(copula) or opening.upos == "VERB":
            return []
        if copula.upos in VERBAL and opening.text.lower() in complementisers:
            return list(words[opening.index :])
    return []


def _cue_span(cue: Cue, context: Context) -> Span:
    """Show the noun, with the verb that voices it."""
    verb = cue.sentence.head_of(cue.word) if _is_voiced(cue, context) else None
    return hull([verb, cue.word]) if verb is not None and verb.index < cue.word.index else cue.span


def _is_voiced(cue: Cue, context: Context) -> bool:
    """Tell "voiced support for P" from "met criticism of P": the subject says what the noun names."""
    verb = cue.sentence.head_of(cue.word)
    voicing = context.lexicon(cue.sentence).voicing
    return verb is not None and cue.word.relation == "obj" and plain_lemma(verb) in voicing


def _open_clause(cue: Cue, context: Context) -> list[Word]:
    if "open" not in cue.entry.frames:
        return []
    for child in cue.sentence.children(cue.word):
        mark = child_of(child, cue.sentence, "mark")
        if child.relation == "acl" and child.deprel != "acl:relcl" and mark is not None:
            return closed_clause_words(child, cue, context)
    return _infinitive_behind(cue, context)


def _infinitive_behind(cue: Cue, context: Context) -> list[Word]:
    """Read "their call to close the border" where the tree hangs the infinitive on the verb."""
    following = cue.sentence.words[cue.word.index : cue.word.index + 1]
    if not following or following[0].relation != "mark":
        return []
    infinitive = cue.sentence.head_of(following[0])
    open_ended = infinitive is not None and infinitive.feature("VerbForm") == "Inf"
    if infinitive is None or not open_ended or child_of(infinitive, cue.sentence, "nsubj") is not None:
        return []
    return closed_clause_words(infinitive, cue, context)


def _after_preposition(cue: Cue, context: Context) -> list[Word]:
    for child in cue.sentence.children(cue.word):
        case = child_of(child, cue.sentence, "case", "mark")
        if child.index > cue.word.index and case is not None and case.text.lower() in cue.entry.prepositions:
            return [word for word in closed_clause_words(child, cue, context) if word.index > case.index]
    return []
