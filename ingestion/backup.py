"""The backup after a load, when the last one is too old: by dbt, whose verbs know every protected table.

A start of dbt takes seconds, and most loads need no backup. So on target `local` the mark that the verbs
leave about the last good set is read first (`good_set` of the plug-in). dbt is asked whenever that proves
nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from rich.console import Console

from dbt_duckdb_delta import good_set
from ingestion import layout, project
from ingestion.destinations import credentials
from ingestion.settings import Settings, schema_name
from ingestion.verbs import command

TARGET_VARIABLE = "NHL_TARGET"  # profiles.yml reads it
STDERR = 2  # the file descriptor


def back_up_when_due(settings: Settings, console: Console) -> int:
    """Run `dbt run-operation backup_all` unless the last good set is young; return its exit code.

    What dbt prints goes where the console does; a quiet console has it only when the backup fails.
    """
    target = {"filesystem": "local"}.get(settings.destination, settings.destination)
    if target == "local" and (young := _young_set(settings.backup_hours)):
        console.print(young, highlight=False, soft_wrap=True)
        return 0
    arguments = json.dumps({"reason": "after a load", "older_than_hours": settings.backup_hours})
    beside = Path(sys.executable).parent / "dbt"
    dbt = [str(beside) if beside.exists() else shutil.which("dbt") or "dbt", "--quiet"]
    environment = {**os.environ, **(credentials.dbt_variables() if target == "databricks" else {})}
    environment.setdefault("DBT_WRITE_JSON", "false")  # what the last build wrote into target/ stays
    try:
        options = [*choose_target(target, environment), *project.dbt_options()]
    except FileNotFoundError as error:
        print(
            f"The load is done, the backup after it is not: {error}. Run `{command('backup_all')}` in the "
            "project's folder, or set backup_hours to 0.",
            file=sys.stderr,
        )
        return 1
    sys.stdout.flush()
    stdout = subprocess.PIPE if console.quiet else STDERR if console.stderr else None
    done = subprocess.run(
        [*dbt, "run-operation", "backup_all", "--args", arguments, *options],
        env=environment,
        stdout=stdout,
        text=True,
    )
    if done.returncode and done.stdout:  # dbt prints errors to standard output, too
        print(done.stdout, end="", file=sys.stderr)
    if done.returncode:
        print(
            f"The load is done, the backup after it is not (exit code {done.returncode}); mend what it says "
            f"and run `{command('backup_all')}`.",
            file=sys.stderr,
        )
    return done.returncode


def choose_target(target: str, environment: dict[str, str]) -> list[str]:
    """Let dbt run on a target, and share its cached parse with a `dbt build` that names no target.

    dbt counts `--target` (`DBT_TARGET`) among what a cached parse depends on, even where it changes nothing.
    So the target goes into `environment`, where the profile reads it. A profile that does not read it there
    needs the option.

    Returns:
        The options that dbt needs beside the environment.
    """
    if environment.get("DBT_TARGET") != target:
        environment.pop("DBT_TARGET", None)
    if not _profile_reads_target(environment):
        return ["--target", target]
    environment[TARGET_VARIABLE] = target
    return []


def _profile_reads_target(environment: Mapping[str, str]) -> bool:
    """Look into the profiles.yml that dbt takes: of DBT_PROFILES_DIR, this folder, the project, the user."""
    named = environment.get("DBT_PROFILES_DIR")
    own = [project.ROOT] if project.is_elsewhere() else []
    folders = [Path(named)] if named else [Path.cwd(), *own, Path.home() / ".dbt"]
    for folder in folders:
        profiles = folder / "profiles.yml"
        if profiles.is_file():
            return TARGET_VARIABLE in profiles.read_text(encoding="utf-8")
    return False


def _young_set(hours: int) -> str | None:
    """Return a sentence if there certainly is a good set that is not older than `hours`."""
    found = good_set.unchanged(layout.data_dir(), schema_name())
    if found is None or not timedelta() <= found.age() <= timedelta(hours=hours):
        return None
    return f"The last good set, {found.id}, is {_age_text(found.age())} old: no backup is due."


def _age_text(age: timedelta) -> str:
    """How long that is, for people, in the words of the verbs: 3 minutes, 5 hours, 12 days."""
    minutes = int(age.total_seconds() // 60)
    if minutes < 120:
        return f"{minutes} minutes"
    return f"{minutes // 60} hours" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"
