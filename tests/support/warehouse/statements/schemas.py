"""Catalogs and schemas."""

import pyarrow as pa

from tests.support.warehouse import rights
from tests.support.warehouse.errors import SqlError, schema_not_found
from tests.support.warehouse.statements.registry import done, rows, statement


@statement("CREATE CATALOG [IF NOT EXISTS] <catalog:identifier>")
def create_catalog(session, catalog, if_not_exists=False):
    known = session.warehouse.catalog
    if catalog.lower() in known.catalogs() and not if_not_exists:
        raise SqlError("CATALOG_ALREADY_EXISTS", f"Catalog '{catalog}' already exists.", "42P04")
    known.add_catalog(catalog)
    return done()


@statement("CREATE (SCHEMA | DATABASE) [IF NOT EXISTS] <schema:table> [COMMENT <comment:string>]")
def create_schema(session, schema, if_not_exists=False, comment=None):
    known, (catalog, name) = session.warehouse.catalog, session.schema_name(schema)
    rights.require_create_schema(session, catalog)
    with session.changing_schema(catalog, name):
        if known.has_schema(catalog, name):
            if if_not_exists:
                return done()
            raise SqlError("SCHEMA_ALREADY_EXISTS", f"Schema `{catalog}`.`{name}` already exists.", "42P06")
        known.add_schema(catalog, name, comment)
    return done()


@statement("DROP (SCHEMA | DATABASE) [IF EXISTS] <schema:table> [RESTRICT | <cascade:CASCADE>]")
def drop_schema(session, schema, if_exists=False, cascade=None):
    """CASCADE drops the tables too; they cannot be undropped until a schema of that name exists again."""
    catalog, name = session.schema_name(schema)
    known = session.warehouse.catalog
    with session.changing_schema(catalog, name):
        if not known.has_schema(catalog, name):
            if if_exists:
                return done()
            raise schema_not_found(catalog, name)
        while not _dropped_with(session, catalog, name, cascade is not None):
            pass  # something new came while this waited for what is inside
    return done()


def _dropped_with(session, catalog: str, name: str, cascade: bool) -> bool:
    """Drop the schema and what is in it, unless more has come by the time that nothing in it is changing."""
    known = session.warehouse.catalog
    before = known.inside(catalog, name)
    if before and not cascade:
        raise SqlError(
            "SCHEMA_NOT_EMPTY",
            f"Cannot drop the schema `{catalog}`.`{name}` because it holds objects.",
            "2BP01",
        )
    with session.warehouse.writing(*(relation.name for relation in before)), known.changing():
        inside = known.inside(catalog, name)
        if not {relation.name for relation in inside} <= {relation.name for relation in before}:
            return False
        for relation in inside:
            known.drop(relation)
        known.drop_schema(catalog, name)
    return True


@statement("ALTER (SCHEMA | DATABASE) <schema:table> [SET] OWNER TO <principal:value>")
def schema_owner(session, schema, principal):
    known, (catalog, name) = session.warehouse.catalog, session.schema_name(schema)
    with session.changing_schema(catalog, name):
        found = known.schema(catalog, name)
        found.owner = principal
        known.save_schema(found)
    return done()


@statement("SHOW CATALOGS [LIKE <like:string>]")
def show_catalogs(session, like="*"):
    found = [[name] for name in session.warehouse.catalog.catalogs() if matches(like, name)]
    return rows({"catalog": pa.string()}, found)


@statement("SHOW (SCHEMAS | DATABASES) [(IN | FROM) <catalog:identifier>] [( LIKE | ) <like:string>]")
def show_schemas(session, catalog=None, like="*"):
    found = session.warehouse.catalog.schemas((catalog or session.catalog).lower())
    names = sorted([schema.name for schema in found] + ["information_schema"])
    return rows({"databaseName": pa.string()}, [[name] for name in names if matches(like, name)])


@statement("(DESC | DESCRIBE) (SCHEMA | DATABASE) <schema:table>")
def describe_schema(session, schema):
    found = session.warehouse.catalog.schema(*session.schema_name(schema))
    pairs = [
        ["Catalog Name", found.catalog],
        ["Namespace Name", found.name],
        ["Comment", found.comment or ""],
        ["Owner", found.owner],
    ]
    return rows({"database_description_item": pa.string(), "database_description_value": pa.string()}, pairs)


def matches(like: str, name: str) -> bool:
    """The pattern of SHOW ... LIKE: `*` for anything, `|` for or; without case."""
    import re

    return any(
        re.fullmatch(re.escape(one.strip()).replace(r"\*", ".*"), name, re.I) for one in like.split("|")
    )
