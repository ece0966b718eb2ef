"""Arguments as YAML hands them to a verb: what is taken, and the sentence for what is not."""

from __future__ import annotations

import datetime

import pytest

from tests.support.macros import Macros

DAY = datetime.date(2026, 2, 3)


@pytest.mark.parametrize(("value", "number"), [(7, 7), ("7", 7), (0, 0)])
def test_an_integer_is_taken(macros: Macros, value: object, number: int) -> None:
    assert macros.call("integer", "days", value) == number


@pytest.mark.parametrize("value", ["7d", -1, 2.5, True, "", None])
def test_what_is_not_an_integer_is_refused_by_the_name_of_the_argument(macros: Macros, value: object) -> None:
    assert macros.refused("integer", "days", value).startswith(f"days: {value}")


@pytest.mark.parametrize(
    ("value", "example"),
    [
        ("7d", "days: 7"),
        ("v2", "days: 2"),
        (2.0, "days: 2"),
        (-1, "days: 1"),
        ("1,000 rows", "days: 1000"),
        ("a week", "a number, such as days: 12"),
        (True, "a number, such as days: 12"),
        ([1, 2], "a number, such as days: 12"),
    ],
)
def test_a_refused_integer_comes_with_one_to_write(macros: Macros, value: object, example: str) -> None:
    assert macros.refused("integer", "days", value) == f"days: {value} is not a whole number. Use {example}."


@pytest.mark.parametrize(
    ("value", "truth"),
    [(True, True), ("yes", True), ("On", True), (False, False), ("no", False), ("FALSE", False)],
)
def test_a_boolean_is_taken(macros: Macros, value: object, truth: bool) -> None:
    assert macros.call("boolean", "dry_run", value) is truth


@pytest.mark.parametrize("value", ["perhaps", 0, 1, "", None, "si"])
def test_what_is_not_a_boolean_is_refused(macros: Macros, value: object) -> None:
    said = macros.refused("boolean", "dry_run", value)
    assert said == f"dry_run: {value} is neither true nor false. Use dry_run: true."


def test_a_choice_is_one_of_its_words(macros: Macros) -> None:
    assert macros.call("choice", "mode", "merge", ["merge", "replace"]) == "merge"
    said = macros.refused("choice", "mode", True, ["merge", "replace"])
    assert said == "mode: True is not known; choose one of merge, replace."


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (None, "table is missing; say table: NAME."),
        ("", "table is missing; say table: NAME."),
        (["a", "b"], "table: a, b is more than a name; say table: NAME, one at a time."),
        (
            DAY,
            "table: 2026-02-03 was read by YAML as something else than text; write table: '...' in quotes.",
        ),
        (12, "table: 12 was read by YAML as something else than text; write table: '...' in quotes."),
        (True, "table: True was read by YAML as something else than text; write table: '...' in quotes."),
    ],
)
def test_what_is_not_a_name_is_refused(macros: Macros, value: object, sentence: str) -> None:
    assert macros.refused("identifier", "table", value) == sentence


def test_names_and_texts_are_taken(macros: Macros) -> None:
    assert macros.call("identifier", "table", "orders") == "orders"
    assert macros.call("optional_text", "reason", "before 2.0") == "before 2.0"
    assert macros.call("optional_text", "reason", None) is None
    assert macros.call("optional_text", "reason", "") is None
    assert macros.refused("optional_text", "reason", DAY).startswith("reason: 2026-02-03 was read by YAML")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-02-03 09:00", "2026-02-03T09:00:00+00:00"),
        ("2026-02-03T09:00:00Z", "2026-02-03T09:00:00+00:00"),
        ("2026-02-03 09:00:00-05:00", "2026-02-03T14:00:00+00:00"),
        ("2026-02-03 09:00:00.25+0530", "2026-02-03T03:30:00.250000+00:00"),
        (datetime.datetime(2026, 2, 3, 9), "2026-02-03T09:00:00+00:00"),
        (" 2024-02-29 23:59:59 ", "2024-02-29T23:59:59+00:00"),
    ],
)
def test_a_point_in_time_is_read_in_utc(macros: Macros, text: object, moment: str) -> None:
    assert macros.call("timestamp", "timestamp", text).isoformat() == moment


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "2026-13-01 09:00",
        "2026-02-30 09:00",
        "2025-02-29 09:00",
        "2026-04-31 09:00",
        "2026-02-03 24:00",
        "2026-02-03 09:60",
        "0000-01-01 09:00",
        "2026-02-03 09:00+25:00",
        "2026-02-03 09",
        7,
        None,
    ],
)
def test_what_is_not_a_point_in_time_is_refused(macros: Macros, text: object) -> None:
    said = macros.refused("timestamp", "timestamp", text)
    assert said.startswith(f"timestamp: {text} is not a point in time. Use timestamp: '2026-02-03 09:00:00'")


@pytest.mark.parametrize("value", ["2026-02-03", DAY])
def test_a_bare_date_lacks_its_hour(macros: Macros, value: object) -> None:
    said = macros.refused("timestamp", "timestamp", value)
    assert said.startswith("timestamp: 2026-02-03 has no time of day. Use timestamp: '2026-02-03 09:00:00'")


@pytest.mark.parametrize("value", [[], {}, {"a": 1}, True, DAY, 7, None, ""])
def test_what_is_not_a_list_of_tables_is_refused(macros: Macros, value: object) -> None:
    said = macros.refused("list_of_tables", "tables", value, "TABLE, TABLE")
    assert said == f"tables: {value} is not a list of tables. Use tables: [TABLE, TABLE]."


def test_one_name_is_a_list_of_one(macros: Macros) -> None:
    assert macros.call("list_of_tables", "tables", "orders", "T") == ["orders"]
    assert macros.call("list_of_tables", "tables", ["orders", "sales"], "T") == ["orders", "sales"]
    assert macros.call("as_list", None) == []


def test_the_nearest_name_is_offered(macros: Macros) -> None:
    assert macros.call("nearest", "ordres", ["orders", "customers"]) == "orders"
    assert macros.call("nearest", "xyz", ["orders", "customers"]) is None
    assert macros.call("nearest", "ORDERS", ["customers", "orders"]) == "orders"
    assert macros.call("nearest", "orders", []) is None


def test_an_argument_that_a_verb_has_not_is_refused(macros: Macros) -> None:
    assert macros.call("reject_unknown", "time_travel", {}).strip() == ""
    said = macros.refused("reject_unknown", "time_travel", {"tabel": 1})
    assert said == "time_travel has no argument 'tabel'; did you mean 'table'?"
    said = macros.refused("reject_unknown", "time_travel", ["xyz"])
    assert said == (
        "time_travel has no argument 'xyz'; it has table, output: "
        "dbt run-operation recovery_help --args '{verb: time_travel}'."
    )


def test_emit_sql_takes_verbs_that_have_printed_sql(macros: Macros) -> None:
    assert macros.call("printable_verb", "drill") == "drill"
    assert "did you mean 'restore_table'?" in macros.refused("printable_verb", "restore_tabel")
    said = macros.refused("printable_verb", "pin_backup")
    assert said.startswith("The SQL of 'pin_backup' cannot be printed; there is that of time_travel")
    assert macros.refused("printable_verb", None) == "verb is missing; say verb: NAME."


def test_every_printable_verb_has_its_text_and_is_a_verb(macros: Macros) -> None:
    for verb in macros.call("printable_verbs"):
        assert f"printed_{verb}" in macros.package
        assert macros.package[verb].macro.description


def test_the_arguments_of_the_verb_of_emit_sql(macros: Macros) -> None:
    assert macros.call("arguments_of_verb", "drill", None) == {}
    assert macros.call("arguments_of_verb", "drill", {"backup": "latest"}) == {"backup": "latest"}
    assert "did you mean 'backup'?" in macros.refused("arguments_of_verb", "drill", {"bakcup": "latest"})
    said = macros.refused("arguments_of_verb", "drill", "x")
    assert said == "args: x is not a mapping of arguments. Use args: {table: NAME}."


def test_recovery_help_finds_a_verb(macros: Macros) -> None:
    verbs = [{"verb": "drill"}, {"verb": "restore_table"}]
    assert macros.call("find_verb", "drill", verbs) == {"verb": "drill"}
    assert macros.refused("find_verb", "restore_tabel", verbs) == (
        "There is no verb 'restore_tabel'; did you mean 'restore_table'?"
    )
    assert (
        macros.refused("find_verb", "xyz", verbs) == "There is no verb 'xyz'; there are drill, restore_table."
    )
