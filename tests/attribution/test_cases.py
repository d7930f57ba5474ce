"""The cases of language: every claim of a short article, no more and no less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from tests.attribution.cases import DIRECTORY, Case, find_claims, groups, parse, read_group, show

CASES = [case for group in groups() for case in read_group(group)]


def _parameters() -> Iterator[object]:
    for case in CASES:
        marks = [pytest.mark.xfail(reason=case.wanted, strict=True)] if case.wanted else []
        yield pytest.param(case, id=f"{case.group}: {case.name}", marks=marks)


@pytest.mark.parametrize("case", list(_parameters()))
def test_the_claims_of_a_case_are_found(case: Case) -> None:
    found = find_claims(parse(case))

    assert [show(claim) for claim in found] == list(case.claims)


def test_a_name_stands_for_one_case_of_its_group() -> None:
    names = Counter((case.group, case.name) for case in CASES)

    assert [name for name, count in names.items() if count > 1] == []


def test_every_group_is_there_in_every_language() -> None:
    by_language: dict[str, set[str]] = {}
    for case in CASES:
        by_language.setdefault(case.language, set()).add(case.group.rpartition(".")[0])

    assert by_language["en"] == by_language["nl"]


def _examples() -> list[tuple[str, list[str]]]:
    """Give the examples of the page on claims and chains: text and claims."""
    page = (DIRECTORY.parents[2] / "docs" / "concepts" / "claims-and-chains.md").read_text("utf-8")
    found = []
    for block in page.split("```")[1::2]:
        lines = [line for line in block.strip("\n").split("\n") if not line.startswith("# ")]
        claims = [line.removeprefix("-> ") for line in lines if line.startswith("-> ")]
        found.append(("\n".join(line for line in lines if not line.startswith("-> ")), claims))
    return found


@pytest.mark.parametrize("example", _examples(), ids=lambda example: example[0])
def test_the_examples_of_the_docs_are_cases(example: tuple[str, list[str]]) -> None:
    passing = [(case.text, list(case.claims)) for case in CASES if not case.wanted]

    assert example in passing
