"""No feature knows the game it is for, nor a later one: taking their results away changes no feature."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from ingestion import bronze

from .tables import columns

NOT_FEATURES = {
    "is_played",
    "is_last_played_game",
    "is_win",
    "winner",
    "score",
    "opposing_score",
    "last_period_type",
}
KEYS = {"gold_player_stats_v2": ("player_id", "game_id"), "gold_game_stats_v2": ("game_id", "team")}


def facts(table: str, names: list[str]) -> set[str]:
    """Columns that tell of the game itself: they are NULL before it."""
    prefix = "player_" if "player" in table else ("goals_", "shots_on_goal_", "shot_attempts_", "penalties_")
    return {name for name in names if name.startswith(prefix) and name not in ("player_id", "player_team")}


@pytest.fixture(scope="module")
def day(bronze_tables: dict[str, pa.Table]) -> date:
    """The last day but one with results."""
    dates = pc.unique(bronze_tables[bronze.TEAM_GAMES].column("game_date")).to_pylist()
    return sorted(dates)[-2]


@pytest.fixture(scope="module")
def on_the_morning(build: Callable[..., Path], bronze_tables: dict[str, pa.Table], day: date) -> Path:
    """The same bronze on the morning of that day: its games and all later ones are still to come."""
    tables = dict(bronze_tables)
    for name in (bronze.PLAYER_GAMES, bronze.TEAM_GAMES):
        tables[name] = tables[name].filter(pc.less(tables[name].column("game_date"), pa.scalar(day)))
    schedule = tables[bronze.SCHEDULE]
    to_come = pc.greater_equal(schedule.column("game_date"), pa.scalar(day))
    for name, value in (
        ("game_state", "FUT"),
        ("home_score", None),
        ("away_score", None),
        ("last_period_type", None),
    ):
        field = schedule.schema.field(name)
        values = pc.if_else(to_come, pa.scalar(value, field.type), schedule.column(name))
        schedule = schedule.set_column(schedule.schema.get_field_index(name), field, values)
    tables[bronze.SCHEDULE] = schedule
    return build(tables, "run")


@pytest.mark.parametrize("table", KEYS)
def test_features_on_the_morning_are_those_of_the_evening(
    built: Path, on_the_morning: Path, day: date, table: str
) -> None:
    names = columns(built, table)
    features = [name for name in names if name not in NOT_FEATURES | facts(table, names)]
    assert len(features) > 40
    with duckdb.connect() as connection:
        for name, folder in (("evening", built), ("morning", on_the_morning)):
            connection.execute(f"attach '{folder}/nhl.duckdb' as {name} (read_only)")
        key = " and ".join(f"e.{column} = m.{column}" for column in KEYS[table])
        differs = " or ".join(f"e.{name} is distinct from m.{name}" for name in features)
        compared, differing, played, label_known = connection.execute(
            f"select count(*), count(*) filter ({differs}), count(*) filter (m.is_played), "
            f"count(*) filter (e.is_played) from evening.dev.{table} e join morning.dev.{table} m on {key} "
            f"where e.game_date = ?",
            [day],
        ).fetchone()
    assert compared >= 32
    assert (differing, played, label_known) == (0, 0, compared)


@pytest.mark.parametrize("table", KEYS)
def test_rows_before_the_morning_are_the_same(
    built: Path, on_the_morning: Path, day: date, table: str
) -> None:
    listed = ", ".join(name for name in columns(built, table) if name != "is_last_played_game")
    rows = f"select {listed} from {{}}.dev.{table} where game_date < ?"
    with duckdb.connect() as connection:
        for name, folder in (("evening", built), ("morning", on_the_morning)):
            connection.execute(f"attach '{folder}/nhl.duckdb' as {name} (read_only)")
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
