"""No feature knows the game it is for, nor a later one: taking their results away changes no feature."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from ingestion import bronze

from .tables import columns, side_by_side

NOT_FEATURES = {
    "is_played",
    "is_last_played_game",
    "is_win",
    "winner",
    "score",
    "opposing_score",
    "last_period_type",
}
KEYS = {
    "silver_games_rankings": ("game_id", "team"),
    "gold_player_stats_v2": ("player_id", "game_id"),
    "gold_game_stats_v2": ("game_id", "team"),
    "gold_model_stats_v2": ("player_id", "game_id"),
}
OF_A_TEAM = re.compile(r"((ev|pp|pk|other)_)?(goals|shots_on_goal|shot_attempts|penalties)_(for|against)")


def facts(table: str, names: list[str]) -> set[str]:
    """Columns that tell of the game itself: they are NULL before it."""
    if table == "gold_game_stats_v2":
        return {name for name in names if OF_A_TEAM.fullmatch(name)}
    return {name for name in names if name.startswith("player_") and name not in ("player_id", "player_team")}


def features(data_dir: Path, table: str) -> list[str]:
    names = columns(data_dir, table)
    return [name for name in names if name not in NOT_FEATURES | facts(table, names)]


def without(tables: dict[str, pa.Table], games: set[int]) -> dict[str, pa.Table]:
    """The same bronze before these games were played: they are still to come."""
    found, ids = dict(tables), pa.array(sorted(games))
    for name in (bronze.PLAYER_GAMES, bronze.TEAM_GAMES):
        found[name] = tables[name].filter(pc.invert(pc.is_in(tables[name].column("game_id"), ids)))
    schedule = tables[bronze.SCHEDULE]
    to_come = pc.is_in(schedule.column("game_id"), ids)
    for name, value in (
        ("game_state", "FUT"),
        ("home_score", None),
        ("away_score", None),
        ("last_period_type", None),
    ):
        field = schedule.schema.field(name)
        values = pc.if_else(to_come, pa.scalar(value, field.type), schedule.column(name))
        schedule = schedule.set_column(schedule.schema.get_field_index(name), field, values)
    found[bronze.SCHEDULE] = schedule
    return found


@pytest.fixture(scope="module")
def day(bronze_tables: dict[str, pa.Table]) -> date:
    """The last day but one with results."""
    dates = pc.unique(bronze_tables[bronze.TEAM_GAMES].column("game_date")).to_pylist()
    return sorted(dates)[-2]


@pytest.fixture(scope="module")
def on_the_morning(build: Callable[..., Path], bronze_tables: dict[str, pa.Table], day: date) -> Path:
    """The same bronze on the morning of that day: its games and all later ones are still to come."""
    schedule = bronze_tables[bronze.SCHEDULE]
    later = schedule.filter(pc.greater_equal(schedule.column("game_date"), pa.scalar(day)))
    return build(without(bronze_tables, set(later.column("game_id").to_pylist())), "run")


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(seed, marks=pytest.mark.thorough) for seed in (2, 3, 4, 5))]
)
def test_a_game_and_all_later_ones_are_deleted_and_its_features_stay(
    build: Callable[..., Path], built: Path, bronze_tables: dict[str, pa.Table], seed: int
) -> None:
    """A random game of the last two seasons: in order of start, then id. Its rows stay, to the last digit."""
    rows = bronze_tables[bronze.SCHEDULE].select(["game_date", "start_time_utc", "game_id", "game_state"])
    ordered = sorted(tuple(row.values()) for row in rows.to_pylist())
    played = [row for row in ordered if row[-1] == "OFF"]
    chosen = Random(seed).choice(played[len(played) // 3 :])
    later = {row[2] for row in ordered[ordered.index(chosen) :]}
    before = build(without(bronze_tables, later), "run")
    with side_by_side(KEYS, after=built, before=before) as connection:
        for table, key in KEYS.items():
            on = " and ".join(f"a.{column} = b.{column}" for column in key)
            names = features(built, table)
            differs = ", ".join(f"count(*) filter (a.{name} is distinct from b.{name})" for name in names)
            compared, *differing = connection.execute(
                f"select count(*), {differs} from after.{table} a join before.{table} b on {on} "
                "where a.game_id = ?",
                [chosen[2]],
            ).fetchone()
            assert compared >= (2 if "team" in key else 20), (table, chosen)
            wrong = [name for name, rows in zip(names, differing, strict=True) if rows]
            assert wrong == [], (table, chosen)


@pytest.mark.parametrize("table", KEYS)
def test_features_on_the_morning_are_those_of_the_evening(
    built: Path, on_the_morning: Path, day: date, table: str
) -> None:
    names = features(built, table)
    assert len(names) > 40
    with side_by_side([table], evening=built, morning=on_the_morning) as connection:
        key = " and ".join(f"e.{column} = m.{column}" for column in KEYS[table])
        differs = " or ".join(f"e.{name} is distinct from m.{name}" for name in names)
        played = "e.is_played and not m.is_played" if "is_played" in columns(built, table) else "true"
        compared, differing, as_expected = connection.execute(
            f"select count(*), count(*) filter ({differs}), count(*) filter ({played}) "
            f"from evening.{table} e join morning.{table} m on {key} where e.game_date = ?",
            [day],
        ).fetchone()
    assert compared >= 32
    assert (differing, as_expected) == (0, compared)


@pytest.mark.parametrize("table", KEYS)
def test_rows_before_the_morning_are_the_same(
    built: Path, on_the_morning: Path, day: date, table: str
) -> None:
    listed = ", ".join(name for name in columns(built, table) if name != "is_last_played_game")
    rows = f"select {listed} from {{}}.{table} where game_date < ?"
    with side_by_side([table], evening=built, morning=on_the_morning) as connection:
        differing = connection.execute(
            f"select count(*) from ({rows.format('evening')} except {rows.format('morning')})", [day, day]
        ).fetchone()[0]
        assert (
            connection.execute(f"select count(*) from ({rows.format('morning')})", [day]).fetchone()[0] > 100
        )
    assert differing == 0


def test_every_game_to_come_has_the_players_of_both_teams(built: Path) -> None:
    with duckdb.connect(str(built / "nhl.duckdb"), read_only=True) as connection:
        sides = connection.execute(
            "select g.game_id, g.team, count(p.player_id), count(p.player_total_shots_on_goal) "
            "from dev.gold_game_stats_v2 g left join dev.gold_player_stats_v2 p "
            "on p.game_id = g.game_id and p.player_team = g.team where not g.is_played group by all"
        ).fetchall()
    assert len(sides) == 32
    assert all(players >= 18 and known == 0 for _, _, players, known in sides)
