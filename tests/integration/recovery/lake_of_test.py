"""The lake as a test sees it: damaged with delta-rs and DuckDB, read by DuckDB's delta extension."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from deltalake import DeltaTable

from lake import delta_extension
from tests.support import run

GAMES = "bronze_games_historical_v2"
SNAPSHOT = "snapshot_players"


@dataclass(frozen=True)
class Lake:
    data_dir: Path

    def path(self, table: str = GAMES) -> Path:
        return self.data_dir / "lake" / "dev" / table

    def delta(self, table: str = GAMES) -> DeltaTable:
        return DeltaTable(str(self.path(table)))

    def rows(self, table: str = GAMES) -> list[tuple]:
        """All rows, sorted, read by another reader than the one that wrote them; columns in order of name."""
        return self.rows_at(self.path(table))

    def rows_at(self, folder: Path) -> list[tuple]:
        """The same of any Delta table, a backup for example."""
        return self._sorted(f"delta_scan('{folder}')")

    def native_rows(self, table: str = SNAPSHOT) -> list[tuple]:
        return self._sorted(f"dev.{table}")

    def _sorted(self, from_clause: str) -> list[tuple]:
        with duckdb.connect(str(self.data_dir / "nhl.duckdb"), read_only=True) as connection:
            delta_extension.load(connection)
            found = connection.execute(f"describe select * from {from_clause}").fetchall()
            names = ", ".join(sorted('"' + row[0] + '"' for row in found))
            return connection.execute(f"select {names} from {from_clause} order by all").fetchall()

    def database(self, sql: str) -> None:
        with duckdb.connect(str(self.data_dir / "nhl.duckdb")) as connection:
            connection.execute(sql)

    def folder(self) -> dict[str, int]:
        """Every file of the lake with its size: for `nothing was changed`."""
        root = self.data_dir / "lake" / "dev"
        return {
            str(file.relative_to(root)): file.stat().st_size for file in root.rglob("*") if file.is_file()
        }

    def delete(self, table: str = GAMES) -> None:
        shutil.rmtree(self.path(table))

    def bronze(self) -> list[str]:
        return sorted(folder.name for folder in self.path().parent.glob("bronze_*"))

    def delete_everything(self) -> None:
        shutil.rmtree(self.data_dir / "lake")
        (self.data_dir / "nhl.duckdb").unlink()

    def backup_folder(self) -> Path:
        """Where the only backup lies."""
        (folder,) = (self.data_dir / "backups").glob("*/*")
        return folder

    def verb(self, name: str, **arguments: Any) -> run.Done:
        return run.dbt("-q", "run-operation", name, "--args", json.dumps(arguments), data_dir=self.data_dir)

    def refused(self, name: str, **arguments: Any) -> str:
        """What a verb said when it refused, on one line; and that it left the lake as it was."""
        before = self.folder()
        said = self.verb(name, **arguments).refused()
        assert self.folder() == before
        return " ".join(said.split())
