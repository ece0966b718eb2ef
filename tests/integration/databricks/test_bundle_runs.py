"""The tasks of the bundle's jobs, in their order and with their parameters, on bronze as dlt makes it there.

Said instead is only what this machine has not: the archive's place, the address, an API to ask.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from ingestion import bronze
from tests.integration.loader.conftest import Loader
from tests.support import run
from tests.support.bundle import RESOURCES, filled
from tests.support.markers import where
from tests.support.warehouse.client import RunningWarehouse

pytestmark = [pytest.mark.databricks, pytest.mark.thorough]
TOKEN = "dapi-marked-in-a-file-77aa01"
TABLES = set(bronze.TABLES) | {"snapshot_players", "snapshot_schedule"}


class Workspace:
    """What `bundle deploy` makes on the stand-in: schemas and volumes, and jobs whose tasks can be run."""

    def __init__(self, warehouse: RunningWarehouse, files: Path, folder: Path, schema: str) -> None:
        self.warehouse, self.folder, self.schema = warehouse, folder, schema
        self.variables = {
            "schema": schema,
            "warehouse_id": warehouse.http_path.rpartition("/")[2],
            "workspace.file_path": str(files),
        }
        self.landing, self.page = folder / "landing", folder / "health.html"
        self.profiles = warehouse.write_profiles(run.ROOT / "profiles.yml", folder / "profiles")
        for place in RESOURCES["schemas"].values():
            warehouse.rows(f"create schema {self.fill(place['catalog_name'])}.{self.fill(place['name'])}")
        for volume in RESOURCES["volumes"].values():
            name = (volume["catalog_name"], volume["schema_name"], volume["name"])
            warehouse.rows(f"create volume {'.'.join(map(self.fill, name))}")

    def fill(self, text: str) -> str:
        return filled(text, self.variables)

    def keep(self, *games: int) -> None:
        """Put recorded responses of games into the archive."""
        Loader(self.folder, None).keep(*games)

    def run_job(self, name: str) -> dict[str, str]:
        """Every task must end well: task -> what it printed."""
        said: dict[str, str] = {}
        for task in RESOURCES["jobs"][name]["tasks"]:
            assert [each["task_key"] for each in task.get("depends_on", [])] == list(said)[-1:]
            parameters = {
                key: self.fill(value) for key, value in task["python_wheel_task"]["named_parameters"].items()
            }
            parameters |= {"landing": str(self.landing), "DBT_PROFILES_DIR": str(self.profiles)}
            if "page" in parameters:
                parameters["page"] = str(self.page)
            if parameters["command"].startswith("dlt "):
                parameters["command"] += " --replay"
            words = [f"--{key}={value}" for key, value in parameters.items()]
            given = {k: v for k, v in self.warehouse.environment().items() if k != "DATABRICKS_HTTP_PATH"}
            done = run.run(
                sys.executable, "-m", "ingestion.job", *words, data_dir=self.folder / "task", **given
            )
            said[task["task_key"]] = done.ok().stdout
        return said

    def backups(self) -> dict[str, set[str]]:
        """Set -> the tables that it holds."""
        found: dict[str, set[str]] = {}
        for row in self.warehouse.rows(f"show tables in {self.schema}_backup"):
            set_id, _, table = row["tableName"].split("__")
            found.setdefault(set_id, set()).add(table)
        return found

    def count(self, table: str) -> int:
        return self.warehouse.rows(f"select count(*) as n from {self.schema}.{table}")[0]["n"]


def test_the_jobs_end_well_and_a_load_from_a_laptop_backs_up_by_itself(
    running_warehouse: RunningWarehouse,
    variables: dict[str, str],
    deployed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = Workspace(running_warehouse, deployed, tmp_path / "workspace", "from_a_bundle")
    workspace.keep(2024020001, 2023020204)
    said = workspace.run_job("nhl_daily")
    assert list(said) == ["load", "build", "backup", "page", "verify"]
    assert "Health of nhl_lakehouse" in workspace.page.read_text(encoding="utf-8")
    assert workspace.count(bronze.TEAM_GAMES) == 16
    assert workspace.count("snapshot_players") > 0
    [first] = workspace.backups().values()
    assert first == TABLES
    assert list(workspace.run_job("nhl_drill")) == ["drill", "prune"]
    assert [*workspace.backups().values()] == [TABLES]
    workspace.run_job("nhl_doctor")

    for row in running_warehouse.rows("show tables in from_a_bundle_backup"):
        running_warehouse.rows(f"drop table from_a_bundle_backup.{row['tableName']}")
    laptop = tmp_path / "laptop"
    shutil.copytree(run.ROOT / ".dlt", laptop / ".dlt")
    names = {"server_hostname": running_warehouse.host, "http_path": running_warehouse.http_path}
    lines = [f"{name} = {json.dumps(value)}" for name, value in {**names, "access_token": TOKEN}.items()]
    secrets = "\n".join(["[destination.databricks.credentials]", *lines])
    (laptop / ".dlt" / "secrets.toml").write_text(secrets)
    for name in ("HOST", "HTTP_PATH", "TOKEN"):
        monkeypatch.delenv(f"DATABRICKS_{name}")
    workspace.keep(2024020009)
    done = run.replay(
        data_dir=workspace.folder,
        DLT_PROJECT_DIR=str(laptop),
        DBT_PROFILES_DIR=str(workspace.profiles),
        NHL_SCHEMA=workspace.schema,
        SOURCES__NHL__DESTINATION="databricks",
        SOURCES__NHL__BACKUP_HOURS="24",
        RUNTIME__LOG_LEVEL="DEBUG",
    ).ok()
    assert workspace.count(bronze.TEAM_GAMES) == 24
    assert [*workspace.backups().values()] == [TABLES]
    assert TOKEN not in done.output
    assert where(TOKEN, tmp_path / "workspace", tmp_path / "workspace_logs", running_warehouse.data) == []
    assert [Path(file).name for file in where(TOKEN, laptop)] == ["secrets.toml"]
