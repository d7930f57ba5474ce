"""Rungs that one construction names: who is cited, who was told, who got the document."""

from __future__ import annotations

from claimtrack.attribution.chains import complete
from claimtrack.attribution.context import Context
from claimtrack.lexicons import load_lexicon
from claimtrack.model import Attribution, Credit, ParsedArticle
from tests.attribution.tagged import at, tagged

LEXICONS = {"en": load_lexicon("en")}

TOLD = tagged(
    "Holm/PROPN/2/nsubj told=tell/VERB/0/root Reuters/PROPN/2/obj on/ADP/5/case Monday/PROPN/2/obl "
    "that/SCONJ/8/mark it/PRON/8/nsubj sank=sink/VERB/2/ccomp ./PUNCT/2/punct"
)
CITED = tagged(
    "It/PRON/2/nsubj sank=sink/VERB/0/root ,/PUNCT/2/punct Reuters/PROPN/5/nsubj "
    "reported=report/VERB/2/parataxis ,/PUNCT/7/punct citing=cite/VERB/5/advcl "
    "two/NUM/9/nummod divers=diver/NOUN/7/obj ./PUNCT/2/punct"
)
OBTAINED = tagged(
    "It/PRON/2/nsubj sank=sink/VERB/0/root ,/PUNCT/2/punct according/VERB/7/case to/ADP/4/fixed a/DET/7/det "
    "memo/NOUN/2/obl obtained=obtain/VERB/7/acl by/ADP/10/case Reuters/PROPN/8/obl:agent ./PUNCT/2/punct"
)


def _rungs(parsed: ParsedArticle, content: str, mention: str, cue: str, rule: str = "reporting") -> list[str]:
    """Complete one attribution; give its mentions from the outside in."""
    credit = Credit(at(parsed, mention), at(parsed, cue))
    found = Attribution((at(parsed, content),), (credit,), "indirect", "speech", rule)
    credits = complete(found, Context(parsed, LEXICONS, ())).credits
    return [parsed.article.passage(credit.mention).text if credit.mention else "_" for credit in credits]


def test_an_outlet_that_was_told_passes_it_on() -> None:
    assert _rungs(TOLD, "it sank", "Holm", "told") == ["Reuters", "Holm"]


def test_an_outlet_that_was_told_has_no_cue() -> None:
    found = Attribution(
        (at(TOLD, "it sank"),),
        (Credit(at(TOLD, "Holm"), at(TOLD, "told")),),
        "indirect",
        "speech",
        "reporting",
    )

    assert complete(found, Context(TOLD, LEXICONS, ())).credits[0] == Credit(at(TOLD, "Reuters"), None)


def test_who_is_no_outlet_passes_nothing_on() -> None:
    parsed = tagged(
        "Holm/PROPN/2/nsubj told=tell/VERB/0/root her/PRON/4/nmod:poss sister/NOUN/2/obj "
        "that/SCONJ/7/mark it/PRON/7/nsubj sank=sink/VERB/2/ccomp ./PUNCT/2/punct"
    )

    assert _rungs(parsed, "it sank", "Holm", "told") == ["Holm"]


def test_an_outlet_inside_the_content_was_told_nothing() -> None:
    parsed = tagged(
        "Holm/PROPN/2/nsubj says=say/VERB/0/root Reuters/PROPN/5/nsubj "
        "will/AUX/5/aux close/VERB/2/ccomp ./PUNCT/2/punct"
    )

    assert _rungs(parsed, "Reuters will close", "Holm", "says") == ["Holm"]


def test_who_is_cited_speaks_inside_who_reports() -> None:
    assert _rungs(CITED, "It sank", "Reuters", "reported") == ["Reuters", "two divers"]


def test_who_got_a_document_stands_before_it() -> None:
    content, mention = "It sank", "a memo obtained by Reuters"

    assert _rungs(OBTAINED, content, mention, "according to", "phrase") == ["Reuters", mention]


def test_a_source_that_said_nothing_gets_no_further_rungs() -> None:
    credit = Credit(at(TOLD, "Holm"), at(TOLD, "told"))
    silent = Attribution((), (credit,), "indirect", "no_comment", "no_comment")

    assert complete(silent, Context(TOLD, LEXICONS, ())) == silent
