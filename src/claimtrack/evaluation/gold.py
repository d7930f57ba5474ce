"""Gold annotations of attribution: their values, and the readers of the two JSON forms.

The *common form* is JSON Lines, one article a line, with ``id``, ``text``, ``lang`` and
``attributions``; an attribution has ``content``, ``source`` and ``cue`` as lists of
``[start, end]`` and may have ``speech`` (or ``type``), ``act``, ``kind``, ``name``,
``nested_in`` and ``hedge``; ``discard`` lists what is not judged. *Event-pair gold* is one
JSON file for two reports, with whole chains. Brat standoff is read by `claimtrack.evaluation.brat`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from attrs import frozen

from claimtrack.model import Span

Spans = tuple[Span, ...]
Json = Mapping[str, Any]


@frozen
class GoldLink:
    """One rung of a gold chain; ``mention`` is empty where the text names nobody there.

    Without a ``kind`` only the mention can be judged. An ``implicit`` rung, such as the agency
    in a dateline, may be missing.
    """

    mention: Spans = ()
    name: str | None = None
    kind: str | None = None
    implicit: bool = False


@frozen
class GoldAttribution:
    """One annotated attribution.

    ``chain`` runs from the outermost reporter to the innermost speaker; it is empty where the
    gold has none to judge. ``outer`` tells what may stand before it: nothing, further rungs
    ("open"), or anything at all, as only the speaker is sure ("any"). ``speech``, ``act`` and
    ``hedged`` are None when the gold does not say. ``is_speech_cue`` marks cues of speech in
    gold that is wider than speech.
    """

    id: str
    content: Spans
    source: Spans = ()
    cue: Spans = ()
    speech: str | None = None
    act: str | None = None
    kind: str | None = None
    name: str | None = None
    hedged: bool | None = None
    chain: tuple[GoldLink, ...] = ()
    outer: Literal["closed", "open", "any"] = "closed"
    is_speech_cue: bool = False


@frozen
class GoldNoComment:
    """Somebody who declined, was silent or could not be reached: by name, or by the cue's place."""

    name: str | None
    cue: Spans


@frozen
class GoldArticle:
    """One annotated article.

    ``discard`` is judged by nobody; a claim that touches ``optional`` is neither required nor
    wrong. With ``counts_nested`` a prediction inside another one counts against precision even
    if the gold has nothing of the kind; flat gold cannot tell. ``tells_outlets`` means that
    chains hold the outlet that somebody "told" something.
    """

    id: str
    text: str
    language: str
    attributions: tuple[GoldAttribution, ...]
    no_comments: tuple[GoldNoComment, ...] = ()
    discard: Spans = ()
    optional: Spans = ()
    counts_nested: bool = False
    tells_outlets: bool = False


@frozen
class GoldSet:
    """Articles that are scored together: one file or directory, one language."""

    name: str
    language: str
    articles: tuple[GoldArticle, ...]

    @property
    def has_content(self) -> bool:
        """Tell whether contents are annotated; else only cues and sources can be found."""
        return any(a.content for article in self.articles for a in article.attributions)


def by_language(name: str, articles: Iterable[GoldArticle]) -> list[GoldSet]:
    """Split articles into one set per language, in the order of the codes."""
    ordered = sorted(articles, key=lambda article: article.language)
    groups = groupby(ordered, key=lambda article: article.language)
    return [GoldSet(name, language, tuple(group)) for language, group in groups]


# ── the common form ───────────────────────────────────────────────────────────────────────


def read_common(path: Path) -> Iterator[GoldArticle]:
    """Read JSON Lines in the common form; an article without ``lang`` is English."""
    articles = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
    nests = any("nested_in" in attribution for article in articles for attribution in article["attributions"])
    for article in articles:
        yield common_article(article, nests=nests)


def common_article(found: Json, *, nests: bool) -> GoldArticle:
    """Read one article of the common form.

    ``nests`` tells whether this gold has nesting at all, so that what is not nested is known
    to have a chain of one.
    """
    attributions = found["attributions"]
    return GoldArticle(
        id=found["id"],
        text=found["text"],
        language=found.get("lang", "en"),
        attributions=tuple(_common_attribution(a, attributions, nests) for a in attributions),
        no_comments=tuple(
            GoldNoComment(None, _spans(a["cue"])) for a in attributions if a.get("act") == "no_comment"
        ),
        discard=_spans(found.get("discard") or ()),
    )


def _common_attribution(found: Json, siblings: Sequence[Json], nests: bool) -> GoldAttribution:
    return GoldAttribution(
        id=str(found["id"]),
        content=_spans(found["content"]),
        source=_spans(found["source"]),
        cue=_spans(found["cue"]),
        speech=found.get("type") or found.get("speech"),
        act=found.get("act"),
        kind=found.get("kind"),
        name=found.get("name"),
        hedged=bool(found["hedge"]) if "hedge" in found else None,
        chain=_nested_chain(found, siblings) if nests else (),
        is_speech_cue=bool(found.get("cue_speech")),
    )


def _nested_chain(found: Json, siblings: Sequence[Json]) -> tuple[GoldLink, ...]:
    """Climb ``nested_in`` to the outermost reporter.

    Empty for the reporter of "the Post reports, citing a source": there the attribution of the
    cited source holds the whole chain.
    """
    if _is_passed_on(found, siblings):
        return ()
    by_id = {other["id"]: other for other in siblings}
    links: list[GoldLink] = []
    above: Json | None = found
    while above is not None and len(links) <= len(siblings):
        links.insert(0, _common_link(above))
        above = by_id.get(above.get("nested_in"))
    return tuple(links)


def _is_passed_on(found: Json, siblings: Sequence[Json]) -> bool:
    inner = (other for other in siblings if other.get("nested_in") == found["id"])
    return any(other["content"] == found["content"] for other in inner)


def _common_link(found: Json) -> GoldLink:
    return GoldLink(_spans(found["source"]), found.get("name"), found.get("kind"))


def _spans(pairs: Iterable[Sequence[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)


# ── event pairs ───────────────────────────────────────────────────────────────────────────


def read_pair(path: Path, texts: Path | None = None) -> Iterator[GoldArticle]:
    """Read both reports of a pair's gold; their texts lie beside it or in ``texts``.

    Raises:
        FileNotFoundError: a text is in neither place.
    """
    found = json.loads(path.read_text("utf-8"))
    for side in found.values():
        if isinstance(side, dict) and "attributed" in side:
            places = [directory / side["article"] for directory in (path.parent, texts) if directory]
            text = next((place for place in places if place.exists()), places[0])
            # Offsets count code points of the file as it is: no translation of line ends.
            yield pair_article(side, text.read_bytes().decode("utf-8-sig"))


def pair_article(side: Json, text: str) -> GoldArticle:
    """Read one report of a pair's gold."""
    return GoldArticle(
        id=Path(side["article"]).stem,
        text=text,
        language=side["lang"],
        attributions=tuple(map(_pair_attribution, side["attributed"])),
        no_comments=tuple(_pair_no_comment(n, s) for n in side.get("no_comment", ()) for s in n["sources"]),
        optional=tuple(span for o in side.get("optional", ()) for span in _all_places(o)),
        counts_nested=True,
        tells_outlets=True,
    )


def _pair_no_comment(found: Json, source: Json) -> GoldNoComment:
    """Go by the name of who was silent, or by the cue where the text names nobody."""
    cue = () if source["name"] else tuple(_place(part) for part in found.get("cue_spans", ()))
    return GoldNoComment(source["name"], cue)


def _pair_attribution(found: Json) -> GoldAttribution:
    chain = tuple(map(_pair_link, found["chain"]))
    return GoldAttribution(
        id=found["id"],
        content=tuple(_place(part) for part in found.get("content_parts") or [found["content"]]),
        source=chain[-1].mention,
        cue=tuple(_place(part) for part in found.get("cue_spans", ())),
        speech=found.get("speech"),
        act=found.get("act"),
        kind=chain[-1].kind,
        name=chain[-1].name,
        hedged=bool(found.get("hedge")),
        chain=chain,
        outer="any" if found.get("outer_optional") else "open" if found.get("outer_ok") else "closed",
    )


def _pair_link(found: Json) -> GoldLink:
    mention = (_place(found["mention"]),) if found.get("mention") else ()
    return GoldLink(mention, found.get("name"), found["kind"], bool(found.get("implicit")))


def _place(found: Json) -> Span:
    return Span(found["start"], found["end"])


def _all_places(found: object) -> Iterator[Span]:
    """Find every place named anywhere in a piece of JSON."""
    if isinstance(found, dict) and "start" in found:
        yield _place(found)
    elif isinstance(found, dict | list):
        for part in found.values() if isinstance(found, dict) else found:
            yield from _all_places(part)
