"""What kind of event a word tells of: "met" and "een gesprek hield" are both a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimtrack.matching.lemmas import lemma_of
from claimtrack.matching.vocabulary import Words, load_events
from claimtrack.model import Sentence, Word


def events_of(sentence: Sentence, own: Iterable[Word], words: Words) -> Mapping[int, frozenset[str]]:
    """Say of each of the ``own`` words, by index, which kinds of event it tells of, alone or with others.

    Words that tell of none are left out.
    """
    kinds = load_events(words.language)
    forms = {word.index: _forms(word, sentence, words) for word in own}
    found = {
        index: frozenset().union(*(kinds.words.get(form, frozenset()) for form in own_forms))
        for index, own_forms in forms.items()
    }
    said = frozenset().union(*forms.values())
    for phrase, names in kinds.phrases.items():
        if said.issuperset(phrase):
            for index, own_forms in forms.items():
                if own_forms & set(phrase):
                    found[index] |= names
    return {index: names for index, names in found.items() if names}


def _forms(word: Word, sentence: Sentence, words: Words) -> frozenset[str]:
    """Give the word as lemma with and without its particle, and as it is written."""
    return frozenset({lemma_of(word, sentence, words), word.lemma.lower(), word.text.lower()})
