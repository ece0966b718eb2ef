"""The operations that change a Delta table: one commit each, or nothing. The caller holds the writer lock.

A commit can be undone by restoring the version before it.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict

import duckdb
from arro3.core import Array, DataType, Field, Schema, Table
from deltalake import CommitProperties, DeltaTable, WriterProperties, write_deltalake
from deltalake.transaction import AddAction, RemoveAction

from dbt_duckdb_delta import checksums
from dbt_duckdb_delta.commits import Commit, commit
from dbt_duckdb_delta.disk import delete_folder, new_folder, sync, sync_tree
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.log_damage import replace_damaged_log
from dbt_duckdb_delta.paths import BACKUPS, DOOMED
from dbt_duckdb_delta.salvage import opens, quarantine_name
from dbt_duckdb_delta.tables import (
    active_files,
    is_delta,
    log_files,
    open_table,
    outside,
    unreadable_reason,
)
from dbt_duckdb_delta.user import current_user
from dbt_duckdb_delta.vectors import problem_of_vectors, vector_files
from dbt_duckdb_delta.versions import added_files

COPY_BYTES = 1 << 20  # read at once, of a file that is copied
BATCH_ROWS = 8_192  # of 65,536 rows, delta-rs held 200 MB more
HELD_ROWS = 512_000  # by the writers of all partitions, which hold a row group each
LEAST_GROUP = 16_384  # rows of a row group: of 30 partitions, delta-rs holds 400 MB less than without a limit
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# DuckDB's types that Delta has; and, for lists and structs, the names of those that it lacks.
IN_DELTA = re.compile(
    r"BOOLEAN|TINYINT|SMALLINT|INTEGER|BIGINT|FLOAT|DOUBLE|DECIMAL\(.*\)|VARCHAR|BLOB|DATE"
    r"|TIMESTAMP( WITH TIME ZONE)?"
)
NOT_IN_DELTA = re.compile(
    r"HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT|UUID|ENUM|JSON|TIME(?!STAMP)|TIMESTAMP_|INTERVAL|BIT"
    r"|BIGNUM|UNION|VARIANT",
    re.IGNORECASE,
)
HAS_DATE = re.compile(r"\bDATE\b")
NO_STATISTICS = {"delta.dataSkippingNumIndexedCols": "0"}  # of values; rows are still counted
MAPPING, APPEND_ONLY = "delta.columnMapping.mode", "delta.appendOnly"
OFTEN = {"delta.checkpointInterval": "10"}  # of a log, which each verb opens many times
TEXT, COUNT, INSTANT = DataType.utf8(), DataType.int64(), DataType.timestamp("us", tz="UTC")
LOG_SCHEMA = Schema(  # the recovery log; the project that reads it documents the columns
    [
        Field("run_id", TEXT, nullable=False),
        Field("logged_at", INSTANT, nullable=False),
        Field("who", TEXT, nullable=True),
        Field("verb", TEXT, nullable=False),
        Field("table_name", TEXT, nullable=True),
        Field("state", TEXT, nullable=False),
        Field("from_point", TEXT, nullable=True),
        Field("to_point", TEXT, nullable=True),
        Field("rows_before", COUNT, nullable=True),
        Field("rows_after", COUNT, nullable=True),
        Field("content_hash", TEXT, nullable=True),
        Field("seconds", DataType.float64(), nullable=True),
        Field("detail", TEXT, nullable=True),
    ]
)


class LogCommit(Commit):
    """The commit of a log entry; the others are there when a damaged log was moved to quarantine.

    Attributes:
        moved_to: the folder of the damaged log.
        kept_version: its version that the new log starts with; None when none could be read.
        lost: the entries that could not be read, in words.
    """

    moved_to: NotRequired[str]
    kept_version: NotRequired[int | None]
    lost: NotRequired[str]


class Copied(TypedDict):
    """The version of a new table, and the number of its data files."""

    version: int
    files: int


class Renamed(TypedDict):
    """The new name of a table."""

    renamed: str


class Dropped(TypedDict):
    """The name of a table that was deleted."""

    dropped: str


def restore(path: Path, version: int, note: str, expected: int | None = None) -> Commit:
    """Commit the state of `version` on top. No data is copied.

    Raises:
        LakeError: files of that version are missing or damaged, or another writer committed; see `commit`.
    """
    table, point = open_table(path), open_table(path, version)
    reason = unreadable_reason(path, point)
    if reason:
        raise LakeError(
            f"Version {version} of {path.name} cannot be read: {reason}. "
            "Choose one whose unreadable is NULL in lake.history, or a backup."
        )
    before = table.version()
    if version == before and expected in (None, before):  # delta-rs refuses to restore what is there already
        return {"from_version": before, "new_version": before}
    return commit(
        path, table, note, lambda properties: table.restore(version, commit_properties=properties), expected
    )


def append(
    path: Path, connection: duckdb.DuckDBPyConnection, sql: str, note: str, expected: int | None = None
) -> Commit:
    """Add the rows of the query `sql`. Columns match by name, and new columns are added. See `commit`."""
    return _write_rows(path, connection, sql, note, expected, "append")


def overwrite(
    path: Path, connection: duckdb.DuckDBPyConnection, sql: str, note: str, expected: int | None = None
) -> Commit:
    """Replace all rows by those of the query `sql`. The versions before stay readable. See `commit`."""
    return _write_rows(path, connection, sql, note, expected, "overwrite")


def _write_rows(
    path: Path,
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    note: str,
    expected: int | None,
    mode: Literal["append", "overwrite"],
) -> Commit:
    table = open_table(path)
    schema_mode: Literal["merge", "overwrite"] | None = "merge" if mode == "append" else "overwrite"
    if mode == "overwrite":
        _require_removable(path, table)
    if table.metadata().configuration.get(MAPPING, "none") != "none":
        _require_its_columns(path, table, [name for name, _ in _columns_of(connection, sql)], mode)
        schema_mode = None

    def write(properties: CommitProperties) -> None:
        write_deltalake(
            table,
            connection.execute(sql).to_arrow_reader(BATCH_ROWS),
            mode=mode,
            schema_mode=schema_mode,
            partition_by=table.metadata().partition_columns or None,
            # Named because properties without a compression mean none, and without properties it is Snappy.
            writer_properties=WriterProperties(max_row_group_size=_rows_of_group(path), compression="SNAPPY"),
            commit_properties=properties,
        )

    return commit(path, table, note, write, expected)


def _require_removable(path: Path, table: DeltaTable) -> None:
    """Refuse to replace the rows of a table from which none may be removed; a version may be restored."""
    if table.metadata().configuration.get(APPEND_ONLY, "false").lower() == "true":
        raise LakeError(
            f"{path.name} has {APPEND_ONLY}: its rows cannot be replaced by others; nothing was committed. "
            "Use mode: merge, or mode: replace with one of its versions."
        )


def _require_its_columns(path: Path, table: DeltaTable, names: list[str], mode: str) -> None:
    """Refuse other columns than a table with column mapping has: delta-rs neither adds nor removes one."""
    own = [field.name for field in table.schema().fields]
    wrong = [name for name in names if name not in own]
    wrong += [name for name in own if name not in names] if mode == "overwrite" else []
    if wrong:
        raise LakeError(
            f"{path.name} has column mapping, and delta-rs adds no column to such a table and removes none: "
            f"{', '.join(wrong)}; nothing was committed."
        )


def _rows_of_group(path: Path) -> int:
    """Return how many rows a row group may have, by the partitions that the table has had files in.

    delta-rs writes all partitions at once, and keeps a row group of each in memory.
    """
    partitions = {file.parent for file in path.rglob("*.parquet")}
    return max(LEAST_GROUP, HELD_ROWS // len(partitions)) if partitions else LEAST_GROUP


def replace(
    path: Path, connection: duckdb.DuckDBPyConnection, source: Path, note: str, expected: int | None = None
) -> Commit:
    """Replace all rows by those of another table or backup. The versions before stay readable. See `commit`.

    The files of `source` are copied, under new names, so that nothing that lies in the table is relied on.
    Where the two tables differ in columns or partitions, or the log of `source` does not describe each file,
    its rows are written instead.

    Raises:
        LakeError: files of `source` are missing or damaged, or another writer committed; see `commit`.
    """
    table, point = open_table(path), open_table(source)
    _require_removable(path, table)
    reason = unreadable_reason(source, point)
    if reason:
        raise LakeError(f"{source.name} cannot be read: {reason}. Choose another backup.")
    added = added_files(source, point)
    if added is None or _layout(table) != _layout(point):
        place = str(source).replace("'", "''")
        return overwrite(path, connection, f"select * from delta_scan('{place}')", note, expected)
    copied: list[Path] = []

    def write(properties: CommitProperties) -> None:
        actions: list[AddAction | RemoveAction] = []
        for name, action in added.items():
            new = str(Path(name).with_name(f"part-{uuid.uuid4()}.parquet"))
            copied.append(path / new)
            _copy_file(source / name, path / new)
            size, now = (path / new).stat().st_size, int(datetime.now(UTC).timestamp() * 1000)
            actions.append(AddAction(new, size, action["partitionValues"], now, True, action["stats"]))
        columns = table.metadata().partition_columns
        table.create_write_transaction(
            actions, "overwrite", table.schema(), columns, commit_properties=properties
        )
        table.update_incremental()

    try:
        return commit(path, table, note, write, expected)
    except Exception:  # not committed, so no version has the files
        for file in copied:
            file.unlink(missing_ok=True)
        raise


def _layout(table: DeltaTable) -> tuple[object, ...]:
    """Return what two tables must have in common for the files of one to fit into the other."""
    protocol = table.protocol()
    return table.schema().to_json(), tuple(table.metadata().partition_columns), protocol.reader_features


def copy(source: Path, version: int | None, target: Path) -> Copied:
    """Copy one version, the latest by default, with the log up to it: the files byte by byte.

    The copy is a Delta table with the history up to its version. Each file of it is read again, and has the
    bytes of its source: so who reads the copy need not read the source, too.

    A backup also gets the checksums of its files, see `checksums`.

    Raises:
        LakeError: files of that version are missing or damaged, `target` exists, a file of the copy has other
            bytes than its source, or the disk refuses.
    """
    table = open_table(source, version)
    reason = (
        unreadable_reason(source, table) or _changed_file(source, table) or problem_of_vectors(source, table)
    )
    if reason:
        raise LakeError(
            f"Version {table.version()} of {source.name} cannot be copied: {reason}. Choose one whose "
            "unreadable is NULL in lake.history, or restore the table first: its sound files are kept."
        )
    files = active_files(table)
    if abroad := outside(files):
        raise LakeError(
            f"{source.name} cannot be copied: {len(abroad)} of its {len(files)} data files lie outside its "
            f"folder, the first at {abroad[0].path}. Write its rows into the table anew, and repeat this."
        )
    with _new_table(target) as partial:
        paths = [data.path for data in files] + vector_files(source) + log_files(source, table.version())
        known = {path: _copy_file(source / path, partial / path) for path in paths}
        if target.parents[1].name == BACKUPS:
            checksums.write(partial, known)
    return {"version": table.version(), "files": len(files)}


def _changed_file(path: Path, table: DeltaTable) -> str | None:
    """Return which file of a version has changed since a backup recorded it: a copy would count as good."""
    known = checksums.recorded(path)
    for file in active_files(table):
        if file.path in known and checksums.compute(path / file.path) != known[file.path]:
            return f"{file.path} has changed since its backup"
    return None


def create(path: Path, connection: duckdb.DuckDBPyConnection, sql: str, note: str) -> Copied:
    """Create a Delta table with the rows of the query `sql`; values of a type that Delta lacks become text.

    delta-rs panics when it computes the least and greatest of dates that its calendar lacks: 'infinity', and
    years beyond 262,000. So a table with dates is written without these statistics.

    Raises:
        LakeError: a table of this name exists, or the disk refuses.
    """
    columns = _columns_of(connection, sql)
    configuration = NO_STATISTICS if any(HAS_DATE.search(kind) for _, kind in columns) else None
    with _new_table(path) as partial:
        reader = connection.execute(_for_delta(columns, sql)).to_arrow_reader(BATCH_ROWS)
        write_deltalake(
            str(partial), reader, configuration=configuration, commit_properties=_commit_properties(note)
        )
        for file in partial.rglob("*"):
            if file.is_file():
                sync(file)
        files = active_files(open_table(partial))
        if path.parents[1].name == BACKUPS:
            known = {data.path: checksums.compute(partial / data.path) for data in files}
            checksums.write(partial, {**known, **checksums.of_log(partial)})
    return {"version": 0, "files": len(files)}


def _columns_of(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[str, str]]:
    """Return name and type of each column of a query."""
    return [(name, kind) for name, kind, *_ in connection.execute(f"describe {sql}").fetchall()]


def _for_delta(columns: list[tuple[str, str]], sql: str) -> str:
    """The query with each column cast to text that Delta cannot hold (HUGEINT, UUID, ENUM, TIME, ...)."""
    if all(_fits_delta(kind) for _, kind in columns):
        return sql
    items = []
    for column, kind in columns:
        name = '"' + column.replace('"', '""') + '"'
        items.append(name if _fits_delta(kind) else f"cast({name} as varchar) as {name}")
    return f"select {', '.join(items)} from ({sql}) as source"


def _fits_delta(kind: str) -> bool:
    nested = "[" in kind or ("(" in kind and not kind.startswith(("DECIMAL", "ENUM")))
    return not NOT_IN_DELTA.search(kind) if nested else bool(IN_DELTA.fullmatch(kind))


def rename(path: Path, target: Path) -> Renamed:
    """Give a table another name, by one rename of its folder.

    Raises:
        LakeError: `target` exists, or `path` is not a table.
    """
    if target.exists():
        raise LakeError(f"{target} exists already; a rename never overwrites. Choose another name.")
    open_table(path)
    path.rename(target)
    return {"renamed": target.name}


def drop(path: Path) -> Dropped:
    """Delete a table with its history. One rename takes it out of the lake before its files are deleted.

    Raises:
        LakeError: it holds the files of something else; or a file cannot be deleted, and the rest is left
            under the name of an interrupted deletion.
    """
    if path.exists() and not _may_be_table(path):
        raise LakeError(f"{path} has files that are not those of a Delta table, so it is not deleted.")
    doomed = path.with_name(path.name + DOOMED)
    delete_folder(doomed)
    if path.exists() or path.is_symlink():
        path.rename(doomed)
        delete_folder(doomed)
    with contextlib.suppress(OSError):  # a schema or set whose last table this was
        path.parent.rmdir()
    return {"dropped": path.name}


def _may_be_table(path: Path) -> bool:
    """Return whether a folder is a table, perhaps a damaged one, a set of backups, or without any file."""
    if (path / "_delta_log").is_dir():
        return True
    kinds = {file.suffix for file in path.rglob("*") if file.is_file()}
    return path.is_dir() and (not kinds or bool(kinds & {".json", ".parquet"}))


def set_properties(path: Path, properties: dict[str, str]) -> Commit:
    """Set table properties (delta.*) in one commit."""
    table = open_table(path)

    def write(commit_properties: CommitProperties) -> None:
        table.alter.set_table_properties(properties, commit_properties=commit_properties)

    return commit(path, table, "set_properties", write)


def log(path: Path, entries: Sequence[Mapping[str, Any]]) -> LogCommit:
    """Append entries to a log table, in one commit. The first one creates the table.

    A damaged log does not stop the caller: it moves to quarantine, and the new one starts with what could be
    read of it, see `log_damage`.

    Args:
        path: the folder of the log table.
        entries: of each the columns of `LOG_SCHEMA` that have a value; `logged_at` in ISO 8601. Without
            `who` the user of this machine is added.
    """
    rows = _log_rows([{"who": current_user(), **entry} for entry in entries])
    damage = replace_damaged_log(path)
    written = _append_rows(path, rows)
    if damage is None:
        return written
    return {
        **written,
        "moved_to": damage["moves_to"],
        "kept_version": damage["version"],
        "lost": damage["lost"],
    }


def _append_rows(path: Path, rows: Table) -> LogCommit:
    """Append, or create the table; it is opened once, since that reads all commits after a checkpoint."""
    if not is_delta(path):
        write_deltalake(str(path), rows, configuration=OFTEN)
        return {"from_version": None, "new_version": 0}
    table = open_table(path)
    before = table.version()
    write_deltalake(table, rows, mode="append")
    return {"from_version": before, "new_version": table.version()}


def _log_rows(entries: Sequence[Mapping[str, Any]]) -> Table:
    """Return entries of the log as rows, in delta-rs's own Arrow: pyarrow would import pandas."""
    columns = []
    for name in LOG_SCHEMA.names:
        field = LOG_SCHEMA.field(name)
        if field.type == INSTANT:
            since = [datetime.fromisoformat(entry[name]) - EPOCH for entry in entries]
            columns.append(Array([each // timedelta(microseconds=1) for each in since], COUNT).cast(INSTANT))
        else:
            columns.append(Array([entry.get(name) for entry in entries], field.type))
    return Table.from_arrays(columns, schema=LOG_SCHEMA)


@contextlib.contextmanager
def _new_table(target: Path) -> Iterator[Path]:
    """Yield a folder to fill. It gets the name of `target` only when it is complete."""
    if target.exists() and opens(target):
        raise LakeError(f"{target} exists already; a copy never overwrites. Choose another name.")
    with new_folder(target) as partial:
        partial.mkdir(parents=True)
        yield partial
        sync_tree(partial)
        if target.exists() and opens(target):
            raise LakeError(
                f"{target} was made by something else meanwhile; nothing was written. Look at it first."
            )
        if target.exists():  # a table that cannot be opened moves to quarantine with its files
            target.rename(quarantine_name(target))
        partial.rename(target)
        sync(target.parent)


def _copy_file(source: Path, target: Path) -> str:
    """Copy a file, read the copy again, and return the SHA-256 that both have.

    Raises:
        LakeError: the copy has other bytes.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as written:
        while chunk := read.read(COPY_BYTES):
            digest.update(chunk)
            written.write(chunk)
    sync(target)
    if checksums.compute(target) != digest.hexdigest():
        raise LakeError(f"{target} has other bytes than {source}, of which it is a copy. Check the disk.")
    return digest.hexdigest()


def _commit_properties(note: str) -> CommitProperties:
    return CommitProperties(custom_metadata={"userMetadata": note})
