"""The contract between the verbs and the engines: engines/contract.sql against the folders that answer it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support.macro_graph import Macro, read_package
from tests.support.macros import PACKAGE, Macros

ENGINES = {"databricks": ("databricks", "spark"), "duckdb": ("duckdb",), "spark": ("spark",)}
BELOW = {"engines", "steps", "args", "output"}  # what an answer may call
COMMENT = r"\{#-\s*(.*?)\s*-#\}\s*"
GLOSSARY = re.compile(r"^    (\w+) {2,}\S", re.MULTILINE)
VERBS = sorted(path.stem for path in (PACKAGE / "operations").glob("*.sql"))


def folder_of(macro: Macro) -> str | None:
    """The engine whose folder holds a macro; None for what all engines share."""
    parts = macro.file.parts
    return parts[1] if parts[0] == "engines" and len(parts) == 3 else None


def questions(folder: Path) -> dict[str, tuple[str, ...]]:
    """question -> its arguments, but for `engine`, which chooses the answer."""
    macros = read_package(folder).macros.values()
    return {
        macro.name: tuple(name for name in macro.arguments if name != "engine")
        for macro in macros
        if macro.file.name == "contract.sql"
    }


def faults(folder: Path) -> list[str]:
    """What is wrong between the contract of a package and the answers in it, one sentence each."""
    macros = read_package(folder).macros
    asked, found = questions(folder), []
    answers: dict[tuple[str, str], Macro] = {}
    for name, macro in macros.items():
        engine = folder_of(macro)
        if engine and name.startswith(tuple(f"{each}__" for each in ENGINES)):
            owner, question = name.split("__", 1)
            answers[owner, question] = macro
            if owner != engine or question not in asked:
                found.append(f"{macro.file} answers no question: {name}")
            elif macro.arguments != asked[question]:
                found.append(f"{name} takes {macro.arguments}, the contract passes {asked[question]}")
    for engine, folders in ENGINES.items():
        found += [
            f"{engine} does not answer {question}"
            for question in asked
            if not any((folder, question) in answers for folder in folders)
        ]
    for name, macro in macros.items():
        engine = folder_of(macro)
        for called in sorted(macro.calls) if engine else []:
            other = folder_of(macros[called])
            if other and other not in ENGINES[engine]:
                found.append(f"{name} calls {called} of another engine")
            elif macros[called].folder not in BELOW:
                found.append(f"{name} calls {called} of {macros[called].folder}/, which is above the engines")
    return sorted(found)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACKAGE, tmp_path / "macros"))


def test_every_engine_answers_every_question() -> None:
    assert faults(PACKAGE) == []


def test_every_question_is_documented_with_its_arguments() -> None:
    text = (PACKAGE / "engines" / "contract.sql").read_text(encoding="utf-8")
    common = set(GLOSSARY.findall(text))
    undocumented = []
    for name, arguments in questions(PACKAGE).items():
        comment = re.search(COMMENT + r"\{% macro " + name + r"\(", text, re.DOTALL)
        words = comment[1].rsplit("{#-", 1)[-1] if comment else ""
        undocumented += [f"{name}: {each}" for each in arguments if each not in common and each not in words]
        undocumented += [name] if not words.strip() else []
    assert undocumented == []


def test_every_question_asks_its_own_answer() -> None:
    text = (PACKAGE / "engines" / "contract.sql").read_text(encoding="utf-8")
    asked = re.findall(r"macro (\w+)\([^%]*%\}\s*\{\{ return\(lakehouse\.answer\('(\w+)'", text)
    assert [name for name, _ in asked] == list(questions(PACKAGE))
    assert [name for name, question in asked if name != question] == []


def test_a_missing_answer_is_found(copy: Path) -> None:
    (copy / "engines" / "duckdb" / "exists.sql").unlink()
    assert "duckdb does not answer exists" in faults(copy)


def test_an_answer_of_spark_serves_databricks(copy: Path) -> None:
    (copy / "engines" / "spark" / "has_history.sql").unlink()
    assert {"databricks does not answer has_history", "spark does not answer has_history"} <= set(
        faults(copy)
    )


def test_a_renamed_argument_is_found(copy: Path) -> None:
    file = copy / "engines" / "spark" / "exists.sql"
    file.write_text(
        file.read_text(encoding="utf-8").replace("spark__exists(table)", "spark__exists(relation)")
    )
    assert "spark__exists takes ('relation',), the contract passes ('table',)" in faults(copy)


def test_an_answer_that_nobody_asks_for_is_found(copy: Path) -> None:
    (copy / "engines" / "duckdb" / "colour.sql").write_text(
        "{% macro duckdb__colour(table) %}{% endmacro %}\n"
    )
    assert "engines/duckdb/colour.sql answers no question: duckdb__colour" in faults(copy)


def test_a_call_of_another_engine_or_upward_is_found(copy: Path) -> None:
    file = copy / "engines" / "duckdb" / "exists.sql"
    file.write_text(
        "{% macro duckdb__exists(table) %}"
        "{{ return(lakehouse.spark__exists(table) or lakehouse.find_table(table.name)) }}{% endmacro %}\n"
    )
    found = faults(copy)
    assert "duckdb__exists calls spark__exists of another engine" in found
    assert "duckdb__exists calls find_table of tables/, which is above the engines" in found


def test_generic_folders_name_no_engine() -> None:
    """What one engine is like is a question."""
    peculiar = re.compile(r"adapter\.type\(\)|\bin_lake\b|duckdb__|spark__|databricks__|\blake\.\w+\(")
    found = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.sql")
        if path.relative_to(PACKAGE).parts[0]
        in {"checks", "log", "content", "tables", "args", "output", "steps"}
        and peculiar.search(path.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize("verb", VERBS)
def test_an_engine_without_a_folder_is_refused_by_every_verb(macros: Macros, verb: str) -> None:
    said = macros.engine("postgres").refused(verb)
    assert said == "postgres is not supported; supported are databricks, duckdb, spark."
    assert macros.sent == []
    assert macros.printed == [said]


def test_an_engine_without_a_folder_is_refused_by_the_guard(macros: Macros) -> None:
    said = macros.engine("postgres").refused("guard")
    assert said == "postgres is not supported; supported are databricks, duckdb, spark."
    assert macros.sent == []


def test_an_engine_without_a_folder_is_refused_by_a_question(macros: Macros) -> None:
    assert macros.engine("postgres").refused("quote_name", "a").startswith("postgres is not supported")
    assert macros.engine("duckdb").call("quote_name", "a", "spark") == "`a`"


def test_a_question_without_an_answer_names_the_macro_to_add(macros: Macros) -> None:
    assert (
        macros.refused("answer", "colour")
        == "engines/duckdb has no answer to colour. Add the macro duckdb__colour."
    )


def test_the_adapter_is_asked_in_one_place() -> None:
    asking = {
        path.name
        for path in (PACKAGE / "engines").rglob("*.sql")
        if "adapter.type()" in path.read_text(encoding="utf-8")
    }
    assert asking == {"answer.sql", "supported_folders.sql"}


@pytest.mark.parametrize(
    ("engine", "dialect"), [("duckdb", "local"), ("spark", "spark"), ("databricks", "databricks")]
)
def test_the_dialect_of_the_connection(macros: Macros, engine: str, dialect: str) -> None:
    assert macros.engine(engine).call("own_dialect") == dialect
