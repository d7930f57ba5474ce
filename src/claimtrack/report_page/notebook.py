"""What a notebook shows of a value: a few lines and small tables, without script or style sheet."""

from __future__ import annotations

from claimtrack.model import Article, Claim, ComparisonTable, Report
from claimtrack.printing import legible, sections, title, wording
from claimtrack.report_page.passages import cut_blocks
from claimtrack.report_page.templates import template

_LINES = 12  # of a table or an article; a notebook scrolls, a reader would rather not


def show(value: Article | Claim | Report | ComparisonTable) -> str:
    """Give a value as a piece of HTML, cut short after a dozen lines."""
    if isinstance(value, Article):
        return _article(value)
    if isinstance(value, Claim):
        return _claim(value)
    return _render("tables", sections=sections(value), most=_LINES)


def _article(article: Article) -> str:
    lines = [(block.role, legible(article.passage(block.span).text)) for block in cut_blocks(article)]
    return _render("article", title=title(article), language=article.language, lines=lines, most=_LINES)


def _claim(claim: Claim) -> str:
    credits = [(link.mention or link.cue) for link in claim.chain]
    chain = " › ".join(legible(part.text) if part else "nobody named" for part in credits)
    return _render("claim", said=wording(claim), language=claim.language, chain=chain or "own voice")


def _render(macro: str, **given: object) -> str:
    return str(getattr(template("notebook.html.jinja").module, macro)(**given))
