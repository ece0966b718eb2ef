"""A final play-by-play or boxscore that is cut is a gap, asked for ever less often, until the whole comes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from ingestion.bronze import GAME_ROSTERS, PLAYER_GAMES
from ingestion.ledger import endpoints_to_request
from ingestion.report import kind_of_gap
from ingestion.settings import Settings
from ingestion.transform.payload import boxscore_players
from tests.support.archived_game import ArchivedGame, body

PLAYS, BOXSCORE, CHART = "play-by-play", "boxscore", "shiftcharts"
GOALIE = next(
    play["details"]["goalieInNetId"]
    for play in body(PLAYS)["plays"]
    if "goalieInNetId" in play.get("details", {})
)

IN_NET = {play.get("details", {}).get("goalieInNetId") for play in body(PLAYS)["plays"]}


def keep(given: dict, condition: Callable[[dict], bool]) -> None:
    given["plays"] = [play for play in given["plays"] if condition(play)]


def period(play: dict) -> int:
    return play["periodDescriptor"]["number"]


def within(play: dict, number: int, start: str, end: str) -> bool:
    return period(play) == number and start <= play["timeInPeriod"] < end


def without_minutes(given: dict) -> None:
    keep(given, lambda play: play["typeDescKey"] == "goal" or not within(play, 2, "05:00", "15:00"))


def without_four_minutes(given: dict) -> None:
    """Too short for a pause that no game has."""
    keep(given, lambda play: play["typeDescKey"] == "goal" or not within(play, 2, "05:00", "09:00"))


def without_end_of_period(given: dict) -> None:
    keep(given, lambda play: not within(play, 1, "18:00", "21:00"))


def without_start_of_period(given: dict) -> None:
    keep(given, lambda play: not within(play, 2, "00:00", "01:00"))


def without_hits(given: dict) -> None:
    keep(given, lambda play: play["typeDescKey"] != "hit")


def without_spot(given: dict, condition: Callable[[dict], bool]) -> None:
    spot = next(spot for spot in given["rosterSpots"] if condition(spot))
    given["rosterSpots"].remove(spot)


def without_skater(given: dict) -> None:
    without_spot(given, lambda spot: spot["positionCode"] == "D")


def without_goalie(given: dict) -> None:
    without_spot(given, lambda spot: spot["playerId"] == GOALIE)


def without_spare_goalie(given: dict) -> None:
    without_spot(given, lambda spot: spot["positionCode"] == "G" and spot["playerId"] not in IN_NET)


def without_goalies(given: dict) -> None:
    team = given["homeTeam"]["id"]
    given["rosterSpots"] = [
        spot for spot in given["rosterSpots"] if (spot["teamId"], spot["positionCode"]) != (team, "G")
    ]


CUT_PLAYS = {
    "ten minutes": (without_minutes, "period 2 has no play for 6"),
    "four minutes": (without_four_minutes, "figures of players are below the boxscore's)"),
    "hits": (without_hits, "figures of players are below the boxscore's)"),
    "the end of a period": (without_end_of_period, "(period 1 has no end)"),
    "the start of a period": (without_start_of_period, "(period 2 has no start)"),
    "a skater": (without_skater, "(1 player of the boxscore without a roster spot)"),
    "the goalie in net": (without_goalie, "(1 player of the boxscore without a roster spot)"),
    "a goalie on the bench": (without_spare_goalie, "(1 player of the boxscore without a roster spot)"),
    "both goalies": (without_goalies, "(no goalie of VAN has a roster spot)"),
}


def cut(endpoint: str, change: Callable[[dict], None]) -> dict:
    given = body(endpoint)
    change(given)
    return given


def requested_after(game: ArchivedGame, days: int) -> tuple[str, ...]:
    today = game.at.date() + timedelta(days=days)
    return endpoints_to_request(game.game, game.row, Settings(lookback_days=2), today)


def assert_asked_for_monthly(game: ArchivedGame, endpoint: str) -> None:
    """After half a year the game is asked for once a month."""
    game.at += timedelta(days=200)
    game.compute()
    assert endpoint not in requested_after(game, 29)
    assert endpoint in requested_after(game, 31)


@pytest.mark.parametrize("what", CUT_PLAYS)
def test_a_cut_play_by_play_is_a_gap_until_the_whole_one_comes(tmp_path: Path, what: str) -> None:
    change, reason = CUT_PLAYS[what]
    game = ArchivedGame(tmp_path)
    game.put_whole_but(play_by_play=cut(PLAYS, change))
    game.compute()
    assert kind_of_gap(game.row) == "play-by-play not whole"  # and nothing else is to blame
    assert reason in game.row.gap_reason
    assert not game.row.is_complete
    assert_asked_for_monthly(game, PLAYS)
    game.put(play_by_play=body(PLAYS))
    computed = game.compute()
    assert (game.row.gap_reason, game.row.discrepancies, game.row.is_complete) == (None, None, True)
    assert set(computed.rows[PLAYER_GAMES]["has_shifts"].to_pylist()) == {True}
    assert requested_after(game, 31) == ()


@pytest.mark.parametrize("what", CUT_PLAYS)
def test_a_cut_play_by_play_does_not_replace_a_whole_one(tmp_path: Path, what: str) -> None:
    game = ArchivedGame(tmp_path)
    game.put_whole()
    game.put(play_by_play=cut(PLAYS, CUT_PLAYS[what][0]))
    computed = game.compute()
    assert game.row.is_complete
    assert "play-by-play" in game.row.not_used
    assert len(computed.rows[GAME_ROSTERS].filter(computed.rows[GAME_ROSTERS]["player_id"].is_valid())) >= 40


@pytest.mark.parametrize("what", ["ten minutes", "the end of a period", "the goalie in net", "both goalies"])
def test_a_cut_play_by_play_is_seen_without_a_boxscore(tmp_path: Path, what: str) -> None:
    game = ArchivedGame(tmp_path)
    game.put_whole_but(boxscore=None)
    game.compute()
    assert game.row.gap_reason == "no boxscore"
    game = ArchivedGame(tmp_path / "cut")
    game.put_whole_but(boxscore=None, play_by_play=cut(PLAYS, CUT_PLAYS[what][0]))
    game.compute()
    assert kind_of_gap(game.row) == "no boxscore, play-by-play not whole"
    assert {PLAYS, BOXSCORE} <= set(requested_after(game, 1))  # one request takes the other along


def test_without_a_boxscore_the_shots_of_the_header_count(tmp_path: Path) -> None:
    game = ArchivedGame(tmp_path)
    given = cut(PLAYS, lambda plays: keep(plays, lambda play: play["typeDescKey"] != "shot-on-goal"))
    game.put_whole_but(boxscore=None, play_by_play=given)
    game.compute()
    assert "shots on goal fewer than its header has" in game.row.gap_reason


def test_a_few_plays_less_are_a_discrepancy(tmp_path: Path) -> None:
    hits = [play for play in body(PLAYS)["plays"] if play["typeDescKey"] == "hit"][:4]
    game = ArchivedGame(tmp_path)
    game.put_whole_but(play_by_play=cut(PLAYS, lambda given: keep(given, lambda play: play not in hits)))
    game.compute()
    assert (game.row.gap_reason, game.row.is_complete) == (None, True)
    assert game.row.discrepancies.count("hits") == len({hit["details"]["hittingPlayerId"] for hit in hits})


def times(share: float) -> Callable[[dict], None]:
    def change(given: dict) -> None:
        for _, player in boxscore_players(given):
            minutes, seconds = map(int, player["toi"].split(":"))
            on = int((60 * minutes + seconds) * share)
            player["toi"] = f"{on // 60:02}:{on % 60:02}"

    return change


def of_skaters(share: float) -> Callable[[dict], None]:
    def change(given: dict) -> None:
        whole = {player["playerId"]: player["toi"] for _, player in boxscore_players(given)}
        times(share)(given)
        for side in ("awayTeam", "homeTeam"):
            for goalie in given["playerByGameStats"][side]["goalies"]:
                goalie["toi"] = whole[goalie["playerId"]]

    return change


def one_skater_off(given: dict) -> None:
    given["playerByGameStats"]["homeTeam"]["defense"][0]["toi"] = "00:00"


def without_box_goalie(given: dict) -> None:
    for side in ("awayTeam", "homeTeam"):
        stats = given["playerByGameStats"][side]
        stats["goalies"] = [goalie for goalie in stats["goalies"] if goalie["playerId"] != GOALIE]


def idle_goalie(given: dict) -> None:
    next(p for _, p in boxscore_players(given) if p["playerId"] == GOALIE)["toi"] = "00:00"


def early_goalie(given: dict) -> None:
    next(p for _, p in boxscore_players(given) if p["playerId"] == GOALIE)["toi"] = "40:00"


def early_counts(given: dict) -> None:
    for _, player in boxscore_players(given):
        player.update(hits=0, sog=0)


CUT_BOXSCORES = {
    "no time": (times(0), "no time on ice of "),
    "no time of skaters": (of_skaters(0), "s on ice of CGY's skaters"),
    "two thirds of the time": (times(0.66), "s on ice of CGY's skaters"),
    "95 % of the time": (of_skaters(0.95), "s on ice of CGY's skaters"),
    "a skater without time": (one_skater_off, "s on ice of VAN's skaters"),
    "no goalie who played": (without_box_goalie, "who was in net"),
    "a goalie without time": (idle_goalie, "who was in net"),
    "a goalie of two periods": (early_goalie, "'s goalies"),
    "counts of none": (early_counts, "figures of players are below those of the plays"),
}


@pytest.mark.parametrize("what", CUT_BOXSCORES)
def test_an_unfinished_boxscore_is_a_gap_until_the_right_one_comes(tmp_path: Path, what: str) -> None:
    change, reason = CUT_BOXSCORES[what]
    game = ArchivedGame(tmp_path)
    game.put_whole_but(boxscore=cut(BOXSCORE, change))
    game.compute()
    assert kind_of_gap(game.row) == "boxscore not whole"
    assert reason in game.row.gap_reason
    assert not game.row.is_complete
    assert_asked_for_monthly(game, BOXSCORE)
    game.put(boxscore=body(BOXSCORE))
    game.compute()
    assert (game.row.gap_reason, game.row.shift_disagreements, game.row.is_complete) == (None, 0, True)


def test_a_boxscore_of_a_live_game_is_asked_for_ever_less_often(tmp_path: Path) -> None:
    game = ArchivedGame(tmp_path)
    game.put_whole_but(boxscore=body(BOXSCORE) | {"gameState": "LIVE"})
    game.compute()
    assert kind_of_gap(game.row) == "boxscore not final"
    assert_asked_for_monthly(game, BOXSCORE)


def test_a_game_that_cannot_be_computed_is_asked_for_ever_less_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("shift")

    monkeypatch.setattr("ingestion.compute.game_tables", broken)
    game = ArchivedGame(tmp_path)
    game.put_whole()
    game.compute()
    assert game.row.gap_reason.startswith("its rows cannot be computed: ")
    assert_asked_for_monthly(game, BOXSCORE)


def test_a_little_less_time_is_a_disagreement(tmp_path: Path) -> None:
    game = ArchivedGame(tmp_path)
    game.put_whole_but(boxscore=cut(BOXSCORE, of_skaters(0.985)))
    game.compute()
    assert (game.row.gap_reason, game.row.is_complete) == (None, True)
    assert game.row.shift_disagreements


def test_a_goalie_without_a_roster_spot_is_a_discrepancy_too(tmp_path: Path) -> None:
    game = ArchivedGame(tmp_path)
    game.put_whole_but(play_by_play=cut(PLAYS, without_goalie))
    game.compute()
    assert f"player {GOALIE}: toi no row, boxscore " in game.row.discrepancies
