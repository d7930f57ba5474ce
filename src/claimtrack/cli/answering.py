"""Where a command's answer goes, and in which format."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from claimtrack.errors import InputError
from claimtrack.formats import FORMATS, latex, markdown, write_reports, xlsx
from claimtrack.model import ComparisonTable, Report
from claimtrack.printing import Section, draw_sections

Option = Callable[[Callable[..., None]], Callable[..., None]]

_WORKBOOK = "xlsx"
_SUFFIXES: Mapping[str, str] = {
    ".txt": "plain",
    ".md": "markdown",
    ".tex": "latex",
    ".htm": "html",
    **{f".{name}": name for name in ("html", "csv", "json", "jsonl", _WORKBOOK)},
}
_BYTE_ORDER_MARK = "\ufeff"

OUTPUT: Option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Write to this file instead of standard output.",
)
BOM: Option = click.option(
    "--bom", is_flag=True, help="Begin with a byte-order mark, without which Excel misreads a CSV."
)


def format_option(names: Iterable[str]) -> Option:
    """Give the option that chooses among formats; not used, the output's name chooses."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice([*names]),
        help="Without it, what the name after -o ends in, or plain.",
    )


ALL = (*FORMATS, _WORKBOOK)
FORMAT = format_option(ALL)


def chosen_format(form: str | None, output: Path | None, known: Iterable[str]) -> str:
    """Tell which format somebody wants who may have named a file only.

    To be asked before any work, so that a mistake in it does not cost minutes.

    Raises:
        InputError: the format is none of these, a workbook is to go to standard output, or the
            output's folder is missing.
    """
    known = [*known]
    wanted = form or (_SUFFIXES.get(output.suffix.lower()) if output else None) or "plain"
    if wanted not in known:
        raise InputError(f"this is not written as {wanted}; there are {', '.join(known)}")
    if wanted == _WORKBOOK and (output is None or str(output) == "-"):
        raise InputError("a workbook is no text; say with -o which file it is to become")
    if output is not None and not output.parent.is_dir():
        raise InputError(f"{output} cannot be written: there is no folder {output.parent}")
    return wanted


def write_values(
    value: ComparisonTable | Sequence[Report], wanted: str, output: Path | None, *, bom: bool = False
) -> None:
    """Write a comparison, or any number of reports, in one of `ALL` formats."""
    if wanted == _WORKBOOK:
        with writing(output):
            xlsx.save(value, str(output))
    elif isinstance(value, ComparisonTable):
        write_text(FORMATS[wanted](value), output, bom=bom)
    else:
        write_text(write_reports(value, wanted), output, bom=bom)


def write_text(text: str, output: Path | None, *, bom: bool = False) -> None:
    """Write to a file or standard output, as UTF-8 whatever the locale."""
    text = _BYTE_ORDER_MARK + text if bom else text
    if output is not None and str(output) != "-":
        with writing(output):
            output.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    else:
        # A file or pipe gets UTF-8 whatever the locale; a terminal knows its own encoding.
        click.echo(text if sys.stdout.isatty() else text.encode())


@contextmanager
def writing(output: Path | None) -> Iterator[None]:
    """Say which file cannot be written, should that be so."""
    try:
        yield
    except OSError as error:
        raise InputError(f"{output} cannot be written: {error.strerror}") from error


def write_sections(laid_out: Iterable[Section], form: str, output: Path | None) -> None:
    """Write tables in one of the formats that are made of such."""
    write_text(_DRAWN[form](laid_out), output)


_DRAWN: Mapping[str, Callable[[Iterable[Section]], str]] = {
    "plain": draw_sections,
    "markdown": markdown.write_sections,
    "latex": latex.write_sections,
}
