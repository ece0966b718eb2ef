"""The relations of information_schema, made from the catalog when they are read. `system` has those of all
catalogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tests.support.warehouse import delta_log, rights
from tests.support.warehouse.catalog import OWNER, Relation
from tests.support.warehouse.errors import SqlError, catalog_not_found, not_found
from tests.support.warehouse.spark_types import sql_name

if TYPE_CHECKING:
    from tests.support.warehouse.session import Session

_MOMENT = pa.timestamp("us", "UTC")
_KINDS = {"moment": _MOMENT, "int": pa.int32()}


def table(session: Session, catalog: str, name: str) -> pa.Table:
    if name not in _RELATIONS or catalog == "hive_metastore":
        raise not_found(f"`{catalog}`.`information_schema`.`{name}`")
    if catalog != "system" and catalog not in session.warehouse.catalog.catalogs():
        raise catalog_not_found(catalog)
    names, rows = _RELATIONS[name]
    columns = [part.split(":") for part in names.split()]
    schema = pa.schema([(part[0], _KINDS[part[1]] if len(part) > 1 else pa.string()) for part in columns])
    found = [dict(zip(schema.names, row, strict=True)) for row in rows(session, catalog)]
    return pa.Table.from_pylist(found, schema=schema)


def _relations(session: Session, catalog: str) -> list[Relation]:
    found = [r for r in session.warehouse.catalog.all() if catalog in ("system", r.name.catalog)]
    return [relation for relation in found if rights.sees(session, relation)]


def _where(relation: Relation) -> tuple[str, str, str]:
    return relation.name.catalog, relation.name.schema, relation.name.name


def _schemata(session: Session, catalog: str) -> Iterator[tuple]:
    known = session.warehouse.catalog
    for one in known.catalogs() if catalog == "system" else [catalog]:
        for schema in known.schemas(one):
            at = schema.created * 1000
            if rights.sees_schema(session, schema):
                yield one, schema.name, schema.owner, schema.comment, at, OWNER, at, OWNER


def _tables(session: Session, catalog: str) -> Iterator[tuple]:
    for relation in _relations(session, catalog):
        yield (
            *(
                *_where(relation),
                relation.kind,
                "NO" if relation.is_view else "YES",
                "PRESERVE",
                relation.owner,
            ),
            *(relation.comment, relation.created * 1000, OWNER, relation.altered * 1000, OWNER),
            *(
                "DELTA" if relation.location else None,
                None,
                f"file://{relation.location}" if relation.location else None,
            ),
        )


def _columns(session: Session, catalog: str) -> Iterator[tuple]:
    from tests.support.warehouse.statements.describe import columns

    for relation in _relations(session, catalog):
        try:
            found = columns(session, relation)
        except SqlError:  # a view whose tables are gone has no columns to show
            continue
        partitions = delta_log.snapshot(relation.location).partitions if relation.location else []
        for position, column in enumerate(found):
            kind, index = sql_name(column["type"]), None
            if column["name"] in partitions:
                index = partitions.index(column["name"]) + 1
            base = kind.split("(")[0].split("<")[0]
            yield (
                *(*_where(relation), column["name"], position, "YES" if column["nullable"] else "NO"),
                *(base.upper(), kind, *_precision(kind), index, column["comment"]),
            )


_BITS = {"tinyint": 8, "smallint": 16, "int": 32, "bigint": 64}


def _precision(kind: str) -> tuple[int | None, int | None]:
    """numeric_precision and numeric_scale: bits of integers and floats, digits of decimals."""
    if kind in _BITS:
        return _BITS[kind], 0
    if kind in ("float", "double"):
        return (24 if kind == "float" else 53), None
    if kind.startswith("decimal("):
        precision, scale = kind.removeprefix("decimal(").rstrip(")").split(",")
        return int(precision), int(scale)
    return None, None


def _views(session: Session, catalog: str) -> Iterator[tuple]:
    for relation in _relations(session, catalog):
        if relation.query is not None and relation.kind != "STREAMING_TABLE":
            materialized = "YES" if relation.kind == "MATERIALIZED_VIEW" else "NO"
            yield (*_where(relation), relation.query, "NONE", "NO", "NO", materialized)


def _table_tags(session: Session, catalog: str) -> Iterator[tuple]:
    for relation in _relations(session, catalog):
        for name, value in relation.tags.items():
            yield (*_where(relation), name, value)


def _column_tags(session: Session, catalog: str) -> Iterator[tuple]:
    for relation in _relations(session, catalog):
        for column, tags in relation.column_tags.items():
            for name, value in tags.items():
                yield (*_where(relation), column, name, value)


def _privileges(session: Session, catalog: str) -> Iterator[tuple]:
    for relation in _relations(session, catalog):
        for principal, privilege in relation.grants:
            yield OWNER, principal, *_where(relation), privilege, "NO", None


def _schema_privileges(session: Session, catalog: str) -> Iterator[tuple]:
    known = session.warehouse.catalog
    for one in known.catalogs() if catalog == "system" else [catalog]:
        for schema in known.schemas(one):
            for principal, privilege in schema.grants if rights.sees_schema(session, schema) else []:
                yield OWNER, principal, one, schema.name, privilege, "NO", None


def _constraints(session: Session, catalog: str) -> Iterator[tuple]:
    for relation in _relations(session, catalog):
        home = (relation.name.catalog, relation.name.schema)
        for key in relation.keys:
            yield (*home, key["name"], *_where(relation), key["type"], "YES", "YES", "NO")


def _key_columns(session: Session, catalog: str) -> Iterator[tuple]:
    for relation in _relations(session, catalog):
        home = (relation.name.catalog, relation.name.schema)
        for key in relation.keys:
            for at, column in enumerate(key["columns"], start=1):
                inside = at if key["type"] == "FOREIGN KEY" else None
                yield (*home, key["name"], *_where(relation), column, at, inside)


def _references(session: Session, catalog: str) -> Iterator[tuple]:
    known = session.warehouse.catalog
    for relation in _relations(session, catalog):
        home = (relation.name.catalog, relation.name.schema)
        for key in relation.keys:
            if key["type"] == "FOREIGN KEY":
                target = known.get(type(relation.name)(*key["to"]))
                primary = next(k["name"] for k in target.keys if k["type"] == "PRIMARY KEY")
                yield (*home, key["name"], *key["to"][:2], primary, "FULL", "NO ACTION", "NO ACTION")


def _row_filters(session: Session, catalog: str) -> Iterator[tuple]:
    for relation in _relations(session, catalog):
        if relation.row_filter is not None:
            yield (*_where(relation), relation.row_filter[0], ", ".join(relation.row_filter[1]))


def _column_masks(session: Session, catalog: str) -> Iterator[tuple]:
    for relation in _relations(session, catalog):
        for column, (function, others) in relation.masks.items():
            yield (*_where(relation), column, function, ", ".join(others) or None)


_TABLE = "table_catalog table_schema table_name"
_TAGGED = "catalog_name schema_name table_name"
_CONSTRAINT = "constraint_catalog constraint_schema constraint_name"
# name -> columns (text unless said otherwise), rows
_RELATIONS: dict[str, tuple[str, Callable[[Any, str], Iterator[tuple]]]] = {
    "schemata": (
        "catalog_name schema_name schema_owner comment created:moment created_by last_altered:moment "
        "last_altered_by",
        _schemata,
    ),
    "tables": (
        f"{_TABLE} table_type is_insertable_into commit_action table_owner comment created:moment created_by "
        "last_altered:moment last_altered_by data_source_format storage_sub_directory storage_path",
        _tables,
    ),
    "columns": (
        f"{_TABLE} column_name ordinal_position:int is_nullable data_type full_data_type "
        "numeric_precision:int numeric_scale:int partition_index:int comment",
        _columns,
    ),
    "views": (
        f"{_TABLE} view_definition check_option is_updatable is_insertable_into is_materialized",
        _views,
    ),
    "table_tags": (f"{_TAGGED} tag_name tag_value", _table_tags),
    "column_tags": (f"{_TAGGED} column_name tag_name tag_value", _column_tags),
    "table_privileges": (f"grantor grantee {_TABLE} privilege_type is_grantable inherited_from", _privileges),
    "schema_privileges": (
        "grantor grantee catalog_name schema_name privilege_type is_grantable inherited_from",
        _schema_privileges,
    ),
    "table_constraints": (
        f"{_CONSTRAINT} {_TABLE} constraint_type is_deferrable initially_deferred enforced",
        _constraints,
    ),
    "key_column_usage": (
        f"{_CONSTRAINT} {_TABLE} column_name ordinal_position:int position_in_unique_constraint:int",
        _key_columns,
    ),
    "referential_constraints": (
        f"{_CONSTRAINT} unique_constraint_catalog unique_constraint_schema unique_constraint_name "
        "match_option update_rule delete_rule",
        _references,
    ),
    "column_masks": (f"{_TABLE} column_name mask_name using_columns", _column_masks),
    "row_filters": (f"{_TABLE} filter_name target_columns", _row_filters),
}
