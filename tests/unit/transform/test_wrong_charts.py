"""Shift charts that are wrong: what is repaired, what is refused, and where the boxscore wins."""

from __future__ import annotations

import pytest

from ingestion.bronze import STRENGTHS
from ingestion.transform.checks import check_game
from ingestion.transform.game import GameTables, game_tables
from ingestion.transform.official import discrepancies
from ingestion.transform.payload import completeness
from ingestion.transform.plays import read_game
from ingestion.transform.shifts import read_ice
from tests.unit.transform.games import bodies, body
from tests.unit.transform.rink import AWAY, HOME, Rink, clock

GAME = 2024020001


def with_rows(rows: list[dict]) -> GameTables:
    pbp, boxscore, _ = bodies(GAME)
    return game_tables(pbp, boxscore, {"data": rows, "total": len(rows)})


def rows() -> list[dict]:
    return body("shiftcharts", GAME)["data"]


def shift_rows() -> list[dict]:
    return [row for row in rows() if row["typeCode"] == 517]


def same_players(found: GameTables) -> bool:
    return found.players.equals(with_rows(rows()).players)


def test_a_chart_with_each_shift_twice_and_rows_of_two_other_teams_gives_the_same_rows() -> None:
    """2021020513 came like this."""
    strangers = [{**row, "teamId": row["teamId"] + 40, "playerId": 8470000} for row in shift_rows()[:100]]
    found = with_rows([*rows(), *({**row, "id": row["id"] + 10**8} for row in shift_rows()), *strangers])
    assert same_players(found)
    assert found.warnings == [
        "100 shift rows of another game refused",
        f"{len(shift_rows())} duplicated shift rows dropped",
    ]


def test_fourteen_shifts_twice_are_counted_once() -> None:
    """2022020041 came like this."""
    found = with_rows([*rows(), *shift_rows()[40:54]])
    assert same_players(found)
    assert found.warnings == ["14 duplicated shift rows dropped"]


def ending_at_zero(**changed: object) -> list[dict]:
    """The chart with ends of 00:00; a goalie's whole period keeps its duration."""
    given = rows()
    for row in given:
        if row["typeCode"] == 517 and row["endTime"] == "20:00":
            row |= {"endTime": "00:00", **(changed if row["startTime"] != "00:00" else {})}
    return given


@pytest.mark.parametrize("changed", [{}, {"duration": None}, {"duration": "00:00"}], ids=str)
def test_shifts_that_end_at_00_00_last_to_the_end_of_their_period(changed: dict) -> None:
    """174 games of 2019-20 came like this. The duration says how long; without it, the period does."""
    given = ending_at_zero(**changed)
    repaired = sum(row["typeCode"] == 517 and row["endTime"] == "00:00" for row in given)
    assert repaired > 30
    found = with_rows(given)
    assert found.players["icetime"].equals(with_rows(rows()).players["icetime"])
    assert found.warnings == [f"{repaired} shift rows that end at 00:00 repaired"]


def test_the_duration_of_a_shift_that_ends_at_00_00_counts() -> None:
    rink = Rink().shift(HOME[6], 100, 160)
    rink.shifts[-1]["endTime"] = "00:00"
    assert rink.players()[HOME[6], "all"]["icetime"] == 60


def test_a_row_from_00_00_to_00_00_without_a_duration_has_no_length() -> None:
    rink = Rink().shift(HOME[6], 0, 0)
    assert rink.players()[HOME[6], "all"]["icetime"] == 0
    assert rink.tables().warnings[-1] == "1 shift rows without a length refused"


def test_a_shift_over_the_end_of_a_period_is_cut_there() -> None:
    given = rows()
    late = [row for row in given if row["typeCode"] == 517 and row["endTime"] == "20:00"]
    for row in late[:5]:
        row["endTime"] = "20:31"
    found = with_rows(given)
    assert same_players(found)
    assert found.warnings == ["5 shift rows cut at the end of their period"]


def test_a_shift_that_ends_on_the_clock_of_the_next_period_is_cut_at_the_end_of_its_own() -> None:
    given = rows()
    late = [row for row in given if row["typeCode"] == 517 and row["endTime"] == "20:00"]
    for row in late:
        minutes, seconds_ = map(int, row["startTime"].split(":"))
        lasts = 1200 - 60 * minutes - seconds_ + 12
        row |= {"endTime": "00:12", "duration": f"{lasts // 60:02}:{lasts % 60:02}"}
    found = with_rows(given)
    assert same_players(found)
    assert found.warnings == [f"{len(late)} shift rows cut at the end of their period"]


def test_an_end_out_of_the_period_costs_no_more_than_its_row() -> None:
    """Cut at the period's end alone, it would have the player on for fifteen minutes."""
    given = rows()
    early = next(row for row in given if row["typeCode"] == 517 and "01:00" < row["startTime"] < "05:00")
    early["endTime"] = "45:00"
    found = with_rows(given)
    assert same_players(found)
    assert found.warnings == ["1 shift rows cut at the end of their period"]


def test_overlapping_shifts_of_a_player_are_one() -> None:
    rink = Rink().shift(HOME[6], 100, 160).shift(HOME[6], 120, 180).shift(HOME[6], 180, 200)
    row = rink.players()[HOME[6], "all"]
    assert (row["icetime"], row["shifts"]) == (100, 2)
    assert rink.tables().warnings[-1] == "1 overlapping shift rows joined"


def test_a_shift_within_another_changes_nothing() -> None:
    rink = Rink().shift(HOME[6], 100, 160).shift(HOME[6], 110, 130)
    row = rink.players()[HOME[6], "all"]
    assert (row["icetime"], row["shifts"]) == (60, 1)


def test_a_corrected_chart_is_not_less_complete_than_one_with_rows_of_other_teams() -> None:
    """2021020513: otherwise the archive would pass the correction over as truncated."""
    strangers = [{**row, "teamId": row["teamId"] + 40} for row in shift_rows()[:100]]
    wrong, right = {"data": [*rows(), *rows(), *strangers]}, {"data": rows()}
    assert completeness("shiftcharts", wrong) == completeness("shiftcharts", right) > 700
    assert completeness("shiftcharts", {"data": rows()[:400]}) < completeness("shiftcharts", right)


# The boxscore wins in `all`


def with_time(player: int, toi: int, shifts: int | None = 9) -> GameTables:
    """The game with another official time for a player."""
    pbp, boxscore, chart = bodies(GAME)
    for side in boxscore["playerByGameStats"].values():
        for group in side.values():
            for each in group:
                if each["playerId"] == player:
                    each["toi"] = clock(toi)
                    each["shifts"] = shifts
    found = game_tables(pbp, boxscore, chart)
    assert check_game(found.players, found.teams, pbp) == []
    assert discrepancies(found.players, found.teams, pbp, boxscore) == []
    return found


def of(player: int, found: GameTables) -> dict[str, dict]:
    return {row["situation"]: row for row in found.players.to_pylist() if row["player_id"] == player}


def someone() -> dict[str, dict]:
    """A skater with time at all three strengths."""
    pbp, boxscore, chart = bodies(GAME)
    found = game_tables(pbp, boxscore, chart)
    row = max(found.players.to_pylist(), key=lambda row: (row["situation"] == "4on5", row["icetime"]))
    return of(row["player_id"], found)


def test_the_official_time_is_in_all_and_the_strengths_stay_while_they_fit() -> None:
    before = someone()
    player, time = before["all"]["player_id"], before["all"]["icetime"]
    found = with_time(player, time + 7)
    after = of(player, found)
    assert (after["all"]["icetime"], after["all"]["shifts"]) == (time + 7, 9)
    for strength in STRENGTHS:
        assert after[strength]["icetime"] == before[strength]["icetime"] > 0
        assert after[strength]["shifts"] == before[strength]["shifts"]
    assert found.shift_disagreements == 1
    assert "1 of 40 players have another ice time in the boxscore" in found.warnings


def test_strengths_that_do_not_fit_into_the_official_time_are_unknown() -> None:
    before = someone()
    player, time = before["all"]["player_id"], sum(before[s]["icetime"] for s in STRENGTHS) - 1
    after = of(player, with_time(player, time))
    assert (after["all"]["icetime"], after["all"]["shifts"]) == (time, 9)
    for strength in STRENGTHS:
        assert [after[strength][name] for name in ("icetime", "shifts", "ice_time_rank")] == [None] * 3
        assert after[strength]["on_ice_f_shot_attempts"] is not None


def test_the_shifts_stay_when_the_boxscore_has_none() -> None:
    before = someone()
    player, time = before["all"]["player_id"], before["all"]["icetime"]
    after = of(player, with_time(player, time + 7, shifts=None))
    assert after["all"]["shifts"] == before["all"]["shifts"]


def test_without_a_boxscore_the_disagreements_are_unknown() -> None:
    pbp, _, chart = bodies(GAME)
    found = game_tables(pbp, None, chart)
    assert (found.shift_source, found.shift_disagreements) == ("chart", None)


def test_reading_a_chart_does_not_change_it() -> None:
    pbp, _, chart = bodies(GAME)
    read_ice(chart, read_game(pbp))
    assert chart == body("shiftcharts", GAME)


def test_a_made_up_player_of_the_opponent_is_not_joined_with_ours() -> None:
    rink = Rink().shift(AWAY[6], 100, 160).shift(HOME[6], 150, 180)
    assert [rink.players()[player, "all"]["icetime"] for player in (AWAY[6], HOME[6])] == [60, 30]
