"""The mark `thorough` and its form with parameters; a mark that selects nothing stops the collection."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support import run

MODULE = """
import pytest

@pytest.fixture(params=["local", "databricks"])
def target(request):
    return request.param
"""
SETTINGS = """
[pytest]
addopts = --strict-markers
markers =
    thorough: all cases
    thorough_when(parameter=value): some cases
"""


def collect(folder: Path, *tests: str, only: str = "", case: str = "") -> run.Done:
    """Collect a module of these tests with the plugin alone; `only` is for -m, `case` a part of a node id."""
    (folder / "pytest.ini").write_text(SETTINGS, encoding="utf-8")
    module = folder / "test_seeds.py"
    module.write_text("\n".join([MODULE, *tests]), encoding="utf-8")
    plugins = ("-p", "tests.support.thorough", "-p", "no:cacheprovider")
    command = (
        sys.executable,
        "-m",
        "pytest",
        *plugins,
        "--collect-only",
        "-q",
        "-m",
        only,
        f"{module}{case}",
    )
    return run.run(*command, data_dir=folder / "data", cwd=folder, PYTHONPATH=str(run.ROOT))


def names(done: run.Done) -> list[str]:
    return [line.split("::")[1] for line in done.stdout.splitlines() if "::" in line]


def test_a_mark_selects_the_cases_with_its_values(tmp_path):
    tests = (
        '@pytest.mark.thorough_when(target="databricks")',
        "def test_one(target): ...",
        '@pytest.mark.thorough_when(target="databricks", step=["first", "second"])',
        '@pytest.mark.parametrize("step", ["first", "second", "third"])',
        "def test_each(target, step): ...",
        "@pytest.mark.thorough",
        "def test_all(target): ...",
    )
    marked = ["test_one[databricks]", "test_each[databricks-first]", "test_each[databricks-second]"]
    assert set(names(collect(tmp_path, *tests, only="thorough").ok())) == {
        *marked,
        "test_all[local]",
        "test_all[databricks]",
    }
    assert set(names(collect(tmp_path, *tests, only="not thorough").ok())) == {
        "test_one[local]",
        *(f"test_each[local-{step}]" for step in ("first", "second", "third")),
        "test_each[databricks-third]",
    }


def test_a_mark_of_a_module_and_marks_of_a_class_count(tmp_path):
    tests = (
        'pytestmark = pytest.mark.thorough_when(target="local")',
        "class TestAll:",
        "    def test_it(self, target): ...",
    )
    found = collect(tmp_path, *tests, only="thorough").ok().stdout.splitlines()
    assert [line for line in found if "::" in line] == ["test_seeds.py::TestAll::test_it[local]"]


@pytest.mark.parametrize(
    ("mark", "sentence"),
    [
        (
            'thorough_when(engine="databricks")',
            "thorough_when(engine='databricks') selects none of its cases. Correct the mark or remove it.",
        ),
        (
            'thorough_when(target=["spark", "duckdb"])',
            "thorough_when(target=['spark', 'duckdb']) selects none of its cases.",
        ),
        ("thorough_when()", "thorough_when() selects none of its cases."),
        ('thorough_when("databricks")', "thorough_when('databricks') selects none of its cases."),
        ('thorough(target="local")', "thorough takes no arguments. Use thorough_when(PARAMETER=VALUE)."),
        (
            'thorough_when(target=["local", "databricks"])',
            "thorough_when(target=['local', 'databricks']) leaves no case for .ci/run.",
        ),
    ],
)
def test_a_mark_that_means_nothing_stops_the_collection(tmp_path, mark, sentence):
    done = collect(tmp_path, f"@pytest.mark.{mark}", "def test_one(target): ...", only="not thorough")
    assert f"test_one: {sentence}" in done.refused()


def test_one_case_by_its_name_is_collected_although_the_mark_means_another(tmp_path):
    tests = ('@pytest.mark.thorough_when(target="databricks")', "def test_one(target): ...")
    assert names(collect(tmp_path, *tests, case="::test_one[local]").ok()) == ["test_one[local]"]


def test_a_name_marks_nothing(tmp_path):
    """Names like these two decided once what .ci/run leaves out."""
    done = collect(tmp_path, "def test_a_kill_at_any_step(target): ...", only="not thorough").ok()
    assert names(done) == [f"test_a_kill_at_any_step[{target}]" for target in ("local", "databricks")]
    for conftest in run.ROOT.glob("tests/**/conftest.py"):
        text = conftest.read_text(encoding="utf-8")
        patterns = [word for word in ("fnmatch", ".py::", "pytest_collection_modifyitems") if word in text]
        assert patterns == [], f"{conftest} must not choose tests by their names"
