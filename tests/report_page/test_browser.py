"""The page in a real browser: clicks, keys, filters, widths, paper, and nothing that leaves it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claimtrack import report_page
from claimtrack.model import ComparisonTable, Report
from claimtrack.report_page.contents import Contents
from tests.report_page.spite import STRINGS, spiteful
from tests.values import crossing, ferry

playwright = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed; see CONTRIBUTING.md, “The page in a browser”"
)
NAMES = ("chromium", "chromium-browser", "google-chrome")

pytestmark = pytest.mark.browser

# Tests may run as root, where the sandbox cannot; and the browser must not phone home by itself.
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")

Value = Report | ComparisonTable
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        own = running.chromium.executable_path  # what `playwright install chromium` fetches
        chromium = next(filter(None, map(shutil.which, (*NAMES, own))), None)
        if not chromium:
            pytest.skip("there is no Chromium; see CONTRIBUTING.md, “The page in a browser”")
        started = running.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open values as pages; afterwards, fail for whatever a page asked for, complained of or ran."""
    seen: list[str] = []
    contexts = []

    def show_page(value: Value, width: int = 1280, height: int = 900, **options: Any) -> Any:
        file = tmp_path / "page.html"
        file.write_text(report_page.write(value), encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on("request", lambda request: seen.append(request.url))
        page.add_init_script("window.alert = (words) => console.log('ran', words)")
        page.goto(file.as_uri())
        return page

    yield show_page
    for context in contexts:
        context.close()
    assert set(seen) <= {(tmp_path / "page.html").as_uri()}


def _rows(page: Any) -> list[str]:
    """List the numbers of the rows that are on show."""
    numbers = page.locator("#rows tr[id]:visible th a").all_inner_texts()
    return ["".join(filter(str.isdigit, number)) for number in numbers]


def _is_seen(page: Any, selector: str) -> bool:
    """Tell whether a piece of an article lies inside the visible part of its pane."""
    script = """(selector) => {
        const piece = document.querySelector(selector), pane = piece.closest("article");
        const inner = piece.getBoundingClientRect(), outer = pane.getBoundingClientRect();
        return inner.top >= outer.top && inner.bottom <= outer.bottom;
    }"""
    return bool(page.evaluate(script, selector))


# ── filters ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "choice", "left"),
    [
        ("relation", "contradicts", ["1"]),
        ("support", "same origin", ["2"]),
        ("source", "Nordline", ["1", "4"]),
        ("kind", "own voice", ["1"]),
    ],
)
def test_a_filter_leaves_what_was_asked_for_and_says_how_much(
    show: Open, name: str, choice: str, left: list[str]
) -> None:
    page = show(crossing())

    page.select_option(f"select[name={name}]", label=choice.replace("_", " "))

    assert _rows(page) == left
    assert page.inner_text("#status") == f"{len(left)} of 4 rows shown."


def test_show_all_takes_every_filter_back(show: Open) -> None:
    page = show(crossing())
    page.select_option("select[name=relation]", "same")

    page.click("button[type=reset]")

    assert _rows(page) == ["1", "2", "3", "4"]


def test_without_a_source_the_page_says_what_the_table_says(show: Open) -> None:
    table = crossing()
    page = show(table)

    for words in ("Harbour Post", "Ida Holm", "Nordline"):
        page.select_option("select[name=without]", label=words)
        left = [{claim.id for claim in report.claims} for report in table.without(source=words).reports]
        standing = [
            any(id in own for cell, own in zip(line.row.cells, left, strict=True) for id in cell)
            for line in Contents(table).rows
        ]
        fallen = page.locator("tr.fallen").evaluate_all("rows => rows.map(row => row.id)")
        assert fallen == [f"r{n}" for n, stands in enumerate(standing, start=1) if not stands]
        assert f"Without {words}, {sum(standing)} of 4 still stand." in page.inner_text("#status")


# ── twins ─────────────────────────────────────────────────────────────────────────────────


def test_a_click_on_a_row_brings_up_its_passages_in_both_articles(show: Open) -> None:
    page = show(crossing(), height=320)

    page.click("#r1 .relation")

    assert page.is_visible("#twin")
    assert "400 mensen" in page.inner_text("#twin")
    assert _is_seen(page, "article[data-report='0'] .c.on")
    assert _is_seen(page, "article[data-report='1'] .c.on")


def test_a_click_on_a_passage_brings_up_its_twin_in_the_other_article(show: Open) -> None:
    page = show(crossing(), height=320)

    page.click("article[data-report='0'] .c >> text=400 people a day")

    assert page.locator("article[data-report='1'] .c.on").inner_text() == "er 400 mensen aan boord waren"
    assert _is_seen(page, "article[data-report='1'] .c.on")


def test_the_keyboard_opens_a_twin_and_comes_back(show: Open) -> None:
    page = show(crossing())
    page.focus("#t1-1 a")

    page.keyboard.press("Enter")
    inside = page.evaluate("document.activeElement.id")
    page.keyboard.press("Escape")

    assert inside == "twin"
    assert page.is_hidden("#twin")
    assert page.evaluate("document.activeElement.parentElement.id") == "t1-1"


def test_a_link_in_the_pair_leads_to_its_row(show: Open) -> None:
    page = show(crossing())
    page.click("article[data-report='1'] .c >> text=400 mensen")

    page.click("#twin h3 a")

    assert page.is_hidden("#twin")
    assert page.url.endswith("#r1")


# ── without script, on other media ────────────────────────────────────────────────────────


def test_without_script_everything_shows_and_links_work(show: Open) -> None:
    page = show(crossing(), java_script_enabled=False)

    page.click("#r1 .words a >> nth=0")

    assert page.url.endswith("#t0-3")
    assert page.is_hidden("form")
    assert len(_rows(page)) == 4


@pytest.mark.parametrize("value", [crossing(), ferry(), spiteful("a" * 300), spiteful("x", sides=4)])
def test_nothing_sticks_out_on_a_phone(show: Open, value: Value) -> None:
    page = show(value, width=390)

    page.click("#rows tr[id] .words >> nth=0")

    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_paper_has_all_rows_whatever_is_filtered(show: Open) -> None:
    page = show(crossing())
    page.select_option("select[name=relation]", "same")

    page.emulate_media(media="print")

    assert len(_rows(page)) == 4
    assert page.is_hidden("form")


def test_paper_of_a_usual_size_keeps_the_reports_beside_each_other(show: Open) -> None:
    page = show(crossing(), width=680)

    page.emulate_media(media="print")

    tops = page.locator("#r1 td").evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().top)")
    assert len(set(tops)) == 1


def test_dark_is_dark(show: Open) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"

    light, dark = show(crossing()), show(crossing(), color_scheme="dark")

    assert light.evaluate(ground) != dark.evaluate(ground)


# ── for everybody, against some ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_no_fault(show: Open, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = show(crossing(), width=width, color_scheme=scheme, bypass_csp=True)
    page.select_option("select[name=without]", label="Ida Holm")
    page.click("#r1 .relation")

    found = axe.Axe().run(page).response["violations"]

    assert [(fault["id"], fault["impact"]) for fault in found] == []


def test_harmful_words_run_nothing_ask_for_nothing_and_leave_the_page_whole(
    show: Open, tmp_path: Path
) -> None:
    whole = "[...document.querySelectorAll('main > section, aside, footer')].map(part => part.id)"
    page = show(crossing())
    expected = page.evaluate(whole)

    for words in STRINGS:
        (tmp_path / "page.html").write_text(report_page.write(spiteful(words)), encoding="utf-8")
        page.reload()
        page.click("#r1 .relation")
        assert page.evaluate(whole) == expected
        assert page.evaluate("document.scripts.length") == 1
        assert not page.evaluate("document.querySelectorAll('main img, main iframe, main style').length")
