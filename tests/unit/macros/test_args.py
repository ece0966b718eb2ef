"""Arguments as YAML hands them to a verb: what is taken, and the sentence for what is not."""

import datetime
import re

import pytest

from tests.support.cases import cases
from tests.support.macros import Macros
from tests.unit.macros.small_shop import Shop

DAY = datetime.date(2026, 2, 3)


@cases("macro, argument, value, taken", """
    integer, days, 7, 7
    integer, days, "7", 7
    integer, days, 0, 0
    boolean, dry_run, true, true
    boolean, dry_run, "yes", true
    boolean, dry_run, "On", true
    boolean, dry_run, false, false
    boolean, dry_run, "no", false
    boolean, dry_run, "FALSE", false
    identifier, table, orders, orders
    optional_text, reason, before 2.0, before 2.0
    optional_text, reason, null, null
    optional_text, reason, "", null
    optional_text, reason, " \t", null
""")  # fmt: skip
def test_values_are_taken(macros: Macros, macro, argument, value, taken) -> None:
    found = macros.call(macro, argument, value)
    assert (found, type(found)) == (taken, type(taken))


@cases("value, example", """
    7d, "days: 7"
    v2, "days: 2"
    2.0, "days: 2"
    "1,000 rows", "days: 1000"
    a week, "a number, such as days: 12"
    true, "a number, such as days: 12"
    null, "a number, such as days: 12"
    "", "a number, such as days: 12"
    [1, 2], "a number, such as days: 12"
""")  # fmt: skip
def test_a_refused_integer_comes_with_one_to_write(macros: Macros, value, example: str) -> None:
    assert macros.refused("integer", "days", value) == f"days: {value} is not a whole number. Use {example}."


def test_a_refused_integer_comes_with_one_that_the_caller_takes(macros: Macros) -> None:
    said = "keep_days: 0.5 is not a whole number. Use keep_days: 1."
    assert macros.refused("integer", "keep_days", 0.5, least=1) == said


@pytest.mark.parametrize("value", [-1, "-3", -2.5, "-1d"])
def test_of_a_negative_number_the_range_is_said(macros: Macros, value) -> None:
    assert (
        macros.refused("integer", "days", value)
        == f"days: {value} is negative. Use a whole number, 0 or more."
    )
    assert macros.refused("days_argument", value).endswith("Use a whole number from 1 to 36500.")


@pytest.mark.parametrize(
    ("verb", "argument", "most"),
    [
        ("set_retention", "days", 36_500),
        ("prune_backups", "keep_days", 36_500),
        ("backup_all", "older_than_hours", 876_000),
    ],
)
@pytest.mark.parametrize("value", [36_500 * 24 + 1, 999999999999999999999])
def test_more_than_a_century_is_a_slip(shop: Shop, verb: str, argument: str, most: int, value: int) -> None:
    before = shop.files()
    said = shop.refused(verb, **{argument: value})
    assert re.fullmatch(rf"{argument}: {value} is too large. Use a whole number from [01] to {most}[.]", said)
    assert shop.files() == before


@cases("variable, macro, most", """
    time_travel_days, wanted_days, 36500
    backup_read_days, read_since, 36500
""")  # fmt: skip
def test_more_than_a_century_in_a_variable_is_a_slip(macros: Macros, variable, macro, most) -> None:
    macros.variables = {variable: most}
    assert macros.call(macro)
    macros.variables = {variable: most + 1}
    assert f"{variable}: 36501 is too large" in macros.refused(macro)


def test_a_refused_integer_is_not_mended_to_one_that_is_too_large(macros: Macros) -> None:
    said = "days: 99999d is not a whole number. Use days: 36500."
    assert macros.refused("integer_of_days", "days", "99999d") == said


@pytest.mark.parametrize("value", ["perhaps", 0, 1, "", None, "si"])
def test_what_is_not_a_boolean_is_refused(macros: Macros, value) -> None:
    said = macros.refused("boolean", "dry_run", value)
    assert said == f"dry_run: {value} is neither true nor false. Use dry_run: true."


@cases("value, sentence", """
    null, "table is missing; say table: NAME."
    "", "table is missing; say table: NAME."
    " ", "table is missing; say table: NAME."
    [a, b], "table: a, b is more than a name; say table: NAME, one at a time."
    2026-02-03, "table: 2026-02-03 was read by YAML as something else than text; write table: '...' in quotes"
    12, "table: 12 was read by YAML as something else than text; write table: '...' in quotes"
    true, "table: True was read by YAML as something else than text; write table: '...' in quotes"
""")  # fmt: skip
def test_what_is_not_a_name_is_refused(macros: Macros, value, sentence: str) -> None:
    assert macros.refused("identifier", "table", value).startswith(sentence)


@cases("text, moment", """
    "2026-02-03 09:00", "2026-02-03T09:00:00+00:00"
    "2026-02-03T09:00:00Z", "2026-02-03T09:00:00+00:00"
    "2026-02-03 09:00:00-05:00", "2026-02-03T14:00:00+00:00"
    "2026-02-03 09:00:00.25+0530", "2026-02-03T03:30:00.250000+00:00"
    2026-02-03 09:00:00, "2026-02-03T09:00:00+00:00"  # which YAML reads as a time
    " 2024-02-29 23:59:59 ", "2024-02-29T23:59:59+00:00"
""")  # fmt: skip
def test_a_point_in_time_is_read_in_utc(macros: Macros, text, moment: str) -> None:
    assert macros.call("timestamp", "timestamp", text).isoformat() == moment


@pytest.mark.parametrize("text", [
    "2026-13-01 09:00", "2026-02-30 09:00", "2025-02-29 09:00", "2026-04-31 09:00", "0000-01-01 09:00",
    "2026-02-03 24:00", "2026-02-03 09:60", "2026-02-03 09:00+25:00", "2026-02-03 09", "yesterday", 7, None,
])  # fmt: skip
def test_what_is_not_a_point_in_time_is_refused(macros: Macros, text) -> None:
    said = macros.refused("timestamp", "timestamp", text)
    assert said.startswith(f"timestamp: {text} is not a point in time. Use timestamp: '2026-02-03 09:00:00'")


@pytest.mark.parametrize("value", ["2026-02-03", DAY])
def test_a_bare_date_lacks_its_hour(macros: Macros, value) -> None:
    said = macros.refused("timestamp", "timestamp", value)
    assert said.startswith("timestamp: 2026-02-03 has no time of day. Use timestamp: '2026-02-03 09:00:00'")


@pytest.mark.parametrize("value", [[], {}, {"a": 1}, True, DAY, 7, None, ""])
def test_what_is_not_a_list_of_tables_is_refused(macros: Macros, value) -> None:
    said = macros.refused("list_of_tables", "tables", value, "TABLE, TABLE")
    assert said == f"tables: {value} is not a list of tables. Use tables: [TABLE, TABLE]."


def test_one_name_is_a_list_of_one(macros: Macros) -> None:
    assert macros.call("list_of_tables", "tables", "orders", "T") == ["orders"]
    assert macros.call("list_of_tables", "tables", ["orders", "sales"], "T") == ["orders", "sales"]
    assert macros.call("as_list", None) == []


@cases("name, known, nearest", """
    ordres, [orders, customers], orders
    xyz, [orders, customers], null
    ORDERS, [customers, orders], orders
    orders, [], null
""")  # fmt: skip
def test_the_nearest_name_is_offered(macros: Macros, name, known, nearest) -> None:
    assert macros.call("nearest", name, known) == nearest


def test_an_argument_that_a_verb_has_not_is_refused(macros: Macros) -> None:
    assert macros.call("reject_unknown", "time_travel", {}).strip() == ""
    said = macros.refused("reject_unknown", "time_travel", {"tabel": 1})
    assert said == "time_travel has no argument 'tabel'; did you mean 'table'?"
    said = macros.refused("reject_unknown", "time_travel", ["xyz"])
    assert said == (
        "time_travel has no argument 'xyz'; it has table, limit, output: "
        "dbt run-operation recovery_help --args '{verb: time_travel}'."
    )


def test_every_printable_verb_has_its_text_and_is_a_verb(macros: Macros) -> None:
    for verb in macros.call("printable_verbs"):
        assert macros.call("printable_verb", verb) == verb
        assert f"printed_{verb}" in macros.package
        assert macros.package[verb].macro.description


@cases("verb, sentence", """
    restore_tabel, "'restore_tabel' is not a verb; did you mean 'restore_table'?"
    xyz, "'xyz' is not a verb; the verbs are drill, restore_table."
    true, "verb: True was read by YAML as something else than text; write verb: '...' in quotes"
""")  # fmt: skip
def test_what_is_not_a_verb_is_refused(macros: Macros, verb, sentence: str) -> None:
    said = macros.refused("find_verb", verb, [{"verb": "drill"}, {"verb": "restore_table"}])
    assert said.startswith(sentence)
