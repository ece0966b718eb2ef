"""Spark SQL by Spark itself, with Delta: `--engine tests.support.warehouse.spark:Spark`.

Statements on Delta tables are Delta's own here (`by_delta`). What only Databricks has stays emulated: the
catalog with UNDROP, DEEP CLONE, tags and grants, QUALIFY, DELETE with a subquery, REPLACE ON, SET NOT NULL.
"""

from __future__ import annotations

import threading
from typing import Any

import pyarrow as pa

from tests.support.spark_jvm import start_or_join
from tests.support.warehouse import rewrites
from tests.support.warehouse.engine import NOTHING, Given

SETTINGS = {
    "spark.databricks.delta.writeChecksumFile.enabled": "false",  # commits get their label afterwards
    # The tables of tests are small: interpreting a query is quicker than compiling it.
    "spark.sql.adaptive.enabled": "false",
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
        with self._lock:
            try:
                self._forget_tables()
                for name, table in given.items():
                    self._spark.createDataFrame(table).createOrReplaceTempView(name)
                result = action(self._spark.sql(rewrites.without_qualify(sql)))
                for name in given:
                    self._spark.catalog.dropTempView(name)
                return result
            except Exception as error:
                raise rewrites.sql_error(error) from error

    def _forget_tables(self) -> None:
        """Other writers have changed the logs since: what Delta remembers of them is out of date."""
        self._spark._jvm.org.apache.spark.sql.delta.DeltaLog.clearCache()

    def close(self) -> None:
        """The session shares its JVM with others."""
