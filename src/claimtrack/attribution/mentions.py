"""Where the words that name a source begin and end.

A parser hangs on a noun phrase what belongs to the verb beside it: who was told, who is cited,
the clause that is reported. It also cuts words at their hyphens.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from attrs import evolve

from claimtrack.attribution.context import Context
from claimtrack.attribution.nominals import head_of_run, nominal_after, nominal_before
from claimtrack.attribution.trees import NOMINAL, VERBAL, hull, noun_phrase, plain_lemma, trimmed, words_in
from claimtrack.lexicons import Lexicon
from claimtrack.model import Credit, Sentence, Span, Word

_SHORTEST_PART = 5  # letters of a time of day that ends a compound; "uur" ends too much else
_MANY = 4  # of somebody's sisters or lawyers, that is; of minutes and ships there are more
_LONGEST_NAME = 3  # words behind a given name; a longer run of capitals is a headline's


def own_words(mention: Span, sentence: Sentence, context: Context) -> Span:
    """Keep of a mention what names the source, hyphenated words whole."""
    words = words_in(sentence, mention)
    start = next((at for at, word in enumerate(words) if not _leads_in(word)), 0)
    first = next((at for at, word in enumerate(words) if at >= start and word.upos in NOMINAL), None)
    if first is None:
        return mention
    if _stands_alone(words[start:], context.lexicon(sentence)):
        return words[start].span
    end = next(
        (
            at
            for at in range(first + 1, len(words))
            if _belongs_elsewhere(words[at], words[first:at], sentence, context)
        ),
        len(words),
    )
    kept = trimmed(words[start:end])
    if not kept:
        return mention
    lexicon = context.lexicon(sentence)
    timeless = without_time(kept, words[first], lexicon)
    whole = with_hyphens(with_mistagged_name(timeless, sentence, lexicon), sentence)
    whole = _with_knower(whole, sentence, context)
    return _inside_quotation(hull(whole), context)


def _stands_alone(words: list[Word], lexicon: Lexicon) -> bool:
    """Tell "volgens haar | zes minuten korter" from "volgens haar twee advocaten"."""
    if len(words) < 2 or words[0].feature("Poss") != "Yes" or words[1].upos != "NUM":  # noqa: PLR2004 - two words
        return False
    is_few = lexicon.numbers.get(words[1].text.lower(), _MANY) < _MANY
    return not (is_few and any(lexicon.lists_speaker(plain_lemma(word)) for word in words[2:]))


def _with_knower(words: list[Word], sentence: Sentence, context: Context) -> list[Word]:
    """Take in who is said to know: "Two officials briefed on | the talks said"."""
    lexicon = context.lexicon(sentence)
    start = words[0].span.start
    known = lexicon.pattern(lexicon.basis_phrases).finditer(context.text, sentence.span.start, start)
    basis = next((found for found in known if not context.text[found.end() : start].strip()), None)
    before = [word for word in sentence.words if basis and word.span.end <= basis.start()]
    left = nominal_before(before[-1].index + 1, sentence, limit=1) if before else []
    if not left or not lexicon.lists_speaker(plain_lemma(left[-1]), left[-1].text.lower()):
        return words
    return list(sentence.words[left[0].index - 1 : words[-1].index])


def without_time(words: list[Word], head: Word, lexicon: Lexicon) -> list[Word]:
    """Drop "on Sunday" and "zondag" behind a noun phrase."""
    while len(words) > 1 and words[-1] is not head and _says_when(words[-1], lexicon):
        words = words[:-1]
        while words[-1].upos in {"ADP", "DET"} and words[-1] is not head:  # "voor de zomer"
            words = words[:-1]
    return words


def _says_when(word: Word, lexicon: Lexicon) -> bool:
    forms = (plain_lemma(word), word.text.lower())
    if word.index > 1 and word.text[:1].isupper() and lexicon.capital_days.isdisjoint(forms):
        return False  # the "Vandaag" of "Dren Vandaag" is a part of the name
    parts = tuple(part for part in lexicon.calendar if len(part) >= _SHORTEST_PART)  # "dinsdagavond"
    return any(form in lexicon.calendar for form in forms) or (
        word.text.islower() and any(form.endswith(parts) for form in forms)
    )


def with_mistagged_name(words: list[Word], sentence: Sentence, lexicon: Lexicon) -> list[Word]:
    """Take in the capitals behind a given name or a role: "Peter Lang", where "lang" is an adjective."""
    last = words[-1]
    if not (_is_given_name(last, lexicon) or plain_lemma(last) in lexicon.roles | lexicon.titles):
        return words
    behind = sentence.words[last.index :]
    field = _field_of(behind, lexicon)
    words, behind = [*words, *field], behind[len(field) :]
    run = list(takewhile(lambda word: _may_be_name(word, lexicon), behind[:_LONGEST_NAME]))
    goes_on = behind[len(run) : len(run) + 1]
    return words if any(word.text[:1].isupper() for word in goes_on) else [*words, *run]


def _field_of(behind: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """Give the bare noun between a role and a name: "hoofd | inkoop | Jan Mol"."""
    if len(behind) < 2:  # noqa: PLR2004 - noun and name
        return []
    noun, name = behind[:2]
    is_bare = noun.upos == "NOUN" and noun.text.islower()
    return [noun] if is_bare and _is_given_name(name, lexicon) else []


def _is_given_name(word: Word, lexicon: Lexicon) -> bool:
    return word.text[:1].isupper() and word.text.lower() in lexicon.first_names


def _may_be_name(word: Word, lexicon: Lexicon) -> bool:
    return word.text[:1].isupper() and word.text.lower() not in lexicon.calendar | lexicon.pronouns.keys()


def _leads_in(word: Word) -> bool:
    """Tell what stands before a source without being part of it: "volgens", "also"."""
    return word.relation in {"case", "fixed"} or (word.relation == "advmod" and word.upos == "ADV")


def _inside_quotation(mention: Span, context: Context) -> Span:
    """Leave out the opening mark that a parser left on the first word: "‘Ik"."""
    opened = next((q for q in context.quotations_in(mention) if q.outer.start == mention.start), None)
    inside = opened is not None and opened.inner.start < mention.end <= opened.inner.end
    return Span(opened.inner.start, mention.end) if opened is not None and inside else mention


def _belongs_elsewhere(word: Word, before: list[Word], sentence: Sentence, context: Context) -> bool:
    lexicon = context.lexicon(sentence)
    if word.upos == "SCONJ" and word.text.lower() in lexicon.complementisers:
        return True
    if word.upos == "VERB" and plain_lemma(word) in lexicon.citing and before[-1].text == ",":
        return True
    if word.upos in {"DET", "PRON"} and word.text.islower() and before[-1].upos == "PROPN":
        return True  # "volgens Mulder | het weer"
    if word.upos == "ADP" and before[-1].upos == "PROPN" and _opens_occasion(word, sentence, lexicon):
        return True
    if _opens_topic(word, before[-1], sentence, lexicon):
        return True
    leading = lexicon.pattern((*lexicon.citing_phrases, *lexicon.source_phrases))
    if leading.match(context.text, word.span.start):
        return True
    clausal = any(one.upos in VERBAL for one in before)
    return not clausal and (tells(word, sentence, context) or aired_in(word, sentence, context)) is not None


def aired_in(preposition: Word, sentence: Sentence, context: Context) -> Word | None:
    """Give the news medium, by its name, in which somebody is heard: "aldus een arts in Het Dagblad"."""
    if preposition.text.lower() not in context.lexicon(sentence).airing or preposition.relation != "case":
        return None
    run = nominal_after(preposition.index, sentence, limit=1)
    head = head_of_run(run, sentence) if run else None
    named = head is not None and _is_capital(head)
    return head if head is not None and named and is_outlet(head, sentence, context) else None


def _opens_topic(preposition: Word, before: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell whom somebody speaks of, "zegt Holm | over Brandt", from "the Committee on Fish"."""
    listed = preposition.text.lower() in lexicon.topic_prepositions and preposition.upos == "ADP"
    behind = sentence.words[preposition.index : preposition.index + 1]
    named = bool(behind) and behind[0].upos in {"PRON", "PROPN"} and before.upos == "PROPN"
    return listed and named and not lexicon.lists_speaker(before.text.lower())


def _opens_occasion(preposition: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell where somebody said it, "in a statement", from where they come from, "of the Green Party"."""
    run = nominal_after(preposition.index, sentence, limit=1)
    head = head_of_run(run, sentence) if run else None
    return head is not None and head.upos == "NOUN" and lexicon.is_document(plain_lemma(head))


def tells(preposition: Word, sentence: Sentence, context: Context) -> Word | None:
    """Give the news medium that a preposition names as told: "tegen de krant", "to the BBC"."""
    listed = preposition.text.lower() in context.lexicon(sentence).telling
    if not listed or preposition.relation != "case":  # "to" in "according to" is no case
        return None
    run = nominal_after(preposition.index, sentence, limit=1)
    head = head_of_run(run, sentence) if run else None
    return head if head is not None and is_outlet(head, sentence, context) else None


def with_hyphens(words: list[Word], sentence: Sentence) -> list[Word]:
    """Take in what hyphens join to either end: "the 54-year-old" was cut into five."""
    first, last = words[0].index, words[-1].index
    while first > 1 and _is_hyphenated(sentence.words[first - 2], sentence.words[first - 1]):
        first -= 1
    if 1 < first < words[0].index and sentence.words[first - 2].upos == "DET":
        first -= 1
    while last < len(sentence.words) and _is_hyphenated(sentence.words[last - 1], sentence.words[last]):
        last += 1
    return list(sentence.words[first - 1 : last])


def _is_hyphenated(left: Word, right: Word) -> bool:
    return left.span.end == right.span.start and "-" in {left.text, right.text}


def is_outlet(head: Word, sentence: Sentence, context: Context) -> bool:
    """Tell whether a noun phrase names a news medium, by its noun or by its name."""
    lexicon = context.lexicon(sentence)
    if any(child.feature("Poss") == "Yes" for child in sentence.children(head)):
        return False  # "on its website" is its own
    before = sentence.words[head.index - 2].text.lower() if head.index > 1 else ""
    if not lexicon.outlets.isdisjoint(
        {plain_lemma(head), head.text.lower(), f"{before} {head.text.lower()}"}
    ):
        return True
    if _is_capital(head) and (
        head.text.lower().endswith(tuple(lexicon.mastheads))
        or not lexicon.outlets.isdisjoint(_before_name(head, sentence))
        or _opens_with_medium(head, sentence, lexicon)
    ):
        return True
    phrase = hull(noun_phrase(head, sentence) if _is_capital(head) else [head])  # no "report by CNN"
    name = context.text[phrase.start : phrase.end]
    known = lexicon.pattern(lexicon.outlet_names).search(name[:1].upper() + name[1:])  # "the Times"
    return known is not None or _may_name_publisher(head, sentence, context)


def _is_capital(word: Word) -> bool:
    return word.upos == "PROPN" or (word.index > 1 and word.text[:1].isupper())


def _opens_with_medium(head: Word, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "Radio Meridian" from "Press Secretary Jones"."""
    capitals = takewhile(lambda word: word.text[:1].isupper(), reversed(sentence.words[: head.index]))
    name = [word.text.lower() for word in capitals]
    persons = lexicon.roles | lexicon.titles
    return len(name) > 1 and name[-1] in lexicon.outlets and persons.isdisjoint(name)


def _before_name(head: Word, sentence: Sentence) -> list[str]:
    """Give the nouns that may stand before a name: "daily" in "Dutch daily Het Dagblad", "news agency"."""
    opening = takewhile(lambda word: word.text[:1].isupper(), reversed(sentence.words[: head.index]))
    first = head.index - len(list(opening))
    before = [word.text.lower() for word in sentence.words[max(first - 2, 0) : first]]
    return [*before[-1:], " ".join(before)]


def _may_name_publisher(head: Word, sentence: Sentence, context: Context) -> bool:
    """Tell the article's own outlet under a part of its name: "told the Beacon"."""
    name = [w.text.casefold() for w in noun_phrase(head, sentence) if w.text[:1].isupper()]
    if not name or not context.lexicon(sentence).calendar.isdisjoint(name):
        return False
    size = len(name)
    return any(name in (words[:size], words[-size:]) for words in context.publisher_names)


def before_cue(credit: Credit, cue: Span) -> Credit:
    """End a mention before the verb that a tree took for part of it: "seen by the Gazette | shows"."""
    mention = credit.mention
    if mention is None or not mention.start < cue.start < mention.end:
        return credit
    return evolve(credit, mention=Span(mention.start, cue.start - 1))
