"""Cut the runs of capitalised words out of a sentence: what may be a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from attrs import frozen

from claimtrack.lexicons import Lexicon
from claimtrack.sources.particles import LINKS, OWNERS, PARTICLES, ROMANCE, STRONG_PARTICLES
from claimtrack.sources.wording import Token, is_national, noun_class

CLOSED = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "SCONJ"})
TITLE_CASE = 0.7  # of the long words of a headline are capitals; in running prose under a third are
LONG, FEW = 4, 4  # letters, and words: fewer show no style
ROMAN = frozenset("IVX")  # number popes and kings
BRIDGE = 3  # small words at most between two parts of a name: "van de la"
PAIR = 2


def is_title_case(tokens: Sequence[Token]) -> bool:
    """Tell a headline in capitals, where a capital shows no name; no headline ends in a full stop."""
    if tokens and tokens[-1].text == ".":
        return False
    long = [token for token in tokens[1:] if len(token.bare) >= LONG and token.bare.isalpha()]
    capitals = sum(token.is_capital for token in long)
    return len(long) >= FEW and capitals >= TITLE_CASE * len(long)


@frozen
class Casing:
    """How an article writes its words: ``names`` with a capital where none is due, ``common``
    ones without any. It settles what a capital that opens a sentence means."""

    names: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()

    @classmethod
    def of(cls, sentences: Sequence[Sequence[Token]]) -> Casing:
        prose = [token for tokens in sentences if not is_title_case(tokens) for token in tokens]
        names = frozenset(token.folded for token in prose if token.is_capital and not token.first)
        return cls(names, frozenset(token.folded for token in prose if not token.is_capital) - names)


EITHER = Casing()  # of an article that shows nothing


def find_runs(tokens: Sequence[Token], lexicon: Lexicon, casing: Casing = EITHER) -> list[tuple[Token, ...]]:
    """Cut out the runs of capitalised words, small words inside them included."""
    runs: list[tuple[Token, ...]] = []
    at = 0
    titles = _titles(lexicon.outlet_names)
    while at < len(tokens):
        end = _end_of_run(tokens, at, lexicon) if _starts_name(tokens, at, lexicon, casing) else at
        end = max(end, _end_of_title(tokens, at, titles))
        if end > at:
            runs.append(tuple(tokens[at : _without_letters(tokens, at, end, lexicon)]))
        at = max(end, at + 1)
    return runs


@cache
def _titles(names: tuple[str, ...]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Give the media whose names hold small words, "Follow the Money", by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(name.split())
        if any(word.islower() for word in words):
            found.setdefault(words[0], []).append(words)
    return {first: tuple(titles) for first, titles in found.items()}


def _end_of_title(tokens: Sequence[Token], at: int, titles: Mapping[str, tuple[tuple[str, ...], ...]]) -> int:
    for words in titles.get(tokens[at].bare, ()):
        if tuple(token.bare for token in tokens[at : at + len(words)]) == words:
            return at + len(words)
    return at


def _starts_name(tokens: Sequence[Token], at: int, lexicon: Lexicon, casing: Casing) -> bool:
    token = tokens[at]
    if not token.is_capital or token.is_pronoun(lexicon) or token.word.upos == "DET":
        return False
    follows = at + 1 < len(tokens) and tokens[at + 1].is_capital
    if token.folded in PARTICLES and _bridge(tokens, at, at + 1, lexicon):
        return True
    if token.word.upos in CLOSED and not token.is_acronym:
        return follows and (token.folded in lexicon.first_names or not token.first)
    if not token.first or token.folded in casing.names:
        return True
    shouted = follows and tokens[at + 1].is_acronym
    is_role = noun_class(token, lexicon) is not None or token.folded in lexicon.stand_ins  # "PM"
    if token.is_acronym and not shouted and not is_role and not _modifies_noun(tokens, at):
        return True  # "OM eist …", though "om" is a common word
    if token.folded in casing.common or _modifies_noun(tokens, at):
        return False
    return token.word.upos == "PROPN" or follows or _is_described(tokens[at + 1 :], lexicon)


def _is_described(behind: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell a name, whatever its tag, by what is said of it: "Vinsa, the owner of the mill, …"."""
    if len(behind) <= PAIR or behind[0].text != "," or behind[1].word.feature("Definite") != "Def":
        return False
    return noun_class(behind[2], lexicon) in {"role", "organization", "outlet"}


def _modifies_noun(tokens: Sequence[Token], at: int) -> bool:
    """Tell a word that opens a sentence before a common noun: "Sleeper train operator Nocturne".

    What an article writes with a capital nowhere else is then hardly a name.
    """
    behind = tokens[at + 1 : at + 2]
    return (
        bool(behind)
        and behind[0].word.upos == "NOUN"
        and not behind[0].is_capital
        and not (tokens[at].is_acronym or tokens[at].is_genitive)
    )


def _end_of_run(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    end = start + 1
    while end < len(tokens) and not tokens[end - 1].text.endswith(","):
        owner = tokens[end - 1].is_genitive
        if owner and not belongs_to_institution(tokens[max(end - PAIR, 0) : end + 1], lexicon):
            break
        if tokens[end].is_capital:
            end += 1
        elif _is_hyphenated(tokens[end - 1 : end + 2]):
            end += PAIR
        elif bridged := _bridge(tokens, start, end, lexicon):
            end = bridged
        else:
            break
    return _without_day(tokens, start, end, lexicon)


def _without_letters(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> int:
    """Leave out the letters of an office or rank behind a full name: "Philip Arkwright KC"."""
    last = tokens[end - 1]
    lettered = last.is_acronym and set(last.bare) - ROMAN and end - start > PAIR
    return end - 1 if lettered and tokens[start].folded in lexicon.first_names else end


def _without_day(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> int:
    """Leave out a day or month behind a name: "the General Assembly Saturday", not "Theresa May".

    What a language writes small belongs to the name where it has a capital: "Dren Vandaag".
    """
    while end - start > 1 and tokens[end - 1].folded in lexicon.capital_days:
        if tokens[end - 2].folded in lexicon.first_names:
            break
        end -= 1
    return end


def _is_hyphenated(three: Sequence[Token]) -> bool:
    """Tell a name that the parser cut at its hyphen: "Kim Min-Woo"."""
    return (
        len(three) > PAIR
        and three[1].text == "-"
        and three[0].span.end == three[1].span.start
        and three[1].span.end == three[2].span.start
        and three[2].is_capital
    )


def belongs_to_institution(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell a genitive inside a name, "Coroner’s Office", from an owner's, "Omar’s office".

    What stands behind "the" is no person: "the Airmen’s Guild". The last two tokens are the pair.
    """
    owner, owned = tokens[-PAIR:]
    named = noun_class(owner, lexicon) is not None or tokens[0].word.feature("Definite") == "Def"
    return owned.is_capital and named and noun_class(owned, lexicon) == "organization"


def _bridge(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> int:
    """Carry a run over small words to the next capital; 0 where they end the name."""
    after = end
    while after < len(tokens) and after - end < BRIDGE and _is_small(tokens[after]):
        after += 1
    if after in {end, len(tokens)} or not tokens[after].is_capital:
        return 0
    first = start - (start > 0 and not tokens[start - 1].is_capital)
    joins = _joins(tokens[first:end], tokens[start:end], tokens[end:after], tokens[after], lexicon)
    return after + 1 if joins else 0


def _is_small(token: Token) -> bool:
    small = token.word.upos in {"ADP", "DET"} or token.text in PARTICLES | LINKS  # whatever the tag
    return token.text == "&" or small or _is_conjunction(token)


def _is_conjunction(token: Token) -> bool:
    """Tell "en", which the tagger takes for a part of the name in "Zee en Haven"."""
    mistagged = token.word.upos == "PROPN" and token.text.islower() and len(token.text) < LONG
    return token.word.upos == "CCONJ" or (mistagged and token.folded not in PARTICLES)


def _joins(
    context: Sequence[Token],
    before: Sequence[Token],
    small: Sequence[Token],
    after: Token,
    lexicon: Lexicon,
) -> bool:
    if small[0].text == "&" or before[-1].text.endswith("-"):
        return True
    if _is_conjunction(small[0]):
        return _joins_words(context, before, after, lexicon)
    ends = (before[0], before[-1])
    if small[0].folded in LINKS and any(is_institutional(token, lexicon) for token in ends):
        return not _is_full_name(before, lexicon)
    if small[0].folded in OWNERS and _is_described_body(context, before, after, lexicon):
        return True
    if all(token.folded in ROMANCE for token in small) or (
        _follows_paper(context, before, lexicon) and all(token.folded in PARTICLES for token in small)
    ):
        return not after.is_acronym  # "Diario do Vale", "newspaper El Pais de Vigo"
    return not after.is_acronym and _joins_family_name(context, before, small, after, lexicon)


def _is_full_name(run: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell somebody's whole name, which no institution behind "of" is a part of."""
    return len(run) > 1 and run[-PAIR].folded in lexicon.first_names


def _is_described_body(
    context: Sequence[Token], before: Sequence[Token], after: Token, lexicon: Lexicon
) -> bool:
    """Tell a body of one word, as no person's name is described: "de landelijke Kring van Vroedvrouwen"."""
    opener = context[0].word
    described = len(context) > len(before) and (opener.feature("Definite") == "Def" or opener.upos == "ADJ")
    bare = len(before) == 1 and noun_class(before[0], lexicon) is None and not before[0].is_acronym
    return described and bare and after.is_noun and after.folded not in lexicon.first_names


def _follows_paper(context: Sequence[Token], before: Sequence[Token], lexicon: Lexicon) -> bool:
    return len(context) > len(before) and noun_class(context[0], lexicon) == "outlet"


def is_institutional(token: Token, lexicon: Lexicon) -> bool:
    return noun_class(token, lexicon) in {"organization", "outlet"}


def _joins_words(context: Sequence[Token], before: Sequence[Token], after: Token, lexicon: Lexicon) -> bool:
    """Tell "Vakbond Spoor en Bus", one union by its noun, from "the unions FNV en CNV"."""
    noun = context[0]
    return (
        len(context) == PAIR
        and len(before) <= PAIR
        and noun_class(noun, lexicon) == "organization"
        and not noun.is_plural
        and not (before[-1].is_acronym or after.is_acronym)
    )


def _joins_family_name(
    context: Sequence[Token],
    before: Sequence[Token],
    small: Sequence[Token],
    after: Token,
    lexicon: Lexicon,
) -> bool:
    if not all(token.folded in PARTICLES for token in small):
        return False
    if len(before) == 1 and before[0].folded in PARTICLES:
        return True
    given = [token for token in before if noun_class(token, lexicon) is None or is_national(token, lexicon)]
    if not given or before[-1] is not given[-1]:
        return False  # a surname that is a common noun, too, ends the name: "Frans Koning van de …"
    if len(before) > 1 and is_institutional(after, lexicon):
        return False  # "Pim Roos van de Polderbank" is of a bank
    if len(given) == 1 and small[0].folded in STRONG_PARTICLES:
        return True
    has_role = any(noun_class(token, lexicon) in {"role", "title"} for token in context)
    if len(given) == 1 and has_role and small[0].folded not in LINKS - {"de"}:
        return True  # "champion Fenna de Ruiter", not "mayor Brouwer van Utrecht"
    if given and all(token.folded in lexicon.first_names or token.text.endswith(".") for token in given):
        return True
    return len(small) > 1 and len(given) == 1
