"""Every statement does what Databricks documents for it, as seen in the Delta files by another reader."""

from __future__ import annotations

import pytest

from .statement_table import CASES, GIVEN, Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.documented} {case.name[:60]}")
def test_statement(client, case: Case) -> None:
    client.run(*GIVEN, *case.statements[:-1])
    if case.refused is not None:
        assert case.refused in client.refused(case.statements[-1])
        answer = None
    else:
        answer = client.run(case.statements[-1])
    if case.answer is not None:
        assert answer == case.answer
    for table, rows in case.stored.items():
        assert client.stored(table) == rows
    if case.operation is not None:
        assert client.operations("t")[-1] == case.operation
