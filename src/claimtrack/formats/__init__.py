"""Reports and tables as people and programs want them: a name, and a function from value to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimtrack.formats import markdown, page, sheet
from claimtrack.model import ComparisonTable, Report
from claimtrack.printing import draw
from claimtrack.storage import dumps

Format = Callable[[Report | ComparisonTable], str]

FORMATS: Mapping[str, Format] = {
    "plain": draw,
    "markdown": markdown.write,
    "html": page.write,
    "csv": sheet.write,
    "json": dumps,
    "jsonl": lambda value: dumps(value, indent=None),
}
