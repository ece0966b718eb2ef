"""Backups whose content hash another DuckDB made, or an older version of the verbs."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from deltalake import write_deltalake

from dbt_duckdb_delta.checksums import FILE
from tests.support.manifests import sealed
from tests.unit.macros.small_shop import SIZE, Shop, content

OTHER = f"duckdb-1.4.0:{'0' * 32}"
NOW = f"duckdb-{duckdb.__version__}:"


def manifest(shop: Shop, table: str = "orders") -> Path:
    return shop.data_dir / "backups" / shop.backup / f"dev.{table}" / "manifest.json"


def recorded(shop: Shop) -> dict:
    return json.loads(manifest(shop).read_text(encoding="utf-8"))


def record(shop: Shop, content_hash: str) -> None:
    changed = {**recorded(shop), "content_hash": content_hash}
    manifest(shop).write_text(sealed(changed), encoding="utf-8")


def other_ids(shop: Shop) -> None:
    """The data file of the backup holds other values now, and its log fits it."""
    folder = manifest(shop).parent
    rows = pa.table({"id": list(range(SIZE)), "name": ["other"] * SIZE})
    write_deltalake(str(folder), rows, mode="overwrite")


def test_a_hash_of_another_duckdb_is_replaced_when_the_files_are_as_they_were(shop: Shop) -> None:
    right = recorded(shop)["content_hash"]
    assert right.startswith(NOW)
    record(shop, OTHER)
    found = shop.answer("verify_backup", table="orders")
    assert (found["verified"], found["content_hash"]) == (True, right)
    assert recorded(shop)["content_hash"] == right


def test_a_backup_with_a_hash_of_another_duckdb_is_restored_and_drilled(shop: Shop) -> None:
    before = content(shop.path(), 2)
    record(shop, OTHER)
    shop.verb("drill")
    record(shop, OTHER)
    shop.verb("restore_table", table="orders", backup="latest", mode="replace")
    assert content(shop.path()) == before[: 2 * SIZE]


def test_a_backup_of_nested_times_is_verified_in_another_time_zone(shop: Shop) -> None:
    times = pa.array([[datetime(2026, 2, 3, 9, tzinfo=UTC)]] * 3 * SIZE, pa.list_(pa.timestamp("us", "UTC")))
    rows = pa.table({"id": list(range(3 * SIZE)), "name": ["name"] * 3 * SIZE, "times": times})
    write_deltalake(str(shop.path()), rows, mode="overwrite", schema_mode="overwrite")
    shop.verb("backup_table", table="orders")
    shop.connection.execute("set global TimeZone = 'Asia/Tokyo'")
    found = shop.answer("verify_backup", table="orders")
    assert found["content_hash"].startswith(f"duckdb-{duckdb.__version__}-Asia/Tokyo:")
    shop.connection.execute("set global TimeZone = 'UTC'")
    assert shop.answer("verify_backup", table="orders")["content_hash"].startswith(NOW)


@pytest.mark.parametrize("damage", ["data", "log", "no checksums"])
def test_what_no_checksum_proves_is_damaged_when_the_hash_cannot_be_compared(shop: Shop, damage: str) -> None:
    record(shop, OTHER)
    folder = manifest(shop).parent
    if damage == "data":
        other_ids(shop)
    elif damage == "log":
        commit = sorted((folder / "_delta_log").glob("*.json"))[-1]
        text = commit.read_text(encoding="utf-8")
        commit.write_text(text.replace('"operation":"WRITE"', '"operation":"WRITF"'), encoding="utf-8")
        assert commit.read_text(encoding="utf-8") != text
    else:
        (folder / FILE).unlink()
    refused = shop.refused("verify_backup", table="orders")
    assert "the recorded hash is of duckdb-1.4.0" in refused
    assert ("has no checksum" if damage != "log" else "has changed since its backup") in refused
    assert recorded(shop)["damaged"]


def test_an_old_manifest_is_compared_by_its_own_hash(shop: Shop) -> None:
    table = {"engine": None, "key": ["id"]}
    reader, columns = f"lake.backup('{shop.backup}/dev.orders')", recorded(shop)["columns"]
    old = shop.macros.call("fingerprint", table, reader, columns, "0" * 32)["hash"]
    assert ":" not in old
    record(shop, old)
    assert shop.answer("verify_backup", table="orders")["content_hash"] == old
    assert recorded(shop)["content_hash"] == old
    shop.verb("drill")
    record(shop, "0" * 32)
    assert f"rows with hash {old} instead of" in shop.refused("verify_backup", table="orders")
