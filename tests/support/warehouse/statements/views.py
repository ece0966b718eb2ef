"""Views, temporary and not. A view keeps its query; the names in it are looked up when it is read."""

from tests.support.warehouse import tables
from tests.support.warehouse.errors import SqlError, already_exists, not_found, syntax_error, wrong_kind
from tests.support.warehouse.grammar import Pattern, Statement, options, properties, split
from tests.support.warehouse.session import TemporaryView
from tests.support.warehouse.statements.registry import done, statement

_CLAUSES = [Pattern("COMMENT <comment:string>"), Pattern("TBLPROPERTIES <properties:parens>")]
_COLUMN = Pattern("<name:identifier> [COMMENT <comment:string>]")


def _columns(text: str) -> list[dict]:
    found = [_COLUMN.match(Statement.of(part)) for part in split(text)]
    if None in found:
        raise syntax_error(f"These are not the columns of a view: {text}")
    return [{"name": column["name"], "comment": column.get("comment")} for column in found]


@statement(
    "CREATE [OR REPLACE] VIEW [IF NOT EXISTS] <table> [<columns:parens>] [<clauses:clauses>] AS <query:query>"
)
def create_view(session, table, query, or_replace=False, if_not_exists=False, columns="", clauses=""):
    known, name = session.warehouse.catalog, session.name(table)
    found, declared = options(clauses, _CLAUSES), _columns(columns)
    known.schema(name.catalog, name.schema)
    _check(session, query, declared, inside=(name,), temporary=False)
    with session.warehouse.writing(name):
        old = known.find(name)
        if old is not None and if_not_exists:
            return done()
        if old is not None and not or_replace:
            raise already_exists(name)
        if old is not None and not old.is_view:
            raise wrong_kind("CREATE OR REPLACE VIEW", name, old.kind_in_words)
        relation = old or known.new(name, "VIEW")
        relation.query, relation.query_home = query, (session.catalog, session.schema)
        relation.columns, relation.comment = declared, found.get("comment")
        relation.properties = properties(found.get("properties", ""))
        known.altered(relation)
    return done()


@statement(
    "CREATE [OR REPLACE] (TEMP | TEMPORARY) VIEW <view:identifier> [<columns:parens>] AS <query:query>"
)
def create_temporary_view(session, view, query, or_replace=False, columns=""):
    if view.lower() in session.temporary_views and not or_replace:
        raise SqlError(
            "TEMP_TABLE_OR_VIEW_ALREADY_EXISTS", f"The temporary view `{view}` already exists.", "42P07"
        )
    declared = [column["name"] for column in _columns(columns)]
    _check(session, query, declared, inside=(view.lower(),))
    session.temporary_views[view.lower()] = TemporaryView(query, (session.catalog, session.schema), declared)
    return done()


def _check(session, query: str, declared: list, **options) -> None:
    """The query can be analysed, does not read the view itself, and fits the declared columns."""
    columns = session.columns_of(query, **options)
    if declared and len(declared) != len(columns):
        raise SqlError(
            "CREATE_VIEW_COLUMN_ARITY_MISMATCH",
            f"The view declares {len(declared)} columns and its query has {len(columns)}.",
            "21S01",
        )
    if not declared:
        tables.check_columns([{**column, "name": column["name"].replace(" ", "_")} for column in columns])


@statement("ALTER VIEW <table> AS <query:query>")
def alter_view(session, table, query):
    with session.changing(table) as relation:
        if not relation.is_view:
            raise wrong_kind("ALTER VIEW", relation.name, relation.kind_in_words)
        _check(session, query, [], inside=(relation.name,), temporary=False)
        relation.query, relation.query_home = query, (session.catalog, session.schema)
        relation.columns = []  # column comments go with the old query
        session.warehouse.catalog.altered(relation)
    return done()


@statement("DROP VIEW [IF EXISTS] <table>")
def drop_view(session, table, if_exists=False):
    if len(table) == 1 and table[0].lower() in session.temporary_views:
        session.temporary_views.pop(table[0].lower())
        return done()
    known, name = session.warehouse.catalog, session.name(table)
    with session.warehouse.writing(name):
        relation = known.find(name)
        if relation is None:
            if if_exists:
                return done()
            raise not_found(name)
        if not relation.is_view:
            raise wrong_kind("DROP VIEW", name, relation.kind_in_words)
        known.drop(relation)
    return done()
