"""What is Databricks' own in queries and DELETE, in words that another engine knows: the same rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import sqlglot
from deltalake import PostCommitHookProperties, write_deltalake
from sqlglot import exp, transforms

from tests.support.warehouse import delta_log
from tests.support.warehouse.errors import SqlError
from tests.support.warehouse.grammar import Pattern, Statement
from tests.support.warehouse.spark_types import arrow_schema

if TYPE_CHECKING:
    from tests.support.warehouse.engine import EngineSession, Given

_DELETE = Pattern("DELETE FROM <table> [( AS | ) <alias:identifier>] [WHERE <condition:rest>]")
_NO_HOOKS = PostCommitHookProperties(create_checkpoint=False, cleanup_expired_logs=False)
_CLASS = re.compile(r"\[([A-Z][A-Z_.0-9]{3,})\] (.*)", re.DOTALL)


def without_qualify(sql: str) -> str:
    """QUALIFY as a condition on a subquery."""
    if not any(token.upper == "QUALIFY" for token in Statement.of(sql).tokens):
        return sql
    tree = sqlglot.parse_one(sql, read="databricks").transform(
        lambda node: transforms.eliminate_qualify(node) if isinstance(node, exp.Select) else node
    )
    return tree.sql(dialect="databricks")


def delete_by_subquery(engine: EngineSession, sql: str, given: Given, everything: bool) -> bool:
    """Run a DELETE whose condition holds a subquery, as one commit that keeps the other rows; with
    `everything` also one without a condition. False for any other statement."""
    found = _DELETE.match(Statement.of(sql))
    if found is None or not _has_subquery(found.get("condition", "(SELECT)" if everything else "")):
        return False
    path, alias, condition = found["table"][-1], found.get("alias", "t"), found.get("condition", "true")
    before = delta_log.snapshot(path)
    count = engine.query(f"SELECT count(*) FROM delta.`{path}`").column(0)[0].as_py()
    kept = engine.query(
        f"SELECT * FROM delta.`{path}` AS `{alias}` WHERE ({condition}) IS NOT TRUE", given
    ).cast(arrow_schema(before.schema))
    if kept.num_rows == count:
        return True
    write_deltalake(
        path,
        kept,
        mode="overwrite",
        partition_by=before.partitions or None,
        post_commithook_properties=_NO_HOOKS,
    )
    version = delta_log.latest(path)
    millis = delta_log.commit_info(path, version)["timestamp"]
    metrics = {"numDeletedRows": count - kept.num_rows}
    delta_log.label(path, version, millis=millis, operation="DELETE", metrics=metrics)
    return True


def _has_subquery(text: str) -> bool:
    return any(token.upper in ("SELECT", "WITH") for token in Statement.of(text).tokens)


def sql_error(error: Exception) -> SqlError:
    """Keep the error's class where there is one; the stack trace of a JVM is cut off."""
    text = str(error).split("JVM stacktrace")[0].strip()
    found = _CLASS.search(text)
    if found:
        return SqlError(found.group(1), found.group(2).split("\n\tat ")[0].strip())
    if "Not all files from version" in text:  # RESTORE of open-source Delta has no class for it
        return SqlError("DELTA_FILE_NOT_FOUND_DETAILED", text)
    if "No such file" in text:  # Sail's words for it
        return SqlError("FAILED_READ_FILE.FILE_NOT_EXIST", text, "KD001")
    return SqlError("QUERY_FAILED", text)
