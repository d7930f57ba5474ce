"""Whether the few words of a line name an outlet, a person, or neither."""

from __future__ import annotations

from functools import cache

import regex
from attrs import frozen

from claimtrack.lexicons import languages, load_lexicon
from claimtrack.reading.furniture import Furniture

_WORDS_OF_A_PERSON = 2
_SHORTEST_TELLING_WORD = 4  # letters
_INNER_CAPITAL = regex.compile(r"(?<!\b(?:De|Di|Du|Fitz|La|Le|Mac|Mc|Van))(?<=\p{Ll})\p{Lu}")
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*")


@frozen
class Names:
    """Answer about short lines of one article; its words tell what recurs."""

    furniture: Furniture
    prose: str

    def is_name(self, line: str) -> bool:
        """Tell whether a line looks like a name, whoever's, and holds nothing else."""
        return self.furniture.is_name(line)

    def is_outlet(self, name: str) -> bool:
        """Tell whether a name is surely that of a newspaper, agency, broadcaster or site."""
        words = name.casefold().split()
        return (
            is_known_outlet(name)
            or words[-1] in self.furniture.outlets
            or words[-1].endswith(self.furniture.outlet_endings)
            or (len(words) > 1 and words[0] in self.furniture.outlet_openings)
        )

    def may_be_outlet(self, name: str) -> bool:
        """Tell whether nothing speaks against an outlet: no office, no first name, no topic."""
        words = name.casefold().split()
        return (
            words[0] not in _first_names()
            and not self.furniture.offices.intersection(words)
            and not self.is_topic(name)
        )

    def may_be_person(self, name: str) -> bool:
        """Tell whether a name has the length of a person's, and no article before it."""
        words = _without_place(name.split())
        if _INNER_CAPITAL.search(name):
            return False  # "RailWire Europe"
        return len(words) == _WORDS_OF_A_PERSON and not self.begins_like_a_title(name)

    def is_person(self, line: str) -> bool:
        """Tell whether a line holds a given name that we know and one more name."""
        return (
            self.is_name(line) and self.may_be_person(line) and line.split()[0].casefold() in _first_names()
        )

    def begins_like_a_title(self, name: str) -> bool:
        """Tell whether a name begins as persons' names do not: "The …", "De …"."""
        words = name.casefold().split()
        return len(words) > 1 and words[0] in self.furniture.determiners

    def is_told(self, name: str) -> bool:
        """Tell whether somebody in the article told it something: "…, she told Bytewire"."""
        before = "|".join(map(regex.escape, sorted(self.furniture.told)))
        article = "|".join(map(regex.escape, sorted(self.furniture.determiners)))
        pattern = rf"\b(?i:{before}) (?i:(?:{article}) )?(?i:{regex.escape(name)})\b"
        return any(found[0].split()[-1][0].isupper() for found in regex.finditer(pattern, self.prose))

    def is_topic(self, name: str) -> bool:
        """Tell whether more than half of the telling words stand in the article elsewhere, too."""
        words = [word for word in _words(name) if len(word) >= _SHORTEST_TELLING_WORD] or _words(name)
        every = _words(self.prose)
        return 2 * sum(every.count(word) > words.count(word) for word in words) > len(words)


def _without_place(words: list[str]) -> list[str]:
    """Leave out where somebody writes from: "Ann Lee in Leeds"."""
    places = (at for at, word in enumerate(words) if word in _locatives())
    return words[: next(places, len(words))]


def is_known_outlet(name: str) -> bool:
    """Tell whether the lexicon of any language lists a newspaper, agency or broadcaster so called."""
    return " ".join(name.casefold().split()) in _outlet_names()


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


@cache
def _outlet_names() -> frozenset[str]:
    lexicons = map(load_lexicon, languages())
    return frozenset(name.casefold() for lexicon in lexicons for name in lexicon.outlet_names)


@cache
def _first_names() -> frozenset[str]:
    lexicons = map(load_lexicon, languages())
    return frozenset(name.casefold() for lexicon in lexicons for name in lexicon.first_names)


@cache
def _locatives() -> frozenset[str]:
    return frozenset(word for language in languages() for word in load_lexicon(language).locatives)
