"""Decide who a description stands for: "the Twitter boss", "het bedrijf", "another insider"."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from claimtrack.lexicons import Lexicon
from claimtrack.sources.bodies import document, institution, outlet
from claimtrack.sources.discourse import Discourse, Referent
from claimtrack.sources.nameless import called_before, is_introduced, new_referent, one_of
from claimtrack.sources.particles import LINKS
from claimtrack.sources.phrases import Phrase
from claimtrack.sources.register import Named

FEW = 12  # people of whom each may be asked who they are; "three miners", not "200 farmers"
CLAUSE_OPENING = len(", who was ")  # what may stand between a noun and how its bearer knows


def pointed_at(phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Give the document that "Daarin" points back to; one of its own if none was spoken of."""
    if phrase.head is None or phrase.head.folded not in discourse.lexicon_at(phrase.span).pointers:
        return None
    return discourse.antecedent(phrase.span, _is_document, reach=1) or new_referent(phrase, "document")


def describe(phrase: Phrase, discourse: Discourse) -> Referent:
    """Give who or what is described: somebody known already, or somebody new."""
    lexicon = discourse.lexicon_at(phrase.span)
    if found := by_age(phrase, discourse):
        return found
    if phrase.head is None:
        return Referent("unspecified")
    if _is_insider(phrase, discourse, lexicon):
        return evolve(new_referent(phrase, "unnamed"), is_insider=True)
    if phrase.is_plural and phrase.head_class not in {"document", "organization", "outlet"}:
        return _many(phrase, discourse)
    match phrase.head_class:
        case "organization" if _is_of_people(phrase, lexicon):
            return _many(phrase, discourse)
        case "organization":
            return institution(phrase, discourse, lexicon)
        case "outlet":
            return outlet(phrase, discourse)
        case "document":
            return document(phrase, discourse, lexicon)
        case "collective":
            return _many(phrase, discourse)
        case _:
            return _somebody(phrase, discourse)


def _is_document(one: Referent) -> bool:
    return one.kind == "document"


def _is_of_people(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Tell "supermarkets" and "a group of about 300 farmers" from one body."""
    assert phrase.head is not None
    if phrase.is_plural:
        return phrase.head.folded not in lexicon.organizations | lexicon.companies
    behind = [token for token in phrase.description if token.span.start > phrase.head.span.start]
    linked = bool(behind) and behind[0].folded in LINKS
    return phrase.determiner == "indefinite" and linked and any(token.is_plural for token in behind)


def _is_insider(phrase: Phrase, discourse: Discourse, lexicon: Lexicon) -> bool:
    """Tell people by how they are said to know: "familiar with", ", who was briefed on".

    The words may follow the mention, which need not hold its relative clause.
    """
    if phrase.head_class not in {"role", "anonymous", "collective", None}:
        return False
    basis = lexicon.pattern(lexicon.basis_phrases).search(discourse.parsed.article.text, phrase.span.start)
    sentence = discourse.tokens_at(phrase.span)
    return bool(
        basis and basis.start() <= phrase.span.end + CLAUSE_OPENING and basis.end() <= sentence[-1].span.end
    )


def _many(phrase: Phrase, discourse: Discourse) -> Referent:
    before = called_before(phrase, discourse)
    if len(before) == 1:
        return before[0]
    return new_referent(phrase, "unnamed" if _are_unnamed(phrase) else "collective")


def _are_unnamed(phrase: Phrase) -> bool:
    """Tell a few people from a crowd, and from a part of one: "two of the growers"."""
    if phrase.head_class == "anonymous" or phrase.count == 1:
        return True
    is_part = bool(phrase.description) and phrase.description[0].word.upos == "ADP"
    is_few = phrase.count is not None and phrase.count <= FEW
    return is_few and not is_part and phrase.head_class != "organization"


def by_age(phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Find "the 54-year-old": the only person of that age, else whoever was spoken of last."""
    if phrase.age is None or phrase.determiner != "definite":
        return None
    bearers = [one for one in discourse.register.persons if phrase.age in one.ages]
    if len(bearers) == 1:
        return discourse.referent_of(bearers[0])

    def fits(one: Referent) -> bool:
        aged = one.named is not None and one.named.ages
        return (
            one.kind == "person"
            and not aged
            and (phrase.gender is None or one.gender in {None, phrase.gender})
        )

    return discourse.antecedent(phrase.span, fits) if not bearers else None


def _somebody(phrase: Phrase, discourse: Discourse) -> Referent:
    """Read "the Twitter boss", "een woordvoerder": one person by what they are."""
    is_known = phrase.determiner in {"definite", "possessed"} or _is_in_headline(phrase, discourse)
    if is_known and not phrase.is_other:
        candidates = [*_described(phrase, discourse), *called_before(phrase, discourse)]
        found = one_of(candidates, phrase, discourse) or _by_tie(phrase, discourse)
        found = found or _stood_in_for(phrase, discourse) or _by_field(phrase, discourse)
        found = found or _called_body(phrase, discourse)
        if found or (found := _insider(phrase, discourse)):
            return found
    return new_referent(phrase, "unnamed")


def _is_in_headline(phrase: Phrase, discourse: Discourse) -> bool:
    """Tell a bare noun in a headline, which leaves out articles: "Minister threatened to quit"."""
    headline = discourse.parsed.article.headline
    return phrase.determiner == "none" and headline is not None and headline.span.covers(phrase.span)


def _insider(phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Find the only insider so far, whom "the source" comes back to."""
    lexicon = discourse.lexicon_at(phrase.span)
    if phrase.determiner != "definite" or phrase.head is None or phrase.head.folded not in lexicon.insiders:
        return None
    insiders = [one for one in discourse.before(phrase.span) if one.is_insider and not one.is_plural]
    fitting = [one for one in insiders if one.gender is None or phrase.gender in {None, one.gender}]
    return fitting[0] if len(fitting) == 1 else None


def _described(phrase: Phrase, discourse: Discourse) -> list[Referent]:
    """Give the people whom the article calls by this noun, beside their name or in it."""
    assert phrase.head is not None
    return [
        discourse.referent_of(person)
        for person in discourse.register.persons
        if person.is_called(phrase.head)
        and _agrees(person, phrase)
        and is_introduced(person, phrase, discourse)
        and (not phrase.affiliations or phrase.affiliations & (person.affiliations | set(person.key)))
    ]


def _called_body(phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Find the only body that goes by a noun for people: "havenbeheerder Kadewerk … de beheerder"."""
    assert phrase.head is not None
    head = phrase.head
    bodies = [one for one in discourse.register.entries if one.kind == "organization" and one.is_called(head)]
    alone = len(phrase.description) == 1 and not phrase.possessor
    return discourse.referent_of(bodies[0]) if alone and len(bodies) == 1 else None


def _stood_in_for(phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Find the only person whose role goes by another noun, too: "PM", Prime Minister Ada Roe."""
    assert phrase.head is not None
    head, lexicon = phrase.head, discourse.lexicon_at(phrase.span)
    bearers = [
        person
        for person in discourse.register.persons
        if _agrees(person, phrase) and person.may_be_called(head, lexicon)
        if not (phrase.affiliations and person.affiliations) or phrase.affiliations & person.affiliations
    ]
    return discourse.referent_of(bearers[0]) if len(bearers) == 1 else None


def _agrees(person: Named, phrase: Phrase) -> bool:
    return phrase.gender is None or person.gender in {None, phrase.gender}


def _by_tie(phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Find who else it can be: by ties ("the Twitter boss") or by gender ("the congresswoman").

    Only a role is taken up in other words; a "man" may be anybody.
    """
    if phrase.head_class not in {"role", "title"}:
        return None
    fitting = [person for person in discourse.register.persons if _agrees(person, phrase)]
    owner = frozenset(token.folded for token in phrase.possessor if token.is_capital)
    ties = owner or phrase.affiliations
    tied = [person for person in fitting if ties & person.affiliations]
    if phrase.affiliations:
        return discourse.referent_of(tied[0]) if len(tied) == 1 else None
    in_office = [person for person in fitting if person.has_role]
    is_title = phrase.head is not None and phrase.head.is_capital and not phrase.tokens[0].first
    if not phrase.gender or phrase.possessor or len(in_office) != 1 or is_title:
        return None
    return discourse.referent_of(in_office[0]) if _may_be(in_office[0], phrase, discourse) else None


def _may_be(person: Named, phrase: Phrase, discourse: Discourse) -> bool:
    """Tell whether a role is of a field, and of none but somebody's own: no singer is the mayor."""
    described = _field(phrase.head.forms, discourse.lexicon_at(phrase.span)) if phrase.head else None
    known = _fields(person, discourse)
    return described is not None and (not known or described in known)


def _by_field(phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Find the person nearby whose role is of the same field: "the doctor" after "surgeon Jo Lee"."""
    field = _field(phrase.head.forms, discourse.lexicon_at(phrase.span)) if phrase.head else None
    others = (entry for entry in discourse.register.entries if not phrase.span.overlaps(entry.places[0]))
    acting = {word for entry in others if entry.acts for word in entry.key}
    if field is None or phrase.affiliations & acting:  # "the Los Angeles Democrat", not "the Twitter boss"
        return None

    def fits(one: Referent) -> bool:
        person = one.named if one.kind == "person" else None
        return person is not None and _agrees(person, phrase) and field in _fields(person, discourse)

    return discourse.antecedent(phrase.span, fits)


def _fields(person: Named, discourse: Discourse) -> set[str]:
    found = (
        _field((word, word.rpartition("-")[2]), lexicon)
        for word in person.descriptors
        for lexicon in discourse.lexicons.values()
    )
    return {field for field in found if field}


def _field(forms: Iterable[str], lexicon: Lexicon) -> str | None:
    return next((lexicon.kindred[form] for form in forms if form in lexicon.kindred), None)
