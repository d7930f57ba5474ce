"""Reports and tables as people and programs want them: a name, and a function from value to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from claimtrack import report_page
from claimtrack.errors import InputError
from claimtrack.formats import latex, markdown, sheet
from claimtrack.model import ComparisonTable, Report
from claimtrack.printing import draw
from claimtrack.storage import dumps

Format = Callable[[Report | ComparisonTable], str]

FORMATS: Mapping[str, Format] = {
    "plain": draw,
    "markdown": markdown.write,
    "latex": latex.write,
    "html": report_page.write,
    "csv": sheet.write,
    "json": dumps,
    "jsonl": lambda value: dumps(value, indent=None),
}

_JOINED: Mapping[str, Callable[[Sequence[str]], str]] = {
    "plain": "\n\n".join,
    "markdown": "\n\n".join,
    "latex": "\n\n".join,
    "csv": sheet.join,
    "json": lambda written: "[" + ",\n".join(written) + "]",
    "jsonl": "\n".join,
}


def write_reports(reports: Sequence[Report], name: str) -> str:
    """Write any number of reports in one text, in their order.

    Several become a list in JSON and one sheet in CSV, whose header stands once.

    Raises:
        InputError: the format holds one report only.
    """
    written = [FORMATS[name](report) for report in reports]
    if len(written) == 1:
        return written[0]
    if name not in _JOINED:
        raise InputError(f"{name} holds one report at a time; there are {', '.join(_JOINED)}")
    return _JOINED[name](written)
