"""The dbt-duckdb plug-in: Delta tables as views, Delta operations as SQL functions.

In `profiles.yml`:

    plugins:
      - module: dbt_duckdb_delta.dbt_plugin
        alias: lake
        config: {data_dir: data}

`lake.SCHEMA.TABLE` reads the Delta table in `data/lake/SCHEMA/TABLE`. `lake.at('SCHEMA.TABLE', 3)` reads it
as of version 3. `lake.history('SCHEMA.TABLE')`, `lake.restore(...)` and the other functions of
`dbt_duckdb_delta.functions` operate on it. The catalog `lake` is attached in memory, so the database file
holds none of it. The plug-in takes the writer lock of the data folder for the life of the process. It sets
DuckDB's time zone to UTC, unless `settings` of the profile has a `TimeZone`.
`second_place`, optional, is a URL or path where each backup is copied to besides (`places`).
`database_hint`, optional, is a sentence that is added when the database file cannot be opened or read.
`memory_hint`, optional, is a sentence about how the `memory_limit` in `settings` is set, for one that is not
an amount of memory.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import duckdb
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.adapters.duckdb.credentials import DuckDBCredentials
from dbt.adapters.duckdb.plugins import BasePlugin
from dbt.adapters.events.logging import AdapterLogger
from dbt.flags import get_flags
from dbt_common.exceptions import DbtRuntimeError

from dbt_duckdb_delta import database, functions, interrupt, kept_templates, lock, session
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import data_folder
from dbt_duckdb_delta.places import Place

OWN_HANDLER = DuckDBConnectionManager.exception_handler
UTC_NAMES = ("UTC", "ETC/UTC", "GMT", "Z")


def _setting(settings: dict[str, Any], wanted: str) -> str | None:
    """Return a setting of DuckDB that the profile sets, or None.

    dbt-duckdb adds the `settings` of the profile to the config of a plug-in.
    """
    return next((str(value) for name, value in settings.items() if name.lower() == wanted), None)


def _reading_command() -> str | None:
    """Return the dbt command of this process; None for `run-operation`, which runs the verbs.

    Other commands run SQL from models, tests and the command line.
    """
    which = getattr(get_flags(), "WHICH", None)  # type: ignore[no-untyped-call]
    return None if which in (None, "run-operation") else f"dbt {which}"


def _target_folder() -> Path | None:
    """Return the target folder of the dbt command that this process runs, or None if it runs none."""
    flags = get_flags()  # type: ignore[no-untyped-call]
    project = getattr(flags, "PROJECT_DIR", None)
    return Path(project, getattr(flags, "TARGET_PATH", None) or "target") if project else None


def _explain_damage(path: str, hint: str) -> None:
    """Let the error of every statement that reads a damaged block of the file have a next step.

    The adapter has no other place that all its statements pass.
    """

    @contextlib.contextmanager
    def explained(self: Any, sql: str, connection_name: str = "master") -> Iterator[None]:
        try:
            with OWN_HANDLER(self, sql, connection_name):
                yield
        except DbtRuntimeError as error:
            if sentence := database.sentence_of_block(path, str(error), hint):
                raise DbtRuntimeError(sentence) from error
            raise

    DuckDBConnectionManager.exception_handler = explained  # type: ignore[method-assign]


class Plugin(BasePlugin):
    """Attach the lake to the DuckDB of one dbt process."""

    def initialize(self, plugin_config: dict[str, Any]) -> None:
        """Take the writer lock of `data_dir`.

        Raises:
            DbtRuntimeError: `data_dir` is missing or cannot hold a lake, `second_place` cannot be one, or
                another process holds the lock.
        """
        data_dir = plugin_config.get("data_dir")
        if not data_dir:
            raise DbtRuntimeError(
                "The plug-in dbt_duckdb_delta.dbt_plugin has no data_dir. "
                "Add `config: {data_dir: data}` to it in profiles.yml."
            )
        try:
            self.data_dir = data_folder(str(data_dir))
            self.second_place = str(plugin_config.get("second_place") or "") or None
            if self.second_place:
                Place(self.second_place, self.data_dir)
        except LakeError as error:
            raise DbtRuntimeError(str(error)) from None
        self.time_zone = _setting(plugin_config, "timezone")
        self.memory_limit = _setting(plugin_config, "memory_limit")
        self.memory_hint = str(plugin_config.get("memory_hint") or "")
        self.hint = str(plugin_config.get("database_hint") or "")
        try:
            lock.acquire(self.data_dir, " ".join(["dbt", *sys.argv[1:3]]))
        except LakeError as error:
            raise DbtRuntimeError(str(error)) from None
        if target := _target_folder():
            kept_templates.keep(target)
        interrupt.end_verbs_at_once()

    def update_connection_config(self, creds: DuckDBCredentials, config: dict[str, Any]) -> None:
        """Check the database file right before dbt opens it, for an error that has a next step."""
        try:
            database.require_usable(creds.path, config, self.hint)
        except LakeError as error:
            raise DbtRuntimeError(str(error)) from None
        _explain_damage(creds.path, self.hint)

    def configure_connection(self, conn: duckdb.DuckDBPyConnection) -> None:
        """Create the catalog `lake` with its views and functions on a new connection, and set it to UTC.

        A time zone of the profile's own stays: dbt-duckdb sets it on each cursor.

        Raises:
            DbtRuntimeError: `memory_limit` is not an amount of memory, or the lake cannot be attached.
        """
        try:
            session.limit_memory(conn, self.memory_limit, self.memory_hint)
        except LakeError as error:
            raise DbtRuntimeError(str(error)) from None
        if self.time_zone is None:
            session.use_utc(conn)
        elif self.time_zone.upper() not in UTC_NAMES:
            AdapterLogger("DuckDB").warning(
                f"profiles.yml sets TimeZone: {self.time_zone}, so snapshots get times of that zone. "
                "Remove the setting. The plug-in sets UTC."
            )
        # DuckDB checks the signature of its extension (82 MB) without Python's lock: time for the imports
        # that the first function and the first result need anyway.
        with ThreadPoolExecutor(max_workers=1) as other_thread:
            attached = other_thread.submit(session.attach_lake, conn, self.data_dir)
            for module in ("numpy", "agate"):
                importlib.import_module(module)
        try:
            attached.result()
        except LakeError as error:
            raise DbtRuntimeError(str(error)) from None
        functions.register(conn, self.data_dir, reads_for=_reading_command(), second_place=self.second_place)
