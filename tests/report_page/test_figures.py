"""The graph leads from reports to speakers and joins what they share; the bar counts each claim once."""

from __future__ import annotations

from itertools import pairwise

from attrs import evolve
from hypothesis import given

from claimtrack.model import ComparisonTable, Report, Row
from claimtrack.report_page.bars import draw_bar
from claimtrack.report_page.contents import Contents
from claimtrack.report_page.graph import Graph, draw_graph
from tests.values import crossing, ferry, reports, tables, veerboot


def _graph(table: ComparisonTable) -> Graph:
    return draw_graph(table, Contents(table).names)


def test_a_name_that_both_reports_know_is_one_shared_box() -> None:
    shared = [node for node in _graph(crossing()).nodes if node.is_shared]

    assert [(node.label, node.reports) for node in shared] == [
        ("Ida Holm", ("Coast News", "veerboot")),
        ("Nordline", ("Coast News", "veerboot")),
    ]


def test_a_body_with_two_names_is_one_box_where_a_row_rests_on_it_alone() -> None:
    renamed = tuple(
        evolve(source, name="Noordlijn") if source.name == "Nordline" else source
        for source in veerboot().sources
    )
    table = evolve(crossing(), reports=(ferry(), evolve(veerboot(), sources=renamed)))
    row = Row((("c3",), ("c2",)), "different_scope", "topic", "same_origin")

    joined = {node.label for node in _graph(evolve(table, rows=(row,))).nodes if node.is_shared}

    assert "Nordline" not in {node.label for node in _graph(table).nodes if node.is_shared}
    assert "Nordline" in joined


def test_nobody_anonymous_is_taken_for_somebody_elsewhere() -> None:
    nameless = tuple(
        evolve(report, sources=tuple(evolve(source, name=None) for source in report.sources))
        for report in (ferry(), veerboot())
    )

    assert not any(node.is_shared for node in _graph(evolve(crossing(), reports=nameless)).nodes)


def test_a_report_that_another_cites_is_its_own_box() -> None:
    cited = evolve(veerboot(), article=evolve(veerboot().article, publisher="Harbour Post"))

    edges = _graph(evolve(crossing(), reports=(ferry(), cited))).edges

    assert ("Coast News", "Harbour Post", "report") in {
        (edge.upper.label, edge.lower.label, edge.lower.kind) for edge in edges
    }


def test_edges_count_their_claims() -> None:
    graph = _graph(crossing())

    assert {(edge.upper.label, edge.lower.label): edge.claims for edge in graph.edges} == {
        ("Coast News", "Harbour Post"): 1,
        ("Harbour Post", "Ida Holm"): 1,
        ("Coast News", "nobody named"): 1,
        ("Coast News", "Nordline"): 1,
        ("veerboot", "Ida Holm"): 1,
        ("veerboot", "Nordline"): 1,
    }


def test_an_edge_past_a_column_bends_around_its_boxes() -> None:
    (long,) = [edge for edge in _graph(crossing()).edges if edge.lower.column - edge.upper.column > 1]

    assert (long.upper.label, long.lower.label) == ("veerboot", "Ida Holm")
    assert len(long.bends) == 1
    assert long.path.count("C") == 2


@given(tables())
def test_boxes_lie_inside_the_drawing_and_apart(table: ComparisonTable) -> None:
    graph = _graph(table)
    columns: dict[int, list[float]] = {}
    for node in graph.nodes:
        columns.setdefault(node.x, []).append(node.y)

    assert all(node.x < graph.width and 0 <= node.y < graph.height for node in graph.nodes)
    assert all(b - a > 28 for own in columns.values() for a, b in pairwise(sorted(own)))


@given(reports())
def test_a_bar_counts_each_claim_once(report: Report) -> None:
    parts = [share for _, shares in draw_bar(report).kinds for share in shares]

    assert sum(share.claims for share in parts) == len(report.claims)
    assert all(a.start + a.claims == b.start for a, b in pairwise(parts))


def test_the_reports_own_voice_stands_last() -> None:
    bar = draw_bar(ferry())

    assert bar.kinds[-1][0] == "own voice"
    assert {share.label for share in bar.voices} == {"Ida Holm", "Nordline"}
    assert bar.claims_of("nobody named") == 1
