"""Dropped tables on Databricks: back by id, with what belonged to them and the rows of their successor."""

import re
from collections.abc import Iterator

import pytest
from deltalake import DeltaTable

from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, AnyLake
from tests.integration.recovery.targets import EACH, ON_DATABRICKS
from tests.integration.recovery.warehouse_lake import WarehouseLake

BELONGINGS = (
    f"comment on table {GAMES} is 'Games, as the league tells them'",
    f"alter table {GAMES} set tags ('owner' = 'hockey')",
    f"alter table {GAMES} alter column team set tags ('kind' = 'code')",
    f"grant select on table {GAMES} to `analysts`",
)


def metadata(lake: WarehouseLake, table: str = GAMES) -> list:
    where = f"where schema_name = 'dev' and table_name = '{table}'"
    comment = f"where table_schema = 'dev' and table_name = '{table}'"
    return [
        lake.sql(f"select comment from information_schema.tables {comment}"),
        lake.sql(f"select tag_name, tag_value from information_schema.table_tags {where}"),
        lake.sql(f"select column_name, tag_name, tag_value from information_schema.column_tags {where}"),
        [(row["Principal"], row["ActionType"]) for row in lake.sql(f"show grants on table {table}")],
        lake.delta(table).metadata().configuration,
    ]


def successor(lake: WarehouseLake) -> None:
    """The table is dropped and made again; then 16 rows land, of games that the old one had, corrected."""
    lake.sql(
        f"create table kept as select * from {GAMES} where game_id in (select min(game_id) from {GAMES}) "
        f"or game_id in (select max(game_id) from {GAMES})",
        f"drop table {GAMES}",
        f"create table {GAMES} as select * from kept",
        f"update {GAMES} set shots_on_goal_for = 999",
        "drop table kept",
    )


@pytest.mark.thorough
@ON_DATABRICKS
def test_after_drop_and_create_the_old_table_comes_back_with_the_new_rows(lake: WarehouseLake) -> None:
    lake.sql(*BELONGINGS)
    whole, had, identity = lake.rows(), metadata(lake), lake.path().name
    successor(lake)
    landed = lake.rows()
    assert len(landed) == 16
    before = lake.folder()
    assert "nothing was changed" in lake.verb("undrop_table", table=GAMES, dry_run=True).ok().stdout
    assert lake.folder() == before
    done = lake.answer("undrop_table", table=GAMES)
    after = lake.rows()
    assert len(after) == len(whole) == done["rows"]
    assert set(after) - set(whole) == set(landed), "the corrected rows, and only they, are the successor's"
    assert lake.rows(done["kept_as"]) == landed
    assert metadata(lake) == had
    assert lake.path().name == identity
    assert lake.delta().version() == 3, "its history goes on"
    lake.sql(*done["undo"].split("; "))
    assert lake.rows() == landed


def finish(lake: WarehouseLake, mode: str = "merge") -> None:
    """As somebody does who knows nothing but what doctor says; the same command where it says nothing."""
    told = [check for check in lake.checks("unfinished") if "no end in the recovery log" in check["detail"]]
    again = f"dbt run-operation undrop_table --args '{{table: {GAMES}, mode: {mode}}}'"
    for command in dict.fromkeys([check["command"] for check in told] or [again]):
        lake.follow(command).ok()


@pytest.mark.thorough
@ON_DATABRICKS
def test_an_undrop_killed_on_the_way_is_finished_as_doctor_says(lake: WarehouseLake) -> None:
    whole = lake.rows()
    successor(lake)
    landed = lake.rows()
    lake.kill("undrop_table", before="rename 3", table=GAMES)
    assert GAMES not in lake.tables(), "the kill came too early or too late to show anything"
    assert "finish that one first" in lake.refused("undrop_table", table=GAMES, dropped="another")
    assert "repeat it without dry_run" in lake.refused("undrop_table", table=GAMES, dry_run=True)
    finish(lake)
    assert len(lake.rows()) == len(whole)
    assert set(lake.rows()) - set(whole) == set(landed)


def streaming_successor(lake: WarehouseLake) -> None:
    """The table is dropped, and a streaming table with rows of its own takes the name."""
    lake.sql(
        f"create table feed as select * from {GAMES} where season = 20252026",
        "update feed set shots_on_goal_for = 999",
        f"drop table {GAMES}",
        f"create streaming table {GAMES} as select * from stream feed",
    )


def dropped_by_dbt(lake: WarehouseLake) -> None:
    """Renamed, and dropped under that name, as dbt-databricks does; an older one had its own name."""
    lake.sql(
        f"alter table {GAMES} rename to old_games",
        f"create table {GAMES} (game_id bigint, team string)",
        f"drop table {GAMES}",
        f"alter table old_games rename to {GAMES}__dbt_backup",
        f"drop table {GAMES}__dbt_backup",
    )


def changed_type(lake: WarehouseLake) -> None:
    """The incident: a change of the materialization to streaming_table."""
    lake.sql(
        f"create table feed as select * from {GAMES} where season = 20252026",
        "update feed set shots_on_goal_for = 999",
    )
    dropped_by_dbt(lake)
    lake.sql(f"create streaming table {GAMES} as select * from stream feed")


def changed_type_while_a_leftover_stands(lake: WarehouseLake) -> None:
    """And what an interrupted dbt left has the name that the dropped one had."""
    changed_type(lake)
    lake.sql(f"create table {GAMES}__dbt_backup as select * from {GAMES} limit 3")


STATES = {  # that a kill can leave, at least
    successor: 7,
    streaming_successor: 4,
    dropped_by_dbt: 2,
    changed_type: 5,
    changed_type_while_a_leftover_stands: 7,
}


def killed_at_each_step(lake: WarehouseLake, least: int, **arguments: str) -> Iterator[WarehouseLake]:
    """The lake as a kill of undrop_table before each statement leaves it, and one before its last step."""
    crashes = lake.crash_snapshots("undrop_table", table=GAMES, **arguments)
    assert len(crashes) >= least
    log = DeltaTable(str(lake.path("recovery_log", "dev_recovery")))
    log.delete("verb = 'undrop_table' and state = 'done'")
    for crash in crashes:
        with lake.moved(crash) as killed:
            yield killed
    yield lake


@ON_DATABRICKS
@pytest.mark.thorough
@pytest.mark.parametrize(
    ("damage", "mode"), [*((damage, "merge") for damage in STATES), (successor, "replace")]
)
def test_an_undrop_killed_at_any_step_is_finished_as_doctor_says(lake: WarehouseLake, damage, mode) -> None:
    whole = lake.rows()
    damage(lake)
    landed = lake.rows() if GAMES in lake.tables() and mode == "merge" else []
    for killed in killed_at_each_step(lake, STATES[damage] - (2 if mode == "replace" else 0), mode=mode):
        finish(killed, mode)
        assert len(killed.rows()) == len(whole), killed.data
        assert set(killed.rows()) - set(whole) == set(landed), killed.data
        assert [check["status"] for check in killed.checks("unfinished")] == ["OK"]
        if damage is changed_type_while_a_leftover_stands:
            assert len(killed.rows(f"{GAMES}__dbt_backup")) == 3, killed.data


@ON_DATABRICKS
@pytest.mark.thorough
@pytest.mark.parametrize("damage", [successor, dropped_by_dbt, changed_type_while_a_leftover_stands])
def test_an_undrop_to_another_name_killed_at_any_step_is_finished_as_doctor_says(lake, damage) -> None:
    whole, into = lake.rows(), "games_of_then"
    damage(lake)
    now = {name: lake.rows(name) for name in lake.tables()}
    for killed in killed_at_each_step(lake, 2 if damage is dropped_by_dbt else 4, into=into):
        killed.finish("undrop_table", table=GAMES, into=into)
        assert killed.rows(into) == whole, killed.data
        assert {name: killed.rows(name) for name in killed.tables() - {into}} == now, killed.data
        assert [check["status"] for check in killed.checks("unfinished")] == ["OK"]


@pytest.mark.thorough
@ON_DATABRICKS
def test_of_several_dropped_tables_of_one_name_the_one_that_is_meant(lake: WarehouseLake) -> None:
    whole = lake.rows()
    lake.sql(
        f"drop table {GAMES}", f"create table {GAMES} (game_id bigint, team string)", f"drop table {GAMES}"
    )
    dropped = lake.sql("show tables dropped in dev")
    plan = lake.answer("recovery_plan", table=GAMES)[0]
    undrops = [way for way in plan["other_paths"] if "undrop_table" in way["command"]]
    assert [row["tableId"] in way["point"] for row, way in zip(dropped, undrops, strict=True)] == [True, True]
    assert "'1' is not a dropped table" in lake.refused("undrop_table", table=GAMES, dropped="1")
    hint = "it was dropped, and comes back with dbt run-operation undrop_table"
    assert hint in lake.refused("restore_table", table=GAMES, auto=True)
    lake.verb("undrop_table", table=GAMES, dropped=dropped[1]["tableId"]).ok()
    assert lake.rows() == whole
    lake.verb("undrop_table", table=GAMES, into="games_of_nobody").ok()
    assert lake.rows("games_of_nobody") == []
    assert lake.rows() == whole
    assert "exists already" in lake.refused("undrop_table", table=GAMES, into="games_of_nobody")
    lake.sql(f"drop table {GAMES}")
    lake.warehouse.advance_clock(days=8)
    assert "No dropped table of" in lake.refused("undrop_table", table=GAMES)


@pytest.mark.thorough
@ON_DATABRICKS
def test_a_streaming_table_that_took_the_name_gives_it_back(lake: WarehouseLake) -> None:
    whole = lake.rows()
    streaming_successor(lake)
    landed = lake.rows()
    said = lake.refused("blue_green_begin", tables=GAMES)
    assert f"{GAMES} is a streaming table, which can be neither cloned nor renamed" in said
    done = lake.answer("undrop_table", table=GAMES)
    after = lake.rows()
    assert len(after) == len(whole)
    assert set(after) - set(whole) == set(landed)
    assert lake.rows(done["kept_as"]) == landed
    (found,) = lake.sql(
        "select table_type from information_schema.tables "
        f"where table_schema = 'dev' and table_name = '{GAMES}'"
    )
    assert found == {"table_type": "MANAGED"}


@ON_DATABRICKS
@pytest.mark.thorough
def test_when_it_is_too_late_to_undrop_the_set_comes_back_over_the_streaming_table(safe_lake) -> None:
    lake = safe_lake
    whole, (good,) = lake.rows(), lake.sets()
    lake.sql(*BELONGINGS)
    lake.verb("backup_table", table=GAMES).ok()
    had, single = metadata(lake), max(lake.sets() - {good})
    streaming_successor(lake)
    landed = lake.rows()
    assert f"undrop_table --args '{{table: {GAMES}}}', or" in lake.refused("restore_all", backup=good)
    lake.warehouse.advance_clock(days=8)

    lake.verb("backup_all").ok()  # the streaming table among the others
    (newest,) = lake.sets() - {good, single}
    assert len(lake.backups(newest)) == len(lake.backups(good))
    of_now = lake.backup(newest)
    assert lake.rows_at(of_now.folder) == landed
    assert of_now.manifest()["verified_at"]
    keys_lost = len(whole) - len(landed)
    assert of_now.manifest()["suspect"].startswith(
        f"lacks {keys_lost} of the {len(whole)} of backup {single}"
    )

    said = lake.refused("restore_table", table=GAMES, backup=single)
    assert f"{GAMES} is a streaming table now, which cannot be restored over; restore beside it: " in said
    assert "bring the dropped table back" not in said
    # dbt repeats the sentence in its own error
    beside, into_place = dict.fromkeys(re.findall(r"dbt run-operation \w+ --args '[^']*'", said))
    lake.follow(beside).ok()
    lake.follow(into_place).ok()
    assert len(lake.rows()) == len(whole)
    assert set(lake.rows()) - set(whole) == set(landed)
    assert metadata(lake) == had
    lake.verb("restore_table", table=GAMES, backup=good, mode="replace").ok()
    assert lake.rows() == whole


@pytest.mark.thorough
@ON_DATABRICKS
def test_a_version_of_a_streaming_table_is_copied_beside_it(lake: WarehouseLake) -> None:
    streaming_successor(lake)
    lake.verb("restore_table", table=GAMES, version=0, into="of_then").ok()
    assert lake.rows("of_then") == lake.rows()
    assert "restore beside it" in lake.refused("restore_table", table=GAMES, version=0, mode="replace")


@pytest.mark.thorough
@EACH
def test_a_view_that_took_the_name_has_to_go_first(safe_lake: AnyLake) -> None:
    run = safe_lake.database
    whole, (good,) = safe_lake.native_rows(), safe_lake.sets()
    run(f"create table dev.kept as select * from dev.{SNAPSHOT} limit 1")
    run(f"drop table dev.{SNAPSHOT}")
    run(f"create view dev.{SNAPSHOT} as select * from dev.kept")
    safe_lake.verb("backup_all").ok()
    said = safe_lake.refused("restore_table", table=SNAPSHOT, backup=good)
    assert f"{SNAPSHOT} is a view now, which cannot be restored over; rename or drop the view" in said
    run(f"drop view dev.{SNAPSHOT}")
    safe_lake.verb("restore_table", table=SNAPSHOT, backup=good).ok()
    assert safe_lake.native_rows() == whole


@pytest.mark.thorough
@EACH
def test_what_a_failed_change_of_type_left_becomes_the_table_again(lake, target: str) -> None:
    whole, left = lake.native_rows(), f"{SNAPSHOT}__dbt_backup"
    run = lake.database
    run(f"alter table dev.{SNAPSHOT} rename to {'' if target == 'local' else 'dev.'}{left}")
    told = lake.verb("recovery_plan", table=SNAPSHOT).ok().stdout
    assert f"table {left}: {len(whole)} rows" in told
    assert f"standing: {left}" in told
    assert "is not a table" in lake.refused("undrop_table", table=SNAPSHOT, standing="snapshot_player")
    lake.verb("undrop_table", table=SNAPSHOT, standing=left).ok()
    assert lake.native_rows() == whole
    # On Databricks the table took its name back; on DuckDB a copy still stands beside it.
    run(f"create table if not exists dev.{left} as select * from dev.{SNAPSHOT}")
    run(f"delete from dev.{SNAPSHOT} where player_id % 2 = 0")
    assert 0 < len(lake.native_rows()) < len(whole)
    lake.verb("undrop_table", table=SNAPSHOT, standing=left).ok()
    assert lake.native_rows() == whole


@ON_DATABRICKS
def test_a_backup_is_a_deep_clone_and_brings_back_what_belonged_to_the_table(lake: WarehouseLake) -> None:
    lake.sql(*BELONGINGS)
    whole, had = lake.rows(), metadata(lake)
    lake.verb("backup_table", table=GAMES).ok()
    (clone,) = lake.sql(f"describe history dev_backup.{lake.backup().name}")
    assert clone["operation"] == "CLONE"
    parameters = dict(clone["operationParameters"])
    assert (parameters["isShallow"], parameters["sourceVersion"]) == ("false", "2")
    lake.sql(f"revoke select on table {GAMES} from `analysts`", f"comment on table {GAMES} is 'Another one'")
    lake.delta().delete("season = 20232024")
    lake.verb("restore_table", table=GAMES, backup="latest", mode="replace").ok()
    assert lake.rows() == whole
    assert metadata(lake) == [*had[:3], [], had[4]], "a right that was taken away does not come back"
    lake.sql(f"drop table {GAMES}")
    lake.verb("restore_table", table=GAMES, backup="latest").ok()
    assert lake.rows() == whole
    assert metadata(lake) == had
