"""Shops on Databricks: on the stand-in warehouse, one catalog a shop."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from tests.support.warehouse.client import RunningWarehouse

from .shop import Backup, Contents

HIVE = "hive_metastore"
CATALOGS = (*(f"shop_{number:02}" for number in range(40)), HIVE)


class Databricks:
    """A place is the name of a catalog."""

    name = "databricks"

    def __init__(self, warehouse: RunningWarehouse) -> None:
        self.warehouse = warehouse
        self._free = iter(CATALOGS)

    def new_place(self, folder: Path) -> str:
        return next(self._free)

    def copy(self, place: str, folder: Path) -> str:
        return self.copy_to(next(self._free), place)

    def copy_to(self, copied: str, place: str) -> str:
        tables = self._tables(place)
        for schema in {table.split(".")[0] for table in tables}:
            self.execute(copied, f"create schema {schema}")
        self.execute(copied, *(f"create table {table} deep clone {place}.{table}" for table in tables))
        return copied

    def adapt_profile(self, project: Path) -> None:
        self.warehouse.write_profiles(project / "profiles.yml", project)

    def environment(self, place: str) -> dict[str, str]:
        return {
            **self.warehouse.environment(),
            "SHOP_TARGET": self.name,
            "SHOP_CATALOG": place,
            "SHOP_DATA_DIR": "",
        }

    def execute(self, place: str, *statements: str) -> None:
        with self.warehouse.connect(catalog=place) as connection, connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def contents(self, place: str) -> Contents:
        with self.warehouse.connect(catalog=place) as connection, connection.cursor() as cursor:
            return {table: _content(cursor, table) for table in self._tables(place)}

    def backups(self, place: str, table: str) -> list[Backup]:
        schema, name = table.split(".")
        with self.warehouse.connect(catalog=place) as connection, connection.cursor() as cursor:
            cursor.execute(
                "select table_name, comment from information_schema.tables "
                f"where table_schema = '{schema}_backup' and endswith(table_name, '__{name}') "
                "order by table_name"
            )
            return [
                Backup(json.loads(row.comment), _content(cursor, f"{schema}_backup.{row.table_name}"))
                for row in cursor.fetchall()
            ]

    def _tables(self, place: str) -> list[str]:
        if place == HIVE:
            return self._tables_of_hive()
        with self.warehouse.connect(catalog=place) as connection, connection.cursor() as cursor:
            cursor.execute(
                "select concat(table_schema, '.', table_name) as name from information_schema.tables "
                "where table_type <> 'VIEW' and table_schema in ('shop', 'raw') order by name"
            )
            return [row.name for row in cursor.fetchall()]

    def _tables_of_hive(self) -> list[str]:
        with self.warehouse.connect(catalog=HIVE) as connection, connection.cursor() as cursor:
            found = []
            for schema in ("raw", "shop"):
                cursor.execute(f"show tables in {schema}")
                found += [f"{schema}.{row.tableName}" for row in cursor.fetchall()]
            return found


def _content(cursor, table: str) -> tuple[int, str]:
    cursor.execute(f"select * from {table}")
    lines = sorted(repr(tuple(row)) for row in cursor.fetchall())
    return len(lines), hashlib.md5("\n".join(lines).encode()).hexdigest()
