"""Volumes, the files in them, and COPY INTO, which loads files into a table."""

import json

import pyarrow as pa
from pyarrow import parquet

from tests.support.warehouse import delta_log, tables
from tests.support.warehouse.errors import SqlError, schema_not_found, unsupported
from tests.support.warehouse.statements.registry import done, rows, statement
from tests.support.warehouse.statements.rows import arrange
from tests.support.warehouse.thrift_results import STAGING


@statement("CREATE VOLUME [IF NOT EXISTS] <volume:table>")
def create_volume(session, volume, if_not_exists=False):
    name = session.name(volume)
    if not session.warehouse.catalog.has_schema(name.catalog, name.schema):
        raise schema_not_found(name.catalog, name.schema)
    folder = session.warehouse.volumes.folder(name)
    if folder.is_dir() and not if_not_exists:
        raise SqlError(
            "VOLUME_ALREADY_EXISTS", f"Cannot create volume {name} because it already exists.", "42P07"
        )
    folder.mkdir(parents=True, exist_ok=True)
    return done()


@statement("SHOW VOLUMES [(IN | FROM) <schema:table>]")
def show_volumes(session, schema=None):
    catalog, name = session.schema_name(schema)
    session.warehouse.catalog.schema(catalog, name)
    folder = session.warehouse.volumes.folder(session.name((catalog, name, "_"))).parent
    found = sorted(volume.name for volume in folder.iterdir()) if folder.is_dir() else []
    columns = {"database": pa.string(), "volume_name": pa.string()}
    return rows(columns, [[name, volume] for volume in found])


@statement("PUT <local:string> INTO <path:string> [OVERWRITE]")
def put(session, local, path, overwrite=False):
    """The client uploads the file: the answer tells it where."""
    volumes = session.warehouse.volumes
    file = volumes.find(path)
    if file.exists() and not overwrite:
        raise SqlError(
            "FILE_IN_STAGING_PATH_ALREADY_EXISTS", f"File in staging path {path} already exists.", "42K0B"
        )
    return _go_there("PUT", volumes.hand_out("PUT", file), local)


@statement("REMOVE <path:string>")
def remove(session, path):
    volumes = session.warehouse.volumes
    file = volumes.find(path)
    if not file.exists():
        raise SqlError("PATH_NOT_FOUND", f"Path does not exist: {path}.", "42K03")
    return _go_there("REMOVE", volumes.hand_out("REMOVE", file), None)


def _go_there(operation: str, address: str, local: str | None) -> pa.Table:
    columns = {name: pa.string() for name in ("operation", "presignedUrl", "headers", "localFile")}
    return rows(columns, [[operation, address, "{}", local]]).replace_schema_metadata({STAGING: b"1"})


@statement("COPY INTO <table> FROM <path:string> FILEFORMAT = <format:identifier>")
def copy_into(session, table, path, format):
    """Columns are matched by name. A file that this table has had before is passed over."""
    if format.upper() != "PARQUET":
        raise unsupported(f"COPY INTO reads PARQUET here, not {format}.")
    source = session.warehouse.volumes.find(path)
    if not source.exists():
        raise SqlError("PATH_NOT_FOUND", f"Path does not exist: {path}.", "42K03")
    with session.changing(table, "COPY INTO") as relation:
        memory = session.warehouse.data / "copied" / f"{relation.id}.json"
        had = json.loads(memory.read_text()) if memory.exists() else []
        files = sorted(source.rglob("*.parquet")) if source.is_dir() else [source]
        new = [file for file in files if str(file) not in had]
        data = [arrange(session, relation, _read(file, relation), True, None) for file in new]
        if data:
            tables.write(session, relation, pa.concat_tables(data), operation="COPY INTO")
            memory.parent.mkdir(exist_ok=True)
            memory.write_text(json.dumps(had + [str(file) for file in new]))
            session.warehouse.catalog.altered(relation)
    loaded = sum(part.num_rows for part in data)
    return done(num_affected_rows=loaded, num_inserted_rows=loaded, num_skipped_corrupt_files=0)


def _read(file, relation) -> pa.Table:
    found = parquet.read_table(file)
    names = {field["name"].lower() for field in delta_log.snapshot(relation.location).schema["fields"]}
    unknown = [name for name in found.column_names if name.lower() not in names]
    if unknown:
        raise SqlError(
            "COPY_INTO_SCHEMA_MISMATCH_WITH_TARGET_TABLE",
            f"{relation.name} has no column {', '.join(unknown)}; without mergeSchema none is added.",
            "42KDG",
        )
    return found
