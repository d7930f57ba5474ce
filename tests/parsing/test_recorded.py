"""Parses kept as CoNLL-U come back as they were."""

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import InputError
from claimtrack.model import Article, ParsedArticle, Sentence, Span, Word
from claimtrack.parsing import RecordedParser, StanzaParser, from_conllu, to_conllu
from tests.parsing.articles import article

REPORT = article("They can't.\nDat klopt.", id="denial")

RECORDING = """\
# newdoc id = denial
# parser = by hand
# lang = en
# text = They can't.
1\tThey\tthey\tPRON\t_\tCase=Nom|Number=Plur\t2\tnsubj\t_\tTokenRange=0:4
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tTokenRange=5:10
2\tca\tcan\tAUX\t_\t_\t0\troot\t_\t_
3\tn't\tnot\tPART\t_\t_\t2\tadvmod\t_\t_
4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tTokenRange=10:11

# lang = nl
# text = Dat klopt.
1\tDat\tdat\tPRON\t_\t_\t2\tnsubj\t_\tTokenRange=12:15
2\tklopt\tkloppen\tVERB\t_\tVerbForm=Fin\t0\troot\t_\tTokenRange=16:21
3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tTokenRange=21:22

"""


def test_a_recording_is_read() -> None:
    parsed = from_conllu(RECORDING, REPORT)

    assert parsed.parser == "by hand"
    assert [sentence.language for sentence in parsed.sentences] == ["en", "nl"]
    assert parsed.sentences[0].words[2] == Word(3, Span(5, 10), "n't", "not", "PART", "", 2, "advmod")
    assert parsed.sentences[1].words[1].feature("VerbForm") == "Fin"


def test_a_recording_is_written_as_it_was_read() -> None:
    assert to_conllu(from_conllu(RECORDING, REPORT)) == RECORDING


def test_an_article_without_sentences_is_an_empty_recording() -> None:
    parsed = ParsedArticle(article(""), (), "recorded")

    assert to_conllu(parsed) == ""
    assert from_conllu("", parsed.article) == parsed


def test_real_parses_come_back(parser: StanzaParser) -> None:
    (parsed,) = parser.parse(
        [article("“Don’t,” she said, “it’s 10\u00a0000 \ud800 metres.”\nGone\u00ad is he.")]
    )

    assert from_conllu(to_conllu(parsed), parsed.article) == parsed


@pytest.mark.parametrize(
    "recording",
    [
        "no CoNLL-U at all",
        RECORDING.replace("TokenRange=0:4", "_"),
        RECORDING.replace("TokenRange=0:4", "TokenRange=0"),
        RECORDING.replace("\t2\tnsubj", "\tx\tnsubj"),
        RECORDING.replace("1\tThey", "1\tThem"),
    ],
)
def test_what_does_not_belong_to_the_article_is_refused(recording: str) -> None:
    with pytest.raises(InputError, match="'denial' cannot be used"):
        from_conllu(recording, REPORT)


def test_recordings_are_looked_up_by_id(tmp_path: Path) -> None:
    (tmp_path / "denial.conllu").write_text(RECORDING, "utf-8")

    recorded = RecordedParser.from_directory(tmp_path)

    assert list(recorded.parse([REPORT])) == [from_conllu(RECORDING, REPORT)]
    with pytest.raises(InputError, match="no recorded parse of 'other'"):
        list(recorded.parse([evolve(REPORT, id="other")]))


@st.composite
def parses(draw: st.DrawFn) -> ParsedArticle:
    """Draw one sentence over the runs of an arbitrary text."""
    runs = draw(
        st.lists(st.text(alphabet=st.characters(exclude_categories=["Z", "C"]), min_size=1), min_size=1)
    )
    words: list[Word] = []
    start = 0
    for index, run in enumerate(runs, start=1):
        head = draw(st.integers(0, len(runs)))
        words.append(Word(index, Span(start, start + len(run)), run, run, "X", "", head, "dep"))
        start += len(run) + 1
    text = " ".join(runs)
    return ParsedArticle(Article("report", text, "en"), (Sentence(tuple(words), "en"),), "by chance")


@given(parses())
def test_whatever_is_written_is_read_back(parsed: ParsedArticle) -> None:
    assert from_conllu(to_conllu(parsed), parsed.article) == parsed
