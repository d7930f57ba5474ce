"""Who does what to whom, in active, passive, relative and cleft clauses alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from claimtrack.model import Sentence, Span, Word

Role = Literal["doer", "done to"]
_DONE_TO = {"obj", "nsubj:pass"}


def roles_in(sentence: Sentence) -> Mapping[int, tuple[Role, Span]]:
    """Say of words, by index, whether they do something or have it done to them, with the verb's span.

    A relative pronoun hands its role on to the noun that its clause describes: in "it was the
    company that left", the company does it.
    """
    found: dict[int, tuple[Role, Span]] = {}
    for word in sentence.words:
        role = _role_of(word, sentence)
        verb = sentence.head_of(word)
        if role is None or verb is None or verb.upos != "VERB":
            continue
        holder = _antecedent(word, verb, sentence) or word
        found.setdefault(holder.index, (role, verb.span))
    return found


def cleft_verb(focus: Word, sentence: Sentence) -> Word | None:
    """Find what is said to happen in "it was the union that *left*", which the tree hangs on the union."""
    children = sentence.children(focus)
    is_pointed_at = any(c.relation in {"nsubj", "expl"} and c.upos == "PRON" for c in children)
    if focus.upos not in {"NOUN", "PROPN", "PRON"} or not is_pointed_at:
        return None
    if not any(child.relation == "cop" for child in children):
        return None
    clauses = (child for child in children if child.deprel == "acl:relcl" and child.upos == "VERB")
    return next(clauses, None)


def _role_of(word: Word, sentence: Sentence) -> Role | None:
    if word.deprel == "obl:agent":
        return "doer"
    if word.deprel in _DONE_TO:
        return "done to"
    return "doer" if word.deprel == "nsubj" and not _is_passive(word, sentence) else None


def _is_passive(subject: Word, sentence: Sentence) -> bool:
    verb = sentence.head_of(subject)
    return verb is not None and any(child.deprel == "aux:pass" for child in sentence.children(verb))


def _antecedent(word: Word, verb: Word, sentence: Sentence) -> Word | None:
    if word.upos != "PRON" or verb.relation != "acl":
        return None
    return sentence.head_of(verb)
