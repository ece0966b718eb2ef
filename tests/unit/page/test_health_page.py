"""The renderer of the health page: pure functions from the document to HTML."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from holdfast_page.calendar import calendar
from holdfast_page.document import DocumentError, read_document
from holdfast_page.figures import ago, lasted, size
from holdfast_page.health import health_page
from holdfast_page.markup import el
from tests.support.cases import cases
from tests.support.health_document import LOST, shop_document
from tests.support.run import ROOT

PROGRAM = ROOT / "macros" / "health_page"
ASSETS = PROGRAM / "holdfast_page" / "assets"
HOSTILE = """</script><script>alert(1)</script>"'<img src=x onerror=alert(2)>&"""


class Reader(HTMLParser):
    """Tags with their attributes, the text, and scripts and styles by themselves."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.text, self._within = "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._within = tag

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within in self.raw:
            self.raw[self._within].append(data)
        else:
            self.text += data + " "

    def all(self, **wanted: str) -> Iterator[dict[str, str | None]]:
        for _, attributes in self.tags:
            if all(attributes.get(name) == value for name, value in wanted.items()):
                yield attributes


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def page() -> Reader:
    return Reader(health_page(shop_document()))


def test_the_page_has_what_the_document_says(page: Reader) -> None:
    text = one_line(page.text)
    for words in (
        "Needs attention now",
        f"{LOST:,}",
        "lost by version 47 at 2026-02-16 18:42:07",
        "ann@example.com",
        "suspect: lacks keys (1)",
        "unread: good, but not read whole lately (7)",
        "damaged: cannot be read (1)",
        "31, the oldest of 2026-01-17 05:45:00",
        "stock: a page cannot be read",
        "customers_history at 2026-02-16 19:10:00",
        "No table is frozen.",
        "dbt run-operation restore_table --args '{table: orders, auto: true}'",
    ):
        assert words in text, words


def test_a_fall_is_marked_in_the_chart_and_in_the_table(page: Reader) -> None:
    charts = {each["aria-label"]: json.loads(each["data-spec"]) for each in page.all(**{"class": "chart"})}
    orders = charts["Rows of orders over 13 versions; they fell 1 times"]
    assert orders["marks"] == ["plain"] * 12 + ["fall"]
    assert orders["y"][-2] - orders["y"][-1] == LOST
    assert f"fell by {LOST:,}, DELETE, by ann@example.com, clean up test orders" in orders["labels"][-1]
    assert f"fell by {LOST:,}" in page.text
    [products] = [chart for label, chart in charts.items() if label.startswith("Rows of products")]
    assert products["marks"].count("purpose") == 1
    assert "fell by 18 on purpose" in page.text


def test_every_chart_stands_beside_a_table_and_has_a_name_and_a_key(page: Reader) -> None:
    charts = list(page.all(**{"class": "chart"}))
    assert len(charts) == 5 + 1 + 1  # tables with versions, backups, drills
    assert all(each["aria-label"] and each["tabindex"] == "0" and each["role"] == "img" for each in charts)
    captions = [tag for tag, _ in page.tags].count("caption")
    assert captions == [tag for tag, _ in page.tags].count("table") >= len(charts)


def test_the_policy_allows_its_own_scripts_and_style_and_no_request() -> None:
    page = Reader(health_page(shop_document()))
    [policy] = [each["content"] for each in page.all(**{"http-equiv": "Content-Security-Policy"})]
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind in ("script", "style"):
        allowed = re.search(rf"{kind}-src ([^;]+)", policy)
        digests = [hashlib.sha256(each.encode()).digest() for each in page.raw[kind]]
        assert allowed
        assert allowed[1].split() == [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
    loaded = [
        value for _, attributes in page.tags for name, value in attributes.items() if name in ("src", "href")
    ]
    assert {value for value in loaded if value and not value.startswith("#")} == {"data:,"}
    assert not re.search(r"url\(|@import|https?://", "".join(page.raw["style"]))
    assert not [
        name for _, attributes in page.tags for name in attributes if name == "style" or name[:2] == "on"
    ]


def hostile(value: Any) -> Any:
    """The same with every text replaced, but for those that say what kind of thing it is, and times."""
    if isinstance(value, dict):
        kept = (
            "status",
            "condition",
            "state",
            "kind",
            "at",
            "date",
            "taken_at",
            "verified_at",
            "when",
            "since",
        )
        return {key: each if key in kept else hostile(each) for key, each in value.items()}
    if isinstance(value, list):
        return [hostile(each) for each in value]
    return HOSTILE if isinstance(value, str) else value


def test_no_text_of_a_table_becomes_markup() -> None:
    page = Reader(health_page(hostile(shop_document())))
    plain = Reader(health_page(shop_document()))
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in plain.tags}
    assert page.raw == plain.raw
    assert HOSTILE in page.text
    assert any(HOSTILE in json.loads(each["data-spec"])["lanes"] for each in page.all(**{"class": "chart"}))


def test_an_empty_project_has_a_page() -> None:
    document = shop_document() | {"tables": [], "backups": [], "drills": [], "sections": [], "checks": [],
                                  "incident": None, "status": "OK"}  # fmt: skip
    text = one_line(Reader(health_page(document)).text)
    assert "No backup exists" in text
    assert "No restore was rehearsed yet" in text
    assert "No loss and no recovery is known" in text
    assert "doctor found no problem" in text


def test_a_lost_column_is_named_as_lost_keys_are_counted() -> None:
    document = shop_document()
    orders, lines = document["tables"][:2]
    gone = {"name": "note", "type": "varchar", "now": None}
    narrower = {"name": "amount", "type": "bigint", "now": "integer"}
    orders["loss"] |= {"columns": [gone]}
    lines["loss"] = orders["loss"] | {"missing": 0, "columns": [gone, narrower]}
    document["incident"]["losses"][0] |= {"how": "lacks columns", "columns_lost": "column note"}
    text = one_line(Reader(health_page(document)).text)
    both = "column note and column amount as bigint (it is integer now)"
    assert f"orders lacks column note, {lines['name']} lacks {both}" in text, "the tile"
    assert f"{LOST:,} and column note" in text, "the overview"
    assert f"0 and {both}" in text
    assert "lacks columns: column note" in text, "the incident"
    assert f"It lacks {both} of version 46" in text, "the card"
    assert f"It lacks {LOST:,} of the {orders['loss']['rows']:,} keys and column note of version 46" in text


def test_what_is_frozen_gone_or_without_backup_is_said() -> None:
    document = shop_document()
    orders, lines = document["tables"][:2]
    orders |= {
        "exists": False,
        "rows": None,
        "missing": None,
        "loss": None,
        "versions": [],
        "good": None,
        "oldest": None,
    }
    lines |= {"error": "a data file is damaged", "rows": None, "missing": None}
    frozen = {"table": "orders", "who": "ann", "at": "2026-02-17 08:00:00", "reason": "rows fell"}
    document["frozen"] = [frozen | {"unreadable": None}]
    document["backups"] += [
        document["backups"][0] | {"table": None, "taken_at": None, "condition": "unfinished"}
    ]
    text = one_line(Reader(health_page(document)).text)
    for words in (
        "The table does not exist.",
        "cannot be read: a data file is damaged",
        "cannot be read: orders, order_lines",
        "none of orders",
        "loads and builds are stopped",
    ):
        assert words in text, words


def test_a_calendar_has_a_cell_for_each_day_and_lists_the_open_ones() -> None:
    days = [
        {"date": "2025-12-31", "done": 3, "total": 3, "note": None},
        {"date": "2026-01-01", "done": 1, "total": 2, "note": "late"},
        {"date": "2026-01-02", "done": 0, "total": 4, "note": None},
    ]
    made = "".join(str(each) for each in flat(calendar({"title": "Orders", "unit": "orders", "days": days})))
    assert [made.count(f'class="day {kind}"') for kind in ("all", "some", "none")] == [
        2,
        2,
        2,
    ]  # and the legend
    assert "4 of 9 orders are complete; 1 of 3 days are complete as a whole." in made
    assert "2026-01-01: 1 of 2 orders complete: late" in made
    assert "2 days are not complete" in made
    assert made.index("2026: 1 of 6") < made.index("2025: 3 of 3")


def flat(content: Any) -> Iterator[str]:
    if isinstance(content, list):
        for each in content:
            yield from flat(each)
    elif content is not None:
        yield content


@cases("early, text", """
    2026-02-17 08:59:01, just now
    2026-02-17 08:30:00, 30 minutes ago
    2026-02-16 09:00:00, 24 hours ago
    2026-02-10 09:00:00, 7 days ago
    2026-02-18 09:00:00, in the future
""")  # fmt: skip
def test_ages(early: Any, text: str) -> None:
    assert ago(str(early).removesuffix("+00:00"), "2026-02-17 09:00:00") == text


def test_durations_and_sizes() -> None:
    assert [lasted(each) for each in (None, 4.21, 720, 12600)] == ["not known", "4.2 s", "12 min", "3.5 h"]
    assert [size(each) for each in (None, 812, 3_400_000, 82_000_000_000)] == [
        "not known",
        "812 B",
        "3.4 MB",
        "82 GB",
    ]


def test_an_attribute_is_escaped_or_left_out() -> None:
    assert (
        el("a", "<b>", href='"x"', hidden=True, class_=None) == '<a href="&quot;x&quot;" hidden>&lt;b&gt;</a>'
    )


# What the program reads and refuses


def program(text: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The program as `dbt deps` brings it: with no package but Python's own."""
    command = [sys.executable, "-I", "-S", str(PROGRAM), *map(str, arguments)]
    return subprocess.run(command, input=text, capture_output=True, text=True)


def test_the_program_needs_python_alone_and_reads_past_what_dbt_prints(tmp_path: Path) -> None:
    output = "09:00:00  [WARNING]: something is deprecated\n" + json.dumps(shop_document()) + "\n"
    shown = program(output)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout == health_page(shop_document())
    (tmp_path / "health.json").write_text(output)
    done = program("", "--input", tmp_path / "health.json", "--output", tmp_path / "health.html")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "health.html").read_text() == shown.stdout


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "The input holds no health document. Run `dbt -q run-operation health`"),
        ("Compilation Error\n  no such macro\n", "no health document, but: no such macro. Run"),
        ('{"status": "OK"}\n{oops\n', "no health document"),
        ('{"schema": 2}', "has schema 2, and this program reads 1. Use the program of the same package"),
        ('{"schema": 1, "checks": []}', "lacks tables, not_checked, backups, drills, frozen, sections"),
    ],
)
def test_what_is_no_document_is_refused_in_a_sentence(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=re.escape(reason)):
        read_document(text)
    done = program(text, "--output", tmp_path / "health.html")
    assert done.returncode == 2
    assert reason in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "health.html").exists()


def test_the_chart_library_is_the_one_that_was_published() -> None:
    lines = (ASSETS / "CHECKSUMS").read_text(encoding="utf-8").splitlines()
    sums = dict(reversed(line.split("  ")) for line in lines if not line.startswith("#"))
    assert set(sums) == {"uPlot.iife.min.js", "uPlot.min.css", "uPlot.LICENSE"}
    for name, digest in sums.items():
        content = (ASSETS / name).read_bytes()
        own = {hashlib.sha256(each).hexdigest() for each in (content, content.removesuffix(b"\n"))}
        assert digest in own, name
