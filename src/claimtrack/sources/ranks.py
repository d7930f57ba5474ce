"""How much a place in its sentence keeps somebody in mind: who opens it, its subject, anything else."""

from __future__ import annotations

from claimtrack.model import Sentence, Span, Word

MAIN_SUBJECT, OPENER = 2, 3  # ranks
MAIN_CLAUSES = frozenset({"root", "parataxis"})


def rank_of(span: Span, sentence: Sentence) -> int:
    """Order what is in mind: who opens the sentence, the subject of a main clause, any other
    subject, anything else. (The tree often fails on names; an opening name is a subject.)
    """
    opener = next((word for word in sentence.words if word.upos != "PUNCT"), None)
    opens = opener is not None and span.covers(opener.span) and _has_verb(sentence)
    opens = opens and not any(_is_owner(word, span, sentence) for word in sentence.words)
    ranks = [OPENER if opens else 0]
    for word in sentence.words:
        if not span.covers(word.span):
            continue
        top = _top_of_phrase(word, sentence)
        if top.relation == "nsubj":
            clause = sentence.head_of(top)
            ranks.append(MAIN_SUBJECT if clause is None or clause.relation in MAIN_CLAUSES else 1)
    return max(ranks)


def _is_owner(word: Word, span: Span, sentence: Sentence) -> bool:
    """Tell "Norway's" from the board that it has: "Norway's Reactor Board counts nine"."""
    owned = sentence.head_of(word)
    return (
        span.covers(word.span)
        and word.relation == "nmod"
        and owned is not None
        and owned.span.start >= span.end
        and any(child.upos == "PART" for child in sentence.children(word))
    )


def _has_verb(sentence: Sentence) -> bool:
    """Tell a sentence from a headline like "Blow to Brewdock", which nobody is the subject of."""
    return any(word.upos in {"VERB", "AUX"} for word in sentence.words)


def _top_of_phrase(word: Word, sentence: Sentence) -> Word:
    """Climb from a name to the noun it stands beside: "boss" in "Twitter boss Jack Dorsey"."""
    top = word
    for above in sentence.ancestors(word):
        if top.relation not in {"appos", "flat"}:
            break
        top = above
    return top
