"""`make demo` on an empty data folder, and again: what it shows is what lies in the tables."""

from __future__ import annotations

import html
import re
import shlex
import shutil
import sys
from pathlib import Path

import duckdb
import pytest
from deltalake import DeltaTable

from tests.support.run import ROOT, Done, run

SAMPLE = ROOT / "sample" / "nhl"


WITHOUT_MAKE = {"demo": "ingestion.demo", "health": "ingestion.health_page"}


def make(name: str, folder: Path) -> Done:
    """`make NAME`, with the environment of the tests in the place of .venv, so that nothing is installed."""
    data_dir, environment = folder / "data", folder / "venv"
    if not shutil.which("make"):
        return run(sys.executable, "-m", WITHOUT_MAKE[name], data_dir=data_dir)
    if not environment.exists():
        environment.mkdir()
        for part in Path(sys.prefix).iterdir():  # pyvenv.cfg among them: without it Python finds no packages
            if part.name not in ("installed", "installed-dev"):
                (environment / part.name).symlink_to(part)
        (environment / "installed").touch()
    return run("make", name, f"VENV={environment}", data_dir=data_dir)


def rows_shown(done: Done) -> dict[str, int]:
    """Table -> rows, as printed under "Rows per table"."""
    return {
        name: int(rows.replace(",", ""))
        for name, rows in re.findall(r"(\w+) +│ +([\d,]+) +│ +(?:Delta|DuckDB)\b", done.stdout)
    }


def delta_tables(data_dir: Path) -> dict[str, DeltaTable]:
    return {
        log.parent.name: DeltaTable(log.parent) for log in (data_dir / "lake" / "dev").glob("*/_delta_log")
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def first(folder: Path) -> Done:
    return make("demo", folder).ok()


def test_the_rows_shown_are_the_rows_there(first, folder):
    shown = rows_shown(first)
    bronze = delta_tables(folder / "data")
    assert len(bronze) >= 5
    for name, table in bronze.items():
        assert shown[name] == table.to_pyarrow_table().num_rows > 0, name
    with duckdb.connect(str(folder / "data" / "nhl.duckdb"), read_only=True) as connection:
        built = [name for (name,) in connection.sql("select table_name from duckdb_tables()").fetchall()]
        assert {"gold_player_stats_v2", "gold_game_stats_v2"} <= set(built)
        for name in built:
            assert shown[name] == connection.sql(f"select count(*) from dev.{name}").fetchone()[0], name


def test_every_recorded_result_is_among_the_games(first, folder):
    recorded = [file.name.split(".")[0] for file in (SAMPLE / "play-by-play").glob("*.json.gz")]
    results = [game for game in recorded if game[4:6] in ("02", "03")]
    assert f"\n{len(results)} games\n" in first.stdout
    table = delta_tables(folder / "data")["bronze_player_game_stats_v2"]
    players = table.to_pyarrow_table(columns=["game_id"])
    assert {str(game) for game in players["game_id"].to_pylist()} == set(results)


def test_it_says_where_the_data_lies(first, folder):
    assert str(folder / "data") in first.stdout
    assert (folder / "data" / "landing").is_dir()


def test_it_ends_with_a_backup_a_ready_doctor_and_a_page(first, folder):
    findings = re.findall(r"^(OK|WARN|FAIL) +(\w[\w ]*?)  ", first.stdout, re.MULTILINE)
    assert {aspect for _, aspect in findings} >= {"tables", "backups", "time travel"}
    assert [found for found in findings if found[0] != "OK"] == []
    page = folder / "data" / "health.html"
    assert f"\n{page}\n" in first.stdout
    text = page.read_text(encoding="utf-8")
    assert "<title>OK: health of nhl_lakehouse</title>" in text
    assert "Games of the ledger" in text
    for name in delta_tables(folder / "data"):
        assert f'id="table-{name}"' in text


@pytest.mark.thorough
def test_a_second_run_shows_the_same_and_changes_no_bronze_table(first, folder):
    before = {name: table.version() for name, table in delta_tables(folder / "data").items()}
    second = make("demo", folder).ok()
    assert rows_shown(second) == rows_shown(first)
    assert {name: table.version() for name, table in delta_tables(folder / "data").items()} == before


@pytest.mark.thorough
def test_a_lost_table_is_on_the_page_with_the_command_that_restores_it(first, folder):
    """The second block of README.md, line by line."""
    lost = delta_tables(folder / "data")["bronze_games_historical_v2"].to_pyarrow_table()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [block] = re.findall(r"^```sh\n(rm .*?)^```", readme, re.M | re.S)
    remove, health, restore, _health = block.splitlines()
    assert health == _health == "make health"
    page = folder / "data" / "health.html"

    shutil.rmtree(folder / remove.removeprefix("rm -r "))
    page.unlink()
    make("health", folder).ok()
    text = html.unescape(page.read_text(encoding="utf-8"))
    assert "<title>FAIL: health of nhl_lakehouse</title>" in text
    assert f">{restore.removeprefix('.venv/bin/')}<" in text

    program, *arguments = shlex.split(restore)
    run(Path(sys.executable).parent / Path(program).name, *arguments, data_dir=folder / "data").ok()
    back = delta_tables(folder / "data")["bronze_games_historical_v2"].to_pyarrow_table()
    keys = [(name, "ascending") for name in ("game_id", "team", "situation")]
    assert back.sort_by(keys).equals(lost.sort_by(keys))
    make("health", folder).ok()
    assert "<title>OK: health of nhl_lakehouse</title>" in page.read_text(encoding="utf-8")
