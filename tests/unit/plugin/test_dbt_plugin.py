"""The plug-in as dbt-duckdb makes it from profiles.yml: its data folder, its lock, its catalog."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.adapters.duckdb.credentials import DuckDBCredentials
from dbt.adapters.duckdb.plugins import BasePlugin
from dbt_common.exceptions import DbtRuntimeError

from dbt_duckdb_delta import database, lock
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.functions import Operations
from tests.unit.plugin.conftest import ROWS

MODULE = "dbt_duckdb_delta.dbt_plugin"


def test_it_takes_the_lock_and_shows_the_tables(games: Path, data_dir: Path) -> None:
    plugin = BasePlugin.create(MODULE, config={"data_dir": str(data_dir)}, alias="lake")
    try:
        assert (data_dir / lock.LOCK_FILE).read_text(encoding="utf-8")
        with duckdb.connect() as connection:
            plugin.configure_connection(connection)
            rows = "select id, name, season from lake.dev.games order by id"
            assert connection.execute(rows).fetchall() == ROWS[1]
            assert connection.execute("select count(*) from lake.history('dev.games')").fetchone() == (2,)
    finally:
        lock.release(data_dir)


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"data_dir": "s3://bucket/lake"}, "The data folder is a URL"),
        ({"data_dir": "/srv/50%/lake"}, "The data folder /srv/50%/lake cannot hold Delta tables"),
        ({"data_dir": "data", "second_place": "s3://KEY:SECRET@bucket"}, "contains credentials"),
    ],
)
def test_a_place_that_cannot_be_one_is_refused_before_a_folder_is_made(
    config: dict, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DbtRuntimeError, match=said):
        BasePlugin.create(MODULE, config=config, alias="lake")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("settings", "zone", "warned"),
    [
        ({}, "UTC", False),
        ({"TimeZone": "Etc/UTC"}, "Asia/Tokyo", False),  # dbt-duckdb sets the profile's own on each cursor
        ({"timezone": "Europe/Paris"}, "Asia/Tokyo", True),
    ],
)
def test_times_are_utc_whatever_the_zone_of_the_machine(
    settings: dict, zone: str, warned: bool, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warnings: list[str] = []
    monkeypatch.setattr(
        "dbt.adapters.events.logging.AdapterLogger.warning", lambda _, text: warnings.append(text)
    )
    plugin = BasePlugin.create(MODULE, config={"data_dir": str(data_dir), **settings}, alias="lake")
    try:
        with duckdb.connect() as connection:
            connection.execute("set global TimeZone = 'Asia/Tokyo'")  # as with TZ=Asia/Tokyo
            plugin.configure_connection(connection)
            with connection.cursor() as cursor:
                assert cursor.execute("select current_setting('TimeZone')").fetchone() == (zone,)
    finally:
        lock.release(data_dir)
    assert warned == any("Remove the setting" in text for text in warnings)


@pytest.mark.parametrize(
    ("hint", "step"),
    [
        ("", "Set one as memory_limit: 500MB in profiles.yml."),
        ("Set one as MEMORY=1GB.", "Set one as MEMORY=1GB."),
    ],
)
@pytest.mark.parametrize("limit", ["lots", "500", "5XB", "", "it's"])
def test_a_memory_limit_that_is_no_amount_is_one_sentence(
    limit: str, hint: str, step: str, data_dir: Path
) -> None:
    config = {"data_dir": str(data_dir), "memory_limit": limit, "memory_hint": hint}
    plugin = BasePlugin.create(MODULE, config=config, alias="lake")
    try:
        with duckdb.connect() as connection, pytest.raises(DbtRuntimeError) as refused:
            plugin.configure_connection(connection)
    finally:
        lock.release(data_dir)
    assert f"memory_limit {limit!r} is not an amount of memory (" in str(refused.value)
    assert str(refused.value).endswith(f"). {step}")


@pytest.mark.parametrize("config", [None, {}, {"data_dir": ""}, {"data_dir": None}])
def test_without_a_data_folder_the_sentence_says_what_to_add(
    config: dict | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NHL_DATA_DIR", str(tmp_path / "ours"))
    with pytest.raises(
        DbtRuntimeError, match=r"has no data_dir. Add `config: {data_dir: data}` to it in pro"
    ):
        BasePlugin.create(MODULE, config=config, alias="lake")
    assert list(tmp_path.iterdir()) == []


def garbage(file: Path) -> None:
    file.write_bytes(b"x" * 5000)


def cut(file: Path) -> None:
    with duckdb.connect(str(file)) as connection:
        connection.execute("create table numbers as select md5(range::varchar) as text from range(50000)")
    file.write_bytes(file.read_bytes()[:20000])


@pytest.mark.parametrize("damage", [Path.touch, garbage, cut])
def test_a_damaged_database_file_is_told_with_the_next_step(data_dir: Path, damage: Callable) -> None:
    data_dir.mkdir()
    file = data_dir / "nhl.duckdb"
    damage(file)
    whole = file.read_bytes()
    plugin = BasePlugin.create(MODULE, config={"data_dir": str(data_dir), "database_hint": "Or go on."})
    try:
        with pytest.raises(DbtRuntimeError) as told:
            plugin.update_connection_config(DuckDBCredentials(path=str(file), schema="dev"), {})
    finally:
        lock.release(data_dir)
    assert f"{file} is damaged (" in str(told.value)
    assert "build the others again. Or go on." in str(told.value)
    assert file.read_bytes() == whole


def damage_a_block(file: Path) -> None:
    """Make a database with a table, and change bytes of one of its blocks: it opens as before."""
    with duckdb.connect(str(file)) as connection:
        connection.execute("create table kept as select i, i * 7 % 104729 as n from range(100000) t(i)")
        connection.execute("checkpoint")
        blocks = connection.execute("select max(block_id) from pragma_storage_info('kept')").fetchone()
    whole = bytearray(file.read_bytes())
    place = 3 * 4096 + blocks[0] * 262144 + 5000  # behind three headers
    whole[place : place + 64] = bytes(byte ^ 0x5A for byte in whole[place : place + 64])
    file.write_bytes(whole)


def test_a_damaged_block_is_told_by_every_statement_that_reads_it(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data_dir.mkdir()
    file = data_dir / "nhl.duckdb"
    damage_a_block(file)
    own = DuckDBConnectionManager.exception_handler
    monkeypatch.setattr(DuckDBConnectionManager, "exception_handler", own)  # as it was, afterwards
    plugin = BasePlugin.create(MODULE, config={"data_dir": str(data_dir), "database_hint": "Or go on."})
    try:
        plugin.update_connection_config(DuckDBCredentials(path=str(file), schema="dev"), {})
    finally:
        lock.release(data_dir)
    manager = object.__new__(DuckDBConnectionManager)
    monkeypatch.setattr(manager, "rollback_if_open", lambda: None, raising=False)
    with duckdb.connect(str(file)) as connection:
        for query, said in (
            ("select sum(hash(i, n)) from kept", f"{file} is damaged (computed checksum "),
            ("select nothing from kept", 'Referenced column "nothing" not found'),
        ):
            with pytest.raises(DbtRuntimeError) as told, manager.exception_handler(query):
                connection.execute(query).fetchall()
            assert said in str(told.value)
            assert ("build the others again. Or go on." in str(told.value)) is ("damaged" in said)
        operations = Operations(connection, data_dir)
        [found] = operations.try_query({"query": "select sum(hash(i, n)) as n from kept"})
        assert found["error"].startswith(f"{file} is damaged (computed checksum ")
        assert found["error"].endswith("and build the others again.")


HOLDS = """
import sys, time, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
print("held", flush=True)
time.sleep(600)
"""


def test_a_database_that_is_open_elsewhere_is_told_with_its_holder(data_dir: Path) -> None:
    data_dir.mkdir()
    file = data_dir / "nhl.duckdb"
    duckdb.connect(str(file)).close()
    database.require_usable(str(file), {"memory_limit": "1GB"})
    command = [sys.executable, "-c", HOLDS, str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(
            LakeError, match=rf"is open elsewhere \(python.*, process {holder.pid}\): close it"
        ):
            database.require_usable(str(file), {})
        holder.kill()


@pytest.mark.parametrize("path", [":memory:", "md:somewhere", "none.duckdb"])
def test_what_is_not_a_file_yet_is_left_to_dbt(path: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    database.require_usable(path, {})
    assert list(tmp_path.iterdir()) == []
