"""What `read` takes, what it refuses, and what it leaves as it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimtrack.errors import InputError, LanguageError
from claimtrack.reading import read
from tests.reading.cases import FIXTURES

ODD = FIXTURES / "odd"
DATED = "Harbour Post\n3 May 2024\n\nFerry adrift in the strait\n\nThe ferry lost power yesterday, it said.\n"
REPORT = "Bridge to reopen\n\nThe bridge will reopen on Monday, the council said.\n"


# ── where the text comes from ─────────────────────────────────────────────────────────────


def test_a_string_is_the_text_itself() -> None:
    assert read(REPORT).text == REPORT


def test_a_path_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "bridge.en.txt"
    file.write_text(REPORT, encoding="utf-8")

    article = read(file)

    assert article.text == REPORT
    assert article.id == "bridge.en"


def test_a_text_without_file_has_an_id_that_follows_from_it() -> None:
    first, again, other = read(REPORT).id, read(REPORT.encode()).id, read(REPORT + "!").id

    assert first == again != other


def test_the_caller_knows_best() -> None:
    article = read(
        "Gadgetree\n10 Jul 2024\n\n" + REPORT,
        id="a",
        language="nl",
        publisher="Gadgetree Weekly",
        published=date(2024, 7, 9),
    )

    assert (article.id, article.language) == ("a", "nl")
    assert (article.publisher, article.published) == ("Gadgetree Weekly", date(2024, 7, 9))


# ── decoding ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("content", "encoding", "text"),
    [
        pytest.param("Café ’t Anker".encode(), None, "Café ’t Anker", id="UTF-8"),
        pytest.param("Café ’t Anker".encode(), "cp1252", "Café ’t Anker", id="UTF-8, declared wrongly"),
        pytest.param("Café ’t Anker".encode("cp1252"), None, "Café ’t Anker", id="cp1252"),
        pytest.param("Żurek, said".encode("cp1250"), "cp1250", "Żurek, said", id="as declared"),
        pytest.param("“Café”".encode("cp1252"), "ascii", "“Café”", id="cp1252, declared wrongly"),
        pytest.param(b"\xef\xbb\xbfCaf\xc3\xa9", None, "Café", id="byte-order mark of UTF-8"),
        pytest.param("Café".encode("utf-16"), None, "Café", id="byte-order mark of UTF-16"),
        pytest.param(b"\x00\x00\xfe\xff" + "Café".encode("utf-32-be"), "cp1252", "Café", id="UTF-32"),
        pytest.param(b"fianc\xe9 \x81", None, "fiancé \x81", id="a byte cp1252 leaves undefined"),
        pytest.param(b"one\r\ntwo\rthree\n", None, "one\r\ntwo\rthree\n", id="line ends stay"),
        pytest.param("cafe\u0301".encode(), None, "cafe\u0301", id="accents stay apart"),
    ],
)
def test_bytes_are_decoded_and_then_left_alone(content: bytes, encoding: str | None, text: str) -> None:
    assert read(content, encoding=encoding).text == text


@pytest.mark.parametrize("file", sorted(ODD.glob("*.txt")), ids=lambda file: file.name)
def test_odd_files_are_read(file: Path) -> None:
    article = read(file)

    assert f".{article.language}.txt" in file.name
    assert any(block.role == "prose" for block in article.blocks)


def test_line_ends_of_windows_make_no_difference() -> None:
    roles = [block.role for block in read(ODD / "crlf.en.txt").blocks]

    assert roles == ["noise", "noise", "headline", "prose", "prose"]


def test_lines_wrapped_to_a_width_are_paragraphs() -> None:
    article = read(ODD / "wrapped.en.txt")

    paragraphs = [article.passage(block.span).text for block in article.blocks if block.role == "prose"]

    assert len(paragraphs) == 2
    assert paragraphs[0].endswith("“Nobody on board complained.”")


@pytest.mark.parametrize("oddity", ["\x00", "\ud800", "\u202e", "\u200f", "\ufffe", "\u2028"])
def test_odd_characters_break_nothing(oddity: str) -> None:
    article = read(f"Bridge to re{oddity}open\n\nThe bridge will {oddity} reopen, the council said.\n")

    assert oddity in article.text


# ── what is refused ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param(b"", "is empty", id="nothing"),
        pytest.param(b" \r\n\t", "is empty", id="white space"),
        pytest.param(b"\xef\xbb\xbf", "is empty", id="a mark and nothing else"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x03\x20", "not text", id="a picture"),
        pytest.param(b"\x00" * 400, "not text", id="zeros"),
        pytest.param(b"\xff\xfeabc", "UTF-8", id="half a character of UTF-16"),
    ],
)
def test_bytes_that_are_no_article_are_refused(content: bytes, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        read(content)


def test_a_blank_text_is_refused() -> None:
    with pytest.raises(InputError, match="no article"):
        read("\n \n")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no file .*nowhere\.txt"):
        read(tmp_path / "nowhere.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"):
        read(tmp_path)


def test_an_impossible_file_name_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read(Path("a\x00b"))


@pytest.mark.parametrize("as_given", [REPORT, REPORT.encode()])
def test_what_is_too_large_is_refused_with_the_limit(as_given: str | bytes) -> None:
    with pytest.raises(InputError, match="20 bytes, the limit"):
        read(as_given, max_bytes=20)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "endless.txt"
    file.write_bytes(b"a" * 1_001)

    with pytest.raises(InputError, match="raise max_bytes"):
        read(file, max_bytes=1_000)


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text(REPORT, encoding="utf-8")

    assert read(file, max_bytes=len(REPORT)).text == REPORT


def test_an_encoding_nobody_knows_is_refused() -> None:
    with pytest.raises(InputError, match="unknown encoding 'morse'"):
        read(b"caf\xe9", encoding="morse")


def test_a_language_without_lexicon_is_refused_with_those_there_are() -> None:
    with pytest.raises(LanguageError, match="no lexicon for 'xx'; there are en, nl"):
        read(REPORT, language="xx")


def test_an_article_in_a_language_without_lexicon_is_refused() -> None:
    article = (
        "Le pont de Vieuxport restera fermé jusqu’au mois de mai, a annoncé mardi la mairie. « Nous avons "
        "trouvé la fissure par hasard », explique l’ingénieure Solène Brac. Selon la mairie, quatre mille "
        "personnes empruntent le pont chaque jour. Les commerçants du quai craignent de perdre leurs clients "
        "et demandent qu’une navette soit mise en place avant la fin de la semaine prochaine."
    )

    with pytest.raises(LanguageError, match="'fr'"):
        read(article)
    assert read(article, language="en").language == "en"


def test_the_day_of_publication_keeps_where_it_was_found() -> None:
    dateline = "LUNDE, May 3, 2024 (AP) - The ferry lost power in the strait yesterday, its owner said.\n"

    assert (read(DATED).published, read(DATED).dated_by) == (date(2024, 5, 3), "header")
    assert (read(dateline).published, read(dateline).dated_by) == (date(2024, 5, 3), "text")
    assert read(DATED, published=date(2024, 5, 3)).dated_by == "given"
    assert read("The ferry lost power yesterday.").dated_by is None


def test_another_day_than_the_one_given_is_told() -> None:

    article = read(DATED, published=date(2024, 5, 5))

    assert article.published == date(2024, 5, 5)
    assert "2024-05-03, too; days are counted from 2024-05-05 (given)" in article.notices[-1].reason
    assert not any("too" in notice.reason for notice in read(DATED).notices)
