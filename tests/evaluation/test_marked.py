"""Gold as lines of text with marks in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.errors import InputError
from claimtrack.evaluation import GoldArticle, read_gold
from claimtrack.evaluation.marked import marked_article, read_marked
from claimtrack.model import Span

ATTRIBUTED = Path(__file__).parents[2] / "fixtures" / "attributed"


def words(spans: tuple[Span, ...], article: GoldArticle) -> list[str]:
    return [article.text[span.start : span.end] for span in spans]


def read(line: str) -> GoldArticle:
    return marked_article(line, id="one", language="en")


def test_marks_are_taken_out_of_the_text() -> None:
    article = read("“[C We left],” [S Bo Lee] [V said], “[C at noon].”")

    (said,) = article.attributions
    assert article.text == "“We left,” Bo Lee said, “at noon.”"
    assert words(said.content, article) == ["We left", "at noon"]
    assert words(said.source, article) == ["Bo Lee"]
    assert words(said.cue, article) == ["said"]


def test_what_stands_inside_content_is_nested_in_it() -> None:
    article = read("[S The clerk] [V said] [C [S2 the mayor] [V2 had promised] [C2 to pay]].")

    said, promised = article.attributions
    assert [words(link.mention, article) for link in said.chain] == [["The clerk"]]
    assert [words(link.mention, article) for link in promised.chain] == [["The clerk"], ["the mayor"]]


def test_who_is_cited_stands_behind_who_passes_it_on() -> None:
    article = read("[S The Post], [V2 citing] [S2 a memo], [V says] [C [C2 the mill will close]].")

    passed_on, cited = article.attributions
    assert passed_on.chain == ()
    assert [words(link.mention, article) for link in cited.chain] == [["The Post"], ["a memo"]]


def test_one_source_may_have_two_attributions() -> None:
    article = read("[S12 She] [V hopes] [C it is true] but [V2 fears] [C2 it is not].")

    hopes, fears = article.attributions
    assert words(hopes.source, article) == words(fears.source, article) == ["She"]
    assert words(fears.content, article) == ["it is not"]


def test_a_line_without_marks_has_nothing_attributed() -> None:
    article = read("The ferry sailed at six.")

    assert article.attributions == ()
    assert article.counts_nested


def test_lines_of_a_file_become_articles_in_its_language(tmp_path: Path) -> None:
    file = tmp_path / "harbour.nl.marked.txt"
    file.write_text("# een kop\n\nHet regent.\n[S Ze] [V zei] dat [C het regent].\n", "utf-8")

    found = list(read_marked(file))

    assert [(article.id, article.language) for article in found] == [
        ("harbour.nl.marked.txt:3", "nl"),
        ("harbour.nl.marked.txt:4", "nl"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[S She] [V said] [C it rains.", "the mark of a content is not closed"),
        ("She said it rains].", "']' is no mark"),
        ("She said [sic] it rains.", r"'\[' is no mark"),
        ("[S She] [V speaks].", "attribution 1 has no content"),
    ],
)
def test_a_broken_line_is_named(line: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "en.marked.txt"
    file.write_text(f"It rains.\n{line}\n", "utf-8")

    with pytest.raises(InputError, match=rf"en\.marked\.txt, line 2: .*{reason}"):
        read_gold(file)


def test_the_sentences_that_come_along_are_each_there_once() -> None:
    sets = read_gold(ATTRIBUTED)

    assert [gold.language for gold in sets] == ["en", "nl"]
    for gold in sets:
        texts = [article.text for article in gold.articles]
        assert len(set(texts)) == len(texts) >= 300
