"""Tables whose folder is a link: to another disk, or to another table."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from deltalake import DeltaTable, write_deltalake

from tests.unit.macros.small_shop import SIZE, Shop, content

LEFT = "orders_before_new.deleting~"


@pytest.fixture
def elsewhere(shop: Shop, tmp_path: Path) -> Path:
    """The folder that `orders` leads to; a blue/green deployment has swapped another in its place."""
    moved = tmp_path / "other disk" / "orders"
    moved.parent.mkdir()
    shutil.move(shop.path(), moved)
    shop.path().symlink_to(moved)
    shop.verb("blue_green_begin", tables=["orders"], suffix="_new")
    shop.verb("blue_green_validate")
    shop.verb("blue_green_swap")
    return moved


def test_a_dropped_link_leaves_what_it_leads_to(shop: Shop, elsewhere: Path) -> None:
    assert "Finished: the old tables are dropped" in shop.verb("blue_green_finish", dry_run=False)
    assert not any("before" in path.name for path in shop.path().parent.iterdir())
    assert len(content(elsewhere)) == 900


def test_a_table_that_cannot_be_deleted_is_no_finished_deployment(
    shop: Shop, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == LEFT:
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        for _ in range(2):  # the second time the table has its other name
            refused = shop.refused("blue_green_finish", dry_run=False)
            assert f"{LEFT} could not be deleted" in refused
        assert LEFT in shop.refused("clean_up", dry_run=False)
    assert LEFT in shop.verb("clean_up", dry_run=False)
    assert "Finished: the old tables are dropped" in shop.verb("blue_green_finish", dry_run=False)


def test_a_link_to_another_table_is_not_restored_into(shop: Shop) -> None:
    shutil.rmtree(shop.path())
    shop.path().symlink_to(shop.path("rates"))
    before = content(shop.path("rates"))
    write_deltalake(
        str(shop.path("rates")),
        DeltaTable(str(shop.path("rates"))).to_pyarrow_table().slice(0, 9),
        mode="overwrite",
    )
    refused = shop.refused("restore_table", table="orders", backup=shop.backup, mode="replace")
    assert f"{shop.path()} is a link to the folder of dev.rates" in refused
    assert len(content(shop.path("rates"))) == 9
    shop.path().unlink()
    shop.verb("restore_table", table="orders", backup=shop.backup)
    shop.verb("restore_table", table="rates", version=DeltaTable(str(shop.path("rates"))).version() - 1)
    assert content(shop.path("rates")) == before
    assert len(content(shop.path())) == 2 * SIZE
