"""Weigh what shows that a name is a person's, an outlet's, an institution's or a people's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from attrs import frozen

from claimtrack.lexicons import Lexicon
from claimtrack.model import Kind
from claimtrack.sources.names import Naming
from claimtrack.sources.wording import SHORTEST_INSTITUTION, Token, is_title, noun_class

Key = tuple[str, ...]

KNOWN_OUTLET = 8  # a vote above what a few wrong clues add up to
TAIL_SEEN = 4  # titles of papers that end alike ("… Times") before the ending marks a paper
LONGEST_ARTICLE = 3  # letters: "The", "Der", "El"
INITIALS = 2  # letters: "JK Rowling" is no firm
COMPANY_FORMS = frozenset(
    ["ab", "ag", "bv", "co", "corp", "gmbh", "inc", "llc", "ltd", "nv", "plc", "sa", "spa"]
)
CAPITAL_PARTS = ("De", "La", "Le", "Mac", "Mc", "O'", "O’", "Van")  # of family names: "McCain"


def weigh(namings: Sequence[Naming], familiar: Familiar) -> Counter[Kind]:
    """Add up what all the places of a name show; its form counts once."""
    votes: Counter[Kind] = Counter()
    for naming in namings:
        votes.update(_evidence(naming))
        votes["outlet"] += familiar.vote_outlet(naming)
        votes["organization"] += 4 * familiar.is_institution(naming)
        votes["person"] += familiar.is_surname(naming)
    if len(namings[0].words) == 1 and any(map(_is_called_body, namings)):
        votes["outlet"] = 0  # the pollster "Compass" is not the paper of that name
    votes["person"] += 2 * any(looks_personal(one.words, one.lexicon) for one in namings)
    votes["person"] += any(may_be_personal(one) for one in namings) and not votes["organization"]
    votes["collective"] = 2 * all(_is_people(naming) for naming in namings)
    return +votes


def _evidence(naming: Naming) -> Counter[Kind]:
    """Weigh what one place shows. What stands beside a name counts more than its form.

    Some roles show nothing: the owner of a mill is a person or a firm.
    """
    votes: Counter[Kind] = Counter()
    votes["person"] += 3 * any(is_title(token, naming.lexicon) for token in naming.lead) + 3 * (
        naming.age is not None
    )
    votes["person"] += naming.echo in {"masc", "fem"}
    votes["organization"] += (naming.echo == "neut") + 2 * (naming.article and not _is_people(naming))
    classes = [noun_class(token, naming.lexicon) for token in naming.beside]
    votes["outlet"] += 5 * classes.count("outlet")
    votes["organization"] += 3 * classes.count("organization")
    personal = [token for token in naming.beside if naming.lexicon.firms.isdisjoint(token.forms)]
    by_role = sum(noun_class(token, naming.lexicon) in {"role", "anonymous"} for token in personal)
    if not _opens_with_body(naming):  # "Director Harbour Theatre quits", with a word left out
        votes["organization" if naming.is_of_several else "person"] += 3 * by_role
    votes["person"] += (naming.relative == "person") + 2 * naming.is_self
    votes["organization"] += naming.relative == "thing"
    votes["person"] += classes.count("collective")
    return votes


def _is_called_body(naming: Naming) -> bool:
    """Tell a name beside the noun for a body, and none for a medium."""
    classes = {noun_class(token, naming.lexicon) for token in naming.beside}
    return "organization" in classes and "outlet" not in classes and not naming.told


def _opens_with_body(naming: Naming) -> bool:
    first = naming.words[0]
    is_body = noun_class(first, naming.lexicon) == "organization"
    return is_body and len(naming.words) > 1 and first.folded not in naming.lexicon.first_names


def _is_people(naming: Naming) -> bool:
    """Tell "Palestinians", "Democrats": a plural of one word. The tagger often thinks so of firms."""
    word = naming.words[-1]
    return len(naming.words) == 1 and word.word.upos == "PROPN" and word.is_plural


def looks_personal(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell a given name with more behind it, or an initial: "Ilhan Omar", "J. Trump"."""
    if len(words) == 1:
        return False
    initials = [word for word in words[:-1] if word.bare.rstrip(".").isupper() and word.text.endswith(".")]
    return words[0].folded in lexicon.first_names or bool(initials)


def may_be_personal(naming: Naming) -> bool:
    """Tell what may be a person when nothing else shows: two words or more, or a given name."""
    if any(letter.isdigit() for word in naming.words for letter in word.text) or naming.article:
        return False
    if naming.words[0].folded in naming.lexicon.first_names:
        return True
    return len(naming.words) > 1 and not naming.words[-1].is_plural  # "Little Lanterns"


@frozen
class Familiar:
    """What the names of outlets and institutions look like, in every language at hand.

    Names cross languages: a Dutch report writes "Government Accountability Office" as it is.
    ``tails`` are last words that several outlets share ("Times", "Courant"), ``publisher`` the
    words of who prints the article, which may go by some of them: "the Chronicle"; ``articles``
    the short words that such names open with: "De", "The", "El".
    """

    outlets: frozenset[Key]
    outlets_after_article: frozenset[Key]
    articles: frozenset[str]
    outlet_nouns: frozenset[str]
    tails: frozenset[str]
    institutions: frozenset[str]
    bodies: frozenset[str]
    firm_endings: frozenset[str]
    surnames: frozenset[str]
    first_names: frozenset[str]
    publisher: Key = ()

    @classmethod
    def of(cls, lexicons: Iterable[Lexicon], publisher: str | None = None) -> Familiar:
        """Gather the names and nouns of all lexicons."""
        known = list(lexicons)
        keys = frozenset(tuple(name.casefold().split()) for one in known for name in one.outlet_names)
        tails = Counter(key[-1] for key in keys if len(key) > 1)
        return cls(
            keys,
            frozenset(key[1:] for key in keys if len(key) > 1 and len(key[0]) <= LONGEST_ARTICLE),
            frozenset(key[0] for key in keys if len(key) > 1 and len(key[0]) <= LONGEST_ARTICLE),
            frozenset(noun for one in known for noun in one.outlets | one.mastheads),
            frozenset(tail for tail, seen in tails.items() if seen >= TAIL_SEEN)
            | frozenset(noun for one in known for noun in one.outlets | one.mastheads),
            frozenset(noun for one in known for noun in one.organizations | one.companies),
            frozenset(noun for one in known for noun in one.bodies),
            frozenset(word for one in known for word in one.firm_endings),
            frozenset(name for one in known for name in one.surnames),
            frozenset(name for one in known for name in one.first_names),
            tuple((publisher or "").casefold().split()),
        )

    def vote_outlet(self, naming: Naming) -> int:
        """Weigh how sure it is from the name that this is an outlet."""
        key = naming.key
        if key in self.outlets or (naming.article and key in self.outlets_after_article):
            return KNOWN_OUTLET
        if self._is_publisher(key):
            return KNOWN_OUTLET
        if naming.told or self._is_title(naming):
            return KNOWN_OUTLET
        opens = len(key) > 1 and key[0] in self.outlet_nouns
        return 3 * (naming.titled or (len(key) > 1 and (key[-1] in self.tails or opens)))

    def _is_title(self, naming: Naming) -> bool:
        """Tell "the Ledger", "Het Beursblad" and "De Volksbode"."""
        last, lexicon = naming.words[-1], naming.lexicon
        is_paper = noun_class(last, lexicon) in {"outlet", "document"}
        opened = naming.article or (len(naming.words) > 1 and naming.key[0] in self.articles)
        return (naming.titled and is_paper) or (opened and _ends_in(last, lexicon.mastheads))

    def _is_publisher(self, key: Key) -> bool:
        """Tell the article's own outlet under its name, the first word of it or the last."""
        return bool(key) and key in {self.publisher, self.publisher[:1], self.publisher[-1:]}

    def _ends_firm(self, words: Sequence[Token]) -> bool:
        """Tell "Lindvik Shipping", unless a given name opens it."""
        return words[-1].folded in self.firm_endings and words[0].folded not in self.first_names

    def _opens_body(self, naming: Naming) -> bool:
        """Tell "Metaalbond Oost" from "Coenraad Oost"."""
        word = naming.words[0]
        bodies = [noun for noun in naming.lexicon.bodies if len(noun) >= SHORTEST_INSTITUTION]
        return word.folded not in self.first_names and _ends_in(word, bodies)

    def is_surname(self, naming: Naming) -> bool:
        return len(naming.words) == 1 and naming.words[0].folded in self.surnames

    def is_institution(self, naming: Naming) -> bool:
        """Tell an institution's noun, an acronym, an ampersand or a capital inside a word."""
        words = naming.words
        ends = (words[0], words[-1])
        forms = {form for word in ends for form in (*word.forms, _without_plural(word.folded))}
        return (
            not self.institutions.isdisjoint(forms)
            or (len(words) > 1 and (is_company_form(words[-1].folded) or self._ends_firm(words)))
            or (len(words) > 1 and self._opens_body(naming))
            or _has_acronym(words)
            or any(word.text == "&" for word in words)
            or (len(words) == 1 and _has_inner_capital(words[0].bare))
        )


def _ends_in(word: Token, endings: Collection[str]) -> bool:
    """Tell a compound: "Volksbode"."""
    return any(len(ending) < len(word.folded) and word.folded.endswith(ending) for ending in endings)


def _without_plural(word: str) -> str:
    return word.removesuffix("s") if not word.endswith("ss") else word


def is_company_form(word: str) -> bool:
    """Tell "Inc." and "B.V."."""
    return word.replace(".", "") in COMPANY_FORMS


def _has_acronym(words: Sequence[Token]) -> bool:
    """Tell "KLM" and "JSA Research" from "JK Rowling", and from a name that is shouted."""
    if len(words) == 1:
        return words[0].is_acronym
    acronyms = [word for word in words if word.is_acronym and len(word.bare) > INITIALS]
    return 0 < len(acronyms) < len(words)


def _has_inner_capital(word: str) -> bool:
    inner = any(small.islower() and large.isupper() for small, large in pairwise(word))
    return inner and not word.startswith(CAPITAL_PARTS)


def kind_by(votes: Counter[Kind]) -> Kind:
    """Decide by weight, for a person at a tie; an organization without any."""
    return max(+votes or {"organization": 1}, key=lambda kind: (votes[kind], kind))
