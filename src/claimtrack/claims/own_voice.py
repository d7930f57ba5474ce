"""What no attribution covers: the article's own voice, sentence by sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from claimtrack.claims.hedges import hedge_spans
from claimtrack.claims.main_clauses import MAIN, SUBJECTS, main_clauses
from claimtrack.claims.nesting import by_sentence
from claimtrack.lexicons import Lexicon
from claimtrack.model import Attribution, ParsedArticle, Sentence, Span, Word

_SHORTEST = 3  # words from which what an attribution leaves of a sentence is a claim
_LONG = 6  # words from which a sentence without a verb still states something
_HEADLINE = 3  # the same for a headline that is more than a noun phrase: "Boete voor bank"
_SIGNS = frozenset("%‰°")  # belong to the figure before them
_QUOTATION_MARKS = (frozenset('"“”„'), frozenset("'‘’‚"), frozenset("«»"))
_NEEDED = frozenset({"obj", "iobj", "ccomp", "xcomp", "csubj", "obl:arg", "compound:prt"})


def own_voice(
    parsed: ParsedArticle, attributions: Sequence[Attribution], lexicons: Mapping[str, Lexicon]
) -> Iterator[tuple[tuple[Span, ...], tuple[Span, ...]]]:
    """Give the passages of each claim that is the article's own, and the hedges in them."""
    for sentence, near in by_sentence(parsed, attributions):
        taken = _taken(sentence, near)
        words = [w for w in sentence.words if not any(span.overlaps(w.span) for span in taken)]
        hedges = hedge_spans(sentence, parsed, lexicons)
        lexicon = lexicons.get(sentence.language)
        for spans in _statements(words, sentence, parsed, lexicon.roles if lexicon else frozenset()):
            if spans:
                yield spans, tuple(h for h in hedges if any(span.covers(h) for span in spans))


def _statements(
    words: list[Word], sentence: Sentence, parsed: ParsedArticle, roles: Collection[str]
) -> list[tuple[Span, ...]]:
    """Give the passages of each claim that these words of a sentence make."""
    whole = len(words) == len(sentence.words)
    is_sentence = whole and _is_sentence(sentence)
    if _is_headline(sentence, parsed):
        tells = is_sentence or _tells(words, frozenset() if whole else roles)
        return [tuple(_run_spans(words, sentence, whole=tells))]
    clauses = [_without_conjunction(clause) for clause in main_clauses(sentence)] if is_sentence else []
    if len(clauses) > 1 and all(map(_is_long_enough, clauses)):
        return [(_hull(clause),) for clause in clauses]
    return [tuple(_run_spans(words, sentence, whole=is_sentence))]


def _is_sentence(sentence: Sentence) -> bool:
    """Tell a sentence from a stray date or label: it has a verb, or some length."""
    return len(sentence.words) >= _LONG or any(w.upos in {"VERB", "AUX"} for w in sentence.words)


def _is_headline(sentence: Sentence, parsed: ParsedArticle) -> bool:
    headline = parsed.article.headline
    return headline is not None and headline.span.overlaps(sentence.span)


def _tells(words: Sequence[Word], roles: Collection[str]) -> bool:
    """Tell what happened in a headline ("Fine for bank") from a topic ("The long winter") or a speaker."""
    lettered = [word for word in words if _has_letters(word)]
    is_speaker = any(word.lemma.lower() in roles for word in lettered)
    is_more_than_a_noun = any(word.upos in {"ADP", "ADV"} for word in lettered)
    has_verb = any(word.upos in {"VERB", "AUX"} for word in lettered)
    return has_verb or (is_more_than_a_noun and not is_speaker and len(lettered) >= _HEADLINE)


def _without_conjunction(run: list[Word]) -> list[Word]:
    run = _without_punctuation(run)
    return run[1:] if run and run[0].relation == "cc" else run


def _is_long_enough(run: list[Word]) -> bool:
    return sum(map(_has_letters, run)) >= _SHORTEST


def _taken(sentence: Sentence, attributions: Sequence[Attribution]) -> list[Span]:
    """Give what attributions use up of a sentence.

    A source that does something else besides ("Lopez left the party, saying …"), or that a
    relative clause describes ("Nordline, which said …"), stays.
    """
    used = [span for a in attributions for span in (*a.content, *(c.cue for c in a.credits if c.cue))]
    mentions = [c.mention for a in attributions for c in a.credits if c.mention]
    return used + [mention for mention in mentions if not _acts_elsewhere(mention, sentence, used)]


def _acts_elsewhere(mention: Span, sentence: Sentence, used: Sequence[Span]) -> bool:
    own = [w for w in sentence.words if mention.covers(w.span)]
    described = (w for head in own for w in sentence.children(head) if w.deprel == "acl:relcl")
    if any(span.overlaps(verb.span) for verb in described for span in used):
        return True
    subjects = [w for w in own if w.relation == "nsubj"]
    verbs = [verb for subject in subjects if (verb := sentence.head_of(subject)) is not None]
    return any(
        not any(span.overlaps(w.span) for w in _one_predicate(verb, sentence) for span in used)
        for verb in verbs
    )


def _one_predicate(verb: Word, sentence: Sentence) -> list[Word]:
    """Give a verb and the infinitive it helps ("wilde zij niet zeggen")."""
    return [verb, *(c for c in sentence.children(verb) if c.relation == "xcomp")]


def _run_spans(words: list[Word], sentence: Sentence, *, whole: bool) -> Iterator[Span]:
    """Give the stretches that state something: with a verb and its subject, or a whole headline."""
    for run in _runs(words):
        run = _without_punctuation(run) if whole else _trimmed(run)
        lettered = [word for word in run if any(c.isalpha() for c in word.text)]
        if len(lettered) >= (1 if whole else _SHORTEST) and (whole or _states(run, sentence)):
            yield _hull(run)


def _hull(run: Sequence[Word]) -> Span:
    return Span(run[0].span.start, run[-1].span.end)


def _runs(words: list[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in words:
        if run and word.index != run[-1].index + 1:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _without_punctuation(run: list[Word]) -> list[Word]:
    """Drop marks at the edges, but for those that hold a quotation within."""
    while run and not _has_letters(run[0]) and not _is_paired(run[0], run):
        run = run[1:]
    while run and not _has_letters(run[-1]) and not _is_paired(run[-1], run):
        run = run[:-1]
    return run


def _is_paired(mark: Word, run: list[Word]) -> bool:
    kind = next((kind for kind in _QUOTATION_MARKS if mark.text in kind), ())
    return sum(word.text in kind for word in run) > 1


def _trimmed(run: list[Word]) -> list[Word]:
    """Drop conjunctions at the edges, too, and words that lean on what was cut off behind."""
    run = _without_punctuation(run)
    if run and run[0].relation in {"cc", "mark"}:
        return _trimmed(run[1:])
    if run and _leans_right(run[-1], run):
        return _trimmed(run[:-1])
    return run


def _leans_right(word: Word, run: list[Word]) -> bool:
    return word.relation in {"cc", "mark", "case"} or word.head > run[-1].index


def _has_letters(word: Word) -> bool:
    return word.text in _SIGNS or any(character.isalnum() for character in word.text)


def _states(run: list[Word], sentence: Sentence) -> bool:
    """Tell whether a stretch holds a main clause with its subject, and nothing cut out of it."""
    inside = {word.index for word in run}
    subjects = [
        w for w in run if w.deprel in SUBJECTS and w.feature("PronType") != "Rel" and w.head in inside
    ]
    governors = [sentence.words[subject.head - 1] for subject in subjects]
    main = [governor for governor in governors if governor.relation in MAIN]
    return bool(main) and all(_is_whole(governor, inside, sentence) for governor in main)


def _is_whole(verb: Word, inside: Collection[int], sentence: Sentence) -> bool:
    """Tell that nobody is credited with what a verb needs: "She denounced [rumours that …]"."""
    needed = [child for child in sentence.children(verb) if child.deprel in _NEEDED]
    about = [child for noun in (verb, *needed) for child in sentence.children(noun) if _fills(child, noun)]
    return all(child.index in inside for child in (*needed, *about))


def _fills(clause: Word, noun: Word) -> bool:
    """Tell the clause of "rumours that …" and of "that is what …" from one that only describes."""
    return clause.deprel == "acl" or (clause.deprel == "acl:relcl" and noun.upos == "PRON")
