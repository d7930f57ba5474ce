"""Cut content out of a sentence: complements, parentheses, and what the words alone show."""

from __future__ import annotations

from collections.abc import Iterable

from claimtrack.attribution.context import Context
from claimtrack.attribution.cues import Cue
from claimtrack.attribution.endings import clause_end, end_within, left_in, phrase_end
from claimtrack.attribution.trees import EDGES, VERBAL, child_of, hull, is_punctuation, plain_lemma
from claimtrack.model import Sentence, Span, Word

_ENDS = ".!?"
_CLOSING_MARKS = "\"”“»’'›`"
_SUBORDINATE = frozenset({"advcl", "acl", "parataxis"})


def tidy(context: Context, span: Span) -> Span | None:
    """Trim blanks, separators, a final full stop and marks that enclose the whole. None if empty."""
    text = context.text
    start, end = span.start, span.end
    for _ in range(3):  # separator, mark, separator again: `,” `
        start, end = _strip(text, start, end)
        around = next((q for q in context.quotations if _encloses(text, q.outer, start, end)), None)
        if around is None:
            break
        start, end = max(start, around.inner.start), min(end, around.inner.end)
    start, end = _without_odd_mark(context, *_whole_quotation(context, start, end))
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def _encloses(text: str, outer: Span, start: int, end: int) -> bool:
    return (
        outer.start == start
        and end <= outer.end
        and not text[end : outer.end].strip(_CLOSING_MARKS + EDGES + _ENDS)
    )


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in EDGES + ")]" + _ENDS):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in EDGES + "(["):
        end -= 1
    if end - start > 1 and text[end - 1] == "." and not text[start : end - 1].endswith((".", " U.S", "U.S")):
        end -= 1
    return start, end


def _without_odd_mark(context: Context, start: int, end: int) -> tuple[int, int]:
    """Drop a closing mark whose opening one stands before the content."""
    odd = any(q.outer.start < start and q.outer.end == end for q in context.quotations_in(Span(start, end)))
    closing = next((q for q in context.quotations if odd and q.outer.end == end), None)
    return _strip(context.text, start, closing.inner.end) if closing else (start, end)


def _whole_quotation(context: Context, start: int, end: int) -> tuple[int, int]:
    """Let content that breaks off inside a closed quotation run to its end."""
    for quotation in context.quotations_in(Span(start, end)):
        opened_inside = start <= quotation.outer.start
        if quotation.closed and opened_inside and quotation.inner.start < end < quotation.inner.end:
            end = quotation.outer.end
    return start, end


def clause_words(head: Word, cue: Cue, context: Context) -> list[Word]:
    """Give the words of a finite complement without its complementiser, an unbroken stretch.

    Behind the cue it runs to where the tree or a comma shows another clause taking over:
    small parsers cut long complements short far more often than they let them run too long.
    """
    words = _on_one_side(head, cue)
    if words and words[0].index > cue.word.index:
        first = _run_back(head, words[0].index, cue, context)
        last = end_within(head, words, cue, context) or clause_end(words[-1].index, cue, context)
        words = _stretch(first, last, cue)
    return without_complementiser(words, context.lexicon(cue.sentence).complementisers)


def closed_clause_words(head: Word, cue: Cue, context: Context) -> list[Word]:
    """Give the words of a clause that the sentence goes on behind ("the claim that P is wrong")."""
    return without_complementiser(_on_one_side(head, cue), context.lexicon(cue.sentence).complementisers)


def phrase_words(head: Word, cue: Cue, context: Context) -> list[Word]:
    """Give the words of a noun phrase or infinitive, an unbroken stretch on one side of the cue.

    Words that the tree hangs elsewhere, but that stand before the next separator, come along.
    """
    words = _on_one_side(head, cue)
    if not words or words[-1].index < cue.word.index:
        return words
    last = left_in(words, cue, context) or phrase_end(words[-1].index, cue, context)
    phrase = _before_colon(_stretch(words[0].index, last, cue), context)
    while (
        len(phrase) > 1
        and phrase[-1].upos in {"ADP", "PART", "DET", "SCONJ"}
        and phrase[-1].relation != "compound"
    ):
        phrase.pop()
    return phrase


def _before_colon(words: list[Word], context: Context) -> list[Word]:
    colons = (i for i, w in enumerate(words) if w.text == ":" and context.quotation_around(w) is None)
    return words[: next(colons, len(words))]


def _on_one_side(head: Word, cue: Cue) -> list[Word]:
    subtree = [w for w in cue.sentence.subtree(head) if w.index not in cue.parts]
    after = head.index > cue.word.index
    side = [w for w in subtree if (w.index > cue.word.index) == after]
    return _stretch(side[0].index, side[-1].index, cue) if side else []


def _stretch(first: int, last: int, cue: Cue) -> list[Word]:
    last = min(last, _main_predicate(cue) - 1)
    return [w for w in cue.sentence.words[first - 1 : last] if w.index not in cue.parts]


def _main_predicate(cue: Cue) -> int:
    """Give where the sentence goes on behind a subordinate clause that holds the cue; else its end."""
    sentence = cue.sentence
    if cue.word.relation == "advcl":
        return _main_clause(cue)
    above = list(sentence.ancestors(cue.word)) if cue.word.relation == "acl" else []
    governors = [w for w in above if w.index > cue.word.index]
    auxiliaries = [c for g in governors for c in sentence.children(g) if c.relation in {"aux", "cop"}]
    behind = [w.index for w in (*governors, *auxiliaries) if w.index > cue.word.index]
    return min(behind, default=len(sentence.words) + 1)


def _main_clause(cue: Cue) -> int:
    """Give the comma from which the main clause runs behind "while X says P, …"; else the end."""
    words, main = cue.sentence.words, cue.sentence.head_of(cue.word)
    opening = cue.sentence.subtree(cue.word)[0]
    opened = child_of(cue.word, cue.sentence, "mark") is not None or (
        opening.head == cue.word.index and _opens_adverbially(opening, cue.word)
    )
    if main is None or main.index < cue.word.index or not opened:
        return len(words) + 1
    parts = [c for c in cue.sentence.children(main) if c.relation in {"nsubj", "expl", "aux", "cop"}]
    own = [w.index for part in parts for w in cue.sentence.subtree(part) if w.index > cue.word.index]
    first = min([main.index, *own])
    commas = [w.index for w in words[cue.word.index : first - 1] if w.text == ","]
    return commas[-1] if commas else first


def _run_back(head: Word, first: int, cue: Cue, context: Context) -> int:
    """Take in a subject that the tree hangs on the cue ("said the group as a whole was …")."""
    sentence = cue.sentence
    between = sentence.words[cue.word.index : first - 1]
    opening = [w for w in between if _is_complementiser(w, context.lexicon(sentence).complementisers)]
    if opening:
        return opening[0].index + 1
    complete = any(child.relation in {"nsubj", "csubj", "expl"} for child in sentence.children(head))
    gerund = bool(between) and between[0].feature("VerbForm") == "Ger" and between[0].head in cue.parts
    apart = gerund and between[0].relation == "xcomp" and "open" not in cue.entry.frames
    if gerund and (apart or not complete):
        return between[0].index  # "said ending it before dark would help"
    plain = not any(
        is_punctuation(w) or w.index in cue.parts or w.upos in {"SCONJ", "CCONJ"} for w in between
    )
    nominal = bool(between) and between[0].upos in {"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}
    timely = bool(between) and plain_lemma(between[0]) in context.lexicon(sentence).calendar
    torn_off = (
        nominal and plain and not complete and not timely and not _is_subject(between[0], sentence, cue)
    )
    return cue.word.index + 1 if torn_off else first


def _is_subject(word: Word, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a word belongs to the subject of the cue ("said the minister prices rose")."""
    chain = [word, *sentence.ancestors(word)]
    return any(w.relation == "nsubj" and w.head == cue.word.index for w in chain)


def without_complementiser(words: list[Word], complementisers: frozenset[str]) -> list[Word]:
    """Drop an initial "that", with a receiver before it; questions keep their "whether" or "why"."""
    opening = next(
        (i for i, w in enumerate(words) if _is_complementiser(w, complementisers) or w.upos in VERBAL), 0
    )
    if opening and _is_complementiser(words[opening], complementisers):
        words = words[opening:]
    while words and (is_punctuation(words[0]) or _is_complementiser(words[0], complementisers)):
        words = words[1:]
    return words


def _is_complementiser(word: Word, complementisers: frozenset[str]) -> bool:
    return word.text.lower() in complementisers and word.upos in {"SCONJ", "PRON", "DET", "ADP"}


def segments(sentence: Sentence, context: Context) -> list[list[Word]]:
    """Split a sentence at its commas, semicolons and dashes outside quotations."""
    parts: list[list[Word]] = [[]]
    for word in sentence.words:
        parts_clauses = word.text in {",", ";", "–", "—", "("} or _is_spaced_hyphen(word, context)
        if parts_clauses and context.quotation_around(word) is None:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _is_spaced_hyphen(word: Word, context: Context) -> bool:
    """Tell a hyphen that stands for a dash from the one in "30-second"."""
    text, span = context.text, word.span
    return (
        word.text == "-"
        and text[span.start - 1 : span.start].isspace()
        and text[span.end : span.end + 1].isspace()
    )


def has_verb(words: Iterable[Word]) -> bool:
    return any(word.upos in VERBAL for word in words)


def has_finite_verb(words: Iterable[Word]) -> bool:
    """Tell whether words can be a clause. A verb that the tagger gave no form counts."""
    return any(word.upos in VERBAL and word.feature("VerbForm") in {"Fin", None} for word in words)


def span_of(words: list[Word]) -> Span | None:
    return hull(words) if words else None


def is_subordinate(words: list[Word], cue: Cue, context: Context) -> bool:
    """Tell whether words before the cue are an adverbial clause of it ("While P, X said …")."""
    first, opened = words[0], cue.sentence.head_of(words[0])
    heads = [w for w in words if w.relation in _SUBORDINATE and w.head == cue.word.index]
    if first.upos == "SCONJ" and heads:
        return True
    if opened is None or opened.head != cue.word.index or opened not in words:
        return False
    inside = cue.sentence.subtree(opened)
    if has_finite_verb(word for word in words if word not in inside):
        return False  # "While P, Q, X said"
    lexicon = context.lexicon(cue.sentence)
    asks = first.text.lower() in lexicon.complementisers | lexicon.question_words
    return (first.relation == "mark" and not asks) or _opens_adverbially(first, opened)


def _opens_adverbially(first: Word, verb: Word) -> bool:
    """Tell the "when" of "When P, X said …", an adverb to some parsers."""
    return first.relation == "advmod" and first.upos == "ADV" and verb.relation == "advcl"


def behind_colon(words: list[Word], context: Context) -> list[Word]:
    """Leave out what stands before a colon: "X warns of haste: it may be a dog, thinks Y"."""
    colons = [i for i, w in enumerate(words) if w.text == ":" and context.quotation_around(w) is None]
    behind = words[colons[-1] + 1 :] if colons else words
    return behind if has_finite_verb(behind) else words
