"""The plug-in as dbt-duckdb makes it from profiles.yml: its data folder, its lock, its catalog."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from dbt.adapters.duckdb.credentials import DuckDBCredentials
from dbt.adapters.duckdb.plugins import BasePlugin
from dbt_common.exceptions import DbtRuntimeError

from dbt_duckdb_delta import database, lock
from dbt_duckdb_delta.errors import LakeError
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
