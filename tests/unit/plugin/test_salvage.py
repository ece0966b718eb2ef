"""A Delta table whose log is damaged: what of it opens, and where it goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from dbt_duckdb_delta import salvage, writes
from dbt_duckdb_delta.errors import LakeError
from tests.unit.plugin.conftest import ROWS


def damage(table: Path, *versions: int) -> None:
    for version in versions:
        (table / "_delta_log" / f"{version:020}.json").write_text('{"commitInfo": ', encoding="utf-8")


def test_only_a_table_that_does_not_open_has_remains(games: Path, data_dir: Path) -> None:
    assert salvage.list_salvaged(games) == []
    assert salvage.list_salvaged(data_dir / "lake" / "dev" / "none") == []
    damage(games, 1)
    [found] = salvage.list_salvaged(games)
    assert (found["name"], found["version"], found["rows"]) == ("games", 0, len(ROWS[0]))
    next(games.rglob("*.parquet")).unlink()
    damage(games, 0)
    assert [(found["name"], found["version"]) for found in salvage.list_salvaged(games)] == [("games", None)]


def test_a_version_whose_files_are_gone_is_not_offered(games: Path) -> None:
    damage(games, 1)
    for file in games.rglob("*.parquet"):
        file.unlink()
    assert salvage.list_salvaged(games)[0]["version"] is None


def test_a_table_is_copied_over_itself_up_to_the_version_that_opens(games: Path) -> None:
    damage(games, 1)
    writes.copy(games, 0, games)
    assert salvage.opens(games)
    [aside] = salvage.list_salvaged(games)
    assert (aside["name"], aside["version"]) == ("games.1.damaged", 0)
    with pytest.raises(LakeError, match="exists already"):
        writes.copy(games, 0, games)


def test_what_is_moved_aside_takes_a_free_name(games: Path) -> None:
    for taken in ("games.1.damaged", "games.3.damaged", "games.2.x.damaged", "games_2.1.damaged"):
        (games.parent / taken).mkdir()
    assert salvage.quarantine_name(games).name == "games.2.damaged"
    assert [folder.name for folder in salvage.quarantined(games)] == ["games.1.damaged", "games.3.damaged"]


def test_a_damaged_log_gives_way_and_what_could_be_read_of_it_stays(data_dir: Path) -> None:
    log = data_dir / "lake" / "dev_recovery" / "recovery_log"
    entry = {"run_id": "1", "logged_at": "2026-02-03T09:00:00+00:00", "verb": "drill", "state": "started"}
    for _ in range(3):
        writes.log(log, [entry])
    damage(log, 2)
    told = writes.log(log, [entry])
    assert (told["moved_to"], told["kept_version"]) == ("recovery_log.1.damaged", 1)
    assert salvage.newest_readable(log)["rows"] == 3
    damage(log, 0, 1, 2)
    told = writes.log(log, [entry])
    assert (told["moved_to"], told["kept_version"]) == ("recovery_log.2.damaged", None)
    assert salvage.newest_readable(log)["rows"] == 1
    assert len(salvage.quarantined(log)) == 2
