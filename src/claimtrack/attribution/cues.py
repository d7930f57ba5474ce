"""Find reporting verbs in a sentence, and who stands behind each."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrs import frozen

from claimtrack.attribution.context import Context
from claimtrack.attribution.trees import (
    NOMINAL,
    VERBAL,
    agent_of,
    child_of,
    conjuncts,
    head_of_run,
    hull,
    is_passive,
    is_punctuation,
    nominal_after,
    nominal_before,
    noun_phrase,
    plain_lemma,
    subject_of,
    with_name,
)
from claimtrack.lexicons import CueWord, Lexicon
from claimtrack.model import Credit, Sentence, Span, Word

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


def _single_cue(word: Word, sentence: Sentence, lexicon: Lexicon) -> Cue | None:
    particles = [c for c in sentence.children(word) if c.deprel == "compound:prt"]
    for lemma in _names(word, particles):
        name = lexicon.verb_named(lemma, word.text.lower()) if lemma == plain_lemma(word) else lemma
        entry = lexicon.verbs.get(name or "")
        if entry is None:
            continue
        if word.upos == "VERB" or (word.upos == "ADJ" and _is_predicate(word, sentence)):
            return Cue(word, word.span, entry, sentence, parts=_indices(word, *particles))
        if word.upos in {"NOUN", "PROPN", "AUX", "ADJ", "X"} and "clause" in entry.frames and not word.text.istitle():
            return Cue(word, word.span, entry, sentence, sure=False, parts=_indices(word))
    return None


def _is_predicate(word: Word, sentence: Sentence) -> bool:
    return any(child.relation in {"cop", "nsubj"} for child in sentence.children(word))


def _names(word: Word, particles: list[Word]) -> list[str]:
    """Give the lemmas under which a lexicon may list a verb, the longest first."""
    lemma = plain_lemma(word)
    with_particles = [f"{plain_lemma(p)}{lemma}" for p in particles] + [f"{lemma} {plain_lemma(p)}" for p in particles]
    return [*with_particles, lemma]


def _indices(*words: Word) -> frozenset[int]:
    return frozenset(word.index for word in words)


def _longer_cue(word: Word, sentence: Sentence, lexicon: Lexicon) -> Cue | None:
    """Match cues of several words ("laten weten", "point out") whose parts stand near."""
    if word.upos not in VERBAL:
        return None
    for name in lexicon.longer_verbs.get(plain_lemma(word), ()):
        parts = _find_parts(name.split()[1:], word, sentence)
        if parts:
            return Cue(word, _cue_span(word, parts), lexicon.verbs[name], sentence, parts=_indices(word, *parts))
    return None


def _find_parts(lemmas: list[str], word: Word, sentence: Sentence) -> list[Word]:
    """Find the other words of a cue, to the right of the verb or, in a subordinate clause, to its left."""
    near = [w for w in sentence.words if 0 < abs(w.index - word.index) <= REACH]
    near.sort(key=lambda other: (other.index < word.index, abs(other.index - word.index)))
    found = []
    for lemma in lemmas:
        part = next((w for w in near if lemma in (plain_lemma(w), w.text.lower())), None)
        if part is None:
            return []
        found.append(part)
    return found


def _cue_span(word: Word, parts: list[Word]) -> Span:
    """Show the whole cue when its words stand together, else the verb alone."""
    everything = sorted([word, *parts], key=lambda w: w.index)
    together = everything[-1].index - everything[0].index == len(everything) - 1
    return hull(everything) if together else word.span


def dependents(cue: Cue) -> list[Word]:
    """Give what hangs on any word of a cue ("liet weten dat …"), in order, its own words left out."""
    heads = [cue.sentence.words[index - 1] for index in sorted(cue.parts)]
    return [c for head in heads for c in cue.sentence.children(head) if c.index not in cue.parts]


def is_negated(cue: Cue, lexicon: Lexicon) -> bool:
    """Tell whether the cue itself is negated ("did not say")."""
    children = cue.sentence.children(cue.word)
    return any(
        child.lemma.lower() in lexicon.negations or child.text.lower() in lexicon.negations
        for child in children
        if child.relation in {"advmod", "aux", "det"} and abs(child.index - cue.word.index) <= REACH
    )


@frozen
class Speaker:
    """A source where it is mentioned: the head of the noun phrase, and all its words."""

    head: Word
    words: tuple[Word, ...]

    @property
    def mention(self) -> Span:
        return hull(self.words)


def speakers_of(cue: Cue, context: Context, within: Collection[Word] | None = None) -> list[Speaker]:
    """Find who speaks, if need be only among the words ``within``; empty when nobody is named.

    The tree is asked first, then the noun phrase beside the cue. Coordinated speakers come
    one by one.
    """
    speakers = _by_tree(cue, context)
    if within is not None:
        speakers = [speaker for speaker in speakers if speaker.head in within]
    if speakers or is_passive(cue.word, cue.sentence) or _has_generic_subject(cue, context):
        return speakers
    beside = _beside(cue, context) or _before_conjunction(cue, context)
    return [speaker for speaker in beside if within is None or speaker.head in within]


def _has_generic_subject(cue: Cue, context: Context) -> bool:
    subject = child_of(cue.word, cue.sentence, "nsubj")
    return subject is not None and subject.text.lower() in context.lexicon(cue.sentence).generic


def _by_tree(cue: Cue, context: Context) -> list[Speaker]:
    if is_passive(cue.word, cue.sentence):
        agent = agent_of(cue.word, cue.sentence)
        return _speakers(agent, cue, context) if agent is not None else []
    earlier = _cue_before(cue, context) if _is_participle(cue) else None
    if earlier is not None:
        return speakers_of(earlier, context)
    head = subject_of(cue.word, cue.sentence) if cue.sure else None
    if head is None or not _can_speak(head, cue, context):
        return []
    return _speakers(_behind_relative(head, cue, context), cue, context)


def _speakers(head: Word, cue: Cue, context: Context) -> list[Speaker]:
    lexicon = context.lexicon(cue.sentence)
    found = []
    for one in conjuncts(head, cue.sentence):
        words = with_name(noun_phrase(one, cue.sentence, stop=cue.parts, with_conjuncts=False), cue.sentence)
        found.append(Speaker(one, tuple(without_time(words, one, lexicon))))
    return found


def without_time(words: list[Word], head: Word, lexicon: Lexicon) -> list[Word]:
    """Drop "on Sunday" and "zondag" behind a noun phrase."""
    while len(words) > 1 and words[-1] is not head and _says_when(words[-1], lexicon):
        words = words[:-1]
        if words[-1].upos == "ADP" and words[-1] is not head:
            words = words[:-1]
    return words


def _says_when(word: Word, lexicon: Lexicon) -> bool:
    return plain_lemma(word) in lexicon.calendar or word.text.lower() in lexicon.calendar


def _stands_behind_preposition(head: Word, sentence: Sentence) -> bool:
    phrase = noun_phrase(head, sentence, with_conjuncts=False)
    before = sentence.words[phrase[0].index - 2] if phrase[0].index > 1 else None
    return before is not None and before.upos == "ADP" and before.relation == "case" and before.deprel != "compound:prt"


def _is_participle(cue: Cue) -> bool:
    bare = cue.word.feature("VerbForm") in {"Part", "Ger"} and cue.word.relation in {"advcl", "xcomp", "ccomp", "conj"}
    return bare and not any(c.relation in {"nsubj", "aux"} for c in cue.sentence.children(cue.word))


def _cue_before(cue: Cue, context: Context) -> Cue | None:
    """Give the cue whose speaker goes on in a participle ("said P, adding Q")."""
    cues = list(find_cues(cue.sentence, context.lexicon(cue.sentence)))
    earlier = [c for c in cues if c.sure and c.word.index < cue.word.index and c.entry.act == "speech"]
    outside = [c for c in earlier if context.quotation_around(c.word) is None]
    return outside[-1] if outside else None


def _before_conjunction(cue: Cue, context: Context) -> list[Speaker]:
    """Read "X did this and said …" where the tree has lost the coordination."""
    position = cue.word.index - 1
    if position < 1 or cue.sentence.words[position - 1].upos != "CCONJ":
        return []
    subjects = [w for w in cue.sentence.words[: position - 1] if w.relation == "nsubj"]
    usable = [w for w in subjects if _can_speak(w, cue, context)]
    return _speakers(usable[-1], cue, context) if usable else []


def _behind_relative(head: Word, cue: Cue, context: Context) -> Word:
    """Give what a relative pronoun stands for by its place, where the tree does not tell."""
    if context.lexicon(cue.sentence).pronouns.get(head.text.lower()) != "rel":
        return head
    position = head.index - 1 if head.index > 1 and is_punctuation(cue.sentence.words[head.index - 2]) else head.index
    run = nominal_before(position, cue.sentence, limit=1)
    return head_of_run(run, cue.sentence) if run else head


def _beside(cue: Cue, context: Context) -> list[Speaker]:
    if cue.word.feature("VerbForm") in {"Inf", "Part", "Ger"} and cue.sure and not _has_auxiliary(cue):
        return []
    index = cue.word.index
    inserted = _before_insertion(cue)
    for run in (nominal_before(index, cue.sentence), inserted, nominal_after(index, cue.sentence)):
        run = [word for word in run if word.index not in cue.parts]
        run = without_time(run, run[0], context.lexicon(cue.sentence)) if run else []
        if run and _can_speak(head_of_run(run, cue.sentence), cue, context):
            return [Speaker(head_of_run(run, cue.sentence), tuple(run))]
    return []


def _before_insertion(cue: Cue) -> list[Word]:
    """Read the noun phrase before an insertion between commas ("the statement, cited by X, reads")."""
    commas = [w.index for w in cue.sentence.words[: cue.word.index - 1] if w.text == ","]
    near = [at for at in commas if cue.word.index - at <= REACH]
    return nominal_before(near[0], cue.sentence, limit=1) if near else []


def _has_auxiliary(cue: Cue) -> bool:
    return any(child.relation == "aux" for child in cue.sentence.children(cue.word))


def _can_speak(head: Word, cue: Cue, context: Context) -> bool:
    if head.upos not in NOMINAL or head.index in cue.parts or is_punctuation(head):
        return False
    lexicon = context.lexicon(cue.sentence)
    if _stands_behind_preposition(head, cue.sentence):
        return False
    mute = lexicon.demonstratives | lexicon.calendar
    if plain_lemma(head) in mute or head.text.lower() in mute | lexicon.generic:
        return False
    around = context.quotation_around(head)
    return around is None or around == context.quotation_around(cue.word)


def credits_of(cue: Cue, context: Context, within: Collection[Word] | None = None) -> list[tuple[Credit, ...]]:
    """Give one tuple of credits per speaker; a single credit to nobody when none is named."""
    mentions = [speaker.mention for speaker in speakers_of(cue, context, within)] or [None]
    return [(Credit(mention, cue.span),) for mention in mentions]
