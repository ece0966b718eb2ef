"""GRANT and REVOKE: kept and shown, not enforced: whoever can connect may do everything."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

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


@contextmanager
def _changing(session, table, schema) -> Iterator[Any]:
    """The table or schema whose grants are about to change; saved afterwards."""
    known = session.warehouse.catalog
    if schema is None:
        with session.changing(table, privilege="MANAGE") as relation:
            yield relation
            known.save(relation)
        return
    catalog, name = session.schema_name(schema)
    with session.changing_schema(catalog, name):
        found = known.schema(catalog, name)
        yield found
        known.save_schema(found)


def _privileges(text: str) -> list[str]:
    found = [" ".join(part.upper().split()) for part in text.split(",")]
    for privilege in found:
        if privilege not in _PRIVILEGES:
            raise SqlError("INVALID_PRIVILEGE", f"{privilege} is not a privilege on this object.", "0LP01")
    return found


@statement(f"GRANT <privileges:expression> ({_ON_SCHEMA} | {_ON_RELATION}) TO <principal:value>")
def grant(session, privileges, principal, table=None, schema=None):
    wanted = [[principal, privilege] for privilege in _privileges(privileges)]
    with _changing(session, table, schema) as securable:
        securable.grants += [one for one in wanted if one not in securable.grants]
    return done()


@statement(f"REVOKE <privileges:expression> ({_ON_SCHEMA} | {_ON_RELATION}) FROM <principal:value>")
def revoke(session, privileges, principal, table=None, schema=None):
    gone = [[principal, privilege] for privilege in _privileges(privileges)]
    with _changing(session, table, schema) as securable:
        securable.grants = [one for one in securable.grants if one not in gone]
    return done()


@statement(f"SHOW (GRANTS | GRANT) [<principal:identifier>] ({_ON_SCHEMA} | {_ON_RELATION})")
def show_grants(session, principal=None, table=None, schema=None):
    known = session.warehouse.catalog
    securable = known.schema(*session.schema_name(schema)) if schema else known.get(session.name(table))
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
