"""Sources named by a phrase: "according to X", "volgens X", "blijkt uit X", "naar eigen zeggen"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from claimtrack.attribution.clauses import behind_colon, has_verb, span_of, tidy, without_complementiser
from claimtrack.attribution.context import Context
from claimtrack.attribution.endings import is_held_against
from claimtrack.attribution.neighbours import before_neighbour, behind_neighbour
from claimtrack.attribution.nominals import head_of_run, nominal_after, phrases_after
from claimtrack.attribution.reporting import speech_of
from claimtrack.attribution.trees import (
    VERBAL,
    child_of,
    hull,
    is_punctuation,
    noun_phrase,
    plain_lemma,
    subject_of,
    words_in,
)
from claimtrack.lexicons import Lexicon
from claimtrack.model import Act, Attribution, Credit, Sentence, Span, Word

_PEOPLE = frozenset({"masc", "fem", "fem_or_plur"})  # pronouns for somebody


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find content whose source stands behind a preposition of attribution.

    The content is the clause around the phrase, or the sentence before it where the clause
    is no more than a demonstrative ("Dit blijkt uit …").
    """
    taken = [credit.cue for attribution in found for credit in attribution.credits if credit.cue]
    for sentence in context.sentences:
        lexicon = context.lexicon(sentence)
        phrases = (*lexicon.source_phrases, *lexicon.trailing_source_phrases, *lexicon.evidence_phrases)
        for cue in context.find_phrases(sentence, phrases):
            if not any(cue.overlaps(span) for span in taken):
                yield from _read(cue, sentence, context)
        own = list(context.find_phrases(sentence, lexicon.own_account_phrases))
        for cue in own:
            yield from _read_own_account(cue, sentence, context)
        for noun in sentence.words:
            if not any(noun.span.overlaps(span) for span in (*own, *taken)):
                yield from _read_viewpoint(noun, sentence, context)


def _read_own_account(cue: Span, sentence: Sentence, context: Context) -> Iterator[Attribution]:
    """Read "She was, by her own account, asleep": the subject says it of itself."""
    words = words_in(sentence, cue)
    above = [w for word in words[-1:] for w in (word, *sentence.ancestors(word))]
    subject = next((s for w in above if (s := subject_of(w, sentence)) is not None), None)
    teller = _concerned(subject, sentence, context.lexicon(sentence)) if subject is not None else None
    content = _content(cue, sentence, context)
    mention = hull(noun_phrase(teller, sentence)) if teller is not None else cue
    if content and not cue.overlaps(mention):
        credit = Credit(mention, cue)
        yield Attribution(content, (credit,), speech_of(content, context), "speech", "own_account")


def _concerned(subject: Word, sentence: Sentence, lexicon: Lexicon) -> Word:
    """Give whom a thing befalls, for it has no account: "Het dak kostte hem naar eigen zeggen een ton"."""
    above = sentence.head_of(subject)
    speaks = lexicon.lists_speaker(plain_lemma(subject), subject.text.lower())
    if above is None or speaks or subject.upos not in {"NOUN", "VERB"}:
        return subject
    objects = [c for c in sentence.children(above) if c.relation in {"obj", "iobj"} and c.upos == "PRON"]
    people = (c for c in objects if lexicon.pronouns.get(c.text.lower()) in _PEOPLE)
    return next(people, subject)


def _read_viewpoint(noun: Word, sentence: Sentence, context: Context) -> Iterator[Attribution]:
    """Read "In the mayor's view, P" and "Naar de mening van de rechter P"."""
    lexicon = context.lexicon(sentence)
    case = child_of(noun, sentence, "case")
    if case is None or case.text.lower() not in lexicon.viewpoints.get(plain_lemma(noun), ()):
        return
    holder = _possessor(noun, sentence, lexicon)
    phrase = hull([case, *noun_phrase(noun, sentence)])
    if holder is None or lexicon.pronouns.get(holder.text.lower(), "").startswith("speaker"):
        return
    content = _content(phrase, sentence, context) if _stands_apart(case, noun, sentence) else ()
    if content and context.quotation_around(noun) is None:
        credit = Credit(hull(noun_phrase(holder, sentence)), noun.span)
        yield Attribution(content, (credit,), speech_of(content, context), "speech", "phrase")


def _stands_apart(case: Word, noun: Word, sentence: Sentence) -> bool:
    """Tell "Het plan is in haar ogen een ramp" and "In her eyes, P" from "had tears in her eyes"."""
    set_off = case.index == 1 or is_punctuation(sentence.words[case.index - 2])
    governor = sentence.head_of(noun)
    judged = governor is not None and noun.relation == "obl" and child_of(governor, sentence, "obj") is None
    return set_off or judged


def _possessor(noun: Word, sentence: Sentence, lexicon: Lexicon) -> Word | None:
    for child in sentence.children(noun):
        case = child_of(child, sentence, "case")
        held = child.relation == "nmod" and case is not None and case.text.lower() in lexicon.holders
        if child.deprel == "nmod:poss" or held:
            return child
    return None


def _read(cue: Span, sentence: Sentence, context: Context) -> Iterator[Attribution]:
    last = max((word.index for word in sentence.words if word.span.end <= cue.end), default=0)
    phrases = _listed(last, sentence, context.lexicon(sentence)) or phrases_after(last, sentence)
    phrases = phrases or _mistagged_phrase(last, sentence)
    if not phrases or plain_lemma(head_of_run(phrases[0], sentence)) in context.lexicon(sentence).measures:
        return
    whole = _whole_phrase(cue, phrases[-1], sentence)
    wishes = context.text[cue.start : cue.end].split()[0].lower() in context.lexicon(sentence).conditions
    if wishes:
        if not _can_decide(head_of_run(phrases[-1], sentence), context.lexicon(sentence)):
            return
        whole = _with_verb(whole, sentence)
    content = _content(whole, sentence, context)
    act: Act = "attitude" if wishes else "speech"
    linking = context.lexicon(sentence).linking
    for phrase in phrases if content else []:
        credit = Credit(hull(_without_links(phrase, linking)), cue)
        yield Attribution(content, (credit,), speech_of(content, context), act, "phrase")


def _without_links(phrase: list[Word], linking: Collection[str]) -> list[Word]:
    """Leave "echter" out of whoever speaks in "Volgens Holm echter is de pomp oud"."""
    last = max((i for i, w in enumerate(phrase) if not _links(w, linking)), default=len(phrase) - 1)
    return phrase[: last + 1]


def _links(word: Word, linking: Collection[str]) -> bool:
    return is_punctuation(word) or word.text.lower() in linking


def _behind_links(words: list[Word], linking: Collection[str]) -> list[Word]:
    """Leave out the "however," of "According to Holm, however, the pump was old"."""
    first = next((i for i, word in enumerate(words) if not _links(word, linking)), 0)
    set_off = first > 0 and is_punctuation(words[first - 1])
    return words[first:] if set_off else words


def _can_decide(word: Word, lexicon: Lexicon) -> bool:
    """Tell "als het aan de wethouder ligt" from "als het aan het weer ligt"."""
    person = lexicon.pronouns.get(word.text.lower()) in {"masc", "fem", "fem_or_plur", "plur"}
    return person or word.upos == "PROPN" or lexicon.lists_speaker(plain_lemma(word), word.text.lower())


def _with_verb(phrase: Span, sentence: Sentence) -> Span:
    """Take in the verb that closes "als het aan de wethouder ligt"."""
    behind = [w for w in sentence.words if w.span.start >= phrase.end][:2]
    closes = len(behind) > 1 and behind[0].upos in VERBAL and is_punctuation(behind[1])
    return Span(phrase.start, behind[0].span.end) if closes else phrase


def _listed(position: int, sentence: Sentence, lexicon: Lexicon) -> list[list[Word]]:
    """Read "volgens deskundigen onduidelijk", where the tagger takes the experts for an adjective."""
    near = sentence.words[position : position + 2]
    if len(near) < 2 or near[0].upos not in {"ADJ", "VERB"} or near[1].upos not in {"ADJ", "ADV"}:  # noqa: PLR2004
        return []
    return [[near[0]]] if lexicon.lists_speaker(near[0].text.lower()) else []


def _mistagged_phrase(position: int, sentence: Sentence) -> list[list[Word]]:
    """Read "according to exit polls", whose first word was taken for a verb."""
    near = sentence.words[position : position + 2]
    bare = len(near) > 1 and near[0].upos == "VERB" and near[0].text.islower()
    run = nominal_after(position + 1, sentence, limit=1) if bare else []
    return [[near[0], *run]] if run and near[1].upos == "NOUN" else []


def _whole_phrase(cue: Span, words: list[Word], sentence: Sentence) -> Span:
    """Run from the cue over the noun phrase and the relative clauses that hang on it."""
    below = {w.index for word in words for w in sentence.subtree(word)} | {w.index for w in words}
    last = words[-1].index
    while last < len(sentence.words) and sentence.words[last].index in below:
        last += 1
    return Span(cue.start, sentence.words[last - 1].span.end)


def _content(phrase: Span, sentence: Sentence, context: Context) -> tuple[Span, ...]:
    before = [w for w in sentence.words if w.span.end <= phrase.start]
    after = [w for w in sentence.words if w.span.start >= phrase.end]
    before, after = _within_clause(before, after, phrase, sentence)
    before = behind_colon(_behind_semicolon(before, after, context), context)
    against = next((i for i, w in enumerate(after) if is_held_against(w, sentence, context)), len(after))
    after = _before_semicolon(before, before_neighbour(after[:against], sentence, context), context)
    before = behind_neighbour(before, phrase, sentence, context)
    lexicon = context.lexicon(sentence)
    after = _behind_links(after, lexicon.linking)
    substantial = [w for w in before + after if not is_punctuation(w)]
    if all(w.text.lower() in lexicon.demonstratives or w.upos in VERBAL for w in substantial):
        earlier = context.sentence_before(sentence)
        return _tidied([earlier.span if earlier else None], context)
    if not any(w.upos in VERBAL | {"NOUN"} for w in substantial):
        return ()
    stated = [part for part in (before, after) if any(_states(w, lexicon.linking) for w in part)]
    return _tidied([span_of(without_complementiser(p, lexicon.complementisers)) for p in stated], context)


def _behind_semicolon(before: list[Word], after: list[Word], context: Context) -> list[Word]:
    """Leave out the clause before "; de raad moet volgens X nog beslissen" and ": volgens X is P"."""
    goes_on = has_verb(after)
    marks = {";", ":"} if goes_on else {";"}
    apart = (i for i, w in enumerate(before) if w.text in marks and context.quotation_around(w) is None)
    last = max(apart, default=-1)
    behind = before[last + 1 :]
    return behind if last >= 0 and (goes_on or has_verb(behind)) else before


def _before_semicolon(before: list[Word], after: list[Word], context: Context) -> list[Word]:
    """Leave out the clause behind "P, aldus X; Q": Q is the writer's."""
    marks = (i for i, w in enumerate(after) if w.text == ";" and context.quotation_around(w) is None)
    first = next(marks, len(after))
    closes = has_verb(before) and all(is_punctuation(word) for word in after[:first])
    return after[:first] if closes else after


def _states(word: Word, linking: Collection[str]) -> bool:
    """Tell a word that says something from one that only links ("die volgens X …", "Ook volgens X …")."""
    relative = word.upos == "PRON" and word.feature("PronType") == "Rel"
    links = word.upos in {"SCONJ", "CCONJ"} or _links(word, linking)
    return not links and not relative


def _tidied(spans: list[Span | None], context: Context) -> tuple[Span, ...]:
    tidied = (tidy(context, span) for span in spans if span)
    return tuple(span for span in tidied if span)


def _within_clause(
    before: list[Word], after: list[Word], phrase: Span, sentence: Sentence
) -> tuple[list[Word], list[Word]]:
    """Leave out the coordinated main clauses that the phrase does not belong to."""
    anchor = next((w for w in sentence.words if phrase.covers(w.span)), None)
    at_end = bool(before) and before[-1].text == "," and all(is_punctuation(w) for w in after)
    # Behind a comma at the end, the phrase is about the whole.
    subordinate = {"conj"} if at_end else {"conj", "ccomp", "acl"}
    above = [anchor, *sentence.ancestors(anchor)] if anchor else []
    governors = [w for w in above if w.upos in VERBAL or _is_described_as(w, sentence)]
    clause = next((g for g in governors if g.relation in subordinate and _has_subject(g, sentence)), None)
    if anchor is not None:
        clause = _opened_before(anchor, governors, sentence) or clause
    if clause is None:
        return before, after
    inside = {word.index for word in sentence.subtree(clause)}
    return [w for w in before if w.index in inside and w.relation != "cc"], [
        w for w in after if w.index in inside
    ]


def _is_described_as(word: Word, sentence: Sentence) -> bool:
    """Tell the predicate of "die volgens X onveilig is"."""
    return word.deprel == "acl:relcl" and child_of(word, sentence, "cop") is not None


def _opened_before(anchor: Word, governors: list[Word], sentence: Sentence) -> Word | None:
    """Give the clause whose conjunction stands right before the phrase ("although according to X Q")."""
    before = sentence.words[anchor.index - 2] if anchor.index > 1 else None
    if before is None or before.relation != "mark":
        return None
    return next((g for g in governors if g.index == before.head and g.relation == "advcl"), None)


def _has_subject(verb: Word, sentence: Sentence) -> bool:
    return any(child.relation == "nsubj" for child in sentence.children(verb))
