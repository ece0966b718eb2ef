"""Backups that only the second place has, which here is another folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.macros import Macros
from tests.unit.macros.small_shop import Shop, content, open_shop


def only_elsewhere(stocked: Path, data_dir: Path, disk: Path) -> Path:
    """A folder whose backups were moved to the second place; each has one."""
    shutil.copytree(stocked, data_dir)
    shutil.move(data_dir / "backups", disk)
    return next(disk.glob("set_*/dev.orders"))


def adopt(shop: Shop) -> dict:
    return {"table": "orders", "backup": shop.backup}


def test_a_copy_with_a_cut_manifest_is_named_adopted_and_restored(
    stocked: Path, data_dir: Path, tmp_path: Path
) -> None:
    manifest = only_elsewhere(stocked, data_dir, tmp_path / "disk") / "manifest.json"
    manifest.write_bytes(manifest.read_bytes()[:-20])
    with open_shop(data_dir, str(tmp_path / "disk")) as shop:
        whole = content(shop.path(), 1)
        assert "dbt run-operation adopt_backup" in shop.refused("restore_table", **adopt(shop))
        assert "holds 600 rows" in shop.verb("adopt_backup", **adopt(shop))
        shutil.rmtree(shop.path())
        shop.verb("restore_table", table="orders", backup="latest")
        assert content(shop.path()) == whole
        shop.verb("backup_all", older_than_hours=24)
        here = shop.data_dir / "backups" / shop.backup / "dev.orders" / "manifest.json"
        assert manifest.read_text() == here.read_text(), "the second place has it again, too"


def test_a_copy_that_cannot_be_fetched_is_not_adopted(stocked: Path, data_dir: Path, tmp_path: Path) -> None:
    copy = only_elsewhere(stocked, data_dir, tmp_path / "disk")
    (copy / "manifest.json").write_text("")
    file = next(copy.glob("*.parquet"))
    file.write_bytes(bytes(file.stat().st_size))
    with open_shop(data_dir, str(tmp_path / "disk")) as shop:
        assert f"{file.name} has changed since its backup" in shop.refused("adopt_backup", **adopt(shop))


@pytest.mark.parametrize("place", [{}, {"here": True}, {"here": False}])
def test_a_copy_elsewhere_is_not_looked_for_in_the_first_place(macros: Macros, place: dict) -> None:
    macros.replace("find_damage", lambda record: "gone").replace("missing_right", lambda error: None)
    found = macros.call("backup_damage", {"id": "set_1/dev.orders", **place})
    assert found == (None if place.get("here") is False else "gone")


@pytest.mark.parametrize("elsewhere", [True, False])
def test_damage_in_what_was_fetched_is_recorded_in_both_places(macros: Macros, elsewhere: bool) -> None:
    """Else it would be fetched again."""
    recorded: list[str] = []
    read = {"rows": 2, "hash": "md5-2:b", "error": None}
    macros.replace("copied_table", lambda record: {"engine": None})
    macros.replace("fetch_sql", lambda table, record: ["fetch"]).replace("try_execute", lambda sql: None)
    macros.replace("read_point_sql", lambda table, point: "copy").replace("second_place", lambda: "away")
    macros.replace("try_fingerprint", lambda *arguments: read)
    macros.replace("compare_elsewhere", lambda table, record: {"error": None, "changed": "other rows"})
    macros.replace("record_elsewhere_sql", lambda table, record: recorded.append("away " + record["damaged"]))
    macros.replace("try_record_backup", lambda table, record: recorded.append("here " + record["damaged"]))
    record = {"id": "set_1", "columns": [], "rows": 2, "content_hash": "md5-2:a", "here": not elsewhere,
              "elsewhere": True}  # fmt: skip
    assert macros.call("verify_copy", {}, record)["problem"].startswith("2 rows with hash md5-2:b instead")
    assert [each.split()[0] for each in recorded] == (["away", "here"] if elsewhere else ["here"])
    assert record["elsewhere"] is not elsewhere
