"""Treebanks as the articles they were made from."""

from __future__ import annotations

from collections.abc import Iterator

import conllu

from claimtrack.model import Article, Block, Span


def read_documents(treebank: str, language: str) -> Iterator[Article]:
    """Give each document as raw text with its paragraphs as blocks.

    A document or paragraph starts where the treebank says so; a treebank that says nothing
    is one document of one paragraph.
    """
    paragraphs: list[str] = []
    for sentence in conllu.parse(treebank):
        starts_document = "newdoc" in sentence.metadata or "newdoc id" in sentence.metadata
        if starts_document and paragraphs:
            yield _document(paragraphs, language)
            paragraphs = []
        if starts_document or not paragraphs or any(key.startswith("newpar") for key in sentence.metadata):
            paragraphs.append("")
        paragraphs[-1] += sentence_text(sentence)
    yield _document(paragraphs, language)


def _document(paragraphs: list[str], language: str) -> Article:
    blocks: list[Block] = []
    text = ""
    for paragraph in paragraphs:
        blocks.append(Block(Span(len(text), len(text) + len(paragraph)), language, "prose"))
        text += paragraph + "\n\n"
    return Article("document", text, language, blocks=tuple(blocks))


def sentence_text(sentence: conllu.TokenList) -> str:
    """Join the tokens with the white space that stood between them, and after the last."""
    text, covered = "", 0
    for row in sentence:
        if isinstance(row["id"], int) and row["id"] > covered:
            text += _with_space(row)
        elif not isinstance(row["id"], int) and "-" in row["id"]:
            text, covered = text + _with_space(row), row["id"][2]
    return text


def _with_space(row: conllu.models.Token) -> str:
    glued = (row["misc"] or {}).get("SpaceAfter") == "No"
    return f"{row['form']}{'' if glued else ' '}"
