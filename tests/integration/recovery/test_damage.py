"""Damaged data files, a damaged or locked database file, and writers without the lock, on target `local`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dbt_duckdb_delta import backups
from dbt_duckdb_delta.tables import active_files
from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, Lake, one_line
from tests.integration.recovery.test_faults import _with_first, append_game, lose_rows

NEW_GAME = 2029029999
MEMORY = {"NHL_DATABASE": ":memory:"}


def flip(file: Path) -> None:
    """Another value that every reader takes for the right one, mostly."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0x41
    file.write_bytes(content)


def zero_third(file: Path) -> None:
    whole = file.read_bytes()
    third = len(whole) // 3
    file.write_bytes(whole[:third] + bytes(third) + whole[2 * third :])


DAMAGES: dict[str, Callable[[Path], Any]] = {
    "gone": Path.unlink,
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-100]),
    "a page": zero_third,
    "a byte": flip,
}


def damage_a_file(lake: Lake, how: str) -> str:
    """Damage the largest data file of the table; return its path in it."""
    file = max(active_files(lake.delta()), key=lambda file: file.size)
    DAMAGES[how](lake.path() / file.path)
    return file.path


def test_nothing_is_built_from_a_table_without_all_its_files(safe_lake: Lake) -> None:
    damage_a_file(safe_lake, "cut")
    before = safe_lake.everything()
    said = one_line(safe_lake.dbt("build", "--select", "silver_team_games").refused())
    assert f"Blocked: protected source '{GAMES}' is damaged: 1 of " in said
    assert "data files have another size than the log says, and 1 selected node (silver_team_games" in said
    command = f"dbt run-operation restore_table --args '{{table: {GAMES}, auto: true}}'"
    assert f"bring it back: {command}, or see all recovery paths: dbt run-operation recovery_plan" in said
    assert safe_lake.everything() == before
    refused = safe_lake.dbt(
        "run", "--select", "silver_team_games", "--vars", f"{{accept_loss: [{GAMES}]}}"
    ).refused()
    assert "is damaged" in refused, "what cannot be read cannot be accepted"
    safe_lake.follow(command).ok()
    safe_lake.dbt("run", "--select", "silver_team_games").ok()


@pytest.mark.thorough
@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_file_is_told_and_its_rows_come_back(safe_lake: Lake, how: str) -> None:
    """A row has landed since the backup: it is in a sound file, and stays."""
    append_game(safe_lake.path(), NEW_GAME)
    whole = safe_lake.rows()
    bad = damage_a_file(safe_lake, how)
    before = {file.name: file.read_bytes() for file in safe_lake.path().rglob("*") if file.is_file()}

    [told] = safe_lake.checks("tables", GAMES)
    assert told["status"] == "FAIL"
    assert bad in told["detail"]
    [plan] = safe_lake.answer("recovery_plan", table=GAMES)
    assert bad in plan["damage"]["problem"]
    assert plan["paths"][0]["recovers"] > 0
    everything = safe_lake.everything()
    dry = one_line(safe_lake.verb("restore_table", table=GAMES, backup="latest", dry_run=True).ok().stdout)
    assert bad in dry
    assert "the damaged folder is moved aside" in dry
    assert safe_lake.everything() == everything

    said = safe_lake.follow(told["command"]).ok().stdout
    assert safe_lake.rows() == whole
    assert f"{GAMES}.1.damaged can still be read, and none of its" in one_line(said)
    aside = safe_lake.path(f"{GAMES}.1.damaged")
    assert {file.name: file.read_bytes() for file in aside.rglob("*") if file.is_file()} == before
    assert [check["status"] for check in safe_lake.checks("tables")] == ["OK"]
    assert safe_lake.log()[-1]["state"] == "done"


@pytest.mark.thorough
def test_every_way_back_works_over_a_damaged_file(safe_lake: Lake, copy: Callable[[Lake, str], Lake]) -> None:
    append_game(safe_lake.path(), NEW_GAME)
    whole, backed_up = safe_lake.rows(), safe_lake.rows_at(safe_lake.backup().folder)
    version = safe_lake.delta().version()
    damage_a_file(safe_lake, "gone")
    lake = copy(safe_lake, "replaced")
    lake.verb("restore_table", table=GAMES, backup="latest", mode="replace").ok()
    assert lake.rows() == backed_up
    assert lake.path(f"{GAMES}.1.damaged").is_dir()
    assert "1 of " in safe_lake.refused("restore_table", table=GAMES, version=version)
    safe_lake.verb("restore_all", backup="latest").ok()
    assert safe_lake.rows() == whole


@pytest.mark.thorough
def test_without_a_point_the_rows_of_the_sound_files_stay(lake: Lake) -> None:
    bad = damage_a_file(lake, "a page")
    sound = [file for file in active_files(lake.delta()) if file.path != bad]
    [told] = lake.checks("tables", GAMES)
    said = one_line(lake.follow(told["command"]).ok().stdout)
    assert f"{bad} cannot be read" in said
    assert len(lake.rows()) == sum(file.rows or 0 for file in sound) > 0
    assert lake.checks("tables", GAMES) == []
    assert lake.path(f"{GAMES}.1.damaged").is_dir()


# The database file


HOLDS = """
import sys, time, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
print("held", flush=True)
time.sleep(600)
"""


@pytest.mark.thorough
def test_verbs_on_delta_tables_need_no_database(safe_lake: Lake) -> None:
    file = safe_lake.data_dir / "nhl.duckdb"
    whole, snapshot = safe_lake.rows(), safe_lake.native_rows()
    command = [sys.executable, "-c", HOLDS, str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as analyst:
        assert analyst.stdout
        assert analyst.stdout.readline() == "held\n"
        said = one_line(safe_lake.dbt("build").refused())
        assert "nhl.duckdb is open elsewhere (python" in said
        assert f", process {analyst.pid}): close it there and run the command again." in said
        assert "With NHL_DATABASE=:memory: before it" in said
        analyst.kill()
    file.write_bytes(b"")
    for verb in ("list_backups", "backup_all"):
        assert "nhl.duckdb is damaged" in safe_lake.refused(verb)
    safe_lake.delete()

    def verb(name: str, **arguments: Any) -> Any:
        return safe_lake.dbt("-q", "run-operation", name, "--args", json.dumps(arguments), **MEMORY)

    assert GAMES in verb("list_backups").ok().stdout
    assert "restore_table" in verb("recovery_plan", table=GAMES).ok().stdout
    verb("restore_table", table=GAMES, backup="latest").ok()
    assert safe_lake.rows() == whole
    assert "WRITE" in verb("time_travel", table=GAMES).ok().stdout
    assert f"not checked, because this command runs with a database in memory: {SNAPSHOT}" in (
        one_line(verb("doctor").stdout)
    )
    for name, arguments in (
        ("restore_table", {"table": SNAPSHOT, "backup": "latest"}),
        ("restore_all", {"backup": "latest"}),
    ):
        said = one_line(verb(name, **arguments).refused())
        assert (
            f"{SNAPSHOT} is a table of the database, and this command runs with a database in memory" in said
        )
    file.rename(file.with_name("nhl.duckdb.damaged"))
    safe_lake.verb("restore_table", table=SNAPSHOT, backup="latest").ok()
    assert safe_lake.native_rows() == snapshot
    assert backups.list_leftovers(safe_lake.data_dir) == []


# A writer that does not take the lock


WRITER = """
from dbt_duckdb_delta.functions import Operations
from tests.integration.recovery.test_faults import append_game

own = Operations.{name}

def meanwhile(self, given):
    {before}
    answer = own(self, given)
    {after}
    return answer

Operations.{name} = meanwhile
"""
COMMIT = "append_game(self.table('dev.{table}'), 2029028888)"


@pytest.mark.thorough  # tests/unit/macros/test_other_writers.py has all ways
@pytest.mark.parametrize(("name", "arguments"), [
    ("append", {"backup": "latest"}),
    ("restore", {"version": 2, "mode": "replace"}),
])  # fmt: skip
def test_rows_that_land_during_a_restore_stay_and_are_told(
    safe_lake: Lake, copy: Callable[[Lake, str], Lake], name: str, arguments: dict[str, Any]
) -> None:
    whole = safe_lake.rows()
    lose_rows(safe_lake)
    lost, version = safe_lake.rows(), safe_lake.delta().version()
    commit = COMMIT.format(table=GAMES)

    early = copy(safe_lake, "early")
    said = _with_first(
        early, WRITER.format(name=name, before=commit, after=""), "restore_table", table=GAMES, **arguments
    )
    assert (
        f"Something else wrote to {GAMES} meanwhile: it was at version {version} and is at {version + 1}."
        in said
    )
    assert "this operation committed nothing" in said
    assert set(lost) < set(early.rows())
    assert len(early.rows()) == len(lost) + 1

    said = _with_first(
        safe_lake,
        WRITER.format(name=name, before="", after=commit),
        "restore_table",
        table=GAMES,
        **arguments,
    )
    assert f"Something else wrote to {GAMES} while it was restored" in said
    assert "nothing was taken back" in said
    assert [row for row in safe_lake.rows() if 2029028888 in row]
    safe_lake.verb("restore_table", table=GAMES, backup="latest").ok()
    assert set(whole) <= set(safe_lake.rows())
