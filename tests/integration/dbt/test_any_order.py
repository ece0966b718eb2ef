"""Games arrive in any order and steps, some of them wrong at first: the end is what a rebuild gives."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from random import Random

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from deltalake import write_deltalake

from ingestion import bronze
from tests.support import run
from tests.support.bronze_factory import Shape, make_bronze, write_bronze

from .tables import INCREMENTAL, MARTS, TABLES, contents, query, selection
from .test_point_in_time import without

SHAPE = Shape(games=144, upcoming=16)  # three seasons, so that windows and matchups cross them
CHARTED = 10  # games with the plays and shifts of recorded games
OF_GAMES = (bronze.PLAYER_GAMES, bronze.TEAM_GAMES, bronze.PLAYS, bronze.SHIFTS, bronze.GAME_ROSTERS)
Tables = dict[str, pa.Table]


@pytest.mark.thorough  # test_incremental.py has one such case
@pytest.mark.parametrize(("seed", "steps"), [(1, 2), *((seed, 6) for seed in range(2, 6))])
def test_the_end_is_what_a_rebuild_gives(data_dir: Path, real_tables: Tables, seed: int, steps: int) -> None:
    random = Random(seed)
    true = with_charts(make_bronze(SHAPE, seed=seed), real_tables, random)
    write_bronze(data_dir, so_far(true, random), commits=1)
    dbt_run(data_dir)
    for _ in range(steps - 2):
        overwrite(data_dir, so_far(true, random))
        dbt_run(data_dir)
    overwrite(data_dir, true)
    dbt_run(data_dir)
    in_steps = contents(data_dir, (*TABLES, *MARTS))
    assert query(data_dir, "select count(distinct game_id) > 5 from mart_line_games") == [(True,)]
    dbt_run(data_dir, "--full-refresh", "--select", "config.materialized:incremental")
    assert contents(data_dir, INCREMENTAL) == {name: in_steps[name] for name in INCREMENTAL}
    assert contents(data_dir, (*TABLES, *MARTS)) == in_steps


def dbt_run(data_dir: Path, *arguments: str) -> None:
    """Build all models. The guard would rightly miss the games that a step takes away."""
    accept = ("--vars", f"{{accept_loss: [{', '.join((*OF_GAMES, bronze.SCHEDULE))}]}}")
    run.dbt("run", *arguments, *accept, data_dir=data_dir).ok()


def with_charts(tables: Tables, real: Tables, random: Random) -> Tables:
    """The plays, shifts and rosters of recorded games with a chart, given to some of the games."""
    charts = sorted(set(real[bronze.SHIFTS].column("game_id").to_pylist()))
    games = random.sample(tables[bronze.TEAM_GAMES].select(["game_id", "season"]).to_pylist(), CHARTED)
    found = dict(tables)
    for name in (bronze.PLAYS, bronze.SHIFTS, bronze.GAME_ROSTERS):
        parts = [leave_out(tables[name], {game["game_id"] for game in games})]
        for number, game in enumerate({game["game_id"]: game for game in games}.values()):
            rows = real[name]
            rows = rows.filter(pc.equal(rows.column("game_id"), charts[number % len(charts)]))
            parts.append(set_column(set_column(rows, "game_id", game["game_id"]), "season", game["season"]))
        found[name] = pa.concat_tables(parts)
    return found


def so_far(true: Tables, random: Random) -> Tables:
    """A part of the games, whatever their dates: some with errors, without a chart, or on another date."""
    games = sorted(set(true[bronze.TEAM_GAMES].column("game_id").to_pylist()))
    random.shuffle(games)
    missing, wrong = games[: random.randint(4, 90)], games[90:100]
    tables = without(true, set(missing))
    for name in (bronze.PLAYS, bronze.SHIFTS, bronze.GAME_ROSTERS):
        tables[name] = leave_out(tables[name], set(missing) | set(wrong[:2]))
    players = tables[bronze.PLAYER_GAMES]
    struck = random.choice(players.filter(pc.is_in(players.column("game_id"), pa.array(wrong))).to_pylist())
    players = players.filter(
        pc.invert(
            pc.and_(
                pc.equal(players.column("game_id"), struck["game_id"]),
                pc.equal(players.column("player_id"), struck["player_id"]),
            )
        )
    )
    players = changed(players, "i_f_shots_on_goal", wrong[2:5], 1)
    tables[bronze.PLAYER_GAMES] = changed(players, "icetime", wrong[5:7], 60)
    tables[bronze.TEAM_GAMES] = changed(tables[bronze.TEAM_GAMES], "shots_on_goal_for", wrong[2:5], 1)
    tables[bronze.PLAYS] = changed(tables[bronze.PLAYS], "x_adjusted", wrong[7:8], 1)
    tables[bronze.SHIFTS] = changed(tables[bronze.SHIFTS], "game_end_seconds", wrong[8:9], 5)
    for name in (bronze.PLAYER_GAMES, bronze.TEAM_GAMES, bronze.SCHEDULE):
        tables[name] = changed(tables[name], "game_date", wrong[9:], timedelta(days=1))
    return tables


def leave_out(table: pa.Table, games: set[int]) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(table.column("game_id"), pa.array(sorted(games)))))


def set_column(table: pa.Table, name: str, value: object) -> pa.Table:
    field = table.schema.field(name)
    values = pa.array([value] * len(table), field.type)
    return table.set_column(table.schema.get_field_index(name), field, values)


def changed(table: pa.Table, name: str, games: list[int], by: object) -> pa.Table:
    """The same rows, with more in one column of these games."""
    field, values = table.schema.field(name), table.column(name)
    more = pc.cast(pc.add(values, pa.scalar(by)), field.type)
    values = pc.if_else(pc.is_in(table.column("game_id"), pa.array(games)), more, values)
    return table.set_column(table.schema.get_field_index(name), field, values)


def overwrite(data_dir: Path, tables: Tables) -> None:
    for name, table in tables.items():
        path = str(data_dir / "lake" / "dev" / name)
        write_deltalake(path, table, mode="overwrite", partition_by=[bronze.TABLES[name].partition])


EARLIER_YEARS = (3, 6, 9, 12, 15)  # the three seasons again, some years before
SEASON = "season - {years} * 10001 as season, game_id - {years} * 1000000 as game_id"
EARLIER = {
    "silver_players_ranked": "(player_total_shots_on_goal * 7 + {years}) % 6 as player_total_shots_on_goal",
    "silver_schedule_2023_v2": "start_time_utc - interval ({years}) year as start_time_utc",
}


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(3))
def test_a_long_career_is_looked_back_at_far_enough(copy_of_built: Path, seed: int) -> None:
    """Players of 72 games: wrong rows and all later ones of the players become what a rebuild gives."""
    built = ("silver_players_rankings", "gold_player_stats_v2")
    with duckdb.connect(str(copy_of_built / "nhl.duckdb")) as connection:
        connection.execute("use dev")
        for table, other in EARLIER.items():
            connection.execute(f"create temp table rows_of_now as select * from {table}")
            for years in EARLIER_YEARS:
                moved = f"{SEASON}, cast(game_date - interval ({{years}}) year as date) as game_date, {other}"
                connection.execute(
                    f"insert into {table} select * replace ({moved.format(years=years)}) from rows_of_now"
                )
            connection.execute("drop table rows_of_now")
    run.dbt("run", "--full-refresh", "--select", *selection(built), data_dir=copy_of_built).ok()
    right = contents(copy_of_built, built)
    with duckdb.connect(str(copy_of_built / "nhl.duckdb")) as connection:
        connection.execute("use dev")
        connection.execute(
            "create temp table chosen as select player_id, game_id, game_date, row_number() over "
            f"(order by hash(player_id * 31 + game_id + {seed})) as place "
            "from gold_player_stats_v2 where is_played"
        )
        rows = "using chosen where place between {} and gold.player_id = chosen.player_id"
        one = "and gold.game_id = chosen.game_id"
        connection.execute(f"delete from gold_player_stats_v2 as gold {rows.format('1 and 20')} {one}")
        wrong = "average_player_total_goals_last_7_games = -1, hit_rate_2_shots_last_30_games = -1"
        set_rows = (
            f"update gold_player_stats_v2 as gold set {{}} {rows.replace('using', 'from').format('1 and 40')}"
        )
        connection.execute(set_rows.format(wrong) + " and gold.game_date > chosen.game_date")
        connection.execute(set_rows.format("player_total_goals = player_total_goals + 1") + f" {one}")
    assert contents(copy_of_built, built) != right
    run.dbt("run", "--select", "gold_player_games", data_dir=copy_of_built).ok()
    assert contents(copy_of_built, built) == right
