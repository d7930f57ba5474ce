"""Find where an article names somebody, and what stands before and behind the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import field, frozen

from claimtrack.lexicons import Lexicon
from claimtrack.model import Span
from claimtrack.sources.beside import (
    abbreviation_behind,
    age_behind,
    belongs_to,
    described_before,
    described_behind,
    is_apposition,
    is_bounded,
    is_field,
    is_of_several,
    noun_before_comma,
    relative_behind,
)
from claimtrack.sources.particles import LINKS
from claimtrack.sources.runs import (
    BRIDGE,
    EITHER,
    LONG,
    PAIR,
    Casing,
    find_runs,
    is_institutional,
)
from claimtrack.sources.wording import Token, is_national, is_title, noun_class


@frozen
class Naming:
    """One place where a name stands, in a sentence of the language of ``lexicon``.

    ``lead`` are the titles and roles written as part of it ("US President"), ``descriptors``
    the nouns beside it that say what it is ("boss", "the mayor of …"), ``affiliations`` the
    capitalised words that go with those ("Twitter"). ``article`` tells that "the" stands
    before, ``titled`` that it is so called: "De Tijd", "the Ledger". ``age`` is the number that
    follows a person's name. ``echo`` is the class of the pronoun that takes a subject up again,
    before any other name. ``told`` tells that somebody spoke to it, as to the press, ``is_self`` that
    it says "I" of itself. ``is_placed`` tells that it stands where places do: "in Leeds", ``is_agent``
    where who does a thing: "by Leeds". ``is_owner`` tells that an ending "'s" is of the grammar, not of
    the name: no verb stands behind, as in "Lowry's said". ``relative`` is what the pronoun right behind
    it follows, a person or a thing; ``is_of_several`` tells that the noun before is of many: "the
    administrators, Cole Harding".
    """

    words: tuple[Token, ...]
    lexicon: Lexicon = field(eq=False, repr=False)
    lead: tuple[Token, ...] = ()
    descriptors: tuple[Token, ...] = ()
    affiliations: frozenset[str] = frozenset()
    article: bool = False
    titled: bool = False
    age: str | None = None
    abbreviation: str | None = None
    is_subject: bool = False
    told: bool = False
    is_self: bool = False
    is_placed: bool = False
    is_agent: bool = False
    is_owner: bool = True
    echo: str | None = None
    relative: str | None = None
    is_of_several: bool = False

    @property
    def span(self) -> Span:
        return Span(self.words[0].span.start, self.words[-1].span.end)

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(word.folded for word in self.words if word.folded)

    @property
    def is_date(self) -> bool:
        """Tell "Tuesday" and "5 March", capitals that name nobody."""
        return self.lexicon.calendar.issuperset(self.key) and not self.lead

    @property
    def beside(self) -> tuple[Token, ...]:
        """Give the nouns that say what it is."""
        return (*self.lead, *self.descriptors)

    @property
    def ties(self) -> frozenset[str]:
        """Give the capitalised words of what goes with the name: firm, party, country."""
        return self.affiliations | {token.folded for token in self.beside if token.is_capital}

    @property
    def text(self) -> str:
        """Join the words as a name is cited, without the genitive at its end."""
        parts = [word.text.strip('"“”') for word in self.words[:-1]] + [self.words[-1].bare]
        gaps = [right.span.start > left.span.end for left, right in pairwise(self.words)]
        return parts[0] + "".join(" " * gap + part for gap, part in zip(gaps, parts[1:], strict=True))


# ── titles before a name ──────────────────────────────────────────────────────────────────


def split_lead(
    run: Sequence[Token], lexicon: Lexicon, casing: Casing = EITHER
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Part the titles and roles that open a run from the name: "US President" | "Donald Trump".

    A run that ends in a role, or goes on with nothing but an institution's word, is left whole.
    """
    for at in range(len(run) - 1, 0, -1):
        if _is_compound(run[at - 1]):
            start = next(place for place in range(at, len(run)) if run[place].is_capital)
            return tuple(run[:at] if start == at else ()), tuple(run[start:])  # "LSU-coach van Jo Lee"
        if is_national(run[at - 1], lexicon) and not run[at].is_capital:
            continue  # "Noor el Amrani" is no Norwegian
        if _is_lead(run[at - 1], lexicon) and not _is_title_of(run[at:], lexicon):
            return tuple(run[:at]), tuple(run[at:])
        if _begins_person(run, at, lexicon):
            return () if is_institutional(run[at - 1], lexicon) else tuple(run[:at]), tuple(run[at:])
    if len(run) > 1 and run[1].is_capital and _is_common_opener(run, lexicon, casing):
        return tuple(run[:1]), tuple(run[1:])
    return (), tuple(run)


def _is_compound(token: Token) -> bool:
    """Tell a common noun that has its capital from its first part: "LSU-coach"."""
    first, hyphen, last = token.bare.rpartition("-")
    return bool(hyphen) and len(last) >= LONG and last.islower() and first[:1].isupper()


def _is_title_of(rest: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell what turns a title into part of a longer one: "Attorney" | "General", "Office"."""
    return noun_class(rest[-1], lexicon) == "role" or any(is_institutional(token, lexicon) for token in rest)


def _begins_person(run: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Tell a given name with more behind it, after words that are none."""
    if run[at].folded not in lexicon.first_names or at == len(run) - 1:
        return False
    before = run[:at]
    if before[-1].word.upos in {"NOUN", "ADJ"}:
        return True
    if not before[-1].is_capital or is_institutional(before[-1], lexicon):
        return " " in before[-1].text  # a whole name: "secretaris van het Witte Huis Ari Fleischer"
    if len(run) - at == PAIR and any(token.folded in LINKS for token in before):
        return True
    return len(before) > 1 and not any(
        token.folded in lexicon.first_names or is_institutional(token, lexicon) for token in before
    )


def _is_lead(token: Token, lexicon: Lexicon) -> bool:
    is_role = noun_class(token, lexicon) in {"role", "anonymous"} and not token.is_genitive
    return is_title(token, lexicon) or (is_role and token.folded not in lexicon.first_names)


def _is_common_opener(run: Sequence[Token], lexicon: Lexicon, casing: Casing) -> bool:
    """Tell a common noun whose capital only opens the sentence: "Biologist Nick Bos".

    Names of two words and a conjunction follow a noun that says what they name: "Vakbond
    Spoor en Bus". A given name shows that what opens the sentence before it is none.
    """
    opener = run[0]
    if not opener.first or opener.is_acronym or opener.folded in lexicon.mastheads:
        return False  # "Omroep Schelde" is so called
    given = len(run) > PAIR and run[1].folded in lexicon.first_names and run[PAIR].is_capital
    if given and opener.folded not in lexicon.first_names and opener.folded not in casing.names:
        return True
    if opener.folded in casing.names and noun_class(opener, lexicon) is None:
        return False  # a castle opens "Castle Interactive", which is "Castle" elsewhere
    paired = len(run) > PAIR and run[2].word.upos == "CCONJ" and is_institutional(opener, lexicon)
    common = opener.folded in casing.common and noun_class(opener, lexicon) is not None
    compound = _is_business_compound(opener, lexicon) and opener.folded not in casing.names
    agency = len(run) == PAIR and run[1].is_acronym and is_institutional(opener, lexicon)
    if agency and noun_class(run[1], lexicon) == "role":
        return False  # "Merwedebank CEO"
    return opener.word.upos == "NOUN" or paired or common or agency or compound


def _is_business_compound(opener: Token, lexicon: Lexicon) -> bool:
    """Tell "Gamebedrijf", which says what the name behind it is of, from "Merwedebank", a name."""
    ends = tuple(noun for noun in lexicon.companies if len(noun) > LONG)
    return opener.folded.endswith(ends) and opener.folded not in lexicon.companies


# ── what stands beside a name ─────────────────────────────────────────────────────────────


def find_namings(tokens: Sequence[Token], lexicon: Lexicon, casing: Casing = EITHER) -> Iterator[Naming]:
    """Find the names of a sentence with what stands beside them, in order."""
    places = {token.span: at for at, token in enumerate(tokens)}
    for run in find_runs(tokens, lexicon, casing):
        if _is_compound(run[-1]):
            continue
        lead, words = split_lead(run, lexicon, casing)
        if lead and _follows_body(tokens[: places[run[0].span]], lexicon):
            lead, words = (), run  # "campaign group Justice Now"
        if not lead and _follows_office(tokens[: places[run[0].span]], words, lexicon):
            first = places[run[0].span]
            lead, words = tuple(tokens[first - PAIR : first + 1]), words[1:]
        start, end = places[run[0].span], places[run[-1].span] + 1
        before, belongs = described_before(tokens[:start], lexicon)
        if not before and is_bounded(tokens[end : end + 1]):
            before, belongs = noun_before_comma(tokens[:start], words, lexicon)
        belongs |= belongs_to(tokens[end : end + BRIDGE]) if before or lead else frozenset()
        if len(words) == 1 and is_apposition(tokens[:start]) and is_field(tokens[end : end + 1]):
            before, belongs = (), frozenset()
        behind, more = described_behind(tokens[end:], lexicon)
        yield Naming(
            words,
            lexicon,
            lead,
            before + behind,
            belongs | more,
            article=words == run and _is_behind_article(tokens[:start]),
            titled=words == run and _is_titled(tokens[start - 1 : start], words, lexicon),
            age=age_behind(tokens[end : end + 3]),
            is_placed=start > 0 and tokens[start - 1].folded in lexicon.locatives,
            is_agent=start > 0 and tokens[start - 1].folded in lexicon.agents,
            abbreviation=abbreviation_behind(tokens[end : end + 3]),
            is_owner=not (end < len(tokens) and tokens[end].word.upos in {"AUX", "VERB"}),
            relative=relative_behind(tokens[end : end + PAIR], lexicon),
            is_of_several=is_of_several(before, tokens[end : end + PAIR]),
        )


def _follows_body(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell a name right behind the small noun for a body."""
    return bool(before) and not before[-1].is_capital and noun_class(before[-1], lexicon) == "organization"


def _follows_office(before: Sequence[Token], words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell a department from the name behind it: "minister van Financiën | Ada Roos"."""
    if len(words) <= PAIR or len(before) < PAIR or before[-1].folded not in LINKS:
        return False
    holder = noun_class(before[-PAIR], lexicon) in {"role", "title"}
    return holder and words[1].folded in lexicon.first_names and words[0].folded not in lexicon.first_names


def _is_behind_article(before: Sequence[Token]) -> bool:
    """Tell "the" before a name, be it with an adjective between: "de landelijke Kring"."""
    described = len(before) > 1 and before[-1].word.upos == "ADJ" and not before[-1].is_capital
    nearest = before[-2:-1] if described else before[-1:]
    return any(token.word.feature("Definite") == "Def" for token in nearest)


def _is_titled(before: Sequence[Token], words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell a name that its article is a part of, or that ends as the names of papers do."""
    article = next((token for token in before if token.word.upos == "DET"), None)
    if article is None or words[0].first:
        return False
    return (article.is_capital and not article.first) or words[-1].folded in lexicon.mastheads
