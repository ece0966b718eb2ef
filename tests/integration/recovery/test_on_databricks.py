"""The other verbs on Databricks: readiness, drill, retention, and a new generation beside the old one."""

from __future__ import annotations

import json

from tests.integration.recovery.lake_of_test import GAMES
from tests.integration.recovery.targets import ON_DATABRICKS
from tests.integration.recovery.warehouse_of_test import WarehouseLake

SCHEDULE = "bronze_schedule_2023_v2"


def tables(lake: WarehouseLake, schema: str = "dev") -> set[str]:
    found = lake.sql(f"select table_name from information_schema.tables where table_schema = '{schema}'")
    return {row["table_name"] for row in found}


def doctor(lake: WarehouseLake) -> dict[str, str]:
    """The worst status of each aspect; its exit code is not 0 when there is a FAIL."""
    done = lake.verb("doctor", output="json")
    checks = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))["checks"]
    worst = {check["aspect"]: check["status"] for check in sorted(checks, key=lambda c: c["status"] != "OK")}
    assert done.code == (1 if "FAIL" in worst.values() else 0)
    return worst


@ON_DATABRICKS
def test_readiness_drill_and_retention(lake: WarehouseLake) -> None:
    assert doctor(lake)["backups"] == "FAIL"
    lake.verb("backup_all").ok()
    after_first = tables(lake, "dev_backup")
    lake.verb("pin_backup", backup="latest").ok()
    lake.verb("backup_all").ok()
    assert doctor(lake)["backups"] == "OK"

    live = {name: lake.rows(name) for name in lake.bronze()}
    drilled = json.loads(lake.verb("drill", output="json").ok().stdout.splitlines()[-1])
    assert drilled
    assert {name: lake.rows(name) for name in lake.bronze()} == live
    schemas = {row["schema_name"] for row in lake.sql("select schema_name from information_schema.schemata")}
    assert {schema for schema in schemas if tables(lake, schema)} <= {
        *("dev", "dev_backup", "dev_recovery", "information_schema"),
    }

    lake.verb("prune_backups", keep_last=1, dry_run=False).ok()
    assert after_first <= tables(lake, "dev_backup"), "the pinned set stays"
    lake.verb("pin_backup", backup=_oldest_set(lake), pinned=False).ok()
    lake.verb("prune_backups", keep_last=1, dry_run=False).ok()
    assert not after_first & tables(lake, "dev_backup")
    assert tables(lake, "dev_backup"), "the last good set stays"

    lake.delta().delete("season = 20242025")
    lake.sql(f"drop table {SCHEDULE}")
    assert doctor(lake)["tables"] == "FAIL"
    lake.verb("restore_table", table=GAMES, auto=True).ok()
    lake.verb("restore_table", table=SCHEDULE, auto=True).ok()
    assert {name: lake.rows(name) for name in lake.bronze()} == live


def _oldest_set(lake: WarehouseLake) -> str:
    listed = json.loads(lake.verb("list_backups", output="json").ok().stdout)
    return min(record["set"] for record in listed)


@ON_DATABRICKS
def test_a_new_generation_is_swapped_undone_and_finished(lake: WarehouseLake) -> None:
    whole, schedule, identity = lake.rows(), lake.rows(SCHEDULE), lake.path().name
    lake.sql(f"grant select on table {GAMES} to `analysts`")
    lake.verb("blue_green_begin", tables=[GAMES, SCHEDULE]).ok()
    lake.sql(
        f"alter table {GAMES}_new add columns (checked boolean)", f"update {GAMES}_new set checked = true"
    )
    lake.verb("blue_green_validate").ok()
    lake.verb("blue_green_swap").ok()
    assert len(lake.rows()) == len(whole)
    assert "checked" in lake.delta().schema().to_arrow().names
    assert [row["Principal"] for row in lake.sql(f"show grants on table {GAMES}")] == ["analysts"]
    lake.verb("blue_green_rollback").ok()
    assert (lake.rows(), lake.rows(SCHEDULE)) == (whole, schedule)
    assert lake.path().name == identity
    lake.verb("blue_green_validate").ok()
    lake.verb("blue_green_swap").ok()
    lake.verb("blue_green_finish", dry_run=False).ok()
    assert "checked" in lake.delta().schema().to_arrow().names
    assert {name for name in tables(lake) if name.startswith((GAMES, SCHEDULE))} == {GAMES, SCHEDULE}
    lake.verb("restore_table", table=GAMES, backup="latest", into="games_again").ok()
    assert lake.rows("games_again") == lake.rows()
