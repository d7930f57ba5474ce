"""The templates of this package, all of which escape what they are given."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from claimtrack.printing import legible, printable, support, verdict


def template(name: str) -> Template:
    """Load a template by its file's name."""
    return _environment().get_template(name)


@cache
def asset(name: str) -> str:
    """Read our own script or style; they hold no closing tag, and so can stand in an element as they are."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    environment.filters |= {"digest": _digest, "legible": legible, "support": support, "verdict": verdict}
    return environment


def _harmless(value: object) -> object:
    """Keep controls and lone surrogates out, whichever field they come in by."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _digest(text: str) -> str:
    """Name a script or style as a Content-Security-Policy does that lets it in."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
