"""Decide who one phrase stands for, given what has been read of the article so far."""

from __future__ import annotations

from collections.abc import Callable

from claimtrack.lexicons import Lexicon
from claimtrack.model import Kind, Span
from claimtrack.sources.descriptions import by_age, describe, pointed_at
from claimtrack.sources.discourse import Discourse, Referent
from claimtrack.sources.kinds import Familiar
from claimtrack.sources.names import Naming
from claimtrack.sources.particles import LINKS, PARTICLES
from claimtrack.sources.phrases import Phrase, read_phrase
from claimtrack.sources.ranks import MAIN_SUBJECT
from claimtrack.sources.register import Named
from claimtrack.sources.wording import GENDERS, Gender, Token

JUST_BEFORE = 1  # sentences before a quotation in which "he" inside it may have been named


def refer(phrase: Phrase, discourse: Discourse, speaker: Referent | None = None) -> Referent:
    """Give who a phrase stands for: somebody known already, or somebody new.

    ``speaker`` is who says the words around it, where they are a quotation.
    """
    if phrase.pronoun is not None:
        return _by_pronoun(phrase, discourse, speaker)
    if len(phrase.namings) > 1:
        return _joined(phrase, discourse)
    if phrase.namings and len(phrase.namings[0].words) == 1 and (found := by_age(phrase, discourse)):
        return found  # "the 51-year-old Scot"
    if phrase.namings:
        return _by_name(phrase, phrase.namings[0], discourse)
    owner = _owner(phrase, discourse)
    if owner and owner.name and owner.kind in {"organization", "person"}:
        return owner
    return _called_like(phrase, discourse) or pointed_at(phrase, discourse) or describe(phrase, discourse)


def _called_like(phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Know a paper or a person called like a person or a thing: "The Observer", Jan Mol."""
    if bearer := _called_with_article(phrase, discourse):
        return discourse.referent_of(bearer)
    titles = [naming for naming in phrase.modifiers if naming.words == phrase.description]
    entry = discourse.register.find(titles[0].key) if titles else None
    is_surname = phrase.determiner == "none" and len(phrase.description) == 1 and not phrase.is_plural
    kinds = {"outlet", "person"} if is_surname else {"outlet"}
    return discourse.referent_of(entry) if entry and entry.kind in kinds else None


def _called_with_article(phrase: Phrase, discourse: Discourse) -> Named | None:
    """Know a surname or a title with its article: "De Graaf", of Jan de Graaf, and "De Avondpost"."""
    words = tuple(token.folded for token in phrase.tokens)
    if PARTICLES.isdisjoint(words[:1]) or not all(token.is_capital for token in phrase.tokens):
        return None
    entry = discourse.register.find(words)
    if entry is None or entry.kind not in {"outlet", "person"}:
        return None
    called = entry.key if entry.kind == "outlet" else entry.key[1:][-len(words) :]
    return entry if called == words else None


def _owner(phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Give whose statement, site or accusation it is: "the company’s", "by Boeing"."""
    lexicon = discourse.lexicon_at(phrase.span)
    if phrase.head is None:
        return None
    if not _speaks_for_maker(phrase, lexicon):
        tells = not lexicon.tallies.isdisjoint(phrase.head.forms)
        return _maker_behind(phrase, discourse, lexicon) if tells else None
    if phrase.possessor:
        span = Span(phrase.tokens[0].span.start, phrase.possessor[-1].span.end)
        return refer(read_phrase(span, phrase.tokens, lexicon, discourse.casing), discourse)
    if maker := _maker_before(phrase, lexicon):
        return refer(read_phrase(maker.span, phrase.tokens, lexicon, discourse.casing), discourse)
    return _maker_behind(phrase, discourse, lexicon)


def _maker_behind(phrase: Phrase, discourse: Discourse, lexicon: Lexicon) -> Referent | None:
    """Give the body in "a statement from the port authority"."""
    assert phrase.head is not None
    behind = [token for token in phrase.tokens if token.span.start >= phrase.head.span.end]
    if len(behind) > 1 and behind[0].folded in LINKS | lexicon.holders:
        span = Span(behind[1].span.start, behind[-1].span.end)
        owner = read_phrase(span, phrase.tokens, lexicon, discourse.casing)
        dated = any(naming.is_date for naming in owner.namings)  # "a statement from Monday"
        return None if dated else refer(owner, discourse)
    return None


def _maker_before(phrase: Phrase, lexicon: Lexicon) -> Token | None:
    """Give the body in "a police statement"; "a company statement" is of one that has a name."""
    before = phrase.description[-2:-1] if phrase.description[-1:] == (phrase.head,) else ()
    bodies = lexicon.organizations - lexicon.bodies - lexicon.companies
    return next((token for token in before if token.folded in bodies), None)


def _speaks_for_maker(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Tell a statement, and what is only said, as an accusation is, from a letter that can be read."""
    assert phrase.head is not None
    forms = phrase.head.forms
    if not lexicon.statements.isdisjoint(forms):
        return True
    return phrase.head_class is None and any(form in lexicon.nouns for form in forms)


# ── pronouns ──────────────────────────────────────────────────────────────────────────────


def _by_pronoun(phrase: Phrase, discourse: Discourse, speaker: Referent | None) -> Referent:
    group = _agreeing(phrase, discourse)
    if group in {"speaker", "speakers"}:
        return _speaking(phrase, discourse, group, speaker)
    if group == "rel" and phrase.tokens[0].first:
        found = discourse.beside_subject(phrase.span, _is_one) or _body_beside(phrase, discourse)
    elif group == "rel":
        found = _just_before(phrase, discourse)
    else:
        fits = _but_not(speaker, FITTING[group]) if group in GENDERS else FITTING[group]
        found = discourse.antecedent(phrase.span, fits, least=group in {"neut", "plur"})
        if found is not None and found.kind == "document" and not discourse.is_main(found, phrase.span):
            found = discourse.antecedent(phrase.span, _is_body, least=1)
    if found is None and phrase.pronoun == "fem_or_plur" and group == "fem":
        found = _body_taken_up(phrase, discourse)
    if found is not None and (owner := discourse.owner_of(found, group, phrase.span)):
        found = owner
    if found is None and group in GENDERS and speaker is not None:
        found = _told_of(phrase, discourse, group, speaker)
    if gender := GENDERS.get(group):
        if found is not None and _is_body(found):
            return found
        return _of_gender(found, gender, discourse) if found else Referent("unnamed", gender=gender)
    return found or Referent("unspecified")


def _body_taken_up(phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Give the body that "ze" takes up where no woman is near: "De politie zoekt hem. Ze zegt …"."""
    here = discourse.place_of(phrase.span)
    near = [one.referent for one in discourse.sightings if here - 1 <= one.sentence <= here]
    if any(_is_female(one) for one in near):
        return None
    return discourse.antecedent(phrase.span, _is_body, least=MAIN_SUBJECT, reach=1)


def _body_beside(phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Give the body beside the subject: "It gets money from Leeds council. That wants to know more"."""
    one = _number(phrase, discourse) == "Sing"
    return discourse.beside_subject(phrase.span, _is_sure_body) if one else None


def _is_sure_body(referent: Referent) -> bool:
    return referent.named is not None and referent.named.is_certain and _is_body(referent)


def note_owner(phrase: Phrase, discourse: Discourse) -> None:
    """Find out whose "her" it is in "her barrister", for a "she" that follows."""
    lexicon = discourse.lexicon_at(phrase.span)
    if not phrase.possessor or phrase.possessor[0].word.feature("Poss") != "Yes":
        return
    group = lexicon.pronouns.get(phrase.possessor[0].folded, "")
    if group in GENDERS and phrase.gender is None:  # "her sister" may be the "she", too
        owner = discourse.antecedent(phrase.possessor[0].span, FITTING[group])
        if owner is not None:
            discourse.note_owner(phrase.core, group, owner)


def note_writer(phrase: Phrase, discourse: Discourse) -> None:
    """Keep in mind who wrote a document, as one who speaks: "blijkt uit een brief van minister Ada Roos"."""
    if phrase.head_class != "document" or not phrase.modifiers:
        return
    entry = discourse.register.find(phrase.modifiers[0].key)
    if entry is not None and entry.kind == "person":
        discourse.note(phrase.modifiers[0].span, discourse.referent_of(entry), is_source=True)


def _told_of(phrase: Phrase, discourse: Discourse, group: str, speaker: Referent) -> Referent | None:
    """Find who a speaker means by "he": whoever the words just before the quotation are about."""
    quotation = discourse.quotation_at(phrase.span)
    if quotation is None or quotation.start == 0:
        return None
    before = Span(quotation.start - 1, quotation.start - 1)
    found = discourse.antecedent(before, _but_not(speaker, FITTING[group]), reach=JUST_BEFORE)
    if found is None or (speaker.name is None and discourse.is_main(found, before)):
        return None  # "the analyst" who says it may be the very one the words before are about
    return found


def _but_not(speaker: Referent | None, fits: Callable[[Referent], bool]) -> Callable[[Referent], bool]:
    """Leave out who says "he": a speaker is "I" in the own words."""
    return lambda one: one is not speaker and fits(one)


def _of_gender(found: Referent, gender: Gender, discourse: Discourse) -> Referent:
    """Learn the gender of who was found; it may tell which bearer of a surname it is."""
    entry = discourse.register.find(found.named.key, gender) if found.named else None
    if entry:
        return discourse.referent_of(entry)
    found.gender = found.gender or gender
    return found


def _agreeing(phrase: Phrase, discourse: Discourse) -> str:
    """Let the verb tell one from many where the pronoun does not: "zij zegt", "zij zeggen"."""
    if phrase.pronoun != "fem_or_plur":
        return phrase.pronoun or "rel"
    return {"Sing": "fem", "Plur": "plur"}.get(_number(phrase, discourse) or "", "fem_or_plur")


def _number(phrase: Phrase, discourse: Discourse) -> str | None:
    """Read the number off the verb of a pronoun."""
    sentence = discourse.parsed.sentences[discourse.place_of(phrase.span)]
    verb = sentence.head_of(phrase.tokens[0].word)
    verbs = (
        [verb, *(child for child in sentence.children(verb) if child.relation in {"aux", "cop"})]
        if verb
        else []
    )
    numbers = {found for one in verbs if (found := one.feature("Number"))}
    return numbers.pop() if len(numbers) == 1 else None


def _is_one(referent: Referent) -> bool:
    return referent.kind in {"person", "unnamed"} and not referent.is_plural


def _is_male(referent: Referent) -> bool:
    return _is_one(referent) and referent.gender != "fem"


def _is_female(referent: Referent) -> bool:
    return _is_one(referent) and referent.gender != "masc"


def _is_thing(referent: Referent) -> bool:
    return referent.kind in {"organization", "outlet", "document"} and not referent.is_plural


def _is_body(referent: Referent) -> bool:
    return _is_thing(referent) and referent.kind != "document"


def _is_many(referent: Referent) -> bool:
    is_body = referent.named is None or referent.named.is_certain  # else it may be a place
    return referent.is_plural or referent.kind == "collective" or (_is_thing(referent) and is_body)


FITTING: dict[str, Callable[[Referent], bool]] = {
    "masc": _is_male,
    "fem": _is_female,
    "neut": _is_thing,
    "plur": _is_many,
    "fem_or_plur": lambda referent: _is_female(referent) or _is_many(referent),
}


def _speaking(phrase: Phrase, discourse: Discourse, group: str, speaker: Referent | None) -> Referent:
    """Take "I" in a quotation for its speaker, "we" outside any for the paper."""
    if group == "speaker" and speaker is not None:
        return speaker
    if group == "speakers" and discourse.quotation_at(phrase.span) is None:
        return discourse.publisher or Referent("unspecified")
    return Referent("unspecified")


def _just_before(phrase: Phrase, discourse: Discourse) -> Referent | None:
    """Give who a relative pronoun follows: "Rep. Omar, who …"."""
    near = [seen for seen in discourse.sightings if 0 < phrase.span.start - seen.span.end <= len(", ")]
    return near[-1].referent if near else None


# ── names ─────────────────────────────────────────────────────────────────────────────────


def _by_name(phrase: Phrase, naming: Naming, discourse: Discourse) -> Referent:
    entry = discourse.register.around(naming.span) or discourse.register.find(naming.key, phrase.gender)
    entry = entry or discourse.register.find(naming.key)
    if entry:
        return discourse.referent_of(entry)
    return discourse.called(_kind_of_name(phrase, naming, discourse.familiar), naming.text)


def _kind_of_name(phrase: Phrase, naming: Naming, familiar: Familiar) -> Kind:
    """Judge a name that the register cannot place by its words and those around it."""
    if familiar.vote_outlet(naming):
        return "outlet"
    if familiar.is_institution(naming):
        return "organization"
    if phrase.head_class in {"outlet", "organization"}:
        return "outlet" if phrase.head_class == "outlet" else "organization"
    return "person" if naming.lead or phrase.head_class or len(naming.words) > 1 else "organization"


def _joined(phrase: Phrase, discourse: Discourse) -> Referent:
    """Make one source of "Lindsey Graham and John Kennedy", who speak together."""
    each = [_by_name(phrase, naming, discourse) for naming in phrase.namings]
    named = [one for one in each if one.name]
    if len(named) < len(each):
        return each[0] if not named else named[0]
    names = ", ".join(one.name for one in each if one.name)
    known = next((seen.referent for seen in discourse.sightings if seen.referent.name == names), None)
    return known or Referent(each[0].kind, names, is_plural=True, count=len(each))
