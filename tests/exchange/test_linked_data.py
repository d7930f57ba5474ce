"""Linked data, read by rdflib and prov: passages can be found again, and nobody is misquoted."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from hypothesis import given

from claimtrack.errors import InputError
from claimtrack.exchange import dumps, to_prov, to_schema_org, to_web_annotations
from claimtrack.model import Report
from tests.report_page.spite import STRINGS, spiteful
from tests.values import ferry, reports, veerboot

OA = "http://www.w3.org/ns/oa#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SCHEMA = "https://schema.org/"

# What the published context of Web Annotations says of the terms we use.
ANNOTATION_CONTEXT: dict[str, Any] = {
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    **{
        name: f"oa:{name}"
        for name in ("Annotation", "TextPositionSelector", "TextQuoteSelector", "TextualBody")
    },
    "AnnotationPage": "as:OrderedCollectionPage",
    "items": {"@id": "as:items", "@container": "@list"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "describing": "oa:describing",
    "tagging": "oa:tagging",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    **{name: f"oa:{name}" for name in ("start", "end", "exact", "prefix", "suffix")},
}


def graph(document: dict[str, Any], context: dict[str, Any]) -> Any:
    """Read linked data with a context at hand in place of the one on the web."""
    rdflib = pytest.importorskip("rdflib")
    data = json.dumps(document | {"@context": context})
    return rdflib.Graph().parse(data=data, format="json-ld")


def ask(found: Any, query: str) -> list[tuple[str, ...]]:
    prefixes = f"PREFIX oa: <{OA}> PREFIX rdf: <{RDF}> PREFIX s: <{SCHEMA}> "
    return sorted(tuple(map(str, row)) for row in found.query(prefixes + query))


# ── annotations ───────────────────────────────────────────────────────────────────────────


def test_every_passage_is_found_by_its_place_and_by_its_words() -> None:
    report = ferry()
    found = graph(to_web_annotations(report), ANNOTATION_CONTEXT)

    rows = ask(
        found,
        """SELECT ?start ?end ?exact ?before ?after WHERE {
            ?annotation a oa:Annotation; oa:hasTarget/oa:hasSelector ?place, ?words .
            ?place oa:start ?start; oa:end ?end .
            ?words oa:exact ?exact; oa:prefix ?before; oa:suffix ?after }""",
    )

    text = report.article.text
    assert len(rows) == 5  # one claim is in two parts, one has but its cue
    for start, end, exact, before, after in rows:
        assert text[int(start) : int(end)] == exact
        assert before + exact + after in text


def test_the_body_says_on_whose_authority() -> None:
    found = graph(to_web_annotations(ferry()), ANNOTATION_CONTEXT)

    values = ask(
        found, "SELECT ?value WHERE { ?a oa:hasBody [oa:hasPurpose oa:describing; rdf:value ?value] }"
    )

    assert ("Harbour Post › Ida Holm",) in values


def test_a_denial_is_tagged() -> None:
    marks = [body["value"] for item in to_web_annotations(veerboot())["items"] for body in item["body"]]

    assert "denied" in marks


def test_the_same_text_has_the_same_name_unless_you_name_it() -> None:
    named = to_web_annotations(ferry(), iri="https://example.org/ferry#top")

    assert to_web_annotations(ferry())["id"].startswith("ni:///sha-256;")
    assert named["items"][0]["id"] == "https://example.org/ferry#c1.1"
    assert named["items"][0]["target"]["source"] == "https://example.org/ferry"


@pytest.mark.parametrize(
    "iri", ["javascript:alert(1)", "ferry.html", "https://a b", 'https://x"onclick=', "data:,x", ""]
)
def test_what_is_no_address_is_refused(iri: str) -> None:
    with pytest.raises(InputError, match="no address"):
        to_schema_org(ferry(), iri=iri)


# ── schema.org ────────────────────────────────────────────────────────────────────────────


def authors(report: Report) -> dict[str, str]:
    found = graph(to_schema_org(report), {"@vocab": SCHEMA})
    rows = ask(found, "SELECT ?text ?name WHERE { ?claim a s:Claim; s:text ?text; s:author/s:name ?name }")
    return {row[0]: row[1] for row in rows}


def test_a_claim_appears_in_its_article_and_has_its_speaker_as_author() -> None:
    found = graph(to_schema_org(ferry()), {"@vocab": SCHEMA})

    rows = ask(found, "SELECT ?text ?by WHERE { ?c s:text ?text; s:appearance/s:publisher/s:name ?by }")

    assert ("The engine failed twice", "Coast News") in rows
    assert authors(ferry()) == {"The engine failed twice": "Ida Holm"}


def test_nobody_is_the_author_of_what_they_deny() -> None:
    assert authors(veerboot()) == {"viel de motor tweemaal uit": "Ida Holm"}


def test_a_claim_is_never_rated() -> None:
    assert not re.search("rating|review|true|false", dumps(to_schema_org(ferry())), re.IGNORECASE)


# ── provenance ────────────────────────────────────────────────────────────────────────────


def test_a_chain_leads_from_the_article_to_the_primary_source() -> None:
    pytest.importorskip("prov")

    written = to_prov(ferry()).get_provn()

    for line in (
        "hadMember(ct:article, ct:claim.c1)",
        "wasDerivedFrom(ct:claim.c1, ct:claim.c1.1, -, -, -)",
        "wasAttributedTo(ct:claim.c1.1, ct:source.s1)",
        "wasDerivedFrom(ct:claim.c1.1, ct:claim.c1.2, -, -, -)",
        "wasAttributedTo(ct:claim.c1.2, ct:source.s2)",
        "wasDerivedFrom(ct:claim.c1, ct:claim.c1.2, -, -, -, [prov:type='prov:PrimarySource'])",
    ):
        assert line in written


def test_hearsay_is_attributed_to_nobody_and_an_own_voice_to_the_publisher() -> None:
    pytest.importorskip("prov")

    written = to_prov(ferry()).get_provn()

    assert "entity(ct:claim.c2.1" in written
    assert "wasAttributedTo(ct:claim.c2" not in written
    assert "wasAttributedTo(ct:claim.c4, ct:publisher)" in written


@given(reports())
def test_provenance_comes_back_from_json(report: Report) -> None:
    prov = pytest.importorskip("prov.model")
    document = to_prov(report)

    back = prov.ProvDocument.deserialize(content=document.serialize(format="json"), format="json")

    assert back == document


# ── harm ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("words", STRINGS)
def test_linked_data_cannot_leave_its_script_element(words: str) -> None:
    report = spiteful(words).reports[0]

    for document in (to_web_annotations(report), to_schema_org(report)):
        written = dumps(document)

        assert not re.search("[<>&\u2028\u2029]", written)
        assert json.loads(written) == document
        assert written.encode()


@pytest.mark.parametrize("words", STRINGS)
def test_no_words_break_a_document_of_provenance(words: str) -> None:
    pytest.importorskip("prov")
    document = to_prov(spiteful(words).reports[0])
    written = io.StringIO()

    document.serialize(written, format="json")

    assert json.loads(written.getvalue())
    assert len(document.get_provn().splitlines()) == len(
        to_prov(spiteful("x").reports[0]).get_provn().splitlines()
    )


@given(reports())
def test_any_report_can_be_written(report: Report) -> None:
    assert json.loads(dumps(to_web_annotations(report)))["type"] == "AnnotationPage"
    assert json.loads(dumps(to_schema_org(report)))["@graph"]
