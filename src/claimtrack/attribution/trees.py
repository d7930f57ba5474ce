"""Read noun phrases, subjects and clauses off a tree that may be wrong.

One arc in five of a small parser is wrong, so nothing here trusts a subtree farther than
the words around it agree: phrases are contiguous, end at punctuation that ends a clause, and
where the tree gives no subject, the noun phrase next to the verb is read off the tags.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from claimtrack.model import Sentence, Span, Word

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
VERBAL = frozenset({"VERB", "AUX"})
_CLAUSAL = frozenset(
    {"ccomp", "advcl", "parataxis", "cop", "nsubj", "csubj", "mark", "discourse", "aux", "obl"}
)
_SUBJECTS = ("nsubj", "csubj")
# Clauses that may leave their subject to the clause above.
_SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "dep"})
OPENERS = "\"“„«‘'(["
EDGES = ",;:–—-…"


def is_punctuation(word: Word) -> bool:
    signs_only = not any(character.isalnum() for character in word.text)
    return word.upos == "PUNCT" or (signs_only and word.upos not in {"NOUN", "SYM"})  # "42 % say"


def words_in(sentence: Sentence, span: Span) -> list[Word]:
    return [word for word in sentence.words if span.covers(word.span)]


def hull(words: Iterable[Word]) -> Span:
    """Run from the first word to the last. The words must not be empty."""
    spans = [word.span for word in words]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def trimmed(words: list[Word]) -> list[Word]:
    """Drop punctuation at both edges."""
    while words and is_punctuation(words[0]):
        words = words[1:]
    while words and is_punctuation(words[-1]):
        words = words[:-1]
    return words


def run_around(word: Word, words: Collection[Word], sentence: Sentence) -> list[Word]:
    """Keep the unbroken stretch of ``words`` that holds ``word``."""
    allowed = {other.index for other in words}
    first = last = word.index
    while first - 1 in allowed:
        first -= 1
    while last + 1 in allowed:
        last += 1
    return list(sentence.words[first - 1 : last])


def noun_phrase(
    head: Word, sentence: Sentence, *, stop: Collection[int] = (), with_conjuncts: bool = True
) -> list[Word]:
    """Give the words of a noun phrase in order, with title, apposition and reduced modifiers.

    Relative clauses stay out, so do the indices in ``stop`` and, on request, conjuncts.
    """
    dropped = set(stop)
    others = conjuncts(head, sentence)[1:]
    for child in sentence.children(head):
        clausal = child.relation in _CLAUSAL or child.deprel == "acl:relcl"
        coordinated = child.relation == "conj" or child in others
        if clausal or (coordinated and not (with_conjuncts and child.upos in NOMINAL)):
            dropped.update(word.index for word in sentence.subtree(child))
    for child in sentence.subtree(head):
        if child.deprel == "acl:relcl" or (child.relation in {"parataxis", "advcl"} and child is not head):
            dropped.update(word.index for word in sentence.subtree(child))
    kept = [word for word in sentence.subtree(head) if word.index not in dropped or word is head]
    return _without_markers(trimmed(run_around(head, kept, sentence)), head) or [head]


def with_name(words: list[Word], sentence: Sentence) -> list[Word]:
    """Take in the name right behind a title or role that the tree has torn off it."""
    last = words[-1].index
    while last < len(sentence.words) and _goes_on_name(
        sentence.words[last], sentence.words[last - 1], sentence
    ):
        last += 1
    return [*words, *sentence.words[words[-1].index : last]]


def _goes_on_name(word: Word, before: Word, sentence: Sentence) -> bool:
    following = sentence.words[word.index : word.index + 1]
    ampersand = (
        word.text == "&" and before.upos == "PROPN" and bool(following) and following[0].upos == "PROPN"
    )
    mistagged = before.relation == "nsubj" and before.upos in {
        "ADJ",
        "VERB",
    }  # gedeputeerde
    titled = mistagged or before.upos in {"NOUN", "PROPN"}
    return ampersand or (word.upos == "PROPN" and titled) or before.text == "&"


def _without_markers(words: list[Word], head: Word) -> list[Word]:
    while words and words[0] is not head and words[0].relation in {"case", "cc", "mark"}:
        words = trimmed(words[1:])
    while len(words) > 1 and words[-1] is not head and _is_left_over(words[-1]):
        words = trimmed(words[:-1])
    return words


def _is_left_over(word: Word) -> bool:
    """Tell a possessive mark, or what opened a clause that was left out ("the minister | of")."""
    return (word.upos == "PART" and word.relation == "case") or word.relation == "mark"


def plain_lemma(word: Word) -> str:
    """Give the lemma in lower case, without the underscores of Dutch treebanks."""
    return word.lemma.lower().replace("_", "")


def is_said_to(word: Word, sentence: Sentence) -> bool:
    """Tell "is said to have …" from "said to reporters": an auxiliary before, an infinitive after."""
    after = sentence.words[word.index : word.index + 2]
    infinitive = len(after) > 1 and after[0].upos == "PART" and after[1].upos in VERBAL
    return infinitive and any(
        w.relation == "aux" or w.upos == "AUX"
        for w in sentence.words[max(0, word.index - 3) : word.index - 1]
    )


def conjuncts(head: Word, sentence: Sentence) -> list[Word]:
    """Give a nominal head and the nominal heads coordinated with it, in order.

    A conjunction must stand in between: what the tree alone coordinates is often an apposition.
    """
    paired = any(child.deprel == "cc:preconj" for child in sentence.children(head))  # zowel X als Y
    linked = {"conj", "nmod"} if paired else {"conj"}
    more = (child for child in sentence.children(head) if child.relation in linked and child.upos in NOMINAL)
    found = [child for child in more if not _runs_on(child, head, sentence)]
    linked_up = any(_has_conjunction_before(child, head, sentence) for child in found)
    return [head, *(found if linked_up else [])]


def _runs_on(word: Word, head: Word, sentence: Sentence) -> bool:
    """Tell whether a conjunct is only the first word of the next one ("and social media experts")."""
    following = sentence.words[word.index : word.index + 1]
    return bool(following) and following[0].head == head.index and following[0].relation == "conj"


def _has_conjunction_before(word: Word, head: Word, sentence: Sentence) -> bool:
    between = sentence.words[head.index : word.index - 1]
    return any(other.upos in {"CCONJ", "SCONJ"} for other in between)


def child_of(word: Word, sentence: Sentence, *relations: str) -> Word | None:
    """Give the first dependent in one of the relations, subtypes counted in."""
    return next((child for child in sentence.children(word) if child.relation in relations), None)


def is_passive(verb: Word, sentence: Sentence) -> bool:
    """Tell a passive; a finite verb without an auxiliary is none, whatever its subject is called."""
    labels = {child.deprel for child in sentence.children(verb)}
    return "aux:pass" in labels or ("nsubj:pass" in labels and verb.feature("VerbForm") != "Fin")


def is_bare_passive(verb: Word, sentence: Sentence) -> bool:
    """Tell "Asked whether P, X said …": a past participle on its own, whose subject is acted on.

    Where the tagger gives participles no tense, the present one begins with the infinitive
    ("toevoegend").
    """
    if verb.feature("VerbForm") != "Part" or verb.relation not in {"advcl", "acl"}:
        return False
    past = verb.feature("Tense") == "Past" or (
        verb.feature("Tense") is None and not verb.text.lower().startswith(plain_lemma(verb))
    )
    return past and child_of(verb, sentence, "nsubj", "aux", "obj") is None


def agent_of(verb: Word, sentence: Sentence, prepositions: Collection[str] = ()) -> Word | None:
    """Find who acts in a passive, by the tree's label or by one of the prepositions."""
    obliques = [child for child in sentence.children(verb) if child.relation == "obl"]
    labelled = (child for child in obliques if child.deprel == "obl:agent")
    return next(labelled, None) or next((c for c in obliques if _has_case(c, prepositions, sentence)), None)


def _has_case(word: Word, prepositions: Collection[str], sentence: Sentence) -> bool:
    case = child_of(word, sentence, "case")
    return case is not None and case.text.lower() in prepositions


def subject_of(verb: Word, sentence: Sentence) -> Word | None:
    """Find who does what the verb says, climbing from conjuncts, participles and infinitives.

    A relative pronoun gives way to its antecedent. None when the tree shows nobody.
    """
    for word in (verb, *sentence.ancestors(verb)):  # each word once, should the tree be cyclic
        own = next((c for c in sentence.children(word) if c.relation in _SUBJECTS), None)
        if own is not None and not acts_on(word, own):
            return antecedent(own, sentence) if own.relation == "nsubj" else None
        above = sentence.head_of(word)
        if above is None or word.relation not in _SHARING or above.upos not in VERBAL | {"ADJ"}:
            return _described(word, above, sentence)
        if _lacks_its_own(word):
            return None
    return None


def acts_on(verb: Word, subject: Word) -> bool:
    """Tell "describing the team as able", whose object the tree has for subject."""
    ongoing = verb.feature("VerbForm") == "Ger" or (
        verb.feature("VerbForm") == "Part" and verb.feature("Tense") == "Pres"
    )
    return ongoing and subject.index > verb.index


def _described(verb: Word, above: Word | None, sentence: Sentence) -> Word | None:
    """Give the noun that a participle belongs to, the subject of its clause behind a comma."""
    if above is None or verb.relation != "acl" or above.upos not in NOMINAL:
        return None
    return _main_subject(verb, sentence) if _behind_comma(verb, sentence) else above


def _behind_comma(verb: Word, sentence: Sentence) -> bool:
    return verb.index > 1 and sentence.words[verb.index - 2].text == ","


def _main_subject(verb: Word, sentence: Sentence) -> Word | None:
    """Give the subject of the clause that a participle behind a comma belongs to."""
    verbs = (above for above in sentence.ancestors(verb) if above.upos in VERBAL)
    return next((subject for above in verbs if (subject := child_of(above, sentence, "nsubj"))), None)


def _lacks_its_own(verb: Word) -> bool:
    """Tell whether a clause is finite and so should have shown a subject of its own."""
    return verb.relation in {"ccomp", "parataxis"} and verb.feature("VerbForm") == "Fin"


def antecedent(pronoun: Word, sentence: Sentence) -> Word:
    """Give the noun a relative pronoun stands for, the pronoun itself if it is none."""
    if pronoun.feature("PronType") != "Rel" and pronoun.lemma not in {"who"}:
        return pronoun
    for above in sentence.ancestors(pronoun):
        if above.deprel == "acl:relcl" or above.relation == "acl":
            found = sentence.head_of(above)
            return _right_before(pronoun, found, sentence) if found is not None else pronoun
    return pronoun


def _right_before(pronoun: Word, found: Word, sentence: Sentence) -> Word:
    """Give the name right before ", which", where the tree goes past it: "on a pill, says Corvo, which …"."""
    before = sentence.words[pronoun.index - 3] if pronoun.index > 2 else found  # noqa: PLR2004 - comma and name
    behind_comma = sentence.words[pronoun.index - 2].text == ","
    if not behind_comma or before.upos != "PROPN" or before is found or found in sentence.ancestors(before):
        return found
    top = before
    while top.relation in {"appos", "compound", "flat", "nmod"} and (above := sentence.head_of(top)):
        top = above
    return top
