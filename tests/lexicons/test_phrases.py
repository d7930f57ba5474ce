"""Phrases as they occur in reports, and near misses that must stay unmatched."""

import pytest

from claimtrack.lexicons import Lexicon, load_lexicon


def found(lexicon: Lexicon, name: str, prose: str) -> list[str]:
    return [match.group() for match in lexicon.pattern(getattr(lexicon, name)).finditer(prose)]


@pytest.mark.parametrize(
    ("language", "name", "prose", "phrase"),
    [
        ("en", "source_phrases", "In the words of one rower, the lake is finished.", "In the words of"),
        ("en", "evidence_phrases", "The dam leaks, as shown by the log.", "as shown by"),
        ("en", "hearsay_phrases", "The mayor has reportedly left town.", "reportedly"),
        ("en", "hedge_phrases", "The painting was believed to be lost.", "was believed to"),
        ("en", "no_comment_phrases", "The ferry line declined to comment on Friday.", "declined to comment"),
        ("en", "no_comment_phrases", "The owner couldn’t be reached.", "couldn’t be reached"),
        (
            "en",
            "no_comment_phrases",
            "The bakers did not immediately return calls.",
            "did not immediately return calls",
        ),
        ("en", "basis_phrases", "a person familiar with the sale", "familiar with"),
        ("en", "basis_phrases", "a cook who asked not to be named", "who asked not to be named"),
        ("en", "outlet_names", "She told The Irish Times so.", "The Irish Times"),
        ("nl", "source_phrases", "Volgens de roeier is het meer leeg.", "Volgens"),
        ("nl", "evidence_phrases", "Dat blijkt uit het logboek.", "blijkt uit"),
        ("nl", "hearsay_phrases", "De burgemeester is naar verluidt vertrokken.", "naar verluidt"),
        ("nl", "hedge_phrases", "De vermeende dader is gevlucht.", "vermeende"),
        ("nl", "no_comment_phrases", "De rederij wilde vrijdag niet reageren.", "niet reageren"),
        ("nl", "no_comment_phrases", "De eigenaar was niet bereikbaar.", "niet bereikbaar"),
        (
            "nl",
            "no_comment_phrases",
            "De bakkers onthielden zich van commentaar.",
            "onthielden zich van commentaar",
        ),
        ("nl", "basis_phrases", "een kok die anoniem wil blijven", "die anoniem wil blijven"),
        ("nl", "outlet_names", "Dat zei ze tegen De Gelderlander.", "De Gelderlander"),
    ],
)
def test_a_phrase_is_found(language: str, name: str, prose: str, phrase: str) -> None:
    assert found(load_lexicon(language), name, prose) == [phrase]


@pytest.mark.parametrize(
    ("language", "name", "prose"),
    [
        ("en", "source_phrases", "It rose two per cent per year."),
        ("en", "evidence_phrases", "The film is based on a novel."),
        ("en", "hedge_phrases", "He was supposed to pay, and perhaps he will."),
        ("en", "no_comment_phrases", "He declined the salad and answered the phone."),
        ("en", "outlet_names", "The economist spent time with the guardian of the child."),
        ("nl", "evidence_phrases", "De molen staat in Gouda en stond in brand."),
        ("nl", "hedge_phrases", "Misschien komt de zogeheten Dikke Dirk."),
        ("nl", "no_comment_phrases", "De doelen kunnen niet worden bereikt."),
        ("nl", "outlet_names", "De pers heeft de tijd en de morgen is trouw."),
    ],
)
def test_a_near_miss_is_left_alone(language: str, name: str, prose: str) -> None:
    assert found(load_lexicon(language), name, prose) == []
