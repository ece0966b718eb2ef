"""A table's versions: DESCRIBE HISTORY, DESCRIBE DETAIL, RESTORE."""

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from tests.support.warehouse import delta_log, retention, rights
from tests.support.warehouse.errors import SqlError, wrong_kind
from tests.support.warehouse.statements.registry import done, rows, statement

_TEXTS = pa.map_(pa.string(), pa.string())
HISTORY = {
    "version": pa.int64(),
    "timestamp": pa.timestamp("us", "UTC"),
    "userId": pa.string(),
    "userName": pa.string(),
    "operation": pa.string(),
    "operationParameters": _TEXTS,
    "readVersion": pa.int64(),
    "isolationLevel": pa.string(),
    "isBlindAppend": pa.bool_(),
    "operationMetrics": _TEXTS,
    "userMetadata": pa.string(),
    "engineInfo": pa.string(),
}


def _texts(values: dict | None) -> list[tuple[str, str]]:
    return [(key, str(value)) for key, value in (values or {}).items()]


@statement("(DESC | DESCRIBE) HISTORY <table> [LIMIT <limit:number>]")
def describe_history(session, table, limit=None):
    """Newest first. What the log has, also versions whose files a VACUUM has taken."""
    relation = session.warehouse.catalog.get(session.name(table))
    rights.require(session, "SELECT", relation)
    if relation.is_view:
        raise wrong_kind("DESCRIBE HISTORY", relation.name, "view")
    found = []
    for version in reversed(delta_log.versions(relation.location)):
        info = delta_log.commit_info(relation.location, version)
        found.append(
            [
                *(
                    version,
                    info.get("timestamp", 0) * 1000,
                    None,
                    info.get("userName"),
                    info.get("operation"),
                ),
                *(
                    _texts(info.get("operationParameters")),
                    version - 1 if version else None,
                    "WriteSerializable",
                ),
                *(info.get("isBlindAppend"), _texts(info.get("operationMetrics"))),
                *(info.get("userMetadata"), info.get("engineInfo")),
            ]
        )
    return rows(HISTORY, found[: int(limit)] if limit else found)


@statement("(DESC | DESCRIBE) DETAIL <table>")
def describe_detail(session, table):
    relation = session.warehouse.catalog.get(session.name(table))
    if relation.is_view:
        raise wrong_kind("DESCRIBE DETAIL", relation.name, "view")
    found = delta_log.snapshot(relation.location)
    millis = delta_log.commit_info(relation.location, found.version)["timestamp"]
    moment, names = pa.timestamp("us", "UTC"), pa.list_(pa.string())
    values = {
        "format": (pa.string(), "delta"),
        "id": (pa.string(), found.metadata["id"]),
        "name": (pa.string(), relation.name.dotted),
        "description": (pa.string(), relation.comment),
        "location": (pa.string(), f"file://{relation.location}"),
        "createdAt": (moment, relation.created * 1000),
        "lastModified": (moment, millis * 1000),
        "partitionColumns": (names, found.partitions),
        "clusteringColumns": (names, relation.cluster_by),
        "numFiles": (pa.int64(), len(found.files)),
        "sizeInBytes": (pa.int64(), found.bytes),
        "properties": (_TEXTS, _texts(found.properties)),
        "minReaderVersion": (pa.int32(), found.protocol["minReaderVersion"]),
        "minWriterVersion": (pa.int32(), found.protocol["minWriterVersion"]),
    }
    return rows({name: kind for name, (kind, _) in values.items()}, [[value for _, value in values.values()]])


def restore_target(session, relation, version: str | None, moment: str | None) -> int:
    """The version that a RESTORE means, by the warehouse's clock and its retention."""
    if version is not None and not version.isdigit():
        raise SqlError("PARSE_SYNTAX_ERROR", f"A version is a whole number, not {version}.", "42601")
    target = int(version) if version is not None else session.version_at(relation, moment)
    known = delta_log.versions(relation.location)
    if target not in known:
        raise SqlError(
            "DELTA_CANNOT_RESTORE_TABLE_VERSION",
            f"Cannot restore table to version {target}. Available versions: [{known[0]}, {known[-1]}].",
            "22003",
        )
    retention.check(relation.location, target, session.warehouse.clock)
    return target


@statement(
    "RESTORE (TABLE | ) <table> (TO | ) VERSION AS OF <version:value>",
    "RESTORE (TABLE | ) <table> (TO | ) TIMESTAMP AS OF <moment:expression>",
)
def restore(session, table, version=None, moment=None):
    """A new version that equals an old one: rows, schema and properties. Refused if a file of the old one is
    gone."""
    with session.changing(table, "RESTORE") as relation:
        before = delta_log.snapshot(relation.location)
        target = restore_target(session, relation, version, moment)
        wanted = delta_log.snapshot(relation.location, target)
        missing = [path for path in wanted.files if not delta_log.data_file(relation.location, path).exists()]
        if missing:
            raise SqlError(
                "DELTA_FILE_NOT_FOUND_DETAILED",
                f"File {missing[0]} of version {target} cannot be found: its data was deleted, as by VACUUM.",
                "42K03",
            )
        removed = before.files.keys() - wanted.files.keys()
        restored = wanted.files.keys() - before.files.keys()
        metrics = {
            "tableSizeAfterRestore": wanted.bytes,
            "numOfFilesAfterRestore": len(wanted.files),
            "numRemovedFiles": len(removed),
            "numRestoredFiles": len(restored),
            "removedFilesSize": sum(before.files[path]["size"] for path in removed),
            "restoredFilesSize": sum(wanted.files[path]["size"] for path in restored),
        }
        try:
            DeltaTable(relation.location).restore(target)
        except DeltaError as error:
            raise SqlError("DELTA_RESTORE_FAILED", str(error), "XXKDS") from error
        delta_log.label(
            relation.location,
            delta_log.latest(relation.location),
            millis=session.warehouse.clock.millis(),
            operation="RESTORE",
            parameters={"version": str(target), "timestamp": moment or ""},
            metrics=metrics,
            note=session.note,
            user=session.user,
            metadata=delta_log.changed_metadata(wanted) if wanted.metadata != before.metadata else None,
        )
        session.warehouse.catalog.altered(relation)
    return done(
        table_size_after_restore=metrics["tableSizeAfterRestore"],
        num_of_files_after_restore=metrics["numOfFilesAfterRestore"],
        num_removed_files=metrics["numRemovedFiles"],
        num_restored_files=metrics["numRestoredFiles"],
        removed_files_size=metrics["removedFilesSize"],
        restored_files_size=metrics["restoredFilesSize"],
    )
