"""Spark's Thrift server on a data folder of its own: started as the documentation says, and copied at rest.

The catalog is Hive's in a Derby database, which holds absolute paths. A copy of the folder gets its own.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ingestion.spark.jars import java, part_of_pyspark
from tests.support.run import ROOT, environment

QUICK = ROOT / "tests" / "spark" / "conf"  # spark-defaults.conf: quick for small tables
HOST = "127.0.0.1"
START = 90  # seconds

# The columns of Hive's catalog that hold a place: of schemas, of tables, and the one that Spark itself reads.
_PLACES = """
connect 'jdbc:derby:{metastore}';
update APP.DBS set DB_LOCATION_URI = '{new}' || substr(DB_LOCATION_URI, {rest})
  where DB_LOCATION_URI like '{old}%';
update APP.SDS set LOCATION = '{new}' || substr(LOCATION, {rest}) where LOCATION like '{old}%';
update APP.SERDE_PARAMS set PARAM_VALUE = '{new}' || substr(PARAM_VALUE, {rest})
  where PARAM_KEY = 'path' and PARAM_VALUE like '{old}%';
exit;
"""


class ThriftServer:
    """A server that runs on `data`, and stops with `close`."""

    def __init__(self, data: Path) -> None:
        from pyhive import hive

        self.data = data
        with socket.socket() as free:
            free.bind((HOST, 0))
            self.port = free.getsockname()[1]
        (data.parent / "temporary").mkdir(parents=True, exist_ok=True)
        own = {
            **self.variables(),
            "SPARK_LOCAL_IP": HOST,
            "SPARK_CONF_DIR": str(QUICK),
            "JAVA_TOOL_OPTIONS": f"-XX:TieredStopAtLevel=1 -Djava.io.tmpdir={data.parent / 'temporary'}",
        }
        environ = environment(data, **own)
        for name in [name for name in environ if name.startswith("PYSPARK_")]:
            del environ[name]  # the JVM of the stand-in is another one
        self._log = data.with_name(data.name + "_server.log")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ingestion.spark.thrift_server"],
            cwd=ROOT,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=self._log.open("w"),
            stderr=subprocess.STDOUT,
        )
        self._wait()
        self._connection = hive.connect(host=HOST, port=self.port)

    def _wait(self) -> None:
        until = time.monotonic() + START
        while self._process.poll() is None and time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex((HOST, self.port)) == 0:
                    return
            time.sleep(0.3)
        self.close()
        raise AssertionError(f"no server: {self._log.read_text()[-3000:]}")

    def variables(self) -> dict[str, str]:
        """What dbt needs to reach the server by target `spark`."""
        return {
            "NHL_TARGET": "spark",
            "SPARK_METHOD": "thrift",
            "SPARK_HOST": HOST,
            "SPARK_PORT": str(self.port),
            "NHL_DATA_DIR": str(self.data),
        }

    def rows(self, statement: str) -> list[dict[str, Any]]:
        """Run a statement; its rows."""
        cursor = self._connection.cursor()
        cursor.execute(statement)
        if not cursor.description:
            return []
        names = [column[0].rpartition(".")[2] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def tables(self, schema: str) -> set[str]:
        """The tables of a schema, without its views; none if it does not exist."""
        if schema not in {row["namespace"] for row in self.rows("show schemas")}:
            return set()
        views = {row["viewName"] for row in self.rows(f"show views in {schema}")}
        return {row["tableName"] for row in self.rows(f"show tables in {schema}")} - views

    def close(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def of_delta(statement: str) -> str:
    """Return a statement with which a table that it creates is a Delta table, as on the other targets."""
    if not statement.startswith("create table"):
        return statement
    return statement.replace(" as select", " using delta as select", 1)


@contextmanager
def serving(data: Path) -> Iterator[ThriftServer]:
    server = ThriftServer(data)
    try:
        yield server
    finally:
        server.close()


def move_places(data: Path, old: Path) -> None:
    """Let the catalog of `data`, which is a copy of `old`, name its own folders."""
    before, after = f"file:{old}/", f"file:{data}/"
    script = data.with_name(data.name + "_places.sql")
    metastore = data / "metastore"
    for lock in metastore.glob("*.lck"):
        lock.unlink()
    script.write_text(_PLACES.format(metastore=metastore, new=after, old=before, rest=len(before) + 1))
    derby = part_of_pyspark("jars/derby-*.jar")
    command = [java(), "-cp", f"{derby.parent}/*", "org.apache.derby.tools.ij", str(script)]
    done = subprocess.run(command, cwd=data.parent, capture_output=True, text=True, check=False)
    assert "ERROR" not in done.stdout, done.stdout


def copy(old: Path, data: Path) -> Path:
    """Copy a data folder to `data`, which is new."""
    shutil.copytree(old, data)
    move_places(data, old)
    return data


def has_spark() -> bool:
    """Whether `.ci/spark` runs these tests."""
    from tests.support.warehouse.client import ENGINE, SPARK

    return os.environ.get(ENGINE) == SPARK
