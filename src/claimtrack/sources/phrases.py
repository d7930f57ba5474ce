"""Read the noun phrase that names a source: determiner, description, names, number."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from attrs import evolve, frozen

from claimtrack.lexicons import Lexicon
from claimtrack.model import Span
from claimtrack.sources.beside import head_of
from claimtrack.sources.names import Naming, find_namings
from claimtrack.sources.particles import LINKS
from claimtrack.sources.runs import EITHER, PAIR, Casing, belongs_to_institution
from claimtrack.sources.wording import Gender, NounClass, Token, gender_of, is_title, noun_class, stands_for

Determiner = Literal["definite", "indefinite", "possessed", "none"]

LONGEST_NUMBER = 9  # digits; more are no count of people


@frozen
class Phrase:
    """What the words of a mention show by themselves.

    A phrase is a ``pronoun`` (given as its class in the lexicon), or it has ``namings``, or a
    ``head`` that describes somebody; "Twitter boss Jack Dorsey" has both. ``is_other`` tells
    "another", "a second"; ``is_this`` "this newspaper"; ``possessor`` is "Omar’s" in
    "Omar’s office"; ``modifiers`` are names that only belong to the description ("Yonhap
    news agency"). ``count`` is None unless a numeral gives it, ``age`` unless the phrase
    describes somebody by it: "the 54-year-old".
    """

    span: Span
    tokens: tuple[Token, ...] = ()
    pronoun: str | None = None
    determiner: Determiner = "none"
    is_other: bool = False
    is_this: bool = False
    count: int | None = None
    possessor: tuple[Token, ...] = ()
    description: tuple[Token, ...] = ()
    head: Token | None = None
    head_class: NounClass | None = None
    namings: tuple[Naming, ...] = ()
    modifiers: tuple[Naming, ...] = ()
    gender: Gender | None = None
    age: str | None = None

    @property
    def is_plural(self) -> bool:
        """Tell whether the words stand for several."""
        if self.count is not None:
            return self.count > 1
        return self.head is not None and self.head.is_plural

    @property
    def core(self) -> Span:
        """Give the words that stand for the source itself: its name, or up to the noun.

        Whoever else is named in a mention, "Ms. Lee’s spokesman", is no less in mind.
        """
        if self.namings:
            return Span(self.namings[0].span.start, self.namings[-1].span.end)
        if self.head is None or not self.description:
            return self.span
        return Span(self.description[0].span.start, max(self.head.span.end, self.description[0].span.end))

    @property
    def affiliations(self) -> frozenset[str]:
        """Give the capitalised words of the description: "Twitter" in "the Twitter boss"."""
        words = (*self.possessor, *self.description)
        return frozenset(token.folded for token in words if token.is_capital and token != self.head)


def read_phrase(span: Span, tokens: Sequence[Token], lexicon: Lexicon, casing: Casing = EITHER) -> Phrase:
    """Read the words of a mention, which is ``span``, in its sentence."""
    inside = [token for token in tokens if token.span.overlaps(span)]
    inside = [token for token in inside if token.folded not in lexicon.emphatics] or inside
    if not inside:
        return Phrase(span)
    if inside[0].is_pronoun(lexicon) and not any(one.is_noun or one.is_acronym for one in inside[1:]):
        return Phrase(span, tuple(inside), pronoun=lexicon.pronouns[inside[0].folded])
    segments = _segments(inside)
    phrase = _read_opening(Phrase(span, tuple(inside)), segments[0], lexicon)
    namings = tuple(find_namings(inside, lexicon, casing))
    phrase = _read_core(phrase, segments, namings, lexicon)
    own = list(
        takewhile(lambda token: token.folded not in LINKS, inside)
    )  # not "the family of a 34-year-old"
    return _with_gender(evolve(phrase, age=_age(own, lexicon)), lexicon)


def _age(tokens: Sequence[Token], lexicon: Lexicon) -> str | None:
    """Read "the 54-year-old" and "de 54-jarige", in however many pieces."""
    written = "".join(token.text if token.text == "-" else token.folded + " " for token in tokens)
    for word in written.replace(" -", "-").split():
        number, _, ending = word.partition("-")
        if number.isdecimal() and ending in lexicon.age_endings:
            return number
    return None


def _segments(tokens: Sequence[Token]) -> list[tuple[Token, ...]]:
    """Cut at commas and dashes; leave out relative clauses and what stands in brackets."""
    segments: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth = max(depth + (token.text == "(") - (token.text == ")"), 0)
        if depth or token.text == ")":
            continue
        if token.word.feature("PronType") == "Rel" and segments[-1]:
            break
        if token.text in {",", "–", "—", ";", ":"}:
            segments.append([])
        elif token.bare:
            segments[-1].append(token)
    found = [tuple(segment) for segment in segments if segment]
    return found or [tuple(tokens)]


# ── the words that open a phrase ──────────────────────────────────────────────────────────


def _read_opening(phrase: Phrase, core: Sequence[Token], lexicon: Lexicon) -> Phrase:
    """Read determiners and numerals, then a possessor; the rest is the description so far."""
    at = 0
    while at < len(core) - 1 and (read := _read_determiner(phrase, core[at], core[at + 1], lexicon)):
        phrase = read
        at += 1
    genitives = [
        place
        for place in range(at, len(core) - 1)
        if core[place].is_genitive
        and not (
            core[place].is_capital and belongs_to_institution(core[max(place - 1, 0) : place + PAIR], lexicon)
        )
    ]
    if genitives and _is_possessor(core[at : genitives[-1] + 1]):
        cut = genitives[-1] + 1
        return evolve(
            phrase, determiner="possessed", possessor=tuple(core[at:cut]), description=tuple(core[cut:])
        )
    return evolve(phrase, description=tuple(core[at:]))


def _is_possessor(tokens: Sequence[Token]) -> bool:
    return not any(token.word.upos in {"ADP", "VERB"} for token in tokens)


def _read_determiner(phrase: Phrase, token: Token, following: Token, lexicon: Lexicon) -> Phrase | None:
    word = token.word
    if token.folded in lexicon.same_words:
        return evolve(phrase, determiner="definite")
    if any(form in lexicon.other_words for form in token.forms):
        return evolve(phrase, is_other=True)
    number = lexicon.numbers.get(token.folded) or _digits(token)
    if number and word.upos != "DET" and not (token.bare.isdecimal() and following.is_capital):
        return evolve(phrase, count=number, determiner=_after_number(phrase))
    if word.feature("Definite") == "Def":
        return evolve(phrase, determiner="definite")
    if word.feature("Poss") == "Yes":
        return evolve(phrase, determiner="possessed", possessor=(token,))
    if word.feature("PronType") == "Dem" and word.upos in {"DET", "PRON"}:
        return evolve(phrase, determiner="definite", is_this=True)
    if word.upos == "DET":
        return evolve(phrase, determiner="indefinite")
    return None


def _after_number(phrase: Phrase) -> Determiner:
    return "indefinite" if phrase.determiner == "none" else phrase.determiner


def _digits(token: Token) -> int | None:
    is_count = token.bare.isdecimal() and token.bare.isascii() and len(token.bare) < LONGEST_NUMBER
    return int(token.bare) if is_count else None


# ── description and names ─────────────────────────────────────────────────────────────────


def _read_core(
    phrase: Phrase, segments: Sequence[Sequence[Token]], namings: Sequence[Naming], lexicon: Lexicon
) -> Phrase:
    own = _namings_at_head(phrase, namings, lexicon)
    if _are_only_names(segments, namings):
        return evolve(phrase, description=(), namings=tuple(namings))
    if own:
        start = own[0].words[0].span.start
        before = tuple(token for token in phrase.description if token.span.start < start)
        head = _last_noun((*before, *own[0].lead), lexicon)
    else:
        before, head = phrase.description, head_of(phrase.description) or _last(phrase.description, lexicon)
        own = _named_behind(segments[1:], namings, lexicon) if head else ()
    is_counted = phrase.count == 1 or own or head is None or head.is_plural  # else "a 2013 study"
    return evolve(
        phrase,
        count=phrase.count if is_counted else None,
        description=before,
        head=head,
        head_class=noun_class(head, lexicon) if head else None,
        namings=own,
        modifiers=() if own else tuple(namings),
    )


def _are_only_names(segments: Sequence[Sequence[Token]], namings: Sequence[Naming]) -> bool:
    """Tell a list of full names: "Lindsey Graham, John Kennedy"."""
    words = sum(len(naming.words) for naming in namings)
    return (
        len(segments) == len(namings) > 1
        and words == sum(len(segment) for segment in segments)
        and all(len(naming.words) > 1 for naming in namings)
    )


def _namings_at_head(phrase: Phrase, namings: Sequence[Naming], lexicon: Lexicon) -> tuple[Naming, ...]:
    """Give the names that the description ends in; none if they only modify a noun."""
    if phrase.determiner == "indefinite" or not phrase.description:
        return ()
    places = {token.span: at for at, token in enumerate(phrase.description)}
    found = []
    for naming in namings:
        at, end = places.get(naming.words[0].span), places.get(naming.words[-1].span)
        if at is None or end is None:
            continue
        if not _is_addressed(naming, lexicon) and not _is_reached(
            phrase.description[: at - len(naming.lead)]
        ):
            continue
        if not _modifies(phrase.description[end:]) and not _is_description(naming, lexicon):
            found.append(naming)
    return tuple(found)


def _is_addressed(naming: Naming, lexicon: Lexicon) -> bool:
    """Tell a name under its form of address: "the undersecretary for education Mr. Toccafondi"."""
    return any(is_title(token, lexicon) for token in naming.lead)


def _is_reached(before: Sequence[Token]) -> bool:
    """Tell whether no preposition or participle stands between the phrase's start and a name."""
    small = [token for token in before if not token.is_capital]
    verbs = [at for at, token in enumerate(small) if token.word.upos in {"VERB", "SCONJ"} and at]
    return not any(token.word.upos == "ADP" or token.folded in LINKS for token in small) and not any(
        token.is_noun for at in verbs for token in small[:at]
    )


def _modifies(naming_end: Sequence[Token]) -> bool:
    """Tell a name that only modifies what follows: "Trump campaign", "Trump’s lawyer"."""
    if len(naming_end) <= 1 or (len(naming_end) == PAIR and naming_end[1].is_acronym):  # "Jo Lee KC"
        return False
    last, following = naming_end[:PAIR]
    if following.folded in LINKS:
        return False  # the "van" of "Machteld Vos van Rijnoever", whatever its tag
    return last.is_genitive or following.is_noun or following.word.upos == "ADJ"


def _is_description(naming: Naming, lexicon: Lexicon) -> bool:
    """Tell capitals that describe: "The President", "Republicans", "the Los Angeles Democrat"."""
    last = naming.words[-1]
    if naming.lead or naming.titled:
        return False
    if last.is_plural_acronym:
        return True
    if len(naming.words) > 1 and last.folded in lexicon.mastheads:
        return False  # "the Thornley Star" is no star
    kind = stands_for(last, lexicon)
    if kind in {"role", "title", "anonymous", "collective"}:
        return naming.words[0].folded not in lexicon.first_names or len(naming.words) == 1
    return kind is not None and len(naming.words) == 1


def _named_behind(
    segments: Sequence[Sequence[Token]], namings: Sequence[Naming], lexicon: Lexicon
) -> tuple[Naming, ...]:
    """Read the name in "Twitter’s chief executive, Jack Dorsey": an apposition that is a name."""
    if not segments:
        return ()
    behind = _read_opening(Phrase(Span(0, 0)), segments[0], lexicon)
    names = [naming for naming in namings if not naming.is_date]  # "a memo, dated last March"
    found = _namings_at_head(behind, names, lexicon)
    return found[:1] if len(found) == 1 else ()


def _last_noun(tokens: Sequence[Token], lexicon: Lexicon) -> Token | None:
    return next((token for token in reversed(tokens) if token.is_noun or noun_class(token, lexicon)), None)


def _last(tokens: Sequence[Token], lexicon: Lexicon) -> Token | None:
    """Give the head of a phrase without a noun: "some", "anderen"."""
    known = [token for token in tokens if noun_class(token, lexicon)]
    return known[-1] if known else (tokens[-1] if tokens else None)


def _with_gender(phrase: Phrase, lexicon: Lexicon) -> Phrase:
    words = [token for naming in phrase.namings for token in naming.lead]
    if phrase.head is not None:
        words.append(phrase.head)
    return evolve(phrase, gender=gender_of(words, lexicon))
