"""Lemmas with their particles, as the vocabulary files write them."""

from __future__ import annotations

from claimtrack.matching.vocabulary import Words
from claimtrack.model import Sentence, Word


def lemma_of(word: Word, sentence: Sentence, words: Words) -> str:
    """Give the lemma in lower case, with its particle: "vote down", "neerleggen"."""
    lemma = (word.lemma or word.text).lower()
    particle = next(
        (c.text.lower() for c in sentence.children(word) if _is_particle(c, word, words)),
        None,
    )
    if particle is None or particle in lemma:
        return lemma
    return particle + lemma if words.particles_lead else f"{lemma} {particle}"


def _is_particle(child: Word, word: Word, words: Words) -> bool:
    if child.deprel == "compound:prt":
        return True
    return word.upos == "VERB" and child.relation == "advmod" and child.text.lower() in words.particles
