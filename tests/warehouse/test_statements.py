"""Every statement does what Databricks documents for it, as seen in the Delta files by another reader."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.warehouse.by_delta import NATIVELY
from tests.support.warehouse.client import SPARK
from tests.support.warehouse.on_spark import BY_SPARK, EMULATED
from tests.support.warehouse.statements.registry import actions, line_of, lines, lines_of
from tests.support.warehouse.warehouse import Warehouse

from .statement_table import CASES, ELSEWHERE, GIVEN, Case

assert Warehouse  # its module registers the statements
PAGE = Path(__file__).parents[2] / "docs" / "limitations.md"
BEGIN, END = "<!-- differences on Spark: begin -->", "<!-- end -->"
BEGIN_EMULATED, END_EMULATED = "<!-- emulated on Spark: begin -->", "<!-- end of what is emulated -->"
_extended: set[str] = set()  # statements that have been tried with a word too many


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.documented} {case.name[:60]}")
def test_statement(client, case: Case) -> None:
    """It does what it should, and with a word too many it is refused and does nothing."""
    if client.warehouse.engine == SPARK:
        case = replace(case, **{key: value for key, value in case.on_spark.items() if key != "why"})
    client.run(*GIVEN)
    *before, last = (statement.replace("{schema}", client.schema) for statement in case.statements)
    for statement in before:
        _refused_with_a_word_too_many(client, statement)
        client.run(statement)
    if case.refused is not None:
        assert case.refused in client.refused(last)
        answer = None
    else:
        _refused_with_a_word_too_many(client, last)
        answer = client.run(last)
    if case.answer is not None:
        assert answer == [_filled(row, client.schema) for row in case.answer]
    for wanted in case.shows:
        assert any(_filled(wanted, client.schema).items() <= row.items() for row in answer), answer
    for table, rows in case.stored.items():
        assert client.stored(table) == rows
    if case.operation is not None:
        assert client.operations("t")[-1] == case.operation


def _filled(row: dict, schema: str) -> dict:
    return {
        key: value.replace("{schema}", schema) if isinstance(value, str) else value
        for key, value in row.items()
    }


def _refused_with_a_word_too_many(client, statement: str) -> None:
    """Behind a table of a query one word is its alias: there it takes two. Spark's own parser needs no such
    test."""
    if statement in _extended or client.warehouse.engine == SPARK:
        return
    _extended.add(statement)
    line = line_of(statement)
    words = "nonsense nonsense" if line.endswith((":query>", ":query>]", ":rest>", ":rest>]")) else "nonsense"
    error = client.refused(f"{statement} {words}")
    assert "UNSUPPORTED_BY_STAND_IN" in error or "SYNTAX_ERROR" in error or "nonsense" in error, error


def test_every_registered_line_is_in_the_table() -> None:
    run = set()
    for case in CASES:
        runs = case.refused is None or case.on_spark.get("refused", "") is None
        done = case.statements if runs else case.statements[:-1]
        run |= {line_of(statement.replace("{schema}", "s")) for statement in (*GIVEN, *done)}
    elsewhere = {line_of(statement) for statement in ELSEWHERE}
    assert sorted(set(lines()) - run - elsewhere) == []
    assert sorted(elsewhere & run) == [], "no longer needed in ELSEWHERE"


@pytest.mark.parametrize("statement", ELSEWHERE)
def test_what_other_files_run_is_there_and_takes_no_word_too_many(client, statement: str) -> None:
    text = Path(__file__).with_name(ELSEWHERE[statement]).read_text()
    assert statement.partition(" t ")[0].partition(" '")[0] in text
    client.run(*GIVEN)
    _refused_with_a_word_too_many(client, statement)


def test_each_statement_is_sparks_own_or_has_a_reason() -> None:
    emulated = [action for group in EMULATED.values() for action in group]
    placed = [*NATIVELY, *BY_SPARK, *emulated]
    assert {action.__name__ for action in set(actions()) - set(placed)} == set(), (
        "name a reason in on_spark.py"
    )
    assert sorted(action.__name__ for action in placed if placed.count(action) > 1) == []
    assert set(placed) <= set(actions())


def test_the_differences_on_spark_are_written_down() -> None:
    """docs/limitations.md lists what `on_spark` says; REFRESH_DIFFERENCES=1 writes the list anew."""
    text = PAGE.read_text(encoding="utf-8")
    wanted = text
    for begin, end, written in ((BEGIN, END, differences()), (BEGIN_EMULATED, END_EMULATED, emulated())):
        wanted = f"{wanted.split(begin)[0]}{begin}\n{written}{end}{wanted.split(end)[1]}"
    if os.environ.get("REFRESH_DIFFERENCES"):
        PAGE.write_text(wanted, encoding="utf-8")
    assert text == wanted, "run this test with REFRESH_DIFFERENCES=1, and read the diff"


def differences() -> str:
    """The cases that differ with the engine spark, as a table in Markdown."""
    lines = ["| statement | here | on Spark with Delta | why |", "| --- | --- | --- | --- |"]
    for case in CASES:
        if case.on_spark:
            given = {key: getattr(case, key) for key in case.on_spark if key != "why"}
            found = {key: value for key, value in case.on_spark.items() if key != "why"}
            cells = [f"`{case.name}`", _outcome(given), _outcome(found), str(case.on_spark["why"])]
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def emulated() -> str:
    """The statements that are emulated with the engine spark, as a table in Markdown."""
    found = ["| emulated, because | statements |", "| --- | --- |"]
    for reason, group in EMULATED.items():
        names = [f"`{_words(lines_of(action)[0])}`" for action in group]
        found.append(f"| {reason} | {', '.join(names)} |")
    return "\n".join(found) + "\n"


def _words(line: str) -> str:
    """The words of a syntax line that a statement must have, and of alternatives the first."""
    line = line.replace("(DESC | DESCRIBE)", "DESCRIBE")
    for left_out in (r"\[[^\[\]]*\]", r"<[^<>]*>"):
        while re.search(left_out, line):
            line = re.sub(left_out, "", line)
    while re.search(r"\([^()]*\)", line):
        line = re.sub(r"\(([^()|]*)\|?[^()]*\)", r"\1", line)
    return re.sub(r"( (AS|IN|IS|LIKE))+$", "", " ".join(re.findall(r"[A-Z]+", line)))


def _outcome(outcome: dict) -> str:
    words = {"refused": "refused: ", "operation": "commit ", "answer": "answers ", "shows": "shows "}
    said = [f"{words.get(key, key + ' ')}`{value}`" for key, value in outcome.items() if value is not None]
    return "; ".join(said) or "runs"
