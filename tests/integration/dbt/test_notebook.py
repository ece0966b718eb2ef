"""The notebook, the page of pictures and the examples of docs/analysis.md, on the recorded games."""

from __future__ import annotations

import json
import re
import runpy
import shutil
import sys
from datetime import date
from html import unescape
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from tests.support.run import ROOT, run

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PAGE = (ROOT / "docs" / "analysis.md").read_text(encoding="utf-8")
EXTRA = "install the extra `notebook`: pip install -c constraints.txt -e ./duckdb_plugin -e '.[notebook]'"


def examples() -> list[str]:
    """The Python blocks of the page that need no package beyond the project and its extra."""
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE, re.M | re.S)
    return [block for block in blocks if "polars" not in block and "pandas" not in block]


@pytest.fixture
def here(real: Path, tmp_path: Path) -> Path:
    """A folder with the data of the recorded games as `data`."""
    shutil.copytree(real, tmp_path / "data")
    return tmp_path


def add_to_ledger(data_dir: Path, final: list[bool], complete: list[bool]) -> None:
    """Add games of one day to the ledger, which the recorded tables leave empty."""
    path = str(data_dir / "lake" / "dev" / "bronze_game_ledger")
    schema = pa.schema(DeltaTable(path).schema().to_arrow())
    filled = {field.name: 0 for field in schema if not field.nullable and pa.types.is_integer(field.type)}
    rows = [
        filled
        | {"game_id": 2024020001 + place, "season": 20242025, "game_date": date(2024, 10, 4)}
        | {"is_final": is_final, "is_complete": is_complete}
        for place, (is_final, is_complete) in enumerate(zip(final, complete, strict=True))
    ]
    write_deltalake(path, pa.Table.from_pylist(rows, schema=schema), mode="append")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_kept_without_outputs(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert len(code) > 3
    assert [cell["outputs"] for cell in code] == [[]] * len(code)
    assert {cell["execution_count"] for cell in code} == {None}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs_from_top_to_bottom(path: Path, here: Path, monkeypatch) -> None:
    nbclient = pytest.importorskip("nbclient", reason=EXTRA)
    pytest.importorskip("matplotlib", reason=EXTRA)
    nbformat = pytest.importorskip("nbformat", reason=EXTRA)
    monkeypatch.setenv("NHL_DATA_DIR", str(here / "data"))
    monkeypatch.setenv("IPYTHONDIR", str(here / "ipython"))
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": ROOT / "notebooks"}}
    ).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    charts = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(charts) == 4
    assert [output for output in outputs if output.output_type == "error"] == []
    printed = "".join(output.text for output in outputs if output.output_type == "stream")
    assert len(re.findall(r"^[A-Z]{3} (?:line|pair) ", printed, re.M)) == 8


def test_the_pictures_show_what_the_marts_have(here: Path) -> None:
    add_to_ledger(here / "data", final=[True, True, False], complete=[True, False, False])
    done = run(sys.executable, ROOT / "notebooks" / "pictures.py", data_dir=here / "data").ok()
    page = here / "data" / "pictures.html"
    assert done.stdout == f"{page}\n"
    html = page.read_text(encoding="utf-8")
    with duckdb.connect(str(here / "data" / "nhl.duckdb"), read_only=True) as tables:
        tables.sql("""
            create temp table game as select * from dev.mart_shots
            where is_unblocked and game_id = (
                select game_id from dev.mart_shots where season = 20242025 and game_type = 2
                group by 1 order by count(*) desc, 1 limit 1
            )""")
        attempts, goals, from_afar = tables.sql(
            "select count(*) filter (not is_goal and x >= 20), count(*) filter (is_goal and x >= 20), "
            "count(*) filter (x < 20) from game"
        ).fetchone()
        of_teams = tables.sql(
            "select team, count(*), count(*) filter (is_goal), sum(x_goals) from game group by 1 order by 1"
        ).fetchall()
        of_all, games = tables.sql("""
            select count(*), count(*) filter (season = 20242025 and game_type = 2) as games
            from dev.silver_players_ranked
            group by player_id order by games desc, player_id limit 1""").fetchone()
    assert of_all > games, "the player has games of another season or the playoffs, which are not drawn"
    assert goals
    assert (html.count('class="shot"'), html.count('class="goal"')) == (attempts, goals)
    assert from_afar, "attempts that are not drawn are in the counts all the same"
    assert re.findall("<h3>(.*?)</h3>", html)[:2] == [
        f"{team}: {count} unblocked attempts, {scored} goals, {expected:.1f} expected"
        for team, count, scored, expected in of_teams
    ]
    [spec] = re.findall('data-spec="([^"]+)"', html)
    assert len(json.loads(unescape(spec))["trend"]) == games
    assert "1 of 2 games are complete" in html


def test_pictures_without_tables_say_what_to_do(tmp_path: Path) -> None:
    done = run(sys.executable, ROOT / "notebooks" / "pictures.py", data_dir=tmp_path)
    assert (done.code, done.stderr) == (
        2, f"{tmp_path} has no nhl.duckdb: load games, then run `dbt build`.\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("game", "mart_shots has no attempts of game 7."),
        ("player", "silver_players_ranked has no games of player 7."),
    ],
)
def test_a_game_or_player_that_the_marts_lack_is_refused(
    what: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    with duckdb.connect(str(tmp_path / "nhl.duckdb")) as tables:
        tables.execute("""
            create schema dev;
            create table dev.mart_shots (
                game_id bigint, season int, game_type int, team text, game_date date, period int,
                play_number int, period_seconds int, shooter_name text, shot_type text, strength text,
                outcome text, is_goal boolean, is_unblocked boolean, x double, y double, x_goals double);
            create table dev.mart_skater_seasons (season int, game_type int, games_played int);
            create table dev.silver_players_ranked (
                player_id bigint, game_id bigint, season int, game_type int, player_name text, game_date date,
                player_total_shots_on_goal int)""")
    pictures = runpy.run_path(str(ROOT / "notebooks" / "pictures.py"))
    monkeypatch.setitem(pictures["main"].__globals__, "DATA", tmp_path)
    monkeypatch.setattr(sys, "argv", ["pictures.py", f"--{what}", "7"])
    with pytest.raises(SystemExit, match=r"^2$"):
        pictures["main"]()
    assert capsys.readouterr().err == f"{sentence} Name a {what} of that table, or leave out --{what}.\n"
    assert not (tmp_path / "pictures.html").exists()


@pytest.mark.parametrize("number", range(len(examples())))
def test_example_of_the_page_runs(number: int, here: Path) -> None:
    code = examples()[number]
    if "matplotlib" in code:
        pytest.importorskip("matplotlib", reason=EXTRA)
    done = run(sys.executable, "-c", code, data_dir=here / "data", cwd=here, MPLBACKEND="Agg").ok()
    made = [path for path in here.iterdir() if path.suffix in (".png", ".parquet") or path.name == "analysis"]
    assert made or done.stdout.strip()


def test_silver_gold_and_marts_open_in_the_copy_of_the_page(here: Path) -> None:
    [code] = [block for block in examples() if "shutil.copy" in block]
    run(sys.executable, "-c", code, data_dir=here / "data", cwd=here).ok()
    (here / "data" / "nhl.duckdb").unlink()
    [copy] = set(re.findall(r'duckdb\.connect\("(analysis[^"]+)"', PAGE))
    with duckdb.connect(str(here / copy), read_only=True) as tables:
        names = [name for (name,) in tables.execute("show tables from dev").fetchall()]
        rows = {
            name: tables.execute(f"select count(*) from dev.{name}").fetchone()
            for name in names
            if name.startswith(("silver_", "gold_", "mart_"))
        }
    assert {"silver_players", "gold_model_stats_v2", "mart_shots"} <= rows.keys()
    assert all(count > 0 for (count,) in rows.values())


def test_marts_that_cannot_be_read_are_one_sentence(here: Path) -> None:
    other = {"NHL_SCHEMA": "nowhere", "NHL_DATA_DIR": str(here / "data")}
    done = run(sys.executable, str(ROOT / "notebooks" / "pictures.py"), data_dir=here / "data", **other)
    said = done.stdout + done.stderr
    assert done.code == 1
    assert "Traceback" not in said
    assert "build them with `dbt build`" in said
