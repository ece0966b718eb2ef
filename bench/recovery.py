"""Backups and restores at the incident's size, and at multiples of its seasons.

    python bench/recovery.py [TIMES ...]

Every verb is a process of its own; the seconds beside dbt's start are the verb's. The floor is what the disk
and the readers take for the same files without any verb: a copy of the folders, and a scan that hashes every
value. It is measured in the same run, for all tables of the lake and for the largest alone. DuckDB and its
extension are loaded before, as by dbt's start. The ratio is that of the processors' seconds: the clock says
little where other programs run.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import duckdb
from _table import show
from deltalake import DeltaTable

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dbt_duckdb_delta import delta_extension  # noqa: E402
from ingestion.bronze import PLAYER_GAMES  # noqa: E402
from tests.incidents.incident_lake import LOST, ROWS, Content, Incident  # noqa: E402
from tests.support.bronze_factory import INCIDENT, make_bronze, write_bronze  # noqa: E402

ALL, LARGEST = "all tables", "the largest table"  # the floors that verbs are compared with
MODELS = ("silver_player_games", "silver_team_games")


class Run(NamedTuple):
    """A process: seconds of the clock, seconds of CPU on all cores, most memory in MiB, what it said."""

    took: float
    cpu: float
    memory: float
    text: str


class Bench:
    """One lake in a folder of its own, and the verbs on it."""

    def __init__(self, folder: Path) -> None:
        self.incident = Incident(folder / "data")
        self.environment = {
            **os.environ,
            "NHL_DATA_DIR": str(self.incident.data_dir),
            "NHL_SCHEMA": "dev",
            "DBT_TARGET_PATH": str(folder / "target"),
            "DBT_LOG_PATH": str(folder / "logs"),
        }

    def verb(self, name: str, **arguments: object) -> Run:
        """One run-operation, dbt's start included."""
        return self.dbt("run-operation", name, "--args", json.dumps(arguments))

    def dbt(self, *arguments: str) -> Run:
        return self.run(str(Path(sys.executable).parent / "dbt"), "--quiet", *arguments)

    def run(self, *command: str) -> Run:
        start = time.perf_counter()
        with tempfile.TemporaryFile("w+") as said:
            process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=said, stderr=subprocess.STDOUT
            )
            _, status, usage = os.wait4(process.pid, 0)
            took = time.perf_counter() - start
            said.seek(0)
            text = said.read()
        if status:
            sys.exit(f"{' '.join(command)} failed:\n{text}")
        return Run(took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text)

    def by_hand(self, version: int) -> Run:
        """As when dbt cannot reach the tables: `python -m dbt_duckdb_delta.sql` runs the printed SQL."""
        asked = {
            "verb": "restore_table",
            "args": {"table": PLAYER_GAMES, "version": version},
            "dialect": "local",
        }
        dbt = (str(Path(sys.executable).parent / "dbt"), "--quiet", "run-operation", "emit_sql")
        printed = self.run(*dbt, "--args", json.dumps(asked))
        file = self.incident.data_dir.with_name("recovery.sql")
        file.write_text(printed.text, encoding="utf-8")
        ran = self.run(
            sys.executable, "-m", "dbt_duckdb_delta.sql", str(file), "--data-dir", str(self.incident.data_dir)
        )
        return Run(printed.took + ran.took, printed.cpu + ran.cpu, ran.memory, ran.text)

    def floor(self, names: Iterable[str]) -> tuple[Run, Run]:
        """Copy folders, and hash every value in them once; the least CPU of five."""
        copies, scans = [self._copy(names) for _ in range(5)], []
        with duckdb.connect() as connection:
            delta_extension.load(connection)
            scans = [self._scan(connection, names) for _ in range(5)]
        return min(copies, key=lambda run: run.cpu), min(scans, key=lambda run: run.cpu)

    def _copy(self, names: Iterable[str]) -> Run:
        start, cpu = time.perf_counter(), time.process_time()
        for name in names:
            shutil.copytree(self.incident.path(name), self.incident.data_dir / "floor" / name)
        copied = Run(time.perf_counter() - start, time.process_time() - cpu, 0, "")
        shutil.rmtree(self.incident.data_dir / "floor")
        return copied

    def _scan(self, connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> Run:
        start, cpu = time.perf_counter(), time.process_time()
        for name in names:
            table = f"delta_scan('{self.incident.path(name)}')"
            columns = [row[0] for row in connection.execute(f"describe from {table}").fetchall()]
            hashes = ", ".join(f'"{column}"' for column in columns)
            connection.sql(f"select sum(hash({hashes})::hugeint) from {table}").fetchall()
        return Run(time.perf_counter() - start, time.process_time() - cpu, 0, "")

    def measure(self, times: int) -> list[tuple]:
        """The verbs in the order of the story."""
        apart(build, self.incident, times)
        self.dbt("build", "--selector", "snapshots")
        start = self.dbt("run-operation", "recovery_help")
        rows: list[tuple] = [
            ("dbt's start (recovery_help)", start.took, "", start.cpu, "", "", start.memory, "")
        ]
        floors = {}
        everything = sorted(folder.name for folder in self.incident.path(PLAYER_GAMES).parent.iterdir())
        for floor, names in {ALL: everything, LARGEST: [PLAYER_GAMES]}.items():
            copied, scanned = self.floor(names)
            floors[floor] = both = Run(copied.took + scanned.took, copied.cpu + scanned.cpu, 0, "")
            for what, run in {"copy": copied, "scan with hash": scanned, "both": both}.items():
                rows.append((f"floor, {floor}: {what}", "", run.took, "", run.cpu, "", "", ""))

        def add(what: str, run: Run, floor: str = "", aim: object = "") -> None:
            beside = run.cpu - start.cpu
            ratio = beside / floors[floor].cpu if floor else ""
            rows.append((what, run.took, run.took - start.took, run.cpu, beside, ratio, run.memory, aim))
            shown = [f"{each:.2f}" for each in (run.took, run.cpu, beside, *([ratio] if floor else []))]
            print(what, *shown, file=sys.stderr, flush=True)

        def timed(what: str, floor: str, aim: object, verb: str, **arguments: object) -> None:
            add(what, self.verb(verb, **arguments), floor, aim)

        timed("backup_all", ALL, "5 x floor", "backup_all")
        timed("backup_all, no table changed since", ALL, "", "backup_all")
        self.dbt("run", "--select", *(f"+{model}" for model in MODELS))
        for what in ("before", "after", "again"):
            if what == "after":
                apart(touch, self.incident)
            label = {"before": "judged", "after": "new: their keys are read", "again": "judged again"}[what]
            run = self.dbt("run", "--select", *MODELS)
            add(f"dbt run of two models, the tables' states {label}", run)
        apart(damage, self.incident, "kept")
        timed("recovery_plan, all tables", ALL, "10 s", "recovery_plan")
        timed("restore_all from the set, three emptied", ALL, "5 x floor", "restore_all", backup="latest")
        whole = self.incident.content(PLAYER_GAMES)
        apart(damage, self.incident, "deleted")
        timed("restore_all from the set, all four deleted", ALL, "5 x floor", "restore_all", backup="latest")
        self.must_be(whole)
        version = self.incident.version(PLAYER_GAMES)
        restore = {"verb": "restore_table", "table": PLAYER_GAMES}
        for what, arguments in {
            "to a version (replace)": {"version": version, "mode": "replace"},
            "from the set (merge)": {"backup": "latest"},
            "from the set (replace)": {"backup": "latest", "mode": "replace"},
        }.items():
            apart(lose_rows, self.incident)
            timed(f"restore_table, the largest, {what}", LARGEST, "5 x floor", **restore, **arguments)
            self.must_be(whole)
        apart(lose_rows, self.incident)
        label = "emit_sql and python -m dbt_duckdb_delta.sql, the largest"
        add(label, self.by_hand(version), LARGEST)
        self.must_be(whole)
        timed("verify_backup, the largest", LARGEST, "", "verify_backup", table=PLAYER_GAMES)
        timed("drill", ALL, "", "drill")
        timed("doctor", ALL, "", "doctor")
        timed("blue_green_begin, the largest", LARGEST, "", "blue_green_begin", tables=[PLAYER_GAMES])
        timed("blue_green_validate", LARGEST, "", "blue_green_validate")
        timed("blue_green_swap", LARGEST, "", "blue_green_swap")
        timed("blue_green_rollback", LARGEST, "", "blue_green_rollback")
        self.must_be(whole)
        return rows

    def must_be(self, whole: dict[str, Content]) -> None:
        """Exit unless the rows are back: a recovery path that restores nothing would be fast."""
        if self.incident.content(*whole) != whole:
            sys.exit(f"{', '.join(whole)} did not come back")

    def measure_recovery_paths(self) -> list[tuple]:
        """The incident, three times: each recovery path, from the command to the proof by hash."""
        apart(build, self.incident, 1)
        self.dbt("build", "--selector", "snapshots")
        self.verb("backup_all")
        before = datetime.now(UTC).isoformat()
        evening = shutil.copytree(self.incident.data_dir, self.incident.data_dir.with_name("evening"))
        expected = self.incident.expected()
        paths = {
            "by time travel (CREATE OR REPLACE)": ("kept", {"timestamp": before, "tables": LOST}),
            "by the set (dropped and made anew)": ("gone", {"backup": "latest"}),
            "by the set (folders deleted)": ("deleted", {"backup": "latest"}),
        }
        rows = []
        for way, (history, arguments) in paths.items():
            shutil.rmtree(self.incident.data_dir)
            shutil.copytree(evening, self.incident.data_dir)
            apart(damage, self.incident, history)
            took = self.verb("restore_all", **arguments).took
            whole = "yes" if self.incident.content() == expected else "NO"
            rows.append((way, took, whole))
        shutil.rmtree(evening)
        return rows


def build(incident: Incident, times: int) -> None:
    """The lake of the incident, with so many times its seasons: that is how it grows."""
    seasons = tuple(year * 10_000 + year + 1 for year in range(2026 - 3 * times, 2026))
    shape = replace(
        INCIDENT, games=INCIDENT.games * times, player_games=INCIDENT.player_games * times, seasons=seasons
    )
    write_bronze(incident.data_dir, make_bronze(shape))


def damage(incident: Incident, history: str) -> None:
    """The deployment, or worse; and the load of the day after it."""
    if history == "deleted":
        incident.delete_folders()
    else:
        incident.deploy(history=history)
    incident.load_the_day()


def touch(incident: Incident) -> None:
    """A commit in every table that changes no row: the guard must judge each anew."""
    for name in ROWS:
        table = DeltaTable(str(incident.path(name)))
        table.alter.set_table_properties({"bench.touched": "yes"}, raise_if_not_exists=False)


def lose_rows(incident: Incident) -> None:
    """The last season of the largest table is deleted: a version more, with fewer rows."""
    table = DeltaTable(str(incident.path(PLAYER_GAMES)))
    table.delete(f"season = {max(INCIDENT.seasons)}")


def apart(work: Callable, *arguments: object) -> None:
    """In a process of its own: the memory of a verb is counted from that of the process that starts it."""
    process = get_context("spawn").Process(target=work, args=arguments)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(f"{work.__name__} failed")


def main() -> None:
    sizes = [int(each) for each in sys.argv[1:]] or [1]
    for times in sizes:
        with tempfile.TemporaryDirectory() as folder:
            rows = Bench(Path(folder) / "verbs").measure(times)
            paths = Bench(Path(folder) / "paths").measure_recovery_paths() if times == 1 else []
        size = ", ".join(f"{ROWS[name] * times:,}" for name in (PLAYER_GAMES, *LOST))
        columns = ("verb", "took", "without start", "cpu", "cpu without start", "x floor", "MiB", "aim")
        show(f"Recovery of tables of about {size} rows, seconds", columns, rows)
        if paths:
            columns = (
                "every old row and the 216 new ones",
                "seconds, with dbt's start",
                "proven by hash",
            )
            show("The incident and its recovery paths", columns, paths)
    print("The report: 5 to 10 minutes for time travel, 4 to 5 hours for the reload.")


if __name__ == "__main__":
    main()
