"""Gold in brat's standoff format: ``name.txt`` with ``name.ann`` beside it.

The annotation schema, ready for brat's ``annotation.conf`` in ``evaluation/brat_schema/``:

- text bounds ``Content``, ``Cue``, ``Source``, ``Hedge`` (all may be discontinuous) and ``Discard``;
- relations from a ``Content`` to its parts, ``HasCue``, ``HasSource``, ``HasHedge``, and to the
  content that an attribution stands in, ``NestedIn``. An attribution without content, such as
  a bare "declined to comment", has its relations start at its ``Cue``;
- attributes of a content (or bare cue) ``Speech`` and ``Act``, of a source ``Kind``;
- a note (``AnnotatorNotes``) on a source holds its full name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from claimtrack.evaluation.gold import GoldArticle, common_article
from claimtrack.exchange.standoff import Standoff, parse_standoff
from claimtrack.model import Span

_PARTS = {"HasCue": "cue", "HasSource": "source", "HasHedge": "hedge"}


def read_brat(path: Path, language: str) -> GoldArticle:
    """Read an ``.ann`` file and the text beside it; the id is the file's stem.

    Raises:
        InputError: a line breaks the format, a span's words are not those of the text, or a
            relation leads to nothing.
    """
    text = path.with_suffix(".txt").read_bytes().decode("utf-8-sig")
    standoff = parse_standoff(path.read_text("utf-8"), text, name=path.name)
    attributions = list(_attributions(standoff))
    discard = [span for kind, spans in standoff.bounds.values() if kind == "Discard" for span in spans]
    return common_article(
        {
            "id": path.stem,
            "text": text,
            "lang": language,
            "attributions": attributions,
            "discard": _pairs(tuple(discard)),
        },
        nests=True,
    )


def _attributions(standoff: Standoff) -> Iterator[Mapping[str, Any]]:
    """Give each attribution in the common form, in the order of the text."""
    cues_taken = {end for kind, _, end in standoff.relations if kind == "HasCue"}
    anchors = [
        id
        for id, (kind, _) in standoff.bounds.items()
        if kind == "Content" or (kind == "Cue" and id not in cues_taken)
    ]
    for anchor in sorted(anchors, key=lambda id: standoff.bounds[id][1]):
        yield _attribution(anchor, standoff)


def _attribution(anchor: str, standoff: Standoff) -> Mapping[str, Any]:
    kind, spans = standoff.bounds[anchor]
    parts: dict[str, list[list[int]]] = {"cue": [], "source": [], "hedge": []}
    parts["content" if kind == "Content" else "cue"] = _pairs(spans)
    ends = [(_type, end) for _type, start, end in standoff.relations if start == anchor]
    for relation, end in ends:
        if relation in _PARTS:
            parts[_PARTS[relation]] += _pairs(standoff.bounds[end][1])
    source = next((end for relation, end in ends if relation == "HasSource"), "")
    return {
        "id": anchor,
        "content": [],
        **{name: sorted(pairs) for name, pairs in parts.items()},
        "speech": standoff.attributes.get((anchor, "Speech")),
        "act": standoff.attributes.get((anchor, "Act")),
        "kind": standoff.attributes.get((source, "Kind")),
        "name": standoff.notes.get(source),
        "nested_in": next((end for relation, end in ends if relation == "NestedIn"), None),
    }


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
