"""What ``training/relations.py`` fitted for each encoder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from claimtrack.errors import ModelError

_COEFFICIENTS = "coefficients.json"


@cache
def load_tables(encoder: str) -> Mapping[str, Any]:
    """Read all that was fitted for an encoder.

    Raises:
        ModelError: there are none for it; the message names those there are.
    """
    known = json.loads((files(__package__) / _COEFFICIENTS).read_text(encoding="utf-8"))
    if encoder not in known:
        raise ModelError(
            f"no coefficients for the encoder {encoder!r}, only for {', '.join(sorted(known))}; "
            "make them with training/relations.py"
        )
    tables: Mapping[str, Any] = known[encoder]
    return tables
