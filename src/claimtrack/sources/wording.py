"""The words of a noun phrase as sources are read from them: surface, tag and lexicon.

The parse of a news sentence errs often, most of all in names, so nothing here rests on the
tree; capitals, closed-class features and the lexicon do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Literal

import regex
from attrs import frozen

from claimtrack.lexicons import Lexicon
from claimtrack.model import Sentence, Span, Word

NounClass = Literal["anonymous", "collective", "organization", "outlet", "document", "role", "title"]
Gender = Literal["masc", "fem"]
GENDERS: Mapping[str, Gender] = {"masc": "masc", "fem": "fem"}

# Letters. Shorter ends of words ("son", "man", "heer") are seldom parts of a compound;
# institutions have shorter nouns ("bond", "raad") that others hardly end in by chance.
SHORTEST_PART = 5
SHORTEST_INSTITUTION = 4

_GENITIVE = regex.compile(r"(?<=\w)['’]s$|(?<=s)['’]$", regex.IGNORECASE)
_EDGES = regex.compile(r"^[^\w#@&]+|[^\w.!?&)]+$")


@frozen
class Token:
    """One written word: the syntactic words of one span taken together.

    ``first`` tells that it opens its sentence or a quotation in it, where a capital shows
    nothing; ``word`` is the syntactic word that heads it.
    """

    text: str
    word: Word
    span: Span
    first: bool = False

    @cached_property
    def bare(self) -> str:
        """Leave out a genitive's ending and the marks at the edges."""
        return str(_GENITIVE.sub("", _EDGES.sub("", self.text)))

    @cached_property
    def folded(self) -> str:
        """Give the form to look up."""
        return self.bare.casefold()

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Give the forms a lexicon may hold: as written, and a noun's lemma."""
        if self.span != self.word.span or self.word.upos == "VERB":
            return (self.folded,)
        return tuple(dict.fromkeys((self.folded, self.word.lemma.casefold())))

    @property
    def is_genitive(self) -> bool:
        return bool(_GENITIVE.search(self.text))

    @property
    def is_capital(self) -> bool:
        """Tell whether a letter is upper case: "Omar", "iPhone", "al-Qaida"."""
        return any(letter.isupper() for letter in self.bare)

    @property
    def is_acronym(self) -> bool:
        letters = [letter for letter in self.bare if letter.isalpha()]
        return len(letters) > 1 and all(letter.isupper() for letter in letters)

    @property
    def is_plural_acronym(self) -> bool:
        """Tell "MPs" and "ngo's": several, whatever the tag."""
        stem = regex.sub(r"['’]?s$", "", self.bare)
        return stem != self.bare and len(stem) > 1 and stem.isupper()

    def is_pronoun(self, lexicon: Lexicon) -> bool:
        """Tell "us" from "US", and "wij" from the club "Wolf & Wij"."""
        is_name = self.is_acronym or (self.is_capital and not self.first and len(self.bare) > 1)
        return self.folded in lexicon.pronouns and not is_name

    @property
    def is_noun(self) -> bool:
        return self.word.upos in {"NOUN", "PROPN"}

    @property
    def is_plural(self) -> bool:
        return (self.word.feature("Number") == "Plur" and self.is_noun) or self.is_plural_acronym


def tokens_of(sentence: Sentence, text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """Give the written words of a sentence; a noun of several words ("prime minister") is one."""
    tokens: list[Token] = []
    opening = True
    for word in sentence.words:
        if tokens and word.span == tokens[-1].span:
            continue
        if tokens and (_is_hyphenated(tokens[-1], word) or _is_genitive_mark(tokens[-1], word)):
            tokens[-1] = _with(tokens[-1], word, text)
            continue
        tokens.append(Token(text[word.span.start : word.span.end], word, word.span, opening))
        opening = not tokens[-1].bare
    return _joined(tokens, text, lexicon)


def _is_hyphenated(token: Token, word: Word) -> bool:
    """Tell a word that the parser cut at its hyphen: "Geneva-based"."""
    glued = token.span.end == word.span.start and len(token.bare) > 0
    return glued and (word.text == "-" or token.text.endswith("-"))


def _is_genitive_mark(token: Token, word: Word) -> bool:
    """Tell the mark behind a plural owner, "supporters’", which the parser cuts off."""
    return word.text in {"'", "’"} and word.upos == "PART" and token.span.end == word.span.start


def _with(token: Token, word: Word, text: str) -> Token:
    span = Span(token.span.start, word.span.end)
    head = word if word.text[-1].isalnum() else token.word
    return Token(text[span.start : span.end], head, span, token.first)


def _joined(tokens: Sequence[Token], text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    longer = _longer_nouns(lexicon.roles | lexicon.organizations | lexicon.outlets | lexicon.titles)
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        end = at + _length_of_noun(tokens[at:], longer)
        joined.append(_as_one(tokens[at:end], text) if end > at + 1 else tokens[at])
        at = end
    return tuple(joined)


@cache
def _longer_nouns(nouns: frozenset[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Give the nouns of several words by their first, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for noun in sorted(nouns, key=lambda noun: (-noun.count(" "), noun)):
        if " " in noun:
            found.setdefault(noun.split()[0], []).append(tuple(noun.split()))
    return {first: tuple(longer) for first, longer in found.items()}


def _length_of_noun(tokens: Sequence[Token], longer: Mapping[str, Sequence[tuple[str, ...]]]) -> int:
    for words in longer.get(tokens[0].folded, ()):
        if tuple(token.folded for token in tokens[: len(words)]) == words:
            return len(words)
    return 1


def _as_one(tokens: Sequence[Token], text: str) -> Token:
    """Join tokens; the noun before a preposition heads them ("officier van justitie"), or the last."""
    inner = next((at for at, token in enumerate(tokens) if token.word.upos == "ADP"), len(tokens))
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    return Token(text[span.start : span.end], tokens[max(inner - 1, 0)].word, span, tokens[0].first)


def noun_class(token: Token, lexicon: Lexicon) -> NounClass | None:
    """Say what a noun stands for; a compound is what its last part is.

    "Twitter-baas" and "politiewoordvoerder" are roles. The order settles words of several
    classes: who is a title or a role by trade speaks as a person.
    """
    if is_national(token, lexicon):
        return "role"
    for form in token.forms:
        if found := _class_of(form, lexicon):
            return found
    may_be_name = token.is_capital and not token.first and "-" not in token.text
    for part in _last_parts(token.folded):
        found = _class_of(part, lexicon)
        if found in {"organization", "outlet"}:
            return found
        if found and _is_long(part, token) and not may_be_name:  # "AppleInsider" is no insider
            return found
    return None


def is_national(token: Token, lexicon: Lexicon) -> bool:
    """Tell somebody of a nation, "the Dane", whose noun is also a surname and a first name at times."""
    return token.is_capital and token.folded in lexicon.nations and token.folded not in lexicon.first_names


def stands_for(word: Token, lexicon: Lexicon) -> NounClass | None:
    """Say what a capitalised common noun stands for: "Police", "the Commission", "Republicans".

    A compound that ends in what it is, "Merwedebank", is a name.
    """
    kind = None if word.folded in lexicon.first_names else noun_class(word, lexicon)
    is_listed = is_national(word, lexicon) or any(_class_of(form, lexicon) for form in word.forms)
    return kind if is_listed or kind not in {"organization", "outlet"} else None


def _class_of(form: str, lexicon: Lexicon) -> NounClass | None:
    classes: tuple[tuple[NounClass, frozenset[str]], ...] = (
        ("role", lexicon.roles),
        ("outlet", lexicon.outlets),
        ("organization", lexicon.organizations),
        ("organization", lexicon.companies),
        ("document", lexicon.documents),
        ("anonymous", lexicon.anonymous),
        ("collective", lexicon.collectives),
        ("title", lexicon.titles),
    )
    gendered: NounClass | None = "role" if form in lexicon.genders else None
    return next((name for name, words in classes if form in words), gendered)


def _last_parts(form: str) -> Iterable[str]:
    """Give the ends of a word that may be its last part, the longest first."""
    if "-" in form:
        yield form.rpartition("-")[2]
    for start in range(2, len(form) - SHORTEST_INSTITUTION + 1):
        yield form[start:]


def _is_long(part: str, token: Token) -> bool:
    return len(part) >= SHORTEST_PART or token.folded.endswith("-" + part)


def has_part(token: Token, words: Iterable[str]) -> bool:
    """Tell whether a token is one of ``words`` or a compound that ends in one."""
    wanted = frozenset(words)
    return any(form in wanted for form in (*token.forms, *_last_parts(token.folded)))


def is_title(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a token is a form of address: "Rep.", "Mrs", "president"."""
    return any(form.rstrip(".") in lexicon.titles for form in token.forms)


def gender_of(tokens: Iterable[Token], lexicon: Lexicon) -> Gender | None:
    """Read the gender off titles and nouns; None if they give none, or two."""
    found = {lexicon.genders.get(form.rstrip(".")) for token in tokens for form in token.forms}
    found |= {
        lexicon.genders.get(part)
        for token in tokens
        for part in _last_parts(token.folded)
        if token.is_noun and _is_long(part, token)
    }
    genders = found - {None}
    return GENDERS.get(genders.pop() or "") if len(genders) == 1 else None
