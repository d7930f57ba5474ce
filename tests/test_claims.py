"""From attributions to claims: chains, hedges, negation and the article's own voice."""

from __future__ import annotations

from attrs import evolve

from claimtrack.claims import DEEPEST, build_claims
from claimtrack.lexicons import load_lexicon
from claimtrack.model import Attribution, Block, Claim, Credit, Notice, ParsedArticle, Span
from tests.attribution.tagged import at, tagged

LEXICONS = {language: load_lexicon(language) for language in ("en", "nl")}

# According to Ann, Bea reportedly said that the boat was not safe.
NESTED = tagged(
    "According/VERB/3/case to/ADP/1/fixed Ann/PROPN/7/obl ,/PUNCT/3/punct Bea/PROPN/7/nsubj "
    "reportedly/ADV/7/advmod said=say/VERB/0/root that/SCONJ/13/mark the/DET/10/det boat/NOUN/13/nsubj "
    "was=be/AUX/13/cop not/PART/13/advmod safe/ADJ/7/ccomp ./PUNCT/7/punct"
)

RAIN = tagged(
    "It/PRON/2/nsubj rained=rain/VERB/0/root ./PUNCT/2/punct",
    "Ann/PROPN/2/nsubj left=leave/VERB/0/root",
)


def _found(
    parsed: ParsedArticle, *content: str, by: str | None = None, cue: str | None = None
) -> Attribution:
    """Credit words to somebody; all of them stand in the article once."""
    credit = Credit(at(parsed, by) if by else None, at(parsed, cue) if cue else None)
    return Attribution(
        tuple(at(parsed, words) for words in content), (credit,), "indirect", "speech", "reporting"
    )


OUTER = _found(NESTED, "Bea reportedly said that the boat was not safe", by="Ann", cue="According to")
INNER = _found(NESTED, "the boat was not safe", by="Bea", cue="said")


def _build(parsed: ParsedArticle, *found: Attribution) -> tuple[tuple[Claim, ...], tuple[Notice, ...]]:
    """Build claims; a source's id is the words of its mention."""
    mentions = [credit.mention for attribution in found for credit in attribution.credits if credit.mention]
    source_of = {mention: parsed.article.passage(mention).text for mention in mentions}
    return build_claims(parsed, found, source_of, LEXICONS)


def _claims(parsed: ParsedArticle, *found: Attribution) -> list[Claim]:
    return list(_build(parsed, *found)[0])


def _chain(claim: Claim) -> list[str | None]:
    return [link.source for link in claim.chain]


# ── chains ────────────────────────────────────────────────────────────────────────────────


def test_an_attribution_inside_content_gets_the_chain_around_it() -> None:
    outer, inner = _claims(NESTED, OUTER, INNER)

    assert _chain(outer) == ["Ann"]
    assert _chain(inner) == ["Ann", "Bea"]


def test_who_reports_their_own_words_stands_in_the_chain_once() -> None:
    one_person = {at(NESTED, "Ann"): "s1", at(NESTED, "Bea"): "s1"}

    claims, _ = build_claims(NESTED, (OUTER, INNER), one_person, LEXICONS)

    assert [_chain(claim) for claim in claims if claim.chain] == [["s1"], ["s1"]]


def test_a_link_shows_mention_and_cue() -> None:
    link = _claims(NESTED, OUTER)[0].chain[0]

    assert link.mention is not None
    assert link.cue is not None
    assert (link.mention.text, link.cue.text) == ("Ann", "According to")


def test_the_order_of_the_finds_does_not_matter() -> None:
    assert _claims(NESTED, OUTER, INNER) == _claims(NESTED, INNER, OUTER)


def test_ids_count_in_the_order_of_the_content() -> None:
    late = _found(RAIN, "left", by="Ann")

    claims = _claims(RAIN, late)

    assert [(claim.id, claim.text) for claim in claims] == [("c1", "It rained"), ("c2", "left")]


def test_hearsay_is_credited_to_nobody() -> None:
    hearsay = _found(NESTED, "the boat was not safe", cue="reportedly")

    (claim,) = (claim for claim in _claims(NESTED, hearsay) if claim.chain)

    assert [(link.source, link.mention) for link in claim.chain] == [(None, None)]


def test_a_continued_quotation_inherits_sources_but_shows_nothing_of_its_own() -> None:
    said = tagged(
        "Ann/PROPN/2/nsubj said=say/VERB/0/root it/PRON/4/nsubj rained=rain/VERB/2/ccomp",
        "The/DET/2/det river/NOUN/3/nsubj rose=rise/VERB/0/root",
    )
    first = _found(said, "it rained", by="Ann", cue="said")
    second = Attribution(
        (at(said, "The river rose"),), (Credit(None, None),), "direct", "speech", "continued", continues=first
    )
    third = evolve(second, content=(at(said, "river rose"),), continues=second)

    claims = _claims(said, first, second, third)

    assert [_chain(claim) for claim in claims] == [["Ann"], ["Ann"], ["Ann"]]
    assert [(link.mention, link.cue) for claim in claims[1:] for link in claim.chain] == [(None, None)] * 2


def test_a_continued_quotation_of_nobody_stays_unknown() -> None:
    alone = Attribution(
        (at(NESTED, "the boat was not safe"),), (Credit(None, None),), "direct", "speech", "continued"
    )

    (claim,) = (claim for claim in _claims(NESTED, alone) if claim.chain)

    assert _chain(claim) == [None]


def _nested_deeply(depth: int) -> tuple[ParsedArticle, list[Attribution]]:
    """Give A said B said C said … it rained."""
    names = [f"N{number}" for number in range(depth)]
    clauses = " ".join(f"{name}/PROPN/1/nsubj said{name}/VERB/1/ccomp" for name in names)
    parsed = tagged(f"So/ADV/0/root {clauses} it/PRON/1/nsubj rained/VERB/1/ccomp")
    end = len(parsed.article.text)
    found = []
    for name in names:
        cue = at(parsed, f"said{name}")
        credit = Credit(at(parsed, f"{name} "), cue)
        found.append(Attribution((Span(cue.end + 1, end),), (credit,), "indirect", "speech", "reporting"))
    return parsed, found


def test_a_chain_may_be_as_deep_as_is_met_in_practice() -> None:
    claims, notices = _build(*_with(_nested_deeply(DEEPEST)))

    assert [len(claim.chain) for claim in claims if claim.chain] == list(range(1, DEEPEST + 1))
    assert not notices


def test_a_deeper_chain_keeps_its_inner_end_and_says_so() -> None:
    claims, notices = _build(*_with(_nested_deeply(DEEPEST + 2)))

    assert max(len(claim.chain) for claim in claims) == DEEPEST
    assert claims[-1].chain[-1].source == f"N{DEEPEST + 1} "
    assert [notice.reason for notice in notices] == [f"chain cut to {DEEPEST} sources"] * 2


def _with(built: tuple[ParsedArticle, list[Attribution]]) -> tuple[ParsedArticle, *tuple[Attribution, ...]]:
    return (built[0], *built[1])


# ── hedges and negation ───────────────────────────────────────────────────────────────────


def test_a_hedge_belongs_to_the_claim_it_stands_in_and_to_those_inside() -> None:
    outer, inner = _claims(NESTED, OUTER, INNER)

    assert [hedge.text for hedge in outer.hedges] == ["reportedly"]
    assert [hedge.text for hedge in inner.hedges] == ["reportedly"]


def test_a_hedge_in_the_inner_claim_is_none_of_the_outer_ones() -> None:
    parsed = tagged(
        "Ann/PROPN/2/nsubj wrote=write/VERB/0/root Bea/PROPN/4/nsubj said=say/VERB/2/ccomp "
        "it/PRON/7/nsubj reportedly/ADV/7/advmod rained=rain/VERB/4/ccomp"
    )
    outer = _found(parsed, "Bea said it reportedly rained", by="Ann", cue="wrote")
    inner = _found(parsed, "it reportedly rained", by="Bea", cue="said")

    claims = _claims(parsed, outer, inner)

    assert [[hedge.text for hedge in claim.hedges] for claim in claims] == [[], ["reportedly"]]


def test_a_speakers_own_doubt_in_a_quotation_is_no_hedge() -> None:
    direct = evolve(OUTER, speech="direct")

    assert _claims(NESTED, direct)[0].hedges == ()


def test_negation_of_the_content_is_told_apart_from_a_denial() -> None:
    said, denied = INNER, evolve(INNER, denied=True)

    for found in (said, denied):
        (claim,) = (claim for claim in _claims(NESTED, found) if claim.chain)
        assert claim.negated
        assert claim.denied == found.denied
        assert claim.asserts_content != found.denied


def test_a_negation_outside_the_content_does_not_negate_it() -> None:
    parsed = tagged(
        "Ann/PROPN/4/nsubj did=do/AUX/4/aux not/PART/4/advmod deny/VERB/0/root "
        "it/PRON/6/nsubj rained=rain/VERB/4/ccomp"
    )

    (claim,) = _claims(parsed, _found(parsed, "it rained", by="Ann", cue="deny"))

    assert not claim.negated


# ── the article's own voice ───────────────────────────────────────────────────────────────


def test_what_nobody_is_credited_with_is_the_articles_own_voice() -> None:
    claims = _claims(RAIN)

    assert [claim.text for claim in claims] == ["It rained", "Ann left"]
    assert all(claim.chain == () and claim.rule is None for claim in claims)


def test_a_few_words_without_a_verb_state_nothing() -> None:
    assert _claims(tagged("Monday/PROPN/0/root 3/NUM/1/nummod May/PROPN/1/flat")) == []


def test_a_credited_sentence_leaves_no_rest() -> None:
    assert all(claim.chain for claim in _claims(NESTED, OUTER, INNER))


def test_a_second_main_clause_stays_the_articles_own() -> None:
    parsed = tagged(
        "The/DET/2/det roof/NOUN/3/nsubj leaks=leak/VERB/0/root ,/PUNCT/6/punct but/CCONJ/6/cc "
        "Ann/PROPN/7/nsubj says=say/VERB/3/conj it/PRON/9/nsubj holds=hold/VERB/7/ccomp"
    )

    own, said = _claims(parsed, _found(parsed, "it holds", by="Ann", cue="says"))

    assert (own.text, own.chain) == ("The roof leaks", ())
    assert said.text == "it holds"


# The dam held, but in 1999 the old bridge fell by 9 %; ships sank.
DAM = tagged(
    "The/DET/2/det dam/NOUN/3/nsubj held=hold/VERB/0/root ,/PUNCT/11/punct but/CCONJ/11/cc in/ADP/7/case "
    "1999/NUM/11/obl the/DET/10/det old/ADJ/10/amod bridge/NOUN/11/nsubj fell=fall/VERB/3/conj "
    "by/ADP/14/case 9/NUM/14/nummod %/SYM/11/obl ;/PUNCT/18/punct the/DET/17/det ships/NOUN/18/nsubj "
    "sank=sink/VERB/3/parataxis ./PUNCT/3/punct"
)


def test_main_clauses_with_subjects_of_their_own_are_claims_of_their_own() -> None:
    assert [c.text for c in _claims(DAM)] == [
        "The dam held",
        "in 1999 the old bridge fell by 9 %",
        "the ships sank",
    ]


def test_a_shared_subject_keeps_clauses_together() -> None:
    parsed = tagged(
        "The/DET/2/det dam/NOUN/3/nsubj held=hold/VERB/0/root ,/PUNCT/6/punct and/CCONJ/6/cc "
        "stood=stand/VERB/3/conj firm/ADJ/6/xcomp ./PUNCT/3/punct"
    )

    assert [c.text for c in _claims(parsed)] == ["The dam held , and stood firm"]


def test_a_tail_with_its_verb_in_front_is_no_clause_of_its_own() -> None:
    parsed = tagged(
        "De=de/DET/2/det hal/NOUN/3/nsubj sluit=sluiten/VERB/0/root ,/PUNCT/8/punct heeft=hebben/AUX/8/aux "
        "de/DET/7/det raad/NOUN/8/nsubj besloten=besluiten/VERB/3/parataxis ./PUNCT/3/punct",
        language="nl",
    )

    assert [c.text for c in _claims(parsed)] == ["De hal sluit , heeft de raad besloten"]


def _headline(row: str) -> ParsedArticle:
    parsed = tagged(row)
    return evolve(
        parsed, article=evolve(parsed.article, headline=parsed.article.passage(parsed.sentences[0].span))
    )


def test_a_headline_needs_no_verb_to_state_something() -> None:
    row = "Fine/NOUN/0/root for/ADP/3/case bank/NOUN/1/nmod"

    assert [c.text for c in _claims(_headline(row))] == ["Fine for bank"]
    assert _claims(tagged(row)) == []


def test_a_headline_stays_one_claim() -> None:
    row = (
        "Hill/PROPN/2/compound dam/NOUN/3/nsubj bursts=burst/VERB/0/root :/PUNCT/7/punct the/DET/6/det "
        "valley/NOUN/7/nsubj floods=flood/VERB/3/parataxis"
    )

    assert [c.text for c in _claims(_headline(row))] == ["Hill dam bursts : the valley floods"]
    assert [c.text for c in _claims(tagged(row))] == ["Hill dam bursts", "the valley floods"]


def test_what_stands_beside_a_quotation_in_a_headline_states_something() -> None:
    fine = _headline(
        "Fine/NOUN/0/root for/ADP/3/case bank/NOUN/1/nmod :/PUNCT/5/punct Enough/ADJ/1/parataxis"
    )
    speaker = _headline(
        "Minister/NOUN/0/root of/ADP/3/case health/NOUN/1/nmod :/PUNCT/5/punct Enough/ADJ/1/parataxis"
    )

    assert [c.text for c in _claims(fine, _found(fine, "Enough"))] == ["Fine for bank", "Enough"]
    assert [c.text for c in _claims(speaker, _found(speaker, "Enough"))] == ["Enough"]


def test_sentences_of_punctuation_state_nothing() -> None:
    assert _claims(tagged("*/PUNCT/0/root */PUNCT/1/punct")) == []


def test_hedges_of_the_writer_stay_with_the_own_claim() -> None:
    (claim,) = _claims(
        tagged("The/DET/3/det alleged/ADJ/3/amod thief/NOUN/4/nsubj left=leave/VERB/0/root ./PUNCT/4/punct")
    )

    assert [hedge.text for hedge in claim.hedges] == ["alleged"]


def test_a_claim_has_the_language_of_its_block() -> None:
    parsed = tagged("Het/PRON/2/nsubj regende=regenen/VERB/0/root", "It/PRON/2/nsubj rained=rain/VERB/0/root")
    first, second = parsed.article.blocks
    blocks = (Block(first.span, "nl", "prose"), second)

    claims = _claims(evolve(parsed, article=evolve(parsed.article, blocks=blocks)))

    assert [claim.language for claim in claims] == ["nl", "en"]


def test_a_source_in_two_halves_says_a_thing_once() -> None:
    halves = tagged(
        "Harbour/PROPN/4/nsubj and/CCONJ/3/cc Sea/PROPN/1/conj say/VERB/0/root "
        "it/PRON/6/nsubj rained=rain/VERB/4/ccomp"
    )
    found = [_found(halves, "it rained", by=name, cue="say") for name in ("Harbour", "Sea")]
    union = {credit.mention: "union" for one in found for credit in one.credits if credit.mention}

    claims, _ = build_claims(halves, found, union, LEXICONS)

    assert [[link.source for link in claim.chain] for claim in claims] == [["union"]]
