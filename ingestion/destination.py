"""dlt's filesystem destination, without its ways to lose a bronze table.

dlt can drop, truncate and replace what it loads: `refresh`, `write_disposition="replace"`, `dlt pipeline
nhl drop`, `drop_storage`. All of them end in the methods below, which refuse for the tables of the contract,
whoever calls: the state of the pipeline names this class, so an attached pipeline gets it, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dlt.common.destination.exceptions import DestinationTerminalException
from dlt.destinations import filesystem as dlt_filesystem
from dlt.destinations.impl.filesystem.filesystem import FilesystemClient

from ingestion.bronze import TABLES


class BronzeIsKeptError(DestinationTerminalException):
    """dlt was about to drop, empty or replace a bronze table."""


class BronzeClient(FilesystemClient):
    """A filesystem client for which bronze tables are only merged into."""

    def create_dataset(self) -> None:
        """Also where the folder is there without dlt's mark in it: tables came back from a backup."""
        self.fs_client.makedirs(self.dataset_path, exist_ok=True)

    def drop_dataset(self) -> None:
        refuse("drop", [n for n in TABLES if self.fs_client.exists(f"{self.get_table_dir(n)}/_delta_log")])
        super().drop_dataset()

    def drop_tables(self, *tables: str, delete_schema: bool = True) -> None:
        refuse("drop", tables)
        super().drop_tables(*tables, delete_schema=delete_schema)

    def truncate_tables(self, table_names: list[str]) -> None:
        refuse("empty", table_names)
        super().truncate_tables(table_names)

    def prepare_load_table(self, table_name: str) -> Any:
        table = super().prepare_load_table(table_name)
        if table["write_disposition"] == "replace":
            refuse("replace", [table_name])
        return table


class filesystem(dlt_filesystem):
    """`dlt.destinations.filesystem`, configured by the same names, with `BronzeClient` as its client."""

    @property
    def client_class(self) -> type[FilesystemClient]:
        return BronzeClient


def refuse(verb: str, tables: Iterable[str]) -> None:
    """Raise `BronzeIsKeptError` if one of the tables is a bronze table."""
    if kept := sorted(set(tables) & set(TABLES)):
        raise BronzeIsKeptError(
            f"dlt was about to {verb} {', '.join(kept)}, and bronze tables are only merged into; nothing was "
            "changed. To load from the start again, use `dlt pipeline nhl run --one-time-load`."
        )
