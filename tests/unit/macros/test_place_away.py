"""A second place that cannot be reached, such as a disk that is not mounted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dbt_duckdb_delta import good_set
from tests.unit.macros.small_shop import Shop, open_shop


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    (tmp_path / "disk").mkdir()
    return tmp_path / "disk"


@pytest.fixture
def stocked_disk(stocked: Path, data_dir: Path, disk: Path) -> Path:
    """The data folder of a shop that has its set in both places."""
    with open_shop(shutil.copytree(stocked, data_dir), str(disk)) as made:
        made.verb("backup_all", older_than_hours=24)
    assert good_set.unchanged(data_dir, "dev")
    return data_dir


@pytest.fixture
def away(stocked_disk: Path, disk: Path) -> Iterator[Shop]:
    """The shop, while the disk is away."""
    disk.rename(disk.with_name("elsewhere"))
    with open_shop(stocked_disk, str(disk)) as made:
        yield made


def back(away: Shop, disk: Path) -> Iterator[Shop]:
    disk.with_name("elsewhere").rename(disk)
    return open_shop(away.data_dir, str(disk))


def test_a_backup_does_not_count_what_the_place_may_have(away: Shop, disk: Path) -> None:
    said = away.refused("backup_all")
    assert said.startswith(f"Nothing was copied to the second place: {disk} is not a folder.")
    assert "lacks" not in said
    assert "Then copy again: dbt run-operation backup_all --args '{older_than_hours: 24}'" in said


def test_the_next_load_asks_the_verbs(away: Shop, disk: Path) -> None:
    """The mark is about a set of before."""
    away.refused("backup_all", older_than_hours=24)
    assert good_set.unchanged(away.data_dir, "dev") is None
    with back(away, disk) as shop:
        shop.verb("backup_all", older_than_hours=24)
        assert good_set.unchanged(away.data_dir, "dev")


def test_pruning_deletes_in_the_first_place_and_names_the_rest(away: Shop, disk: Path) -> None:
    away.refused("backup_all")
    said = away.refused("prune_backups", keep_last=1, dry_run=False)
    assert said.startswith(f"In the second place nothing was deleted: {disk} is not a folder.")
    assert said.endswith("Then repeat the command.")
    assert "Deleted 1 of 2, " in " ".join(away.macros.printed)
    assert not (away.data_dir / "backups" / away.backup).exists()
    with back(away, disk) as shop:
        assert "Deleted 0 of 2, " in shop.verb("prune_backups", keep_last=1, dry_run=False)
        assert (disk / away.backup).is_dir(), "the last backup there"
        shop.verb("backup_all", older_than_hours=24)
        assert "Deleted 1 of 2, " in shop.verb("prune_backups", keep_last=1, dry_run=False)
        assert not (disk / away.backup).exists()
