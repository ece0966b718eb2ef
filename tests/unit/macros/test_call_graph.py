"""The house of the macros: layers one way, nothing defined twice, nothing that nobody calls."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from statistics import median

import pytest

from tests.support.macro_graph import Package, read_package
from tests.support.macros import PACKAGE

ROOT = PACKAGE.parent
OVERRIDE = re.compile(r"default__\w+")  # dbt's own macros, which dbt calls
OUTSIDE = ("dbt_project", "tests/support/guard_project")


@pytest.fixture(scope="module")
def package() -> Package:
    return read_package(PACKAGE)


def called_from_outside(package: Package) -> set[str]:
    """Overrides of dbt's macros, and what projects call: hooks, and their own checks."""
    text = (ROOT / "dbt_project.yml").read_text(encoding="utf-8")
    for folder in OUTSIDE:
        text += "".join(
            path.read_text(encoding="utf-8") for path in (ROOT / folder).rglob("*.*") if path.is_file()
        )
    named = set(re.findall(r"\blakehouse\.(\w+)", text))
    return named | {name for name in package.macros if OVERRIDE.fullmatch(name)}


def test_no_macro_calls_upward(package: Package) -> None:
    assert package.calls_upward() == []


def test_no_name_is_defined_twice(package: Package) -> None:
    assert package.defined_twice == []


def test_every_macro_is_called(package: Package) -> None:
    assert package.called_by_nobody(called_from_outside(package)) == []


def test_a_restore_can_be_followed_to_its_sql(package: Package) -> None:
    for engine in ("duckdb", "spark"):  # databricks merges as spark does
        hops = package.hops("restore_table", f"{engine}__merge_point_sql")
        assert hops is not None
        assert hops <= 6


def test_macros_are_short(package: Package) -> None:
    assert {name: macro.lines for name, macro in package.macros.items() if macro.lines > 60} == {}
    assert median(macro.lines for macro in package.macros.values()) <= 10


def test_every_verb_has_a_file_of_its_name(package: Package) -> None:
    for name, macro in package.macros.items():
        if macro.folder == "operations" and not name.startswith("_"):
            assert macro.file.stem == name


def test_no_line_is_over_120_columns() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted(PACKAGE.rglob("*.sql"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > 120
    ]
    assert long == []


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACKAGE, tmp_path / "macros"))


def test_a_call_upward_is_found(copy: Path) -> None:
    (copy / "args" / "wrong.sql").write_text("{% macro wrong() %}{% do lakehouse.doctor() %}{% endmacro %}\n")
    assert read_package(copy).calls_upward() == ["args/wrong calls operations/doctor"]


def test_a_second_definition_is_found(copy: Path) -> None:
    (copy / "args" / "wrong.sql").write_text("{% macro doctor() %}{% endmacro %}\n")
    assert read_package(copy).defined_twice == ["doctor"]


def test_a_macro_that_nobody_calls_is_found(copy: Path) -> None:
    (copy / "args" / "wrong.sql").write_text("{% macro wrong() %}{% do lakehouse.wrong() %}{% endmacro %}\n")
    package = read_package(copy)
    assert "wrong" in package.called_by_nobody(called_from_outside(package))
