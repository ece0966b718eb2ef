"""Commits of other writers: every field of `commitInfo` may be absent, and it may be absent itself."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from dbt_duckdb_delta import functions, session, tables, versions

Action = dict[str, Any]
LAST = 5


@pytest.fixture
def table(data_dir: Path) -> Path:
    """Six versions, one row more in each."""
    path = data_dir / "lake" / "dev" / "events"
    for number in range(LAST + 1):
        write_deltalake(str(path), pa.table({"id": [number]}), mode="append")
    return path


def edit(path: Path, version: int, change: Callable[[Action], Action | None]) -> None:
    """Rewrite the actions of a commit; None removes one."""
    file = path / "_delta_log" / f"{version:020}.json"
    actions = [change(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]
    file.write_text("".join(json.dumps(action) + "\n" for action in actions if action), encoding="utf-8")


def without(*fields: str) -> Callable[[Action], Action | None]:
    def change(action: Action) -> Action:
        if "commitInfo" not in action:
            return action
        return {
            "commitInfo": {key: value for key, value in action["commitInfo"].items() if key not in fields}
        }

    return change


def drop_info(action: Action) -> Action | None:
    return None if "commitInfo" in action else action


CHANGES: dict[str, Callable[[Action], Action | None]] = {
    "no commitInfo": drop_info,
    "no timestamp": without("timestamp"),
    "no operation": without("operation"),
    "nothing in it": without("timestamp", "operation", "operationParameters", "engineInfo", "clientVersion"),
    "null": lambda action: {"commitInfo": None} if "commitInfo" in action else action,
    "no time": lambda action: {"commitInfo": {"timestamp": "later"}} if "commitInfo" in action else action,
    "beyond time": lambda action: {"commitInfo": {"timestamp": 10**30}} if "commitInfo" in action else action,
    "unknown fields": lambda action: {**action, "news": {"of": ["tomorrow"]}},
    "a structured operation": (
        lambda action: {"commitInfo": {"operation": {"name": "WRITE"}}} if "commitInfo" in action else action
    ),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("version", [0, 3, LAST])
def test_each_version_is_listed_under_its_own_number(table: Path, change: str, version: int) -> None:
    before = {each["version"]: each for each in versions.history(table)}
    edit(table, version, CHANGES[change])
    after = versions.history(table)
    assert [each["version"] for each in after] == list(range(LAST, -1, -1))
    assert [each["rows"] for each in after] == list(range(LAST + 1, 0, -1))
    assert [each["unreadable"] for each in after] == [None] * (LAST + 1)
    others = [each for each in after if each["version"] != version]
    assert others == [before[each["version"]] for each in others], "each has its own time and operation"
    times = [each["committed_at"] for each in after]
    assert times == sorted(times, reverse=True)


def test_a_commit_without_a_time_has_the_time_of_its_file(table: Path) -> None:
    edit(table, 3, drop_info)
    edit(table, 4, drop_info)
    own = {each["version"]: each["committed_at"] for each in versions.history(table)}
    files = {number: table / "_delta_log" / f"{number:020}.json" for number in (3, 4)}
    os.utime(files[3], (1_600_000_000, 1_600_000_000))
    os.utime(files[4], (4_000_000_000, 4_000_000_000))
    found = {each["version"]: each["committed_at"] for each in versions.history(table)}
    assert found[3] == "2020-09-13T12:26:40+00:00"
    assert found[4] == own[5], "a file that was copied later is no later than the version after it"


def test_rows_are_counted_where_the_log_has_no_statistics(table: Path) -> None:
    edit(table, 3, lambda action: {"add": {**action["add"], "stats": None}} if "add" in action else action)
    assert [each["rows"] for each in versions.history(table)] == [6, 5, 4, 3, 2, 1]
    assert tables.describe(table)["rows"] == LAST + 1
    [file] = [file for file in tables.active_files(DeltaTable(str(table))) if file.rows is None]
    (table / file.path).write_bytes(bytes(file.size))
    assert tables.describe(table)["rows"] is None
    newest = versions.history(table)[0]
    assert (newest["rows"], newest["unreadable"]) == (None, "the footer of a data file cannot be read")


def test_an_odd_commit_hides_no_other_table(table: Path, data_dir: Path) -> None:
    sound = data_dir / "lake" / "dev" / "sound"
    write_deltalake(str(sound), pa.table({"id": [1]}))
    edit(table, LAST, lambda action: {"add": {"path": 7}} if "add" in action else action)
    with session.connect(data_dir) as connection:
        functions.register(connection, data_dir)
        assert connection.execute("select id from lake.dev.sound").fetchall() == [(1,)]
        listed = connection.execute("select version from lake.history('dev.events')").fetchall()
        assert [version for (version,) in listed][-1] == 0
        assert connection.execute("select version from lake.history('dev.sound')").fetchall() == [(0,)]
