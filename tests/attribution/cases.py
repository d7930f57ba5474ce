"""Read ``fixtures/cases/attribution``: short articles, each with every claim to be found in it.

Parses are recorded beside the cases, one file per group, so that a case tests the rules and
not the models of the day; ``record.py`` makes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from attrs import frozen

from claimtrack.attribution import find_attributions
from claimtrack.claims import build_claims
from claimtrack.lexicons import languages, load_lexicon
from claimtrack.model import Article, Claim, Link, ParsedArticle
from claimtrack.parsing import RecordedParser
from claimtrack.reading import read

DIRECTORY = Path(__file__).parents[2] / "fixtures" / "cases" / "attribution"
LEXICONS = {language: load_lexicon(language) for language in languages()}

_NEW_PARSE = "# newdoc id = "


@frozen
class Case:
    """A short article with its claims as lines; ``wanted`` says why it cannot pass yet."""

    group: str
    name: str
    text: str
    claims: tuple[str, ...]
    wanted: str | None

    @property
    def language(self) -> str:
        return self.group.rpartition(".")[2]

    @property
    def article(self) -> Article:
        return read(self.text, id=self.name, language=self.language)


def groups() -> list[str]:
    """List the groups in order: ``chains.en``, ``chains.nl``, ….."""
    return sorted(path.stem for path in DIRECTORY.glob("*.??.txt"))


@cache
def read_group(group: str) -> tuple[Case, ...]:
    """Give the cases of a file in its order; what stands before the first is for people."""
    _, *chunks = (DIRECTORY / f"{group}.txt").read_text("utf-8").split("\n# ")
    return tuple(_read_case(group, chunk.rstrip("\n").split("\n")) for chunk in chunks)


def _read_case(group: str, lines: list[str]) -> Case:
    name, *rest = lines
    wanted = rest.pop(0).removeprefix("wanted: ") if rest[0].startswith("wanted: ") else None
    claims = tuple(line.removeprefix("-> ").rstrip() for line in rest if line.startswith("-> "))
    text = "\n".join(line for line in rest if not line.startswith("-> "))
    return Case(group, name, text.strip("\n"), claims, wanted)


@cache
def recordings(group: str) -> dict[str, str]:
    """Give the recorded parses of a group by the names of its cases."""
    path = DIRECTORY / f"{group}.conllu"
    _, *parses = ("\n" + path.read_text("utf-8") if path.exists() else "").split(f"\n{_NEW_PARSE}")
    return {parse.partition("\n")[0]: f"{_NEW_PARSE}{parse}\n" for parse in parses}


def parse(case: Case) -> ParsedArticle:
    """Look up the recorded parse of a case."""
    return next(RecordedParser(recordings(case.group)).parse([case.article]))


def find_claims(parsed: ParsedArticle) -> list[Claim]:
    """Run attribution on one parsed article; a source's id is the words of its mention."""
    attributions, _ = find_attributions(parsed, LEXICONS)
    mentions = {c.mention for a in attributions for c in a.credits if c.mention}
    source_of = {mention: parsed.article.passage(mention).text for mention in mentions}
    claims, _ = build_claims(parsed, attributions, source_of, LEXICONS)
    return list(claims)


# ── how a claim is written in the files ───────────────────────────────────────────────────


def show(claim: Claim) -> str:
    """Write a claim on one line: ``content | how | cues | sources``."""
    if not claim.chain:
        return " | ".join([_on_one_line(claim.text), ", ".join(["own voice", *_remarks(claim)])])
    cues = " ▸ ".join(_on_one_line(link.cue.text) if link.cue else "_" for link in claim.chain)
    sources = " ▸ ".join(_show_source(link) for link in claim.chain)
    how = ", ".join([claim.speech, *_remarks(claim)])
    return " | ".join([_on_one_line(claim.text) or "_", how, cues, sources])


def _remarks(claim: Claim) -> Iterator[str]:
    if claim.act != "speech":
        yield claim.act
    if claim.denied:
        yield "denied"
    if claim.negated:
        yield "negated"
    yield from (f"hedge: {hedge.text}" for hedge in claim.hedges)


def _show_source(link: Link) -> str:
    """Show the mention; in parentheses one that stands beside another claim."""
    if link.mention is not None:
        return _on_one_line(link.mention.text)
    return f"({link.source})" if link.source else "_"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
