"""Sample projects on open-source Spark, each behind a Thrift server of its own.

A place is copied while its server is stopped: Hive's catalog is a Derby database, for one process at a time.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import yaml

from tests.support import spark_thrift
from tests.support.spark_thrift import ThriftServer

from .sample_project import Backup, Contents

SCHEMAS = ("raw", "shop")


class Place:
    """A data folder, and the server that runs on it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._server: ThriftServer | None = None

    @property
    def server(self) -> ThriftServer:
        if self._server is None:
            self._server = ThriftServer(self.data)
        return self._server

    def stop(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None


class Spark:
    name = "spark"
    timeout = 1800  # seconds: every statement is a job

    def place(self, folder: Path) -> Place:
        return Place(folder / "data")

    def new_place(self, folder: Path) -> Place:
        return self.place(folder)

    def copy(self, place: Place, folder: Path) -> Place:
        return Place(spark_thrift.copy(place.data, folder / "data"))

    def close(self, place: Place) -> None:
        place.stop()

    def adapt_profile(self, place: Place, project: Path) -> None:
        """Let dbt-spark build Delta tables, which is not its default."""
        path = project / "dbt_project.yml"
        settings = yaml.safe_load(path.read_text(encoding="utf-8"))
        settings |= {kind: {"+file_format": "delta"} for kind in ("models", "snapshots", "seeds")}
        path.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")

    def environment(self, place: Place) -> dict[str, str]:
        return {"SHOP_TARGET": self.name, "SHOP_DATA_DIR": "", "SPARK_PORT": str(place.server.port)}

    def execute(self, place: Place, *statements: str) -> None:
        for statement in statements:
            place.server.rows(spark_thrift.of_delta(statement))

    def contents(self, place: Place) -> Contents:
        return {table: self._content(place, table) for table in self._tables(place)}

    def identities(self, place: Place) -> dict[str, tuple]:
        """Id and version of each table."""
        return {table: self._identity(place, table) for table in self._tables(place)}

    def backups(self, place: Place, table: str) -> list[Backup]:
        schema, name = table.split(".")
        found = []
        for copy in sorted(place.server.tables(f"{schema}_backup")):
            if copy.endswith(f"__{name}"):
                [detail] = place.server.rows(f"describe detail {schema}_backup.{copy}")
                content = self._content(place, f"{schema}_backup.{copy}")
                found.append(Backup(json.loads(detail["description"]), content))
        return found

    def _identity(self, place: Place, table: str) -> tuple:
        [detail] = place.server.rows(f"describe detail {table}")
        [newest] = place.server.rows(f"describe history {table} limit 1")
        return detail["id"], newest["version"]

    def _tables(self, place: Place) -> list[str]:
        return [f"{schema}.{name}" for schema in SCHEMAS for name in sorted(place.server.tables(schema))]

    def _content(self, place: Place, table: str) -> tuple[int, str]:
        lines = sorted(repr(row) for row in place.server.rows(f"select * from {table}"))
        return len(lines), hashlib.md5("\n".join(lines).encode()).hexdigest()
