"""What the figures about the parser rest on: reading treebanks and judging the probe."""

import pytest

from claimtrack.model import ParsedArticle, Sentence, Span, Word
from evaluation.attribution_probe import PROBE, judge, read_cases
from evaluation.treebanks import read_documents
from tests.parsing.articles import article

# text, head, relation, tag: one word a row
Tree = list[tuple[str, int, str, str]]

SAID: Tree = [
    ("Nobody", 2, "nsubj", "PRON"),
    ("says", 0, "root", "VERB"),
    ("it", 4, "nsubj", "PRON"),
    ("rained", 2, "ccomp", "VERB"),
]


def parsed(*trees: Tree) -> ParsedArticle:
    """Set trees beside each other, their words apart by single spaces."""
    sentences: list[Sentence] = []
    start = 0
    for tree in trees:
        words: list[Word] = []
        for index, (text, head, relation, tag) in enumerate(tree, start=1):
            words.append(Word(index, Span(start, start + len(text)), text, text, tag, "", head, relation))
            start += len(text) + 1
        sentences.append(Sentence(tuple(words), "en"))
    text = " ".join(word.text for sentence in sentences for word in sentence.words)
    return ParsedArticle(article(text), tuple(sentences), "by hand")


def changed(tree: Tree, place: int, *row: str | int) -> Tree:
    return [*tree[:place], row, *tree[place + 1 :]]  # type: ignore[list-item]


def rights(line: str, *trees: Tree) -> tuple[bool, bool, bool]:
    (case,) = read_cases(line)
    verdict = judge(case, parsed(*trees))
    return verdict.verb, verdict.subject, verdict.complement


def test_marks_are_read_and_taken_out() -> None:
    (case,) = read_cases("# a heading\n\nThe [S Lowell Courier] [V says] it [C is late].")

    assert case.text == "The Lowell Courier says it is late."
    assert (case.subject, case.verb, case.complement) == ((Span(4, 18),), (Span(19, 23),), (Span(27, 34),))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_language_has_three_hundred_sentences_with_one_verb(language: str) -> None:
    cases = read_cases((PROBE / f"{language}.txt").read_text("utf-8"))

    assert len({case.text for case in cases}) == 300
    assert all(case.verb and "[" not in case.text for case in cases)


def test_a_right_tree_is_right() -> None:
    assert rights("[S Nobody] [V says] it [C rained]", SAID) == (True, True, True)


def test_a_verb_taken_for_a_noun_is_wrong() -> None:
    noun = changed(SAID, 1, "says", 0, "root", "NOUN")

    assert rights("[S Nobody] [V says] it [C rained]", noun) == (False, True, True)


def test_a_wrong_subject_is_wrong() -> None:
    assert rights("Nobody [V says] [S it] [C rained]", SAID) == (True, False, True)


def test_a_subject_where_there_is_none_is_wrong() -> None:
    assert rights("Nobody [V says] it [C rained]", SAID) == (True, False, True)


def test_a_clause_that_is_no_complement_is_wrong() -> None:
    adverbial = changed(SAID, 3, "rained", 2, "advcl", "VERB")

    assert rights("[S Nobody] [V says] it [C rained]", adverbial) == (True, True, False)


def test_a_complement_where_there_is_none_is_wrong() -> None:
    assert rights("[S Nobody] [V says] it rained", SAID) == (True, True, False)


def test_a_clause_may_govern_the_verb() -> None:
    tree = [("it", 2, "nsubj", "PRON"), ("rained", 0, "root", "VERB"), ("he", 4, "nsubj", "PRON")]
    tree = [*tree, ("said", 2, "parataxis", "VERB")]

    assert rights("it [C rained] [S he] [V said]", tree) == (True, True, True)


def test_a_subject_may_be_shared() -> None:
    tree = [("he", 2, "nsubj", "PRON"), ("rose", 0, "root", "VERB"), ("and", 4, "cc", "CCONJ")]
    tree = [*tree, ("spoke", 2, "conj", "VERB")]

    assert rights("[S he] rose and [V spoke]", tree) == (True, True, True)


def test_a_clause_may_hang_on_a_pronominal_adverb() -> None:
    tree = [("hij", 2, "nsubj", "PRON"), ("wijst", 0, "root", "VERB"), ("erop", 2, "obl", "ADV")]
    tree = [*tree, ("dat", 5, "mark", "SCONJ"), ("regent", 3, "acl", "VERB")]

    assert rights("[S hij] [V wijst] erop dat [C regent]", tree) == (True, True, True)


def test_a_sentence_cut_in_two_has_lost_its_complement() -> None:
    before = [("Nobody", 2, "nsubj", "PRON"), ("says", 0, "root", "VERB")]
    after = [("it", 2, "nsubj", "PRON"), ("rained", 0, "root", "VERB")]

    assert rights("[S Nobody] [V says] it [C rained]", before, after) == (True, True, False)


TREEBANK = """\
# newdoc id = one
# newpar
1-2\tCan't\t_\t_\t_\t_\t_\t_\t_\t_
1\tCa\tcan\tAUX\t_\t_\t0\troot\t_\t_
2\tn't\tnot\tPART\t_\t_\t1\tadvmod\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_

1\tSo\tso\tADV\t_\t_\t0\troot\t_\tSpaceAfter=No
1.1\tbe\tbe\tAUX\t_\t_\t_\t_\t0:root\t_
2\t!\t!\tPUNCT\t_\t_\t1\tpunct\t_\t_

# newpar
1\tWell\twell\tINTJ\t_\t_\t0\troot\t_\t_

# newdoc id = two
1\tYes\tyes\tINTJ\t_\t_\t0\troot\t_\t_

"""


def test_treebanks_are_read_as_documents_of_paragraphs() -> None:
    documents = list(read_documents(TREEBANK, "en"))

    paragraphs = [[document.passage(block.span).text for block in document.blocks] for document in documents]
    assert paragraphs == [["Can't . So! ", "Well "], ["Yes "]]


def test_a_treebank_without_documents_is_one_paragraph() -> None:
    plain = "\n".join(line for line in TREEBANK.splitlines() if not line.startswith("#"))

    (document,) = read_documents(plain + "\n", "en")

    assert document.passage(document.blocks[0].span).text == "Can't . So! Well Yes "
