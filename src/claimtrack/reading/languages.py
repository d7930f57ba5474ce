"""Which language a text is written in, among those we have a lexicon for."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import Any

from claimtrack.errors import LanguageError
from claimtrack.lexicons import languages

# Below, names and short titles mislead: of 2,650 lines of English and Dutch news none with 40
# letters was taken for the other language, and one in eighty was less than this sure.
_LETTERS_OF_A_PASSAGE = 40
_SURE = 0.95

# An article in a language without lexicon is worth an error only if there is no doubt: of 601
# paragraphs of English and Dutch news with 150 to 400 letters, none was this surely another.
_LETTERS_OF_AN_ARTICLE = 150
_CERTAIN = 0.999

_SAMPLE = 20_000  # characters; a longer text shows its language by then


def check_language(language: str) -> str:
    """Give the language back. Raises LanguageError if it has no lexicon."""
    if language not in languages():
        raise LanguageError(f"no lexicon for {language!r}; there are {', '.join(languages())}")
    return language


def identify(text: str) -> str:
    """Name the likeliest language of an article among those with a lexicon.

    Raises LanguageError if the article is long and surely in another language.
    """
    language, confidence = _classify(text, None)
    if language not in languages() and confidence >= _CERTAIN and _letters(text) >= _LETTERS_OF_AN_ARTICLE:
        raise LanguageError(
            f"the article reads like {language!r}, for which there is no lexicon; "
            f"there are {', '.join(languages())}: give one of these if it is one of these"
        )
    return _classify(text, languages())[0]


def identify_passage(text: str, *, within: str) -> str:
    """Name the language of a passage in an article that is written in ``within``.

    Only enough letters and clear evidence make it another one: an English tweet in a Dutch
    report, but not an English title.
    """
    if _letters(text) < _LETTERS_OF_A_PASSAGE:
        return within
    language, confidence = _classify(text, languages())
    return language if confidence >= _SURE else within


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text[:_SAMPLE])


def _classify(text: str, choice: tuple[str, ...] | None) -> tuple[str, float]:
    language, confidence = _identifier(choice).classify(text[:_SAMPLE])
    return str(language), float(confidence)


@cache
def _identifier(choice: tuple[str, ...] | None) -> Any:
    if choice is not None:
        chosen = copy(_identifier(None))  # shares the model's tables
        chosen.set_languages(choice)
        return chosen
    # Imported here, since it takes a third of a second, and as much for the model.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
