"""What a claim leans on: the noun that a relative clause describes, and the speaker as who is meant."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from claimtrack.matching.polarity import is_untrue
from claimtrack.matching.reading import Clause, Token, tokens_of
from claimtrack.matching.vocabulary import Words
from claimtrack.model import Claim, Sentence, Word


def find_antecedent(clause: Clause, words: Words) -> tuple[Word, ...]:
    """Find the noun that a pronoun subject inside a relative clause stands for, with what describes it."""
    subject = _subject(clause)
    if subject is None or subject.text.lower() not in words.noun_pointers:
        return ()
    marker = _relative_before(subject, clause.sentence, words)
    if marker is None:
        return ()
    before = [word for word in clause.sentence.words[: marker.index - 1] if word.upos != "PUNCT"]
    if not before or before[-1].upos not in {"NOUN", "PROPN"}:
        return ()
    noun = before[-1]
    for above in clause.sentence.ancestors(before[-1]):
        if above.upos not in {"NOUN", "PROPN"} or above.index > noun.index:
            break
        noun = above
    return tuple(w for w in clause.sentence.subtree(noun) if w.index < marker.index and w.upos != "PUNCT")


def speaker_tokens(clause: Clause, claim: Claim, words: Words) -> tuple[Token, ...]:
    """Give the speaker as who is meant where a clause has neither subject nor finite verb.

    The mayor who "says never to have been warned" is herself the one who was not; beside what is said
    she is an aside, since other reports may leave her out as well.
    """
    mention = claim.chain[-1].mention if claim.chain else None
    near = (clause.head, *clause.own(clause.head))
    if mention is None or _subject(clause) or any(word.feature("VerbForm") == "Fin" for word in near):
        return ()
    phrase = tuple(w for w in clause.sentence.words if mention.span.covers(w.span) and w.upos != "PUNCT")
    is_deed = clause.head.upos == "VERB"
    return tuple(evolve(t, part="aside") for t in _phrase_tokens(phrase, clause, words)) if is_deed else ()


def _subject(clause: Clause) -> Word | None:
    return next((child for child in clause.own(clause.head) if child.relation == "nsubj"), None)


def _relative_before(subject: Word, sentence: Sentence, words: Words) -> Word | None:
    """Find the relative pronoun whose clause holds the subject: the nearest before it."""
    for word in reversed(sentence.words[: subject.index - 1]):
        if word.text.lower() in words.relatives and word.upos in {"PRON", "ADV"}:
            return word
    return None


def lean_on(
    antecedent: tuple[Word, ...], clause: Clause, said: tuple[Token, ...], words: Words
) -> tuple[Token, ...]:
    """Put the words of an antecedent, and of whom it is about, before those of the clause."""
    owner = _phrase_tokens(_owner_of(antecedent, clause), clause, words)
    return (*owner, *_tokens_of_words(antecedent, clause, said, words), *said)


def _tokens_of_words(
    antecedent: tuple[Word, ...], clause: Clause, said: Sequence[Token], words: Words
) -> tuple[Token, ...]:
    """Read the words of an antecedent as the subject of the clause, negated as the clause is."""
    negated = any(token.negated for token in said if token.part == "predicate") or any(
        is_untrue(word, words) for word in clause.words
    )
    return tuple(evolve(token, negated=negated) for token in _phrase_tokens(antecedent, clause, words))


def _phrase_tokens(phrase: tuple[Word, ...], clause: Clause, words: Words) -> tuple[Token, ...]:
    """Read words from outside the claim as its subject."""
    if not phrase:
        return ()
    noun = Clause(((clause.sentence, phrase),), clause.sentence, phrase[0])
    return tuple(evolve(token, part="subject", negated=False) for token in tokens_of(noun, (), (), words))


def _owner_of(antecedent: tuple[Word, ...], clause: Clause) -> tuple[Word, ...]:
    """Find whom the clause around an antecedent is about: fraud that *Nordline* is criticised for."""
    sentence = clause.sentence
    inside = {word.index for word in antecedent}
    verb = next((w for word in antecedent for w in sentence.ancestors(word) if w.index not in inside), None)
    subjects = [c for c in sentence.children(verb) if c.relation == "nsubj"] if verb else []
    return tuple(w for s in subjects[:1] for w in sentence.subtree(s) if w.index < antecedent[0].index)
