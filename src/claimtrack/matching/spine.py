"""The verbs that a claim hangs on: what is said to happen, when, and whether it did or is only meant to."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from claimtrack.matching.lemmas import lemma_of
from claimtrack.matching.reading import Clause
from claimtrack.matching.vocabulary import Words, load_words
from claimtrack.model import Claim, ParsedArticle, Status, Word


@frozen
class Spine:
    """The chain of predicates from the head inwards: "wants … to approve", "failed to check"."""

    words: tuple[Word, ...]
    status: Status
    hedged: bool


def spine_of(clause: Clause, words: Words) -> Spine:
    """Follow the verbs inwards, as long as each says what is to become of the next."""
    chain, status, hedged = [clause.head], "fact", False
    while True:
        current = chain[-1]
        lemma = lemma_of(current, clause.sentence, words)
        inner = _inner_predicate(clause, current)
        if inner is None or inner in chain:
            break
        named = frozenset() if _judges(current, clause) else words.statuses_of(lemma)
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
        status = _status_alone(chain[-1], clause, words)
    return Spine(tuple(chain), status, hedged)  # type: ignore[arg-type]


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


def _judges(verb: Word, clause: Clause) -> bool:
    """Tell "considered the sum too high", which judges the sum, from "considered raising the sum"."""
    own = clause.own(verb)
    is_called = any(child.relation == "xcomp" and child.upos in {"ADJ", "NOUN"} for child in own)
    return is_called and any(child.relation == "obj" for child in own)


def _tolls(verb: Word, clause: Clause, words: Words) -> bool:
    """Tell "de brand eiste drie levens", which nobody demanded."""
    return any(child.relation == "obj" and child.lemma.lower() in words.tolls for child in clause.own(verb))


def _status_alone(predicate: Word, clause: Clause, words: Words) -> str:
    """Read the status off a verb without another: "demanded four years in prison", "is weighing a cut"."""
    lemma = lemma_of(predicate, clause.sentence, words)
    is_deed = (
        predicate.upos == "VERB" and not _judges(predicate, clause) and not _tolls(predicate, clause, words)
    )
    return words.status_alone.get(lemma, "fact") if is_deed else "fact"


def status_by_cue(claim: Claim, clause: Clause, parsed: ParsedArticle) -> Status | None:
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
    if named == {"considered"} and not is_deed and any(w.upos == "ADJ" for w in clause.words[-1:]):
        return None  # "considered *the sum too high*"
    if lemmas & words.calling and _tells_deed(clause):
        return "demanded"
    is_plan = "planned" in named or lemmas & words.wishing
    return ("planned" if is_deed and is_plan else sorted(named)[0]) if named else None


def _tells_deed(clause: Clause) -> bool:
    """Tell "the pool *to be* closed" and "the mayor *to resign*" from "the plan to resign a farce"."""
    inside = {word.index for word in clause.words}
    outer = [word for word in clause.words if word.head not in inside]
    return any(word.feature("VerbForm") == "Inf" for word in (*_main_words(clause), *outer))


def is_hedged(clause: Clause, words: Words) -> bool:
    """Tell whether the head, or a word beside it, leaves open whether it is so."""
    return any("possible" in words.statuses_of(word.lemma.lower()) for word in _main_words(clause))


def _main_words(clause: Clause) -> Iterator[Word]:
    """Give the head and its direct dependents."""
    yield clause.head
    yield from clause.own(clause.head)


def tense_of(clause: Clause, spine: Spine, words: Words) -> str:
    """Say where the claim looks: "past", "future", or "" where its words do not tell."""
    text = " ".join(word.text for word in clause.words)
    auxiliaries = [c for verb in spine.words for c in clause.own(verb) if c.relation in {"aux", "cop"}]
    verbs = [*auxiliaries, *spine.words]
    if words.future_phrases.search(text):
        return "future"
    # The last verb is what happens: "het gaat om P" looks nowhere.
    ahead = [*auxiliaries, *spine.words[:-1]]
    if any(v.lemma.lower() in words.future and v.feature("Tense") != "Past" for v in ahead):
        return "future"
    if any("possible" in words.statuses_of(v.lemma.lower()) for v in auxiliaries) and len(auxiliaries) == 1:
        return "future"  # "may close", not "may have closed"
    finite = [v for v in verbs if v.feature("VerbForm") == "Fin"] or verbs
    if any(v.feature("Tense") == "Past" for v in finite):
        return "past"
    done = any(v.feature("VerbForm") == "Part" and v.feature("Tense") != "Pres" for v in spine.words)
    is_perfect = any(auxiliary.lemma.lower() in words.perfect for auxiliary in auxiliaries)
    return "past" if done and is_perfect else ""  # "is gesloten", but not "wordt gesloten"
