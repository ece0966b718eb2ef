"""examples/ and Containerfile: the commands of the Databricks jobs in their order, and files that exist."""

from __future__ import annotations

import ast
import os
import re
from itertools import product
from pathlib import Path

import pytest
import yaml

from tests.support.run import ROOT, Done, run

EXAMPLES = ROOT / "examples"
JOBS = {"NIGHTLY": "nhl_daily", "WEEKLY": "nhl_drill"}
SCRIPTS = {"NIGHTLY": EXAMPLES / "cron" / "nightly.sh", "WEEKLY": EXAMPLES / "cron" / "weekly.sh"}


def commands_of(job: str) -> list[str]:
    """Return the commands of a job's tasks, in their order, but for the page, which `nhl-job` renders."""
    jobs = yaml.safe_load((ROOT / "resources" / "jobs.yml").read_text(encoding="utf-8"))["resources"]["jobs"]
    found = [task["python_wheel_task"]["named_parameters"] for task in jobs[job]["tasks"]]
    return [parameters["command"] for parameters in found if "page" not in parameters]


def constants(file: Path) -> dict[str, dict[str, str]]:
    """Return the dictionaries that a module assigns to names in capitals, without importing it."""
    found = {}
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Dict()):
                found[name] = ast.literal_eval(node.value)
    return found


def run_script(script: Path, folder: Path, failing: str = "no command") -> tuple[Done, list[str]]:
    """Run a script with stand-ins for dlt and dbt: what it did, and the commands that it called."""
    calls = folder / "calls"
    calls.touch()
    for name in ("dlt", "dbt"):
        fake = folder / name
        fails = f'case "{name} $*" in *"{failing}"*) exit 3 ;; esac'
        fake.write_text(f'#!/bin/sh\necho "{name} $* in $PWD" >> "{calls}"\n{fails}\n', encoding="utf-8")
        fake.chmod(0o755)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    done = run(script, data_dir=folder / "data", cwd=folder, PATH=path)
    return done, calls.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("file", ["airflow/nhl_lakehouse.py", "dagster/definitions.py"])
@pytest.mark.parametrize(("name", "job"), JOBS.items())
def test_orchestrators_run_the_commands_of_the_job(file, name, job):
    assert list(constants(EXAMPLES / file)[name].values()) == commands_of(job)


@pytest.mark.parametrize(("name", "job"), JOBS.items())
def test_scripts_of_cron_run_the_commands_of_the_job_in_the_project(name, job, tmp_path):
    done, calls = run_script(SCRIPTS[name], tmp_path)
    done.ok()
    assert calls == [f"{command.replace(chr(39), '')} in {ROOT}" for command in commands_of(job)]


def test_a_script_of_cron_stops_at_the_first_failure_with_its_exit_code(tmp_path):
    done, calls = run_script(SCRIPTS["NIGHTLY"], tmp_path, failing="build")
    assert done.code == 3
    assert [call.split(" in ")[0] for call in calls] == [
        "dlt pipeline nhl run",
        "dbt build --selector daily",
    ]


def test_the_crontab_has_five_fields_and_programs_that_exist():
    lines = (EXAMPLES / "cron" / "crontab").read_text(encoding="utf-8").splitlines()
    jobs = [line for line in lines if re.match(r"[\d*]", line)]
    assert len(jobs) == 3
    for job in jobs:
        *fields, command = job.split(maxsplit=5)
        assert all(re.fullmatch(r"(\d+|\*)(/\d+)?", field) for field in fields), job
        for script in re.findall(r"\$NHL_PROJECT/(\S+)", command):
            assert os.access(ROOT / script, os.X_OK), script


def times(minute: str, hour: str, weekday: str) -> set[tuple[int, int, int]]:
    """Return the weekdays, hours and minutes at which a schedule of cron or Quartz starts."""

    def matching(field: str, size: int) -> list[int]:
        if field in ("*", "?"):
            return [*range(size)]
        first, _, step = {"MON": "1"}.get(field, field).partition("/")
        start = 0 if first == "*" else int(first)
        return [*range(start, size, int(step))] if step else [start]

    return set(product(matching(weekday, 7), matching(hour, 24), matching(minute, 60)))


def test_no_two_schedules_start_at_one_time_and_the_examples_are_those_of_the_jobs():
    jobs = yaml.safe_load((ROOT / "resources" / "jobs.yml").read_text(encoding="utf-8"))["resources"]["jobs"]
    quartz = [job["schedule"]["quartz_cron_expression"].split() for job in jobs.values() if "schedule" in job]
    starts = [times(fields[1], fields[2], fields[5]) for fields in quartz]
    assert sum(map(len, starts)) == len(set.union(*starts)) == 7 + 1 + 28
    lines = (EXAMPLES / "cron" / "crontab").read_text(encoding="utf-8").splitlines()
    cron = [line.split()[:5] for line in lines if re.match(r"[\d*]", line)]
    assert [times(fields[0], fields[1], fields[4]) for fields in cron] == starts
    for file in ("airflow/nhl_lakehouse.py", "dagster/definitions.py"):
        found = re.findall(r'"(\d+) (\d+) \* \* (\S)"', (EXAMPLES / file).read_text(encoding="utf-8"))
        assert [times(*fields) for fields in found] == starts[:2], file


def test_the_document_has_every_command():
    text = (ROOT / "docs" / "schedules.md").read_text(encoding="utf-8")
    wanted = [command for job in JOBS.values() for command in commands_of(job)]
    assert [command for command in wanted if f"`{command}`" not in text] == []


def test_the_image_copies_files_that_exist_and_installs_from_constraints():
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    copied = [name for line in re.findall(r"^COPY (.+) \S+$", text, re.M) for name in line.split()]
    assert {"pyproject.toml", "constraints.txt", "duckdb_plugin", "ingestion", "."} <= set(copied)
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert "-c constraints.txt" in text


def test_the_image_leaves_out_what_git_ignores():
    ignored = set((ROOT / ".dockerignore").read_text(encoding="utf-8").split())
    folders = re.findall(r"^/(\w+)/$", (ROOT / ".gitignore").read_text(encoding="utf-8"), re.M)
    assert folders
    assert set(folders) | {".dlt/secrets.toml", ".git"} <= ignored
