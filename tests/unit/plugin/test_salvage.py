"""A Delta table whose log is damaged: what of it opens, and where it goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from deltalake import DeltaTable

from dbt_duckdb_delta import functions, salvage, session, writes
from dbt_duckdb_delta.errors import LakeError
from tests.unit.plugin.conftest import ROWS


def damage(table: Path, *versions: int) -> None:
    for version in versions:
        (table / "_delta_log" / f"{version:020}.json").write_text('{"commitInfo": ', encoding="utf-8")


def test_only_a_table_that_does_not_open_has_salvaged_files(games: Path, data_dir: Path) -> None:
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


LOG = "dev_recovery.recovery_log"
ENTRY = {"logged_at": "2026-02-03T09:00:00+00:00", "verb": "drill", "state": "started"}


def a_log(data_dir: Path, entries: int) -> Path:
    log = data_dir / "lake" / LOG.replace(".", "/")
    for number in range(entries):
        writes.log(log, [{**ENTRY, "run_id": str(number)}])
    return log


def file_of(log: Path, version: int) -> Path:
    actions = (log / "_delta_log" / f"{version:020}.json").read_text(encoding="utf-8").splitlines()
    return log / next(each["add"]["path"] for each in map(json.loads, actions) if "add" in each)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def overwrite(file: Path) -> None:
    """Other bytes of the same number: only a reader finds them."""
    file.write_bytes(b"PAR1" + b"x" * (file.stat().st_size - 8) + b"PAR1")


@pytest.mark.parametrize("harm", [empty, overwrite, Path.unlink])
def test_of_a_log_with_a_damaged_file_the_entries_of_the_others_stay(data_dir: Path, harm) -> None:
    log = a_log(data_dir, 4)
    with session.connect(data_dir) as connection:
        functions.register(connection, data_dir)
        damages = f"select version, lost, moves_to, is_new from lake.log_damage('{LOG}')"
        assert connection.execute(damages).fetchall() == []
        harm(file_of(log, 2))
        assert connection.execute(damages).fetchall() == [(3, "1 of 4", "recovery_log.1.damaged", True)]
        assert connection.execute(damages).fetchall()[0][-1] is False, "each caller is told once"
        salvaged = f"select run_id from lake.salvaged('{LOG}') order by 1"
        assert connection.execute(salvaged).fetchall() == [("0",), ("1",), ("3",)]
        told = writes.log(log, [{**ENTRY, "run_id": "new"}])
        assert (told["moved_to"], told["lost"]) == ("recovery_log.1.damaged", "1 of 4")
        assert connection.execute(damages).fetchall() == []
        rows = connection.execute(f"select run_id from lake.now('{LOG}') order by 1").fetchall()
        assert rows == [("0",), ("1",), ("3",), ("new",)]


def test_of_a_log_with_damaged_commits_and_files_the_rest_stays(data_dir: Path) -> None:
    log = a_log(data_dir, 5)
    damage(log, 4)
    file_of(log, 1).unlink()
    told = writes.log(log, [{**ENTRY, "run_id": "new"}])
    assert told["lost"] == "all after version 3 and 1 of 4 before"
    assert sorted(DeltaTable(str(log)).to_pyarrow_table()["run_id"].to_pylist()) == ["0", "2", "3", "new"]


def test_of_a_log_whose_files_are_all_gone_an_empty_one_begins(data_dir: Path) -> None:
    log = a_log(data_dir, 2)
    for file in log.glob("*.parquet"):
        file.unlink()
    assert writes.log(log, [{**ENTRY, "run_id": "new"}])["lost"] == "2 of 2"
    assert DeltaTable(str(log)).to_pyarrow_table()["run_id"].to_pylist() == ["new"]
