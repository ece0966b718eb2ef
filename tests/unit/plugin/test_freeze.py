"""The record of frozen tables of a data folder: whole or as before, and damaged it freezes every table."""

from __future__ import annotations

import getpass
import os
import socket
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from dbt_duckdb_delta import freeze
from dbt_duckdb_delta.errors import LakeError

DAMAGED = ["", '{"frozen": [', "[]", '{"frozen": [{"table": "dev.games"}]}', '{"frozen": [{"at": 3}]}']


def names(data_dir: Path) -> list[str | None]:
    return [entry["table_name"] for entry in freeze.frozen(data_dir)]


def test_without_a_file_no_table_is_frozen(tmp_path: Path) -> None:
    assert freeze.frozen(tmp_path) == []
    assert freeze.thaw(tmp_path, "dev.games") == {"changed": None}
    assert freeze.discard(tmp_path) == {"changed": None}
    assert list(tmp_path.iterdir()) == []


def test_a_frozen_table_has_who_when_and_why_and_keeps_them(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("LOGNAME", "ann")
    before = datetime.now(UTC).replace(microsecond=0)
    assert freeze.freeze(tmp_path, "dev.games", "rows fell") == {"changed": "dev.games"}
    monkeypatch.setenv("LOGNAME", "bob")
    assert freeze.freeze(tmp_path, "dev.games", "again") == {"changed": None}
    (entry,) = freeze.frozen(tmp_path)
    assert (entry["table_name"], entry["who"], entry["reason"]) == ("dev.games", "ann", "rows fell")
    assert before <= datetime.fromisoformat(str(entry["frozen_at"])) <= datetime.now(UTC)


def test_a_user_without_a_name_is_told_by_number_and_host(tmp_path: Path, monkeypatch) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr(getpass, "getuser", nameless)
    freeze.freeze(tmp_path, "dev.games", "rows fell")
    (entry,) = freeze.frozen(tmp_path)
    assert entry["who"] == f"uid {os.getuid()} on {socket.gethostname()}"


def test_tables_thaw_one_by_one_and_the_last_takes_the_file_along(tmp_path: Path) -> None:
    for table in ("dev.games", "dev.players"):
        freeze.freeze(tmp_path, table, "it's lost")
    freeze.thaw(tmp_path, "dev.games")
    assert names(tmp_path) == ["dev.players"]
    assert freeze.freeze(tmp_path, "DEV.Players", "again") == {"changed": None}
    freeze.thaw(tmp_path, "Dev.players")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_record_freezes_every_table_until_it_is_set_aside(tmp_path: Path, content: str) -> None:
    (tmp_path / freeze.FILE).write_text(content, encoding="utf-8")
    (entry,) = freeze.frozen(tmp_path)
    assert entry["table_name"] is None
    assert freeze.FILE in str(entry["unreadable"])
    for change in (
        lambda: freeze.freeze(tmp_path, "dev.games", "x"),
        lambda: freeze.thaw(tmp_path, "dev.games"),
    ):
        with pytest.raises(LakeError, match=r"lake\.discard_freeze\(\)"):
            change()
    assert (tmp_path / freeze.FILE).read_text(encoding="utf-8") == content
    assert freeze.discard(tmp_path) == {"changed": "frozen.json.1.damaged"}
    assert (tmp_path / "frozen.json.1.damaged").read_text(encoding="utf-8") == content
    assert names(tmp_path) == []


def test_a_kill_while_it_is_written_leaves_the_record_as_it_was(tmp_path: Path, monkeypatch) -> None:
    freeze.freeze(tmp_path, "dev.games", "x")

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        freeze.freeze(tmp_path, "dev.players", "x")
    assert names(tmp_path) == ["dev.games"]


def test_the_functions_of_the_catalog_lake(lake: duckdb.DuckDBPyConnection, data_dir: Path) -> None:
    lake.execute("select * from lake.freeze('dev.games', 'it''s lost')")
    query = "select table_name, reason, unreadable from lake.frozen()"
    assert lake.execute(query).fetchall() == [("dev.games", "it's lost", None)]
    assert lake.execute("select changed from lake.thaw('dev.games')").fetchall() == [("dev.games",)]
    assert lake.execute(query).fetchall() == []
    (data_dir / freeze.FILE).write_text("", encoding="utf-8")
    assert lake.execute("select changed from lake.discard_freeze()").fetchall() == [
        ("frozen.json.1.damaged",)
    ]
