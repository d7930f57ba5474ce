"""The register of everybody an article names, each under the fullest name it gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise

from attrs import frozen

from claimtrack.lexicons import Lexicon
from claimtrack.model import Kind, Span
from claimtrack.sources.names import CAPITAL_PARTS, PARTICLES, Naming
from claimtrack.sources.wording import Gender, Token, gender_of, has_part, is_title, noun_class, stands_for

Key = tuple[str, ...]

KNOWN_OUTLET = 8  # a vote above what a few wrong clues add up to
LONGEST_ARTICLE = 3  # letters: "The", "Der", "El"

TAIL_SEEN = 4  # titles of papers that end alike ("… Times") before the ending marks a paper


@frozen
class Named:
    """Somebody or something with a name.

    ``keys`` are the forms the article uses for it, ``descriptors`` the nouns it calls it by,
    in the name or beside it. ``acts`` tells that it is a subject somewhere, or somebody's
    firm, party or office: a place hardly ever is.
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

    def is_called(self, noun: Token) -> bool:
        """Tell whether the article calls it this, in its name or beside it."""
        return has_part(noun, self.descriptors) or any(form in self.descriptors for form in noun.forms)


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
        """Give the only entry that goes by ``key``; None if there is none, or a doubt."""
        entries = self._by_key.get(key) or self._by_key.get(without_genitive(key), ())
        fitting = [entry for entry in entries if gender is None or entry.gender in {None, gender}]
        return fitting[0] if len(fitting) == 1 else None

    @property
    def persons(self) -> tuple[Named, ...]:
        return tuple(entry for entry in self.entries if entry.kind == "person")


def without_genitive(key: Key) -> Key:
    """Take off the "s" that some languages write to a name: "Twitters"."""
    return (*key[:-1], key[-1].removesuffix("s")) if key else key


def build_register(namings: Iterable[Naming], lexicon_of: Mapping[Span, Lexicon]) -> Register:
    """Gather the namings of an article under the fullest name of each.

    ``lexicon_of`` gives the lexicon of each naming by its span.
    """
    by_key: dict[Key, list[Naming]] = {}
    for naming in namings:
        if all(naming.key) and not _is_common(naming, lexicon_of[naming.span]):
            by_key.setdefault(naming.key, []).append(naming)
    _fold_genitives(by_key)
    votes = {key: _votes(group, lexicon_of) for key, group in by_key.items()}
    full = _fullest(by_key, votes)
    groups: dict[Key, list[Key]] = {}
    for key in by_key:
        groups.setdefault(full.get(key, key), []).append(key)
    firms = {word for group in by_key.values() for naming in group for word in naming.ties}
    return Register(
        tuple(_entry(key, keys, by_key, votes, lexicon_of, firms) for key, keys in groups.items())
    )


def _is_common(naming: Naming, lexicon: Lexicon) -> bool:
    """Tell capitals that name nobody: a common noun ("the President"), an adjective ("Polish")."""
    if all(word.word.upos == "ADJ" for word in naming.words):
        return True
    return len(naming.words) == 1 and not naming.lead and stands_for(naming.words[0], lexicon) is not None


def _fold_genitives(by_key: dict[Key, list[Naming]]) -> None:
    for key in sorted(by_key):
        base = without_genitive(key)
        if base != key and base in by_key:
            by_key[base].extend(by_key.pop(key))


# ── what kind of thing a name stands for ──────────────────────────────────────────────────


def _votes(namings: Sequence[Naming], lexicon_of: Mapping[Span, Lexicon]) -> Counter[Kind]:
    votes: Counter[Kind] = Counter()
    for naming in namings:
        votes.update(_evidence(naming, lexicon_of[naming.span]))
    return votes


def _evidence(naming: Naming, lexicon: Lexicon) -> Counter[Kind]:
    """Weigh what one naming shows. Form of the name counts less than what stands beside it."""
    votes: Counter[Kind] = Counter()
    known, with_article, tails = known_outlets(lexicon.outlet_names)
    votes["outlet"] += KNOWN_OUTLET * (naming.key in known or (naming.article and naming.key in with_article))
    votes["outlet"] += 2 * (len(naming.key) > 1 and naming.key[-1] in tails)
    votes["person"] += 3 * any(is_title(token, lexicon) for token in naming.lead) + 3 * naming.personal
    votes["person"] += naming.echo in {"masc", "fem"}
    votes["organization"] += naming.echo in {"neut", "plur"}
    votes["person"] += 2 * looks_personal(naming.words, lexicon)
    votes["organization"] += 2 * looks_institutional(naming.words, lexicon) + naming.article
    classes = [noun_class(token, lexicon) for token in (*naming.lead, *naming.descriptors)]
    votes["outlet"] += 3 * classes.count("outlet")
    votes["organization"] += 3 * classes.count("organization")
    votes["person"] += 3 * (classes.count("role") + classes.count("anonymous"))
    votes["person"] += classes.count("collective")
    return +votes


def looks_personal(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell a given name with more behind it, or an initial: "Ilhan Omar", "J. Trump"."""
    if len(words) == 1:
        return False
    initials = [word for word in words[:-1] if word.bare.rstrip(".").isupper() and word.text.endswith(".")]
    return words[0].folded in lexicon.first_names or bool(initials)


def looks_institutional(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell an institution's noun, an acronym, an ampersand or a capital inside a word."""
    nouns = {noun_class(words[0], lexicon), noun_class(words[-1], lexicon)}
    last = words[-1].bare
    inner = any(small.islower() and large.isupper() for small, large in pairwise(last))
    return (
        "organization" in nouns
        or any(word.is_acronym for word in words)
        or any(word.text == "&" for word in words)
        or (inner and len(words) == 1 and not last.startswith(CAPITAL_PARTS))
    )


@cache
def known_outlets(names: tuple[str, ...]) -> tuple[frozenset[Key], frozenset[Key], frozenset[str]]:
    """Give the names of outlets in words: as they are, less a short first word ("The"), and
    the last words that several share ("Times", "Courant")."""
    keys = frozenset(tuple(name.casefold().split()) for name in names)
    tails = Counter(key[-1] for key in keys if len(key) > 1)
    return (
        keys,
        frozenset(key[1:] for key in keys if len(key) > 1 and len(key[0]) <= LONGEST_ARTICLE),
        frozenset(tail for tail, seen in tails.items() if seen >= TAIL_SEEN),
    )


def kind_by(votes: Counter[Kind], namings: Sequence[Naming]) -> Kind:
    """Decide by weight; without any, several words that act are a person's name."""
    if votes:
        return max(votes, key=lambda kind: (votes[kind], kind))
    several = len(namings[0].words) > 1
    return "person" if several and any(naming.is_subject for naming in namings) else "organization"


# ── who is meant by a part of a name ──────────────────────────────────────────────────────


def _fullest(by_key: Mapping[Key, Sequence[Naming]], votes: Mapping[Key, Counter[Kind]]) -> dict[Key, Key]:
    """Map each shorter form to the only fuller name it can stand for."""
    persons = [key for key in by_key if len(key) > 1 and kind_by(votes[key], by_key[key]) == "person"]
    found: dict[Key, Key] = {}
    for key in sorted(by_key, key=lambda key: (len(key), key)):
        fuller = [other for other in persons if len(other) > len(key) and _is_part(key, other)]
        fuller = fuller or [other for other in persons if len(other) > len(key) == 1 and key == other[:1]]
        longest = [one for one in fuller if not any(_is_part(one, other) and one != other for other in fuller)]
        if len(longest) == 1 and votes[key]["outlet"] < KNOWN_OUTLET:
            found[key] = longest[0]
    for key, group in by_key.items():
        for naming in group:
            short = (naming.abbreviation,) if naming.abbreviation else ()
            if short and short in by_key and _abbreviates(short[0], key):
                found[short] = found.get(key, key)
    return found


def _is_part(short: Key, full: Key) -> bool:
    """Tell a surname, or a name with fewer given names or initials: "Donald Trump"."""
    if len(short) == 1:
        surname = next((at for at, word in enumerate(full) if at and word in PARTICLES), len(full) - 1)
        return short == full[-1:] or short == full[surname:]
    words = iter(full)
    return short[-1] == full[-1] and all(word in words for word in short)


def _abbreviates(letters: str, key: Key) -> bool:
    initials = iter("".join(word[:1] for word in key))
    return all(letter in initials for letter in letters)


def _entry(
    key: Key,
    keys: Sequence[Key],
    by_key: Mapping[Key, Sequence[Naming]],
    votes: Mapping[Key, Counter[Kind]],
    lexicon_of: Mapping[Span, Lexicon],
    firms: Collection[str],
) -> Named:
    namings = sorted((naming for part in keys for naming in by_key[part]), key=lambda one: one.span)
    total = sum((votes[part] for part in keys), Counter[Kind]())
    beside = [token for naming in namings for token in (*naming.lead, *naming.descriptors)]
    return Named(
        name=by_key[key][0].text,
        key=key,
        kind=kind_by(total, by_key[key]),
        gender=_gender(namings, lexicon_of),
        keys=frozenset(keys),
        descriptors=frozenset(form.rstrip(".") for token in beside for form in token.forms) | frozenset(key),
        affiliations=frozenset(word for naming in namings for word in naming.ties),
        places=tuple(naming.span for naming in namings),
        acts=any(naming.is_subject for naming in namings) or not firms.isdisjoint(key),
    )


def _gender(namings: Sequence[Naming], lexicon_of: Mapping[Span, Lexicon]) -> Gender | None:
    found = set()
    for naming in namings:
        lexicon = lexicon_of[naming.span]
        found.add(gender_of((*naming.lead, *naming.descriptors), lexicon))
        if len(naming.words) > 1:
            found.add(lexicon.first_names.get(naming.words[0].folded))  # type: ignore[arg-type]
    if not found - {None}:
        found = {naming.echo for naming in namings if naming.echo in {"masc", "fem"}}  # type: ignore[misc]
    genders = found - {None}
    return genders.pop() if len(genders) == 1 else None
