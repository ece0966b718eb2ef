"""Parameters of a statement, `?` or `:name`, put in as literals."""

from tests.support.warehouse.errors import SqlError
from tests.support.warehouse.lexer import string_literal, tokens

_TEXT = ("STRING", "VARCHAR", "CHAR")


def _literal(parameter) -> str:
    value, kind = parameter.value, (parameter.type or "STRING").upper()
    if kind == "VOID" or value is None or value.stringValue is None:
        return "NULL"
    if kind in _TEXT:
        return string_literal(value.stringValue)
    return f"CAST({string_literal(value.stringValue)} AS {kind})"


def inline(sql: str, parameters: list) -> str:
    if not parameters:
        return sql
    named = {parameter.name: _literal(parameter) for parameter in parameters if parameter.name}
    in_order = iter([_literal(parameter) for parameter in parameters if not parameter.name])
    edits, found = [], tokens(sql)
    for at, token in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        if token.text == "?" and not named:
            edits.append((token.start, token.end, next(in_order, None)))
        elif token.text == ":" and after is not None and after.start == token.end and after.text in named:
            edits.append((token.start, after.end, named[after.text]))
    if any(new is None for *_, new in edits):
        raise SqlError("UNBOUND_SQL_PARAMETER", "There are more markers than parameters.", "42P02")
    for start, end, new in reversed(edits):
        sql = sql[:start] + new + sql[end:]
    return sql
