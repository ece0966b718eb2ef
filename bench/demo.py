"""How long the commands of the demo take, after installation, on an empty and on a full data folder.

    python bench/demo.py

Aims: the whole demo within 60 s, a replay with nothing new within 10 s. Starting dlt and dbt is part of it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _table import show

ROOT = Path(__file__).resolve().parents[1]


def timed(data_dir: Path, *command: str) -> float:
    """Wall-clock seconds of one command; what it prints is kept away, unless it fails."""
    path = sys.executable if command[0] == "python" else Path(sys.executable).parent / command[0]
    scratch = {"DBT_TARGET_PATH": str(data_dir / "target"), "DBT_LOG_PATH": str(data_dir / "logs")}
    environment = {**os.environ, "NHL_DATA_DIR": str(data_dir), **scratch}
    start = time.perf_counter()
    done = subprocess.run([path, *command[1:]], cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "data"
        replay = ("dlt", "pipeline", "nhl", "run", "--replay")
        rows = [
            ("the demo, on an empty folder", timed(data, "python", "-m", "ingestion.demo"), 60),
            ("the demo again", timed(data, "python", "-m", "ingestion.demo"), 60),
            ("a replay with nothing new", timed(data, *replay), 10),
            ("dbt build", timed(data, "dbt", "build"), ""),
            ("dbt's own start (dbt --version)", timed(data, "dbt", "--version"), ""),
        ]
    show("The demo's commands, seconds", ("command", "took", "aim"), rows)


if __name__ == "__main__":
    main()
