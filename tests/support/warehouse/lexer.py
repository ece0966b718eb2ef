"""SQL text to tokens with their places in the text, so that a part of a statement can be cut out as it was
written."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tests.support.warehouse.errors import syntax_error

_TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<comment>--[^\n]*|/\*.*?\*/)
    | (?P<string>[rR]?'(?:\\.|''|[^'\\])*'|[rR]?"(?:\\.|""|[^"\\])*")
    | (?P<quoted>`(?:``|[^`])*`)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[A-Za-z]*)
    | (?P<word>[^\W\d]\w*)
    | (?P<sign><=>|<=|>=|<>|!=|==|=>|->|::|\|\||.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "b": "\b", "Z": "\x1a"}


@dataclass(frozen=True)
class Token:
    kind: str  # string, quoted, number, word, sign
    text: str
    start: int
    end: int

    @property
    def upper(self) -> str:
        return self.text.upper()


@lru_cache(maxsize=512)  # a statement is looked at more than once; nobody changes the list
def tokens(sql: str) -> list[Token]:
    """The tokens of a statement, without comments and without a closing semicolon."""
    found = []
    for match in _TOKEN.finditer(sql):
        if match.lastgroup not in ("space", "comment"):
            found.append(Token(match.lastgroup, match.group(), match.start(), match.end()))
    for token in found:
        if token.kind == "sign" and token.text in "'\"`":
            raise syntax_error(f"A quote at character {token.start} is never closed.")
    while found and found[-1].text == ";":
        found.pop()
    return found


def string_value(literal: str) -> str:
    """What a string literal means: backslash escapes and doubled quotes read, raw strings left alone."""
    if literal[0] in "rR":
        return literal[2:-1]
    quote, body = literal[0], literal[1:-1]
    body = body.replace(quote * 2, quote)
    return re.sub(r"\\(.)", lambda m: _ESCAPES.get(m.group(1), m.group(1)), body, flags=re.DOTALL)


def identifier(text: str) -> str:
    return text[1:-1].replace("``", "`") if text.startswith("`") else text


def string_literal(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"
