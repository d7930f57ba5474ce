"""Between Stanza's documents and our values; Stanza itself need not be imported for it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from claimtrack.model import Word
from claimtrack.parsing.legible import Legible
from claimtrack.parsing.splitting import Token, settle_sentences

# A token as Stanza writes it: "text", "start_char", "end_char", perhaps "misc"; "id" counts from 1.
StanzaToken = dict[str, Any]

_APOSTROPHES = frozenset("'’`´")


def deal_tokens(first_cut: list[list[StanzaToken]], legible: Legible) -> list[list[StanzaToken]]:
    """Deal the tokens out anew, over the sentences as settled paragraph by paragraph."""
    ordinary = {token["text"] for sentence in first_cut for token in sentence if token["text"].islower()}
    settled: list[list[StanzaToken]] = []
    for _, paragraph in groupby(first_cut, key=lambda sentence: legible.paragraph(sentence[0]["start_char"])):
        sentences = list(paragraph)
        tokens = iter([_kept_whole(token) for sentence in sentences for token in sentence])
        seen = [[_as_seen(token, legible) for token in sentence] for sentence in sentences]
        for length in settle_sentences(seen, ordinary):
            words = _with_full_stop([next(tokens) for _ in range(length)])
            settled.append([token | {"id": place} for place, token in enumerate(words, start=1)])
    return settled


def _with_full_stop(tokens: list[StanzaToken]) -> list[StanzaToken]:
    """Part the last word from a full stop that was taken for its own ("told CNN.")."""
    last = tokens[-1]
    word = last["text"][:-1]
    if not last["text"].endswith(".") or not word.isalpha() or len(word) == 1:
        return tokens
    end = last["end_char"]
    stop = {"text": ".", "start_char": end - 1, "end_char": end}
    return [*tokens[:-1], last | {"text": word, "end_char": end - 1}, stop]


def _kept_whole(token: StanzaToken) -> StanzaToken:
    """Take back that a token holds several words where it only looks misspelt ("Its" for "It's")."""
    if "misc" not in token or _APOSTROPHES & set(token["text"]) or token["text"].lower() in _fused():
        return token
    notes = [note for note in token["misc"].split("|") if note != "MWT=Yes"]
    return token | {"misc": "|".join(notes)}


@cache
def _fused() -> frozenset[str]:
    content = (files(__package__) / "abbreviations.toml").read_text("utf-8")
    return frozenset(tomllib.loads(content)["fused"])


def _as_seen(token: StanzaToken, legible: Legible) -> Token:
    start = token["start_char"]
    return Token(token["text"], spaced=start == 0 or legible.text[start - 1].isspace())


def read_words(sentence: Any, legible: Legible, text: str) -> Iterator[Word]:
    """Give each word its token's span, and its text from the article unless a token holds several."""
    for token in sentence.tokens:
        span = legible.span(token.start_char, token.end_char)
        for word in token.words:
            yield Word(
                index=word.id,
                span=span,
                text=word.text if len(token.words) > 1 else text[span.start : span.end],
                lemma=_plain_lemma(word),
                upos=word.upos,
                feats=word.feats or "",
                head=word.head,
                deprel=word.deprel,
            )


def _plain_lemma(word: Any) -> str:
    """Write a lemma as dictionaries do: some treebanks mark seams in it ("toe_voegen")."""
    lemma: str = word.lemma or word.text
    return lemma if "_" in word.text else lemma.replace("_", "") or word.text
