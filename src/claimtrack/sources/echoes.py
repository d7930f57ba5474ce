"""The pronouns that take a name up again, and so tell what it is the name of."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.lexicons import Lexicon
from claimtrack.model import Sentence, Word
from claimtrack.sources.wording import Token


def first_pronoun(tokens: Sequence[Token], lexicon: Lexicon) -> str | None:
    """Give the class of the first pronoun of the third person that takes somebody up."""
    for at, token in enumerate(tokens):
        group = lexicon.pronouns.get(token.folded)
        if group not in {"masc", "fem", "neut", "plur"} or token.word.upos != "PRON":
            continue
        around = tokens[max(at - 1, 0) : at + 2]
        if group == "neut" and not _takes_up(token.word, around, lexicon):
            continue
        return None if _may_be_anybody(token.word) or _is_gainsaid(group, tokens[at:], lexicon) else group
    return None


def _is_gainsaid(group: str, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell "Renz called her departure a loss. He …": a "he" or "she" behind is of the other gender."""
    genders = {lexicon.pronouns.get(one.folded) for one in tokens if one.word.relation == "nsubj"}
    return group in {"masc", "fem"} and genders >= {"masc", "fem"} - {group}


def _may_be_anybody(pronoun: Word) -> bool:
    """Tell a possessive that shows no gender: "zijn" is "its" as well as "his"."""
    return pronoun.feature("Poss") == "Yes" and not pronoun.feature("Gender")


def is_somebody_else(token: Token, sentence: Sentence) -> bool:
    """Tell who is no subject named before: the speaker of "The firm has enough cash, he insisted",
    and the object of its verb, "Labour accused him"."""
    verb = sentence.head_of(token.word) if sentence.span.covers(token.span) else None
    if verb is None:
        return False
    return verb.relation == "parataxis" or (
        verb.relation == "root" and token.word.relation in {"obj", "iobj"}
    )


def _takes_up(pronoun: Word, around: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell "it said" and "its" from the "it" of "it was too early", which stands for nobody."""
    verbs = [token.word for token in around if token.word.lemma.casefold() in lexicon.verbs]
    return pronoun.feature("Poss") == "Yes" or any(verb.index == pronoun.head for verb in verbs)
