"""Days that do not fit the day of publication: told to the reader, never settled in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimtrack.matching.reading import Reading
from claimtrack.model import Article, Moment, Notice


def odd_days(readings: Iterable[Reading], article: Article) -> Iterator[Notice]:
    """Find days whose weekday falls otherwise, and days to come that a claim tells as past."""
    for reading in readings:
        for moment in reading.slots.moments:
            reason = _oddity(moment, reading.tense, article)
            if reason:
                yield Notice(moment.passage, reason)


def _oddity(moment: Moment, tense: str, article: Article) -> str | None:
    published = article.published
    if moment.base and not moment.dated:
        return f"no such weekday around {moment.base}, the day of publication; the year is left open"
    is_told = tense == "past" and moment.origin == "words" and moment.first is not None
    if is_told and published and moment.first and moment.first > published:
        return f"told as past, yet after {published}, the day of publication"
    return None
