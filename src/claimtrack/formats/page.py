"""A web page that needs nothing from outside."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from claimtrack.model import ComparisonTable, Report
from claimtrack.printing import sections, title


def write(value: Report | ComparisonTable) -> str:
    """Write a report or a comparison as one HTML file; every word of the articles is escaped."""
    reports = (value,) if isinstance(value, Report) else value.reports
    return _template().render(
        heading=" · ".join(title(report.article) for report in reports), sections=sections(value)
    )


@cache
def _template() -> Template:
    loader = PackageLoader("claimtrack.formats", ".")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html.jinja")
