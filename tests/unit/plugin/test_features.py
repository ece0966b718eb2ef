"""The table features that delta-rs can write: the list of the plug-in against the installed delta-rs."""

import json
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from dbt_duckdb_delta import rescue
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.tables import WRITABLE, describe

UNWRITABLE = {
    *("identityColumns", "rowTracking", "domainMetadata", "icebergCompatV1", "icebergCompatV2", "clustering"),
    *("vacuumProtocolCheck", "inCommitTimestamp", "typeWidening", "allowColumnDefaults"),
    "checkpointProtection",
}
READ = {  # features of readers, too
    *("columnMapping", "deletionVectors", "timestampNtz", "v2Checkpoint", "variantType"),
    *("variantType-preview", "vacuumProtocolCheck", "typeWidening"),
}


@pytest.mark.parametrize("feature", sorted(WRITABLE | UNWRITABLE))
def test_delta_rs_writes_what_the_plug_in_calls_writable(tmp_path: Path, feature: str) -> None:
    write_deltalake(tmp_path, pa.table({"id": [1]}))
    protocol = {"minReaderVersion": 1, "minWriterVersion": 7, "writerFeatures": [feature]}
    if feature in READ:
        protocol |= {"minReaderVersion": 3, "readerFeatures": [feature]}
    log = tmp_path / "_delta_log" / "00000000000000000001.json"
    log.write_text(json.dumps({"protocol": protocol}) + "\n", encoding="utf-8")
    assert describe(tmp_path)["unwritable"] == (None if feature in WRITABLE else feature)
    table = DeltaTable(tmp_path)
    if feature in WRITABLE:
        write_deltalake(table, pa.table({"id": [2]}), mode="append")
        assert table.version() == 2
    else:
        with pytest.raises(Exception, match="Unsupported table features required"):
            write_deltalake(table, pa.table({"id": [2]}), mode="append")


def test_a_damaged_file_of_a_table_that_delta_rs_cannot_write_stops_no_look_at_it(tmp_path: Path) -> None:
    path = tmp_path / "orders"
    write_deltalake(path, pa.table({"id": [1]}))
    protocol = {"minReaderVersion": 1, "minWriterVersion": 7, "writerFeatures": ["rowTracking"]}
    log = path / "_delta_log" / "00000000000000000001.json"
    log.write_text(json.dumps({"protocol": protocol}) + "\n", encoding="utf-8")
    for file in path.glob("*.parquet"):
        file.unlink()
    found = rescue.find_damage(path, tmp_path / "view")
    assert found
    assert found["problem"].startswith("1 of 1 data files damaged")
    assert found["rows"] == 0
    with pytest.raises(LakeError, match=r"The damaged files of orders cannot be left out: .*RowTracking"):
        rescue.rescue(path, path, "test")
