"""dlt's load job for a Delta folder, which appends what a merge would only insert.

In a merge, delta-rs holds the rows several times over, and the files that it compares them with. An append
reads no file, and holds a few thousand rows. A first load, and a replay into empty tables, bring new games.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Lock

import pyarrow as pa
import pyarrow.dataset as pads
import pyarrow.parquet as pq
from deltalake import CommitProperties, DeltaTable, write_deltalake
from dlt.common.destination.exceptions import DestinationUndefinedEntity
from dlt.destinations.impl.filesystem.filesystem import DeltaLoadFilesystemJob

from ingestion.bronze import TABLES
from ingestion.destinations.delta_tables import is_one_of, query_bronze

# delta-rs commits an append also after a commit of another writer, whose rows may have the same keys. Without
# retries, it commits the version after the one that was read, or nothing.
AT_THIS_VERSION = CommitProperties(max_commit_retries=0)

MERGING = Lock()  # one merge at a time: each holds the season that it writes to

ROWS = 8192  # in a part: delta-rs holds several parts


class AppendOrMergeJob(DeltaLoadFilesystemJob):
    """Appends the rows of games that the table has no row of; merges all others.

    A job that is repeated, because the process was killed after its commit, finds its rows and merges them.
    """

    def run(self) -> None:
        """Append or merge the files of the job."""
        if not self.has_appended():
            with MERGING:
                super().run()

    def has_appended(self) -> bool:
        """Append the files if they can be; return whether that was done."""
        try:
            table: DeltaTable = self._job_client.load_open_table("delta", self.load_table_name)
        except DestinationUndefinedEntity:
            return False  # dlt creates it
        return append_new_games(table, self.load_table_name, self.file_paths)


def append_new_games(table: DeltaTable, name: str, files: Sequence[str]) -> bool:
    """Append Parquet files to a table that has no row of their games; return whether that was done."""
    if name not in TABLES or "game_id" not in TABLES[name].merge_key:
        return False
    try:
        if not _is_alike(table, files) or _may_have_rows(table, name, files):
            return False
        rows = pa.RecordBatchReader.from_batches(pads.dataset(files).schema, parts(files))
        write_deltalake(table, rows, mode="append", commit_properties=AT_THIS_VERSION)
    except Exception:  # another writer's commit, or what ends the merge as well, which then reports it
        return False
    return True


def parts(files: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """Yield the rows of the files, `ROWS` at a time."""
    for path in files:
        with pq.ParquetFile(path) as file:
            yield from file.iter_batches(ROWS)


def _is_alike(table: DeltaTable, files: Sequence[str]) -> bool:
    """Return whether both have the same columns and types. A merge adds columns, and casts strictly."""
    schemas = (pa.schema(table.schema().to_arrow()), pads.dataset(files).schema)
    existing, new = ({field.name: field.type for field in schema} for schema in schemas)
    return existing == new


def _may_have_rows(table: DeltaTable, name: str, files: Sequence[str]) -> bool:
    """Return whether the table has a row of a game in the files; True if they have no games."""
    rows = pads.dataset(files).to_table(columns=["season", "game_id"])
    games, seasons = (sorted(rows[column].unique().to_pylist()) for column in ("game_id", "season"))
    if not games:
        return True
    sql = (
        f"select 1 from bronze where {is_one_of('season', seasons)} and {is_one_of('game_id', games)} "
        f"and game_id between {games[0]} and {games[-1]} limit 1"  # by the range, delta-rs leaves out files
    )
    return len(query_bronze(name, table, sql)) > 0
