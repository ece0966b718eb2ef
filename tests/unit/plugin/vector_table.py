"""A Delta table with a deletion vector, made by hand: delta-rs writes none."""

from __future__ import annotations

import json
import struct
import uuid
import zlib
from pathlib import Path
from typing import Any

import pyarrow as pa
from deltalake import DeltaTable, write_deltalake

ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"


def mask_rows(path: Path, positions: list[int], storage: str = "u", prefix: str = "") -> Path | None:
    """Commit a deletion vector of a table's only data file; return the vector's file, None for an inline one.

    Args:
        storage: its storage type, see the Delta protocol: u (by UUID), p (by absolute path) or i (inline).
        prefix: of a vector by UUID, the folder that it is in.
    """
    bitmap = struct.pack("<iQI", 1681511377, 1, 0)  # of one RoaringBitmap of one container of positions
    bitmap += struct.pack("<IIHHI", 12346, 1, 0, len(positions) - 1, 16)
    bitmap += b"".join(struct.pack("<H", position) for position in positions)
    name, file = uuid.uuid4(), None
    if storage != "i":
        file = path / prefix / f"deletion_vector_{name}.bin"
        file.parent.mkdir(exist_ok=True)
        size = struct.pack(">i", len(bitmap))
        file.write_bytes(b"\x01" + size + bitmap + struct.pack(">I", zlib.crc32(bitmap)))
    where = {"u": prefix + _z85(name.bytes), "p": f"file://{file}", "i": _z85(bitmap)}[storage]
    offset = {} if storage == "i" else {"offset": 1}
    vector = {"storageType": storage, "pathOrInlineDv": where, **offset}
    vector |= {"sizeInBytes": len(bitmap), "cardinality": len(positions)}
    _commit(path, vector)
    return file


def _commit(path: Path, vector: dict[str, Any]) -> None:
    version = DeltaTable(path).version()
    newest = (path / "_delta_log" / f"{version:020}.json").read_text()
    [add] = [json.loads(line)["add"] for line in newest.splitlines() if "add" in json.loads(line)]
    before = {"deletionVector": add["deletionVector"]} if add.get("deletionVector") else {}
    removed = {
        "path": add["path"],
        "deletionTimestamp": add["modificationTime"],
        "dataChange": True,
        **before,
    }
    features = ["deletionVectors"]
    protocol = {"minReaderVersion": 3, "minWriterVersion": 7}
    actions = [
        {"protocol": protocol | {"readerFeatures": features, "writerFeatures": features}},
        {"remove": removed},
        {"add": add | {"deletionVector": vector}},
    ]
    text = "".join(json.dumps(action) + "\n" for action in actions)
    (path / "_delta_log" / f"{version + 1:020}.json").write_text(text)


def _z85(data: bytes) -> str:
    data, text = data + bytes(-len(data) % 4), ""
    for start in range(0, len(data), 4):
        number = int.from_bytes(data[start : start + 4], "big")
        text += "".join(ALPHABET[number // 85**power % 85] for power in (4, 3, 2, 1, 0))
    return text


def new_table(path: Path, rows: int = 10) -> Path:
    """Write a table of one data file with the ids 0, 1, 2, ..."""
    write_deltalake(path, pa.table({"id": range(rows), "name": [f"name {row}" for row in range(rows)]}))
    return path
