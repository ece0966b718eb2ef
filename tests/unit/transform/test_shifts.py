"""Who is on the ice: against the play-by-play's situationCode, against a slow count, and by hand."""

from __future__ import annotations

from collections import Counter

import pytest

from ingestion.bronze import STRENGTHS
from ingestion.transform.game import game_tables
from ingestion.transform.payload import PayloadError
from ingestion.transform.plays import read_game
from ingestion.transform.shifts import read_ice
from ingestion.transform.strength import on_ice_by_code
from tests.unit.transform.games import WITH_SHIFTS, bodies, body, players, teams
from tests.unit.transform.rink import AWAY, AWAY_GOALIE, AWAY_TEAM, GAME, HOME, HOME_GOALIE, HOME_TEAM, Rink

SKATERS_ON = {"5on5": 5, "5on4": 5, "4on5": 4}


def sizes_at_plays(game: int) -> list[tuple[bool, bool]]:
    """(in a line change?, does the size on the ice equal situationCode?) of each play with a strength."""
    pbp, _, chart = bodies(game)
    read = read_game(pbp)
    ice, _ = read_ice(chart, read)
    changes = {
        (row["period"], row[end])
        for row in chart["data"]
        for end in ("startTime", "endTime")
        if row["typeCode"] == 517
    }
    plays = [
        play
        for play in read.plays
        if play.code and play.kind not in ("period-start", "period-end", "game-end", "delayed-penalty")
    ]
    _, counts = ice.at(plays, read.periods)
    return [
        (
            (play.period, f"{play.elapsed // 60:02}:{play.elapsed % 60:02}") in changes,
            tuple(count) == on_ice_by_code(play.code),
        )
        for play, count in zip(plays, counts.tolist(), strict=True)
    ]


@pytest.mark.parametrize("game", WITH_SHIFTS)
def test_players_on_the_ice_equal_situation_code_at_99_percent_of_events_outside_line_changes(game) -> None:
    outside = [agrees for in_change, agrees in sizes_at_plays(game) if not in_change]
    assert len(outside) > 150
    assert sum(outside) >= 0.99 * len(outside)


@pytest.mark.parametrize("game", WITH_SHIFTS)
def test_players_on_the_ice_equal_situation_code_at_98_percent_of_events_in_line_changes(game) -> None:
    within = [agrees for in_change, agrees in sizes_at_plays(game) if in_change]
    assert len(within) > 80
    assert sum(within) >= 0.98 * len(within)


@pytest.mark.parametrize("game", WITH_SHIFTS)
def test_skaters_on_the_ice_for_an_attempt_are_as_many_as_the_strength_says(game: int) -> None:
    """At 5 on 5 each attempt is credited to five on the ice for and five against, and so on."""
    rows = players(game)
    for (team, situation), row in teams(game).items():
        if situation not in STRENGTHS:
            continue
        mine = [r for (_, s), r in rows.items() if s == situation and r["player_team"] == team]
        for side, word in (("f", "for"), ("a", "against")):
            for name in ("shot_attempts", "goals", "unblocked_shot_attempts", "high_danger_shots"):
                credited = sum(r[f"on_ice_{side}_{name}"] for r in mine)
                assert credited == SKATERS_ON[situation] * row[f"{name}_{word}"], (situation, name, side)


@pytest.mark.parametrize("game", WITH_SHIFTS)
def test_on_ice_and_off_ice_make_up_the_team(game: int) -> None:
    for (_, situation), row in players(game).items():
        team = teams(game)[row["player_team"], situation]
        for name in ("shot_attempts", "unblocked_shot_attempts"):
            assert row[f"on_ice_f_{name}"] + row[f"off_ice_f_{name}"] == team[f"{name}_for"]
            assert row[f"on_ice_a_{name}"] + row[f"off_ice_a_{name}"] == team[f"{name}_against"]


def slow_icetime(game: int) -> Counter:
    """(player, situation) -> seconds: each second on its own, straight from the chart's rows."""
    pbp, _, chart = bodies(game)
    spots = {spot["playerId"]: spot for spot in pbp["rosterSpots"]}
    on_at: dict[tuple[int, int], set[int]] = {}
    for row in chart["data"]:
        if row["typeCode"] == 517:
            start, end = (int(row[x][:2]) * 60 + int(row[x][3:]) for x in ("startTime", "endTime"))
            for second in range(start, end):
                on_at.setdefault((row["period"], second), set()).add(row["playerId"])
    found: Counter = Counter()
    for present in on_at.values():
        size = Counter((spots[p]["teamId"], spots[p]["positionCode"] == "G") for p in present)
        for player in present:
            mine = spots[player]["teamId"]
            theirs = next(pbp[side]["id"] for side in ("awayTeam", "homeTeam") if pbp[side]["id"] != mine)
            found[player, "all"] += 1
            if size[mine, True] == size[theirs, True] == 1:
                found[player, f"{size[mine, False]}on{size[theirs, False]}"] += 1
    return found


@pytest.mark.parametrize("game", WITH_SHIFTS)
def test_ice_time_by_situation_equals_a_second_by_second_count(game: int) -> None:
    slow = slow_icetime(game)
    for key, row in players(game).items():
        assert row["icetime"] == slow[key], key


def test_ice_time_is_cut_at_a_change_of_strength() -> None:
    """Two minutes short-handed within a shift: 5on4 for one side, 4on5 for the other, else 5on5."""
    rink = Rink().off(HOME[4], 300, 420)
    found, team = rink.players(), rink.teams()
    assert [found[AWAY[0], s]["icetime"] for s in ("all", "5on5", "5on4", "4on5")] == [3600, 3480, 120, 0]
    assert [found[HOME[0], s]["icetime"] for s in ("all", "5on5", "5on4", "4on5")] == [3600, 3480, 0, 120]
    assert [found[HOME[4], s]["icetime"] for s in ("all", "5on5", "5on4", "4on5")] == [3480, 3480, 0, 0]
    assert found[HOME[4], "all"]["shifts"] == 4
    assert found[HOME[0], "4on5"]["shifts"] == 1
    assert [team["AWY", s]["ice_time"] for s in ("all", "5on5", "5on4", "4on5")] == [3600, 3480, 120, 0]


def test_a_shift_ends_with_the_game() -> None:
    """An overtime goal ends the period; a chart that goes on for a while does not lengthen it."""
    rink = Rink().play("goal", 90, by=HOME[0], period=4, kind_of_period="OT")
    for player in (*AWAY[:5], AWAY_GOALIE, *HOME[:5], HOME_GOALIE):
        rink.shift(player, 0, 120, period=4)
    found = rink.players()
    assert found[HOME[0], "all"]["icetime"] == 3690
    assert found[HOME[0], "all"]["on_ice_f_goals"] == 1
    assert rink.teams()["HOM", "all"]["ice_time"] == 3690


def test_time_with_a_pulled_goalie_is_in_all_only() -> None:
    rink = Rink().off(HOME_GOALIE, 1100, 1200, instead=HOME[5])
    found = rink.players()
    assert found[HOME[5], "all"]["icetime"] == 100
    assert [found[HOME[5], s]["icetime"] for s in STRENGTHS] == [0, 0, 0]


def test_ice_time_rank_is_within_team_and_situation_and_equals_share_a_rank() -> None:
    rink = Rink().off(HOME[4], 300, 420)
    found = rink.players()
    assert [found[p, "all"]["ice_time_rank"] for p in HOME[:6]] == [1, 1, 1, 1, 5, 6]
    assert [found[p, "4on5"]["ice_time_rank"] for p in HOME[:6]] == [1, 1, 1, 1, 5, 5]
    assert {found[p, "all"]["ice_time_rank"] for p in AWAY[:5]} == {1}


def change_at(second: int) -> Rink:
    """HOME[4] goes off for HOME[5] at `second` and does not come back."""
    return Rink().off(HOME[4], second, 1200, instead=HOME[5])


def test_an_event_in_a_line_change_belongs_to_those_who_come_on() -> None:
    found = change_at(500).play("shot-on-goal", 500, by=HOME[0]).players()
    assert found[HOME[5], "all"]["on_ice_f_shots_on_goal"] == 1
    assert found[HOME[4], "all"]["on_ice_f_shots_on_goal"] == 0
    assert found[HOME[4], "all"]["off_ice_f_shot_attempts"] == 1


def test_an_event_on_a_whistle_belongs_to_those_who_were_on_until_then() -> None:
    rink = change_at(500).play("shot-on-goal", 500, by=HOME[0]).play("stoppage", 500)
    found = rink.play("faceoff", 500, by=HOME[0]).players()
    assert found[HOME[4], "all"]["on_ice_f_shots_on_goal"] == 1
    assert found[HOME[5], "all"]["on_ice_f_shots_on_goal"] == 0


def test_an_attempt_after_the_face_off_of_the_same_second_belongs_to_those_who_came_on() -> None:
    rink = change_at(500).play("stoppage", 500).play("faceoff", 500, by=HOME[0])
    found = rink.play("shot-on-goal", 500, by=HOME[0]).players()
    assert found[HOME[5], "all"]["on_ice_f_shots_on_goal"] == 1
    assert found[HOME[4], "all"]["on_ice_f_shots_on_goal"] == 0


def test_a_goal_belongs_to_those_who_were_on_until_then() -> None:
    found = change_at(500).play("goal", 500, by=HOME[0]).players()
    assert found[HOME[4], "all"]["on_ice_f_goals"] == 1
    assert found[AWAY[4], "all"]["on_ice_a_goals"] == 1
    assert found[HOME[5], "all"]["on_ice_f_goals"] == 0


def test_the_code_decides_between_those_who_go_and_those_who_come() -> None:
    """A penalty ends at 420: at 1541 the penalised player is not back yet, at 1551 he is."""
    for code, back in (("1541", 0), ("1551", 1)):
        rink = Rink().off(HOME[4], 300, 420).play("shot-on-goal", 420, by=AWAY[0], code=code)
        assert rink.players()[HOME[4], "all"]["on_ice_a_shots_on_goal"] == back


def test_an_event_at_the_very_end_of_a_period_belongs_to_those_who_were_on_until_then() -> None:
    rink = Rink().off(HOME[4], 0, 1200, period=2, instead=HOME[5])
    found = rink.play("shot-on-goal", 1200, by=HOME[0]).players()
    assert found[HOME[4], "all"]["on_ice_f_shots_on_goal"] == 1
    assert found[HOME[5], "all"]["on_ice_f_shots_on_goal"] == 0


def test_an_event_at_the_very_end_of_a_period_is_never_the_next_periods() -> None:
    """Even if it is the next period that starts with as many as the code says."""
    rink = Rink().off(HOME[4], 1100, 1200).play("shot-on-goal", 1200, by=HOME[0], code="1551")
    assert rink.players()[HOME[4], "all"]["on_ice_f_shots_on_goal"] == 0


def test_an_event_at_the_very_start_of_a_period_is_never_the_last_periods() -> None:
    rink = Rink().off(HOME[4], 0, 100, period=2).play("hit", 5, by=HOME[0])
    rink.play("shot-on-goal", 0, by=HOME[0], period=2, code="1551")
    assert rink.players()[HOME[4], "all"]["on_ice_f_shots_on_goal"] == 0


def test_on_a_penalty_shot_only_the_shooter_is_on_the_ice() -> None:
    found = Rink().play("goal", 100, by=HOME[0], code="0101").players()
    assert found[HOME[0], "all"]["on_ice_f_goals"] == 1
    assert found[HOME[1], "all"]["on_ice_f_goals"] == 0
    assert found[AWAY[0], "all"]["on_ice_a_goals"] == 0
    assert found[HOME[0], "all"]["i_f_goals"] == 1
    assert found[HOME[0], "5on5"]["i_f_goals"] == 0


def test_goal_markers_are_no_shifts() -> None:
    pbp, boxscore, chart = bodies(2024020009)
    markers = [row for row in chart["data"] if row["typeCode"] == 505]
    assert markers
    without = {**chart, "data": [row for row in chart["data"] if row["typeCode"] != 505]}
    assert game_tables(pbp, boxscore, without).players.equals(game_tables(pbp, boxscore, chart).players)


def test_a_shift_chart_in_any_order_gives_the_same_rows() -> None:
    pbp, boxscore, chart = bodies(2024020009)
    backwards = {**chart, "data": chart["data"][::-1]}
    assert game_tables(pbp, boxscore, backwards).players.equals(game_tables(pbp, boxscore, chart).players)


# Charts that are not to be believed: the rows stay, without on-ice columns, and the warning says why.


def unused(rows: list[dict], warning: str) -> None:
    pbp, boxscore, _ = bodies(2024020001)
    found = game_tables(pbp, boxscore, {"data": rows, "total": len(rows)})
    assert warning in "; ".join(found.warnings)
    assert not found.has_shifts
    assert len(found.players) == 144
    assert found.players["on_ice_f_goals"].null_count == 144
    assert found.players["icetime"].null_count == 108  # `all` by the boxscore


def test_an_empty_chart_is_missing() -> None:
    unused([], "the shift chart is empty")


def test_a_chart_of_another_game_is_refused() -> None:
    unused(body("shiftcharts", 2024020009)["data"], "856 shift rows of another game refused")


def test_a_chart_cut_short_is_not_used() -> None:
    rows = body("shiftcharts", 2024020001)["data"]
    unused([row for row in rows if row["period"] < 3], "a team has fewer than three skaters")


def test_a_chart_that_lacks_a_player_is_not_used() -> None:
    """It would turn 5 on 5 into 4 on 5 whenever he plays."""
    rows = body("shiftcharts", 2024020001)["data"]
    ((busiest, _),) = Counter(row["playerId"] for row in rows if row["teamId"] == 7).most_common(1)
    unused([row for row in rows if row["playerId"] != busiest], "it agrees with the plays' strength at")


def test_rows_of_another_game_among_the_games_own_are_refused_and_said() -> None:
    pbp, boxscore, chart = bodies(2024020001)
    strange = [{**row, "gameId": 2024020009} for row in chart["data"][:20]]
    found = game_tables(pbp, boxscore, {"data": chart["data"] + strange})
    assert found.warnings == ["20 shift rows of another game refused"]
    assert found.players.equals(game_tables(pbp, boxscore, chart).players)


def test_rows_of_another_team_are_refused_and_said() -> None:
    rink = Rink().shift(HOME[6], 10, 20)
    rink.shifts[-1]["teamId"] = 99
    assert rink.tables().warnings == ["no boxscore", "1 shift rows of another game refused"]
    assert rink.players()[HOME[6], "all"]["icetime"] == 0


def test_rows_of_players_who_are_not_dressed_and_rows_without_a_length_are_refused_and_said() -> None:
    rink = Rink().shift(HOME[6], 10, 20)
    rink.shifts[-1]["playerId"] = 999
    rink.shift(HOME[6], 30, 30)
    rink.shift(HOME[6], 50, 60)
    rink.shifts[-1]["endTime"] = None
    assert rink.tables().warnings == [
        "no boxscore",
        "1 shift rows of players who are not dressed refused",
        "2 shift rows without a length refused",
    ]
    assert rink.players()[HOME[6], "all"]["icetime"] == 0


def test_a_body_that_is_no_chart_is_refused() -> None:
    with pytest.raises(PayloadError, match=f"shift chart of game {GAME} has no list of rows"):
        game_tables(Rink().play_by_play(), None, {"message": "not found"})


def test_the_owner_of_a_shift_row_must_be_the_players_team() -> None:
    rink = Rink().shift(HOME[6], 10, 20)
    rink.shifts[-1]["teamId"] = AWAY_TEAM
    assert HOME_TEAM != AWAY_TEAM
    assert "1 shift rows of players who are not dressed refused" in rink.tables().warnings
