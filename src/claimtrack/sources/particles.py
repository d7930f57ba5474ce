"""The small words inside names, from ``particles.toml``, where each group has its reason."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_GROUPS = tomllib.loads((files(__package__) / "particles.toml").read_text("utf-8"))

PARTICLES = frozenset(_GROUPS["particles"])
STRONG_PARTICLES = frozenset(_GROUPS["strong"])
LINKS = frozenset(_GROUPS["links"])
ROMANCE = frozenset(_GROUPS["romance"])
OWNERS = frozenset(_GROUPS["owners"])
LESSER = tuple(_GROUPS["lesser"])
