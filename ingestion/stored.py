"""What lies in the bronze tables now: counts, keys and rows, read from the tables themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc
from deltalake import CommitProperties, DeltaTable
from deltalake.exceptions import DeltaError
from pyarrow.fs import LocalFileSystem, SubTreeFileSystem

from dbt_duckdb_delta.tables import is_delta
from ingestion.bronze import TABLES
from ingestion.settings import LoadError
from ingestion.verbs import command


@dataclass(frozen=True)
class Counts:
    """Rows and distinct keys of one season of a table."""

    rows: int
    keys: int


class Bronze(Protocol):
    """The bronze tables of a target."""

    def version(self, name: str) -> int | None:
        """The table's Delta version, None if there is no table."""

    def rows(
        self,
        name: str,
        columns: list[str] | None = None,
        games: Iterable[int] | None = None,
        seasons: Iterable[int] | None = None,
    ) -> pa.Table:
        """Rows in the contract's columns and types, of some games or seasons or all; none without a table."""

    def counts(self, name: str) -> dict[int, Counts]:
        """Season -> rows and distinct keys."""

    def retract(self, name: str, keys: pa.Table) -> None:
        """Take out the rows with these keys (columns of the merge key), in one commit that says why."""


class DeltaBronze:
    """The bronze tables as Delta folders below `folder`. Everything is read anew; nothing is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def version(self, name: str) -> int | None:
        """The table's Delta version, None if there is no table."""
        table = self._open(name)
        return None if table is None else table.version()

    def rows(
        self,
        name: str,
        columns: list[str] | None = None,
        games: Iterable[int] | None = None,
        seasons: Iterable[int] | None = None,
    ) -> pa.Table:
        """Rows in the contract's columns and types, of some games or seasons or all; none without a table."""
        schema = TABLES[name].schema
        wanted = pa.schema([schema.field(column) for column in columns]) if columns else schema
        table = self._open(name)
        if table is None:
            return wanted.empty_table()
        # Arrow's own file system: delta-rs's calls back into Python from threads that may outlive it.
        files = SubTreeFileSystem(str(self.folder / name), LocalFileSystem())
        dataset = table.to_pyarrow_dataset(filesystem=files)
        there = [column for column in wanted.names if column in dataset.schema.names]
        keep = None
        if games is not None:
            games = sorted(games)
            keep = pc.field("game_id").isin(games)
            seasons = {season_of(game) for game in games}
        if seasons is not None:
            of_season = pc.field("season").isin(sorted(seasons))
            keep = of_season if keep is None else of_season & keep
        try:
            found = dataset.to_table(columns=there, filter=keep)
        except (OSError, pa.ArrowInvalid) as error:
            raise self._unreadable(name, error) from error
        arrays = [
            found[field.name].cast(field.type) if field.name in there else pa.nulls(len(found), field.type)
            for field in wanted
        ]
        return pa.table(arrays, schema=pa.schema([field.with_nullable(True) for field in wanted]))

    def counts(self, name: str) -> dict[int, Counts]:
        """Season -> rows and distinct keys."""
        table = TABLES[name]
        keys = self.rows(name, list(table.merge_key))
        distinct = keys.group_by(list(table.merge_key)).aggregate([])
        rows, unique = _by_season(keys), _by_season(distinct)
        return {season: Counts(rows[season], unique[season]) for season in sorted(rows)}

    def retract(self, name: str, keys: pa.Table) -> None:
        """Take out the rows with these keys (columns of the merge key), in one commit that says why."""
        same = " and ".join(f"there.{column} = gone.{column}" for column in TABLES[name].merge_key)
        why = CommitProperties(
            custom_metadata={"userMetadata": "rows that a corrected payload no longer has"}
        )
        table = self._open(name)
        table.merge(
            keys, same, source_alias="gone", target_alias="there", commit_properties=why
        ).when_matched_delete().execute()

    def _open(self, name: str) -> DeltaTable | None:
        path = self.folder / name
        if not path.exists():
            return None
        if not is_delta(path):
            if path.is_dir() and not any(path.iterdir()):
                return None
            raise LoadError(
                f"{path} is not a Delta table; move it away, or bring the table back with "
                f"`{command('restore_table', table=name, backup='latest')}`."
            )
        try:
            return DeltaTable(str(path))
        except DeltaError as error:
            raise self._unreadable(name, error) from error

    def _unreadable(self, name: str, error: Exception) -> LoadError:
        reason = str(error).splitlines()[0]
        return LoadError(f"{name} cannot be read ({reason}); see `{command('recovery_plan', table=name)}`.")


def season_of(game: int) -> int:
    """The season that a game id says: 2024020161 -> 20242025."""
    start = game // 1_000_000
    return start * 10_000 + start + 1


def _by_season(table: pa.Table) -> dict[int, int]:
    counted = table.group_by("season").aggregate([("season", "count")])
    return dict(zip(counted["season"].to_pylist(), counted["season_count"].to_pylist(), strict=True))
