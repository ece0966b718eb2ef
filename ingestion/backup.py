"""The backup after a load, when the last one is too old: by dbt, whose verbs know every protected table."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from ingestion.destinations import credentials
from ingestion.settings import Settings
from ingestion.verbs import command


def back_up_when_due(settings: Settings) -> int:
    """`dbt run-operation backup_all`, which does nothing while the last good set is young; its exit code."""
    arguments = json.dumps({"reason": "after a load", "older_than_hours": settings.backup_hours})
    on_databricks = settings.destination == "databricks"
    target = "databricks" if on_databricks else "local"
    beside = Path(sys.executable).parent / "dbt"
    dbt = [str(beside) if beside.exists() else shutil.which("dbt") or "dbt", "--quiet"]
    sys.stdout.flush()
    done = subprocess.run(
        [*dbt, "run-operation", "backup_all", "--args", arguments, "--target", target],
        env={**os.environ, **(credentials.dbt_variables() if on_databricks else {})},
    )
    if done.returncode:
        print(
            f"The load is done, the backup after it is not (exit code {done.returncode}); mend what it says "
            f"and run `{command('backup_all')}`.",
            file=sys.stderr,
        )
    return done.returncode
