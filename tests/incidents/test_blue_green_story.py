"""What would have avoided the incident, at its size: the migration goes beside the tables, and is checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from deltalake import DeltaTable, write_deltalake

from tests.incidents.incident_lake import LOST, Incident
from tests.support import run

KILL_BEFORE = Path(run.__file__).with_name("kill_before.py")


@pytest.mark.thorough
def test_a_broken_deployment_is_caught_and_a_killed_swap_is_completed_and_undone(incident, operation):
    old = incident.content(*LOST)
    operation("blue_green_begin", tables=LOST).ok()
    assert incident.content(*new(LOST)) == dict(zip(new(LOST), old.values(), strict=True))

    # The deployment of the incident: its framework makes the tables anew, and they are empty.
    for name in new(LOST):
        table = DeltaTable(str(incident.path(name)))
        write_deltalake(str(incident.path(name)), table.to_pyarrow_table().slice(0, 0), mode="overwrite")
    said = operation("blue_green_validate").refused()
    assert all(name in said for name in LOST)
    assert "has not passed" in operation("blue_green_swap").refused()
    assert incident.content(*LOST) == old

    # Mended: each new table is what it was to be, one column more.
    for name, before in zip(new(LOST), LOST, strict=True):
        rows = DeltaTable(str(incident.path(before))).to_pyarrow_table()
        rows = rows.append_column("checked", rows["season"].is_valid())
        write_deltalake(str(incident.path(name)), rows, mode="overwrite", schema_mode="overwrite")
    operation("blue_green_validate").ok()
    migrated = incident.content(*new(LOST))

    killed_in_the_swap(incident)
    operation("blue_green_swap").ok()
    assert list(incident.content(*LOST).values()) == list(migrated.values())
    operation("blue_green_rollback").ok()
    assert incident.content(*LOST) == old


def new(names: tuple[str, ...]) -> list[str]:
    return [f"{name}_new" for name in names]


def killed_in_the_swap(incident: Incident) -> None:
    """kill -9 between the renames: some tables have their new names, some their old ones."""
    arguments = ("-q", "run-operation", "blue_green_swap", "--args", json.dumps({}))
    killed = run.start_dbt(*arguments, data_dir=incident.data_dir, first=KILL_BEFORE, KILL_BEFORE="rename 4")
    code, *said = killed.wait(run.TIMEOUT)
    assert code == -9, said
    names = {folder.name for folder in incident.path("").glob("*_before_new")}
    assert 0 < len(names) < len(LOST)
