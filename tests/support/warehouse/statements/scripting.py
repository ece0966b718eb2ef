"""BEGIN ... END: variables and exit handlers. No loops, no cursors, no conditions of one's own.

Declarations come first: variables, then at most one handler. When a statement fails, the handler of the
innermost block that has one runs, and the block that declared it is left. The script's result is that of the
last statement that ran.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa

from tests.support.warehouse.errors import SqlError, syntax_error
from tests.support.warehouse.grammar import Pattern, Statement
from tests.support.warehouse.lexer import quoted, string_literal
from tests.support.warehouse.statements.registry import done, find, statement

_VARIABLE = Pattern("DECLARE <name:identifier> <kind:type> [DEFAULT <default:rest>]")
_HANDLER = Pattern("DECLARE EXIT HANDLER FOR SQLEXCEPTION <action:rest>")
_SET = Pattern("SET <name:identifier> = <value:rest>")
_DIAGNOSTICS = Pattern("GET DIAGNOSTICS CONDITION <number:number> <name:identifier> = <item:identifier>")
_BLOCK = Pattern("BEGIN <body:rest>")
_NOT_CAUGHT = ("XX", "02")  # internal errors and "no data" pass a SQLEXCEPTION handler by


@dataclass
class _Scope:
    """The variables of a block as SQL literals, by their names in lower case."""

    outer: _Scope | None = None
    kinds: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    caught: SqlError | None = None  # what the handler that is running has caught

    def holder(self, name: str) -> _Scope | None:
        if name.lower() in self.values:
            return self
        return self.outer.holder(name) if self.outer else None


@statement("BEGIN <body:rest>")
def script(session, body):
    return _block(session, body, _Scope())


def _block(session, body: str, scope: _Scope) -> pa.Table:
    parts = _parts(body)
    while parts and (found := _VARIABLE.match(Statement.of(parts[0]))) is not None:
        parts.pop(0)
        name = found["name"].lower()
        if name in scope.values:
            raise SqlError("VARIABLE_ALREADY_EXISTS", f"The variable `{name}` is declared twice.", "42723")
        scope.kinds[name] = found["kind"]
        scope.values[name] = _value(session, found.get("default", "NULL"), found["kind"], scope)
    handler = None
    if parts and (found := _HANDLER.match(Statement.of(parts[0]))) is not None:
        parts.pop(0)
        handler = found["action"]
    result = done()
    try:
        for part in parts:
            result = _one(session, part, scope)
    except SqlError as error:
        if handler is None or error.sqlstate.startswith(_NOT_CAUGHT):
            raise
        result = _one(session, handler, _Scope(scope, caught=error))
    return result


def _one(session, text: str, scope: _Scope) -> pa.Table:
    asked = Statement.of(text)
    if (found := _BLOCK.match(asked)) is not None:
        return _block(session, found["body"], _Scope(scope, caught=scope.caught))
    if asked.tokens[0].upper == "DECLARE":
        raise syntax_error(
            f"Variables come first, then one EXIT HANDLER, then the rest. Too late here: {text}"
        )
    if (found := _DIAGNOSTICS.match(asked)) is not None:
        return _diagnostics(found, scope)
    if (found := _SET.match(asked)) is not None and (holder := scope.holder(found["name"])) is not None:
        name = found["name"].lower()
        holder.values[name] = _value(session, found["value"], holder.kinds[name], scope)
        return done()
    action, arguments = find(Statement.of(_with_values(text, scope)))
    return action(session, **arguments)


def _diagnostics(found: dict, scope: _Scope) -> pa.Table:
    holder, item = scope.holder(found["name"]), found["item"].upper()
    if scope.caught is None or found["number"] != "1":
        raise syntax_error("GET DIAGNOSTICS CONDITION 1 tells what a handler has caught: nothing here.")
    if holder is None:
        raise SqlError("UNRESOLVED_VARIABLE", f"There is no variable `{found['name']}`.", "42883")
    known = {
        "MESSAGE_TEXT": scope.caught.sentence,
        "CONDITION_IDENTIFIER": scope.caught.error_class,
        "RETURNED_SQLSTATE": scope.caught.sqlstate,
    }
    if item not in known:
        raise syntax_error(f"Of a condition {' and '.join(known)} are known here, not {item}.")
    holder.values[found["name"].lower()] = string_literal(known[item])
    return done()


def _value(session, expression: str, kind: str, scope: _Scope) -> str:
    """An expression, or a query in brackets that gives one value, as a literal."""
    text, asked = _with_values(expression, scope), Statement.of(expression)
    if asked.tokens[0].text == "(" and asked.closing(0) == len(asked.tokens):
        rows = session.query(text.strip()[1:-1])
        if rows.num_columns != 1 or rows.num_rows > 1:
            raise SqlError(
                "SCALAR_SUBQUERY_TOO_MANY_ROWS", "A variable takes one column and at most one row.", "21000"
            )
    else:
        rows = session.query(f"SELECT {text}")
    value = rows.column(0)[0].as_py() if rows.num_rows else None
    if value is None:
        return f"CAST(NULL AS {kind})"
    return f"CAST({string_literal(str(value).lower() if isinstance(value, bool) else str(value))} AS {kind})"


def _with_values(text: str, scope: _Scope) -> str:
    """The statement with what its variables hold. Qualified names and aliases are no variables."""
    tokens = Statement.of(text).tokens
    for at in reversed(range(len(tokens))):
        token = tokens[at]
        before = tokens[at - 1].upper if at else ""
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        holder = scope.holder(token.text) if token.kind == "word" else None
        if holder is not None and before not in (".", "AS") and after not in (".", "("):
            named = f" AS {quoted(token.text)}" if before in ("SELECT", ",") and after in ("", ",") else ""
            text = text[: token.start] + holder.values[token.text.lower()] + named + text[token.end :]
    return text


def _parts(body: str) -> list[str]:
    """The statements of a block, up to its END. A CASE has an END of its own."""
    asked = Statement.of(body)
    parts, start, depth = [], 0, 1
    for at, token in enumerate(asked.tokens):
        depth += token.upper in ("BEGIN", "CASE")
        depth -= token.upper == "END"
        if depth == 0:
            if at != len(asked.tokens) - 1 or start != at:
                break
            return parts
        if token.text == ";" and depth == 1:
            parts.append(asked.text(start, at))
            start = at + 1
    raise syntax_error("Each statement of a script ends in a semicolon, and the script in END.")
