"""SHOW TABLES, SHOW VIEWS, SHOW TABLE EXTENDED."""

import pyarrow as pa

from tests.support.warehouse.spark_types import sql_name
from tests.support.warehouse.statements.describe import columns
from tests.support.warehouse.statements.registry import rows, statement
from tests.support.warehouse.statements.schemas import matches

_NAMES = {"database": pa.string(), "tableName": pa.string(), "isTemporary": pa.bool_()}


def _listed(session, schema, like: str) -> list:
    found = session.warehouse.catalog.inside(*session.schema_name(schema))
    return [relation for relation in found if matches(like, relation.name.name)]


@statement("SHOW TABLES [(IN | FROM) <schema:table>] [( LIKE | ) <like:string>]")
def show_tables(session, schema=None, like="*"):
    found = [[r.name.schema, r.name.name, False] for r in _listed(session, schema, like)]
    found += [["", name, True] for name in session.temporary_views if matches(like, name)]
    return rows(_NAMES, found)


@statement("SHOW VIEWS [(IN | FROM) <schema:table>] [( LIKE | ) <like:string>]")
def show_views(session, schema=None, like="*"):
    found = [[r.name.schema, r.name.name, False, False] for r in _listed(session, schema, like) if r.is_view]
    found += [["", name, True, False] for name in session.temporary_views if matches(like, name)]
    names = {"namespace": pa.string(), "viewName": pa.string(), "isTemporary": pa.bool_()}
    return rows(names | {"isMaterialized": pa.bool_()}, found)


@statement("SHOW TABLE EXTENDED [(IN | FROM) <schema:table>] LIKE <like:string>")
def show_table_extended(session, like, schema=None):
    found = []
    for relation in _listed(session, schema, like):
        information = [
            *(f"Catalog: {relation.name.catalog}", f"Database: {relation.name.schema}"),
            *(f"Table: {relation.name.name}", f"Owner: {relation.owner}", f"Type: {relation.kind}"),
            *([f"Comment: {relation.comment}"] if relation.comment else []),
            *([f"Provider: delta\nLocation: file://{relation.location}"] if relation.location else []),
            "Schema: root",
        ]
        for column in columns(session, relation):
            nullable = str(column["nullable"]).lower()
            information.append(f" |-- {column['name']}: {sql_name(column['type'])} (nullable = {nullable})")
        found.append([relation.name.schema, relation.name.name, False, "\n".join(information) + "\n"])
    return rows(_NAMES | {"information": pa.string()}, found)
