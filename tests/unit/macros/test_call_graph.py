"""The house of the macros: layers one way, nothing defined twice, nothing that nobody calls."""

import re
import shutil
from pathlib import Path
from statistics import median

import pytest

from tests.support.macro_graph import Package, read_package
from tests.support.macros import PACKAGE

ROOT = PACKAGE.parent
OVERRIDE = re.compile(r"default__\w+")  # dbt's own macros, which dbt calls


@pytest.fixture(scope="module")
def package() -> Package:
    return read_package(PACKAGE)


def called_from_outside(package: Package) -> set[str]:
    """Overrides of dbt's macros, and what projects call: hooks, and their own checks."""
    text = (ROOT / "dbt_project.yml").read_text(encoding="utf-8")
    for folder in ("dbt_project", "tests/support/guard_project"):
        files = [path for path in (ROOT / folder).rglob("*.*") if path.is_file()]
        text += "".join(path.read_text(encoding="utf-8") for path in files)
    named = set(re.findall(r"\bholdfast\.(\w+)", text))
    return named | {name for name in package.macros if OVERRIDE.fullmatch(name)}


def test_calls_go_down_and_each_name_is_defined_once_and_called(package: Package) -> None:
    assert package.calls_upward() == []
    assert package.defined_twice == []
    assert package.called_by_nobody(called_from_outside(package)) == []


def test_a_restore_can_be_followed_to_its_sql(package: Package) -> None:
    for engine in ("duckdb", "spark"):  # databricks merges as spark does
        hops = package.hops("restore_table", f"{engine}__merge_point_sql")
        assert hops is not None
        assert hops <= 6


def test_macros_are_short(package: Package) -> None:
    assert {name: macro.lines for name, macro in package.macros.items() if macro.lines > 60} == {}
    assert median(macro.lines for macro in package.macros.values()) <= 10


def test_the_project_calls_no_macro_that_the_package_lacks(package: Package) -> None:
    called = {
        name
        for path in sorted((ROOT / "dbt_project").rglob("*.sql"))
        for name in re.findall(r"\bholdfast\.(\w+)\(", path.read_text(encoding="utf-8"))
    }
    assert "fail" in called
    assert called - set(package.macros) == set()


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


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    """A call upward, a second definition, and a macro that only itself calls."""
    folder = shutil.copytree(PACKAGE, tmp_path / "macros")
    for name, called in (("doctor", "doctor"), ("wrong", "doctor"), ("lonely", "lonely")):
        text = f"{{% macro {name}() %}}{{% do holdfast.{called}() %}}{{% endmacro %}}\n"
        (folder / "args" / f"{name}_.sql").write_text(text)
    package = read_package(folder)
    assert package.calls_upward() == ["args/wrong calls operations/doctor"]
    assert package.defined_twice == ["doctor"]
    assert "lonely" in package.called_by_nobody(called_from_outside(package))
