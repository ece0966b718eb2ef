"""`auto: true`: the point that brings back most, chosen by reading and said aloud."""

import pytest
from deltalake import write_deltalake

from tests.integration.recovery.backup_sets import copy_set
from tests.integration.recovery.local_lake import GAMES, AnyLake, Lake
from tests.integration.recovery.targets import EACH


@pytest.mark.thorough_when(target="databricks")
@EACH
def test_auto_takes_the_point_that_brings_back_most_and_keeps_what_came_since(safe_lake: AnyLake) -> None:
    """The incident: emptied, then a load brought some rows; a backup taken after it is worth nothing."""
    whole, old = safe_lake.rows(), safe_lake.delta().to_pyarrow_table()
    safe_lake.delta().delete()
    write_deltalake(safe_lake.delta(), old.slice(0, 16), mode="append")
    [good] = safe_lake.sets()
    copy_set(safe_lake, -0.001, suspect="rows fell from 480 to 16")
    # The newest point with all rows, and not what was recorded.
    safe_lake.backup(good).mark(content_hash="0" * 32)
    told = safe_lake.verb("restore_table", table=GAMES, auto=True, dry_run=True).ok().stdout
    assert "auto: version 2 brings back most: 464 of its 480 rows are missing now" in told, told
    assert len(safe_lake.rows()) == 16
    done = safe_lake.answer("restore_table", table=GAMES, auto=True)
    assert done["point"].startswith("version 2 of")
    assert "464" in done["why"]
    assert safe_lake.rows() == whole
    again = safe_lake.verb("restore_table", table=GAMES, auto=True).ok().stdout
    assert "nothing is missing" in again
    assert "left alone" in again


@pytest.mark.thorough
def test_restore_all_with_auto_mends_each_table_and_leaves_the_whole_ones_alone(safe_lake: AnyLake) -> None:
    whole, snapshot = safe_lake.rows(), safe_lake.native_rows()
    untouched_version = safe_lake.delta("bronze_skaters_2023_v2").version()
    safe_lake.delete()
    safe_lake.database("delete from dev.snapshot_players where player_id % 2 = 0")
    told = safe_lake.verb("restore_all", auto=True).ok().stdout
    assert safe_lake.rows() == whole
    assert safe_lake.native_rows() == snapshot
    assert safe_lake.delta("bronze_skaters_2023_v2").version() == untouched_version
    assert "2 tables restored and verified" in told


def test_auto_says_when_there_is_no_point_that_can_be_read(lake: Lake) -> None:
    lake.delete()
    said = lake.refused("restore_table", table=GAMES, auto=True)
    assert f"No point of {GAMES} can be read; fetch it again: dlt pipeline nhl run" in said
