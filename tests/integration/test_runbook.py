"""The runbook's commands, run as they stand there, on a lake that is damaged as the section says.

Each section has a scenario: a generator that damages, yields while the commands run, and then looks at the
tables with another reader. A section without one fails. Of a `text` block after commands, each line must have
been printed; `...` stands for anything. `# refused` at the end of a command: its exit code is not 0.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import write_deltalake

from dbt_duckdb_delta.tables import active_files
from ingestion import bronze
from ingestion.archive import Archive
from tests.integration.recovery.backup_sets import copy_set
from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, Lake
from tests.integration.recovery.warehouse_lake import WarehouseLake
from tests.support import run
from tests.support.bronze_factory import RETENTION, Shape, make_bronze
from tests.support.nhl_server import NhlServer, recorded
from tests.support.warehouse.client import RunningWarehouse

RUNBOOK = run.ROOT / "docs" / "runbook.md"
TABLES = (bronze.PLAYER_GAMES, bronze.TEAM_GAMES, bronze.SKATERS)  # their rows carry no time of a load
RECORDED = (2024020001, 2024020009, 2023020204)
ONLY_IN_2023 = RECORDED[2]
SET = "set_20260203T101500Z"
NO_WAY_OUT = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:9")


# The page


@dataclass
class Section:
    """Its commands in order, and the lines that it says are printed."""

    commands: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)


def sections() -> dict[str, Section]:
    """Every section that has commands."""
    found: dict[str, Section] = {}
    for part in re.split(r"^## ", RUNBOOK.read_text(encoding="utf-8"), flags=re.M)[1:]:
        section = Section()
        for kind, block in re.findall(r"^```(\w+)\n(.*?)^```", part, re.M | re.S):
            {"sh": section.commands, "text": section.printed}[kind].extend(block.splitlines())
        if section.commands:
            found[part.splitlines()[0]] = section
    return found


def anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


# The lake


@dataclass(frozen=True)
class Place(Lake):
    """A lake, the variables that its commands need besides, and the fixtures of the test."""

    variables: dict[str, str]
    fixture: Callable[[str], object]

    def do(self, command: str) -> run.Done:
        """One command of the runbook; what it writes with `>` lies beside the lake."""
        words, _, file = command.partition("  # ")[0].partition(" > ")
        program, *arguments = shlex.split(words)
        beside, variables = self.data_dir.parent, dict(self.variables)
        while "=" in program:
            name, _, variables[name] = program.partition("=")
            program, *arguments = arguments
        if program == "dbt":
            done = run.dbt(*arguments, data_dir=self.data_dir, **variables)
        elif program == "dlt":
            done = run.dlt(*arguments, data_dir=self.data_dir, **NO_WAY_OUT | self.variables)
        elif program == "mv":
            done = run.run("mv", *arguments, data_dir=self.data_dir, cwd=beside)
        else:
            assert program == "python", command
            done = run.run(sys.executable, *arguments, data_dir=self.data_dir, cwd=beside)
        if file:
            (beside / file).write_text(done.stdout, encoding="utf-8")
        return done

    def whole(self) -> dict[str, list[tuple]]:
        return {name: self.rows(name) for name in TABLES}

    def lose_a_season(self) -> list[tuple]:
        """A season is deleted, and a game of a day later lands; its rows."""
        self.delta().delete("season = 20232024")
        landed = self.delta().to_pyarrow_table().slice(0, 8)
        position = landed.schema.get_field_index("game_id")
        landed = landed.set_column(position, "game_id", pa.array([2024029999] * 8, pa.int64()))
        before = set(self.rows())
        write_deltalake(self.delta(), landed, mode="append")
        return [row for row in self.rows() if row not in before]

    def rename_set(self, new: str) -> None:
        """The newest set under another id, with the time that the id says."""
        folder = max((self.data_dir / "backups").glob("set_*"))
        folder.rename(folder.with_name(new))
        taken = datetime.strptime(new, "set_%Y%m%dT%H%M%SZ")
        for backup in self.backups(new):
            backup.mark(id=backup.id, set=new, taken_at=f"{taken:%Y-%m-%d %H:%M:%S}")


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three recorded games in archive and bronze, the snapshot, a set of backups; GAMES is at version 12."""
    data_dir = tmp_path_factory.mktemp("evening") / "data"
    archive = Archive(str(data_dir / "landing"))
    for game in RECORDED:
        for endpoint in ("play-by-play", "boxscore", "shiftcharts", "right-rail"):
            if body := recorded(endpoint, game):
                archive.put(endpoint, game, body)
    archive.put("standings", "2023-11-10", recorded("standings", "2023-11-10") or b"")
    run.replay(data_dir=data_dir).ok()
    lake = Lake(data_dir)
    while lake.delta().version() < 12:
        lake.delta().alter.set_table_properties(RETENTION)
    build = ("build", "--selector", "snapshots")
    run.dbt(*build, data_dir=data_dir).ok()
    lake.verb("backup_all").ok()
    return data_dir


@pytest.fixture
def place(evening: Path, data_dir: Path, request: pytest.FixtureRequest) -> Place:
    return Place(shutil.copytree(evening, data_dir), {}, request.getfixturevalue)


# The scenarios

Said = list[run.Done]
Scenario = Callable[[Place], Generator[None, Said, None]]
SCENARIOS: dict[str, Scenario] = {}


def section(heading: str) -> Callable[[Scenario], Scenario]:
    return lambda scenario: SCENARIOS.setdefault(heading, scenario)


@section("Prepare for recovery")
def nothing_is_wrong(place: Place):
    before = place.folder(), place.native_rows()
    yield
    assert (place.folder(), place.native_rows()) == before
    assert len(place.sets()) == 2


@section("Stop loads, builds and deletions")
def frozen(place: Place):
    before, sets = place.folder(), place.sets()
    yield
    assert place.folder() == before
    assert len(place.sets() - sets) == 1
    assert not (place.data_dir / "frozen.json").exists()
    assert {(row["verb"], row["state"]) for row in place.log() if row["verb"] in ("freeze", "thaw")} == {
        ("freeze", "done"),
        ("thaw", "done"),
    }
    place.do("dlt pipeline nhl run --replay").ok()


@section("Empty or incomplete table")
def short(place: Place):
    whole = place.rows()
    landed = place.lose_a_season()
    yield
    assert len(landed) == 8
    assert Counter(place.rows()) == Counter([*whole, *landed])


@section("Lost column")
def lost_column(place: Place):
    """A backup was taken since, and the older ones were pruned."""
    whole = place.native_rows()
    place.database(f"alter table dev.{SNAPSHOT} drop player_name")
    assert place.native_rows() != whole
    place.verb("backup_all").ok()
    place.verb("prune_backups", keep_last=1, dry_run=False).ok()
    lacks = f"{SNAPSHOT} holds {len(whole)} rows, and lacks column player_name of backup set_"
    assert [check["detail"].startswith(lacks) for check in place.checks("tables")] == [True]
    built = run.dbt("build", "--select", SNAPSHOT, data_dir=place.data_dir).refused()
    assert f"protected snapshot '{SNAPSHOT}' lacks column player_name of backup set_" in " ".join(
        built.split()
    )
    yield
    assert place.native_rows() == whole
    assert [check["status"] for check in place.checks("tables")] == ["OK"]
    run.dbt("build", "--select", SNAPSHOT, data_dir=place.data_dir).ok()
    place.verb("backup_all").ok()
    assert not [each for each in place.answer("list_backups")[:1] if each["suspect"]]


@section("Dropped table")
def dropped(place: Place):
    whole = place.rows()
    place.delete()
    said = yield
    assert place.rows() == whole
    assert "Undo with" not in said[-1].stdout


@section("Damaged data file")
def damaged_file(place: Place):
    whole = place.rows()
    bad = place.path() / active_files(place.delta())[0].path
    content = bytearray(bad.read_bytes())
    content[len(content) // 2] ^= 0x41
    bad.write_bytes(content)
    yield
    assert place.rows() == whole
    aside = place.path(f"{GAMES}.1.damaged") / bad.relative_to(place.path())
    assert aside.read_bytes() == content


@section("Damaged log")
def damaged_log(place: Place):
    """Two commits since the backup; the newer one is cut short."""
    for game in (2024028888, 2024029999):
        landed = place.delta().to_pyarrow_table().slice(0, 1)
        position = landed.schema.get_field_index("game_id")
        landed = landed.set_column(position, "game_id", pa.array([game], pa.int64()))
        write_deltalake(place.delta(), landed, mode="append")
    whole = place.rows()
    newest = max((place.path() / "_delta_log").glob("*.json"))
    newest.write_bytes(newest.read_bytes()[:100])
    yield
    assert place.rows() == whole
    assert not place.path(f"{GAMES}.1.damaged").exists()


@section("Table that has gone back")
def gone_back(place: Place):
    """A build judged the newest commit, and then it is lost."""
    landed = place.delta().to_pyarrow_table().slice(0, 1)
    position = landed.schema.get_field_index("game_id")
    landed = landed.set_column(position, "game_id", pa.array([2024029999], pa.int64()))
    write_deltalake(place.delta(), landed, mode="append")
    whole = place.rows()
    run.dbt("run", "--select", "+silver_team_games", data_dir=place.data_dir).ok()
    max((place.path() / "_delta_log").glob("*.json")).unlink()
    assert place.rows() != whole
    yield
    assert place.rows() == whole


@section("Damaged or locked database file")
def damaged_database(place: Place):
    rows, snapshot = place.rows(), place.native_rows()
    place.delete()
    file = place.data_dir / "nhl.duckdb"
    file.write_bytes(file.read_bytes()[:20_000])
    yield
    assert place.rows() == rows
    assert place.native_rows() == snapshot
    assert file.with_name("nhl.duckdb.damaged").stat().st_size == 20_000


@section("All tables lost")
def everything(place: Place):
    bronze_rows, snapshot = {name: place.rows(name) for name in place.bronze()}, place.native_rows()
    place.delete_everything()
    yield
    assert {name: place.rows(name) for name in place.bronze()} == bronze_rows
    assert place.native_rows() == snapshot


@section("First place of the backups lost")
def only_the_second_place(place: Place):
    disk = place.data_dir.with_name("disk")
    disk.mkdir()
    place.variables["NHL_SECOND_PLACE"] = str(disk)
    place.do("dbt run-operation backup_all --args '{older_than_hours: 24}'").ok()
    bronze_rows, snapshot = {name: place.rows(name) for name in place.bronze()}, place.native_rows()
    shutil.rmtree(place.data_dir)
    yield
    assert {name: place.rows(name) for name in place.bronze()} == bronze_rows
    assert place.native_rows() == snapshot


@section("Duplicate or corrupted rows after a load")
def bad_load(place: Place):
    whole = place.rows()
    write_deltalake(place.delta(), place.delta().to_pyarrow_table(), mode="append")
    place.delta().update({"goals_for": "99"}, predicate="season = 20242025")
    yield
    assert place.rows() == whole


@section("Wrong restore")
def wrong_restore(place: Place):
    place.lose_a_season()
    before = place.rows()
    told = place.verb("restore_table", table=GAMES, version=12, mode="replace").ok().stdout
    assert place.rows() != before
    said = yield
    assert place.rows() == before
    assert f"Undo with: {as_typed(said[-1])}" in told


def as_typed(done: run.Done) -> str:
    """A verb as a user types it."""
    program, name, _, arguments = done.command.removeprefix("dbt --no-use-colors ").split(" ", 3)
    return f"dbt {program} {name} --args '{arguments}'"


@section("Lost snapshot")
def snapshot(place: Place):
    whole = place.native_rows()
    place.database(f"drop table dev.{SNAPSHOT}")
    yield
    assert place.native_rows() == whole


@section("Restarted snapshot")
def snapshot_anew(place: Place):
    """And somebody has merged the backup into it."""
    whole = place.native_rows()
    place.database(f"drop table dev.{SNAPSHOT}")
    assert "does not exist, and backup set_" in run.dbt("snapshot", data_dir=place.data_dir).refused()
    run.dbt("snapshot", "--vars", f"{{accept_loss: [{SNAPSHOT}]}}", data_dir=place.data_dir).ok()
    place.verb("restore_table", table=SNAPSHOT, backup="latest").ok()
    assert len(place.native_rows()) == 2 * len(whole)
    yield
    assert place.native_rows() == whole


@section("Overlapping periods in a snapshot")
def overlap(place: Place):
    """Each player has another team since a day, and the rows before are current, too."""
    whole, table = place.native_rows(), f"dev.{SNAPSHOT}"
    since = "dbt_valid_from + interval 1 day as dbt_valid_from"
    changed = f"md5(dbt_scd_id) as dbt_scd_id, 'QUE' as player_team, {since}"
    place.database(f"insert into {table} select * replace ({changed}) from {table}")
    both = len(place.native_rows())
    yield
    assert len(place.native_rows()) == both == 2 * len(whole)
    place.database(f"delete from {table} where player_team = 'QUE'")
    ended = "dbt_valid_to = dbt_valid_from + interval 1 day"
    place.database(f"update {table} set dbt_valid_to = null where {ended}")
    assert place.native_rows() == whole


@section("Interrupted or wrong migration")
def migration(place: Place):
    whole = place.whole()
    tables = [bronze.TEAM_GAMES, bronze.SKATERS]
    place.verb("blue_green_begin", tables=tables).ok()
    place.delta(f"{GAMES}_new").update({"goals_for": "99"})
    place.verb("blue_green_validate").ok()
    place.kill("blue_green_swap", before="rename 3")
    assert place.rows() != whole[GAMES]
    yield
    assert place.whole() == whole
    assert place.rows(f"{GAMES}_new") != whole[GAMES]


@section("Damaged backup")
def damaged_backup(place: Place):
    whole = place.rows()
    newest = max((place.data_dir / "backups").glob("set_*"))
    age = datetime.now(UTC) - datetime(2026, 2, 3, 10, 15, 0, 500_000, UTC)
    assert copy_set(place, age.total_seconds() / 86_400) == SET
    place.backup(newest.name).damage()
    place.delete()
    yield
    assert place.rows() == whole
    latest = max((place.data_dir / "backups").glob("set_*"))
    assert latest.name > newest.name
    assert place.rows_at(latest / f"dev.{GAMES}") == whole


@section("Backup without a manifest")
def without_manifest(place: Place):
    whole = place.rows()
    place.rename_set(SET)
    lost = place.backup(SET)
    recorded = lost.manifest()
    lost.write_manifest("")
    place.delete()
    said = place.refused("restore_table", table=GAMES, backup=SET)
    assert "dbt run-operation adopt_backup" in said
    yield
    found = lost.manifest()
    assert found["adopted_at"]
    assert found["content_hash"] == recorded["content_hash"]
    assert "good, adopted" in place.verb("list_backups").ok().stdout
    place.verb("restore_table", table=GAMES, backup="latest").ok()
    assert place.rows() == whole


@section("Suspect backup")
def suspect(place: Place):
    place.rename_set("set_20260101T101500Z")
    place.delta().delete("season = 20242025")
    left = place.rows()
    place.verb("backup_all").ok()
    place.rename_set(SET)
    backup = place.data_dir / "backups" / SET / f"dev.{GAMES}"
    assert json.loads((backup / "manifest.json").read_text())["suspect"]
    yield
    assert json.loads((backup / "manifest.json").read_text())["suspect"] is None
    assert place.rows() == place.rows_at(backup) == left


def a_season_is_gone_from_table_and_archive(place: Place) -> None:
    shutil.rmtree(place.data_dir / "landing" / "play-by-play" / str(ONLY_IN_2023))
    place.delta().delete("season = 20232024")


@section("Missing rows reported by a load")
def loss_gate(place: Place):
    whole = place.rows()
    a_season_is_gone_from_table_and_archive(place)
    assert "Rows are missing after this load" in place.do("dlt pipeline nhl run --replay").refused()
    yield
    assert place.rows() == whole


@section("Rows deleted on purpose")
def on_purpose(place: Place):
    a_season_is_gone_from_table_and_archive(place)
    left = place.rows()
    yield
    assert place.rows() == left


@section("Tables that dbt cannot reach")
def by_sql(place: Place):
    whole = place.rows()
    landed = place.lose_a_season()
    said = yield
    assert "merge into" in said[0].stdout.lower()
    assert Counter(place.rows()) == Counter([*whole, *landed])


@section("Landing archive only")
def archive_only(place: Place):
    whole = place.whole()
    shutil.rmtree(place.data_dir / "lake")
    shutil.rmtree(place.data_dir / "backups")
    yield
    assert place.whole() == whole


@section("No data left")
def nothing(place: Place):
    whole = place.whole()
    shutil.rmtree(place.data_dir)
    server = place.fixture("nhl_server")
    assert isinstance(server, NhlServer)
    server.only(*RECORDED)
    place.variables.update(
        SOURCES__NHL__API_URL=server.api_url,
        SOURCES__NHL__STATS_URL=server.stats_url,
        SOURCES__NHL__REQUESTS_PER_SECOND="1000",
        SOURCES__NHL__UNTIL="2024-10-20",
        NO_PROXY="127.0.0.1",
        no_proxy="127.0.0.1",
    )
    yield
    place.database("select 1")
    assert place.whole() == whole


@section("Finish a recovery")
def afterwards(place: Place):
    players = len({row[place_of("player_id", place)] for row in place.rows(bronze.PLAYER_GAMES)})
    yield
    assert len(place.native_rows("silver_players")) == players
    assert len(place.sets()) == 2


def place_of(column: str, place: Place) -> int:
    """`rows` sorts the columns by name."""
    return sorted(place.delta(bronze.PLAYER_GAMES).schema().to_arrow().names).index(column)


# The tests

LOCAL = [heading for heading in sections() if not heading.startswith("Databricks")]


def test_the_table_of_paths_and_the_scenarios_name_every_section():
    text = RUNBOOK.read_text(encoding="utf-8")
    assert text.index("## Choose a path") == text.index("## ")
    paths = set(re.findall(r"^\|.*\]\(#([^)]+)\)", text, re.M))
    about = {"Prepare for recovery", "Finish a recovery"}
    assert paths == {anchor(heading) for heading in sections() if heading not in about}
    assert set(SCENARIOS) == set(LOCAL)
    assert len(sections()) - len(LOCAL) == 1


def perform(section: Section, do: Callable[[str], run.Done]) -> Said:
    said = []
    for command in section.commands:
        done = do(command)
        if command.endswith("# refused"):
            done.refused()
        else:
            done.ok()
        said.append(done)
    printed = " ".join(" ".join(done.output for done in said).split())
    for line in section.printed:
        wanted = ".*".join(re.escape(" ".join(part.split())) for part in line.split("..."))
        assert re.search(wanted, printed), f"{line!r} was not printed:\n{printed}"
    return said


# What these sections do is tested by tests of its own, too.
TESTED_ELSEWHERE = [
    *("Prepare for recovery", "Finish a recovery", "Stop loads, builds and deletions", "No data left"),
    *("Overlapping periods in a snapshot", "Restarted snapshot", "Wrong restore", "Rows deleted on purpose"),
    *("Damaged or locked database file", "First place of the backups lost", "Tables that dbt cannot reach"),
    *("Damaged backup", "Backup without a manifest", "Suspect backup", "Missing rows reported by a load"),
    *("Duplicate or corrupted rows after a load", "Damaged log", "Damaged data file", "All tables lost"),
    *("Table that has gone back", "Landing archive only", "Dropped table", "Interrupted or wrong migration"),
    "Lost column",
]


@pytest.mark.thorough_when(heading=TESTED_ELSEWHERE)
@pytest.mark.parametrize("heading", LOCAL)
def test_the_commands_of_a_section_do_what_it_says(heading: str, place: Place):
    scenario = SCENARIOS[heading](place)
    next(scenario)
    said = perform(sections()[heading], place.do)
    with pytest.raises(StopIteration):
        scenario.send(said)


@pytest.mark.databricks
def test_a_table_that_was_dropped_on_databricks(tmp_path: Path):
    """On the stand-in: the table was dropped, and a new one of its name got a game that the old one lacks."""
    tables = make_bronze(Shape(games=20))
    with RunningWarehouse(tmp_path / "warehouse") as warehouse:
        warehouse.load(f"dev.{GAMES}", tables[GAMES], ["season"], RETENTION)
        profiles = warehouse.write_profiles(run.ROOT / "profiles.yml", tmp_path / "profiles")
        target = {"NHL_TARGET": "databricks", "DBT_PROFILES_DIR": str(profiles)}
        lake = WarehouseLake(warehouse, {**warehouse.environment(), **target})
        whole = lake.rows()
        lake.sql(
            f"create table kept as select * from {GAMES} where game_id = (select max(game_id) from {GAMES})",
            "update kept set game_id = game_id + 5000",
            f"drop table {GAMES}",
            f"create table {GAMES} as select * from kept",
            "drop table kept",
        )
        landed = lake.rows()
        (heading,) = set(sections()) - set(LOCAL)
        perform(sections()[heading], lambda command: lake.dbt(*shlex.split(command)[1:]))
        assert landed
        assert Counter(lake.rows()) == Counter([*whole, *landed])
