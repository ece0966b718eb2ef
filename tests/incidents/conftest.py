"""The lake of the incident, built once with a set of backups; every test damages a copy of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.incidents.incident_lake import Content, Incident
from tests.support import run
from tests.support.once import built_once


@pytest.fixture(scope="session")
def evening_before(tmp_path_factory: pytest.TempPathFactory) -> Incident:
    """Three seasons of bronze, a snapshot on them, and a verified set of backups."""
    return Incident(built_once(tmp_path_factory, "evening_before", _build) / "data")


def _build(folder: Path) -> None:
    incident = Incident(folder / "data")
    incident.build()
    build = ("build", "--selector", "snapshots")
    run.dbt(*build, data_dir=incident.data_dir).ok()
    verb(incident, "backup_all", reason="before the deployment").ok()


@pytest.fixture(scope="session")
def expected(evening_before: Incident) -> dict[str, Content]:
    """What must be there in the end: every old row and the 216 new ones."""
    return evening_before.expected()


@pytest.fixture
def incident(evening_before: Incident, data_dir: Path) -> Incident:
    shutil.copytree(evening_before.data_dir, data_dir)
    return Incident(data_dir)


def verb(incident: Incident, name: str, **arguments: object) -> run.Done:
    """`dbt run-operation NAME` on the incident's lake."""
    arguments_as_json = json.dumps(arguments)
    return run.dbt("-q", "run-operation", name, "--args", arguments_as_json, data_dir=incident.data_dir)


@pytest.fixture
def operation(incident: Incident) -> Callable[..., run.Done]:
    return lambda name, **arguments: verb(incident, name, **arguments)
