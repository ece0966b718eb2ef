"""GRANT and REVOKE: kept and shown, not enforced: whoever can connect may do everything."""

import pyarrow as pa

from tests.support.warehouse.errors import SqlError
from tests.support.warehouse.statements.registry import done, rows, statement

_ON_RELATION = "ON (TABLE | VIEW | STREAMING TABLE | MATERIALIZED VIEW | ) <table>"
_ON_SCHEMA = "ON (SCHEMA | DATABASE) <schema:table>"
_PRIVILEGES = (
    "SELECT",
    "MODIFY",
    "ALL PRIVILEGES",
    "APPLY TAG",
    "MANAGE",
    "REFRESH",
    "USE SCHEMA",
    "CREATE TABLE",
)


def _securable(session, table, schema):
    known = session.warehouse.catalog
    if schema is not None:
        found = known.schema(*session.schema_name(schema))
        return found, known.save_schema
    return known.get(session.name(table)), known.save


def _privileges(text: str) -> list[str]:
    found = [" ".join(part.upper().split()) for part in text.split(",")]
    for privilege in found:
        if privilege not in _PRIVILEGES:
            raise SqlError("INVALID_PRIVILEGE", f"{privilege} is not a privilege on this object.", "0LP01")
    return found


@statement(f"GRANT <privileges:expression> ({_ON_SCHEMA} | {_ON_RELATION}) TO <principal:value>")
def grant(session, privileges, principal, table=None, schema=None):
    securable, save = _securable(session, table, schema)
    for privilege in _privileges(privileges):
        if [principal, privilege] not in securable.grants:
            securable.grants.append([principal, privilege])
    save(securable)
    return done()


@statement(f"REVOKE <privileges:expression> ({_ON_SCHEMA} | {_ON_RELATION}) FROM <principal:value>")
def revoke(session, privileges, principal, table=None, schema=None):
    securable, save = _securable(session, table, schema)
    gone = [[principal, privilege] for privilege in _privileges(privileges)]
    securable.grants = [one for one in securable.grants if one not in gone]
    save(securable)
    return done()


@statement(f"SHOW (GRANTS | GRANT) [<principal:identifier>] ({_ON_SCHEMA} | {_ON_RELATION})")
def show_grants(session, principal=None, table=None, schema=None):
    securable, _ = _securable(session, table, schema)
    kind = "SCHEMA" if schema is not None else "TABLE"
    name = f"{securable.catalog}.{securable.name}" if schema is not None else securable.name.dotted
    found = [[who, what, kind, name] for who, what in securable.grants if principal in (None, who)]
    columns = {
        "Principal": pa.string(),
        "ActionType": pa.string(),
        "ObjectType": pa.string(),
        "ObjectKey": pa.string(),
    }
    return rows(columns, found)
