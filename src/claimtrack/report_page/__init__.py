"""A report or a comparison as one web page that needs nothing from outside.

The page holds no word that was not escaped, its policy lets nothing run but its own script, and
it asks no address for anything. Without JavaScript it shows all there is.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimtrack.model import ComparisonTable, Report
from claimtrack.model.comparison import arranged
from claimtrack.printing import legible, support, verdict
from claimtrack.report_page.bars import draw_bar
from claimtrack.report_page.contents import OWN_VOICE, SIGNS, Contents
from claimtrack.report_page.graph import HEIGHT, WIDTH, draw_graph


def write(value: Report | ComparisonTable) -> str:
    """Write one HTML file: rows, texts with their claims, ladders, origins, silences and notices.

    The same value gives the same characters.
    """
    table = _alone(value) if isinstance(value, Report) else value
    contents = Contents(table)
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            contents=contents,
            graph=draw_graph(table.reports, contents.names),
            bars=[draw_bar(report) for report in table.reports],
            css=_asset("page.css"),
            script=_asset("page.js"),
        )
    )


def _alone(report: Report) -> ComparisonTable:
    return ComparisonTable((report,), arranged((report,), ()), report.notices)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("claimtrack.report_page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "hashed": _hashed,
        "legible": legible,
        "support": support,
        "verdict": verdict,
    }
    environment.globals |= {"OWN_VOICE": OWN_VOICE, "SIGNS": SIGNS, "BOX": (WIDTH, HEIGHT)}
    return environment


@cache
def _asset(name: str) -> Markup:
    # Our own files hold no closing tag, so that they can stand inside an element as they are.
    return Markup(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _hashed(text: str) -> str:
    """Name a script or style by its digest, as a Content-Security-Policy asks for it."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
