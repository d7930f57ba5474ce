"""Why a row says what it says: its claims side by side, slot by slot, and what that was judged by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from math import isfinite

from claimtrack.model import Claim, ComparisonTable, Explanation, Moment, Quantity, Row, Slots
from claimtrack.printing import Section, authority, legible, numbered, support, title, verdict, wording
from claimtrack.storage import Json, unstructure

_NEAREST = 3  # pairs that came too short for a row


def sections(table: ComparisonTable, number: int, row: Row) -> Iterator[Section]:
    """Lay out a row: a column per report, a line per slot; the verdict; what else came near."""
    explanation = table.explain(row)
    titles = tuple(title(report.article) for report in table.reports)
    yield Section(f"Row {number}", ("", *titles), tuple(_lines(table, explanation)))
    yield Section("Why", ("relation", verdict(row)), tuple(_reasons(row)))
    near = tuple(_nearest(table, row))
    if near and not row.is_shared:
        yield Section("Near, but not near enough", (*titles, "score", "why"), near)


def as_json(table: ComparisonTable, number: int, row: Row) -> Json:
    """Give the same as what JSON can hold."""
    explanation = table.explain(row)
    return {
        "number": number,
        **unstructure(row),
        "claims": unstructure(explanation.claims),
        "slots": unstructure(explanation.slots),
        "near": unstructure(_weaker(table, row)),
    }


def chosen(table: ComparisonTable, what: str) -> list[tuple[int, Row]]:
    """Find the rows that somebody asks for by number, by a claim's id, or by words of a claim.

    A claim's id may have its article's before it: ``harbour.en:c4``.
    """
    rows = numbered(table)
    if what.isdecimal():
        return [(number, row) for number, row in rows if number == int(what)]
    named = _rows_of(table, lambda id, claim: what in {claim.id, f"{id}:{claim.id}"})
    return named or _rows_of(table, lambda _, claim: what.casefold() in legible(claim.text).casefold())


def _rows_of(table: ComparisonTable, wanted: Callable[[str, Claim], bool]) -> list[tuple[int, Row]]:
    ids = [
        {claim.id for claim in report.claims if wanted(report.article.id, claim)} for report in table.reports
    ]
    return [
        (number, row)
        for number, row in numbered(table)
        if any(own.intersection(cell) for own, cell in zip(ids, row.cells, strict=True))
    ]


# ── slots, side by side ───────────────────────────────────────────────────────────────────


def _lines(table: ComparisonTable, explanation: Explanation) -> Iterator[tuple[str, ...]]:
    cells = list(zip(table.reports, explanation.claims, strict=True))
    yield ("claim", *(" ".join(legible(claim.id) for claim in claims) for _, claims in cells))
    yield ("says", *("\n".join(map(wording, claims)) for _, claims in cells))
    yield ("who", *("\n".join(authority(report, claim) for claim in claims) for report, claims in cells))
    cues = [[_cues(claim) for claim in claims] for _, claims in cells]
    yield ("cue", *("\n".join(filter(None, own)) for own in cues))
    yield ("rule", *("\n".join(legible(claim.rule or "") for claim in claims) for _, claims in cells))
    for name, show in _SLOTS.items():
        shown = ["\n".join(filter(None, map(show, own))) for own in explanation.slots]
        if any(shown):
            yield (name, *shown)


def _cues(claim: Claim) -> str:
    """Give the words that tell of each rung, from the outside in."""
    return " › ".join(legible(link.cue.text) for link in claim.chain if link.cue)


def _arguments(slots: Slots) -> str:
    return "; ".join(f"{part.role}: {legible(part.passage.text)}" for part in slots.arguments)


def _quantity(quantity: Quantity) -> str:
    bounds = (quantity.low, quantity.high)
    exact = f"{quantity.value:g}"
    between = " to ".join(f"{bound:g}" if isfinite(bound) else "any" for bound in bounds)
    number = exact if set(bounds) == {quantity.value} else between
    what = " ".join(filter(None, [number, legible(quantity.unit), legible(quantity.counted)]))
    return f"“{legible(quantity.passage.text)}” = {what}"


def _moment(moment: Moment) -> str:
    days = [_day(moment, day) for day in dict.fromkeys((moment.first, moment.last)) if day]
    return f"“{legible(moment.passage.text)}” = {' to '.join(days) or 'unknown'}"


def _day(moment: Moment, day: date) -> str:
    return day.isoformat() if moment.dated else f"{day:%m-%d} of an unknown year"


_SLOTS: dict[str, Callable[[Slots], str]] = {
    "read as": lambda slots: legible(slots.statement),
    "predicate": lambda slots: legible(slots.predicate),
    "parts": _arguments,
    "asserted": lambda slots: "yes" if slots.affirmed else "no: the opposite is",
    "status": lambda slots: slots.status,
    "hedged": lambda slots: "yes" if slots.hedged else "",
    "numbers": lambda slots: "; ".join(map(_quantity, slots.quantities)),
    "days": lambda slots: "; ".join(map(_moment, slots.moments)),
    "names": lambda slots: "; ".join(map(legible, slots.names)),
}


# ── verdict, and what came near ───────────────────────────────────────────────────────────


def _reasons(row: Row) -> Iterator[tuple[str, str]]:
    if row.is_shared:
        yield ("support", support(row))
        yield ("score", f"{row.score:.3f}")
    if row.by:
        yield ("set by", legible(row.by))
    yield from (("because", legible(reason)) for reason in row.reasons)


def _weaker(table: ComparisonTable, row: Row) -> list[Row]:
    return [other for other in table.weaker if _share_a_claim(row, other)][:_NEAREST]


def _share_a_claim(row: Row, other: Row) -> bool:
    return any(set(one) & set(two) for one, two in zip(row.cells, other.cells, strict=True))


def _nearest(table: ComparisonTable, row: Row) -> Iterator[tuple[str, ...]]:
    for other in _weaker(table, row):
        said = [
            "\n".join(wording(report.claim(id)) for id in cell)
            for report, cell in zip(table.reports, other.cells, strict=True)
        ]
        yield (*said, f"{other.score:.3f}", "\n".join(map(legible, other.reasons)))
