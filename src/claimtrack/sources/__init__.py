"""From mentions to sources: who "he", "the Twitter boss" and "het bedrijf" are in an article."""

from claimtrack.sources.resolution import Resolution, resolve

__all__ = ["Resolution", "resolve"]
