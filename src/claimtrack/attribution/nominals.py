"""Read noun phrases off the tags, where the tree has lost them."""

from __future__ import annotations

from itertools import takewhile

from claimtrack.attribution.trees import (
    NOMINAL,
    OPENERS,
    VERBAL,
    conjuncts,
    is_punctuation,
    noun_phrase,
    with_name,
)
from claimtrack.model import Sentence, Word

# Tags that stand inside a noun phrase when only the tags are read.
_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "SYM", "X"})


def nominal_after(position: int, sentence: Sentence, *, limit: int = 3) -> list[Word]:
    """Read the noun phrase that begins within ``limit`` words after an index off the tags.

    Empty when a verb or a separator comes first.
    """
    for word in sentence.words[position : position + limit]:
        if word.upos in _INSIDE:
            return _run(word, sentence, position + 1, len(sentence.words))
        if family_name := _family_name(word, sentence):
            return family_name
        if word.upos in VERBAL | {"SCONJ"} or (is_punctuation(word) and word.text not in OPENERS):
            return []
    return []


def _family_name(particle: Word, sentence: Sentence) -> list[Word]:
    """Read the name in "…, zei Ter Steen", whose capital shows that "ter" is no preposition here."""
    if particle.upos != "ADP" or not particle.text[:1].isupper() or particle.index == 1:
        return []
    names = list(takewhile(lambda word: word.upos == "PROPN", sentence.words[particle.index :]))
    return [particle, *names] if names else []


def nominal_before(position: int, sentence: Sentence, *, limit: int = 4) -> list[Word]:
    """Read the noun phrase that ends within ``limit`` words before an index off the tags."""
    for word in reversed(sentence.words[max(0, position - 1 - limit) : position - 1]):
        if word.upos in NOMINAL | {"ADJ"} or is_acronym(word, sentence):
            return _run(word, sentence, 1, position - 1)
        if word.upos not in {"ADV", "AUX", "PART", "PUNCT"}:
            return []
    return []


def is_acronym(word: Word, sentence: Sentence) -> bool:
    """Tell letters for a name ("OM eist …"), which taggers take for anything, from a line in capitals."""
    following = sentence.words[word.index : word.index + 1]
    letters = word.text.isalpha() and word.text.isupper() and len(word.text) > 1
    return letters and bool(following) and following[0].text.islower()


def _run(word: Word, sentence: Sentence, lowest: int, highest: int) -> list[Word]:
    """Give the unbroken stretch of noun-phrase tags around a word, between two indices."""
    first = last = word.index
    while first > lowest and _joins(sentence.words[first - 2], sentence, first - 1, lowest):
        first -= 1
    while last < highest and _joins(sentence.words[last], sentence, last + 1, lowest):
        if _begins_anew(sentence.words[last], sentence.words[last - 1]):
            break
        last += 1
    return list(sentence.words[first - 1 : last])


def _begins_anew(word: Word, before: Word) -> bool:
    """Tell where another noun phrase begins: "volgens Mulder | het weer"."""
    opens = word.upos in {"DET", "PRON"} and word.feature("Poss") != "Yes"
    return opens and before.upos in {"NOUN", "PROPN", "PRON"}


def _joins(word: Word, sentence: Sentence, index: int, lowest: int) -> bool:
    possessive = word.upos == "PART" and word.relation == "case"
    joining = word.upos == "ADP" and index > lowest and index < len(sentence.words)
    if joining:
        return _holds_phrase(index - 1, sentence) and sentence.words[index].upos in _INSIDE
    return word.upos in _INSIDE or possessive


def _holds_phrase(index: int, sentence: Sentence) -> bool:
    """Tell a noun that a preposition may follow, be it with an adjective: "a person familiar | with"."""
    word = sentence.words[index - 1]
    described = word.upos == "ADJ" and index > 1 and sentence.words[index - 2].upos == "NOUN"
    return described or word.upos in {"NOUN", "PROPN"}


def head_of_run(run: list[Word], sentence: Sentence) -> Word:
    """Climb from the first nominal of a run to the highest word that is still in it."""
    inside = {word.index for word in run}
    head = next((word for word in run if word.upos in NOMINAL), run[-1])
    for above in sentence.ancestors(head):
        if above.index in inside and above.upos in NOMINAL:
            head = above
    return head


def phrases_after(position: int, sentence: Sentence, *, limit: int = 3) -> list[list[Word]]:
    """Read the noun phrases that begin behind an index, coordinated ones apart.

    The tags find the phrase, the tree adds what hangs on it farther right.
    """
    run = nominal_after(position, sentence, limit=limit)
    if not run:
        return []
    found = []
    first = head_of_run(run, sentence)
    opened = sentence.head_of(first) if first.relation == "det" else None  # "a | leaked memo"
    for head in conjuncts(opened if opened is not None and opened.upos in NOMINAL else first, sentence):
        phrase = with_name(noun_phrase(head, sentence, with_conjuncts=False), sentence)
        found.append([word for word in phrase if word.index >= run[0].index] or run)
    return [_to_letters(phrase, sentence) for phrase in found]


def _to_letters(phrase: list[Word], sentence: Sentence) -> list[Word]:
    """End "het OM | een wapen" behind the letters, which taggers take for a preposition."""
    letters = sentence.words[phrase[0].index : phrase[0].index + 1]
    opens = phrase[0].upos in {"DET", "PRON"} and bool(letters) and letters[0].upos == "ADP"
    if not opens or not letters[0].text.isupper() or not phrase[0].text[1:].islower():
        return phrase
    described = phrase[2:] and phrase[2].upos == "ADP"  # "het OM in Assen"
    return phrase if described else [phrase[0], letters[0]]


def coordinated_behind(phrase: list[Word], sentence: Sentence) -> list[list[Word]]:
    """Read "and Y" right behind a noun phrase whose coordination the tree has lost."""
    rest = sentence.words[phrase[-1].index :]
    if len(rest) < 2 or rest[0].upos != "CCONJ":  # noqa: PLR2004 - a conjunction and a noun
        return []
    run = nominal_after(rest[0].index, sentence, limit=1)
    behind = sentence.words[run[-1].index : run[-1].index + 1] if run else ()
    return [run] if behind and behind[0].upos in VERBAL else []
