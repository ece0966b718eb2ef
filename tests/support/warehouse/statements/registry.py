"""The list of all statements, and the search for the one that a text is."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from tests.support.warehouse.errors import syntax_error, unsupported
from tests.support.warehouse.grammar import Pattern, Statement

Action = Callable[..., pa.Table]
_STATEMENTS: list[tuple[Pattern, Action]] = []


def statement(*lines: str) -> Callable[[Action], Action]:
    """Register a function for syntax lines. Several lines of one statement may come from several
    decorators."""

    def register(action: Action) -> Action:
        _STATEMENTS.extend((Pattern(line), action) for line in lines)
        return action

    return register


def find(text: Statement) -> tuple[Action, dict[str, Any]]:
    """The function for a statement and its arguments: of the forms that fit, the one that leaves the least
    text to be read later. That none fits is an error: nothing is passed on unread."""
    arguments, _, action = _best(text)
    return action, arguments


def _best(text: Statement) -> tuple[dict[str, Any], Pattern, Action]:
    if not text.tokens:
        raise syntax_error("The statement is empty.")
    word = text.tokens[0].upper
    forms = [(pattern, action) for pattern, action in _STATEMENTS if word in pattern.first]
    fits = [(pattern.match(text), pattern, action) for pattern, action in forms]
    fits = [(arguments, pattern, action) for arguments, pattern, action in fits if arguments is not None]
    if not fits:
        hint = f" Known forms: {'; '.join(pattern.line for pattern, _ in forms)}" if forms else ""
        raise unsupported(f"This statement is not known here: {text.sql.strip()[:200]}.{hint}")
    return min(fits, key=lambda fit: fit[1].unread(fit[0]))


def lines() -> list[str]:
    return [pattern.line for pattern, _ in _STATEMENTS]


def lines_of(action: Action) -> list[str]:
    return [pattern.line for pattern, known in _STATEMENTS if known is action]


def actions() -> list[Action]:
    return [action for _, action in _STATEMENTS]


def line_of(sql: str) -> str:
    """The syntax line that a statement is read by."""
    return _best(Statement.of(sql))[1].line


def done(**columns: Any) -> pa.Table:
    """The result of a statement that answers with one row of numbers, or with nothing."""
    return pa.table({name: [value] for name, value in columns.items()})


def rows(names: dict[str, pa.DataType], values: list[list[Any]]) -> pa.Table:
    """A result table from rows."""
    arrays = [pa.array([row[at] for row in values], kind) for at, kind in enumerate(names.values())]
    return pa.table(arrays, schema=pa.schema(list(names.items())))
