"""The lake as a test sees it: damaged with delta-rs and DuckDB, read by DuckDB's delta extension.

`Lake` is target `local`, with a sentence for each method; `WarehouseLake` (warehouse_lake.py) is target
`databricks`, with the same methods. What both share is in `AnyLake`.
"""

from __future__ import annotations

import hashlib
import json
import shlex
import shutil
import signal
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import duckdb
import pyarrow as pa
from deltalake import DeltaTable, write_deltalake

from dbt_duckdb_delta import delta_extension, sql
from tests.support import run
from tests.support.fork_server import Command
from tests.support.manifests import sealed

GAMES = "bronze_games_historical_v2"
SNAPSHOT = "snapshot_players"
SNAPSHOTS = (SNAPSHOT, "snapshot_schedule")
KILL_BEFORE = Path(run.__file__).with_name("kill_before.py")


@cache
def reader() -> duckdb.DuckDBPyConnection:
    """Another reader than the one that wrote: a DuckDB of the tests' own."""
    connection = duckdb.connect()
    delta_extension.load(connection)
    return connection


def sorted_rows(from_clause: str) -> list[tuple]:
    """All rows, sorted; columns in order of name."""
    found = reader().execute(f"describe select * from {from_clause}").fetchall()
    names = ", ".join(sorted('"' + row[0] + '"' for row in found))
    return reader().execute(f"select {names} from {from_clause} order by all").fetchall()


def with_column(rows: pa.Table, name: str, values: pa.Array) -> pa.Table:
    """The rows with other values in a column, which keeps its type."""
    at = rows.schema.get_field_index(name)
    return rows.set_column(at, rows.schema.field(at), values.cast(rows.schema.field(at).type))


def some(crashes: list[Path], most: int = 16) -> list[Path]:
    """At most so many of the states that a verb on all tables passes through, from its first step on.

    It takes the same two to four steps for each table. A distance that they do not divide meets them all.
    """
    distances = (1, 5, 7, 11, 13, 17, 19, 23)
    return crashes[:: next(distance for distance in distances if len(crashes) <= most * distance)]


def one_line(said: str) -> str:
    return " ".join(said.split())


class AnyBackup:
    """One table's backup, as it lies there: with its manifest or without."""

    def mark(self, **marks: Any) -> None:
        """Change what the manifest says."""
        self.write_manifest(sealed({**(self.manifest() or {}), **marks}))

    def data_file(self) -> Path:
        return sorted(self.folder.rglob("*.parquet"))[0]

    def damage(self) -> None:
        """One data file with other bytes in its middle, as long as before: only a reader can tell."""
        whole = self.data_file().read_bytes()
        third = len(whole) // 3
        self.data_file().write_bytes(whole[:third] + bytes(third) + whole[2 * third :])


def verb_words(name: str, arguments: dict[str, Any]) -> tuple[str, ...]:
    """The arguments of dbt that run a verb."""
    return "-q", "run-operation", name, "--args", json.dumps(arguments)


class AnyLake:
    target: ClassVar[str]  # of dbt, and the dialect of its SQL
    timeout: ClassVar[int] = run.TIMEOUT

    def start(self, program: str, *arguments: str, **variables: str) -> Command:
        """`dbt ...` or `dlt ...`, under way."""
        starts = {"dbt": self.start_dbt, "dlt": self.start_dlt}
        return starts[program](*arguments, **variables)

    def execute(self, *words: str, **variables: str) -> run.Done:
        """The same, at its end."""
        return run.Done(" ".join(words), *self.start(*words, **variables).wait(self.timeout))

    def dbt(self, *arguments: str, **variables: str) -> run.Done:
        return self.execute("dbt", *arguments, **variables)

    def verb(self, name: str, **arguments: Any) -> run.Done:
        return self.dbt(*verb_words(name, arguments))

    def answer(self, name: str, **arguments: Any) -> Any:
        """What a verb says with `output: json`, whatever its exit code."""
        done = self.verb(name, **arguments, output="json")
        lines = [line for line in done.stdout.splitlines() if line.startswith(("{", "["))]
        assert lines, f"{done.command} ended with {done.code} and said no JSON:\n{done.output}"
        return json.loads(lines[0])

    def follow(self, command: str) -> run.Done:
        """Run a command that the project printed."""
        return self.dbt("-q", *shlex.split(command)[1:])

    def refused(self, name: str, **arguments: Any) -> str:
        """What a verb said when it refused, on one line; and that it left the lake as it was."""
        before = self.everything()
        said = self.verb(name, **arguments).refused()
        assert self.everything() == before
        return one_line(said)

    def kill(self, verb: str, before: str, **arguments: Any) -> None:
        """A verb whose process is killed right before a step: "rename 3" is the third rename of a table."""
        killed = self.start_dbt(*verb_words(verb, arguments), first=KILL_BEFORE, KILL_BEFORE=before)
        code, *said = killed.wait(self.timeout)
        assert code == -9, f"{verb} was not killed before {before}: {said}"

    def interrupt(self, verb: str, before: str, **arguments: Any) -> run.Done:
        """A verb that gets Ctrl-C right before a step."""
        variables = {"KILL_BEFORE": before, "KILL_WITH": str(int(signal.SIGINT))}
        words = verb_words(verb, arguments)
        started = self.start_dbt(*words, first=KILL_BEFORE, **variables)
        return run.Done(f"dbt {' '.join(words)}", *started.wait(self.timeout))

    def crash_snapshots(self, verb: str, **arguments: Any) -> list[Path]:
        """What a kill at each step of the verb would leave: one folder for each state that differs."""
        crashes = self.data.with_name("crash_snapshots")
        places = {"CRASH_SNAPSHOTS": str(crashes), "CRASH_SNAPSHOT_OF": str(self.data)}
        first = KILL_BEFORE.with_name("crash_snapshot.py")
        started = self.start_dbt(*verb_words(verb, arguments), first=first, **places)
        code, stdout, stderr = started.wait(self.timeout)
        assert code == 0, stdout + stderr
        seen: dict[frozenset, Path] = {}
        for crash in sorted(crashes.iterdir()):
            files = [file for file in crash.rglob("*") if file.is_file() and "recovery_log" not in str(file)]
            seen[frozenset((file.relative_to(crash), file.stat().st_size) for file in files)] = crash
        return list(seen.values())

    def finish(self, verb: str, **arguments: Any) -> None:
        """Go on with a killed verb: by the command that doctor has, or the same one where it has none."""
        said = {check["command"] or "" for check in self.checks("unfinished")}
        commands = [one for one in said if one.split()[2:3] == [verb]]
        if commands:
            self.follow(commands[0]).ok()
        else:
            self.verb(verb, **arguments).ok()

    def delta(self, table: str = GAMES) -> DeltaTable:
        return DeltaTable(str(self.path(table)))

    def rows(self, table: str = GAMES) -> list[tuple]:
        return self.rows_at(self.path(table))

    def rows_at(self, folder: Path, version: int | None = None) -> list[tuple]:
        """The rows of any Delta table, a backup for example."""
        pinned = "" if version is None else f", version => {version}"
        return sorted_rows(f"delta_scan('{folder}'{pinned})")

    def all_rows(self) -> dict[str, list[tuple]]:
        """Those of every protected table."""
        bronze = sorted(name for name in self.tables() if name.startswith("bronze_"))
        return {name: self.rows(name) for name in bronze} | {
            name: self.native_rows(name) for name in SNAPSHOTS
        }

    def log(self) -> list[dict[str, Any]]:
        """The recovery log, oldest first."""
        log = DeltaTable(str(self.path("recovery_log", "dev_recovery"))).to_pyarrow_table().to_pylist()
        return sorted(log, key=lambda entry: entry["logged_at"])

    def checks(self, aspect: str | None = None, table: str | None = None) -> list[dict[str, Any]]:
        """What the doctor finds, good or bad: everything, or of one aspect or table."""
        found = self.answer("doctor")["checks"]
        return [one for one in found if aspect in (None, one["aspect"]) and table in (None, one["table"])]

    def schemas(self) -> set[str]:
        """Those of the catalog, or of the database."""
        found = self.run_text("select schema_name from information_schema.schemata;\n")
        return {row["schema_name"] for row in found}

    def bronze(self) -> list[str]:
        return sorted(name for name in self.tables() if name.startswith("bronze_"))

    def sets(self) -> set[str]:
        """The sets of backups, whatever state they are in."""
        return {backup.set for backup in self.backups()}

    def backup(self, set_id: str | None = None, table: str = GAMES) -> AnyBackup:
        """The only backup of a table, or that of a set."""
        [found] = [backup for backup in self.backups(set_id) if backup.table == table]
        return found


@dataclass
class Backup(AnyBackup):
    folder: Path  # of the Delta table

    @property
    def id(self) -> str:
        return f"{self.set}/{self.folder.name}"

    @property
    def set(self) -> str:
        return self.folder.parent.name

    @property
    def table(self) -> str:
        return self.folder.name.partition(".")[2]

    def manifest(self) -> dict[str, Any] | None:
        """What the verbs recorded; None where it cannot be read."""
        try:
            return json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def write_manifest(self, text: str) -> None:
        (self.folder / "manifest.json").write_text(text, encoding="utf-8")

    def copy(self, set_id: str, table: str | None = None) -> Backup:
        """The same backup in another set, or of another table, with the old manifest."""
        name = f"dev.{table}" if table else self.folder.name
        return Backup(shutil.copytree(self.folder, self.folder.parents[1] / set_id / name))

    def delete(self) -> None:
        shutil.rmtree(self.folder)


@dataclass(frozen=True)
class Lake(AnyLake):
    data_dir: Path

    target = "local"

    def start_dbt(self, *arguments: str, first: Path | None = None, **variables: str) -> Command:
        return run.start_dbt(*arguments, data_dir=self.data_dir, first=first, **variables)

    def start_dlt(self, *arguments: str, **variables: str) -> Command:
        return run.start_dlt(*arguments, data_dir=self.data_dir, **variables)

    def path(self, table: str = GAMES, schema: str = "dev") -> Path:
        """The folder of a Delta table."""
        return self.data_dir / "lake" / schema / table

    def native_rows(self, table: str = SNAPSHOT) -> list[tuple]:
        """The rows of a table that dbt builds."""
        reader().execute(f"attach '{self.data_dir / 'nhl.duckdb'}' as nhl (read_only)")
        try:
            return sorted_rows(f"nhl.dev.{table}")
        finally:
            reader().execute("detach nhl")

    def database(self, statement: str) -> None:
        """Send one statement on the tables that dbt builds, with the name in full: dev.TABLE."""
        with duckdb.connect(str(self.data_dir / "nhl.duckdb")) as connection:
            connection.execute(statement)

    def run_text(self, text: str) -> list[dict[str, Any]]:
        """Run printed SQL; every row of every answer."""
        answers = sql.run(text, self.data_dir, self.data_dir / "nhl.duckdb")
        return [dict(zip(names, row, strict=True)) for names, rows in answers for row in rows]

    def folder(self) -> dict[str, Any]:
        """The files of the schema with their sizes: for `nothing was changed`."""
        root = self.data_dir / "lake" / "dev"
        return {
            str(file.relative_to(root)): file.stat().st_size for file in root.rglob("*") if file.is_file()
        }

    def everything(self) -> dict[str, Any]:
        """The same of all that there is, the database by its content. Only the log of the verbs may grow, and
        what a read found of a backup may come to stand in its manifest."""
        found: dict[str, Any] = {}
        for file in self.data_dir.rglob("*"):
            if file.is_file() and file.suffix != ".lock" and "recovery_log" not in file.parts:
                told = file.suffix == ".duckdb" and hashlib.md5(file.read_bytes()).hexdigest()
                size = 0 if file.name == "manifest.json" else file.stat().st_size
                found[str(file.relative_to(self.data_dir))] = told or size
        return found

    def tables(self, schema: str = "dev") -> set[str]:
        """The Delta tables in a schema."""
        return {folder.name for folder in (self.data_dir / "lake" / schema).glob("*")}

    def delete(self, table: str = GAMES) -> None:
        """Let a table be gone, as it goes on this target: its folder deleted, or dropped."""
        shutil.rmtree(self.path(table))

    def make(self, table: str, rows: pa.Table) -> None:
        """Make a new table with these rows, as a load does."""
        write_deltalake(str(self.path(table)), rows)

    def delete_everything(self) -> None:
        shutil.rmtree(self.data_dir / "lake")
        (self.data_dir / "nhl.duckdb").unlink()

    def backups(self, set_id: str | None = None) -> list[AnyBackup]:
        """Every backup, or those of one set, in the order of sets and tables."""
        folders = sorted((self.data_dir / "backups").glob(f"{set_id or '*'}/*"))
        return [Backup(folder) for folder in folders if folder.is_dir()]

    @property
    def data(self) -> Path:
        """The folder that holds all of it."""
        return self.data_dir

    @property
    def landing(self) -> Path:
        """The landing archive."""
        return self.data_dir / "landing"

    def moved(self, folder: Path) -> AbstractContextManager[AnyLake]:
        """The lake of a folder that is a copy of `data`."""
        return nullcontext(Lake(folder))

    def put_a_stranger_among_the_backups(self) -> str:
        """Add something that no verb made; return as what it is listed."""
        (self.data_dir / "backups" / "from_the_cellar" / "x").mkdir(parents=True)
        return "from_the_cellar/x"

    def copied(self, folder: Path) -> AbstractContextManager[AnyLake]:
        """Another lake in `folder`, which is new, that holds what this one holds now."""
        return nullcontext(Lake(shutil.copytree(self.data_dir, folder)))
