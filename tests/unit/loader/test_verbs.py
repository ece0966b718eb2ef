"""Commands that the loader prints can be said: each verb is there, and knows its arguments by these names."""

from __future__ import annotations

import ast
import re

from ingestion.verbs import command
from tests.support.run import ROOT

CALLS = [
    (file.name, node)
    for file in sorted((ROOT / "ingestion").rglob("*.py"))
    for node in ast.walk(ast.parse(file.read_text()))
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "command"
]


def arguments_of(verb: str) -> set[str]:
    text = (ROOT / "macros" / "operations" / f"{verb}.sql").read_text()
    said = re.search(rf"macro {verb}\((.*?)\)\s*%}}", text, re.DOTALL)[1]
    return {each.split("=")[0].strip() for each in said.split(",")}


def test_a_command_reads_as_dbt_takes_it() -> None:
    assert command("doctor") == "dbt run-operation doctor"
    assert command("restore_table", table="t", version=3) == (
        "dbt run-operation restore_table --args '{table: t, version: 3}'"
    )


def test_verbs_and_arguments_exist() -> None:
    assert len(CALLS) >= 5
    for file, call in CALLS:
        [verb] = call.args
        assert {keyword.arg for keyword in call.keywords} <= arguments_of(verb.value), (file, verb.value)


def test_no_command_is_printed_that_this_does_not_see() -> None:
    """A verb with arguments is written nowhere but by `command`."""
    for file in sorted((ROOT / "ingestion").rglob("*.py")):
        if file.name not in ("verbs.py", "demo.py"):  # the demo runs its own
            assert not re.search(r"run-operation \w+ --args", file.read_text()), file.name
