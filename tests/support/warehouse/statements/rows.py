"""INSERT, UPDATE, DELETE, MERGE: statements that change rows."""

import pyarrow as pa

from tests.support.warehouse import delta_log, tables
from tests.support.warehouse.errors import SqlError, unsupported
from tests.support.warehouse.grammar import Statement
from tests.support.warehouse.lexer import quoted
from tests.support.warehouse.statements.registry import done, statement


@statement(
    "INSERT INTO (TABLE | ) <table> <columns:parens> <query:query>",
    "INSERT INTO (TABLE | ) <table> [BY NAME] <query:query>",
)
def insert_into(session, table, query, by_name=False, columns=None):
    with session.changing(table, "INSERT") as relation:
        data = arrange(session, relation, session.query(query), by_name, columns)
        tables.write(session, relation, data)
        session.warehouse.catalog.altered(relation)
    return _counted(inserted=data.num_rows)


@statement(
    "INSERT OVERWRITE (TABLE | ) <table> <columns:parens> <query:query>",
    "INSERT OVERWRITE (TABLE | ) <table> [PARTITION <partition:parens>] [BY NAME] <query:query>",
)
def insert_overwrite(session, table, query, partition=None, by_name=False, columns=None):
    """All rows are replaced; with PARTITION (names), or in dynamic mode, those of the partitions that come
    in."""
    with session.changing(table, "INSERT") as relation:
        data = arrange(session, relation, session.query(query), by_name, columns)
        dynamic = (
            session.settings.get("spark.sql.sources.partitionoverwritemode", "static").lower() == "dynamic"
        )
        by = delta_log.snapshot(relation.location).partitions if partition or dynamic else []
        if partition and sorted(n.strip(" `").lower() for n in partition.split(",")) != sorted(
            n.lower() for n in by
        ):
            raise unsupported(f"PARTITION ({partition}): name the table's partition columns, without values.")
        if by:
            same = " AND ".join(f"t.{quoted(name)} <=> s.{quoted(name)}" for name in by)
            data = _kept(session, relation, f"NOT EXISTS (SELECT 1 FROM __new AS s WHERE {same})", data)
        tables.write(session, relation, data, overwrite=True)
        session.warehouse.catalog.altered(relation)
    return _counted(inserted=data.num_rows)


@statement("INSERT INTO (TABLE | ) <table> [BY NAME] REPLACE WHERE <condition:expression> <query:query>")
def insert_replace_where(session, table, condition, query, by_name=False):
    """The rows that fulfil the condition make way for the new ones, which must fulfil it too."""
    with session.changing(table, "INSERT") as relation:
        data = arrange(session, relation, session.query(query), by_name, None)
        data = tables.conform(session, data, delta_log.snapshot(relation.location).schema["fields"])
        outside = session.engine.query(
            f"SELECT count(*) FROM __new WHERE ({condition}) IS NOT TRUE", {"__new": data}
        )
        if outside.column(0)[0].as_py():
            raise SqlError(
                "DELTA_REPLACE_WHERE_MISMATCH",
                f"Written data does not conform to the partial table overwrite condition '{condition}'.",
                "44000",
            )
        _overwrite(session, relation, _kept(session, relation, f"({condition}) IS NOT TRUE", data))
    return _counted(inserted=data.num_rows)


@statement(
    "INSERT INTO (TABLE | ) <table> [( AS | ) <alias:identifier>] REPLACE ON <condition:parens> "
    "<source:parens> [( AS | ) <source_alias:identifier>]"
)
def insert_replace_on(session, table, condition, source, alias=None, source_alias="__new"):
    """The rows that match one of the new rows make way for them."""
    with session.changing(table, "INSERT") as relation:
        data = arrange(session, relation, session.query(source), False, None)
        keep = f"NOT EXISTS (SELECT 1 FROM __new AS {source_alias} WHERE {condition})"
        _overwrite(session, relation, _kept(session, relation, keep, data, alias or relation.name.name))
    return _counted(inserted=data.num_rows)


def _kept(session, relation, keep: str, data: pa.Table, alias: str = "t") -> pa.Table:
    """The table's rows that fulfil `keep`, and then the new ones."""
    fields = delta_log.snapshot(relation.location).schema["fields"]
    data = tables.conform(session, data, fields)
    columns = ", ".join(f"{quoted(alias)}.{quoted(field['name'])}" for field in fields)
    reader = session.warehouse.reader(session, relation)
    old = session.engine.query(
        f"SELECT {columns} FROM {reader} AS {quoted(alias)} WHERE {keep}", {"__new": data}
    )
    return pa.concat_tables([tables.conform(session, old, fields), data])


def _overwrite(session, relation, data: pa.Table) -> None:
    tables.write(session, relation, data, overwrite=True)
    session.warehouse.catalog.altered(relation)


def arrange(session, relation, data: pa.Table, by_name: bool, columns: str | None) -> pa.Table:
    """The new rows in the table's order of columns: by position, by name, or by a list of names. What is not
    given is NULL."""
    target = delta_log.snapshot(relation.location).schema["fields"]
    names = [one["name"].lower() for one in target]
    if by_name:
        given = [name.lower() for name in data.column_names]
    elif columns is not None:
        given = [token.text.strip("`").lower() for token in Statement.of(columns).tokens if token.text != ","]
    else:
        given = names
    if len(given) != data.num_columns:
        raise SqlError(
            "INSERT_COLUMN_ARITY_MISMATCH",
            f"Cannot write to {relation.name}: the table has the columns {', '.join(names)}; the data has "
            f"{data.num_columns} of {len(given)}.",
            "21S01",
        )
    unknown = [name for name in given if name not in names]
    if unknown:
        raise SqlError(
            "DELTA_INSERT_COLUMN_MISMATCH", f"{relation.name} has no column {', '.join(unknown)}.", "42802"
        )
    for one in target:
        if columns is not None and not one["nullable"] and one["name"].lower() not in given:
            raise SqlError(
                "DELTA_INSERT_COLUMN_MISMATCH", f"Column {one['name']} is not specified in INSERT.", "42802"
            )
    arrow = tables.arrow_schema({"fields": target})
    arrays = [
        data.column(given.index(name)) if name in given else pa.nulls(data.num_rows, arrow.field(at).type)
        for at, name in enumerate(names)
    ]
    return pa.table(arrays, names=arrow.names)


@statement("UPDATE <table> [( AS | ) <alias:identifier>] SET <rest:rest>")
def update(session, table, rest, alias=None):
    return _by_engine(session, table, "UPDATE", f"UPDATE {_written(table)} {alias or ''} SET {rest}")


@statement("DELETE FROM <table> [( AS | ) <alias:identifier>] [WHERE <condition:rest>]")
def delete(session, table, alias=None, condition=None):
    where = f"WHERE {condition}" if condition else ""
    return _by_engine(session, table, "DELETE", f"DELETE FROM {_written(table)} {alias or ''} {where}")


@statement("MERGE INTO <table> [( AS | ) <alias:identifier>] USING <rest:rest>")
def merge(session, table, rest, alias=None):
    return _by_engine(session, table, "MERGE", f"MERGE INTO {_written(table)} {alias or ''} USING {rest}")


def _written(parts: tuple[str, ...]) -> str:
    return ".".join(quoted(part) for part in parts)


def _by_engine(session, table, operation: str, sql: str):
    """The engine changes the rows itself; its commit is labelled, and taken back if it breaks a
    constraint."""
    with session.changing(table, operation) as relation:
        before = delta_log.latest(relation.location)
        found = session.resolve(sql)
        session.engine.write(found.sql, found.given)
        after = delta_log.latest(relation.location)
        if after > before + 1:
            raise SqlError("INTERNAL_ERROR", f"{operation} made {after - before} commits.", "XX000")
        tables.verify_or_withdraw(session, relation, before)
        metrics = {}
        if after > before:
            delta_log.label(
                relation.location,
                after,
                millis=session.warehouse.clock.millis(),
                note=session.note,
                user=session.user,
            )
            metrics = delta_log.commit_info(relation.location, after).get("operationMetrics", {})
            session.warehouse.catalog.altered(relation)
    if operation == "MERGE":
        return _counted(
            updated=int(metrics.get("numTargetRowsUpdated", 0)),
            deleted=int(metrics.get("numTargetRowsDeleted", 0)),
            inserted=int(metrics.get("numTargetRowsInserted", 0)),
        )
    name = "numUpdatedRows" if operation == "UPDATE" else "numDeletedRows"
    return done(num_affected_rows=int(metrics.get(name, 0)))


def _counted(**counts: int) -> pa.Table:
    return done(
        num_affected_rows=sum(counts.values()),
        **{f"num_{kind}_rows": count for kind, count in counts.items()},
    )
