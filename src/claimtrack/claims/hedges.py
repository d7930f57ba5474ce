"""The words with which a writer or reporter keeps a claim at arm's length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimtrack.claims.nesting import by_sentence, encloses, hull
from claimtrack.lexicons import Lexicon
from claimtrack.model import Attribution, ParsedArticle, Sentence, Span, Word


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
        if not _is_predicate(span, sentence) and not _is_conditional(span, sentence, lexicon):
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


def _is_conditional(span: Span, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "zou" with a condition beside it, which asserts nothing."""
    modal = _word_at(span, sentence)
    governor = sentence.head_of(modal) if modal is not None else None
    if governor is None or modal is None or modal.lemma.lower() not in lexicon.hearsay_modals:
        return False
    return any(child.relation == "advcl" for child in sentence.children(governor))


def _is_of_time(span: Span, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell the "zou" of what somebody said was to come ("dat hij zou komen") from that of hearsay.

    Hearsay has a perfect: "dat hij zou zijn gekomen".
    """
    modal = _word_at(span, sentence)
    governor = sentence.head_of(modal) if modal is not None else None
    if governor is None or modal is None or modal.lemma.lower() not in lexicon.hearsay_modals:
        return False
    beside = [w for w in sentence.children(governor) if w.relation == "aux" and w is not modal]
    perfect = any(w.lemma.lower() not in lexicon.becoming for w in beside)
    return not perfect or governor.feature("VerbForm") != "Part"


def _stands_by_cue(span: Span, attribution: Attribution, sentence: Sentence) -> bool:
    """Tell whether a hedge is about the reporting itself: "zou blijken dat", "reportedly told them"."""
    word = _word_at(span, sentence)
    governor = sentence.head_of(word) if word is not None else None
    cues = [credit.cue for credit in attribution.credits if credit.cue]
    return governor is not None and any(cue.overlaps(governor.span) for cue in cues)
