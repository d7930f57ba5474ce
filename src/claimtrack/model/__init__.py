"""Every value that flows through claimtrack, in the order of the flow.

Values are frozen and answer questions about themselves; the steps that make them live
elsewhere. Offsets are half-open and count Unicode code points of ``Article.text``.
"""

from claimtrack.model.article import Article, Block, DatedBy, Notice, Passage, Role, Span
from claimtrack.model.comparison import ComparisonTable
from claimtrack.model.origins import Origins
from claimtrack.model.report import (
    SCHEMA,
    Act,
    Attribution,
    Claim,
    Credit,
    Kind,
    Link,
    Report,
    Source,
    Speech,
)
from claimtrack.model.rows import Explanation, HedgeShift, Matches, Origin, Question, Relation, Row, Support
from claimtrack.model.slots import Argument, DateOrigin, Moment, Quantity, Slots, Status
from claimtrack.model.syntax import ParsedArticle, Sentence, Word

__all__ = [
    "SCHEMA",
    "Act",
    "Argument",
    "Article",
    "Attribution",
    "Block",
    "Claim",
    "ComparisonTable",
    "Credit",
    "DateOrigin",
    "DatedBy",
    "Explanation",
    "HedgeShift",
    "Kind",
    "Link",
    "Matches",
    "Moment",
    "Notice",
    "Origin",
    "Origins",
    "ParsedArticle",
    "Passage",
    "Quantity",
    "Question",
    "Relation",
    "Report",
    "Role",
    "Row",
    "Sentence",
    "Slots",
    "Source",
    "Span",
    "Speech",
    "Status",
    "Support",
    "Word",
]
