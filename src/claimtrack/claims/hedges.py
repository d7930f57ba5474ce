"""The words with which a writer or reporter keeps a claim at arm's length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimtrack.claims.nesting import by_sentence, encloses, hull
from claimtrack.lexicons import Lexicon
from claimtrack.model import Attribution, ParsedArticle, Sentence, Span, Word

_PEOPLE = frozenset({"masc", "fem", "fem_or_plur", "plur"})  # pronouns for somebody known


def find_hedges(
    parsed: ParsedArticle, attributions: Sequence[Attribution], lexicons: Mapping[str, Lexicon]
) -> dict[int, set[Span]]:
    """Give each attribution the hedges beside its cue, and those in its content but in no narrower one."""
    found = {id(a): set(a.hedges) for a in attributions}
    for sentence, near in by_sentence(parsed, attributions):
        cues = [c.cue for a in near for c in a.credits if c.cue and c.cue not in a.hedges]
        for span in hedge_spans(sentence, parsed, lexicons):
            if span in cues and _is_verb(span, sentence):
                continue
            for holder in _hedged(span, near, sentence, lexicons[sentence.language]):
                found[id(holder)].add(span)
    return found


def _hedged(
    span: Span, near: Sequence[Attribution], sentence: Sentence, lexicon: Lexicon
) -> list[Attribution]:
    """Give the narrowest attributions that a hedge is about."""
    holders = [a for a in near if a.content and hull(a.content).covers(span)]
    if not holders:
        return [a for a in near if _stands_by_cue(span, a, sentence)]
    if any(a.speech == "direct" for a in holders) or _is_of_time(span, sentence, lexicon):
        return []
    return [a for a in holders if not any(b is not a and encloses(a, b) for b in holders)]


def hedge_spans(sentence: Sentence, parsed: ParsedArticle, lexicons: Mapping[str, Lexicon]) -> Iterator[Span]:
    """Give the writer's words of doubt in a sentence."""
    lexicon = lexicons.get(sentence.language)
    if lexicon is None:
        return
    pattern = lexicon.pattern(lexicon.hedge_phrases)
    for match in pattern.finditer(parsed.article.text, sentence.span.start, sentence.span.end):
        span = Span(match.start(), match.end())
        plain = _is_predicate(span, sentence) or _is_of_degree(span, sentence, lexicon)
        if not plain and not _is_conditional(span, sentence, lexicon):
            yield span


def _word_at(span: Span, sentence: Sentence) -> Word | None:
    return next((word for word in sentence.words if word.span == span), None)


def _is_verb(span: Span, sentence: Sentence) -> bool:
    """Tell "X alleged", which names who says so, from "naar eigen zeggen", which keeps its distance."""
    word = _word_at(span, sentence)
    return word is not None and word.upos == "VERB"


def _is_predicate(span: Span, sentence: Sentence) -> bool:
    """Tell what is said of something, "a deal is possible", from a doubt whether it is so."""
    word = _word_at(span, sentence)
    return word is not None and any(child.relation == "cop" for child in sentence.children(word))


def _is_of_degree(span: Span, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "zo snel mogelijk" from a doubt."""
    word = _word_at(span, sentence)
    before = sentence.words[max(0, word.index - 3) : word.index - 1] if word is not None else ()
    if len(before) < 2:  # noqa: PLR2004 - "zo" and what is compared
        return False
    so = before[0].text.lower() in lexicon.demonstratives and before[0].upos == "ADV"
    return so and before[1].upos in {"ADJ", "ADV"}


def _is_conditional(span: Span, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "zou" with a condition beside it, which asserts nothing."""
    modal = _modal_at(span, sentence, lexicon)
    governor = sentence.head_of(modal) if modal is not None else None
    clauses = (
        [c for c in sentence.children(governor) if c.relation == "advcl"] if governor is not None else []
    )
    openers = [next(w for w in sentence.subtree(clause) if w.upos != "PUNCT") for clause in clauses]
    # "had hij geslapen" opens with its verb
    return any(w.upos in {"AUX", "VERB"} or w.text.lower() in lexicon.conditions for w in openers)


def _modal_at(span: Span, sentence: Sentence, lexicon: Lexicon) -> Word | None:
    word = _word_at(span, sentence)
    return word if word is not None and word.lemma.lower() in lexicon.hearsay_modals else None


def _is_of_time(span: Span, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell the "zou" of what somebody said was to come ("dat hij zou komen") from that of hearsay.

    Hearsay has a perfect, "dat hij zou zijn gekomen", or is told of somebody now: "hij zou ziek zijn".
    """
    modal = _modal_at(span, sentence, lexicon)
    governor = sentence.head_of(modal) if modal is not None else None
    if governor is None or modal is None:
        return False
    beside = [w for w in sentence.children(governor) if w.relation == "aux" and w is not modal]
    perfect = any(w.lemma.lower() in lexicon.perfects for w in beside)
    return not perfect and (bool(beside) or not _is_told_now(governor, sentence, lexicon))


def _is_told_now(verb: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "De minister zou wachten, zeggen ingewijden" from what is to come or would be so at best."""
    children = sentence.children(verb)
    if verb.relation == "acl" or any(child.relation == "mark" for child in children):
        return False
    about = (w for child in children if child.relation in {"advmod", "obl"} for w in sentence.subtree(child))
    subject = next((child for child in children if child.relation == "nsubj"), None)
    dated = any(word.lemma.lower() in lexicon.calendar for word in about)
    return subject is not None and not dated and _is_known(subject, sentence, lexicon)


def _is_known(subject: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    definite = any(c.feature("Definite") == "Def" for c in sentence.children(subject))
    owned = any(c.feature("Poss") == "Yes" for c in sentence.children(subject))
    person = lexicon.pronouns.get(subject.text.lower()) in _PEOPLE
    return subject.upos == "PROPN" or person or (subject.upos == "NOUN" and (definite or owned))


def _stands_by_cue(span: Span, attribution: Attribution, sentence: Sentence) -> bool:
    """Tell whether a hedge is about the reporting itself: "zou blijken dat", "reportedly told them"."""
    word = _word_at(span, sentence)
    governor = sentence.head_of(word) if word is not None else None
    cues = [credit.cue for credit in attribution.credits if credit.cue]
    return governor is not None and any(cue.overlaps(governor.span) for cue in cues)
