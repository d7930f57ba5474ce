"""The shipped Stanza models as package data; ``manifest.json`` describes each file."""
