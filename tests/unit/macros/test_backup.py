"""What counts as a good backup, and the retention policy: the SQL of the verbs, run in a DuckDB."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import duckdb
import pytest

from tests.support.macros import Macros
from tests.support.retention import (
    NOW,
    SCHEMA,
    TABLES,
    Copy,
    expected,
    random_copies,
    spoil,
    unit,
    without_reading,
)  # fmt: skip

POLICIES = [(2, None), (None, 20), (1, 30)]


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": 1})
    connection.execute(
        "attach ':memory:' as lake; create table lake.found (id text, manifest text, bytes bigint)"
    )
    connection.execute("create macro lake.main.backups() as table select * from lake.found")
    return connection


@pytest.fixture
def backups(macros: Macros, connection: duckdb.DuckDBPyConnection) -> Macros:
    """The macros of a project with one schema, on target `local`, on the third of February."""
    macros.connect(connection)
    macros.replace("schemas_of_target", lambda: [SCHEMA])
    macros.replace("now", lambda: NOW.replace(tzinfo=UTC))
    return macros


def lay(connection: duckdb.DuckDBPyConnection, copies: list[Copy]) -> None:
    connection.execute("delete from lake.found")
    found = [[copy.id for copy in copies], [copy.text for copy in copies]]
    connection.execute("insert into lake.found select unnest(?), unnest(?), 10", found)


def facts(macros: Macros, damaged: Sequence[str]) -> dict[str, Any]:
    return {"table": macros.call("place_of_backups"), "schemas": [SCHEMA], "damaged": list(damaged)}


def verdicts(
    macros: Macros, keep_last: int | None, keep_days: int | None, damaged: Sequence[str] = ()
) -> dict:
    policy = macros.call("retention_policy", keep_last, keep_days)
    rows = macros.call("query", macros.call("verdicts_sql", facts(macros, damaged), policy))
    return {row["set_id"]: (row["goes"], row["why"]) for row in rows}


def statements(
    macros: Macros, keep_last: int | None, keep_days: int | None, damaged: Sequence[str] = ()
) -> list[str]:
    policy = macros.call("retention_policy", keep_last, keep_days)
    rows = macros.call("query", macros.call("prune_sql", facts(macros, damaged), policy))
    return [row["to_run"] for row in rows]


@pytest.mark.parametrize(("keep_last", "keep_days"), POLICIES)
def test_the_policy_on_random_manifests_is_the_documented_one(
    backups: Macros, connection: duckdb.DuckDBPyConnection, keep_last: int | None, keep_days: int | None
) -> None:
    gone = 0
    for seed in range(30):
        copies = random_copies(seed)
        lay(connection, copies)
        damaged = [copy.id for copy in copies if copy.unreadable]
        wanted = expected(copies, keep_last, keep_days)
        assert verdicts(backups, keep_last, keep_days, damaged) == wanted, seed
        going = [
            f"select * from lake.drop('backups/{set_id}');" for set_id, (goes, _) in wanted.items() if goes
        ]
        assert statements(backups, keep_last, keep_days, damaged) == going, seed
        gone += len(going)
    assert gone > 10, "a policy under which nothing goes shows nothing"


@pytest.mark.parametrize(("keep_last", "keep_days"), POLICIES)
def test_the_printed_text_is_the_verbs_own_query_without_what_a_read_found(
    backups: Macros, connection: duckdb.DuckDBPyConnection, keep_last: int | None, keep_days: int | None
) -> None:
    table = {**backups.call("place_of_backups"), "engine": "duckdb", "name": "games", "schema": SCHEMA}
    backups.replace("printed_tables", lambda asked: [table])
    given = {"keep_last": keep_last, "keep_days": keep_days}
    [step] = backups.call("printed_prune_backups", given, {"dialect": "local"})
    for seed in range(10):
        copies = without_reading(random_copies(seed))
        lay(connection, copies)
        printed = [row[-1] for row in connection.execute(step["sql"]).fetchall()]
        assert printed == statements(backups, keep_last, keep_days), seed


def test_the_last_good_copy_of_a_table_stays_in_an_old_set(
    backups: Macros, connection: duckdb.DuckDBPyConnection
) -> None:
    """Only the old set holds the players: the newer ones are from before that table was protected."""
    old, newer, newest = unit("set", 50), unit("set", 20, ["games"]), unit("set", 1, ["games"])
    lay(connection, old + newer + newest)
    assert verdicts(backups, 1, None) == {
        newest[0].set_id: (False, "the last good set"),
        newer[0].set_id: (True, "older than what the policy keeps"),
        old[0].set_id: (False, "holds the last good backup of players, teams"),
    }
    assert statements(backups, 1, None) == [f"select * from lake.drop('backups/{newer[0].set_id}');"]


@pytest.mark.parametrize("flaw", ["unfinished", "by hand", "suspect", "damaged", "unverified"])
def test_a_copy_with_a_flaw_is_not_good(
    backups: Macros, connection: duckdb.DuckDBPyConnection, flaw: str
) -> None:
    old, new = unit("set", 9), unit("set", 1)
    spoil(new[0], flaw)
    lay(connection, old + new)
    good = {record["id"]: record["good"] for record in backups.call("backups")}
    assert good == {copy.id: copy is not new[0] for copy in old + new}
    assert backups.call("good_set", "latest") == old[0].set_id
    table = {"name": new[0].table, "schema": SCHEMA, "identifier": new[0].table}
    assert backups.call("find_backup", table, "latest")["set"] == old[0].set_id


def test_a_set_that_lacks_a_table_is_named_but_never_the_latest(
    backups: Macros, connection: duckdb.DuckDBPyConnection
) -> None:
    old, half = unit("set", 9), unit("set", 1)
    lacking = half.pop()
    spoil(half[0], "unfinished")
    lay(connection, old + half)
    units = {found["id"]: found for found in backups.call("backup_units")}
    assert (
        units[half[0].set_id]["lacks"]
        == f"{half[0].id} has no manifest; {half[0].table}, {lacking.table} are not in it"
    )
    assert units[old[0].set_id]["lacks"] == ""
    assert backups.call("good_set", "latest") == old[0].set_id
    assert f"did you mean '{old[0].set_id}'?" in backups.refused("good_set", half[0].set_id)


def test_a_suspect_set_may_be_named_by_its_id(backups: Macros, connection: duckdb.DuckDBPyConnection) -> None:
    copies = unit("set", 1, suspect="rows fell from 9 to 1")
    lay(connection, copies)
    assert backups.call("good_set", copies[0].set_id) == copies[0].set_id
    assert "all are suspect or damaged" in backups.refused("good_set", "latest")


def test_without_a_set_the_way_to_one_is_told(backups: Macros) -> None:
    assert "dbt run-operation backup_all" in backups.refused("good_set", "latest")
    assert "dbt run-operation backup_all" in backups.refused("find_backups", "set_20260203T090000Z")
    table = {"name": "games", "schema": SCHEMA, "identifier": "games"}
    assert backups.refused("find_backup", table, "latest").startswith("There is no backup of games;")


def test_the_newest_set_counts_only_when_its_files_are_there(
    backups: Macros, connection: duckdb.DuckDBPyConnection
) -> None:
    old, new = unit("set", 2), unit("set", 1)
    lay(connection, old + new)
    backups.replace("find_damage", lambda record: "gone" if record["id"] == new[-1].id else None)
    assert backups.call("newest_good_set")["id"] == old[0].set_id
    assert backups.call("damaged_copies") == [new[-1].id]
    assert backups.call("no_backup_due", 47, []) is None
    assert old[0].set_id in backups.call("no_backup_due", 48, [])


def test_before_the_first_set_no_backup_of_missing_tables_is_due(backups: Macros) -> None:
    assert "games has not been built" in backups.call("no_backup_due", 24, [{"name": "games"}])
    assert backups.call("no_backup_due", 24, []) is None
    assert backups.refused("no_backup_due", "a day", []).startswith("older_than_hours: a day")


def test_what_the_catalog_adds_is_not_written_into_a_manifest(
    backups: Macros, connection: duckdb.DuckDBPyConnection
) -> None:
    copies = unit("single", 1, ["games"])
    lay(connection, copies)
    [record] = backups.call("backups")
    marks = {"pinned": True}
    assert backups.call("manifest_with", record, marks) == {**(copies[0].manifest or {}), **marks}


@pytest.mark.parametrize(
    ("id", "set_id", "table"),
    [
        ("set_20260203T101500Z/dev.games", "set_20260203T101500Z", "games"),
        ("safety_20260203T101500Z/dev.games.v2", "safety_20260203T101500Z", "games.v2"),
        ("keep/dev.games", "keep/dev.games", "keep/dev.games"),
        ("set_20260203T1015Z/dev.games", "set_20260203T1015Z/dev.games", "set_20260203T1015Z/dev.games"),
    ],
)
def test_an_id_names_set_and_table(
    backups: Macros, connection: duckdb.DuckDBPyConnection, id: str, set_id: str, table: str
) -> None:
    connection.execute("insert into lake.found values (?, null, 0)", [id])
    [found] = backups.call("backup_units")
    assert (found["id"], found["tables"]) == (set_id, table)
    assert found["foreign"] is (set_id == id)


def test_a_set_id_that_is_taken_is_not_given_again(
    backups: Macros, connection: duckdb.DuckDBPyConnection
) -> None:
    assert backups.call("free_set_id", "set") == "set_20260203T090000Z"
    lay(connection, unit("set", 0) + unit("single", 0, ["games"]) + unit("set", -1 / 86400))
    assert backups.call("free_set_id", "set") == "set_20260203T090002Z"
    assert backups.call("free_set_id", "single") == "single_20260203T090001Z"
    assert backups.call("free_set_id", "safety") == "safety_20260203T090000Z"


@pytest.mark.parametrize(
    ("rows", "before", "why"),
    [(95, 100, None), (94, 100, "rows fell from 100 to 94"), (0, 1, "rows fell from 1 to 0"), (3, 0, None)],
)
def test_a_backup_with_many_rows_fewer_is_suspect(
    macros: Macros, rows: int, before: int, why: str | None
) -> None:
    assert macros.call("suspicion", rows, {"rows": before}) == why


def test_the_first_backup_is_not_suspect(macros: Macros) -> None:
    assert macros.call("suspicion", 0, None) is None


@pytest.mark.parametrize("share", [0, 1, 5, "5%", True])
def test_a_share_is_between_0_and_1(macros: Macros, share: object) -> None:
    macros.variables["recovery_suspect_share"] = share
    assert macros.refused("suspect_share").startswith(f"recovery_suspect_share: {share} is not a share")


@pytest.mark.parametrize(
    ("keep_last", "keep_days", "sentence"),
    [
        (None, None, "an empty policy would keep nothing"),
        (0, None, "keep_last: 0 would keep nothing; write keep_last: 1 or more."),
        (7, 0, "keep_days: 0 would keep nothing"),
        ("1_000", None, "Use keep_last: 1000"),
        (None, "a week", "keep_days: a week"),
        (-1, None, "keep_last: -1"),
        (True, None, "keep_last: True"),
    ],
)
def test_a_policy_that_keeps_nothing_is_refused(
    macros: Macros, keep_last: object, keep_days: object, sentence: str
) -> None:
    assert sentence in macros.refused("retention_policy", keep_last, keep_days)


def test_a_policy_of_days_is_a_point_in_time(backups: Macros) -> None:
    assert backups.call("retention_policy", None, "30") == {
        "keep_last": None, "keep_days": 30, "younger_than": "2026-01-04 09:00:00",
    }  # fmt: skip
    assert backups.call("retention_policy", 7, 10**12)["younger_than"] < "1100"


def test_spark_refuses_by_name(macros: Macros) -> None:
    macros.engine("spark")
    asked = {"table": macros.call("place_of_backups"), "schemas": [SCHEMA], "damaged": []}
    sentence = macros.refused("prune_sql", asked, macros.call("retention_policy", 1, None))
    assert sentence.startswith("No query on spark reads the manifests of backups")


@pytest.mark.parametrize("macro", ["copies_sql", "leftovers_sql"])
def test_hive_metastore_has_no_backups(macros: Macros, macro: str) -> None:
    macros.engine("databricks")
    table = {**macros.call("place_of_backups"), "database": "hive_metastore"}
    arguments = [[SCHEMA]] if macro == "copies_sql" else ["dev_drill", "''"]
    assert "Backups require Unity Catalog" in macros.refused(macro, table, *arguments)


def test_a_manifest_without_a_hash_is_not_verified(macros: Macros) -> None:
    table = {
        "name": "games",
        "schema": SCHEMA,
        "identifier": "games",
        "resource": "source",
        "engine": "duckdb",
    }
    plan = macros.call("assumed_backup", table, "set_20260203T090000Z", list(TABLES), None)
    taken_at = datetime(2026, 2, 3, 9, tzinfo=UTC)
    by_hand = macros.call(
        "manifest_of", plan, taken_at, {"rows": None, "hash": None, "columns": None}, "by hand"
    )
    assert (by_hand["verified_at"], by_hand["content_hash"], by_hand["suspect"]) == (None, None, "by hand")
    read = macros.call("manifest_of", plan, taken_at, {"rows": 7, "hash": "1a2b", "columns": []}, None)
    assert read["verified_at"]
    assert list(read) == list(by_hand)


def test_a_set_is_deleted_as_a_whole_between_its_two_entries_in_the_log(macros: Macros) -> None:
    entries: list[tuple] = []
    macros.replace(
        "log_verb", lambda verb, state, entry: entries.append((state, entry["from_point"], len(macros.sent)))
    )
    macros.call("delete_sets", [
        {"set_id": "b", "why": "old", "to_run": "one;"},
        {"set_id": "b", "why": "old", "to_run": "two;"},
        {"set_id": "a", "why": "old", "to_run": "three;"},
    ])  # fmt: skip
    assert macros.sent == ["one", "two", "three"]
    assert entries == [("started", "b", 0), ("done", "b", 2), ("started", "a", 2), ("done", "a", 3)]


def test_prune_reports_and_deletes_what_the_policy_lets_go(
    backups: Macros, connection: duckdb.DuckDBPyConnection
) -> None:
    """The verb itself, but for the log and the files."""
    old, new = unit("set", 9), unit("set", 1)
    lay(connection, old + new)
    dropped: list[str] = []
    connection.create_function(
        "drop_set", lambda path: str(dropped.append(path)), ["varchar"], "varchar", side_effects=True
    )
    connection.execute("create macro lake.main.drop(t) as table select drop_set(t)")
    backups.replace("find_damage", lambda record: None)
    backups.replace("leftovers", list)
    backups.replace("log_verb", lambda *_: None)
    backups.call("prune_backups", keep_last=1, output="json")
    told = json.loads(backups.printed[-1])
    assert (told["dry_run"], told["keep_last"], told["keep_days"]) == (True, 1, None)
    assert told["backups"] == [
        {
            "id": copies[0].set_id, "kind": "set", "taken_at": copies[0].manifest["taken_at"], "bytes": 30,
            "tables": ", ".join(TABLES), "goes": goes, "why": why,
        }
        for copies, goes, why in (
            (new, False, "the last good set"), (old, True, "older than what the policy keeps"),
        )
    ]  # fmt: skip
    assert dropped == []
    backups.call("prune_backups", keep_last=1, dry_run=False)
    assert dropped == [f"backups/{old[0].set_id}"]
    assert backups.printed[-1] == "Deleted 1 of 2, 30 bytes."
    assert any("3 tables" in line and "deleted" in line for line in backups.printed)
