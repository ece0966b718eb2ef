"""Write to bronze only what differs, and count it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

import pyarrow as pa

from ingestion import freeze
from ingestion.bronze import TABLES
from ingestion.destinations.merge import merge
from ingestion.destinations.rehearsal import refuse_changes
from ingestion.diff import changed_rows, deleted_keys
from ingestion.loss_gate import note_deletion, remembered
from ingestion.run import Run
from ingestion.settings import COMMAND


class BronzeWriter:
    """Merges rows into the bronze tables of a run.

    Attributes:
        merged: table -> rows merged.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._is_rehearsed = False
        self.merged: Counter[str] = Counter()

    def replace(
        self,
        name: str,
        new: pa.Table,
        *,
        games: Iterable[int] | None = None,
        seasons: Iterable[int] | None = None,
    ) -> pa.Table:
        """Delete existing rows of the games or seasons that `new` lacks; return the rows left to merge."""
        existing = self._run.bronze.rows(name, games=games, seasons=seasons)
        if len(keys := deleted_keys(new, existing, TABLES[name].merge_key)):
            freeze.refuse(self._run.bronze, COMMAND)
            note_deletion(self._run.archive, name, keys)
            self._run.bronze.delete(name, keys)
        return changed_rows(new, existing)

    def missing(self) -> list[str]:
        """Return the tables of the contract that do not exist or lack a column, next to those that do.

        A table that had rows after the last load is lost, not missing: it is to be restored, and nothing must
        take its name. A table of an older version lacks a column whose values are all unknown.
        """
        existing = {name: self._run.bronze.columns(name) for name in TABLES}
        if not any(existing.values()):
            return []
        last = remembered(self._run.archive)
        return [
            name
            for name, columns in existing.items()
            if (columns is None and (name not in last or not last[name].rows))
            or (columns is not None and not columns.issuperset(TABLES[name].schema.names))
        ]

    def merge(self, rows: dict[str, pa.Table], create: Collection[str] = ()) -> None:
        """Merge rows by key, table by table.

        Args:
            create: tables that are created, or get the columns that they lack, without rows.

        Raises:
            LoadError: dlt is configured to change bronze, or failed; or a table was frozen meanwhile.
        """
        freeze.refuse(self._run.bronze, COMMAND)
        self.merged.update({name: len(table) for name, table in rows.items()})
        if not create and not any(map(len, rows.values())):
            return  # so dlt's settings do not matter, and a rehearsal would take as long as all else
        if not self._is_rehearsed:
            refuse_changes(self._run.pipeline, self._run.destination)
            self._is_rehearsed = True
        merge(self._run.pipeline, self._run.destination, rows, create)
