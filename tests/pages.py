"""What the pages of documentation show, taken out so that it can be tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("**/*.md"))]

_FENCE = re.compile(r"^(?P<indent> *)```(?P<language>[\w{}-]*)\n(?P<body>.*?)^(?P=indent)```$", re.M | re.S)
_NOT_RUN = re.compile(r"# not run: (?P<reason>\S.*)")


@frozen
class Block:
    """A fenced block: its page, its language, the line its body starts on (from 1), its body."""

    page: Path
    language: str
    line: int
    body: str

    @property
    def not_run(self) -> str | None:
        """Give the reason why a reader, too, should not simply run this, if the first line says one."""
        marked = _NOT_RUN.match(self.body)
        return marked["reason"] if marked else None

    def run(self, names: dict[str, object]) -> None:
        """Execute the block; an error points at the line of the page."""
        code = "\n" * (self.line - 1) + self.body
        exec(compile(code, str(self.page), "exec"), names)


def blocks(page: Path, language: str) -> list[Block]:
    """Give the blocks in one language, in order, as a reader would copy them."""
    text = page.read_text("utf-8")
    return [
        Block(page, language, text.count("\n", 0, match.start()) + 2, _dedented(match))
        for match in _FENCE.finditer(text)
        if match["language"] == language
    ]


def _dedented(match: re.Match[str]) -> str:
    return re.sub(rf"^{match['indent']}", "", match["body"], flags=re.M)


def commands(page: Path) -> Iterator[str]:
    """Give the commands for a shell: lines of ``console`` blocks after "$", and indented lines."""
    for block in blocks(page, "console"):
        yield from re.findall(r"^\$ (.*)", block.body, re.M)
    prose = _FENCE.sub("", page.read_text("utf-8"))
    yield from re.findall(r"^ {4}((?:claimtrack|python|pip|pytest|scripts/)\b.*)", prose, re.M)
