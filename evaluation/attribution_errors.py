"""The error browser: what was missed or wrong, with its sentence, tree and the rule that fired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from attrs import field, frozen

from claimtrack.evaluation.gold import GoldAttribution, GoldLink
from claimtrack.evaluation.judging import (
    Judgement,
    Verdict,
    any_overlap,
    chain_fits,
    cues,
    link_for,
    mentions,
    source_is_found,
)
from claimtrack.model import Claim, ParsedArticle, Report, Sentence, Span, Word

Sort = Literal["misses", "false-positives", "sources", "chains", "hedges"]
NO_CUE = "—"


@frozen
class Reading:
    """One article as parsed, with the judgement of its claims; what the browser looks at."""

    parsed: ParsedArticle = field(repr=False)
    judgement: Judgement = field(repr=False)


@frozen
class Mistake:
    """One thing to look at. A miss has no claim but perhaps a near one, a false positive no gold."""

    sort: Sort
    reading: Reading = field(repr=False)
    gold: GoldAttribution | None
    claim: Claim | None

    @property
    def cue(self) -> str:
        """Give the lemmas of the cue: the gold one, or that of a false positive."""
        spans = self.gold.cue if self.gold else cues(self.claim)[-1:] if self.claim else ()
        return cue_lemmas(spans, self.reading.parsed)

    @property
    def rule(self) -> str | None:
        """Name the rule that found the claim, be it a near one."""
        return self.claim.rule if self.claim else None


def mistakes(reading: Reading) -> Iterator[Mistake]:
    """Give all mistakes of an article, sort by sort; one claim may stand under several."""
    judgement = reading.judgement
    found = [verdict for verdict in judgement.verdicts if verdict.claims]
    for verdict in judgement.verdicts:
        if not verdict.claims:
            yield Mistake("misses", reading, verdict.gold, verdict.nearest)
    for claim in judgement.wrong:
        yield Mistake("false-positives", reading, None, claim)
    for sort, is_wrong in _CHECKS.items():
        for verdict in found:
            if is_wrong(verdict, judgement):
                yield Mistake(sort, reading, verdict.gold, verdict.claims[0])


def _has_wrong_source(verdict: Verdict, _: Judgement) -> bool:
    return bool(verdict.gold.source) and not source_is_found(verdict)


def _has_wrong_chain(verdict: Verdict, judgement: Judgement) -> bool:
    gold, report = verdict.gold, judgement.report
    return bool(gold.chain) and not any(chain_fits(gold, c, judgement.gold, report) for c in verdict.claims)


def _has_wrong_hedge(verdict: Verdict, _: Judgement) -> bool:
    hedged = verdict.gold.hedged
    return hedged is not None and hedged != bool(verdict.claims[0].hedges)


_CHECKS: dict[Sort, Callable[[Verdict, Judgement], bool]] = {
    "sources": _has_wrong_source,
    "chains": _has_wrong_chain,
    "hedges": _has_wrong_hedge,
}


# ── counts by rule and by cue ─────────────────────────────────────────────────────────────


@frozen
class Count:
    """How often claims of one rule or cue were right and wrong, or gold with it found and missed."""

    key: str
    right: int
    wrong: int

    @property
    def share(self) -> float:
        return self.right / (self.right + self.wrong)


def by_rule(readings: Iterable[Reading]) -> list[Count]:
    """Count right and wrong claims by rule, most wrong ones first."""
    judgements = [reading.judgement for reading in readings]
    right = Counter(claim.rule or NO_CUE for judgement in judgements for claim in judgement.right)
    wrong = Counter(claim.rule or NO_CUE for judgement in judgements for claim in judgement.wrong)
    return _counts(right, wrong)


def by_cue(readings: Sequence[Reading]) -> list[Count]:
    """Count right and wrong claims by the lemmas of their innermost cue, most wrong ones first."""
    right = Counter(_claim_cue(claim, r.parsed) for r in readings for claim in r.judgement.right)
    wrong = Counter(_claim_cue(claim, r.parsed) for r in readings for claim in r.judgement.wrong)
    return _counts(right, wrong)


def by_gold_cue(readings: Sequence[Reading]) -> list[Count]:
    """Count found and missed attributions by the lemmas of the gold cue, most missed ones first."""
    found: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for reading in readings:
        for verdict in reading.judgement.verdicts:
            (found if verdict.claims else missed)[cue_lemmas(verdict.gold.cue, reading.parsed)] += 1
    return _counts(found, missed)


def _counts(right: Counter[str], wrong: Counter[str]) -> list[Count]:
    counts = [Count(key, right[key], wrong[key]) for key in right.keys() | wrong.keys()]
    return sorted(counts, key=lambda count: (-count.wrong, -count.right, count.key))


def _claim_cue(claim: Claim, parsed: ParsedArticle) -> str:
    return cue_lemmas(cues(claim)[-1:], parsed)


def cue_lemmas(spans: Sequence[Span], parsed: ParsedArticle) -> str:
    """Join the lemmas of the words at these places, in lower case; a dash for none."""
    words = (word for sentence in parsed.sentences for word in sentence.words)
    return " ".join(word.lemma.lower() for word in words if any_overlap([word.span], spans)) or NO_CUE


# ── how a mistake is shown ────────────────────────────────────────────────────────────────


def show(mistake: Mistake) -> str:
    """Draw a mistake for a terminal: what it is, the words with marks, and the cue's tree."""
    lines = [_title(mistake), *_explanation(mistake), ""]
    sentences = _sentences(mistake)
    lines += [_marked(sentence, mistake) for sentence in sentences]
    cue = _cue_spans(mistake)
    holding = [s for s in sentences if any_overlap([s.span], cue)] or sentences
    if holding:
        lines += ["", *draw_tree(holding[0])]
    return "\n".join(lines) + "\n"


def _title(mistake: Mistake) -> str:
    article, gold = mistake.reading.judgement.gold, mistake.gold
    parts = [mistake.sort, f"{article.id} ({article.language})", f"cue {mistake.cue!r}"]
    if gold:
        parts += [f"gold {gold.id}", *filter(None, (gold.speech, gold.act, gold.kind))]
    if mistake.claim:
        near = f"nearest overlaps {_overlap(mistake):.2f}, " if mistake.sort == "misses" else ""
        parts.append(f"{near}rule {mistake.rule}")
    return "── " + " · ".join(parts)


def _overlap(mistake: Mistake) -> float:
    return next(v.overlap for v in mistake.reading.judgement.verdicts if v.gold is mistake.gold)


def _explanation(mistake: Mistake) -> Iterator[str]:
    article, report = mistake.reading.judgement.gold, mistake.reading.judgement.report
    gold, claim = mistake.gold, mistake.claim
    if gold:
        yield f"   gold:  {_gold_chain(gold, article.text)} ▸ {_words(gold.content, article.text)}"
    if claim:
        yield f"   claim: {_chain(claim, report)} ▸ {_on_one_line(claim.text)} [{claim.speech}, {claim.act}]"
        if claim.hedges:
            yield f"   hedges: {', '.join(hedge.text for hedge in claim.hedges)}"
    if gold and claim and mistake.sort == "sources":
        mention = link_for(gold, claim).mention
        yield f"   source: {_words(gold.source, article.text)!r}, got {mention.text if mention else None!r}"


def _gold_chain(gold: GoldAttribution, text: str) -> str:
    links = gold.chain or (GoldLink(gold.source, gold.name, gold.kind),)
    return " ▸ ".join(link.name or _words(link.mention, text) or f"({link.kind or '?'})" for link in links)


def _chain(claim: Claim, report: Report) -> str:
    names = []
    for link in claim.chain:
        source = report.source(link)
        mention = link.mention.text if link.mention else "—"
        names.append(f"{source.name or mention} ({source.kind})" if source else "(nobody)")
    return " ▸ ".join(names)


def _words(spans: Sequence[Span], text: str) -> str:
    return " … ".join(_on_one_line(text[span.start : span.end]) for span in spans)


def _cue_spans(mistake: Mistake) -> Sequence[Span]:
    if mistake.gold:
        return mistake.gold.cue or mistake.gold.content
    return cues(mistake.claim)[-1:] or [p.span for p in mistake.claim.content] if mistake.claim else ()


def _content_spans(mistake: Mistake) -> Sequence[Span]:
    if mistake.gold:
        return mistake.gold.content
    return [passage.span for passage in mistake.claim.content] if mistake.claim else ()


def _source_spans(mistake: Mistake) -> Sequence[Span]:
    if mistake.gold:
        return mistake.gold.source
    return mentions(mistake.claim) if mistake.claim else ()


def _sentences(mistake: Mistake) -> list[Sentence]:
    spans = [*_cue_spans(mistake), *_content_spans(mistake), *_source_spans(mistake)]
    return [s for s in mistake.reading.parsed.sentences if any_overlap([s.span], spans)]


def _marked(sentence: Sentence, mistake: Mistake) -> str:
    """Put content in ⟦ ⟧, cues in ‹ ›, sources in { }; of gold, where there is any."""
    text, whole = mistake.reading.judgement.gold.text, sentence.span
    marks: list[tuple[int, int, int, str]] = []
    parts = (
        (_content_spans(mistake), "⟦", "⟧"),
        (_source_spans(mistake), "{", "}"),
        (_cue_spans(mistake), "‹", "›"),
    )
    for spans, opening, closing in parts:
        for span in spans:
            if span.overlaps(whole):
                # At one place the inner ends first and the outer starts first.
                start, end = max(span.start, whole.start), min(span.end, whole.end)
                marks += [(start, 1, -end, opening), (end, 0, -start, closing)]
    line, last = "", whole.start
    for place, _, _, mark in sorted(marks):
        line += text[last:place] + mark
        last = place
    return "   " + _on_one_line(line + text[last : whole.end])


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def draw_tree(sentence: Sentence) -> Iterator[str]:
    """Draw a dependency tree, one word a line, below and to the right of its governor."""
    drawn: set[int] = set()

    def draw(word: Word, depth: int) -> Iterator[str]:
        if word.index not in drawn:  # a cyclic tree must not hang the browser
            drawn.add(word.index)
            lemma = f" ({word.lemma})" if word.lemma != word.text else ""
            yield f"   {word.index:>3} {'  ' * depth}{word.deprel}: {word.text}{lemma} {word.upos}"
            for child in sentence.children(word):
                yield from draw(child, depth + 1)

    yield from draw(sentence.root, 0)
