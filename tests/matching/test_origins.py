"""Who is one and the same in several reports, and from how many origins a row comes."""

from __future__ import annotations

from attrs import evolve

from claimtrack.matching.origins import are_copies, find_origins
from claimtrack.model import Article, Block, Report, Source, Span
from claimtrack.pipeline import Pipeline
from claimtrack.reading import read

AGENCY = """Ferry drifts for three hours after power failure

The ferry to Lunde lost power in the strait on Monday and drifted for hours, captain Ida Holm told Reuters.
Nobody on board was hurt, according to the coast guard. The owner said that a worn cable was to blame.
The ferry carries some 400 people a day and is thirty years old.
"""
OTHER = """Veerboot drijft uren stuurloos rond

Volgens de havendienst dreef de nachtboot naar Lunde maandag uren rond nadat de stroom was uitgevallen.
Niemand raakte gewond, aldus de kustwacht.
"""


def report(id: str, *sources: Source, publisher: str | None = None) -> Report:
    return Report(Article(id, "text", "en", publisher), (), sources)


def text_of(text: str) -> Report:
    return Report(Article("a", text, "en", blocks=(Block(Span(0, len(text)), "en", "prose"),)), (), ())


HOLM = Source("s1", "Ida Holm", "person")
REUTERS = Source("s2", "Reuters", "outlet")
INSIDER = Source("s3", None, "unnamed")


def test_one_name_is_one_origin_in_all_reports() -> None:
    origins = find_origins([report("a", HOLM), report("b", REUTERS, evolve(HOLM, id="s9", name="Holm"))])

    assert [(origin.name, origin.sources) for origin in origins] == [
        ("Ida Holm", ((0, "s1"), (1, "s9"))),
        ("Reuters", ((1, "s2"),)),
    ]


def test_nobody_anonymous_is_taken_for_another() -> None:
    assert len(find_origins([report("a", INSIDER), report("b", INSIDER)])) == 2


def test_names_are_not_joined_through_a_third() -> None:
    fire, first, second = (
        Source("s1", name, "organization") for name in ("Brigade", "Lunde Brigade", "Haver Brigade")
    )

    origins = find_origins([report("a", first), report("b", fire), report("c", second)])

    assert [len(origin.sources) for origin in origins] == [2, 1]


def test_an_outlet_leads_to_its_own_report() -> None:
    (origin,) = find_origins([report("a", REUTERS), report("b", publisher="Reuters")])

    assert origin.publishes == (1,)


def test_a_text_with_a_new_beginning_is_a_copy() -> None:
    assert are_copies(text_of(AGENCY), text_of("LUNDE – " + AGENCY.replace("Ferry drifts", "Boat drifts")))
    assert not are_copies(text_of(AGENCY), text_of(OTHER))
    assert not are_copies(text_of("Short."), text_of("Short."))


def test_copies_of_an_article_add_no_origin(pipeline: Pipeline) -> None:
    articles = [read(AGENCY, id="a", publisher="Coast News"), read(OTHER, id="b", publisher="De Kadekrant")]
    copies = [read("Update\n\n" + AGENCY, id=f"copy-{n}", publisher=f"Site {n}") for n in range(2)]

    alone = pipeline.compare(*articles)
    table = pipeline.compare(*articles, *copies)

    most = max(alone.origins_of(row).count for row in alone.rows)
    for row in table.rows:
        origins = table.origins_of(row)
        assert origins.count <= most
        assert not {0, 2, 3} & {*origins.reports} or any({0, 2, 3} & {*group} for group in origins.groups)
    told = [row for row in table.rows if all(row.cells[place] for place in (0, 2, 3))]
    assert told
    assert {str(table.origins_of(row)) for row in told if not row.cells[1]} == {"3 reports, 1 origin"}


def test_the_graph_leads_from_the_reports_to_who_said_it(pipeline: Pipeline) -> None:
    table = pipeline.compare(
        read("The ferry lost power twice, captain Ida Holm told Reuters.", id="a"),
        read("De veerboot viel tweemaal stil, aldus kapitein Ida Holm.", id="b"),
    )
    row = next(row for row in table.rows if row.is_shared)

    origins = table.origins_of(row)

    assert str(origins) == "2 reports, 1 origin"
    assert [end.name for end in origins.innermost] == ["Ida Holm"]
    assert {upper if isinstance(upper, int) else upper.name for upper, _ in origins.edges} == {
        0,
        1,
        "Reuters",
    }
