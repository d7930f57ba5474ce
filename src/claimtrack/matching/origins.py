"""The sources of several reports → origins: who is one and the same, and which reports are copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.matching.names import name_key, same_name
from claimtrack.model import Kind, Origin, Report, Source

# Words in a row that reports seldom share by chance, and the share of those of the shorter report
# from which one is a copy of the other: an agency's text with a new headline and a cut at the end.
_RUN = 6
_COPIED = 0.8
# What an article calls an outlet, another may take for a company.
_BODIES = frozenset({"organization", "outlet"})


def find_origins(reports: Sequence[Report]) -> tuple[Origin, ...]:
    """Tell who the sources are across reports, in the order of the reports.

    Two sources are one if their names are, in every spelling that the reports have; never two
    of one report, and never those without a name.
    """
    groups: list[list[tuple[int, Source]]] = []
    for place, report in enumerate(reports):
        for source in report.sources:
            home = next((group for group in groups if _is_one(place, source, group)), None)
            if home is None:
                groups.append([(place, source)])
            else:
                home.append((place, source))
    return tuple(_origin(group, reports) for group in groups)


def _is_one(place: int, source: Source, group: Sequence[tuple[int, Source]]) -> bool:
    return all(place != other and _have_one_name(source, known) for other, known in group)


def _have_one_name(one: Source, other: Source) -> bool:
    if not (one.name and other.name) or not _is_one_kind(one.kind, other.kind):
        return False
    return same_name(name_key(one.name), name_key(other.name))


def _is_one_kind(one: Kind, other: Kind) -> bool:
    return one == other or {one, other} <= _BODIES


def _origin(group: Sequence[tuple[int, Source]], reports: Sequence[Report]) -> Origin:
    first = group[0][1]
    names = [source.name for _, source in group if source.name]
    return Origin(
        max(names, key=len) if names else None,
        first.kind,
        tuple((place, source.id) for place, source in group),
        tuple(_own_reports(names, reports)) if first.kind in _BODIES else (),
    )


def _own_reports(names: Sequence[str], reports: Sequence[Report]) -> Iterator[int]:
    for place, report in enumerate(reports):
        publisher = report.article.publisher
        if publisher and any(same_name(name_key(publisher), name_key(name)) for name in names):
            yield place


def are_copies(left: Report, right: Report) -> bool:
    """Tell whether one article is mostly the other, word for word."""
    ours, theirs = _runs(left), _runs(right)
    return bool(ours and theirs) and len(ours & theirs) >= _COPIED * min(len(ours), len(theirs))


def _runs(report: Report) -> set[tuple[str, ...]]:
    """Give all runs of words in the prose of an article."""
    text = report.article.text
    blocks = [block.span for block in report.article.blocks if block.role != "noise"]
    own = [text[span.start : span.end].casefold().split() for span in blocks]
    return {tuple(words[n : n + _RUN]) for words in own for n in range(len(words) - _RUN + 1)}
