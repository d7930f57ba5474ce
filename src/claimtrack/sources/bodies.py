"""Decide which institution, paper or document a description stands for: "the party", "the newspaper"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimtrack.lexicons import Lexicon
from claimtrack.sources.discourse import Discourse, Referent
from claimtrack.sources.nameless import LEAD, called_before, is_introduced, new_referent, one_of
from claimtrack.sources.particles import LINKS
from claimtrack.sources.phrases import Phrase
from claimtrack.sources.ranks import MAIN_SUBJECT
from claimtrack.sources.register import Named
from claimtrack.sources.runs import Casing
from claimtrack.sources.wording import Token, has_part, noun_class


def institution(phrase: Phrase, discourse: Discourse, lexicon: Lexicon) -> Referent:
    assert phrase.head is not None
    if phrase.determiner == "indefinite" or phrase.is_other:
        return new_referent(phrase, "organization")
    if phrase.possessor and phrase.possessor[0].word.feature("Poss") == "Yes":
        return new_referent(phrase, "organization")
    entries = _so_called(phrase, discourse)
    is_of_any_kind = phrase.head.folded in lexicon.bodies  # the nearest is meant by "the organisation"
    if _is_bare(phrase, discourse.casing) and (not entries or (is_of_any_kind and len(entries) == 1)):
        entries += [entry for entry in _stood_in_for(phrase, discourse, lexicon) if entry not in entries]
        if len(entries) > 1 and not is_of_any_kind:
            return new_referent(phrase, "organization")
    found = one_of([discourse.referent_of(entry) for entry in entries], phrase, discourse)
    if found or entries:
        return found or new_referent(phrase, "organization")
    if has_part(phrase.head, lexicon.companies):
        return _business(phrase, discourse, lexicon) or new_referent(phrase, "organization")
    if _is_bare(phrase, discourse.casing) and phrase.head.folded in lexicon.bodies:
        found = _body(phrase, discourse, lexicon)
        if phrase.is_plural and not found:
            return new_referent(phrase, "collective")  # "authorities", whichever
        if found:
            return found
    return _titled(phrase, discourse)


def _so_called(phrase: Phrase, discourse: Discourse) -> list[Named]:
    """List the bodies that the article calls by this noun; a bare noun means none that is named later."""
    entries = [entry for entry in discourse.register.entries if _is_institution(entry, phrase)]
    if not _is_bare(phrase, discourse.casing):
        return entries
    return [entry for entry in entries if is_introduced(entry, phrase, discourse)]


def _stood_in_for(phrase: Phrase, discourse: Discourse, lexicon: Lexicon) -> list[Named]:
    """List the bodies of the kind that a noun stands for: "the regulator", the Tideway Authority."""
    assert phrase.head is not None
    head = phrase.head
    fitting = [
        entry
        for entry in discourse.register.entries
        if entry.kind == "organization" and entry.may_be_called(head, lexicon)
        if not _is_called_otherwise(entry, head, lexicon)
    ]
    before = [entry for entry in fitting if entry.places[0].end <= phrase.span.start]
    return before or (fitting if discourse.place_of(phrase.span) < LEAD else [])


def _is_called_otherwise(entry: Named, head: Token, lexicon: Lexicon) -> bool:
    """Tell a body with a noun of another sort: Rovers United, "a supporters' group", is not "the club"."""
    stood_for = {other for form in head.forms for other in lexicon.stand_ins.get(form, ())}
    return not (entry.descriptors & lexicon.bodies) <= stood_for


def _is_of_other_trade(entry: Named, forms: Iterable[str], lexicon: Lexicon) -> bool:
    """Tell that "the insurer" is not a grid operator, though "the company" is."""
    trades = {one for one in entry.descriptors & lexicon.companies if not one.endswith(tuple(lexicon.firms))}
    return bool(trades) and lexicon.firms.isdisjoint(forms) and trades.isdisjoint(forms)


def _is_bare(phrase: Phrase, casing: Casing) -> bool:
    """Tell a noun that nothing names: "the party", "the mine's operator", not "the Green party"."""
    if phrase.is_plural:
        return not phrase.possessor and not any(
            token.is_capital and (not token.first or token.folded in casing.names)
            for token in phrase.description
        )
    owner = phrase.possessor
    return len(phrase.description) == 1 and not any(one.is_capital or one.is_plural for one in owner)


def _body(phrase: Phrase, discourse: Discourse, lexicon: Lexicon) -> Referent | None:
    """Find the body that "the party" comes back to, where the article does not call it one.

    "The organisation" is whoever was just spoken of, unless it is called something else.
    """
    before = called_before(phrase, discourse)
    if len(before) == 1:
        return before[0]

    def is_body(one: Referent) -> bool:
        return one.kind == "organization" and one.named is not None and one.named.acts

    def is_uncalled(one: Referent) -> bool:
        entry = one.named if one.kind == "organization" else None
        return (
            entry is not None and not entry.is_place and entry.descriptors.isdisjoint(lexicon.organizations)
        )

    if phrase.is_this:
        return discourse.antecedent(phrase.span, is_body, least=1, reach=1)
    is_general = phrase.head is not None and phrase.head.folded in lexicon.general_bodies
    if not is_general or phrase.determiner != "definite":
        return None
    return discourse.antecedent(phrase.span, is_uncalled, least=1, reach=1)


def _is_institution(entry: Named, phrase: Phrase) -> bool:
    assert phrase.head is not None
    if entry.kind != "organization" or not entry.is_called(phrase.head):
        return False
    words = {
        token.folded
        for token in (*(one for one in phrase.possessor if one.is_capital), *phrase.description)
        if token != phrase.head and token.word.upos in {"ADJ", "NOUN", "PROPN"}
    }
    return words <= entry.descriptors | entry.affiliations


def _business(phrase: Phrase, discourse: Discourse, lexicon: Lexicon) -> Referent | None:
    """Find the business that "the company" comes back to."""

    def is_business(one: Referent) -> bool:
        entry = one.named
        if entry is None or one.kind != "organization" or not "".join(entry.key).isalpha():
            return False
        if not entry.acts and (not entry.is_certain or entry.descriptors.isdisjoint(lexicon.companies)):
            return False
        if _is_of_other_trade(entry, phrase.head.forms if phrase.head else (), lexicon):
            return False
        return entry.descriptors.isdisjoint(lexicon.organizations - lexicon.companies) and not entry.is_place

    if any(token.is_capital and token.word.upos == "PROPN" for token in phrase.description):
        return None  # "the Volvo supplier" is not Volvo
    candidates = [one for one in discourse.before(phrase.span) if is_business(one)]
    if len(candidates) == 1:
        return candidates[0]
    here = discourse.beside(phrase.span, is_business)
    if here or phrase.affiliations:  # "the German company" is one of them, but which?
        return here[0] if len(here) == 1 else None
    found = discourse.antecedent(phrase.span, is_business, least=1)
    called = [
        one for one in candidates if one.named and not one.named.descriptors.isdisjoint(lexicon.companies)
    ]
    return found or (called[0] if len(called) == 1 else None)


def _titled(phrase: Phrase, discourse: Discourse) -> Referent:
    """Let a description of an institution stand for its name: "Polish transport ministry"."""
    words = (*phrase.possessor, *_without_place(phrase.description))
    text = discourse.parsed.article.text[words[0].span.start : words[-1].span.end]
    before = called_before(phrase, discourse)
    if len(phrase.description) == 1 and len(before) == 1:
        return before[0]
    same = [one for one in discourse.before(phrase.span) if one.named is None and one.name]
    for one in same:
        if one.kind == "organization" and one.name and one.name.casefold() == text.casefold():
            return one
    return new_referent(phrase, "organization", " ".join(text.split()))


def _without_place(description: Sequence[Token]) -> Sequence[Token]:
    """Keep "the fire service in Leeds" whole, of "St Jude hospital in Leeds" only the hospital."""
    first = next((at for at, token in enumerate(description) if token.is_capital), len(description))
    places = (at for at, token in enumerate(description) if at > first and _opens_place(token))
    return description[: next(places, len(description))]


def _opens_place(token: Token) -> bool:
    return token.word.upos == "ADP" and token.folded not in LINKS


def outlet(phrase: Phrase, discourse: Discourse) -> Referent:
    if phrase.is_this and discourse.publisher:
        return discourse.publisher
    titles = [discourse.register.find(naming.key) for naming in phrase.modifiers]
    known = [entry for entry in titles if entry and entry.kind == "outlet"]
    if len(known) == 1 and phrase.determiner != "indefinite":
        return discourse.referent_of(known[0])
    if phrase.determiner != "definite" or phrase.is_other or phrase.is_plural:
        return new_referent(phrase, "outlet")
    named = [one for one in discourse.before(phrase.span) if one.kind == "outlet" and one.name]
    return one_of(named, phrase, discourse) or new_referent(phrase, "outlet")


def document(phrase: Phrase, discourse: Discourse, lexicon: Lexicon) -> Referent:
    """Let reports of nobody in particular be nobody's; an e-mail or a report speaks for itself."""
    assert phrase.head is not None
    if _is_hearsay(phrase, phrase.head, lexicon):
        return new_referent(phrase, "outlet" if _is_of_press(phrase, lexicon) else "unspecified")
    before = called_before(phrase, discourse)
    if not before and (maker := _maker(phrase, discourse, lexicon)):
        return maker
    return before[0] if len(before) == 1 else new_referent(phrase, "document")


def _is_hearsay(phrase: Phrase, head: Token, lexicon: Lexicon) -> bool:
    """Tell bare "reports" and "report: …" from "leaked report says", which is one to be read."""
    if lexicon.hearsay_nouns.isdisjoint(head.forms) or phrase.determiner != "none":
        return False
    is_some = phrase.is_plural or len(phrase.description) == 1 or _is_of_press(phrase, lexicon)
    return is_some and phrase.count is None


def _maker(phrase: Phrase, discourse: Discourse, lexicon: Lexicon) -> Referent | None:
    """Give whose statement "the statement" is: who made one just now, as a source or as a subject.

    "Brewdock said in a statement that it was sorry. The statement gave no date."
    """
    assert phrase.head is not None
    if phrase.determiner != "definite" or lexicon.statements.isdisjoint(phrase.head.forms):
        return None
    place = discourse.place_of(phrase.span)
    noun = phrase.head.folded.split()[-1:]
    near = [token for at in (place - 1, place - 2) if at >= 0 for token in discourse.sentences[at]]
    before = [token for token in near if token.folded.split()[-1:] == noun]
    if not before:
        return None
    made = [seen.referent for token in before for seen in discourse.sightings if seen.span.covers(token.span)]
    if made and all(one.name and _makes_statements(one) for one in made):
        return made[0]  # "according to a statement from the Department of Works"
    return discourse.antecedent(phrase.span, _makes_statements, least=MAIN_SUBJECT, reach=2)


def _makes_statements(one: Referent) -> bool:
    return one.kind in {"organization", "person"} and not one.is_plural


def _is_of_press(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Tell "local media reports" from mere "reports"."""
    return any(noun_class(token, lexicon) == "outlet" for token in phrase.tokens if token != phrase.head)
