"""The reader of statements: syntax lines, literals, properties."""

from __future__ import annotations

import pytest

from tests.support.warehouse.errors import SqlError
from tests.support.warehouse.grammar import Pattern, Statement, options, properties, split
from tests.support.warehouse.lexer import string_literal, string_value, tokens

LINE = Pattern("DROP TABLE [IF EXISTS] <table> [LIMIT <limit:number>]")


def test_a_line_reads_words_names_and_flags() -> None:
    assert LINE.match(Statement.of("Drop  table\n if exists `a``b`.c /* why */ LIMIT 5 ;")) == {
        "if_exists": True,
        "table": ("a`b", "c"),
        "limit": "5",
    }
    assert LINE.match(Statement.of("drop table t")) == {"table": ("t",)}


@pytest.mark.parametrize(
    "text", ["drop table", "drop table a b", "drop table a.b.c.d", "drop view a", "drop table 'a'"]
)
def test_what_does_not_fit_does_not_match(text: str) -> None:
    assert LINE.match(Statement.of(text)) is None


def test_alternatives_and_nothing() -> None:
    line = Pattern("SHOW (TABLES | VIEWS) ( LIKE | ) <like:string>")
    assert line.match(Statement.of("show views 'x*'")) == {"like": "x*"}
    assert line.match(Statement.of("show tables like 'x*'")) == {"like": "x*"}
    assert line.match(Statement.of("show like 'x*'")) is None


def test_brackets_are_taken_whole() -> None:
    line = Pattern("ADD COLUMNS <columns:parens> [AFTER <name:identifier>]")
    found = line.match(Statement.of("add columns (a decimal(5, 2), b string comment 'x)') after c"))
    assert found == {"columns": "a decimal(5, 2), b string comment 'x)'", "name": "c"}


def test_clauses_come_in_any_order_and_once() -> None:
    lines = [Pattern("COMMENT <comment:string>"), Pattern("LOCATION <location:string>")]
    assert options("location '/x' comment 'y'", lines) == {"location": "/x", "comment": "y"}
    with pytest.raises(SqlError, match="PARSE_SYNTAX_ERROR"):
        options("comment 'x' comment 'y'", lines)


def test_split_heeds_brackets() -> None:
    assert split("a decimal(5, 2), b array<struct<x: int, y: int>>, 'c, d'") == [
        "a decimal(5, 2)",
        "b array<struct<x: int, y: int>>",
        "'c, d'",
    ]


def test_properties() -> None:
    assert properties("'a.b' = 'c', d.e = 1, `f` = true, 'g' = 'it\\'s'") == {
        "a.b": "c",
        "d.e": "1",
        "f": "true",
        "g": "it's",
    }


@pytest.mark.parametrize(
    "value", ["plain", "it's", 'a "b"', "back\\slash", "line\nbreak", "tab\t", "ünï", "%_"]
)
def test_literal_and_value_are_inverse(value: str) -> None:
    assert string_value(string_literal(value)) == value
    [token] = tokens(string_literal(value))
    assert token.kind == "string"


def test_comments_are_not_tokens() -> None:
    assert [token.text for token in tokens("a -- b 'c\n/* d */ e '--f'")] == ["a", "e", "'--f'"]


def test_a_clause_that_is_not_known_is_as_unknown_as_a_statement() -> None:
    lines = [Pattern("NOT <null:NULL>"), Pattern("EVERY <every:number> <unit:DAY|DAYS>")]
    assert options("every 2 days not null", lines) == {"every": "2", "unit": "DAYS", "null": "NULL"}
    for text in ("not banana", "every 2 bananas", "every 2 days nonsense", "every"):
        with pytest.raises(SqlError, match="UNSUPPORTED_BY_STAND_IN"):
            options(text, lines)
