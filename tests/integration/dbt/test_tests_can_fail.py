"""dbt's own tests, fed with what they are there for: wrong formulas and wrong rows."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from deltalake import write_deltalake

from ingestion import bronze
from tests.support.run import ROOT, dbt, run

PROJECT = ("dbt_project", "dbt_project.yml", "profiles.yml", "macros")
FAILED = re.compile(r"(?:FAIL \d+|ERROR) +(\S+)")

# file, what stands there, what a wrong hand makes of it, and the unit test that notices
WRONG_FORMULAS = [
    # a row counts its own game as one before it: its form is that of the game itself
    (
        "macros/last_games.sql",
        "rows between unbounded preceding and 1 preceding",
        "rows between unbounded preceding and current row",
        "gold_player_games::form_looks_at_earlier_games_only",
    ),
    (
        "macros/situations.sql",
        "'pp': '5on4', 'pk': '4on5'",
        "'pp': '4on5', 'pk': '5on4'",
        "stand_side_by_side",
    ),
    (
        "models/silver/silver_scheduled_team_games.sql",
        "partition by season, team, is_called_off",
        "partition by team",
        "a_game_is_seen_by_both_teams",
    ),
    (
        "models/silver/silver_players.sql",
        "order by game_date desc, game_id desc",
        "order by game_id desc",
        "a_player_is_what_his_latest_game_says",
    ),
    (
        "macros/rates.sql",
        "3600 * cast(",
        "60 * cast(",
        "mart_team_seasons::a_team_season_has_results",
    ),
    # without a shift chart, events would be divided by the time of other games
    (
        "models/marts/mart_skater_seasons.sql",
        "sum(case when ice_time is not null then {{ count }} end) as timed_{{ count }}",
        "sum({{ count }}) as timed_{{ count }}",
        "a_season_sums_the_games_where_a_figure_is_known",
    ),
    # a game whose shifts the boxscore contradicts would give all of its time to `other`
    (
        "models/marts/mart_skater_seasons.sql",
        "count(ice_time) = 4 as is_divided",
        "count(ice_time) >= 1 as is_divided",
        "the_rest_of_a_season_is_other",
    ),
    # a delayed penalty would count at the strength of its whistle
    (
        "models/marts/mart_plays.sql",
        "coalesce(delayed_penalties.situation, plays.situation) as situation",
        "plays.situation",
        "a_delayed_penalty_counts_at_the_strength",
    ),
    (
        "models/marts/mart_line_games.sql",
        "skaters_of_both = 10",
        "skaters_of_both >= 9",
        "a_unit_has_its_seconds_and_attempts_at_5_on_5",
    ),
    (
        "macros/is_shot_attempt.sql",
        "event_type != 'goal' or shot_type is not null",
        "true",
        "a_shot_has_an_outcome",
    ),
    (
        "models/marts/mart_goalie_seasons.sql",
        "goalies_of_team = 1",
        "goalies_of_team >= 1",
        "a_shutout_is_a_whole_game_alone",
    ),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project to spoil."""
    folder = tmp_path / "project"
    folder.mkdir()
    for name in PROJECT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    return folder


@pytest.mark.thorough
def test_unit_tests_notice_wrong_formulas(project: Path, copy_of_built: Path) -> None:
    for file, right, wrong, _ in WRONG_FORMULAS:
        path = project / "dbt_project" / file
        assert right in path.read_text(), f"{file} no longer holds {right!r}"
        path.write_text(path.read_text().replace(right, wrong))
    said = run(
        "dbt", "--no-use-colors", "test", "--select", "test_type:unit", data_dir=copy_of_built, cwd=project
    ).refused()
    failed = FAILED.findall(said)
    for _, _, _, unit_test in WRONG_FORMULAS:
        assert any(unit_test in name for name in failed), f"{unit_test} did not notice; failed: {failed}"


def test_data_tests_notice_wrong_rows(copy_of_built: Path, bronze_tables: dict[str, pa.Table]) -> None:
    players, games = bronze_tables[bronze.PLAYER_GAMES], bronze_tables[bronze.SCHEDULE]
    twice = pa.concat_tables([players, players.slice(0, 1)])
    twice = twice.filter(pc.invert(pc.equal(pa.array(range(len(twice))), 9)))  # and one situation is missing
    score = pc.add(games.column("home_score"), 1)
    games = games.set_column(
        games.schema.get_field_index("home_score"), games.schema.field("home_score"), score
    )
    ledger = with_old_gap(bronze_tables[bronze.LEDGER])
    for name, table in ((bronze.PLAYER_GAMES, twice), (bronze.SCHEDULE, games), (bronze.LEDGER, ledger)):
        path = str(copy_of_built / "lake" / "dev" / name)
        write_deltalake(path, table, mode="overwrite", partition_by=["season"])
    accept = ("--vars", f"{{accept_loss: [{bronze.PLAYER_GAMES}]}}")
    dbt("run", *accept, data_dir=copy_of_built).ok()
    with duckdb.connect(str(copy_of_built / "nhl.duckdb")) as connection:  # a player has two rows at a time
        snapshot = "dev.snapshot_players"
        second = (
            f"select * replace (md5(dbt_scd_id) as dbt_scd_id) from {snapshot} order by player_id limit 1"
        )
        connection.execute(f"insert into {snapshot} {second}")
        # A team that does not play, and a game that was lost on the way.
        rankings = "dev.silver_games_rankings"
        connection.execute(f"insert into {rankings} select * replace ('XYZ' as team) from {rankings} limit 1")
        # A team twice on a day, and a game whose end the feed does not tell: that costs no other game.
        for final in ("is_final", "not is_final"):
            one = f"select min(game_id) from dev.silver_schedule_2023_v2 where {final} and rest_days > 0"
            connection.execute(
                f"update dev.silver_schedule_2023_v2 set rest_days = 0 where game_id = ({one})"
            )
        connection.execute(
            "update dev.silver_schedule_2023_v2 set last_period_type = null where game_id = "
            "(select min(game_id) from dev.silver_schedule_2023_v2 where last_period_type = 'REG')"
        )
        played = "select min(game_id) from dev.gold_game_stats_v2 where is_played"
        connection.execute(f"delete from dev.gold_game_stats_v2 where game_id = ({played})")
        one = "select min(game_id) from dev.silver_players_ranked"
        connection.execute(
            "update dev.silver_players_ranked set player_total_goals = player_total_goals + 1 "
            f"where game_id = ({one})"
        )
        connection.execute(
            "update dev.mart_team_seasons set hits_for = hits_for + 1, ice_time = ice_time + 1 "
            "where situation = 'other'"
        )
    said = dbt("test", "--select", "test_type:data", data_dir=copy_of_built).refused()
    failed = FAILED.findall(said)
    for data_test in (
        "source_unique_combination_of_columns_nhl_bronze_player_game_stats_v2",
        "source_row_count_per_group_nhl_bronze_player_game_stats_v2",
        "final_score_is_the_goals",
        "players_add_up_to_their_team",
        "final_games_are_complete",
        "situations_of_seasons_add_up",
        "other_ice_time_is_of_known_games",
        "a_player_has_one_row_at_a_time",
        "equal_keys_silver_team_game_ranks",
        "equal_keys_gold_team_games_game_id__team__ref_silver_team_games",
    ):
        assert any(data_test in name for name in failed), f"{data_test} did not notice; failed: {failed}"
    for data_test, rows in (("rest_days", 4), ("not_is_final_or_score", 2)):
        name = f"expression_is_true_silver_scheduled_team_games_{data_test}"
        assert re.search(rf"WARN {rows} {name}", said), said
        assert not any(name in each for each in failed)
    assert re.search(r"WARN 1 final_games_are_requested", said), said


def with_old_gap(ledger: pa.Table) -> pa.Table:
    """The ledger with a game that has no boxscore four days after its end, and one never requested.

    The grace is three days.
    """
    rows = ledger.to_pylist()
    left_out, *_, final = sorted((row for row in rows if row["is_final"]), key=lambda row: row["game_date"])
    asked = datetime.combine(final["game_date"] + timedelta(days=4), time(12), UTC)
    final |= {"is_complete": False, "gap_reason": "no boxscore", "attempts": 3, "last_attempt_at": asked}
    left_out |= {"is_complete": False, "gap_reason": "no boxscore", "attempts": 0, "last_attempt_at": None}
    return pa.Table.from_pylist(rows, schema=ledger.schema)


def test_sqlfluff_is_content_with_a_model_and_not_with_a_bad_one(tmp_path: Path, data_dir: Path) -> None:
    """That it is content with all of them is what .ci/lint says."""
    good = "dbt_project/models/silver/silver_players.sql"
    run("sqlfluff", "lint", "--disable-progress-bar", good, data_dir=data_dir).ok()
    bad = tmp_path / "bad.sql"
    bad.write_text("SELECT player_id ,game_id from {{ ref('silver_player_games') }} WHERE true\n")
    said = run("sqlfluff", "lint", "--config", ROOT / ".sqlfluff", bad, data_dir=data_dir).refused()
    assert {"CP01", "LT01"} <= set(re.findall(r"\b[A-Z]{2}\d\d\b", said))
