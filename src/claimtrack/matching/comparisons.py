"""What there is more or less of: "sold *fewer* cars", "betalen *minder*", "*more* expensive"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimtrack.matching.reading import Clause
from claimtrack.matching.vocabulary import Words
from claimtrack.model import Sentence, Span, Word


def find_comparisons(clause: Clause, words: Words) -> Mapping[Span, bool]:
    """Say of words, by their spans, whether there is more (true) or less of what they tell."""
    found = (pair for sentence, own in clause.pieces for pair in _comparisons(sentence, own, words))
    return dict(found)


def _comparisons(sentence: Sentence, own: tuple[Word, ...], words: Words) -> Iterator[tuple[Span, bool]]:
    for word in own:
        said, above = word.text.lower(), sentence.head_of(word)
        if above is None or above.upos not in _COMPARED or said not in {*words.more, *words.less}:
            continue
        beside = {other.text.lower() for other in sentence.words[max(0, word.index - 2) : word.index + 1]}
        if not beside & words.negations:  # "no more than", "niet meer"
            yield above.span, said in words.more


_COMPARED = {"NOUN", "VERB", "ADJ"}
