"""Libraries that only some people need: found when first used, and named when missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from claimtrack.errors import InputError


def fetch(module: str, *, extra: str) -> Any:
    """Import a library that comes with an extra of claimtrack.

    Raises:
        InputError: it is not installed; says which command helps.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise InputError(
            f"this needs {module.partition('.')[0]}; install it with pip install 'claimtrack[{extra}]'"
        ) from error
