"""Claims as linked data: W3C Web Annotations, and Claims of schema.org.

Every name that is given is an IRI. Unless you tell where the article is published, it is named
by its text's SHA-256 (RFC 6920), so that the same text always has the same name. Neither
vocabulary's context is fetched by anything here.
"""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from claimtrack.errors import InputError
from claimtrack.model import Article, Claim, Kind, Passage, Report, Source
from claimtrack.printing import authority, legible, wording

Json = dict[str, Any]

_AROUND = 32  # characters of prefix and suffix: enough to tell repeated words apart
# What an IRI cannot hold (RFC 3987), and the schemes that name something and run nothing.
_IRI = re.compile(r"""(?:https?|urn|ni|tag|doi):[^\s<>"{}|\\^`\x00-\x20\ud800-\udfff]+""")
# Inside a script element of a page these could end it, or begin a comment.
_MARKUP = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})

# Who can be the author of a claim. Of the others we know too little.
_AUTHORS: dict[Kind, str] = {
    "person": "Person",
    "organization": "Organization",
    "outlet": "NewsMediaOrganization",
}


def dumps(document: Json) -> str:
    """Write linked data as JSON that may stand in a ``<script type="application/ld+json">``."""
    written = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    return written.translate(_MARKUP).encode("utf-8", "backslashreplace").decode("utf-8")


def to_web_annotations(report: Report, *, iri: str | None = None) -> Json:
    """Give a page of W3C Web Annotations, one for each passage of each claim.

    The body says on whose authority the claim stands, and how. The target is found by its place
    (code points, as the standard counts) or by its words with 32 characters around. A claim
    without content is annotated at its cues. ``iri`` is where the text is published.

    Raises:
        InputError: ``iri`` is no absolute IRI.
    """
    name = _name(report.article, iri)
    items = [
        _annotation(report, claim, passage, f"{name}#{quote(claim.id, safe='')}.{place}", name)
        for claim in report.claims
        for place, passage in enumerate(_passages(claim), start=1)
    ]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{name}#annotations",
        "type": "AnnotationPage",
        "items": items,
    }


def to_schema_org(report: Report, *, iri: str | None = None) -> Json:
    """Give a graph of schema.org Claims with the article that they appear in. Never a rating.

    A claim has an author where a named person, organization or outlet is said to assert just
    this: not for what somebody denies, merely believes or passes over in silence. Its description
    says in words on whose authority it stands. No-comment lines are no claims, and left out.

    Raises:
        InputError: ``iri`` is no absolute IRI.
    """
    name = _name(report.article, iri)
    claims = [
        _claim(report, claim, name) for claim in report.claims if claim.act != "no_comment" and claim.content
    ]
    return {"@context": "https://schema.org", "@graph": [_news_article(report.article, name), *claims]}


def _name(article: Article, iri: str | None) -> str:
    if iri is None:
        digest = sha256(article.text.encode("utf-8", "surrogatepass")).digest()
        return f"ni:///sha-256;{urlsafe_b64encode(digest).decode().rstrip('=')}"
    if not _IRI.fullmatch(iri):
        raise InputError(f"{iri!r} is no address such as 'https://example.org/report'")
    return iri.partition("#")[0]


# ── annotations ───────────────────────────────────────────────────────────────────────────


def _passages(claim: Claim) -> Iterator[Passage]:
    yield from claim.content or [link.cue for link in claim.chain if link.cue]


def _annotation(report: Report, claim: Claim, passage: Passage, id: str, source: str) -> Json:
    text = report.article.text
    marks = [claim.act, claim.speech, *(["denied"] if claim.denied else []), *_hedges(claim)]
    return {
        "id": id,
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "value": authority(report, claim)},
            *({"type": "TextualBody", "purpose": "tagging", "value": mark} for mark in marks),
        ],
        "target": {
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": passage.start, "end": passage.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": passage.text,
                    "prefix": text[max(0, passage.start - _AROUND) : passage.start],
                    "suffix": text[passage.end : passage.end + _AROUND],
                },
            ],
        },
    }


def _hedges(claim: Claim) -> list[str]:
    return [f"hedged: {legible(hedge.text)}" for hedge in claim.hedges]


# ── claims ────────────────────────────────────────────────────────────────────────────────


def _news_article(article: Article, name: str) -> Json:
    about: Json = {"@type": "NewsArticle", "@id": name, "inLanguage": article.language}
    if article.headline:
        about["headline"] = article.headline.text
    if article.publisher:
        about["publisher"] = {"@type": "Organization", "name": article.publisher}
    if article.published:
        about["datePublished"] = article.published.isoformat()
    return about


def _claim(report: Report, claim: Claim, name: str) -> Json:
    found: Json = {
        "@type": "Claim",
        "@id": f"{name}#{quote(claim.id, safe='')}",
        "text": claim.text,
        "inLanguage": claim.language,
        "description": f"{wording(claim)} — {authority(report, claim)}",
        "appearance": {"@id": name},
    }
    author = _author(report, claim)
    return found | ({"author": author} if author else {})


def _author(report: Report, claim: Claim) -> Json | None:
    if not claim.chain or claim.act != "speech" or not claim.asserts_content:
        return None
    source = report.source(claim.chain[-1])
    return _agent(source) if source and source.name else None


def _agent(source: Source) -> Json | None:
    kind = _AUTHORS.get(source.kind)
    return {"@type": kind, "name": source.name} if kind else None
