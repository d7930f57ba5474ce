"""What every test shares: settings, and models that are loaded once."""

import pytest
from hypothesis import settings

from claimtrack.matching import SentenceEncoder
from claimtrack.parsing import StanzaParser
from claimtrack.pipeline import Pipeline

# The same examples on every run: a check that fails by chance teaches people to run it again.
settings.register_profile("claimtrack", max_examples=30, deadline=None, derandomize=True)
settings.load_profile("claimtrack")


@pytest.fixture(scope="session")
def parser() -> StanzaParser:
    return StanzaParser()


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


@pytest.fixture(scope="session")
def pipeline(parser: StanzaParser, encoder: SentenceEncoder) -> Pipeline:
    return Pipeline(parser=parser, embedder=encoder)
