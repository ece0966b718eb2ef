"""`dlt pipeline nhl status` and `gaps`: what bronze holds and what it lacks, for people and as JSON."""

from __future__ import annotations

import json
import shutil
from argparse import Namespace
from collections.abc import Callable

import pytest

from ingestion import archive_command
from ingestion.bronze import LEDGER, PLAYS
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


def test_a_gap_says_what_is_missing_and_what_the_next_run_requests(
    with_a_gap: Loader, monkeypatch: pytest.MonkeyPatch
) -> None:
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
    monkeypatch.setenv("SOURCES__NHL__HISTORY_BEGINS", "2024-10-10")  # no run looks at games before it
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


def answered(loader: Loader, operation: str, *, as_json: bool = False) -> tuple[int, str]:
    """Return the exit code and what was printed."""
    code = look(Namespace(operation=operation, json=as_json))
    out, err = loader.capture.readouterr()
    assert "Traceback" not in err
    return code, out + err


def plan(table: str) -> str:
    return f"`dbt run-operation recovery_plan --args '{{table: {table}}}'`"


def test_what_was_lost_since_the_last_load_is_named(with_a_gap: Loader) -> None:
    """Every command that only reads compares with the note of the last good load, and ends with an error."""
    for file in with_a_gap.path(PLAYS).rglob("*.parquet"):
        file.unlink()
    code, printed = answered(with_a_gap, "status", as_json=True)
    tables = {table["table"]: table for table in json.loads(printed)["tables"]}
    assert (code, tables[PLAYS]["rows"]) == (1, None)
    assert f"{PLAYS} cannot be read (" in tables[PLAYS]["problem"]
    assert tables[TABLES[0]]["rows"] == len(with_a_gap.rows(TABLES[0])) > 0
    assert [name for name, table in tables.items() if table["problem"]] == [PLAYS]
    code, printed = answered(with_a_gap, "status")
    assert (code, "unreadable" in printed, plan(PLAYS) in printed) == (1, True, True)

    games = len(with_a_gap.ledger())
    shutil.rmtree(with_a_gap.path(LEDGER))
    gone = f"{LEDGER} does not exist, and had {games} rows after the last good load; see {plan(LEDGER)}."
    assert answered(with_a_gap, "gaps") == (2, f"The gaps are not known: {gone}\n")
    code, printed = answered(with_a_gap, "status")
    assert (code, gone in printed) == (1, True)
    shutil.rmtree(with_a_gap.path(PLAYS))
    assert f"{PLAYS} does not exist, and had " in answered(with_a_gap, "status")[1]

    shutil.rmtree(with_a_gap.data_dir / "landing")  # and the note with it
    gone = f"{LEDGER} does not exist, but other bronze tables do; see {plan(LEDGER)}."
    assert answered(with_a_gap, "gaps") == (2, f"The gaps are not known: {gone}\n")
    assert archive_command.main("verify", None, as_json=True) == 1
    verified = json.loads(with_a_gap.capture.readouterr().out)
    assert (verified["absent"], verified["not_compared"]) == (None, gone)
    assert archive_command.main("verify", None) == 1
    assert f"Absent responses are not known: {gone}\n" in with_a_gap.capture.readouterr().err


def test_an_archive_that_was_never_loaded_is_compared_with_nothing(loader: Loader) -> None:
    loader.keep(WHOLE)
    assert archive_command.main("verify", None, as_json=True) == 0
    verified = json.loads(loader.capture.readouterr().out)
    assert (verified["absent"], verified["not_compared"]) == ([], None)
    assert answered(loader, "status")[0] == 0
