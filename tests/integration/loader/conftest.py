"""The loader in this process (dlt starts slowly), on a data folder and an API of the test's own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from deltalake import DeltaTable

from ingestion import clock, pipeline
from ingestion.archive import Archive
from ingestion.bronze import TABLES
from ingestion.without_pandas import NoPandas
from tests.support import run
from tests.support.nhl_server import NhlServer, recorded
from tests.support.once import built_once

ENDPOINTS = ("play-by-play", "boxscore", "shiftcharts", "right-rail")


@dataclass
class Loader:
    """`run(since=..., replay=True)` is `dlt pipeline nhl run --since ... --replay`."""

    data_dir: Path
    capture: pytest.CaptureFixture
    options: dict = field(default_factory=dict)
    out: str = ""
    err: str = ""

    def run(self, **options: object) -> int:
        code = pipeline.main({**self.options, **options})
        self.out, self.err = self.capture.readouterr()
        return code

    def ok(self, **options: object) -> str:
        """Return what a run that ended well printed."""
        assert self.run(**options) == 0, self.out + self.err
        return self.out

    def refused(self, **options: object) -> str:
        """Return the one sentence of a run that was refused."""
        assert self.run(**options) == 2, self.out + self.err
        assert "Traceback" not in self.err
        assert self.err.count("\n") == 1, self.err
        return self.err

    @property
    def archive(self) -> Archive:
        return Archive(str(self.data_dir / "landing"))

    def keep(self, *games: int) -> None:
        """Put recorded responses of games into the archive."""
        for game in games:
            for endpoint in ENDPOINTS:
                if body := recorded(endpoint, game):
                    self.archive.put(endpoint, game, body)

    def path(self, name: str) -> Path:
        return self.data_dir / "lake" / "dev" / name

    def table(self, name: str) -> DeltaTable:
        return DeltaTable(str(self.path(name)))

    def rows(self, name: str) -> list[dict]:
        """All rows of a bronze table, in the order of its key."""
        table = self.table(name).to_pyarrow_table()
        return table.sort_by([(column, "ascending") for column in TABLES[name].merge_key]).to_pylist()

    def versions(self) -> dict[str, int]:
        return {name: self.table(name).version() for name in TABLES if self.path(name).exists()}

    def ledger(self) -> dict[int, dict]:
        return {row["game_id"]: row for row in self.rows("bronze_game_ledger")}


@pytest.fixture(autouse=True)
def pandas_can_be_imported_again() -> Iterator[None]:
    """A command keeps pandas out of its process; other tests of this process connect to a warehouse."""
    yield
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, NoPandas)]


@pytest.fixture
def loader(data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> Loader:
    monkeypatch.setenv("NHL_DATA_DIR", str(data_dir))
    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("SOURCES__NHL__BACKUP_HOURS", "0")  # it starts dbt
    monkeypatch.delenv("NHL_SCHEMA", raising=False)
    return Loader(data_dir, capsys)


@pytest.fixture(scope="session")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """`replayed(2024020001)`: a data folder with these games in the archive and in bronze, for copies."""

    def find(*games: int) -> Path:
        def build(folder: Path) -> None:
            Loader(folder / "data", None).keep(*games)
            run.replay(data_dir=folder / "data").ok()

        return built_once(tmp_path_factory, "_".join(["replayed", *map(str, games)]), build) / "data"

    return find


@pytest.fixture
def live(loader: Loader, nhl_server: NhlServer, monkeypatch: pytest.MonkeyPatch) -> Loader:
    """A loader whose API is the server of the test, in a hurry."""
    settings = {
        "API_URL": nhl_server.api_url,
        "STATS_URL": nhl_server.stats_url,
        "REPORTS_URL": nhl_server.reports_url,
        "REQUESTS_PER_SECOND": "1000",
        "TIMEOUT": "5",
        "MAX_RETRIES": "0",
    }
    for name, value in settings.items():
        monkeypatch.setenv(f"SOURCES__NHL__{name}", value)
    loader.options = {"since": "2024-10-01", "until": "2024-10-20"}
    return loader


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """`on("2024-10-09")`: that is today; from noon on the clock goes on by a second at each look."""

    def set_clock(day: str) -> None:
        noon = datetime.fromisoformat(f"{day}T12:00:00-05:00")
        seconds = count()
        monkeypatch.setattr(clock, "now", lambda: noon + timedelta(seconds=next(seconds)))

    return set_clock
