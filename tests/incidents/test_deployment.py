"""The deployment of the incident meets the guard, on its lake at its true size.

It is a change of the project: three models take the names of bronze tables and empty them on the way.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.incidents.incident_lake import LOST, ROWS, Incident
from tests.support import run

GUARD = '  - "{{ holdfast.guard() }}"\n'
MODEL = "{{{{ config(materialized='table', database='lake'{hook}) }}}}\nselect 1 as id where false\n"
# On DuckDB bronze lies in folders: only the functions of `lake` write there.
HOOK = (
    ", pre_hook=\"select * from lake.overwrite('dev.{name}', 'select * from lake.dev.{name} where false')\""
)


@pytest.fixture
def deploy(incident: Incident, tmp_path: Path) -> Callable[..., run.Done]:
    """`dbt run` of a copy of the project with the three models."""

    def _deploy(*, guarded: bool, hook: str = HOOK) -> run.Done:
        project = tmp_path / "project"
        for name in ("dbt_project", "macros"):
            shutil.copytree(run.ROOT / name, project / name, symlinks=True)
        shutil.copy(run.ROOT / "profiles.yml", project)
        settings = (run.ROOT / "dbt_project.yml").read_text()
        assert GUARD in settings
        (project / "dbt_project.yml").write_text(settings if guarded else settings.replace(GUARD, ""))
        for name in LOST:
            model = MODEL.format(hook=hook.format(name=name))
            (project / "dbt_project" / "models" / f"{name}.sql").write_text(model)
        words = ("dbt", "--no-use-colors", "run", "--select", *LOST)
        command = run.dbt_server("local").start(
            run.program("dbt"), *words[1:], cwd=project, env=run.environment(incident.data_dir)
        )
        return run.Done(" ".join(words), *command.wait(run.TIMEOUT))

    return _deploy


def files(incident: Incident) -> dict[str, int]:
    """Every file of bronze and of the backups, with its size."""
    found = [file for part in ("lake", "backups") for file in (incident.data_dir / part).rglob("*")]
    return {str(file): file.stat().st_size for file in found if file.is_file()}


@pytest.mark.thorough
def test_the_guard_refuses_it_before_anything_happens(incident: Incident, deploy) -> None:
    content, before = incident.content(), files(incident)
    said = deploy(guarded=True).refused()
    for name in LOST:
        stopped = f"Blocked: model '{name}' would be built over protected source 'dev.{name}', "
        assert f"{stopped}and dev.{name} holds {ROWS[name]:,} rows" in said
        assert (
            f"a pre-hook of model '{name}' contains 'overwrite' and names protected source 'dev.{name}'"
            in said
        )
    assert "START sql table model" not in said
    assert files(incident) == before
    assert incident.content() == content


@pytest.mark.thorough
def test_without_the_guard_the_functions_of_the_lake_refuse_it(incident: Incident, deploy) -> None:
    content, before = incident.content(), files(incident)
    done = deploy(guarded=False)
    assert done.code != 0
    assert "lake.overwrite changes tables, so `dbt run` may not call it" in done.output
    assert files(incident) == before
    assert incident.content() == content


@pytest.mark.thorough
def test_a_model_by_itself_does_not_reach_the_folders(incident: Incident, deploy) -> None:
    """Not even without the guard: it takes the name in this run's DuckDB alone."""
    content, before = incident.content(), files(incident)
    assert "3 of 3 OK created" in deploy(guarded=False, hook="").ok().output
    assert files(incident) == before
    assert incident.content() == content
