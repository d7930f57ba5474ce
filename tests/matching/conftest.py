import pytest

from claimtrack.matching import SentenceEncoder
from claimtrack.parsing import StanzaParser
from tests.matching.helpers import Desk


@pytest.fixture(scope="session")
def desk(parser: StanzaParser, encoder: SentenceEncoder) -> Desk:
    return Desk(parser, encoder)
