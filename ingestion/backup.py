"""The backup after a load, when one is due: by dbt, whose verbs know every protected table.

It is due when a bronze table has changed since the last backup after a load, and the last good set is old
enough. A backup that failed is thus taken by the next load, also by one that merges no rows.

A start of dbt takes seconds, and most loads need no backup. So a note of the archive has the versions of the
tables at the last backup. On target `local` the mark that the verbs leave about the last good set is read,
too (`good_set` of the plug-in). dbt is asked whenever these prove nothing.
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
from dbt_duckdb_delta.good_set import GoodSet
from ingestion import layout, project
from ingestion.archive import Archive
from ingestion.destinations import credentials
from ingestion.settings import Settings, schema_name
from ingestion.verbs import command

TARGET_VARIABLE = "NHL_TARGET"  # profiles.yml reads it

# What `backup_all` prints when it takes no set (no_backup_due.sql).
NO_SET = ("no backup is due", "No backup yet")


def back_up_when_due(
    settings: Settings, archive: Archive, versions: Mapping[str, int | None], console: Console
) -> int:
    """Run `dbt run-operation backup_all` unless no backup is due; return its exit code.

    What dbt prints goes where the console does; a quiet console has it only when the backup fails.

    Args:
        versions: bronze table -> its Delta version after the load, None for an absent one.
    """
    existing = {name: version for name, version in versions.items() if version is not None}
    if not settings.backup_hours or not existing:
        return 0
    hours = _old_enough(settings.backup_hours)
    target = {"filesystem": "local"}.get(settings.destination, settings.destination)
    good = good_set.unchanged(layout.data_dir(), schema_name()) if target == "local" else None
    if backed_up(archive) == existing and (good or target != "local"):
        return 0
    if good and (young := _young_text(good, hours)):
        console.print(young, highlight=False, soft_wrap=True)
        return 0
    arguments = json.dumps({"reason": "after a load", "older_than_hours": hours})
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
    done = subprocess.run(
        [*dbt, "run-operation", "backup_all", "--args", arguments, *options],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode or not console.quiet:  # dbt prints errors to standard output, too
        print(done.stdout, end="", file=sys.stderr if done.returncode or console.stderr else sys.stdout)
    if done.returncode:
        print(
            f"The load is done, the backup after it is not (exit code {done.returncode}); the next load "
            f"tries again. To back up now, remove the cause above and run `{command('backup_all')}`.",
            file=sys.stderr,
        )
    elif not any(text in done.stdout for text in NO_SET):
        archive.write_note(_note(), json.dumps({"versions": existing}, indent=1))
    return done.returncode


def backed_up(archive: Archive) -> dict[str, int]:
    """Return bronze table -> its version at the last backup after a load; empty before the first."""
    return archive.read_json_note(_note(), lambda note: dict(note["versions"])) or {}


def _note() -> str:
    return f"_backups/{schema_name()}.json"


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


def _old_enough(backup_hours: int) -> int:
    """Return the age in hours after which a set is old: an hour less than `backup_hours`, at least one.

    A daily load that takes a minute less than the one before finds a set that is 23:59 hours old.
    """
    return max(backup_hours - 1, 1)


def _young_text(good: GoodSet, hours: int) -> str | None:
    """Return a sentence if the set is not older than `hours`."""
    if not timedelta() <= good.age() <= timedelta(hours=hours):
        return None
    return f"The last good set, {good.id}, is {_age_text(good.age())} old: no backup is due."


def _age_text(age: timedelta) -> str:
    """How long that is, for people, in the words of the verbs: 3 minutes, 5 hours, 12 days."""
    minutes = int(age.total_seconds() // 60)
    if minutes < 120:
        return f"{minutes} minutes"
    return f"{minutes // 60} hours" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"
