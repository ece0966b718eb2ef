"""The marts of the recorded games: official figures, MoneyPuck's, and lines counted second by second."""

from __future__ import annotations

import csv
import shutil
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from deltalake import write_deltalake

from ingestion import bronze
from tests.support import run
from tests.support.run import ROOT

from .real_games import payload, recorded
from .tables import query

TORONTOS_GAME = 2024020161
ONLY_GAME = 2025020734  # the one recorded game of its season, so that the season's rows are its boxscore
PLAYOFF_GAME = 2024030121


def rows(data_dir: Path, table: str, where: str) -> list[dict[str, Any]]:
    names = [name for (name, *_) in query(data_dir, f"describe {table}")]
    found = query(data_dir, f"select {', '.join(names)} from {table} where {where}")
    return [dict(zip(names, row, strict=True)) for row in found]


def seconds(clock: str) -> int:
    minutes, rest = clock.split(":")
    return 60 * int(minutes) + int(rest)


@pytest.fixture(scope="module")
def box() -> dict[str, dict[int, dict]]:
    """Skaters and goalies of the boxscore by id."""
    found: dict[str, dict[int, dict]] = {"skaters": {}, "goalies": {}}
    for team in payload("boxscore", str(ONLY_GAME))["playerByGameStats"].values():
        for player in team["forwards"] + team["defense"]:
            found["skaters"][player["playerId"]] = player
        for player in team["goalies"]:
            found["goalies"][player["playerId"]] = player
    return found


def test_skaters_of_a_season_are_the_boxscores(real: Path, box: dict[str, dict[int, dict]]) -> None:
    marts = rows(real, "mart_skater_seasons", "season = 20252026 and situation = 'all'")
    assert {row["player_id"] for row in marts} == box["skaters"].keys()
    for row in marts:
        official = box["skaters"][row["player_id"]]
        assert {
            "goals": row["goals"],
            "assists": row["assists"],
            "points": row["points"],
            "sog": row["shots_on_goal"],
            "hits": row["hits"],
            "pim": row["penalty_minutes"],
            "blockedShots": row["shots_blocked_by_player"],
            "giveaways": row["giveaways"],
            "takeaways": row["takeaways"],
            "shifts": row["shifts"],
            "plusMinus": row["plus_minus"],
        } == {
            name: official[name]
            for name in (
                "goals", "assists", "points", "sog", "hits", "pim", "blockedShots", "giveaways", "takeaways",
                "shifts", "plusMinus",
            )
        }, row["player_name"]  # fmt: skip
        assert row["ice_time_per_game"] == row["ice_time"] == seconds(official["toi"])
        assert row["shots_on_goal_per_60"] == pytest.approx(3600 * official["sog"] / seconds(official["toi"]))


def test_power_plays_are_those_of_the_recorded_pages(real: Path) -> None:
    """Of the games with a page alone: others count in games_played."""
    served: dict[tuple[int, str], Counter] = defaultdict(Counter)
    for game, page in recorded("right-rail"):
        header = payload("play-by-play", game)
        (row,) = (row for row in page["teamGameStats"] if row["category"] == "powerPlay")
        pairs = [tuple(map(int, row[side].split("/"))) for side in ("awayValue", "homeValue")]
        for side, (own, other) in zip(("awayTeam", "homeTeam"), (pairs, pairs[::-1]), strict=True):
            served[header["season"], header[side]["abbrev"]].update(
                games=1, goals=own[0], chances=own[1], against=other[0], chances_against=other[1]
            )
    marts = rows(real, "mart_team_seasons", "games_with_power_plays > 0")
    assert {row["situation"] for row in marts} == {"all"}
    assert {
        (row["season"], row["team"]): {
            "games": row["games_with_power_plays"],
            "goals": row["power_play_goals_for"],
            "chances": row["power_play_opportunities_for"],
            "against": row["power_play_goals_against"],
            "chances_against": row["power_play_opportunities_against"],
        }
        for row in marts
    } == served
    assert any(row["games_played"] > row["games_with_power_plays"] for row in marts)
    (calgary,) = (row for row in marts if (row["season"], row["team"]) == (20242025, "CGY"))
    assert calgary["power_play_percentage"] == pytest.approx(1 / 3)
    assert calgary["penalty_kill_percentage"] == 0.5


def test_goalies_of_a_season_are_the_boxscores(real: Path, box: dict[str, dict[int, dict]]) -> None:
    marts = rows(real, "mart_goalie_seasons", "season = 20252026")
    assert {row["player_id"] for row in marts} == box["goalies"].keys()
    for row in marts:
        official = box["goalies"][row["player_id"]]
        assert row["games_started"] == official["starter"]
        assert row["games_played"] == (seconds(official["toi"]) > 0)
        assert row["ice_time"] == seconds(official["toi"])
        assert row["goals_against"] == official["goalsAgainst"]
        assert row["shots_on_goal_against"] == official["shotsAgainst"]
        assert row["saved_shots_on_goal"] == official["saves"]
        assert row["wins"] == (official.get("decision") == "W")
        assert row["losses"] == (official.get("decision") == "L")
        if official["shotsAgainst"]:
            assert row["save_percentage"] == pytest.approx(official["savePctg"], abs=1e-4)


def test_shots_by_situation_are_moneypucks(real: Path) -> None:
    """Game 2024020161, both teams, by strength."""
    with (ROOT / "sample" / "oracle" / "moneypuck_team_games.csv").open(encoding="utf-8") as file:
        theirs = [row for row in csv.DictReader(file) if row["gameId"] == str(TORONTOS_GAME)]
    shots = rows(real, "mart_shots", f"game_id = {TORONTOS_GAME}")
    compared = 0
    for row in theirs:
        situation = row["situation"]
        opposite = {"5on4": "4on5", "4on5": "5on4"}.get(situation, situation)
        for side, seen in (("For", situation), ("Against", opposite)):
            mine = [
                shot
                for shot in shots
                if (shot["team"] == row["team"]) == (side == "For") and seen in ("all", shot["situation"])
            ]
            ours = {
                "goals": sum(shot["is_goal"] for shot in mine),
                "shotsOnGoal": sum(shot["is_on_goal"] for shot in mine),
                "missedShots": sum(shot["outcome"] == "MISS" for shot in mine),
                "blockedShotAttempts": sum(shot["outcome"] == "BLOCK" for shot in mine),
                "shotAttempts": sum(shot["is_shot_attempt"] for shot in mine),
                "unblockedShotAttempts": sum(shot["is_unblocked"] for shot in mine),
            }
            assert ours == {name: int(float(row[name + side])) for name in ours}, (situation, side)
            compared += 1
    assert compared == 10, "five situations, for and against"


def test_shots_are_on_the_attacked_side(real: Path) -> None:
    """Nine of ten unblocked attempts come from the attacked zone, whatever side the team defends."""
    ((share, far),) = query(
        real,
        "select avg(case when x > 25 then 1.0 else 0.0 end), max(abs(x)) from mart_shots where is_unblocked",
    )
    assert share > 0.9
    assert far <= 100
    assert query(
        real, "select count(*) from mart_shots where is_goal and is_unblocked and x_goals is null"
    ) == [(0,)]


def test_teams_have_the_names_of_their_season(real: Path) -> None:
    found = query(
        real,
        "select season, team, team_name from mart_team_seasons "
        "where team in ('ARI', 'UTA') and situation = 'all' and game_type = 2 order by season",
    )
    assert ("UTA", "Utah Hockey Club") in [row[1:] for row in found if row[0] == 20242025]
    assert {team for season, team, _ in found if season == 20232024} <= {"ARI"}
    assert {team for season, team, _ in found if season >= 20242025} <= {"UTA"}


def test_standings_of_the_end_of_a_season_are_the_official_ones(real: Path) -> None:
    """2023-24 ended with the Rangers first, with 114 points of 55 wins."""
    first = rows(real, "mart_standings", "season = 20232024 and is_latest and league_rank = 1")
    assert [(row["team"], row["points"], row["wins"]) for row in first] == [("NYR", 114, 55)]
    assert first[0]["standings_date"].isoformat() == "2024-04-18"
    by_season = query(
        real, "select season, count(*) from mart_standings where is_latest group by 1 order by 1"
    )
    assert [count for _, count in by_season] == [32] * len(by_season)


def test_leaders_are_the_largest_of_their_season(real: Path) -> None:
    for season, game_type, statistic, largest in query(
        real,
        "select season, game_type, statistic, max(statistic_value) from mart_leaders "
        "where statistic in ('goals', 'shots_on_goal', 'x_goals') group by all",
    ):
        assert query(
            real,
            f"select max({statistic}) from mart_skater_seasons where situation = 'all' "
            f"and season = {season} and game_type = {game_type}",
        ) == [(largest,)]


def test_playoffs_stand_apart(real: Path) -> None:
    skaters = rows(real, "mart_skater_seasons", "season = 20242025 and game_type = 3 and situation = 'all'")
    assert len(skaters) == 36
    assert {row["games_played"] for row in skaters} == {1}
    (tables,) = query(real, "select count(distinct game_id) from mart_plays where game_type = 3")
    assert tables == (1,)


def seconds_together(shifts: list[dict[str, Any]]) -> dict[tuple[str, str], int]:
    """(team, line_id) -> seconds at 5 on 5, counted second by second from the shifts of a game."""
    on_ice: dict[int, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    for shift in shifts:
        for second in range(shift["game_start_seconds"], shift["game_end_seconds"]):
            on_ice[second][shift["team"]].append((shift["player_id"], shift["position"]))
    found: Counter = Counter()
    for teams in on_ice.values():
        strengths = [Counter("G" if place == "G" else "S" for _, place in team) for team in teams.values()]
        if strengths != [Counter(S=5, G=1)] * 2:
            continue
        for team, players in teams.items():
            forwards = sorted(player for player, place in players if place in "CLR")
            defenders = sorted(player for player, place in players if place == "D")
            if len(forwards) == 3:
                found[team, "-".join(map(str, forwards))] += 1
                found[team, "-".join(map(str, defenders))] += 1
    return found


def test_time_of_lines_is_that_of_their_seconds(real: Path, real_tables: dict[str, pa.Table]) -> None:
    shifts = defaultdict(list)
    for shift in real_tables[bronze.SHIFTS].to_pylist():
        shifts[shift["game_id"]].append(shift)
    assert PLAYOFF_GAME in shifts
    for game, of_game in shifts.items():
        counted = seconds_together(of_game)
        assert len(counted) > 50
        units = query(
            real,
            f"select team, line_id, ice_time from mart_line_games where game_id = {game} and ice_time > 0",
        )
        assert {(team, unit): time for team, unit, time in units} == counted


def test_attempts_of_pairs_are_the_players_on_ice_attempts(real: Path) -> None:
    """A defender's pairs have no more at 5 on 5 than the defender has on the ice, and mostly the same."""
    found = query(
        real,
        """
        with members as (
            select player_1_id as player_id, * from mart_line_games where unit = 'pair'
            union all
            select player_2_id as player_id, * from mart_line_games where unit = 'pair'
        ),
        pairs as (
            select game_id, player_id, sum(shot_attempts_for) as attempts, sum(ice_time) as ice_time
            from members group by all
        )
        select
            pairs.attempts, players.player_ev_on_ice_shot_attempts_for,
            pairs.ice_time, players.player_ev_ice_time
        from pairs
        inner join silver_players_ranked as players using (game_id, player_id)
        """,
    )
    assert len(found) > 50
    assert all(pair <= player and time <= whole for pair, player, time, whole in found)
    assert sum(pair == player for pair, player, *_ in found) > 0.7 * len(found)


def test_seasons_that_differ_from_bronze_are_a_warning(
    real: Path, real_tables: dict[str, pa.Table], data_dir: Path
) -> None:
    """The mart is built from the player rows; what the loader summed is compared with it."""
    shutil.copytree(real, data_dir)
    check = ("test", "--select", "skater_seasons_are_bronzes")
    assert "WARN=0" in run.dbt(*check, data_dir=data_dir).ok().output
    skaters = real_tables[bronze.SKATERS]
    place = skaters.schema.get_field_index("i_f_hits")
    skaters = skaters.set_column(place, skaters.schema.field(place), pc.add(skaters["i_f_hits"], 1))
    path = str(data_dir / "lake" / "dev" / bronze.SKATERS)
    write_deltalake(path, skaters, mode="overwrite", partition_by=["season"])
    assert "WARN=1" in run.dbt(*check, data_dir=data_dir).ok().output
