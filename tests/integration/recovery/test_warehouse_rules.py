"""What a Databricks warehouse refuses: versions that are too old, and who has not the right."""

from __future__ import annotations

import re

import pytest

from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, one_line
from tests.integration.recovery.targets import ON_DATABRICKS
from tests.integration.recovery.warehouse_lake import WarehouseLake
from tests.support.macros import Macros

SHORT = f"alter table {GAMES} set tblproperties ('delta.deletedFileRetentionDuration' = 'interval 7 days')"


def printed(said: str, verb: str) -> str:
    """The command for a verb that was printed."""
    return re.findall(rf"dbt run-operation {verb} --args '[^']*'", said)[0]


@ON_DATABRICKS
def test_after_an_idle_week_a_restore_can_be_undone(lake: WarehouseLake) -> None:
    """By then the retention closes every version but the newest, and the restore would close that."""
    lake.verb("backup_table", table=GAMES).ok()
    lake.sql(f"delete from {GAMES} where season = 20242025", SHORT)
    short = lake.rows()
    lake.warehouse.advance_clock(days=8)
    reach = lake.answer("time_travel", table=GAMES)["reach"]
    assert (reach["oldest"], reach["lost"]) == (4, 4)
    assert reach["command"] == printed(lake.refused("restore_table", table=GAMES, version=2), "set_retention")

    told = lake.verb("restore_table", table=GAMES, backup="latest", mode="replace").ok().stdout
    assert len(lake.rows()) > len(short)
    properties = {row["key"]: row["value"] for row in lake.sql(f"show tblproperties {GAMES}")}
    assert properties["delta.deletedFileRetentionDuration"] == "interval 16 days"  # the backup's were longer
    lake.follow(printed(told.split("Undo with: ")[1], "restore_table")).ok()
    assert lake.rows() == short


@pytest.mark.thorough
@ON_DATABRICKS
def test_ten_times_the_versions_cost_no_statement_more(lake: WarehouseLake) -> None:
    sent = []
    for commits in (7, 90):
        for number in range(commits):
            lake.sql(f"alter table {GAMES} set tblproperties ('n' = '{number}')")
        before = len(lake.warehouse.statements())
        lake.verb("recovery_plan", table=GAMES).ok()
        sent.append(len(lake.warehouse.statements()) - before)
    assert sent[0] == sent[1]


@pytest.mark.thorough
@ON_DATABRICKS
def test_who_has_rights_on_tables_alone_can_restore_and_the_others_are_named(lake: WarehouseLake) -> None:
    whole = lake.rows()
    lake.sql("grant use schema on schema dev to `analysts`", "grant select on schema dev to `analysts`")
    lake.verb("backup_table", table=GAMES).ok()
    lake.sql(f"delete from {GAMES} where season = 20242025")
    restore = ("-q", "run-operation", "restore_table", "--args", f"{{table: {GAMES}, backup: latest}}")
    said = one_line(lake.dbt(*restore, DATABRICKS_TOKEN="as:guest").refused())
    assert "The right USE SCHEMA is missing: ask the owner of the schema lr_nhl_demo.dev_backup" in said
    for schema in ("dev", "dev_backup", "dev_recovery"):
        lake.sql(f"grant use schema on schema {schema} to `guest`")
    lake.sql("grant select on schema dev to `guest`", "grant select on schema dev_recovery to `guest`")
    said = one_line(lake.dbt(*restore, DATABRICKS_TOKEN="as:guest").refused())
    assert "The right SELECT is missing: ask the owner of the schema lr_nhl_demo.dev_backup to run: " in said
    for schema, rights in {"dev": "select", "dev_backup": "select", "dev_recovery": "select, modify"}.items():
        lake.sql(f"grant use schema, {rights} on schema {schema} to `guest`")
    said = one_line(lake.dbt(*restore, DATABRICKS_TOKEN="as:guest").refused())
    assert f"The right MODIFY is missing: ask the owner of the table lr_nhl_demo.dev.{GAMES} to run: " in said
    assert "Then repeat the command. What was refused: merge into" in said
    lake.sql("grant modify on schema dev to `guest`")
    lake.dbt(*restore, DATABRICKS_TOKEN="as:guest").ok()
    assert lake.rows() == whole
    assert [entry["who"] for entry in lake.log()][-1] == "guest"

    lake.sql("drop schema dev cascade")
    told = lake.verb("restore_table", table=GAMES, backup="latest").ok().stdout
    assert lake.rows() == whole
    lost = re.findall(r"^  (grant .*);$", told, re.MULTILINE)
    assert "grant use schema on schema `lr_nhl_demo`.`dev` to `analysts`" in lost
    lake.sql(*lost)
    assert len(lake.sql("show grants on schema dev")) == 2


@ON_DATABRICKS
def test_a_hash_of_an_older_form_is_compared_in_that_form(lake: WarehouseLake) -> None:
    """It has one text for NULL and chr(30), so a changed copy was good; the new form tells them apart."""
    lake.sql(f"update {SNAPSHOT} set player_team = null where player_id % 2 = 0")
    new = lake.answer("backup_table", table=SNAPSHOT)[0]
    assert new["content_hash"].startswith("md5-2:")
    [backup] = [each for each in lake.backups() if each.set == new["set"]]
    macros, table = Macros().engine("databricks"), {"engine": None, "key": []}
    columns, copy = new["columns"], f"dev_backup.{backup.name}"
    sql = macros.call("fingerprint_sql", table, copy, columns, "0" * 32)
    old = macros.call("fingerprint_of", lake.sql(sql)[0], columns)["hash"]
    assert ":" not in old

    backup.mark(content_hash=old)
    assert lake.answer("verify_backup", table=SNAPSHOT, backup=new["set"])["content_hash"] == old
    lake.sql(f"update {copy} set player_team = chr(30) where player_team is null")
    lake.verb("verify_backup", table=SNAPSHOT, backup=new["set"]).ok()
    backup.mark(content_hash=new["content_hash"])
    assert "instead of" in lake.refused("verify_backup", table=SNAPSHOT, backup=new["set"])
