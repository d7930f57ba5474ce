"""Articles made on the spot."""

from __future__ import annotations

import regex

from claimtrack.model import Article, Block, Role, Span


def article(text: str, language: str = "en", *, id: str = "report", role: Role = "prose") -> Article:
    """Make an article of one block a line."""
    lines = [Span(*match.span()) for match in regex.finditer(r"[^\n]+", text)]
    return Article(id, text, language, blocks=tuple(Block(line, language, role) for line in lines))
