"""One command of this project as a task of a Databricks job (resources/jobs.yml).

    nhl-job --project=/Workspace/.../files --landing=/Volumes/... --NHL_SCHEMA=prod --command='dbt build'

A workspace folder keeps no symbolic links, and neither it nor a volume has file locks. So the command runs
in a copy of the project on the task's own disk. `--landing` sets the loader's `archive_url`. `--page` names
the file into which the output of `dbt run-operation health` is rendered. `--NAME=value` goes into the
environment. The warehouse is entered with the identity of the job. A secret must not be a parameter: each
user who may view the job can read it.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

import yaml

from ingestion.dbt_package import link_package
from ingestion.health_page import render

COMMANDS = ("dbt", "dlt")
NOT_COPIED = (".git", ".venv", "build", "data", "dbt_packages", "dist", "logs", "target")
ARCHIVE_URL = "SOURCES__NHL__ARCHIVE_URL"
SECRET = re.compile("TOKEN|SECRET|PASSWORD|ACCESS_KEY")
# A variable of the environment may be empty: the bundle passes each one, also where its default is empty.
PARAMETER = re.compile(r"--((?:project|landing|page|command)(?==.)|[A-Z][A-Z0-9_]*)=(.*)", re.DOTALL)


class JobError(Exception):
    """The task cannot run with these parameters. The message is one sentence and the next step."""


@dataclass(frozen=True)
class Task:
    """The parameters of a task.

    Attributes:
        project: the folder that was deployed.
        command: the command line to run.
        landing: the landing archive; None for one on the task's own disk.
        page: the HTML file to render from the health document that the command prints; None for none.
        variables: for the environment of the command.
    """

    project: Path
    command: str
    landing: Path | None = None
    page: Path | None = None
    variables: dict[str, str] = field(default_factory=dict)


def main(arguments: list[str] | None = None) -> None:
    """Run the command; the process ends with its exit code unless that is 0."""
    try:
        code = run(read(sys.argv[1:] if arguments is None else arguments))
    except JobError as error:
        print(error, file=sys.stderr)
        code = 2
    if code:
        sys.exit(code)


def read(arguments: list[str]) -> Task:
    """Read the parameters.

    Raises:
        JobError: a parameter is not known, is missing, or looks like a secret.
    """
    values: dict[str, str] = {}
    for argument in arguments:
        match = PARAMETER.fullmatch(argument)
        if match is None:
            raise JobError(
                f"{argument.split('=')[0]!r} is not a parameter of nhl-job; there are --project=FOLDER, "
                "--landing=FOLDER, --page=FILE, --command='dbt build' and --NAME=value for the environment."
            )
        if SECRET.search(match[1]):
            raise JobError(
                f"{match[1]} looks like a secret, and everybody who may see a job sees its parameters; leave "
                "it out: the job's own identity is used."
            )
        values[match[1]] = match[2]
    for name in ("project", "command"):
        if name not in values:
            raise JobError(f"The parameter --{name} is missing; see resources/jobs.yml.")
    return Task(
        Path(values["project"]),
        values["command"],
        Path(values["landing"]) if "landing" in values else None,
        Path(values["page"]) if "page" in values else None,
        {name: value for name, value in values.items() if name.isupper()},
    )


def run(task: Task) -> int:
    """Copy the project, run the command in the copy, and return its exit code."""
    words = shlex.split(task.command)
    if not words or words[0] not in COMMANDS:
        raise JobError(f"The command is {task.command!r}; it must begin with {' or '.join(COMMANDS)}.")
    with tempfile.TemporaryDirectory(prefix="nhl_") as folder:
        project = copy_project(task.project, Path(folder) / "project")
        environment = environment_of(task, project, os.environ)
        if has_further_packages(project) and (code := execute(["dbt", "deps"], project, environment)):
            return code
        if task.page is None:
            return execute(words, project, environment)
        page, output = existing(task.page.parent) / task.page.name, list[str]()
        return execute(words, project, environment, output) or render(project, "".join(output), page)


def execute(
    words: list[str], project: Path, environment: dict[str, str], kept: list[str] | None = None
) -> int:
    """Run a command in the project and print what it prints; return its exit code.

    Args:
        words: the command.
        project: the folder in which it runs.
        environment: its environment.
        kept: receives the lines; a document among them is then not printed.
    """
    with subprocess.Popen(
        [*program(words[0]), *words[1:]],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as command:
        for line in command.stdout or ():  # a job shows what this process prints, not its children
            if kept is not None:
                kept.append(line)
            if kept is None or not line.startswith("{"):
                print(line, end="", flush=True)
    return command.returncode


def has_further_packages(project: Path) -> bool:
    """Does packages.yml list more than this project's own package, which needs no installation?"""
    file = project / "packages.yml"
    listed = yaml.safe_load(file.read_text(encoding="utf-8"))["packages"] if file.is_file() else []
    return any(package != {"local": "macros"} for package in listed)


def copy_project(source: Path, target: Path) -> Path:
    """Copy the project to the task's own disk, with its package of macros where dbt looks for it."""
    if not (source / "dbt_project.yml").is_file():
        raise JobError(f"{source} has no dbt_project.yml; --project must be the folder that was deployed.")
    shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns(*NOT_COPIED))
    link_package(target)
    return target


def environment_of(task: Task, project: Path, inherited: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the command: inherited, the parameters, and the warehouse's credentials."""
    environment = {
        **inherited,
        "NHL_TARGET": "databricks",
        "SOURCES__NHL__DESTINATION": "databricks",
        "NHL_DATA_DIR": str(project / "data"),
        "PYTHONUNBUFFERED": "1",
        **({ARCHIVE_URL: str(existing(task.landing))} if task.landing else {}),
        **task.variables,
    }
    if not environment.get("DATABRICKS_TOKEN"):
        environment.update(identity())
    return environment


def identity() -> dict[str, str]:
    """Return address and token of the job's identity, as the platform hands them to the SDK."""
    from databricks.sdk.core import Config

    try:
        config = Config()
        bearer = config.authenticate()["Authorization"]
    except (ValueError, KeyError) as error:
        raise JobError(
            f"No Databricks credentials found ({' '.join(str(error).split())[:200]}); run it in "
            "a job, or set DATABRICKS_HOST and DATABRICKS_TOKEN in the environment."
        ) from error
    host = config.host.removeprefix("https://").rstrip("/")
    return {"DATABRICKS_HOST": host, "DATABRICKS_TOKEN": bearer.removeprefix("Bearer ")}


def existing(folder: Path) -> Path:
    """Return a folder on a volume that is deployed."""
    if not folder.is_dir():
        raise JobError(f"The folder {folder} does not exist; deploy the volume of resources/data.yml first.")
    return folder


def program(name: str) -> list[str]:
    """Return how this Python runs an installed command: a task need not have scripts on its PATH."""
    try:
        [entry] = metadata.entry_points(group="console_scripts", name=name)
    except ValueError:
        raise JobError(f"{name} is not installed; see `dependencies` in resources/jobs.yml.") from None
    call = f"from {entry.module} import {entry.attr} as main; sys.argv[0] = {name!r}; sys.exit(main())"
    return [sys.executable, "-c", f"import sys; {call}"]


if __name__ == "__main__":
    main()
