"""The incident as a story in the terminal: `make incident`, at the root of the repository.

Every command that it shows is run. The data lies in a folder of its own and is removed at the end.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.incidents.incident_lake import NEW_ROWS, ROWS, Incident

ROOT = Path(__file__).resolve().parents[2]


class Story:
    """One telling, on a data folder."""

    def __init__(self, folder: Path) -> None:
        self.console = Console(highlight=False)
        self.incident = Incident(folder / "data")
        self.environment = {
            **os.environ,
            "NHL_TARGET": "local",
            "NHL_DATA_DIR": str(self.incident.data_dir),
            "NHL_SCHEMA": "dev",
            "DBT_TARGET_PATH": str(folder / "target"),
            "DBT_LOG_PATH": str(folder / "logs"),
        }

    def tell(self) -> None:
        started = time.monotonic()
        self.chapter("The evening before: three seasons in bronze, snapshots of players and schedule on it")
        self.incident.build()
        self.run("dbt --quiet build --selector snapshots")
        self.show_rows()
        self.chapter("Before a deployment: every protected table is copied, read again, and compared by hash")
        self.run("dbt --quiet run-operation backup_all --args '{reason: \"before the deployment\"}'")
        self.chapter("The deployment replaces three tables; then a load lands the 27 games of the day")
        self.incident.deploy()
        self.incident.load_the_day()
        self.show_rows()
        self.chapter("Nine in the morning: what is there to restore from?")
        self.run("dbt --quiet run-operation recovery_plan")
        self.chapter("One command for all of them: missing rows come back, the rows of the day stay")
        self.run("dbt --quiet run-operation restore_all --args '{backup: latest}'")
        self.chapter("Proof, by another reader than the one that wrote")
        self.prove()
        self.chapter("The report for the post-mortem")
        self.run("dbt --quiet run-operation incident_report")
        self.console.print(
            f"\nThat took {time.monotonic() - started:.0f} s, the making of the tables included."
        )

    def chapter(self, title: str) -> None:
        self.console.print(f"\n[bold]{title}[/bold]")

    def run(self, command: str) -> None:
        self.console.print(f"$ {command}", soft_wrap=True)
        program, *arguments = shlex.split(command)
        path = Path(sys.executable).parent / program
        done = subprocess.run([path, *arguments], cwd=ROOT, env=self.environment)
        if done.returncode:
            sys.exit(f"`{command}` failed with exit code {done.returncode}; its output is above.")

    def show_rows(self) -> None:
        table = Table()
        table.add_column("bronze")
        table.add_column("rows", justify="right")
        table.add_column("of them before", justify="right")
        for name, content in self.incident.content().items():
            table.add_row(name, f"{content.rows:,}", f"{ROWS[name]:,}")
        self.console.print(table)

    def prove(self) -> None:
        expected, found = self.incident.expected(), self.incident.content()
        table = Table()
        for column in ("bronze", "rows", "hash of all rows and columns", "is every old row and the new ones"):
            table.add_column(column)
        for name, content in found.items():
            table.add_row(
                name, f"{content.rows:,}", f"{content.hash:x}", "yes" if content == expected[name] else "NO"
            )
        self.console.print(table)
        if found != expected:
            sys.exit("The tables are not what they were.")
        self.console.print(
            f"Every old row is back, and the {NEW_ROWS} rows that no backup had are there, too."
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Story(Path(folder)).tell()


if __name__ == "__main__":
    main()
