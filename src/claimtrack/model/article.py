"""Places in a text, and the article as it was read."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from attrs import Attribute, field, frozen
from attrs.validators import in_, optional

Role = Literal["prose", "headline", "noise"]
DatedBy = Literal["header", "text", "given"]


# ── places in a text ──────────────────────────────────────────────────────────────────────


@frozen(order=True)
class Span:
    """Mark the code points from ``start`` up to, not including, ``end``."""

    start: int
    end: int = field()

    @end.validator
    def _ends_after_it_starts(self, _: Attribute[int], end: int) -> None:
        if not 0 <= self.start <= end:
            raise ValueError(f"a span cannot run from {self.start} to {end}")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies inside, edges included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@frozen(order=True)
class Passage:
    """Words with their place: ``text`` is what the article holds at ``span``, verbatim."""

    span: Span
    text: str

    @property
    def start(self) -> int:
        """Give the place of the first code point."""
        return self.span.start

    @property
    def end(self) -> int:
        """Give the place after the last code point."""
        return self.span.end


@frozen(order=True)
class Notice:
    """Tell a reader what was odd or left out, and where; the passage may be unknown."""

    passage: Passage | None
    reason: str


# ── the article as read ───────────────────────────────────────────────────────────────────


@frozen
class Block:
    """One line or paragraph: a hard boundary for sentences and quotations.

    ``role`` is "noise" for lines that are no prose of the article ("READ MORE: …", section
    names, bylines, picture links); ``reason`` then says why. Blocks never overlap and stand
    in the order of the text; blank lines belong to none.
    """

    span: Span
    language: str
    role: Role = field(validator=in_(get_args(Role)))
    reason: str | None = None


@frozen
class Article:
    """Hold a report as it was read. ``text`` is never altered.

    ``language`` is an ISO 639-1 code. ``publisher`` is who prints (a *source* is who
    speaks), ``published`` the day of publication; both are None unless the article shows
    them or the caller gives them. ``dated_by`` tells where that day was found: in the
    article's "header", in its "text" (a dateline), or "given" by the caller, as None is, too.
    """

    id: str
    text: str = field(repr=False)
    language: str
    publisher: str | None = None
    published: date | None = None
    headline: Passage | None = None
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    notices: tuple[Notice, ...] = field(default=(), repr=False)
    dated_by: DatedBy | None = field(default=None, validator=optional(in_(get_args(DatedBy))))

    def passage(self, span: Span) -> Passage:
        """Cut out the words at ``span``."""
        return Passage(span, self.text[span.start : span.end])

    def _repr_html_(self) -> str:
        from claimtrack.report_page.notebook import show

        return show(self)
