"""The second place for backups on Databricks, which is another catalog.

That of `local` has its tests in tests/unit/macros/test_second_place.py.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from deltalake import DeltaTable

from tests.integration.recovery.local_lake import GAMES, sorted_rows
from tests.integration.recovery.targets import ON_DATABRICKS
from tests.integration.recovery.warehouse_lake import WarehouseLake

PLACE = "nhl_backups"
THERE = "lr_nhl_demo__dev_backup"
CATCH_UP = {"older_than_hours": 24}


def with_place(lake: WarehouseLake, place: str) -> WarehouseLake:
    return WarehouseLake(lake.warehouse, {**lake.variables, "NHL_SECOND_PLACE": place})


@pytest.fixture
def lake(safe_lake: WarehouseLake) -> WarehouseLake:
    """One that has a set, of before there was a second place."""
    safe_lake.sql(f"create catalog {PLACE}")
    return with_place(safe_lake, PLACE)


def copies(lake: WarehouseLake) -> dict[str, dict]:
    """The manifests in the second place, by the names of their tables."""
    found = lake.sql(
        f"select table_name, comment from {PLACE}.information_schema.tables where table_schema = '{THERE}'"
    )
    return {row["table_name"]: json.loads(row["comment"] or "{}") for row in found}


def path(lake: WarehouseLake, name: str) -> Path:
    return lake.warehouse.location(f"{PLACE}.{THERE}.{name}")


def rows(folder: Path) -> list[tuple]:
    return sorted_rows(f"delta_scan('{folder}')")


def places(lake: WarehouseLake) -> set[str]:
    return {record["place"] for record in lake.answer("list_backups")}


def finding(lake: WarehouseLake) -> dict:
    [found] = [each for each in lake.answer("doctor")["checks"] if each["aspect"] == "second place"]
    return found


@pytest.mark.thorough
@pytest.mark.databricks
def test_a_table_comes_back_from_the_second_catalog(
    pristine_warehouse: WarehouseLake, data_dir: Path
) -> None:
    """The schema of the backups is gone, and the table is empty."""
    with pristine_warehouse.copied(data_dir) as copy:
        copy.sql(f"create catalog {PLACE}")
        lake, was = with_place(copy, PLACE), rows(copy.path())
        lake.verb("backup_table", table=GAMES).ok()
        [name] = copies(lake)
        assert rows(path(lake, name)) == was
        assert copies(lake)[name]["is_second_copy"]
        lake.sql("drop schema dev_backup cascade", f"delete from {GAMES}")
        lake.verb("restore_table", table=GAMES, backup="latest").ok()
        assert rows(lake.path()) == was
        assert places(lake) == {f"here, and {PLACE}"}


@pytest.mark.thorough
@ON_DATABRICKS
def test_each_backup_is_in_both_catalogs(lake: WarehouseLake) -> None:
    lake.verb("backup_all", **CATCH_UP).ok()
    here = {backup.name.lower(): backup for backup in lake.backups()}
    assert set(copies(lake)) == set(here)
    for name, manifest in copies(lake).items():
        assert manifest["is_second_copy"]
        assert manifest["content_hash"] == here[name].manifest()["content_hash"]
        assert rows(path(lake, name)) == rows(here[name].folder)
    assert places(lake) == {f"here, and {PLACE}"}
    assert finding(lake)["status"] == "OK"
    versions = {name: DeltaTable(str(path(lake, name))).version() for name in copies(lake)}
    lake.verb("backup_table", table=GAMES).ok()
    assert len(copies(lake)) == len(here) + 1
    for name, version in versions.items():
        assert DeltaTable(str(path(lake, name))).version() == version, f"{name} was copied again"


@pytest.mark.thorough
@ON_DATABRICKS
def test_everything_comes_back_from_the_second_catalog(lake: WarehouseLake) -> None:
    """The schemas of the tables and of their backups are gone."""
    lake.verb("backup_all", **CATCH_UP).ok()
    was = {name: rows(lake.path(name)) for name in lake.tables() if name.startswith(("bronze", "snapshot"))}
    lake.sql("drop schema dev_backup cascade", "drop schema dev cascade")
    assert places(lake) == {PLACE}
    said = lake.verb("recovery_plan", table=GAMES).ok().output
    assert f"in {PLACE}, from where a restore fetches it" in said
    assert not lake.backups(), "a plan fetches nothing"
    lake.verb("restore_all", backup="latest").ok()
    assert {name: rows(lake.path(name)) for name in was} == was
    assert places(lake) == {f"here, and {PLACE}"}
    manifests = [backup.manifest() for backup in lake.backups() if backup.set.startswith("set")]
    assert manifests
    assert not any("is_second_copy" in manifest for manifest in manifests)
    lake.verb("verify_backup", backup="latest").ok()


@pytest.mark.thorough
@ON_DATABRICKS
def test_a_damaged_second_copy_is_found_and_copied_again(lake: WarehouseLake) -> None:
    lake.verb("backup_all", **CATCH_UP).ok()
    changed, cut = [name for name in sorted(copies(lake)) if "bronze" in name][:2]
    lake.sql(f"update {PLACE}.{THERE}.{changed} set season = season + 1")
    for file in path(lake, cut).rglob("*.parquet"):
        file.unlink()
    said = lake.verb("verify_backup", backup="latest").refused()
    for name in (changed, cut):
        assert name in said.lower()
        assert copies(lake)[name]["damaged"]
    assert finding(lake)["status"] == "WARN"
    assert "lacks 2 backups" in finding(lake)["detail"]
    lake.verb("backup_all", **CATCH_UP).ok()
    lake.verb("verify_backup", backup="latest").ok()
    assert finding(lake)["status"] == "OK"


@pytest.mark.thorough
@ON_DATABRICKS
def test_a_copy_that_was_not_read_there_does_not_count(lake: WarehouseLake) -> None:
    """backup_all was killed between the clone, which may have the comment of its source, and its manifest."""
    [first, *_] = lake.backups()
    lake.sql(
        f"create schema {PLACE}.{THERE}",
        f"create table {PLACE}.{THERE}.{first.name} deep clone dev_backup.{first.name}",
    )
    assert places(lake) == {"here"}
    lake.sql(f"delete from {PLACE}.{THERE}.{first.name}")
    lake.verb("backup_all", **CATCH_UP).ok()
    assert rows(path(lake, first.name)) == rows(first.folder)
    assert places(lake) == {f"here, and {PLACE}"}


@pytest.mark.thorough
@ON_DATABRICKS
def test_pruning_deletes_in_both_catalogs(lake: WarehouseLake) -> None:
    lake.verb("backup_all").ok()
    old, new = sorted({backup.set for backup in lake.backups()})
    [gone, *_] = [backup.name for backup in lake.backups(old)]
    lake.sql(f"drop table dev_backup.{gone}")
    lake.verb("prune_backups", keep_last=1, dry_run=False).ok()
    assert {backup.set for backup in lake.backups()} == {new}
    assert set(copies(lake)) == {backup.name.lower() for backup in lake.backups()}


@pytest.mark.thorough
@ON_DATABRICKS
def test_a_catalog_that_cannot_be_reached_costs_the_second_copy_only(
    lake: WarehouseLake, safe_lake: WarehouseLake
) -> None:
    lake.verb("backup_all", **CATCH_UP).ok()
    away = with_place(safe_lake, "no_catalog")
    said = away.verb("backup_all").refused()
    assert "Nothing was copied to the second place: no_catalog cannot be reached" in said
    assert "The backups in the first place are good." in said
    assert len({backup.set for backup in lake.backups()}) == 2
    assert finding(away)["status"] == "WARN"
    listed = away.verb("list_backups").ok().output
    assert "Not listed: what is in the second place. no_catalog cannot be reached" in listed


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("s3://bucket/nhl", "is not a catalog: on Databricks the second place is another catalog"),
        ("LR_NHL_DEMO", "is the catalog of the tables: the second place has to be another one"),
    ],
)
@ON_DATABRICKS
def test_a_place_that_is_none_is_refused_by_name(safe_lake: WarehouseLake, place: str, says: str) -> None:
    lake = with_place(safe_lake, place)
    assert says in finding(lake)["detail"]
    assert says in " ".join(lake.verb("backup_table", table=GAMES).refused().split())


@pytest.mark.thorough
@ON_DATABRICKS
def test_printed_sql_copies_to_the_second_catalog_and_restores_from_it(lake: WarehouseLake) -> None:
    was = rows(lake.path())
    printed = lake.verb("emit_sql", verb="backup_table", args={"table": GAMES}).ok().stdout
    lake.run_text(printed)
    [copy] = copies(lake)
    assert rows(path(lake, copy)) == was
    lake.sql("drop schema dev_backup cascade", f"delete from {GAMES} where season = 2024")
    set_id = re.sub(r"_(\d{8})t(\d{6})z", r"_\1T\2Z", copy.split("__")[0])
    given = {"table": GAMES, "backup": set_id, "mode": "replace"}
    lake.run_text(lake.verb("emit_sql", verb="restore_table", args=given).ok().stdout)
    assert rows(lake.path()) == was
