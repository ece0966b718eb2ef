"""The contract between the verbs and the engines: engines/contract.sql against the folders that answer it."""

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
    used = {argument for arguments in questions(PACKAGE).values() for argument in arguments}
    assert set(GLOSSARY.findall(text.split("-#}")[0])) - used == {"engine"}, (
        "described, and no question has it"
    )


def test_every_question_asks_its_own_answer() -> None:
    text = (PACKAGE / "engines" / "contract.sql").read_text(encoding="utf-8")
    asked = re.findall(r"macro (\w+)\([^%]*%\}\s*\{\{ return\(holdfast\.answer\('(\w+)'", text)
    assert [name for name, _ in asked] == list(questions(PACKAGE))
    assert [name for name, question in asked if name != question] == []


EXISTS = "{% macro duckdb__exists(table) %}BODY{% endmacro %}"


@pytest.mark.parametrize(("file", "text", "sentence"), [
    ("duckdb/exists", "", "duckdb does not answer exists"),
    ("spark/has_history", "", "spark does not answer has_history"),
    ("spark/has_history", "", "databricks does not answer has_history"),  # whose answer is that of spark
    ("duckdb/exists", EXISTS.replace("table", "name"),
     "duckdb__exists takes ('name',), the contract passes ('table',)"),
    ("duckdb/colour", "{% macro duckdb__colour(table) %}{% endmacro %}",
     "engines/duckdb/colour.sql answers no question: duckdb__colour"),
    ("duckdb/exists", EXISTS.replace("BODY", "{{ holdfast.spark__exists(table) }}"),
     "duckdb__exists calls spark__exists of another engine"),
    ("duckdb/exists", EXISTS.replace("BODY", "{{ holdfast.find_table(table.name) }}"),
     "duckdb__exists calls find_table of tables/, which is above the engines"),
])  # fmt: skip
def test_a_fault_between_contract_and_answers_is_found(tmp_path: Path, file, text, sentence) -> None:
    copy = Path(shutil.copytree(PACKAGE, tmp_path / "macros"))
    (copy / "engines" / f"{file}.sql").write_text(text)
    assert sentence in faults(copy)


def test_no_folder_but_that_of_the_engines_knows_one() -> None:
    """What one engine is like is a question."""
    peculiar = re.compile(
        r"\bin_lake\b|duckdb__|spark__|databricks__|\blake\.\w+\(|hive_metastore|[\"'](duckdb|spark|databricks)[\"']"
    )
    found = {}
    for path in PACKAGE.rglob("*.sql"):
        word = peculiar.search(re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL))
        if word and path.relative_to(PACKAGE).parts[0] != "engines":
            found[str(path.relative_to(PACKAGE))] = word[0]
    assert found == {}


@pytest.mark.parametrize("macro", [*VERBS, "guard"])
def test_an_engine_without_a_folder_is_refused_by_every_verb_and_the_guard(macros: Macros, macro) -> None:
    said = macros.engine("postgres").refused(macro)
    assert said == "postgres is not supported; supported are databricks, duckdb, spark."
    assert (macros.sent, macros.printed) == ([], [said])


def test_a_question_may_be_put_to_another_engine(macros: Macros) -> None:
    assert macros.engine("postgres").refused("quote_name", "a").startswith("postgres is not supported")
    assert macros.engine("duckdb").call("quote_name", "a", "spark") == "`a`"


def test_a_question_without_an_answer_names_the_macro_to_add(macros: Macros) -> None:
    said = macros.refused("answer", "colour")
    assert said == "engines/duckdb has no answer to colour. Add the macro duckdb__colour."


def test_the_adapter_is_asked_in_one_place() -> None:
    paths = PACKAGE.rglob("*.sql")
    asking = {path.name for path in paths if "adapter.type()" in path.read_text(encoding="utf-8")}
    assert asking == {"answer.sql", "supported_folders.sql", "original.sql"}


def test_the_dialect_of_the_connection(macros: Macros) -> None:
    for engine, dialect in {"duckdb": "local", "spark": "spark", "databricks": "databricks"}.items():
        assert macros.engine(engine).call("own_dialect") == dialect
