"""Statements that Delta runs itself, where Spark is the engine.

The catalog stays the stand-in's: a name becomes the path of its table. Each commit then gets the time of the
warehouse's clock, the user and the note.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa

from tests.support.warehouse import by_builder, delta_log, rights
from tests.support.warehouse.catalog import Relation
from tests.support.warehouse.engine import NOTHING, Given
from tests.support.warehouse.errors import wrong_kind
from tests.support.warehouse.grammar import Pattern, Statement, properties, split
from tests.support.warehouse.lexer import quoted, string_literal
from tests.support.warehouse.statements import alter, clone, create, maintenance, rows, versions
from tests.support.warehouse.statements.registry import done

_INLINE_KEY = Pattern("[CONSTRAINT <constraint:identifier>] PRIMARY KEY")


def at(relation: Relation) -> str:
    return f"delta.`{relation.location}`"


@contextmanager
def labelled(session, relation: Relation) -> Iterator[None]:
    """Label what is committed inside."""
    before = delta_log.latest(relation.location)
    yield
    for version in delta_log.versions(relation.location):
        if version > before:
            millis = session.warehouse.clock.millis()
            delta_log.label(relation.location, version, millis=millis, note=session.note, user=session.user)


def run(session, relation: Relation, sql: str, given: Given = NOTHING) -> pa.Table:
    """Run a statement on the table's path, and label what it committed."""
    with labelled(session, relation):
        return session.engine.query(sql, given)


def commit(session, relation: Relation, sql: str, given: Given = NOTHING) -> pa.Table:
    """The same for a table that the catalog knows."""
    answer = run(session, relation, sql, given)
    session.warehouse.catalog.altered(relation)
    return answer


def metrics(relation: Relation) -> dict[str, str]:
    """The metrics of the newest commit."""
    found = delta_log.commit_info(relation.location, delta_log.latest(relation.location))
    return found.get("operationMetrics", {})


# A table's life


def create_table(session, **arguments):
    return create.create_table(session, write=_create, **arguments)


def _create(session, relation, found: dict, or_replace: bool, columns: str, query: str | None) -> list[dict]:
    """Columns, partitions and properties are read by Spark."""
    texts, keys = _columns(session, columns)
    if query is None and by_builder.needed(texts):
        with labelled(session, relation):
            by_builder.build(session, relation, found, or_replace, texts)
        return keys
    asked = session.resolve(query) if query else None
    sql = " ".join(
        [
            f"CREATE {'OR REPLACE ' if or_replace else ''}TABLE {at(relation)}",
            f"({', '.join(texts)})" if texts else "",
            "USING delta",
            f"PARTITIONED BY ({found['partitions']})" if "partitions" in found else "",
            f"TBLPROPERTIES ({found['properties']})" if "properties" in found else "",
            f"COMMENT {string_literal(found['comment'])}" if "comment" in found else "",
            f"AS {asked.sql}" if asked else "",
        ]
    )
    run(session, relation, sql, asked.given if asked else NOTHING)
    return keys


def _columns(session, text: str) -> tuple[list[str], list[dict]]:
    """The columns as Spark reads them, and the keys, which only the catalog knows."""
    texts, keys = [], []
    for part in split(text):
        statement = Statement.of(part)
        key = create.KEY.match(statement)
        if key is not None:
            keys.append(create.read_key(session, key))
            continue
        for start in range(len(statement.tokens)):
            inline = _INLINE_KEY.prefix(statement, start)
            if inline is not None:
                name = statement.tokens[0].text.strip("`")
                constraint = inline[1].get("constraint")
                keys.append({"name": constraint, "type": "PRIMARY KEY", "columns": [name]})
                rest = statement.text(inline[0], len(statement.tokens))
                part = f"{statement.text(0, start)} NOT NULL {rest}"
                break
        texts.append(part)
    return texts, keys


def shallow_clone(session, **arguments):
    return clone.clone(session, shallow=True, copy=_shallow_copy, **arguments)


def _shallow_copy(session, base, relation, version: int | None, new: dict[str, str], shallow: bool):
    replaced = "OR REPLACE " if delta_log.exists(relation.location) else ""
    pinned = "" if version is None else f" VERSION AS OF {version}"
    given = ", ".join(f"{string_literal(key)} = {string_literal(value)}" for key, value in new.items())
    text = f" TBLPROPERTIES ({given})" if given else ""
    sql = f"CREATE {replaced}TABLE {at(relation)} SHALLOW CLONE {at(base)}{pinned}{text}"
    return run(session, relation, sql)


# Columns, properties, constraints


def _alter(emulated, text):
    """The action that runs ALTER TABLE; a view, which only the catalog knows, stays the stand-in's."""

    def action(session, table, **arguments):
        kind = session.warehouse.catalog.find(session.name(table))
        if kind is None or kind.is_view:
            return emulated(session, table, **arguments)
        with session.changing(table) as relation:
            commit(session, relation, f"ALTER TABLE {at(relation)} {text(**arguments)}")
        return done()

    return action


def _set_properties(new):
    properties(new)  # refuses what is none
    return f"SET TBLPROPERTIES ({new})"


def _unset_properties(keys, if_exists=False):
    return f"UNSET TBLPROPERTIES {'IF EXISTS ' if if_exists else ''}({keys})"


def _add_columns(columns=None, one=None):
    return f"ADD COLUMNS ({columns if columns is not None else one})"


def _drop_columns(columns=None, one=None, if_exists=False):
    return f"DROP COLUMNS {'IF EXISTS ' if if_exists else ''}({columns or quoted(one)})"


def _comment_column(column, comment):
    return f"ALTER COLUMN {quoted(column)} COMMENT {string_literal(comment)}"


def comment_on_column(session, table, column, comment=None):
    return NATIVELY[alter.comment_column](session, table, column=column, comment=comment or "")


def _drop_not_null(column):
    return f"ALTER COLUMN {quoted(column)} DROP NOT NULL"


def _column_type(column, kind):
    return f"ALTER COLUMN {quoted(column)} TYPE {kind}"


def _rename_column(column, to):
    return f"RENAME COLUMN {quoted(column)} TO {quoted(to)}"


_CHECK = Pattern("[CONSTRAINT <name:identifier>] CHECK <check:parens>")


def add_constraint(session, table, constraint):
    """CHECK is Delta's; keys are the catalog's."""
    if _CHECK.match(Statement.of(constraint)) is None:
        return alter.add_constraint(session, table, constraint)
    with session.changing(table, "ADD CONSTRAINT") as relation:
        commit(session, relation, f"ALTER TABLE {at(relation)} ADD {constraint}")
    return done()


def drop_constraint(session, table, name, if_exists=False, mode="RESTRICT"):
    with session.changing(table, "DROP CONSTRAINT") as relation:
        if f"delta.constraints.{name.lower()}" not in delta_log.snapshot(relation.location).properties:
            return alter.drop_constraint(session, table, name, if_exists, mode)
        commit(session, relation, f"ALTER TABLE {at(relation)} DROP CONSTRAINT {quoted(name)}")
    return done()


# Rows


def insert_into(session, table, query, by_name=False, columns=None):
    with session.changing(table, "INSERT") as relation:
        asked = session.resolve(query)
        how = "BY NAME " if by_name else f"({columns}) " if columns else ""
        return _insert(session, relation, f"INSERT INTO {at(relation)} {how}{asked.sql}", asked.given)


def insert_overwrite(session, table, query, partition=None, by_name=False, columns=None):
    dynamic = partition or session.settings.get("spark.sql.sources.partitionoverwritemode") == "dynamic"
    session.engine.set("spark.sql.sources.partitionOverwriteMode", "dynamic" if dynamic else "static")
    with session.changing(table, "INSERT") as relation:
        asked = session.resolve(query)
        how = f"PARTITION ({partition}) " if partition else ""
        how += "BY NAME " if by_name else f"({columns}) " if columns else ""
        return _insert(session, relation, f"INSERT OVERWRITE {at(relation)} {how}{asked.sql}", asked.given)


def insert_replace_where(session, table, condition, query, by_name=False):
    with session.changing(table, "INSERT") as relation:
        asked = session.resolve(query)
        how = f"{'BY NAME ' if by_name else ''}REPLACE WHERE {condition}"
        return _insert(session, relation, f"INSERT INTO {at(relation)} {how} {asked.sql}", asked.given)


def _insert(session, relation: Relation, sql: str, given: Given) -> pa.Table:
    """Spark answers with nothing; Databricks with the number of rows."""
    before = delta_log.latest(relation.location)
    commit(session, relation, sql, given)
    changed = delta_log.latest(relation.location) > before
    count = int(metrics(relation).get("numOutputRows", 0)) if changed else 0
    return done(num_affected_rows=count, num_inserted_rows=count)


# Versions


def describe_history(session, table, limit=None):
    relation = session.warehouse.catalog.get(session.name(table))
    rights.require(session, "SELECT", relation)
    if relation.is_view:
        raise wrong_kind("DESCRIBE HISTORY", relation.name, "view")
    found = session.engine.query(f"DESCRIBE HISTORY {at(relation)}" + (f" LIMIT {limit}" if limit else ""))
    return found.select([name for name in versions.HISTORY if name in found.column_names])


def restore(session, table, version=None, moment=None):
    """A moment becomes a version by the warehouse's clock, and the retention is judged by it, too."""
    with session.changing(table, "RESTORE") as relation:
        target = versions.restore_target(session, relation, version, moment)
        return commit(session, relation, f"RESTORE TABLE {at(relation)} TO VERSION AS OF {target}")


def optimize(session, table, columns=""):
    """Only the path is returned: Arrow cannot read Delta's nested metrics."""
    with session.changing(table, "OPTIMIZE") as relation:
        sql = f"OPTIMIZE {at(relation)}" + (f" ZORDER BY ({columns})" if columns else "")
        with labelled(session, relation):
            answer = session.engine.with_spark(lambda spark: spark.sql(sql).select("path").toArrow())
        session.warehouse.catalog.altered(relation)
    return answer


# Delta 4.1 goes by the retention of the table, whatever RETAIN says, unless it says 0 hours.
_IGNORES_RETAIN = "spark.databricks.delta.vacuum.retentionWindowIgnore.enabled"


def vacuum(session, table, full=True, hours=None, dry_run=False):
    """Delta goes by the clock of the machine: the hours by which the warehouse's is ahead are taken off."""
    with session.changing(table, "VACUUM") as relation:
        ahead = session.warehouse.clock.offset
        text = f" RETAIN {hours} HOURS" if hours else ""
        if ahead:
            kept = maintenance.vacuum_period(session, relation, hours) - ahead
            text = f" RETAIN {max(0, int(kept.total_seconds() // 3600))} HOURS"
            session.engine.set(maintenance.CHECK, "false")
            session.engine.set(_IGNORES_RETAIN, "false")
        else:
            session.engine.set(maintenance.CHECK, str(maintenance.checks_period(session)).lower())
            session.engine.set(_IGNORES_RETAIN, "true")
        return commit(session, relation, f"VACUUM {at(relation)}{text}{' DRY RUN' if dry_run else ''}")


NATIVELY = {
    create.create_table: create_table,
    clone.shallow_clone: shallow_clone,
    alter.set_properties: _alter(alter.set_properties, _set_properties),
    alter.unset_properties: _alter(alter.unset_properties, _unset_properties),
    alter.add_columns: _alter(alter.add_columns, _add_columns),
    alter.drop_columns: _alter(alter.drop_columns, _drop_columns),
    alter.rename_column: _alter(alter.rename_column, _rename_column),
    alter.comment_column: _alter(alter.comment_column, _comment_column),
    alter.comment_on_column: comment_on_column,
    alter.drop_not_null: _alter(alter.drop_not_null, _drop_not_null),
    alter.column_type: _alter(alter.column_type, _column_type),
    alter.add_constraint: add_constraint,
    alter.drop_constraint: drop_constraint,
    rows.insert_into: insert_into,
    rows.insert_overwrite: insert_overwrite,
    rows.insert_replace_where: insert_replace_where,
    versions.describe_history: describe_history,
    versions.restore: restore,
    maintenance.optimize: optimize,
    maintenance.vacuum: vacuum,
}
