"""Gold as plain text, a short article a line, with marks around who says what.

    [S The clerk] [V said] [C [S2 the mayor] [V2 had promised] [C2 to pay]].

``S`` is the source, ``V`` the cue, ``C`` the content. Marks with one digit belong to one attribution
and may stand in several places; no digit is 1, and ``[S12 …]`` is in two attributions. Content
inside the content of a lower number is nested in it, and so is a cited source's, which is the same.
Empty lines and those that begin with ``#`` hold no gold, and no text may hold square brackets of its
own. The language is in the file's name: ``en.marked.txt``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import regex
from attrs import evolve, field, frozen

from claimtrack.evaluation.gold import GoldArticle, common_article

MARKED = ".marked.txt"

_MARK = regex.compile(r"\[(?P<part>[SVC])(?P<numbers>[1-9]*)\s|(?P<end>\])|(?P<odd>\[)")
_PARTS = {"S": "source", "V": "cue", "C": "content"}


@frozen
class _Marked:
    """One attribution as marked: the places of its parts, by their names in the common form."""

    number: str
    parts: Mapping[str, list[list[int]]] = field(factory=lambda: {name: [] for name in _PARTS.values()})

    def holds(self, other: _Marked) -> bool:
        """Tell whether this content covers that of another, be it the same."""
        return all(
            any(start <= first and last <= end for start, end in self.parts["content"])
            for first, last in other.parts["content"]
        )


def read_marked(path: Path) -> Iterator[GoldArticle]:
    """Read a file of marked lines; an article's id is the file's name and the line.

    Raises:
        ValueError: a mark is unknown or not closed, or an attribution has no content.
    """
    language = path.name.removesuffix(MARKED).rpartition(".")[2]
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            try:
                yield marked_article(line.strip(), id=f"{path.name}:{number}", language=language)
            except ValueError as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from error


def marked_article(line: str, *, id: str, language: str) -> GoldArticle:
    """Read one line. All that is attributed in it must be marked: any other claim counts as wrong."""
    text, found = _without_marks(line)
    for attribution in found:
        if not attribution.parts["content"]:
            raise ValueError(f"attribution {attribution.number} has no content")
    attributions = [
        {"id": one.number, **one.parts, "nested_in": _holder(one, found[:at])} for at, one in enumerate(found)
    ]
    article = common_article(
        {"id": id, "text": text, "lang": language, "attributions": attributions}, nests=True
    )
    return evolve(article, counts_nested=True)


def _without_marks(line: str) -> tuple[str, list[_Marked]]:
    """Take the marks out of a line; the attributions come by their numbers."""
    text, end = "", 0
    opened: list[tuple[str, str, int]] = []
    found: dict[str, _Marked] = {}
    for mark in _MARK.finditer(line):
        text += line[end : mark.start()]
        end = mark.end()
        if mark["odd"] or (mark["end"] and not opened):
            raise ValueError(f"{mark.group()!r} is no mark")
        if mark["end"]:
            part, numbers, start = opened.pop()
            for number in numbers:
                found.setdefault(number, _Marked(number)).parts[part].append([start, len(text)])
        else:
            opened.append((_PARTS[mark["part"]], mark["numbers"] or "1", len(text)))
    if opened:
        raise ValueError(f"the mark of a {opened[-1][0]} is not closed")
    for one in found.values():
        for places in one.parts.values():
            places.sort()
    return text + line[end:], [found[number] for number in sorted(found)]


def _holder(attribution: _Marked, before: list[_Marked]) -> str | None:
    """Give the nearest attribution of a lower number whose content holds this one."""
    return next((outer.number for outer in reversed(before) if outer.holds(attribution)), None)
