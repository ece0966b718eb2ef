"""The plug-in as dbt-duckdb makes it from profiles.yml: its data folder, its lock, its catalog."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from dbt.adapters.duckdb.plugins import BasePlugin
from dbt_common.exceptions import DbtRuntimeError

from dbt_duckdb_delta import lock
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
