"""The catalog `lake` in a DuckDB: views, functions, and refusals of one sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from deltalake import DeltaTable

from dbt_duckdb_delta import functions, session
from tests.unit.plugin.conftest import ROWS

ORDERED = "select id, name, season from {} order by id"


def test_tables_versions_and_backups_are_read_by_name(lake: duckdb.DuckDBPyConnection) -> None:
    lake.execute("select * from lake.copy('dev.games', 0, 'backups/set_1/dev.games')")
    for table, version in (
        ("lake.dev.games", 1),
        ("lake.now('dev.games')", 1),
        ("lake.at('dev.games', 0)", 0),
        ("lake.backup('set_1/dev.games')", 0),
    ):
        assert lake.execute(ORDERED.format(table)).fetchall() == ROWS[version]


def test_an_operation_runs_once_and_only_when_it_is_executed(
    lake: duckdb.DuckDBPyConnection, games: Path
) -> None:
    statement = "select * from lake.append('dev.games', 'select 9 as id')"
    lake.execute("explain " + statement)
    lake.execute("create view later as " + statement)
    assert DeltaTable(str(games)).version() == 1
    assert lake.execute(statement + " where new_version > 0 and from_version < 9").fetchall() == [(1, 2)]
    assert DeltaTable(str(games)).version() == 2


def test_the_views_follow_what_the_functions_do(lake: duckdb.DuckDBPyConnection) -> None:
    lake.execute("select * from lake.rename('dev.games', 'dev.renamed')")
    assert lake.execute(ORDERED.format("lake.dev.renamed")).fetchall() == ROWS[1]
    with pytest.raises(duckdb.CatalogException):
        lake.execute("select * from lake.dev.games")
    lake.execute("select * from lake.copy_rows('select 7 as n', 'other.made')")
    assert lake.execute("select n from lake.other.made").fetchall() == [(7,)]
    lake.execute("select * from lake.drop('other.made')")
    with pytest.raises(duckdb.CatalogException):
        lake.execute("select * from lake.other.made")


@pytest.mark.parametrize(
    "name", ["Games Played", "select", "GAMES", "it's", 'say "so"', "games.v2", "Zürich 2"]
)
def test_table_names_of_any_kind(lake: duckdb.DuckDBPyConnection, name: str) -> None:
    text, quoted = "dev." + name.replace("'", "''"), name.replace('"', '""')
    lake.execute(f"select * from lake.copy('dev.games', 1, '{text}')")
    lake.execute(f"select * from lake.append('{text}', 'select 5 as id, ''e'' as name, 2024 as season')")
    lake.execute(f"select * from lake.restore('{text}', 1)")
    history = lake.execute(f"select version, rows from lake.history('{text}') order by all").fetchall()
    assert history == [(0, 3), (1, 4), (2, 5), (3, 4)]
    assert lake.execute(ORDERED.format(f'lake.dev."{quoted}"')).fetchall() == ROWS[1]
    assert lake.execute(ORDERED.format(f"lake.at('{text}', 0)")).fetchall() == ROWS[0]
    lake.execute(f"select * from lake.drop('{text}')")
    assert lake.execute(ORDERED.format("lake.dev.games")).fetchall() == ROWS[1]


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ("history(null)", "'' is not a table of the lake. Write schema.table instead."),
        ("history('games')", "'games' is not a table of the lake. Write schema.table instead."),
        ("history('dev.none')", "lake/dev/none holds no Delta table."),
        ("drop('dev..')", "'dev..' is not a table of the lake. Write schema.table instead."),
        ("drop('../../dev.games')", "is not a table of the lake"),
        ("drop('backups/../lake/dev')", "leads out of"),
        ("drop('backups/')", "is not a backup"),
        (
            "restore('dev.games', null)",
            "None is not a version. List the versions with: select * from lake.history(T).",
        ),
        ("restore('dev.games', 'first')", "first is not a version. List the versions with"),
        ("restore('dev.games', -1)", "-1 is not a version. List the versions with"),
        ("restore('dev.games', 7)", "cannot be opened at version 7"),
        ("append('dev.games', 'selec 1')", "lake.append stopped: Parser Error: syntax error"),
        ("append('dev.games', 'select ''x'' as id')", "Cannot cast string 'x' to value of Int64 type"),
        ("overwrite('dev.games', null)", "lake.overwrite needs a value for query, and nothing was done."),
        ("append('dev.games', ' ')", "lake.append needs a value for query"),
        ("freeze('dev.games', null)", "lake.freeze needs a value for reason"),
        ("write_file(null, 'x')", "lake.write_file needs a value for path"),
        ("copy('dev.games', 1, 'dev.games')", "a copy never overwrites"),
        ("copy('dev.games', 1, 'dev.what?')", "choose a name without '?'"),
        ("copy('dev.games', 1, 'dev.Spiele_ä')", "choose a name that does not end in 'ä'"),
        ("copy_rows('selec 1', 'dev.new')", "lake.copy_rows stopped: "),
        ("rename('dev.games', 'nowhere.games')", "lake.rename stopped: "),
        ("set_properties('dev.games', 'retention')", "properties is not a JSON object of texts"),
        ("set_properties('dev.games', '[1]')", "properties is not a JSON object of texts"),
        ("log('dev.log', '[{}]')", "that have run_id, logged_at, verb, state at least"),
        ("log('dev.log', 'x')", "entries is not a JSON list"),
        ("clear('lake/dev/games')", "is not a leftover of an interrupted operation"),
    ],
)
def test_a_refusal_is_one_sentence_and_changes_nothing(
    lake: duckdb.DuckDBPyConnection, games: Path, call: str, sentence: str
) -> None:
    before = sorted(games.parents[2].rglob("*"))
    with pytest.raises(duckdb.InvalidInputException) as refusal:
        lake.execute(f"select * from lake.{call}")
    said = str(refusal.value)
    assert sentence in said
    assert "Python exception" not in said
    assert said.count("\n") == 0
    kept = [path for path in sorted(games.parents[2].rglob("*")) if path.suffix != ".parquet"]
    assert kept == [path for path in before if path.suffix != ".parquet"]
    assert lake.execute(ORDERED.format("lake.now('dev.games')")).fetchall() == ROWS[1]


@pytest.mark.parametrize("name", ["plan.csv", "folder/plan.csv"])
def test_files_of_something_else_are_not_dropped(
    lake: duckdb.DuckDBPyConnection, games: Path, name: str
) -> None:
    path = games.with_name("plans") / name
    path.parent.mkdir(parents=True)
    path.write_text("a,b")
    with pytest.raises(duckdb.InvalidInputException, match="has files that are not those of a Delta table"):
        lake.execute("select * from lake.drop('dev.plans')")
    assert path.read_text() == "a,b"


def test_try_query_tells_rows_or_the_reason(lake: duckdb.DuckDBPyConnection) -> None:
    asked = "select answer, error from lake.try_query(?)"
    assert lake.execute(asked, ["select 1 as N"]).fetchone() == ('[{"n": 1}]', None)
    answer, error = lake.execute(asked, ["select * from no_such_table"]).fetchone()
    assert answer is None
    assert error.startswith("Catalog Error: Table with name no_such_table does not exist")


def test_a_table_whose_log_is_damaged_hides_no_other_and_makes_room_for_its_backup(
    lake: duckdb.DuckDBPyConnection, games: Path, data_dir: Path
) -> None:
    lake.execute("select * from lake.copy('dev.games', 1, 'backups/set_1/dev.games')")
    lake.execute("select * from lake.copy('dev.games', 1, 'dev.other')")
    (games / "_delta_log" / f"{1:020}.json").write_text('{"commitInfo": ', encoding="utf-8")
    with session.connect(data_dir) as connection:
        assert connection.execute(ORDERED.format("lake.dev.other")).fetchall() == ROWS[1]
        with pytest.raises(duckdb.Error, match="lake/dev/games cannot be read: "):
            connection.execute("select * from lake.dev.games")
    assert lake.execute("select * from lake.describe('dev.games')").fetchall() == []
    lake.execute("select * from lake.copy('backups/set_1/dev.games', null, 'dev.games')")
    assert lake.execute(ORDERED.format("lake.dev.games")).fetchall() == ROWS[1]
    (aside,) = lake.execute("select path, was from lake.leftovers()").fetchall()
    assert aside == ("lake/dev/games.1.damaged", "a restore over a damaged table")
    assert len(list((data_dir / aside[0]).rglob("*.parquet"))) == 3


def test_a_report_becomes_a_new_file_and_replaces_none(
    lake: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    statement = "select * from lake.write_file('{}', 'it''s\nlost')"
    file = tmp_path / "incident.md"
    assert lake.execute(statement.format(file)).fetchall() == [(str(file),)]
    assert file.read_text(encoding="utf-8") == "it's\nlost"
    for path, sentence in (
        (file, "exists, and is not replaced"),
        (tmp_path / "no" / "x", "cannot be written"),
    ):
        with pytest.raises(duckdb.InvalidInputException, match=sentence):
            lake.execute(statement.format(path))


def test_a_report_may_be_named_from_the_home_folder(
    lake: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    lake.execute("select * from lake.write_file('~/incident.md', 'lost')")
    assert (tmp_path / "incident.md").read_text(encoding="utf-8") == "lost"


@pytest.fixture
def reading(games: Path, data_dir: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The connection of a command that brings SQL of anybody's."""
    with session.connect(data_dir) as connection:
        functions.register(connection, data_dir, reads_for="dbt build")
        yield connection


@pytest.mark.parametrize("name", sorted(functions.CHANGES))
def test_sql_of_a_model_cannot_change_a_table(
    reading: duckdb.DuckDBPyConnection, games: Path, name: str
) -> None:
    [function] = [each for each in functions.FUNCTIONS if each.name == name]
    required = ", ".join("'dev.games'" for default in function.parameters.values() if default is None)
    with pytest.raises(duckdb.Error, match=f"lake.{name} changes tables, so `dbt build` may not call it"):
        reading.execute(f"create table made as select * from lake.{name}({required})")
    assert DeltaTable(str(games)).version() == 1
    assert [path.name for path in games.parent.iterdir()] == ["games"]


def test_sql_of_a_model_reads_and_takes_backups(reading: duckdb.DuckDBPyConnection) -> None:
    reading.execute("create table mine as select 1 as id")
    reading.execute("select * from lake.copy('dev.games', 0, 'backups/set_1/dev.games')")
    assert reading.execute("select count(*) from lake.at('dev.games', 0)").fetchone() == (3,)
    tried = "select answer, error from lake.try_query('{}')"
    assert reading.execute(tried.format("select 1 as n")).fetchone() == ('[{"n": 1}]', None)
    copied = "select * from lake.copy_rows('{}', 'backups/set_1/dev.mine')"
    for query in ("drop table mine", "select 1; drop table mine", "delete from mine"):
        for call in (tried, copied):
            with pytest.raises(duckdb.Error, match="runs one SELECT for `dbt build`"):
                reading.execute(call.format(query))
    reading.execute(copied.format("from mine"))
    assert reading.execute("select id from mine").fetchall() == [(1,)]


def test_sql_of_a_model_logs_into_the_recovery_log_alone(
    reading: duckdb.DuckDBPyConnection, games: Path
) -> None:
    """A damaged log moves aside, and so would any other damaged table."""
    at = "2026-02-03T09:00:00+00:00"
    entry = json.dumps([{"run_id": "a", "logged_at": at, "verb": "guard", "state": "done"}])
    reading.execute(f"select * from lake.log('dev_recovery.recovery_log', '{entry}')")
    next(games.rglob("*.parquet")).unlink()
    with pytest.raises(duckdb.Error, match=r"lake.log writes into recovery_log alone for `dbt build`"):
        reading.execute(f"select * from lake.log('dev.games', '{entry}')")
    assert [path.name for path in games.parent.iterdir()] == ["games"]
