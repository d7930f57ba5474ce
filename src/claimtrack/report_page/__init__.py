"""A report or a comparison as one web page that needs nothing from outside.

Every word of an article is escaped, the page's policy lets nothing run but its own script, and
nothing is asked of the network. Without JavaScript the page shows all there is.
"""

from __future__ import annotations

from claimtrack.model import ComparisonTable, Report
from claimtrack.model.comparison import arranged
from claimtrack.report_page.bars import draw_bar
from claimtrack.report_page.contents import NOBODY, OWN_VOICE, SIGNS, Contents
from claimtrack.report_page.graph import HEIGHT, WIDTH, draw_graph
from claimtrack.report_page.templates import asset, template

__all__ = ["write"]


def write(value: Report | ComparisonTable) -> str:
    """Write one HTML file: rows, texts with their claims, ladders, origins, silences and notices.

    The same value gives the same characters.
    """
    table = _alone(value) if isinstance(value, Report) else value
    contents = Contents(table)
    return template("page.html.jinja").render(
        contents=contents,
        graph=draw_graph(table, contents.names),
        bars=[draw_bar(report) for report in table.reports],
        css=asset("page.css"),
        script=asset("page.js"),
        signs=SIGNS,
        own_voice=OWN_VOICE,
        nobody=NOBODY,
        box=(WIDTH, HEIGHT),
    )


def _alone(report: Report) -> ComparisonTable:
    return ComparisonTable((report,), arranged((report,), ()), report.notices)
