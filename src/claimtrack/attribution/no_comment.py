"""Sources that were asked and said nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.attribution.clauses import tidy
from claimtrack.attribution.context import Context
from claimtrack.attribution.nominals import coordinated_behind, nominal_before
from claimtrack.attribution.silences import find_silences
from claimtrack.attribution.trees import (
    NOMINAL,
    VERBAL,
    child_of,
    conjuncts,
    hull,
    is_passive,
    noun_phrase,
    plain_lemma,
    subject_of,
    words_in,
)
from claimtrack.lexicons import Lexicon
from claimtrack.model import Attribution, Credit, Sentence, Span, Word


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find who declined, kept silent or could not be reached; the content is the topic, if named."""
    for sentence in context.sentences:
        lexicon = context.lexicon(sentence)
        spans = find_silences(sentence, context)
        answers = context.find_phrases(sentence, lexicon.comment_phrases)
        spans += [cue for cue in answers if _is_by_nobody(cue, sentence, lexicon)]
        for cue in spans:
            if context.quotations_in(cue) or _is_reproached(cue, sentence, lexicon):
                continue
            silent = [hull(phrase) for phrase in _silent(cue, sentence, lexicon)]
            topic = _topic(cue, silent, sentence, context)
            for mention in silent:
                yield Attribution(topic, (Credit(mention, cue),), "indirect", "no_comment", "no_comment")
        for cue in context.find_phrases(sentence, lexicon.unanswered_phrases):
            asked = _asked(cue, sentence, lexicon)
            if asked is not None:
                credit = Credit(hull(noun_phrase(asked, sentence)), cue)
                yield Attribution((), (credit,), "indirect", "no_comment", "no_comment")


def _asked(cue: Span, sentence: Sentence, lexicon: Lexicon) -> Word | None:
    """Give whom "calls to the bank" and "a request for comment from the bank" went to."""
    before = [word for word in sentence.words if word.span.end <= cue.start]
    inquiry = next((word for word in before if plain_lemma(word) in lexicon.inquiries), None)
    senders = lexicon.telling | lexicon.housing
    for word in before[inquiry.index :] if inquiry is not None else ():
        case = child_of(word, sentence, "case")
        asks = word.text.lower() in lexicon.question_words  # "the question to whom it belongs"
        if case is not None and case.text.lower() in senders and word.upos in NOMINAL and not asks:
            return word
    return None


def _is_by_nobody(cue: Span, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "neither the firm nor the ministry would comment" by the negation among its subjects."""
    before = [word for word in sentence.words if word.span.end <= cue.start]
    negated = any(w.text.lower() in lexicon.negations and w.upos not in {"ADV", "PART"} for w in before)
    return negated and any(word.upos in {"NOUN", "PROPN"} for word in before)  # "nobody" is no source


def _is_reproached(cue: Span, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "accused the board of keeping silent", where another says so, from who kept silent."""
    verb = words_in(sentence, cue)[0]
    mark = child_of(verb, sentence, "mark", "case")
    above = (lexicon.verb_named(plain_lemma(w), w.text.lower()) for w in sentence.ancestors(verb))
    entries = (lexicon.verbs[name] for name in above if name is not None)
    return mark is not None and any(mark.text.lower() in entry.prepositions for entry in entries)


def _silent(cue: Span, sentence: Sentence, lexicon: Lexicon) -> list[list[Word]]:
    """Give the noun phrases of those who said nothing, one by one."""
    words = words_in(sentence, cue)
    for word in words:
        subject = _subject(word, sentence)
        if is_passive(word, sentence) and not _is_denied(words, lexicon):
            continue  # "a result was kept quiet"
        if subject is not None and _is_nobody(subject, sentence, lexicon):
            house = _house_of(cue, subject, sentence, lexicon)
            return [noun_phrase(house, sentence)] if house is not None else []
        if subject is not None and subject.text.lower() in lexicon.demonstratives:
            return []  # "that is not to say"
        if subject is not None and subject.upos in NOMINAL and not cue.covers(subject.span):
            heads = conjuncts(subject, sentence)
            found = [noun_phrase(head, sentence, with_conjuncts=False) for head in heads]
            return found if len(found) > 1 else [*found, *coordinated_behind(found[0], sentence)]
    run = nominal_before(words[0].index, sentence) if words else []
    return [run] if run else []


def _subject(verb: Word, sentence: Sentence) -> Word | None:
    """Give the subject, past the "neither" that a tree may take for one."""
    subject = subject_of(verb, sentence)
    if subject is None or subject.upos != "CCONJ":
        return subject
    others = (c for c in sentence.children(verb) if c.relation == "nsubj" and c is not subject)
    return next(others, subject)


def _is_denied(words: list[Word], lexicon: Lexicon) -> bool:
    return any(word.text.lower() in lexicon.negations for word in words)


def _is_nobody(subject: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "niemand" and "no one" from "no minister", who are listed elsewhere."""
    if subject.text.lower() in lexicon.negations:
        return True
    denied = any(c.text.lower() in lexicon.negations for c in sentence.children(subject))
    return denied and subject.upos == "PRON"


def _house_of(cue: Span, nobody: Word, sentence: Sentence, lexicon: Lexicon) -> Word | None:
    """Give the firm of "nobody at the firm would comment", "bij de firma wil niemand reageren"."""
    verbs = (sentence.head_of(nobody), *words_in(sentence, cue))
    beside = (c for verb in verbs if verb is not None for c in sentence.children(verb) if c.relation == "obl")
    for word in (*sentence.children(nobody), *beside):
        case = child_of(word, sentence, "case")
        if case is not None and case.text.lower() in lexicon.housing and word.upos in NOMINAL:
            return word
    return None


def _topic(cue: Span, silent: list[Span], sentence: Sentence, context: Context) -> tuple[Span, ...]:
    if cue in context.find_phrases(sentence, context.lexicon(sentence).referring_phrases):
        return ()
    behind = _topic_behind(cue, sentence, context)
    turned = any(span.overlaps(mention) for span in behind for mention in silent)
    return (() if turned else behind) or _topic_in_front(cue, sentence, context)


def _topic_behind(cue: Span, sentence: Sentence, context: Context) -> tuple[Span, ...]:
    """Give the words behind the cue up to the next punctuation, without their preposition."""
    after = [w for w in sentence.words if w.span.start >= cue.end]
    if after and after[0].text.lower() in context.lexicon(sentence).question_words:
        clause = tidy(context, hull(after))
        return (clause,) if clause else ()
    end = next((i for i, w in enumerate(after) if w.upos in {"PUNCT", "CCONJ", "SCONJ"}), len(after))
    words = after[:end]
    while words and words[0].upos in {"ADP", "PART"}:
        words = words[1:]
    span = tidy(context, hull(words)) if words else None
    return (span,) if span and not _is_time(words) else ()


def _topic_in_front(cue: Span, sentence: Sentence, context: Context) -> tuple[Span, ...]:
    """Read "On the memo, she would not comment" and "Of zij blijft, wilde zij niet zeggen"."""
    lexicon = context.lexicon(sentence)
    front = list(sentence.words[: _clause_start(cue, sentence) - 1])
    first = sentence.words[0].text.lower()
    asks = first in lexicon.question_words and any(w.relation == "nsubj" for w in front)
    if first in lexicon.topic_prepositions:
        front = front[1:]
    elif not asks:
        return ()
    span = tidy(context, hull(front)) if front else None
    dated = any(plain_lemma(word) in lexicon.calendar for word in front)
    return (span,) if span and not dated and not _is_time(front) else ()


def _clause_start(cue: Span, sentence: Sentence) -> int:
    """Give where the clause of a cue begins: with its subject, or with a verb before that."""
    verbs = [w for word in words_in(sentence, cue) for w in (word, *sentence.ancestors(word))]
    helping = [c for verb in verbs for c in sentence.children(verb) if c.relation == "aux"]
    subjects = [s for verb in verbs if (s := subject_of(verb, sentence)) is not None]
    starts = [w.index for w in (*verbs, *helping) if w.upos in VERBAL]
    return min([*starts, *(noun_phrase(s, sentence)[0].index for s in subjects)], default=1)


def _is_time(words: list[Word]) -> bool:
    return all(w.upos not in {"NOUN", "PRON", "VERB"} for w in words)
