import pytest

from claimtrack.errors import LanguageError, ModelError
from claimtrack.matching.classifier import load_classifier
from claimtrack.matching.poles import load_contrasts, load_opposites
from claimtrack.matching.vocabulary import load_words


def test_a_language_without_words_is_refused_by_name() -> None:
    with pytest.raises(LanguageError, match="en, nl"):
        load_words("tlh")


def test_an_encoder_without_coefficients_is_refused_by_name() -> None:
    with pytest.raises(ModelError, match="no coefficients"):
        load_classifier("somebody's encoder")


def test_opposites_reach_across_languages() -> None:
    assert load_opposites().between("rise", "dalen") == "attribute"
    assert load_opposites().between("rise", "stijgen") is None


def test_contrasts_reach_across_languages() -> None:
    assert load_contrasts().between("woman", "man") == "population"
    assert load_contrasts().between("profit", "omzet") == "measure"


def test_languages_describe_the_same_things() -> None:
    english, dutch = load_words("en"), load_words("nl")

    assert set(english.units.values()) == set(dutch.units.values())
    assert set(english.months.values()) == set(dutch.months.values()) == set(range(1, 13))
    assert set(english.weekdays.values()) == set(dutch.weekdays.values()) == set(range(7))
