"""The SQL functions of the catalog `lake`: one Python function behind a table macro for each operation.

The Python function is registered with side effects, or EXPLAIN and constant folding would run it. It handles
NULL itself, or a NULL argument would make it a silent no-op. It is not transactional: an operation is done
when its statement is executed. An error comes out as one sentence.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import uuid
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import duckdb
from duckdb.func import FunctionNullHandling

from dbt_duckdb_delta import (
    backups,
    database,
    disk,
    freeze,
    good_set,
    log_damage,
    panics,
    rescue,
    salvage,
    session,
    tables,
    unlisted,
    unseen_pandas,
    versions,
    writes,
)
from dbt_duckdb_delta.commits import Commit
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import LAKE, local_path, locate
from dbt_duckdb_delta.places import Place, PlaceError
from dbt_duckdb_delta.second_copies import Listed, SecondCopies

Rows = Sequence[Mapping[str, object]]
NEEDED_IN_LOG = ("run_id", "logged_at", "verb", "state")
FILES = "@files"  # ends the name of a folder of links to all sound files of a table


class Arguments(TypedDict, total=False):
    """The arguments of an operation by name, as JSON brings them: those that its `Function` declares.

    Each may be None, for a NULL in SQL.
    """

    t: str
    v: int | str | None
    target: str
    query: str
    note: str
    properties: str
    entries: str
    expected: int | str | None
    id: str
    schema: str
    taken_at: str
    manifest: str
    path: str
    reason: str
    text: str
    behind: bool | None


class Result(TypedDict):
    """The rows of a query as JSON, or the first line of its error."""

    answer: str | None
    error: str | None


class Operations:
    """The operations behind the functions, on one data folder, with cursors of one DuckDB.

    Each method is named as its SQL function, takes its arguments and returns its rows.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, data_dir: Path, second_place: str | None = None
    ) -> None:
        self.connection, self.data_dir = connection, data_dir
        self.second = SecondCopies(Place(second_place, data_dir), data_dir) if second_place else None
        self.reported: set[Path] = set()  # log tables whose damage the caller has got
        self.views = Path(os.environ.get("TMPDIR") or "/tmp") / f"lake_{uuid.uuid4().hex}"
        weakref.finalize(self, shutil.rmtree, self.views, ignore_errors=True)

    def view(self, path: Path) -> Path:
        """Return the folder where the sound files of a damaged table are linked, for `lake.salvaged`."""
        return self.views / path.parent.name / path.name

    def view_of_files(self, path: Path) -> Path:
        """Return the folder where all sound files are linked, for `lake.files`."""
        return self.views / path.parent.name / f"{path.name}{FILES}"

    def table(self, name: str) -> Path:
        """Return the folder of a table or backup; NULL is not a name."""
        return locate(self.data_dir, str(name or ""))

    def history(self, arguments: Arguments) -> Rows:
        """Return the versions of a table."""
        return versions.history(self.table(arguments["t"]))

    def describe(self, arguments: Arguments) -> Rows:
        """Return the facts about a table; no row when it does not exist or its log cannot be opened."""
        path = self.table(arguments["t"])
        try:
            return [tables.describe(path)]
        except Exception:  # whatever is odd about one log must stop no verb for the others
            return []

    def list_salvaged(self, arguments: Arguments) -> Rows:
        """Return what can be read of a damaged table and of its quarantine."""
        path = self.table(arguments["t"])
        found = salvage.list_salvaged(path, bool(arguments["behind"]))
        for each in found:
            folder = path.with_name(each["name"])
            if each["damaged"]:
                rescue.find_damage(folder, self.view(folder))
            if each["unlisted"]:
                view = self.view_of_files(folder)
                rescue.clear(view)
                unlisted.link(folder, each["version"], unlisted.sound_files(folder, each["version"]), view)
        return found

    def damage(self, arguments: Arguments) -> Rows:
        """Return which data files of a version are damaged; no row when none is. All files are read."""
        path, version = self.table(arguments["t"]), arguments["v"]
        view = self.view(path) if version is None else self.view(path.with_name(f"{path.name}@{version}"))
        at = None if version is None else _version(version)
        found = rescue.find_damage(path, view, at) if tables.is_delta(path) else None
        return [found] if found else []

    def rescue(self, arguments: Arguments) -> Rows:
        """Put the sound files of a damaged table in its place, and move it to quarantine."""
        path = self.table(arguments["t"])
        target = path if arguments["target"] is None else self.table(arguments["target"])
        rescued = rescue.rescue(path, target, arguments["note"])
        if rescued["moved_to"]:  # the links of its view lead to the folder that has moved
            rescue.clear(self.view(path))
            self.view(path).parent.mkdir(parents=True, exist_ok=True)
            self.view(path).symlink_to(path)
        return self._refreshed(rescued, path, target)

    def restore(self, arguments: Arguments) -> Rows:
        """Commit the state of an earlier version on top."""
        path, version = self.table(arguments["t"]), _version(arguments["v"])
        return [writes.restore(path, version, arguments["note"], _expected(arguments))]

    def append(self, arguments: Arguments) -> Rows:
        """Add the rows of a query."""
        return self._write(writes.append, arguments)

    def overwrite(self, arguments: Arguments) -> Rows:
        """Replace all rows by those of a query."""
        return self._write(writes.overwrite, arguments)

    def replace(self, arguments: Arguments) -> Rows:
        """Replace all rows by those of another table or backup."""
        with self.connection.cursor() as cursor:
            path, source = self.table(arguments["t"]), self.table(arguments["target"])
            return [writes.replace(path, cursor, source, arguments["note"], _expected(arguments))]

    def _write(
        self,
        write: Callable[[Path, duckdb.DuckDBPyConnection, str, str, int | None], Commit],
        arguments: Arguments,
    ) -> Rows:
        with self.connection.cursor() as cursor:
            path, query = self.table(arguments["t"]), arguments["query"]
            return [write(path, cursor, query, arguments["note"], _expected(arguments))]

    def copy(self, arguments: Arguments) -> Rows:
        """Copy a version with its files and log; NULL is the latest."""
        version = None if arguments["v"] is None else _version(arguments["v"])
        target = self.table(arguments["target"])
        return self._refreshed(writes.copy(self.table(arguments["t"]), version, target), target)

    def copy_rows(self, arguments: Arguments) -> Rows:
        """Create a table with the rows of a query."""
        with self.connection.cursor() as cursor:
            target = self.table(arguments["target"])
            copied = writes.create(target, cursor, arguments["query"], arguments["note"])
        return self._refreshed(copied, target)

    def rename(self, arguments: Arguments) -> Rows:
        """Give a table another name."""
        path, target = self.table(arguments["t"]), self.table(arguments["target"])
        return self._refreshed(writes.rename(path, target), path, target)

    def drop(self, arguments: Arguments) -> Rows:
        """Delete a table with its history."""
        path = self.table(arguments["t"])
        return self._refreshed(writes.drop(path), path)

    def _refreshed(self, row: Mapping[str, object], *changed: Path) -> Rows:
        """Return the row once the views show which tables exist now; backups have no view."""
        if any(path.is_relative_to(self.data_dir / LAKE) for path in changed):
            with self.connection.cursor() as cursor:
                session.refresh_views(cursor, self.data_dir)
        return [row]

    def set_properties(self, arguments: Arguments) -> Rows:
        """Set table properties from a JSON object."""
        properties = _json(arguments["properties"])
        if not isinstance(properties, dict) or not all(isinstance(each, str) for each in properties.values()):
            raise LakeError('properties is not a JSON object of texts, such as {"delta.appendOnly": "true"}.')
        return [writes.set_properties(self.table(arguments["t"]), properties)]

    def log(self, arguments: Arguments) -> Rows:
        """Append entries, a JSON list of objects, to a log table."""
        path = self.table(arguments["t"])
        entries = _json(arguments["entries"])
        if not isinstance(entries, list) or not all(map(_is_entry, entries)):
            needed = ", ".join(NEEDED_IN_LOG)
            raise LakeError(f"entries is not a JSON list of objects that have {needed} at least.")
        written = writes.log(path, entries)
        if "moved_to" not in written:
            return [written]
        rescue.clear(self.view(path))  # its links lead to the folder that has moved
        is_new = path not in self.reported
        self.reported.discard(path)
        return [{**written, "is_new": is_new}]

    def log_damage(self, arguments: Arguments) -> Rows:
        """Return what is damaged of a log table, and whether this is new here; no row when it is sound."""
        path = self.table(arguments["t"])
        found = log_damage.find_log_damage(path, self.view(path))
        if not found:
            return []
        is_new = path not in self.reported
        self.reported.add(path)
        return [{**found, "is_new": is_new}]

    def try_query(self, arguments: Arguments) -> Rows:
        """Return the rows of a query as JSON, or its error: for a scan that may hit a damaged file."""
        result: Result
        try:
            with self.connection.cursor() as cursor:
                relation = cursor.execute(arguments["query"])
                names = [column[0].lower() for column in relation.description]
                rows = [dict(zip(names, row, strict=True)) for row in relation.fetchall()]
            result = {"answer": json.dumps(rows, default=str), "error": None}
        except duckdb.Error as error:
            result = {"answer": None, "error": self.reason(error)}
        return [result]

    def reason(self, error: duckdb.Error) -> str:
        """Return the first line of an error of DuckDB; of a damaged block what to do about the file."""
        first_line = str(error).splitlines()[0]
        if not database.DAMAGED_BLOCK.search(first_line):
            return first_line
        with self.connection.cursor() as cursor:
            at = "select path from duckdb_databases() where database_name = current_database()"
            [[path]] = cursor.execute(at).fetchall()
        return database.sentence_of_block(path, first_line) or first_line

    def backups(self, arguments: Arguments) -> Rows:
        """Return the backups with their manifests."""
        return backups.list_backups(self.data_dir)

    def strangers(self, arguments: Arguments) -> Rows:
        """Return the folders among the backups that are not backups."""
        return backups.list_strangers(self.data_dir)

    def second_place(self, arguments: Arguments) -> Rows:
        """Return where backups are copied to besides; no row without a second place."""
        return [{"place": self.second.place.url}] if self.second else []

    def reach_second_place(self, arguments: Arguments) -> Rows:
        """Return why the second place cannot be reached, or NULL; no row without one.

        A place that cannot be reached may lack what the mark is about: the next load asks the verbs.
        """
        if not self.second:
            return []
        try:
            self.second.listed()
        except PlaceError as error:
            good_set.forget(self.data_dir)
            return [{"problem": str(error)}]
        return [{"problem": None}]

    def copies(self, arguments: Arguments) -> Rows:
        """Return the backups of both places; those of a second place that cannot be reached are left out."""
        listed: dict[str, Listed] = {}
        with contextlib.suppress(PlaceError):
            listed = dict(self._second().listed())
        found: list[Mapping[str, object]] = []
        for here in backups.list_backups(self.data_dir):
            there = listed.pop(here["id"], None)
            found.append({**here, "is_here": True, "elsewhere": there.manifest if there else None})
        for backup_id, copy in listed.items():
            known = {"id": backup_id, "manifest": None, "bytes": copy.bytes}
            found.append({**known, "is_here": False, "elsewhere": copy.manifest})
        return found

    def copy_elsewhere(self, arguments: Arguments) -> Rows:
        """Copy a backup to the second place, and read it there; if that fails, the next load tries again."""
        try:
            return [self._second().copy(arguments["id"])]
        except LakeError:
            good_set.forget(self.data_dir)
            raise

    def fetch_backup(self, arguments: Arguments) -> Rows:
        """Bring a backup back from the second place."""
        return [self._second().fetch(arguments["id"])]

    def compare_elsewhere(self, arguments: Arguments) -> Rows:
        """Return which file of a copy in the second place differs from its checksum; all files are read."""
        return [{"changed": self._second().compare(arguments["id"])}]

    def record_elsewhere(self, arguments: Arguments) -> Rows:
        """Write the manifest of a copy in the second place."""
        self._second().record(arguments["id"], arguments["manifest"])
        return [{"id": arguments["id"]}]

    def drop_elsewhere(self, arguments: Arguments) -> Rows:
        """Delete a set from the second place."""
        self._second().drop(arguments["id"])
        return [{"dropped": arguments["id"]}]

    def _second(self) -> SecondCopies:
        if not self.second:
            raise LakeError(
                "No second place for backups is set. Add second_place to the config of the plug-in in "
                "profiles.yml."
            )
        return self.second

    def record_backup(self, arguments: Arguments) -> Rows:
        """Write the manifest of a backup."""
        return [backups.write_manifest(self.data_dir, arguments["id"], arguments["manifest"])]

    def mark_good_set(self, arguments: Arguments) -> Rows:
        """Note which set is the newest good one."""
        return [good_set.mark(self.data_dir, arguments["id"], arguments["taken_at"], arguments["schema"])]

    def leftovers(self, arguments: Arguments) -> Rows:
        """Return what interrupted operations left behind."""
        return backups.list_leftovers(self.data_dir)

    def clear(self, arguments: Arguments) -> Rows:
        """Delete one leftover."""
        return [backups.delete_leftover(self.data_dir, arguments["path"])]

    def check_backup(self, arguments: Arguments) -> Rows:
        """Return why a backup cannot be read, by its files."""
        return [backups.check_files(self.data_dir, arguments["id"])]

    def compare_checksums(self, arguments: Arguments) -> Rows:
        """Return which file of a backup differs from its checksum; all files are read."""
        return [backups.compare_checksums(self.data_dir, arguments["id"])]

    def frozen(self, arguments: Arguments) -> Rows:
        """Return the tables that must not be written."""
        return freeze.frozen(self.data_dir)

    def freeze(self, arguments: Arguments) -> Rows:
        """Freeze a table."""
        return [freeze.freeze(self.data_dir, arguments["t"], arguments["reason"])]

    def thaw(self, arguments: Arguments) -> Rows:
        """End the freeze of a table."""
        return [freeze.thaw(self.data_dir, arguments["t"])]

    def discard_freeze(self, arguments: Arguments) -> Rows:
        """Move a record of frozen tables that cannot be read aside."""
        return [freeze.discard(self.data_dir)]

    def write_file(self, arguments: Arguments) -> Rows:
        """Write a new text file, for a report."""
        path = local_path(arguments["path"])
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(arguments["text"])
        except FileExistsError:
            raise LakeError(f"{path} exists, and is not replaced. Name another file.") from None
        except OSError as error:
            raise LakeError(f"{path} cannot be written: {error.strerror}. Name another file.") from None
        return [{"written": str(path)}]


def _version(value: int | str | None) -> int:
    try:
        version = -1 if value is None else int(value)
    except (TypeError, ValueError):
        version = -1
    if version < 0:
        raise LakeError(f"{value} is not a version. List the versions with: select * from lake.history(T).")
    return version


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _is_entry(entry: object) -> bool:
    return isinstance(entry, dict) and all(isinstance(entry.get(name), str) for name in NEEDED_IN_LOG)


def _expected(arguments: Arguments) -> int | None:
    expected = arguments["expected"]
    return None if expected is None else _version(expected)


@dataclass(frozen=True)
class Function:
    """A table macro: its parameters (None: required, else a default in SQL), and its columns and types."""

    name: str
    parameters: Mapping[str, str | None]
    columns: Mapping[str, str]


COMMIT = {"from_version": "BIGINT", "new_version": "BIGINT"}
COPY = {"version": "BIGINT", "files": "BIGINT"}
LOGGED = {
    **COMMIT,
    "moved_to": "VARCHAR",
    "kept_version": "BIGINT",
    "lost": "VARCHAR",
    "is_new": "BOOLEAN",
}
LOG_DAMAGE = {
    "version": "BIGINT",
    "problem": "VARCHAR",
    "lost": "VARCHAR",
    "moves_to": "VARCHAR",
    "is_new": "BOOLEAN",
}
HISTORY = {
    "version": "BIGINT",
    "committed_at": "TIMESTAMPTZ",
    "operation": "VARCHAR",
    "note": "VARCHAR",
    "rows": "BIGINT",
    "unreadable": "VARCHAR",
}
SALVAGED = {
    "name": "VARCHAR",
    "version": "BIGINT",
    "committed_at": "TIMESTAMPTZ",
    "rows": "BIGINT",
    "damaged": "VARCHAR",
    "log": "VARCHAR",
    "unlisted": "BIGINT",
    "file_rows": "BIGINT",
    "changed_at": "TIMESTAMPTZ",
}
DAMAGE = {
    "version": "BIGINT",
    "rows": "BIGINT",
    "problem": "VARCHAR",
    "written_version": "BIGINT",
    "written_at": "TIMESTAMPTZ",
}
DESCRIPTION = {
    "id": "VARCHAR",
    "version": "BIGINT",
    "partition_by": "VARCHAR[]",
    "properties": "VARCHAR",
    "rows": "BIGINT",
    "bytes": "BIGINT",
    "unreadable": "VARCHAR",
    "unwritable": "VARCHAR",
}
COPIES = {
    "id": "VARCHAR",
    "manifest": "VARCHAR",
    "bytes": "BIGINT",
    "is_here": "BOOLEAN",
    "elsewhere": "VARCHAR",
}
FROZEN = dict.fromkeys(("table_name", "who", "frozen_at", "reason", "unreadable"), "VARCHAR")
FUNCTIONS = [
    Function("history", {"t": None}, HISTORY),
    Function("describe", {"t": None}, DESCRIPTION),
    Function("list_salvaged", {"t": None, "behind": "false"}, SALVAGED),
    Function("damage", {"t": None, "v": "null"}, DAMAGE),
    Function(
        "rescue",
        {"t": None, "target": "null", "note": "'rescue'"},
        {"moved_to": "VARCHAR", "new_version": "BIGINT"},
    ),
    Function("restore", {"t": None, "v": None, "note": "'restore'", "expected": "null"}, COMMIT),
    Function("append", {"t": None, "query": None, "note": "'append'", "expected": "null"}, COMMIT),
    Function("overwrite", {"t": None, "query": None, "note": "'overwrite'", "expected": "null"}, COMMIT),
    Function("replace", {"t": None, "target": None, "note": "'replace'", "expected": "null"}, COMMIT),
    Function("copy", {"t": None, "v": None, "target": None}, COPY),
    Function("copy_rows", {"query": None, "target": None, "note": "'copy'"}, COPY),
    Function("rename", {"t": None, "target": None}, {"renamed": "VARCHAR"}),
    Function("drop", {"t": None}, {"dropped": "VARCHAR"}),
    Function("set_properties", {"t": None, "properties": None}, COMMIT),
    Function("log", {"t": None, "entries": None}, LOGGED),
    Function("log_damage", {"t": None}, LOG_DAMAGE),
    Function("try_query", {"query": None}, {"answer": "VARCHAR", "error": "VARCHAR"}),
    Function("backups", {}, {"id": "VARCHAR", "manifest": "VARCHAR", "bytes": "BIGINT"}),
    Function("strangers", {}, {"path": "VARCHAR"}),
    Function("second_place", {}, {"place": "VARCHAR"}),
    Function("reach_second_place", {}, {"problem": "VARCHAR"}),
    Function("copies", {}, COPIES),
    Function("copy_elsewhere", {"id": None}, {"id": "VARCHAR", "bytes": "BIGINT"}),
    Function("fetch_backup", {"id": None}, {"id": "VARCHAR", "bytes": "BIGINT"}),
    Function("compare_elsewhere", {"id": None}, {"changed": "VARCHAR"}),
    Function("record_elsewhere", {"id": None, "manifest": None}, {"id": "VARCHAR"}),
    Function("drop_elsewhere", {"id": None}, {"dropped": "VARCHAR"}),
    Function("record_backup", {"id": None, "manifest": None}, {"id": "VARCHAR"}),
    Function("mark_good_set", {"id": None, "taken_at": None, "schema": None}, {"marked": "VARCHAR"}),
    Function("leftovers", {}, {"path": "VARCHAR", "was": "VARCHAR", "bytes": "BIGINT"}),
    Function("clear", {"path": None}, {"cleared": "VARCHAR"}),
    Function("check_backup", {"id": None}, {"unreadable": "VARCHAR"}),
    Function("compare_checksums", {"id": None}, {"changed": "VARCHAR", "recorded": "BOOLEAN"}),
    Function("frozen", {}, FROZEN),
    Function("freeze", {"t": None, "reason": None}, {"changed": "VARCHAR"}),
    Function("thaw", {"t": None}, {"changed": "VARCHAR"}),
    Function("discard_freeze", {}, {"changed": "VARCHAR"}),
    Function("write_file", {"path": None, "text": None}, {"written": "VARCHAR"}),
]


CAN_BE_NULL = {"t", "v"}  # each operation names its table itself, and NULL can be the latest version
REQUIRED = {
    function.name: [name for name, default in function.parameters.items() if default is None]
    for function in FUNCTIONS
}


def require_values(name: str, arguments: Arguments) -> None:
    """Refuse NULL, or a blank text, for an argument without a default.

    Raises:
        LakeError: an argument has no value.
    """
    for argument, value in arguments.items():
        if argument in REQUIRED[name] and argument not in CAN_BE_NULL and not str(value or "").strip():
            raise LakeError(f"lake.{name} needs a value for {argument}, and nothing was done.")


def require_reading(conn: duckdb.DuckDBPyConnection, command: str, name: str, arguments: Arguments) -> None:
    """Refuse a call that changes tables.

    Raises:
        LakeError: the function is one of `CHANGES`, its query is not one SELECT, or the table to log into is
            not the recovery log.
    """
    if name in CHANGES:
        raise LakeError(
            f"lake.{name} changes tables, so `{command}` may not call it, and nothing was changed. "
            "Use a verb: dbt run-operation recovery_help."
        )
    if "query" in arguments:
        with conn.cursor() as cursor:
            kinds = [each.type for each in cursor.extract_statements(arguments["query"])]
        if kinds != [duckdb.StatementType.SELECT]:
            raise LakeError(f"lake.{name} runs one SELECT for `{command}`, and nothing was run.")
    if name == "log" and str(arguments["t"]).rpartition(".")[2] != RECOVERY_LOG:
        raise LakeError(
            f"lake.log writes into {RECOVERY_LOG} alone for `{command}`, and nothing was written. "
            f"{arguments['t']} is another table."
        )


RECOVERY_LOG = "recovery_log"
# What changes or hides tables, backups or the freeze. Every SELECT can call a function, also one in a model.
CHANGES = {
    *("rescue", "restore", "append", "overwrite", "replace", "rename", "drop", "set_properties"),
    *("clear", "freeze", "thaw", "discard_freeze", "write_file", "record_elsewhere", "drop_elsewhere"),
}


WRITES = CHANGES | {"log", "copy", "copy_rows"}  # delta-rs may panic in these


def _refusal(name: str, error: Exception, data_dir: Path) -> str:
    """Return an error as one sentence."""
    if disk.is_full(error):
        return disk.sentence_of_full(data_dir)
    if isinstance(error, LakeError):
        return str(error)
    first_line = str(error).strip().split("\n")[0] or type(error).__name__
    return f"lake.{name} stopped: {first_line}; nothing was committed."


def register(
    conn: duckdb.DuckDBPyConnection,
    data_dir: Path,
    *,
    reads_for: str | None = None,
    second_place: str | None = None,
) -> None:
    """Create the functions in the catalog `lake`, which `session.attach_lake` has created.

    Args:
        reads_for: a command whose SQL may read tables and take backups, and change nothing else; None: the
            functions of `CHANGES` work, too.
        second_place: a URL or path where backups are copied to besides; see `places`.

    Raises:
        LakeError: `second_place` cannot be one.
    """
    operations = Operations(conn, data_dir, second_place)

    def call(name: str, arguments: str) -> str:
        operation: Callable[[Arguments], Rows] = getattr(operations, name)
        try:
            given = json.loads(arguments)
            require_values(name, given)
            if reads_for is not None:
                require_reading(conn, reads_for, name, given)
            with panics.held_back() if name in WRITES else contextlib.nullcontext():
                found = json.dumps(operation(given), default=str)
            return unseen_pandas.answer(found)
        except Exception as error:
            refused = _refusal(name, error, data_dir)
        return unseen_pandas.answer(json.dumps({"refused": refused}))

    conn.create_function(
        "_lake_call",
        call,
        ["VARCHAR", "VARCHAR"],
        "VARCHAR",
        null_handling=FunctionNullHandling.SPECIAL,
        side_effects=True,
    )
    views = str(operations.views).replace("'", "''")
    conn.execute(
        f"create or replace macro {LAKE}.main.salvaged(t) as table "
        f"select * from delta_scan('{views}/' || regexp_replace(t, '[.]', '/'))"
    )
    conn.execute(
        f"create or replace macro {LAKE}.main.files(t) as table "
        f"select * from delta_scan('{views}/' || regexp_replace(t, '[.]', '/') || '{FILES}')"
    )
    for function in FUNCTIONS:
        signature = ", ".join(
            name if default is None else f"{name} := {default}"
            for name, default in function.parameters.items()
        )
        arguments = ", ".join(f"'{name}', {name}" for name in function.parameters)
        shape = json.dumps([function.columns])
        # The answer passes a subquery once, so that the operation runs once.
        conn.execute(
            f"create or replace macro {LAKE}.main.{function.name}({signature}) as table "
            f"select unnest(from_json(case when starts_with(answer, '{{') then error(answer->>'refused') "
            f"else answer end, '{shape}'), recursive := true) "
            f"from (select _lake_call('{function.name}', json_object({arguments})) as answer)"
        )
