"""Tables for a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimtrack.model import ComparisonTable, Report
from claimtrack.printing import Section, sections

# Markup inside a line, in CommonMark and in the tables, strikes and formulas of its extensions.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$]")


def write(value: Report | ComparisonTable) -> str:
    """Write a report or a comparison as headings and pipe tables; the articles' words show verbatim."""
    return write_sections(sections(value)) or "No claims."


def write_sections(laid_out: Iterable[Section]) -> str:
    """Write sections below each other, as `write` does."""
    return "\n\n".join(map(_write_section, laid_out))


def _write_section(section: Section) -> str:
    rule = ["---"] * len(section.header)
    rows = [_write_row(row) for row in (section.header, *section.rows)]
    return "\n".join([f"## {escape(section.title)}", "", rows[0], f"| {' | '.join(rule)} |", *rows[1:]])


def _write_row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(escape(cell).replace(chr(10), '<br>') for cell in cells)} |"


def escape(text: str) -> str:
    """Keep text from being read as markup."""
    return _MARKUP.sub(r"\\\g<0>", text)
