"""What a reader has in mind at each point of an article: who has been seen, where, and how."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import regex
from attrs import define, evolve, field, frozen

from claimtrack.lexicons import Lexicon
from claimtrack.model import Kind, ParsedArticle, Sentence, Span
from claimtrack.sources.echoes import first_pronoun, is_somebody_else
from claimtrack.sources.kinds import Familiar
from claimtrack.sources.names import Naming, find_namings
from claimtrack.sources.ranks import MAIN_SUBJECT, OPENER, rank_of
from claimtrack.sources.register import Named, Register, build_register
from claimtrack.sources.runs import Casing, is_title_case
from claimtrack.sources.wording import Gender, Token, tokens_of

REACH = 3  # sentences that a pronoun may look back, wholly quoted ones not counted

# A quotation may run over a line's end, never over a blank line; unclosed, it ends with its line.
_QUOTED = regex.compile(
    r"""[“„«](?:(?:[^“„«”»"\n]|\n(?!\s*\n))*[”»"]|[^“„«”»\n]*)
    |(?<![^\s(\[—–])"(?=\S)(?:(?:[^"\n]|\n(?!\s*\n))*(?<=\S)"|[^"\n]*)
    |(?<!\w)[‘'](?=\S)(?:[^‘'’\n]|(?<=\w)['’](?=\w)|\n(?!\s*\n))*[’'](?!\w)""",
    regex.VERBOSE,
)


@define(eq=False)
class Referent:
    """Somebody or something spoken of; told apart by identity, for two insiders look alike.

    ``heads`` are the nouns that an article has used for a nameless one. ``gender`` may be
    learnt on the way: an insider whom "she" took up once is no "he" later. ``is_insider``
    tells a nameless one who is said to know from within.
    """

    kind: Kind
    name: str | None = None
    gender: Gender | None = None
    is_plural: bool = False
    count: int = 1
    heads: frozenset[str] = frozenset()
    named: Named | None = None
    is_insider: bool = False


@frozen
class Sighting:
    """One place where a referent stands; ``rank`` as `rank_of` gives it."""

    span: Span
    referent: Referent
    sentence: int
    rank: int
    is_source: bool = False


@define
class Discourse:
    """An article as far as it has been read. `note` adds what the reader has understood."""

    parsed: ParsedArticle
    lexicons: Mapping[str, Lexicon]
    outlets: frozenset[Span] = frozenset()
    selves: frozenset[Span] = frozenset()
    sightings: list[Sighting] = field(factory=list, init=False)
    _referents: dict[Named, Referent] = field(factory=dict, init=False)
    _owners: dict[tuple[Span, str], Referent] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        for entry in self.register.entries:
            for place in entry.places:
                self.note(place, self.referent_of(entry))

    # ── the words ─────────────────────────────────────────────────────────────────────────

    @cached_property
    def sentences(self) -> tuple[tuple[Token, ...], ...]:
        text = self.parsed.article.text
        return tuple(
            tokens_of(sentence, text, self.lexicons[sentence.language]) for sentence in self.parsed.sentences
        )

    @cached_property
    def casing(self) -> Casing:
        return Casing.of(self.sentences)

    @cached_property
    def familiar(self) -> Familiar:
        known = (lexicon for _, lexicon in sorted(self.lexicons.items()))
        return Familiar.of(known, self.parsed.article.publisher)

    @cached_property
    def register(self) -> Register:
        namings: list[Naming] = []
        for place, (tokens, sentence) in enumerate(zip(self.sentences, self.parsed.sentences, strict=True)):
            if is_title_case(tokens) and self._fills_line(sentence):
                continue
            found = list(find_namings(tokens, self.lexicons[sentence.language], self.casing))
            namings += map(self._as_heard, self._with_echoes(place, found))
        headline = self.parsed.article.headline
        return build_register(namings, self.familiar, headline.span if headline else None)

    def _fills_line(self, sentence: Sentence) -> bool:
        """Tell a headline from what a parser cuts out of a sentence: "Ada Roos van Zee Vooruit vraagt |"."""
        return self.parsed.article.text[sentence.span.end :].lstrip(" ")[:1] in {"", "\n"}

    def _as_heard(self, naming: Naming) -> Naming:
        """Add whether somebody spoke to it, and whether it says "I" of itself."""
        told = any(span.overlaps(naming.span) for span in self.outlets)
        return evolve(naming, told=told, is_self=any(span.overlaps(naming.span) for span in self.selves))

    def _with_echoes(self, place: int, namings: Sequence[Naming]) -> Iterator[Naming]:
        """Add to each subject the pronoun that comes next, in its sentence or the following one."""
        ahead = [token for tokens in self.sentences[place : place + 2] for token in tokens]
        for at, naming in enumerate(namings):
            rank = rank_of(naming.span, self.parsed.sentences[place])
            if rank < MAIN_SUBJECT:
                yield evolve(naming, is_subject=rank > 0)
                continue
            rivals = (other for other in namings[at + 1 :] if not other.is_date)
            limit = next((other.span.start for other in rivals), ahead[-1].span.end)
            between = [token for token in ahead if naming.span.end <= token.span.start < limit]
            quotation = self.quotation_at(naming.span)
            heard = [token for token in between if self.quotation_at(token.span) == quotation]
            heard = [token for token in heard if not is_somebody_else(token, self.parsed.sentences[place])]
            yield evolve(naming, is_subject=True, echo=first_pronoun(heard, self.lexicon_at(naming.span)))

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.parsed.sentences]

    def place_of(self, span: Span) -> int:
        """Give the number of the sentence that a span starts in (or the one before); -1 if none."""
        return bisect_right(self._starts, span.start) - 1

    def tokens_at(self, span: Span) -> tuple[Token, ...]:
        place = self.place_of(span)
        return self.sentences[place] if place >= 0 else ()

    def lexicon_at(self, span: Span) -> Lexicon:
        place = max(self.place_of(span), 0)
        sentences = self.parsed.sentences
        return self.lexicons[sentences[place].language if sentences else self.parsed.article.language]

    # ── quotations ────────────────────────────────────────────────────────────────────────

    @cached_property
    def _quotations(self) -> tuple[Span, ...]:
        return tuple(Span(*match.span()) for match in _QUOTED.finditer(self.parsed.article.text))

    def quotation_at(self, span: Span) -> Span | None:
        """Give the quotation that a span stands in."""
        at = bisect_right(self._quotations, span.start, key=lambda one: one.start) - 1
        if at >= 0 and self._quotations[at].covers(span):
            return self._quotations[at]
        return None

    def _is_all_quoted(self, place: int) -> bool:
        return self.quotation_at(self.parsed.sentences[place].span) is not None

    # ── who has been seen ─────────────────────────────────────────────────────────────────

    def referent_of(self, entry: Named) -> Referent:
        """Give the one referent of a name."""
        if entry not in self._referents:
            several = entry.kind == "collective"
            name = None if several else self._full_name(entry)
            self._referents[entry] = Referent(entry.kind, name, entry.gender, is_plural=several, named=entry)
        return self._referents[entry]

    def _full_name(self, entry: Named) -> str:
        """Name the article's own paper in full where the text has but its last word: "told the Herald"."""
        masthead = self.parsed.article.publisher
        is_own = masthead and not masthead.isupper() and entry == self._own_paper
        return masthead if masthead and is_own else entry.name

    @cached_property
    def publisher(self) -> Referent | None:
        """Give who prints the article, for "this newspaper"."""
        name = self.parsed.article.publisher
        if name is None:
            return None
        return self.referent_of(self._own_paper) if self._own_paper else self.called("outlet", name)

    @cached_property
    def _own_paper(self) -> Named | None:
        key = tuple((self.parsed.article.publisher or "").casefold().split())
        if not key:
            return None
        short = self.register.find(key[-1:])
        return self.register.find(key) or (short if short and short.kind == "outlet" else None)

    def called(self, kind: Kind, name: str) -> Referent:
        """Give who was called exactly this before; else somebody new of this name."""
        same = [seen.referent for seen in self.sightings if seen.referent.named is None]
        return next((one for one in same if (one.kind, one.name) == (kind, name)), Referent(kind, name))

    def note(self, span: Span, referent: Referent, *, is_source: bool = False) -> None:
        """Remember that a referent stands at ``span``; a source is as prominent as a subject."""
        place = self.place_of(span)
        rank = rank_of(span, self.parsed.sentences[place]) if place >= 0 else 0
        first, last = self._overlapped(span)
        self.sightings[first:last] = [Sighting(span, referent, place, max(rank, int(is_source)), is_source)]

    def _overlapped(self, span: Span) -> tuple[int, int]:
        """Give the slice of the sightings that ``span`` takes the place of. They never overlap."""
        first = bisect_right(self.sightings, span.start, key=lambda seen: seen.span.end)
        last = first
        while last < len(self.sightings) and self.sightings[last].span.start < span.end:
            last += 1
        return first, last

    def note_owner(self, span: Span, group: str, owner: Referent) -> None:
        """Remember whose "his" or "her" stands in a mention."""
        self._owners[span, group] = owner

    def before(self, span: Span) -> Iterator[Referent]:
        """Give everybody seen before ``span``, each once, in order."""
        yield from dict.fromkeys(seen.referent for seen in self.sightings if seen.span.end <= span.start)

    def antecedent(
        self, span: Span, fits: Callable[[Referent], bool], *, least: int = 0, reach: int = REACH
    ) -> Referent | None:
        """Find the one referent that fits, as near before ``span`` as there is any.

        Of several in the nearest sentence it must be the only subject, or the only one of a
        main clause; else there is a doubt, and the answer is None. Who stands inside a
        quotation is not looked at from outside, nor who ranks below ``least``.
        """
        here = self.place_of(span)
        for place in self._back_from(here, reach):
            seen = [one for one in self._visible(span, place, least) if fits(one.referent)]
            if seen:
                found = _foremost(seen)
                if place == here and found is not None and (heard := self._heard_before(seen, span, fits)):
                    return heard
                return (
                    None if place != here and self._is_overshadowed(found, seen, span, place, fits) else found
                )
        return None

    def nearest(self, span: Span, candidates: Collection[Referent]) -> list[Referent]:
        """Give those of the candidates in the nearest sentence that has any."""
        for place in self._back_from(self.place_of(span), REACH):
            seen = dict.fromkeys(one.referent for one in self._standing(span, place))
            if found := [one for one in seen if one in candidates]:
                return found
        return []

    def beside_subject(self, span: Span, fits: Callable[[Referent], bool]) -> Referent | None:
        """Find the only one that fits in the sentence before who is not its subject: "Die zei …"."""
        before = self._visible(span, self.place_of(span) - 1)
        found = {one.referent for one in before if one.rank < MAIN_SUBJECT and fits(one.referent)}
        return found.pop() if len(found) == 1 else None

    def beside(self, span: Span, fits: Callable[[Referent], bool]) -> list[Referent]:
        """Give who fits and stands in the same sentence, whatever the part."""
        before = (one.referent for one in self._visible(span, self.place_of(span)))
        return [one for one in dict.fromkeys(before) if fits(one)]

    def is_main(self, referent: Referent, span: Span) -> bool:
        """Tell whether somebody is a main subject in the sentence of ``span`` or the one before."""
        near = {self.place_of(span), self.place_of(span) - 1}
        seen = (one for one in self.sightings if one.referent is referent and one.sentence in near)
        return any(one.rank >= MAIN_SUBJECT for one in seen)

    def owner_of(self, referent: Referent, group: str, span: Span) -> Referent | None:
        """Give whose "barrister" somebody is in the sentence of ``span``: in "Her barrister said she
        was ill", she is the one with the barrister."""
        place = self.place_of(span)
        seen = [one for one in self.sightings if one.referent is referent and one.sentence == place]
        return self._owners.get((seen[-1].span, group)) if seen else None

    def _is_overshadowed(
        self,
        found: Referent | None,
        seen: Sequence[Sighting],
        span: Span,
        place: int,
        fits: Callable[[Referent], bool],
    ) -> bool:
        """Tell whether the sentence before has another main subject, and the found one is none,
        nor the source just heard: "…, according to the agency Sanor. It added …"."""
        if any(one.rank >= MAIN_SUBJECT or one.is_source for one in seen if one.referent is found):
            return False
        rivals = [one for one in self._visible(span, place - 1) if fits(one.referent)]
        return any(one.rank >= MAIN_SUBJECT and one.referent is not found for one in rivals)

    def _heard_before(
        self, seen: Sequence[Sighting], span: Span, fits: Callable[[Referent], bool]
    ) -> Referent | None:
        """Find the one source of the sentence before that "volgens haar" means, where nobody but an owner
        or the like is seen in this one: "Bij het huis van Mol lag volgens haar een steen"."""
        place = self.place_of(span)
        if any(one.rank for one in seen) or rank_of(span, self.parsed.sentences[place]):
            return None
        before = self._visible(span, place - 1)
        heard = {one.referent for one in before if one.is_source and fits(one.referent)}
        return heard.pop() if len(heard) == 1 else None

    def _back_from(self, place: int, reach: int) -> Iterable[int]:
        while place >= 0 and reach >= 0:
            yield place
            place -= 1
            reach -= not (place >= 0 and self._is_all_quoted(place))

    def _visible(self, span: Span, place: int, least: int = 0) -> list[Sighting]:
        standing = self._standing(span, place)
        return [seen for seen in standing if seen.rank >= max(least, _is_doubtful(seen.referent))]

    def _standing(self, span: Span, place: int) -> list[Sighting]:
        quotation = self.quotation_at(span)
        first = bisect_left(self.sightings, place, key=lambda seen: seen.sentence)
        last = bisect_right(self.sightings, place, key=lambda seen: seen.sentence)
        return [
            seen
            for seen in self.sightings[first:last]
            if seen.span.end <= span.start and self.quotation_at(seen.span) == quotation
        ]


def _is_doubtful(referent: Referent) -> bool:
    """Tell a name that only its form makes a person's; unless it acts, it may be a place's."""
    return referent.named is not None and not referent.named.is_certain


def _foremost(seen: Sequence[Sighting]) -> Referent | None:
    """Give the only referent, or the only one that ranks highest, or of those the only one who spoke."""
    for rank in range(OPENER + 1):
        found = {one.referent for one in seen if one.rank >= rank}
        if len(found) == 1:
            return found.pop()
    heard = {one.referent for one in seen if one.is_source and one.rank == max(other.rank for other in seen)}
    return heard.pop() if len(heard) == 1 else None
