r"""Tables for papers: one ``longtable`` per section, to be read by LuaLaTeX or XeLaTeX.

The preamble needs ``\usepackage{longtable}`` and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tabulate import DataRow, Line, TableFormat, tabulate

from claimtrack.model import ComparisonTable, Report
from claimtrack.printing import Section, sections

_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        "`": r"\textasciigrave{}",
        '"': r"\textquotedbl{}",
        # After the end of a row LaTeX takes these for an option of it.
        "[": "{[}",
        "*": "{*}",
    }
)
_NARROW = 0.09  # of a line, for a column of …
_NUMBER = 4  # … as few characters as the number of a row or the id of a claim has


def write(value: Report | ComparisonTable) -> str:
    """Write a report or a comparison as LaTeX; nothing in an article is read as a command."""
    return write_sections(sections(value)) or "No claims."


def write_sections(laid_out: Iterable[Section]) -> str:
    """Write sections below each other, as `write` does."""
    return "\n\n".join(map(_write_section, laid_out))


def escape(text: str) -> str:
    """Keep text from being read as LaTeX; a line break starts a new line in its cell."""
    return "\\newline ".join(line.translate(_ESCAPED) for line in text.split("\n"))


def _write_section(section: Section) -> str:
    rows = [[escape(cell) for cell in row] for row in section.rows]
    header = [escape(cell) for cell in section.header]
    table = tabulate(rows, header, tablefmt=_LONGTABLE, disable_numparse=True)
    return f"\\subsection*{{{escape(section.title)}}}\n\n{table}"


def _begin(widths: Sequence[int], _: Sequence[str]) -> str:
    narrow = sum(width <= _NUMBER for width in widths)
    share = (1 - narrow * _NARROW) / max(len(widths) - narrow, 1)
    columns = "".join(_column(_NARROW if width <= _NUMBER else share) for width in widths)
    return f"\\begin{{longtable}}{{{columns}}}\n\\hline"


def _column(share: float) -> str:
    """Give a column its share of the line, less the space that LaTeX puts on both sides of it."""
    return f"p{{\\dimexpr {share:.3f}\\linewidth-2\\tabcolsep}}"


_LONGTABLE = TableFormat(
    lineabove=_begin,
    linebelowheader=Line("\\hline\n\\endhead", "", "", ""),
    linebetweenrows=None,
    linebelow=Line("\\hline\n\\end{longtable}", "", "", ""),
    headerrow=DataRow("", " & ", " \\\\"),
    datarow=DataRow("", " & ", " \\\\"),
    padding=0,
    with_header_hide=None,
)
