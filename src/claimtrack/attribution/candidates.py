"""Tell who can stand behind a reporting verb at all, whatever the tree says."""

from __future__ import annotations

from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue
from claimtrack.attribution.nominals import is_acronym, nominal_before
from claimtrack.attribution.trees import NOMINAL, agent_of, child_of, is_punctuation, noun_phrase, plain_lemma
from claimtrack.lexicons import Lexicon
from claimtrack.model import Sentence, Word

_GOT_BY = 2  # words of "seen by"


def can_speak(head: Word, cue: Cue, context: Context) -> bool:
    lexicon = context.lexicon(cue.sentence)
    listed = head.relation == "nsubj" and lexicon.lists_speaker(head.text.lower())  # "Deskundigen"
    nominal = head.upos in NOMINAL or listed or _stands_for_noun(head, cue.sentence)
    if not nominal or head.index in cue.parts or is_punctuation(head):
        return False
    beside = head.relation == "nsubj" and head.index == cue.word.index - 1  # "after the group said"
    if head.head == cue.word.index and not beside and _stands_behind_preposition(head, cue.sentence):
        return False
    mute = lexicon.demonstratives | (
        frozenset() if _is_name(head, cue.sentence, lexicon) else lexicon.calendar
    )
    behind = cue.sentence.words[head.index : head.index + 1]
    article = head.upos == "PRON" and bool(behind) and is_acronym(behind[0], cue.sentence)  # "Het OM"
    silent = not article and (plain_lemma(head) in mute or head.text.lower() in mute)
    if (silent and not _is_described(head, cue.sentence)) or is_generic(head, cue, lexicon):
        return False
    around = context.quotation_around(head)
    return around is None or around == context.quotation_around(cue.word)


def stating(cue: Cue, lexicon: Lexicon) -> Word | None:
    """Give the document in which something is stated: "In het rapport wordt vermeld dat …"."""
    place = agent_of(cue.word, cue.sentence, lexicon.airing)
    return place if place is not None and lexicon.is_document(plain_lemma(place)) else None


def mistagged_behind(cue: Cue, lexicon: Lexicon) -> Word | None:
    """Give the speaker of "…, zeggen ingewijden", whom a tagger may take for a participle."""
    words = cue.sentence.words
    before, behind = words[max(0, cue.word.index - 2)], words[cue.word.index : cue.word.index + 1]
    ongoing = cue.word.feature("VerbForm") == "Ger"  # ", saying public money was lost"
    if before.text != "," or not behind or ongoing or behind[0].relation == "amod":
        return None
    form = behind[0].text.lower()
    listed = lexicon.lists_speaker(form) and not lexicon.is_document(form)
    return behind[0] if listed and behind[0].upos in {"ADJ", "VERB"} else None


def document_got(cue: Cue, lexicon: Lexicon) -> list[Word]:
    """Give the document of "P, an e-mail seen by the Gazette shows", whose verb was taken for a noun."""
    run = nominal_before(cue.word.index, cue.sentence, limit=1)
    before = cue.sentence.words[: run[0].index - 1] if run and not cue.sure else ()
    if len(before) <= _GOT_BY or before[-1].text.lower() not in lexicon.agents:
        return []
    phrase = nominal_before(before[-2].index, cue.sentence, limit=1)
    got = plain_lemma(before[-2]) in lexicon.obtaining and bool(phrase)
    read = got and lexicon.is_document(plain_lemma(phrase[-1]))
    return [*phrase, *cue.sentence.words[phrase[-1].index : cue.word.index - 1]] if read else []


def is_generic(word: Word, cue: Cue, lexicon: Lexicon) -> bool:
    """Tell anybody at all, "one would say"; "one of them" and "one said" count somebody."""
    counted = word.text.lower() in lexicon.numbers and cue.word.feature("Tense") == "Past"
    return word.text.lower() in lexicon.generic and word.upos != "NUM" and not counted


def _stands_behind_preposition(head: Word, sentence: Sentence) -> bool:
    phrase = noun_phrase(head, sentence, with_conjuncts=False)
    before = sentence.words[phrase[0].index - 2] if phrase[0].index > 1 else None
    return (
        before is not None
        and before.upos == "ADP"
        and before.relation == "case"
        and before.deprel != "compound:prt"
        and not (before.text[:1].isupper() and before.index > 1)  # the "Ter" of "…, zei Ter Steen"
    )


def _is_described(head: Word, sentence: Sentence) -> bool:
    """Tell "those surveyed say" and "those who were there say" from a demonstrative that points back."""
    behind = sentence.words[head.index : head.index + 1]
    participle = bool(behind) and behind[0].feature("VerbForm") == "Part"
    clause = any(child.relation == "acl" for child in sentence.children(head))
    return head.feature("Number") == "Plur" and (participle or clause)


def _stands_for_noun(head: Word, sentence: Sentence) -> bool:
    """Tell "the other", "some", "many of us", "many fear", and letters that no tagger knows, for somebody."""
    if is_acronym(head, sentence):
        return True
    counted = head.upos == "DET" or child_of(head, sentence, "det", "nmod") is not None
    verb = sentence.head_of(head)
    several = verb is not None and verb.feature("Number") == "Plur" and verb.index == head.index + 1
    return head.upos in {"ADJ", "DET"} and head.relation == "nsubj" and (counted or several)


def _is_name(head: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "Jan Holm" and "June" from the months, for which a lemmatizer may take them."""
    full = child_of(head, sentence, "flat") is not None
    return head.upos == "PROPN" and (full or head.text.lower() in lexicon.first_names)
