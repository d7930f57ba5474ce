"""One parser for all tests that need the shipped models: loading them is what takes time."""

import pytest

from claimtrack.parsing import StanzaParser


@pytest.fixture(scope="session")
def parser() -> StanzaParser:
    return StanzaParser()
