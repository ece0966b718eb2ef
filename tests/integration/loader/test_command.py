"""`dlt pipeline nhl run` as a user types it, and what a tired user may get wrong."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from dbt_duckdb_delta.lock import writer_lock
from ingestion.bronze import PLAYER_GAMES, TEAM_GAMES
from tests.integration.loader.conftest import Loader
from tests.support import run
from tests.support.nhl_server import NhlServer, latency

GAMES = (2024020001, 2024020009)


@pytest.fixture
def kept(loader: Loader) -> Loader:
    loader.keep(*GAMES)
    return loader


def test_the_help_names_every_option(data_dir):
    said = run.dlt("pipeline", "nhl", "run", "--help", data_dir=data_dir).ok().output
    for option in (
        "since",
        "until",
        "games",
        "one-time-load",
        "lookback-days",
        "replay",
        "plan",
        "accept-loss",
        "accept-poorer",
        "quiet",
        "json",
    ):
        assert f"--{option}" in said


def test_json_is_the_only_thing_on_standard_output(kept: Loader, data_dir: Path) -> None:
    words = ("pipeline", "nhl", "run", "--replay", "--json")
    planned = run.dlt(*words, "--plan", data_dir=data_dir).ok()
    assert json.loads(planned.stdout) == {"games_to_compute": list(GAMES)}
    loaded = run.dlt(*words, data_dir=data_dir).ok()
    found = json.loads(loaded.stdout)
    rows = {each["table"]: each["rows"] for each in found["tables"]}
    assert rows[TEAM_GAMES] == len(kept.rows(TEAM_GAMES)) == 16
    assert (found["final_games"], found["complete_games"]) == (2, 2)
    assert found["failed"]["games"] == {}
    assert "2 final games" in loaded.stderr, "people read the rest"


@pytest.mark.thorough
def test_a_quiet_run_prints_only_what_went_wrong(kept: Loader, data_dir: Path) -> None:
    words = ("pipeline", "nhl", "run", "--replay", "--quiet")
    assert run.dlt(*words, data_dir=data_dir).ok().output == ""
    kept.keep(2023020204)
    [entry] = kept.archive.entries("boxscore", 2023020204)
    (data_dir / "landing" / entry.path).write_bytes(b"cut")
    said = run.dlt(*words, data_dir=data_dir).ok()
    assert said.stdout == ""
    assert f"{entry.path} is damaged" in said.stderr
    assert "Bronze" not in said.stderr


def test_the_other_operations_of_dlt_go_on_working(kept, data_dir):
    run.replay(data_dir=data_dir).ok()
    assert (
        f"Found pipeline nhl in {data_dir / 'pipelines'}"
        in run.dlt("pipeline", "nhl", "info", data_dir=data_dir).ok().output
    )
    assert "Run started at" in run.dlt("pipeline", "nhl", "trace", data_dir=data_dir).ok().output
    before = kept.versions()
    run.dlt("-y", "pipeline", "nhl", "sync", data_dir=data_dir).ok()
    run.replay(data_dir=data_dir).ok()
    assert kept.versions() == before


@pytest.mark.thorough
def test_a_sync_without_local_state_finds_the_destination(kept, data_dir):
    run.replay(data_dir=data_dir).ok()
    before = kept.versions()
    shutil.rmtree(data_dir / "pipelines")
    run.replay("--one-time-load", data_dir=data_dir).ok()
    assert kept.versions() == before


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"since": "2024-13-01"}, "2024-13-01"),
        ({"since": "yesterday"}, "YYYY-MM-DD"),
        ({"since": "2019-10-01"}, "history begins on 2023-10-01"),
        ({"since": "2024-10-08", "until": "2024-10-01"}, "before since"),
        ({"games": ["161"]}, "ten digits"),
        ({"games": ["2024010161"]}, "type 01"),
        ({"games": ["2024020999"]}, "is not in"),
        ({"lookback_days": "-1"}, "whole number from 0 to 36500"),
        ({"lookback_days": "three"}, "whole number"),
        ({"accept_loss": ["games"]}, "is not a bronze table"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(kept, said, says):
    assert says in kept.refused(replay=True, **said)
    assert not (kept.data_dir / "lake").exists()


def test_a_wrong_name_of_a_pipeline_is_refused(data_dir):
    done = run.dlt("pipeline", "nlh", "run", "--replay", data_dir=data_dir)
    assert "dlt pipeline nhl run" in done.refused()


def test_a_wrong_setting_of_the_environment_is_refused(kept, monkeypatch):
    monkeypatch.setenv("SOURCES__NHL__DESTINATION", "snowflake")
    assert "filesystem or databricks" in kept.refused(replay=True)


def test_an_empty_archive_is_refused(loader):
    assert "python -m ingestion.sample" in loader.refused(replay=True)
    assert not (loader.data_dir / "lake").exists()


@pytest.mark.thorough
def test_a_damaged_response_costs_its_game_and_is_named(kept):
    (entry,) = kept.archive.entries("play-by-play", GAMES[1])
    (boxscore,) = kept.archive.entries("boxscore", GAMES[0])
    for damaged in (entry, boxscore):
        file = kept.data_dir / "landing" / damaged.path
        file.write_bytes(file.read_bytes()[:1000])
    kept.ok(replay=True)
    for damaged in (entry, boxscore):
        assert f"{kept.data_dir / 'landing' / damaged.path} is damaged (" in kept.err
    row = kept.ledger()[GAMES[0]]
    assert row["gap_reason"] == "no boxscore (its file in the archive is damaged)"
    assert boxscore.path in row["not_used"]
    assert {each["game_id"] for each in kept.rows(TEAM_GAMES)} == {GAMES[0]}
    # Without a play-by-play or a schedule nothing is known of the other game, until its file is whole again.
    kept.keep(*GAMES)
    kept.ok(replay=True)
    assert "damaged" not in kept.err
    assert {game: each["is_complete"] for game, each in kept.ledger().items()} == dict.fromkeys(GAMES, True)
    assert {each["not_used"] for each in kept.ledger().values()} == {None}


def test_the_plan_of_a_replay_names_the_games_or_prints_that_none_is_to_be_computed(kept):
    assert f"To compute: {GAMES[0]} " in kept.ok(replay=True, plan=True)
    kept.ok(replay=True)
    assert kept.ok(replay=True, plan=True).startswith("A replay computes no game: ")


def test_an_archive_that_cannot_be_read_is_one_error(loader):
    (loader.data_dir / "landing").parent.mkdir(exist_ok=True)
    (loader.data_dir / "landing").write_text("mine")
    assert "cannot be read (Not a directory); check that it is a folder" in loader.refused(replay=True)


def test_a_response_of_another_game_is_passed_over(kept):
    (entry,) = kept.archive.entries("boxscore", GAMES[1])
    other = gzip.decompress((kept.data_dir / "landing" / entry.path).read_bytes())
    shutil.rmtree(kept.data_dir / "landing" / "boxscore" / str(GAMES[0]))
    kept.archive.put("boxscore", GAMES[0], other)
    kept.ok(replay=True)
    assert kept.ledger()[GAMES[0]]["gap_reason"] == "no boxscore"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_refused(kept):
    kept.data_dir.chmod(0o500)
    try:
        assert "permission" in kept.refused(replay=True).lower()
    finally:
        kept.data_dir.chmod(0o700)


def test_a_data_folder_that_is_a_file_is_refused(loader):
    loader.data_dir.write_text("")
    assert str(loader.data_dir) in loader.refused(replay=True)


def test_the_second_comer_is_told_who_writes(kept, data_dir):
    with writer_lock(data_dir, "dbt build"):
        done = run.replay(data_dir=data_dir, LAKE_LOCK_WAIT="0.2")
    assert "dbt build" in done.refused()
    assert not (data_dir / "lake").exists()


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["state.json", "schemas/nhl.schema.json"])
def test_a_damaged_file_of_dlt_is_named_and_the_load_goes_on(kept, name):
    kept.ok(replay=True)
    before = kept.rows(PLAYER_GAMES)
    damaged = kept.data_dir / "pipelines" / "nhl" / name
    assert damaged.is_file()
    damaged.write_bytes(b"")
    shutil.rmtree(kept.path(TEAM_GAMES))
    kept.ok(replay=True)
    assert str(damaged) in kept.err
    assert kept.rows(PLAYER_GAMES) == before
    assert len(kept.rows(TEAM_GAMES)) == 8 * len({row["game_id"] for row in before})


def test_a_load_that_was_killed_is_done_by_the_next(loader, nhl_server: NhlServer):
    """kill -9 while games are on their way; then again while they are merged."""
    settings = {
        "SOURCES__NHL__API_URL": nhl_server.api_url,
        "SOURCES__NHL__STATS_URL": nhl_server.stats_url,
        "SOURCES__NHL__REQUESTS_PER_SECOND": "1000",
    }
    nhl_server.only(*GAMES)
    nhl_server.fail("boxscore", GAMES[0], latency(30), always=True)
    command = ["pipeline", "nhl", "run", "--since", "2024-10-01", "--until", "2024-10-20"]
    environment = run.environment(loader.data_dir, **settings)
    process = subprocess.Popen([run.program("dlt"), *command], cwd=run.ROOT, env=environment)
    wait_until(lambda: any("boxscore" in path for path in nhl_server.paths()))
    process.send_signal(signal.SIGKILL)
    process.wait()
    nhl_server._lasting.clear()
    process = subprocess.Popen([run.program("dlt"), *command], cwd=run.ROOT, env=environment)
    wait_until(lambda: loader.path(TEAM_GAMES).exists() or loader.path(PLAYER_GAMES).exists())
    process.send_signal(signal.SIGKILL)
    process.wait()
    run.dlt(*command, data_dir=loader.data_dir, **settings).ok()
    assert {row["game_id"] for row in loader.rows(PLAYER_GAMES)} == set(GAMES)
    assert len(loader.rows(TEAM_GAMES)) == 8 * len(GAMES)
    before = loader.versions()
    run.dlt(*command, "--lookback-days", "0", data_dir=loader.data_dir, **settings).ok()
    assert loader.versions() == before


def wait_until(there, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.01)
