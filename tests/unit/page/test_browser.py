"""The health page in a real browser: it draws, filters, prints and reads out, and fetches nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from holdfast_page.health import health_page
from tests.support.chromium import Chromium, Page, installed
from tests.support.health_document import LOST, shop_document
from tests.unit.page.test_health_page import HOSTILE, hostile

pytestmark = pytest.mark.skipif(
    installed() is None, reason="no Chromium: apt-get install chromium, or set CHROMIUM"
)
SHOWN = "[...document.querySelectorAll('#tables [data-table]')].filter((each) => each.offsetParent)"
COLOUR = "getComputedStyle(document.body).backgroundColor"
OPEN = "document.querySelectorAll('details[open]').length"
# How many different colours a chart has: a blank one has one or none.
COLOURS = """[...document.querySelectorAll('canvas')].map((canvas) => {
    const found = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data
    return new Set(new Uint32Array(found.buffer)).size
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    with Chromium() as running:
        yield running


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "health.html"
    made.write_text(health_page(shop_document()), encoding="utf-8")
    return made


def background(page: Page) -> str:
    return page.run(COLOUR)


def choose(page: Page, box: str, value: str) -> None:
    """Choose an option as a user does."""
    page.run(f"document.getElementById('{box}').value = '{value}'")
    page.run(f"document.getElementById('{box}').dispatchEvent(new Event('input', {{bubbles: true}})) && 0")


def test_it_draws_light_and_dark_and_fetches_nothing(browser: Chromium, file: Path) -> None:
    page = browser.open(file)
    light, drawn = background(page), page.run("document.querySelector('canvas').toDataURL()")
    page.scheme("dark")
    page.settle()
    assert background(page) != light
    assert page.run("document.querySelector('canvas').toDataURL()") != drawn
    assert page.requests == [file.as_uri()]
    assert page.errors == []
    assert len(page.run(COLOURS)) == 7
    assert min(page.run(COLOURS)) > 10
    assert page.run("document.getElementById('stale').textContent").startswith("This page is ")
    page.run("fetch('https://example.com').catch(() => 0)")
    page.settle()
    assert "Content Security Policy" in " ".join(page.errors)


def test_the_filters_hide_what_does_not_match(browser: Chromium, file: Path) -> None:
    page = browser.open(file)
    page.run("document.getElementById('filter-table').focus()")
    page.send("Input.insertText", {"text": "Customers"})
    assert page.run(f"{SHOWN}.map((each) => each.dataset.table)") == ["customers", "customers_history"]
    assert page.run("document.getElementById('filter-count').textContent") == "2 of 7 tables"
    cards = (
        "[...document.querySelectorAll('.card')].filter((each) => each.offsetParent).map((each) => each.id)"
    )
    assert page.run(cards) == ["table-customers", "table-customers_history"]
    page.run("document.getElementById('filter-table').value = ''")
    choose(page, "filter-status", "FAIL")
    assert page.run(f"{SHOWN}.map((each) => each.dataset.table)") == ["orders"]
    choose(page, "filter-status", "")
    choose(page, "filter-condition", "suspect")
    rows = (
        "[...document.querySelectorAll('#backups tr[data-condition]')].filter((each) => !each.hidden).length"
    )
    assert page.run(rows) == 1
    assert page.run(f"{SHOWN}.length") == 7
    assert page.errors == []


def test_the_keyboard_reads_the_points(browser: Chromium, file: Path) -> None:
    page = browser.open(file)
    page.run("document.querySelector('#table-orders .chart').focus()")
    readout = "document.querySelector('#table-orders .readout').textContent"
    page.key("End")
    assert f"fell by {LOST:,}, DELETE, by ann@example.com" in page.run(readout)
    page.key("ArrowLeft")
    assert "version 46 of " in page.run(readout)
    page.key("Home")
    assert "version 35 of " in page.run(readout)
    page.run("document.body.focus(), scrollTo(0, 0)")
    first = browser.open(file)
    first.key("Tab")
    assert first.run("document.activeElement.textContent") == "Skip to the content"


def test_it_has_names_for_a_screen_reader(browser: Chromium, file: Path) -> None:
    page = browser.open(file)
    nodes = page.send("Accessibility.getFullAXTree")["nodes"]
    named = [
        (node["role"]["value"], node["name"]["value"]) for node in nodes if node.get("name", {}).get("value")
    ]
    assert ("heading", "Health of shop") in named
    assert ("table", "Protected tables") in named
    assert ("image", "Rows of orders over 13 versions; they fell 1 times") in named
    assert ("searchbox", "Table") in named
    assert {"banner", "main", "navigation", "search"} <= {node["role"]["value"] for node in nodes}


def test_it_fits_a_narrow_window_and_paper(browser: Chromium, file: Path) -> None:
    page = browser.open(file, dark=True, width=360)
    assert page.run("document.documentElement.scrollWidth") <= 360
    page.run(f"addEventListener('beforeprint', () => (globalThis.paper = [{COLOUR}, {OPEN}]))")
    dark = background(page)
    assert page.paper().startswith(b"%PDF")
    [colour, opened] = page.run("globalThis.paper")
    assert colour != dark
    assert opened == 2  # what is OK, and the days that are not complete
    page.settle()
    assert (background(page), page.run(OPEN)) == (dark, 0)


def test_hostile_names_stay_text(browser: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "hostile.html"
    file.write_text(health_page(hostile(shop_document())), encoding="utf-8")
    page = browser.open(file)
    assert (page.requests, page.errors) == ([file.as_uri()], [])
    assert page.run("document.querySelectorAll('main img, main script').length") == 0
    assert page.run("document.querySelector('h1').textContent") == f"Health of {HOSTILE}"
    assert page.run(f"document.body.textContent.split({json.dumps(HOSTILE)}).length") > 100
