"""Words beside words: how near each is to each, by vectors, names and lexicons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from claimtrack.matching.gauge import Curve, Gauge
from claimtrack.matching.names import same_name
from claimtrack.matching.poles import load_opposites
from claimtrack.matching.reading import Reading, Token

# What two words score that lexicons put together, whatever their vectors.
ONE_KIND = 0.8
# Cosine from which a name and a common word are one: "Labour"/"arbeiderspartij", not "Holm"/"lemon".
_NAME_AND_WORD = 0.6


@frozen(eq=False)
class WordVectors:
    """The vectors of all words of a comparison, each encoded once."""

    rows: Mapping[str, NDArray[np.float32]] = field(repr=False)
    curve: Curve

    @classmethod
    def of(cls, readings: Iterable[Reading], gauge: Gauge) -> WordVectors:
        """Encode the words of the readings."""
        tokens = [token for reading in readings for token in reading.tokens]
        keys = sorted({key for token in tokens for key in (token.key, token.form, *token.roles)})
        return cls(dict(zip(keys, gauge.embed(keys), strict=True)), gauge.of_words)

    def matrix(self, left: Sequence[Token], right: Sequence[Token]) -> NDArray[np.float64]:
        """Score every word of one side against every word of the other: shape (left, right), 0 to 1."""
        if not left or not right:
            return np.zeros((len(left), len(right)))
        by_lemma = self._cosines([token.key for token in left], [token.key for token in right])
        # Lemmatisers stumble over nouns: "charger" becomes "charge".
        by_form = self._cosines([token.form for token in left], [token.form for token in right])
        scores = np.clip(np.maximum(by_lemma, by_form), 0.0, 1.0)
        for i, a in enumerate(left):
            for j, b in enumerate(right):
                scores[i, j] = _settled(a, b, float(scores[i, j]))
                if (a.roles and self._is_called(a, b)) or (b.roles and self._is_called(b, a)):
                    scores[i, j] = max(scores[i, j], ONE_KIND)
        return scores

    def _cosines(self, left: Sequence[str], right: Sequence[str]) -> NDArray[np.float64]:
        ours, theirs = (
            np.stack([self.rows[word] for word in side]).astype(np.float64) for side in (left, right)
        )
        return self.curve(ours @ theirs.T)

    def _is_called(self, name: Token, other: Token) -> bool:
        """Tell whether a word is a role of the person on the other side: "the president", Arden."""
        role = other.key.split()[-1] if other.is_name else other.key
        return any(
            own == role or self._cosines([own], [other.key]).item() >= _NAME_AND_WORD
            for own in name.roles
            if other.upos in {"NOUN", "PROPN"}
        )


def _settled(left: Token, right: Token, cosine: float) -> float:
    """Let names, equal lemmas and opposites overrule the vectors."""
    if left.key == right.key:
        return 1.0
    if left.is_name and right.is_name:
        return 0.95 if same_name(left.key, right.key) else 0.0
    if left.is_name or right.is_name:
        return cosine if cosine >= _NAME_AND_WORD else 0.0
    if load_opposites().agree(left.key, right.key):
        return max(cosine, ONE_KIND)
    return max(cosine, ONE_KIND) if left.events & right.events else cosine
