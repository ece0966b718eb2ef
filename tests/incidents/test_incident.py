"""The incident at its true size, and each way back: every old row and the 216 new ones, by hash."""

from __future__ import annotations

from datetime import UTC, datetime

import duckdb

from ingestion.bronze import PLAYER_GAMES, TEAM_GAMES
from tests.incidents.lake_of_the_incident import LOST, NEW_ROWS, ROWS
from tests.support import run


def test_the_story_starts_with_the_rows_of_the_report(incident):
    assert {name: content.rows for name, content in incident.content().items()} == ROWS
    incident.deploy()
    incident.load_the_day()
    left = {name: content.rows for name, content in incident.content().items()}
    assert left == {**dict.fromkeys(LOST, 0), PLAYER_GAMES: ROWS[PLAYER_GAMES], TEAM_GAMES: NEW_ROWS}


def test_back_by_time_travel(incident, operation, expected):
    """The deployment used CREATE OR REPLACE, so the history is there."""
    before = datetime.now(UTC).isoformat()
    incident.deploy(history="kept")
    incident.load_the_day()
    operation("restore_all", timestamp=before, tables=LOST).ok()
    assert incident.content() == expected


def test_back_by_the_set_of_backups(incident, operation, expected):
    """Dropped and made anew: the new tables have no history, the set has every row."""
    incident.deploy()
    incident.load_the_day()
    plan = operation("recovery_plan", table=TEAM_GAMES).ok().output
    assert "backup: set_" in plan
    operation("restore_all", backup="latest").ok()
    assert incident.content() == expected


def test_back_by_the_set_after_the_folders_and_the_database_were_deleted(incident, operation, expected):
    incident.delete_folders()
    (incident.data_dir / "nhl.duckdb").unlink()
    incident.load_the_day()
    operation("restore_all", backup="latest").ok()
    assert incident.content() == expected
    with duckdb.connect(str(incident.data_dir / "nhl.duckdb"), read_only=True) as connection:
        assert connection.sql("select count(*) from dev.snapshot_players").fetchone() == (1234,)


def test_the_load_after_the_loss_does_not_end_well(incident, expected):
    """What would have told the team in the morning: the archive is empty, so the rows cannot come from it."""
    incident.deploy()
    done = run.dlt("pipeline", "nhl", "run", "--replay", data_dir=incident.data_dir)
    assert "nothing to replay" in done.refused()


def test_what_would_have_avoided_it_a_refresh_is_refused(incident):
    done = run.dlt("pipeline", "nhl", "drop", "--drop-all", data_dir=incident.data_dir)
    assert "is refused" in done.refused()
    assert {name: content.rows for name, content in incident.content().items()} == ROWS
