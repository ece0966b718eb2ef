"""A game is complete only if its rows were computed from whole payloads."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ingestion.bronze import PLAYER_GAMES, TEAM_GAMES
from ingestion.compute import compute_game
from ingestion.ledger import LedgerRow, updated_row
from ingestion.payloads import GAME_ENDPOINTS
from ingestion.report import kind_of_gap
from tests.support.archived_game import GAME, ArchivedGame, body
from tests.unit.transform.games import OTHERS, WITH_ALL_THREE
from tests.unit.transform.games import body as recorded_body


def rows_where(keep) -> dict:
    chart = body("shiftcharts")
    rows = [row for row in chart["data"] if keep(row)]
    assert len(rows) < len(chart["data"])
    return {"data": rows, "total": len(rows)}


def starts(row: dict) -> int:
    minutes, seconds = row["startTime"].split(":")
    return 60 * int(minutes) + int(seconds)


def _ranked_skaters() -> list[int]:
    """The skaters by their rows in the chart, most first."""
    goalies = {s["playerId"] for s in body("play-by-play")["rosterSpots"] if s["positionCode"] == "G"}
    counts = Counter(row["playerId"] for row in body("shiftcharts")["data"])
    return [player for player, _ in counts.most_common() if player not in goalies]


BUSIEST, *_, IDLEST = _ranked_skaters()
LONG_SHIFT = [
    row["id"]
    for row in body("shiftcharts")["data"]
    if row["playerId"] == IDLEST and (row["duration"] or "") > "00:15"
][-1]
TEAM = body("play-by-play")["homeTeam"]["id"]
CHARTS = {
    "whole": (body("shiftcharts"), None),
    "absent": (None, "no shift chart"),
    "empty": ({"data": [], "total": 0}, "no shift chart"),
    "no last minutes": (
        rows_where(lambda row: row["period"] < 3 or (row["period"] == 3 and starts(row) < 900)),
        "shift chart not whole (for ",
    ),
    "no third period": (rows_where(lambda row: row["period"] < 3), "shift chart not whole (for "),
    "no second period": (rows_where(lambda row: row["period"] != 2), "shift chart not whole (for "),
    "no home team": (rows_where(lambda row: row["teamId"] != TEAM), "shift chart not whole (for "),
    "no busy player": (rows_where(lambda row: row["playerId"] != BUSIEST), "shift chart not whole ("),
    "no idle player": (rows_where(lambda row: row["playerId"] != IDLEST), "shift chart not whole ("),
    "one shift less": (rows_where(lambda row: row["id"] != LONG_SHIFT), "shift chart not whole (it lacks "),
}  # fmt: skip


def cut_plays() -> dict:
    plays = body("play-by-play")
    plays["plays"] = [play for play in plays["plays"] if play["typeDescKey"] != "period-start"]
    return plays


def live(boxscore: dict) -> dict:
    return {**boxscore, "gameState": "LIVE"}


def without_player(boxscore: dict) -> dict:
    boxscore["playerByGameStats"]["homeTeam"]["forwards"].pop()
    return boxscore


def without_goalies(boxscore: dict) -> dict:
    boxscore["playerByGameStats"]["homeTeam"]["goalies"] = []
    return boxscore


BOXSCORES = {
    "whole": (body("boxscore"), None),
    "absent": (None, "no boxscore"),
    "live": (live(body("boxscore")), "boxscore not final (LIVE)"),
    "without a player": (without_player(body("boxscore")), "boxscore not whole (no time on ice of 1 of 36"),
    "without goalies": (without_goalies(body("boxscore")), "boxscore not whole (no goalie of VAN)"),
}


@pytest.mark.parametrize("box", BOXSCORES)
@pytest.mark.parametrize("chart", CHARTS)
def test_what_is_cut_is_a_gap_with_its_reason_and_asked_for_again(
    tmp_path: Path, chart: str, box: str
) -> None:
    (given_chart, chart_reason), (given_box, box_reason) = CHARTS[chart], BOXSCORES[box]
    if box in ("absent", "live") and chart in ("one shift less", "no idle player"):
        chart_reason = None  # without the official time it cannot be seen; the boxscore's gap is there
    game = ArchivedGame(tmp_path)
    game.put_whole_but(boxscore=given_box, shiftcharts=given_chart)
    game.compute()
    reasons = [reason for reason in (box_reason, chart_reason) if reason]
    assert game.row.is_complete == (not reasons)
    for reason in reasons:
        assert reason in game.row.gap_reason
    asked = [name for name, reason in (("boxscore", box_reason), ("shiftcharts", chart_reason)) if reason]
    assert [endpoint for endpoint in game.requests() if endpoint in asked] == asked
    assert "play-by-play" not in game.requests()


def test_the_whole_payload_closes_the_gap(tmp_path: Path) -> None:
    game = ArchivedGame(tmp_path)
    game.put(
        play_by_play=body("play-by-play"),
        boxscore=live(body("boxscore")),
        shiftcharts=CHARTS["no third period"][0],
    )
    computed = game.compute()
    assert set(computed.rows[PLAYER_GAMES]["has_shifts"].to_pylist()) == {False}
    assert computed.rows[PLAYER_GAMES]["icetime"].null_count == 144
    game.put_whole()
    computed = game.compute()
    assert (game.row.is_complete, game.row.gap_reason, game.requests()) == (True, None, ())
    assert set(computed.rows[PLAYER_GAMES]["has_shifts"].to_pylist()) == {True}


def test_a_cut_chart_is_never_given_up(tmp_path: Path) -> None:
    """A chart that never came counts as never made after a while. One that is cut was made."""
    for name, complete in (("empty", True), ("no third period", False)):
        game = ArchivedGame(tmp_path / name)
        game.put(play_by_play=body("play-by-play"), boxscore=body("boxscore"), shiftcharts=CHARTS[name][0])
        game.compute(patience=0)
        assert game.row.is_complete is complete


def of_another_game(**changed: int) -> dict:
    """A chart with a goal's row of its own game, and with shifts of another game or team."""
    shifts = body("shiftcharts")["data"]
    rows = [{**shifts[0], "typeCode": 505}, *({**row, **changed} for row in shifts)]
    return {"data": rows, "total": len(rows)}


@pytest.mark.parametrize("changed", [{"gameId": GAME + 1}, {"teamId": 99}], ids=["game", "team"])
def test_a_chart_without_a_shift_of_its_game_is_an_empty_one(tmp_path: Path, changed: dict) -> None:
    game = ArchivedGame(tmp_path)
    game.put_whole_but(shiftcharts=of_another_game(**changed))
    game.compute()
    assert game.row.gap_reason == "no shift chart"
    assert "shift rows of another game refused" in game.row.oddities
    empty = CHARTS["empty"][0]
    game.put(shiftcharts=empty)
    game.compute(patience=0)
    assert (game.row.is_complete, game.row.gap_reason, game.row.not_used) == (True, None, None)
    game.put(shiftcharts=body("shiftcharts"))
    game.put(shiftcharts=of_another_game(**changed))
    game.compute()
    assert (game.row.is_complete, game.row.shift_source) == (True, "chart")
    assert "this one is empty" in game.row.not_used


def test_the_boxscore_of_a_live_game_is_a_gap_without_the_plays_too(tmp_path: Path) -> None:
    game = ArchivedGame(tmp_path)
    game.put_whole_but(
        play_by_play={**body("play-by-play"), "gameState": "FUT"}, boxscore=live(body("boxscore"))
    )
    game.compute()
    assert game.row.gap_reason == "no play-by-play, boxscore not final (LIVE)"
    assert kind_of_gap(game.row) == "no play-by-play, boxscore not final"


@pytest.mark.parametrize(
    "plays", [None, {**body("play-by-play"), "gameState": "LIVE"}, cut_plays()], ids=["absent", "live", "cut"]
)
@pytest.mark.parametrize("others", [{}, {"boxscore": live(body("boxscore"))}], ids=["whole", "live box"])
def test_what_cannot_be_judged_without_the_plays_is_requested_with_them(
    tmp_path: Path, plays: dict | None, others: dict
) -> None:
    game = ArchivedGame(tmp_path)
    game.put_whole_but(play_by_play=plays, **others)
    game.compute()
    assert not game.row.is_complete
    assert game.requests() == ("play-by-play", "boxscore", "shiftcharts")


@pytest.mark.parametrize("recorded_game", WITH_ALL_THREE)
def test_recorded_games_have_no_gap(tmp_path: Path, recorded_game: int) -> None:
    game = ArchivedGame(tmp_path, recorded_game)
    game.put_whole()
    game.compute()
    assert (game.row.is_complete, game.row.gap_reason) == (True, None)


def test_the_report_counts_kinds_of_gaps(tmp_path: Path) -> None:
    game = ArchivedGame(tmp_path)
    game.put_whole_but(boxscore=live(body("boxscore")), shiftcharts=CHARTS["no third period"][0])
    game.compute()
    assert game.game.id == GAME
    assert kind_of_gap(game.row) == "boxscore not final, shift chart not whole"


def test_a_discrepancy_is_no_gap(tmp_path: Path) -> None:
    game = ArchivedGame(tmp_path)
    boxscore = body("boxscore")
    player = boxscore["playerByGameStats"]["homeTeam"]["forwards"][0]
    player["hits"] += 1
    game.put_whole_but(boxscore=boxscore)
    game.compute()
    assert (game.row.is_complete, game.row.gap_reason) == (True, None)
    assert game.row.discrepancies == "Brock Boeser (8478444): hits 0, boxscore 1"


RAILS = {
    "absent": None,
    "empty": {},
    "without linesmen": {
        **body("right-rail"),
        "gameInfo": {**body("right-rail")["gameInfo"], "linesmen": []},
    },
}


@pytest.mark.parametrize("rail", RAILS)
def test_officials_are_asked_for_until_they_count_as_never_named(tmp_path: Path, rail: str) -> None:
    for patience, reason, requests in ((14, "no officials", ("right-rail",)), (0, None, ())):
        game = ArchivedGame(tmp_path / str(patience))
        game.put_whole_but(right_rail=RAILS[rail])
        game.compute(patience)
        assert (game.row.gap_reason, game.requests()) == (reason, requests)
        assert game.row.is_complete is (reason is None)


# The officials of the game, and figures from before its end.
MID_GAME = {
    **body("right-rail"),
    "teamGameStats": recorded_body("variants/right-rail", "2024020477__live", OTHERS)["teamGameStats"],
}


def test_figures_from_before_the_end_are_asked_for_until_they_count_as_never_made(tmp_path: Path) -> None:
    reason = "right-rail not whole (shots on goal 9 and 13, not 26 and 24)"
    for patience, expected, requests in ((14, reason, ("right-rail",)), (0, None, ())):
        game = ArchivedGame(tmp_path / str(patience))
        game.put_whole_but(right_rail=MID_GAME)
        computed = game.compute(patience)
        assert (game.row.gap_reason, game.requests()) == (expected, requests)
        assert game.row.is_complete is (expected is None)
        assert computed.rows[TEAM_GAMES]["power_play_goals_for"].null_count == 8
        assert game.row.official_rows == 6
    assert kind_of_gap(replace(game.row, gap_reason=reason)) == "right-rail not whole"


def test_a_reason_of_a_page_names_no_other_endpoint(tmp_path: Path) -> None:
    """The dbt test of overdue gaps takes its grace from the endpoints that a reason names."""
    game = ArchivedGame(tmp_path)
    game.put_whole_but(right_rail=MID_GAME)
    game.compute()
    assert [name for name in ("play-by-play", "boxscore", "shift") if name in game.row.gap_reason] == []


def test_a_page_without_figures_is_no_gap(tmp_path: Path) -> None:
    game = ArchivedGame(tmp_path)
    without = {name: value for name, value in body("right-rail").items() if name != "teamGameStats"}
    game.put_whole_but(right_rail=without)
    computed = game.compute()
    assert (game.row.gap_reason, game.row.oddities, game.requests()) == (None, None, ())
    assert computed.rows[TEAM_GAMES]["power_play_goals_for"].null_count == 8


def test_a_row_from_before_the_officials_is_asked_for_them_once(tmp_path: Path) -> None:
    game = ArchivedGame(tmp_path)
    game.put_whole_but(right_rail=None)
    game.compute(patience=0)
    game.row = replace(game.row, official_rows=None, right_rail_answered_at=None)
    assert game.row.is_complete
    assert game.requests() == ("right-rail",)
    computed = compute_game(game.archive, game.game)
    replayed = updated_row(
        computed, game.row, requested_at=None, answered={}, error=None, patience=0, now=game.at
    )
    assert replayed.gap_reason == "no officials"  # nobody has asked yet
    game.compute(patience=0)
    assert (game.row.is_complete, game.requests()) == (True, ())


@pytest.mark.parametrize(
    ("lacking", "endpoint", "reason"),
    [
        ("shiftcharts", "shiftcharts", "no shift chart"),
        ("right_rail", "right-rail", "no officials"),
    ],
)
def test_only_an_answer_of_the_page_itself_shows_that_it_was_never_made(
    tmp_path: Path, lacking: str, endpoint: str, reason: str
) -> None:
    game = ArchivedGame(tmp_path)
    game.put_whole_but(**{lacking: None})
    computed = compute_game(game.archive, game.game)
    late = game.at + timedelta(days=30)
    others = {each: late for each in GAME_ENDPOINTS if each != endpoint}

    def row_after(answered: dict, old: LedgerRow | None) -> LedgerRow:
        return updated_row(
            computed, old, requested_at=late, answered=answered, error="x", patience=14, now=late
        )

    first = row_after(others, None)
    assert (first.is_complete, first.gap_reason) == (False, reason)
    assert row_after({endpoint: game.at}, first).gap_reason == reason  # too early
    assert row_after({endpoint: late}, first).is_complete


def test_a_new_computation_alone_does_not_reopen_a_chart_that_an_older_ledger_gave_up(tmp_path: Path) -> None:
    game = ArchivedGame(tmp_path)
    game.put_whole_but(shiftcharts=None)
    computed = game.compute(patience=0)
    older = replace(game.row, shift_chart_answered_at=None)
    options = {"answered": {}, "error": None, "patience": 0, "now": game.at}
    assert updated_row(computed, older, requested_at=None, **options).is_complete
    failed = updated_row(computed, older, requested_at=game.at, **options)
    assert failed.gap_reason == "no shift chart"
