"""Further rungs that one construction names: who is cited, who was told, who got the document.

"Reuters reported, citing a person briefed on the matter, that …" names two sources for one
content; "told Reuters" and "an e-mail that Motherboard obtained from two sources" do, too.
"""

from __future__ import annotations

from attrs import evolve

from claimtrack.attribution.context import Context
from claimtrack.attribution.trees import (
    NOMINAL,
    head_of_run,
    hull,
    nominal_after,
    noun_phrase,
    phrases_after,
)
from claimtrack.lexicons import Lexicon
from claimtrack.model import Attribution, Credit, Sentence, Span, Word

_NEAR = 12  # words between a cue and the participle that cites somebody


def complete(attribution: Attribution, context: Context) -> Attribution:
    """Put the sources around and behind the one a rule found into its credits."""
    cue = attribution.credits[-1].cue
    sentence = context.sentence_at(cue.start) if cue else None
    if cue is None or sentence is None or attribution.act == "no_comment":
        return attribution
    free = [w for w in sentence.words if not any(span.covers(w.span) for span in attribution.content)]
    credits = list(attribution.credits)
    credits = _obtained(credits, sentence, context) + credits
    credits += _cited(attribution, free, sentence, context)
    credits = _told(attribution, free, sentence, context) + credits
    return evolve(attribution, credits=tuple(credits))


def _cited(attribution: Attribution, free: list[Word], sentence: Sentence, context: Context) -> list[Credit]:
    """Read "citing X" beside the cue: X is the inner source."""
    cue = attribution.credits[-1].cue
    lexicon = context.lexicon(sentence)
    for word in free:
        beside = cue is not None and 0 < _words_between(cue, word, sentence) <= _NEAR
        if (
            beside
            and _names(word) in lexicon.citing
            and word.span != cue
            and not _agent_phrase(word, sentence, lexicon)
        ):
            return [Credit(hull(phrase), word.span) for phrase in phrases_after(word.index, sentence)[:1]]
    return []


def _words_between(cue: Span, word: Word, sentence: Sentence) -> int:
    last = max((w.index for w in sentence.words if w.span.end <= cue.end), default=0)
    return word.index - last


def _names(word: Word) -> str:
    return word.lemma.lower().replace("_", "")


def _obtained(credits: list[Credit], sentence: Sentence, context: Context) -> list[Credit]:
    """Read "an e-mail that X obtained from Y" and "a memo seen by X": X ▸ Y ▸ the document."""
    mention = credits[-1].mention
    lexicon = context.lexicon(sentence)
    if mention is None:
        return []
    for word in sentence.words:
        near = mention.start <= word.span.start and word.index - _last_index(mention, sentence) <= _NEAR
        if near and _names(word) in lexicon.obtaining | lexicon.citing and _modifies(word, mention, sentence):
            return _getters(word, sentence, context)
    return []


def _last_index(span: Span, sentence: Sentence) -> int:
    return max((w.index for w in sentence.words if w.span.end <= span.end), default=0)


def _modifies(word: Word, mention: Span, sentence: Sentence) -> bool:
    """Tell whether a relative clause or participle describes the source."""
    return word.relation in {"acl", "conj"} and any(mention.covers(a.span) for a in sentence.ancestors(word))


def _getters(verb: Word, sentence: Sentence, context: Context) -> list[Credit]:
    """Give who got a document and, behind them, from whom; a getter must be a medium or have a source."""
    lexicon = context.lexicon(sentence)
    giver = next(
        (c for c in sentence.children(verb) if c.relation == "obl" and _is_anonymous(c, lexicon)), None
    )
    agent = _agent_phrase(verb, sentence, lexicon)
    getter = agent or _getter_phrase(verb, giver, sentence)
    found = []
    if getter and (agent or giver is not None or is_outlet(head_of_run(getter, sentence), sentence, context)):
        found.append(Credit(hull(getter), verb.span))
    if giver is not None:
        found.append(Credit(hull(noun_phrase(giver, sentence)), None))
    return found


def _agent_phrase(verb: Word, sentence: Sentence, lexicon: Lexicon) -> list[Word]:
    """Read "cited by X" off the words; the tree often hangs X on the next verb."""
    following = sentence.words[verb.index : verb.index + 1]
    if not following or following[0].text.lower() not in lexicon.agents:
        return []
    return nominal_after(verb.index + 1, sentence)


def _getter_phrase(verb: Word, giver: Word | None, sentence: Sentence) -> list[Word]:
    """Read the name between a relative pronoun and its verb ("die X van Y ontving", "that X got")."""
    named = [
        c for c in sentence.children(verb) if c.relation in {"nsubj", "obj"} and c.upos in NOMINAL - {"PRON"}
    ]
    return noun_phrase(named[0], sentence) if named and named[0] is not giver else []


def _is_anonymous(word: Word, lexicon: Lexicon) -> bool:
    return _names(word) in lexicon.anonymous or word.text.lower() in lexicon.anonymous


def _told(attribution: Attribution, free: list[Word], sentence: Sentence, context: Context) -> list[Credit]:
    """Read "told Reuters", "zegt tegen de krant", "in an interview with X": X passes it on."""
    cue, mention = attribution.credits[0].cue, attribution.credits[0].mention
    verb = next((w for w in sentence.words if cue and cue.covers(w.span)), None)
    if verb is None or attribution.rule not in {"reporting", "quotation"}:
        return []
    near = [head_of_run(phrase, sentence) for phrase in phrases_after(verb.index, sentence, limit=2)]
    below = [w for w in sentence.subtree(verb) if w.relation in {"obj", "iobj", "obl", "nmod"}]
    heads = [
        head for head in (*near, *below) if head in free and not (mention and mention.overlaps(head.span))
    ]
    outlets = [
        head for head in heads if _is_close(head, verb, sentence) and is_outlet(head, sentence, context)
    ]
    phrases = [noun_phrase(head, sentence) for head in outlets]
    shortest = min(phrases, key=len, default=None)
    return [Credit(hull(shortest), None)] if shortest else []


def _is_close(head: Word, verb: Word, sentence: Sentence) -> bool:
    apart = any(w.text == "," for w in sentence.words[verb.index : head.index])
    return 0 < head.index - verb.index <= _NEAR and not apart


def is_outlet(head: Word, sentence: Sentence, context: Context) -> bool:
    """Tell whether a noun phrase names a news medium, by its noun or by its name."""
    lexicon = context.lexicon(sentence)
    if any(child.feature("Poss") == "Yes" for child in sentence.children(head)):
        return False  # "on its website" is its own
    if _names(head) in lexicon.outlets or head.text.lower() in lexicon.outlets:
        return True
    phrase = hull(noun_phrase(head, sentence))
    return lexicon.pattern(lexicon.outlet_names).search(context.text, phrase.start, phrase.end) is not None
