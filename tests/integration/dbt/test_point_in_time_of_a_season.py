"""The features of a whole real season, 2023-24, look back only: later games change none of them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pyarrow as pa
import pytest

from ingestion import bronze
from tests.support import run
from tests.support.bronze_factory import write_bronze

from .tables import selection, side_by_side
from .test_marts_of_a_season import season_tables
from .test_point_in_time import KEYS, features, without

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def tables() -> dict[str, pa.Table]:
    return season_tables()


@pytest.fixture(scope="module")
def whole(tables: dict[str, pa.Table], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return features_built(tables, tmp_path_factory.mktemp("whole") / "data")


def features_built(tables: dict[str, pa.Table], data_dir: Path) -> Path:
    write_bronze(data_dir, tables)
    run.dbt("run", "--select", *(f"+{model}" for model in selection(KEYS)), data_dir=data_dir).ok()
    return data_dir


@pytest.mark.parametrize("game_type", [2, 3])
def test_a_game_and_all_later_ones_are_deleted_and_its_features_stay(
    whole: Path, tables: dict[str, pa.Table], tmp_path: Path, game_type: int
) -> None:
    """A random game of the regular season, and one of the playoffs. Its rows stay, to the last digit."""
    rows = tables[bronze.SCHEDULE].select(["start_time_utc", "game_id", "game_type", "game_date"]).to_pylist()
    rows.sort(key=lambda row: (row["start_time_utc"], row["game_id"]))
    of_type = [place for place, row in enumerate(rows) if row["game_type"] == game_type]
    place = Random(game_type).choice(of_type[len(of_type) // 10 :])
    before = features_built(without(tables, {row["game_id"] for row in rows[place:]}), tmp_path / "data")
    with side_by_side(KEYS, after=whole, before=before) as connection:
        for table, key in KEYS.items():
            on = " and ".join(f"a.{column} = b.{column}" for column in key)
            names = features(whole, table)
            assert len(names) > 40
            differs = ", ".join(f"count(*) filter (a.{name} is distinct from b.{name})" for name in names)
            compared, *differing = connection.execute(
                f"select count(*), {differs} from after.{table} a join before.{table} b on {on} "
                "where a.game_id = ?",
                [rows[place]["game_id"]],
            ).fetchone()
            assert compared >= (2 if "team" in key else 30), (table, rows[place])
            wrong = [name for name, count in zip(names, differing, strict=True) if count]
            assert wrong == [], (table, rows[place])
