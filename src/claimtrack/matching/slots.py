"""Claim + words → Reading: predicate, arguments, polarity, status, numbers, days and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from claimtrack.matching.ages import find_ages
from claimtrack.matching.amounts import quantities
from claimtrack.matching.bounds import bound_of
from claimtrack.matching.cast import Cast, read_cast
from claimtrack.matching.clauses import cut_claim
from claimtrack.matching.comparisons import find_comparisons
from claimtrack.matching.dates import moments
from claimtrack.matching.hours import find_hours
from claimtrack.matching.pointing import find_antecedent, lean_on, speaker_tokens
from claimtrack.matching.polarity import is_untrue, spans_denied
from claimtrack.matching.reading import Clause, Reading, Token, clause_of, tokens_of
from claimtrack.matching.retorts import filled_in, find_retort
from claimtrack.matching.spine import Spine, is_hedged, spine_of, status_by_cue, tense_of
from claimtrack.matching.vocabulary import Words, load_words
from claimtrack.model import (
    Argument,
    Claim,
    ParsedArticle,
    Passage,
    Quantity,
    Report,
    Slots,
    Span,
    Word,
)


def read_claims(report: Report, parsed: ParsedArticle) -> tuple[Reading, ...]:
    """Read the claims of a report in their order; what only points at another claim is filled in from it."""
    found: list[Reading] = []
    cast = read_cast(report, parsed)
    for claim in report.claims:
        found.append(filled_in(_read(claim, report, parsed, cast), found))
    return tuple(found)


def read_facets(reading: Reading, report: Report, parsed: ParsedArticle) -> tuple[Reading, ...]:
    """Read the sentences and coordinate clauses of a longer claim one by one; none for a single clause."""
    claim = reading.claim
    clause = clause_of([passage.span for passage in claim.content], parsed)
    if clause is None or reading.is_fragment:
        return ()
    parts = cut_claim(claim, clause)
    facets = (_read(evolve(claim, content=part), report, parsed, reading.cast) for part in parts)
    return tuple(evolve(facet, claim=claim, is_whole=False) for facet in facets if _says_enough(facet))


def _says_enough(facet: Reading) -> bool:
    """Tell whether a clause says something by itself: two words of matter, or that something is not so."""
    return len(facet.tokens) > 1 or any(token.negated for token in facet.tokens)


def _read(claim: Claim, report: Report, parsed: ParsedArticle, cast: Cast) -> Reading:
    words = load_words(claim.language)
    spans = [passage.span for passage in claim.content]
    clause = clause_of(spans, parsed)
    if clause is None:
        slots = Slots(
            claim.id,
            claim.text,
            "",
            affirmed=not claim.denied,
            hedged=bool(claim.hedges),
        )
        return Reading(claim, slots, (), claim.language, "", is_fragment=True)
    spine = spine_of(clause, words)
    tense = tense_of(clause, spine, words)
    article = report.article
    days = moments(article.text, spans, words, base=article.published, origin=article.dated_by, tense=tense)
    denied = [span for sentence, own in clause.pieces for span in spans_denied(sentence, own, words)]
    days = [day for day in days if not _stands_in(day.passage, denied)]
    hours = tuple(h for h in find_hours(article.text, spans, words) if not _stands_in(h.passage, denied))
    timed = [*(day.passage.span for day in days), *(hour.passage.span for hour in hours)]
    amounts = _amounts(clause, spans, article.text, words, timed)
    amounts = [amount for amount in amounts if not _stands_in(amount.passage, denied)]
    skipped = [*timed, *(q.passage.span for q in amounts)]
    skipped += _mere(spans, report.article.text, words)
    tokens = tokens_of(clause, spine.words, skipped, words, cast)
    antecedent = find_antecedent(clause, words)
    retort = find_retort(clause, words, denied=claim.denied)
    if antecedent:
        tokens = lean_on(antecedent, clause, tokens, words)
    tokens = (*speaker_tokens(clause, claim, words), *tokens)
    if claim.denied:
        tokens = tuple(evolve(token, negated=not token.negated) for token in tokens)
    slots = Slots(
        claim=claim.id,
        statement=_statement(claim, antecedent, clause, report.article.text),
        predicate=spine.words[-1].lemma.lower(),
        arguments=_arguments(clause, spine, report.article.text),
        affirmed=_is_affirmed(tokens, spine),
        status=status_by_cue(claim, clause, parsed) or spine.status,
        hedged=bool(claim.hedges) or spine.hedged or is_hedged(clause, words),
        quantities=tuple(amounts),
        moments=tuple(days),
        names=tuple(dict.fromkeys(token.key for token in tokens if token.is_name)),
    )
    extents = {
        form for word in _extent_words(clause, spine) for form in (word.lemma.lower(), word.text.lower())
    }
    lemmas = {word.lemma.lower() for word in clause.words} | {word.text.lower() for word in clause.words}
    return Reading(
        claim,
        slots,
        tokens,
        claim.language,
        tense,
        must=bool(lemmas & words.must),
        may=bool(lemmas & words.may) and not lemmas & words.must,
        all_of=bool(extents & words.all_words),
        some_of=bool(extents & words.some_words),
        often=bool(extents & words.often_words),
        everywhere=bool(lemmas & words.everywhere_words),
        partial=bool(words.partial.search(claim.text)),
        compared=find_comparisons(clause, words),
        pending=_is_pending(claim.text, amounts, words),
        already=bool(lemmas & words.already),
        rates=frozenset(rate for rate, phrases in words.rates.items() if phrases.search(claim.text)),
        calls_untrue=is_untrue(clause.head, words),
        is_fragment=retort is not None,
        has_verb=any(word.upos in {"VERB", "AUX"} for word in clause.words),
        retort=retort,
        cast=cast,
        hours=hours,
        bounds=tuple(bound_of(day, spans, article.text, words, negated=not slots.affirmed) for day in days),
    )


def _stands_in(passage: Passage, spans: Sequence[Span]) -> bool:
    return any(passage.span.overlaps(span) for span in spans)


def _is_pending(text: str, amounts: Sequence[Quantity], words: Words) -> bool:
    """Tell "is nog niet verkocht" from "nog geen vier minuten", which is a figure."""
    figures = " ".join(amount.passage.text for amount in amounts)
    return any(match.group() not in figures for match in words.pending.finditer(text))


def _mere(spans: Sequence[Span], text: str, words: Words) -> list[Span]:
    """Find phrases like "nothing but", which sound like a negation."""
    return [Span(*m.span()) for span in spans for m in words.mere.finditer(text, span.start, span.end)]


def _extent_words(clause: Clause, spine: Spine) -> Iterator[Word]:
    """Give what may say how many or how often: the dependents of the predicates and of their arguments."""
    for verb in spine.words:
        for child in clause.own(verb):
            yield child
            if child.relation in _ROLES:
                yield from clause.own(child)


def _is_affirmed(tokens: Sequence[Token], spine: Spine) -> bool:
    """Tell whether the innermost predicate, or else the core, or all there is, is said to be so."""
    ends = [token for token in tokens if token.span == spine.words[-1].span]
    core = ends or [token for token in tokens if token.part in {"predicate", "subject", "object"}]
    return not any(token.negated for token in core or tokens)


def _statement(claim: Claim, antecedent: tuple[Word, ...], clause: Clause, text: str) -> str:
    """Put what a pronoun stands for before the claim, from the start of its sentence on."""
    if not antecedent:
        return claim.text
    return f"{text[clause.sentence.span.start : antecedent[-1].span.end]} {claim.text}"


def _amounts(
    clause: Clause,
    spans: Sequence[Span],
    text: str,
    words: Words,
    timed: Sequence[Span],
) -> list[Quantity]:
    sentences = [sentence for sentence, _ in clause.pieces]
    aged = [age for sentence in sentences for age in find_ages(sentence, text, words)]
    ages = [age for age in aged if any(span.covers(age.passage.span) for span in spans)]
    taken = [*timed, *(age.passage.span for age in ages)]
    found = [q for sentence in sentences for q in quantities(sentence, spans, text, words)]
    plain = [q for q in found if not any(q.passage.span.overlaps(span) for span in taken)]
    return sorted([*plain, *ages], key=lambda q: q.passage)


_ROLES = {"nsubj": "subject", "obj": "object", "iobj": "object", "obl": "oblique"}


def _arguments(clause: Clause, spine: Spine, text: str) -> tuple[Argument, ...]:
    found = []
    inside = {word.index for word in clause.words}
    for verb in spine.words:
        for child in clause.own(verb):
            if child.relation in _ROLES:
                own = [word for word in clause.sentence.subtree(child) if word.index in inside]
                span = Span(own[0].span.start, own[-1].span.end)
                passage = Passage(span, text[span.start : span.end])
                found.append(Argument(_ROLES[child.relation], child.lemma.lower(), passage))  # type: ignore[arg-type]
    return tuple(found)
