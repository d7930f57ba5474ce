"""The register of everybody an article names, each under the fullest name it gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from claimtrack.model import Kind, Span
from claimtrack.sources.kinds import KNOWN_OUTLET, Familiar, Key, is_company_form, kind_by, weigh
from claimtrack.sources.names import Naming
from claimtrack.sources.runs import PARTICLES
from claimtrack.sources.wording import (
    GENDERS,
    SHORTEST_INSTITUTION,
    Gender,
    Token,
    gender_of,
    has_part,
    noun_class,
    stands_for,
)

CERTAIN = 2  # votes; one alone is the form of the name
TITLED = 3  # votes of a title or role
SHORT_FORM = 1  # votes for a name whose last word stands alone elsewhere


@frozen
class Named:
    """Somebody or something with a name.

    ``keys`` are the forms the article uses for it, ``descriptors`` the nouns it calls it by,
    in the name or beside it. ``acts`` tells that it is a subject somewhere, or somebody's
    firm, party or office: a place hardly ever is. ``has_role`` tells that a title or role
    goes with a name, ``is_certain`` that its kind rests on more than its form.
    """

    name: str
    key: Key
    kind: Kind
    gender: Gender | None
    keys: frozenset[Key]
    descriptors: frozenset[str]
    affiliations: frozenset[str]
    places: tuple[Span, ...]
    acts: bool
    has_role: bool
    is_certain: bool
    ages: frozenset[str] = frozenset()

    def is_called(self, noun: Token) -> bool:
        """Tell whether the article calls it this, in its name or beside it.

        "De bond" may come back to a "vakbond", as "de vakbond" to a "bond".
        """
        if has_part(noun, self.descriptors) or any(form in self.descriptors for form in noun.forms):
            return True
        if any(word.rpartition("-")[2] in noun.forms for word in self.descriptors):
            return True  # "SP-Kamerlid"
        ends = tuple(form for form in noun.forms if len(form) >= SHORTEST_INSTITUTION)
        return self.kind == "organization" and any(word.endswith(ends) for word in self.descriptors)


@frozen
class Register:
    """Look names up by the words of a mention."""

    entries: tuple[Named, ...]

    @cached_property
    def _by_key(self) -> Mapping[Key, tuple[Named, ...]]:
        found: dict[Key, list[Named]] = {}
        for entry in self.entries:
            for key in entry.keys:
                found.setdefault(key, []).append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    def find(self, key: Key, gender: Gender | None = None) -> Named | None:
        """Give the only entry that goes by ``key``; None if there is none, or a doubt.

        A gender tells people of one surname apart: "Mrs Clinton".
        """
        bearers = [one for one in self.persons if len(one.key) > len(key) and _is_part(key, one.key)]
        of_gender = [one for one in bearers if gender and one.gender == gender]
        if len(of_gender) == 1:
            return of_gender[0]
        known = self._by_key.get(key) or self._by_key.get(without_genitive(key))
        entries = known or tuple(bearers)  # a surname that is a common noun, too, has no entry of its own
        fitting = [entry for entry in entries if gender is None or entry.gender in {None, gender}]
        return fitting[0] if len(fitting) == 1 else None

    def around(self, span: Span) -> Named | None:
        """Give whose name a mention was cut out of: "Diario" of "Diario do Vale"."""
        holding = (
            entry for entry in self.entries for place in entry.places if place.covers(span) and place != span
        )
        return next(holding, None)

    @property
    def persons(self) -> tuple[Named, ...]:
        return tuple(entry for entry in self.entries if entry.kind == "person")


def without_genitive(key: Key) -> Key:
    """Take off the "s" that some languages write to a name: "Twitters"."""
    return (*key[:-1], key[-1].removesuffix("s")) if key else key


def build_register(namings: Iterable[Naming], familiar: Familiar) -> Register:
    """Gather the namings of an article under the fullest name of each."""
    by_key = _by_key([naming for naming in namings if _is_name(naming, familiar)])
    firms = frozenset(word for group in by_key.values() for naming in group for word in naming.ties)
    votes = {key: weigh(group, familiar) for key, group in by_key.items()}
    for key in by_key:
        votes[key]["person"] += SHORT_FORM * (len(key) > 1 and key[-1:] in by_key)
        votes[key]["organization"] += 2 * firms.issuperset(key)
    for key in by_key:
        votes[key]["organization"] += 2 * (len(key) > 1 and _is_firm(votes.get(key[:1])))
    full = _fullest(by_key, votes, familiar)
    groups: dict[Key, list[Key]] = {}
    for key in by_key:
        groups.setdefault(full.get(key, key), []).append(key)
    return Register(
        tuple(
            _entry(
                key,
                sorted((naming for part in keys for naming in by_key[part]), key=lambda one: one.span),
                sum((votes[part] for part in keys), Counter[Kind]()),
                firms,
            )
            for key, keys in groups.items()
        )
    )


def _is_firm(votes: Counter[Kind] | None) -> bool:
    """Tell a first word that is a firm by itself: "Apple" in "Apple Computer"."""
    return votes is not None and votes["organization"] > max(votes["person"], 1)


def _is_name(naming: Naming, familiar: Familiar) -> bool:
    """Leave out capitals that name nobody: "the President", "Polish"."""
    if familiar.vote_outlet(naming) == KNOWN_OUTLET:
        return True
    if not naming.key or all(word.word.upos == "ADJ" for word in naming.words):
        return False
    if naming.is_date:
        return False  # "April" is a month more often than anybody
    return len(naming.words) > 1 or bool(naming.lead) or stands_for(naming.words[0], naming.lexicon) is None


def _by_key(namings: Iterable[Naming]) -> dict[Key, list[Naming]]:
    """Put namings of the same words together; a genitive is no other word."""
    by_key: dict[Key, list[Naming]] = {}
    for naming in namings:
        by_key.setdefault(naming.key, []).append(naming)
    for key in sorted(by_key):
        base = without_genitive(key)
        if base != key and base in by_key:
            by_key[base].extend(by_key.pop(key))
    return by_key


# ── who is meant by a part of a name ──────────────────────────────────────────────────────


def _fullest(
    by_key: Mapping[Key, Sequence[Naming]], votes: dict[Key, Counter[Kind]], familiar: Familiar
) -> dict[Key, Key]:
    """Map each shorter form to the only fuller name it can stand for."""
    persons = [key for key in by_key if len(key) > 1 and _is_personal(key, votes[key])]
    found: dict[Key, Key] = {}
    for key in sorted(by_key, key=lambda key: (len(key), key)):
        fuller = [other for other in persons if len(other) > len(key) and _is_part(key, other)]
        votes[key]["person"] += 3 * (len(fuller) > 1)
        if not fuller and _may_be_given_name(by_key[key], votes[key]):
            fuller = [other for other in persons if key == other[:1] and votes[other]["person"] >= CERTAIN]
        longest = _longest(fuller)
        if _is_called_body(by_key[key]):
            continue  # "the chain Brouwers" is not its founder, Truus Brouwers
        if len(longest) == 1 and _may_stand_for(votes[key], votes[longest[0]]):
            found[key] = longest[0]
    return (
        found | _without_form(by_key, votes, familiar) | _without_noun(by_key) | _abbreviated(by_key, found)
    )


def _without_form(
    by_key: Mapping[Key, Sequence[Naming]], votes: Mapping[Key, Counter[Kind]], familiar: Familiar
) -> dict[Key, Key]:
    """Map a name to the same with its form or kind: "Shell" to "Shell plc", "Labour" to "Labour Party"."""
    return {
        key[:-1]: key
        for key, namings in by_key.items()
        if key[:-1] in by_key
        if is_company_form(key[-1])
        or (_names_body(namings[0], familiar) and kind_by(votes[key[:-1]]) != "person")
    }


def _without_noun(by_key: Mapping[Key, Sequence[Naming]]) -> dict[Key, Key]:
    """Map "Netbeheerder Limnet", which opens a sentence, to the "Limnet" that stands alone elsewhere."""
    return {
        key: key[1:]
        for key, namings in by_key.items()
        if key[1:] in by_key
        if all(one.words[0].first and has_part(one.words[0], one.lexicon.companies) for one in namings)
    }


def _names_body(naming: Naming, familiar: Familiar) -> bool:
    """Tell a name that ends in what comes back to it: "the party" to "Labour Party"."""
    bodies = familiar.bodies | familiar.firm_endings | naming.lexicon.companies
    return len(naming.words) > 1 and any(form in bodies for form in naming.words[-1].forms)


def _is_called_body(namings: Sequence[Naming]) -> bool:
    """Tell a name that is called a firm or a paper more often than somebody of a role."""
    classes = [{noun_class(token, naming.lexicon) for token in naming.beside} for naming in namings]
    bodies = sum(not found.isdisjoint({"organization", "outlet"}) for found in classes)
    return bodies > sum(not found.isdisjoint({"role", "title"}) for found in classes)


def _is_personal(key: Key, votes: Counter[Kind]) -> bool:
    """Tell a person's name from a product's: "Airbus A380"."""
    return kind_by(votes) == "person" and not any(letter.isdigit() for word in key for letter in word)


def _may_stand_for(short: Counter[Kind], full: Counter[Kind]) -> bool:
    """Keep a firm apart from what only looks like a person of its name."""
    if short["outlet"] >= KNOWN_OUTLET:
        return False
    return short["organization"] <= short["person"] or full["person"] >= TITLED


def _may_be_given_name(namings: Sequence[Naming], votes: Counter[Kind]) -> bool:
    """Tell a single word that acts as people do, or is known for a person's."""
    if len(namings[0].words) > 1:
        return False
    return kind_by(votes) == "person" or any(naming.is_subject for naming in namings)


def _longest(keys: Sequence[Key]) -> list[Key]:
    return [one for one in keys if not any(one != other and _is_part(one, other) for other in keys)]


def _abbreviated(by_key: Mapping[Key, Sequence[Naming]], found: Mapping[Key, Key]) -> dict[Key, Key]:
    """Map the short forms introduced in brackets: "Royal Dutch Shell (RDS)"."""
    return {
        (naming.abbreviation,): found.get(key, key)
        for key, namings in by_key.items()
        for naming in namings
        if naming.abbreviation and (naming.abbreviation,) in by_key
        if _abbreviates(naming.abbreviation, key)
    }


def _is_part(short: Key, full: Key) -> bool:
    """Tell a surname, or a name with fewer given names or initials: "Donald Trump"."""
    if len(short) == 1:
        surname = next((at for at, word in enumerate(full) if at and word in PARTICLES), len(full) - 1)
        return short == full[-1:] or short == full[surname:]
    words = iter(full)
    return short[-1] == full[-1] and all(word in words for word in short)


def _abbreviates(letters: str, key: Key) -> bool:
    """Tell initials, be it with those of an article that is no part of the name: "De Gele Bank (DGB)"."""
    initials = "".join(word[:1] for word in key)
    return any(_is_within(some, initials) for some in (letters, letters[1:]) if len(some) > 1)


def _is_within(letters: str, initials: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def _entry(key: Key, namings: Sequence[Naming], votes: Counter[Kind], firms: frozenset[str]) -> Named:
    beside = [token for naming in namings for token in naming.beside]
    return Named(
        name=_as_written([naming.text for naming in namings if naming.key == key]),
        key=key,
        kind=kind_by(votes),
        gender=_gender(namings),
        keys=frozenset(naming.key for naming in namings),
        descriptors=frozenset(form.rstrip(".") for token in beside for form in token.forms)
        | frozenset(word for naming in namings for word in naming.key),
        affiliations=frozenset(word for naming in namings for word in naming.ties),
        places=tuple(naming.span for naming in namings),
        acts=any(naming.is_subject for naming in namings) or not firms.isdisjoint(key),
        has_role=any(_is_in_office(naming) for naming in namings),
        is_certain=max(votes.values(), default=0) >= CERTAIN,
        ages=frozenset(naming.age for naming in namings if naming.age),
    )


def _as_written(names: Sequence[str]) -> str:
    """Choose the form that is not shouted: "Daily Flash" over the "DAILY FLASH" of the masthead."""
    return next((name for name in names if not (" " in name and name.isupper())), names[0])


def _is_in_office(naming: Naming) -> bool:
    return any(noun_class(token, naming.lexicon) in {"role", "title"} for token in naming.beside)


def _gender(namings: Sequence[Naming]) -> Gender | None:
    """Read a gender off titles and nouns, else given names, else the pronouns that follow."""
    titles = {gender_of(naming.beside, naming.lexicon) for naming in namings}
    given = {
        _as_gender(naming.lexicon.first_names.get(naming.words[0].folded))
        for naming in namings
        if len(naming.words) > 1 or all(len(other.words) == 1 for other in namings)
    }
    echoes = {_as_gender(naming.echo) for naming in namings}
    genders = ((titles | given) - {None}) or (echoes - {None})
    return genders.pop() if len(genders) == 1 else None


def _as_gender(word: str | None) -> Gender | None:
    return GENDERS.get(word) if word else None
