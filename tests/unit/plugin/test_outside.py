"""Tables that list data files by absolute paths, as a shallow clone does."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import write_deltalake

from dbt_duckdb_delta import rescue, tables, versions, writes
from dbt_duckdb_delta.errors import LakeError


@pytest.fixture(params=["file://", "file:", ""], ids=["url", "short url", "path"])
def clone(request: pytest.FixtureRequest, data_dir: Path) -> Path:
    """`dev.clone`, whose only data file lies outside its folder."""
    path = data_dir / "lake" / "dev" / "clone"
    write_deltalake(path, pa.table({"id": [1, 2, 3]}))
    move_outside(path, data_dir / "elsewhere", request.param)
    return path


def move_outside(path: Path, folder: Path, scheme: str = "file://") -> None:
    """Move the data files of a table of one commit to another folder, and let its log name them there."""
    log = path / "_delta_log" / f"{0:020}.json"
    actions = [json.loads(line) for line in log.read_text().splitlines()]
    folder.mkdir(parents=True)
    for add in (action["add"] for action in actions if "add" in action):
        moved = (path / add["path"]).rename(folder / Path(add["path"]).name)
        add["path"] = scheme + str(moved).replace(" ", "%20")
    log.write_text("".join(json.dumps(action) + "\n" for action in actions))


def test_its_files_are_found_where_they_are(clone: Path, tmp_path: Path) -> None:
    [file] = tables.active_files(tables.open_table(clone))
    assert Path(file.path).is_file()
    assert not Path(file.path).is_relative_to(clone)
    assert tables.describe(clone)["unreadable"] is None
    assert versions.history(clone)[0]["unreadable"] is None
    assert rescue.find_damage(clone, tmp_path / "view") is None


def test_a_copy_is_refused_and_its_files_stay(clone: Path) -> None:
    [file] = tables.active_files(tables.open_table(clone))
    before = Path(file.path).read_bytes()
    with pytest.raises(LakeError, match=r"clone cannot be copied: 1 of its 1 data files lie outside"):
        writes.copy(clone, None, clone.with_name("copy"))
    assert Path(file.path).read_bytes() == before
    assert not clone.with_name("copy").exists()


def test_a_replacement_writes_its_rows_and_no_file_beside_its_own(data_dir: Path, lake) -> None:
    clone, elsewhere = data_dir / "lake" / "dev" / "clone", data_dir / "elsewhere"
    write_deltalake(clone, pa.table({"id": [1, 2, 3]}))
    move_outside(clone, elsewhere, scheme="")  # DuckDB reads no URL
    write_deltalake(clone.with_name("other"), pa.table({"id": [9]}))
    before = set(elsewhere.iterdir())
    writes.replace(clone.with_name("other"), lake, clone, "test")
    assert tables.describe(clone.with_name("other"))["rows"] == 3
    assert set(elsewhere.iterdir()) == before


def test_one_that_is_gone_is_missing_and_raises_nothing(clone: Path, tmp_path: Path) -> None:
    [file] = tables.active_files(tables.open_table(clone))
    Path(file.path).unlink()
    assert tables.describe(clone)["unreadable"] == "1 of 1 data files are gone (vacuumed or deleted)"
    assert rescue.find_damage(clone, tmp_path / "view") is None
    with pytest.raises(LakeError, match="lists data files outside its folder"):
        rescue.rescue(clone, clone, "test")


def test_a_damaged_file_beside_one_outside_raises_nothing_else(clone: Path, tmp_path: Path) -> None:
    write_deltalake(clone, pa.table({"id": [4]}), mode="append")
    [own] = clone.glob("*.parquet")
    own.unlink()
    assert tables.describe(clone)["unreadable"] == "1 of 2 data files are gone (vacuumed or deleted)"
    assert rescue.find_damage(clone, tmp_path / "view") is None
    with pytest.raises(LakeError, match="lists data files outside its folder"):
        rescue.rescue(clone, clone, "test")
