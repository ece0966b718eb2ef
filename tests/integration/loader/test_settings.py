"""Each setting that a document or a configuration file names has an effect, or is refused by name."""

from __future__ import annotations

import argparse
import os
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import deltalake
import jinja2
import pytest
import yaml
from dlt.common.configuration.resolve import resolve_configuration
from dlt.common.configuration.specs import RuntimeConfiguration
from dlt.destinations.impl.databricks.configuration import (
    DatabricksClientConfiguration,
    DatabricksCredentials,
)

from dbt_duckdb_delta.lock import writer_lock
from ingestion import pipeline
from ingestion.archive import Archive
from ingestion.bronze import TABLES, TEAM_GAMES
from ingestion.command import PipelineCommand
from ingestion.destinations.credentials import from_environment
from ingestion.destinations.databricks import Databricks
from ingestion.settings import Settings
from ingestion.spark.jars import cache_dir
from tests.integration.loader.conftest import Loader
from tests.support import nhl_server as api
from tests.support import run
from tests.support.nhl_server import NhlServer

FIRST, SECOND = 2024020001, 2024020009  # of 4 and 9 October 2024
NOWHERE = "http://127.0.0.1:9"
DOCUMENTS = (
    *(run.ROOT / name for name in ("README.md", "CONTRIBUTING.md", ".dlt/example.secrets.toml")),
    *sorted((run.ROOT / "docs").glob("*.md")),
    *sorted((run.ROOT / "resources").glob("*.yml")),
)
VARIABLE = re.compile(
    r"\b(?:NHL|LAKE|SOURCES_|DESTINATION_|DATABRICKS|RUNTIME_|LOAD_|PIPELINES?)_[A-Z_]+[A-Z]\b"
)


@dataclass
class World:
    """Two games on the server of the test and in the archive, and the environment to set."""

    loader: Loader
    server: NhlServer
    monkeypatch: pytest.MonkeyPatch
    on: Callable[[str], None]

    def set(self, name: str, value: object) -> None:
        self.monkeypatch.setenv(name, str(value))

    def nhl(self, **settings: object) -> None:
        """Set variables of `[sources.nhl]`."""
        for name, value in settings.items():
            self.set(f"SOURCES__NHL__{name.upper()}", value)

    def live(self, **options: object) -> int:
        """Load from the server, and return the exit code."""
        self.server.requests.clear()
        return self.loader.run(since="2024-10-01", until="2024-10-20", **options)

    def requested(self) -> list[str]:
        """The paths of the requests for games in the last load."""
        others = ("/schedule/", "/roster/", "/standings/")
        return [path for path in self.server.paths() if not any(other in path for other in others)]


@pytest.fixture
def world(live: Loader, nhl_server: NhlServer, monkeypatch: pytest.MonkeyPatch, on) -> World:
    nhl_server.only(FIRST, SECOND)
    live.options = {}
    on("2024-12-01")
    return World(live, nhl_server, monkeypatch, on)


EFFECTS: dict[str, Callable[[World], None]] = {}


def effect_of(*names: str) -> Callable[[Callable[[World], None]], Callable[[World], None]]:
    """Register a check of what the variables do."""

    def register(check: Callable[[World], None]) -> Callable[[World], None]:
        EFFECTS.update(dict.fromkeys(names, check))
        return check

    return register


# [sources.nhl]


@effect_of("SOURCES__NHL__ONE_TIME_LOAD")
def one_time_load(world: World) -> None:
    world.live()
    assert world.live() == 0
    assert world.requested() == []
    world.nhl(one_time_load="true")
    world.live()
    assert len(world.requested()) == 8  # four a game
    of_league = [path for path in world.server.paths() if "/roster/" in path or "/standings/" in path]
    assert len(of_league) == 4 + 2


@effect_of("SOURCES__NHL__LOOKBACK_DAYS")
def lookback_days(world: World) -> None:
    world.on("2024-10-10")
    world.live(lookback_days=0)
    for days, expected in (("0", set()), ("2", {SECOND}), ("30", {FIRST, SECOND})):
        world.nhl(lookback_days=days)
        world.live()
        assert {
            game for game in (FIRST, SECOND) for path in world.requested() if str(game) in path
        } == expected


@effect_of("SOURCES__NHL__SINCE")
def since(world: World) -> None:
    world.loader.keep(FIRST, SECOND)
    world.nhl(since="2024-10-08")
    world.loader.ok(replay=True)
    assert {row["game_id"] for row in world.loader.rows(TEAM_GAMES)} == {SECOND}


@effect_of("SOURCES__NHL__HISTORY_BEGINS")
def history_begins(world: World) -> None:
    world.loader.keep(FIRST, SECOND)
    world.nhl(history_begins="2024-10-08")
    world.loader.ok(replay=True)
    assert {row["game_id"] for row in world.loader.rows(TEAM_GAMES)} == {SECOND}
    assert "set history_begins" in world.loader.refused(replay=True, since="2024-10-01")
    world.nhl(history_begins="2019-10-01")
    world.loader.ok(replay=True, since="2019-11-01")
    assert {row["game_id"] for row in world.loader.rows(TEAM_GAMES)} == {FIRST, SECOND}
    world.nhl(history_begins="2017-10-01")
    assert "since 2018-10-01" in world.loader.refused(replay=True)


@effect_of("SOURCES__NHL__BACKUP_HOURS")
def backup_hours(world: World) -> None:
    asked: list[int] = []

    def record(settings: Settings, *_: object) -> int:
        asked.append(settings.backup_hours)
        return 0

    world.monkeypatch.setattr(pipeline, "back_up_when_due", record)
    for hours, game in (("0", FIRST), ("7", SECOND)):
        world.nhl(backup_hours=hours)
        world.loader.keep(game)
        world.loader.ok(replay=True)
    assert asked == [0, 7]


@effect_of("SOURCES__NHL__SHIFT_CHART_DAYS")
def shift_chart_days(world: World) -> None:
    world.server.serve("shiftcharts", SECOND, b'{"data":[],"total":0}')
    world.on("2024-10-14")  # five days after the game
    world.nhl(shift_chart_days="6")
    world.live()
    assert world.loader.ledger()[SECOND]["gap_reason"] == "no shift chart"
    world.nhl(shift_chart_days="5")
    world.live()
    assert world.loader.ledger()[SECOND]["is_complete"]


def with_empty_chart(world: World, day: str) -> None:
    """Load both games at `day`, the second without a chart."""
    world.server.serve("shiftcharts", SECOND, b'{"data":[],"total":0}')
    world.on(day)
    assert world.live() == 0
    assert world.loader.ledger()[SECOND]["is_complete"]


CHART_OF_SECOND = f"/stats/rest/en/shiftcharts?cayenneExp=gameId={SECOND}"


@effect_of("SOURCES__NHL__SHIFT_CHART_WEEKLY_DAYS")
def shift_chart_weekly_days(world: World) -> None:
    with_empty_chart(world, "2024-11-01")
    world.on("2024-11-08")
    for days, expected in (("0", []), ("60", [CHART_OF_SECOND])):
        world.nhl(shift_chart_weekly_days=days)
        world.live()
        assert world.requested() == expected


@effect_of("SOURCES__NHL__SHIFT_CHART_REQUESTS")
def shift_chart_requests(world: World) -> None:
    with_empty_chart(world, "2024-11-01")
    world.on("2024-11-08")
    for requests, expected in (("0", []), ("1", [CHART_OF_SECOND])):
        world.nhl(shift_chart_requests=requests)
        world.live()
        assert world.requested() == expected


@effect_of("SOURCES__NHL__SHIFT_REPORTS", "SOURCES__NHL__REPORTS_URL")
def shift_reports(world: World) -> None:
    with_empty_chart(world, "2024-11-01")
    world.on("2024-12-01")
    assert not [path for path in world.requested() if "htmlreports" in path]
    world.nhl(shift_reports="true", reports_url=f"{world.server.url}/elsewhere")
    world.live()
    assert world.requested() == [CHART_OF_SECOND, "/elsewhere/20242025/TH020009.HTM"]


@effect_of("SOURCES__NHL__DESTINATION")
def destination(world: World) -> None:
    for name in (*from_environment(), "HOST", "HTTP_PATH", "TOKEN"):
        world.monkeypatch.delenv(f"DATABRICKS_{name.upper()}", raising=False)
    world.nhl(destination="databricks")
    world.loader.keep(FIRST)
    assert "DATABRICKS_HTTP_PATH" in world.loader.refused(replay=True)


@effect_of("SOURCES__NHL__ARCHIVE_URL")
def archive_url(world: World) -> None:
    elsewhere = world.loader.data_dir.parent / "elsewhere"
    for url in (elsewhere.as_uri(), str(elsewhere)):
        world.nhl(archive_url=url)
        assert world.live() == 0
        assert Archive(str(elsewhere)).keys("play-by-play") == [str(FIRST), str(SECOND)]
        assert not (world.loader.data_dir / "landing").exists()
    world.nhl(archive_url="nowhere://bucket/landing")
    assert "The archive nowhere://bucket/landing cannot be opened" in world.loader.refused()


@effect_of("SOURCES__NHL__API_URL")
def api_url(world: World) -> None:
    world.nhl(api_url=f"{NOWHERE}/v1")
    assert world.live() == 2
    assert "127.0.0.1:9 cannot be reached for the schedule" in world.loader.err


@effect_of("SOURCES__NHL__STATS_URL")
def stats_url(world: World) -> None:
    world.nhl(stats_url=NOWHERE)
    assert world.live() == 1
    assert f"127.0.0.1:9 cannot be reached for the shiftcharts of {FIRST}" in world.loader.err


@effect_of("SOURCES__NHL__REQUESTS_PER_SECOND")
def requests_per_second(world: World) -> None:
    for pace, at_least in (("1000", "0:00:00"), ("2", "0:00:07")):  # for fourteen requests
        world.nhl(requests_per_second=pace)
        assert world.live(plan=True) == 0
        assert re.search(rf"at least +│ {at_least} ", world.loader.out), world.loader.out


@effect_of("SOURCES__NHL__TIMEOUT")
def timeout(world: World) -> None:
    world.server.fail("boxscore", SECOND, api.latency(2))
    world.nhl(timeout="0.3")
    assert world.live() == 1
    assert f"did not answer in time for the boxscore of {SECOND}" in world.loader.err


@effect_of("SOURCES__NHL__MAX_RETRIES")
def max_retries(world: World) -> None:
    for retries, code in (("0", 1), ("1", 0)):
        world.server.fail("boxscore", SECOND, api.status(503))
        world.nhl(max_retries=retries, one_time_load="true")
        assert world.live() == code


# What dlt reads


@effect_of("RUNTIME__LOG_LEVEL")
def log_level(world: World) -> None:
    for level, game, logged in (("WARNING", FIRST, False), ("INFO", SECOND, True)):
        world.loader.keep(game)
        loaded = run.replay(data_dir=world.loader.data_dir, RUNTIME__LOG_LEVEL=level).ok()
        assert ("|[INFO]|" in loaded.stderr) == logged


@effect_of("RUNTIME__DLTHUB_TELEMETRY")
def dlthub_telemetry(world: World) -> None:
    world.set("RUNTIME__DLTHUB_TELEMETRY", "true")
    assert resolve_configuration(RuntimeConfiguration()).dlthub_telemetry is True
    world.monkeypatch.delenv("RUNTIME__DLTHUB_TELEMETRY")
    assert resolve_configuration(RuntimeConfiguration()).dlthub_telemetry is False  # by .dlt/config.toml


@effect_of("DESTINATION__FILESYSTEM__DELTALAKE_STREAMED_EXEC")
def streamed_exec(world: World) -> None:
    streamed: list[object] = []
    merge = deltalake.DeltaTable.merge

    def record(table: deltalake.DeltaTable, *arguments: Any, **options: Any) -> Any:
        streamed.append(options.get("streamed_exec"))
        return merge(table, *arguments, **options)

    world.monkeypatch.setattr(deltalake.DeltaTable, "merge", record)
    world.loader.keep(FIRST)
    world.loader.ok(replay=True)
    for value in (False, True):
        streamed.clear()
        world.set("DESTINATION__FILESYSTEM__DELTALAKE_STREAMED_EXEC", str(value).lower())
        world.loader.table(TEAM_GAMES).delete(f"game_id = {FIRST}")
        world.loader.ok(replay=True)
        assert set(streamed) == {value}


@effect_of("DESTINATION__FILESYSTEM__DELTALAKE_CONFIGURATION")
def deltalake_configuration(world: World) -> None:
    world.set(
        "DESTINATION__FILESYSTEM__DELTALAKE_CONFIGURATION",
        '{"delta.logRetentionDuration": "interval 7 days"}',
    )
    world.loader.keep(FIRST)
    world.loader.ok(replay=True)
    configuration = world.loader.table(TEAM_GAMES).metadata().configuration
    assert configuration["delta.logRetentionDuration"] == "interval 7 days"


def on_databricks(setting: str, value: str, read: object, default: object) -> Callable[[World], None]:
    """Return a check that dlt's destination gets the setting from .dlt/config.toml and the environment."""

    def check(world: World) -> None:
        world.set("DATABRICKS_HOST", "host")
        world.set("DATABRICKS_HTTP_PATH", "/path")
        world.set("DATABRICKS_TOKEN", "token")
        # Resolved credentials look for the host in the network.
        world.monkeypatch.setattr(DatabricksCredentials, "on_resolved", lambda credentials: None)

        def configured() -> object:
            dataset = DatabricksClientConfiguration()._bind_dataset_name("dev")
            return getattr(Databricks().factory().configuration(dataset), setting)

        assert configured() == default
        world.set(f"DESTINATION__DATABRICKS__{setting.upper()}", value)
        assert configured() == read

    return check


effect_of("DESTINATION__DATABRICKS__KEEP_STAGED_FILES")(
    on_databricks("keep_staged_files", "true", True, False)
)
effect_of("DESTINATION__DATABRICKS__CREATE_INDEXES")(on_databricks("create_indexes", "true", True, False))
effect_of("DESTINATION__DATABRICKS__REPLACE_STRATEGY")(
    on_databricks("replace_strategy", "truncate-and-insert", "truncate-and-insert", "insert-from-staging")
)
effect_of("DESTINATION__DATABRICKS__STAGING_VOLUME_NAME")(
    on_databricks("staging_volume_name", "c.s.loading", "c.s.loading", None)
)


# Places


@effect_of("NHL_DATA_DIR")
def data_folder(world: World) -> None:
    world.loader.data_dir = world.loader.data_dir.with_name("other")
    world.set("NHL_DATA_DIR", world.loader.data_dir)
    world.loader.keep(FIRST)
    world.loader.ok(replay=True)
    assert {file.name for file in world.loader.data_dir.iterdir()} >= {"landing", "lake", "pipelines"}


@effect_of("NHL_SCHEMA")
def schema(world: World) -> None:
    world.set("NHL_SCHEMA", "other")
    world.loader.keep(FIRST)
    world.loader.ok(replay=True)
    assert [folder.name for folder in (world.loader.data_dir / "lake").iterdir()] == ["other"]


@pytest.mark.parametrize(
    "words", ["run", "run --plan", "status", "gaps", "archive verify", "archive pack 20242025"]
)
def test_a_schema_that_dlt_would_rename_is_refused_by_every_command(
    loader: Loader, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setenv("NHL_SCHEMA", "Prod")
    parser = argparse.ArgumentParser()
    PipelineCommand().configure_parser(parser)
    with pytest.raises(SystemExit) as ended:
        PipelineCommand().execute(parser.parse_args(["nhl", *words.split()]))
    assert ended.value.code == 2
    printed = loader.capture.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("NHL_SCHEMA is 'Prod', but dlt would write the tables to 'prod'; set ")
    assert printed.err.count("\n") == 1
    assert not loader.data_dir.exists() or not list(loader.data_dir.iterdir())


@effect_of("LAKE_LOCK_WAIT")
def lock_wait(world: World) -> None:
    world.loader.keep(FIRST)
    with writer_lock(world.loader.data_dir, "dbt build"):
        done = run.replay(data_dir=world.loader.data_dir, LAKE_LOCK_WAIT="0.1")
    assert "is being written by 'dbt build'" in done.refused()


@effect_of("DESTINATION__FILESYSTEM__BUCKET_URL")
def bucket_url(world: World) -> None:
    """dbt, the backups and the lock find bronze by NHL_DATA_DIR, so another place is refused."""
    world.loader.keep(FIRST)
    for elsewhere in (world.loader.data_dir / "elsewhere", "s3://bucket/lake", "file:///elsewhere"):
        world.set("DESTINATION__FILESYSTEM__BUCKET_URL", elsewhere)
        refusal = world.loader.refused(replay=True)
        assert f"DESTINATION__FILESYSTEM__BUCKET_URL (or bucket_url in .dlt/) is '{elsewhere}'" in refusal
        assert "set NHL_DATA_DIR" in refusal
        assert not (world.loader.data_dir / "lake").exists()


def credential(variable: str, name: str) -> None:
    """Register a check that dlt gets the credential from the variable."""

    def check(world: World) -> None:
        world.set(variable, "https://value/")
        expected = "value" if name == "server_hostname" else "https://value/"
        assert from_environment()[name] == expected

    effect_of(variable)(check)


credential("DATABRICKS_HOST", "server_hostname")
credential("DATABRICKS_HTTP_PATH", "http_path")
credential("DATABRICKS_TOKEN", "access_token")
credential("DATABRICKS_CLIENT_ID", "client_id")
credential("DATABRICKS_CLIENT_SECRET", "client_secret")
credential("NHL_CATALOG", "catalog")


# What dbt reads


@effect_of("NHL_TARGET")
def target(world: World) -> None:
    done = run.installed_dbt("ls", "--quiet", data_dir=world.loader.data_dir, NHL_TARGET="nonsense")
    assert "does not have a target named 'nonsense'" in done.refused()


@effect_of("NHL_DATABASE")
def database(world: World) -> None:
    query = ("show", "--quiet", "--inline", "select current_database() as place")
    shown = run.dbt(*query, data_dir=world.loader.data_dir, NHL_DATABASE=":memory:").ok().stdout
    assert "memory" in shown
    assert not (world.loader.data_dir / "nhl.duckdb").exists()


@effect_of("NHL_PROJECT")
def project_of_the_examples(world: World) -> None:
    """Airflow and Dagster are not installed, so the line that reads it runs alone."""
    world.set("NHL_PROJECT", "/elsewhere")
    for name in ("airflow/nhl_lakehouse.py", "dagster/definitions.py"):
        file = run.ROOT / "examples" / name
        [line] = re.findall(r"^PROJECT = (.+)$", file.read_text(encoding="utf-8"), re.M)
        assert str(eval(line, {"os": os, "Path": Path, "__file__": str(file)})) == "/elsewhere"


@effect_of("NHL_MEMORY_LIMIT")
def memory_limit(world: World) -> None:
    query = ("show", "--quiet", "--inline", "select current_setting('memory_limit') as value")
    shown = run.dbt(*query, data_dir=world.loader.data_dir, NHL_MEMORY_LIMIT="512MiB").ok().stdout
    assert "512.0 MiB" in shown
    wrong = run.dbt(*query, data_dir=world.loader.data_dir, NHL_MEMORY_LIMIT="lots")
    assert wrong.code
    assert "memory_limit 'lots' is not an amount of memory" in wrong.stdout
    assert "Set one as NHL_MEMORY_LIMIT=500MB." in wrong.stdout
    assert "Traceback" not in wrong.stdout + wrong.stderr


@effect_of("NHL_SECOND_PLACE")
def second_place(world: World) -> None:
    place = str(world.loader.data_dir.with_name("another_disk"))
    query = ("show", "--quiet", "--inline", f"select place = '{place}' as is_it from lake.second_place()")
    assert "True" in run.dbt(*query, data_dir=world.loader.data_dir, NHL_SECOND_PLACE=place).ok().stdout


@effect_of("NHL_SPARK_CACHE")
def cache_of_spark(world: World) -> None:
    world.set("NHL_SPARK_CACHE", "/elsewhere")
    assert cache_dir() == Path("/elsewhere")


@effect_of("NHL_SPARK_JARS", "NHL_SPARK_MEMORY")
def settings_of_spark(world: World) -> None:
    """As profiles.yml has them: Spark itself runs in tests/spark."""
    world.set("NHL_SPARK_JARS", "/a.jar,/b.jar")
    world.set("NHL_SPARK_MEMORY", "3g")
    settings = profile_outputs()["spark"]["server_side_parameters"]
    assert settings["spark.jars"] == "/a.jar,/b.jar"
    assert settings["spark.jars.packages"] == "", "what is there is not fetched"
    assert settings["spark.driver.memory"] == "3g"


def profile_outputs() -> dict[str, Any]:
    """The outputs of profiles.yml, rendered as dbt does."""
    environment = jinja2.Environment()
    environment.filters["as_number"] = int
    text = environment.from_string((run.ROOT / "profiles.yml").read_text(encoding="utf-8"))
    outputs: dict[str, Any] = yaml.safe_load(text.render(env_var=os.environ.get))["nhl"]["outputs"]
    return outputs


def test_dbt_takes_the_schema_in_lower_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """A freeze of `Prod` would not stop the loads into `prod`."""
    monkeypatch.setenv("NHL_SCHEMA", "Prod")
    assert {output["schema"] for output in profile_outputs().values()} == {"prod"}


# The table is whole


def configured() -> Iterator[str]:
    """The settings of .dlt/config.toml under their variables."""

    def names(table: dict[str, Any], *sections: str) -> Iterator[str]:
        for name, value in table.items():
            if isinstance(value, dict) and name != "deltalake_configuration":
                yield from names(value, *sections, name)
            else:
                yield "__".join((*sections, name)).upper()

    return names(tomllib.loads((run.ROOT / ".dlt" / "config.toml").read_text(encoding="utf-8")))


def documented() -> set[str]:
    """Every setting that a document or a configuration file names."""
    documents = (*DOCUMENTS, run.ROOT / ".dlt" / "config.toml", run.ROOT / "profiles.yml")
    named = {name for file in documents for name in VARIABLE.findall(file.read_text(encoding="utf-8"))}
    return named | set(configured())


def test_every_documented_setting_is_in_the_table() -> None:
    assert documented() - EFFECTS.keys() == set()


def test_every_setting_of_the_loader_is_documented() -> None:
    from ingestion.settings import COMMAND_LINE_ONLY

    settings = {
        name for name in Settings.__dataclass_fields__ if name not in (*COMMAND_LINE_ONLY, "since", "until")
    }
    assert {f"SOURCES__NHL__{name.upper()}" for name in settings} <= set(configured())


SLOW = [  # several loads each
    *(
        "NHL_DATABASE",
        "SOURCES__NHL__LOOKBACK_DAYS",
        "SOURCES__NHL__BACKUP_HOURS",
        "SOURCES__NHL__REPORTS_URL",
    ),
    *("SOURCES__NHL__SHIFT_CHART_DAYS", "SOURCES__NHL__SHIFT_CHART_WEEKLY_DAYS"),
    *("SOURCES__NHL__SHIFT_CHART_REQUESTS", "SOURCES__NHL__STATS_URL", "SOURCES__NHL__TIMEOUT"),
    *("SOURCES__NHL__MAX_RETRIES", "RUNTIME__LOG_LEVEL", "DESTINATION__FILESYSTEM__DELTALAKE_STREAMED_EXEC"),
    *("SOURCES__NHL__ONE_TIME_LOAD", "SOURCES__NHL__SHIFT_REPORTS", "SOURCES__NHL__ARCHIVE_URL"),
    *(
        "SOURCES__NHL__HISTORY_BEGINS",
        "SOURCES__NHL__SINCE",
        "NHL_MEMORY_LIMIT",
        "NHL_DATA_DIR",
        "NHL_SCHEMA",
    ),
]


@pytest.mark.thorough_when(name=SLOW)
@pytest.mark.parametrize("name", EFFECTS)
def test_a_documented_setting_has_an_effect(world: World, name: str) -> None:
    EFFECTS[name](world)


# DESTINATION__FILESYSTEM__BUCKET_URL


@pytest.mark.thorough_when(kind=["file URL", "trailing slash", "relative"])
@pytest.mark.parametrize("kind", ["path", "file URL", "trailing slash", "relative"])
def test_a_bucket_url_that_names_the_lake_is_accepted(world: World, kind: str) -> None:
    lake = world.loader.data_dir / "lake"
    world.monkeypatch.chdir(world.loader.data_dir.parent)
    urls = {"path": lake, "file URL": lake.as_uri(), "trailing slash": f"{lake}/", "relative": "data/lake"}
    world.set("DESTINATION__FILESYSTEM__BUCKET_URL", urls[kind])
    world.loader.keep(FIRST)
    world.loader.ok(replay=True)
    assert sorted(folder.name for folder in (lake / "dev").iterdir() if folder.name in TABLES) == sorted(
        TABLES
    )


def test_dlts_own_commands_refuse_another_bucket_url(world: World) -> None:
    world.loader.keep(FIRST)
    world.loader.ok(replay=True)
    elsewhere = {"DESTINATION__FILESYSTEM__BUCKET_URL": str(world.loader.data_dir / "elsewhere")}
    done = run.dlt("pipeline", "nhl", "info", data_dir=world.loader.data_dir, **elsewhere)
    assert "set NHL_DATA_DIR" in done.refused()
    assert done.code == 2
