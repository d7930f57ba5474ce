"""Tell where content ends behind its cue: where another clause or another report takes over."""

from __future__ import annotations

import itertools

from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue
from claimtrack.attribution.trees import VERBAL, child_of, is_punctuation, plain_lemma
from claimtrack.model import Sentence, Span, Word

_ENDS = ".!?"
_OPENING_MARKS = "\"“„«‘'‚‹`"
_DASHES = ("-", "–", "—")
_NEAR = 5  # words behind a verb within which a quotation is what it reports


def clause_end(last: int, cue: Cue, context: Context) -> int:
    """Go on to the end of the sentence, or to where another clause takes over."""
    words = cue.sentence.words
    while last < len(words):
        following = words[last]
        if following.index in cue.parts or _closes(following, context):
            return last
        if _takes_over(following, cue, context) or (
            words[last - 1].text in {",", *_DASHES} and _adds(_past_adverb(following, cue), cue, context)
        ):
            return last
        last += 1
    return last


def _closes(word: Word, context: Context) -> bool:
    """Tell whether a mark ends a clause, be it a full stop that the parser took for none."""
    return word.text in {";", ":", "(", ")"} or (
        word.text in _ENDS and context.quotation_around(word) is None and word.upos == "PUNCT"
    )


def _takes_over(word: Word, cue: Cue, context: Context) -> bool:
    """Tell whether a conjunction leads from the content back to the clause of the cue."""
    governor = cue.sentence.head_of(word)
    above = cue.sentence.head_of(governor) if governor is not None else None
    if word.upos not in {"CCONJ", "SCONJ"} or governor is None or above is None:
        return False
    if above.index > cue.word.index:
        return _leaves(word, cue, context)
    words = cue.sentence.words
    set_off = words[word.index - 2].text in {",", *_DASHES}
    opens = context.lexicon(cue.sentence).complementisers
    near = words[word.index - 1 : word.index + 1]
    standing_in = {"nsubj", "obj"}  # "…, maar dat noemde ze onwaar"
    goes_on = any(w.text.lower() in opens and w.relation not in standing_in for w in near)
    if goes_on or (word.upos == "SCONJ" and not set_off):
        return False  # "…, and that Q", "… before it rains"
    subject = any(child.relation == "nsubj" for child in cue.sentence.children(governor))
    on_its_own = subject or _is_listed(governor, cue, context) or _is_main_verb(governor, word, cue)
    return governor.relation != "conj" or on_its_own


def _is_main_verb(verb: Word, conjunction: Word, cue: Cue) -> bool:
    """Tell "zei dat het lukte en vertrok": behind a clause that ends with its verb comes the cue's peer."""
    before = cue.sentence.words[conjunction.index - 2]
    finite = verb.feature("VerbForm") == "Fin" and cue.word.feature("VerbForm") == "Fin"
    return finite and verb.index == conjunction.index + 1 and before.upos in VERBAL


def _leaves(word: Word, cue: Cue, context: Context) -> bool:
    """Tell whether a conjunction opens a report of another's, or one more of the speaker's."""
    governor = cue.sentence.head_of(word)
    if governor is None:
        return False
    if word.upos == "CCONJ":
        return _reports_on(governor, word, cue, context)
    return is_held_against(word, cue.sentence, context)


def is_held_against(conjunction: Word, sentence: Sentence, context: Context) -> bool:
    """Tell whether a conjunction opens another view: "though their lawyers say", "hoewel volgens X"."""
    verb, lexicon = sentence.head_of(conjunction), context.lexicon(sentence)
    set_off = sentence.words[conjunction.index - 2].text in {",", *_DASHES}
    if verb is None or not set_off or conjunction.text.lower() not in lexicon.conceding:
        return False
    behind = sentence.words[conjunction.index : conjunction.index + 1]
    phrases = lexicon.pattern(lexicon.source_phrases)
    credited = bool(behind) and phrases.match(context.text, behind[0].span.start) is not None
    reports = _takes_clause(verb, sentence, context) and child_of(verb, sentence, "nsubj") is not None
    return credited or reports


def _reports_on(verb: Word, conjunction: Word, cue: Cue, context: Context) -> bool:
    """Tell whether a coordinated verb that the tree hangs on the content reports beside the cue.

    "said the pump was safe and accused the port", "said P, and Ann Lee said Q".
    """
    sentence = cue.sentence
    # "The report found that the mine was old and recommended closing it".
    helped = child_of(verb, sentence, "ccomp", "obj", "xcomp") is not None
    finite = verb.relation == "conj" and (verb.feature("VerbForm") == "Fin" or (helped and _is_past(verb)))
    listed = _is_listed(verb, cue, context) or _goes_on_himself(verb, cue, context)
    if not finite or verb.index < conjunction.index or not listed:
        return False
    own = child_of(verb, sentence, "nsubj")
    if own is not None:
        return own.index > conjunction.index and sentence.words[conjunction.index - 2].text == ","
    first = sentence.head_of(verb)
    if first is None or first.index in cue.parts:
        return first is not None
    subject = child_of(first, sentence, "nsubj", "expl")
    return subject is not None and subject.upos in {"NOUN", "PRON"}


def _is_past(verb: Word) -> bool:
    """Tell a form that may be a past tense, whatever the tagger says."""
    return verb.feature("VerbForm") == "Part" and verb.feature("Tense") == "Past"


def _goes_on_himself(verb: Word, cue: Cue, context: Context) -> bool:
    """Tell "She insists P, and in her letter she blames Q": one pronoun, in one tense, with an attitude."""
    subjects = [child_of(one, cue.sentence, "nsubj") for one in (cue.word, verb)]
    same = len({s.text.lower() for s in subjects if s is not None and s.upos == "PRON"}) == 1
    present = all(one.feature("Tense") == "Pres" for one in (cue.word, verb))
    lexicon = context.lexicon(cue.sentence)
    named = lexicon.verb_named(plain_lemma(verb), verb.text.lower())
    return same and None not in subjects and present and named is not None


def _is_listed(verb: Word, cue: Cue, context: Context) -> bool:
    lexicon = context.lexicon(cue.sentence)
    name = lexicon.verb_named(plain_lemma(verb), verb.text.lower())
    return name is not None and lexicon.verbs[name].act == "speech"


def _takes_clause(verb: Word, sentence: Sentence, context: Context) -> bool:
    lexicon = context.lexicon(sentence)
    name = lexicon.verb_named(plain_lemma(verb), verb.text.lower())
    return name is not None and "clause" in lexicon.verbs[name].frames


def _quotes(verb: Word, sentence: Sentence, context: Context) -> bool:
    """Tell whether a quotation opens right behind a verb and its object."""
    end = sentence.words[min(verb.index + _NEAR, len(sentence.words)) - 1].span.end
    return any(verb.span.end <= q.outer.start for q in context.quotations_in(Span(verb.span.end, end)))


def _adds(word: Word, cue: Cue, context: Context) -> bool:
    """Tell whether a participle behind a comma reports more ("…, adding that")."""
    bare = word.upos == "VERB" and word.feature("VerbForm") in {"Ger", "Part"}
    return bare and (
        plain_lemma(word) in context.lexicon(cue.sentence).citing or _is_listed(word, cue, context)
    )


def end_within(head: Word, words: list[Word], cue: Cue, context: Context) -> int | None:
    """Give where another report takes over among words that the tree hangs on the content, if one does."""
    links = (w for w in words[1:] if w.upos in {"CCONJ", "SCONJ"})
    left = (w.index - 1 for w in links if _leaves(w, cue, context) and _surely_reports(w, cue, context))
    ends = [next(left, None), _added_within(head, words, cue, context)]
    return min((end for end in ends if end is not None), default=None)


def _surely_reports(conjunction: Word, cue: Cue, context: Context) -> bool:
    """Tell "respects her and calls her “a fair judge”" from "has held no dinners and called no donor"."""
    verb = cue.sentence.head_of(conjunction)
    if verb is None or conjunction.upos == "SCONJ":
        return verb is not None
    return _takes_clause(verb, cue.sentence, context) or _quotes(verb, cue.sentence, context)


def _added_within(head: Word, words: list[Word], cue: Cue, context: Context) -> int | None:
    """Give where a participle takes over that the tree hangs on the content.

    It reports for the outer speaker unless the content's own subject can speak ("said that
    Lopez left, saying …").
    """
    subject = child_of(head, cue.sentence, "nsubj")
    if subject is None or subject.upos not in {"NOUN", "PRON"}:
        return None
    return added_in(words, cue, context)


def added_in(words: list[Word], cue: Cue, context: Context) -> int | None:
    """Give the index of the last word before a participle that cites or reports more, if there is one."""
    behind = (w for before, w in itertools.pairwise(words) if before.text in {",", *_DASHES})
    return next((w.index - 1 for w in behind if _adds(_past_adverb(w, cue), cue, context)), None)


def left_in(words: list[Word], cue: Cue, context: Context) -> int | None:
    """Give the index of the last word before another's view or a further report, if there is one."""
    against = (w.index - 1 for w in words[1:] if is_held_against(w, cue.sentence, context))
    ends = [next(against, None), added_in(words, cue, context)]
    return min((end for end in ends if end is not None), default=None)


def _past_adverb(word: Word, cue: Cue) -> Word:
    """Give the word behind an adverb ("eraan toevoegend"), else the word itself."""
    following = cue.sentence.words[word.index : word.index + 1]
    return following[0] if word.upos == "ADV" and following else word


def phrase_end(last: int, cue: Cue, context: Context) -> int:
    """Go on to the next separator, conjunction or clause with a subject of its own."""
    first, words = last, cue.sentence.words
    while last < len(words):
        following = words[last]
        separates = is_punctuation(following) and following.text not in _OPENING_MARKS
        separates = separates and not _joins_words(following, words[last - 1])
        separates = separates or _leads_back(following, cue)
        if separates or following.index in cue.parts or _takes_over(following, cue, context):
            return last
        if following.relation == "nsubj" and not _describes(following, cue.sentence):
            return _before_link(first, last, cue.sentence)
        last += 1
    return last


def _describes(subject: Word, sentence: Sentence) -> bool:
    """Tell the "that" of "a short in a switch that dates from March", which goes on with the noun."""
    verb = sentence.head_of(subject)
    return subject.upos == "PRON" and verb is not None and verb.deprel == "acl:relcl"


def _joins_words(mark: Word, before: Word) -> bool:
    """Tell the hyphen of "an eight-point lead" from a dash."""
    return mark.text == "-" and mark.span.start == before.span.end


def _leads_back(conjunction: Word, cue: Cue) -> bool:
    """Tell "called it a mess and walked out": the second verb is the cue's peer."""
    verb = cue.sentence.head_of(conjunction) if conjunction.upos == "CCONJ" else None
    finite = verb is not None and verb.feature("VerbForm") == "Fin" and verb.index > conjunction.index
    return verb is not None and finite and verb.relation == "conj" and verb.head == cue.word.index


def _before_link(first: int, last: int, sentence: Sentence) -> int:
    """Step back before the preposition or pronoun that links the clause ahead."""
    links = (i for i in range(last, first, -1) if sentence.words[i - 1].upos in {"ADP", "PRON", "ADV"})
    return next(links, first + 1) - 1
