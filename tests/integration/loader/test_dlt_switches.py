"""dlt's own switches: they leave bronze as it is, or are refused by name before anything is touched."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from deltalake import DeltaTable

from tests.integration.loader.conftest import Loader

FIRST, SECOND = 2024020001, 2024020009
NAMED = {
    "NORMALIZE__PARQUET_NORMALIZER__ADD_DLT_LOAD_ID": "true",
    "NORMALIZE__PARQUET_NORMALIZER__ADD_DLT_ID": "true",
    "SCHEMA__NAMING": "direct",
    "DATASET_NAME_LAYOUT": "other_%s",
    "PIPELINES__NHL__DATASET_NAME_LAYOUT": "other_%s",
}
HARMLESS = {
    "SOURCES__NHL__SCHEMA_CONTRACT": "freeze",
    "NORMALIZE__DATA_WRITER__DISABLE_COMPRESSION": "true",
    "DESTINATION__FILESYSTEM__LAYOUT": "{table_name}/other.{ext}",
    "SOURCES__NHL__MAX_TABLE_NESTING": "0",
}


def columns(loader: Loader) -> dict[str, list[str]]:
    return {name: [field.name for field in loader.table(name).schema().fields] for name in loader.versions()}


def folders(loader: Loader) -> set[str]:
    return {path.name for path in (loader.data_dir / "lake").iterdir()}


@pytest.fixture
def loaded(loader: Loader, replayed: Callable[..., Path]) -> Loader:
    shutil.copytree(replayed(FIRST), loader.data_dir)
    loader.keep(SECOND)
    return loader


@pytest.mark.thorough_when(name=list(NAMED)[1:])
@pytest.mark.parametrize("name", NAMED)
def test_a_switch_that_would_change_bronze_is_refused_by_name(
    loaded: Loader, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = loaded.versions(), columns(loaded)
    with monkeypatch.context() as scope:
        scope.setenv(name, NAMED[name])
        assert name in loaded.refused(replay=True)
    assert (loaded.versions(), columns(loaded)) == before
    loaded.ok(replay=True)  # and nothing of it is left when the switch is gone
    assert {row["game_id"] for row in loaded.rows("bronze_games_historical_v2")} == {FIRST, SECOND}
    assert columns(loaded) == before[1]
    assert folders(loaded) == {"dev"}


@pytest.mark.thorough_when(name=list(HARMLESS)[1:])
@pytest.mark.parametrize("name", HARMLESS)
def test_other_switches_change_nothing_of_bronze(
    loaded: Loader, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = columns(loaded)
    monkeypatch.setenv(name, HARMLESS[name])
    loaded.ok(replay=True)
    assert columns(loaded) == before
    assert {row["game_id"] for row in loaded.rows("bronze_games_historical_v2")} == {FIRST, SECOND}
    assert folders(loaded) == {"dev"}
    assert DeltaTable(str(loaded.path("bronze_games_historical_v2"))).metadata().partition_columns == [
        "season"
    ]


def test_a_switch_with_which_dlt_cannot_work_is_refused(
    loader: Loader, monkeypatch: pytest.MonkeyPatch
) -> None:
    loader.keep(FIRST)
    monkeypatch.setenv("SCHEMA__NAMING", "no_such_naming")
    assert "does not take the rows of bronze" in loader.refused(replay=True)
    assert loader.versions() == {}


@pytest.mark.parametrize(
    "name",
    [
        "LOAD__WORKERS",
        *(
            pytest.param(name, marks=pytest.mark.thorough)
            for name in ("NORMALIZE__WORKERS", "EXTRACT__WORKERS", "DATA_WRITER__FILE_MAX_ITEMS")
        ),
    ],
)
def test_a_setting_that_dlt_cannot_read_is_named_with_its_value(
    loader: Loader, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    loader.keep(FIRST)
    monkeypatch.setenv(name, "abc")
    said = loader.refused(replay=True)
    assert f"its setting `{name.split('__')[-1].lower()}` is 'abc', and has to be of type int" in said
    assert loader.versions() == {}


def test_a_switch_with_which_dlt_cannot_load_ends_in_a_sentence(
    loader: Loader, monkeypatch: pytest.MonkeyPatch
) -> None:
    loader.keep(FIRST)
    with monkeypatch.context() as scope:
        scope.setenv("LOAD__WORKERS", "0")
        assert "The rows could not be merged (max_workers must be greater" in loader.refused(replay=True)
    loader.ok(replay=True)
    assert {row["game_id"] for row in loader.rows("bronze_games_historical_v2")} == {FIRST}
