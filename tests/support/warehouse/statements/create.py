"""CREATE TABLE, DROP, UNDROP, RENAME, TRUNCATE: the life of a table."""

from datetime import UTC, datetime

import pyarrow as pa

from tests.support.warehouse import delta_log, rights, tables
from tests.support.warehouse.errors import (
    SqlError,
    already_exists,
    not_found,
    syntax_error,
    unsupported,
    wrong_kind,
)
from tests.support.warehouse.grammar import Pattern, Statement, options, properties, split
from tests.support.warehouse.lexer import identifier, quoted
from tests.support.warehouse.spark_types import arrow_schema
from tests.support.warehouse.statements.registry import done, rows, statement

CLAUSES = [
    Pattern("USING <format:identifier>"),
    Pattern("PARTITIONED BY <partitions:parens>"),
    Pattern("CLUSTER BY (<auto:AUTO|NONE> | <cluster:parens>)"),
    Pattern("LOCATION <location:string>"),
    Pattern("COMMENT <comment:string>"),
    Pattern("TBLPROPERTIES <properties:parens>"),
]
_COLUMN = Pattern("<name:identifier> <kind:type> [<rest:rest>]")
_COLUMN_OPTIONS = [
    Pattern("NOT <null:NULL>"),
    Pattern("COMMENT <comment:string>"),
    Pattern("[CONSTRAINT <constraint:identifier>] PRIMARY <key:KEY>"),
]
KEY = Pattern(
    "[CONSTRAINT <name:identifier>] (PRIMARY KEY <primary:parens> | "
    "FOREIGN KEY <foreign:parens> REFERENCES <table> [<columns:parens>]) [NOT ENFORCED] [(RELY | NORELY)]"
)


@statement(
    "CREATE [OR REPLACE] TABLE [IF NOT EXISTS] <table> [<columns:parens>] [<clauses:clauses>] "
    "[AS <query:query>]"
)
def create_table(
    session, table, or_replace=False, if_not_exists=False, columns="", clauses="", query=None, write=None
):
    """OR REPLACE keeps the id, the tags, the grants and the history of a table that was there. `write` writes
    the table and returns its keys, where the engine can."""
    known, name = session.warehouse.catalog, session.name(table)
    if or_replace and if_not_exists:
        raise syntax_error("OR REPLACE and IF NOT EXISTS exclude each other.")
    found = options(clauses, CLAUSES)
    if found.get("format", "delta").lower() != "delta":
        raise unsupported(f"Only Delta tables are kept here, not {found['format']}.")
    known.schema(name.catalog, name.schema)
    with session.warehouse.writing(name):
        old = known.find(name)
        if old is not None and if_not_exists:
            return done()
        if old is not None and not or_replace:
            raise already_exists(name)
        if old is not None and not old.is_table:
            raise wrong_kind("CREATE OR REPLACE TABLE", name, old.kind_in_words)
        kind = "EXTERNAL" if "location" in found else "MANAGED"
        relation = rights.made_or_replaced(session, old, name, kind)
        relation.location = found.get("location", relation.location) or session.warehouse.place(relation)
        relation.location = relation.location.removeprefix("file://")
        if query is None and not columns:
            if not delta_log.exists(relation.location):
                raise syntax_error("A table needs columns, a query, or a location that holds a Delta table.")
            known.save(relation)
            return done()
        keys = (write or _write)(session, relation, found, or_replace, columns, query)
        relation.comment, relation.keys = found.get("comment"), keys
        relation.kind, relation.source = ("EXTERNAL" if "location" in found else relation.kind), None
        cluster(relation, found)
        known.altered(relation)
    return done()


def _write(session, relation, found: dict, or_replace: bool, columns: str, query: str | None) -> list[dict]:
    declared, keys = read_columns(session, columns)
    data = _data(session, query, declared)
    operation = ("CREATE OR REPLACE TABLE" if or_replace else "CREATE TABLE") + (
        " AS SELECT" if query else ""
    )
    tables.replace(
        session,
        relation,
        declared or tables.columns_of(data),
        data,
        operation=operation,
        partitions=partitions_of(found),
        properties=properties(found.get("properties", "")),
    )
    return keys


def cluster(relation, found: dict) -> None:
    relation.cluster_by = [identifier(part) for part in split(found.get("cluster", ""))]
    relation.cluster_auto = found.get("auto") == "AUTO"


def partitions_of(found: dict) -> list[str]:
    return [identifier(Statement.of(part).tokens[0].text) for part in split(found.get("partitions", ""))]


def _data(session, query: str | None, declared: list) -> pa.Table:
    if query is None:
        return arrow_schema({"fields": declared}).empty_table()
    return session.query(query)


def read_columns(session, text: str) -> tuple[list[dict], list[dict]]:
    """Column definitions and keys, as they stand in the brackets of CREATE TABLE."""
    columns, keys = [], []
    for part in split(text):
        key = KEY.match(Statement.of(part))
        if key is not None:
            keys.append(read_key(session, key))
            continue
        found = _COLUMN.match(Statement.of(part))
        if found is None:
            raise syntax_error(f"This is not a column: {part}")
        extras = options(found.get("rest", ""), _COLUMN_OPTIONS)
        if extras.get("key"):
            keys.append({"name": extras.get("constraint"), "type": "PRIMARY KEY", "columns": [found["name"]]})
        columns.append((found["name"], found["kind"], "null" not in extras, extras.get("comment")))
    kinds = column_types(session, {name: kind for name, kind, *_ in columns})
    required = {name for key in keys if key["type"] == "PRIMARY KEY" for name in key["columns"]}
    return [
        tables.column(name, kinds[name], nullable and name not in required, comment)
        for name, _, nullable, comment in columns
    ], keys


def column_types(session, kinds: dict[str, str]) -> dict[str, object]:
    """SQL types as Spark's JSON; the engine knows them."""
    if not kinds:
        return {}
    casts = ", ".join(f"CAST(NULL AS {kind}) AS {quoted(name)}" for name, kind in kinds.items())
    fields = session.engine.schema(f"SELECT {casts}")["fields"]
    return {
        name: "string" if str(field["type"]).startswith(("varchar", "char")) else field["type"]
        for name, field in zip(kinds, fields, strict=True)
    }


def read_key(session, key: dict) -> dict:
    """PRIMARY KEY and FOREIGN KEY: kept and shown, not enforced, as on Databricks."""
    if "primary" in key:
        names = [identifier(Statement.of(part).tokens[0].text) for part in split(key["primary"])]
        return {"name": key.get("name"), "type": "PRIMARY KEY", "columns": names}
    to = session.warehouse.catalog.get(session.name(key["table"]))
    names = [identifier(part) for part in split(key["foreign"])]
    targets = [identifier(part) for part in split(key.get("columns", ""))]
    if not targets:
        primary = next((k for k in to.keys if k["type"] == "PRIMARY KEY"), None)
        if primary is None:
            raise SqlError("FOREIGN_KEY_MISMATCH", f"{to.name} has no primary key to refer to.", "42830")
        targets = primary["columns"]
    return {
        "name": key.get("name"),
        "type": "FOREIGN KEY",
        "columns": names,
        "to": [to.name.catalog, to.name.schema, to.name.name],
        "to_columns": targets,
    }


@statement("DROP TABLE [IF EXISTS] <table> [FORCE]")
def drop_table(session, table, if_exists=False, force=False):
    """The table can be undropped for seven days; a streaming table cannot."""
    known, name = session.warehouse.catalog, session.name(table)
    with session.warehouse.writing(name):
        relation = known.find(name)
        if relation is None:
            if if_exists:
                return done()
            raise not_found(name)
        if not relation.is_table and relation.kind != "STREAMING_TABLE":
            raise wrong_kind("DROP TABLE", name, relation.kind_in_words)
        clones = known.shallow_clones_of(relation)
        if clones and not force:
            raise SqlError(
                "CANNOT_DROP_BASE_TABLE_REFERENCED_BY_SHALLOW_CLONE",
                f"Cannot drop {name}: it is the source of the shallow clone {clones[0].name}. "
                "Use FORCE to drop it.",
                "42893",
            )
        rights.require(session, "MANAGE", relation)
        known.drop(relation)
    return done()


@statement("SHOW TABLES DROPPED [(IN | FROM) <schema:table>] [LIMIT <limit:number>]")
def show_tables_dropped(session, schema=None, limit=None):
    """What UNDROP can still bring back, and this user may, the last dropped first. All columns are texts; how
    a time is written is not documented."""
    catalog, name = session.schema_name(schema)
    found = [
        [
            *(relation.name.catalog, relation.name.schema, relation.name.name, relation.id, relation.kind),
            *(_moment(relation.dropped), _moment(relation.created), _moment(relation.altered)),
            *(relation.owner, relation.owner, relation.comment),
        ]
        for relation in session.warehouse.catalog.dropped()
        if (relation.name.catalog, relation.name.schema) == (catalog, name)
        and rights.has(session, "MANAGE", relation)
    ]
    names = ["catalogName", "schemaName", "tableName", "tableId", "tableType", "deletedAt", "createdAt"]
    names += ["updatedAt", "createdBy", "owner", "comment"]
    return rows(dict.fromkeys(names, pa.string()), found[: int(limit)] if limit else found)


def _moment(millis: int) -> str:
    return f"{datetime.fromtimestamp(millis / 1000, UTC):%Y-%m-%d %H:%M:%S}.{millis % 1000:03} UTC"


@statement("UNDROP TABLE <table>", "UNDROP TABLE WITH ID <id:string>")
def undrop_table(session, table=None, id=None):
    """By name: the one dropped last. The name must be free. Primary and foreign keys do not come back."""
    known = session.warehouse.catalog
    name = session.name(table) if table else _dropped(known, id=id).name
    with session.warehouse.writing(name):
        relation = _dropped(known, name=name) if table else _dropped(known, id=id)
        known.schema(relation.name.catalog, relation.name.schema)
        if known.find(relation.name) is not None:
            raise already_exists(relation.name)
        rights.require(session, "MANAGE", relation)
        relation.dropped, relation.keys = None, []
        known.save(relation)
    return done()


def _dropped(known, **wanted):
    """The last one dropped of that name or id."""
    for relation in known.dropped():
        if all(getattr(relation, key) == value for key, value in wanted.items()):
            return relation
    raise not_found(wanted.get("name") or f"with ID {wanted['id']}")


@statement("ALTER (TABLE | VIEW) <table> RENAME TO <to:table>")
def rename(session, table, to):
    known, old, new = session.warehouse.catalog, session.name(table), session.name(to)
    with session.warehouse.writing(old, new):
        relation = known.get(old)
        rights.require(session, "MANAGE", relation)
        if not relation.is_table and not relation.is_view:
            raise wrong_kind("RENAME", old, relation.kind_in_words)
        if new.catalog != old.catalog:
            raise SqlError("RENAME_CATALOG", f"A table cannot be renamed to another catalog: {new}.", "42000")
        known.schema(new.catalog, new.schema)
        if known.find(new) is not None:
            raise already_exists(new)
        relation.name = new
        known.altered(relation)
    return done()


@statement("TRUNCATE TABLE <table>")
def truncate(session, table):
    with session.changing(table, "TRUNCATE TABLE") as relation:
        found = delta_log.snapshot(relation.location)
        millis = session.warehouse.clock.millis()
        delta_log.commit(
            relation.location,
            tables.removals(found, millis),
            millis=millis,
            operation="TRUNCATE",
            metrics={"numRemovedFiles": len(found.files)},
            note=session.note,
            user=session.user,
        )
        session.warehouse.catalog.altered(relation)
    return done()
