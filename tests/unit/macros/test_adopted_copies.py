"""Copies without a sound manifest that are not what was copied: adopt_backup proves them, or refuses."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from tests.unit.macros.small_shop import Shop, content


def copy_of(shop: Shop, table: str = "orders") -> Path:
    return shop.data_dir / "backups" / shop.backup / f"dev.{table}"


def lose_manifest(shop: Shop) -> None:
    (copy_of(shop) / "manifest.json").unlink()


def adopt(shop: Shop, table: str = "orders") -> dict:
    return {"table": table, "backup": shop.backup}


def flip_a_bit(shop: Shop) -> None:
    """In a value: the file reads on, with another one."""
    file = next(copy_of(shop).glob("*.parquet"))
    content = bytearray(file.read_bytes())
    content[content.index(b"name ") + 5] ^= 1
    file.write_bytes(content)


def delete_rows(shop: Shop) -> None:
    DeltaTable(str(copy_of(shop))).delete("id < 100")


def lose_a_commit(shop: Shop) -> None:
    (copy_of(shop) / "_delta_log" / f"{1:020}.json").unlink()


@pytest.mark.parametrize("damage", [flip_a_bit, delete_rows, lose_a_commit])
def test_a_copy_that_is_not_what_was_copied_is_not_adopted(shop: Shop, damage) -> None:
    damage(shop)
    lose_manifest(shop)
    refused = shop.refused("adopt_backup", **adopt(shop))
    assert f"{shop.backup}/dev.orders is not what was copied (" in refused
    assert "so it cannot be adopted; other recovery paths: dbt run-operation recovery_plan" in refused
    assert [each["complete"] for each in shop.answer("list_backups")] == [False, True]


def test_a_whole_copy_is_adopted_and_restored(shop: Shop) -> None:
    whole = content(shop.path(), 1)
    lose_manifest(shop)
    shop.verb("adopt_backup", **adopt(shop))
    shutil.rmtree(shop.path())
    shop.verb("restore_table", table="orders", backup="latest")
    assert content(shop.path()) == whole


def test_without_checksums_only_the_rows_are_read(shop: Shop) -> None:
    (copy_of(shop) / "checksums.json").unlink()
    lose_manifest(shop)
    assert "holds 600 rows" in shop.verb("adopt_backup", **adopt(shop))


def test_rows_of_another_table_are_not_adopted(shop: Shop) -> None:
    shutil.rmtree(copy_of(shop))
    write_deltalake(str(copy_of(shop)), pa.table({"team": ["BOS"]}))
    refused = shop.refused("adopt_backup", **adopt(shop))
    assert "/dev.orders has no column id, which is in its key, so it cannot be adopted" in refused


def test_a_manifest_of_another_table_counts_as_none(shop: Shop) -> None:
    whole = content(shop.path(), 1)
    shutil.copy(copy_of(shop, "rates") / "manifest.json", copy_of(shop) / "manifest.json")
    assert "adopt_backup" in shop.refused("verify_backup", table="orders", backup=shop.backup)
    shop.verb("adopt_backup", **adopt(shop))
    assert json.loads((copy_of(shop) / "manifest.json").read_text())["table"] == "orders"
    shutil.rmtree(shop.path())
    shop.verb("restore_table", table="orders", backup="latest")
    assert content(shop.path()) == whole


def test_restore_all_names_a_newer_set_that_it_does_not_take(shop: Shop) -> None:
    older, shop.backup = shop.backup, shop.answer("backup_all")[0]["set"]
    lose_manifest(shop)
    said = shop.verb("restore_all", backup="latest", dry_run=True)
    assert f"{shop.backup} is newer and not complete: {shop.backup}/dev.orders has no sound manifest" in said
    assert f"What it holds: dbt run-operation restore_all --args '{{backup: {shop.backup}}}'" in said
    assert f"backup {older} of" in said
    named = f"newer than this backup: {shop.backup}/dev.orders has no sound manifest; this reads the rows"
    assert named in shop.verb("restore_table", table="orders", backup="latest", dry_run=True)
    assert "newer than" not in shop.verb("restore_table", table="orders", backup=older, dry_run=True)
    assert "is newer" not in shop.verb("restore_all", backup=older, dry_run=True)
