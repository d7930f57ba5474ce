"""What persons are called beside their names: "Nordline spokesman Jo Vos", "Jo Vos of Nordline"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from claimtrack.matching.cast import beside, name_runs
from claimtrack.matching.names import name_key, same_name
from claimtrack.model import ParsedArticle, Report, Sentence, Word

Titles = Mapping[str, frozenset[str]]


def read_titles(report: Report, parsed: ParsedArticle) -> Titles:
    """Gather for each named person, by the source's id, the phrases that an article puts beside the name."""
    people = [(s.id, name_key(s.name)) for s in report.sources if s.kind == "person" and s.name]
    phrases = [found for sentence in parsed.sentences for found in _phrases(sentence)]
    titles: dict[str, frozenset[str]] = {id: frozenset() for id, _ in people}
    for (id, person), (name, phrase) in product(people, phrases):
        if same_name(name, person):
            titles[id] |= {phrase}
    return titles


def _phrases(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Give each name in a sentence with the phrases beside it."""
    for first, last in name_runs(sentence):
        run = sentence.words[first : last + 1]
        name = name_key(" ".join(word.text for word in run))
        inside = {word.index for word in run}
        for word in beside(sentence, first, last):
            if word.index not in inside:
                yield name, " ".join(w.text for w in _phrase(word, sentence) if w.index not in inside)


def _phrase(noun: Word, sentence: Sentence) -> Iterator[Word]:
    """Give a noun with what describes it, but for whole clauses: "the spokesman *who met Ann Lee*"."""
    clauses = [child for child in sentence.children(noun) if child.relation in {"acl", "conj", "parataxis"}]
    apart = {word.index for clause in clauses for word in sentence.subtree(clause)}
    return (word for word in sentence.subtree(noun) if word.index not in apart)
