"""The files that describe the lines around an article."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from claimtrack.lexicons import languages
from claimtrack.reading.furniture import BYLINE_REASON, LINK_LABEL_REASON, load_furniture

FOLDER = files("claimtrack.reading").joinpath("furniture")
SAMPLES = {" …": " what came of it", "…": "what came of it", "#": "12", "@": "Ann Lee"}


def tables(language: str) -> dict[str, Any]:
    return tomllib.loads(FOLDER.joinpath(f"{language}.toml").read_text(encoding="utf-8"))


def lines_of(phrase: str) -> set[str]:
    """Fill in a phrase, as it stands and in capitals."""
    for placeholder, words in SAMPLES.items():
        phrase = phrase.replace(placeholder, words)
    return {phrase, phrase.upper(), f"[{phrase}]"}


PHRASES = [
    pytest.param(reason, phrase, id=f"{language}: {phrase}")
    for language in languages()
    for reason, phrases in tables(language)["noise"].items()
    for phrase in phrases
]


@pytest.mark.parametrize(("reason", "phrase"), PHRASES)
def test_every_phrase_fits_its_line(reason: str, phrase: str) -> None:
    found = {load_furniture().reason_against(line) for line in lines_of(phrase)}

    assert found == {reason}


@pytest.mark.parametrize("language", languages())
def test_every_language_with_a_lexicon_has_its_file(language: str) -> None:
    table = tables(language)

    assert table.keys() == tables("en").keys()
    assert table["names"].keys() == tables("en")["names"].keys()
    assert {BYLINE_REASON, LINK_LABEL_REASON} <= table["noise"].keys() <= tables("en")["noise"].keys()


@pytest.mark.parametrize("language", languages())
def test_no_phrase_stands_twice(language: str) -> None:
    phrases = [phrase for entries in tables(language)["noise"].values() for phrase in entries]

    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize(
    ("line", "is_name"),
    [
        ("The Harbour Ledger", True),
        ("Ann Lee and Bo van Berg", True),
        ("gadgets.com", True),
        ("FC Oldhaven '04", False),
        ("Bridge to reopen", False),
        ("ferry", False),
        ("One Two Three Four Five Six Seven", False),
    ],
)
def test_what_a_name_looks_like(line: str, is_name: bool) -> None:
    assert load_furniture().is_name(line) == is_name


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share | Print | 34 comments", "invitation to share or discuss"),
        ("(Reporting by Ann Lee in Leeds; Editing by Bo Marsh)", BYLINE_REASON),
        ("Door onze redactie economie", BYLINE_REASON),
        ("Heeft u zelf een bever gezien? Tip de redactie.", "invitation to share or discuss"),
        ("Share of the vote | 34 per cent", None),
        ("Reporting by the harbour ledger led to an inquiry.", None),
        ("Have you been paid? asked the man.", None),
    ],
)
def test_lines_around_an_article_are_told_from_prose(line: str, reason: str | None) -> None:
    assert load_furniture().reason_against(line) == reason
