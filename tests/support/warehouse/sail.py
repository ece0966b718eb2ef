"""Spark SQL by Sail: a Spark Connect server in Rust, inside this process, and pyspark's client for it."""

import os
import re
import threading
import warnings
from typing import Any

import pyarrow as pa

from tests.support.warehouse.engine import NOTHING, Given
from tests.support.warehouse.errors import SqlError

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
        self.set_time_zone("UTC")

    def set_time_zone(self, zone: str) -> None:
        self._spark.conf.set("spark.sql.session.timeZone", zone)

    def query(self, sql: str, given: Given = NOTHING) -> pa.Table:
        return self._run(sql, given, lambda frame: frame.toArrow())

    def schema(self, sql: str, given: Given = NOTHING) -> dict[str, Any]:
        return self._run(sql, given, lambda frame: frame.schema.jsonValue())

    def write(self, sql: str, given: Given = NOTHING) -> None:
        self._run(sql, given, lambda frame: frame.toArrow())

    def _run(self, sql: str, given: Given, action: Any) -> Any:
        with self._lock:
            try:
                for name, table in given.items():
                    self._frame(table).createOrReplaceTempView(name)
                result = action(self._spark.sql(sql))
                for name in given:
                    self._spark.catalog.dropTempView(name)
                return result
            except Exception as error:
                raise _sql_error(error) from error

    def _frame(self, table: pa.Table) -> Any:
        if table.num_rows:
            return self._spark.createDataFrame(table)
        from pyspark.sql.pandas.types import from_arrow_schema

        return self._spark.createDataFrame([], from_arrow_schema(table.schema))

    def close(self) -> None:
        self._spark.stop()


def _sql_error(error: Exception) -> SqlError:
    """Keep the error's class where there is one; the stack trace of a JVM that is not there is cut off."""
    text = str(error).split("JVM stacktrace")[0].strip()
    found = _CLASS.match(text)
    if found:
        return SqlError(found.group(1), found.group(2))
    return SqlError("QUERY_FAILED", text)
