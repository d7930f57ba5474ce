"""Decide who a description stands for: "the Twitter boss", "het bedrijf", "another insider"."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from claimtrack.lexicons import Lexicon
from claimtrack.model import Kind
from claimtrack.sources.discourse import Discourse, Referent
from claimtrack.sources.phrases import Phrase
from claimtrack.sources.register import Named
from claimtrack.sources.wording import has_part, noun_class

CLAUSE_OPENING = len(", who was ")  # what may stand between a noun and how its bearer knows


def describe(phrase: Phrase, discourse: Discourse, owner: Referent | None) -> Referent:
    """Give who is described; ``owner`` is whose statement it is, if it is one."""
    lexicon = discourse.lexicon_at(phrase.span)
    if found := by_age(phrase, discourse):
        return found
    if phrase.head is None:
        return Referent("unspecified")
    if _is_insider(phrase, discourse, lexicon):
        return evolve(_new(phrase, "unnamed"), is_insider=True)
    if phrase.is_plural and phrase.head_class not in {"document", "organization", "outlet"}:
        return _many(phrase, discourse)
    match phrase.head_class:
        case "organization" if phrase.is_plural and phrase.head.folded not in lexicon.organizations:
            return _many(phrase, discourse)
        case "organization":
            return _institution(phrase, discourse, lexicon)
        case "outlet":
            return _outlet(phrase, discourse)
        case "document":
            return _document(phrase, discourse, lexicon, owner)
        case "collective":
            return _many(phrase, discourse)
        case _:
            return _somebody(phrase, discourse)


def _new(phrase: Phrase, kind: Kind, name: str | None = None) -> Referent:
    heads = frozenset(phrase.head.forms) if phrase.head else frozenset()
    return Referent(kind, name, phrase.gender, phrase.is_plural, phrase.count or 1, heads)


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


def _called_before(phrase: Phrase, discourse: Discourse) -> list[Referent]:
    """Give the nameless referents that the article has called by the same noun."""
    if phrase.head is None or phrase.is_other or phrase.determiner in {"indefinite", "none"}:
        return []
    return [
        one
        for one in discourse.before(phrase.span)
        if one.named is None and one.heads & set(phrase.head.forms) and one.is_plural == phrase.is_plural
    ]


def _many(phrase: Phrase, discourse: Discourse) -> Referent:
    before = _called_before(phrase, discourse)
    if len(before) == 1:
        return before[0]
    counted = phrase.count is not None and phrase.head_class == "role"
    is_unnamed = counted or phrase.count == 1 or phrase.head_class == "anonymous"
    return _new(phrase, "unnamed" if is_unnamed else "collective")


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
        candidates = [*_described(phrase, discourse), *_called_before(phrase, discourse)]
        found = _one_of(candidates, phrase, discourse) or _by_tie(phrase, discourse)
        found = found or _by_field(phrase, discourse)
        if found or (found := _insider(phrase, discourse)):
            return found
    return _new(phrase, "unnamed")


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


def _one_of(candidates: list[Referent], phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Choose the only candidate, or the only one that is near."""
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    return discourse.antecedent(phrase.span, lambda one: one in candidates)


def _described(phrase: Phrase, discourse: Discourse) -> list[Referent]:
    """Give the people whom the article calls by this noun, beside their name or in it."""
    assert phrase.head is not None
    return [
        discourse.referent_of(person)
        for person in discourse.register.persons
        if person.is_called(phrase.head)
        and _agrees(person, phrase)
        and (not phrase.affiliations or phrase.affiliations & (person.affiliations | set(person.key)))
    ]


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
    """Tell whether no role of somebody's is of another field than the one described."""
    described = _field(phrase.head.forms, discourse.lexicon_at(phrase.span)) if phrase.head else None
    known = _fields(person, discourse)
    return described is None or not known or described in known


def _by_field(phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Find the person nearby whose role is of the same field: "the doctor" after "surgeon Jo Lee"."""
    field = _field(phrase.head.forms, discourse.lexicon_at(phrase.span)) if phrase.head else None
    acting = {word for entry in discourse.register.entries if entry.acts for word in entry.key}
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


# ── institutions, papers, documents ───────────────────────────────────────────────────────


def _institution(phrase: Phrase, discourse: Discourse, lexicon: Lexicon) -> Referent:
    assert phrase.head is not None
    if phrase.determiner == "indefinite" or phrase.is_other:
        return _new(phrase, "organization")
    if phrase.possessor and phrase.possessor[0].word.feature("Poss") == "Yes":
        return _new(phrase, "organization")
    entries = [entry for entry in discourse.register.entries if _is_institution(entry, phrase)]
    found = _one_of([discourse.referent_of(entry) for entry in entries], phrase, discourse)
    if found or entries:
        return found or _new(phrase, "organization")
    if has_part(phrase.head, lexicon.companies):
        return _business(phrase, discourse, lexicon) or _new(phrase, "organization")
    if _is_bare(phrase) and phrase.head.folded in lexicon.bodies:
        return _body(phrase, discourse) or _new(phrase, "organization")
    return _titled(phrase, discourse)


def _is_of_other_trade(entry: Named, forms: Iterable[str], lexicon: Lexicon) -> bool:
    """Tell that "the insurer" is not a grid operator, though "the company" is."""
    trades = (entry.descriptors & lexicon.companies) - lexicon.firms
    return bool(trades) and lexicon.firms.isdisjoint(forms) and trades.isdisjoint(forms)


def _is_bare(phrase: Phrase) -> bool:
    """Tell a noun that nothing names: "the party", "local authorities", not "the Green party"."""
    if phrase.is_plural:
        return not phrase.possessor and not any(
            token.is_capital and not token.first for token in phrase.description
        )
    return len(phrase.description) == 1 and not phrase.possessor


def _body(phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Find the body that "the party" comes back to, where the article does not call it one."""
    before = _called_before(phrase, discourse)
    if len(before) == 1:
        return before[0]

    def is_body(one: Referent) -> bool:
        return one.kind == "organization" and one.named is not None and one.named.acts

    return discourse.antecedent(phrase.span, is_body, least=1, reach=1) if phrase.is_this else None


def _is_institution(entry: Named, phrase: Phrase) -> bool:
    assert phrase.head is not None
    if entry.kind != "organization" or not entry.is_called(phrase.head):
        return False
    words = {
        token.folded
        for token in (*phrase.possessor, *phrase.description)
        if token != phrase.head and token.word.upos in {"ADJ", "NOUN", "PROPN"}
    }
    return words <= entry.descriptors | entry.affiliations


def _business(phrase: Phrase, discourse: Discourse, lexicon: Lexicon) -> Referent | None:
    """Find the business that "the company" comes back to."""

    def is_business(one: Referent) -> bool:
        entry = one.named
        if entry is None or one.kind != "organization" or not entry.acts or not "".join(entry.key).isalpha():
            return False
        if _is_of_other_trade(entry, phrase.head.forms if phrase.head else (), lexicon):
            return False
        return not any(word in lexicon.organizations - lexicon.companies for word in entry.key)

    if any(token.is_capital and token.word.upos == "PROPN" for token in phrase.description):
        return None  # "the Volvo supplier" is not Volvo
    candidates = [one for one in discourse.before(phrase.span) if is_business(one)]
    if len(candidates) == 1:
        return candidates[0]
    if phrase.affiliations:  # "the German company" is one of them, but which?
        return None
    return discourse.antecedent(phrase.span, is_business, least=1)


def _titled(phrase: Phrase, discourse: Discourse) -> Referent:
    """Let a description of an institution stand for its name: "Polish transport ministry"."""
    words = (*phrase.possessor, *phrase.description)
    text = discourse.parsed.article.text[words[0].span.start : words[-1].span.end]
    before = _called_before(phrase, discourse)
    if len(phrase.description) == 1 and len(before) == 1:
        return before[0]
    same = [one for one in discourse.before(phrase.span) if one.named is None and one.name]
    for one in same:
        if one.kind == "organization" and one.name and one.name.casefold() == text.casefold():
            return one
    return _new(phrase, "organization", " ".join(text.split()))


def _outlet(phrase: Phrase, discourse: Discourse) -> Referent:
    if phrase.is_this and discourse.publisher:
        return discourse.publisher
    titles = [discourse.register.find(naming.key) for naming in phrase.modifiers]
    known = [entry for entry in titles if entry and entry.kind == "outlet"]
    if len(known) == 1 and phrase.determiner != "indefinite":
        return discourse.referent_of(known[0])
    if phrase.determiner != "definite" or phrase.is_other or phrase.is_plural:
        return _new(phrase, "outlet")
    named = [one for one in discourse.before(phrase.span) if one.kind == "outlet" and one.name]
    return _one_of(named, phrase, discourse) or _new(phrase, "outlet")


def _document(phrase: Phrase, discourse: Discourse, lexicon: Lexicon, owner: Referent | None) -> Referent:
    """Let a statement speak for who makes it; an e-mail or a report speaks for itself."""
    assert phrase.head is not None
    speaks = any(form in lexicon.nouns for form in phrase.head.forms)
    if speaks and phrase.determiner == "none" and phrase.count is None:
        return _new(phrase, "outlet" if _is_of_press(phrase, lexicon) else "unspecified")
    if speaks and owner and owner.name and owner.kind in {"organization", "person"}:
        return owner
    before = _called_before(phrase, discourse)
    return before[0] if len(before) == 1 else _new(phrase, "document")


def _is_of_press(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Tell "local media reports" from mere "reports"."""
    return any(noun_class(token, lexicon) == "outlet" for token in phrase.tokens if token != phrase.head)
