"""The marts of a whole real season, 2023-24: the official box, and MoneyPuck's totals of teams."""

from __future__ import annotations

import csv
import gzip
from collections import Counter, defaultdict
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pytest

from ingestion import bronze
from ingestion.transform.game import game_tables
from ingestion.transform.schedule import schedule_row_from_header
from ingestion.transform.skaters import skater_seasons
from tests.support import run
from tests.support.box import boxscore_of
from tests.support.bronze_factory import write_bronze
from tests.support.season import folder, official_box, play_by_plays

pytestmark = pytest.mark.thorough

# Official column -> the mart's
SKATERS = {
    "goals": "goals",
    "assists": "assists",
    "points": "points",
    "shots_on_goal": "shots_on_goal",
    "hits": "hits",
    "pim": "penalty_minutes",
    "blocked_shots": "shots_blocked_by_player",
    "giveaways": "giveaways",
    "takeaways": "takeaways",
    "plus_minus": "plus_minus",
}
GOALIES = {
    "saves": "saved_shots_on_goal",
    "shots_against": "shots_on_goal_against",
    "goals_against": "goals_against",
}
# MoneyPuck's column -> the mart's; docs/bronze.md has the penalties that MoneyPuck leaves out
TEAMS = {
    "goals": "goals",
    "missedShots": "missed_shots",
    "blockedShotAttempts": "blocked_shot_attempts",
    "hits": "hits",
    "takeaways": "takeaways",
    "giveaways": "giveaways",
    "faceOffsWon": "face_offs_won",
}


def season_tables() -> dict[str, pa.Table]:
    """Return bronze of the season's play-by-plays and boxes; skip the test where they are missing."""
    folder()  # skips
    parts = {name: [table.schema.empty_table()] for name, table in bronze.TABLES.items()}
    for body in play_by_plays():
        parts[bronze.SCHEDULE].append(schedule_row_from_header(body))
        boxscore = boxscore_of(body, official_box()[body["id"]])
        for name, table in game_tables(body, boxscore, None).by_name.items():
            parts[name].append(with_box(table) if name == bronze.GOALIE_GAMES else table)
    tables = {name: pa.concat_tables(found) for name, found in parts.items()}
    tables[bronze.SKATERS] = skater_seasons(tables[bronze.PLAYER_GAMES])
    return tables


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """The tables that dbt builds of the season's play-by-plays, with all tests of dbt's passed."""
    data_dir: Path = tmp_path_factory.mktemp("season") / "data"
    write_bronze(data_dir, season_tables())
    run.dbt("build", data_dir=data_dir).ok()
    connection = duckdb.connect(str(data_dir / "nhl.duckdb"), read_only=True)
    connection.execute("use dev")
    return connection


def with_box(goalies: pa.Table) -> pa.Table:
    """Rows of a game's goalies with the decisions and the ice time of the official box."""
    rows = goalies.to_pylist()
    for row in rows:
        box = {int(each["player_id"]): each for each in official_box()[row["game_id"]]}
        if official := box.get(row["player_id"]):
            minutes, seconds = official["toi"].split(":")
            row |= {"decision": official["decision"] or None, "icetime": 60 * int(minutes) + int(seconds)}
    return pa.Table.from_pylist(rows, schema=goalies.schema)


@pytest.fixture(scope="module")
def official() -> dict[tuple[int, int], Counter]:
    """(player, game type) -> the sums of the official box."""
    sums: dict[tuple[int, int], Counter] = defaultdict(Counter)
    for game, rows in official_box().items():
        for row in rows:
            of_player = sums[int(row["player_id"]), game // 10_000 % 100]
            of_player["games"] += 1
            for name in (*SKATERS, *GOALIES):
                of_player[name] += int(float(row[name] or 0))
    return sums


def test_every_skater_has_the_official_totals(season, official) -> None:
    columns = ", ".join(SKATERS.values())
    found = season.execute(
        f"select player_id, game_type, games_played, {columns} from mart_skater_seasons "
        "where situation = 'all'"
    ).fetchall()
    assert len(found) > 900
    different = [
        (player, game_type, ours, theirs)
        for player, game_type, *ours in found
        if ours != (theirs := [official[player, game_type][name] for name in ("games", *SKATERS)])
    ]
    assert different == []


def test_every_goalie_has_the_official_totals(season, official) -> None:
    """But for one game, whose box has 32 saves and 6 goals on 37 shots (docs/bronze.md)."""
    columns = ", ".join(GOALIES.values())
    found = season.execute(f"select player_id, game_type, {columns} from mart_goalie_seasons").fetchall()
    assert len(found) > 100
    different = [
        player
        for player, game_type, *ours in found
        if ours != [official[player, game_type][name] for name in GOALIES]
    ]
    assert len(different) <= 1


@pytest.mark.parametrize(("file", "game_type"), [("teams_2023_regular", 2), ("teams_2023_playoffs", 3)])
def test_teams_have_moneypucks_totals(season, file: str, game_type: int) -> None:
    """Counts of all situations; another model's expected goals, in sum and in the order of the teams."""
    with gzip.open(folder() / "oracle" / f"{file}.csv.gz", "rt", encoding="utf-8") as lines:
        theirs = {row["team"]: row for row in csv.DictReader(lines) if row["situation"] == "all"}
    columns = [f"{name}_{side}" for name in TEAMS.values() for side in ("for", "against")]
    found = season.execute(
        f"select team, games_played, x_goals_for, x_goals_percentage, {', '.join(columns)} "
        f"from mart_team_seasons where situation = 'all' and game_type = {game_type}"
    ).fetchall()
    assert {row[0] for row in found} == theirs.keys()
    for team, games, _, _, *ours in found:
        row = theirs[team]
        assert games == int(row["games_played"])
        official_counts = [int(float(row[name + side])) for name in TEAMS for side in ("For", "Against")]
        assert [
            (name, mine, other)
            for name, mine, other in zip(columns, ours, official_counts, strict=True)
            if abs(mine - other) > max(2, 0.01 * other)
        ] == [], team
    whole = sum(float(row["xGoalsFor"]) for row in theirs.values())
    assert sum(x_goals for _, _, x_goals, *_ in found) == pytest.approx(whole, rel=0.1)
    shares = [(share, float(theirs[team]["xGoalsPercentage"])) for team, _, _, share, *_ in found]
    assert np.corrcoef(np.array(shares).T)[0, 1] > 0.9


def test_points_of_the_season_are_the_leagues(season) -> None:
    """2023-24: the Rangers had 114 points, San Jose 47, Minnesota 87.

    Minnesota lost one overtime without a goalie on the ice, which costs the point.
    """
    found = dict(
        season.execute(
            "select team, points from mart_team_seasons where situation = 'all' and game_type = 2"
        ).fetchall()
    )
    assert (found["NYR"], found["SJS"], found["MIN"], len(found)) == (114, 47, 87, 32)
    assert sum(found.values()) == 2895


def test_leading_scorers_are_the_leagues(season) -> None:
    """2023-24: Matthews with 69 goals, Kucherov with 144 points, MacKinnon with 405 shots on goal.

    Forsling led in plus/minus, with +56.
    """
    found = dict(
        season.execute(
            "select statistic, player_name || ' ' || cast(statistic_value as bigint) from mart_leaders "
            "where game_type = 2 and league_rank = 1 "
            "and statistic in ('goals', 'points', 'shots_on_goal', 'plus_minus')"
        ).fetchall()
    )
    assert found == {
        "goals": "Auston Matthews 69",
        "points": "Nikita Kucherov 144",
        "shots_on_goal": "Nathan MacKinnon 405",
        "plus_minus": "Gustav Forsling 56",
    }


def test_leading_goalies_are_the_leagues(season) -> None:
    """2023-24: Stolarz had .925 and 2.03 in 27 games; Andersen and Brossoit were better in fewer than 25."""
    found = season.execute(
        "select statistic, player_name, round(statistic_value, 3) from mart_leaders "
        "where game_type = 2 and league_rank = 1 "
        "and statistic in ('save_percentage', 'goals_against_average')"
    ).fetchall()
    assert sorted(found) == [
        ("goals_against_average", "Anthony Stolarz", 2.031),
        ("save_percentage", "Anthony Stolarz", 0.925),
    ]
