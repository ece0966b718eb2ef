"""`dlt pipeline nhl archive verify|pack|move`, and loads from what they leave."""

from __future__ import annotations

import json
import os
import shutil
from argparse import Namespace
from pathlib import Path

import pytest

from dbt_duckdb_delta.lock import writer_lock
from ingestion import archive_command, command
from ingestion.archive import Archive
from ingestion.archive.move import move
from ingestion.bronze import LEDGER, TABLES
from tests.integration.loader.conftest import Loader
from tests.support import run
from tests.support.nhl_server import NhlServer, recorded

FIRST, SECOND = 2024020001, 2024020009
BOOKKEEPING = {"updated_at"}  # of the ledger: when a run wrote the row


@pytest.fixture
def kept(loader: Loader) -> Loader:
    loader.keep(FIRST, SECOND)
    loader.archive.put("roster", "VAN-20242025", recorded("roster", "VAN-20242025") or b"{}")
    return loader


def archive(loader: Loader, action: str | None = None, argument: str | None = None, **options: bool) -> int:
    args = Namespace(operation="archive", action=action, argument=argument, json=False, **options)
    code = command.archive(args)
    loader.out, loader.err = loader.capture.readouterr()
    return code


def verified(loader: Loader) -> tuple[int, dict]:
    code = archive_command.main("verify", None, as_json=True)
    return code, json.loads(loader.capture.readouterr().out)


def replayed(loader: Loader, data_dir: Path, monkeypatch: pytest.MonkeyPatch, url: object) -> dict[str, list]:
    """Return the rows of a replay into a data folder of its own, from the archive at `url`."""
    with monkeypatch.context() as patched:
        patched.setenv("NHL_DATA_DIR", str(data_dir))
        patched.setenv("SOURCES__NHL__ARCHIVE_URL", str(url))
        other = Loader(data_dir, loader.capture)
        other.ok(replay=True)
    assert not (data_dir / "landing").exists()
    return {
        name: [
            {c: v for c, v in row.items() if name != LEDGER or c not in BOOKKEEPING}
            for row in other.rows(name)
        ]
        for name in TABLES
    }


def damage(loader: Loader, endpoint: str, key: object) -> Path:
    [entry] = loader.archive.entries(endpoint, key)
    file = loader.data_dir / "landing" / entry.path
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 4
    file.write_bytes(content)
    return file


@pytest.mark.thorough
def test_a_replay_is_the_same_from_files_from_a_pack_and_from_another_place(
    kept: Loader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    landing = kept.data_dir / "landing"
    loose = replayed(kept, tmp_path / "1", monkeypatch, landing)
    assert len(loose["bronze_games_historical_v2"]) > 0
    assert archive(kept, "pack", "20242025") == 0
    assert "9 responses of 20242025 are in " in kept.out
    assert [file.parent.name for file in landing.rglob("*") if file.suffix in (".gz", ".zip")] == ["_packs"]
    assert replayed(kept, tmp_path / "2", monkeypatch, landing) == loose
    assert archive(kept, "move", f"file://{tmp_path}/moved") == 0
    assert f"Set SOURCES__NHL__ARCHIVE_URL={tmp_path}/moved (or archive_url in .dlt/config.toml)." in kept.out
    assert f"`rm -r {landing}`" in kept.out
    assert replayed(kept, tmp_path / "3", monkeypatch, tmp_path / "moved") == loose
    move(kept.archive, "memory://moved/landing", lambda *_: None)
    assert replayed(kept, tmp_path / "4", monkeypatch, "memory://moved/landing") == loose


@pytest.mark.parametrize("action", ["move", "copy"])
def test_a_copy_that_ends_with_the_command_is_refused(kept: Loader, action: str) -> None:
    assert archive(kept, action, "memory://landing") == 2
    said = "memory://landing ends with this command; use a place like"
    assert kept.err == f"{said} `dlt pipeline nhl archive {action} s3://BUCKET/landing`.\n"


@pytest.mark.skipif(not Path("/proc/self").exists() or os.geteuid(), reason="Linux refuses others by rights")
@pytest.mark.parametrize("action", ["move", "copy"])
def test_a_place_where_no_folder_can_be_created_is_named(kept: Loader, action: str) -> None:
    assert archive(kept, action, "/proc/landing") == 2
    assert kept.err.endswith(
        "The folder /proc/landing cannot be created; name another place for the archive.\n"
    )


def test_verify_counts_and_names_what_is_damaged(kept: Loader) -> None:
    code, found = verified(kept)
    assert (code, found["damaged"]) == (0, [])
    assert found["entries"] == dict.fromkeys(("play-by-play", "boxscore", "shiftcharts", "right-rail"), 2) | {
        "roster": 1
    }
    file, roster = damage(kept, "boxscore", SECOND), damage(kept, "roster", "VAN-20242025")
    code, found = verified(kept)
    assert code == 1
    assert [(each["path"], each["endpoint"], each["key"]) for each in found["damaged"]] == [
        (str(file), "boxscore", str(SECOND)),
        (str(roster), "roster", "VAN-20242025"),
    ]
    assert archive(kept, "verify") == 1
    assert f"{file}: " in kept.out
    assert f"`dlt pipeline nhl run --games {SECOND}` requests these games again." in kept.out
    assert "\n9 responses in " in kept.out
    assert "2 of them damaged." in kept.out


@pytest.mark.thorough
def test_a_replay_names_a_damaged_file_and_a_run_repairs_it(
    live: Loader, nhl_server: NhlServer, on, monkeypatch: pytest.MonkeyPatch
) -> None:
    nhl_server.only(FIRST, SECOND)
    on("2024-12-01")
    live.ok()
    whole = {name: live.rows(name) for name in TABLES if name != LEDGER}
    file = damage(live, "play-by-play", SECOND)
    roster = damage(live, "roster", "VAN-20242025")
    live.ok(replay=True, one_time_load=True)
    assert f"{file} is damaged (" in live.err
    assert "2 files are damaged in the archive; the next run that makes requests asks for " in live.err
    row = live.ledger()[SECOND]
    assert row["gap_reason"].startswith("no play-by-play (its file in the archive is damaged)")
    assert file.name in row["not_used"]
    assert live.ledger()[FIRST]["is_complete"]
    nhl_server.requests.clear()
    live.ok()
    requested = [path for path in nhl_server.paths() if "/schedule/" not in path]
    assert requested == [
        f"/v1/gamecenter/{SECOND}/play-by-play",
        # Without the plays, these were not judged: they may be cut, too.
        f"/v1/gamecenter/{SECOND}/boxscore",
        f"/stats/rest/en/shiftcharts?cayenneExp=gameId={SECOND}",
        "/v1/roster/VAN/20242025",
    ]
    assert live.ledger()[SECOND]["is_complete"]
    assert live.ledger()[SECOND]["not_used"] is None
    assert {name: live.rows(name) for name in whole} == whole
    assert roster.is_file()
    assert verified(live)[0] == 0
    nhl_server.requests.clear()
    live.ok()
    assert [path for path in nhl_server.paths() if "/schedule/" not in path] == []


@pytest.mark.thorough
def test_the_setting_is_that_of_every_command(
    kept: Loader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    monkeypatch.setenv("SOURCES__NHL__ARCHIVE_URL", elsewhere.as_uri())
    assert "There is nothing to replay in file://" in kept.refused(replay=True)
    run.run("python", "-m", "ingestion.sample", data_dir=kept.data_dir).ok()
    assert Archive(str(elsewhere)).keys("play-by-play")
    kept.ok(replay=True, until="2023-11-30")
    assert (elsewhere / "_loads" / "dev.json").is_file()
    assert not (kept.data_dir / "landing" / "_loads").exists()
    assert command.look(Namespace(operation="status", json=True)) == 0
    assert json.loads(kept.capture.readouterr().out)["last_load"]


def test_a_second_copy_of_the_archive_is_brought_up_to_date_and_back(
    kept: Loader, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "second"
    assert archive(kept, "copy", str(second)) == 0
    assert "9 of them copied now" in kept.out
    kept.archive.put("roster", "TOR-20242025", recorded("roster", "TOR-20242025") or b"{}")
    assert archive(kept, "copy", str(second)) == 0
    assert "1 of them copied now" in kept.out
    lost = damage(kept, "play-by-play", FIRST)
    lost.write_bytes(lost.read_bytes()[:100])
    sound = (second / lost.relative_to(data_dir / "landing")).read_bytes()
    assert archive(kept, "copy", str(second)) == 1
    assert f"{lost} is damaged" in kept.err
    assert (second / lost.relative_to(data_dir / "landing")).read_bytes() == sound
    shutil.rmtree(data_dir / "landing")
    assert archive(kept, "copy", str(second)) == 2, "an empty archive does not empty its copy"
    assert "There is nothing to copy" in kept.err
    with monkeypatch.context() as patched:
        patched.setenv("SOURCES__NHL__ARCHIVE_URL", str(second))
        assert archive(kept, "copy", str(data_dir / "landing")) == 0
    assert verified(kept) == (0, verified(kept)[1])
    assert verified(kept)[1]["entries"]["roster"] == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([None], "An action is missing; use `dlt pipeline nhl archive verify`"),
        (["prune"], "'prune' is not an action of the archive; use `dlt pipeline nhl archive verify`"),
        (["pack"], "`pack` needs an argument; use `dlt pipeline nhl archive pack 20232024`."),
        (["move"], "`move` needs an argument; use `dlt pipeline nhl archive move s3://BUCKET/landing`."),
        (["verify", "20232024"], "`verify` takes no argument ('20232024')"),
        (["pack", "2023"], "'2023' is not a season; give both years: 20232024."),
        (["pack", "20192020"], "has no entry of the season 20192020; it has 20242025."),
        (["copy"], "`copy` needs an argument; use `dlt pipeline nhl archive copy s3://BUCKET/landing`."),
        (["copy", "nowhere://x"], "The archive nowhere://x cannot be opened"),
        (["move", "nowhere://x"], "The archive nowhere://x cannot be opened"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(kept: Loader, words: list[str], says: str) -> None:
    before = kept.archive.files.sizes()
    assert archive(kept, *words) == 2
    assert says in kept.err
    assert kept.err.count("\n") == 1
    assert kept.archive.files.sizes() == before


def test_each_action_answers_in_json(kept: Loader, tmp_path: Path) -> None:
    for action, argument, expected in (
        ("copy", str(tmp_path / "second"), {"files": 9, "copied": 9, "damaged": []}),
        ("move", str(tmp_path / "third"), {"location": str(tmp_path / "third"), "files": 9, "copied": 9}),
        ("pack", "20242025", {"entries": 9, "removed": 9, "damaged": [], "moved": {}}),
    ):
        assert archive_command.main(action, argument, as_json=True) == 0
        found = json.loads(kept.capture.readouterr().out)
        assert {name: found[name] for name in expected} == expected


def test_the_archive_where_it_is_and_what_is_packed_are_refused(kept: Loader) -> None:
    assert archive(kept, "move", str(kept.data_dir / "landing")) == 2
    assert "already; name another place" in kept.err
    archive(kept, "pack", "20242025")
    assert archive(kept, "pack", "20242025") == 2
    assert "There is nothing to pack" in kept.err


def test_the_command_as_typed_waits_for_the_writer(kept: Loader, data_dir: Path) -> None:
    with writer_lock(data_dir, "dbt build"):
        words = ("pipeline", "nhl", "archive", "pack", "20242025")
        assert "dbt build" in run.dlt(*words, data_dir=data_dir, LAKE_LOCK_WAIT="0.2").refused()
        assert (
            run.dlt("pipeline", "nhl", "archive", "verify", data_dir=data_dir)
            .ok()
            .stdout.endswith(f"9 responses in {data_dir / 'landing'}, 0 of them damaged.\n")
        )


@pytest.mark.parametrize("gone", ["everything", "one response"])
def test_verify_names_what_the_ledger_has_and_the_archive_has_not(kept: Loader, gone: str) -> None:
    kept.ok(replay=True)
    landing = kept.data_dir / "landing"
    shutil.rmtree(landing if gone == "everything" else landing / "boxscore" / str(FIRST))
    code, found = verified(kept)
    games = {each["game_id"]: each["endpoints"] for each in found["absent"]}
    assert code == 1
    assert set(games) == ({FIRST, SECOND} if gone == "everything" else {FIRST})
    assert "boxscore" in games[FIRST]
    assert archive(kept, "verify") == 1
    assert f"Responses that rows were computed from are absent, of {len(games)} game" in kept.out
    assert "Check that archive_url names the archive" in kept.out
    assert f"--games {' '.join(map(str, sorted(games)))}` requests these games again" in kept.out
    assert archive(kept, "copy", str(kept.data_dir / "second")) == (2 if gone == "everything" else 1)
    assert gone == "everything" or "are absent, of 1 game" in kept.out
