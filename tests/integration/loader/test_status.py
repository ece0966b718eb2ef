"""`dlt pipeline nhl status` and `gaps`: what bronze holds and what it lacks, for people and as JSON."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable

import pytest

from ingestion.command import look
from tests.integration.loader.conftest import Loader
from tests.support.nhl_server import NhlServer

WHOLE, OTHER = 2024020001, 2024020009
TABLES = ("bronze_player_game_stats_v2", "bronze_games_historical_v2")


@pytest.fixture
def with_a_gap(live: Loader, nhl_server: NhlServer, on: Callable[[str], None]) -> Loader:
    """Two games were played; the server has no boxscore of one of them."""
    nhl_server.only(WHOLE, OTHER)
    nhl_server.serve("boxscore", OTHER, None)
    on("2024-10-30")  # past the days in which every run requests a game again
    live.run()
    live.capture.readouterr()
    return live


def printed(loader: Loader, operation: str, *, as_json: bool = False) -> str:
    before = loader.versions()
    assert look(Namespace(operation=operation, json=as_json)) == 0
    assert loader.versions() == before
    return loader.capture.readouterr().out


def test_a_gap_says_what_is_missing_and_what_the_next_run_requests(with_a_gap: Loader) -> None:
    [gap] = json.loads(printed(with_a_gap, "gaps", as_json=True))
    assert (gap["game_id"], gap["game_date"], gap["away_team"], gap["home_team"]) == (
        OTHER,
        "2024-10-09",
        "CGY",
        "VAN",
    )
    assert (gap["reason"], gap["requests"], gap["attempts"]) == ("no boxscore", ["boxscore"], 1)
    line = printed(with_a_gap, "gaps").splitlines()[0]
    assert line.startswith(
        f"{OTHER} 2024-10-09 CGY at VAN: no boxscore; the next run requests boxscore; attempts: 1"
    )


def test_games_before_the_history_are_no_gaps(with_a_gap: Loader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCES__NHL__HISTORY_BEGINS", "2024-10-10")
    assert json.loads(printed(with_a_gap, "gaps", as_json=True)) == []


def test_status_counts_rows_and_games(with_a_gap: Loader) -> None:
    status = json.loads(printed(with_a_gap, "status", as_json=True))
    tables = {table["table"]: table for table in status["tables"]}
    for name in TABLES:
        assert tables[name]["rows"] == len(with_a_gap.rows(name)) > 0
        assert tables[name]["newest_game"] == "2024-10-09"
    [season] = status["seasons"]
    assert (season["final"], season["complete"], season["gaps"]) == (2, 1, {"no boxscore": 1})
    assert status["last_load"] is not None
    assert "2024-10-09" in printed(with_a_gap, "status")


def test_without_a_ledger_nothing_is_called_complete(loader: Loader, capsys: pytest.CaptureFixture) -> None:
    assert look(Namespace(operation="gaps", json=False)) == 2
    assert "run `dlt pipeline nhl run`" in capsys.readouterr().err
