"""Tests that kill a verb before a statement find it in the script that the macro really sends."""

from __future__ import annotations

import pytest

from tests.support.macros import PACKAGE, Macros
from tests.support.scripts import caught_statement, without_comment

CREATE = "create table a as select 1"


def sent(macro: str, sql: str) -> str:
    """The script of a macro, as dbt sends it: with dbt's comment before it."""
    text = (PACKAGE / "engines" / "databricks" / f"{macro}.sql").read_text(encoding="utf-8")
    script = text.split("{% set script %}")[1].split("{% endset %}")[0]
    return '/* {"app": "dbt"} */\n' + script.replace("{{ sql }}", sql).replace("{{ sql | indent(12) }}", sql)


def test_the_statement_of_a_change_is_found() -> None:
    assert caught_statement(sent("try_execute", CREATE)) == CREATE


@pytest.mark.parametrize(
    "sql", [CREATE, "comment on table a is 'it\\'s'", "select 1\nfrom a", "select '\\\\'"]
)
def test_the_statement_in_a_script_of_spark_is_found(sql: str) -> None:
    """It is a text there, so quotes, backslashes and line breaks are escaped."""
    macros = Macros().engine("spark")
    macros.call("try_execute", sql)
    assert macros.sent == [sql]


def test_a_query_and_a_plain_statement_are_no_such_script() -> None:
    assert caught_statement(sent("try_query", "select 1")) is None
    assert caught_statement(CREATE) is None
    assert without_comment(f"/* one */ {CREATE}") == without_comment(CREATE) == CREATE
