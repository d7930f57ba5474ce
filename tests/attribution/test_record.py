"""Recording parses of cases anew keeps what people corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from attrs import evolve

from claimtrack.model import Article, ParsedArticle
from claimtrack.parsing import RecordedParser
from tests.attribution.cases import DIRECTORY, groups, recordings
from tests.attribution.record import CORRECTED, record


@pytest.mark.parametrize("group", groups())
def test_recordings_are_as_they_would_be_written(group: str) -> None:
    written = (DIRECTORY / f"{group}.conllu").read_text("utf-8")

    assert record(group, RecordedParser(recordings(group))) == written


class _Forgetful:
    """Give recorded parses under another name."""

    name = "forgetful"

    def __init__(self, group: str) -> None:
        self._recorded = RecordedParser(recordings(group))

    def parse(self, articles: Iterable[Article]) -> Iterator[ParsedArticle]:
        return (evolve(parsed, parser=self.name) for parsed in self._recorded.parse(articles))


def test_a_tree_corrected_by_hand_is_kept() -> None:
    anew = record("coordination.en", _Forgetful("coordination.en")).split("# newdoc id = ")[1:]

    parsers = {parse.partition("\n")[0]: parse.split("\n")[1] for parse in anew}
    corrected = {name for name, parse in recordings("coordination.en").items() if CORRECTED in parse}
    assert {name for name, parser in parsers.items() if parser.endswith(CORRECTED)} == corrected
    assert "# parser = forgetful" in parsers.values()
