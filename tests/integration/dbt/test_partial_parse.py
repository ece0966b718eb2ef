"""dbt's cached parse after a change: no protected table falls out of the project."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.run import ROOT, run

CODE = ("dbt_project", "macros", "dbt_project.yml", "profiles.yml", "packages.yml", "selectors.yml")


@pytest.mark.thorough
def test_a_changed_test_macro_costs_no_snapshot(tmp_path: Path, data_dir: Path) -> None:
    """dbt 1.11 drops a snapshot that is defined in YAML alone when a macro of one of its tests has changed.

    The cached parse lacks it from then on, so backups would leave it out: an update of the package is enough.
    """
    project = tmp_path / "project"
    project.mkdir()
    for name in CODE:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, project / name)

    def snapshots() -> set[str]:
        listed = run(
            "dbt",
            "-q",
            "ls",
            "--resource-type",
            "snapshot",
            "--output",
            "name",
            data_dir=data_dir,
            cwd=project,
        )
        return set(listed.ok().stdout.split())

    before = snapshots()
    assert before == {"snapshot_players", "snapshot_schedule"}
    changed = project / "macros" / "periods" / "valid_periods.sql"
    changed.write_text(changed.read_text(encoding="utf-8") + "{#- changed -#}\n", encoding="utf-8")
    assert snapshots() == before
