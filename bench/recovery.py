"""Backups and restores at the incident's size, and at ten times its seasons.

    python bench/recovery.py [TIMES]

Every verb is a process of its own; the seconds beside dbt's start are the verb's. The floor is what the disk
and the readers take for the same files without any verb: a copy of the folders, and a scan of all columns.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import duckdb
from _table import show
from deltalake import DeltaTable

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dbt_duckdb_delta import delta_extension  # noqa: E402
from ingestion.bronze import PLAYER_GAMES  # noqa: E402
from tests.incidents.incident_lake import LOST, ROWS, Content, Incident  # noqa: E402
from tests.support.bronze_factory import INCIDENT, make_bronze, write_bronze  # noqa: E402


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

    def verb(self, name: str, **arguments: object) -> tuple[float, float]:
        """Wall-clock seconds of one run-operation, dbt's start included, and the most memory in MiB."""
        return self.dbt("run-operation", name, "--args", json.dumps(arguments))

    def dbt(self, *arguments: str) -> tuple[float, float]:
        return self.run(str(Path(sys.executable).parent / "dbt"), "--quiet", *arguments)[:2]

    def run(self, *command: str) -> tuple[float, float, str]:
        """Seconds, memory, and what it said."""
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
        return took, usage.ru_maxrss / 1024, text

    def by_hand(self, version: int) -> tuple[float, float]:
        """As when dbt cannot reach the tables: `python -m dbt_duckdb_delta.sql` runs the printed SQL."""
        asked = {
            "verb": "restore_table",
            "args": {"table": PLAYER_GAMES, "version": version},
            "dialect": "local",
        }
        dbt = (str(Path(sys.executable).parent / "dbt"), "--quiet", "run-operation", "emit_sql")
        printed, _, text = self.run(*dbt, "--args", json.dumps(asked))
        file = self.incident.data_dir.with_name("recovery.sql")
        file.write_text(text, encoding="utf-8")
        took, memory, _ = self.run(
            sys.executable, "-m", "dbt_duckdb_delta.sql", str(file), "--data-dir", str(self.incident.data_dir)
        )
        return printed + took, memory

    def copy_and_scan(self) -> tuple[float, float]:
        """The floor: seconds to copy the four folders, and to read every column of them once."""
        start = time.perf_counter()
        for name in ROWS:
            shutil.copytree(self.incident.path(name), self.incident.data_dir / "floor" / name)
        copied = time.perf_counter() - start
        shutil.rmtree(self.incident.data_dir / "floor")
        start = time.perf_counter()
        with duckdb.connect() as connection:
            delta_extension.load(connection)
            for name in ROWS:
                connection.sql(
                    f"select count(columns(*)) from delta_scan('{self.incident.path(name)}')"
                ).fetchall()
        return copied, time.perf_counter() - start

    def measure(self, times: int) -> list[tuple]:
        """The verbs in the order of the story."""
        apart(build, self.incident, times)
        self.dbt("build", "--selector", "snapshots")
        start, memory = self.dbt("run-operation", "recovery_help")
        copied, scanned = self.copy_and_scan()
        rows = [
            ("floor: copy the four folders", copied, "", "", ""),
            ("floor: scan all columns", scanned, "", "", ""),
            ("dbt's start (recovery_help)", start, "", memory, ""),
        ]

        def timed(what: str, aim: object, name: str, **arguments: object) -> None:
            took, memory = self.verb(name, **arguments)
            rows.append((what, took, took - start, memory, aim))

        timed("backup_all", 20, "backup_all")
        for what in ("before", "after", "again"):
            if what == "after":
                apart(touch, self.incident)
            took, memory = self.dbt("run", "--select", "silver_players_ranked", "silver_games_historical_v2")
            label = {"before": "judged", "after": "new: their keys are read", "again": "judged again"}[what]
            rows.append(
                (f"dbt run of two models, the tables' states {label}", took, took - start, memory, "")
            )
        apart(damage, self.incident, "kept")
        timed("recovery_plan, all tables", 10, "recovery_plan")
        timed("restore_all from the set, three emptied", 20, "restore_all", backup="latest")
        whole = self.incident.content(PLAYER_GAMES)
        apart(damage, self.incident, "deleted")
        timed("restore_all from the set, all four deleted", 20, "restore_all", backup="latest")
        self.must_be(whole)
        version = self.incident.version(PLAYER_GAMES)
        apart(lose_rows, self.incident)
        timed(
            "restore_table, the largest, to a version",
            "3 beside verification",
            "restore_table",
            table=PLAYER_GAMES,
            version=version,
            mode="replace",
        )
        self.must_be(whole)
        apart(lose_rows, self.incident)
        took, memory = self.by_hand(version)
        label = "emit_sql and python -m dbt_duckdb_delta.sql, the largest"
        rows.append((label, took, took - start, memory, ""))
        self.must_be(whole)
        timed("verify_backup, the largest", "", "verify_backup", table=PLAYER_GAMES)
        timed("drill", "", "drill")
        timed("doctor", "", "doctor")
        timed("blue_green_begin, the largest", "", "blue_green_begin", tables=[PLAYER_GAMES])
        timed("blue_green_validate", "", "blue_green_validate")
        timed("blue_green_swap", "", "blue_green_swap")
        timed("blue_green_rollback", "", "blue_green_rollback")
        self.must_be(whole)
        return rows

    def must_be(self, whole: dict[str, Content]) -> None:
        """A way back that brought nothing back would be fast."""
        if self.incident.content(*whole) != whole:
            sys.exit(f"{', '.join(whole)} did not come back")

    def measure_the_ways_back(self) -> list[tuple]:
        """The incident, three times: each way back, from the command to the proof by hash."""
        apart(build, self.incident, 1)
        self.dbt("build", "--selector", "snapshots")
        self.verb("backup_all")
        before = datetime.now(UTC).isoformat()
        evening = shutil.copytree(self.incident.data_dir, self.incident.data_dir.with_name("evening"))
        expected = self.incident.expected()
        ways = {
            "by time travel (CREATE OR REPLACE)": ("kept", {"timestamp": before, "tables": LOST}),
            "by the set (dropped and made anew)": ("gone", {"backup": "latest"}),
            "by the set (folders deleted)": ("deleted", {"backup": "latest"}),
        }
        rows = []
        for way, (history, arguments) in ways.items():
            shutil.rmtree(self.incident.data_dir)
            shutil.copytree(evening, self.incident.data_dir)
            apart(damage, self.incident, history)
            took, _ = self.verb("restore_all", **arguments)
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
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with tempfile.TemporaryDirectory() as folder:
        rows = Bench(Path(folder) / "verbs").measure(times)
        ways = Bench(Path(folder) / "ways").measure_the_ways_back() if times == 1 else []
    size = ", ".join(f"{ROWS[name] * times:,}" for name in (PLAYER_GAMES, *LOST))
    show(
        f"Recovery of tables of about {size} rows, seconds",
        ("verb", "took", "beside dbt's start", "memory, MiB (aim 1,024)", "aim"),
        rows,
    )
    if ways:
        columns = (
            "every old row and the 216 new ones",
            "seconds, dbt's start included",
            "proven by hash",
        )
        show("The incident and the ways back", columns, ways)
    print("The report: 5 to 10 minutes for time travel, 4 to 5 hours for the reload.")


if __name__ == "__main__":
    main()
