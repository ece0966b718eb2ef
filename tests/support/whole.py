"""What a lake holds, as hashes that are the same in every copy of the lake to which the same was done.

Times at which a command ran differ between copies. Of the columns with such times counts whether they are
newer than all of the lake from which the copies were made.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
from deltalake import DeltaTable

from dbt_duckdb_delta.freeze import frozen
from ingestion.archive.entry import entry_of
from ingestion.bronze import LEDGER
from tests.integration.recovery.local_lake import SNAPSHOTS, AnyLake, Lake, reader, sorted_rows
from tests.support.simulated_nhl.loads import BOOKKEEPING

PERIODS = {"dbt_updated_at", "dbt_valid_from", "dbt_valid_to"}
CLOCKS = {*PERIODS, *(name for name in BOOKKEEPING[LEDGER] if name.endswith("_at"))}
NOTES = BOOKKEEPING[LEDGER] - CLOCKS  # of the last attempt: compared where it is not newer
ROW_ID = "dbt_scd_id"  # depends on the time of the build
TIME = re.compile(r"\d{8}t\d{6}z?", re.IGNORECASE)  # in the name of a table that a verb keeps
UNREADABLE = "cannot be read"

Hashes = dict[str, str]  # table -> hash of its rows


class Observer:
    """Reads lakes that are copies of one, `origin`."""

    def __init__(self, origin: AnyLake) -> None:
        self._newest: dict[tuple[str, str], Any] = {}
        self._known = {backup.id for backup in origin.backups()}
        with _sources(origin) as sources:
            for table, source in sources.items():
                for column in CLOCKS & _columns(source).keys():
                    [found] = reader().execute(f"select max(epoch_us({column})) from {source}").fetchall()
                    self._newest[table, column] = found[0] or 0

    def tables(self, lake: AnyLake) -> Hashes:
        """Hash every table of the schema, those of dbt too."""
        with _sources(lake) as sources:
            return {TIME.sub("TIME", table): self._hash(table, source) for table, source in sources.items()}

    def protected(self, hashes: Hashes) -> Hashes:
        """Return those of protected tables."""
        return {name: found for name, found in hashes.items() if is_protected(name)}

    def good_backups(self, lake: AnyLake) -> dict[str, Hashes]:
        """Hash the backups that count as good by their manifests: set -> table -> hash."""
        found: dict[str, Hashes] = {}
        for backup in lake.backups():
            if _is_good(backup.manifest()):
                source = f"delta_scan('{backup.folder}')"
                found.setdefault(backup.set, {})[backup.table] = self._hash(backup.table, source)
        return found

    def state(self, lake: AnyLake) -> dict[str, Any]:
        """Return all that must be as after an undisturbed command: what it is -> its value.

        Of backups only those count that `origin` has: the ids of new ones are times.
        """
        found: dict[str, Any] = {f"rows of {name}": each for name, each in self.tables(lake).items()}
        for name, path in delta_tables(lake).items():
            found[f"properties of {name}"] = DeltaTable(path).metadata().configuration
        for backup in lake.backups():
            if backup.id in self._known:
                found[f"backup {backup.id}"] = _marks(backup.manifest())
        found["tables of a drill"] = lake.tables("dev_drill")
        found["verbs that ended"] = _ended(lake)
        if isinstance(lake, Lake):
            found["landing archive"] = archive(lake)
            found["frozen tables"] = sorted(str(each["table_name"]) for each in frozen(lake.data_dir))
        return found

    def _hash(self, table: str, source: str) -> str:
        try:
            columns = _columns(source)
            listed = [self._value(table, name, kind, columns) for name, kind in sorted(columns.items())]
            rows = sorted_rows(f"(select {', '.join(listed)} from {source})")
        except duckdb.Error:
            return UNREADABLE
        return f"{len(rows)} rows, {hashlib.sha256(repr(rows).encode()).hexdigest()[:16]}"

    def _value(self, table: str, name: str, kind: str, columns: Mapping[str, str]) -> str:
        value = f"epoch_us({name})" if kind.startswith("TIMESTAMP") else name
        if name == ROW_ID:
            value = f"count(*) over (partition by {name})"
        elif name in CLOCKS:
            newest = self._newest.get((table, name), 0)
            value = f"if({value} > {newest}, 'newer', {value}::varchar)"
        elif name in NOTES and "updated_at" in columns:
            newest = self._newest.get((table, "updated_at"), 0)
            value = f"if(epoch_us(updated_at) > {newest}, null, {name})"
        elif kind == "DOUBLE":
            value = f"round({name}, 9)"  # a sum of several threads
        return f'{value} as "{name}"'


def is_protected(table: str) -> bool:
    return table in SNAPSHOTS or table.startswith("bronze_")


def differences(found: Mapping[str, Any], expected: Mapping[str, Any]) -> list[str]:
    """Return what differs, as sentences."""
    return [
        f"{name}: {found.get(name, 'nothing')} instead of {expected.get(name, 'nothing')}"
        for name in sorted(found.keys() | expected.keys())
        if found.get(name) != expected.get(name)
    ]


def not_whole(backups: Mapping[str, Hashes], states: list[Hashes]) -> list[str]:
    """Return the backups that hold what their table never held."""
    return [
        f"{set_id} of {table}: {found}"
        for set_id, tables in backups.items()
        for table, found in tables.items()
        if found not in {state.get(table) for state in states}
    ]


def archive(lake: Lake) -> str:
    """Hash the names and contents of all responses; a damaged one changes the hash."""
    root = lake.landing
    found = []
    for path in root.rglob("*.gz"):
        entry = entry_of(str(path.relative_to(root)))
        if entry:
            found.append((entry.endpoint, entry.key, entry.sha256, _is_as_served(path, entry.sha256)))
    return f"{len(found)} responses, {hashlib.sha256(repr(sorted(found)).encode()).hexdigest()[:16]}"


def delta_tables(lake: AnyLake) -> dict[str, Path]:
    """Return the folders of the Delta tables of the schema; dlt has others beside them."""
    paths = {name: lake.path(name) for name in sorted(lake.tables())}
    return {name: path for name, path in paths.items() if (path / "_delta_log").exists()}


def _is_as_served(path: Path, sha256: str) -> bool:
    try:
        return hashlib.sha256(gzip.decompress(path.read_bytes())).hexdigest().startswith(sha256)
    except (OSError, EOFError, zlib.error):
        return False


@contextmanager
def _sources(lake: AnyLake) -> Iterator[dict[str, str]]:
    """Yield table -> what DuckDB reads it from."""
    found = {name: f"delta_scan('{path}')" for name, path in delta_tables(lake).items()}
    database = lake.data / "nhl.duckdb"
    if not database.exists():
        yield found
        return
    reader().execute(f"attach '{database}' as built (read_only)")
    try:
        names = "select table_name from duckdb_tables() where database_name = 'built' and schema_name = 'dev'"
        yield found | {name: f"built.dev.{name}" for (name,) in reader().execute(names).fetchall()}
    finally:
        reader().execute("detach built")


def _columns(source: str) -> dict[str, str]:
    """Return column -> type, without those of dlt."""
    described = reader().execute(f"describe select * from {source}").fetchall()
    return {name: kind for name, kind, *_ in described if not name.startswith("_dlt_")}


def _is_good(manifest: dict[str, Any] | None) -> bool:
    told = manifest or {}
    return bool(told.get("verified_at")) and not told.get("damaged") and not told.get("suspect")


def _marks(manifest: dict[str, Any] | None) -> dict[str, Any] | None:
    if manifest is None:
        return None
    told = {name: manifest.get(name) for name in ("rows", "content_hash", "pinned", "suspect", "damaged")}
    return told | {"is good": _is_good(manifest)}


def _ended(lake: AnyLake) -> list[tuple[str, str | None]]:
    if "recovery_log" not in lake.tables("dev_recovery"):
        return []
    ended = {(entry["verb"], entry["table_name"]) for entry in lake.log() if entry["state"] == "done"}
    return sorted(ended, key=str)


def begun(lake: AnyLake) -> list[str]:
    """Return the verbs that have no end in the recovery log."""
    log, names = lake.log(), ("run_id", "verb", "table_name")
    ended = {tuple(entry[name] for name in names) for entry in log if entry["state"] != "started"}
    open_ones = [entry for entry in log if tuple(entry[name] for name in names) not in ended]
    return [f"{entry['verb']} of {entry['table_name']}" for entry in open_ones]
