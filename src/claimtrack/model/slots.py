"""What of a claim is compared."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from attrs import field, frozen
from attrs.validators import in_

from claimtrack.model.article import Passage

DateOrigin = Literal["words", "header", "text", "given", "none"]
Status = Literal["fact", "planned", "demanded", "considered", "possible"]


@frozen
class Quantity:
    """A number with what it counts: "nearly 5,000 books" runs from 4,750 to 5,000 ``book``.

    ``low`` and ``high`` are the bounds that the words allow, equal for an exact figure.
    ``unit`` is a canonical unit ("percent", "EUR", "minute") or, for a plain count, empty;
    ``counted`` is the lemma of the noun that is counted or measured.
    """

    passage: Passage
    value: float
    low: float
    high: float
    unit: str = ""
    counted: str = ""


@frozen
class Moment:
    """A day or a stretch of days that a claim names, both ends included.

    ``first`` and ``last`` are None when the words are relative and the report has no date.
    ``base`` is the day that relative words were counted from, and ``origin`` where that day was
    found, as `Article.dated_by` has it; "words" if the words say it all, "none" if there is no
    base. Without ``dated`` the year is a guess, and only month and day may be compared.
    """

    passage: Passage
    first: date | None
    last: date | None
    base: date | None = None
    origin: DateOrigin = field(default="none", validator=in_(get_args(DateOrigin)))
    dated: bool = True


@frozen
class Argument:
    """One participant of what is claimed: its part in the clause, its head's lemma, its words."""

    role: Literal["subject", "object", "oblique"]
    head: str
    passage: Passage


@frozen
class Slots:
    """What of a claim is compared.

    ``statement`` is the content with what it leans on written out: a bare "this" gives way
    to the claim it points at, "we" to nobody. ``affirmed`` is False when the speaker asserts
    the opposite, be it by "not", by a denying cue or by words like "unfounded". ``status``
    tells done from planned, demanded, considered and merely possible. ``names`` are the
    canonical keys of persons, places and organisations.
    """

    claim: str
    statement: str
    predicate: str
    arguments: tuple[Argument, ...] = ()
    affirmed: bool = True
    status: Status = field(default="fact", validator=in_(get_args(Status)))
    hedged: bool = False
    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    names: tuple[str, ...] = ()
