"""Words that exclude each other: opposites, and different things of one kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from attrs import field, frozen

from claimtrack.matching.vocabulary import read_toml


@frozen(eq=False)
class Poles:
    """Words that exclude each other: lemma → where it stands, as (group, member); a slot per group."""

    places: Mapping[str, frozenset[tuple[int, int]]] = field(repr=False)
    slots: tuple[str, ...]

    def between(self, left: str, right: str) -> str | None:
        """Name the slot in which two lemmas exclude each other, None if they do not."""
        ours = self._places_of(left)
        theirs = self._places_of(right) if ours else _NOWHERE
        clashes = [g for g, member in ours for h, other in theirs if g == h and member != other]
        return self.slots[min(clashes)] if clashes else None

    def agree(self, left: str, right: str) -> bool:
        """Tell whether two lemmas stand at one place, and at no two that exclude each other."""
        shared = self._places_of(left) & self._places_of(right)
        return bool(shared) and self.between(left, right) is None

    def _places_of(self, lemma: str) -> frozenset[tuple[int, int]]:
        """Look a verb up with its particle and else without it: "shut down" as "shut"."""
        found = self.places.get(lemma, _NOWHERE)
        return found if found or " " not in lemma else self.places.get(lemma.split(" ")[0], _NOWHERE)


_NOWHERE: frozenset[tuple[int, int]] = frozenset()


@cache
def load_opposites() -> Poles:
    """Read the words that cannot both be true of one thing. Raises LexiconError for a broken file."""
    pairs = read_toml("opposites")["pair"]
    return _poles([(pair["slot"], [pair["one"], pair["other"]]) for pair in pairs])


@cache
def load_contrasts() -> Poles:
    """Read the words for different things of one kind. Raises LexiconError for a broken file."""
    groups = read_toml("contrasts")["group"]
    return _poles([(group["slot"], group["members"]) for group in groups])


def _poles(
    groups: Sequence[tuple[str, Sequence[Mapping[str, Sequence[str]]]]],
) -> Poles:
    places: dict[str, set[tuple[int, int]]] = {}
    for number, (_, members) in enumerate(groups):
        for place, languages in enumerate(members):
            events = [event_key(name) for name in languages.get("events", ())]
            lemmas = [lemma for key, own in languages.items() if key != "events" for lemma in own]
            for lemma in (*lemmas, *events):
                places.setdefault(lemma, set()).add((number, place))
    slots = tuple(slot for slot, _ in groups)
    return Poles({lemma: frozenset(found) for lemma, found in places.items()}, slots)


def event_key(name: str) -> str:
    """Give the name under which the poles hold a kind of event, which no lemma has."""
    return f"@{name}"
