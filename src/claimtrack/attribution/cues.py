"""Find reporting verbs in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from attrs import frozen

from claimtrack.attribution.trees import (
    VERBAL,
    hull,
    plain_lemma,
)
from claimtrack.lexicons import CueWord, Lexicon
from claimtrack.model import Sentence, Span, Word

_COMPLEMENT = 10  # words between a cue and its "that": "bericht op gezag van een oud-medewerker dat"
REACH = 7  # words between the parts of a cue of several words: "liet vrijdag aan de krant weten"


@frozen
class Cue:
    """A reporting verb where it stands.

    ``sure`` is False when the tagger took the word for something else than a verb ("The
    Washington Post reports" as a noun phrase): then only its place in the sentence counts.
    """

    word: Word
    span: Span
    entry: CueWord
    sentence: Sentence
    sure: bool = True
    parts: frozenset[int] = frozenset()


def find_cues(sentence: Sentence, lexicon: Lexicon) -> Iterator[Cue]:
    """Give the reporting verbs of a sentence in order."""
    for word in sentence.words:
        cue = _longer_cue(word, sentence, lexicon) or _single_cue(word, sentence, lexicon)
        if cue is not None:
            yield cue


# What taggers take verbs of speech for.
_MAY_REPORT = {"VERB", "NOUN", "PROPN", "AUX", "ADJ", "X"}


def _single_cue(word: Word, sentence: Sentence, lexicon: Lexicon) -> Cue | None:
    if word.upos not in _MAY_REPORT:
        return None
    particles = [c for c in sentence.children(word) if c.deprel == "compound:prt"]
    particles = particles or _particle_adrift(word, sentence, lexicon)
    for lemma, form in _names(word, particles):
        entry = lexicon.verbs.get(lexicon.verb_named(lemma, form) or "")
        if entry is None or _is_another(form, word, particles, entry, sentence):
            continue
        heads = word.upos == "ADJ" and _is_predicate(word, sentence)
        if word.upos == "VERB" or heads or _is_verb_for_noun(word, sentence, lexicon):
            return Cue(word, word.span, entry, sentence, parts=_indices(word, *particles))
        if word.upos != "VERB" and "clause" in entry.frames and not word.text.istitle():
            return Cue(word, word.span, entry, sentence, sure=False, parts=_indices(word))
    return None


def _is_another(form: str, word: Word, particles: list[Word], entry: CueWord, sentence: Sentence) -> bool:
    """Tell "loofde een prijs uit", which praises nothing, by the particle that its object goes with."""
    bare = form == word.text.lower() and "object" in entry.frames and "clause" not in entry.frames
    return bare and any(
        not plain_lemma(word).startswith(plain_lemma(particle))
        and all(w.upos not in {"CCONJ", "PUNCT"} for w in sentence.words[word.index : particle.index - 1])
        for particle in particles
    )


def _particle_adrift(verb: Word, sentence: Sentence, lexicon: Lexicon) -> list[Word]:
    """Read "bood aan het orgel te betalen", where the tree takes the particle for a preposition."""
    aims = [c for c in sentence.children(verb) if c.feature("VerbForm") == "Inf" and c.index > verb.index]
    for word in sentence.words[verb.index : aims[0].index - 1] if aims else ():
        particle, lemma = plain_lemma(word), plain_lemma(verb)
        name = lemma if lemma.startswith(particle) else particle + lemma
        entry = lexicon.verbs.get(name) if word.upos == "ADP" else None
        if word.relation in {"case", "compound"} and entry is not None and "open" in entry.frames:
            return [word]
    return []


def _is_predicate(word: Word, sentence: Sentence) -> bool:
    return any(child.relation in {"cop", "nsubj"} for child in sentence.children(word))


def _is_verb_for_noun(word: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell a noun to the tagger that has a subject and an object or a "that": "Visser schat dat P".

    So does a form of a verb right behind a name, with or without the tree: "De krant bericht dat P".
    """
    relations = {child.relation for child in sentence.children(word)}
    if word.upos != "NOUN" or not relations.isdisjoint({"cop", "det", "case", "amod"}):
        return False
    behind = sentence.words[word.index : word.index + _COMPLEMENT]
    marks = [w for w in behind if w.text.lower() in lexicon.complementisers and w.relation == "mark"]
    opens = bool(marks) and (marks[0] is behind[0] or _cites(behind, lexicon))
    if "nsubj" in relations and ("obj" in relations or opens):
        return "nmod" not in relations
    before = sentence.words[word.index - 2] if word.index > 1 else word
    named = before.upos in {"NOUN", "PROPN"} or before.text.istitle()
    form = word.text.lower() in lexicon.verb_forms and word.text.islower()
    return form and opens and named and word.relation in {"appos", "flat"}


def _cites(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether words open with a phrase for whom somebody cites: "bericht op gezag van X dat P"."""
    text = " ".join(word.text.lower() for word in words)
    return text.startswith(lexicon.citing_phrases)


def _names(word: Word, particles: list[Word]) -> list[tuple[str, str]]:
    """Give the lemmas under which a lexicon may list a verb, each with its form, the longest first."""
    lemma, form = plain_lemma(word), word.text.lower()
    joined = [(plain_lemma(p) + lemma, plain_lemma(p) + form) for p in particles]
    apart = [(f"{lemma} {plain_lemma(p)}", f"{form} {plain_lemma(p)}") for p in particles]
    return [*joined, *apart, (lemma, form)]


def _indices(*words: Word) -> frozenset[int]:
    return frozenset(word.index for word in words)


def _longer_cue(word: Word, sentence: Sentence, lexicon: Lexicon) -> Cue | None:
    """Match cues of several words ("laten weten", "point out") whose parts stand near."""
    if word.upos not in VERBAL or word.deprel == "aux":
        return None  # "hopes the map has survived" has no hope twice
    for name in lexicon.longer_verbs.get(plain_lemma(word), ()):
        parts, entry = find_parts(name.split()[1:], word, sentence), lexicon.verbs[name]
        if parts and not any(_is_behind(entry.prepositions, part, sentence) for part in parts):
            return Cue(word, _cue_span(word, parts), entry, sentence, parts=_indices(word, *parts))
    return None


def _is_behind(prepositions: Collection[str], part: Word, sentence: Sentence) -> bool:
    """Tell "spreekt van een schande", of something, from "spreekt er schande van"."""
    cases = (c for c in sentence.children(part) if c.relation == "case" and c.index < part.index)
    return any(case.text.lower() in prepositions for case in cases)


def find_parts(lemmas: list[str], word: Word, sentence: Sentence) -> list[Word]:
    """Find the other words of a cue, to the right of the verb or, in a subordinate clause, to its left."""
    near = [
        w
        for w in sentence.words
        if 0 < abs(w.index - word.index) <= REACH and (w.index > word.index or w.relation != "case")
    ]
    near.sort(key=lambda other: (other.index < word.index, abs(other.index - word.index)))
    near = [w for w in near if w.relation != "case" or _leads_from(w, word, lemmas, sentence)]
    near = [w for w in near if w.upos not in {"DET", "PRON"} or _is_of_cue(w, word, lemmas, sentence)]
    found = []
    for lemma in lemmas:
        part = next((w for w in near if lemma in (plain_lemma(w), w.text.lower())), None)
        if part is None:
            return []
        found.append(part)
    return found


def _is_of_cue(article: Word, verb: Word, lemmas: list[str], sentence: Sentence) -> bool:
    """Tell "houdt het op de regen" and "made the case" from "houdt het terrein op slot"."""
    noun = sentence.head_of(article)
    return article.head == verb.index or (noun is not None and plain_lemma(noun) in lemmas)


def _leads_from(preposition: Word, verb: Word, lemmas: list[str], sentence: Sentence) -> bool:
    """Tell "said of the mayor that P" from "said most of the boats leak", a phrase of another word's."""
    noun = sentence.head_of(preposition)
    beside = preposition.index == verb.index + 1
    return noun is None or beside or noun.head == verb.index or plain_lemma(noun) in lemmas


def _cue_span(word: Word, parts: list[Word]) -> Span:
    """Show the whole cue when its words stand together, else the verb alone."""
    everything = sorted([word, *parts], key=lambda w: w.index)
    together = everything[-1].index - everything[0].index == len(everything) - 1
    return hull(everything) if together else word.span


def dependents(cue: Cue) -> list[Word]:
    """Give what hangs on any word of a cue ("liet weten dat …"), in order, its own words left out."""
    heads = [cue.sentence.words[index - 1] for index in sorted(cue.parts)]
    return [c for head in heads for c in cue.sentence.children(head) if c.index not in cue.parts]


def _negates_infinitive(word: Word, cue: Cue) -> bool:
    """Tell "says not to know" from "does not say": the negation stands before the mark of an infinitive."""
    mark = cue.sentence.words[word.index : word.index + 1]
    aim = cue.sentence.head_of(mark[0]) if mark and mark[0].relation == "mark" else None
    return word.index > cue.word.index and aim is not None and aim.head in cue.parts


def is_negated(cue: Cue, lexicon: Lexicon) -> bool:
    """Tell whether the cue itself is negated ("did not say")."""
    children = [c for c in cue.sentence.children(cue.word) if not _negates_infinitive(c, cue)]
    return any(
        child.lemma.lower() in lexicon.negations or child.text.lower() in lexicon.negations
        for child in children
        if child.relation in {"advmod", "aux", "det"} and abs(child.index - cue.word.index) <= REACH
    )
