"""The probe: does a parse give a reporting verb its subject and what is reported?

``probe/<language>.txt`` holds sentences with marks for the verb, the head of its subject and
the head of its clausal complement; each file explains them at its top.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import regex
from attrs import field, frozen

from claimtrack.model import Article, Block, ParsedArticle, Sentence, Span, Word
from claimtrack.parsing import Parser

PROBE = Path(__file__).parent / "probe"

_MARK = regex.compile(r"\[(?P<role>[VSC]) (?P<words>[^\]]+)\]")
_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "parataxis", "obj"})


@frozen
class Case:
    """One sentence with the places that each mark accepts; no place: there must be no such thing."""

    text: str
    verb: tuple[Span, ...] = ()
    subject: tuple[Span, ...] = ()
    complement: tuple[Span, ...] = ()


@frozen
class Verdict:
    """What of a case a parse got right."""

    case: Case
    verb: bool
    subject: bool
    complement: bool
    parsed: ParsedArticle = field(repr=False)

    @property
    def is_right(self) -> bool:
        return self.verb and self.subject and self.complement


def judge_probe(language: str, parser: Parser) -> list[Verdict]:
    """Parse every sentence of a language's probe by itself and judge it."""
    cases = read_cases((PROBE / f"{language}.txt").read_text("utf-8"))
    articles = [_article(case, language) for case in cases]
    return [judge(case, parsed) for case, parsed in zip(cases, parser.parse(articles), strict=True)]


def read_cases(content: str) -> list[Case]:
    """Read one case a line; empty lines and those that start with # hold none."""
    lines = [line.strip() for line in content.splitlines()]
    return [_read_case(line) for line in lines if line and not line.startswith("#")]


def _read_case(line: str) -> Case:
    text = ""
    places: dict[str, list[Span]] = {"V": [], "S": [], "C": []}
    end = 0
    for mark in _MARK.finditer(line):
        text += line[end : mark.start()]
        places[mark["role"]].append(Span(len(text), len(text) + len(mark["words"])))
        text += mark["words"]
        end = mark.end()
    return Case(text + line[end:], *(tuple(spans) for spans in places.values()))


def _article(case: Case, language: str) -> Article:
    return Article("case", case.text, language, blocks=(Block(Span(0, len(case.text)), language, "prose"),))


def judge(case: Case, parsed: ParsedArticle) -> Verdict:
    """Compare a parse with a case; a verb that was cut off from its clause has lost it."""
    for sentence in parsed.sentences:
        verbs = _marked(sentence, case.verb)
        if verbs:
            return Verdict(
                case,
                verb=any(verb.upos == "VERB" for verb in verbs),
                subject=_is_subject_right(case, sentence, verbs),
                complement=_is_complement_right(case, sentence, verbs),
                parsed=parsed,
            )
    return Verdict(case, verb=False, subject=False, complement=False, parsed=parsed)


def _marked(sentence: Sentence, spans: Sequence[Span]) -> list[Word]:
    return [word for word in sentence.words if any(span.overlaps(word.span) for span in spans)]


def _is_subject_right(case: Case, sentence: Sentence, verbs: list[Word]) -> bool:
    if not case.subject:
        return not any(_own_subjects(sentence, verb) for verb in verbs)
    accepted = _marked(sentence, case.subject)
    return any(word in accepted for verb in verbs for word in _subjects(sentence, verb))


def _subjects(sentence: Sentence, verb: Word) -> list[Word]:
    """Give who may act: a passive's agent, the verb's own subject, or the one it shares."""
    agents = [
        word for word in sentence.children(verb) if word.relation == "obl" and _is_passive(sentence, verb)
    ]
    return agents + (_own_subjects(sentence, verb) or _shared_subjects(sentence, verb))


def _own_subjects(sentence: Sentence, verb: Word) -> list[Word]:
    return [word for word in sentence.children(verb) if word.deprel in {"nsubj", "obl:agent"}]


def _shared_subjects(sentence: Sentence, verb: Word) -> list[Word]:
    """Look for a subject up the chain of verbs that share one: "rose and said", "declined to say"."""
    for above in sentence.ancestors(verb):
        if verb.relation not in {"conj", "xcomp"}:
            break
        verb = above
        if own := _own_subjects(sentence, above):
            return own
    return []


def _is_passive(sentence: Sentence, verb: Word) -> bool:
    return any(word.deprel in {"aux:pass", "nsubj:pass"} for word in sentence.children(verb))


def _is_complement_right(case: Case, sentence: Sentence, verbs: list[Word]) -> bool:
    if not case.complement:
        clauses = {"ccomp", "csubj"}
        return not any(child.relation in clauses for verb in verbs for child in sentence.children(verb))
    accepted = _marked(sentence, case.complement)
    return any(_reports(sentence, verb, word) for verb in verbs for word in accepted)


def _reports(sentence: Sentence, verb: Word, word: Word) -> bool:
    """Tell whether verb and clause are joined in one of the ways treebanks join them.

    The clause depends on the verb, or by way of a pronominal adverb ("wijst erop dat"), or
    the verb is added to the clause as a parataxis.
    """
    if verb.head == word.index:
        return verb.relation == "parataxis"
    if word.head == verb.index:
        return word.relation in _CLAUSAL
    return word.relation in {"ccomp", "acl"} and word.head in _pronominal_adverbs(sentence, verb)


def _pronominal_adverbs(sentence: Sentence, verb: Word) -> Iterator[int]:
    return (child.index for child in sentence.children(verb) if child.upos in {"ADV", "PRON", "ADP"})
