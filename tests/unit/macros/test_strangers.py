"""Folders among the backups that are not backups: they are named, and change nothing about the sets."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from deltalake import DeltaTable

from tests.unit.macros.small_shop import SIZE, TABLES, Shop, content


def folder_of_set(shop: Shop) -> Path:
    return shop.data_dir / "backups" / shop.backup


def facts(shop: Shop) -> list[str]:
    units = shop.macros.call("backup_units", shop.macros.call("backups"))
    found = shop.macros.call("unfinished_facts", None, units)
    return [each["detail"] for each in shop.macros.call("check_unfinished", found)]


@pytest.mark.parametrize("name", ["junk", ".ipynb_checkpoints"])
def test_an_empty_folder_leaves_the_set_complete(shop: Shop, name: str) -> None:
    (folder_of_set(shop) / name).mkdir()
    sentence = f"backups/{shop.backup}/{name} is not a backup, because it has neither"
    assert sentence in shop.verb("list_backups")
    assert any(detail.startswith(sentence) for detail in facts(shop))
    assert [each["table"] for each in shop.answer("list_backups")] == list(TABLES)
    for table in TABLES:
        DeltaTable(str(shop.path(table))).delete("id < 10")
    shop.verb("restore_all", backup="latest")
    assert [len(content(shop.path(table))) for table in TABLES] == [3 * SIZE, 3 * SIZE]
    assert "is not complete" not in shop.verb("prune_backups", keep_last=1)


def test_a_table_that_the_set_did_not_record_leaves_it_complete(shop: Shop) -> None:
    shutil.copytree(shop.path(), folder_of_set(shop) / "copy_of_orders")
    assert "copy_of_orders" in shop.verb("list_backups")
    DeltaTable(str(shop.path())).delete("id < 10")
    shop.verb("restore_all", backup="latest")
    assert len(content(shop.path())) == 3 * SIZE


@pytest.mark.parametrize("lost", ["manifest.json", "the whole folder", "manifest and log"])
def test_a_set_that_lacks_a_table_of_its_record_is_not_complete(shop: Shop, lost: str) -> None:
    copy = folder_of_set(shop) / "dev.orders"
    if lost == "the whole folder":
        shutil.rmtree(copy)
    else:
        (copy / "manifest.json").unlink()
    if lost == "manifest and log":
        shutil.rmtree(copy / "_delta_log")
    said = shop.refused("restore_all", backup="latest")
    assert said.startswith("No complete set 'latest' exists; ")
    assert "orders is not in it" in said
    assert any("orders is not in it" in detail for detail in facts(shop))
