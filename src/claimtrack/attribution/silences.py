"""Where a sentence tells that somebody was asked and said nothing: listed phrases, and what grammar adds."""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.attribution.context import Context
from claimtrack.attribution.trees import VERBAL, child_of, hull, plain_lemma, subject_of, words_in
from claimtrack.lexicons import Lexicon
from claimtrack.model import Sentence, Span, Word


def find_silences(sentence: Sentence, context: Context) -> list[Span]:
    """Give the cues of silence in a sentence, in order; what a listed phrase holds is found once."""
    lexicon = context.lexicon(sentence)
    listed = [
        *context.find_phrases(sentence, lexicon.no_comment_phrases),
        *context.find_phrases(sentence, lexicon.referring_phrases),
    ]
    read = [*_withheld(sentence, lexicon), *_inverted(sentence, context)]
    return sorted([*listed, *(cue for cue in read if not any(cue.overlaps(other) for other in listed))])


def _withheld(sentence: Sentence, lexicon: Lexicon) -> Iterator[Span]:
    """Read "wil over de zaak nog niets zeggen" and "refused to speculate": no will to answer."""
    for verb in sentence.words:
        if plain_lemma(verb) not in lexicon.answering or verb.feature("VerbForm") != "Inf":
            continue
        above = (sentence.head_of(verb),) if verb.relation == "xcomp" else ()
        for will in (*above, *(c for c in sentence.children(verb) if c.relation == "aux")):
            cue = _unwilling(will, verb, sentence, lexicon) if will is not None else None
            supposed = will is not None and _is_supposed(will, sentence, lexicon)
            if cue is not None and not supposed and not _asserts(verb, sentence, lexicon):
                yield cue


def _unwilling(will: Word, verb: Word, sentence: Sentence, lexicon: Lexicon) -> Span | None:
    """Give the cue from the negation, or from a verb that refuses by itself, to the verb of answering."""
    if plain_lemma(will) in lexicon.refusing and will.index < verb.index:
        return hull((will, verb))
    if plain_lemma(will) not in lexicon.willing:
        return None
    near = {will.index, verb.index, *(child.index for child in sentence.children(verb))}
    before = (w for w in sentence.words[: verb.index - 1] if w.text.lower() in lexicon.negations)
    negations = [word for word in before if word.head in near]
    if not negations:
        return None
    nobody = negations[-1].relation == "nsubj" and negations[-1].index < will.index
    return hull((will if nobody else negations[-1], verb))


def _asserts(verb: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "that does not mean to say that P" from what somebody will not say."""
    clause = child_of(verb, sentence, "ccomp")
    mark = child_of(clause, sentence, "mark") if clause is not None else None
    return mark is not None and mark.text.lower() in lexicon.complementisers


def _is_supposed(will: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "will win if he refuses to reveal his plan" from who does refuse."""
    mark = child_of(will, sentence, "mark")
    return mark is not None and mark.text.lower() in lexicon.conditions


def _inverted(sentence: Sentence, context: Context) -> Iterator[Span]:
    """Read "Op vragen gaf de bank geen antwoord": a listed phrase with its subject behind its verb."""
    phrases = context.lexicon(sentence).no_comment_phrases
    for verb in sentence.words:
        subject = subject_of(verb, sentence) if verb.upos in VERBAL else None
        if subject is None or not verb.index < subject.index:
            continue
        opening = f"{verb.text.lower()} "
        rests = tuple(p.removeprefix(opening) for p in phrases if p.startswith(opening))
        behind = (cue for cue in context.find_phrases(sentence, rests) if cue.start > subject.span.end)
        for cue in list(behind)[:1]:
            alone = len(words_in(sentence, cue)) == 1  # "reageerde de bank niet": the verb says more
            yield verb.span if alone else cue
