"""What stands beside a name: titles and nouns before it, appositions, an age or letters behind."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.lexicons import Lexicon
from claimtrack.sources.particles import LINKS
from claimtrack.sources.runs import CLOSED, PAIR
from claimtrack.sources.wording import Token, noun_class

LONGEST_SUBJECT = 5  # tokens: "The Dutch privacy regulator,"
NOMINAL = frozenset({"ADJ", "DET", "NOUN", "NUM", "PROPN"})


def belongs_to(after: Sequence[Token]) -> frozenset[str]:
    """Read the firm in "topman Louis Gallois van EADS"."""
    if not after or after[0].folded not in LINKS:
        return frozenset()
    return frozenset(token.folded for token in after[1:] if token.is_capital)


def is_apposition(before: Sequence[Token]) -> bool:
    return len(before) > PAIR and before[-2].text == "," and before[-3].is_capital


def is_field(after: Sequence[Token]) -> bool:
    """Tell, behind a role in apposition, a field from a name: "hoogleraar Geneeskunde aan"."""
    return not after or not after[0].bare or after[0].word.upos == "ADP"


def described_before(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[tuple[Token, ...], frozenset[str]]:
    """Read "Twitter boss" before a name: its last noun, and the capitals that modify it."""
    if not tokens or (tokens[-1].is_capital and not tokens[-1].first) or tokens[-1].folded in LINKS:
        return (), frozenset()
    noun = noun_class(tokens[-1], lexicon)
    if _is_finite(tokens[-1]) and noun not in {"role", "title"}:  # "accounts show Corvus lost money"
        return (), frozenset()
    if noun in {None, "collective", "document"} and not tokens[-1].is_noun:
        return (), frozenset()
    modifiers = []
    for token in reversed(tokens[:-1]):
        if token.word.upos not in {"NOUN", "PROPN", "ADJ"} or not token.bare:
            break
        modifiers.append(token)
    if noun == "document":
        return (), frozenset()
    roles = tuple(token for token in reversed(modifiers) if noun_class(token, lexicon) == "role")
    return (*roles, tokens[-1]), frozenset(token.folded for token in modifiers if token.is_capital)


def described_behind(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[tuple[Token, ...], frozenset[str]]:
    """Read ", the mayor of Utrecht," behind a name."""
    if not tokens or tokens[0].text != ",":
        return (), frozenset()
    segment = _until_mark(tokens[1:])
    while segment and segment[0].word.upos == "ADV":  # "now a pundit"
        segment = segment[1:]
    head = head_of(segment)
    if head is None or segment[0].word.upos not in NOMINAL or any(_is_finite(token) for token in segment):
        return (), frozenset()
    if noun_class(head, lexicon) in {None, "document"}:
        return (), frozenset()
    return (head,), frozenset(token.folded for token in segment if token.is_capital and token != head)


def noun_before_comma(
    tokens: Sequence[Token], words: Sequence[Token], lexicon: Lexicon
) -> tuple[tuple[Token, ...], frozenset[str]]:
    """Read "Twitter’s chief executive, Jack Dorsey" and "The insurer, Hollandia Re".

    A body must open its sentence: "At the hospital, Jo Lee" names no hospital.
    """
    if len(tokens) < PAIR or tokens[-1].text != ",":
        return (), frozenset()
    kind = noun_class(tokens[-PAIR], lexicon)
    is_role = kind == "role" and len(words) > 1
    opens = tokens[0].word.feature("Definite") == "Def" and len(tokens) <= LONGEST_SUBJECT
    if not is_role and not (opens and kind in {"organization", "outlet"}):
        return (), frozenset()
    return described_before(tokens[:-1], lexicon)


def is_bounded(after: Sequence[Token]) -> bool:
    """Tell whether a name in apposition ends there: no list of names goes on."""
    return not after or not after[0].bare or after[0].word.upos in {"ADP", "AUX", "VERB", "SCONJ"}


def _until_mark(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Read up to a mark or a relative clause."""
    ends = (
        at for at, token in enumerate(tokens) if not token.bare or token.word.feature("PronType") == "Rel"
    )
    end = next(ends, len(tokens))
    return tuple(tokens[:end])


def _is_finite(token: Token) -> bool:
    return token.word.upos == "AUX" or token.word.feature("VerbForm") == "Fin"


def head_of(tokens: Sequence[Token]) -> Token | None:
    """Give the noun that heads a phrase: the last before a preposition, participle or clause."""
    head = None
    for token in tokens:
        if head is not None and token.folded in LINKS:
            break
        if token.is_noun or (token.word.upos == "ADJ" and token.is_capital):
            head = token
        elif head is not None and (token.word.upos in CLOSED or token.word.upos == "VERB"):
            break
    return head


def age_behind(tokens: Sequence[Token]) -> str | None:
    if len(tokens) < PAIR or tokens[0].text not in {",", "("}:
        return None
    is_age = tokens[1].text.isdecimal() and len(tokens[1].text) <= PAIR
    return tokens[1].text if is_age and tokens[-1].text in {",", ")"} else None


def relative_behind(tokens: Sequence[Token], lexicon: Lexicon) -> str | None:
    """Say what the relative pronoun of ", who …" and ", dat …" follows."""
    opened = tokens[1:] if tokens and tokens[0].text == "," else tokens[:1]
    related = (lexicon.relatives.get(token.folded) for token in opened if token.word.upos == "PRON")
    return next(related, None)


def is_of_several(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Tell one name behind a noun for many, which no other name follows: "accountants Bell Royd"."""
    joined = bool(after) and after[0].word.upos == "CCONJ"
    listed = len(after) > 1 and after[0].text == "," and after[1].is_capital
    return bool(before) and before[-1].is_plural and not (joined or listed)


def abbreviation_behind(tokens: Sequence[Token]) -> str | None:
    if [token.text for token in tokens[::2]] == ["(", ")"] and tokens[1].is_acronym:
        return tokens[1].folded
    return None
