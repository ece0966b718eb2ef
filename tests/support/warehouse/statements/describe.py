"""DESCRIBE a table, view or query; SHOW TBLPROPERTIES, SHOW CREATE TABLE, SHOW COLUMNS."""

import json
from datetime import UTC, datetime

import pyarrow as pa

from tests.support.warehouse import delta_log
from tests.support.warehouse.catalog import Relation
from tests.support.warehouse.errors import wrong_kind
from tests.support.warehouse.lexer import quoted, string_literal
from tests.support.warehouse.spark_types import describe_json, sql_name
from tests.support.warehouse.statements.registry import rows, statement

_COLUMNS = {"col_name": pa.string(), "data_type": pa.string(), "comment": pa.string()}


def columns(session, relation: Relation) -> list[dict]:
    """Name, type (Spark's JSON), nullable and comment of each column of a relation."""
    if relation.is_view:
        names = {column["name"].lower(): column for column in relation.columns or []}
        fields = session.columns_of(f"SELECT * FROM {relation.name}", temporary=False)
        return [{**field, "comment": names.get(field["name"].lower(), {}).get("comment")} for field in fields]
    fields = delta_log.snapshot(relation.location).schema["fields"]
    return [{**field, "comment": field.get("metadata", {}).get("comment")} for field in fields]


def properties(relation: Relation) -> dict[str, str]:
    """Table properties as SHOW TBLPROPERTIES has them: the log's, and what the catalog adds."""
    if relation.is_view:
        return relation.properties
    found = delta_log.snapshot(relation.location)
    shown = dict(found.properties)
    shown |= {
        "delta.minReaderVersion": str(found.protocol["minReaderVersion"]),
        "delta.minWriterVersion": str(found.protocol["minWriterVersion"]),
    }
    if relation.cluster_by:
        shown["clusteringColumns"] = "[" + ",".join(f'["{name}"]' for name in relation.cluster_by) + "]"
    if relation.cluster_auto:
        shown["clusterByAuto"] = "true"
    return shown


def _temporary(session, table) -> list[dict] | None:
    if len(table) == 1 and table[0].lower() in session.temporary_views:
        return [
            {**field, "comment": None} for field in session.columns_of(f"SELECT * FROM {quoted(table[0])}")
        ]
    return None


@statement("(DESC | DESCRIBE) QUERY <query:query>", "(DESC | DESCRIBE) <query:query>")
def describe_query(session, query):
    return rows(_COLUMNS, [[f["name"], sql_name(f["type"]), None] for f in session.columns_of(query)])


@statement("(DESC | DESCRIBE) (TABLE | ) EXTENDED <table> AS JSON")
def describe_as_json(session, table):
    temporary = _temporary(session, table)
    if temporary is not None:
        found = {"table_name": table[0], "catalog_name": None, "schema_name": None, "type": "VIEW"}
        return rows(
            {"json_metadata": pa.string()}, [[json.dumps(found | {"columns": _json_columns(temporary)})]]
        )
    relation = session.warehouse.catalog.get(session.name(table))
    found = {
        "table_name": relation.name.name,
        "catalog_name": relation.name.catalog,
        "namespace": [relation.name.schema],
        "schema_name": relation.name.schema,
        "columns": _json_columns(columns(session, relation)),
        "owner": relation.owner,
        "created_time": _iso(relation.created),
        "type": relation.kind,
        "comment": relation.comment,
        "table_properties": properties(relation),
    }
    if relation.query is not None:
        found["view_text"] = relation.query
    if relation.location is not None:
        found |= {"provider": "delta", "location": f"file://{relation.location}"}
        found["partition_columns"] = delta_log.snapshot(relation.location).partitions
    if relation.keys:
        found["table_constraints"] = "[" + ", ".join(_key(key) for key in relation.keys) + "]"
    return rows({"json_metadata": pa.string()}, [[json.dumps(found)]])


def _json_columns(found: list[dict]) -> list[dict]:
    return [
        {
            "name": column["name"],
            "type": describe_json(column["type"]),
            "nullable": column["nullable"],
            **({"comment": column["comment"]} if column["comment"] else {}),
        }
        for column in found
    ]


def _key(key: dict) -> str:
    names = ", ".join(quoted(name) for name in key["columns"])
    if key["type"] == "PRIMARY KEY":
        return f"({key['name']},PRIMARY KEY ({names}))"
    to = ".".join(quoted(part) for part in key["to"])
    targets = ", ".join(quoted(name) for name in key["to_columns"])
    return f"({key['name']},FOREIGN KEY ({names}) REFERENCES {to} ({targets}))"


@statement("(DESC | DESCRIBE) (TABLE | ) [EXTENDED] [FORMATTED] <table>")
def describe(session, table, extended=False, formatted=False):
    temporary = _temporary(session, table)
    relation = None if temporary is not None else session.warehouse.catalog.get(session.name(table))
    found = temporary if relation is None else columns(session, relation)
    result = [[column["name"], sql_name(column["type"]), column["comment"]] for column in found]
    if relation is not None and relation.location is not None:
        result += _partition_rows(relation, result)
    if (extended or formatted) and relation is not None:
        result += [["", "", ""], ["# Detailed Table Information", "", ""]]
        result += [[name, value, ""] for name, value in _details(relation).items() if value is not None]
    return rows(_COLUMNS, result)


def _partition_rows(relation: Relation, result: list) -> list:
    partitions = delta_log.snapshot(relation.location).partitions
    if not partitions:
        return []
    header = [["# Partition Information", "", ""], ["# col_name", "data_type", "comment"]]
    return header + [row for name in partitions for row in result if row[0] == name]


def _details(relation: Relation) -> dict[str, str | None]:
    found = {
        "Catalog": relation.name.catalog,
        "Database": relation.name.schema,
        "Table": relation.name.name,
        "Owner": relation.owner,
        "Created Time": _iso(relation.created),
        "Last Access": "UNKNOWN",
        "Created By": "Spark",
        "Type": relation.kind,
        "Comment": relation.comment,
        "Table Properties": "[" + ",".join(f"{k}={v}" for k, v in sorted(properties(relation).items())) + "]",
    }
    if relation.query is not None:
        found["View Text"] = relation.query
    if relation.kind in ("MATERIALIZED_VIEW", "STREAMING_TABLE"):
        found["Refresh Schedule"] = relation.schedule
    if relation.location is not None:
        found |= {"Location": f"file://{relation.location}", "Provider": "delta"}
        found["Is_managed_location"] = "true" if relation.kind.startswith("MANAGED") else None
    return found


def _iso(millis: int) -> str:
    return datetime.fromtimestamp(millis / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@statement("SHOW TBLPROPERTIES <table> [<key:parens>]")
def show_properties(session, table, key=None):
    relation = session.warehouse.catalog.get(session.name(table))
    found = sorted(properties(relation).items())
    if key is not None:
        key = key.strip("'\"")
        values = dict(found)
        found = [(key, values.get(key, f"Table {relation.name.dotted} does not have property: {key}"))]
    return rows({"key": pa.string(), "value": pa.string()}, [list(pair) for pair in found])


@statement("SHOW COLUMNS (IN | FROM) <table>")
def show_columns(session, table):
    relation = session.warehouse.catalog.get(session.name(table))
    return rows({"col_name": pa.string()}, [[column["name"]] for column in columns(session, relation)])


@statement("SHOW CREATE TABLE <table>")
def show_create_table(session, table):
    relation = session.warehouse.catalog.get(session.name(table))
    if relation.is_view:
        text = f"CREATE VIEW {relation.name.dotted} AS {relation.query}"
    elif not relation.is_table:
        raise wrong_kind("SHOW CREATE TABLE", relation.name, relation.kind_in_words)
    else:
        lines = []
        for one in columns(session, relation):
            line = f"  {quoted(one['name'])} {sql_name(one['type']).upper()}"
            line += "" if one["nullable"] else " NOT NULL"
            lines.append(line + (f" COMMENT {string_literal(one['comment'])}" if one["comment"] else ""))
        found = delta_log.snapshot(relation.location)
        text = f"CREATE TABLE {relation.name.dotted} (\n" + ",\n".join(lines) + ")\nUSING delta"
        if found.partitions:
            text += f"\nPARTITIONED BY ({', '.join(found.partitions)})"
        if relation.comment:
            text += f"\nCOMMENT {string_literal(relation.comment)}"
        if found.properties:
            pairs = [
                f"{string_literal(k)} = {string_literal(v)}" for k, v in sorted(found.properties.items())
            ]
            text += "\nTBLPROPERTIES (\n  " + ",\n  ".join(pairs) + ")"
    return rows({"createtab_stmt": pa.string()}, [[text]])
