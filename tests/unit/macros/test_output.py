"""What verbs print: refusals, times, commands to paste, tables, and SQL as it stands."""

import datetime

import pytest
import pytz
import yaml

from tests.support.macros import Macros

NOW = datetime.datetime(2026, 2, 3, 12, tzinfo=pytz.utc)


def test_a_refusal_prints_its_sentence_and_fails_with_it(macros: Macros) -> None:
    assert macros.refused("fail", "days: 0 keeps no history. Use days: 30.") == macros.printed[0]
    assert macros.printed == ["days: 0 keeps no history. Use days: 30."]


@pytest.mark.parametrize(("arguments", "command"), [
    ({}, "dbt run-operation drill"),
    ({"backup": None}, "dbt run-operation drill"),
    ({"backup": "latest"}, "dbt run-operation drill --args '{backup: latest}'"),
    ({"dry_run": False, "days": 7}, "dbt run-operation drill --args '{dry_run: false, days: 7}'"),
    ({"backup": "2026-02-03"}, "dbt run-operation drill --args '{backup: \"2026-02-03\"}'"),
    ({"reason": "it's on"}, "dbt run-operation drill --args '{reason: \"it'\\''s on\"}'"),
])  # fmt: skip
def test_a_command_is_ready_to_paste(macros: Macros, arguments: dict, command: str) -> None:
    assert macros.call("operation_command", "drill", arguments) == command


@pytest.mark.parametrize(
    "value",
    ["on", "Null", "2024_02_03", "1e3", "a: b", "dev.orders", "~", "set_1/dev.t", True, 12, "", ["a", "on"]],
)
def test_yaml_reads_a_value_back_as_it_was(macros: Macros, value: object) -> None:
    assert yaml.safe_load(macros.call("yaml_value", value)) == value


def test_rows_are_a_table(macros: Macros) -> None:
    rows = [{"table": "orders", "rows": 1234567, "why": None}, {"table": "a", "rows": 3, "why": "old"}]
    macros.call("print_table", rows, ["table", "rows", "why"])
    macros.call("print_table", [], ["table", "rows"])
    table = ["  table        rows  why", "  orders  1,234,567", "  a               3  old"]
    assert macros.printed == [*table, "  table  rows"]


HASH, SET = "95e23fc1f89d6327718186ed846f0f38", "set_20261128T035819Z"


def test_a_wide_table_keeps_80_columns_and_every_value(macros: Macros) -> None:
    backup = {
        "id": f"{SET}/dev.customers_and_their_orders_v2",
        "taken_at": "2026-11-28 03:58:21",
        "version": 3,
    }
    more = {"rows": 1234567, "content_hash": HASH, "state": "suspect: lacks 3 keys", "reason": None}
    macros.call("print_table", [backup | more], [*backup, *more])
    assert macros.printed == [
        f"  {'id':<{len(backup['id'])}}  taken_at",
        f"  {SET}/dev.customers_and_their_orders_v2  2026-11-28 03:58:21",
        f"    version 3  rows 1,234,567  content_hash {HASH}",
        "    state suspect: lacks 3 keys",
    ]


def test_columns_behind_a_wide_one_keep_their_place_in_the_table(macros: Macros) -> None:
    rows = [
        {"version": 12, "note": "a note " * 20, "rows": 300},
        {"version": 9, "note": None, "rows": 60},
    ]
    macros.call("print_table", rows, ["version", "note", "rows"])
    assert [line for line in macros.printed if "note a" not in line] == [
        "  version  rows",
        "       12   300",
        "        9    60",
    ]


def test_a_text_in_the_last_column_is_wrapped_below_itself(macros: Macros) -> None:
    rows = [
        {"verb": "doctor", "does": "checks one thing after the other, " * 4},
        {"verb": "thaw", "does": "ends"},
    ]
    macros.call("print_table", rows, ["verb", "does"])
    lines = "\n".join(macros.printed).splitlines()
    assert max(map(len, lines)) <= 80
    assert [line[:10] for line in lines] == ["  verb    ", "  doctor  ", " " * 10, "  thaw    "]
    assert " ".join(" ".join(lines).split()) == f"verb does doctor {rows[0]['does']}thaw ends"


def test_findings_keep_80_columns_and_their_commands_whole(macros: Macros) -> None:
    command = "dbt run-operation restore_table --args '{table: customers_and_orders, backup: latest}'"
    detail = "customers_and_their_orders_v2 lacks 20 of the 60 keys of version 3 of 2026-02-03 09:00:00"
    finding = {"status": "FAIL", "aspect": "time travel", "detail": detail, "command": command}
    macros.call("print_findings", [finding])
    *lines, last = "\n".join(macros.printed).splitlines()
    assert len(lines) == 2
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("FAIL  time travel  customers")
    assert last.strip() == f"-> {command}"


@pytest.mark.parametrize(("ago", "text"), [
    ({"seconds": 59}, "0 minutes"), ({"hours": 1}, "60 minutes"), ({"hours": 47}, "47 hours"),
    ({"days": 12}, "12 days"),
])  # fmt: skip
def test_an_age_is_said_in_a_fitting_unit(macros: Macros, ago: dict, text: str) -> None:
    macros.replace("now", lambda: NOW)
    assert macros.call("age_text", NOW - datetime.timedelta(**ago)) == text


@pytest.mark.parametrize(("seconds", "text"), [
    (None, "no estimate yet"), (1, "about 1 s"), (119, "about 119 s"),
    (150, "about 2 minutes"), (3600, "about 60 minutes"),
])  # fmt: skip
def test_a_duration_is_said_in_a_fitting_unit(macros: Macros, seconds: int | None, text: str) -> None:
    assert macros.call("about", seconds) == text


@pytest.mark.parametrize("value", [
    "2026-02-03 09:00:00", "2026-02-03T10:00:00+01:00", datetime.datetime(2026, 2, 3, 9), NOW.replace(hour=9),
])  # fmt: skip
def test_a_time_of_an_engine_is_read_in_utc(macros: Macros, value: object) -> None:
    macros.replace("now", lambda: NOW)
    assert macros.call("time_text", macros.call("time_from", value)) == "2026-02-03 09:00:00"
    assert macros.call("hours_since", value) == 3
    assert macros.call("seconds_since", macros.call("time_from", value)) == 10800


def test_sql_loses_what_its_template_left(macros: Macros) -> None:
    template = """
      select
        a,  

        b
      from t
      
      where a = 1
    """
    assert macros.call("sql_text", template) == "select\n  a,\n  b\nfrom t\nwhere a = 1"


@pytest.mark.parametrize("literal", ["'one\n\n   two  \n'", "'it''s\n\n  here'"])
def test_a_literal_keeps_its_line_breaks(macros: Macros, literal: str) -> None:
    assert macros.call("sql_text", f"\n    select\n\n      {literal} as a\n") == f"select\n  {literal} as a"


def test_a_long_line_is_broken_between_words_and_not_in_quotes(macros: Macros) -> None:
    literal = "'" + "word " * 30 + "'"
    macros.call("print_statement", f"select {literal} as a, " + ", ".join(f"column_{i}" for i in range(20)))
    assert len(macros.printed) > 1
    assert any(literal in line for line in macros.printed)
    assert macros.printed[-1].endswith("column_19;")
    assert all(len(line) <= 114 or literal in line for line in macros.printed)


def test_usage_comes_from_the_documentation(macros: Macros) -> None:
    usage = next(each for each in macros.call("documented_verbs") if each["verb"] == "emit_sql")
    assert usage["does"].startswith("Print the SQL of a verb")
    assert usage["does"].endswith(".")
    names = [argument["name"] for argument in usage["arguments"]]
    assert names == ["verb", "args", "dialect", "catalog", "output"]
    macros.call("print_usage", usage)
    assert macros.printed[0].startswith("emit_sql: Print the SQL of a verb")
    assert "  dbt -q run-operation emit_sql" in macros.printed[2]
