"""A job's task: how it finds project, archive, identity and exit code, and what it refuses."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ingestion import job
from tests.support import run
from tests.support.warehouse.client import RunningWarehouse

from .conftest import TOKEN

pytestmark = pytest.mark.databricks


@pytest.fixture
def task(
    running_warehouse: RunningWarehouse,
    variables: dict[str, str],
    deployed: Path,
    data_dir: Path,
    tmp_path: Path,
):
    """`task("dbt build", ...)`: what a job would run, with the identity in the environment."""
    profiles = running_warehouse.write_profiles(run.ROOT / "profiles.yml", tmp_path / "profiles")
    landing = tmp_path / "landing"
    landing.mkdir()

    def _task(command: str, **said: str) -> run.Done:
        parameters = {
            "project": deployed,
            "landing": landing,
            "NHL_SCHEMA": "from_a_job",
            "DATABRICKS_HTTP_PATH": running_warehouse.http_path,
            "DBT_PROFILES_DIR": profiles,
            "command": command,
            **said,
        }
        words = [f"--{name}={value}" for name, value in parameters.items() if value]
        given = {name: value for name, value in variables.items() if name != "DATABRICKS_HTTP_PATH"}
        return run.run(sys.executable, "-m", "ingestion.job", *words, data_dir=data_dir, **given)

    return _task


def test_dbt_finds_project_macros_and_warehouse(task, running_warehouse: RunningWarehouse) -> None:
    running_warehouse.rows("create schema if not exists from_a_job")
    done = task("dbt run-operation list_backups --args '{output: json}'").ok()
    assert done.stdout.splitlines()[-1] == "[]"
    assert "databricks" in done.stdout
    assert TOKEN not in done.output


@pytest.mark.thorough
def test_the_exit_code_is_the_commands(task) -> None:
    said = task("dbt build").refused()
    assert "Not found in" in said
    assert "bronze_game_ledger" in said
    assert "lr_nhl_demo.from_a_job" in said
    assert "run `dlt pipeline nhl run` first" in said


def test_dlt_finds_its_command_and_the_archive(task, tmp_path: Path) -> None:
    said = task("dlt pipeline nhl run --replay").refused()
    assert "There is nothing to replay in" in said


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"command": "rm -rf /"}, "it must begin with dbt or dlt"),
        ({"command": ""}, "The parameter --command is missing"),
        ({"project": "/nowhere"}, "/nowhere has no dbt_project.yml"),
        ({"landing": "/nowhere"}, "The folder /nowhere does not exist; deploy the volume"),
        ({"page": "/nowhere/health.html"}, "The folder /nowhere does not exist; deploy the volume"),
        ({"DATABRICKS_TOKEN": "dapi-in-the-open"}, "everybody who may see a job sees its parameters"),
        ({"unknown": "x"}, "'--unknown' is not a parameter of nhl-job"),
    ],
)
def test_what_a_task_refuses(
    deployed: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    said: dict,
    sentence: str,
) -> None:
    parameters = {"project": str(deployed), "command": "dbt build", "DATABRICKS_HOST": "h", **said}
    monkeypatch.setenv("DATABRICKS_TOKEN", TOKEN)
    words = [f"--{name}={value}" for name, value in parameters.items() if value]
    with pytest.raises(SystemExit) as ended:
        job.main(words)
    assert ended.value.code == 2
    shown = capsys.readouterr()
    assert sentence in shown.err
    assert len(shown.err.splitlines()) == 1
    assert "dapi-in-the-open" not in shown.err + shown.out


def test_the_identity_is_that_of_the_job(variables: dict[str, str]) -> None:
    assert job.identity() == {"DATABRICKS_HOST": variables["DATABRICKS_HOST"], "DATABRICKS_TOKEN": TOKEN}


def test_without_an_identity_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("HOST", "TOKEN", "CLIENT_ID", "CLIENT_SECRET", "RUNTIME_VERSION"):
        monkeypatch.delenv(f"DATABRICKS_{name}", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(job.JobError, match="No Databricks credentials found"):
        job.identity()
