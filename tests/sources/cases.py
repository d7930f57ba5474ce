"""Read the prose cases of ``fixtures/cases/sources``, and record how they parse.

``python -m tests.sources.cases`` parses them anew with the shipped models.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import regex
from attrs import frozen

from claimtrack.model import Article, ParsedArticle, Span
from claimtrack.parsing.recorded import RecordedParser, to_conllu
from claimtrack.reading import read

DIRECTORY = Path(__file__).parents[2] / "fixtures" / "cases" / "sources"
LANGUAGES = ("en", "nl")
MARK = regex.compile(r"\{([^|}]+) \| ([^|}]+) \| ([^|}]+?)(?: \| (\w))?\}")


@frozen
class Mention:
    """Words of a case and how they should be read; ``label`` is shared by mentions of one source."""

    span: Span
    name: str | None
    kind: str
    label: str | None


@frozen
class Case:
    name: str
    article: Article
    mentions: tuple[Mention, ...]


def read_cases(language: str) -> list[Case]:
    """Give the cases of a language in the order of the file."""
    _, *chunks = (DIRECTORY / f"{language}.txt").read_text("utf-8").split("\n== ")
    return [
        _read_case(chunk, f"{language}-{number}", language) for number, chunk in enumerate(chunks, start=1)
    ]


def _read_case(chunk: str, id: str, language: str) -> Case:
    name, _, marked = chunk.partition("\n")
    text, mentions = "", []
    end = 0
    for mark in MARK.finditer(marked.strip()):
        text += marked.strip()[end : mark.start()]
        words, called, kind, label = mark.groups()
        span = Span(len(text), len(text) + len(words))
        mentions.append(Mention(span, None if called == "-" else called, kind, label))
        text += words
        end = mark.end()
    return Case(name, read(text + marked.strip()[end:], id=id, language=language), tuple(mentions))


def parsed(case: Case) -> ParsedArticle:
    """Give the recorded parse of a case."""
    return next(RecordedParser(_recordings(case.article.language)).parse([case.article]))


def _recordings(language: str) -> dict[str, str]:
    documents = (DIRECTORY / f"{language}.conllu").read_text("utf-8").split("# newdoc id = ")[1:]
    return {document.partition("\n")[0]: f"# newdoc id = {document}" for document in documents}


def _record(language: str) -> Iterator[str]:
    from claimtrack.parsing import StanzaParser  # slow, and for recording only

    yield from map(to_conllu, StanzaParser().parse([case.article for case in read_cases(language)]))


if __name__ == "__main__":
    for language in LANGUAGES:
        (DIRECTORY / f"{language}.conllu").write_text("".join(_record(language)), encoding="utf-8")
