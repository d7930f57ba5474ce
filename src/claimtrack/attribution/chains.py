"""Further rungs that one construction names: who is cited, who was told, who got the document.

"Reuters reported, citing a person briefed on the matter, that …" names two sources for one
content; "told Reuters" and "an e-mail that Motherboard obtained from two sources" do, too.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from attrs import evolve

from claimtrack.attribution.asides import cited_behind, holder_of, without_aside
from claimtrack.attribution.context import Context
from claimtrack.attribution.mentions import aired_in, before_cue, is_outlet, own_words, tells
from claimtrack.attribution.mouthpieces import spoken_for
from claimtrack.attribution.nominals import head_of_run, nominal_after, phrases_after
from claimtrack.attribution.trees import NOMINAL, hull, is_punctuation, noun_phrase, plain_lemma, with_name
from claimtrack.lexicons import Lexicon
from claimtrack.model import Attribution, Credit, Sentence, Span, Word

_NEAR = 12  # words between a cue and the participle that cites somebody


def complete(attribution: Attribution, context: Context) -> Attribution:
    """Put the sources around and behind the one a rule found into its credits."""
    cue = attribution.credits[-1].cue
    sentence = context.sentence_at(cue.start) if cue else None
    if cue is None or sentence is None:
        return attribution
    credits = [_with_own_words(credit, sentence, context) for credit in attribution.credits]
    attribution = evolve(attribution, credits=tuple(credits))
    if attribution.act == "no_comment":
        return evolve(attribution, credits=tuple(spoken_for(one, sentence, context) for one in credits))
    attribution = without_aside(attribution, sentence, context)
    free = [w for w in sentence.words if not any(span.covers(w.span) for span in attribution.content)]
    credits = [before_cue(one, cue) for one in _obtained(credits, sentence, context)] + credits
    credits += _cited(attribution, free, sentence, context)
    credits += _cited_aside(credits[-1], sentence, context)
    told = _told(attribution, free, sentence, context)
    known = [credit.mention for credit in credits if credit.mention]
    told = [one for one in told if one.mention and not any(one.mention.overlaps(span) for span in known)]
    return evolve(attribution, credits=(*told, *credits))


def told_outlets(attributions: Iterable[Attribution]) -> frozenset[Span]:
    """Give the mentions of those that something was told to, which makes them news media."""
    outer = (attribution.credits[0] for attribution in attributions if len(attribution.credits) > 1)
    return frozenset(credit.mention for credit in outer if credit.mention and credit.cue is None)


def _with_own_words(credit: Credit, sentence: Sentence, context: Context) -> Credit:
    if credit.mention is None or not sentence.span.covers(credit.mention):
        return credit
    return evolve(credit, mention=own_words(credit.mention, sentence, context))


def _cited_aside(credit: Credit, sentence: Sentence, context: Context) -> list[Credit]:
    """Read ", which spoke to two officials," behind the source."""
    if credit.mention is None or not sentence.span.covers(credit.mention):
        return []
    return cited_behind(credit.mention, sentence, context)


def _cited(attribution: Attribution, free: list[Word], sentence: Sentence, context: Context) -> list[Credit]:
    """Read "citing X" beside the cue, "quoting X," before it, "op gezag van X": X is the inner source."""
    last = attribution.credits[-1]
    leads = (*_citing_verbs(free, last.mention, sentence, context), *_citing_phrases(free, sentence, context))
    for lead in leads:
        if last.cue is None or lead.overlaps(last.cue):
            continue
        behind = any(last.cue.end <= span.start and span.end <= lead.start for span in attribution.content)
        fits = _closes(lead, attribution, sentence, context) if behind else _stands_by(lead, last, sentence)
        if not fits:
            continue
        for phrase in phrases_after(_last_index(lead, sentence), sentence)[:1]:
            if attribution.speech == "direct" and _explains(lead, phrase, sentence, context):
                continue
            source = own_words(hull(phrase), sentence, context)
            taken = [span for span in (last.cue, last.mention, *attribution.content) if span]
            if not any(source.overlaps(span) for span in taken):
                return [Credit(source, lead)]
    return []


def answered(attribution: Attribution, context: Context) -> Attribution | None:
    """Read "denied a claim by X that P": P is X's, too, whom the source speaks of."""
    cue = attribution.credits[-1].cue
    sentence = context.sentence_at(cue.start) if cue else None
    if cue is None or sentence is None or attribution.rule != "reporting" or not attribution.content:
        return None
    lexicon = context.lexicon(sentence)
    verb = next((w for w in sentence.words if cue.covers(w.span)), None)
    objects = [w for w in sentence.children(verb) if w.relation in {"obj", "obl"}] if verb else []
    for noun in (w for w in objects if plain_lemma(w) in lexicon.nouns):
        for holder in (w for w in sentence.children(noun) if w.relation == "nmod" and w.index > noun.index):
            cases = {c.text.lower() for c in sentence.children(holder) if c.relation == "case"}
            if cases & lexicon.holders and _opens_behind(holder, attribution, sentence):
                mention = own_words(hull(noun_phrase(holder, sentence)), sentence, context)
                credits = (*attribution.credits, Credit(mention, noun.span))
                return evolve(attribution, credits=credits, denied=False)
    return None


def _opens_behind(holder: Word, attribution: Attribution, sentence: Sentence) -> bool:
    """Tell whether content begins right behind whose claim it is, with nothing but "that" between."""
    words = noun_phrase(holder, sentence)
    between = [w for w in sentence.words[words[-1].index :] if w.span.end <= attribution.content[0].start]
    return words[-1].span.end <= attribution.content[0].start and all(
        w.relation == "mark" or is_punctuation(w) for w in between
    )


def _explains(lead: Span, phrase: list[Word], sentence: Sentence, context: Context) -> bool:
    """Tell who is only meant in a quotation ("…, zei hij, verwijzend naar Holm") from who is cited."""
    head = head_of_run(phrase, sentence)
    leads_to = sentence.words[_last_index(lead, sentence)].upos == "ADP"
    return leads_to and head.upos == "PROPN" and not is_outlet(head, sentence, context)


def _citing_verbs(free: list[Word], mention: Span | None, sentence: Sentence, context: Context) -> list[Span]:
    lexicon = context.lexicon(sentence)
    verbs = [word for word in free if plain_lemma(word) in lexicon.citing and word.upos == "VERB"]
    own = [verb for verb in verbs if not _is_of_another(verb, mention, sentence)]
    return [verb.span for verb in own if not _agent_phrase(verb, sentence, lexicon)]


def _is_of_another(verb: Word, mention: Span | None, sentence: Sentence) -> bool:
    """Tell who cites: "a report by Finwire, which cited two people", not the bank that denies it."""
    if verb.deprel != "acl:relcl" or mention is None:
        return False
    return not any(mention.covers(word.span) for word in sentence.ancestors(verb) if word.upos in NOMINAL)


def _citing_phrases(free: list[Word], sentence: Sentence, context: Context) -> list[Span]:
    lexicon = context.lexicon(sentence)
    pattern = lexicon.pattern(lexicon.citing_phrases)
    found = pattern.finditer(context.text, sentence.span.start, sentence.span.end)
    outside = {word.span.start for word in free}
    return [Span(match.start(), match.end()) for match in found if match.start() in outside]


def _stands_by(lead: Span, credit: Credit, sentence: Sentence) -> bool:
    """Tell whether a citation stands near behind the cue, or between the source and its cue."""
    cue = credit.cue
    if cue is None:
        return False
    if lead.start > cue.start:
        return _first_index(lead, sentence) - _last_index(cue, sentence) <= _NEAR
    return credit.mention is not None and credit.mention.end <= lead.start


def _closes(lead: Span, attribution: Attribution, sentence: Sentence, context: Context) -> bool:
    """Tell whether a citation right behind the content is that of its cue ("reported that P, citing X").

    Of two reports one in the other, it is the outer one's.
    """
    cue, lexicon = attribution.credits[-1].cue, context.lexicon(sentence)
    gap = context.text[attribution.extent.end : lead.start]
    verb = next((w for w in sentence.words if cue is not None and cue.covers(w.span)), None)
    above = sentence.head_of(verb) if verb is not None and verb.relation == "ccomp" else None
    inner = above is not None and lexicon.verb_named(plain_lemma(above), above.text.lower()) is not None
    return gap.strip(" ,–—-") == "" and not inner


def _first_index(span: Span, sentence: Sentence) -> int:
    return next((w.index for w in sentence.words if w.span.start >= span.start), 0)


def _obtained(credits: list[Credit], sentence: Sentence, context: Context) -> list[Credit]:
    """Read "an e-mail that X obtained from Y" and "a memo seen by X": X ▸ Y ▸ the document."""
    mention = credits[-1].mention
    lexicon = context.lexicon(sentence)
    if mention is None:
        return []
    for word in sentence.words:
        near = mention.start <= word.span.start and word.index - _last_index(mention, sentence) <= _NEAR
        if (
            near
            and plain_lemma(word) in lexicon.obtaining | lexicon.citing
            and _modifies(word, mention, sentence)
        ):
            return _getters(word, sentence, context) or holder_of(mention, sentence, context)
    return holder_of(mention, sentence, context)


def _last_index(span: Span, sentence: Sentence) -> int:
    return max((w.index for w in sentence.words if w.span.end <= span.end), default=0)


def _modifies(word: Word, mention: Span, sentence: Sentence) -> bool:
    """Tell whether a relative clause or participle describes the source."""
    return word.relation in {"acl", "conj"} and any(mention.covers(a.span) for a in sentence.ancestors(word))


def _getters(verb: Word, sentence: Sentence, context: Context) -> list[Credit]:
    """Give who got a document and, behind them, from whom; a getter must be a medium or have a source."""
    lexicon = context.lexicon(sentence)
    beside = [c for one in _named_beside(verb, sentence) for c in sentence.children(one)]
    givers = [c for c in (*sentence.children(verb), *beside) if c.relation in {"obl", "nmod"}]
    cites = plain_lemma(verb) in lexicon.citing  # "X, which cites Y" has X before Y already
    giver = None if cites else next((c for c in givers if _is_anonymous(c, lexicon)), None)
    agent = _agent_phrase(verb, sentence, lexicon)
    getter = agent or _leaked_to(verb, sentence, context) or _getter_phrase(verb, giver, sentence)
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


def _leaked_to(verb: Word, sentence: Sentence, context: Context) -> list[Word]:
    """Read "leaked to X" and "gelekt naar X", where X is a medium."""
    obliques = [child for child in sentence.children(verb) if child.relation == "obl"]
    told = context.lexicon(sentence).telling
    given = [one for one in obliques if any(c.text.lower() in told for c in sentence.children(one))]
    media = [one for one in given if is_outlet(one, sentence, context)]
    return noun_phrase(media[0], sentence) if media else []


def _getter_phrase(verb: Word, giver: Word | None, sentence: Sentence) -> list[Word]:
    """Read the name between a relative pronoun and its verb ("die X van Y ontving", "that X got")."""
    named = _named_beside(verb, sentence)
    away = [w.index for w in sentence.subtree(giver)] if giver is not None else []
    return noun_phrase(named[0], sentence, stop=away) if named and named[0] is not giver else []


def _named_beside(verb: Word, sentence: Sentence) -> list[Word]:
    """Give who may have got a document: what a pronoun does not stand for, be it subject or object."""
    near = [c for c in sentence.children(verb) if c.relation in {"nsubj", "obj"}]
    return [c for c in near if c.upos in NOMINAL - {"PRON"}]


def _is_anonymous(word: Word, lexicon: Lexicon) -> bool:
    return plain_lemma(word) in lexicon.anonymous or word.text.lower() in lexicon.anonymous


def _told(attribution: Attribution, free: list[Word], sentence: Sentence, context: Context) -> list[Credit]:
    """Read "told Reuters", "zegt tegen de krant", "in an interview with X": X passes it on."""
    cue, mention = attribution.credits[0].cue, attribution.credits[0].mention
    verb = next((w for w in sentence.words if cue and cue.covers(w.span)), None)
    if verb is None or attribution.rule not in {"reporting", "quotation", "parenthesis"}:
        return []
    heads = [*_told_behind(verb, sentence, context), *_told_before(verb, sentence, context)]
    heads += _aired_behind(mention, sentence, context)
    phrases = [
        with_name(noun_phrase(head, sentence), sentence)
        for head in heads
        if head in free and not (mention and mention.overlaps(head.span)) and not _goes_on(head, sentence)
    ]
    shortest = min(phrases, key=len, default=None)
    return [Credit(own_words(hull(shortest), sentence, context), None)] if shortest else []


def _aired_behind(mention: Span | None, sentence: Sentence, context: Context) -> list[Word]:
    """Read the medium right behind a speaker: "aldus een arts | in Het Dagblad"."""
    behind = [word for word in sentence.words if mention is not None and word.span.start >= mention.end]
    medium = aired_in(behind[0], sentence, context) if behind else None
    return [medium] if medium is not None else []


def _goes_on(head: Word, sentence: Sentence) -> bool:
    """Tell the second half of a name that the tree has cut in two: "Radio | Severn"."""
    before = sentence.words[head.index - 2] if head.index > 1 else head
    return before.upos == head.upos == "PROPN" and (before.head, before.deprel) == (head.head, head.deprel)


def _told_behind(verb: Word, sentence: Sentence, context: Context) -> list[Word]:
    near = [head_of_run(phrase, sentence) for phrase in phrases_after(verb.index, sentence, limit=2)]
    below = [w for w in sentence.subtree(verb) if w.relation in {"obj", "iobj", "obl", "nmod"}]
    below = [w for w in below if not _is_of_another_verb(w, verb, sentence)]
    close = [head for head in (*near, *below) if _is_close(head, verb, sentence)]
    return [head for head in close if _is_told(head, sentence, context)]


def _is_of_another_verb(word: Word, verb: Word, sentence: Sentence) -> bool:
    """Tell "found P and recommended closing the paper", which told the paper nothing."""
    above = itertools.takewhile(lambda one: one is not verb, sentence.ancestors(word))
    return any(one.upos == "VERB" and one.relation == "conj" for one in above)


def _is_told(head: Word, sentence: Sentence, context: Context) -> bool:
    """Tell "told the paper" and "said on Radio Dale" from "whose name is not in the paper"."""
    lexicon = context.lexicon(sentence)
    cases = {c.text.lower() for c in sentence.children(head) if c.relation == "case"}
    if not cases.isdisjoint(lexicon.holders):
        return False  # "a report by CNN" is the one that is confirmed
    named = any(word.upos == "PROPN" for word in noun_phrase(head, sentence))
    if (named or cases <= lexicon.telling) and is_outlet(head, sentence, context):
        return True
    addressed = bool(cases) and cases <= lexicon.addressing and head.relation == "obl"
    return addressed and _names_body(head, sentence, lexicon)


def _names_body(head: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "tegen DNP" and "tegen Omrop Wad" from "tegen het OM", "tegen Terpstra" and "tegen Ida Holm"."""
    words = [word for word in noun_phrase(head, sentence) if word.relation != "case"]
    if not all(word.text[:1].isupper() and word.upos not in {"DET", "PRON"} for word in words):
        return False
    first = words[0].text.lower()
    if first in lexicon.first_names or lexicon.lists_speaker(first) or first in lexicon.titles:
        return False
    return len(words) > 1 or (words[0].text.isupper() and len(first) > 1)


def _told_before(verb: Word, sentence: Sentence, context: Context) -> list[Word]:
    """Read "Tegenover de krant zei hij" and "In an interview with X, he said"."""
    below = [w for w in sentence.subtree(verb) if w.index < verb.index and w.upos == "ADP"]
    told = ((one, tells(one, sentence, context)) for one in below)
    found = [head for one, head in told if head is not None and _addresses(one, head, sentence, context)]
    return found or _printed_in(below, sentence, context)


def _printed_in(prepositions: list[Word], sentence: Sentence, context: Context) -> list[Word]:
    """Read "In de Telegraaf zegt X" at the head of a sentence."""
    opener = next((one for one in prepositions if one.index == 1 and one.relation == "case"), None)
    run = nominal_after(1, sentence, limit=1) if opener is not None else []
    head = head_of_run(run, sentence) if run else None
    if opener is None or head is None or head.upos != "PROPN":
        return []
    is_aired = opener.text.lower() in context.lexicon(sentence).airing
    return [head] if is_aired and is_outlet(head, sentence, context) else []


def _addresses(preposition: Word, head: Word, sentence: Sentence, context: Context) -> bool:
    """Tell "In an interview with X" and "Tegenover X" from "After his row with X, he said"."""
    lexicon = context.lexicon(sentence)
    governor = sentence.head_of(head)
    spoken = lexicon.documents | lexicon.nouns.keys() | lexicon.verbs.keys()
    return preposition.index == 1 or (governor is not None and plain_lemma(governor) in spoken)


def _is_close(head: Word, verb: Word, sentence: Sentence) -> bool:
    apart = any(w.text == "," for w in sentence.words[verb.index : head.index])
    return 0 < head.index - verb.index <= _NEAR and not apart
