"""How verbs catch the error of one statement.

On Databricks and Spark by a script (databricks__try_execute, spark__try_execute), on DuckDB by a function
(duckdb__try_query). On Spark the statement is a text in the script.
"""

from __future__ import annotations

import re

COMMENT = re.compile(r"\s*/\*.*?\*/", re.DOTALL)
CATCHING = re.compile(
    r"begin\s+declare problem string;.*?\bend;\n\s*(?P<statement>.*?);\s*end;\s*select problem as error",
    re.DOTALL,
)
IMMEDIATE = re.compile(
    r"begin\s+declare problem string;.*\n\s*execute immediate '(?P<text>.*)';\s*end;"
    r"\s*select problem as error",
    re.DOTALL,
)
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
TRIED = re.compile(r"select answer, error from lake\.try_query\((\$\w+\$)(?P<query>.*)\1\)", re.DOTALL)


def tried_query(sql: str) -> str | None:
    """Return the statement whose error `lake.try_query` catches on DuckDB; None for any other text."""
    found = TRIED.fullmatch(without_comment(sql))
    return found["query"] if found else None


def caught_statement(sql: str) -> str | None:
    """Return the statement whose error the script catches; None for any other text."""
    script = without_comment(sql)
    if immediate := IMMEDIATE.match(script):
        return ESCAPED.sub(lambda found: {"n": "\n"}.get(found[1], found[1]), immediate["text"])
    found = CATCHING.match(script)
    return found["statement"] if found else None


def without_comment(sql: str) -> str:
    """Return the text without the comment that dbt puts before it."""
    return COMMENT.sub("", sql, count=1).strip() if COMMENT.match(sql) else sql.strip()
