"""How long commands take before they begin with their work: dbt, the verbs, the loader.

    python bench/start.py [RUNS]

Each figure is the best of RUNS (5) runs. The commands take turns, so that a busy moment of the machine hits
one run of each. The ratio is to the floor of the same rounds: dbt with a cached parse and no work.
`cpu` is the processor time of the command and its children. It depends less on what else runs.

Aims: list_backups within half a second of the floor; no process to see whether a backup is due; the next dbt
command parses nothing anew.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _table import show

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
FLOOR = "dbt parse, cached (the floor)"
CHECK = """
import time
from rich.console import Console
from ingestion import layout, pipeline
from ingestion.archive import Archive
from ingestion.backup import back_up_when_due
from ingestion.settings import Settings
start = time.perf_counter()
archive = Archive(str(layout.data_dir() / "landing"))
assert back_up_when_due(Settings(), archive, {"changed": 1}, Console()) == 0
print(time.perf_counter() - start)
"""
Command = tuple[str, ...]
COMMANDS: dict[str, Command] = {
    "import of dbt": ("python", "-c", "import dbt.cli.main"),
    FLOOR: ("dbt", "-q", "parse"),
    "dbt ls": ("dbt", "-q", "ls", "--select", "stg_nhl__games"),
    "dbt run-operation list_backups": ("dbt", "-q", "run-operation", "list_backups"),
    "dlt pipeline nhl run --help": ("dlt", "pipeline", "nhl", "run", "--help"),
    "a replay with nothing new": ("dlt", "pipeline", "nhl", "run", "--replay"),
}


class Measured:
    """Commands on one data folder; cwd is the project."""

    def __init__(self, data_dir: Path) -> None:
        scratch = {"DBT_TARGET_PATH": str(data_dir / "target"), "DBT_LOG_PATH": str(data_dir / "logs")}
        quiet = {"DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "RUNTIME__DLTHUB_TELEMETRY": "false"}
        theirs = {name: value for name, value in os.environ.items() if not name.startswith(("NHL_", "DBT_"))}
        self.environment = {**theirs, "NHL_DATA_DIR": str(data_dir), **scratch, **quiet}
        self.log = data_dir / "logs" / "dbt.log"

    def run(self, command: Command, **variables: str) -> tuple[float, float, str]:
        """Return wall-clock seconds, processor seconds and the output of a command that must succeed."""
        path = sys.executable if command[0] == "python" else Path(sys.executable).parent / command[0]
        environment = {**self.environment, **variables}
        before, start = _cpu(), time.perf_counter()
        done = subprocess.run([path, *command[1:]], cwd=ROOT, env=environment, capture_output=True, text=True)
        took = time.perf_counter() - start
        if done.returncode:
            sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
        return took, _cpu() - before, done.stdout

    def parses(self) -> int:
        """Return how often dbt has parsed everything anew so far."""
        return self.log.read_text(encoding="utf-8").count("Unable to do partial parsing")


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def prepare(measured: Measured) -> None:
    """Load and build the sample, and back it up."""
    for command in (
        ("python", "-m", "ingestion.sample"),
        ("dlt", "pipeline", "nhl", "run", "--replay"),
        ("dbt", "-q", "build"),
        ("dbt", "-q", "run-operation", "backup_all"),
    ):
        measured.run(command, SOURCES__NHL__BACKUP_HOURS="0")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    wall: dict[str, list[float]] = {name: [] for name in COMMANDS}
    cpu: dict[str, list[float]] = {name: [] for name in COMMANDS}
    check, after, anew = [], [], []
    with tempfile.TemporaryDirectory() as scratch:
        measured = Measured(Path(scratch) / "data")
        prepare(measured)
        for _ in range(runs):
            for name, command in COMMANDS.items():
                took, used, _ = measured.run(command)
                wall[name].append(took)
                cpu[name].append(used)
            parses = measured.parses()
            took, used, output = measured.run(("python", "-c", CHECK))
            check.append(float(output.splitlines()[-1]))
            after.append(measured.run(COMMANDS[FLOOR])[:2])
            anew.append(measured.parses() - parses)
    floor = min(wall[FLOOR]), min(cpu[FLOOR])
    best = {name: (min(wall[name]), min(cpu[name])) for name in COMMANDS}
    best["dbt parse after a load's backup check"] = min(a for a, _ in after), min(b for _, b in after)
    rows = [
        (name, took, used, took / floor[0], used / floor[1], used - floor[1])
        for name, (took, used) in best.items()
    ]
    rows.append(
        ("is a backup due? (a young set, within a load)", min(check), "", min(check) / floor[0], "", "")
    )
    rows.append(("parses anew in a round of check and dbt", min(anew), "", "", "", ""))
    columns = ("best of each", "seconds", "cpu", "x floor", "cpu x floor", "cpu over floor")
    show(f"Starts, best of {runs}", columns, rows)


if __name__ == "__main__":
    main()
