"""Which language a text is written in, among those we have a lexicon for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from claimtrack.errors import LanguageError
from claimtrack.lexicons import languages

# A name, a quoted title or a short line tells little.
LETTERS_OF_A_PASSAGE = 40
SURE = 0.95


def check_language(language: str) -> str:
    """Give the language back. Raises LanguageError if it has no lexicon."""
    if language not in languages():
        raise LanguageError(f"no lexicon for {language!r}; there are {', '.join(languages())}")
    return language


def identify(text: str) -> str:
    """Name the likeliest language of an article."""
    return _rank(text)[0]


def identify_passage(text: str, *, within: str) -> str:
    """Name the language of a passage in an article that is written in ``within``.

    Only enough letters and clear evidence make it another one: an English tweet in a Dutch
    report, but not an English title.
    """
    if sum(character.isalpha() for character in text) < LETTERS_OF_A_PASSAGE:
        return within
    language, confidence = _rank(text)
    return language if confidence >= SURE else within


def _rank(text: str) -> tuple[str, float]:
    language, confidence = _identifier(languages()).classify(text)
    return str(language), float(confidence)


@cache
def _identifier(codes: Sequence[str]) -> Any:
    # Imported here, since its model takes a third of a second to load.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(codes)
    return identifier
