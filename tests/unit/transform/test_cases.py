"""One case each of what hockey does beside five on five, on real games."""

from __future__ import annotations

from collections import Counter

import pytest

from ingestion.bronze import SITUATIONS, STRENGTHS
from ingestion.transform.game import game_tables
from ingestion.transform.payload import PayloadError
from tests.unit.transform.games import (
    FIRST_SHAPE,
    GAMES,
    OTHERS,
    body,
    players,
    tables,
    teams,
)
from tests.unit.transform.rink import AWAY, AWAY_GOALIE, AWAY_TEAM, HOME, HOME_TEAM, Rink

ATTEMPTS = ("goal", "shot-on-goal", "missed-shot", "blocked-shot")
SHOOTOUTS = [2023020185, 2023020248, 2024020033, 2024020456, 2024020613, 2024020857]
PENALTY_SHOTS = [2023020001, 2023020433, 2024020861]
# 2024020009's and 2024010013's five on three saw a single attempt; the others several.
FIVE_ON_THREE = [2024010013, 2024010068, 2024020009, 2024020223, 2024020778, 2024020821, 2024020843]
PRESEASON = [2024010013, 2024010027, 2024010043, 2024010058, 2024010068]
PLAYOFF = 2024030121


def attempts(game: int, *codes: str) -> list[dict]:
    """The attempts of a game outside the shootout, straight from the payload."""
    return [
        play
        for play in body("play-by-play", game)["plays"]
        if play["typeDescKey"] in ATTEMPTS
        and play["periodDescriptor"]["periodType"] != "SO"
        and (not codes or play.get("situationCode") in codes)
    ]


def outside_the_strengths(game: int, column: str) -> int:
    """What both teams have in `all` and in none of the three strengths."""
    rows = teams(game)
    return sum(
        rows[team, "all"][column] - sum(rows[team, s][column] for s in STRENGTHS)
        for team in {team for team, _ in rows}
    )


@pytest.mark.parametrize("game", SHOOTOUTS)
def test_no_shootout_attempt_counts_anywhere(game: int) -> None:
    pbp = body("play-by-play", game)
    in_shootout = [
        play
        for play in pbp["plays"]
        if play["periodDescriptor"]["periodType"] == "SO" and play["typeDescKey"] in ATTEMPTS
    ]
    assert in_shootout
    for side in ("awayTeam", "homeTeam"):
        team = pbp[side]["abbrev"]
        assert teams(game)[team, "all"]["shots_on_goal_for"] == pbp[side]["sog"]
        assert teams(game)[team, "all"]["ice_time"] == 3900
    away, home = (pbp[side]["abbrev"] for side in ("awayTeam", "homeTeam"))
    assert teams(game)[away, "all"]["goals_for"] == teams(game)[home, "all"]["goals_for"]
    assert pbp["awayTeam"]["score"] != pbp["homeTeam"]["score"]
    without = {**pbp, "plays": [play for play in pbp["plays"] if play not in in_shootout]}
    assert game_tables(without, None, None).players.equals(game_tables(pbp, None, None).players)


@pytest.mark.parametrize("game", PENALTY_SHOTS)
def test_a_penalty_shot_is_in_all_only(game: int) -> None:
    (shot,) = attempts(game, "0101", "1010")
    details = shot["details"]
    shooter = details.get("scoringPlayerId") or details["shootingPlayerId"]
    pbp = body("play-by-play", game)
    without = game_tables(
        {**pbp, "plays": [play for play in pbp["plays"] if play["eventId"] != shot["eventId"]]}, None, None
    )
    before = {(r["player_id"], r["situation"]): r for r in without.players.to_pylist()}
    goal = shot["typeDescKey"] == "goal"
    for situation in SITUATIONS:
        more = situation == "all"
        row = players(game)[shooter, situation]
        assert row["i_f_shots_on_goal"] - before[shooter, situation]["i_f_shots_on_goal"] == more
        assert row["i_f_goals"] - before[shooter, situation]["i_f_goals"] == (more and goal)


def test_with_a_shift_chart_a_penalty_shot_is_on_ice_for_the_shooter_alone() -> None:
    (shot,) = attempts(2024020861, "0101", "1010")
    shooter = shot["details"]["scoringPlayerId"]
    pbp, chart = body("play-by-play", 2024020861), body("shiftcharts", 2024020861)
    without = game_tables(
        {**pbp, "plays": [play for play in pbp["plays"] if play["eventId"] != shot["eventId"]]}, None, chart
    )
    before = {(r["player_id"], r["situation"]): r for r in without.players.to_pylist()}
    more = {
        player
        for (player, situation), row in players(2024020861).items()
        if situation == "all"
        and row["on_ice_f_goals"] + row["on_ice_a_goals"]
        > before[player, "all"]["on_ice_f_goals"] + before[player, "all"]["on_ice_a_goals"]
    }
    assert more == {shooter}


@pytest.mark.parametrize("game", FIVE_ON_THREE)
def test_five_on_three_is_in_all_only(game: int) -> None:
    assert attempts(game, "1531", "1351")
    three = {"1551", "1541", "1451"}
    outside = [play for play in attempts(game) if play["situationCode"] not in three]
    assert outside_the_strengths(game, "shot_attempts_for") == len(outside)
    goals = sum(play["typeDescKey"] == "goal" for play in outside)
    assert outside_the_strengths(game, "goals_for") == goals


def test_five_on_three_time_is_in_all_only() -> None:
    game = 2024020009
    rows = teams(game)
    for team in {team for team, _ in rows}:
        assert rows[team, "all"]["ice_time"] > sum(rows[team, s]["ice_time"] for s in STRENGTHS)


def test_pulled_goalies_six_on_five_is_in_all_only_for_both_sides() -> None:
    (goal,) = [play for play in attempts(2024020001, "1560") if play["typeDescKey"] == "goal"]
    scorer = goal["details"]["scoringPlayerId"]
    row = players(2024020001)[scorer, "all"]
    strengths = [players(2024020001)[scorer, s] for s in STRENGTHS]
    assert row["i_f_goals"] == 1 + sum(r["i_f_goals"] for r in strengths)
    assert row["on_ice_f_goals"] == 1 + sum(r["on_ice_f_goals"] for r in strengths)
    on_against = [
        r
        for (player, situation), r in players(2024020001).items()
        if situation == "all"
        and r["player_team"] != row["player_team"]
        and r["on_ice_a_goals"] > sum(players(2024020001)[player, s]["on_ice_a_goals"] for s in STRENGTHS)
    ]
    assert len(on_against) == 6


def test_overtime_counts_and_lengthens_the_game() -> None:
    """2024020009 was won after 93 seconds of overtime, three on three."""
    pbp = body("play-by-play", 2024020009)
    last = [play for play in pbp["plays"] if play["typeDescKey"] == "goal"][-1]
    assert (last["periodDescriptor"]["periodType"], last["situationCode"]) == ("OT", "1331")
    minutes, seconds = map(int, last["timeInPeriod"].split(":"))
    for (_, situation), row in teams(2024020009).items():
        if situation == "all":
            assert row["ice_time"] == 3600 + 60 * minutes + seconds
    scorer = players(2024020009)[last["details"]["scoringPlayerId"], "all"]
    assert scorer["i_f_goals"] > sum(
        players(2024020009)[scorer["player_id"], s]["i_f_goals"] for s in STRENGTHS
    )
    assert scorer["on_ice_f_goals"] >= 1


def test_a_playoff_game_says_so() -> None:
    assert {row["playoff_game"] for row in teams(PLAYOFF).values()} == {True}
    assert {row["game_type"] for row in [*teams(PLAYOFF).values(), *players(PLAYOFF).values()]} == {3}
    for other in (2024020001, PRESEASON[0]):
        assert {row["playoff_game"] for row in teams(other).values()} == {False}


def test_a_fifth_period_of_the_playoffs_is_a_second_overtime_not_a_shootout() -> None:
    rink = Rink()
    for period in (4, 5):
        rink.play("shot-on-goal", 600, by=HOME[0], period=period, kind_of_period="OT")
    rink.play("period-end", 1200, period=4, kind_of_period="OT")
    for period, end in ((4, 1200), (5, 600)):
        for player in (*AWAY[:5], AWAY_GOALIE, *HOME[:5], 299):
            rink.shift(player, 0, end, period=period)
    found = rink.tables()
    row = next(r for r in found.players.to_pylist() if r["player_id"] == HOME[0])
    assert (row["icetime"], row["i_f_shots_on_goal"]) == (3600 + 1200 + 600, 2)
    assert row["on_ice_f_shots_on_goal"] == 2


def test_the_shootouts_shift_rows_are_no_ice_time() -> None:
    rink = Rink().play("shot-on-goal", 0, by=HOME[0], period=5, code="0101", kind_of_period="SO")
    rink.shift(HOME[0], 0, 5, period=5)
    row = rink.players()[HOME[0], "all"]
    assert (row["icetime"], row["shifts"], row["i_f_shots_on_goal"]) == (3600, 3, 0)


@pytest.mark.parametrize("game", PRESEASON)
def test_a_preseason_game_says_so(game: int) -> None:
    assert {row["game_type"] for row in [*teams(game).values(), *players(game).values()]} == {1}


@pytest.mark.parametrize("game", FIRST_SHAPE)
def test_the_first_shape_of_2023_gives_the_same_columns(game: int) -> None:
    pbp, boxscore = body("play-by-play", game), body("boxscore", game)
    assert "period" in pbp["plays"][0]
    assert "regPeriods" not in pbp
    assert "playerByGameStats" not in boxscore
    found = tables(game)
    assert found.warnings == ["no shift chart"]
    assert found.players.schema == tables(2024020001).players.schema
    every = [row for (_, situation), row in players(game).items() if situation == "all"]
    assert all(row["icetime"] > 0 for row in every)
    assert {row["shifts"] for row in every} == {None}  # it does not say
    assert sum(row["i_f_shots_on_goal"] for row in every) == sum(
        boxscore[side]["sog"] for side in ("awayTeam", "homeTeam")
    )


LIVE = sorted(
    path.name.split(".")[0] for path in (OTHERS / "variants" / "play-by-play").glob("*__live*.json.gz")
)


@pytest.mark.parametrize("name", LIVE)
def test_a_game_that_is_not_final_gives_no_rows(name: str) -> None:
    with pytest.raises(PayloadError, match=f"^Game {name[:10]} is LIVE, not final"):
        game_tables(body("variants/play-by-play", name, OTHERS), None, None)


@pytest.mark.parametrize("state", ["FUT", "PRE", "CRIT", "OVER"])
def test_a_game_in_any_other_state_gives_no_rows(state: str) -> None:
    with pytest.raises(PayloadError, match=f"is {state}, not final"):
        game_tables({**body("play-by-play", 2024020001), "gameState": state}, None, None)


def test_a_boxscore_taken_before_the_game_is_not_used_and_said() -> None:
    pbp, early = body("play-by-play", 2023020204), body("variants/boxscore", "2023020204__fut", OTHERS)
    found = game_tables(pbp, early, None)
    assert found.warnings[0] == "the boxscore is not used: it was taken while the game was FUT"
    assert found.players["icetime"].null_count == 144


def test_a_boxscore_of_another_game_is_refused() -> None:
    with pytest.raises(PayloadError, match="boxscore asked for game 2024020001 is of game 2024020009"):
        game_tables(body("play-by-play", 2024020001), body("boxscore", 2024020009), None)


def test_a_later_capture_of_one_game_changes_only_what_it_corrects() -> None:
    """In the second capture of 2023020204 only places differ, so only expected goals and dangers may."""
    first, second = (
        game_tables(pbp, None, None).players
        for pbp in (
            body("play-by-play", 2023020204),
            body("variants/play-by-play", "2023020204__alt", OTHERS),
        )
    )
    changed = {name for name in first.column_names if first[name] != second[name]}
    assert changed == {
        "i_f_x_goals",
        *(f"i_f_{danger}_danger_shots" for danger in ("low", "medium", "high")),
        *(f"i_f_{danger}_danger_goals" for danger in ("medium", "high")),
    }


def test_a_goalies_shot_is_the_teams_and_no_skaters() -> None:
    """In 2024020543 Colorado's goalie shot the puck on goal himself."""
    pbp = body("play-by-play", 2024020543)
    goalies = {spot["playerId"] for spot in pbp["rosterSpots"] if spot["positionCode"] == "G"}
    (shot,) = [play for play in attempts(2024020543) if play["details"].get("shootingPlayerId") in goalies]
    team = next(
        pbp[side]["abbrev"]
        for side in ("awayTeam", "homeTeam")
        if pbp[side]["id"] == shot["details"]["eventOwnerTeamId"]
    )
    of_skaters = sum(
        row["i_f_shots_on_goal"]
        for (_, situation), row in players(2024020543).items()
        if situation == "all" and row["player_team"] == team
    )
    assert teams(2024020543)[team, "all"]["shots_on_goal_for"] == of_skaters + 1
    assert not goalies & {player for player, _ in players(2024020543)}


def test_a_bench_minor_is_the_teams_and_no_players() -> None:
    rink = Rink().play("penalty", 100, owner=HOME_TEAM, typeCode="BEN", duration=2, servedByPlayerId=HOME[3])
    assert rink.teams()["HOM", "all"]["penality_minutes_for"] == 2
    assert {row["penalties"] for row in rink.players().values()} == {0}


def test_a_delayed_penalty_counts_at_the_strength_at_which_the_arm_went_up() -> None:
    rink = Rink().play("delayed-penalty", 90, owner=AWAY_TEAM)
    rink.play("penalty", 110, by=AWAY[0], code="1560", duration=2, drawnByPlayerId=HOME[1])
    found = rink.players()
    assert found[AWAY[0], "5on5"]["penalties"] == 1
    assert found[HOME[1], "5on5"]["penalties_drawn"] == 1
    assert found[AWAY[0], "5on5"]["i_f_penality_minutes"] == 2


def test_a_penalty_after_play_restarted_counts_at_its_own_strength() -> None:
    rink = Rink().play("delayed-penalty", 90, owner=AWAY_TEAM).play("faceoff", 95, by=HOME[0])
    rink.play("penalty", 110, by=AWAY[0], code="1560", duration=2)
    found = rink.players()
    assert [found[AWAY[0], s]["penalties"] for s in SITUATIONS] == [1, 0, 0, 0]


def test_a_block_by_a_teammate_is_a_blocked_attempt_and_no_block() -> None:
    rink = Rink().play("blocked-shot", 100, by=HOME[0], blockingPlayerId=HOME[1])
    rink.play("blocked-shot", 105, by=HOME[0], blockingPlayerId=AWAY[1])
    found = rink.players()
    assert found[HOME[0], "all"]["i_f_blocked_shot_attempts"] == 2
    assert found[HOME[1], "all"]["shots_blocked_by_player"] == 0
    assert found[AWAY[1], "all"]["shots_blocked_by_player"] == 1


@pytest.mark.parametrize("owner", [HOME_TEAM, AWAY_TEAM])
def test_a_blocked_attempt_is_the_shooters_whoever_the_payload_says_owns_it(owner: int) -> None:
    rink = Rink().play("blocked-shot", 100, by=HOME[0], owner=owner, blockingPlayerId=AWAY[1])
    assert rink.teams()["HOM", "all"]["blocked_shot_attempts_for"] == 1
    assert rink.teams()["AWY", "all"]["blocked_shot_attempts_for"] == 0


def test_a_rebound_is_within_three_seconds_by_the_same_team_without_a_stoppage() -> None:
    rink = Rink().play("shot-on-goal", 100, by=HOME[0]).play("goal", 103, by=HOME[1])
    found = rink.players()
    assert found[HOME[0], "all"]["i_f_rebounds"] == 1  # as at MoneyPuck, whose shot gave it
    assert found[HOME[1], "all"]["i_f_rebound_goals"] == 1
    assert found[HOME[1], "all"]["i_f_rebounds"] == 0


@pytest.mark.parametrize(
    "between",
    [
        pytest.param(lambda r: r.play("goal", 104, by=HOME[1]), id="after four seconds"),
        pytest.param(
            lambda r: r.play("stoppage", 101).play("faceoff", 101, by=HOME[0]).play("goal", 103, by=HOME[1]),
            id="after a stoppage",
        ),
        pytest.param(lambda r: r.play("goal", 102, by=AWAY[1]), id="by the other team"),
        pytest.param(lambda r: r.play("goal", 0, by=HOME[1], period=2), id="in another period"),
    ],
)
def test_what_is_no_rebound(between) -> None:
    found = between(Rink().play("shot-on-goal", 100, by=HOME[0])).players()
    assert {row["i_f_rebounds"] + row["i_f_rebound_goals"] for row in found.values()} == {0}


def test_a_blocked_attempt_gives_no_rebound() -> None:
    rink = Rink().play("blocked-shot", 100, by=HOME[0], blockingPlayerId=AWAY[1])
    found = rink.play("goal", 102, by=HOME[1]).players()
    assert found[HOME[1], "all"]["i_f_rebound_goals"] == 0


def test_a_goal_is_a_shot_on_goal_and_assists_are_first_and_second() -> None:
    rink = Rink().play(
        "goal", 100, by=HOME[0], assist1PlayerId=HOME[1], assist2PlayerId=HOME[2], shotType="wrist"
    )
    found = rink.players()
    scorer = found[HOME[0], "5on5"]
    assert (scorer["i_f_goals"], scorer["i_f_shots_on_goal"], scorer["i_f_saved_shots_on_goal"]) == (1, 1, 0)
    assert found[HOME[1], "5on5"]["i_f_primary_assists"] == 1
    assert found[HOME[2], "5on5"]["i_f_secondary_assists"] == 1
    assert [found[p, "5on5"]["i_f_points"] for p in HOME[:4]] == [1, 1, 1, 0]


def test_a_goal_without_a_shot_type_is_no_shot_on_goal() -> None:
    """As the NHL counts: an own goal and the like is nobody's shot, attempt or danger."""
    rink = Rink().play("goal", 100, by=HOME[0], xCoord=85, yCoord=0)
    scorer = rink.players()[HOME[0], "5on5"]
    assert (scorer["i_f_goals"], scorer["i_f_shots_on_goal"], scorer["i_f_shot_attempts"]) == (1, 0, 0)
    assert scorer["i_f_high_danger_goals"] + scorer["i_f_high_danger_shots"] == 0
    assert (scorer["on_ice_f_goals"], scorer["on_ice_f_shots_on_goal"]) == (1, 0)
    assert rink.teams()["HOM", "5on5"]["goals_for"] == 1
    assert rink.teams()["AWY", "5on5"]["shots_on_goal_against"] == 0


def test_a_strength_is_seen_from_each_sides_own_view() -> None:
    """1541: away goalie, five away, four home, home goalie: one side's power play is the other's kill."""
    rink = Rink().off(HOME[4], 300, 420).play("shot-on-goal", 350, by=HOME[0], code="1541")
    found = rink.players()
    assert found[HOME[0], "4on5"]["i_f_shots_on_goal"] == 1
    assert found[AWAY[0], "5on4"]["on_ice_a_shots_on_goal"] == 1
    assert rink.teams()["AWY", "5on4"]["shots_on_goal_against"] == 1
    assert rink.teams()["HOM", "4on5"]["shots_on_goal_for"] == 1


def test_percentages_are_null_when_nothing_happened() -> None:
    found = Rink().players()[HOME[0], "all"]
    assert found["on_ice_corsi_percentage"] is None
    assert found["off_ice_fenwick_percentage"] is None
    with_one = Rink().play("shot-on-goal", 100, by=HOME[0]).players()
    assert with_one[HOME[0], "all"]["on_ice_corsi_percentage"] == 1.0
    assert with_one[AWAY[0], "all"]["on_ice_corsi_percentage"] == 0.0
    assert with_one[HOME[7], "all"]["off_ice_fenwick_percentage"] == 1.0


def test_the_sample_has_every_type_and_ending() -> None:
    headers = [body("play-by-play", game) for game in GAMES]
    assert Counter(h["gameType"] for h in headers) == {1: 5, 2: 41, 3: 1}
    assert {h["gameOutcome"]["lastPeriodType"] for h in headers} == {"REG", "OT", "SO"}
