"""Which words of a sentence are said not to be so: negation clause by clause, not sentence by sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from claimtrack.matching.lemmas import lemma_of
from claimtrack.matching.vocabulary import Words
from claimtrack.model import Sentence, Span, Word

# What makes a word the head of a clause of its own.
_CLAUSES = {"root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"}
# A negator here negates the whole clause ("nobody was hurt"); elsewhere its noun ("with no injuries").
_CORE = {"nsubj", "obj", "iobj"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}


def negated_words(
    sentence: Sentence, own: Sequence[Word], words: Words, blocked: Sequence[Span]
) -> frozenset[int]:
    """Give the indices of the words that stand under an odd number of negations of the claim's ``own`` words.

    Negators inside the ``blocked`` spans ("no more than 40") negate nothing.
    """
    homes = _homes(sentence)
    inside = {word.index for word in own}
    wide, local = _negators(sentence, homes, words, blocked, inside)
    turned = {
        home: _is_turned(sentence.words[home - 1], sentence, homes, wide, words, inside)
        for home in set(homes.values())
    }
    return frozenset(
        word.index for word in sentence.words if turned[homes[word.index]] != (word.index in local)
    )


def words_put_aside(
    sentence: Sentence, own: Sequence[Word], words: Words, blocked: Sequence[Span]
) -> frozenset[int]:
    """Give the indices of the words that are denied by themselves: "by the owner, not *by a guest*"."""
    _, local = _negators(sentence, _homes(sentence), words, blocked, {word.index for word in own})
    return frozenset(local)


def spans_denied(sentence: Sentence, own: Sequence[Word], words: Words) -> list[Span]:
    """Give the spans of the words that "not X but Y" denies: figures and times among them hold of nothing."""
    inside = {word.index for word in own}
    found = [_contrasted(word, sentence, words, inside) for word in own if _negates(word, words)]
    return [sentence.words[index - 1].span for indices in found for index in sorted(indices)]


def undone_words(sentence: Sentence, words: Words) -> frozenset[int]:
    """Give the indices of the words whose clause has a predicate like "forbidden" or "cancelled".

    What stands in such a clause does not take place, though nothing in it is negated.
    """
    homes = _homes(sentence)
    undoing = {
        w.head if w.relation == "case" else w.index  # "beyond repair"
        for w in sentence.words
        if _is_form_of(w, words.undoing, sentence, words)
    }
    return frozenset(
        word.index
        for word in sentence.words
        if homes[word.index] in undoing or _governor(sentence.words[homes[word.index] - 1]) in undoing
    )


def words_outside(sentence: Sentence, words: Words) -> frozenset[int]:
    """Give the indices of the words that a preposition leaves out: "outside the capital"."""
    left_out = [
        sentence.head_of(w)
        for w in sentence.words
        if w.relation == "case" and _is_form_of(w, words.outside, sentence, words)
    ]
    return frozenset(word.index for noun in left_out if noun for word in sentence.subtree(noun))


def is_ceasing(own: Sequence[Word], words: Words) -> bool:
    """Tell whether the ``own`` words say that something is so no longer."""
    said = {word.text.lower() for word in own}
    return bool(said & words.ceasing) and any(_negates(word, words) for word in own)


def _homes(sentence: Sentence) -> dict[int, int]:
    return {word.index: _home(word, sentence) for word in sentence.words}


def _governor(home: Word) -> int:
    return home.head if home.relation in {"xcomp", "csubj", "advcl"} else 0


def _is_form_of(word: Word, lemmas: Collection[str], sentence: Sentence, words: Words) -> bool:
    return lemma_of(word, sentence, words) in lemmas or word.text.lower() in lemmas


def _home(word: Word, sentence: Sentence) -> int:
    """Find the head of the clause that a word stands in."""
    if _heads_clause(word, sentence):
        return word.index
    return next(
        (a.index for a in sentence.ancestors(word) if _heads_clause(a, sentence)),
        word.index,
    )


def _heads_clause(word: Word, sentence: Sentence) -> bool:
    if word.relation in _CLAUSES or word.head == 0:
        return True
    return word.relation == "conj" and (word.upos == "VERB" or _stands_alone(word, sentence))


def _stands_alone(word: Word, sentence: Sentence) -> bool:
    """Tell a clause that a negation of the one before does not reach: "was not shut *and has been sold*"."""
    own = sentence.children(word)
    return _is_finite(word) or any(child.relation in {"nsubj", "cop", "aux"} for child in own)


def _negators(
    sentence: Sentence,
    homes: dict[int, int],
    words: Words,
    blocked: Sequence[Span],
    inside: Collection[int],
) -> tuple[Collection[int], Collection[int]]:
    """Sort negation into clauses that are negated and single words that are."""
    wide: set[int] = set()
    local: set[int] = set()
    for word in sentence.words:
        if (
            word.index not in inside
            or not _negates(word, words)
            or any(span.overlaps(word.span) for span in blocked)
        ):
            continue
        head = sentence.head_of(word)
        if word.relation == "conj" and word.upos == "PRON":
            continue  # "because of the tax and *nothing* else"
        contrasted = _contrasted(word, sentence, words, inside)
        if contrasted:
            local |= contrasted
        elif head is None or word.relation in _CORE or word.index == homes[word.index]:
            wide ^= {homes[word.index]}
        elif word.relation == "case" or (head.upos in _NOMINAL and _is_beside(head, homes)):
            local |= set(_reach(head, word, sentence))
        else:
            wide ^= {homes[word.index]}
    return wide, local


def _contrasted(negator: Word, sentence: Sentence, words: Words, inside: Collection[int]) -> frozenset[int]:
    """Give the words that "not X but Y" denies: X alone, where Y is no clause of its own."""
    own = [word for word in sentence.words if word.index in inside and word.upos != "PUNCT"]
    before = [word for word in own if word.index < negator.index]
    after = [word for word in own if word.index > negator.index]
    joint = next((n for n, word in enumerate(after) if word.text.lower() in words.contrasting), len(after))
    denied, kept = after[:joint], after[joint + 1 :]
    if not kept or joint > _LONGEST_CONTRAST or any(_is_finite(w) or _negates(w, words) for w in denied):
        return frozenset()
    if any(map(_is_finite, before)) and any(_opens_clause(word, sentence) for word in kept):
        return frozenset()
    # "Did not pay *five* but seven million": what is paid is denied, and not that it was paid.
    plain = [word for word in denied if word.upos not in {"VERB", "AUX"}]
    says_something = any(word.upos in {"ADJ", *_NOMINAL} for word in plain)
    found = plain if says_something and kept[0].upos != "VERB" else denied
    return frozenset(word.index for word in found)


_LONGEST_CONTRAST = 8  # words


def _is_finite(word: Word) -> bool:
    return word.feature("VerbForm") == "Fin"


def _opens_clause(word: Word, sentence: Sentence) -> bool:
    """Tell a verb that stands beside the first: "it was not raining but *snowed*"."""
    if word.relation not in {"conj", "parataxis"}:
        return False
    return any(_is_finite(other) for other in (word, *_helpers(word, sentence)))


def _helpers(word: Word, sentence: Sentence) -> list[Word]:
    return [child for child in sentence.children(word) if child.relation in {"aux", "cop"}]


def _is_beside(noun: Word, homes: dict[int, int]) -> bool:
    return noun.relation not in _CORE and noun.index != homes[noun.index]


def _reach(noun: Word, negator: Word, sentence: Sentence) -> Iterator[int]:
    return (word.index for word in sentence.subtree(noun) if word.index != negator.index)


def _is_turned(
    home: Word,
    sentence: Sentence,
    homes: dict[int, int],
    wide: Collection[int],
    words: Words,
    inside: Collection[int],
    depth: int = 0,
) -> bool:
    turned = home.index in wide
    if home.index in inside and is_untrue(home, words):
        turned = not turned
    above = sentence.head_of(home)
    if above is None or above.index not in inside:
        return turned
    if home.relation == "conj" and depth < len(sentence.words):
        is_reached = not (_stands_alone(home, sentence) or _is_set_against(home, sentence, words))
        outer = sentence.words[homes[above.index] - 1]
        return turned ^ (is_reached and _is_turned(outer, sentence, homes, wide, words, inside, depth + 1))
    is_none_to = _negates(above, words) and home.feature("VerbForm") == "Inf"  # "has nothing *to do* with it"
    is_meant = is_none_to or _means_to(above, sentence, words)
    if is_meant or home.relation in {"xcomp", "ccomp", "csubj", "advcl"}:
        if (is_meant or home.relation == "xcomp") and depth < len(sentence.words):
            outer = sentence.words[homes[above.index] - 1]
            turned ^= _is_turned(outer, sentence, homes, wide, words, inside, depth + 1)
        if _is_form_of(above, words.failing, sentence, words):
            turned = not turned
    return turned


def _is_set_against(word: Word, sentence: Sentence, words: Words) -> bool:
    """Tell "did not resign *but was sacked*"."""
    own = sentence.children(word)
    return any(child.relation == "cc" and child.text.lower() in words.contrasting for child in own)


def _means_to(word: Word, sentence: Sentence, words: Words) -> bool:
    """Tell a word like "intention": who has none of doing something will not do it."""
    own = (word, *(child for child in sentence.children(word) if child.relation == "fixed"))
    return any(w.lemma.lower() in words.intending or w.text.lower() in words.intending for w in own)


def is_untrue(word: Word, words: Words) -> bool:
    """Know the predicate by its form, too: lemmatisers stumble over "ongegrond"."""
    return word.text.lower() in words.untrue or (word.upos != "VERB" and word.lemma.lower() in words.untrue)


def _negates(word: Word, words: Words) -> bool:
    return word.lemma.lower() in words.negations or word.text.lower() in words.negations
