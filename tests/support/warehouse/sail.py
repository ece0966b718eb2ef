"""Spark SQL by Sail: a Spark Connect server in Rust, inside this process, and pyspark's client for it.

What Sail lacks and the statements need is made up for here: QUALIFY, `* EXCEPT`, and DELETE of all rows or
by a subquery.
"""

import os
import re
import threading
import warnings
from typing import Any

import pyarrow as pa
import sqlglot
from deltalake import PostCommitHookProperties, write_deltalake
from sqlglot import exp, transforms

from tests.support.warehouse import delta_log
from tests.support.warehouse.engine import NOTHING, Given
from tests.support.warehouse.errors import SqlError
from tests.support.warehouse.grammar import Pattern, Statement
from tests.support.warehouse.spark_types import arrow_schema

_DELETE = Pattern("DELETE FROM <table> [( AS | ) <alias:identifier>] [WHERE <condition:rest>]")
_NO_HOOKS = PostCommitHookProperties(create_checkpoint=False, cleanup_expired_logs=False)
_STAR_EXCEPT = re.compile(r"\*\s*EXCEPT\s*\(", re.IGNORECASE)
_CLASS = re.compile(r"\[([A-Z_.0-9]+)\] (.*)", re.DOTALL)


class Sail:
    name = "sail"

    def __init__(self):
        os.environ.setdefault("RUST_LOG", "error")
        warnings.filterwarnings("ignore", category=FutureWarning, module=r"pyspark\..*")
        from pysail.spark import SparkConnectServer

        self._server = SparkConnectServer(port=0)
        self._server.start(background=True)
        self._opening = threading.Lock()  # pyspark's builder keeps its options in the class

    def open_session(self) -> "SailSession":
        from pyspark.sql import SparkSession

        with self._opening:
            spark = SparkSession.builder.remote("sc://{}:{}".format(*self._server.listening_address)).create()
        return SailSession(spark)

    def stop(self) -> None:
        self._server.stop()


class SailSession:
    def __init__(self, spark: Any):
        self._spark, self._lock = spark, threading.Lock()
        # A stream that can be taken up again costs a thread and two requests more for each statement.
        spark.client.disable_reattachable_execute()
        self.set_time_zone("UTC")

    def set_time_zone(self, zone: str) -> None:
        self._spark.conf.set("spark.sql.session.timeZone", zone)

    def query(self, sql: str, given: Given = NOTHING) -> pa.Table:
        return self._run(sql, given, lambda frame: frame.toArrow())

    def schema(self, sql: str, given: Given = NOTHING) -> dict[str, Any]:
        return self._run(sql, given, lambda frame: frame.schema.jsonValue())

    def write(self, sql: str, given: Given = NOTHING) -> None:
        found = _DELETE.match(Statement.of(sql))
        if found is not None and _has_subquery(found.get("condition", "(SELECT)")):
            return self._delete_by_rewriting(given, **found)
        return self._run(sql, given, lambda frame: frame.toArrow())

    def _delete_by_rewriting(self, given: Given, table, alias: str = "t", condition: str = "true") -> None:
        """Keep the other rows, in one commit."""
        path = table[-1]
        before = delta_log.snapshot(path)
        count = self.query(f"SELECT count(*) FROM delta.`{path}`").column(0)[0].as_py()
        kept = self.query(
            f"SELECT * FROM delta.`{path}` AS `{alias}` WHERE ({condition}) IS NOT TRUE", given
        ).cast(arrow_schema(before.schema))
        if kept.num_rows == count:
            return
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

    def _run(self, sql: str, given: Given, action: Any) -> Any:
        with self._lock:
            try:
                for name, table in given.items():
                    self._frame(table).createOrReplaceTempView(name)
                result = action(self._spark.sql(self._without_star_except(_without_qualify(sql))))
                for name in given:
                    self._spark.catalog.dropTempView(name)
                return result
            except Exception as error:
                raise _sql_error(error) from error

    def _without_star_except(self, sql: str) -> str:
        """`a.* EXCEPT (x)` as the names of the other columns: the same rows."""
        if not _STAR_EXCEPT.search(sql):
            return sql
        tree = sqlglot.parse_one(sql, read="databricks")
        for select in reversed(list(tree.find_all(exp.Select))):  # the inner ones first
            columns = []
            for each in select.expressions:
                star = each.find(exp.Star)
                left_out = {name.name.lower() for name in star.args.get("except_") or []} if star else set()
                if not left_out:
                    columns.append(each)
                    continue
                alias = each.table if isinstance(each, exp.Column) else ""
                everything = select.copy()
                everything.set("expressions", [exp.Column(this=exp.Star(), table=alias or None)])
                names = self._spark.sql(everything.sql(dialect="databricks")).schema.names
                columns += [
                    exp.column(exp.to_identifier(name, quoted=True), table=alias or None)
                    for name in names
                    if name.lower() not in left_out
                ]
            select.set("expressions", columns)
        return tree.sql(dialect="databricks")

    def _frame(self, table: pa.Table) -> Any:
        if table.num_rows:
            return self._spark.createDataFrame(table)
        from pyspark.sql.pandas.types import from_arrow_schema

        return self._spark.createDataFrame([], from_arrow_schema(table.schema))

    def close(self) -> None:
        self._spark.stop()


def _has_subquery(text: str) -> bool:
    return any(token.upper in ("SELECT", "WITH") for token in Statement.of(text).tokens)


def _without_qualify(sql: str) -> str:
    """QUALIFY as a condition on a subquery: the same rows."""
    if not any(token.upper == "QUALIFY" for token in Statement.of(sql).tokens):
        return sql
    tree = sqlglot.parse_one(sql, read="databricks").transform(
        lambda node: transforms.eliminate_qualify(node) if isinstance(node, exp.Select) else node
    )
    return tree.sql(dialect="databricks")


def _sql_error(error: Exception) -> SqlError:
    """Keep the error's class where there is one; the stack trace of a JVM that is not there is cut off."""
    text = str(error).split("JVM stacktrace")[0].strip()
    found = _CLASS.match(text)
    if found:
        return SqlError(found.group(1), found.group(2))
    return SqlError("QUERY_FAILED", text)
