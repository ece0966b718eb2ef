"""What can be a second place of backups, and what is refused before anything is connected."""

from __future__ import annotations

from pathlib import Path

import pytest

from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.places import Place, PlaceError

DATA = Path("/data")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("s3://bucket/copies/", "s3://bucket/copies"),
        ("s3://bucket", "s3://bucket"),
        ("gs://bucket/a b", "gs://bucket/a b"),
        (
            "abfss://box@account.dfs.core.windows.net/copies",
            "abfss://box@account.dfs.core.windows.net/copies",
        ),
        ("/mnt/disk/", "/mnt/disk"),
        ("file:///mnt/my%20disk", "/mnt/my disk"),
        ("/database", "/database"),
    ],
)
def test_a_url_or_path_is_a_place(text: str, url: str) -> None:
    assert Place(text, DATA).url == url


def test_a_path_from_the_home_folder_is_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home of mine")
    assert Place("~/second", DATA).url == "/home of mine/second"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("~root/second", "Name the whole path"),
        ("s3://KEY:SECRET@bucket/copies", "contains credentials"),
        ("s3://KEY:SE/CRET@bucket/copies", "contains credentials"),
        ("s3://bucket/copies?secret_key=SECRET", "contains credentials"),
        ("s3://bucket/copies#SECRET", "contains credentials"),
        ("gs://SECRET@bucket", "contains credentials"),
        ("abfss://box:SECRET@account/copies", "contains credentials"),
        ("abfss://box@account/copies?sig=SECRET", "contains credentials"),
        ("s3:///", "names no bucket"),
        ("https://SECRET@host", "https:// is not supported"),
        ("/data", "both copies are lost together"),
        ("file:///data/backups", "both copies are lost together"),
    ],
)
def test_what_cannot_be_a_place_is_refused_without_its_secret(text: str, said: str) -> None:
    with pytest.raises(LakeError, match=said) as refused:
        Place(text, DATA)
    assert "SECRET" not in str(refused.value)
    assert "CRET@" not in str(refused.value)


@pytest.mark.parametrize("below", ["", "copies"])
def test_the_disk_that_the_backups_are_linked_to_is_no_second_place(tmp_path: Path, below: str) -> None:
    data, disk = tmp_path / "data", tmp_path / "disk"
    data.mkdir()
    disk.mkdir()
    (data / "backups").symlink_to(disk)
    with pytest.raises(LakeError, match="both copies are lost together"):
        Place(str(disk / below), data)
    assert Place(str(tmp_path / "other"), data).folder == tmp_path / "other"


def test_a_disk_that_is_not_mounted_is_not_made(tmp_path: Path) -> None:
    place = Place(str(tmp_path / "disk"), DATA)
    with pytest.raises(PlaceError, match=r"is not a folder\. Mount the disk, or make the folder"):
        place.sizes()
    with pytest.raises(PlaceError):
        place.write("set/x/manifest.json", b"{}")
    assert not (tmp_path / "disk").exists()


def test_a_file_on_another_disk_is_written_read_and_deleted(tmp_path: Path) -> None:
    place = Place(tmp_path.as_uri(), DATA)
    place.write("set/x/manifest.json", b"{}")
    place.write("set/x/season=2024/part 1.parquet", b"rows")
    assert place.sizes() == {"set/x/manifest.json": 2, "set/x/season=2024/part 1.parquet": 4}
    assert place.sizes("set/y") == {}
    assert place.read("set/x/manifest.json") == b"{}"
    place.delete_folder("set")
    place.delete_folder("set")
    assert place.sizes() == {}
