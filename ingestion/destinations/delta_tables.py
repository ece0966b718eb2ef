"""The bronze tables of target `local`: Delta folders, read by delta-rs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from deltalake import CommitProperties, DeltaTable
from deltalake.exceptions import DeltaError
from pyarrow.fs import LocalFileSystem, SubTreeFileSystem

from dbt_duckdb_delta.tables import is_delta
from ingestion.bronze import TABLES
from ingestion.destinations.base import Counts, conform, in_contract, season_of
from ingestion.settings import LoadError
from ingestion.verbs import command


class DeltaTables:
    """The Delta folders below `folder`, as `BronzeTables`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

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
        # Arrow's own file system: delta-rs's calls back into Python from threads that may outlive it.
        files = SubTreeFileSystem(str(self.folder / name), LocalFileSystem())
        dataset = table.to_pyarrow_dataset(filesystem=files)
        existing = [column for column in schema.names if column in dataset.schema.names]
        condition = None
        if games is not None:
            games = sorted(games)
            condition = pc.field("game_id").isin(games)
            seasons = {season_of(game) for game in games}
        if seasons is not None:
            of_season = pc.field("season").isin(sorted(seasons))
            condition = of_season if condition is None else of_season & condition
        try:
            return conform(dataset.to_table(columns=existing, filter=condition), schema)
        except (OSError, pa.ArrowInvalid) as error:
            raise _unreadable(name, error) from error

    def counts(self, name: str) -> dict[int, Counts]:
        """Return season -> rows and distinct keys."""
        key = list(TABLES[name].merge_key)
        keys = self.rows(name, key)
        rows, distinct = _by_season(keys), _by_season(keys.group_by(key).aggregate([]))
        return {season: Counts(rows[season], distinct[season]) for season in sorted(rows)}

    def delete(self, name: str, keys: pa.Table) -> None:
        """Delete the rows with these keys (columns of the merge key), in one commit that says why."""
        table = self._open(name)
        if table is None:
            return
        equal = " and ".join(f"existing.{column} = deleted.{column}" for column in TABLES[name].merge_key)
        reason = CommitProperties(
            custom_metadata={"userMetadata": "rows that a corrected payload no longer has"}
        )
        table.merge(
            keys, equal, source_alias="deleted", target_alias="existing", commit_properties=reason
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
            raise _unreadable(name, error) from error


def _unreadable(name: str, error: Exception) -> LoadError:
    reason = str(error).splitlines()[0]
    return LoadError(f"{name} cannot be read ({reason}); see `{command('recovery_plan', table=name)}`.")


def _by_season(table: pa.Table) -> dict[int, int]:
    counted = table.group_by("season").aggregate([("season", "count")])
    return dict(zip(counted["season"].to_pylist(), counted["season_count"].to_pylist(), strict=True))
