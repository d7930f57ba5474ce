"""Hear the body that keeps silent behind whoever is sent to say so.

"A spokesman for the Harbour Board declined to comment": no comment is the board's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from claimtrack.attribution.context import Context
from claimtrack.attribution.nominals import is_acronym
from claimtrack.attribution.trees import hull, plain_lemma, words_in
from claimtrack.lexicons import Lexicon
from claimtrack.model import Credit, Sentence, Word


def spoken_for(credit: Credit, sentence: Sentence, context: Context) -> Credit:
    """Give the named body for whom a nameless spokesperson speaks; nobody who speaks for a person."""
    lexicon = context.lexicon(sentence)
    words = words_in(sentence, credit.mention) if credit.mention else []
    head = next((word for word in words if plain_lemma(word) in lexicon.mouthpieces), None)
    if head is None:
        return credit
    body = _body(words[words.index(head) + 1 :], words[: words.index(head)], head, lexicon)
    return evolve(credit, mention=hull(body)) if _is_body(body, sentence, lexicon) else credit


def _body(behind: Sequence[Word], before: Sequence[Word], head: Word, lexicon: Lexicon) -> list[Word]:
    """Give what follows "for"; without anything behind, what stands before: "a Brewdock spokesperson"."""
    if behind and behind[0].text.lower() in lexicon.mouthpieces[plain_lemma(head)]:
        return list(behind[1:])
    return [word for word in before if word.upos not in {"DET", "PRON"}] if not behind else []


def _is_body(words: Sequence[Word], sentence: Sentence, lexicon: Lexicon) -> bool:
    names = [word for word in words if word.text[:1].isupper()]
    if not names or any(plain_lemma(word) in lexicon.roles | lexicon.titles for word in words):
        return False
    if names[0].text.lower() in lexicon.first_names:
        return False
    is_long = len(names) > 1 or is_acronym(names[0], sentence)
    return is_long or lexicon.lists_speaker(plain_lemma(words[-1])) or words[-1].relation == "compound"
