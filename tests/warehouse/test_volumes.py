"""Files of volumes, and COPY INTO: through the real connector, which uploads by itself when it is told to."""

from __future__ import annotations

import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pyarrow as pa
import pytest
from pyarrow import parquet

from tests.support.warehouse.volumes import Volumes


@pytest.fixture
def volume(client, tmp_path: Path) -> str:
    """The path of a volume; the client may send files of this test's folder."""
    client.run("create table t (id bigint not null, v string)", "create volume v")
    client.connection.staging_allowed_local_path = str(tmp_path)
    return f"/Volumes/lr_nhl_demo/{client.schema}/v"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A Parquet file whose columns stand in another order than the table's."""
    path = tmp_path / "part.parquet"
    parquet.write_table(pa.table({"v": ["a", "b"], "id": [1, 2]}), path)
    return path


def test_a_file_is_uploaded_and_copied_by_name(client, volume: str, file: Path) -> None:
    client.run(f"PUT '{file}' INTO '{volume}/one/part.parquet' OVERWRITE")
    [answer] = client.run(f"COPY INTO t FROM '{volume}/one' FILEFORMAT = PARQUET")
    assert answer["num_inserted_rows"] == 2
    assert client.stored("t") == [(1, "a"), (2, "b")]
    assert client.operations("t")[-1] == "COPY INTO"


def test_a_file_is_copied_once(client, volume: str, file: Path) -> None:
    client.run(f"PUT '{file}' INTO '{volume}/part.parquet'")
    copy = f"COPY INTO t FROM '{volume}' FILEFORMAT = PARQUET"
    client.run(copy)
    [again] = client.run(copy)
    assert again["num_inserted_rows"] == 0
    assert len(client.stored("t")) == 2
    assert "FILE_IN_STAGING_PATH_ALREADY_EXISTS" in client.refused(
        f"PUT '{file}' INTO '{volume}/part.parquet'"
    )


def test_a_removed_file_is_gone(client, volume: str, file: Path) -> None:
    client.run(f"PUT '{file}' INTO '{volume}/one/part.parquet'", f"REMOVE '{volume}/one/part.parquet'")
    client.run(f"REMOVE '{volume}/one'")
    assert "PATH_NOT_FOUND" in client.refused(f"COPY INTO t FROM '{volume}/one' FILEFORMAT = PARQUET")
    assert client.stored("t") == []


def test_what_copy_into_refuses(client, volume: str, tmp_path: Path) -> None:
    parquet.write_table(pa.table({"id": [1], "other": ["x"]}), tmp_path / "more.parquet")
    parquet.write_table(pa.table({"v": ["no id"]}), tmp_path / "less.parquet")
    client.run(
        *(f"PUT '{tmp_path}/{name}.parquet' INTO '{volume}/{name}/f.parquet'" for name in ("more", "less"))
    )
    mismatch = client.refused(f"COPY INTO t FROM '{volume}/more' FILEFORMAT = PARQUET")
    assert "COPY_INTO_SCHEMA_MISMATCH_WITH_TARGET_TABLE" in mismatch
    assert "NOT NULL" in client.refused(f"COPY INTO t FROM '{volume}/less' FILEFORMAT = PARQUET").upper()
    assert "UNSUPPORTED_BY_STAND_IN" in client.refused(f"COPY INTO t FROM '{volume}/more' FILEFORMAT = JSON")
    assert client.stored("t") == []


def test_volumes_have_names(client, volume: str, file: Path) -> None:
    client.run("create volume if not exists v")
    assert "VOLUME_ALREADY_EXISTS" in client.refused("create volume v")
    assert client.run("show volumes") == [{"database": client.schema, "volume_name": "v"}]
    nowhere = volume.removesuffix("/v") + "/w"
    assert "UC_VOLUME_NOT_FOUND" in client.refused(f"PUT '{file}' INTO '{nowhere}/part.parquet'")
    assert "INVALID_VOLUME_PATH" in client.refused(f"PUT '{file}' INTO '{volume}/../../x'")


def test_an_address_is_good_once_and_for_one_thing(client) -> None:
    with pytest.raises(HTTPError, match="403"):
        urllib.request.urlopen(
            urllib.request.Request(f"{client.warehouse.host}/volumes/guess", method="PUT", data=b"")
        )


def test_an_address_is_used_up(tmp_path: Path) -> None:
    volumes = Volumes(tmp_path)
    path = volumes.hand_out("PUT", tmp_path / "x")
    assert volumes.receive("REMOVE", path, b"") == 403
    again = volumes.hand_out("PUT", tmp_path / "x")
    assert [volumes.receive("PUT", again, b"1"), volumes.receive("PUT", again, b"2")] == [200, 403]
    assert (tmp_path / "x").read_bytes() == b"1"
