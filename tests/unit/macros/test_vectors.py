"""Verbs over a table with deletion vectors in files, as Spark and Databricks write them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from deltalake import write_deltalake

from tests.unit.macros.small_shop import SIZE, Shop, open_shop, rows
from tests.unit.plugin.vector_table import mask_rows


@pytest.fixture
def vectors(shop: Shop) -> Shop:
    """The shop, with a backup of `orders`: 300 rows, the first of them deleted by a vector."""
    shutil.rmtree(shop.path())
    write_deltalake(shop.path(), rows(0))
    mask_rows(shop.path(), [0])
    shop.verb("accept_loss", table="orders", reason="made anew")
    shop.verb("backup_all", reason="evening")
    return shop


def test_a_backup_of_it_holds_the_rows_that_are_left(vectors: Shop) -> None:
    newest = vectors.answer("list_backups", table="orders")[0]
    assert newest["rows"] == SIZE - 1
    assert "Good: 2 copies" in vectors.verb("verify_backup")


@pytest.mark.parametrize("mode", ["merge", "replace"])
def test_the_backup_brings_back_what_is_deleted_since(vectors: Shop, mode: str) -> None:
    mask_rows(vectors.path(), [0, 1, 2])
    printed = vectors.verb("restore_table", table="orders", backup="latest", mode=mode)
    assert f"Done: orders holds {SIZE - 1} rows" in printed


def test_a_table_that_is_gone_comes_back(vectors: Shop) -> None:
    shutil.rmtree(vectors.path())
    assert f"Done: orders holds {SIZE - 1} rows" in vectors.verb(
        "restore_table", table="orders", backup="latest"
    )


def test_a_lost_vector_costs_only_its_table(vectors: Shop) -> None:
    mask_rows(vectors.path(), [0, 1, 2]).unlink()
    assert "orders cannot be read" in vectors.refused("backup_all", reason="night")
    assert [plan["table"] for plan in vectors.answer("recovery_plan")] == ["orders", "rates"]
    printed = vectors.verb("restore_table", table="orders", backup="latest", mode="replace")
    assert f"Done: orders holds {SIZE - 1} rows" in printed


def test_the_second_place_has_the_vector_too(stocked: Path, data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    with open_shop(shutil.copytree(stocked, data_dir), second_place=str(tmp_path / "second")) as shop:
        shutil.rmtree(shop.path())
        write_deltalake(shop.path(), rows(0))
        mask_rows(shop.path(), [0])
        shop.verb("accept_loss", table="orders", reason="made anew")
        shop.verb("backup_all", reason="evening")
        shutil.rmtree(shop.path())
        shutil.rmtree(data_dir / "backups")
        printed = shop.verb("restore_table", table="orders", backup="latest")
        assert f"Done: orders holds {SIZE - 1} rows" in printed
