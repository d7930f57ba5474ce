"""Who the mentions of a text stand for; the cases are prose in fixtures/cases/sources."""

from __future__ import annotations

from itertools import combinations

import pytest

from claimtrack.attribution import find_attributions, speakers_of_quotations
from claimtrack.lexicons import load_lexicon
from claimtrack.sources import Resolution, resolve
from tests.sources.cases import LANGUAGES, Case, parsed, read_cases

LEXICONS = {language: load_lexicon(language) for language in LANGUAGES}
CASES = [case for language in LANGUAGES for case in read_cases(language)]


def resolution_of(case: Case) -> Resolution:
    parse = parsed(case)
    speakers = speakers_of_quotations(find_attributions(parse, LEXICONS)[0])
    return resolve(parse, [mention.span for mention in case.mentions], LEXICONS, speakers=speakers)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mentions_are_read_as_the_case_says(case: Case) -> None:
    resolution = resolution_of(case)

    sources = {source.id: source for source in resolution.sources}
    found = [sources[resolution.source_of[mention.span]] for mention in case.mentions]
    assert [(one.name, one.kind) for one in found] == [(one.name, one.kind) for one in case.mentions]


@pytest.mark.parametrize(
    "case", [case for case in CASES if any(one.label for one in case.mentions)], ids=lambda case: case.name
)
def test_sources_are_told_apart_as_the_case_says(case: Case) -> None:
    source_of = resolution_of(case).source_of

    for left, right in combinations((one for one in case.mentions if one.label), 2):
        assert (source_of[left.span] == source_of[right.span]) == (left.label == right.label)
