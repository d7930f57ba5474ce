"""Claim + words → Reading: predicate, arguments, polarity, status, numbers, days and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from claimtrack.matching.amounts import quantities
from claimtrack.matching.cast import Cast, read_cast
from claimtrack.matching.dates import moments
from claimtrack.matching.polarity import is_untrue
from claimtrack.matching.reading import Clause, Reading, Token, clause_of, tokens_of
from claimtrack.matching.vocabulary import Words, load_words
from claimtrack.model import (
    Argument,
    Claim,
    Moment,
    ParsedArticle,
    Passage,
    Quantity,
    Report,
    Sentence,
    Slots,
    Span,
    Status,
    Word,
)

# A content of no more words than this may be nothing but a pointer at another claim.
_LONGEST_POINTER = 3
_EDGES = {"ADP", "DET", "PUNCT"}


def read_claims(report: Report, parsed: ParsedArticle) -> tuple[Reading, ...]:
    """Read the claims of a report in their order; what only points at another claim is filled in from it."""
    found: list[Reading] = []
    cast = read_cast(report, parsed)
    for claim in report.claims:
        found.append(_filled_in(_read(claim, report, parsed, cast), found))
    return tuple(found)


def read_facets(reading: Reading, report: Report, parsed: ParsedArticle) -> tuple[Reading, ...]:
    """Read the sentences and coordinate clauses of a longer claim one by one; none for a single clause."""
    claim = reading.claim
    clause = clause_of([passage.span for passage in claim.content], parsed)
    if clause is None or reading.is_fragment:
        return ()
    parts = [part for sentence, words in clause.pieces for part in _coordinate(sentence, words)]
    if len(parts) < 2:  # noqa: PLR2004
        return ()
    facets = (
        _read(evolve(claim, content=_passages(part, claim)), report, parsed, reading.cast) for part in parts
    )
    return tuple(evolve(facet, claim=claim, is_whole=False) for facet in facets if _says_enough(facet))


def _coordinate(sentence: Sentence, words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """Cut out of a sentence each clause with a subject of its own that states something, too."""
    inside = {word.index for word in words}
    clauses = [
        [w for w in sentence.subtree(top) if w.index in inside]
        for top in words
        if top.relation in _STATING and _has_subject(top, sentence) and not _is_conditional(top, sentence)
    ]
    taken = {word.index for clause in clauses for word in clause}
    rest = [word for word in words if word.index not in taken]
    return [tuple(part) for part in (rest, *clauses) if sum(word.upos != "PUNCT" for word in part) > 1]


def _says_enough(facet: Reading) -> bool:
    """Tell whether a clause says something by itself: two words of matter, or that something is not so."""
    return len(facet.tokens) > 1 or any(token.negated for token in facet.tokens)


# "She left and he stayed", "the boat, which he sold", "they met after he had called".
_STATING = {"conj", "acl", "advcl"}


def _has_subject(verb: Word, sentence: Sentence) -> bool:
    return any(child.relation == "nsubj" for child in sentence.children(verb))


def _is_conditional(verb: Word, sentence: Sentence) -> bool:
    conditions = load_words(sentence.language).conditions
    return any(child.text.lower() in conditions for child in sentence.children(verb))


def _passages(words: tuple[Word, ...], claim: Claim) -> tuple[Passage, ...]:
    """Cut out of the claim's passages what the words cover, one stretch of neighbours at a time."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and word.index == runs[-1][-1].index + 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    spans = [Span(run[0].span.start, max(word.span.end for word in run)) for run in runs]
    found = []
    for passage in claim.content:
        for span in spans:
            if passage.span.covers(span):
                start = span.start - passage.start
                found.append(Passage(span, passage.text[start : start + len(span)]))
    return tuple(found)


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
    spine = _spine(clause, words)
    tense = _tense(clause, spine, words)
    article = report.article
    days = moments(article.text, spans, words, base=article.published, origin=article.dated_by, tense=tense)
    amounts = _amounts(clause, spans, report.article.text, words, days)
    skipped = [*(d.passage.span for d in days), *(q.passage.span for q in amounts)]
    skipped += _mere(spans, report.article.text, words)
    tokens = tokens_of(clause, spine.words, skipped, words, cast)
    antecedent = _antecedent(clause, words)
    if antecedent:
        owner = _phrase_tokens(_owner_of(antecedent, clause), clause, words)
        tokens = (*owner, *_tokens_of_words(antecedent, clause, tokens, words), *tokens)
    if claim.denied:
        tokens = tuple(evolve(token, negated=not token.negated) for token in tokens)
    slots = Slots(
        claim=claim.id,
        statement=_statement(claim, antecedent, clause, report.article.text),
        predicate=spine.words[-1].lemma.lower(),
        arguments=_arguments(clause, spine, report.article.text),
        affirmed=_is_affirmed(tokens, spine),
        status=_status_by_cue(claim, clause, parsed) or spine.status,
        hedged=bool(claim.hedges) or spine.hedged or _is_hedged(clause, words),
        quantities=tuple(amounts),
        moments=tuple(days),
        names=tuple(dict.fromkeys(token.key for token in tokens if token.is_name)),
    )
    extents = {word.lemma.lower() for word in _extent_words(clause, spine)}
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
        is_fragment=_is_pointer(clause, words),
        cast=cast,
    )


def _mere(spans: Sequence[Span], text: str, words: Words) -> list[Span]:
    """Find phrases like "nothing but", which sound like a negation."""
    return [Span(*m.span()) for span in spans for m in words.mere.finditer(text, span.start, span.end)]


def _extent_words(clause: Clause, spine: _Spine) -> Iterator[Word]:
    """Give what may say how many or how often: the dependents of the predicates and of their arguments."""
    for verb in spine.words:
        for child in clause.own(verb):
            yield child
            if child.relation in _ROLES:
                yield from clause.own(child)


# ── the verbs that the claim hangs on ─────────────────────────────────────────────────────


@frozen
class _Spine:
    """The chain of predicates from the head inwards: "wants … to approve", "failed to check"."""

    words: tuple[Word, ...]
    status: Status
    hedged: bool


def _spine(clause: Clause, words: Words) -> _Spine:
    chain, status, hedged = [clause.head], "fact", False
    while True:
        current = chain[-1]
        lemma = current.lemma.lower()
        inner = _inner_predicate(clause, current)
        if inner is None or inner in chain:
            break
        named = words.statuses_of(lemma)
        if lemma in words.failing:
            pass  # polarity counts it
        elif named - {"possible"}:
            status = status if status != "fact" else sorted(named - {"possible"})[0]
        elif "possible" in named:
            hedged = True
        else:
            break
        chain.append(inner)
    if status == "fact":
        status = _status_alone(chain[-1], words)
    return _Spine(tuple(chain), status, hedged)  # type: ignore[arg-type]


def _inner_predicate(clause: Clause, word: Word) -> Word | None:
    inner = [
        c
        for c in clause.own(word)
        if c.relation in {"xcomp", "ccomp", "advcl"} and c.upos in {"VERB", "ADJ", "NOUN"}
    ]
    return next(
        (c for c in inner if c.relation != "advcl"),
        inner[0] if inner and word.upos == "VERB" else None,
    )


def _status_alone(predicate: Word, words: Words) -> str:
    """Read the status off a verb without another ("demanded four years in prison")."""
    lemma = predicate.lemma.lower()
    named = words.statuses_of(lemma) - {"possible"}
    return sorted(named)[0] if named and lemma in words.status_alone and predicate.upos == "VERB" else "fact"


def _status_by_cue(claim: Claim, clause: Clause, parsed: ParsedArticle) -> Status | None:
    """Read the status of what has no finite verb off its cue: "promised *to rebuild*", "demands *a raise*".

    To want to do something is to plan it; to want a thing is to demand it.
    """
    cue = claim.chain[-1].cue if claim.chain else None
    if cue is None or any(word.feature("VerbForm") == "Fin" for word in _main_words(clause)):
        return None
    lemmas = {
        w.lemma.lower()
        for s in parsed.sentences
        if s.span.covers(cue.span)
        for w in s.words
        if cue.span.covers(w.span)
    }
    words = load_words(claim.language)
    named = {status for lemma in lemmas for status in words.statuses_of(lemma)} - {"possible"}
    is_deed = clause.head.feature("VerbForm") == "Inf"
    return ("planned" if is_deed and named & {"planned", "demanded"} else sorted(named)[0]) if named else None


def _is_hedged(clause: Clause, words: Words) -> bool:
    return any("possible" in words.statuses_of(word.lemma.lower()) for word in _main_words(clause))


def _main_words(clause: Clause) -> Iterator[Word]:
    """Give the head and its direct dependents."""
    yield clause.head
    yield from clause.own(clause.head)


def _tense(clause: Clause, spine: _Spine, words: Words) -> str:
    text = " ".join(word.text for word in clause.words)
    auxiliaries = [c for verb in spine.words for c in clause.own(verb) if c.relation in {"aux", "cop"}]
    verbs = [*auxiliaries, *spine.words]
    if words.future_phrases.search(text):
        return "future"
    if any(v.lemma.lower() in words.future and v.feature("Tense") != "Past" for v in verbs):
        return "future"
    if any("possible" in words.statuses_of(v.lemma.lower()) for v in auxiliaries) and len(auxiliaries) == 1:
        return "future"  # "may close", not "may have closed"
    finite = [v for v in verbs if v.feature("VerbForm") == "Fin"] or verbs
    if any(v.feature("Tense") == "Past" for v in finite):
        return "past"
    perfect = any(v.feature("VerbForm") == "Part" and v.feature("Tense") != "Pres" for v in spine.words)
    return "past" if perfect and auxiliaries else ""


def _is_affirmed(tokens: Sequence[Token], spine: _Spine) -> bool:
    """Tell whether the innermost predicate, or else the first word of the core, is said to be so."""
    ends = [token for token in tokens if token.span == spine.words[-1].span]
    core = ends or [token for token in tokens if token.part in {"predicate", "subject", "object"}]
    return not any(token.negated for token in core)


# ── what a claim leans on ─────────────────────────────────────────────────────────────────


def _is_pointer(clause: Clause, words: Words) -> bool:
    own = [word for word in clause.words if word.upos != "PUNCT"]
    return len(own) <= _LONGEST_POINTER and all(
        word.lemma.lower() in words.claim_pointers or word.text.lower() in words.claim_pointers
        for word in own
    )


def _filled_in(reading: Reading, before: Sequence[Reading]) -> Reading:
    """Let a bare "this" stand for the last claim before it that says something itself."""
    if not reading.is_fragment or not reading.claim.content or reading.claim.act == "no_comment":
        return reading
    start = reading.claim.content[0].start
    pointed = next(
        (
            r
            for r in reversed(before)
            if r.claim.content[-1:] and r.claim.content[-1].end <= start and r.says_something
        ),
        None,
    )
    if pointed is None:
        return reading
    turned = reading.claim.denied != pointed.claim.denied
    slots = evolve(
        pointed.slots,
        claim=reading.claim.id,
        affirmed=pointed.slots.affirmed != turned,
        hedged=bool(reading.claim.hedges),
    )
    tokens = tuple(evolve(token, negated=token.negated != turned) for token in pointed.tokens)
    target = pointed.points_at or pointed.claim.id
    return evolve(pointed, claim=reading.claim, slots=slots, tokens=tokens, points_at=target)


def _antecedent(clause: Clause, words: Words) -> tuple[Word, ...]:
    """Find the noun that a pronoun subject inside a relative clause stands for, with what describes it."""
    subject = _subject(clause)
    if subject is None or subject.text.lower() not in words.noun_pointers:
        return ()
    marker = _relative_before(subject, clause.sentence, words)
    if marker is None:
        return ()
    before = [word for word in clause.sentence.words[: marker.index - 1] if word.upos != "PUNCT"]
    if not before or before[-1].upos not in {"NOUN", "PROPN"}:
        return ()
    noun = before[-1]
    for above in clause.sentence.ancestors(before[-1]):
        if above.upos not in {"NOUN", "PROPN"} or above.index > noun.index:
            break
        noun = above
    return tuple(w for w in clause.sentence.subtree(noun) if w.index < marker.index and w.upos != "PUNCT")


def _subject(clause: Clause) -> Word | None:
    return next((child for child in clause.own(clause.head) if child.relation == "nsubj"), None)


def _relative_before(subject: Word, sentence: Sentence, words: Words) -> Word | None:
    """Find the relative pronoun whose clause holds the subject: the nearest before it."""
    for word in reversed(sentence.words[: subject.index - 1]):
        if word.text.lower() in words.relatives and word.upos in {"PRON", "ADV"}:
            return word
    return None


def _tokens_of_words(
    antecedent: tuple[Word, ...], clause: Clause, said: Sequence[Token], words: Words
) -> tuple[Token, ...]:
    """Read the words of an antecedent as the subject of the clause, negated as the clause is."""
    negated = any(token.negated for token in said if token.part == "predicate") or any(
        is_untrue(word, words) for word in clause.words
    )
    return tuple(evolve(token, negated=negated) for token in _phrase_tokens(antecedent, clause, words))


def _phrase_tokens(phrase: tuple[Word, ...], clause: Clause, words: Words) -> tuple[Token, ...]:
    """Read words from outside the claim as its subject."""
    if not phrase:
        return ()
    noun = Clause(((clause.sentence, phrase),), clause.sentence, phrase[0])
    return tuple(evolve(token, part="subject", negated=False) for token in tokens_of(noun, (), (), words))


def _owner_of(antecedent: tuple[Word, ...], clause: Clause) -> tuple[Word, ...]:
    """Find whom the clause around an antecedent is about: fraud that *Nordline* is criticised for."""
    sentence = clause.sentence
    inside = {word.index for word in antecedent}
    verb = next((w for word in antecedent for w in sentence.ancestors(word) if w.index not in inside), None)
    subjects = [c for c in sentence.children(verb) if c.relation == "nsubj"] if verb else []
    return tuple(w for s in subjects[:1] for w in sentence.subtree(s) if w.index < antecedent[0].index)


def _statement(claim: Claim, antecedent: tuple[Word, ...], clause: Clause, text: str) -> str:
    """Put what a pronoun stands for before the claim, from the start of its sentence on."""
    if not antecedent:
        return claim.text
    return f"{text[clause.sentence.span.start : antecedent[-1].span.end]} {claim.text}"


# ── the rest ──────────────────────────────────────────────────────────────────────────────


def _amounts(
    clause: Clause,
    spans: Sequence[Span],
    text: str,
    words: Words,
    days: Sequence[Moment],
) -> list[Quantity]:
    found = [q for sentence, _ in clause.pieces for q in quantities(sentence, spans, text, words)]
    return [q for q in found if not any(q.passage.span.overlaps(day.passage.span) for day in days)]


_ROLES = {"nsubj": "subject", "obj": "object", "iobj": "object", "obl": "oblique"}


def _arguments(clause: Clause, spine: _Spine, text: str) -> tuple[Argument, ...]:
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
