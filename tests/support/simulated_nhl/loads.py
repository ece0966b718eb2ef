"""Loads of this process against the simulated API: a data folder each, the clock of the league, no pauses."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyarrow as pa
import pyarrow.compute as pc
from deltalake import DeltaTable

from ingestion import clock, fetch, pipeline, write
from ingestion.archive import Archive
from ingestion.bronze import LEDGER, TABLES
from ingestion.client import NhlClient
from ingestion.scheduled_games import GONE

from .server import SimulatedNhl

# Columns of the ledger that say how often and when something was tried, which faults may change.
BOOKKEEPING = {
    LEDGER: {
        "attempts",
        "last_attempt_at",
        "shift_chart_answered_at",
        "right_rail_answered_at",
        "last_error",
        "updated_at",
        "play_by_play_landed_at",
        "boxscore_landed_at",
        "shift_chart_landed_at",
        "shift_report_landed_at",
        "right_rail_landed_at",
        "right_rail_hash",  # of a page that is not asked for again once it names the officials
    }
}
PATIENCE = 30.0  # seconds to wait for an answer


@dataclass(frozen=True)
class Stop:
    """Where a load is stopped: before or after it keeps the n-th response, or merges for the n-th time."""

    step: str
    number: int
    after: bool


STEPS: dict[str, tuple[Any, str]] = {"keep": (Archive, "put"), "merge": (write, "merge")}


def settings_for(api: SimulatedNhl, timeout: float = PATIENCE) -> dict[str, str]:
    """Return the environment of a loader that requests from a simulated API, without pauses."""
    return {
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
        "SOURCES__NHL__API_URL": api.api_url,
        "SOURCES__NHL__STATS_URL": api.stats_url,
        "SOURCES__NHL__REQUESTS_PER_SECOND": "100000",
        "SOURCES__NHL__TIMEOUT": str(timeout),
        "SOURCES__NHL__MAX_RETRIES": "1",
    }


class Lake:
    """A data folder, loaded from a simulated API.

    Attributes:
        output: what the last load printed.
        ahead: by how much the computer's clock is ahead of the league's.
    """

    def __init__(self, data_dir: Path, api: SimulatedNhl, **options: object) -> None:
        self.data_dir, self._api, self._options = data_dir, api, options
        self.output, self.ahead = "", timedelta()

    def load(self, timeout: float = PATIENCE, stop: Stop | None = None, **options: object) -> int:
        """Run `dlt pipeline nhl run` at the league's time; return its exit code.

        Args:
            timeout: seconds to wait for an answer.
            stop: where the user stops it.
        """
        with self._environment(timeout), _stopped(stop), _printed() as printed:
            code = pipeline.main({**self._options, **options})  # type: ignore[typeddict-item]
        self.output = printed.getvalue()
        return code

    def rows(self, name: str) -> pa.Table:
        """Return the rows of a bronze table in the order of its key, without the bookkeeping.

        Games that have left the schedule are left out: a lake knows those that it has seen there in time.
        """
        folder = self.data_dir / "lake" / "dev" / name
        if not DeltaTable.is_deltatable(str(folder)):
            return TABLES[name].schema.empty_table()
        table = DeltaTable(str(folder)).to_pyarrow_table().select(TABLES[name].schema.names)
        table = table.drop_columns([c for c in BOOKKEEPING.get(name, ()) if c in table.column_names])
        if "game_state" in table.column_names:
            table = table.filter(pc.not_equal(table["game_state"], GONE))
        return table.sort_by([(column, "ascending") for column in TABLES[name].merge_key])

    def hashes(self) -> dict[str, str]:
        """Return table -> a hash of its rows."""
        return {
            name: hashlib.sha256(repr(self.rows(name).to_pylist()).encode()).hexdigest() for name in TABLES
        }

    @contextmanager
    def _environment(self, timeout: float) -> Iterator[None]:
        variables = {
            "NHL_DATA_DIR": str(self.data_dir),
            "NHL_SCHEMA": "dev",
            "COLUMNS": "200",
            "RUNTIME__DLTHUB_TELEMETRY": "false",
            "SOURCES__NHL__BACKUP_HOURS": "0",  # it starts dbt
            **settings_for(self._api, timeout),
        }
        start, looks = self._api.league.now + self.ahead, count()
        with (
            patch.dict(os.environ, variables),
            # A look takes a millisecond, so that no two responses have one time.
            patch.object(clock, "now", lambda: start + timedelta(milliseconds=next(looks))),
            patch.object(fetch, "NhlClient", partial(NhlClient, backoff=0.0)),
        ):
            yield


@contextmanager
def _stopped(stop: Stop | None) -> Iterator[None]:
    """Stop the load as Ctrl-C does."""
    if stop is None:
        yield
        return
    owner, name = STEPS[stop.step]
    work, calls = getattr(owner, name), count(1)

    def stopping(*args: object, **kwargs: object) -> object:
        is_last = next(calls) == stop.number
        if is_last and not stop.after:
            raise KeyboardInterrupt
        result = work(*args, **kwargs)
        if is_last:
            raise KeyboardInterrupt
        return result

    with patch.object(owner, name, stopping):
        yield


@contextmanager
def _printed() -> Iterator[io.StringIO]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        yield printed


def differences(one: Lake, other: Lake, most: int = 10) -> list[str]:
    """Return where the bronze tables of two lakes differ: table, key, column and both values."""
    found: list[str] = []
    for name, table in TABLES.items():
        key = table.merge_key
        ours, theirs = (
            {tuple(row[column] for column in key): row for row in lake.rows(name).to_pylist()}
            for lake in (one, other)
        )
        for each in sorted(ours.keys() ^ theirs.keys(), key=str):
            found.append(f"{name} {each}: only {'the first' if each in ours else 'the second'} has it")
        for each in sorted(ours.keys() & theirs.keys(), key=str):
            found += [
                f"{name} {each}: {column} {value!r}, {theirs[each][column]!r}"
                for column, value in ours[each].items()
                if value != theirs[each][column]
            ]
    return found[:most] + ([f"and {len(found) - most} more"] if len(found) > most else [])
