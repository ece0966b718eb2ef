"""Loads of a game whose shift chart does not come: when the HTML reports are asked for, and what wins."""

from __future__ import annotations

import csv
import json

import pytest
from deltalake import DeltaTable, write_deltalake

from ingestion.bronze import LEDGER, PLAYER_GAMES, TEAM_GAMES
from ingestion.transform.payload import HOME_REPORT, REPORTS
from ingestion.transform.plays import read_game
from ingestion.transform.report_shifts import shifts_from_reports
from tests.integration.loader.conftest import Loader
from tests.support import run
from tests.support.box import boxscore_of
from tests.support.nhl_server import NhlServer, recorded
from tests.support.older_loader import forget_columns
from tests.unit.transform.games import reports

GAME = 2023020001
CHART = f"/stats/rest/en/shiftcharts?cayenneExp=gameId={GAME}"
REPORT_PATHS = [f"/scores/htmlreports/20232024/{name}020001.HTM" for name in ("TH", "TV", "RO")]


def boxscore() -> dict:
    with (run.ROOT / f"tests/data/nhl/shift-reports/player_box_{GAME}.csv").open(newline="") as file:
        return boxscore_of(json.loads(recorded("play-by-play", GAME)), list(csv.DictReader(file)))


def chart() -> dict:
    """The chart that the NHL might have: the reports' shifts."""
    pbp = json.loads(recorded("play-by-play", GAME))
    return shifts_from_reports(read_game(pbp), pbp, reports()).chart


@pytest.fixture
def no_chart(live: Loader, nhl_server: NhlServer, on) -> Loader:
    """One finished game on the server, with a boxscore, without a chart; it is long past."""
    nhl_server.only(GAME)
    nhl_server.serve("boxscore", GAME, boxscore())
    live.options = {"since": "2023-10-01", "until": "2023-10-14"}
    on("2023-12-01")
    return live


@pytest.fixture
def allowed(no_chart: Loader, monkeypatch: pytest.MonkeyPatch) -> Loader:
    monkeypatch.setenv("SOURCES__NHL__SHIFT_REPORTS", "true")
    return no_chart


def asked(server: NhlServer) -> list[str]:
    """The paths of the requests for games since the last look."""
    others = ("/schedule/", "/gamecenter/", "/roster/", "/standings/")
    paths = [path for path in server.paths() if not any(each in path for each in others)]
    server.requests.clear()
    return paths


def sources(loader: Loader) -> set:
    return {(row["has_shifts"], row["shift_source"]) for row in loader.rows(PLAYER_GAMES)}


@pytest.mark.thorough
def test_reports_are_not_fetched_unless_they_are_switched_on(no_chart, nhl_server):
    no_chart.ok()
    assert asked(nhl_server) == [CHART]
    assert sources(no_chart) == {(False, None)}
    assert no_chart.ledger()[GAME]["is_complete"]


def test_a_game_without_a_chart_gets_its_shifts_from_the_reports(allowed, nhl_server):
    allowed.ok()
    assert asked(nhl_server) == [CHART, *REPORT_PATHS]
    assert sources(allowed) == {(True, "report")}
    row = allowed.ledger()[GAME]
    assert (row["shift_source"], row["shift_disagreements"], row["gap_reason"]) == ("report", 0, None)
    assert row["shift_report_hash"]
    for endpoint in REPORTS:
        (entry,) = allowed.archive.entries(endpoint, GAME)
        assert allowed.archive.read(entry) == recorded(endpoint, GAME)
    before = allowed.versions()
    allowed.ok()
    assert (asked(nhl_server), allowed.versions()) == ([], before)


@pytest.mark.thorough
def test_a_replay_needs_neither_a_request_nor_the_setting(allowed, nhl_server, monkeypatch):
    allowed.ok()
    rows = allowed.rows(PLAYER_GAMES)
    nhl_server.close()
    monkeypatch.setenv("SOURCES__NHL__SHIFT_REPORTS", "false")
    DeltaTable(str(allowed.path(PLAYER_GAMES))).delete()
    allowed.ok(replay=True, accept_loss=[PLAYER_GAMES])
    assert allowed.rows(PLAYER_GAMES) == rows


def test_a_chart_that_agrees_better_with_the_boxscore_wins(allowed, nhl_server, on):
    body = recorded(HOME_REPORT, GAME)
    broken = body.replace(b"1:28 / 18:32", b"1:29 / 18:31", 1)
    nhl_server.serve(HOME_REPORT, GAME, broken)
    allowed.ok()
    assert allowed.ledger()[GAME]["shift_disagreements"] == 1
    asked(nhl_server)
    on("2023-12-09")  # weekly
    nhl_server.serve("shiftcharts", GAME, chart())
    allowed.ok()
    assert CHART in asked(nhl_server)
    row = allowed.ledger()[GAME]
    assert (row["shift_source"], row["shift_disagreements"]) == ("chart", 0)
    assert sources(allowed) == {(True, "chart")}


@pytest.mark.thorough
def test_a_report_that_is_not_there_is_noted_and_fails_nothing(allowed, nhl_server):
    nhl_server.forget(HOME_REPORT, GAME)
    allowed.ok()
    assert asked(nhl_server) == [CHART, REPORT_PATHS[0]]  # without it the others are of no use
    row = allowed.ledger()[GAME]
    assert row["is_complete"]
    assert "The NHL has no report-th of 2023020001" in row["last_error"]
    assert sources(allowed) == {(False, None)}


@pytest.mark.thorough
def test_the_reason_why_reports_are_not_used_is_logged(allowed, nhl_server, caplog):
    page = recorded(HOME_REPORT, GAME)
    nhl_server.serve(HOME_REPORT, GAME, page.replace(b"1:28 / 18:32", b"", 1))
    allowed.ok()
    assert (
        "Game 2023020001: shift reports: unreadable shift row (report-th: 11 GLENDENING, LUKE)."
        in caplog.text
    )


@pytest.mark.thorough
def test_an_empty_chart_is_asked_for_ever_less_often(no_chart, nhl_server, on):
    no_chart.ok()
    asked(nhl_server)
    for day, expected in (
        ("2023-12-02", []),
        ("2023-12-08", [CHART]),  # weekly until 73 days after the game
        ("2023-12-16", [CHART]),
        ("2023-12-24", []),  # then monthly
        ("2024-01-15", [CHART]),
        ("2024-01-22", []),
    ):
        on(day)
        no_chart.ok(lookback_days=0)
        assert asked(nhl_server) == expected, day
    nhl_server.serve("shiftcharts", GAME, chart())
    on("2024-03-01")
    no_chart.ok()
    assert sources(no_chart) == {(True, "chart")}


@pytest.mark.thorough
def test_tables_of_a_version_without_the_columns_get_them(allowed):
    """As an older version left them: the first load adds the columns and computes the rows again."""
    allowed.ok()
    rows, team_rows = allowed.rows(PLAYER_GAMES), allowed.rows(TEAM_GAMES)
    new = {
        PLAYER_GAMES: ["shift_source", "plus_minus"],
        TEAM_GAMES: [name for name in team_rows[0] if name.startswith("power_play_")],  # unknown in all rows
        LEDGER: ["shift_source", "shift_disagreements", "shift_report_hash", "shift_report_landed_at"],
    }
    for name, columns in new.items():
        table = allowed.table(name).to_pyarrow_table().drop_columns(columns)
        if name == LEDGER:
            at = table.column_names.index("transform_version")
            table = table.set_column(at, "transform_version", [["1"] * len(table)])
        write_deltalake(
            str(allowed.path(name)), table, mode="overwrite", schema_mode="overwrite", partition_by=["season"]
        )
    forget_columns(allowed.data_dir)
    allowed.ok(replay=True)
    assert (allowed.rows(PLAYER_GAMES), allowed.rows(TEAM_GAMES)) == (rows, team_rows)
    assert allowed.ledger()[GAME]["shift_source"] == "report"
