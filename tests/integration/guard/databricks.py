"""Sample projects on Databricks, each on a stand-in warehouse of its own.

Their catalog has one name, so that dbt parses once.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support import run
from tests.support.warehouse import delta_log
from tests.support.warehouse.client import RunningWarehouse

from .sample_project import Backup, Contents

CATALOG, HIVE = "shop", "hive_metastore"


@dataclass(frozen=True)
class Place:
    warehouse: RunningWarehouse
    catalog: str = CATALOG


class Databricks:
    name = "databricks"
    timeout = run.TIMEOUT

    def place(self, folder: Path) -> Place:
        return Place(RunningWarehouse(folder / "data", (CATALOG, HIVE)))

    def new_place(self, folder: Path) -> Place:
        place = self.place(folder)
        place.warehouse.start()
        return place

    def copy(self, place: Place, folder: Path) -> Place:
        return Place(place.warehouse.copy(folder / "data").start())

    def close(self, place: Place) -> None:
        place.warehouse.stop()

    def to_hive(self, place: Place) -> Place:
        """The same tables in hive_metastore, which is no Unity Catalog."""
        tables, hive = self._tables(place), Place(place.warehouse, HIVE)
        for schema in {table.split(".")[0] for table in tables}:
            self.execute(hive, f"create schema {schema}")
        self.execute(hive, *(f"create table {table} deep clone {CATALOG}.{table}" for table in tables))
        return hive

    def adapt_profile(self, place: Place, project: Path) -> None:
        place.warehouse.write_profiles(project / "profiles.yml", project)

    def environment(self, place: Place) -> dict[str, str]:
        own = {"SHOP_TARGET": self.name, "SHOP_CATALOG": place.catalog, "SHOP_DATA_DIR": ""}
        return {**place.warehouse.environment(), **own}

    def execute(self, place: Place, *statements: str) -> None:
        with _cursor(place) as cursor:
            for statement in statements:
                cursor.execute(statement)

    def contents(self, place: Place) -> Contents:
        tables = self._tables(place)
        with _cursor(place) as cursor:
            return {table: _content(cursor, table) for table in tables}

    def identities(self, place: Place) -> dict[str, tuple]:
        """Kind, id and version, past the warehouse: from the catalog's file and the Delta logs."""
        with closing(sqlite3.connect(place.warehouse.data / "catalog.sqlite")) as catalog:
            rows = catalog.execute(
                "select schema || '.' || name, body from relations where dropped is null and catalog = ?",
                [place.catalog],
            ).fetchall()
        relations = {table: json.loads(body) for table, body in rows}
        return {
            table: (relation["kind"], relation["id"], delta_log.latest(relation["location"]))
            for table, relation in relations.items()
            if relation["location"]
        }

    def backups(self, place: Place, table: str) -> list[Backup]:
        schema, name = table.split(".")
        with _cursor(place) as cursor:
            cursor.execute(
                "select table_name, comment from information_schema.tables "
                f"where table_schema = '{schema}_backup' and endswith(table_name, '__{name}') "
                "order by table_name"
            )
            return [
                Backup(json.loads(row.comment), _content(cursor, f"{schema}_backup.{row.table_name}"))
                for row in cursor.fetchall()
            ]

    def _tables(self, place: Place) -> list[str]:
        if place.catalog == HIVE:
            return self._tables_of_hive(place)
        with _cursor(place) as cursor:
            cursor.execute(
                "select concat(table_schema, '.', table_name) as name from information_schema.tables "
                "where table_type <> 'VIEW' and table_schema in ('shop', 'raw') order by name"
            )
            return [row.name for row in cursor.fetchall()]

    def _tables_of_hive(self, place: Place) -> list[str]:
        with _cursor(place) as cursor:
            found = []
            for schema in ("raw", "shop"):
                cursor.execute(f"show tables in {schema}")
                found += [f"{schema}.{row.tableName}" for row in cursor.fetchall()]
            return found


@contextmanager
def _cursor(place: Place) -> Iterator[Any]:
    with place.warehouse.connect(catalog=place.catalog) as connection, connection.cursor() as cursor:
        yield cursor


def _content(cursor: Any, table: str) -> tuple[int, str]:
    cursor.execute(f"select * from {table}")
    lines = sorted(repr(tuple(row)) for row in cursor.fetchall())
    return len(lines), hashlib.md5("\n".join(lines).encode()).hexdigest()
