"""Find who stands behind a reporting verb.

The tree is the first witness, the noun phrase beside the verb the second; where both fail,
nobody is named.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from attrs import frozen

from claimtrack.attribution.candidates import can_speak, document_got, is_generic, mistagged_behind, stating
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import REACH, Cue, dependents, find_cues
from claimtrack.attribution.mentions import with_hyphens, without_time
from claimtrack.attribution.nominals import head_of_run, is_acronym, nominal_after, nominal_before
from claimtrack.attribution.trees import (
    agent_of,
    antecedent,
    child_of,
    conjuncts,
    hull,
    is_bare_passive,
    is_passive,
    is_punctuation,
    noun_phrase,
    plain_lemma,
    subject_of,
    with_name,
)
from claimtrack.lexicons import Lexicon
from claimtrack.model import Credit, Sentence, Span, Word

_OPENING = frozenset({",", ":", ";", "-", "–", "—"})
_BESIDE = frozenset({"advcl", "advmod", "nmod", "obl"})  # what says when, where or of what
_INSIDE_WORDS = frozenset({"-", "'", "’"})  # "a self-described socialist"


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
    acted_on = is_passive(cue.word, cue.sentence) or is_asked(cue) or bool(cue.entry.told_by)
    acted_on = acted_on or is_told(cue, context)
    if speakers or acted_on or _has_generic_subject(cue, context):
        return speakers
    beside = _beside(cue, context) or _before_conjunction(cue, context)
    return [speaker for speaker in beside if within is None or speaker.head in within]


def _has_generic_subject(cue: Cue, context: Context) -> bool:
    subject = child_of(cue.word, cue.sentence, "nsubj")
    return subject is not None and is_generic(subject, cue, context.lexicon(cue.sentence))


def _by_tree(cue: Cue, context: Context) -> list[Speaker]:
    lexicon = context.lexicon(cue.sentence)
    if cue.entry.told_by:
        return _behind(dependents(cue), cue.entry.told_by, cue, context)
    quoted = _quoted(cue, lexicon)
    if quoted is not None:
        return _speakers(quoted, cue, context)
    mistagged = mistagged_behind(cue, lexicon)
    if mistagged is not None:
        return [Speaker(mistagged, (mistagged,))]
    if is_passive(cue.word, cue.sentence) or is_asked(cue) or is_told(cue, context):
        agent = agent_of(cue.word, cue.sentence, lexicon.agents) or stating(cue, lexicon)
        return _speakers(agent, cue, context) if agent is not None else []
    earlier = _cue_before(cue, context) if _is_participle(cue) else None
    if earlier is not None:
        return speakers_of(earlier, context)
    head = _doer(_subject(cue), cue, lexicon) if cue.sure else None
    if head is None or not can_speak(head, cue, context):
        return []
    nearer = _nearer(head, cue, context)
    if nearer:
        return nearer
    return _speakers(_behind_relative(head, cue, context), cue, context)


def _nearer(head: Word, cue: Cue, context: Context) -> list[Speaker]:
    """Give who stands right before a finite cue, where the tree reaches past it for a subject.

    "Like Bell, the lawyer, Roe says", "Bell wants it and Roe wants it": a mark or a conjunction opens
    the noun phrase, which neither lists nor describes the tree's subject.
    """
    words = cue.sentence.words
    run = nominal_before(cue.word.index, cue.sentence, limit=2)
    if not run or run[0].index <= head.index or cue.word.feature("VerbForm") != "Fin" or run[0].index == 1:
        return []
    if any(is_punctuation(word) for word in words[run[-1].index : cue.word.index - 1]):
        return []
    opener, near = words[run[0].index - 2], _head_of(run, cue.sentence)
    opens = opener.text in _OPENING or opener.upos in {"CCONJ", "SCONJ"}
    if context.lexicon(cue.sentence).pronouns.get(run[0].text.lower()) == "rel":
        return []
    if not opens or near.relation in _BESIDE or not can_speak(near, cue, context):
        return []
    joined = opener.span.end == run[0].span.start  # "Ann Seitz-Wald"
    listed = opener.upos == "CCONJ" and near.relation == "conj" and head in cue.sentence.ancestors(near)
    described = near.upos != "PROPN" and head in cue.sentence.ancestors(near)
    return [] if joined or listed or described else [Speaker(near, tuple(run))]


def _behind(words: list[Word], prepositions: Collection[str], cue: Cue, context: Context) -> list[Speaker]:
    """Give who stands behind one of the prepositions."""
    for word in words:
        case = child_of(word, cue.sentence, "case") if word.relation == "obl" else None
        if case is not None and case.text.lower() in prepositions:
            return _speakers(word, cue, context)
    return []


def is_asked(cue: Cue) -> bool:
    """Tell "Asked about P, X said …": who is asked or told is no speaker."""
    opening = cue.word.index == 1 and cue.word.feature("Tense") == "Past"  # tagged finite or not
    bare = opening and child_of(cue.word, cue.sentence, "nsubj", "aux", "obj") is None
    return "open" in cue.entry.frames and (bare or is_bare_passive(cue.word, cue.sentence))


def is_accused(cue: Cue) -> bool:
    """Tell "was accused of P" and "was criticised for P", which may leave out who did."""
    judges = "object" in cue.entry.frames or cue.entry.stance == "doubting"
    if not judges or cue.entry.act != "speech" or not is_passive(cue.word, cue.sentence):
        return False
    cases = (child_of(c, cue.sentence, "case", "mark") for c in dependents(cue) if c.index > cue.word.index)
    return any(case is not None and case.text.lower() in cue.entry.prepositions for case in cases)


def is_told(cue: Cue, context: Context) -> bool:
    """Tell "P, a court was told", "P, court hears" and "P, jury told": who told is left out."""
    subject = child_of(cue.word, cue.sentence, "nsubj")
    hears = subject is not None and plain_lemma(subject) in context.lexicon(cue.sentence).hearers
    last = all(is_punctuation(word) for word in cue.sentence.words[cue.word.index :])  # a headline's
    told = is_passive(cue.word, cue.sentence) or last
    return hears and (bool(cue.entry.told_by) or (told and "open" in cue.entry.frames))


def _quoted(cue: Cue, lexicon: Lexicon) -> Word | None:
    """Give who is quoted: "X was quoted as saying P", "P, X was quoted"."""
    quoting = _quoting(cue, lexicon)
    return child_of(quoting, cue.sentence, "nsubj") if quoting is not None else None


def _quoting(cue: Cue, lexicon: Lexicon) -> Word | None:
    """Give the passive verb by which a cue is quoted: itself, or the one above "as saying"."""
    mark = child_of(cue.word, cue.sentence, "mark", "case")
    above = cue.sentence.head_of(cue.word)
    likened = mark is not None and mark.text.lower() in lexicon.likening and _is_participle(cue)
    if likened and above is not None and is_passive(above, cue.sentence):
        return above
    own = plain_lemma(cue.word) in lexicon.citing and is_passive(cue.word, cue.sentence)
    return cue.word if own else None


def _subject(cue: Cue) -> Word | None:
    """Give the subject of a cue; where the tree joins two clauses ("P still exists, he said"), its own."""
    own = [child for child in cue.sentence.children(cue.word) if child.relation == "nsubj"]
    beside = next((word for word in own if abs(word.index - cue.word.index) == 1), None)
    between = cue.sentence.words[own[0].index : beside.index - 1] if beside is not None else ()
    if beside is not None and any(word.upos == "VERB" and word is not cue.word for word in between):
        return antecedent(beside, cue.sentence)
    return subject_of(cue.word, cue.sentence) or _second_subject(cue)


def _second_subject(cue: Cue) -> Word | None:
    """Read "The clerks whose desks were moved say the mayor lied", where the tree gives both to "lied"."""
    for clause in (c for c in cue.sentence.children(cue.word) if c.relation == "ccomp"):
        subjects = [c for c in cue.sentence.children(clause) if c.relation == "nsubj"]
        if len(subjects) > 1 and subjects[0].index < cue.word.index < subjects[1].index < clause.index:
            return subjects[0]
    return None


def _doer(head: Word | None, cue: Cue, lexicon: Lexicon) -> Word | None:
    """Give who "took the step of criticising" or "was the first to call": the subject above the noun."""
    marked = cue.word.relation == "acl" and child_of(cue.word, cue.sentence, "mark", "case") is not None
    if head is None or not marked or cue.sentence.head_of(cue.word) is not head:
        return head
    own = child_of(head, cue.sentence, "nsubj")
    if own is not None:
        return antecedent(own, cue.sentence)
    if head.upos != "NOUN" or lexicon.lists_speaker(plain_lemma(head), head.text.lower()):
        return head
    above = cue.sentence.head_of(head)
    return subject_of(above, cue.sentence) if above is not None and above.upos == "VERB" else None


def _speakers(head: Word, cue: Cue, context: Context) -> list[Speaker]:
    lexicon = context.lexicon(cue.sentence)
    found = []
    behind = cue.sentence.words[head.index : head.index + 1]
    if head.upos == "PRON" and behind and is_acronym(behind[0], cue.sentence):
        return [Speaker(behind[0], (head, behind[0]))]  # "Het OM", with the article for a pronoun
    for one in conjuncts(head, cue.sentence):
        words = with_name(noun_phrase(one, cue.sentence, stop=cue.parts, with_conjuncts=False), cue.sentence)
        found.append(Speaker(one, tuple(without_time(words, one, lexicon))))
    return found


def _is_participle(cue: Cue) -> bool:
    bare = cue.word.feature("VerbForm") in {"Part", "Ger"} and cue.word.relation in {
        "advcl",
        "xcomp",
        "ccomp",
        "conj",
    }
    return bare and not any(c.relation in {"nsubj", "aux"} for c in cue.sentence.children(cue.word))


def _cue_before(cue: Cue, context: Context) -> Cue | None:
    """Give the cue whose speaker goes on in a participle ("said P, adding Q").

    A cue inside what another reports counts only where a name speaks ("said Lopez warned of P").
    """
    cues = list(find_cues(cue.sentence, context.lexicon(cue.sentence)))
    earlier = [c for c in cues if c.sure and c.word.index < cue.word.index and c.entry.act == "speech"]
    outside = [c for c in earlier if context.quotation_around(c.word) is None]
    leading = [c for c in outside if not any(_is_reported_by(o, c) for o in outside)]
    return leading[-1] if leading else None


def _is_reported_by(outer: Cue, inner: Cue) -> bool:
    subject = child_of(inner.word, inner.sentence, "nsubj")
    named = subject is not None and subject.upos == "PROPN"
    return not named and inner.word.relation == "ccomp" and inner.sentence.head_of(inner.word) is outer.word


def _before_conjunction(cue: Cue, context: Context) -> list[Speaker]:
    """Read "X did this and said …" where the tree has lost the coordination."""
    position = cue.word.index - 1
    if position < 1 or cue.sentence.words[position - 1].upos != "CCONJ":
        return []
    subjects = [w for w in cue.sentence.words[: position - 1] if w.relation == "nsubj"]
    usable = [w for w in subjects if can_speak(w, cue, context)]
    return _speakers(usable[-1], cue, context) if usable else []


def _behind_relative(head: Word, cue: Cue, context: Context) -> Word:
    """Give what a relative pronoun stands for by its place, where the tree does not tell."""
    if context.lexicon(cue.sentence).pronouns.get(head.text.lower()) != "rel":
        return head
    position = (
        head.index - 1
        if head.index > 1 and is_punctuation(cue.sentence.words[head.index - 2])
        else head.index
    )
    run = nominal_before(position, cue.sentence, limit=1)
    return head_of_run(run, cue.sentence) if run else head


def _beside(cue: Cue, context: Context) -> list[Speaker]:
    """Read the noun phrase next to the cue; a past participle alone may be a past tense mistagged."""
    form = cue.word.feature("VerbForm")
    bare = form in {"Inf", "Ger"} or (
        form == "Part" and cue.word.relation in {"acl", "advcl", "amod", "xcomp"}
    )
    if bare and cue.sure and not _has_auxiliary(cue) and not is_inverted(cue, context):
        return []
    index = cue.word.index
    if got := document_got(cue, context.lexicon(cue.sentence)):
        return [Speaker(got[0], tuple(got))]
    inserted = _before_insertion(cue)
    behind = nominal_after(index, cue.sentence)
    mistagged = not cue.sure and is_inverted(cue, context)  # "…, schat Van Vliet"
    runs = (behind,) if mistagged else (nominal_before(index, cue.sentence), inserted, behind)
    for run in runs:
        run = [word for word in run if word.index not in cue.parts]
        run = without_time(run, run[0], context.lexicon(cue.sentence)) if run else []
        run = with_hyphens(run, cue.sentence) if run else []
        head = _head_of(run, cue.sentence) if run else None
        if head is not None and can_speak(head, cue, context) and not _hears(head, cue, context):
            return [Speaker(head, tuple(run))]
    return []


def _hears(head: Word, cue: Cue, context: Context) -> bool:
    """Tell who is told from who tells ("The accused told the judges")."""
    object_behind = head.relation in {"obj", "iobj"} and head.index > cue.word.index
    return object_behind and "open" in cue.entry.frames and not is_inverted(cue, context)


def is_inverted(cue: Cue, context: Context) -> bool:
    """Tell "…, promised Ann Lee" from a participle and "…, schat Van Vliet" from a noun."""
    before = cue.sentence.words[cue.word.index - 2] if cue.word.index > 1 else None
    if before is None or not is_punctuation(before) or before.text in _INSIDE_WORDS:
        return False
    if mistagged_behind(cue, context.lexicon(cue.sentence)) is not None:
        return True
    form, tense = cue.word.feature("VerbForm"), cue.word.feature("Tense")
    run = nominal_after(cue.word.index, cue.sentence, limit=1)
    several = before.text == "," and bool(run) and run[0].feature("Number") == "Plur"  # ", klagen bewoners"
    if form == "Ger" or (form == "Inf" and not several) or (form == "Part" and tense == "Pres"):
        return False
    listed = context.lexicon(cue.sentence).lists_speaker
    named = any(w.upos == "PROPN" or listed(plain_lemma(w), w.text.lower()) for w in run)
    alone = child_of(cue.word, cue.sentence, "aux", "iobj") is None
    return named and alone and (cue.sure or any(w.upos == "PROPN" for w in run))


def _head_of(run: list[Word], sentence: Sentence) -> Word:
    """Give the head of a noun phrase; of "54-year-old" it is the number, for a year never speaks."""
    counted = (word for word, after in pairwise(run) if word.upos == "NUM" and after.text == "-")
    return next(counted, None) or head_of_run(run, sentence)


def _before_insertion(cue: Cue) -> list[Word]:
    """Read the noun phrase before an insertion between commas ("the statement, cited by X, reads")."""
    commas = [w.index for w in cue.sentence.words[: cue.word.index - 1] if w.text == ","]
    near = [at for at in commas if cue.word.index - at <= REACH]
    return nominal_before(near[0], cue.sentence, limit=1) if near else []


def _has_auxiliary(cue: Cue) -> bool:
    return any(child.relation == "aux" for child in cue.sentence.children(cue.word))


def credits_of(
    cue: Cue, context: Context, within: Collection[Word] | None = None
) -> list[tuple[Credit, ...]]:
    """Give one tuple of credits per speaker; a single credit to nobody when none is named."""
    mentions: list[Span | None] = [speaker.mention for speaker in speakers_of(cue, context, within)]
    mentions = mentions or [None]
    quoting = _quoting(cue, context.lexicon(cue.sentence))
    agent = agent_of(quoting, cue.sentence, context.lexicon(cue.sentence).agents) if quoting else None
    if quoting is None or quoting is cue.word:
        return [(Credit(mention, cue.span),) for mention in mentions]
    if agent is None:
        return [(Credit(mention, hull([quoting, cue.word])),) for mention in mentions]
    outer = _speakers(agent, cue, context)[0]
    return [(Credit(outer.mention, quoting.span), Credit(mention, cue.span)) for mention in mentions]
