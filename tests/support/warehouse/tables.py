"""Writing to Delta tables: create, replace, append, overwrite, change metadata. One commit each, labelled as
Databricks would have labelled it, and checked against the table's constraints. Callers hold the table's lock.
"""

from __future__ import annotations

import json
import re
import shutil
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from deltalake import PostCommitHookProperties, write_deltalake

from tests.support.warehouse import delta_log, retention
from tests.support.warehouse.catalog import Relation
from tests.support.warehouse.delta_log import Snapshot
from tests.support.warehouse.errors import SqlError, unsupported
from tests.support.warehouse.lexer import quoted
from tests.support.warehouse.spark_types import arrow_schema, from_arrow, sql_name

if TYPE_CHECKING:
    from tests.support.warehouse.session import Session

# No checkpoints: labels rewrite the newest commit, and a checkpoint would remember what it was before.
_NO_HOOKS = PostCommitHookProperties(create_checkpoint=False, cleanup_expired_logs=False)
_BAD_NAME = re.compile(r"[ ,;{}()\n\t=]")
_CHECK = "delta.constraints."

Columns = list[dict[str, Any]]  # Spark's JSON: name, type, nullable, metadata (with the comment)


def column(name: str, kind: Any, nullable: bool = True, comment: str | None = None) -> dict[str, Any]:
    return {
        "name": name,
        "type": kind,
        "nullable": nullable,
        "metadata": {"comment": comment} if comment else {},
    }


def columns_of(rows: pa.Table) -> Columns:
    """The columns of a table made from a query's result: all of them may be NULL."""
    return [column(field.name, from_arrow(field.type)) for field in rows.schema]


def check_columns(columns: Columns) -> None:
    seen = set()
    for one in columns:
        if one["name"].lower() in seen:
            raise SqlError(
                "COLUMN_ALREADY_EXISTS", f"The column `{one['name'].lower()}` already exists.", "42711"
            )
        seen.add(one["name"].lower())
        if _BAD_NAME.search(one["name"]):
            raise SqlError(
                "DELTA_INVALID_CHARACTERS_IN_COLUMN_NAMES",
                f"Found invalid character(s) among ' ,;{{}}()\\n\\t=' in the column name {one['name']!r}.",
                "42K05",
            )
        if one["type"] == "void" or "interval" in str(one["type"]):
            raise unsupported(
                f"A column of type {one['type']} ({one['name']}) cannot be stored here: cast it."
            )


def conform(session: Session, rows: pa.Table, columns: Columns) -> pa.Table:
    """The rows in the table's types, by position. The engine casts, and refuses what does not fit."""
    target = arrow_schema({"fields": columns})
    rows = rows.rename_columns(target.names)
    if any(not _same(one.type, other.type) for one, other in zip(rows.schema, target, strict=True)):
        casts = ", ".join(
            f"CAST({quoted(one['name'])} AS {sql_name(one['type'])}) AS {quoted(one['name'])}"
            for one in columns
        )
        rows = session.engine.query(f"SELECT {casts} FROM __rows", {"__rows": _typed(rows, target)})
    return rows.cast(target)


def _same(one: pa.DataType, other: pa.DataType) -> bool:
    """Types between which nothing can be lost: the unit and zone of a timestamp are only its spelling."""
    if pa.types.is_timestamp(one) and pa.types.is_timestamp(other):
        return (one.tz is None) == (other.tz is None)
    return one.equals(other) or pa.types.is_null(one)


def _typed(rows: pa.Table, target: pa.Schema) -> pa.Table:
    """Columns of nothing but NULL have no type of their own: they take the target's."""
    arrays = [
        pa.nulls(rows.num_rows, field.type) if pa.types.is_null(column.type) else column
        for column, field in zip(rows.columns, target, strict=True)
    ]
    return pa.table(arrays, names=target.names)


def replace(
    session: Session,
    relation: Relation,
    columns: Columns,
    rows: pa.Table,
    *,
    operation: str,
    partitions: list[str] | None = None,
    properties: dict[str, str] | None = None,
) -> None:
    """Make the table consist of these columns and rows, as its first version or as the next one.

    The data is written as a fresh table aside, whose files are then named in one commit: so that schema,
    partitions and properties can all differ from what was there.
    """
    check_columns(columns)
    names = {one["name"].lower(): one["name"] for one in columns}
    partitions = [names.get(name.lower(), name) for name in partitions or []]
    for name in partitions:
        if name.lower() not in names:
            raise SqlError("DELTA_COLUMN_NOT_FOUND", f"There is no column {name} to partition by.", "42703")
    rows, properties = conform(session, rows, columns), properties or {}
    retention.check_properties(properties)
    _check_rows(session, rows, columns, properties)
    path = Path(relation.location)
    aside = path / f".aside-{uuid.uuid4().hex}"
    write_deltalake(aside, rows, partition_by=partitions or None, post_commithook_properties=_NO_HOOKS)
    fresh = delta_log.snapshot(str(aside))
    old = delta_log.snapshot(str(path)) if delta_log.exists(str(path)) else None
    metadata = delta_log.changed_metadata(
        fresh, schema={"type": "struct", "fields": columns}, properties=properties
    )
    if old is not None:
        metadata["id"] = old.metadata["id"]
    for add in fresh.files.values():
        target = delta_log.data_file(str(path), add["path"])
        target.parent.mkdir(parents=True, exist_ok=True)
        delta_log.data_file(str(aside), add["path"]).rename(target)
    shutil.rmtree(aside)
    millis = session.warehouse.clock.millis()
    protocol = _protocol(fresh.protocol, old.protocol if old else None, properties)
    delta_log.commit(
        str(path),
        [
            {"protocol": protocol},
            {"metaData": metadata},
            *removals(old, millis),
            *({"add": {**add, "modificationTime": millis}} for add in fresh.files.values()),
        ],
        millis=millis,
        operation=operation,
        parameters={
            "partitionBy": json.dumps(partitions),
            "properties": json.dumps(properties),
            "isManaged": str(relation.kind.startswith("MANAGED")).lower(),
        },
        metrics={
            "numFiles": len(fresh.files),
            "numOutputRows": rows.num_rows,
            "numOutputBytes": fresh.bytes,
        },
        note=session.note,
        user=session.user,
    )


def removals(found: Snapshot | None, millis: int) -> list[dict]:
    keep = ("path", "partitionValues", "size")
    return [
        {
            "remove": {
                **{key: add[key] for key in keep if key in add},
                "deletionTimestamp": millis,
                "dataChange": True,
                "extendedFileMetadata": True,
            }
        }
        for add in (found.files.values() if found else [])
    ]


def write(
    session: Session, relation: Relation, rows: pa.Table, *, overwrite: bool = False, operation: str = "WRITE"
) -> None:
    """Append the rows, or put them in place of all that the table holds. Columns by position."""
    found = delta_log.snapshot(relation.location)
    columns = found.schema["fields"]
    rows = conform(session, rows, columns)
    _check_rows(session, rows, columns, found.properties)
    mode = "Overwrite" if overwrite else "Append"
    write_deltalake(
        relation.location,
        rows,
        mode=mode.lower(),
        partition_by=found.partitions or None,
        post_commithook_properties=_NO_HOOKS,
    )
    version = delta_log.latest(relation.location)
    if version == found.version:  # delta-rs makes no commit of nothing
        return
    added = [action["add"] for action in delta_log.read(relation.location, version) if "add" in action]
    delta_log.label(
        relation.location,
        version,
        millis=session.warehouse.clock.millis(),
        operation=operation,
        parameters={"mode": mode, "partitionBy": json.dumps(found.partitions)},
        metrics={
            "numFiles": len(added),
            "numOutputRows": rows.num_rows,
            "numOutputBytes": sum(add["size"] for add in added),
        },
        note=session.note,
        user=session.user,
    )


def change_metadata(
    session: Session,
    relation: Relation,
    operation: str,
    parameters: dict[str, Any],
    *,
    columns: Columns | None = None,
    properties: dict[str, str] | None = None,
) -> None:
    """A new version of the table that differs in schema or properties and in no row."""
    found = delta_log.snapshot(relation.location)
    if columns is not None:
        check_columns(columns)
    schema = {"type": "struct", "fields": columns} if columns is not None else None
    metadata = delta_log.changed_metadata(found, schema=schema, properties=properties)
    protocol = _protocol(found.protocol, None, properties or {})
    delta_log.commit(
        relation.location,
        [*([{"protocol": protocol}] if protocol != found.protocol else []), {"metaData": metadata}],
        millis=session.warehouse.clock.millis(),
        operation=operation,
        parameters={
            key: value if isinstance(value, str) else json.dumps(value) for key, value in parameters.items()
        },
        note=session.note,
        user=session.user,
    )


def _protocol(new: dict, old: dict | None, properties: dict[str, str]) -> dict:
    """The lowest protocol that has both tables' features: a table's protocol is never lowered."""
    protocols = [new, *([old] if old else [])]
    if any(key.startswith(_CHECK) for key in properties):
        protocols.append({"minReaderVersion": 1, "minWriterVersion": 3})
    merged = {
        key: max(protocol[key] for protocol in protocols) for key in ("minReaderVersion", "minWriterVersion")
    }
    for key in ("readerFeatures", "writerFeatures"):
        features = sorted({feature for protocol in protocols for feature in protocol.get(key) or []})
        if (
            merged["minWriterVersion"] >= 7
            and key == "writerFeatures"
            and any(name.startswith(_CHECK) for name in properties)
        ):
            features = sorted({*features, "checkConstraints"})
        if features:
            merged[key] = features
    return merged


def checks(properties: dict[str, str]) -> dict[str, str]:
    return {key[len(_CHECK) :]: value for key, value in properties.items() if key.startswith(_CHECK)}


def _check_rows(session: Session, rows: pa.Table, columns: Columns, properties: dict[str, str]) -> None:
    for one in columns:
        if not one["nullable"] and rows[one["name"]].null_count:
            raise null_in(one["name"])
    for name, condition in checks(properties).items():
        sql = f"SELECT count(*) AS n FROM __rows WHERE ({condition}) IS NOT TRUE"
        if rows.num_rows and session.engine.query(sql, {"__rows": rows}).column(0)[0].as_py():
            raise _breaks(name, condition)


def verify_or_withdraw(session: Session, relation: Relation, before: int) -> None:
    """After the engine wrote by itself: take its commit back if a row breaks a constraint of the table."""
    version = delta_log.latest(relation.location)
    if version == before:
        return
    found = delta_log.snapshot(relation.location)
    conditions = {
        f"{quoted(one['name'])} IS NOT NULL": one["name"]
        for one in found.schema["fields"]
        if not one["nullable"]
    }
    rules = [(condition, null_in(name)) for condition, name in conditions.items()]
    rules += [(condition, _breaks(name, condition)) for name, condition in checks(found.properties).items()]
    for condition, error in rules:
        sql = f"SELECT count(*) AS n FROM delta.`{relation.location}` WHERE ({condition}) IS NOT TRUE"
        if session.engine.query(sql).column(0)[0].as_py():
            delta_log.withdraw(relation.location, version)
            raise error


def null_in(name: str) -> SqlError:
    return SqlError(
        "DELTA_NOT_NULL_CONSTRAINT_VIOLATED", f"NOT NULL constraint violated for column: {name}.", "23502"
    )


def _breaks(name: str, condition: str) -> SqlError:
    return SqlError(
        "DELTA_VIOLATE_CONSTRAINT_WITH_VALUES",
        f"CHECK constraint {name} ({condition}) violated by row with values.",
        "23001",
    )
