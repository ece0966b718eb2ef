"""A table whose log needs a sub-folder: a V2 checkpoint lists the data files in `_delta_log/_sidecars`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from deltalake import DeltaTable

from tests.unit.macros.small_shop import SIZE, Shop, content

NAME = "00000000000000000003.checkpoint"


def use_v2_checkpoint(path: Path) -> None:
    """Replace the older commits of a table by a V2 checkpoint, as Spark writes it."""
    log = path / "_delta_log"
    features = {"readerFeatures": ["v2Checkpoint"], "writerFeatures": ["v2Checkpoint"]}
    protocol = {"protocol": {"minReaderVersion": 3, "minWriterVersion": 7, **features}}
    commits = [
        json.loads(line) for file in sorted(log.glob("*.json")) for line in file.read_text().splitlines()
    ]
    metadata = next(each for each in commits if "metaData" in each)
    (log / "00000000000000000003.json").write_text(json.dumps(protocol) + "\n", encoding="utf-8")
    DeltaTable(str(path)).create_checkpoint()
    rows = pq.read_table(log / f"{NAME}.parquet", columns=["add"])
    (log / "_sidecars").mkdir()
    sidecar = log / "_sidecars" / "part.parquet"
    pq.write_table(rows.filter(rows["add"].is_valid()), sidecar)
    for file in [*sorted(log.glob("*.json"))[:3], log / f"{NAME}.parquet", log / "_last_checkpoint"]:
        file.unlink()
    size = {"sizeInBytes": sidecar.stat().st_size, "modificationTime": 0}
    actions = [{"checkpointMetadata": {"version": 3}}, protocol, metadata,
               {"sidecar": {"path": sidecar.name, **size}}]  # fmt: skip
    checkpoint = log / f"{NAME}.80a083e8-7026-4e79-81be-64bd76c43a11.json"
    checkpoint.write_text("".join(json.dumps(each) + "\n" for each in actions), encoding="utf-8")


def read(shop: Shop) -> list[dict[str, Any]]:
    """The rows by DuckDB: pyarrow does not read such a table."""
    found = shop.connection.execute("select id, name from lake.now('dev.orders') order by id").fetchall()
    return [{"id": number, "name": name} for number, name in found]


def test_it_is_backed_up_and_restored(shop: Shop) -> None:
    whole = content(shop.path())
    use_v2_checkpoint(shop.path())
    assert read(shop) == whole
    [taken] = shop.answer("backup_table", table="orders")
    assert taken["rows"] == 3 * SIZE
    copy = shop.data_dir / "backups" / taken["id"]
    assert [file.name for file in (copy / "_delta_log" / "_sidecars").iterdir()] == ["part.parquet"]
    assert "Good" in shop.verb("verify_backup", table="orders", backup=taken["set"])
    DeltaTable(str(shop.path())).delete("id < 10")
    shop.verb("restore_table", table="orders", backup=taken["set"])
    assert read(shop) == whole


def test_a_damaged_file_of_it_is_restored(shop: Shop) -> None:
    whole = content(shop.path())
    file = shop.file_of(1)
    use_v2_checkpoint(shop.path())
    file.unlink()
    shop.verb("restore_table", table="orders", auto=True)
    assert read(shop) == whole
