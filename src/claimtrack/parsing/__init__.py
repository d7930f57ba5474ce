"""Article → ParsedArticle: sentences, words and trees of Universal Dependencies."""

from claimtrack.parsing.foreign import from_spacy, from_stanza
from claimtrack.parsing.protocol import Parser
from claimtrack.parsing.recorded import RecordedParser, from_conllu, to_conllu
from claimtrack.parsing.stanza_parser import StanzaParser, download

__all__ = [
    "Parser",
    "RecordedParser",
    "StanzaParser",
    "download",
    "from_conllu",
    "from_spacy",
    "from_stanza",
    "to_conllu",
]
