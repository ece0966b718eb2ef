"""A Spark session with Delta: in a JVM of its own, or in one that another process has started.

A JVM starts in 12 to 25 seconds, so several processes share one. The process that starts it puts the address
into the environment (`PYSPARK_GATEWAY_PORT`, `PYSPARK_GATEWAY_SECRET`); a process with these variables joins.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from ingestion.spark.jars import fetch, java

EXTENSION = "io.delta.sql.DeltaSparkSessionExtension"
CATALOG = "org.apache.spark.sql.delta.catalog.DeltaCatalog"
PORT, SECRET = "PYSPARK_GATEWAY_PORT", "PYSPARK_GATEWAY_SECRET"

DELTA = {"spark.sql.extensions": EXTENSION, "spark.sql.catalog.spark_catalog": CATALOG}
# Hadoop's local file system keeps a checksum next to each file, and takes a commit that delta-rs has written
# for damaged. The raw one keeps none.
RAW_FILES = {
    "spark.hadoop.fs.file.impl": "org.apache.hadoop.fs.RawLocalFileSystem",
    "spark.hadoop.fs.AbstractFileSystem.file.impl": "org.apache.hadoop.fs.local.RawLocalFs",
}
ONE_MACHINE = {
    "spark.master": "local[2]",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "2",
    "spark.databricks.delta.snapshotPartitions": "1",
    "spark.ui.enabled": "false",
}


def start(settings: Mapping[str, str] | None = None) -> Any:
    """Return the session of a new JVM, whose address is then in this process's environment.

    Args:
        settings: added to those of one machine.

    Raises:
        SparkError: Java, pyspark or a jar is missing.
    """
    java()
    jars = ",".join(map(str, fetch()))
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.config("spark.jars", jars)
    for key, value in {**DELTA, **RAW_FILES, **ONE_MACHINE, **(settings or {})}.items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    gateway = spark.sparkContext._gateway
    os.environ[PORT] = str(gateway.java_parameters.port)
    os.environ[SECRET] = str(gateway.java_parameters.auth_token)
    return spark


def join() -> Any:
    """Return the session of the JVM that the environment names."""
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    gateway = launch_gateway()
    session = gateway.jvm.org.apache.spark.sql.classic.SparkSession.getDefaultSession().get()
    java_context = gateway.jvm.JavaSparkContext.fromSparkContext(session.sparkContext())
    context = SparkContext(gateway=gateway, jsc=java_context, conf=SparkConf(_jconf=java_context.getConf()))
    return SparkSession(context, session)


def start_or_join(settings: Mapping[str, str] | None = None) -> Any:
    """Return a session of the JVM that the environment names; without one, of a new JVM."""
    return join() if os.environ.get(PORT) else start(settings)
