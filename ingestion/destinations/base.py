"""What a destination of bronze is, and the questions that a load asks its tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

import pyarrow as pa

from ingestion.settings import LoadError

if TYPE_CHECKING:  # dlt starts slowly, and dlt's own commands need none of this
    import dlt
    from dlt.common.destination import Destination as DltDestination
    from dlt.extract import DltResource

# Without these a VACUUM deletes versions older than seven days. Where no configuration has any, as in another
# folder than the project's, they hold all the same; .dlt/config.toml changes them for new tables of `local`.
RETENTION = {
    "delta.logRetentionDuration": "interval 365 days",
    "delta.deletedFileRetentionDuration": "interval 90 days",
}


class TableError(LoadError):
    """One bronze table cannot be read; the others may be. The message names it and the next step."""


@dataclass(frozen=True)
class Counts:
    """Rows and distinct keys of one season of a table."""

    rows: int
    keys: int


@dataclass(frozen=True)
class Frozen:
    """A table that must not be written; see `dbt run-operation freeze`.

    Attributes:
        table: its name; None where the record cannot be read: then every table is frozen.
        who, at, reason: who froze it, when and why.
        unreadable: the reason that the record cannot be read.
    """

    table: str | None
    who: str | None = None
    at: datetime | None = None
    reason: str | None = None
    unreadable: str | None = None


class BronzeTables(Protocol):
    """The bronze tables of a destination. Every call reads the tables themselves."""

    def version(self, name: str) -> int | None:
        """Return the table's Delta version; None without a table."""

    def rows(
        self,
        name: str,
        columns: list[str] | None = None,
        games: Iterable[int] | None = None,
        seasons: Iterable[int] | None = None,
    ) -> pa.Table:
        """Return rows in the contract's columns and types, NULL where the table lacks a column.

        Args:
            name: the bronze table. Without a table there are no rows.
            columns: a part of the contract's columns; all by default.
            games: game ids; all by default.
            seasons: seasons as eight digits; all by default.
        """

    def columns(self, name: str) -> set[str] | None:
        """Return the names of the table's columns; None without a table."""

    def counts(self, name: str) -> dict[int, Counts]:
        """Return season -> rows and distinct keys."""

    def delete(self, name: str, keys: pa.Table) -> None:
        """Delete the rows with these keys (columns of the merge key), in one commit with `removal_label`."""

    def frozen(self) -> list[Frozen]:
        """Return the tables of the schema that are frozen now."""


class Destination(Protocol):
    """A place for bronze: how dlt writes there, and how a load reads there."""

    def factory(self) -> DltDestination[Any, Any]:
        """Return dlt's destination. It only merges into bronze tables.

        Raises:
            LoadError: the configuration does not name a place that can be written.
        """

    def tables(self, pipeline: dlt.Pipeline) -> BronzeTables:
        """Return the bronze tables that the pipeline writes."""

    def add_hints(self, resources: Iterable[DltResource]) -> None:
        """Add what the destination needs for its tables. Resources are named like their tables."""


def removal_label(rows: int) -> str:
    """Return the label of a commit that deletes rows: the recovery verbs count such rows as no loss."""
    return (
        f"removes {rows} {'row' if rows == 1 else 'rows'} on purpose: a corrected payload no longer has them"
    )


def season_of(game: int) -> int:
    """Return the season of a game id: 2024020161 -> 20242025."""
    start = game // 1_000_000
    return start * 10_000 + start + 1


def in_contract(name: str, columns: list[str] | None) -> pa.Schema:
    """Return the contract's fields of a table, or of some columns of it, all nullable."""
    from ingestion.bronze import TABLES

    schema = TABLES[name].schema
    return pa.schema([schema.field(column).with_nullable(True) for column in columns or schema.names])


def conform(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """Cast rows to the schema; a column that they lack is NULL."""
    arrays = [
        rows[field.name].cast(field.type)
        if field.name in rows.column_names
        else pa.nulls(len(rows), field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)
