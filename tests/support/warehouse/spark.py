"""Spark SQL by Spark itself, with Delta: `--engine tests.support.warehouse.spark:Spark`.

Statements on Delta tables are Delta's own here (`by_delta`). What only Databricks has stays emulated: the
catalog with UNDROP, DEEP CLONE, tags and grants, QUALIFY, DELETE with a subquery, REPLACE ON, SET NOT NULL.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pyarrow as pa

from tests.support.spark_jvm import start_or_join
from tests.support.warehouse import rewrites
from tests.support.warehouse.engine import NOTHING, Given
from tests.support.warehouse.errors import SqlError

SETTINGS = {
    "spark.databricks.delta.writeChecksumFile.enabled": "false",  # commits get their label afterwards
    # The tables of tests are small: one task is enough, and interpreting is quicker than compiling.
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.leafNodeDefaultParallelism": "1",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.sources.parallelPartitionDiscovery.parallelism": "1",  # VACUUM lists a table in 10000 tasks
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
    "spark.log.level": "ERROR",
}


class Spark:
    name = "spark"

    def __init__(self) -> None:
        self._spark = start_or_join(SETTINGS)

    @property
    def natively(self) -> dict[Any, Any]:
        """What Delta does itself: the function of a statement -> the function to run instead."""
        from tests.support.warehouse.by_delta import NATIVELY

        return NATIVELY

    def open_session(self) -> SparkSession:
        return SparkSession(self._spark.newSession())

    def stop(self) -> None:
        """A JVM of this process ends with it; one that was joined goes on."""


class SparkSession:
    def __init__(self, spark: Any) -> None:
        self._spark, self._lock = spark, threading.Lock()

    def set_time_zone(self, zone: str) -> None:
        self.set("spark.sql.session.timeZone", zone)

    def set(self, key: str, value: str) -> None:
        self._spark.conf.set(key, value)

    def query(self, sql: str, given: Given = NOTHING) -> pa.Table:
        return self._run(sql, given, lambda frame: frame.toArrow())

    def schema(self, sql: str, given: Given = NOTHING) -> dict[str, Any]:
        return self._run(sql, given, lambda frame: frame.schema.jsonValue())

    def write(self, sql: str, given: Given = NOTHING) -> None:
        if not rewrites.delete_by_subquery(self, sql, given, everything=False):
            self.query(sql, given)

    def _run(self, sql: str, given: Given, action: Any) -> Any:
        def run(spark: Any) -> Any:
            for name, table in given.items():
                spark.createDataFrame(table).createOrReplaceTempView(name)
            result = action(spark.sql(rewrites.without_qualify(sql)))
            for name in given:
                spark.catalog.dropTempView(name)
            return result

        return self.with_spark(run)

    def with_spark(self, action: Callable[[Any], Any]) -> Any:
        """What `action` returns for pyspark's session; errors are raised as SqlError."""
        with self._lock:
            try:
                self._forget_tables()
                return action(self._spark)
            except SqlError:
                raise
            except Exception as error:
                raise rewrites.sql_error(error) from error

    def _forget_tables(self) -> None:
        """Other writers have changed the logs since: what Delta remembers of them is out of date."""
        self._spark._jvm.org.apache.spark.sql.delta.DeltaLog.clearCache()

    def close(self) -> None:
        """The session shares its JVM with others."""
