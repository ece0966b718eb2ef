"""The incident at its true size, and each recovery path: every old row and the 216 new ones, by hash."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import duckdb
import pytest

from ingestion.bronze import PLAYER_GAMES, TEAM_GAMES
from tests.incidents.incident_lake import LOST, NEW_ROWS, ROWS
from tests.support import run


def test_the_story_starts_with_the_rows_of_the_report(incident):
    assert {name: content.rows for name, content in incident.content().items()} == ROWS
    incident.deploy()
    incident.load_the_day()
    left = {name: content.rows for name, content in incident.content().items()}
    assert left == {**dict.fromkeys(LOST, 0), PLAYER_GAMES: ROWS[PLAYER_GAMES], TEAM_GAMES: NEW_ROWS}


@pytest.mark.thorough
def test_back_by_time_travel(incident, operation, expected):
    """The deployment used CREATE OR REPLACE, so the history is there."""
    before = datetime.now(UTC).isoformat()
    incident.deploy(history="kept")
    incident.load_the_day()
    operation("restore_all", timestamp=before, tables=LOST).ok()
    assert incident.content() == expected


@pytest.mark.thorough
def test_back_by_the_set_of_backups(incident, operation, expected):
    """Dropped and made anew: the new tables have no history, the set has every row."""
    incident.deploy()
    incident.load_the_day()
    plan = operation("recovery_plan", table=TEAM_GAMES).ok().output
    assert "backup: set_" in plan
    operation("restore_all", backup="latest").ok()
    assert incident.content() == expected


@pytest.mark.thorough
def test_back_by_the_set_after_the_folders_and_the_database_were_deleted(incident, operation, expected):
    incident.delete_folders()
    (incident.data_dir / "nhl.duckdb").unlink()
    incident.load_the_day()
    operation("restore_all", backup="latest").ok()
    assert incident.content() == expected
    with duckdb.connect(str(incident.data_dir / "nhl.duckdb"), read_only=True) as connection:
        assert connection.sql("select count(*) from dev.snapshot_players").fetchone() == (1234,)


@pytest.mark.thorough
def test_the_doctor_would_have_told_the_team_in_the_morning(incident, operation):
    """Each lost table with what it held, and the command that brings it back; the evening before nothing."""
    assert lost_tables(operation("doctor", output="json").stdout) == []
    incident.deploy()
    incident.load_the_day()
    told = lost_tables(operation("doctor", output="json").stdout)
    assert len(told) == len(LOST)
    for name in LOST:
        [check] = [check for check in told if check["detail"].startswith(f"{name} holds ")]
        now = NEW_ROWS if name == TEAM_GAMES else 0
        lacks = f"{name} holds {now} rows, and lacks {ROWS[name]:,} of the {ROWS[name]:,} of backup set_"
        assert check["detail"].startswith(lacks), check
        assert "restore_table" in check["command"]


def lost_tables(stdout: str) -> list[dict]:
    """What `doctor` fails on among the tables."""
    checks = json.loads(stdout.splitlines()[0])["checks"]  # why it failed stands below
    return [check for check in checks if check["aspect"] == "tables" and check["status"] == "FAIL"]


def test_an_empty_archive_brings_nothing_back_and_a_refresh_by_dlt_is_refused(incident):
    incident.deploy()
    left = incident.content()
    done = run.dlt("pipeline", "nhl", "run", "--replay", data_dir=incident.data_dir)
    assert "nothing to replay" in done.refused()
    done = run.dlt("pipeline", "nhl", "drop", "--drop-all", data_dir=incident.data_dir)
    assert "is refused" in done.refused()
    assert incident.content() == left
