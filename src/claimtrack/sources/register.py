"""The register of everybody an article names, each under the fullest name it gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from claimtrack.lexicons import Lexicon
from claimtrack.model import Kind, Span
from claimtrack.sources.kinds import KNOWN_OUTLET, Familiar, Key, kind_by, weigh
from claimtrack.sources.names import Naming
from claimtrack.sources.particles import LESSER
from claimtrack.sources.short_forms import CERTAIN, fullest, is_part
from claimtrack.sources.wording import (
    GENDERS,
    SHORTEST_INSTITUTION,
    SHORTEST_PART,
    Gender,
    Token,
    gender_of,
    has_part,
    noun_class,
    stands_for,
)

SHORT_FORM = 1  # votes for a name whose last word stands alone elsewhere


@frozen
class Named:
    """Somebody or something with a name.

    ``keys`` are the forms the article uses for it, ``descriptors`` the nouns it calls it by,
    in the name or beside it. ``acts`` tells that it is a subject somewhere, or somebody's
    firm, party or office: a place hardly ever is. ``has_role`` tells that a title or role
    goes with a name, ``is_certain`` that its kind rests on more than its form, ``is_place`` that it
    stands where places do, and is nowhere a subject.
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
    is_place: bool = False
    ages: frozenset[str] = frozenset()

    def is_called(self, noun: Token) -> bool:
        """Tell whether the article calls it this, in its name or beside it.

        "De bond" may come back to a "vakbond", as "de vakbond" to a "bond".
        """
        if has_part(noun, self.descriptors) or any(form in self.descriptors for form in noun.forms):
            return True
        if any(word.rpartition("-")[2] in noun.forms for word in self.descriptors):
            return True  # "SP-Kamerlid"
        shortest = SHORTEST_INSTITUTION if self.kind == "organization" else SHORTEST_PART
        ends = tuple(form for form in noun.forms if len(form) >= shortest)
        return any(word.endswith(ends) and not word.startswith(LESSER) for word in self.descriptors)

    def may_be_called(self, noun: Token, lexicon: Lexicon) -> bool:
        """Tell whether a noun that the article never uses beside it may come back to it."""
        if self.kind == "person" and lexicon.nations.get(noun.folded) in self.affiliations:
            return True  # "the Dane", behind "Danish champion Ida Holm"
        others = {other for form in noun.forms for other in lexicon.stand_ins.get(form, ())}
        ends = tuple(one for one in others if len(one) >= SHORTEST_INSTITUTION)
        compounds = self.kind == "organization" and any(word.endswith(ends) for word in self.descriptors)
        return compounds or not others.isdisjoint(self.descriptors)


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
        bearers = [one for one in self.persons if len(one.key) > len(key) and is_part(key, one.key)]
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


def build_register(namings: Iterable[Naming], familiar: Familiar, headline: Span | None = None) -> Register:
    """Gather the namings of an article under the fullest name of each."""
    by_key = _by_key([naming for naming in namings if _is_name(naming, familiar)])
    firms = frozenset(word for group in by_key.values() for naming in group for word in naming.ties)
    votes = {key: weigh(group, familiar) for key, group in by_key.items()}
    for key in by_key:
        votes[key]["person"] += SHORT_FORM * (len(key) > 1 and key[-1:] in by_key)
        votes[key]["organization"] += 2 * firms.issuperset(key)
    for key in by_key:
        votes[key]["organization"] += 2 * (len(key) > 1 and _is_firm(votes.get(key[:1])))
    full = fullest(by_key, votes, familiar, headline)
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
    if len(naming.words) > 1 or naming.lead:
        return True
    kind, parts = stands_for(naming.words[0], naming.lexicon), naming.text.split()
    is_proper = len(parts) > 1 and all(part[:1].isupper() for part in parts)  # "Openbaar Ministerie"
    return kind is None or (kind == "organization" and is_proper)


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


def _entry(key: Key, namings: Sequence[Naming], votes: Counter[Kind], firms: frozenset[str]) -> Named:
    beside = [token for naming in namings for token in naming.beside]
    return Named(
        name=_as_written([_name_of(naming, kind_by(votes)) for naming in namings if naming.key == key]),
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
        is_place=any(one.is_placed for one in namings) and not any(one.is_subject for one in namings),
        ages=frozenset(naming.age for naming in namings if naming.age),
    )


def _name_of(naming: Naming, kind: Kind) -> str:
    """Keep the ending of a firm's name where nothing is owned: "Lowry's said"; "Ann's gone" is no firm's."""
    last = naming.words[-1]
    is_whole = kind == "organization" and last.is_genitive and not naming.is_owner
    return naming.text + last.text[last.text.index(last.bare) + len(last.bare) :] if is_whole else naming.text


def _as_written(names: Sequence[str]) -> str:
    """Choose the form that is not shouted: "Daily Flash" over the "DAILY FLASH" of the masthead.

    Of "Lowry" and "Lowry's" it is the longer, for the shorter one is of "Lowry's shops".
    """
    calm = [name for name in names if not (" " in name and name.isupper())] or list(names)
    return next((name for name in calm if name[:-2] == calm[0]), calm[0])


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
