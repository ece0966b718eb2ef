"""What can be restored, from where, and how: points, columns, plans and refusals."""

import datetime
import json
from typing import Any

import pytest

from tests.support.macros import Macros

Row = dict[str, Any]


def table(macros: Macros, **other: Any) -> Row:
    facts = {"key": ["id"], "newest": None, "reload": None, **other}
    return macros.call("table_at", "lake", "dev", "orders", **facts)


def version(number: int, rows: int | None, unreadable: str | None = None) -> Row:
    committed_at = f"2026-02-03 0{number}:00:00.000"
    return {"version": number, "committed_at": committed_at, "rows": rows, "unreadable": unreadable}


@pytest.mark.parametrize(("rows", "there", "found"), [
    ([10, 10, 10], True, [1]),  # newest first: the one before the current one
    ([4, 10, 8], True, [1]),
    ([4, 3, 10, 8], True, [2, 1]),  # and before each fall
    ([10, 10, 10], False, [2]),  # a damaged table: its newest readable one, too
    ([10], True, []),
    ([], True, []),
])  # fmt: skip
def test_versions_that_a_loss_left_behind_are_recovery_points(macros: Macros, rows, there, found) -> None:
    versions = [version(len(rows) - 1 - place, count) for place, count in enumerate(rows)]
    kept = macros.call("versions_before_loss", versions, there, None, False)
    assert sorted((each["version"] for each in kept), reverse=True) == found


def test_versions_that_cannot_be_read_are_no_recovery_points_and_five_are_enough(macros: Macros) -> None:
    versions = [version(2, 1), version(1, 9, "its files are gone"), version(0, 8)]
    kept = macros.call("versions_before_loss", versions, True, None, False)
    assert [each["version"] for each in kept] == [0]
    falling = [version(number, 100 - 10 * number) for number in range(9, -1, -1)]
    assert len(macros.call("versions_before_loss", falling, True, None, False)) == 5


RECORD = {
    "id": "set_1/dev.orders", "set": "set_1", "table": "orders", "identifier": "orders", "schema": "dev",
    "good": True, "taken_at": "2026-02-03 09:00:00", "rows": 3, "columns": [], "content_hash": "x",
}  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "is_point"), [({}, True), ({"good": False}, False), ({"schema": "prod"}, False)]
)
def test_a_good_backup_of_this_target_is_a_recovery_point(macros: Macros, marks, is_point) -> None:
    points = macros.call("recovery_points", table(macros), False, [RECORD | marks], [])
    assert [point["arguments"] for point in points] == ([{"backup": "set_1"}] if is_point else [])


def test_auto_never_takes_a_copy_from_before_a_restore(macros: Macros) -> None:
    safety = RECORD | {"id": "safety_1/dev.orders", "set": "safety_1"}
    macros.replace("exists", lambda table: False)
    [point] = macros.call("recovery_points", table(macros), False, [safety], [])
    assert point["safety"]
    best = macros.call("try_best_point", table(macros), [safety])
    assert "No point of orders can be read" in best["refusal"]


def test_a_moment_means_the_last_version_committed_by_then(macros: Macros) -> None:
    versions = [version(2, 1), version(1, 1), version(0, 1)]
    at = datetime.datetime(2026, 2, 3, 1, tzinfo=datetime.UTC)  # as version 1
    for moment, expected in ((at, 1), (at.replace(minute=59), 1), (at.replace(day=4), 2)):
        assert macros.call("version_at", table(macros), versions, moment)["version"] == expected
    early = macros.call("version_at", table(macros), versions, at.replace(day=2))["refusal"]
    assert "the oldest is 0 of 2026-02-03 00:00:00.000 UTC" in early
    late = macros.refused("version_at", table(macros), versions, at.replace(year=2126))
    assert "has not come yet; the newest version of orders is 2" in late


FITTING = "integer bigint, int bigint, bigint varchar, float double, date timestamp, boolean boolean"
LOSING = "bigint integer, double float, bigint double, timestamp date, varchar integer"  # of 2^53 + 1, say
# Delta widens these by itself.
WIDENED = "integer decimal(10,0), tinyint decimal(10,0), bigint decimal(20,0), date timestamp_ntz"
TOO_NARROW = "integer decimal(10,1), bigint decimal(18,0), decimal(10,0) integer, hugeint decimal(38,0)"


@pytest.mark.parametrize(
    ("types", "fits"), [(FITTING, True), (LOSING, False), (WIDENED, True), (TOO_NARROW, False)]
)
def test_a_type_fits_where_every_value_survives(macros: Macros, types: str, fits: bool) -> None:
    for pair in types.split(", "):
        narrow, wide = pair.split(" ")
        assert macros.call("fits_into", narrow, wide) is fits, pair


LIVE = [{"name": "id", "type": "bigint"}, {"name": "remark", "type": "varchar"}]
POINT = [{"name": "id", "type": "integer"}, {"name": "amount", "type": "double"}]


def test_columns_of_both_sides_are_matched_by_name(macros: Macros) -> None:
    matched = macros.call("match_columns", LIVE, POINT)
    sides = [(each["name"], each["type"], each["in_live"], each["in_point"]) for each in matched]
    expected = [("id", "bigint", True, True), ("remark", "varchar", True, False)]
    assert sides == [*expected, ("amount", "double", False, True)]


def test_a_column_that_would_not_fit_is_refused(macros: Macros) -> None:
    now, then = [{"name": "id", "type": "integer"}], [{"name": "id", "type": "bigint"}]
    then_now, now_then = macros.call("match_columns", now, then), macros.call("match_columns", then, now)
    said = macros.call("refusal_of_types", table(macros), then_now)
    assert "Column id of orders is integer now and was bigint at the point" in said
    assert macros.call("refusal_of_types", table(macros), now_then) is None


def counts(only_then: int) -> Row:
    return {"rows_now": 5, "rows_then": 9, "only_now": 1, "only_then": only_then}


def plan(macros: Macros, prefer: str = "live", **change: Any) -> Row:
    request = {"mode": "merge", "prefer": prefer, "point": {"kind": "version", "id": 3, "label": "version 3"}}
    request |= {"table": table(macros), "source": table(macros)}
    return macros.call("restore_plan", request, macros.call("assumed_restore_facts", exists=True) | change)


def matched(macros: Macros) -> list[Row]:
    return macros.call("match_columns", LIVE, POINT)


def test_a_merge_appends_what_is_missing_and_keeps_all_else(macros: Macros) -> None:
    found = plan(macros, columns=matched(macros), counts=counts(5))
    assert found["rows_after"] == 10
    assert [each["name"] for each in found["drifted"]] == ["amount", "remark"]
    [statement] = found["statements"]
    assert "from lake.overwrite('dev.orders', $lake$select" in statement, "a column is filled by key"
    filled = (
        'holdfast_live."id" as "id", holdfast_live."remark" as "remark", holdfast_point."amount" as "amount"'
    )
    assert filled in " ".join(statement.split())
    assert 'cast("id" as bigint) as "id", cast(null as varchar) as "remark", "amount"' in statement
    columns = macros.call("match_columns", LIVE, POINT[:1])
    [statement] = plan(macros, columns=columns, counts=counts(5))["statements"]
    assert "from lake.append('dev.orders', $lake$select" in statement


def test_a_merge_with_nothing_to_bring_back_has_no_statement(macros: Macros) -> None:
    columns = macros.call("match_columns", LIVE, LIVE)
    assert plan(macros, columns=columns, counts=counts(0))["statements"] == []
    assert plan(macros, columns=columns, counts=counts(0), prefer="point")["statements"]
    assert plan(macros, columns=matched(macros), counts=counts(0))["statements"], "a column is missing"


def test_the_check_of_a_live_run_expects_the_fingerprint_and_a_print_compares(macros: Macros) -> None:
    found = plan(macros, columns=matched(macros), counts=counts(5))
    expected = {"columns": LIVE, "row": {"n": 10, "total": "77"}}
    [step] = macros.call("restore_steps", found, expected)
    assert step["expect"] == {"n": 10, "total": "77"}
    assert "lake.now('dev.orders')" in step["check"]
    [step] = macros.call("restore_steps", found)
    assert (step["expect"], step["shows"]) == (None, "same must be true.")


def test_a_command_carries_out_the_same_plan_again(macros: Macros) -> None:
    found = plan(macros, prefer="point")
    command = macros.call("restore_command", found)
    assert command.endswith("restore_table --args '{table: orders, version: 3, mode: merge, prefer: point}'")
    assert macros.call("restore_command", found | {"command": "another"}) == "another"


DAMAGE = {"version": 7, "rows": 3, "problem": "1 of 2 data files damaged: a.parquet is gone"}


def damaged(macros: Macros, damage: Row | None = DAMAGE) -> Macros:
    """A lake in which the data files of one table are damaged, and where what happens is noted in `sent`."""
    macros.replace("damage", lambda table, version=None: None if version in (3, 4) else damage)
    macros.replace("exists", lambda table: True)
    return macros


def test_a_damaged_table_gives_way_to_its_sound_files_before_the_restore(macros: Macros) -> None:
    found = plan(macros, columns=matched(macros), counts=counts(5), damage=DAMAGE, undo_version=8)
    rescue, append = found["statements"]
    assert rescue == "select * from lake.rescue('dev.orders', target := 'dev.orders')"
    assert append.endswith(", note := 'restore_table: merge version 3', expected := 8)")
    same = macros.call("match_columns", LIVE, LIVE)
    found = plan(macros, columns=same, counts=counts(0), damage=DAMAGE, undo_version=8)
    assert (found["statements"], bool(found["idle"])) == ([rescue], True)
    assert macros.call("rescue_steps", plan(macros, columns=same, counts=counts(0))) == []


def test_the_sound_files_of_a_damaged_table_are_what_it_is_now(macros: Macros) -> None:
    assert damaged(macros).call("live_side", table(macros)) == "lake.salvaged('dev.orders')"
    assert damaged(macros, None).call("live_side", table(macros)) == "lake.now('dev.orders')"
    macros.replace("exists", lambda table: False)
    assert macros.call("live_side", table(macros)) is None


@pytest.mark.parametrize(
    ("recovers", "label"),
    [(2, "version 3"), (0, "the sound files of version 7"), (None, "the sound files of version 7")],
)
def test_auto_restores_a_damaged_table_even_where_no_point_has_more_rows(
    macros: Macros, recovers, label
) -> None:
    point = {"kind": "version", "id": 3, "label": "version 3"}
    path = {"point": "version 3", "recovers": recovers, "rows": 9, "when": "", "unreadable": None}
    path |= {"unlisted": False}
    damaged(macros).replace("recovery_points", lambda *all, **_: [] if recovers is None else [point])
    macros.replace("recovery_path", lambda *all, **lost: path)
    macros.replace("unreadable_point", lambda *all: None)
    macros.replace("resolve_point", lambda table, point, backups: point)
    best = macros.call("try_best_point", table(macros), [])
    assert best["point"]["label"] == label
    damaged(macros, None)
    if recovers == 0:
        assert macros.call("try_best_point", table(macros), [])["point"] is None


def test_a_version_whose_files_are_damaged_is_refused_by_name(macros: Macros) -> None:
    versions = [version(number, 9) for number in (7, 4, 3)]
    damaged(macros).replace("history", lambda *all, **named: versions)
    said = macros.call("version_point", table(macros), versions, 7)["refusal"]
    assert (
        said == f"Version 7 of orders cannot be read: {DAMAGE['problem']}; those that can be read are 4, 3."
    )
    assert macros.call("version_point", table(macros), versions, 4)["id"] == 4


@pytest.mark.parametrize(
    ("version", "idle", "found"), [(5, False, None), (6, False, None), (7, False, 7), (6, True, 6)]
)
def test_one_commit_is_the_restores_own_and_another_is_not(macros: Macros, version, idle, found) -> None:
    macros.answers({"lake.describe": [{"version": version}]})
    made = {"table": table(macros), "undo_version": 5, "idle": idle, "statements": [] if idle else ["append"]}
    assert macros.call("concurrent_commit", made) == found
    assert macros.call("concurrent_commit", made | {"undo_version": None}) is None
    native = macros.call("table_at", "nhl", "dev", "players")
    assert macros.call("concurrent_commit", made | {"table": native}) is None


@pytest.mark.parametrize(("path", "transient"), [(None, True), ("/data/nhl.duckdb", False)])
def test_nothing_is_restored_into_a_database_in_memory(macros: Macros, path, transient) -> None:
    macros.answers({"duckdb_databases": [{"path": path}]})
    players = macros.call("table_at", "nhl", "dev", "players")
    assert macros.call("transient", players) is transient
    assert macros.call("transient", table(macros)) is False
    if transient:
        said = macros.call("refusal_of_transient", players)
        assert "players is a table of the database, and this command runs with a database in memory" in said


@pytest.mark.parametrize("auto", [False, True])
def test_backups_and_log_are_read_once_for_all_tables(macros: Macros, auto) -> None:
    """A listing asks every copy on Spark: one for each table took most of the statements of restore_all."""
    listed, remembered = [], []
    macros.replace("loss_memory", lambda: remembered.append(1) or {})
    macros.replace("exists", lambda table: False).replace("quarantine_points", lambda *_, **__: [])
    macros.replace("backups", lambda: listed.append(1) or [RECORD]).replace("versions_of", lambda *_: [])
    macros.replace("damage", lambda *_: None).replace("live_side", lambda *_: None)
    macros.replace("judgement_of", lambda *_: {"loss": None, "point": None})
    macros.replace(
        "recovery_path",
        lambda *_, **lost: {
            "point": "a",
            "when": "b",
            "rows": 3,
            "recovers": 3,
            "columns_back": 0,
            "unlisted": False,
        },
    )
    macros.replace("unreadable_point", lambda *_: None).replace("refusal_of_damage", lambda *_: None)
    macros.replace("try_plan_restore", lambda table, point, mode, prefer, memory: {"id": point["id"]})
    options = {"mode": "merge", "prefer": "live"}
    planned = macros.call(
        "plan_restores", [table(macros)] * 3, auto, None, None if auto else "set_1", options
    )
    assert [plan["id"] for plan in planned["plans"]] == [RECORD["id"]] * 3
    assert len(listed) == len(remembered) == 1


def test_a_table_that_cannot_be_read_is_restored_beside(macros: Macros) -> None:
    """A damaged block of the database file: the backup is whole, and nothing can be compared with it."""
    error = "IO Error: Corrupt database file"
    macros.replace("reader", lambda *all: "a_backup").replace("unreadable_keys", lambda *all: error)
    macros.replace("lacks_key", lambda *all: []).replace("count_readable_rows", lambda *all: {"rows": 258})
    macros.replace(
        "try_compare_keys",
        lambda table, live, point: {"error": error if live else None, "rows_then": 258},
    )
    point = {"kind": "backup", "label": "backup set_1", "when": "x", "safety": False}
    point["arguments"] = {"backup": "set_1"}
    path = macros.call("recovery_path", table(macros), point, "orders", None)
    assert (path["rows"], path["recovers"], path["unreadable"]) == (258, 258, None)
    assert path["remark"] == f"the table cannot be read now, so this restores beside it: {error}"
    assert path["command"] == (
        "dbt run-operation restore_table --args '{table: orders, backup: set_1, into: orders_restored}'"
    )
    for name, answer in (("exists", True), ("damage", None), ("versions_of", [])):
        macros.replace(name, lambda *all, answer=answer, **named: answer)
    macros.replace("judgement_of", lambda *all: {}).replace("recovery_points", lambda *all, **named: [point])
    best = macros.call("try_best_point", table(macros), [])
    assert best["refusal"] == f"orders: {path['remark']}; {path['command']}"


@pytest.mark.parametrize(("error", "said"), [
    (None, "it was set back to what it was before."),
    ("IO Error: disk full", "setting it back failed (IO Error: disk full). Remove the cause, then set it "
     "back: dbt run-operation restore_table --args '{table: orders, version: 4, mode: replace}'"),
])  # fmt: skip
def test_a_restore_that_was_not_set_back_says_so_with_what_is_wrong(macros: Macros, error, said) -> None:
    plan = {
        "table": {"name": "orders", "sql": "orders"}, "exists": True, "mode": "merge", "undo_version": None,
    }  # fmt: skip
    safety = {"kind": "version", "id": 4}
    found = {"rows": 3, "hash": "a", "expected": {"rows": 5, "hash": "b"}, "safety": safety, "error": None}
    macros.replace("roll_back", lambda *_: error).replace("concurrent_commit", lambda plan: None)
    held = "orders held 3 rows after the restore and not the 5 that were planned (hash a instead of b); "
    assert macros.call("refusal_of_restored", plan, found) == held + said
    faulty = dict(found, hash="b", faults="two rows are current")
    text = macros.call("refusal_of_restored", plan, faulty)
    assert text.startswith(f"After the restore, in orders two rows are current; {said}")


@pytest.mark.parametrize(("dialect", "into", "looks"), [
    ("databricks", "orders_v2", 1), ("databricks", "other", 0), ("databricks", None, 0),
    ("local", "orders_v2", 0), ("spark", "orders_v2", 0),
])  # fmt: skip
def test_a_printed_restore_of_a_dropped_table_shows_the_metadata_that_it_lacks(
    project: Macros, dialect: str, into: str | None, looks: int
) -> None:
    arguments = {"table": "orders", "backup": "set_20260203T090000Z", **({"into": into} if into else {})}
    place = {"catalog": "shop"} if dialect == "databricks" else {}
    project.call("emit_sql", "restore_table", arguments, dialect=dialect, output="json", **place)
    steps = json.loads(project.printed[-1])["steps"]
    shown = [step for step in steps if "`metadata` in the manifest" in step["says"]]
    assert len(shown) == looks
    for step in shown:
        assert "COMMENT ON TABLE" in step["says"]
        assert "comment" in step["sql"]
        assert "set_20260203t090000z" in step["sql"].lower()
