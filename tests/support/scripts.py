"""The scripts of verbs on Databricks that catch the error of one statement (databricks__try_execute)."""

from __future__ import annotations

import re

COMMENT = re.compile(r"\s*/\*.*?\*/", re.DOTALL)
CATCHING = re.compile(
    r"begin\s+declare problem string;.*?\bend;\n\s*(?P<statement>.*?);\s*end;\s*select problem as error",
    re.DOTALL,
)


def caught_statement(sql: str) -> str | None:
    """Return the statement whose error the script catches; None for any other text."""
    found = CATCHING.match(without_comment(sql))
    return found["statement"] if found else None


def without_comment(sql: str) -> str:
    """Return the text without the comment that dbt puts before it."""
    return COMMENT.sub("", sql, count=1).strip() if COMMENT.match(sql) else sql.strip()
