"""A started warehouse as tests see it: its address, its log of statements, its clock, its files."""

from __future__ import annotations

import json
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
import urllib.request
import uuid
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
from databricks import sql as databricks_sql
from deltalake import write_deltalake

logging.getLogger("databricks.sql").setLevel(logging.WARNING)
logging.getLogger("databricks.sql.unsafe").addFilter(lambda record: False)  # tells every byte at any level
_ROOT = Path(__file__).parents[3]
ENGINE = "WAREHOUSE_ENGINE"  # the engine of a test run, as MODULE:CLASS; Sail by default
SPARK = "tests.support.warehouse.spark:Spark"
PARAMETERS = {  # of a connection, beside the address
    "enable_telemetry": False,
    "use_cloud_fetch": False,
    "_retry_stop_after_attempts_count": 2,
    "_retry_delay_min": 0.1,
}


class RunningWarehouse:
    """A warehouse in a process of its own, on a data folder that outlives it."""

    token = "any-token"

    def __init__(self, data: Path, catalogs: tuple[str, ...] = ("lr_nhl_demo",), engine: str | None = None):
        self.data, self.catalogs, self.engine = Path(data), catalogs, engine or os.environ.get(ENGINE)
        self._sessions: dict[str | None, Any] = {}

    def copy(self, data: Path) -> RunningWarehouse:
        """Another warehouse with all that this one, which is stopped or idle, has: also what was dropped."""
        shutil.copytree(self.data, data, symlinks=True, ignore=shutil.ignore_patterns("statements.jsonl"))
        return self.moved(data)

    def moved(self, data: Path) -> RunningWarehouse:
        """The warehouse of a folder that is a copy of this one's."""
        with closing(sqlite3.connect(data / "catalog.sqlite")) as catalog, catalog:
            places = [f'"{folder.resolve()}/' for folder in (self.data, data)]
            catalog.execute("update relations set body = replace(body, ?, ?)", places)
        return RunningWarehouse(data, self.catalogs, self.engine)

    def start(self) -> RunningWarehouse:
        if self.engine == SPARK:
            _share_jvm()
        self.data.mkdir(parents=True, exist_ok=True)
        self._errors = (self.data / "warehouse.log").open("a")
        catalogs = [word for name in self.catalogs for word in ("--catalog", name)]
        command = [
            sys.executable,
            "-m",
            "tests.support.warehouse",
            "--data",
            str(self.data),
            "--watch-stdin",
            *catalogs,
            *(("--engine", self.engine) if self.engine else ()),
        ]
        self._process = subprocess.Popen(
            command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, text=True
        )
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(
                f"The warehouse did not start: {(self.data / 'warehouse.log').read_text()[-2000:]}"
            )
        ready = json.loads(line)
        self.host, self.http_path = ready["host"], ready["http_path"]
        return self

    @property
    def pid(self) -> int:
        return self._process.pid

    def stop(self) -> None:
        while self._sessions:
            self._sessions.popitem()[1].close()
        self._process.terminate()
        self._process.wait(timeout=30)
        self._process.stdin.close()
        self._process.stdout.close()
        self._errors.close()

    def __enter__(self) -> RunningWarehouse:
        return self.start()

    def __exit__(self, *_: Any) -> None:
        self.stop()

    # As a client

    @property
    def _uri(self) -> str:
        return self.host + self.http_path

    def connect(self, catalog: str | None = None, schema: str | None = None, user: str | None = None) -> Any:
        """A connection of databricks-sql-connector: one session; of a user who may do what was granted, if
        one is named."""
        return databricks_sql.connect(
            server_hostname=self.host,
            http_path=self.http_path,
            access_token=f"as:{user}" if user else self.token,
            catalog=catalog or self.catalogs[0],
            schema=schema or "default",
            **self.connection_parameters,
        )

    @property
    def connection_parameters(self) -> dict[str, Any]:
        """What the connector and dbt need besides the address: it is plain HTTP on this machine, where asking
        again for a quarter of an hour brings nothing."""
        return {"_connection_uri": self._uri, **PARAMETERS}

    def rows(self, statement: str, schema: str | None = None) -> list[dict[str, Any]]:
        """Run one statement; its result as dictionaries. There is one session for each schema, kept open."""
        if schema not in self._sessions:
            self._sessions[schema] = self.connect(schema=schema)
        with self._sessions[schema].cursor() as cursor:
            cursor.execute(statement)
            if cursor.description is None:
                return []
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def load(
        self,
        name: str,
        rows: pa.Table,
        partition_by: list[str] | None = None,
        properties: dict[str, str] | None = None,
    ) -> None:
        """Make a managed table of these rows, or append them if it is there: for test data of any size."""
        aside = self.data / "loading" / uuid.uuid4().hex
        write_deltalake(aside, rows, partition_by=partition_by, configuration=properties)
        catalog, schema, _ = ("default", "default", *name.split("."))[-3:]
        catalog = self.catalogs[0] if catalog == "default" else catalog
        given = f"`{catalog}`.`default`.`loading_{aside.name}`"
        with self.connect(catalog=catalog, schema=schema) as connection, connection.cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
            cursor.execute(f"CREATE TABLE {given} LOCATION '{aside}'")
            cursor.execute(f"CREATE TABLE IF NOT EXISTS {name} DEEP CLONE {given}")
            if cursor.fetchall() == []:
                cursor.execute(f"INSERT INTO {name} BY NAME SELECT * FROM {given}")
            cursor.execute(f"DROP TABLE {given}")
        shutil.rmtree(aside)

    # For dbt

    def environment(self) -> dict[str, str]:
        """What the `databricks` target of profiles.yml reads."""
        return {
            "DATABRICKS_HOST": self.host,
            "DATABRICKS_HTTP_PATH": self.http_path,
            "DATABRICKS_TOKEN": self.token,
        }

    def write_profiles(self, source: Path, folder: Path) -> Path:
        """Copy a profiles.yml and add to its Databricks targets what a plain-HTTP address needs: nothing
        else. The address itself comes from the environment, as in production, so that the profile is good for
        any warehouse."""
        import yaml

        uri = "{{ env_var('DATABRICKS_HOST', '') }}{{ env_var('DATABRICKS_HTTP_PATH', '') }}"
        parameters = {"_connection_uri": uri, **PARAMETERS}
        profiles = yaml.safe_load(source.read_text())
        for profile in profiles.values():
            for output in (profile.get("outputs") or {}).values() if isinstance(profile, dict) else ():
                if output.get("type") == "databricks":
                    output.update(connect_retries=0, connection_parameters=parameters)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "profiles.yml").write_text(yaml.safe_dump(profiles))
        return folder

    # Behind the scenes

    def statements(self, containing: str = "") -> list[dict[str, Any]]:
        """The log of statements: at, session, sql, error, milliseconds."""
        lines = (self.data / "statements.jsonl").read_text().splitlines()
        return [entry for entry in map(json.loads, lines) if containing.lower() in entry["sql"].lower()]

    def location(self, name: str) -> Path:
        """The folder of a table: read its Delta log with whatever reads Delta."""
        [detail] = self.rows(f"DESCRIBE DETAIL {name}")
        return Path(detail["location"].removeprefix("file://"))

    def advance_clock(self, **by: float) -> None:
        """Let time pass, as timedelta says it: days=8."""
        body = json.dumps({"advance_seconds": timedelta(**by).total_seconds()}).encode()
        with urllib.request.urlopen(urllib.request.Request(self.host + "/clock", data=body), timeout=10):
            pass


def _share_jvm() -> None:
    """All warehouses of a test run use one JVM: it starts in 12 to 25 seconds."""
    from tests.support import spark_jvm
    from tests.support.warehouse.spark import SETTINGS

    if spark_jvm.PORT not in os.environ:
        spark_jvm.start(SETTINGS)


def child_environment(**more: str) -> dict[str, str]:
    """The environment for a subprocess such as dbt: this one, without a workspace's own settings."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DATABRICKS_", "DBT_"))}
    return {**kept, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DO_NOT_TRACK": "1", **more}
