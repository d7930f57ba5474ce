"""Turn attributions and sources into claims: the chain, the hedges, the article's own voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from claimtrack.lexicons import Lexicon
from claimtrack.model import (
    Attribution,
    Claim,
    Credit,
    Link,
    Notice,
    ParsedArticle,
    Sentence,
    Span,
    Word,
)

DEEPEST = 8  # rungs; deeper chains are cut, with a notice
_SHORTEST_OWN = 3  # words from which what an attribution leaves of a sentence is a claim
_LONG = 6  # words from which a sentence without a verb still states something, as headlines do
_MAIN = frozenset({"root", "conj", "parataxis"})
_QUOTATION_MARKS = (frozenset('"“”„'), frozenset("'‘’‚"), frozenset("«»"))
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})


@frozen
class _Draft:
    """A claim before it has its number."""

    content: tuple[Span, ...]
    links: tuple[Link, ...]
    place: Span
    attribution: Attribution | None
    hedges: tuple[Span, ...] = ()


def build_claims(
    parsed: ParsedArticle,
    attributions: Sequence[Attribution],
    source_of: Mapping[Span, str],
    lexicons: Mapping[str, Lexicon],
) -> tuple[tuple[Claim, ...], tuple[Notice, ...]]:
    """Give the claims of an article in the order of their content, ids ``c1``, ``c2``, ….

    ``source_of`` names the source of each mention. What no attribution covers is the
    article's own voice, sentence by sentence.
    """
    parents = {id(a): _parent(a, attributions) for a in attributions}
    hedges = _hedges(parsed, attributions, lexicons)
    drafts, notices = [], []
    for attribution in attributions:
        lineage = _lineage(attribution, parents)
        links = [link for a in lineage for link in _links(a, parsed, source_of)]
        if len(links) > DEEPEST:
            notices.append(
                Notice(parsed.article.passage(attribution.extent), f"chain cut to {DEEPEST} sources")
            )
        inherited = tuple(sorted({h for a in lineage for h in hedges[id(a)]}))
        drafts.append(
            _Draft(attribution.content, tuple(links[-DEEPEST:]), attribution.extent, attribution, inherited)
        )
    drafts += _own_voice(parsed, attributions, lexicons)
    drafts.sort(key=_order)
    claims = tuple(_claim(draft, f"c{n}", parsed, lexicons) for n, draft in enumerate(drafts, 1))
    return claims, tuple(notices)


def _order(draft: _Draft) -> tuple[int, int, int, Span]:
    first = draft.content[0].start if draft.content else draft.place.start
    last = draft.content[-1].end if draft.content else draft.place.end
    return first, -last, len(draft.links), draft.place


def _claim(draft: _Draft, name: str, parsed: ParsedArticle, lexicons: Mapping[str, Lexicon]) -> Claim:
    found = draft.attribution
    language = _language_at(draft.place.start if not draft.content else draft.content[0].start, parsed)
    return Claim(
        id=name,
        content=tuple(parsed.article.passage(span) for span in draft.content),
        chain=draft.links,
        speech=found.speech if found else "indirect",
        act=found.act if found else "speech",
        hedges=tuple(parsed.article.passage(span) for span in draft.hedges),
        negated=_is_negated(draft.content, parsed, lexicons),
        denied=found.denied if found else False,
        language=language,
        rule=found.rule if found else None,
    )


def _language_at(offset: int, parsed: ParsedArticle) -> str:
    blocks = (block for block in parsed.article.blocks if block.span.start <= offset < block.span.end)
    return next((block.language for block in blocks), parsed.article.language)


# ── chains ────────────────────────────────────────────────────────────────────────────────


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _parent(attribution: Attribution, others: Sequence[Attribution]) -> Attribution | None:
    """Give the attribution whose content most narrowly holds the whole of this one."""
    around = [o for o in others if o is not attribution and _encloses(o, attribution)]
    return min(around, key=lambda o: (len(_hull(o.content)), o.extent), default=None)


def _encloses(outer: Attribution, inner: Attribution) -> bool:
    if not outer.content or inner.continues is outer or inner.credits == outer.credits:
        return False
    return _hull(outer.content).covers(inner.extent) and not _hull(inner.content or outer.content).covers(
        outer.extent
    )


def _lineage(attribution: Attribution, parents: Mapping[int, Attribution | None]) -> list[Attribution]:
    """Give the attributions around this one, the outermost first, itself last."""
    line, above = [attribution], parents[id(attribution)]
    while above is not None and above not in line:
        line.insert(0, above)
        above = parents[id(above)]
    return line


def _links(attribution: Attribution, parsed: ParsedArticle, source_of: Mapping[Span, str]) -> list[Link]:
    if attribution.rule == "continued":
        return [_silent_link(credit, source_of) for credit in _inherited(attribution)]
    return [_link(credit, parsed, source_of) for credit in attribution.credits]


def _inherited(attribution: Attribution) -> tuple[Credit, ...]:
    while attribution.continues is not None:
        attribution = attribution.continues
    return attribution.credits


def _silent_link(credit: Credit, source_of: Mapping[Span, str]) -> Link:
    return Link(source_of.get(credit.mention) if credit.mention else None, None, None)


def _link(credit: Credit, parsed: ParsedArticle, source_of: Mapping[Span, str]) -> Link:
    mention = parsed.article.passage(credit.mention) if credit.mention else None
    cue = parsed.article.passage(credit.cue) if credit.cue else None
    return Link(source_of.get(credit.mention) if credit.mention else None, mention, cue)


# ── hedges and negation ───────────────────────────────────────────────────────────────────


def _hedges(
    parsed: ParsedArticle, attributions: Sequence[Attribution], lexicons: Mapping[str, Lexicon]
) -> dict[int, set[Span]]:
    """Give each attribution the hedges that stand in its content but in no narrower one."""
    found = {id(a): set(a.hedges) for a in attributions}
    for span in _hedge_spans(parsed, lexicons):
        holders = [a for a in attributions if a.content and _hull(a.content).covers(span)]
        quoted = any(a.speech == "direct" for a in holders)
        for holder in holders if not quoted else []:
            if not any(h is not holder and _encloses(holder, h) for h in holders):
                found[id(holder)].add(span)
    return found


def _hedge_spans(parsed: ParsedArticle, lexicons: Mapping[str, Lexicon]) -> Iterator[Span]:
    for sentence in parsed.sentences:
        lexicon = lexicons.get(sentence.language)
        if lexicon is not None:
            span = sentence.span
            for match in lexicon.pattern(lexicon.hedge_phrases).finditer(
                parsed.article.text, span.start, span.end
            ):
                yield Span(match.start(), match.end())


def _is_negated(content: Sequence[Span], parsed: ParsedArticle, lexicons: Mapping[str, Lexicon]) -> bool:
    """Tell whether the first predicate of the content carries a negation of its own."""
    for sentence in parsed.sentences:
        lexicon = lexicons.get(sentence.language)
        if lexicon is None or not any(span.overlaps(sentence.span) for span in content):
            continue
        words = [w for w in sentence.words if any(span.covers(w.span) for span in content)]
        if words:
            return any(_negates(w, lexicon) for w in _around_predicate(words, sentence))
    return False


def _around_predicate(words: list[Word], sentence: Sentence) -> Iterable[Word]:
    inside = {word.index for word in words}
    top = next((word for word in words if word.head not in inside), words[0])
    children = sentence.children(top)
    determiners = (
        d for child in children for d in sentence.children(child) if d.relation in {"det", "advmod"}
    )
    return [w for w in (*children, *determiners) if w.index in inside]


def _negates(word: Word, lexicon: Lexicon) -> bool:
    return word.lemma.lower() in lexicon.negations or word.text.lower() in lexicon.negations


# ── the article's own voice ───────────────────────────────────────────────────────────────


def _own_voice(
    parsed: ParsedArticle, attributions: Sequence[Attribution], lexicons: Mapping[str, Lexicon]
) -> list[_Draft]:
    drafts = []
    hedges = tuple(_hedge_spans(parsed, lexicons))
    for sentence in parsed.sentences:
        taken = _taken(sentence, [a for a in attributions if a.extent.overlaps(sentence.span)])
        words = [w for w in sentence.words if not any(span.overlaps(w.span) for span in taken)]
        whole = len(words) == len(sentence.words) and _is_sentence(sentence)
        spans = tuple(_run_spans(words, sentence, whole=whole))
        if spans:
            drafts.append(
                _Draft(
                    spans,
                    (),
                    _hull(spans),
                    None,
                    tuple(h for h in hedges if any(span.covers(h) for span in spans)),
                )
            )
    return drafts


def _is_sentence(sentence: Sentence) -> bool:
    """Tell a sentence or a headline from a stray date or label: it has a verb, or some length."""
    return len(sentence.words) >= _LONG or any(w.upos in {"VERB", "AUX"} for w in sentence.words)


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
        if len(lettered) >= (1 if whole else _SHORTEST_OWN) and (whole or _states(run, sentence)):
            yield Span(run[0].span.start, run[-1].span.end)


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
    return any(character.isalnum() for character in word.text)


def _states(run: list[Word], sentence: Sentence) -> bool:
    """Tell whether a stretch holds a main clause with its subject."""
    inside = {word.index for word in run}
    subjects = [
        w for w in run if w.deprel in _SUBJECTS and w.feature("PronType") != "Rel" and w.head in inside
    ]
    governors = [sentence.words[subject.head - 1] for subject in subjects]
    return any(governor.relation in _MAIN for governor in governors)
