"""Two Dagster jobs: the nightly commands, and the weekly rehearsal of a restore.

    NHL_PROJECT=/path/to/nhl-lakehouse dagster dev -f examples/dagster/definitions.py

The project's virtual environment `.venv` is not Dagster's: the two may need different versions of the same
packages.
"""

import os
import shlex
import subprocess
from pathlib import Path

import dagster as dg

PROJECT = Path(os.environ.get("NHL_PROJECT", Path(__file__).parents[2]))
NIGHTLY = {
    "load": "dlt pipeline nhl run",
    "build": "dbt build --selector daily",
    "backup": "dbt run-operation backup_all --args '{reason: nightly}'",
    "verify": "dbt run-operation doctor",
}
WEEKLY = {
    "drill": "dbt run-operation drill",
    "prune": "dbt run-operation prune_backups --args '{keep_last: 14, keep_days: 60, dry_run: false}'",
}


def op_of(name: str, command: str) -> dg.OpDefinition:
    """Return an op that runs one command in the project and fails with its exit code."""

    @dg.op(name=name, ins={"after": dg.In(dg.Nothing)}, out=dg.Out(dg.Nothing), description=command)
    def run() -> None:
        path = f"{PROJECT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
        own = {"PATH": path, "SOURCES__NHL__BACKUP_HOURS": "0"}  # the job has an op for the backup
        done = subprocess.run(shlex.split(command), cwd=PROJECT, env={**os.environ, **own})
        if done.returncode:
            raise dg.Failure(
                f"{command} ended with exit code {done.returncode}. Its output names the next step."
            )

    return run


def chain(name: str, commands: dict[str, str]) -> dg.JobDefinition:
    """Return a job that runs the commands one after the other and stops at the first failure."""
    ops = [op_of(f"{name}_{step}", command) for step, command in commands.items()]

    # One run at a time: limit the tag in dagster.yaml. The writer lock of the data folder covers the rest.
    @dg.job(name=name, tags={"nhl": "writer"})
    def job() -> None:
        done = None
        for op in ops:
            done = op(after=done) if done is not None else op()

    return job


nightly, weekly = chain("nhl_nightly", NIGHTLY), chain("nhl_weekly", WEEKLY)
defs = dg.Definitions(
    jobs=[nightly, weekly],
    schedules=[
        dg.ScheduleDefinition(job=nightly, cron_schedule="30 6 * * *", execution_timezone="America/New_York"),
        dg.ScheduleDefinition(job=weekly, cron_schedule="0 13 * * 1", execution_timezone="America/New_York"),
    ],
)
