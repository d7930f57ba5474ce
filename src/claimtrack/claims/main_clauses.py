"""Sentence → its main clauses: "the dam held; the bridge did not" states two things."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from claimtrack.model import Sentence, Word

MAIN = frozenset({"root", "conj", "parataxis"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})


def main_clauses(sentence: Sentence) -> list[list[Word]]:
    """Cut a sentence before each further main clause with a subject of its own that a mark sets off.

    All words are given, in order; a sentence of one clause is given whole.
    """
    tops = [word for word in sentence.words if _is_further(word, sentence)]
    own = {word.index for top in tops for word in sentence.subtree(top)}
    starts = sorted({sentence.subtree(top)[0].index - 1 for top in tops})
    cuts = [s for s in starts if s and _is_set_off(s, sentence, own) and not _is_tail(s, sentence)]
    return [list(sentence.words[start:end]) for start, end in pairwise([0, *cuts, len(sentence.words)])]


def _is_further(word: Word, sentence: Sentence) -> bool:
    line = [word, *sentence.ancestors(word)]
    is_main = word.relation != "root" and all(above.relation in MAIN for above in line)
    return is_main and all(_has_subject(verb, sentence) for verb in (word, sentence.root))


def _is_set_off(start: int, sentence: Sentence, own: Collection[int]) -> bool:
    """Tell whether a mark stands before a clause, and nothing behind it belongs to what goes before."""
    around = sentence.words[start - 1 : start + 1]
    behind = sentence.words[start:]
    return any(w.upos == "PUNCT" for w in around) and all(w.index in own or w.upos == "PUNCT" for w in behind)


def _is_tail(start: int, sentence: Sentence) -> bool:
    """Tell what only says who decided or found so, with the verb in front: "…, heeft de raad besloten"."""
    first = next((word for word in sentence.words[start:] if word.upos != "PUNCT"), None)
    return first is not None and first.upos in {"VERB", "AUX"}


def _has_subject(word: Word, sentence: Sentence) -> bool:
    return any(child.deprel in SUBJECTS for child in sentence.children(word))
