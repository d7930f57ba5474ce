"""Who speaks how often in a report, through whom, and for whom they pass something on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimtrack.exchange.records import Record, sound
from claimtrack.model import Claim, Report, Source
from claimtrack.printing import link_name

OWN_VOICE = "own voice"
NOBODY = "nobody named"

SOURCE_COLUMNS: dict[str, type] = {
    "article": str,
    "source": str,
    "name": str,
    "words": str,
    "kind": str,
    "count": int,
    "speaks": int,
    "quoted": int,
    "hedged": int,
    "no_comment": int,
    "passes_on": int,
    "through": str,
}


def source_records(report: Report) -> list[Record]:
    """Give a dictionary per source that speaks or passes something on, who speaks most first.

    ``words`` is how the article first calls the source. Of the claims it ``speaks``, so many are
    ``quoted`` in full or in part, ``hedged``, or a mere ``no_comment``; ``passes_on`` counts the
    claims of others that come through it; ``through`` lists the chains it is heard through,
    the commonest first. What nobody is named for, and what the article says in its own voice,
    follow as two sources without an id.
    """
    chains = [(tuple(link.source for link in claim.chain), claim) for claim in report.claims]
    found = [_record(report, source, chains) for source in report.sources]
    heard = [record for record in found if record["speaks"] or record["passes_on"]]
    heard.sort(key=lambda record: (-_number(record["speaks"]), -_number(record["passes_on"])))
    rest = (
        _counted(report, NOBODY, [claim for chain, claim in chains if chain and chain[-1] is None]),
        _counted(report, OWN_VOICE, [claim for chain, claim in chains if not chain]),
    )
    return [
        {column: sound(cell) for column, cell in record.items()}
        for record in (*heard, *(record for record in rest if record["speaks"]))
    ]


def _record(report: Report, source: Source, chains: Iterable[tuple[tuple[str | None, ...], Claim]]) -> Record:
    chains = list(chains)
    spoken = [claim for chain, claim in chains if chain and chain[-1] == source.id]
    return {
        **_counted(report, source.kind, spoken),
        "source": source.id,
        "name": source.name,
        "words": source.mentions[0].text if source.mentions else None,
        "count": source.count,
        "passes_on": sum(source.id in chain[:-1] for chain, _ in chains),
        "through": "; ".join(_ways(report, spoken)) or None,
    }


def _counted(report: Report, kind: str, claims: list[Claim]) -> Record:
    counts: Record = {
        "speaks": len(claims),
        "quoted": sum(claim.speech != "indirect" and claim.act != "no_comment" for claim in claims),
        "hedged": sum(bool(claim.hedges) for claim in claims),
        "no_comment": sum(claim.act == "no_comment" for claim in claims),
    }
    return {
        **dict.fromkeys(SOURCE_COLUMNS),
        "article": report.article.id,
        "kind": kind,
        "passes_on": 0,
        **counts,
    }


def _ways(report: Report, claims: Iterable[Claim]) -> Iterator[str]:
    """Give the chains that lead to a speaker, without the speaker: the commonest first."""
    ways: dict[str, int] = {}
    for claim in claims:
        way = " › ".join(link_name(report, link) for link in claim.chain[:-1])
        ways[way] = ways.get(way, 0) + 1
    yield from (way for way in sorted(ways, key=lambda way: -ways[way]) if way)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
