from attrs import evolve

from claimtrack.model import ParsedArticle, Report
from tests.matching.helpers import Desk


def denying(desk: Desk, sentences: list[str], language: str, id: str) -> tuple[Report, ParsedArticle]:
    """Let Voltari deny the last sentence, which only points at the one before."""
    report, parsed = desk.report(sentences, language, source="Voltari", id=id)
    first, *rest, last = report.claims
    return evolve(report, claims=(evolve(first, chain=()), *rest, evolve(last, denied=True))), parsed


def test_one_source_that_denies_this_in_both_reports_denies_one_thing(desk: Desk) -> None:
    english = denying(desk, ["Engineers saw the cracks in the boiler in 2019.", "this"], "en", "en")
    dutch = denying(desk, ["Het bedrijf kende de scheuren in de ketel al in 2019.", "dat"], "nl", "nl")

    table = desk.compare(english, dutch)

    assert [row.cells for row in table.same() if row.cells == (("c2",), ("c2",))]
    assert (("c2",), ("c1",)) in [row.cells for row in table.contradictions()]
