"""Macros that are compiled once: what comes back from the disk works as what dbt compiles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from dbt_common.clients import jinja
from dbt_common.exceptions import CompilationError

from dbt_duckdb_delta import kept_templates
from dbt_duckdb_delta.kept_templates import FOLDER

MACRO = "{% macro twice(text) %}{{ text }}-{{ text | upper }}{% endmacro %}"


@pytest.fixture(autouse=True)
def of_this_process() -> Iterator[None]:
    was = jinja.template_cache
    yield
    jinja.template_cache = was


def said(text: str = MACRO) -> str:
    template = jinja.template_cache.get_node_template(SimpleNamespace(macro_sql=text, name="twice"))
    return str(template.module.dbt_macro__twice("a"))


def files(target: Path) -> list[Path]:
    return sorted((target / FOLDER).glob("*.cache"))


def no_compiler(*_: object) -> None:
    raise AssertionError("compiled again")


def test_the_next_process_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_templates.keep(tmp_path)
    assert said() == "a-A"
    kept_templates.keep(tmp_path)
    jinja.template_cache.clear()
    monkeypatch.setattr(jinja.MacroFuzzEnvironment, "compile", no_compiler)
    assert said() == "a-A"
    with pytest.raises(CompilationError, match="compiled again"):
        said(MACRO.replace("upper", "lower"))


def test_a_changed_macro_is_compiled_anew(tmp_path: Path) -> None:
    kept_templates.keep(tmp_path)
    assert said() == "a-A"
    assert said(MACRO.replace("upper", "length")) == "a-1"
    assert len(files(tmp_path)) == 2


def test_another_version_does_not_use_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("1.10", "1.11"):
        monkeypatch.setattr(kept_templates, "COMPILED_BY", version)
        kept_templates.keep(tmp_path)
        jinja.template_cache.clear()
        assert said() == "a-A"
    assert len(files(tmp_path)) == 2


@pytest.mark.parametrize("damage", ["", "empty", "j2\x05", "cut"])
def test_a_damaged_file_is_as_none_and_replaced(damage: str, tmp_path: Path) -> None:
    kept_templates.keep(tmp_path)
    said()
    (file,) = files(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] if damage == "cut" else damage.encode())
    jinja.template_cache.clear()
    assert said() == "a-A"
    assert file.read_bytes() == whole


def test_a_target_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder would be")
    was = jinja.template_cache
    kept_templates.keep(tmp_path)
    assert jinja.template_cache is was
    assert said() == "a-A"


def test_a_folder_that_has_gone_costs_nothing_but_time(tmp_path: Path) -> None:
    kept_templates.keep(tmp_path)
    (tmp_path / FOLDER).rmdir()
    assert said() == "a-A"


def test_dbt_reports_what_does_not_compile(tmp_path: Path) -> None:
    kept_templates.keep(tmp_path)
    with pytest.raises(CompilationError):
        said("{% macro twice(text) %}{{ text ")
    assert files(tmp_path) == []
