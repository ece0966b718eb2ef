"""Batches of computed games, kept in files until their rows are wanted: no game is computed twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc

from ingestion.compute import Batch, Computed

COMPRESSED = pa.ipc.IpcWriteOptions(compression="lz4")


class KeptBatches:
    """Batches in a temporary folder, so that memory does not grow with the number of games."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="nhl-computed-")
        self._batches: list[tuple[list[Computed], dict[str, Path]]] = []

    def add(self, batch: Batch) -> None:
        """Keep a batch."""
        paths = {name: Path(self._folder.name, f"{len(self._batches)}-{name}") for name in batch.rows}
        for name, rows in batch.rows.items():
            with pa.ipc.new_file(str(paths[name]), rows.schema, options=COMPRESSED) as file:
                file.write_table(rows)
        self._batches.append((batch.games, paths))

    @property
    def games(self) -> set[int]:
        """The games of all batches."""
        return {each.game.id for games, _ in self._batches for each in games}

    def of(self, games: set[int]) -> Iterator[Batch]:
        """Yield the parts of the batches with these games."""
        wanted = pa.array(sorted(games), pa.int64())
        for kept, paths in self._batches:
            if chosen := [each for each in kept if each.game.id in games]:
                tables = {name: pa.ipc.open_file(str(path)).read_all() for name, path in paths.items()}
                rows = {
                    name: table.filter(pc.is_in(table["game_id"], wanted)) for name, table in tables.items()
                }
                yield Batch(chosen, rows)

    def close(self) -> None:
        """Delete the files."""
        self._folder.cleanup()
