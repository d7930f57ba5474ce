"""Read news reports as attributed claims, and cross-reference them claim by claim.

>>> import claimtrack
>>> table = claimtrack.compare(Path("report-a.txt"), Path("report-b.txt"))
>>> print(table)

Importing this module loads no model and none of the libraries that run them: every name is
fetched at its first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.errors import ClaimtrackError, InputError, LanguageError, ModelError
    from claimtrack.model import (
        Article,
        Claim,
        ComparisonTable,
        Link,
        Notice,
        Passage,
        Report,
        Row,
        Source,
        Span,
    )
    from claimtrack.pipeline import Pipeline, compare, parse
    from claimtrack.reading import read
    from claimtrack.storage import load, save

__all__ = [
    "Article",
    "Claim",
    "ClaimtrackError",
    "ComparisonTable",
    "InputError",
    "LanguageError",
    "Link",
    "ModelError",
    "Notice",
    "Passage",
    "Pipeline",
    "Report",
    "Row",
    "Source",
    "Span",
    "compare",
    "load",
    "parse",
    "read",
    "save",
]

_HOMES = {
    "read": "reading",
    "parse": "pipeline",
    "compare": "pipeline",
    "Pipeline": "pipeline",
    "load": "storage",
    "save": "storage",
    "ClaimtrackError": "errors",
    "InputError": "errors",
    "LanguageError": "errors",
    "ModelError": "errors",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"claimtrack.{_HOMES.get(name, 'model')}"), name)


def __dir__() -> list[str]:
    return __all__
