"""Record the parses of the cases anew: ``python -m tests.attribution.record [group …]``.

Parses that were corrected by hand say so in their line ``# parser =`` and are kept as long as
the text of their case is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from claimtrack.errors import InputError
from claimtrack.parsing import Parser, StanzaParser, to_conllu
from tests.attribution.cases import DIRECTORY, Case, groups, parse, read_group, recordings

CORRECTED = "corrected by hand"


def record(group: str, parser: Parser) -> str:
    """Give the parses of a group as CoNLL-U, in the order of its cases."""
    return "".join(_kept(case) or to_conllu(next(parser.parse([case.article]))) for case in read_group(group))


def _kept(case: Case) -> str | None:
    if CORRECTED not in recordings(case.group).get(case.name, "").partition("\n# lang")[0]:
        return None
    try:
        return to_conllu(parse(case))
    except InputError:  # the text has changed
        return None


def main(names: Iterable[str]) -> None:
    """Record the groups named, or all."""
    parser = StanzaParser()
    for group in names or groups():
        (DIRECTORY / f"{group}.conllu").write_text(record(group, parser), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
