"""Parses that somebody already has."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import InputError
from claimtrack.model import Article, Block, ParsedArticle, Span
from claimtrack.parsing import from_spacy, from_stanza

TEXT = "Ferry late\nAnn says it rained."
#       the headline has no stop, so that parsers run over its end
ARTICLE = Article(
    "ferry",
    TEXT,
    "en",
    blocks=(Block(Span(0, 10), "en", "headline"), Block(Span(11, 30), "en", "prose")),
)

# Form, start, lemma, tag, governor, relation.
WORDS = (
    ("Ferry", 0, "ferry", "NOUN", 2, "nsubj"),
    ("late", 6, "late", "ADJ", 4, "advcl"),
    ("Ann", 11, "Ann", "PROPN", 4, "nsubj"),
    ("says", 15, "say", "VERB", 0, "root"),
    ("it", 20, "it", "PRON", 6, "expl"),
    ("rained", 23, "rain", "VERB", 4, "ccomp"),
    (".", 29, ".", "PUNCT", 4, "punct"),
)


def shape(parsed: ParsedArticle) -> list[list[tuple[str, int, str]]]:
    return [[(word.text, word.head, word.deprel) for word in s.words] for s in parsed.sentences]


CUT = [
    [("Ferry", 2, "nsubj"), ("late", 0, "root")],
    [("Ann", 2, "nsubj"), ("says", 0, "root"), ("it", 4, "expl"), ("rained", 2, "ccomp"), (".", 2, "punct")],
]


# ── Stanza ────────────────────────────────────────────────────────────────────────────────


def stanza_document(words: tuple[tuple[str, int, str, str, int, str], ...] = WORDS, text: str = TEXT) -> Any:
    from stanza import Document

    rows = [
        {
            "id": index,
            "text": form,
            "lemma": lemma,
            "upos": tag,
            "head": head,
            "deprel": relation,
            "start_char": start,
            "end_char": start + len(form),
        }
        for index, (form, start, lemma, tag, head, relation) in enumerate(words, start=1)
    ]
    return Document([rows], text=text)


def test_a_stanza_document_is_cut_where_blocks_end() -> None:
    parsed = from_stanza(stanza_document(), ARTICLE)

    assert shape(parsed) == CUT
    assert [TEXT[w.span.start : w.span.end] for s in parsed.sentences for w in s.words] == [
        w[0] for w in WORDS
    ]


def test_words_of_one_token_share_its_place() -> None:
    from stanza import Document

    article = Article("won't", "I won't", "en", blocks=(Block(Span(0, 7), "en", "prose"),))
    common = {"lemma": "x", "upos": "X"}
    rows = [
        {"id": 1, "text": "I", "head": 2, "deprel": "nsubj", "start_char": 0, "end_char": 1, **common},
        {"id": (2, 3), "text": "won't", "start_char": 2, "end_char": 7},
        {"id": 2, "text": "wo", "head": 0, "deprel": "root", **common},
        {"id": 3, "text": "n't", "head": 2, "deprel": "advmod", **common},
    ]

    (sentence,) = from_stanza(Document([rows], text="I won't"), article).sentences

    assert [(word.text, word.span) for word in sentence.words[1:]] == [
        ("wo", Span(2, 7)),
        ("n't", Span(2, 7)),
    ]


def test_a_document_of_another_text_is_refused() -> None:
    with pytest.raises(InputError, match="not of the text of 'ferry'"):
        from_stanza(stanza_document(text=TEXT + " "), ARTICLE)


def test_a_document_without_trees_is_refused() -> None:
    from stanza import Document

    bare = Document([[{"id": 1, "text": "Ferry", "start_char": 0, "end_char": 5}]], text=TEXT)

    with pytest.raises(InputError, match="lacks tags or heads"):
        from_stanza(bare, ARTICLE)


def test_noise_has_no_sentences() -> None:
    blocks = (Block(Span(0, 10), "en", "noise", "a label"), *ARTICLE.blocks[1:])

    parsed = from_stanza(stanza_document(), Article("ferry", TEXT, "en", blocks=blocks))

    assert shape(parsed) == CUT[1:]


@given(st.lists(st.integers(0, len(WORDS)), min_size=len(WORDS), max_size=len(WORDS)))
def test_whatever_the_heads_every_sentence_has_one_root(heads: list[int]) -> None:
    words = tuple((*word[:4], head, word[5]) for word, head in zip(WORDS, heads, strict=True))

    parsed = from_stanza(stanza_document(words), ARTICLE)

    for sentence in parsed.sentences:
        assert [word.index for word in sentence.words] == list(range(1, len(sentence.words) + 1))
        assert sum(word.head == 0 for word in sentence.words) == 1
        assert all(word.head <= len(sentence.words) for word in sentence.words)


# ── spaCy ─────────────────────────────────────────────────────────────────────────────────


@frozen
class Token:
    """What a token of spaCy tells; ``head`` is that of the whole document."""

    i: int
    text: str
    idx: int
    lemma_: str
    pos_: str
    dep_: str
    governor: int
    document: Doc

    morph = ""

    @property
    def is_space(self) -> bool:
        return self.text.isspace()

    @property
    def head(self) -> Token:
        return self.document.tokens[self.governor]


class Doc:
    """What a document of spaCy tells, with a token for the line end and one sentence."""

    def __init__(self, relations: dict[str, str]) -> None:
        self.text = TEXT
        rows = [*WORDS[:2], ("\n", 10, "\n", "SPACE", 2, "dep"), *WORDS[2:]]
        place = {0: 4, **{index: index - 1 + (index > 2) for index in range(1, len(WORDS) + 1)}}
        self.tokens = [
            Token(i, form, start, lemma, tag, relations.get(relation, relation), place[head], self)
            for i, (form, start, lemma, tag, head, relation) in enumerate(rows)
        ]
        self.sents = [self.tokens]


def test_a_spacy_document_is_read_without_its_white_space() -> None:
    parsed = from_spacy(Doc({"root": "ROOT"}), ARTICLE)

    assert shape(parsed) == CUT


def test_another_scheme_of_relations_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="Universal Dependencies: dobj, nsubjpass"):
        from_spacy(Doc({"root": "ROOT", "nsubj": "nsubjpass", "ccomp": "dobj"}), ARTICLE)
