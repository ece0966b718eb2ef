"""Target `spark` behind a Thrift server: the recorded games loaded, built with every test, built again."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.archive import Archive
from ingestion.sample import import_sample
from tests.support import run
from tests.support.spark_thrift import ThriftServer, serving

LONG = 1800  # seconds
BUILT = (
    "snapshot_players",
    "silver_players_ranked",
    "gold_player_stats_v2",
    "mart_team_seasons",
    "mart_plays",
)

pytestmark = pytest.mark.thorough  # a JVM of its own, and two builds with all tests


def rows(server: ThriftServer) -> dict[str, list[str]]:
    return {table: sorted(map(str, server.rows(f"select * from dev.{table}"))) for table in BUILT}


def test_a_build_with_all_tests_and_a_second_one_that_changes_no_row(tmp_path: Path) -> None:
    data = tmp_path / "data"
    import_sample(Archive(str(data / "landing")))
    run.dlt("pipeline", "nhl", "run", "--replay", data_dir=data, SOURCES__NHL__DESTINATION="spark").ok()
    with serving(data) as server:
        code, said, _ = run.start_dbt("build", data_dir=data, **server.variables()).wait(LONG)
        assert code == 0, said
        assert "ERROR=0 SKIP=0" in said
        before = rows(server)
        assert all(before.values())
        code, said, _ = run.start_dbt("run", data_dir=data, **server.variables()).wait(LONG)
        assert code == 0, said
        assert rows(server) == before
