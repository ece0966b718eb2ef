"""Queries, and what belongs to a session: USE and SET."""

from tests.support.warehouse.errors import SqlError, catalog_not_found
from tests.support.warehouse.lexer import string_literal
from tests.support.warehouse.statements.registry import done, statement

# What a client may set. A value that would change results in a way that is not done here is refused.
_SETTINGS = {
    "timezone": None,
    "spark.sql.session.timezone": None,
    "statement_timeout": None,
    "use_cached_result": None,
    "ansi_mode": ("true",),
    "spark.sql.ansi.enabled": ("true",),
    "spark.sql.sources.partitionoverwritemode": ("dynamic", "static"),
    "spark.databricks.delta.commitinfo.usermetadata": None,
}


@statement("<query:query>")
def query(session, query):
    return session.query(query)


@statement("USE CATALOG <catalog:identifier>", "SET CATALOG <catalog:value>")
def use_catalog(session, catalog):
    if catalog.lower() not in session.warehouse.catalog.catalogs():
        raise catalog_not_found(catalog)
    session.catalog, session.schema = catalog.lower(), "default"
    return done()


@statement("USE (SCHEMA | DATABASE | ) <schema:table>")
def use_schema(session, schema):
    session.use(*session.schema_name(schema))
    return done()


@statement("SET TIME ZONE <zone:value>", "SET TIMEZONE = <zone:value>")
def set_time_zone(session, zone):
    session.engine.query(
        f"SELECT from_utc_timestamp(current_timestamp(), {string_literal(zone)})"
    )  # is it one?
    session.engine.set_time_zone(zone)
    session.settings["timezone"] = zone
    return done()


@statement("SET <key:expression> = <value:value>")
def set_value(session, key, value):
    name = "".join(key.split()).lower()
    if name not in _SETTINGS:
        raise SqlError("CONFIG_NOT_AVAILABLE", f"Configuration {key} is not available.", "42K0I")
    allowed = _SETTINGS[name]
    if allowed is not None and value.lower() not in allowed:
        raise SqlError("INVALID_CONF_VALUE", f"The value {value} of {key} is not supported here.", "22022")
    if name.endswith("timezone"):
        return set_time_zone(session, value)
    session.settings[name] = value
    return done()
