"""A Delta table with column mapping by name, made by hand: delta-rs makes none."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def new_mapped_table(path: Path, rows: pa.Table) -> Path:
    """Write a table of one data file; its columns, of integers or text, are `col-1`, ... in it."""
    fields = []
    for number, field in enumerate(rows.schema, 1):
        mapping = {"id": number, "physicalName": f"col-{number}"}
        metadata = {f"delta.columnMapping.{name}": value for name, value in mapping.items()}
        kind = "long" if pa.types.is_integer(field.type) else "string"
        fields.append({"name": field.name, "type": kind, "nullable": True, "metadata": metadata})
    (path / "_delta_log").mkdir(parents=True)
    file = path / "part-0.parquet"
    pq.write_table(rows.rename_columns([f"col-{number}" for number in range(1, len(fields) + 1)]), file)
    schema = json.dumps({"type": "struct", "fields": fields})
    mode = {"delta.columnMapping.mode": "name", "delta.columnMapping.maxColumnId": str(len(fields))}
    table = {"id": str(uuid.uuid4()), "format": {"provider": "parquet", "options": {}}, "createdTime": 0}
    add = {"path": file.name, "partitionValues": {}, "size": file.stat().st_size, "modificationTime": 0}
    actions = [
        {"protocol": {"minReaderVersion": 2, "minWriterVersion": 5}},
        {"metaData": table | {"schemaString": schema, "partitionColumns": [], "configuration": mode}},
        {"add": add | {"dataChange": True, "stats": json.dumps({"numRecords": rows.num_rows})}},
    ]
    text = "".join(json.dumps(action) + "\n" for action in actions)
    (path / "_delta_log" / f"{0:020}.json").write_text(text)
    return path
