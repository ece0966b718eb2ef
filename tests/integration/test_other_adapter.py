"""An adapter that the package has no folder for: one sentence, from the verbs and from the guard."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.integration.guard.sample_project import PROJECT, ROOT

ADAPTER = ROOT / "tests" / "support" / "other_adapter"
SENTENCE = "otherdb is not supported; supported are databricks, duckdb, spark."
PROFILE = """
shop:
  target: dev
  outputs:
    dev: {type: otherdb, path: '%s', schema: main}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("other")
    ignored = shutil.ignore_patterns("target", "logs", "dbt_packages", "package-lock.yml", "profiles.yml")
    shutil.copytree(ROOT / "macros", root / "macros")
    folder = root / "tests" / "support" / "guard_project"
    shutil.copytree(PROJECT, folder, ignore=ignored)
    (folder / "profiles.yml").write_text(PROFILE % (root / "other.duckdb"))
    done = dbt(folder, "deps")
    assert done.returncode == 0, done.stdout
    return folder


def dbt(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{ADAPTER}:{os.environ.get('PYTHONPATH', '')}"}
    return subprocess.run(
        [Path(sys.executable).with_name("dbt"), "--no-use-colors", *command],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    "command",
    [
        ("run-operation", "restore_table", "--args", "{table: orders, version: 1}"),
        pytest.param(("run-operation", "backup_all"), marks=pytest.mark.thorough),
        pytest.param(("run-operation", "doctor"), marks=pytest.mark.thorough),
        pytest.param(("build",), marks=pytest.mark.thorough),
    ],
    ids=["restore_table", "backup_all", "doctor", "build"],
)
def test_an_adapter_without_a_folder_gets_one_sentence(project: Path, command: tuple[str, ...]) -> None:
    done = dbt(project, *command)
    assert done.returncode != 0
    assert SENTENCE in done.stdout, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    with duckdb.connect(str(project.parents[2] / "other.duckdb")) as database:
        assert database.execute("select table_name from duckdb_tables()").fetchall() == []
