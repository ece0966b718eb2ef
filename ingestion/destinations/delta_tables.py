"""The bronze tables of target `local`: Delta folders, read by delta-rs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from textwrap import shorten

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, QueryBuilder
from deltalake.exceptions import DeltaError

from dbt_duckdb_delta import freeze
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import require_own_folder
from dbt_duckdb_delta.tables import is_delta
from dbt_duckdb_delta.unlisted import log_damage
from ingestion.bronze import TABLES
from ingestion.destinations.base import (
    Counts,
    Frozen,
    TableError,
    conform,
    in_contract,
    removal_label,
    season_of,
)
from ingestion.verbs import command

LONGEST_REASON = 200  # characters of why a table cannot be read


class DeltaTables:
    """The Delta folders below `folder`, as `BronzeTables`.

    Attributes:
        being_loaded: a killed load has left a package. A folder without a commit is then a table that it had
            begun to create; dlt creates it anew.
    """

    def __init__(self, folder: Path, *, being_loaded: bool = False) -> None:
        self.folder, self.being_loaded = folder, being_loaded

    def version(self, name: str) -> int | None:
        """Return the table's Delta version; None without a table."""
        table = self._open(name)
        return None if table is None else table.version()

    def rows(
        self,
        name: str,
        columns: list[str] | None = None,
        games: Iterable[int] | None = None,
        seasons: Iterable[int] | None = None,
    ) -> pa.Table:
        """Return rows in the contract's columns and types: see `BronzeTables`."""
        schema = in_contract(name, columns)
        table = self._open(name)
        if table is None:
            return schema.empty_table()
        existing = _columns(table)
        wanted = ", ".join(f'"{column}"' for column in schema.names if column in existing) or "null"
        conditions = []
        if games is not None:
            games = sorted(games)
            conditions.append(is_one_of("game_id", games))
            seasons = {season_of(game) for game in games}
        if seasons is not None:
            conditions.append(is_one_of("season", seasons))
        where = f" where {' and '.join(conditions)}" if conditions else ""
        return conform(query_bronze(name, table, f"select {wanted} from bronze{where}"), schema)

    def columns(self, name: str) -> set[str] | None:
        """Return the names of the table's columns; None without a table."""
        table = self._open(name)
        return None if table is None else _columns(table)

    def counts(self, name: str) -> dict[int, Counts]:
        """Return season -> rows and distinct keys."""
        table = self._open(name)
        if table is None:
            return {}
        key = ", ".join(TABLES[name].merge_key)
        counts = {}
        seasons = query_bronze(name, table, "select distinct season from bronze order by season")["season"]
        for season in seasons.to_pylist():  # one at a time: the keys of three take 550 MiB, of one 240
            where = "is null" if season is None else f"= {season}"
            found = query_bronze(
                name,
                table,
                f"""
                select cast(sum(copies) as bigint) as copies, count(*) as keys
                from (select count(*) as copies from bronze where season {where} group by {key})
                """,
            )
            (row,) = found.to_pylist()
            counts[season] = Counts(row["copies"], row["keys"])
        return counts

    def delete(self, name: str, keys: pa.Table) -> None:
        """Delete the rows with these keys (columns of the merge key), in one commit that says why."""
        table = self._open(name)
        if table is None:
            return
        equal = " and ".join(f"existing.{column} = deleted.{column}" for column in TABLES[name].merge_key)
        reason = CommitProperties(custom_metadata={"userMetadata": removal_label(len(keys))})
        table.merge(
            keys,
            equal,
            source_alias="deleted",
            target_alias="existing",
            streamed_exec=False,  # streamed execution reads all files of the table
            commit_properties=reason,
        ).when_matched_delete().execute()

    def frozen(self) -> list[Frozen]:
        """Return the tables of the schema that are frozen now."""
        found = []
        for each in freeze.frozen(self.folder.parents[1]):
            schema, _, table = (each["table_name"] or "").partition(".")
            at = each["frozen_at"] and datetime.fromisoformat(each["frozen_at"])
            if each["unreadable"] or schema == self.folder.name:
                found.append(
                    Frozen(table or None, each["who"], at or None, each["reason"], each["unreadable"])
                )
        return found

    def _open(self, name: str) -> DeltaTable | None:
        path = self.folder / name
        if not path.exists():
            return None
        if not is_delta(path):
            if path.is_dir() and (self.being_loaded or not any(path.iterdir())):
                return None
            raise TableError(
                f"{path} is not a Delta table; move it away, or bring the table back with "
                f"`{command('restore_table', table=name, backup='latest')}`."
            )
        try:
            require_own_folder(path)
            return DeltaTable(str(path))
        except LakeError as error:
            raise TableError(str(error)) from None
        except DeltaError as error:
            raise _unreadable(name, log_damage(path, str(error))) from error


def _columns(table: DeltaTable) -> set[str]:
    return {field.name for field in table.schema().fields}


def query_bronze(name: str, table: DeltaTable, sql: str) -> pa.Table:
    """Run a query on the table `bronze` in delta-rs's own engine."""
    try:
        return pa.RecordBatchReader.from_stream(
            QueryBuilder().register("bronze", table).execute(sql)
        ).read_all()
    except Exception as error:  # delta-rs raises nothing narrower for a file that it cannot read
        raise _unreadable(name, str(error).splitlines()[0]) from error


def is_one_of(column: str, values: Iterable[int]) -> str:
    """Return the condition that a column has one of these values."""
    listed = ", ".join(map(str, sorted(values)))
    return f"{column} in ({listed})" if listed else "false"


def _unreadable(name: str, reason: str) -> TableError:
    reason = shorten(reason, LONGEST_REASON, placeholder="...")  # delta-rs prints whole structures
    return TableError(f"{name} cannot be read ({reason}); see `{command('recovery_plan', table=name)}`.")
