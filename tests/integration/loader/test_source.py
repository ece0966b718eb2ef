"""`nhl()` as the source of a pipeline of the user's own: the same rows as in the lake, without the lake."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import dlt
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from dlt.pipeline.exceptions import PipelineStepFailed

from ingestion import compute, nhl, pipeline, workers
from ingestion.archive import Archive
from ingestion.bronze import (
    GAME_ROSTERS,
    LEDGER,
    OFFICIALS,
    PLAYER_GAMES,
    PLAYERS,
    PLAYS,
    SCHEDULE,
    SKATERS,
    STANDINGS,
    TABLES,
    TEAM_GAMES,
)
from ingestion.client import ClientError
from ingestion.destinations.delta_tables import DeltaTables
from ingestion.sample import import_sample
from ingestion.settings import LoadError
from tests.integration.loader.conftest import Loader
from tests.support.nhl_server import NhlServer, garbage, recorded

FIRST, SECOND = 2024020001, 2024020009
UNKNOWN = 2024029999
NAMES = [name for name in TABLES if name != LEDGER]


class Notebook:
    """A pipeline of the user's own into a DuckDB file."""

    def __init__(self, folder: Path) -> None:
        self.pipeline = dlt.pipeline(
            "my_nhl",
            destination=dlt.destinations.duckdb(str(folder / "my.duckdb")),
            dataset_name="nhl",
            pipelines_dir=str(folder / "pipelines"),
        )

    def load(self, source: object) -> Notebook:
        self.pipeline.run(source).raise_on_failed_jobs()
        return self

    def failed(self, source: object) -> str:
        """Return the sentence of a run that failed, which dlt's error contains."""
        with pytest.raises(PipelineStepFailed) as failed:
            self.pipeline.run(source)
        error: BaseException | None = failed.value
        while not isinstance(error, LoadError | ClientError):
            assert error is not None, failed.value
            error = error.__cause__
        assert str(error) in str(failed.value)
        assert "\n" not in str(error)
        return str(error)

    def tables(self) -> set[str]:
        return set(self.pipeline.default_schema.data_table_names())

    def raw(self, name: str) -> pa.Table:
        return self.pipeline.dataset()[name].arrow()

    def rows(self, name: str) -> pa.Table:
        return in_order(name, self.raw(name))

    def games(self, name: str = TEAM_GAMES) -> set[int]:
        return set(self.raw(name)["game_id"].to_pylist())


def in_order(name: str, rows: pa.Table) -> pa.Table:
    """The rows in the contract's columns and types, in the order of their key."""
    schema = pa.schema([pa.field(field.name, field.type) for field in TABLES[name].schema])
    key = [(column, "ascending") for column in TABLES[name].key]
    return rows.select(schema.names).cast(schema).sort_by(key).combine_chunks()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with the sample, replayed into its lake."""
    folder = tmp_path_factory.mktemp("source") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NHL_DATA_DIR", str(folder))
        patch.setenv("SOURCES__NHL__BACKUP_HOURS", "0")
        patch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")
        patch.delenv("NHL_SCHEMA", raising=False)
        import_sample(Archive())
        assert pipeline.main({"replay": True}) == 0
    return folder


@pytest.fixture
def data(world: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same as the data folder of the test, which must not change its lake."""
    monkeypatch.setenv("NHL_DATA_DIR", str(world))
    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")
    return world


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path)


def lake(data: Path) -> DeltaTables:
    return DeltaTables(data / "lake" / "dev")


def test_the_rows_are_those_of_the_lake_and_a_second_load_changes_none(
    data: Path, notebook: Notebook
) -> None:
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*")}
    notebook.load(nhl(replay=True))
    assert notebook.tables() == set(NAMES)
    first = {name: notebook.rows(name) for name in NAMES}
    assert [name for name in NAMES if not len(first[name])] == []
    assert [name for name in NAMES if not first[name].equals(in_order(name, lake(data).rows(name)))] == []
    notebook.load(nhl(replay=True))
    assert [name for name in NAMES if not notebook.rows(name).equals(first[name])] == []
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*")} == before


def test_the_columns_have_the_types_and_the_keys_of_the_contract(data: Path, notebook: Notebook) -> None:
    notebook.load(nhl(games=[FIRST], replay=True))
    for name in NAMES:
        table, loaded = TABLES[name], notebook.raw(name).schema
        found = {field.name: field.type for field in loaded}
        moments = [field.name for field in table.schema if pa.types.is_timestamp(field.type)]
        assert [(found[each].unit, bool(found[each].tz)) for each in moments] == [("us", True)] * len(moments)
        assert found == {
            field.name: found[field.name] if field.name in moments else field.type for field in table.schema
        }
        columns = notebook.pipeline.default_schema.get_table_columns(name)
        assert [each for each in columns if columns[each].get("primary_key")] == [
            each for each in columns if each in table.key
        ]
        assert {each for each in columns if not columns[each]["nullable"]} == {
            field.name for field in table.schema if not field.nullable
        }


@pytest.mark.thorough
def test_one_resource_has_one_table(data: Path, notebook: Notebook) -> None:
    source = nhl(replay=True)
    assert list(source.resources) == NAMES
    notebook.load(source.with_resources(TEAM_GAMES))
    assert notebook.tables() == {TEAM_GAMES}
    assert notebook.rows(TEAM_GAMES).equals(in_order(TEAM_GAMES, lake(data).rows(TEAM_GAMES)))
    notebook.load(nhl(replay=True).with_resources(SCHEDULE, PLAYS))
    assert notebook.tables() == {TEAM_GAMES, SCHEDULE, PLAYS}


def test_a_resource_can_be_read_without_a_pipeline(data: Path) -> None:
    rows = pa.concat_tables(nhl(games=FIRST, replay=True).resources[TEAM_GAMES])
    assert rows.schema.equals(TABLES[TEAM_GAMES].schema)
    assert rows["game_id"].unique().to_pylist() == [FIRST]


@pytest.mark.thorough
def test_games_and_dates_select_games(data: Path, notebook: Notebook) -> None:
    notebook.load(nhl(games=[FIRST], replay=True))
    assert notebook.games() == notebook.games(SCHEDULE) == {FIRST}
    notebook.load(nhl(games=str(SECOND), replay=True))
    assert notebook.games() == {FIRST, SECOND}
    day = lake(data).rows(SCHEDULE, games=[FIRST])["game_date"][0].as_py()
    found = lake(data).rows(TEAM_GAMES)
    of_day = set(found.filter(pc.equal(found["game_date"], day))["game_id"].to_pylist())
    for dates in ({"since": day, "until": day}, {"since": day.isoformat(), "until": day.isoformat()}):
        rows = pa.concat_tables(nhl(**dates, replay=True).resources[TEAM_GAMES])
        assert set(rows["game_id"].to_pylist()) == of_day


@pytest.mark.thorough
def test_the_tables_of_a_season_cover_its_games_in_the_archive(data: Path, notebook: Notebook) -> None:
    """A part of the games would give sums that overwrite whole ones."""
    notebook.load(nhl(games=[FIRST], replay=True))
    for name in (SKATERS, PLAYERS):
        whole = in_order(name, lake(data).rows(name, seasons=[20242025]))
        assert notebook.rows(name).equals(whole)
    assert notebook.games(PLAYER_GAMES) == notebook.games(GAME_ROSTERS) == {FIRST}


def count_computed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that gets each game whenever it is computed."""
    computed: list[int] = []
    compute_game = compute.compute_game

    def count(archive: Archive, game: compute.Game, has_reports: bool) -> compute.Computed:
        computed.append(game.id)
        return compute_game(archive, game, has_reports)

    monkeypatch.setattr(compute, "compute_game", count)
    return computed


@pytest.mark.usefixtures("notebook")
def test_games_are_computed_once_in_batches(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    computed = count_computed(monkeypatch)
    monkeypatch.setattr(workers, "CHUNK", 2)
    monkeypatch.setattr(workers, "BATCH", 2)
    found = [each for each in nhl(games=[FIRST, SECOND], replay=True) if len(each)]
    assert all(isinstance(each, pa.Table) for each in found)
    assert {FIRST, SECOND} < set(computed)  # with the others of the season, for its sums
    assert len(computed) == len(set(computed))
    computed.clear()
    of_plays = [each for each in nhl(since=date(2024, 10, 4), replay=True).with_resources(PLAYS) if len(each)]
    assert len(of_plays) > 1
    assert max(len(each["game_id"].unique()) for each in of_plays) == 2
    assert len(computed) == len(set(computed))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"games": [12]}, "12' is not a game id"),
        ({"games": []}, "games is empty"),
        ({"games": np.int64(12)}, "12' is not a game id"),
        ({"games": [2024010001]}, "of type 01"),
        ({"games": [UNKNOWN], "replay": True}, f"Game {UNKNOWN} is not in "),
        ({"since": "yesterday"}, "since is 'yesterday', which is not a date"),
        ({"since": "2024-10-20", "until": "2024-10-10"}, r"until \(2024-10-10\) is before since"),
        ({"since": "2003-10-20"}, "history begins on 2023-10-01"),
    ],
)
def test_invalid_arguments_are_refused_at_the_call(data: Path, arguments: dict, says: str) -> None:
    with pytest.raises(LoadError, match=says) as refused:
        nhl(**arguments)
    assert "\n" not in str(refused.value)


def test_an_empty_archive_cannot_be_replayed(loader: Loader) -> None:
    with pytest.raises(LoadError, match="nothing to replay"):
        nhl(replay=True)


@pytest.mark.parametrize("where", ["dev", "other"])
def test_the_lake_is_not_a_destination(data: Path, tmp_path: Path, where: str) -> None:
    mine = Notebook(tmp_path)
    mine.pipeline = dlt.pipeline(
        "mine",
        destination=dlt.destinations.filesystem(str(data / "lake")),
        dataset_name=where,
        pipelines_dir=str(tmp_path / "pipelines"),
    )
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*")}
    assert "would write into the bronze tables of the lake" in mine.failed(nhl(replay=True))
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*")} == before


@pytest.mark.thorough
def test_another_folder_of_delta_tables_is_one(data: Path, tmp_path: Path) -> None:
    mine = Notebook(tmp_path)
    mine.pipeline = dlt.pipeline(
        "mine",
        destination=dlt.destinations.filesystem(str(tmp_path / "mine")),
        dataset_name="dev",
        pipelines_dir=str(tmp_path / "pipelines"),
    )
    for _ in range(2):
        mine.pipeline.run(nhl(games=[FIRST], replay=True), table_format="delta").raise_on_failed_jobs()
    found = DeltaTables(tmp_path / "mine" / "dev").rows(TEAM_GAMES)
    assert in_order(TEAM_GAMES, found).equals(
        in_order(TEAM_GAMES, lake(data).rows(TEAM_GAMES, games=[FIRST]))
    )


# With the API


@pytest.fixture
def served(live: Loader, nhl_server: NhlServer, on: Callable[[str], None]) -> NhlServer:
    nhl_server.only(FIRST, SECOND)
    on("2024-12-01")
    return nhl_server


def paths_of_games(server: NhlServer) -> list[str]:
    return [path for path in server.paths() if "gamecenter" in path or "shiftcharts" in path]


@pytest.mark.thorough
def test_what_is_missing_is_fetched_once_and_computed_once(
    served: NhlServer, live: Loader, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.load(nhl(since="2024-10-01", until="2024-10-20"))
    assert notebook.games() == {FIRST, SECOND}
    assert len(paths_of_games(served)) == 8
    assert not (live.data_dir / "lake").exists()
    assert not (live.data_dir / "pipelines").exists()
    first = {name: notebook.rows(name) for name in NAMES}
    served.requests.clear()
    computed = count_computed(monkeypatch)
    notebook.load(nhl(since="2024-10-01", until="2024-10-20"))
    assert served.paths() == []
    assert sorted(computed) == [FIRST, SECOND]
    assert [name for name in NAMES if not notebook.rows(name).equals(first[name])] == []
    live.ok(replay=True)
    for name in NAMES:
        assert notebook.rows(name).equals(in_order(name, lake(live.data_dir).rows(name))), name


def test_a_named_game_is_not_requested_when_it_is_there(
    served: NhlServer, live: Loader, notebook: Notebook
) -> None:
    notebook.load(nhl(games=[FIRST]))
    assert len(paths_of_games(served)) == 4
    served.requests.clear()
    notebook.load(nhl(games=[FIRST, SECOND]))
    assert len(paths_of_games(served)) == 4
    assert all(str(SECOND) in path for path in paths_of_games(served))
    assert notebook.games() == {FIRST, SECOND}


def test_only_an_answer_for_the_page_shows_that_an_old_game_has_none(
    served: NhlServer, live: Loader, notebook: Notebook
) -> None:
    served.serve("shiftcharts", FIRST, {"data": [], "total": 0})
    served.fail("right-rail", FIRST, garbage)
    requested = []
    for _ in range(3):
        served.requests.clear()
        notebook.load(nhl(games=[FIRST]))
        requested.append(len(paths_of_games(served)))
        served.forget("right-rail", FIRST)  # the second answer is that the API has none
    assert requested == [4, 1, 0]


@pytest.mark.thorough
def test_a_game_that_is_recent_is_requested_again_as_by_the_loader(
    served: NhlServer, live: Loader, notebook: Notebook, on: Callable[[str], None]
) -> None:
    on("2024-10-05")
    notebook.load(nhl(games=[FIRST]))
    served.requests.clear()
    on("2024-10-06")
    notebook.load(nhl(games=[FIRST]))
    again = len(paths_of_games(served))
    assert again
    served.requests.clear()
    on("2024-12-01")
    notebook.load(nhl(games=[FIRST]))
    assert paths_of_games(served) == []


def test_a_wrong_game_id_ends_the_load_with_a_sentence(
    served: NhlServer, live: Loader, notebook: Notebook
) -> None:
    says = notebook.failed(nhl(games=[FIRST, UNKNOWN]))
    assert says == (
        f"No play-by-play of {UNKNOWN} could be fetched; check the game id, or run it again later."
    )
    served.requests.clear()
    notebook.load(nhl(games=[FIRST]))  # what was fetched is kept
    assert paths_of_games(served) == []
    assert notebook.games() == {FIRST}


@pytest.mark.thorough
def test_a_load_goes_on_after_the_api_was_away(
    served: NhlServer, live: Loader, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as scope:
        scope.setenv("SOURCES__NHL__API_URL", "http://127.0.0.1:9/v1")
        assert "cannot be reached" in notebook.failed(nhl(since="2024-10-01", until="2024-10-20"))
    notebook.load(nhl(since="2024-10-01", until="2024-10-20"))
    assert notebook.games() == {FIRST, SECOND}


@pytest.mark.thorough
def test_a_corrected_game_replaces_its_rows(loader: Loader, notebook: Notebook) -> None:
    loader.keep(FIRST)
    notebook.load(nhl(replay=True))
    before = len(notebook.raw(PLAYS))
    body = json.loads(recorded("play-by-play", FIRST) or b"")
    stoppage = next(play for play in body["plays"] if play["typeDescKey"] == "stoppage")
    body["plays"].remove(stoppage)
    loader.archive.put("play-by-play", FIRST, json.dumps(body).encode())
    notebook.load(nhl(replay=True))
    assert len(notebook.raw(PLAYS)) == before - 1
    loader.ok(replay=True)
    assert notebook.rows(PLAYS).equals(in_order(PLAYS, lake(loader.data_dir).rows(PLAYS)))


def test_a_table_without_rows_has_its_columns(loader: Loader, notebook: Notebook) -> None:
    for endpoint in ("play-by-play", "boxscore"):
        loader.archive.put(endpoint, FIRST, recorded(endpoint, FIRST) or b"")
    notebook.load(nhl(replay=True))
    for name in (OFFICIALS, STANDINGS):
        assert len(notebook.raw(name)) == 0
        assert set(notebook.raw(name).column_names) == set(TABLES[name].schema.names)
