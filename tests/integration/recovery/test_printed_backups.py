"""What emit_sql prints about backups, run on one copy of a lake, leaves what the verb leaves on another."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path
from typing import Any

import pytest
from deltalake import DeltaTable

from dbt_duckdb_delta import sql
from tests.integration.recovery.backup_sets import copy_set
from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, AnyLake, Lake
from tests.integration.recovery.targets import BOTH
from tests.integration.recovery.warehouse_lake import WarehouseLake
from tests.support.macros import Macros
from tests.support.retention import NOW, SCHEMA, expected, random_copies, without_reading

CATALOG = "lr_nhl_demo"
DIALECTS = {Lake: "local", WarehouseLake: "databricks"}
Rows = list[dict[str, Any]]


def printed(lake: AnyLake, verb: str, **arguments: Any) -> list[dict[str, Any]]:
    """The steps that emit_sql prints for the lake's own dialect."""
    return lake.answer("emit_sql", verb=verb, args=arguments, dialect=DIALECTS[type(lake)], catalog=CATALOG)[
        "steps"
    ]


def run(lake: AnyLake, statements: list[str]) -> Rows:
    """Every row of every answer, as an engineer gets them in a SQL editor."""
    if isinstance(lake, Lake):
        text = ";\n".join(statement.rstrip(";") for statement in statements) + ";"
        answers = sql.run(text, lake.data_dir, lake.data_dir / "nhl.duckdb")
        return [dict(zip(names, row, strict=True)) for names, rows in answers for row in rows]
    assert isinstance(lake, WarehouseLake)
    return [row for statement in statements for row in lake.sql(statement.rstrip(";"))]


def carry_out(lake: AnyLake, verb: str, **arguments: Any) -> Rows:
    """Run the printed steps with their checks; where a step lists statements (`to_run`), those, too."""
    found = []
    for step in printed(lake, verb, **arguments):
        rows = run(lake, [step["sql"], *([step["check"]] if step["check"] else [])])
        listed = [row["to_run"] for row in rows if "to_run" in row]
        found += rows + (run(lake, listed) if listed else [])
    return found


def hashes(lake: AnyLake) -> dict[str, str]:
    """Every table and every backup with a hash of its rows; ids without the time that is in them."""
    rows = {name: lake.rows(name) for name in lake.bronze()} | {SNAPSHOT: lake.native_rows()}
    for schema in ("dev_drill",):
        rows |= {f"{schema}.{name}": [] for name in lake.tables(schema)}
    for number, set_id in enumerate(sorted(lake.sets())):
        for backup in lake.backups(set_id):
            rows[f"{number} {set_id.split('_')[0]} {backup.table}"] = lake.rows_at(backup.folder)
    return {name: md5(repr(found).encode()).hexdigest() for name, found in rows.items()}


@pytest.fixture
def other(lake: AnyLake, tmp_path: Path) -> Iterator[AnyLake]:
    """Another lake that holds what `lake` holds."""
    with lake.copied(tmp_path / "other" / "data") as copy:
        yield copy


@BOTH
def test_printed_backups_are_those_that_the_verbs_take(lake: AnyLake, other: AnyLake) -> None:
    """Only the manifest differs: no verb has read the copy."""
    lake.verb("backup_table", table=GAMES, reason="before the move").ok()
    lake.verb("backup_all").ok()
    same = [
        row["same"]
        for row in carry_out(other, "backup_table", table=GAMES, reason="before the move")
        if "same" in row
    ]
    same += [row["same"] for row in carry_out(other, "backup_all") if "same" in row]
    assert same == [True] * 7
    assert hashes(other) == hashes(lake)
    taken, recorded = (
        lake.backup(next(iter(sorted(lake.sets())))),
        other.backup(next(iter(sorted(other.sets())))),
    )
    by_verb, by_hand = taken.manifest() or {}, recorded.manifest() or {}
    assert by_hand["suspect"] == "copied by hand, verified by no verb"
    assert (by_hand["verified_at"], by_hand["content_hash"]) == (None, None)
    told = {"set_tables", "table", "schema", "identifier", "resource", "reason"}
    assert {name: by_hand[name] for name in told} == {name: by_verb[name] for name in told}


def test_a_printed_backup_keeps_values_of_types_that_delta_lacks(lake: Lake, other: Lake) -> None:
    for each in (lake, other):
        for column, kind, value in (
            ("total", "hugeint", "player_id::hugeint * 100000000000000000000"),
            ("token", "uuid", "md5(player_id::varchar)::uuid"),
            ("noon", "time", "time '10:00:00.000001'"),
        ):
            each.database(f"alter table dev.{SNAPSHOT} add column {column} {kind}")
            each.database(f"update dev.{SNAPSHOT} set {column} = {value} where player_id % 4 > 0")
    lake.verb("backup_table", table=SNAPSHOT).ok()
    assert [row["same"] for row in carry_out(other, "backup_table", table=SNAPSHOT) if "same" in row] == [
        True
    ]
    assert hashes(other) == hashes(lake)
    schemas = [DeltaTable(str(each.backup(table=SNAPSHOT).folder)).schema() for each in (lake, other)]
    assert schemas[0] == schemas[1]


@BOTH
def test_a_printed_check_finds_a_copy_that_differs(lake: AnyLake) -> None:
    copy, record = printed(lake, "backup_table", table=GAMES)[-2:]
    run(lake, [step["sql"] for step in printed(lake, "backup_table", table=GAMES)[:-2]])
    run(lake, [copy["sql"]])
    lake.delta().delete("season = 20232024")
    assert [row["same"] for row in run(lake, [copy["check"]])] == [False]
    assert "copied by hand" in record["sql"]


@BOTH
def test_a_printed_prune_deletes_what_the_verb_deletes(safe_lake: AnyLake, tmp_path: Path) -> None:
    """An old set holds the only good copy of the snapshot; a newer set goes, and so does half a set."""
    [newest] = safe_lake.sets()
    old, middle, half = (copy_set(safe_lake, days) for days in (50, 20, 10))
    for set_id in (newest, middle):
        for backup in safe_lake.backups(set_id):
            if backup.table == SNAPSHOT:
                backup.delete()
            else:
                backup.mark(set_tables=[name for name in backup.manifest()["set_tables"] if name != SNAPSHOT])
    for backup in safe_lake.backups(half)[2:]:
        backup.delete()
    with safe_lake.copied(tmp_path / "other" / "data") as other:
        safe_lake.verb("prune_backups", keep_last=1, dry_run=False).ok()
        listed = [row for row in carry_out(other, "prune_backups", keep_last=1) if "to_run" in row]
        assert safe_lake.sets() == {newest, old}, "the last good copy of the snapshot stays"
        assert other.sets() == safe_lake.sets()
        assert hashes(other) == hashes(safe_lake)
    assert {row["set_id"]: row["why"] for row in listed} == {
        half: "not complete, and older than what the policy keeps",
        middle: "older than what the policy keeps",
    }


@BOTH
def test_a_printed_drill_clean_up_and_check_leave_what_the_verbs_leave(
    safe_lake: AnyLake, tmp_path: Path
) -> None:
    [good] = safe_lake.sets()
    safe_lake.kill("drill", before="copy 3")
    if isinstance(safe_lake, Lake):
        shutil.copytree(safe_lake.path(), safe_lake.path(f"{GAMES}.partial"))
    with safe_lake.copied(tmp_path / "other" / "data") as other:
        carry_out(other, "clean_up")
        safe_lake.verb("clean_up", dry_run=False).ok()
        assert hashes(other) == hashes(safe_lake)
        assert not [name for name in hashes(other) if "drill" in name]
        assert other.answer("clean_up") == safe_lake.answer("clean_up")
        same = [row["same"] for row in carry_out(other, "drill", backup=good) if "same" in row]
        assert same == [True] * 6
        safe_lake.verb("drill", backup=good).ok()
        assert hashes(other) == hashes(safe_lake)
        assert schemas(other) == schemas(safe_lake)
        found = carry_out(other, "verify_backup", table=GAMES, backup=good)
        recorded = json.loads(safe_lake.verb("verify_backup", table=GAMES, output="json").ok().stdout)
        assert [row["n"] for row in found if "n" in row] == [recorded["rows"]]


def schemas(lake: AnyLake) -> set[str]:
    found = run(lake, ["select schema_name from information_schema.schemata"])
    return {row["schema_name"] for row in found}


def test_a_printed_clean_up_leaves_a_quarantined_table_alone(safe_lake: Lake) -> None:
    """Whether it holds rows that the table lacks, only the verb finds out."""
    damaged = f"{GAMES}.1.damaged"
    for name in (f"{GAMES}.partial", damaged):
        shutil.copytree(safe_lake.path(), safe_lake.path(name))
    carry_out(safe_lake, "clean_up")
    assert safe_lake.path(damaged).is_dir()
    assert not safe_lake.path(f"{GAMES}.partial").exists()
    assert [one["path"] for one in safe_lake.answer("clean_up")["leftovers"]] == [f"lake/dev/{damaged}"]


@BOTH
def test_a_printed_retention_sets_what_the_verb_sets(lake: AnyLake, other: AnyLake) -> None:
    lake.verb("set_retention", days=400).ok()
    carry_out(other, "set_retention", days=400)
    settings = [
        {name: DeltaTable(str(each.path(name))).metadata().configuration for name in each.bronze()}
        for each in (lake, other)
    ]
    assert settings[0] == settings[1]
    assert "interval 400 days" in settings[0][GAMES].values()
    assert hashes(other) == hashes(lake)


@pytest.mark.databricks
def test_the_policy_of_databricks_on_random_manifests_is_the_documented_one(
    pristine_warehouse: WarehouseLake,
) -> None:
    """The cases of tests/unit/macros/test_backup.py, in Spark's SQL: the catalog's rows stand in the text."""
    macros = Macros().engine("databricks")
    macros.replace("now", lambda: NOW.replace(tzinfo=None))
    table = {"database": CATALOG, "schema": SCHEMA, "engine": "databricks"}
    facts = {"table": table, "schemas": [SCHEMA], "damaged": []}
    policy = macros.call("retention_policy", 2, 20)
    gone = 0
    for seed in range(12):
        copies = without_reading(random_copies(seed))
        rows = ", ".join(
            f"({literal(macros, copy.name)}, 'dev_backup', {literal(macros, copy.text)})" for copy in copies
        )
        catalog = f"(values {rows}) as found(table_name, table_schema, comment)"
        text = macros.call("verdicts_sql", facts, policy)
        text = text.replace(f"`{CATALOG}`.information_schema.tables", catalog)
        verdicts = {row["set_id"]: (row["goes"], row["why"]) for row in pristine_warehouse.sql(text)}
        assert verdicts == expected(copies, 2, 20), seed
        gone += sum(goes for goes, _ in verdicts.values())
    assert gone > 5


def literal(macros: Macros, text: str | None) -> str:
    return "null" if text is None else macros.call("text_literal", text, "databricks")


def test_bad_arguments_get_the_verbs_own_sentence(untouched: Lake) -> None:
    for verb, arguments in (
        ("prune_backups", {"keep_last": 0}),
        ("backup_table", {"table": GAMES, "reason": 20260203}),
        ("set_retention", {"days": 0}),
    ):
        own, of_print = (
            untouched.refused(verb, **arguments),
            untouched.refused("emit_sql", verb=verb, args=arguments),
        )
        sentence = re.split(r" \d\d:\d\d:\d\d ", own)[0]  # dbt's own lines follow
        assert re.match(r"(keep_last|reason|days): ", sentence), own
        assert sentence in of_print
