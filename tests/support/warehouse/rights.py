"""What a user may do, for sessions of other users than the owner of the warehouse, who may do everything.

A token `as:NAME` opens a session of that user. Enforced are USE SCHEMA, SELECT, MODIFY, MANAGE and CREATE
TABLE, each on the object or on its schema, and that only the owner of the warehouse creates schemas. The
owner of a table may do everything with it. Nobody needs a right on a catalog here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.warehouse.catalog import OWNER, Relation, Schema
from tests.support.warehouse.errors import SqlError
from tests.support.warehouse.names import TableName

if TYPE_CHECKING:
    from tests.support.warehouse.session import Session

TOKEN = "as:"


def user_of(token: str) -> str:
    return token.removeprefix(TOKEN) if token.startswith(TOKEN) else OWNER


def _granted(user: str, privilege: str, *grants: list[list[str]]) -> bool:
    wanted = (privilege, "ALL PRIVILEGES")
    return any(who == user and what in wanted for each in grants for who, what in each)


def _may(session: Session, privilege: str, relation: Relation, schema: Schema) -> bool:
    owner = session.user in (relation.owner, schema.owner)
    return owner or _granted(session.user, privilege, relation.grants, schema.grants)


def sees(session: Session, relation: Relation) -> bool:
    """Does information_schema show it?"""
    if session.user == OWNER:
        return True
    schema = session.warehouse.catalog.schema(relation.name.catalog, relation.name.schema)
    return sees_schema(session, schema) and any(
        _may(session, privilege, relation, schema) for privilege in ("SELECT", "MODIFY", "MANAGE")
    )


def has(session: Session, privilege: str, relation: Relation) -> bool:
    """Has the user the right on a table, or on its schema?"""
    schema = session.warehouse.catalog.schema(relation.name.catalog, relation.name.schema)
    return session.user == OWNER or _may(session, privilege, relation, schema)


def sees_schema(session: Session, schema: Schema) -> bool:
    return session.user in (OWNER, schema.owner) or _granted(session.user, "USE SCHEMA", schema.grants)


def require(session: Session, privilege: str, relation: Relation) -> None:
    """Refuse who has not the right on a table or view, or not USE SCHEMA on its schema."""
    if session.user == OWNER:
        return
    schema = session.warehouse.catalog.schema(relation.name.catalog, relation.name.schema)
    _require_schema(session, schema)
    if not _may(session, privilege, relation, schema):
        raise _denied(privilege, "Table", relation.name.dotted)


def made_or_replaced(session: Session, old: Relation | None, name: TableName, kind: str) -> Relation:
    """The relation that a CREATE writes: who makes it owns it, and who replaces it must manage it."""
    if old is not None:
        require(session, "MANAGE", old)
        return old
    require_create(session, name.catalog, name.schema)
    return session.warehouse.catalog.new(name, kind, owner=session.user)


def require_create(session: Session, catalog: str, schema: str) -> None:
    if session.user == OWNER:
        return
    found = session.warehouse.catalog.schema(catalog, schema)
    _require_schema(session, found)
    if session.user != found.owner and not _granted(session.user, "CREATE TABLE", found.grants):
        raise _denied("CREATE TABLE", "Schema", f"{catalog}.{schema}")


def require_create_schema(session: Session, catalog: str) -> None:
    """Also where the schema exists: CREATE SCHEMA IF NOT EXISTS is refused, too."""
    if session.user != OWNER:
        raise _denied("CREATE SCHEMA", "Catalog", catalog)


def require_use(session: Session, catalog: str, schema: str) -> None:
    """Refuse who may not look into a schema, whatever is in it."""
    if session.user != OWNER and session.warehouse.catalog.has_schema(catalog, schema):
        _require_schema(session, session.warehouse.catalog.schema(catalog, schema))


def _require_schema(session: Session, schema: Schema) -> None:
    if not sees_schema(session, schema):
        raise _denied("USE SCHEMA", "Schema", f"{schema.catalog}.{schema.name}")


def _denied(privilege: str, kind: str, name: str) -> SqlError:
    return SqlError(
        "INSUFFICIENT_PERMISSIONS", f"User does not have {privilege} on {kind} '{name}'.", "42501"
    )
