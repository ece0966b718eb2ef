"""What cannot be built or shown is refused in one sentence with the next step, and nothing is made."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from deltalake import DeltaTable, write_deltalake

from ingestion import bronze
from tests.support.run import Done, installed_dbt


def tables(data_dir: Path) -> list[str]:
    with duckdb.connect(str(data_dir / "nhl.duckdb"), read_only=True) as connection:
        return [row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()]


def test_build_without_bronze_says_what_to_run(dbt: Callable[..., Done], data_dir: Path) -> None:
    said = dbt("build").refused()
    assert "run `dlt pipeline nhl run` first" in said
    assert tables(data_dir) == []


def test_build_names_the_table_that_is_missing(dbt: Callable[..., Done], copy_of_built: Path) -> None:
    before = tables(copy_of_built)
    shutil.rmtree(copy_of_built / "lake" / "dev" / bronze.SCHEDULE)
    said = dbt("build").refused()
    assert f"Not found in lake.dev: {bronze.SCHEDULE}" in said
    assert tables(copy_of_built) == before


def test_build_names_a_column_that_an_older_loader_did_not_write(
    dbt: Callable[..., Done], copy_of_built: Path
) -> None:
    before = tables(copy_of_built)
    path = copy_of_built / "lake" / "dev" / bronze.PLAYER_GAMES
    rows = DeltaTable(path).to_pyarrow_table().drop_columns(["plus_minus"])
    shutil.rmtree(path)  # with the versions that have the column: it was never there
    write_deltalake(path, rows, partition_by=["season"])
    said = dbt("build").refused()
    assert f"{bronze.PLAYER_GAMES} lacks plus_minus. Run `dlt pipeline nhl run` first" in said
    assert tables(copy_of_built) == before


def test_build_does_not_take_a_lost_column_for_one_of_an_older_loader(
    dbt: Callable[..., Done], copy_of_built: Path
) -> None:
    path = copy_of_built / "lake" / "dev" / bronze.PLAYER_GAMES
    rows = DeltaTable(path).to_pyarrow_table().drop_columns(["plus_minus"])
    write_deltalake(path, rows, mode="overwrite", schema_mode="overwrite", partition_by=["season"])
    said = dbt("build").refused()
    assert "lacks column plus_minus of version " in said
    assert "dlt pipeline nhl run" not in said


def test_dbt_show_cannot_change_a_table(dbt: Callable[..., Done], copy_of_built: Path) -> None:
    before = tables(copy_of_built), sorted(path.name for path in (copy_of_built / "lake" / "dev").iterdir())
    for text, sentence in {
        "drop table dev.snapshot_players; select 1": "Blocked: dbt show only reads",
        "{{ config(sql_header='drop table dev.teams;') }} select 1": "Blocked: dbt show only reads",
        f"select * from lake.drop('dev.{bronze.SCHEDULE}')": "lake.drop changes tables, so",
    }.items():
        done = dbt("show", "--inline", text)
        assert done.code != 0
        assert sentence in done.output
    assert "'drop'" not in dbt("show", "--inline", "select replace('a', 'drop', 'b') as c").ok().output
    assert before == (
        tables(copy_of_built), sorted(path.name for path in (copy_of_built / "lake" / "dev").iterdir())
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("{top: many}", "top: many is not a whole number"),
        ("{season: 2024-25}", "season: 2024-25 is not a whole number"),
        ("{}", "run `dbt build` first"),
    ],
)
def test_leading_shooters_refuses(dbt: Callable[..., Done], arguments: str, sentence: str) -> None:
    assert sentence in dbt("run-operation", "leading_shooters", "--args", arguments).refused()


def failure(done: Done) -> list[str]:
    """The lines of a failure: all but those with a time that dbt prints of its progress."""
    progress = re.compile(r"\d\d:\d\d:\d\d (?!.*(error|fail))", re.IGNORECASE)
    done.refused()
    return [line for line in done.stdout.splitlines() if not progress.match(line)]


def test_a_verb_that_refuses_shows_its_sentence_first(dbt: Callable[..., Done]) -> None:
    done = dbt("run-operation", "time_travel", "--args", f"{{table: {bronze.SCHEDULE}s}}")
    sentence, heading, *_ = failure(done)
    assert sentence == (
        f"'{bronze.SCHEDULE}s' is not a table of this project; did you mean '{bronze.SCHEDULE}'?"
    )
    assert "Encountered an error while running operation: Compilation Error" in heading


@pytest.mark.usefixtures("copy_of_built")
def test_the_guard_shows_its_sentence_first(dbt: Callable[..., Done]) -> None:
    done = dbt("build", "--empty")
    sentence, *others = failure(done)
    assert re.match(r"Blocked: --empty would build snapshot 'snapshot_\w+' from no rows", sentence)
    assert any("Encountered an error:" in line for line in others)


@pytest.mark.thorough
def test_a_refusal_prints_no_part_of_a_json_document(data_dir: Path) -> None:
    arguments = f"{{table: {bronze.SCHEDULE}s, output: json}}"
    done = installed_dbt("-q", "run-operation", "time_travel", "--args", arguments, data_dir=data_dir)
    assert failure(done)[0].startswith(f"'{bronze.SCHEDULE}s' is not a table")
    assert not any(line.startswith(("{", "[")) for line in done.stdout.splitlines())
