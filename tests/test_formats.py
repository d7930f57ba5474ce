"""No format loses a claim, and no word of an article becomes markup, formula or terminal command in one."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from unicodedata import category

import pytest
from attrs import evolve
from hypothesis import given
from markdown_it import MarkdownIt

from claimtrack.formats import FORMATS, latex, markdown
from claimtrack.model import Claim, ComparisonTable, Link, Passage, Report, Row, Source, Span
from claimtrack.printing import Section, authority, draw, draw_sections, legible, wording
from tests.values import crossing, ferry, reports, tables, veerboot

TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
SPITEFUL = "=1+1|\x1b[31m<script>alert(1)</script>\n**b** `c` $x$ &lt; \u202eend"


def spiteful() -> ComparisonTable:
    """Give a table with the same spiteful words in every field that an article can fill."""
    left = ferry()
    passage = Passage(Span(0, len(SPITEFUL)), SPITEFUL)
    source = Source("s1", SPITEFUL, "person", mentions=(passage,))
    claim = Claim(
        "c1", (passage,), (Link("s1", passage, passage),), hedges=(passage,), language="en", rule="x"
    )
    article = evolve(
        left.article, id=SPITEFUL, text=SPITEFUL, publisher=SPITEFUL, headline=passage, blocks=()
    )
    report = Report(article, (claim,), (source,))
    row = Row((("c1",), ("c1",)), "same", SPITEFUL, "unknown", 0.5, (SPITEFUL,), SPITEFUL)
    return ComparisonTable((report, report), (row,))


# ── in words ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("id", "said", "by"),
    [
        ("c1", "“The engine failed twice”", "Harbour Post › Ida Holm"),
        ("c2", "The owner … have known (hedged: is said to)", "hearsay, “is said to”"),
        ("c3", "(no comment)", "Nordline"),
        ("c4", "The ferry carries 400 people a day.", "own voice"),
    ],
)
def test_a_claim_reads_with_its_authority(id: str, said: str, by: str) -> None:
    claim = ferry().claim(id)

    assert wording(claim) == said
    assert authority(ferry(), claim) == by


def test_a_denial_shows() -> None:
    assert wording(veerboot().claim("c2")) == "er 400 mensen aan boord waren (denied)"


def test_a_source_without_a_name_is_called_what_the_article_calls_it() -> None:
    report = ferry()
    nameless = evolve(report, sources=tuple(evolve(source, name=None) for source in report.sources))

    assert authority(nameless, nameless.claim("c1")) == "the Harbour Post › captain Ida Holm"


@given(reports())
def test_legible_words_stay_on_one_line_without_controls(report: Report) -> None:
    shown = legible(report.article.text)

    assert len(shown.splitlines()) <= 1
    assert not [character for character in shown if category(character) in {"Cc", "Cs"}]


# ── plain ─────────────────────────────────────────────────────────────────────────────────


@given(reports() | tables())
def test_everything_can_be_drawn(value: Report | ComparisonTable) -> None:
    assert draw(value, width=80).encode("utf-8")


def test_printing_a_table_shows_the_shared_rows_then_what_only_one_has() -> None:
    shown = str(crossing())

    assert shown.index("Contradictions") < shown.index("What both say") < shown.index("Only in Coast")
    assert shown.index("contradicts: number") < shown.index("same origin")
    assert "Only in veerboot" not in shown


def test_a_pair_that_somebody_parted_is_told_on_both_sides() -> None:
    parted = crossing().override(crossing().rows[0], relation="only", by="the desk")

    assert "Only in veerboot" in str(parted)
    assert "engine failed" in str(parted)


def test_printing_a_report_lists_its_claims_and_notices() -> None:
    shown = str(ferry())

    assert shown.index("c1") < shown.index("c4") < shown.index("nobody is named")


@pytest.mark.parametrize("width", [60, 90, 200])
def test_lines_wrap_to_the_width(width: int) -> None:
    report = ferry()
    claim = evolve(report.claim("c4"), content=(evolve(report.claim("c4").content[0], text="all day " * 50),))
    table = evolve(crossing(), reports=(evolve(report, claims=(*report.claims[:3], claim)), veerboot()))

    lines = draw(table, width=width).splitlines()

    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("words", ["1,000", "\n", "1,000\n", "1e5", "１２", "nan"])
def test_words_that_look_like_numbers_are_drawn_as_they_stand(words: str) -> None:
    laid_out = [Section("Numbers", ("", "words"), (("1", words),))]

    for write in (draw_sections, markdown.write_sections, latex.write_sections):
        assert words.strip() in write(laid_out)


def test_numbers_are_drawn_as_they_stand() -> None:
    report = ferry()
    claim = evolve(report.claim("c4"), content=(evolve(report.claim("c4").content[0], text="1e5"),))

    assert "1e5" in draw(evolve(report, claims=(claim,)))


def test_no_control_character_reaches_the_terminal() -> None:
    shown = draw(spiteful())

    assert "\x1b" not in shown
    assert "\u202e" not in shown


# ── for other programs ────────────────────────────────────────────────────────────────────


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag, *(name for name, _ in attrs if name.startswith(("on", "src", "href")))]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _read_html(text: str) -> _Tags:
    tags = _Tags()
    tags.feed(text)
    return tags


def test_markdown_shows_words_and_never_renders_them() -> None:
    rendered = (
        MarkdownIt("commonmark", {"html": True})
        .enable(["table", "strikethrough"])
        .render(FORMATS["markdown"](spiteful()))
    )
    tags = _read_html(rendered)

    assert set(tags.found) <= TABLE | {"h2", "br"}
    assert any("**b** `c` $x$ &lt;" in words for words in tags.words)


def test_every_row_of_a_markdown_table_has_the_same_cells() -> None:
    rendered = MarkdownIt("commonmark").enable("table").render(FORMATS["markdown"](spiteful()))
    tags = _read_html(rendered).found

    assert tags.count("th") == tags.count("td") == 4


@given(reports() | tables())
def test_every_line_of_csv_has_the_same_cells_and_none_is_a_formula(value: Report | ComparisonTable) -> None:
    lines = list(csv.reader(io.StringIO(FORMATS["csv"](value))))

    assert len({len(line) for line in lines}) == 1
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_csv_has_a_line_per_claim_and_its_place() -> None:
    lines = list(csv.DictReader(io.StringIO(FORMATS["csv"](ferry()))))

    assert [line["claim"] for line in lines] == ["c1", "c2", "c3", "c4"]
    assert ferry().article.text[int(lines[0]["start"]) : int(lines[0]["end"])] == "The engine failed twice"


def test_csv_keeps_a_formula_as_text() -> None:
    (line,) = csv.DictReader(io.StringIO(FORMATS["csv"](spiteful())))

    assert line["detail"].startswith("'=1+1")


def test_json_lines_are_json_on_one_line() -> None:
    written = FORMATS["jsonl"](crossing())

    assert "\n" not in written
    assert json.loads(written) == json.loads(FORMATS["json"](crossing()))


@pytest.mark.parametrize("name", ["plain", "markdown", "html", "csv", "json", "jsonl"])
def test_an_article_without_claims_can_be_written(name: str) -> None:
    empty = Report(ferry().article, (), ())

    assert FORMATS[name](empty)
    assert FORMATS[name](ComparisonTable((empty, empty), ()))


@pytest.mark.parametrize("name", ["plain", "markdown", "html", "csv"])
def test_no_claim_is_lost(name: str) -> None:
    written = FORMATS[name](crossing())

    for words in ("engine failed", "have known", "no comment", "400 people", "motor tweemaal", "400 mensen"):
        assert words in " ".join(written.split())
