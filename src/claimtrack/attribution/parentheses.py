"""Reporting clauses set off by commas: "P, X said" and "P, X said, Q".

The commas show them where the tree does not: small parsers take "The Washington Post
reports" for a noun phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.attribution.clauses import (
    behind_colon,
    has_finite_verb,
    is_subordinate,
    segments,
    span_of,
    tidy,
)
from claimtrack.attribution.colons import behind_report, reason, up_to_colon
from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue, dependents, find_cues
from claimtrack.attribution.nominals import nominal_after
from claimtrack.attribution.reporting import attributions, reports
from claimtrack.attribution.speakers import Speaker, is_inverted, is_told, speakers_of
from claimtrack.attribution.trees import VERBAL, child_of, is_passive, is_punctuation, plain_lemma
from claimtrack.model import Attribution, Sentence, Span, Word

_COUNTED = 3  # words of a stretch of time: "barely two days"
_APPOSED = 2  # segments of a speaker with an apposition: "its chairman, Ann Lee,"


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find reporting clauses behind or amid what they report."""
    taken = [credit.cue for attribution in found for credit in attribution.credits if credit.cue]
    for sentence in context.sentences:
        for cue in find_cues(sentence, context.lexicon(sentence)):
            free = not any(cue.span.overlaps(span) for span in taken)
            if (
                free
                and ("clause" in cue.entry.frames or _sounds(cue, context))
                and (not is_passive(cue.word, sentence) or is_told(cue, context))
                and reports(cue, context)
            ):
                yield from _read(cue, context)


def _sounds(cue: Cue, context: Context) -> bool:
    """Tell "P, lacht Lee": a verb that else needs a quotation, with a name right behind."""
    named = any(w.upos == "PROPN" for w in nominal_after(cue.word.index, cue.sentence, limit=1))
    last = all(w.upos != "VERB" for w in cue.sentence.words[cue.word.index :])
    return "quote" in cue.entry.frames and named and last and is_inverted(cue, context)


def _read(cue: Cue, context: Context) -> Iterator[Attribution]:
    parts = up_to_colon(_with_apposition(segments(cue.sentence, context), cue), cue, context)
    place = next((i for i, part in enumerate(parts) if cue.word in part), 0)
    content = _content(place, parts, cue, context)
    for said in (content, reason(cue, context)) if content else ():
        if said:
            yield from attributions(cue, said, context, "parenthesis", within=parts[place])


def _with_apposition(parts: list[list[Word]], cue: Cue) -> list[list[Word]]:
    """Join "…, its chairman, Ann Lee, warned" into one segment."""
    place = next((i for i, part in enumerate(parts) if cue.word in part), 0)
    if place < _APPOSED + 1 or parts[place][0] is not cue.word:
        return parts
    named = parts[place - _APPOSED : place]
    nominal = all(_is_noun_phrase(part) for part in named)
    if not nominal or not any(word.upos == "PROPN" for part in named for word in part):
        return parts
    joined = [word for part in parts[place - _APPOSED : place + 1] for word in part]
    return [*parts[: place - _APPOSED], joined, *parts[place + 1 :]]


def _is_noun_phrase(words: list[Word]) -> bool:
    opens = words[0].upos in {"DET", "PRON", "NOUN", "PROPN", "ADJ"}
    return opens and words[-1].upos in {"NOUN", "PROPN"} and all(w.upos not in VERBAL for w in words)


def _content(place: int, parts: list[list[Word]], cue: Cue, context: Context) -> tuple[Span, ...]:
    bare = cue.word.relation == "acl" and child_of(cue.word, cue.sentence, "nsubj") is None
    helped = child_of(cue.word, cue.sentence, "aux") is not None
    alone = cue.word.relation == "root" and not helped  # "its chairman warned", a participle to some parsers
    nonfinite = cue.word.feature("VerbForm") not in {"Fin", None} and not (alone or _has_subject_alone(cue))
    unfit = bare or (cue.sure and nonfinite and not _is_perfect(cue) and not is_told(cue, context))
    if unfit and not is_inverted(cue, context):
        return ()
    first = parts[place][0]
    subject = child_of(cue.word, cue.sentence, "nsubj")
    opening = [w for w in parts[place] if w.index < cue.word.index]
    relative = any(_is_relative(word, context, cue) for word in opening) or (
        subject is not None and _is_relative(subject, context, cue)
    )
    opens = context.lexicon(cue.sentence).complementisers
    after = first.deprel == "mark" and first.head == cue.word.index and place == len(parts) - 1
    likened = first.text.lower() in context.lexicon(cue.sentence).likening
    subordinate = first.upos == "SCONJ" and (first.text.lower() in opens or (after and not likened))
    if relative or subordinate or first.upos == "CCONJ" or not _is_parenthesis(parts[place], cue, context):
        return ()
    before = [word for part in parts[:place] for word in part]
    following = [word for part in parts[_behind_speaker(place, parts, cue, context) :] for word in part]
    if not before:
        spans = [span_of(following) if _is_likened(parts[0], following, cue, context) else None]
    elif is_subordinate(before, cue, context) or _is_described_subject(parts, place, cue, context):
        return ()
    else:
        whole = has_finite_verb(_without_phrase(before, following)) or _plans(before, following, cue, context)
        stated = has_finite_verb(_without_relatives(following, cue.sentence))
        goes_on = stated and _continues(following[0], cue, whole=whole)
        goes_on = goes_on or _adds_aim(following, before, cue) or _belongs_to(following, before, cue, context)
        goes_on = goes_on and not _dates(following, parts[place], cue, context)
        goes_on = goes_on and not _reports_itself(following, cue, context)
        if not goes_on and not whole:
            return ()
        before = behind_report(behind_colon(before, context), cue, context)
        spans = [span_of(before), span_of(following) if goes_on else None]
    tidied = (tidy(context, span) for span in spans if span)
    return tuple(span for span in tidied if span)


def _has_subject_alone(cue: Cue) -> bool:
    """Tell "people close to the firm say" from "to say" and "will say", for one form may be both."""
    subject = child_of(cue.word, cue.sentence, "nsubj")
    helped = child_of(cue.word, cue.sentence, "aux", "mark") is not None
    plain = cue.word.feature("VerbForm") == "Inf" and cue.word.relation in {"advcl", "parataxis", "ccomp"}
    return plain and subject is not None and subject.index < cue.word.index and not helped


def _dates(words: list[Word], part: list[Word], cue: Cue, context: Context) -> bool:
    """Tell "P, she said on Friday, a day after Q": behind a date, when it was said."""
    calendar = context.lexicon(cue.sentence).calendar
    dated = any(plain_lemma(word) in calendar for word in part)
    counted = next((i for i, word in enumerate(words[:_COUNTED]) if plain_lemma(word) in calendar), None)
    behind = words[counted + 1 : counted + 2] if counted is not None else []
    return dated and bool(behind) and behind[0].upos in {"ADP", "SCONJ"} and words[0].upos in {"DET", "NUM"}


def _reports_itself(words: list[Word], cue: Cue, context: Context) -> bool:
    """Tell "P, he pledged, *and he said that Q*", where what follows has a cue and a speaker of its own."""
    if words[0].upos != "CCONJ":
        return False
    inside = {word.index for word in words}
    heads = (
        other
        for other in find_cues(cue.sentence, context.lexicon(cue.sentence))
        if other.word.index in inside and other.word.head not in inside and "clause" in other.entry.frames
    )
    subjects = ((other, child_of(other.word, cue.sentence, "nsubj")) for other in heads)
    return any(subject in words and reports(other, context) for other, subject in subjects if subject)


def _without_phrase(words: list[Word], following: list[Word]) -> list[Word]:
    """Leave out relative clauses where a preposition opens ("In a memo that leaked, staff say that P").

    So too where a verb goes on behind: "All whom she met, she says, had left".
    """
    goes_on = bool(following) and following[0].upos in VERBAL and following[0].feature("VerbForm") == "Fin"
    opens = words[0].upos == "ADP" or goes_on
    return [word for word in words if not (opens and word.deprel == "acl:relcl")]


def _is_described_subject(parts: list[list[Word]], place: int, cue: Cue, context: Context) -> bool:
    """Tell "The inspectors, who were aboard, noted five faults" from "P, noted Ann Lee"."""
    opening, described = parts[0], parts[1]
    subject = child_of(cue.word, cue.sentence, "nsubj")
    opens = parts[place][0] is cue.word and place == _APPOSED and _is_relative(described[0], context, cue)
    return opens and subject in opening and not has_finite_verb(opening)


def _belongs_to(words: list[Word], before: list[Word], cue: Cue, context: Context) -> bool:
    """Tell whether the clause before goes on: its verb, its "that P" or its agent follows.

    "Everybody she met, she says, had left", "It was a pity, he said, that P", "It was led, he said, by X".
    """
    if not words:
        return False
    first, lexicon = words[0], context.lexicon(cue.sentence)
    governor = cue.sentence.head_of(first)
    verb = first if first.upos in VERBAL else None
    subject = child_of(verb, cue.sentence, "nsubj") if verb is not None else None
    if subject is not None and subject in before:
        return True
    cleft = lexicon.pronouns.get(before[0].text.lower()) == "neut" and has_finite_verb(before[1:3])
    if first.text.lower() in lexicon.complementisers and first.upos == "SCONJ":
        return cleft
    acts = governor is not None and governor.relation == "obl" and first.text.lower() in lexicon.agents
    above = cue.sentence.head_of(governor) if acts and governor is not None else None
    return above is not None and above in before and is_passive(above, cue.sentence)


def _without_relatives(words: list[Word], sentence: Sentence) -> list[Word]:
    """Leave out relative clauses: "said Ann Lee, who left because it rained" goes on with nothing."""
    relative = {w.index for word in words if word.deprel == "acl:relcl" for w in sentence.subtree(word)}
    return [word for word in words if word.index not in relative]


def _adds_aim(words: list[Word], before: list[Word], cue: Cue) -> bool:
    """Tell "It is slow, she says, to save fuel": an infinitive that belongs to the clause before."""
    verb = cue.sentence.head_of(words[0]) if words and words[0].relation == "mark" else None
    above = cue.sentence.head_of(verb) if verb is not None else None
    return verb is not None and verb.feature("VerbForm") == "Inf" and above in before


def _plans(words: list[Word], following: list[Word], cue: Cue, context: Context) -> bool:
    """Tell a clause whose verb was taken for a noun ("The firm plans to cut jobs, X reported")."""
    lexicon = context.lexicon(cue.sentence)
    if _is_headed(words, following, cue, context):
        return True
    aims = (cue.sentence.head_of(w) for w in words if w.feature("VerbForm") == "Inf" and w.relation == "acl")
    nouns = [noun for noun in aims if noun is not None and noun.upos == "NOUN" and noun in words]
    return any(lexicon.verb_named(plain_lemma(noun), noun.text.lower()) for noun in nouns)


def _is_headed(words: list[Word], following: list[Word], cue: Cue, context: Context) -> bool:
    """Tell what a headline says without a finite verb: "Bridge unsafe, says mayor"."""
    block = next((b for b in context.blocks if b.span.covers(cue.span)), None)
    named = any(word.upos in {"NOUN", "PROPN"} for word in words) and len(words) > 1
    return block is not None and block.role == "headline" and named and not following


def _is_relative(word: Word, context: Context, cue: Cue) -> bool:
    return context.lexicon(cue.sentence).pronouns.get(word.text.lower()) == "rel" and word.upos == "PRON"


def _behind_speaker(place: int, parts: list[list[Word]], cue: Cue, context: Context) -> int:
    """Give the first segment behind the cue's, past a relative clause on the speaker ("said X, who …,")."""
    behind = place + 1
    described = behind + 1 < len(parts) and _is_relative(parts[behind][0], context, cue)
    return behind + 1 if described else behind


def _is_likened(part: list[Word], following: list[Word], cue: Cue, context: Context) -> bool:
    """Read "As X said, P"."""
    return part[0].text.lower() in context.lexicon(cue.sentence).likening and has_finite_verb(following)


def _continues(first: Word, cue: Cue, *, whole: bool) -> bool:
    """Tell whether words after a parenthesis go on with the clause before it.

    Where that clause is ``whole``, a verb right behind the comma belongs to another one.
    """
    return first.upos != "SCONJ" and first.head != cue.word.index and not (whole and first.upos == "VERB")


def _is_parenthesis(part: list[Word], cue: Cue, context: Context) -> bool:
    """Tell whether a segment holds no more than the cue, its speaker and some adverbials."""
    speakers = speakers_of(cue, context, within=part)
    fits = cue.sure or is_inverted(cue, context)
    credited = bool(speakers) and (fits or _is_name_and_cue(part, cue, context, speakers[0]))
    if not credited and not is_told(cue, context):
        return False
    own = {w.index for s in speakers for w in (*s.words, *cue.sentence.subtree(s.head))} | cue.parts
    if _has_object([word for word in part if word.index not in own], cue, context) or _goes_on_behind(
        part, cue, context
    ):
        return False
    others = [w for w in part if w.index not in own]
    held = any(c.relation == "ccomp" and c in others and c.index > cue.word.index for c in dependents(cue))
    verbs = [w for w in others if w.upos == "VERB"]
    return not held and all(_describes(verb, cue) or _is_gerund(verb) for verb in verbs)


def _is_perfect(cue: Cue) -> bool:
    """Tell "Ann Lee has said" from "could have said" and "was saying"."""
    auxiliaries = [c for c in cue.sentence.children(cue.word) if c.relation == "aux"]
    finite = len(auxiliaries) == 1 and auxiliaries[0].feature("VerbForm") == "Fin"
    past = cue.word.feature("VerbForm") == "Part" and cue.word.feature("Tense") in {"Past", None}
    past = past or (cue.word.feature("VerbForm") == "Inf" and len(cue.parts) > 1)  # "heeft X laten weten"
    return cue.entry.act == "speech" and finite and past


def _describes(verb: Word, cue: Cue) -> bool:
    """Tell a participle at a noun, and one that stands for a noun ("in een brief aan omwonenden").

    Not so where the noun is what the cue is about ("joked about an alleged friendship").
    """
    if verb.relation == "acl":
        return True
    noun = cue.sentence.head_of(verb) if verb.relation == "amod" else verb
    case = child_of(noun, cue.sentence, "case") if noun is not None else None
    topic = case is not None and case.text.lower() in cue.entry.prepositions
    alone = all(child.relation in {"case", "det"} for child in cue.sentence.children(verb))
    return verb.relation in {"amod", "nmod", "obl"} and alone and not topic


def _is_gerund(word: Word) -> bool:
    return word.feature("VerbForm") in {"Ger", "Part"} and word.relation == "advcl"


def _goes_on_behind(part: list[Word], cue: Cue, context: Context) -> bool:
    """Tell whether the content follows the cue ("…, zei dat")."""
    lexicon = context.lexicon(cue.sentence)
    behind = [word for word in part if word.index > max(cue.parts | {cue.word.index})]
    opens = lexicon.complementisers | lexicon.question_words
    return any(word.text.lower() in opens and word.upos == "SCONJ" for word in behind)


def _has_object(part: list[Word], cue: Cue, context: Context) -> bool:
    """Tell whether the cue acts on something ("…, others denied it"); those told do not count."""
    pronouns = context.lexicon(cue.sentence).pronouns
    behind = [c for c in cue.sentence.children(cue.word) if c.index > cue.word.index and c in part]
    objects = [child for child in behind if child.relation == "obj" and not _ends_name(child, cue)]
    told = "open" in cue.entry.frames
    return any(not told or pronouns.get(one.text.lower()) == "neut" for one in objects)


def _ends_name(word: Word, cue: Cue) -> bool:
    """Tell the end of a body's name, "…, zegt de commissie ruimtelijke ordening", from an object."""
    subject = child_of(cue.word, cue.sentence, "nsubj")
    first = cue.sentence.subtree(word)[0]
    beside = subject is not None and subject.upos == "NOUN" and first.index == subject.index + 1
    return beside and word.upos == "NOUN" and first.upos in {"ADJ", "NOUN"}


def _closes_with_document(cue: Cue, context: Context, speaker: Speaker) -> bool:
    """Tell "P, the memo reports.", which ends the sentence, from "a plan and a memo reports draw on"."""
    behind = cue.sentence.words[cue.word.index :]
    document = context.lexicon(cue.sentence).is_document(plain_lemma(speaker.head))
    return document and all(is_punctuation(word) for word in behind)


def _is_name_and_cue(part: list[Word], cue: Cue, context: Context, speaker: Speaker) -> bool:
    """Tell whether a cue that is no verb to the tagger stands right behind a name that fills the segment."""
    name = speaker.words[0] is part[0] and speaker.words[-1].index == cue.word.index - 1
    named = speaker.words[-1].upos in {"PROPN", "PRON"} or _closes_with_document(cue, context, speaker)
    return name and named and cue.entry.act == "speech"
