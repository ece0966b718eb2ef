"""The backup folder: what is a backup, what is none, and what a kill left there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from dbt_duckdb_delta import backups, session, writes
from dbt_duckdb_delta.errors import LakeError

ID = "set_1/dev.games"
MANIFEST = json.dumps({"id": ID, "set": "set_1", "table": "games"})


@pytest.fixture
def copied(games: Path, data_dir: Path) -> Path:
    """A copy that has no manifest yet."""
    target = data_dir / "backups" / ID
    writes.copy(games, None, target)
    return target


def test_no_folder_is_no_backup(data_dir: Path) -> None:
    assert backups.list_backups(data_dir) == backups.list_leftovers(data_dir) == []


def test_a_copy_becomes_a_backup_by_its_manifest(copied: Path, data_dir: Path) -> None:
    (before,) = backups.list_backups(data_dir)
    assert (before["id"], before["manifest"]) == (ID, None)
    backups.write_manifest(data_dir, ID, MANIFEST)
    (after,) = backups.list_backups(data_dir)
    assert after["manifest"] == MANIFEST, "to the letter"
    files = [file.stat().st_size for file in copied.rglob("*") if file.is_file()]
    assert after["bytes"] == sum(files)
    assert not list(copied.glob("*.partial"))


def test_a_manifest_is_replaced_as_a_whole(copied: Path, data_dir: Path) -> None:
    backups.write_manifest(data_dir, ID, MANIFEST)
    with pytest.raises(UnicodeEncodeError):
        backups.write_manifest(data_dir, ID, MANIFEST + "\ud800")
    assert backups.list_backups(data_dir)[0]["manifest"] == MANIFEST
    backups.write_manifest(data_dir, ID, MANIFEST.replace("games", "teams"))
    assert backups.list_backups(data_dir)[0]["manifest"] == MANIFEST.replace("games", "teams")


def test_a_damaged_manifest_is_listed_as_it_is(copied: Path, data_dir: Path) -> None:
    """Whether a manifest is sound, the verbs alone decide."""
    (copied / "manifest.json").write_bytes(b"\xff{}")
    assert [(one["id"], one["manifest"]) for one in backups.list_backups(data_dir)] == [(ID, "\ufffd{}")]


def test_a_manifest_needs_a_backup(data_dir: Path) -> None:
    with pytest.raises(LakeError, match=f"The backup '{ID}' does not exist"):
        backups.write_manifest(data_dir, ID, MANIFEST)
    assert not (data_dir / "backups").exists()


def test_check_looks_at_the_files(copied: Path, data_dir: Path) -> None:
    assert backups.check_files(data_dir, ID) == {"unreadable": None}
    next(copied.rglob("*.parquet")).unlink()
    assert backups.check_files(data_dir, ID) == {
        "unreadable": "1 of 3 data files are gone (vacuumed or deleted)"
    }
    (copied / "_delta_log" / f"{0:020}.json").write_text("damaged", encoding="utf-8")
    assert "cannot be opened" in str(backups.check_files(data_dir, ID)["unreadable"])
    assert backups.check_files(data_dir, "set_2/dev.games") == {
        "unreadable": "its folder holds no Delta table"
    }


@pytest.mark.parametrize(
    "table", ["partial", "deleting", "damaged", "games.partial", "games.deleting", "games.damaged"]
)
def test_a_table_may_be_called_as_a_leftover_ends(games: Path, data_dir: Path, table: str) -> None:
    writes.copy(games, None, data_dir / "lake" / "dev" / table)
    backup = f"set_1/dev.{table}"
    writes.copy(games, None, data_dir / "backups" / backup)
    assert [one["id"] for one in backups.list_backups(data_dir)] == [backup]
    assert backups.list_leftovers(data_dir) == []
    with session.connect(data_dir) as lake:
        assert lake.execute(f'select count(*) > 0 from lake.dev."{table}"').fetchall() == [(True,)]


def test_of_a_link_the_link_is_deleted(data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "other disk").mkdir()
    (tmp_path / "other disk" / "file").write_bytes(b"12345")
    (data_dir / "lake" / "dev").mkdir(parents=True)
    (data_dir / "lake" / "dev" / "games.deleting~").symlink_to(tmp_path / "other disk")
    [left] = backups.list_leftovers(data_dir)
    assert left["bytes"] == 0
    backups.delete_leftover(data_dir, left["path"])
    assert backups.list_leftovers(data_dir) == []
    assert (tmp_path / "other disk" / "file").exists()


def test_what_cannot_be_deleted_is_named(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data_dir / "lake" / "dev" / "games.deleting~").mkdir(parents=True)

    def refuse(path: Path, ignore_errors: bool = False) -> None:
        if not ignore_errors:
            raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(shutil, "rmtree", refuse)
    with pytest.raises(LakeError, match=r"games\.deleting~ could not be deleted: .* Check the permissions"):
        backups.delete_leftover(data_dir, "lake/dev/games.deleting~")
    with pytest.raises(LakeError, match=r"games\.deleting~ could not be deleted"):
        writes.drop(data_dir / "lake" / "dev" / "games")


def test_what_a_kill_left_is_named_and_cleared_and_nothing_else(copied: Path, data_dir: Path) -> None:
    backups.write_manifest(data_dir, ID, MANIFEST)
    for left in ("backups/set_2/dev.games.partial~", "backups/set_3.deleting~", "lake/dev/games.1.damaged"):
        (data_dir / left / "season=2023").mkdir(parents=True)
        (data_dir / left / "season=2023" / "file").write_bytes(b"12345")
    told = backups.list_leftovers(data_dir)
    assert {(one["path"], one["was"], one["bytes"]) for one in told} == {
        ("backups/set_2/dev.games.partial~", "an interrupted copy", 5),
        ("backups/set_3.deleting~", "an interrupted deletion", 5),
        ("lake/dev/games.1.damaged", "a restore over a damaged table", 5),
    }
    assert [one["id"] for one in backups.list_backups(data_dir)] == [ID]
    for path in ("lake/dev/games", "backups/set_1", "../elsewhere.partial", ""):
        with pytest.raises(LakeError, match="is not a leftover of an interrupted operation"):
            backups.delete_leftover(data_dir, path)
    for one in told:
        backups.delete_leftover(data_dir, one["path"])
    assert backups.list_leftovers(data_dir) == []
    assert [one["id"] for one in backups.list_backups(data_dir)] == [ID]
    assert sorted(folder.name for folder in (data_dir / "backups").iterdir()) == ["set_1"]
    assert (data_dir / "lake" / "dev" / "games").is_dir()
