"""What every test may ask for: a data folder of its own, and dbt and dlt that work on it."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

import pytest

from tests.support import run
from tests.support.nhl_server import nhl_server  # noqa: F401  a fixture

# Tests that show on one engine, or by one more case, what another test of the same file shows already, and
# that take long: marked `thorough`, which .ci/run leaves out and `make thorough` runs.
REPEATS = (
    "*/guard/test_overrides.py::*[[]duckdb*",
    "*/guard/test_ordinary_runs.py::*[[]duckdb*",
    "*/guard/test_early_hooks.py::*[[]databricks*",
    "*/guard/test_emptied_tables.py::*[[]databricks*",
    "*/guard/test_flags.py::test_what_destroys_nothing*[[]duckdb*",
    "*/recovery/test_backups.py::test_a_[dbs]*[[]databricks*",
    "*/recovery/test_time_travel_and_restore.py::test_time_travel_says*[[]databricks*",
    "*/recovery/test_time_travel_and_restore.py::test_[adi]*[[]databricks*",
    "*/recovery/test_faults.py::test_a_restore_killed_at_any_step*[[]a table*",
    "*/recovery/test_prune.py::test_a_killed_deletion*",
    "*/recovery/test_undrop.py::test_a_timestamp*",
    "*/recovery/test_undrop.py::test_a_version_of_a_streaming_table*",
    "*/recovery/test_undrop.py::test_a_view_that_took*[[]databricks*",
    "*/guard/test_spoken_override.py::test_D17_a_run_operation*[[]*truncate*",
    "*/guard/test_spoken_override.py::test_D17_a_run_operation*[[]*rename*",
    "*/recovery/test_emit_sql.py::test_the_local_text_of_*",
    "*/recovery/test_faults.py::test_a_backup_killed_at_any_step*",
    "*::test_a_kill_at_any_step*",
    "*/recovery/test_doctor.py::test_the_commands_that_stand*",
    "*/recovery/test_blue_green.py::test_rows_that_came_since*",
    "*/recovery/test_blue_green.py::test_a_broken_second_generation*narrow*",
    "*/dbt/test_two_engines.py::test_increments_there*",
    "*/guard/test_overrides.py::test_D17_what_is_not_protected*",
    "*/guard/test_spoken_override.py::test_a_renamed_model*",
    "*/guard/test_spoken_override.py::test_D17_a_schema*",
    "*/loader/test_backup_after_load.py::test_a_table_that_is_gone*",
    "*/guard/test_seeds.py::*[[]databricks*",
    "*/guard/test_changed_models.py::test_a_changed_model_that_is_not_selected*",
    "*/databricks/test_job.py::test_the_exit_code*",
    "*/databricks/test_bundle_runs.py::*",
    "*/loader/test_loss.py::test_l1_l3*drop_resources*",
    "*/loader/test_loss.py::test_l2_dlt_pipeline*arguments[02]*",
    "*/loader/test_loss.py::test_a_deleted_table_comes_back*[[]bronze_[sg]*",
    "*/loader/test_live.py::test_one_games_bad_answer*[[][dgt]*",
    "*/loader/test_live.py::test_one_games_bad_answer*500*",
    "*/incidents/test_the_better_way.py::*",
    "*/incidents/test_on_databricks.py::*",
    "*/incidents/test_story.py::*",
    "*/incidents/test_deployment.py::test_without_the_guard*",
    "*/incidents/test_deployment.py::test_a_model_by_itself*",
    "*/recovery/test_faults.py::test_a_restore_killed_at_any_step*[[]back to*",
    "*/recovery/test_faults.py::test_what_only_remarks*[[]trust*",
    "*/recovery/test_faults.py::test_a_restore_killed_after_its_commit*databricks*",
    "*/recovery/test_faults.py::test_a_damaged_manifest*databricks*",
    "*/recovery/test_faults.py::test_a_warehouse_that_goes_away*[[]comment*",
    "*/recovery/test_blue_green.py::test_a_broken_second_generation*[[][de]*databricks*",
    "*/recovery/test_blue_green.py::test_a_table_that_appears*databricks*",
    "*/recovery/test_prune.py::test_[aow]*[[]databricks*",
    "*/warehouse/test_dbt.py::test_table_to_streaming_table*",
    "*/recovery/test_doctor.py::test_a_[ls]*[[]databricks*",
    "*/recovery/test_recovery_log.py::*[[]databricks*",
    "*/recovery/test_blue_green.py::test_what_was_swapped_in*databricks*",
    "*/recovery/test_blue_green.py::test_a_rollback_is_refused*databricks*",
    "*/recovery/test_blue_green.py::test_a_rollback_works_when*",
    "*/recovery/test_blue_green.py::test_rows_that_are_brought_along*",
    "*/recovery/test_doctor.py::test_rows_that_went*[[]databricks*",
    "*/recovery/test_backups.py::test_damage_that_a_read*[[]databricks*",
    "*/recovery/test_faults.py::test_what_only_remarks*databricks*",
    "*/recovery/test_drill.py::*[[]databricks*",
    "*/recovery/test_emit_sql.py::test_the_printed*[[]databricks*",
    "*/recovery/test_faults.py::test_a_restore_killed_at_any_step*databricks*",
    "*/recovery/test_faults.py::test_a_restore_of_everything_killed_in*[[]databricks*",
    "*/recovery/test_backups.py::test_everything_comes_back*[[]databricks*",
    "*/recovery/test_blue_green.py::test_a_swap_that_was_killed*[[]log [12]*",
    "*/recovery/test_blue_green.py::test_a_*_that_was_killed*databricks*",
    "*/recovery/test_faults.py::test_what_only_remarks*[[]pin*",
    "*/recovery/test_faults.py::test_what_only_remarks*[[]set_retention*",
    "*/recovery/test_faults.py::test_a_backup_that_is_not*[[]databricks*",
    "*/recovery/test_backups.py::test_a_table_that_dbt_built*[[]databricks*",
    "*/recovery/test_prune.py::test_pins*[[]databricks*",
    "*/recovery/test_merge.py::test_what_cannot_be_merged*[[]databricks*",
    "*/recovery/test_blue_green.py::test_a_migration*[[]databricks*",
    "*/recovery/test_recovery_log.py::test_an_interrupted*",
    "*/recovery/test_faults.py::test_a_warehouse_that_goes_away*merge into*",
    "*/recovery/test_faults.py::test_a_damaged_recovery_log*False*",
    "*/recovery/test_faults.py::test_versions_that_log_cleanup*[[]databricks*",
    "*/recovery/test_auto.py::test_auto_takes_the_point*[[]databricks*",
    "*/recovery/test_undrop.py::test_what_dbt_dropped*",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if any(fnmatchcase(item.nodeid, repeat) for repeat in REPEATS):
            item.add_marker(pytest.mark.thorough)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An NHL_DATA_DIR that does not exist yet, for this test alone."""
    return tmp_path / "data"


@pytest.fixture
def dbt(data_dir: Path) -> Callable[..., run.Done]:
    """`dbt("build", "--select", ...)` on this test's data."""
    return partial(run.dbt, data_dir=data_dir)


@pytest.fixture
def dlt(data_dir: Path) -> Callable[..., run.Done]:
    """`dlt("pipeline", "nhl", "info")` on this test's data."""
    return partial(run.dlt, data_dir=data_dir)
