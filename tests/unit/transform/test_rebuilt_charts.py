"""81 charts rebuilt from line changes, some of them wrong, against the official box of the season."""

from __future__ import annotations

from functools import cache

import pytest

from ingestion.bronze import STRENGTHS
from ingestion.transform.checks import check_game
from ingestion.transform.clock import seconds
from ingestion.transform.game import GameTables, game_tables
from ingestion.transform.official import discrepancies
from ingestion.transform.plays import read_game
from ingestion.transform.shifts import read_ice
from tests.support import season
from tests.support.box import boxscore_of

SKATERS = {"5on5": 5, "5on4": 5, "4on5": 4}


def chart(game: int) -> dict:
    rows = [
        {**row, "typeCode": 517}
        | {name: int(row[name]) if row[name] else None for name in ("gameId", "playerId", "teamId", "period")}
        for row in season.rebuilt_charts()[game]
    ]
    return {"data": rows, "total": len(rows)}


@cache
def tables(game: int) -> tuple[GameTables, list[str]]:
    """The rows of a game, and what check_game and the official figures say of them."""
    pbp = season.play_by_play(game)
    boxscore = boxscore_of(pbp, season.official_box()[game])
    found = game_tables(pbp, boxscore, chart(game))
    said = check_game(found.players, found.teams, pbp)
    return found, [*said, *map(str, discrepancies(found.players, found.teams, pbp, boxscore))]


def charted() -> list[int]:
    return [game for game in sorted(season.rebuilt_charts()) if tables(game)[0].has_shifts]


def official(game: int) -> dict[int, tuple[int, int]]:
    """Skater -> seconds, shifts."""
    return {
        int(row["player_id"]): (seconds(row["toi"]), int(row["shifts"]))
        for row in season.official_box()[game]
        if row["toi"] and row["shifts"]
    }


def test_all_but_three_charts_are_used() -> None:
    games = sorted(season.rebuilt_charts())
    assert len(games) == 81
    assert sorted(set(games) - set(charted())) == [2023020035, 2023020047, 2023020050]


def test_in_all_the_time_of_every_skater_is_the_boxs() -> None:
    compared = 0
    for game in sorted(season.rebuilt_charts()):
        box = official(game)
        for row in tables(game)[0].players.to_pylist():
            if row["situation"] == "all" and row["player_id"] in box:
                assert row["icetime"] == box[row["player_id"]][0], (game, row["player_name"])
                compared += 1
    assert compared == 2911


@pytest.mark.thorough
def test_every_player_whose_time_equals_the_box_is_right_by_situation() -> None:
    """Counted second by second, straight from the chart's rows."""
    compared = unknown = 0
    for game in charted():
        slow, box = _slow_icetime(game), official(game)
        for row in tables(game)[0].players.to_pylist():
            player, situation = row["player_id"], row["situation"]
            if situation == "all" or player not in box:
                continue
            if slow[player, "all"] == box[player][0]:
                assert row["icetime"] == slow.get((player, situation), 0), (game, player, situation)
                compared += 1
            elif row["icetime"] is None:
                unknown += 1
    assert (compared, unknown) == (3 * 2773, 3 * 6)


def test_no_check_fails_whatever_is_wrong_with_the_chart() -> None:
    for game in sorted(season.rebuilt_charts()):
        assert tables(game)[1] == [], game


def test_the_game_says_how_many_players_disagree() -> None:
    disagreeing = {game: tables(game)[0].shift_disagreements for game in charted()}
    assert sum(disagreeing.values()) == 31
    assert sum(count > 0 for count in disagreeing.values()) == 12
    assert disagreeing[2023020067] == 8


def _slow_icetime(game: int) -> dict[tuple[int, str], int]:
    read = read_game(season.play_by_play(game))
    ice, _ = read_ice(chart(game), read)
    on_at: dict[int, set[int]] = {}
    for row in chart(game)["data"]:
        if row["teamId"] in read.team_ids and row["period"] in read.periods:
            first = 1200 * (row["period"] - 1)
            for second in range(first + seconds(row["startTime"]), first + seconds(row["endTime"])):
                on_at.setdefault(second, set()).add(row["playerId"])
    found: dict[tuple[int, str], int] = {}
    for present in on_at.values():
        sizes = [[0, 0], [0, 0]]
        for player in present:
            sizes[read.players[player].side][read.players[player].is_goalie] += 1
        for player in present:
            mine, theirs = sizes[read.players[player].side], sizes[1 - read.players[player].side]
            strength = f"{mine[0]}on{theirs[0]}" if mine[1] == theirs[1] == 1 else None
            for situation in ("all", strength if strength in STRENGTHS else None):
                if situation:
                    found[player, situation] = found.get((player, situation), 0) + 1
    assert ice is not None
    return found
