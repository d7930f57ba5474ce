"""Sources set off by typography alone: headline tails, speaker labels, signed posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from claimtrack.attribution.clauses import tidy
from claimtrack.attribution.context import Context
from claimtrack.attribution.reporting import speech_of
from claimtrack.attribution.trees import VERBAL, plain_lemma, words_in
from claimtrack.lexicons import Lexicon
from claimtrack.model import Attribution, Block, Credit, Sentence, Span, Word

# "Text — Name (@handle) April 23, 2019": how embedded posts are pasted.
_SIGNED = regex.compile(
    r"(?P<post>.+?)\s*(?P<dash>[—–-])\s*(?P<name>[^—–()\n]{2,60}?)\s*\(@\w+\)", regex.DOTALL
)
_TAIL = regex.compile(r"(?P<text>.+\S)\s+(?P<dash>[–—-])\s+(?P<tail>[^–—]{2,40})$", regex.DOTALL)
_COLON_TAIL = regex.compile(r"(?P<text>[^:\n]+\S)(?P<dash>:)\s+(?P<tail>[^:\n“”\"„«‘’]{2,40})$")
_LABEL = regex.compile(r"(?P<label>[^:\n“”\"„«]{1,45}?)(?P<colon>:)\s+(?P<text>\S.*)", regex.DOTALL)
_LONGEST_LABEL = 5  # words of a speaker label
_TURNS = 3  # blocks with a label from which a text counts as an interview


def find(context: Context, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find signed posts, "… – Reports" and "Police: …" in headlines, and the turns of an interview."""
    turns = [block for block in context.blocks if block.role == "prose" and _label(block, context)]
    for block in context.blocks:
        yield from _signed_post(block, context)
        if block.role == "headline":
            yield from _headline(block, context)
        elif len(turns) >= _TURNS and block in turns:
            yield from _labelled(block, context, speech="direct")


def _signed_post(block: Block, context: Context) -> Iterator[Attribution]:
    """Read a post with its signature off one line; what is no prose in between stays out."""
    line_end = context.text.find("\n", block.span.start)
    match = _SIGNED.match(context.text, block.span.start, line_end if line_end >= 0 else len(context.text))
    if match is None:
        return
    post = _span(match, "post")
    parts = (tidy(context, b.span) for b in context.blocks if post.covers(b.span))
    content = tuple(part for part in parts if part) or tuple(filter(None, [tidy(context, post)]))
    if content:
        credit = Credit(_span(match, "name"), _span(match, "dash"))
        yield Attribution(content, (credit,), "direct", "speech", "signed post")


def _headline(block: Block, context: Context) -> Iterator[Attribution]:
    match = _tail(block, context)
    if match is not None:
        content = tidy(context, _span(match, "text"))
        credit = Credit(_span(match, "tail"), _span(match, "dash"))
        if content:
            yield Attribution((content,), (credit,), speech_of((content,), context), "speech", "headline")
    elif _is_known_elsewhere(block, context):
        yield from _labelled(block, context, speech=None)


def _tail(block: Block, context: Context) -> regex.Match[str] | None:
    """Give the source at the end: "Bridge unsafe – report", "Ferry firm to cut 300 jobs: union"."""
    match = _TAIL.match(context.text, block.span.start, block.span.end)
    if match is not None and _names_source(_span(match, "tail"), context):
        return match
    match = _COLON_TAIL.match(context.text, block.span.start, block.span.end)
    return match if match is not None and _is_speaker_alone(match, context) else None


def _is_speaker_alone(match: regex.Match[str], context: Context) -> bool:
    """Tell ": union" and ": leaked report" from a second half: "Skylark goes bust: all flights cancelled"."""
    sentence = context.sentence_at(match.start("tail"))
    words = words_in(sentence, _span(match, "tail")) if sentence is not None else []
    if sentence is None or not 0 < len(words) < _LONGEST_LABEL or _label_of(match, context):
        return False
    last = words[-1]
    listed = context.lexicon(sentence).lists_speaker(plain_lemma(last), last.text.lower())
    plain = all(word.upos in {"ADJ", "DET", "NOUN", "PROPN"} or word.relation == "amod" for word in words)
    return listed and plain and len(match.group("text").split()) > len(words)


def _label_of(match: regex.Match[str], context: Context) -> bool:
    """Tell "Police: two men held", where the speaker comes first."""
    return _names_source(_span(match, "text"), context)


def _is_known_elsewhere(block: Block, context: Context) -> bool:
    """Tell "Brandt: pier will close" from "Fire risk: bicycles recalled": a name comes up again."""
    match = _label(block, context)
    if match is None:
        return False
    words = [word for word in match.group("label").split() if any(c.isalpha() for c in word)]
    sentence = context.sentence_at(block.span.start)
    if sentence is not None and _is_about(_span(match, "label"), sentence, context):
        return False
    listed = sentence is not None and context.lexicon(sentence).lists_speaker(
        *(word.lower() for word in words)
    )
    return listed or any(word in context.text[block.span.end :] for word in words if word[:1].isupper())


def _is_about(label: Span, sentence: Sentence, context: Context) -> bool:
    """Tell "Blow for Holm: pill fails" and "Holm on the budget: …" from "The mayor of Wick: …"."""
    holders = context.lexicon(sentence).holders
    return any(w.upos == "ADP" and w.text.lower() not in holders for w in words_in(sentence, label)[1:])


def _labelled(block: Block, context: Context, *, speech: str | None) -> Iterator[Attribution]:
    match = _label(block, context)
    content = tidy(context, _span(match, "text")) if match else None
    if match and content and (_has_verb(content, context) or _judges(match, content, context)):
        credit = Credit(_span(match, "label"), _span(match, "colon"))
        manner = "direct" if speech == "direct" else speech_of((content,), context)
        yield Attribution((content,), (credit,), manner, "speech", "label")


def _label(block: Block, context: Context) -> regex.Match[str] | None:
    match = _LABEL.match(context.text, block.span.start, block.span.end)
    return match if match and _names_source(_span(match, "label"), context) else None


def _names_source(span: Span, context: Context) -> bool:
    """Tell whether a few words without a verb name a person, a medium or people who talk."""
    sentence = context.sentence_at(span.start)
    if sentence is None:
        return False
    words = words_in(sentence, span)
    lexicon = context.lexicon(sentence)
    if len(words) == 1 and lexicon.lists_speaker(plain_lemma(words[0]), words[0].text.lower()):
        return True
    if words and (words[0].text.lower() in lexicon.question_words or len(words[-1].text) == 1):
        return False  # "What islanders need", "Q"
    if not 0 < len(words) <= _LONGEST_LABEL or any(
        word.upos in VERBAL and word.text.islower() for word in words
    ):
        return False
    nouns = [word for word in words if word.upos in {"NOUN", "PROPN"}]
    return bool(nouns) and all(_can_speak(noun, lexicon) for noun in (nouns[0], nouns[-1]))


def _can_speak(word: Word, lexicon: Lexicon) -> bool:
    return word.upos == "PROPN" or lexicon.lists_speaker(plain_lemma(word), word.text.lower())


def _judges(match: regex.Match[str], content: Span, context: Context) -> bool:
    """Tell "Inspector: bridge unsafe" from "Holm: a portrait" and "Council: a new plan"."""
    sentence = context.sentence_at(match.start("label"))
    if sentence is None:
        return False
    label, said = words_in(sentence, _span(match, "label")), words_in(sentence, content)
    speaks = any(context.lexicon(sentence).lists_speaker(plain_lemma(w), w.text.lower()) for w in label)
    return speaks and len(label) == 1 and len(said) > 1 and said[-1].upos == "ADJ"


def _has_verb(span: Span, context: Context) -> bool:
    return any(w.upos in VERBAL for s in context.sentences_in(span) for w in words_in(s, span))


def _span(match: regex.Match[str], group: str) -> Span:
    return Span(match.start(group), match.end(group))
