"""ALTER: properties, columns, constraints, tags, clustering; and COMMENT ON."""

from typing import Any

from tests.support.warehouse import delta_log, retention, tables
from tests.support.warehouse.catalog import Relation
from tests.support.warehouse.errors import SqlError, syntax_error, unresolved, unsupported, wrong_kind
from tests.support.warehouse.grammar import Pattern, Statement, properties, split
from tests.support.warehouse.lexer import identifier, string_value
from tests.support.warehouse.statements.create import KEY, column_types, read_columns, read_key
from tests.support.warehouse.statements.registry import done, statement

KIND = "(TABLE | VIEW | STREAMING TABLE | MATERIALIZED VIEW)"
_CHECK = Pattern("[CONSTRAINT <name:identifier>] CHECK <check:parens>")
# Types that a column may be changed to without a rewrite, as Delta's type widening has them.
_WIDER = {
    "byte": ("short", "integer", "long", "double"),
    "short": ("integer", "long", "double"),
    "integer": ("long", "double"),
    "float": ("double",),
    "date": ("timestamp_ntz",),
}


def _column(fields: list[dict], name: str, relation: Relation) -> dict:
    for field in fields:
        if field["name"].lower() == name.lower():
            return field
    raise unresolved(name, relation.name)


@statement(f"ALTER {KIND} <table> SET TBLPROPERTIES <new:parens>")
def set_properties(session, table, new):
    given = properties(new)
    with session.changing(table) as relation:
        if relation.is_view:
            relation.properties |= given
        else:
            retention.check_properties(given)
            before = delta_log.snapshot(relation.location).properties
            tables.change_metadata(
                session, relation, "SET TBLPROPERTIES", {"properties": given}, properties=before | given
            )
        session.warehouse.catalog.altered(relation)
    return done()


@statement(f"ALTER {KIND} <table> [SET] OWNER TO <principal:value>")
def table_owner(session, table, principal):
    with session.changing(table, privilege="MANAGE") as relation:
        relation.owner = principal
        session.warehouse.catalog.altered(relation)
    return done()


@statement("ALTER TABLE <table> SET ROW FILTER <function:table> ON <columns:parens>")
def set_row_filter(session, table, function, columns):
    """Kept and shown; every row stays visible here."""
    with session.changing(table, privilege="MANAGE") as relation:
        relation.row_filter = [".".join(function), split(columns)]
        session.warehouse.catalog.altered(relation)
    return done()


@statement("ALTER TABLE <table> DROP ROW FILTER")
def drop_row_filter(session, table):
    with session.changing(table, privilege="MANAGE") as relation:
        relation.row_filter = None
        session.warehouse.catalog.altered(relation)
    return done()


_COLUMN = "ALTER TABLE <table> (ALTER | CHANGE) (COLUMN | ) <column:identifier>"


@statement(f"{_COLUMN} SET MASK <function:table> [USING COLUMNS <others:parens>]")
def set_mask(session, table, column, function, others=""):
    """Kept and shown; every value stays visible here."""
    with session.changing(table, privilege="MANAGE") as relation:
        relation.masks[column.lower()] = [".".join(function), split(others)]
        session.warehouse.catalog.altered(relation)
    return done()


@statement(f"{_COLUMN} DROP MASK")
def drop_mask(session, table, column):
    with session.changing(table, privilege="MANAGE") as relation:
        relation.masks.pop(column.lower(), None)
        session.warehouse.catalog.altered(relation)
    return done()


@statement(f"ALTER {KIND} <table> UNSET TBLPROPERTIES [IF EXISTS] <keys:parens>")
def unset_properties(session, table, keys, if_exists=False):
    names = [string_value(key) if key[0] in "'\"" else key for key in split(keys)]
    with session.changing(table) as relation:
        before = relation.properties if relation.is_view else delta_log.snapshot(relation.location).properties
        missing = [name for name in names if name not in before]
        if missing and not if_exists:
            raise SqlError(
                "UNSET_NONEXISTENT_PROPERTIES",
                f"Attempted to unset non-existent properties {missing} in {relation.name}.",
                "42K0J",
            )
        left = {key: value for key, value in before.items() if key not in names}
        if relation.is_view:
            relation.properties = left
        else:
            parameters = {"properties": names, "ifExists": str(if_exists).lower()}
            tables.change_metadata(session, relation, "UNSET TBLPROPERTIES", parameters, properties=left)
        session.warehouse.catalog.altered(relation)
    return done()


@statement("ALTER TABLE <table> ADD (COLUMN | COLUMNS) (<columns:parens> | <one:rest>)")
def add_columns(session, table, columns=None, one=None):
    """New columns come last; old rows have NULL in them."""
    added, _ = read_columns(session, columns if columns is not None else one)
    with session.changing(table, "ADD COLUMNS") as relation:
        fields = delta_log.snapshot(relation.location).schema["fields"]
        for column in added:
            if not column["nullable"]:
                raise SqlError(
                    "DELTA_ADD_COLUMN_NOT_NULL",
                    f"NOT NULL is not supported in ADD COLUMN: {column['name']}.",
                    "42000",
                )
        parameters = {"columns": [{"column": column} for column in added]}
        tables.change_metadata(session, relation, "ADD COLUMNS", parameters, columns=[*fields, *added])
        session.warehouse.catalog.altered(relation)
    return done()


@statement("ALTER TABLE <table> DROP (COLUMN | COLUMNS) [IF EXISTS] (<columns:parens> | <one:identifier>)")
def drop_columns(session, table, columns=None, one=None, if_exists=False):
    """Needs column mapping by name. (Here the rows are rewritten without the column; Databricks only forgets
    it.)"""
    names = [identifier(part).lower() for part in split(columns)] if columns else [one.lower()]
    with session.changing(table, "DROP COLUMNS") as relation:
        found = delta_log.snapshot(relation.location)
        if found.properties.get("delta.columnMapping.mode") not in ("name", "id"):
            raise SqlError(
                "DELTA_UNSUPPORTED_DROP_COLUMN",
                "DROP COLUMN is not supported for your Delta table. Enable column mapping: "
                "SET TBLPROPERTIES ('delta.columnMapping.mode' = 'name').",
                "0AKDC",
            )
        if not if_exists:
            for name in names:
                _column(found.schema["fields"], name, relation)
        left = [field for field in found.schema["fields"] if field["name"].lower() not in names]
        rows = session.engine.query(f"SELECT * FROM {session.warehouse.reader(session, relation)}")
        rows = rows.select([field["name"] for field in left])
        tables.replace(
            session,
            relation,
            left,
            rows,
            operation="DROP COLUMNS",
            partitions=found.partitions,
            properties=found.properties,
        )
        for name in names:
            relation.column_tags.pop(name, None)
        session.warehouse.catalog.altered(relation)
    return done()


@statement("ALTER TABLE <table> RENAME COLUMN <column:identifier> TO <to:identifier>")
def rename_column(session, table, column, to):
    """Column mapping gives a column another name without a rewrite; delta-rs does not write it."""
    raise unsupported(f"RENAME COLUMN {column} TO {to}: only the engine spark has it.")


@statement(f"ALTER {KIND} <table> (ALTER | CHANGE) (COLUMN | ) <column:identifier> COMMENT <comment:string>")
def comment_column(session, table, column, comment):
    with session.changing(table) as relation:
        if relation.is_view:
            _comment_view_column(session, relation, column, comment)
        else:
            _change_column(session, relation, column, lambda field: field["metadata"].update(comment=comment))
        session.warehouse.catalog.altered(relation)
    return done()


def _comment_view_column(session, relation, name: str, comment: str | None) -> None:
    if not relation.columns:
        fields = session.columns_of(relation.query, relation.query_home, temporary=False)
        relation.columns = [{"name": field["name"], "comment": None} for field in fields]
    _column(relation.columns, name, relation)["comment"] = comment


def _change_column(session, relation, name: str, change: Any) -> None:
    fields = delta_log.snapshot(relation.location).schema["fields"]
    field = _column(fields, name, relation)
    change(field)
    tables.change_metadata(session, relation, "CHANGE COLUMN", {"column": field}, columns=fields)


@statement("ALTER TABLE <table> (ALTER | CHANGE) (COLUMN | ) <column:identifier> SET NOT NULL")
def set_not_null(session, table, column):
    """Refused while there are NULLs."""
    return _set_not_null(session, table, column, nullable=False)


@statement("ALTER TABLE <table> (ALTER | CHANGE) (COLUMN | ) <column:identifier> DROP NOT NULL")
def drop_not_null(session, table, column):
    return _set_not_null(session, table, column, nullable=True)


def _set_not_null(session, table, column, nullable: bool):
    with session.changing(table, "ALTER COLUMN") as relation:
        if not nullable:
            reader = session.warehouse.reader(session, relation)
            nulls = session.engine.query(f"SELECT count(*) FROM {reader} WHERE `{column}` IS NULL")
            if nulls.column(0)[0].as_py():
                raise tables.null_in(column)
        _change_column(session, relation, column, lambda field: field.update(nullable=nullable))
        session.warehouse.catalog.altered(relation)
    return done()


@statement("ALTER TABLE <table> (ALTER | CHANGE) (COLUMN | ) <column:identifier> TYPE <kind:type>")
def column_type(session, table, column, kind):
    """Only to a wider type, and with type widening enabled."""
    wanted = column_types(session, {column: kind})[column]
    with session.changing(table, "ALTER COLUMN") as relation:
        found = delta_log.snapshot(relation.location)
        fields = found.schema["fields"]
        field = _column(fields, column, relation)
        if field["type"] == wanted:
            return done()
        if wanted not in _WIDER.get(str(field["type"]), ()):
            raise SqlError(
                "NOT_SUPPORTED_CHANGE_COLUMN",
                f"ALTER TABLE ALTER/CHANGE COLUMN is not supported for changing {relation.name}'s column "
                f"{column} with type {field['type']} to type {kind}.",
                "0A000",
            )
        if found.properties.get("delta.enableTypeWidening") != "true":
            raise SqlError(
                "DELTA_UNSUPPORTED_ALTER_TABLE_CHANGE_COL_OP",
                f"ALTER COLUMN is not supported for changing column {column} from {field['type']} to {kind}.",
                "0AKDC",
            )
        field["type"] = wanted
        rows = session.engine.query(f"SELECT * FROM {session.warehouse.reader(session, relation)}")
        tables.replace(
            session,
            relation,
            fields,
            rows,
            operation="CHANGE COLUMN",
            partitions=found.partitions,
            properties=found.properties,
        )
        session.warehouse.catalog.altered(relation)
    return done()


@statement(f"ALTER {KIND} <table> SET TAGS <tags:parens>")
def set_tags(session, table, tags):
    with session.changing(table) as relation:
        relation.tags |= properties(tags)
        session.warehouse.catalog.altered(relation)
    return done()


@statement(f"ALTER {KIND} <table> UNSET TAGS <tags:parens>")
def unset_tags(session, table, tags):
    with session.changing(table) as relation:
        for tag in split(tags):
            relation.tags.pop(string_value(tag), None)
        session.warehouse.catalog.altered(relation)
    return done()


@statement(f"ALTER {KIND} <table> ALTER COLUMN <column:identifier> SET TAGS <tags:parens>")
def set_column_tags(session, table, column, tags):
    with session.changing(table) as relation:
        relation.column_tags.setdefault(column.lower(), {}).update(properties(tags))
        session.warehouse.catalog.altered(relation)
    return done()


@statement(f"ALTER {KIND} <table> ALTER COLUMN <column:identifier> UNSET TAGS <tags:parens>")
def unset_column_tags(session, table, column, tags):
    with session.changing(table) as relation:
        for tag in split(tags):
            relation.column_tags.get(column.lower(), {}).pop(string_value(tag), None)
        session.warehouse.catalog.altered(relation)
    return done()


@statement("ALTER TABLE <table> ADD <constraint:clauses>")
def add_constraint(session, table, constraint):
    """CHECK is enforced, and must hold for the rows that are there. Keys are informational."""
    check = _CHECK.match(Statement.of(constraint))
    with session.changing(table, "ADD CONSTRAINT") as relation:
        found = delta_log.snapshot(relation.location)
        if check is not None:
            _add_check(session, relation, found, check.get("name"), check["check"])
        else:
            key = KEY.match(Statement.of(constraint))
            if key is None:
                raise syntax_error(f"This is not a constraint: {constraint}")
            key = read_key(session, key)
            names = {one["name"] for one in relation.keys}
            if key["name"] in names and key["name"] is not None:
                raise SqlError(
                    "CONSTRAINT_ALREADY_EXISTS", f"Constraint '{key['name']}' already exists.", "42710"
                )
            for name in key["columns"]:
                field = _column(found.schema["fields"], name, relation)
                if key["type"] == "PRIMARY KEY" and field["nullable"]:
                    raise SqlError(
                        "UC_NULLABLE_PRIMARY_KEY",
                        f"Cannot create the primary key of {relation.name}: its column `{name}` is nullable.",
                        "42000",
                    )
            relation.keys.append(
                {**key, "name": key["name"] or f"{relation.name.name}_{key['type'].split()[0].lower()}"}
            )
        session.warehouse.catalog.altered(relation)
    return done()


def _add_check(session, relation, found, name: str | None, condition: str) -> None:
    if name is None:
        raise syntax_error("A CHECK constraint needs a name: ADD CONSTRAINT name CHECK (...).")
    key = f"delta.constraints.{name.lower()}"
    if key in found.properties:
        raise SqlError("DELTA_CONSTRAINT_ALREADY_EXISTS", f"Constraint '{name}' already exists.", "42710")
    reader = session.warehouse.reader(session, relation)
    broken = session.engine.query(f"SELECT count(*) FROM {reader} WHERE ({condition}) IS NOT TRUE")
    if broken.column(0)[0].as_py():
        raise SqlError(
            "DELTA_NEW_CHECK_CONSTRAINT_VIOLATION",
            f"{broken.column(0)[0].as_py()} rows in {relation.name} violate the new CHECK constraint "
            f"({condition}).",
            "23512",
        )
    tables.change_metadata(
        session,
        relation,
        "ADD CONSTRAINT",
        {"name": name, "expr": condition},
        properties={**found.properties, key: condition},
    )


@statement("ALTER TABLE <table> DROP CONSTRAINT [IF EXISTS] <name:identifier> [<mode:CASCADE|RESTRICT>]")
def drop_constraint(session, table, name, if_exists=False, mode="RESTRICT"):
    """RESTRICT and CASCADE differ where a foreign key refers to the key that goes: that is not done here."""
    with session.changing(table, "DROP CONSTRAINT") as relation:
        found = delta_log.snapshot(relation.location)
        key = f"delta.constraints.{name.lower()}"
        kept = [one for one in relation.keys if (one["name"] or "").lower() != name.lower()]
        if any(key["type"] == "PRIMARY KEY" for key in relation.keys if key not in kept):
            _check_unreferred(session, relation, mode)
        if key in found.properties:
            left = {k: v for k, v in found.properties.items() if k != key}
            tables.change_metadata(session, relation, "DROP CONSTRAINT", {"name": name}, properties=left)
        elif len(kept) == len(relation.keys) and not if_exists:
            raise SqlError("CONSTRAINT_DOES_NOT_EXIST", f"{relation.name} has no constraint {name}.", "42704")
        relation.keys = kept
        session.warehouse.catalog.altered(relation)
    return done()


def _check_unreferred(session, relation, mode: str) -> None:
    target = [relation.name.catalog, relation.name.schema, relation.name.name]
    for other in session.warehouse.catalog.all():
        if any(key.get("to") == target for key in other.keys):
            raise unsupported(
                f"DROP CONSTRAINT {mode} of a key to which {other.name} refers: drop that first."
            )


@statement(
    f"ALTER {KIND} <table> CLUSTER BY <columns:parens>",
    f"ALTER {KIND} <table> CLUSTER BY <mode:AUTO|NONE>",
)
def cluster_by(session, table, columns=None, mode=None):
    with session.changing(table) as relation:
        if relation.is_view:
            raise wrong_kind("CLUSTER BY", relation.name, "view")
        fields = delta_log.snapshot(relation.location).schema["fields"]
        names = [identifier(part) for part in split(columns or "")]
        for name in names:
            _column(fields, name, relation)
        relation.cluster_by, relation.cluster_auto = names, mode == "AUTO"
        session.warehouse.catalog.altered(relation)
    return done()


@statement(
    "COMMENT ON (TABLE | VIEW | STREAMING TABLE | MATERIALIZED VIEW) <table> IS (<comment:string> | NULL)"
)
def comment_on(session, table, comment=None):
    with session.changing(table) as relation:
        relation.comment = comment
        session.warehouse.catalog.altered(relation)
    return done()


@statement("COMMENT ON COLUMN <table> . <column:identifier> IS (<comment:string> | NULL)")
def comment_on_column(session, table, column, comment=None):
    return comment_column(session, table, column, comment or "")


@statement("COMMENT ON (SCHEMA | DATABASE) <schema:table> IS (<comment:string> | NULL)")
def comment_on_schema(session, schema, comment=None):
    catalog, name = session.schema_name(schema)
    with session.changing_schema(catalog, name):
        found = session.warehouse.catalog.schema(catalog, name)
        found.comment = comment
        session.warehouse.catalog.save_schema(found)
    return done()
