"""Materialized views and streaming tables: tables that Databricks fills from a query.

A streaming table reads each row of its sources once: at creation all that is there, at REFRESH what was
appended since. The data cannot be undropped here, and neither kind can be renamed or written to.
"""

from tests.support.warehouse import delta_log, tables
from tests.support.warehouse.errors import (
    SqlError,
    already_exists,
    not_found,
    syntax_error,
    unsupported,
    wrong_kind,
)
from tests.support.warehouse.grammar import Pattern, options, properties
from tests.support.warehouse.statements.create import CLAUSES, cluster, partitions_of, read_columns
from tests.support.warehouse.statements.registry import done, statement

_SCHEDULE = [
    Pattern("SCHEDULE (REFRESH | ) CRON <cron:string> [AT TIME ZONE <zone:string>]"),
    Pattern("SCHEDULE (REFRESH | ) EVERY <every:number> <unit:HOUR|HOURS|DAY|DAYS|WEEK|WEEKS>"),
    Pattern(
        "TRIGGER ON <update:UPDATE> [AT MOST EVERY INTERVAL <most:number> "
        "<most_unit:SECOND|SECONDS|MINUTE|MINUTES|HOUR|HOURS|DAY|DAYS|WEEK|WEEKS>]"
    ),
]
_SECONDS = {"SECOND": 1, "MINUTE": 60, "HOUR": 3600, "DAY": 86400, "WEEK": 604800}
# A table's clauses, but for format and place: Databricks keeps these tables where it likes.
_CLAUSES = [one for one in CLAUSES if not one.first & {"USING", "LOCATION"}] + _SCHEDULE


def _schedule(found: dict) -> str:
    """The schedule as DESCRIBE EXTENDED shows it."""
    if len(found.keys() & {"cron", "every", "update"}) > 1:
        raise syntax_error("One schedule at a time: CRON, EVERY or TRIGGER ON UPDATE.")
    if "cron" in found:
        zone = f" AT TIME ZONE '{found['zone']}'" if "zone" in found else ""
        return f"CRON '{found['cron']}'{zone}"
    if "every" in found:
        return f"EVERY {found['every']} {found['unit']}"
    if "update" in found:
        seconds = int(found.get("most", 0)) * _SECONDS[found.get("most_unit", "SECOND").rstrip("S")]
        return "TRIGGER ON UPDATE" + (f" AT MOST EVERY INTERVAL {seconds} SECOND" if seconds else "")
    return "MANUAL"


def _create(session, kind: str, table, columns: str, clauses: str, query: str, replace: bool):
    """The relation with its definition, filled from scratch."""
    known, name = session.warehouse.catalog, session.name(table)
    found = options(clauses, _CLAUSES)
    with session.warehouse.writing(name):
        old = known.find(name)
        if old is not None and old.kind != kind:
            raise wrong_kind(f"CREATE {kind.replace('_', ' ')}", name, old.kind_in_words)
        if old is not None and not replace:
            raise already_exists(name)
        relation = old or known.new(name, kind)
        relation.location = session.warehouse.place(relation)
        relation.query, relation.query_home = query, (session.catalog, session.schema)
        relation.comment, relation.schedule = found.get("comment"), _schedule(found)
        cluster(relation, found)
        _fill(session, relation, columns, partitions_of(found), properties(found.get("properties", "")))
        known.altered(relation)
    return done()


def _fill(session, relation, columns: str = "", partitions=None, given=None) -> None:
    """All rows of the query, in place of what the relation held."""
    streams, progress = relation.kind == "STREAMING_TABLE", {}

    def whole(source) -> str:
        progress[source.id] = delta_log.latest(source.location)
        return session.warehouse.reader(session, source, progress[source.id])

    query = session.resolve(
        relation.query,
        relation.query_home,
        streams=streams,
        increments=whole,
        temporary=False,
        inside=(relation.name,),
    )
    data = session.engine.query(query.sql, query.given)
    declared, _ = read_columns(session, columns) if columns else ([], [])
    tables.replace(
        session,
        relation,
        declared or tables.columns_of(data),
        data,
        operation=f"CREATE {relation.kind.replace('_', ' ')}" if not relation.progress else "REFRESH FULL",
        partitions=partitions,
        properties=given,
    )
    relation.progress = progress


@statement(
    "CREATE [OR REPLACE] MATERIALIZED VIEW <table> [<columns:parens>] [<clauses:clauses>] AS <query:query>"
)
def create_materialized_view(session, table, query, or_replace=False, columns="", clauses=""):
    return _create(session, "MATERIALIZED_VIEW", table, columns, clauses, query, or_replace)


@statement("CREATE STREAMING TABLE <table> [<columns:parens>] [<clauses:clauses>] AS <query:query>")
def create_streaming_table(session, table, query, columns="", clauses=""):
    return _create(session, "STREAMING_TABLE", table, columns, clauses, query, replace=False)


@statement(
    "CREATE OR REFRESH STREAMING TABLE <table> [<columns:parens>] [<clauses:clauses>] AS <query:query>"
)
def create_or_refresh_streaming_table(session, table, query, columns="", clauses=""):
    """An existing one keeps its rows, columns and partitions and goes on, with the new query."""
    known, name = session.warehouse.catalog, session.name(table)
    found = options(clauses, _CLAUSES)
    with session.warehouse.writing(name):
        relation = known.find(name)
        if relation is None or relation.kind != "STREAMING_TABLE":
            return _create(session, "STREAMING_TABLE", table, columns, clauses, query, replace=False)
        if columns or partitions_of(found) not in ([], delta_log.snapshot(relation.location).partitions):
            raise unsupported(f"Other columns or partitions for {name}, which is there: drop it first.")
        relation.query, relation.query_home = query, (session.catalog, session.schema)
        relation.comment = found.get("comment", relation.comment)
        relation.schedule = (
            _schedule(found) if found.keys() & {"cron", "every", "update"} else relation.schedule
        )
        if found.keys() & {"auto", "cluster"}:
            cluster(relation, found)
        given = properties(found.get("properties", ""))
        if given:
            before = delta_log.snapshot(relation.location).properties
            tables.change_metadata(
                session, relation, "SET TBLPROPERTIES", {"properties": given}, properties=before | given
            )
        _append_new(session, relation)
        known.altered(relation)
    return done()


@statement(
    "REFRESH (TABLE | STREAMING TABLE) <table> [FULL]",
    "REFRESH MATERIALIZED VIEW <table> [FULL]",
)
def refresh(session, table, full=False):
    with session.changing(table) as relation:
        if relation.kind not in ("MATERIALIZED_VIEW", "STREAMING_TABLE"):
            raise wrong_kind("REFRESH", relation.name, relation.kind_in_words)
        if relation.kind == "MATERIALIZED_VIEW" or full:
            found = delta_log.snapshot(relation.location)
            _fill(session, relation, partitions=found.partitions, given=found.properties)
        else:
            _append_new(session, relation)
        session.warehouse.catalog.altered(relation)
    return done()


def _append_new(session, relation) -> None:
    """The rows that the sources have gained since the last time. A source that lost or changed rows stops the
    stream."""
    progress = dict(relation.progress)

    def gained(source) -> str:
        last, now = relation.progress.get(source.id, -1), delta_log.latest(source.location)
        progress[source.id] = now
        reader = session.warehouse.reader
        if last < 0:
            return reader(session, source, now)
        for version in range(last + 1, now + 1):
            actions = delta_log.read(source.location, version)
            if any(action.get("remove", {}).get("dataChange") for action in actions):
                raise SqlError(
                    "DELTA_SOURCE_TABLE_IGNORE_CHANGES",
                    f"Detected a data update in version {version} of the source {source.name}. "
                    "A full refresh is needed.",
                    "0A000",
                )
        before, after = reader(session, source, last), reader(session, source, now)
        return f"(SELECT * FROM {after} EXCEPT ALL SELECT * FROM {before})"

    query = session.resolve(
        relation.query,
        relation.query_home,
        streams=True,
        increments=gained,
        temporary=False,
        inside=(relation.name,),
    )
    data = session.engine.query(query.sql, query.given)
    columns = [one["name"].lower() for one in delta_log.snapshot(relation.location).schema["fields"]]
    order = [name.lower() for name in data.column_names]
    if sorted(order) != sorted(columns):
        raise SqlError(
            "STREAMING_TABLE_SCHEMA_CHANGED", f"The query of {relation.name} has other columns now.", "42000"
        )
    tables.write(
        session, relation, data.select([order.index(name) for name in columns]), operation="STREAMING UPDATE"
    )
    relation.progress = progress


@statement("DROP MATERIALIZED VIEW [IF EXISTS] <table>")
def drop_materialized_view(session, table, if_exists=False):
    known, name = session.warehouse.catalog, session.name(table)
    with session.warehouse.writing(name):
        relation = known.find(name)
        if relation is None:
            if if_exists:
                return done()
            raise not_found(name)
        if relation.kind != "MATERIALIZED_VIEW":
            raise wrong_kind("DROP MATERIALIZED VIEW", name, relation.kind_in_words)
        known.drop(relation)
    return done()


@statement(
    "ALTER (STREAMING TABLE | MATERIALIZED VIEW) <table> (ADD | ALTER) <schedule:clauses>",
    "ALTER (STREAMING TABLE | MATERIALIZED VIEW) <table> DROP SCHEDULE",
)
def alter_schedule(session, table, schedule=""):
    with session.changing(table) as relation:
        if relation.kind not in ("MATERIALIZED_VIEW", "STREAMING_TABLE"):
            raise wrong_kind("SCHEDULE", relation.name, relation.kind_in_words)
        relation.schedule = _schedule(options(schedule, _SCHEDULE))
        session.warehouse.catalog.altered(relation)
    return done()
