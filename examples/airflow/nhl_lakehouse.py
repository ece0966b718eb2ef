"""Two Airflow DAGs: the nightly commands, and the weekly rehearsal of a restore.

Copy this file into the folder of DAGs. NHL_PROJECT names the clone of the repository. Its virtual environment
`.venv` is not Airflow's: the two need different versions of the same packages.
"""

from __future__ import annotations

import os
from datetime import timedelta

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

PROJECT = os.environ.get("NHL_PROJECT", "/path/to/nhl-lakehouse")
START = pendulum.datetime(2026, 1, 1, tz="America/New_York")  # the league's time
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


def chain(name: str, schedule: str, commands: dict[str, str]) -> DAG:
    """Return a DAG of the commands in a row: a task runs only when the one before has succeeded."""
    # One writer at a time: max_active_runs, and the writer lock of the data folder for everything else.
    with DAG(dag_id=name, schedule=schedule, start_date=START, catchup=False, max_active_runs=1) as dag:
        before = None
        for task_id, command in commands.items():
            task = BashOperator(
                task_id=task_id,
                bash_command=command,
                cwd=PROJECT,
                env={
                    "PATH": f"{PROJECT}/.venv/bin:/usr/bin:/bin",
                    "SOURCES__NHL__BACKUP_HOURS": "0",
                },  # a task does it
                append_env=True,
                retries=1 if task_id == "load" else 0,  # responses are archived, so a repeated load continues
                retry_delay=timedelta(minutes=15),
            )
            if before:
                before >> task
            before = task
    return dag


nightly = chain("nhl_nightly", "30 6 * * *", NIGHTLY)
weekly = chain("nhl_weekly", "0 13 * * 1", WEEKLY)
