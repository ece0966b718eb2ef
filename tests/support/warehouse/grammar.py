"""Syntax lines, written as the manual writes them, and the reader that matches statements against them.

    (DESC | DESCRIBE) HISTORY <table> [LIMIT <limit:number>]

    WORD             this word, in any case; also signs such as = . ,
    [a b]            may be left out
    (a | b)          one of them; ( a | ) also none of them
    <name:kind>      an argument for the statement's function; <table> is short for <table:table>

Kinds: table (a name of up to three parts), identifier, string, number, value (string, number or word), names
(`a, b`), parens (all that stands between balanced brackets, as text), type (a column's type), expression
(text up to what follows in the line), clauses (text up to AS), query (a whole query), rest (all that is
left). A kind in capital letters is one of these words: `<unit:DAY|DAYS>`. Words alone in square brackets are
an argument too, if they are there: `[IF EXISTS]` arrives as `if_exists=True`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.support.warehouse.errors import syntax_error, unsupported
from tests.support.warehouse.lexer import Token, identifier, string_value, tokens

_PART = re.compile(r"\s+|<\w+(?::[\w|]+)?>|\w+|[^\s\w]")
_QUERY = ("SELECT", "WITH", "VALUES", "FROM", "TABLE", "(")
Match = tuple[int, dict[str, Any]]


@dataclass(frozen=True)
class Statement:
    """A statement's text and tokens. Positions in `match` are indexes of tokens."""

    sql: str
    tokens: list[Token]

    @classmethod
    def of(cls, sql: str) -> "Statement":
        return cls(sql, tokens(sql))

    def text(self, start: int, end: int) -> str:
        if start >= end:
            return ""
        return self.sql[self.tokens[start].start : self.tokens[end - 1].end]

    def closing(self, at: int) -> int | None:
        """The index behind the bracket that closes the one at `at`."""
        depth = 0
        for index in range(at, len(self.tokens)):
            text = self.tokens[index].text
            depth += (text == "(") - (text == ")")
            if depth == 0:
                return index + 1
        return None


class Pattern:
    """One syntax line. `match` yields the arguments of the first way in which a statement fits, or None."""

    def __init__(self, line: str):
        self.line = " ".join(line.split())
        parts = [part for part in _PART.findall(self.line) if not part.isspace()]
        self._parts, self._at = parts, 0
        self._sequence = self._read_choice()
        assert self._at == len(parts), f"Unbalanced brackets in the syntax line {line!r}."
        self.first = self._first_words(self._sequence)
        self._open = [
            part[1:-1].partition(":")[0]
            for part in parts
            if part.endswith((":query>", ":rest>", ":clauses>"))
        ]

    def _read_choice(self) -> tuple:
        choices, items = [], []
        while self._at < len(self._parts):
            part = self._parts[self._at]
            if part in ("]", ")"):
                break
            self._at += 1
            if part == "|":
                choices.append(items)
                items = []
            elif part == "[":
                items.append(("optional", self._read_choice()))
                self._at += 1
            elif part == "(":
                items.append(self._read_choice())
                self._at += 1
            elif part.startswith("<") and len(part) > 1:
                name, _, kind = part[1:-1].partition(":")
                items.append(("capture", name, kind or name))
            else:
                items.append(("word", part.upper()))
        return ("choice", [*choices, items])

    def _first_words(self, choice: tuple) -> set[str]:
        """The words that a statement of this form can start with."""
        words: set[str] = set()
        for items in choice[1]:
            for item in items:
                if item[0] in ("choice", "optional"):
                    words |= self._first_words(item if item[0] == "choice" else item[1])
                else:
                    words |= set(_QUERY) if item[0] == "capture" else {item[1]}
                if item[0] != "optional":
                    break
        return words

    def match(self, statement: Statement) -> dict[str, Any] | None:
        """The arguments, if the whole statement fits."""
        for end, found in self._choice(self._sequence, statement, 0):
            if end == len(statement.tokens):
                return found
        return None

    def unread(self, found: dict[str, Any]) -> int:
        """How many characters of the statement this form takes as text, to be read later."""
        return sum(len(found.get(name, "")) for name in self._open)

    def prefix(self, statement: Statement, at: int) -> Match | None:
        """Where the line ends and its arguments, if a part of the statement fits."""
        return next(self._choice(self._sequence, statement, at), None)

    def _choice(self, choice: tuple, statement: Statement, at: int) -> Iterator[Match]:
        for items in choice[1]:
            yield from self._items(items, statement, at)

    def _items(self, items: list, statement: Statement, at: int) -> Iterator[Match]:
        if not items:
            yield at, {}
            return
        for end, found in self._item(items[0], statement, at):
            for last, more in self._items(items[1:], statement, end):
                yield last, {**found, **more}

    def _item(self, item: tuple, statement: Statement, at: int) -> Iterator[Match]:
        kind = item[0]
        if kind == "word":
            if at < len(statement.tokens) and statement.tokens[at].upper == item[1]:
                yield at + 1, {}
        elif kind == "choice":
            yield from self._choice(item, statement, at)
        elif kind == "optional":
            for end, found in self._choice(item[1], statement, at):
                yield end, {**self._flag(item[1]), **found}
            yield at, {}
        else:
            name = item[1]
            read = _word(item[2].split("|")) if item[2].isupper() else _KINDS[item[2]]
            for end, value in read(statement, at):
                yield end, {name: value}

    @staticmethod
    def _flag(choice: tuple) -> dict[str, bool]:
        """Words alone in brackets are a flag: [IF NOT EXISTS] is if_not_exists=True."""
        [items] = choice[1] if len(choice[1]) == 1 else [[]]
        words = [item[1] for item in items if item[0] == "word"]
        if items and len(words) == len(items) and all(word.isidentifier() for word in words):
            return {"_".join(words).lower(): True}
        return {}


def _name_part(statement: Statement, at: int) -> bool:
    return at < len(statement.tokens) and statement.tokens[at].kind in ("word", "quoted")


def _table(statement: Statement, at: int) -> Iterator[tuple[int, Any]]:
    """Longest first; a name that starts with a quoted part, or a plain word."""
    if not _name_part(statement, at):
        return
    ends, end = [at + 1], at + 1
    while (
        len(ends) < 3
        and end + 1 < len(statement.tokens)
        and statement.tokens[end].text == "."
        and _name_part(statement, end + 1)
    ):
        end += 2
        ends.append(end)
    for end in reversed(ends):
        yield end, tuple(identifier(token.text) for token in statement.tokens[at:end:2])


def _names(statement: Statement, at: int) -> Iterator[tuple[int, Any]]:
    found = []
    while _name_part(statement, at):
        found.append(identifier(statement.tokens[at].text))
        at += 1
        if at >= len(statement.tokens) or statement.tokens[at].text != ",":
            yield at, found
            return
        at += 1


def _single(kinds: tuple[str, ...], value) -> Any:
    def read(statement: Statement, at: int) -> Iterator[tuple[int, Any]]:
        if at < len(statement.tokens) and statement.tokens[at].kind in kinds:
            yield at + 1, value(statement.tokens[at])

    return read


def _word(words: list[str]) -> Any:
    def read(statement: Statement, at: int) -> Iterator[tuple[int, Any]]:
        if at < len(statement.tokens) and statement.tokens[at].upper in words:
            yield at + 1, statement.tokens[at].upper

    return read


def _value(token: Token) -> str:
    return string_value(token.text) if token.kind == "string" else identifier(token.text)


def _parens(statement: Statement, at: int) -> Iterator[tuple[int, Any]]:
    if at < len(statement.tokens) and statement.tokens[at].text == "(":
        end = statement.closing(at)
        if end is not None:
            yield end, statement.text(at + 1, end - 1)


def _type(statement: Statement, at: int) -> Iterator[tuple[int, Any]]:
    """decimal(10, 2), array<struct<a: int>>, string ..."""
    if not _name_part(statement, at):
        return
    end = at + 1
    if end < len(statement.tokens) and statement.tokens[end].text == "(":
        end = statement.closing(end) or end
    elif end < len(statement.tokens) and statement.tokens[end].text == "<":
        depth = 0
        while end < len(statement.tokens):
            text = statement.tokens[end].text
            depth += (text == "<") - (text == ">")
            end += 1
            if depth == 0:
                break
    yield end, statement.text(at, end)


def _expression(statement: Statement, at: int) -> Iterator[tuple[int, Any]]:
    """Shortest first; never half of a pair of brackets."""
    end = at
    while end < len(statement.tokens):
        if statement.tokens[end].text == ")":
            return
        end = statement.closing(end) if statement.tokens[end].text == "(" else end + 1
        if end is None:
            return
        yield end, statement.text(at, end)


def _rest(statement: Statement, at: int) -> Iterator[tuple[int, Any]]:
    if at < len(statement.tokens):
        yield len(statement.tokens), statement.text(at, len(statement.tokens))


def _clauses(statement: Statement, at: int) -> Iterator[tuple[int, Any]]:
    """Up to the AS of a query, or to the end."""
    end, depth = at, 0
    while end < len(statement.tokens):
        text = statement.tokens[end].text
        depth += (text == "(") - (text == ")")
        if depth == 0 and text.upper() == "AS":
            break
        end += 1
    if end > at:
        yield end, statement.text(at, end)


def _query(statement: Statement, at: int) -> Iterator[tuple[int, Any]]:
    if at < len(statement.tokens) and statement.tokens[at].upper in _QUERY:
        yield len(statement.tokens), statement.text(at, len(statement.tokens))


_KINDS = {
    "clauses": _clauses,
    "query": _query,
    "table": _table,
    "identifier": _single(("word", "quoted"), lambda token: identifier(token.text)),
    "string": _single(("string",), lambda token: string_value(token.text)),
    "number": _single(("number",), lambda token: token.text),
    "value": _single(("string", "number", "word", "quoted"), _value),
    "names": _names,
    "parens": _parens,
    "type": _type,
    "expression": _expression,
    "rest": _rest,
}


def split(text: str, separator: str = ",") -> list[str]:
    """Cut at a separator that stands outside brackets: column lists, property lists."""
    statement, parts, start, at = Statement.of(text), [], 0, 0
    depth = 0
    for at, token in enumerate(statement.tokens):
        depth += (token.text in "(<" and token.kind == "sign") - (token.text in ")>" and token.kind == "sign")
        if token.text == separator and depth == 0:
            parts.append(statement.text(start, at))
            start = at + 1
    if start < len(statement.tokens):
        parts.append(statement.text(start, len(statement.tokens)))
    return parts


def options(text: str, lines: list[Pattern]) -> dict[str, Any]:
    """Clauses in any order, each at most once: the arguments of all of them. One that is not among them is as
    unknown as a whole statement."""
    statement, at, found = Statement.of(text), 0, {}
    while at < len(statement.tokens):
        left = statement.text(at, len(statement.tokens))[:100]
        match = next(filter(None, (line.prefix(statement, at) for line in lines)), None)
        if match is None:
            raise unsupported(f"This clause is not known here: {left}")
        if match[1].keys() & found.keys():
            raise syntax_error(f"This clause comes twice: {left}")
        at, found = match[0], {**found, **match[1]}
    return found


_PROPERTY = Pattern("<key:expression> = <value:value>")


def properties(text: str) -> dict[str, str]:
    """'a' = 'b', c.d = 1   as a dictionary; keys may be quoted or dotted."""
    found = {}
    for part in split(text):
        match = _PROPERTY.match(Statement.of(part))
        if match is None:
            raise syntax_error(f"Expected 'key' = 'value', found: {part}")
        key = match["key"].strip()
        found[string_value(key) if key[0] in "'\"" else ".".join(identifier(k) for k in key.split("."))] = (
            match["value"]
        )
    return found
