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
    if words.particles_lead:
        lemma = _without_stray(lemma, particle, word, sentence, words)
    if particle is None or particle in lemma:
        return lemma
    return particle + lemma if words.particles_lead else f"{lemma} {particle}"


def _without_stray(lemma: str, particle: str | None, word: Word, sentence: Sentence, words: Words) -> str:
    """Take off a particle that only the lemmatiser knows of: it makes "aansluiten" of "sluit"."""
    said = {particle, *(other.text.lower() for other in sentence.words)}
    for stray in words.particles - said:
        rest = lemma.removeprefix(stray)
        if rest != lemma and len(rest) >= _SHORTEST_VERB and not word.text.lower().startswith(stray):
            return rest
    return lemma


_SHORTEST_VERB = 5  # letters: "geven"


def _is_particle(child: Word, word: Word, words: Words) -> bool:
    if child.deprel == "compound:prt":
        return True
    return word.upos == "VERB" and child.relation == "advmod" and child.text.lower() in words.particles
