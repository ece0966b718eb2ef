"""From a query as a client writes it to one that the engine can run: every table's name becomes a Delta path.

The query is parsed only to find its tables; then the names are replaced in the text, in place, so that the
engine runs what the client wrote and not another rendering of it.

    nhl.gold.games              delta.`/data/.../<id>` AS games
    games VERSION AS OF 3 AS g  delta.`/data/.../<id>` VERSION AS OF 3 AS g
    a_view                      (its query, with its own names replaced) AS a_view
    x.information_schema.y      a table given to the engine along with the query
    (DESCRIBE HISTORY games)    the same
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import pyarrow as pa
import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from tests.support.warehouse import delta_log, retention, rights
from tests.support.warehouse.catalog import Relation
from tests.support.warehouse.errors import SqlError, not_found, syntax_error, unsupported, wrong_kind
from tests.support.warehouse.grammar import Pattern, Statement
from tests.support.warehouse.lexer import quoted, string_literal
from tests.support.warehouse.names import TableName

if TYPE_CHECKING:
    from tests.support.warehouse.session import Session

logging.getLogger("sqlglot").setLevel(logging.ERROR)

_TIME = Pattern(
    "[FOR] (VERSION | SYSTEM_VERSION) AS OF <version:value> | "
    "[FOR] (TIMESTAMP | SYSTEM_TIME) AS OF "
    "(<text:string> | (TIMESTAMP | DATE) <text:string> | <call:identifier> <inside:parens>)"
)
_TABLE = Pattern("TABLE <table>")
_HISTORY = Pattern("(DESC | DESCRIBE) HISTORY <table> [LIMIT <limit:number>]")


@dataclass
class Resolved:
    """What the engine runs, and what it reads: the relations by name, and those read as a stream."""

    sql: str
    given: dict[str, pa.Table] = field(default_factory=dict)
    reads: list[Relation] = field(default_factory=list)


@dataclass
class _Point:
    """`VERSION AS OF ...` behind a table's name: where it ends, and the version or the moment."""

    end: int
    version: int | None = None
    moment: str | None = None  # an SQL expression


@dataclass
class _Text:
    """The query with all that the parser should not see blanked out, at unchanged positions."""

    sql: str
    points: dict[int, _Point]  # by the position where the table's name ends
    histories: dict[str, tuple[tuple[str, ...], str | None]]  # placeholder -> table, limit
    streams: set[int]  # positions where a streamed table's name starts


def resolve(session: Session, sql: str, home: tuple[str, str] | None = None, **options) -> Resolved:
    """Put paths in place of names. `home` is the catalog and schema that bare names mean (the session's, if
    not given).

    `streams=True` allows STREAM; `increments` gives the SQL to put in place of a streamed table.
    `temporary=False` hides temporary views, as from views that outlive the session; `inside` names the views
    that must not be read.
    """
    asked = Statement.of(sql)
    if (first := asked.tokens[0]).upper == "TABLE":  # TABLE x is short for SELECT * FROM x
        if _TABLE.match(asked) is None:
            raise syntax_error(f"TABLE takes a name and nothing else: {sql.strip()[:80]}")
        sql = sql[: first.start] + "SELECT * FROM" + sql[first.end :]
    return _Resolver(session, home, **options).resolve(sql)


class _Resolver:
    def __init__(
        self, session: Session, home, streams=False, increments=None, inside: tuple = (), temporary=True
    ):
        self.session, self.home = session, home or (session.catalog, session.schema)
        self.streams, self.increments, self.inside, self.temporary = streams, increments, inside, temporary
        self.found = Resolved("")

    def resolve(self, sql: str) -> Resolved:
        text = _blank(sql)
        if text.streams and not self.streams:
            raise syntax_error("STREAM is allowed in the query of a streaming table only.")
        tree = _parse(text.sql)
        edits: list[tuple[int, int, str]] = []
        tables = list(_tables(tree))
        for table in tables:
            edits.append(self._edit(table, text))
        edits += _short_columns(tree, tables, self.home)
        edits += self._session_functions(sql)
        for start, end, new in sorted(edits, reverse=True):
            text.sql = text.sql[:start] + new + text.sql[end:]
        self.found.sql = text.sql
        return self.found

    def _edit(self, table: exp.Table, text: _Text) -> tuple[int, int, str]:
        parts = tuple(part.name for part in table.parts)
        start, end = table.parts[0].meta["start"], table.parts[-1].meta["end"] + 1
        point = text.points.get(end)
        if start in text.streams and self.increments is not None:
            new = self.increments(self._table(parts))
        elif parts[0] in text.histories:
            history, limit = text.histories[parts[0]]
            new = self._given(self.session.warehouse.history(self.session, history, limit))
        elif len(parts) > 1 and parts[-2].lower() == "information_schema":
            new = self._given(self._information_schema(parts))
        else:
            new = self._relation(parts, point)
        name = "" if table.args.get("alias") else f" AS {quoted(parts[-1])}"
        return start, point.end if point else end, new + name

    def _given(self, rows: pa.Table) -> str:
        name = f"__given_{len(self.inside)}_{len(self.found.given)}"
        self.found.given[name] = rows
        return name

    def _information_schema(self, parts: tuple[str, ...]) -> pa.Table:
        from tests.support.warehouse.information_schema import table

        catalog = parts[0].lower() if len(parts) == 3 else self.session.catalog
        return table(self.session, catalog, parts[-1].lower())

    def _table(self, parts: tuple[str, ...]) -> Relation:
        name = self._name(parts)
        rights.require_use(self.session, name.catalog, name.schema)
        relation = self.session.warehouse.catalog.get(name)
        rights.require(self.session, "SELECT", relation)
        self.found.reads.append(relation)
        return relation

    def _name(self, parts: tuple[str, ...]) -> TableName:
        if parts[0].lower() == "delta" and len(parts) == 2:
            raise unsupported("Tables are read by name here, not by path.")
        if len(parts) > 3:
            raise not_found(".".join(quoted(part) for part in parts))
        return self.session.name(parts, self.home)

    def _relation(self, parts: tuple[str, ...], point: _Point | None) -> str:
        name = parts[0].lower()
        if len(parts) == 1 and self.temporary and name in self.session.temporary_views:
            view = self.session.temporary_views[name]
            return self._expand(name, view.query, view.home, view.columns, point, temporary=True)
        relation = self._table(parts)
        if relation.is_view:
            columns = [column["name"] for column in relation.columns or []]
            return self._expand(relation.name, relation.query, relation.query_home, columns, point)
        return self.session.warehouse.reader(self.session, relation, *(self._version(relation, point)))

    def _version(self, relation: Relation, point: _Point | None) -> tuple[int | None]:
        if point is None:
            return (None,)
        if point.version is not None:
            if point.version not in delta_log.versions(relation.location):
                raise delta_log.version_not_found(relation.location, point.version)
            version = point.version
        else:
            version = self.session.version_at(relation, point.moment)
        retention.check(relation.location, version, self.session.warehouse.clock)
        return (version,)

    def _expand(
        self, name, query: str, home, columns: list[str], point: _Point | None, temporary=False
    ) -> str:
        if point is not None:
            raise wrong_kind("time travel", name, "view")
        if name in self.inside:
            raise SqlError("RECURSIVE_VIEW", f"Recursive view {name} detected.", "42K0H")
        inner = _Resolver(self.session, home, inside=(*self.inside, name), temporary=temporary)
        inner.found.given = self.found.given
        resolved = inner.resolve(query)
        self.found.reads += resolved.reads
        if columns:
            names = ", ".join(quoted(column) for column in columns)
            return f"(SELECT * FROM (\n{resolved.sql}\n) AS __view({names}))"
        return f"(\n{resolved.sql}\n)"

    def _session_functions(self, sql: str) -> list[tuple[int, int, str]]:
        """current_catalog() and its like are the warehouse's to answer: the engine has no catalog, and its
        clock cannot be moved."""
        values = {
            "CURRENT_CATALOG": self.session.catalog,
            "CURRENT_SCHEMA": self.session.schema,
            "CURRENT_DATABASE": self.session.schema,
            "CURRENT_USER": self.session.user,
            "SESSION_USER": self.session.user,
        }
        now = f"TIMESTAMP '{self.session.warehouse.clock.now():%Y-%m-%d %H:%M:%S.%f} UTC'"
        literals = {name: string_literal(value) for name, value in values.items()} | {
            "CURRENT_TIMESTAMP": now
        }
        found, tokens = [], Statement.of(sql).tokens
        for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if one.kind == "word" and one.upper in literals and (two.text, three.text) == ("(", ")"):
                found.append((one.start, three.end, literals[one.upper]))
        return found


def _blank(sql: str) -> _Text:
    """Blank out what sqlglot cannot read: time travel, STREAM, DESCRIBE HISTORY in brackets."""
    statement = Statement.of(sql)
    text, tokens = _Text(sql, {}, {}, set()), statement.tokens

    def blank(start: int, end: int, new: str = "") -> None:
        text.sql = text.sql[:start] + new.ljust(end - start) + text.sql[end:]

    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.text == "(" and at + 1 < len(tokens) and tokens[at + 1].upper in ("DESC", "DESCRIBE"):
            end = statement.closing(at)
            inside = Statement.of(statement.text(at + 1, (end or at) - 1))
            match = _HISTORY.match(inside)
            if match is None:
                raise syntax_error(f"Expected DESCRIBE HISTORY in brackets, found: {inside.sql}")
            name = f"__h{len(text.histories)}"
            text.histories[name] = (match["table"], match.get("limit"))
            blank(token.start, tokens[end - 1].end, name)
            at = end
            continue
        if token.upper in ("FOR", "VERSION", "SYSTEM_VERSION", "TIMESTAMP", "SYSTEM_TIME") and at > 0:
            point, end = _point(statement, at)
            if point is not None:
                text.points[tokens[at - 1].end] = point
                blank(token.start, point.end)
                at = end
                continue
        if token.upper == "STREAM" and at + 1 < len(tokens) and token.kind == "word":
            if tokens[at + 1].text == "(" and at > 0 and tokens[at - 1].upper in ("FROM", "JOIN", ","):
                end = statement.closing(at + 1)
                blank(token.start, tokens[at + 1].end)
                blank(tokens[end - 1].start, tokens[end - 1].end)
                text.streams.add(tokens[at + 2].start)
            elif tokens[at + 1].kind in ("word", "quoted") and tokens[at - 1].upper in ("FROM", "JOIN", ","):
                blank(token.start, token.end)
                text.streams.add(tokens[at + 1].start)
        at += 1
    return text


def _point(statement: Statement, at: int) -> tuple[_Point | None, int]:
    """The time travel that starts at a token, if one does: `AS OF` decides."""
    words = [token.upper for token in statement.tokens[at : at + 4]]
    ahead = 1 if words[0] == "FOR" else 0
    if words[ahead + 1 : ahead + 3] != ["AS", "OF"]:
        return None, at
    for end in range(len(statement.tokens), at, -1):
        part = Statement(statement.sql, statement.tokens[at:end])
        match = _TIME.match(part)
        if match is None:
            continue
        last = statement.tokens[end - 1].end
        if "version" in match:
            if not match["version"].isdigit():
                raise syntax_error(f"A version is a whole number, not {match['version']}.")
            return _Point(last, version=int(match["version"])), end
        moment = string_literal(match["text"]) if "text" in match else f"{match['call']}({match['inside']})"
        return _Point(last, moment=moment), end
    raise unsupported("AS OF takes a number, a string, or one function call here.")


@lru_cache(maxsize=512)  # parsing is what costs here, and a view's query is parsed wherever the view is read
def _parse(sql: str) -> exp.Expression:
    try:
        trees = sqlglot.parse(sql, read="databricks")
    except SqlglotError as error:
        raise syntax_error(str(error).split("\n")[0]) from error
    if len(trees) != 1 or trees[0] is None:
        raise syntax_error("One statement at a time.")
    if trees[0].find(exp.Command):
        raise unsupported(f"This statement is not known here: {sql.strip()[:80]}")
    return trees[0]


def _tables(node: exp.Expression, known: frozenset[str] = frozenset()):
    """The tables of a query that are not names of its own WITH clauses, in scope."""
    with_ = node.args.get("with_") or node.args.get("with")
    if with_ is not None:
        for cte in with_.expressions:
            name = cte.alias.lower()
            yield from _tables(cte.this, known | {name} if with_.recursive else known)
            known = known | {name}
    if isinstance(node, exp.Table) and isinstance(node.this, exp.Identifier):
        bare = not node.args.get("db")
        if not (bare and node.name.lower() in known):
            yield node
    for child in node.iter_expressions():
        if child is not with_:
            yield from _tables(child, known)


def _short_columns(tree: exp.Expression, tables: list[exp.Table], home) -> list[tuple[int, int, str]]:
    """`catalog.schema.table.column` becomes `table.column`: behind a path there is only the alias."""
    names = {tuple(part.name.lower() for part in table.parts) for table in tables if len(table.parts) > 1}
    edits = []
    for column in tree.find_all(exp.Column):
        parts = column.parts
        prefix = tuple(part.name.lower() for part in parts[:-1])
        if len(parts) > 2 and prefix in names:
            edits.append((parts[0].meta["start"], parts[-2].meta["end"] + 1, quoted(parts[-2].name)))
    return edits
