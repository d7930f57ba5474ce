"""How varied a report's sources are, drawn as a bar."""

from __future__ import annotations

from collections import Counter

from attrs import frozen

from claimtrack.model import Claim, Report
from claimtrack.report_page.contents import NOBODY, OWN_VOICE, source_name


@frozen
class Share:
    """What one source, or the report itself, contributes to a report; ``start`` is where it begins."""

    label: str
    claims: int
    start: int


@frozen
class Bar:
    """A report's claims by their innermost speaker, those of one kind together."""

    kinds: tuple[tuple[str, tuple[Share, ...]], ...]

    @property
    def voices(self) -> tuple[Share, ...]:
        """Give the share of each source, leaving out what is the report's own or nobody's."""
        return tuple(share for kind, own in self.kinds if kind not in {OWN_VOICE, NOBODY} for share in own)

    def claims_of(self, kind: str) -> int:
        return sum(share.claims for share in dict(self.kinds).get(kind, ()))


def draw_bar(report: Report) -> Bar:
    """Count the claims of each innermost speaker: the commonest kind first, the report's own voice last."""
    kinds: dict[str, Counter[tuple[str, str | None]]] = {}
    for claim in report.claims:
        kind, label, id = _speaker(report, claim)
        kinds.setdefault(kind, Counter())[label, id] += 1
    start = 0
    drawn = []
    for kind in sorted(kinds, key=lambda kind: (kind == OWN_VOICE, -kinds[kind].total(), kind)):
        own = []
        for (label, _), claims in kinds[kind].most_common():
            own.append(Share(label, claims, start))
            start += claims
        drawn.append((kind, tuple(own)))
    return Bar(tuple(drawn))


def _speaker(report: Report, claim: Claim) -> tuple[str, str, str | None]:
    if not claim.chain:
        return (OWN_VOICE, OWN_VOICE, None)
    source = report.source(claim.chain[-1])
    return (source.kind, source_name(source), source.id) if source else (NOBODY, NOBODY, None)
