"""A loss is judged by keys: small ones add up, and what the loader takes out on purpose is none."""

import pyarrow.compute as pc
import pytest
from deltalake import write_deltalake

from ingestion.bronze import TABLES
from ingestion.destinations.delta_tables import DeltaTables
from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, AnyLake, Lake, one_line
from tests.integration.recovery.targets import EACH

BUILD = ("build", "--exclude-resource-type", "test", "unit_test", "--select")


def missing(lake: AnyLake) -> list[str]:
    return [check["detail"] for check in lake.checks("tables") if check["table"] == GAMES]


def judgements(lake: AnyLake) -> int:
    return sum(entry["verb"] == "guard" for entry in lake.log())


@pytest.mark.thorough
@EACH
def test_a_lost_column_stops_builds_and_comes_back_by_key(safe_lake: AnyLake) -> None:
    lake, whole = safe_lake, safe_lake.rows()
    good = lake.backups()[0]
    now = lake.delta().to_pyarrow_table().drop_columns(["goals_for"])
    write_deltalake(lake.delta(), now, mode="overwrite", schema_mode="overwrite")
    lacks = f"lacks column goals_for of backup {good.set} of "
    said = one_line(lake.dbt(*BUILD, "gold_team_games").refused())
    assert f"protected source '{GAMES}' {lacks}" in said, said
    [told] = missing(lake)
    assert lacks in told
    lake.verb("backup_table", table=GAMES).ok()
    [suspect] = [backup.manifest()["suspect"] for backup in lake.backups() if backup.set != good.set]
    assert suspect.startswith(lacks)
    lake.verb("restore_table", table=GAMES, auto=True).ok()
    assert lake.rows() == whole
    assert missing(lake) == []


@pytest.mark.thorough
@EACH
def test_small_losses_add_up_until_they_are_restored(safe_lake: AnyLake) -> None:
    lake, whole, games = (
        safe_lake,
        safe_lake.rows(),
        sorted(set(safe_lake.delta().to_pyarrow_table()["game_id"].to_pylist())),
    )
    one_game = len(whole) // len(games)
    for game in games[:2]:
        lake.delta().delete(f"game_id = {game}")
        lake.verb("backup_table", table=GAMES).ok()
    suspects = [backup.manifest()["suspect"] for backup in lake.backups() if backup.set.startswith("single_")]
    assert [
        f"lacks {n * one_game} of the {len(whole)} of backup set_" in text
        for n, text in enumerate(suspects, 1)
    ]

    lake.delta().delete(f"game_id = {games[2]}")
    replacement = lake.delta().to_pyarrow_table().filter(pc.field("game_id") == games[3])
    renamed = pc.add(replacement["game_id"], 900)
    at = replacement.schema.get_field_index("game_id")
    write_deltalake(
        lake.delta(), replacement.set_column(at, replacement.schema.field(at), renamed), mode="append"
    )
    left = lake.rows()
    said = one_line(lake.dbt(*BUILD, "gold_team_games", "silver_team_games").refused())
    assert f"protected source '{GAMES}' lacks {3 * one_game} of the {len(whole)} of backup set_" in said
    assert lake.rows() == left
    [told] = missing(lake)
    assert f"lacks {3 * one_game} of the {len(whole)} of backup set_" in told
    assert "What depends on it: models " in told
    plan = lake.verb("recovery_plan", table=GAMES).ok().stdout
    assert f"lacks {3 * one_game} of the {len(whole)}" in plan
    assert "what depends on it: models gold_player_game_features, " in plan

    lake.verb("restore_table", table=GAMES, auto=True).ok()
    assert len(lake.rows()) == len(whole) + one_game
    assert missing(lake) == []
    lake.dbt(*BUILD, "silver_team_games").ok()
    seen = judgements(lake)
    lake.dbt(*BUILD, "silver_team_games").ok()
    assert judgements(lake) == seen, "what was judged good is not judged again"


def add_game(lake: AnyLake) -> int:
    """Append a game to the table, and return its number of rows."""
    table = lake.delta().to_pyarrow_table()
    game = table.filter(pc.field("game_id") == pc.min(table["game_id"]).as_py())
    at = game.schema.get_field_index("game_id")
    game = game.set_column(at, game.schema.field(at), pc.add(game["game_id"], 900))
    write_deltalake(lake.delta(), game, mode="append")
    return len(game)


@pytest.mark.thorough
@EACH
def test_rows_that_came_after_the_backup_of_a_removed_table_are_missed(safe_lake: AnyLake) -> None:
    lake, whole = safe_lake, len(safe_lake.rows())
    added = add_game(lake)
    lake.dbt(*BUILD, "silver_team_games").ok()
    lake.delete()
    said = one_line(lake.verb("restore_table", table=GAMES, backup="latest").ok().stdout)
    assert f"{added} rows fewer than the {whole + added:,} of version " in said, said
    lacks = f"lacks {added} of the {whole + added:,} of version "
    assert lacks in one_line(lake.dbt(*BUILD, "silver_team_games").refused())
    [told] = missing(lake)
    assert lacks in told
    assert add_game(lake) == added
    lake.dbt(*BUILD, "silver_team_games").ok()
    assert missing(lake) == []


@pytest.mark.thorough
def test_rows_that_the_loader_takes_out_are_no_loss(safe_lake: Lake) -> None:
    keys = safe_lake.delta().to_pyarrow_table().select(list(TABLES[GAMES].merge_key)).slice(0, 3)
    DeltaTables(safe_lake.data_dir / "lake" / "dev").delete(GAMES, keys)
    assert missing(safe_lake) == []
    safe_lake.verb("backup_table", table=GAMES).ok()
    assert {backup.manifest()["suspect"] for backup in safe_lake.backups()} == {None}
    safe_lake.delta().delete("season = 20242025")
    assert len(missing(safe_lake)) == 1


def test_a_missing_bronze_table_is_brought_back_before_it_is_loaded(safe_lake: Lake) -> None:
    whole = safe_lake.rows()
    safe_lake.delete()
    said = one_line(safe_lake.dbt("build").refused())
    assert f"Not found in lake.dev: {GAMES}; backup set_" in said
    back = f"dbt run-operation restore_table --args '{{table: {GAMES}, backup: latest}}'"
    assert said.index(back) < said.index("dlt pipeline nhl run")
    safe_lake.follow(back).ok()
    assert safe_lake.rows() == whole


def test_a_table_is_not_begun_anew_while_the_second_place_cannot_be_asked(lake: Lake) -> None:
    """It may have a backup that nothing here remembers."""
    lake.database(f"drop table dev.{SNAPSHOT}")
    away = {"NHL_SECOND_PLACE": "/no/such/disk"}
    said = one_line(lake.dbt("-q", "snapshot", "--select", SNAPSHOT, **away).refused())
    assert f"protected table {SNAPSHOT} does not exist, and whether a backup holds it is not known" in said
    assert "/no/such/disk" in said
    accept = said.split("run with ")[1].split("'")[1]
    lake.dbt("-q", "snapshot", "--select", SNAPSHOT, "--vars", accept, **away).ok()
    assert lake.native_rows()
