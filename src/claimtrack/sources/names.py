"""Find where an article names somebody: runs of capitals, what stands before and behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from claimtrack.lexicons import Lexicon
from claimtrack.model import Span
from claimtrack.sources.wording import Token, is_title, noun_class

# Small words inside names. A report writes a name as its owner does, whatever the report's
# own language: "Bank of England" and "Mark van Bommel" stand in English and Dutch news alike.
PARTICLES = frozenset(
    "'t al bin da de del della den der di dos du el ibn la le ten ter van von zu".split()  # noqa: SIM905
)
LINKS = frozenset(["de", "del", "des", "di", "du", "for", "für", "of", "van", "voor"])
CAPITAL_PARTS = ("De", "La", "Le", "Mac", "Mc", "O'", "O’", "Van")

CLOSED = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "SCONJ"})
NOMINAL = frozenset({"ADJ", "DET", "NOUN", "NUM", "PROPN"})
TITLE_CASE = 0.7  # of the long words of a headline are capitals; in running prose under a third are
LONG, FEW = 4, 4  # letters, and words: fewer show no style
BRIDGE = 3  # small words at most between two parts of a name: "van de la"
PAIR = 2


@frozen
class Naming:
    """One place where a name stands.

    ``lead`` are the titles and roles written as part of it ("US President"), ``descriptors``
    the nouns beside it that say what it is ("boss", "the mayor of …"), ``affiliations`` the
    capitalised words that go with those ("Twitter"). ``article`` tells that "the" stands
    directly before, ``personal`` that an age follows. ``echo`` is the class of the
    pronoun that takes a subject up again, before any other name.
    """

    words: tuple[Token, ...]
    lead: tuple[Token, ...] = ()
    descriptors: tuple[Token, ...] = ()
    affiliations: frozenset[str] = frozenset()
    article: bool = False
    personal: bool = False
    abbreviation: str | None = None
    is_subject: bool = False
    echo: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.words[0].span.start, self.words[-1].span.end)

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(word.folded for word in self.words if word.folded)

    @property
    def ties(self) -> frozenset[str]:
        """Give the capitalised words of what goes with the name: firm, party, country."""
        beside = (*self.lead, *self.descriptors)
        return self.affiliations | {token.folded for token in beside if token.is_capital}

    @property
    def text(self) -> str:
        """Join the words as a name is cited, without the genitive at its end."""
        parts = [word.text.strip('"“”') for word in self.words[:-1]] + [self.words[-1].bare]
        gaps = [right.span.start > left.span.end for left, right in pairwise(self.words)]
        return parts[0] + "".join(" " * gap + part for gap, part in zip(gaps, parts[1:], strict=True))


# ── runs of capitals ──────────────────────────────────────────────────────────────────────


def is_title_case(tokens: Sequence[Token]) -> bool:
    """Tell a headline in capitals, where a capital shows no name."""
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
        inside = [
            token for tokens in sentences if not is_title_case(tokens) for token in tokens if not token.first
        ]
        names = frozenset(token.folded for token in inside if token.is_capital)
        return cls(names, frozenset(token.folded for token in inside if not token.is_capital) - names)


EITHER = Casing()  # of an article that shows nothing


def find_runs(tokens: Sequence[Token], lexicon: Lexicon, casing: Casing = EITHER) -> list[tuple[Token, ...]]:
    """Cut out the runs of capitalised words, small words inside them included."""
    runs: list[tuple[Token, ...]] = []
    at = 0
    while at < len(tokens):
        end = _end_of_run(tokens, at, lexicon) if _starts_name(tokens, at, lexicon, casing) else at
        if end > at:
            runs.append(tuple(tokens[at:end]))
        at = max(end, at + 1)
    return runs


def _starts_name(tokens: Sequence[Token], at: int, lexicon: Lexicon, casing: Casing) -> bool:
    token = tokens[at]
    if not token.is_capital or token.is_pronoun(lexicon) or token.word.upos == "DET":
        return False
    follows = at + 1 < len(tokens) and tokens[at + 1].is_capital
    if token.word.upos in CLOSED and not token.is_acronym:
        return follows and (token.folded in lexicon.first_names or not token.first)
    if not token.first or token.folded in casing.names:
        return True
    return token.folded not in casing.common and (token.word.upos == "PROPN" or follows)


def _end_of_run(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    end = start + 1
    while end < len(tokens) and not tokens[end - 1].text.endswith(","):
        if tokens[end - 1].is_genitive and not _belongs_to_institution(tokens[end - 1 : end + 1], lexicon):
            break
        if tokens[end].is_capital:
            end += 1
        elif _is_hyphenated(tokens[end - 1 : end + 2]):
            end += PAIR
        elif bridged := _bridge(tokens, start, end, lexicon):
            end = bridged
        else:
            break
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


def _belongs_to_institution(pair: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell a genitive inside a name, "Coroner’s Office", from an owner's, "Omar’s office"."""
    return (
        pair[-1].is_capital
        and noun_class(pair[0], lexicon) is not None
        and noun_class(pair[-1], lexicon) == "organization"
    )


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
    return token.text == "&" or token.word.upos in {"ADP", "CCONJ", "DET"} or token.folded in PARTICLES


def _joins(
    context: Sequence[Token],
    before: Sequence[Token],
    small: Sequence[Token],
    after: Token,
    lexicon: Lexicon,
) -> bool:
    if small[0].text == "&" or before[-1].text.endswith("-"):
        return True
    if small[0].word.upos == "CCONJ":
        return _joins_words(context, before, after, lexicon)
    ends = (before[0], before[-1])
    if small[0].folded in LINKS and any(_is_institutional(token, lexicon) for token in ends):
        return True
    return not after.is_acronym and _joins_family_name(before, small, lexicon)


def _is_institutional(token: Token, lexicon: Lexicon) -> bool:
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


def _joins_family_name(before: Sequence[Token], small: Sequence[Token], lexicon: Lexicon) -> bool:
    if not all(token.folded in PARTICLES for token in small):
        return False
    given = [token for token in before if not is_title(token, lexicon)]
    if given and all(token.folded in lexicon.first_names or token.text.endswith(".") for token in given):
        return True
    return len(small) > 1 and len(given) == 1 and noun_class(given[0], lexicon) is None


# ── titles before a name ──────────────────────────────────────────────────────────────────


def split_lead(run: Sequence[Token], lexicon: Lexicon) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Part the titles and roles that open a run from the name: "US President" | "Donald Trump".

    A run that ends in a role, or goes on with nothing but an institution's word, is left whole.
    """
    for at in range(len(run) - 1, 0, -1):
        if _is_compound(run[at - 1]):
            return tuple(run[:at]), tuple(run[at:])
        if _is_lead(run[at - 1], lexicon) and not _is_title_of(run[at:], lexicon):
            return tuple(run[:at]), tuple(run[at:])
        if _begins_person(run, at, lexicon):
            return tuple(run[:at]), tuple(run[at:])
    if len(run) > 1 and run[1].is_capital and _is_common_opener(run[0]):
        return tuple(run[:1]), tuple(run[1:])
    return (), tuple(run)


def _is_compound(token: Token) -> bool:
    """Tell a common noun that has its capital from its first part: "LSU-coach"."""
    first, hyphen, last = token.bare.rpartition("-")
    return bool(hyphen) and len(last) >= LONG and last.islower() and first[:1].isupper()


def _is_title_of(rest: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell what turns a title into part of a longer one: "Attorney" | "General", "Office"."""
    return noun_class(rest[-1], lexicon) == "role" or any(_is_institutional(token, lexicon) for token in rest)


def _begins_person(run: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Tell a given name with more behind it, after words that are none."""
    if run[at].folded not in lexicon.first_names or at == len(run) - 1:
        return False
    before = run[:at]
    if before[-1].word.upos in {"NOUN", "ADJ"}:
        return True
    return len(before) > 1 and not any(
        token.folded in lexicon.first_names or _is_institutional(token, lexicon) for token in before
    )


def _is_lead(token: Token, lexicon: Lexicon) -> bool:
    is_role = noun_class(token, lexicon) in {"role", "anonymous"} and not token.is_genitive
    return is_title(token, lexicon) or (is_role and token.folded not in lexicon.first_names)


def _is_common_opener(token: Token) -> bool:
    """Tell a common noun whose capital only opens the sentence: "Vakbond", "Biologist"."""
    return token.first and token.word.upos == "NOUN" and not token.is_acronym


# ── what stands beside a name ─────────────────────────────────────────────────────────────


def find_namings(tokens: Sequence[Token], lexicon: Lexicon, casing: Casing = EITHER) -> Iterator[Naming]:
    """Find the names of a sentence with what stands beside them, in order."""
    places = {token.span: at for at, token in enumerate(tokens)}
    for run in find_runs(tokens, lexicon, casing):
        lead, words = split_lead(run, lexicon)
        start, end = places[run[0].span], places[run[-1].span] + 1
        before, belongs = _described_before(tokens[:start], lexicon)
        belongs |= _belongs_to(tokens[end : end + BRIDGE]) if before or lead else frozenset()
        if len(words) == 1 and _is_apposition(tokens[:start]) and _is_field(tokens[end : end + 1]):
            before, belongs = (), frozenset()
        behind, more = _described_behind(tokens[end:], lexicon)
        yield Naming(
            words,
            lead,
            before + behind,
            belongs | more,
            article=start > 0 and tokens[start - 1].word.feature("Definite") == "Def",
            personal=_is_personal(tokens[end : end + 3]),
            abbreviation=_abbreviation(tokens[end : end + 3]),
        )


def _belongs_to(after: Sequence[Token]) -> frozenset[str]:
    """Read the firm in "topman Louis Gallois van EADS"."""
    if not after or after[0].folded not in LINKS:
        return frozenset()
    return frozenset(token.folded for token in after[1:] if token.is_capital)


def _is_apposition(before: Sequence[Token]) -> bool:
    return len(before) > PAIR and before[-2].text == "," and before[-3].is_capital


def _is_field(after: Sequence[Token]) -> bool:
    """Tell, behind a role in apposition, a field from a name: "hoogleraar Geneeskunde aan"."""
    return not after or not after[0].bare or after[0].word.upos == "ADP"


def _described_before(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[tuple[Token, ...], frozenset[str]]:
    """Read "Twitter boss" before a name: its last noun, and the capitals that modify it."""
    if not tokens or (tokens[-1].is_capital and not tokens[-1].first):
        return (), frozenset()
    if noun_class(tokens[-1], lexicon) in {None, "collective", "document"} and not tokens[-1].is_noun:
        return (), frozenset()
    modifiers = []
    for token in reversed(tokens[:-1]):
        if token.word.upos not in {"NOUN", "PROPN", "ADJ"} or not token.bare:
            break
        modifiers.append(token)
    if noun_class(tokens[-1], lexicon) == "document":
        return (), frozenset()
    return (tokens[-1],), frozenset(token.folded for token in modifiers if token.is_capital)


def _described_behind(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[tuple[Token, ...], frozenset[str]]:
    """Read ", the mayor of Utrecht," behind a name."""
    if not tokens or tokens[0].text != ",":
        return (), frozenset()
    segment = _until_mark(tokens[1:])
    head = head_of(segment)
    if head is None or segment[0].word.upos not in NOMINAL or any(_is_finite(token) for token in segment):
        return (), frozenset()
    if noun_class(head, lexicon) in {None, "document"}:
        return (), frozenset()
    return (head,), frozenset(token.folded for token in segment if token.is_capital and token != head)


def _until_mark(tokens: Sequence[Token]) -> tuple[Token, ...]:
    end = next((at for at, token in enumerate(tokens) if not token.bare), len(tokens))
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


def _is_personal(tokens: Sequence[Token]) -> bool:
    if len(tokens) < PAIR or tokens[0].text not in {",", "("}:
        return False
    is_age = tokens[1].text.isdecimal() and len(tokens[1].text) <= PAIR
    return is_age and tokens[-1].text in {",", ")"}


def _abbreviation(tokens: Sequence[Token]) -> str | None:
    if [token.text for token in tokens[::2]] == ["(", ")"] and tokens[1].is_acronym:
        return tokens[1].folded
    return None
