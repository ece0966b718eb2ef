"""Shift charts and HTML reports together: gaps of the source in use, and reports that are not used."""

from __future__ import annotations

import csv
import json
from datetime import timedelta
from pathlib import Path

import pytest

from ingestion.ledger import endpoints_to_request
from ingestion.ledger import is_current as current
from ingestion.payloads import GAME_ENDPOINTS, accept_poorer, is_empty_chart, reports_hash
from ingestion.settings import Settings
from ingestion.transform.payload import HOME_REPORT, REPORTS
from ingestion.transform.plays import read_game
from ingestion.transform.report_shifts import shifts_from_reports
from ingestion.transform.supersede import why_not
from tests.support.archived_game import ArchivedGame, body
from tests.support.box import boxscore_of
from tests.unit.transform.games import OTHERS, REPORTED, report_html, reports


def boxscore() -> dict:
    with (OTHERS / "shift-reports" / f"player_box_{REPORTED}.csv").open(newline="") as file:
        return boxscore_of(body("play-by-play", REPORTED), list(csv.DictReader(file)))


def chart() -> dict:
    plays = body("play-by-play", REPORTED)
    found = shifts_from_reports(read_game(plays), plays, reports()).chart
    assert found is not None
    return found


def cut_chart() -> dict:
    rows = [row for row in chart()["data"] if row["period"] < 3]
    return {"data": rows, "total": len(rows)}


def without_a_shift() -> bytes:
    """The home report with one row of Glendening's that cannot be read."""
    return report_html(HOME_REPORT).replace(b"1:28 / 18:32", b"", 1)


def put_reports(game: ArchivedGame, **changed: bytes) -> None:
    game.put(**{each: changed.get(each, report_html(each)) for each in REPORTS})


@pytest.fixture
def game(tmp_path: Path) -> ArchivedGame:
    game = ArchivedGame(tmp_path, REPORTED)
    game.put(play_by_play=body("play-by-play", REPORTED), boxscore=boxscore())
    return game


def is_current(game: ArchivedGame) -> bool:
    """Return whether the next run, which sees the reports, leaves the game as it is."""

    def newest(endpoint: str) -> str | None:
        entries = game.archive.entries(endpoint, game.game.id)
        return entries[-1].sha256 if entries else None

    hashes = {endpoint: newest(endpoint) for endpoint in GAME_ENDPOINTS}
    of_reports = {each: found for each in REPORTS if (found := newest(each))}
    return current(game.row, {**hashes, "reports": reports_hash(of_reports)})


def test_a_cut_chart_is_a_gap_until_whole_reports_come(game: ArchivedGame) -> None:
    game.put(shiftcharts=cut_chart())
    game.compute()
    assert game.row.gap_reason.startswith("shift chart not whole (")
    assert not game.row.is_complete
    put_reports(game)
    game.compute()
    assert (game.row.shift_source, game.row.gap_reason, game.row.is_complete) == ("report", None, True)
    assert game.requests(shift_reports=True) == ()


def test_a_report_that_lacks_a_shift_is_a_gap_of_its_own(game: ArchivedGame) -> None:
    put_reports(game, **{HOME_REPORT: without_a_shift()})
    game.compute()
    assert game.row.shift_source == "report"
    assert game.row.gap_reason.startswith("shift report not whole (it lacks ")
    assert game.row.gap_reason.endswith(" of Luke Glendening)")
    game.put(shiftcharts=chart())
    game.compute()
    assert (game.row.shift_source, game.row.gap_reason) == ("chart", None)


def test_a_cut_chart_is_asked_for_with_the_reports_and_ever_less_often(game: ArchivedGame) -> None:
    game.put(shiftcharts=cut_chart())
    game.compute()

    def asked(days: int) -> tuple[str, ...]:
        today = game.at.date() + timedelta(days=days)
        return endpoints_to_request(game.game, game.row, Settings(shift_reports=True), today)

    assert asked(29) == ()
    assert asked(31) == ("shiftcharts", *REPORTS)


def test_a_report_that_holds_less_is_not_used_and_the_game_is_current(game: ArchivedGame) -> None:
    put_reports(game)
    game.compute()
    assert is_current(game)
    (entry,) = game.put(**{HOME_REPORT: without_a_row()})
    assert not is_current(game)
    game.compute()
    assert f"report-th {entry.sha256} of " in game.row.not_used
    assert "an older response holds more" in game.row.not_used
    assert (game.row.shift_disagreements, game.row.is_complete) == (0, True)
    assert is_current(game)
    assert accept_poorer(game.archive, REPORTED).startswith(f"Game {REPORTED}: accepted the report-th of ")
    game.compute()
    assert game.row.not_used is None
    assert is_current(game)


def without_a_row() -> bytes:
    """The home report without one of its rows of shifts."""
    page = report_html(HOME_REPORT)
    at = page.index(b"1:28 / 18:32")
    start, end = page.rindex(b"<tr", 0, at), page.index(b"</tr>", at) + len(b"</tr>")
    return page[:start] + page[end:]


def test_a_later_chart_without_the_rows_of_other_teams_is_used() -> None:
    """2021020513: the older one is not richer, only wrong."""
    right = chart()
    strangers = [
        {**row, "teamId": row["teamId"] + 40, "playerId": row["playerId"] + 1} for row in right["data"][:100]
    ]
    wrong = {"data": [*right["data"], *strangers]}
    for official in (None, boxscore()):
        assert why_not("shiftcharts", right, wrong, boxscore=official) is None


def test_a_chart_with_odd_rows_only_is_empty() -> None:
    assert is_empty_chart(json.dumps({"data": [None, 7, {"typeCode": "x"}], "total": 3}).encode(), REPORTED)
    assert not is_empty_chart(json.dumps(chart()).encode(), REPORTED)


@pytest.mark.parametrize("number", [None, "11", [], {}, -1, 1e400])
def test_an_odd_sweater_number_costs_no_shifts(game: ArchivedGame, number: object) -> None:
    plays = body("play-by-play", REPORTED)
    plays["rosterSpots"][0]["sweaterNumber"] = number
    game.put(play_by_play=plays)
    put_reports(game)
    game.compute()
    assert (game.row.shift_source, game.row.shift_disagreements, game.row.is_complete) == ("report", 0, True)
