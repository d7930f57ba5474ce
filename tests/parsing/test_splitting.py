"""Where sentences end, once a tokenizer has had its say.

Cases are prose: "|" stands where the tokenizer cut, tokens are set apart by spaces, and "_"
before a token says that no white space stood there.
"""

import pytest

from claimtrack.parsing.splitting import LONGEST_SENTENCE, Token, settle_sentences

ORDINARY = {"the", "he", "nobody", "its"}


def tokens(prose: str) -> list[Token]:
    return [Token(word.removeprefix("_"), spaced=not word.startswith("_")) for word in prose.split()]


def settle(prose: str) -> str:
    first_cut = [tokens(sentence) for sentence in prose.split("|")]
    words = iter(prose.replace("|", " ").split())
    lengths = settle_sentences(first_cut, ORDINARY)
    return " | ".join(" ".join(next(words) for _ in range(length)) for length in lengths)


@pytest.mark.parametrize(
    "prose",
    [
        "He left _. | Nobody knew why _.",
        "“ _I won _. | I said so _, _” he said _.",
        "Shares of Brandt Inc. | The rest fell _.",
        "He lives in the U.S. | The law is new there _.",
        "TRAFFIC | The road is closed _.",  # a heading that ran into its text
        "Trade and Industry | The minister left _.",
        "‘ _He left the miners _’ | Nobody knew why _.",
        "It was late _: | the shops had closed _.",
    ],
)
def test_a_good_cut_stays(prose: str) -> None:
    assert settle(prose) == prose


@pytest.mark.parametrize(
    "prose",
    [
        "We are ready _. | ”",
        "We are ready _. | _' _)",
        "“ | We are ready _.",
        "The Washington | Post reports that he left _.",
        "He met Claudia | Mo of the Civic Party _.",
        "It means “ _you _, _’ _” | West said _.",
        "He wrote _: | “ _Wrong again _. _”",
        "It was led by Prof. | A. B. Clarke _.",
        "It was led by Prof _. | A. B. Clarke _.",
        "Volgens dhr. | De Wit klopt het _.",
        "He stopped reading | The Lamp after the first page _.",  # the title opens like a sentence
        "Meanwhile weekly | The Barge has doubts _.",
        "The Miners _’ | Union plans to go on _.",
        "He heard it on Radio | Nobody on Friday _.",  # an ordinary word, but none that opens sentences
    ],
)
def test_a_bad_cut_is_taken_back(prose: str) -> None:
    assert settle(prose) == prose.replace(" | ", " ")


@pytest.mark.parametrize(
    ("prose", "settled"),
    [
        ("He said “ _No _. _” Nobody asked _.", "He said “ _No _. _” | Nobody asked _."),
        ("The vote was 7 to 2 _. He lost _.", "The vote was 7 to 2 _. | He lost _."),
        ("He wrote it on X. The next day it was gone _.", "He wrote it on X. | The next day it was gone _."),
        ("That is all _. “ _Go home _, _” he said _.", "That is all _. | “ _Go home _, _” he said _."),
    ],
)
def test_a_missing_cut_is_made(prose: str, settled: str) -> None:
    assert settle(prose) == settled


@pytest.mark.parametrize(
    "prose",
    [
        "“ _Why _? _” Ruiz asked _.",
        "“ _I will not go _, _” Ruiz said _.",
        "1 _. He wants more money",
        "He met J. Brandt at 6 p.m. and left _.",
        "Bol _._com grows _.",
        "It was written by X. The poet _.",  # an initial
    ],
)
def test_no_cut_is_made_inside_a_sentence(prose: str) -> None:
    assert settle(prose) == prose


def test_an_endless_sentence_is_cut_after_its_last_pause() -> None:
    sentence = tokens("word " * (LONGEST_SENTENCE - 50) + ", " + "word " * 100)

    assert settle_sentences([sentence], ORDINARY) == [LONGEST_SENTENCE - 49, 100]


def test_an_endless_sentence_without_pauses_is_cut_at_the_limit() -> None:
    sentence = tokens("word " * (2 * LONGEST_SENTENCE + 1))

    assert settle_sentences([sentence], ORDINARY) == [LONGEST_SENTENCE, LONGEST_SENTENCE, 1]


def test_a_hundred_thousand_tokens_take_no_time() -> None:
    sentence = tokens("word . " * 50_000)

    assert sum(settle_sentences([sentence], ORDINARY)) == 100_000
