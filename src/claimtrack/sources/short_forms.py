"""Which fuller name of an article a shorter form stands for: a surname, a first word, initials."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from claimtrack.model import Kind, Span
from claimtrack.sources.kinds import KNOWN_OUTLET, Familiar, Key, is_company_form, kind_by
from claimtrack.sources.names import Naming
from claimtrack.sources.particles import PARTICLES
from claimtrack.sources.wording import has_part, noun_class

CERTAIN = 2  # votes; one alone is the form of the name
TITLED = 3  # votes of a title or role


def fullest(
    by_key: Mapping[Key, Sequence[Naming]],
    votes: dict[Key, Counter[Kind]],
    familiar: Familiar,
    headline: Span | None,
) -> dict[Key, Key]:
    """Map each shorter form to the only fuller name it can stand for."""
    first = _by_first_words(by_key, votes, familiar, headline)
    return first | _otherwise(by_key, votes, familiar)


def _otherwise(
    by_key: Mapping[Key, Sequence[Naming]], votes: dict[Key, Counter[Kind]], familiar: Familiar
) -> dict[Key, Key]:
    persons = [key for key in by_key if len(key) > 1 and _is_personal(key, votes[key])]
    found: dict[Key, Key] = {}
    for key in sorted(by_key, key=lambda key: (len(key), key)):
        fuller = [other for other in persons if len(other) > len(key) and is_part(key, other)]
        votes[key]["person"] += 3 * (len(fuller) > 1)
        if not fuller and _may_be_given_name(by_key[key], votes[key]):
            fuller = [other for other in persons if key == other[:1] and votes[other]["person"] >= CERTAIN]
        longest = _longest(fuller)
        if _is_called_body(by_key[key]):
            continue  # "the chain Brouwers" is not its founder, Truus Brouwers
        if len(longest) == 1 and _may_stand_for(votes[key], votes[longest[0]]):
            found[key] = longest[0]
    return (
        _initials(by_key, votes)
        | found
        | _without_form(by_key, votes, familiar)
        | _without_noun(by_key)
        | _abbreviated(by_key, found)
    )


def _by_first_words(
    by_key: Mapping[Key, Sequence[Naming]],
    votes: Mapping[Key, Counter[Kind]],
    familiar: Familiar,
    headline: Span | None,
) -> dict[Key, Key]:
    """Map the first word of a body's name to the only name that it opens: "Corvus" to "Corvus Bio".

    The full name comes first in the text, for "Harbin Charts" behind "Harbin" is what it makes.
    """
    told = {key: _below(by_key[key], headline) for key in by_key}
    bodies = [key for key in by_key if len(key) > 1 and _is_body(by_key[key], votes[key], familiar)]
    found: dict[Key, Key] = {}
    for key in by_key:
        longer = [other for other in bodies if key == other[:1]] or [
            other for other in by_key if _share_article(key, other, by_key, votes)
        ]
        if len(longer) != 1 or longer[0][-1:] in by_key or not _opens_body(by_key[key], votes[key], familiar):
            continue
        if told[key] and told[longer[0]] and told[longer[0]][0] < told[key][0]:
            found[key] = longer[0]
    return found


def _share_article(
    key: Key, other: Key, by_key: Mapping[Key, Sequence[Naming]], votes: Mapping[Key, Counter[Kind]]
) -> bool:
    """Tell "the Halbard" for the Halbard Gallery by the article that both have."""
    if len(other) == 1 or key != other[:1] or kind_by(votes[other]) != "organization":
        return False
    return all(one.article for one in by_key[key]) and any(one.article for one in by_key[other])


def _below(namings: Sequence[Naming], headline: Span | None) -> list[Span]:
    return sorted(one.span for one in namings if headline is None or not headline.overlaps(one.span))


def _is_body(namings: Sequence[Naming], votes: Counter[Kind], familiar: Familiar) -> bool:
    """Tell a firm or body by its name, by the noun beside it, or by what it does: "built by Vinsa Boats"."""
    nouns = [noun_class(token, one.lexicon) for one in namings for token in one.beside]
    listed = "organization" in nouns or any(map(familiar.is_institution, namings))
    does = any(one.is_agent or (one.is_subject and not one.article) for one in namings)
    return (listed or does) and kind_by(votes) == "organization"


def _opens_body(namings: Sequence[Naming], votes: Counter[Kind], familiar: Familiar) -> bool:
    """Tell a word that acts like a body, and is neither somebody's name nor a place's."""
    first = namings[0].words[0]
    if kind_by(votes) != "organization" or first.folded in familiar.first_names:
        return False
    acts = familiar.is_institution(namings[0]) or any(one.is_subject for one in namings)
    return acts and _may_be_short(namings, votes)


def _without_form(
    by_key: Mapping[Key, Sequence[Naming]], votes: Mapping[Key, Counter[Kind]], familiar: Familiar
) -> dict[Key, Key]:
    """Map a name to the same with its form or kind: "Shell" to "Shell plc", "Labour" to "Labour Party"."""
    return {
        key[:-1]: key
        for key, namings in by_key.items()
        if key[:-1] in by_key
        if is_company_form(key[-1])
        or (_names_body(namings[0], familiar) and _may_be_short(by_key[key[:-1]], votes[key[:-1]]))
    }


def _may_be_short(namings: Sequence[Naming], votes: Counter[Kind]) -> bool:
    """Tell what is neither a person's name nor a place's: the "Leeds" of "in Leeds" is no club."""
    is_place = 2 * sum(one.is_placed for one in namings) >= len(namings)
    return kind_by(votes) != "person" and not is_place


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
    return [one for one in keys if not any(one != other and is_part(one, other) for other in keys)]


def _abbreviated(by_key: Mapping[Key, Sequence[Naming]], found: Mapping[Key, Key]) -> dict[Key, Key]:
    """Map the short forms introduced in brackets: "Royal Dutch Shell (RDS)"."""
    return {
        (naming.abbreviation,): found.get(key, key)
        for key, namings in by_key.items()
        for naming in namings
        if naming.abbreviation and (naming.abbreviation,) in by_key
        if _abbreviates(naming.abbreviation, key)
    }


def _initials(by_key: Mapping[Key, Sequence[Naming]], votes: Mapping[Key, Counter[Kind]]) -> dict[Key, Key]:
    """Map letters to the only body whose capitals they are: "OM" to "Openbaar Ministerie"."""
    letters: dict[str, list[Key]] = {}
    for key, namings in by_key.items():
        capitals = "".join(part[0] for part in namings[0].text.split() if part[0].isupper())
        if len(capitals) > 1 and kind_by(votes[key]) != "person":
            letters.setdefault(capitals.casefold(), []).append(key)
    return {
        key: letters[key[0]][0]
        for key, namings in by_key.items()
        if namings[0].text.isupper() and " " not in namings[0].text and len(letters.get(key[0], ())) == 1
    }


def is_part(short: Key, full: Key) -> bool:
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
